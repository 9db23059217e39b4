import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { PUBLISHED_CALENDAR } from '../../law/calendar/published.ts';
import { yearOf } from '../../law/kernel/plain-date.ts';
import { readConfig } from '../../server/config.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { openKeyRing, ringPath } from '../../server/platform/keys/keys.ts';
import { createLogger } from '../../server/platform/logs/logger.ts';
import { openDatabase } from '../../server/platform/postgres/open.ts';

/** What a look found: fine, or what is wrong and how to mend it. A worry is said and does not fail. */
type Finding = { readonly fine: string } | { readonly worry: string } | { readonly wrong: string };

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
      const { rows } = await database.asSystem('doctor', (tx) =>
        tx.query<{ waiting: number }>('SELECT count(*) AS waiting FROM guitu.audit_unsealed'),
      );
      const waiting = rows[0]?.waiting ?? 0;
      say(
        'audit',
        waiting < 10_000
          ? { fine: `${waiting} rows wait for their seal` }
          : { worry: `${waiting} rows wait for their seal: does a server run?` },
      );
    } finally {
      await close();
    }
  } catch (error) {
    say('database', { wrong: (error as Error).message });
  }
  process.stdout.write(wrong === 0 ? 'Fit to run.\n' : `${wrong} to mend.\n`);
  return wrong === 0 ? 0 : 1;
}

const ROOT = join(import.meta.dirname, '..', '..');

function lookAtRuntime(): Finding {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return process.version === `v${dependencies.node}`
    ? { fine: `Node ${process.version}` }
    : { wrong: `Node ${process.version} runs and ${dependencies.node} is pinned: start with npm start or npx guitu` };
}

function lookAtFolder(folder: string): Finding {
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

async function lookAtKeys(folder: string, ownerUrl: string): Promise<Finding> {
  const path = ringPath(folder);
  if (!existsSync(path)) return { worry: `${path} is not there yet; the first start makes it` };
  if ((statSync(path).mode & 0o077) !== 0) return { wrong: `${path} can be read by others: chmod 600 ${path}` };
  const { ring } = await openKeyRing(folder);
  const rows = await ask<{ fingerprint: string }>(ownerUrl, 'SELECT fingerprint FROM guitu.key_ring');
  return rows.length === 0 || rows.some((row) => row.fingerprint === ring.fingerprint)
    ? { fine: `${path}; is a copy of it kept elsewhere?` }
    : { wrong: `${path} is not the ring this database was sealed with: put the kept copy in its place` };
}

async function lookAtDatabase(ownerUrl: string): Promise<[string, Finding][]> {
  const [server] = await ask<{
    version: string;
    encoding: string;
    checksums: string;
    fsync: string;
    commit: string;
    skew: number;
  }>(
    ownerUrl,
    `SELECT current_setting('server_version') AS version, pg_encoding_to_char(encoding) AS encoding, current_setting('data_checksums') AS checksums,
       current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
       abs(extract(epoch FROM clock_timestamp()) - $1::float8)::float8 AS skew
     FROM pg_database WHERE datname = current_database()`,
    [systemClock().now().getTime() / 1_000],
  );
  const open = await ask<{ name: string }>(
    ownerUrl,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'guitu'::regnamespace AND relkind IN ('r', 'p')
       AND NOT (relrowsecurity AND relforcerowsecurity) AND relname NOT IN ('organisation', 'region', 'role')`,
  );
  const [role] = await ask<{ unsafe: boolean }>(
    ownerUrl,
    `SELECT rolsuper OR rolbypassrls AS unsafe FROM pg_roles WHERE rolname = 'guitu_app'`,
  );
  if (server === undefined) return [['database', { wrong: 'it does not answer' }]];
  const lossy = server.fsync !== 'on' || server.commit === 'off';
  return [
    [
      'database',
      server.encoding === 'UTF8'
        ? { fine: `PostgreSQL ${server.version}` }
        : { wrong: `its encoding is ${server.encoding}: make it with UTF8` },
    ],
    [
      'durability',
      lossy
        ? { wrong: 'fsync or synchronous_commit is off: what is acknowledged could be lost; switch both on' }
        : { fine: 'every commit reaches the disk' },
    ],
    [
      'checksums',
      server.checksums === 'on'
        ? { fine: 'on' }
        : { worry: 'off: silent damage of the disk goes unnoticed (pg_checksums --enable)' },
    ],
    [
      'clock',
      server.skew < 2
        ? { fine: 'this machine and the database agree' }
        : { wrong: `this machine and the database are ${server.skew.toFixed(1)} s apart: let both follow the same time server` },
    ],
    [
      'limits of scope',
      open.length > 0
        ? { wrong: `without row-level security: ${open.map((table) => table.name).join(', ')}` }
        : role?.unsafe
          ? { wrong: 'guitu_app may bypass them: take SUPERUSER and BYPASSRLS from it' }
          : { fine: 'held by the database' },
    ],
  ];
}

async function ask<R extends pg.QueryResultRow>(url: string, sql: string, params: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql, params)).rows;
  } finally {
    await client.end();
  }
}
