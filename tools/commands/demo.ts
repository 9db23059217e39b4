import { readConfig } from '../../server/config.ts';
import { createCases } from '../../server/platform/cases/pipeline.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { openKeyRing } from '../../server/platform/keys/keys.ts';
import { requireRing } from '../../server/platform/keys/ring-check.ts';
import { createLogger } from '../../server/platform/logs/logger.ts';
import { openDatabase } from '../../server/platform/postgres/open.ts';
import { openPeople } from '../../server/registers/people/people.ts';
import { seedPlaces } from '../../server/registers/places/places.ts';
import { isFirstRun, loadDemonstration } from '../../server/services/demonstration/load.ts';
import { tableOf } from '../../server/services/demonstration/open.ts';
import { dayOption, readArguments, UsageFault, withUsage } from './arguments.ts';

/**
 * `guitu demo --day 2026-10-09`: loads the demonstration county as it stands on that day. Refuses a database in which anybody has an account:
 * made-up persons never come among real ones.
 */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('demo', async () => {
    const { values, positionals } = readArguments(args, { day: { type: 'string' }, seed: { type: 'string' } });
    if (positionals.length > 0) throw new UsageFault(`${positionals[0]} is not an option`);
    const day = dayOption('day', values.day);
    const read = readConfig();
    if (!read.ok) throw new UsageFault(read.faults.join('\n'));
    const { config } = read;
    const clock = systemClock(day);
    const { ring, path } = await openKeyRing(config.dataFolder);
    const { database, close } = await openDatabase(config, clock, createLogger('warn'));
    try {
      await database.asSystem('keys', (tx) => requireRing(tx, ring, path, clock));
      if (!(await isFirstRun(database))) {
        process.stderr.write(
          'guitu demo: this database is in use. Name an empty one with DATABASE_URL, or an empty folder with GUITU_DATA.\n',
        );
        return 1;
      }
      await database.asSystem('places', seedPlaces);
      const cases = createCases({ database, cipher: ring, clock });
      const accounts = await loadDemonstration(
        {
          database,
          clock,
          cases,
          people: openPeople(ring, clock),
          dataFolder: config.dataFolder,
          say: (line) => process.stdout.write(`${line}\n`),
        },
        day,
        values.seed,
      );
      process.stdout.write(`\n${tableOf(accounts)}\n\nStart the server on that day: GUITU_TODAY=${day} npm start\n`);
      return 0;
    } finally {
      await close();
    }
  });
}
