/** The connection dies in the middle of an act, at every statement in turn: either all of the act is there afterwards, or nothing of it. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { verify } from '../../../tools/verify/verify.ts';
import type { Database, Tx } from '../postgres/database.ts';
import { createCases } from './pipeline.ts';
import { testCounty } from './test-county.ts';

const county = await testCounty();
const { database, clock, ring, examiner, units } = county;

class Killed extends Error {}

/** The database, whose backend is terminated from outside just before the nth statement of a transaction. */
function dyingAt(statement: number): Database {
  const inScope: Database['inScope'] = (actor, fn) =>
    database.inScope(actor, async (tx) => {
      let n = 0;
      const next = async () => {
        n += 1;
        if (n !== statement) return;
        const { rows } = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await county.asOwner('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      };
      const dying: Tx = {
        query: (sql, params) => next().then(() => tx.query(sql, params)),
        often: (sql, params) => next().then(() => tx.often(sql, params)),
      };
      const value = await fn(dying);
      if (n >= statement) throw new Killed('the connection should have died');
      return value;
    });
  return { ...database, inScope };
}

/** Everything an act writes, as one number each. */
const state = async () =>
  (
    await county.asOwner(
      `SELECT (SELECT count(*) FROM guitu.case_event)::int AS events, (SELECT sum(version) FROM guitu."case")::int AS versions,
         (SELECT count(*) FROM guitu.sealed_value)::int AS values, (SELECT md5(string_agg(d::text, ',' ORDER BY d.id)) FROM guitu.duty d) AS duties,
         (SELECT count(*) FROM guitu.audit)::int AS audit, (SELECT count(*) FROM guitu.idempotency)::int AS keys`,
    )
  )[0];

let id = '';
beforeAll(async () => {
  const cases = createCases({ database, clock, cipher: ring });
  const opened = await database.inScope(examiner, (tx) =>
    cases.open(tx, examiner, {
      domain: 'corrections',
      person: randomUUID(),
      unit: units.officeA,
      facts: { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } },
      events: [
        { type: 'decision-effective', on: '2026-11-10', note: '一审' },
        { type: 'reported-in', on: '2026-11-18' },
      ],
    }),
  );
  id = opened.id;
});

test('nothing is half done, and the same request then succeeds once', { timeout: 120_000 }, async () => {
  const before = await state();
  let statement = 1;
  for (; ; statement += 1) {
    const cases = createCases({ database: dyingAt(statement), clock, cipher: ring });
    const command = { version: 2, input: { on: '2026-11-18', note: '本人到场' } };
    const result = await cases.act(examiner, id, 'register', command, 'after-a-crash').catch((error: unknown) => error);
    if (!(result instanceof Error)) break;
    expect(result).not.toBeInstanceOf(Killed);
    expect(await state()).toEqual(before);
  }
  // Every statement of an act was tried: key, lock, history, events, values, case, duties, audit, answer.
  expect(statement).toBeGreaterThan(8);
  const [row] = await county.asOwner('SELECT version FROM guitu."case" WHERE id = $1', [id]);
  expect(row).toEqual({ version: 3 });
  expect((await verify({ database: county.ownerUrl })).findings).toEqual([]);
});
