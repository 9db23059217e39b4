import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLISHED_CALENDAR } from '../../law/calendar/published.ts';
import { yearOf } from '../../law/kernel/plain-date.ts';
import { readConfig } from '../../server/config.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLogger } from '../../server/platform/logs/logger.ts';
import { openDatabase } from '../../server/platform/postgres/open.ts';
import { lookAtDatabase, lookAtKeys } from '../doctor/database.ts';
import type { Finding } from '../doctor/finding.ts';
import { lookAtFolder, lookAtRuntime, ROOT } from '../doctor/machine.ts';
import { lookAtWork } from '../doctor/work.ts';

/** `guitu doctor`: looks at the machine, the settings, the database and the keys; says what to mend. Exit 1 when anything is wrong. */
export async function run(): Promise<number> {
  let wrong = 0;
  const say = (title: string, finding: Finding) => {
    const [mark, text] =
      'fine' in finding ? ['✓', finding.fine] : 'worry' in finding ? ['!', finding.worry] : ['✗', finding.wrong];
    if ('wrong' in finding) wrong += 1;
    process.stdout.write(`${mark} ${title}: ${text}\n`);
  };
  say('runtime', lookAtRuntime());
  const read = readConfig();
  if (!read.ok) {
    for (const fault of read.faults) say('settings', { wrong: fault });
    return 1;
  }
  const { config } = read;
  say('settings', {
    fine: `${config.host}:${config.port}, ${config.databaseUrl ? 'a server of one’s own' : 'embedded PostgreSQL'}`,
  });
  say(
    'pages',
    existsSync(join(ROOT, 'dist', 'console', 'index.html'))
      ? { fine: 'built' }
      : { worry: 'not built yet; npm start builds them' },
  );
  const clock = systemClock(config.today);
  const year = yearOf(clock.today());
  const notice = PUBLISHED_CALENDAR.sourceOf(year);
  say(
    'calendar',
    notice
      ? { fine: `${year} by ${notice}` }
      : { worry: `the holiday notice of ${year} is not in law/calendar: deadlines are provisional` },
  );
  try {
    const { database, ownerUrl, close } = await openDatabase(config, clock, createLogger('silent'));
    try {
      say('data folder', lookAtFolder(config.dataFolder));
      for (const [title, finding] of await lookAtDatabase(ownerUrl)) say(title, finding);
      say('keys', await lookAtKeys(config.dataFolder, ownerUrl));
      for (const [title, finding] of await lookAtWork(database, clock)) say(title, finding);
    } finally {
      await close();
    }
  } catch (error) {
    say('database', { wrong: (error as Error).message });
  }
  process.stdout.write(wrong === 0 ? 'Fit to run.\n' : `${wrong} to mend.\n`);
  return wrong === 0 ? 0 : 1;
}
