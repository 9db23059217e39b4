import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/postgres.ts';
import { createLogger } from '../logs/logger.ts';
import { MIGRATIONS_FOLDER, migrate } from './migrate.ts';

const { ownerUrl, asOwner } = await testDatabase();
const logger = createLogger('silent');
const folder = mkdtempSync(join(tmpdir(), 'guitu-migrations-'));
cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function migrateOnce(from = folder): Promise<number[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await migrate(client, logger, from);
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('run a second time change nothing', async () => {
    expect(await migrateOnce()).toEqual([]);
  });

  it('run by several processes at once are applied once', async () => {
    writeFileSync(join(folder, '0990_probe.sql'), 'CREATE TABLE guitu.probe (n integer); SELECT pg_sleep(0.2);');
    const applied = await Promise.all([migrateOnce(), migrateOnce(), migrateOnce()]);
    expect(applied.flat()).toEqual([990]);
  });

  it('that fail leave nothing of themselves', async () => {
    const broken = join(folder, '0991_broken.sql');
    writeFileSync(broken, 'CREATE TABLE guitu.half (n integer); SELECT 1/0;');
    await expect(migrateOnce()).rejects.toThrow('0991_broken failed: division by zero');
    expect(await asOwner(`SELECT to_regclass('guitu.half') AS half`)).toEqual([{ half: null }]);
    rmSync(broken);
  });

  it('stop when an applied file reads differently', async () => {
    const probe = join(folder, '0990_probe.sql');
    writeFileSync(probe, 'CREATE TABLE guitu.probe (n bigint);');
    await expect(migrateOnce()).rejects.toThrow('0990_probe was applied to this database in another wording');
  });

  it('stop when the database is newer than the program', async () => {
    await expect(migrateOnce(MIGRATIONS_FOLDER)).rejects.toThrow('0990_probe, which this Guitu does not know');
  });
});
