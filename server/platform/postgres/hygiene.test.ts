/** A scope belongs to one transaction: not to the next one on the same connection, and not to the one beside it. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { testCounty } from '../cases/test-county.ts';
import type { Actor } from '../scope/actor.ts';
import { REFERENCE_TABLES } from '../scope/reference-tables.ts';

const county = await testCounty();
const { asOwner, open, officerA } = county;

/** Fifty units with one case each, and fifty actors who may see one each. */
const actors: Actor[] = await Promise.all(
  Array.from({ length: 50 }, async (_, n) => {
    const unit = randomUUID();
    await asOwner('INSERT INTO guitu.organisation (id, kind, name, region) VALUES ($1, $2, $3, $4)', [
      unit,
      'judicial-office',
      `第${n}司法所`,
      '360825',
    ]);
    await asOwner(
      `INSERT INTO guitu."case" (id, domain, kind, unit, region, juvenile, sealed, facts, opening, version, head, state, closed,
         derived_on, derived_through, created, updated)
       VALUES ($1, 'corrections', 'parole', $1, '360825', false, false, '{}', '{}', 0, decode(repeat('00', 32), 'hex'), 'expected', false,
         '2026-10-09', '2026-12-31', now(), now())`,
      [unit],
    );
    return { ...officerA, account: randomUUID(), units: [unit], writeUnits: [unit], compartments: [] };
  }),
);

const visible = (tx: { query<R>(sql: string): Promise<{ rows: R[] }> }) =>
  tx.query<{ unit: string; account: string; n: number }>(
    `SELECT unit, guitu.scope_account() AS account, count(*) OVER () AS n FROM guitu."case"`,
  );

describe('scope', () => {
  it('is never another’s: 64 at a time, 50 actors, a pool of 8, some failing and some killed', async () => {
    const pool = open({ maxConnections: 8, statementTimeoutMs: 2_000 });
    let [seen, strange, failed] = [0, 0, 0];
    const once = async (turn: number) => {
      const actor = actors[turn % actors.length] as Actor; // the index is within the list
      try {
        await pool.inScope(actor, async (tx) => {
          const { rows } = await visible(tx);
          seen += 1;
          const [row] = rows;
          if (row?.n !== 1 || row.unit !== actor.units[0] || row.account !== actor.account) strange += 1;
          if (turn % 7 === 0) await tx.query('SELECT 1/0');
          if (turn % 11 === 0) throw new Error('the handler gave up');
          if (turn % 97 === 0) await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
        });
      } catch {
        failed += 1;
      }
    };
    const TURNS = 4_000;
    let next = 0;
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        while (next < TURNS) {
          next += 1;
          await once(next);
        }
      }),
    );
    expect(strange).toBe(0);
    expect(seen).toBeGreaterThan(TURNS * 0.95);
    expect(failed).toBeGreaterThan(TURNS / 7);
  }, 120_000);

  it.each([
    ['unset', ''],
    [
      'empty, as a connection leaves it',
      `SELECT set_config('guitu.units', '', false), set_config('guitu.compartments', '', false)`,
    ],
    [
      'half set',
      `SELECT set_config('guitu.account', '${randomUUID()}', false), set_config('guitu.compartments', '{juvenile,sealed}', false)`,
    ],
  ])('%s shows no row of any business table', async (_what, setting) => {
    const url = new URL(county.ownerUrl);
    const owner = new pg.Client({ connectionString: url.href });
    await owner.connect();
    try {
      await owner.query('SET SESSION AUTHORIZATION guitu_app');
      if (setting) await owner.query(setting);
      const { rows } = await owner.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'guitu'::regnamespace AND c.relkind IN ('r', 'v')
           AND has_table_privilege(c.oid, 'SELECT') AND c.relname <> ALL ($1)`,
        [REFERENCE_TABLES],
      );
      expect(rows.length).toBeGreaterThan(10);
      for (const { name } of rows) {
        const { rows: found } = await owner.query(`SELECT count(*)::int AS n FROM guitu.${pg.escapeIdentifier(name)}`);
        expect([name, found[0].n]).toEqual([name, 0]);
      }
    } finally {
      await owner.end();
    }
  });

  it('without units neither changes nor adds a case', async () => {
    const nobody: Actor = { ...officerA, units: [], writeUnits: [] };
    const { rowCount } = await county.database.inScope(nobody, (tx) => tx.query(`UPDATE guitu."case" SET state = 'released'`));
    expect(rowCount).toBe(0);
    const reader: Actor = { ...officerA, units: actors.flatMap((actor) => actor.units), writeUnits: [] };
    const changed = await county.database.inScope(reader, (tx) => tx.query(`UPDATE guitu."case" SET state = 'released'`));
    expect(changed.rowCount).toBe(0);
  });
});
