import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCases } from '../cases/pipeline.ts';
import { testCounty } from '../cases/test-county.ts';
import { createLogger } from '../logs/logger.ts';
import { runNightly } from './nightly.ts';

const county = await testCounty();
const { database, clock, ring, examiner, units } = county;
const cases = createCases({ database, clock, cipher: ring });
const deps = { database, clock, cipher: ring, logger: createLogger('silent') };
const DAY_MS = 86_400_000;
let ids: string[] = [];

const incidents = () =>
  county.asOwner<{ kind: string; case_id: string }>('SELECT kind, case_id FROM guitu.incident ORDER BY found, kind');
const nextDay = () => clock.advance(DAY_MS);

beforeAll(async () => {
  await county.asOwner(
    `INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1, 'examiner', '县局干部', $2, now())`,
    [examiner.account, units.county],
  );
  await county.asOwner(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES (gen_random_uuid(), $1, $2, 'county-examiner', '2020-01-01', now())`,
    [examiner.account, units.county],
  );
  const opened = await database.inScope(examiner, (tx) =>
    cases.openMany(
      tx,
      examiner,
      Array.from({ length: 150 }, (_, n) => ({
        domain: 'corrections',
        person: randomUUID(),
        unit: n % 2 ? units.officeA : units.officeB,
        facts: {
          kind: 'suspended-sentence',
          born: '1988-03-01',
          term: { from: '2026-11-10', to: n === 5 ? '2026-12-01' : '2028-11-09' },
        },
        events: [
          { type: 'decision-effective', on: '2026-11-10' },
          { type: 'registered', on: '2026-11-15', note: '本人到场' },
          { type: 'declared', on: '2026-11-18' },
        ],
      })),
    ),
  );
  ids = opened.map((one) => one.id);
});

describe('the nightly pass', () => {
  test('verifies every open case and finds nothing to report', async () => {
    expect(await runNightly(deps)).toEqual({ day: '2026-11-24', cases: 150, differences: 0 });
    expect(await incidents()).toEqual([]);
    const [run] = await county.asOwner(
      'SELECT cases, differences, unattended, finished IS NOT NULL AS finished FROM guitu.nightly_run',
    );
    expect(run).toEqual({ cases: 150, differences: 0, unattended: 0, finished: true });
    expect(await runNightly(deps)).toMatchObject({ cases: 0 });
  });

  test('passes of later days, over the end of a term, still find nothing: rows stayed true by themselves', async () => {
    for (let day = 0; day < 9; day++) {
      nextDay();
      expect(await runNightly(deps)).toMatchObject({ cases: 150, differences: 0 });
    }
    expect(await incidents()).toEqual([]);
    const [horizon] = await county.asOwner(
      `SELECT min(derived_through - verified_on)::int AS days FROM guitu."case" WHERE NOT closed`,
    );
    expect(horizon).toEqual({ days: 62 });
  });

  test('several processes share the cases: each is verified once', async () => {
    nextDay();
    const others = [database, county.open(), county.open()];
    const reports = await Promise.all(others.map((one) => runNightly({ ...deps, database: one })));
    expect(reports.reduce((sum, report) => sum + report.cases, 0)).toBe(150);
    const [run] = await county.asOwner(
      `SELECT cases, finished IS NOT NULL AS finished FROM guitu.nightly_run ORDER BY day DESC LIMIT 1`,
    );
    expect(run).toEqual({ cases: 150, finished: true });
  });

  test('a server that ends does not wait for all cases: the pass ends with the batch in hand, and the next one does the rest', async () => {
    nextDay();
    expect(await runNightly(deps, AbortSignal.abort())).toMatchObject({ cases: 100, differences: 0 });
    const finished = () =>
      county.asOwner(`SELECT cases, finished IS NOT NULL AS finished FROM guitu.nightly_run ORDER BY day DESC LIMIT 1`);
    expect(await finished()).toEqual([{ cases: 100, finished: false }]);
    expect(await runNightly(deps)).toMatchObject({ cases: 50, differences: 0 });
    expect(await finished()).toEqual([{ cases: 150, finished: true }]);
  });

  test('a stored duty that does not follow from the history is an incident, and is put right', async () => {
    nextDay();
    await county.asOwner(`UPDATE guitu.duty SET due = '2030-01-01' WHERE case_id = $1 AND done_on IS NULL`, [ids[0]]);
    await county.asOwner('DELETE FROM guitu.duty WHERE case_id = $1', [ids[1]]);
    await county.asOwner(`UPDATE guitu."case" SET state = 'released' WHERE id = $1`, [ids[2]]);
    expect(await runNightly(deps)).toMatchObject({ differences: 3 });
    expect(new Set((await incidents()).map((one) => one.case_id))).toEqual(new Set(ids.slice(0, 3)));
    nextDay();
    expect(await runNightly(deps)).toMatchObject({ differences: 0 });
  });

  test('who may see a case follows its facts: a flag that does not is an incident, and is put right', async () => {
    nextDay();
    await county.asOwner(`UPDATE guitu."case" SET juvenile = true, kind = 'parole' WHERE id = $1`, [ids[6]]);
    expect(await runNightly(deps)).toMatchObject({ differences: 1 });
    expect(await county.asOwner('SELECT juvenile, kind FROM guitu."case" WHERE id = $1', [ids[6]])).toEqual([
      { juvenile: false, kind: 'suspended-sentence' },
    ]);
  });

  test('a broken chain and a value that does not open are incidents; the others go on', async () => {
    nextDay();
    await county.asOwner(`UPDATE guitu."case" SET head = sha256('x') WHERE id = $1`, [ids[3]]);
    await county.asOwner(`UPDATE guitu.sealed_value SET value = '\\x0102' WHERE case_id = $1`, [ids[4]]);
    expect(await runNightly(deps)).toMatchObject({ cases: 150 });
    const found = await incidents();
    expect(found).toContainEqual({ kind: 'chain-broken', case_id: ids[3] });
    expect(found).toContainEqual({ kind: 'unreadable', case_id: ids[4] });
    const unattended = await county.asOwner(`SELECT id, unattended FROM guitu."case" WHERE unattended IS NOT NULL`);
    expect(unattended).toEqual([{ id: ids[4], unattended: 'not-derived' }]);
  });

  test('a case of an office that closed, or where nobody holds a post, has nobody who answers for it', async () => {
    nextDay();
    await county.asOwner(`UPDATE guitu.organisation SET valid_to = '2026-11-30' WHERE id = $1`, [units.officeB]);
    await runNightly(deps);
    const [counts] = await county.asOwner(
      `SELECT count(*) FILTER (WHERE unattended = 'unit-closed' AND unit = $1)::int AS closed, count(*) FILTER (WHERE unit = $1)::int AS there FROM guitu."case"`,
      [units.officeB],
    );
    expect(counts?.closed).toBe(counts?.there === undefined ? -1 : Number(counts.there) - 1); // one of them cannot be read at all
    nextDay();
    await county.asOwner(`UPDATE guitu.post SET valid_to = valid_from`);
    await runNightly(deps);
    const [nobody] = await county.asOwner(`SELECT count(*)::int AS n FROM guitu."case" WHERE unattended = 'nobody-at-unit'`);
    expect(nobody).toEqual({ n: 75 });
  });
});
