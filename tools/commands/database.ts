/** Opens the configured database for a command: the owner's connection, and the server's data folder. Messages of the server stay out. */
import { readConfig } from '../../server/config.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLogger } from '../../server/platform/logs/logger.ts';
import { openDatabase } from '../../server/platform/postgres/open.ts';
import { UsageFault } from './arguments.ts';

export interface OpenedByCommand {
  readonly ownerUrl: string;
  readonly dataFolder: string;
  readonly clock: ReturnType<typeof systemClock>;
}

/** Runs `body` with the database open, starting the embedded PostgreSQL where no server runs, and closes it again. */
export async function withDatabase<T>(body: (opened: OpenedByCommand) => Promise<T>): Promise<T> {
  const read = readConfig();
  if (!read.ok) throw new UsageFault(read.faults.join('\n'));
  const { dataFolder, today } = read.config;
  const clock = systemClock(today);
  const opened = await openDatabase(read.config, clock, createLogger('error'));
  try {
    return await body({ ownerUrl: opened.ownerUrl, dataFolder, clock });
  } finally {
    await opened.close();
  }
}
