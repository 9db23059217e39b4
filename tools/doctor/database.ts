/** What `guitu doctor` asks the database itself, as its owner. */
import { existsSync, statSync } from 'node:fs';
import pg from 'pg';
import { systemClock } from '../../server/platform/clock.ts';
import { openKeyRing, ringPath } from '../../server/platform/keys/keys.ts';
import { REFERENCE_TABLES } from '../../server/platform/scope/reference-tables.ts';
import type { Finding } from './finding.ts';

export async function lookAtKeys(folder: string, ownerUrl: string): Promise<Finding> {
  const path = ringPath(folder);
  if (!existsSync(path)) return { worry: `${path} is not there yet; the first start makes it` };
  if ((statSync(path).mode & 0o077) !== 0) return { wrong: `${path} can be read by others: chmod 600 ${path}` };
  const { ring } = await openKeyRing(folder);
  const rows = await ask<{ fingerprint: string }>(ownerUrl, 'SELECT fingerprint FROM guitu.key_ring');
  return rows.length === 0 || rows.some((row) => row.fingerprint === ring.fingerprint)
    ? { fine: `${path}; is a copy of it kept elsewhere?` }
    : { wrong: `${path} is not the ring this database was sealed with: put the kept copy in its place` };
}

export async function lookAtDatabase(ownerUrl: string): Promise<[string, Finding][]> {
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
       AND NOT (relrowsecurity AND relforcerowsecurity) AND relname <> ALL ($1)`,
    [REFERENCE_TABLES],
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
