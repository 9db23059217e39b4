/**
 * Checkpoints of the audit's chain, kept outside the database: somebody who can edit the database could cut off the tail of the audit and
 * nothing inside would show it. `guitu verify` compares; print the file's last line with the month's ledger to keep it out of reach entirely.
 */
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';
import type { Database } from '../postgres/database.ts';

const HOUR_MS = 3_600_000;

export function checkpointPath(dataFolder: string): string {
  return join(dataFolder, 'seals', 'checkpoints.jsonl');
}

/** Appends the end of the audit's chain to the file at `path`, unless it stands at place `last`. Returns the place noted. */
export async function noteCheckpoint(database: Database, clock: Clock, path: string, last: number): Promise<number> {
  const end = await database.asSystem('audit-checkpoint', async (tx) => {
    const { rows } = await tx.query<{ place: number; hash: Buffer }>(
      'SELECT place, hash FROM guitu.audit_seal ORDER BY place DESC LIMIT 1',
    );
    return rows[0];
  });
  if (end === undefined || end.place === last) return last;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const line = JSON.stringify({ at: clock.now().toISOString(), place: end.place, hash: end.hash.toString('hex') });
  await appendFile(path, `${line}\n`, { mode: 0o600 });
  return end.place;
}

/** Notes a checkpoint every hour and when stopped. Stop it after the sealer. */
export function startCheckpoints(deps: { database: Database; clock: Clock; logger: Logger; dataFolder: string }): {
  stop(): Promise<void>;
} {
  const path = checkpointPath(deps.dataFolder);
  let noted = 0;
  let turn: Promise<void> = Promise.resolve();
  const note = () => {
    turn = noteCheckpoint(deps.database, deps.clock, path, noted).then(
      (place) => {
        noted = place;
      },
      (error: unknown) => deps.logger.error({ err: error }, 'no audit checkpoint could be written; trying again in an hour'),
    );
    return turn;
  };
  const timer = setInterval(note, HOUR_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
      await note();
    },
  };
}
