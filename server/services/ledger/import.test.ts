import { beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount } from '../../../tests/accounts.ts';
import { mended, type Sample, sampleCsv, sampleLedger, sampleWorkbook } from '../../../tests/ledger/sample.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { createCases } from '../../platform/cases/pipeline.ts';
import { temporaryKeyRing } from '../../platform/keys/keys.ts';
import { createLogger } from '../../platform/logs/logger.ts';
import type { Database } from '../../platform/postgres/database.ts';
import { organisationId, seedOrganisations } from '../../registers/organisations/organisations.ts';
import { openPeople } from '../../registers/people/people.ts';
import { findShippedCounty, seedPlaces } from '../../registers/places/places.ts';
import { type ImportMode, type ImportRecord, importStore, piecesOf, STALE_MS } from './import-store.ts';
import { type ImportDeps, runImports } from './run-import.ts';

const day = plainDate('2026-11-24');
const test = await testDatabase(day);
const { database, clock, asOwner } = test;
const keys = temporaryKeyRing();
const store = importStore(keys);
const depsOn = (on: Database): ImportDeps => ({
  database: on,
  clock,
  logger: createLogger('silent'),
  keys,
  people: openPeople(keys, clock),
  cases: createCases({ database: on, cipher: keys, clock }),
  demo: true,
});
const deps = depsOn(database);
const agency = organisationId('county-agency', '360825');
const office = organisationId('judicial-office', '360825100');
let examiner: string;
let officer: string;
const sample = sampleLedger({ on: day });

beforeAll(async () => {
  const county = findShippedCounty('360825');
  if (!county) throw new Error('360825 is shipped');
  await database.asSystem('test', async (tx) => {
    await seedPlaces(tx);
    await seedOrganisations(tx, county);
  });
  examiner = (await addAccount(test, 'examiner', 'county-examiner', agency, { juvenile: true })).id;
  officer = (await addAccount(test, 'officer', 'officer', office)).id;
});

async function upload(
  sheet: Sample,
  mode: ImportMode,
  account: string | null = examiner,
  ownNames: Record<string, string | null> = {},
) {
  const bytes = Buffer.from(sampleCsv(sheet));
  return database.asSystem('test', (tx) =>
    store.create(
      tx,
      {
        account,
        unit: account === officer ? office : agency,
        region: '360825',
        mode,
        fileName: '台账.csv',
        pieces: piecesOf(bytes),
        ownNames,
      },
      clock.now(),
    ),
  );
}
async function run(id: string): Promise<ImportRecord> {
  await runImports(deps, { only: id });
  const record = await database.asSystem('test', (tx) => store.find(tx, id));
  if (!record) throw new Error('the import is gone');
  return record;
}
const counts = async () =>
  (
    await asOwner<Record<'people' | 'cases' | 'entries' | 'events', number>>(
      `SELECT (SELECT count(*)::int FROM guitu.person) AS people, (SELECT count(*)::int FROM guitu."case") AS cases,
         (SELECT count(*)::int FROM guitu.ledger_entry) AS entries, (SELECT count(*)::int FROM guitu.case_event WHERE type = 'taken-over') AS events`,
    )
  )[0];

describe('500 rows of which 20 are bad', () => {
  it('a trial counts and writes nothing', async () => {
    const tried = await run(await upload(sample, 'dry-run'));
    expect(tried).toMatchObject({ state: 'done', rowsRead: 500, accepted: 480, refused: 20, unchanged: 0 });
    expect(tried.layout?.titles).toHaveLength(2);
    expect(await counts()).toEqual({ people: 0, cases: 0, entries: 0, events: 0 });
    const refused = await database.asSystem('test', (tx) => store.refusedRows(tx, tried.id, 0, 100));
    expect(refused.map(({ number }) => number)).toEqual(sample.badRows);
    const issues = await database.asSystem('test', (tx) => store.issues(tx, tried.id, 200));
    expect(issues.filter(({ severity }) => severity === 'refusal').length).toBeGreaterThanOrEqual(20);

    const confirmed = await database.asSystem('test', (tx) => store.confirm(tx, tried, clock.now()));
    expect(await database.asSystem('test', (tx) => store.confirm(tx, tried, clock.now()))).toBe(confirmed);
    expect(await run(String(confirmed))).toMatchObject({
      state: 'done',
      accepted: 480,
      refused: 20,
      unchanged: 0,
      rowsTotal: 500,
    });
    expect(await counts()).toEqual({ people: 480, cases: 480, entries: 480, events: 480 });
    expect(await asOwner('SELECT 1 FROM guitu.import_file')).toEqual([]);
  });

  it('the same file again adds nothing; the mended rows add the rest', async () => {
    expect(await run(await upload(sample, 'import'))).toMatchObject({ accepted: 0, refused: 20, unchanged: 480 });
    expect(await counts()).toMatchObject({ people: 480, cases: 480 });
    expect(await run(await upload(mended(sample), 'import'))).toMatchObject({ accepted: 20, refused: 0, unchanged: 480 });
    expect(await counts()).toEqual({ people: 500, cases: 500, entries: 500, events: 500 });
  });

  it('who has not arrived is seen, and nobody owes what was due years ago', async () => {
    const states = await asOwner<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM guitu."case" GROUP BY state',
    );
    const byState = Object.fromEntries(states.map(({ state, n }) => [state, n]));
    expect(byState.active).toBeGreaterThan(300);
    expect((byState.overdue ?? 0) + (byState['expiry-hold'] ?? 0)).toBeGreaterThan(5);
    const old = await asOwner(
      `SELECT rule, due FROM guitu.duty WHERE done_on IS NULL AND NOT lifted AND due < date '2026-11-24' - 30 AND rule NOT IN ('REL-02') LIMIT 3`,
    );
    expect(old).toEqual([]);
  });

  it('stores no number and no address of the sheet in the clear', async () => {
    const numbers = sample.rows.slice(0, 50).map(({ values }) => values.idNumber ?? '');
    const tables = [
      'person',
      'import',
      'import_row',
      'import_file',
      'ledger_entry',
      'audit',
      '"case"',
      'case_event',
      'sealed_value',
    ];
    for (const table of tables) {
      const rows = await asOwner<{ text: string }>(`SELECT string_agg(t::text, ' ') AS text FROM guitu.${table} t`);
      for (const number of numbers) expect(rows[0]?.text ?? '').not.toContain(number);
      expect(rows[0]?.text ?? '').not.toContain('村民小组');
    }
  });
});

describe('in the scope of who imports', () => {
  it('an officer writes only rows of their own office, and another’s cases stay unseen', async () => {
    const fresh = sampleLedger({ on: day, rows: 60, bad: 0, seed: 7, towns: ['恩江镇', '坑田镇'] });
    const ours = fresh.rows.filter(({ values }) => values.residence?.includes('恩江镇')).length;
    expect(await run(await upload(fresh, 'import', officer))).toMatchObject({
      state: 'done',
      accepted: ours,
      refused: 60 - ours,
    });
  });

  it('an account whose post has ended imports nothing', async () => {
    const id = await upload(sample, 'import', officer);
    await asOwner(`UPDATE guitu.post SET valid_to = '2026-01-01' WHERE account = $1`, [officer]);
    expect(await run(id)).toMatchObject({ state: 'failed', problem: { code: 'no-post' } });
  });

  it('an import is read by the account that uploaded it alone', async () => {
    const scope = {
      account: officer,
      units: [office],
      writeUnits: [office],
      compartments: ['juvenile', 'sealed', 'audit', 'accounts'],
    };
    const actor = { ...scope, name: '', locale: 'zh' as const, roles: [], posts: [], today: day };
    const { rows } = await database.inScope(actor, (tx) =>
      tx.query<{ account: string }>('SELECT DISTINCT account FROM guitu.import'),
    );
    expect(rows).toEqual([{ account: officer }]);
    const leaked = await database.inScope({ ...actor, account: crypto.randomUUID() }, (tx) =>
      tx.query('SELECT 1 FROM guitu.import_row UNION ALL SELECT 1 FROM guitu.import_file UNION ALL SELECT 1 FROM guitu.import'),
    );
    expect(leaked.rows).toEqual([]);
    const moved = await database.inScope({ ...actor, units: [agency], writeUnits: [agency] }, (tx) =>
      tx.query('SELECT 1 FROM guitu.import'),
    );
    expect(moved.rows).toEqual([]);
  });
});

describe('a county’s own column names', () => {
  const renamed: Sample = { ...sampleLedger({ on: day, rows: 5, bad: 0, seed: 9 }), badRows: [] };
  const own = { ...renamed, header: renamed.header.map((name) => (name === '矫正类别' ? '类别甲' : name)) };

  it('are asked for, then remembered', async () => {
    const failed = await run(await upload(own, 'dry-run'));
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'header' } });
    expect(failed.layout?.columns.map(({ header }) => header)).toContain('类别甲');
    expect(await run(await upload(own, 'dry-run', examiner, { 类别甲: 'kind' }))).toMatchObject({ state: 'done', accepted: 5 });
    await database.asSystem('test', (tx) => store.rememberNames(tx, '360825', { 类别甲: 'kind' }, examiner, clock.now()));
    expect(await run(await upload(own, 'dry-run'))).toMatchObject({ state: 'done', accepted: 5 });
  });
});

describe('when a process dies', () => {
  const big = sampleLedger({ on: day, rows: 450, bad: 9, seed: 21 });

  it('another takes the import over after its last heartbeat, and no row is lost or done twice', async () => {
    const before = await counts();
    const id = await upload(big, 'import', null);
    // A process that dies after its second chunk: its next transaction never comes back.
    let writes = 0;
    const dying: Database = {
      ...database,
      asSystem: (purpose, fn) => {
        writes += 1;
        return writes > 6 ? Promise.reject(new Error('killed')) : database.asSystem(purpose, fn);
      },
    };
    await expect(runImports(depsOn(dying), { only: id })).rejects.toThrow('killed');
    const half = await database.asSystem('test', (tx) => store.find(tx, id));
    expect(half).toMatchObject({ state: 'running' });
    expect(half?.accepted).toBeGreaterThan(0);
    expect(half?.accepted).toBeLessThan(441);

    expect(await runImports(deps, { only: id })).toBe(0);
    clock.advance(STALE_MS + 1);
    expect(await runImports(deps, { only: id })).toBe(1);
    expect(await database.asSystem('test', (tx) => store.find(tx, id))).toMatchObject({
      state: 'done',
      rowsRead: 450,
      accepted: 441,
      refused: 9,
      unchanged: 0,
    });
    const after = await counts();
    expect((after?.cases ?? 0) - (before?.cases ?? 0)).toBe(441);
    expect((after?.entries ?? 0) - (before?.entries ?? 0)).toBe(441);
  });

  it('a process that lost its claim writes nothing more', async () => {
    const id = await upload(sampleLedger({ on: day, rows: 5, bad: 0, seed: 30 }), 'import', null);
    await database.asSystem('test', (tx) => store.claim(tx, crypto.randomUUID(), clock.now(), id));
    const late = { id, token: crypto.randomUUID() };
    expect(
      await database.asSystem('test', (tx) => store.advance(tx, late, [], { read: 5, plainAccepted: 5, now: clock.now() })),
    ).toBe(false);
    expect(await database.asSystem('test', (tx) => store.finish(tx, late, 5, clock.now()))).toBe(false);
  });

  it('a file that kills every process is given up', async () => {
    const id = await upload(sampleLedger({ on: day, rows: 5, bad: 0, seed: 31 }), 'import', null);
    for (let attempt = 0; attempt < 5; attempt++) {
      await database.asSystem('test', (tx) => store.claim(tx, crypto.randomUUID(), clock.now(), id));
      clock.advance(STALE_MS + 1);
    }
    expect(await run(id)).toMatchObject({ state: 'failed', problem: { code: 'given-up' } });
  });
});

it('a workbook and its text say the same', async () => {
  const fresh = sampleLedger({ on: day, rows: 40, bad: 4, seed: 50 });
  const bytes = await sampleWorkbook(fresh);
  const id = await database.asSystem('test', (tx) =>
    store.create(
      tx,
      {
        account: null,
        unit: agency,
        region: '360825',
        mode: 'import',
        fileName: '台账.xlsx',
        pieces: piecesOf(bytes),
        ownNames: {},
      },
      clock.now(),
    ),
  );
  expect(await run(id)).toMatchObject({ accepted: 36, refused: 4, unchanged: 0 });
  expect(await run(await upload(fresh, 'import'))).toMatchObject({ accepted: 0, refused: 4, unchanged: 36 });
});
