/**
 * Migrations: plain SQL files, numbered, each in a transaction of its own, run by the owner of the database. What has been applied is
 * remembered with its checksum: an applied file that reads differently stops the start, since two databases would no longer be alike.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { elapsedMs } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '..', 'migrations');

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Key of the advisory lock that lets one process migrate while others wait; any constant of ours. */
const LOCK = 0x67_75_69_74;

/**
 * Brings the database up to `folder`. Two processes may call it at once. Returns the versions it applied.
 * Throws when an applied file has changed, when the database is newer than this Guitu, or when a file fails (nothing of it stays).
 */
export async function migrate(client: pg.ClientBase, logger: Logger, folder: string = MIGRATIONS_FOLDER): Promise<number[]> {
  const migrations = readMigrations(folder);
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`CREATE SCHEMA IF NOT EXISTS guitu_meta;
      CREATE TABLE IF NOT EXISTS guitu_meta.migration (
        version integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
      COMMENT ON TABLE guitu_meta.migration IS 'Migrations applied, with the SHA-256 of the file'`);
    const { rows } = await client.query<{ version: number; name: string; checksum: string }>(
      'SELECT version, name, checksum FROM guitu_meta.migration ORDER BY version',
    );
    const applied = new Map(rows.map((row) => [row.version, row]));
    refuseDifferences(applied, migrations);
    const done: number[] = [];
    for (const migration of migrations.filter(({ version }) => !applied.has(version))) {
      const started = elapsedMs();
      await apply(client, migration);
      logger.info({ migration: migration.name, ms: Math.round(elapsedMs() - started) }, 'applied a migration');
      done.push(migration.version);
    }
    return done;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const match = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file);
      if (!match) throw new Error(`${join(folder, file)}: a migration is named like 0001_foundation.sql`);
      const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return {
        version: Number(match[1]),
        name: file.slice(0, -4),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    });
  const twice = migrations.find((migration, index) => migrations[index - 1]?.version === migration.version);
  if (twice) throw new Error(`${folder}: two migrations have the number ${twice.version}`);
  return migrations;
}

function refuseDifferences(
  applied: ReadonlyMap<number, { name: string; checksum: string }>,
  migrations: readonly Migration[],
): void {
  for (const [version, { name, checksum }] of applied) {
    const migration = migrations.find((candidate) => candidate.version === version);
    if (migration === undefined) {
      throw new Error(
        `This database has migration ${name}, which this Guitu does not know: start the newer Guitu, or restore a backup.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new Error(
        `Migration ${name} was applied to this database in another wording. Undo the change to the file and write a new migration.`,
      );
    }
  }
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query('INSERT INTO guitu_meta.migration (version, name, checksum) VALUES ($1, $2, $3)', [
      migration.version,
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}
