import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { createLogger } from '../logs/logger.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';

const folder = mkdtempSync(join(tmpdir(), 'guitu-embedded-'));
const logger = createLogger('silent');
const cluster = join(folder, 'postgres', 'cluster');
const pidFile = join(cluster, 'postmaster.pid');
const postmaster = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);

let running: EmbeddedPostgres = await startEmbeddedPostgres(folder, logger);
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T>(sql: string): Promise<T[]> {
  const client = new pg.Client({ ...running, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // The test names the row's type where it writes the SQL.
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Asks until it is answered: PostgreSQL is on its way back. */
async function askPatiently<T>(sql: string): Promise<T[]> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask<T>(sql);
    } catch (error) {
      if (attempt > 150) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe('the embedded PostgreSQL', () => {
  it('sorts and compares the same on every machine, and checks its pages', async () => {
    const [database] = await ask(
      `SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'postgres'`,
    );
    expect(database).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8' });
    expect(await ask('SHOW data_checksums')).toEqual([{ data_checksums: 'on' }]);
    expect(await ask('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
  });

  it('is back on the same port when it is killed, with everything that was committed', async () => {
    await ask('CREATE TABLE kept AS SELECT 1 AS n');
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    expect(await askPatiently('SELECT n FROM kept')).toEqual([{ n: 1 }]);
    expect(postmaster()).not.toBe(before);
  });

  it('is shared by a second start, which leaves it running when it stops', async () => {
    const guest = await startEmbeddedPostgres(folder, logger);
    expect(guest.port).toBe(running.port);
    await guest.stop();
    expect(await ask('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('is taken over by a guest when its owner stops', async () => {
    const guest = await startEmbeddedPostgres(folder, logger);
    await running.stop();
    running = guest;
    expect(await askPatiently('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('starts over a note that a killed machine left behind, also where its number now belongs to another program', async () => {
    await running.stop();
    writeFileSync(pidFile, `${process.pid}\n${cluster}\n0\n${running.port}\n\n127.0.0.1\n\nready\n`, { mode: 0o600 });
    running = await startEmbeddedPostgres(folder, logger);
    expect(await ask('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('that an earlier process left running when it was killed is stopped properly and started again', async () => {
    const orphan = postmaster();
    const note = join(folder, 'postgres', 'owner.json');
    writeFileSync(note, readFileSync(note, 'utf8').replace(/"owner":\d+/, '"owner":4194303'));
    const killed = running;
    running = await startEmbeddedPostgres(folder, logger);
    expect(postmaster()).not.toBe(orphan);
    await killed.stop(); // in truth it is dead; here it must not start its PostgreSQL again
    expect(await askPatiently('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });
});
