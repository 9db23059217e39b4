import type { Clock } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';
import type { Database } from '../postgres/database.ts';
import { forgetOldAttempts } from './throttle.ts';

/** Once an hour removes counts of sign-ins that no longer matter. */
export function startHousekeeping(database: Database, clock: Clock, logger: Logger): { stop(): Promise<void> } {
  let turn: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    turn = database
      .asSystem('housekeeping', (tx) => forgetOldAttempts(tx, clock.now()))
      .catch((error: unknown) => logger.error({ err: error }, 'old counts of sign-ins could not be removed'));
  }, 3_600_000).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}
