/** Text messages as files, where no gateway is set up: somebody or something else sends them from `sms/` below the data folder. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Carrier } from './carrier.ts';

export function smsFolder(dataFolder: string): Carrier {
  const folder = join(dataFolder, 'sms');
  return {
    async send({ id, to, text }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `.${id}`);
      // Whole or not at all: whoever watches the folder never reads half a message.
      await writeFile(draft, `${JSON.stringify({ id, to, text }, null, 2)}\n`, { mode: 0o600 });
      await rename(draft, join(folder, `${id}.json`));
      return { ok: true };
    },
  };
}
