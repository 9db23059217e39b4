import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/postgres.ts';

const { database, asOwner, open } = await testDatabase();

describe('a transaction', () => {
  it('runs as the app role, which owns nothing', async () => {
    const { rows } = await database.asSystem('test', (tx) => tx.query<{ who: string }>('SELECT current_user AS who'));
    expect(rows).toEqual([{ who: 'guitu_app' }]);
    expect(
      await asOwner(`SELECT c.oid FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'guitu_app'`),
    ).toEqual([]);
  });

  it('gives days as text, bigints as numbers and the day of the clock', async () => {
    const { rows } = await database.asSystem('test', (tx) =>
      tx.query(`SELECT date '2026-02-28' AS day, 7::bigint AS n, current_setting('guitu.today') AS today`),
    );
    expect(rows).toEqual([{ day: '2026-02-28', n: 7, today: '2026-10-09' }]);
  });

  it('leaves nothing behind when its function throws', async () => {
    const failing = database.asSystem('test', async (tx) => {
      await tx.query(`INSERT INTO guitu.region (code, name, level) VALUES ('36', '江西省', 'province')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await asOwner(`SELECT 1 FROM guitu.region`)).toEqual([]);
  });

  it('says so when it was aborted but its function swallowed the error', async () => {
    const swallowing = database.asSystem('test', async (tx) => {
      await tx.query('SELECT 1/0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('rolled back');
  });

  it('survives its connections being killed while they idle', async () => {
    await database.asSystem('test', (tx) => tx.query('SELECT 1'));
    await asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'guitu_app' AND datname = current_database()`,
    );
    const { rows } = await database.asSystem('test', (tx) => tx.query('SELECT 1 AS one'));
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('stops a statement that takes too long', async () => {
    const hasty = open({ statementTimeoutMs: 100 });
    await expect(hasty.asSystem('test', (tx) => tx.query('SELECT pg_sleep(5)'))).rejects.toThrow('statement timeout');
  });
});
