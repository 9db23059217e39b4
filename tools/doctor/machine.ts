/** What `guitu doctor` sees without a database: the runtime and the data folder. */
import { accessSync, constants, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

export function lookAtRuntime(): Finding {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return process.version === `v${dependencies.node}`
    ? { fine: `Node ${process.version}` }
    : { wrong: `Node ${process.version} runs and ${dependencies.node} is pinned: start with npm start or npx guitu` };
}

export function lookAtFolder(folder: string): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    return { wrong: `${folder} cannot be written by this user: change its owner, or set GUITU_DATA` };
  }
  if ((statSync(folder).mode & 0o006) !== 0) return { wrong: `${folder} is open to everybody: chmod o-rw ${folder}` };
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 30);
  return free >= 5 ? { fine: `${folder}, ${free} GiB free` } : { worry: `${folder} has ${free} GiB left` };
}
