/** A real, migrated PostgreSQL database for one test file, opened as the app's role. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type PlainDate, plainDate } from '../law/kernel/plain-date.ts';
import type { Clock } from '../server/platform/clock.ts';
import { createLogger } from '../server/platform/logs/logger.ts';
import { createDatabase, type Database, type DatabaseOptions } from '../server/platform/postgres/database.ts';
import { appConnection } from '../server/platform/postgres/open.ts';
import { TEMPLATE } from './postgres-server.ts';

export interface TestDatabase {
  readonly database: Database;
  readonly clock: TestClock;
  /** The owner's address of this database: for what the app's role may not do. */
  readonly ownerUrl: string;
  /** Another pool on the same database, closed with it: a second process, or one with other limits. */
  open(options?: Partial<DatabaseOptions>): Database;
  /** Runs one statement as the owner, past every policy. */
  asOwner<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
}

/** A clock that a test sets: starts at ten in the morning, Shanghai, of `day`. */
export class TestClock implements Clock {
  #at: number;
  constructor(day: PlainDate) {
    this.#at = Date.parse(`${day}T10:00:00+08:00`);
  }
  now(): Date {
    return new Date(this.#at);
  }
  today(): PlainDate {
    return plainDate(new Date(this.#at + 8 * 3_600_000).toISOString().slice(0, 10));
  }
  advance(milliseconds: number): void {
    this.#at += milliseconds;
  }
}

/** Makes the database and registers its removal after the file. Call once, at the top of a test file or in `beforeAll`. */
export async function testDatabase(day: PlainDate = plainDate('2026-10-09')): Promise<TestDatabase> {
  const { url, appPassword } = inject('postgres');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await owned(`${url}/postgres`, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
  const ownerUrl = `${url}/${name}`;
  const clock = new TestClock(day);
  const pools: Database[] = [];
  const open = (options: Partial<DatabaseOptions> = {}) => {
    const pool = createDatabase({
      connection: appConnection(ownerUrl, appPassword),
      clock,
      logger: createLogger('silent'),
      maxConnections: 8,
      ...options,
    });
    pools.push(pool);
    return pool;
  };
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    await owned(`${url}/postgres`, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  });
  return {
    database: open(),
    clock,
    ownerUrl,
    open,
    asOwner: <R>(sql: string, params: readonly unknown[] = []) =>
      // The test names the row's type where it writes the SQL.
      owned(ownerUrl, async (client) => (await client.query(sql, [...params])).rows as R[]),
  };
}

async function owned<T>(connectionString: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}
