/**
 * The process that does imports, started by the server when one waits: its memory is its own, its work does not hold the site up, and it
 * goes away when nothing is left. It may be killed at any moment.
 */
import { readConfig } from '../../config.ts';
import { createCases } from '../../platform/cases/pipeline.ts';
import { systemClock } from '../../platform/clock.ts';
import { openKeyRing } from '../../platform/keys/keys.ts';
import { createLogger } from '../../platform/logs/logger.ts';
import { openDatabase } from '../../platform/postgres/open.ts';
import { openPeople } from '../../registers/people/people.ts';
import { runImports } from './run-import.ts';

const read = readConfig();
if (!read.ok) {
  console.error(read.faults.join('\n'));
  process.exit(1);
}
const { config } = read;
const logger = createLogger(config.logLevel);
const clock = systemClock(config.today);
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
// The server has gone: finish the chunk and leave the rest to the next server's process.
process.on('disconnect', () => stopping.abort());

const { ring } = await openKeyRing(config.dataFolder);
const { database, close } = await openDatabase(config, clock, logger);
try {
  await runImports(
    {
      database,
      clock,
      logger,
      keys: ring,
      people: openPeople(ring, clock),
      cases: createCases({ database, cipher: ring, clock }),
      demo: config.demo,
    },
    { signal: stopping.signal },
  );
} catch (error) {
  // The import stays claimed, grows stale, and is taken over.
  logger.error({ err: error }, 'an import was broken off');
  process.exitCode = 1;
} finally {
  await close();
  process.disconnect?.();
}
