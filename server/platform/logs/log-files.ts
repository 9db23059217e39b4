/** Log lines in files of a folder: a new file each day and whenever one grows too large; the oldest go. */
import { join } from 'node:path';
import type { DestinationStream } from 'pino';
import roll from 'pino-roll';

/** About a month at one file a day; a file is cut before it is too large to open. */
const KEPT_FILES = 31;
const LARGEST = '100m';

/** Opens the file of today in `folder`, which is made where it is missing. Several processes may share a folder: each has files of its own. */
export async function openLogFiles(folder: string, port: number): Promise<DestinationStream> {
  return roll({
    file: join(folder, `guitu-${port}`),
    extension: '.log',
    frequency: 'daily',
    dateFormat: 'yyyy-MM-dd',
    size: LARGEST,
    mkdir: true,
    limit: { count: KEPT_FILES, removeOtherLogFiles: true },
  });
}
