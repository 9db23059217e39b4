import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the `guitu` command as its users do, in a process of its own, and waits for it. */
export function guitu(args: readonly string[], input?: unknown): Outcome {
  const text = input === undefined ? '' : typeof input === 'string' ? input : JSON.stringify(input);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools', 'guitu.mjs'), ...args], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
