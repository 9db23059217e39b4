import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { NOTICES } from '../../../law/calendar/published.ts';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { createCases } from '../cases/pipeline.ts';
import { testCounty } from '../cases/test-county.ts';
import { createLogger } from '../logs/logger.ts';
import type { Message, Messenger } from '../messages/port.ts';
import { runNightly } from '../nightly/nightly.ts';
import type { Actor } from '../scope/actor.ts';
import { Change, entriesOf } from '../settings/change.ts';
import { settingsView } from '../settings/view.ts';
import { confirmReplan } from './confirm.ts';
import { findReplan, insertReplan } from './replan-store.ts';
import { effectByRule, effectCounts, readTouched } from './replan-view.ts';
import { workOne } from './work.ts';

/** A Tuesday. */
const county = await testCounty(plainDate('2026-11-24'));
const { database, clock, ring, units, examiner, officerA, farExaminer, asOwner } = county;
const cases = createCases({ database, clock, cipher: ring });
const told: Message[] = [];
const messenger: Messenger = { tell: async (_tx, message) => void told.push(message) };
const deps = { database, clock, cipher: ring, logger: createLogger('silent'), messenger };
const CASES = 320;

const propose = (actor: Actor, unit: string, code: string, body: object): Promise<string> => {
  const read = entriesOf(Change.parse(body));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return database.inScope(actor, (tx) =>
    insertReplan(tx, {
      unit,
      county: code,
      entries: read.entries,
      day: clock.today(),
      created: clock.now(),
      by: actor.account,
      byName: actor.name,
    }),
  );
};
const proposeHere = (body: object) => propose(examiner, units.county, '360825', body);
const workAll = async () => {
  while (await workOne(deps));
};
const confirm = (id: string) => database.inScope(examiner, (tx) => confirmReplan(tx, examiner, id, clock));
const look = (id: string, actor = examiner) =>
  database.inScope(actor, async (tx) => {
    const replan = await findReplan(tx, id);
    if (replan === undefined) return undefined;
    return {
      replan,
      counts: await effectCounts(tx, replan),
      rules: await effectByRule(tx, replan),
      first: await readTouched(tx, actor, replan, undefined, 2),
    };
  });
const dueDays = (rule: string) =>
  asOwner<{ due: string | null; count: number }>(
    `SELECT due::text, count(*)::int AS count FROM guitu.duty WHERE rule = $1 AND done_on IS NULL AND NOT lifted GROUP BY 1 ORDER BY 1`,
    [rule],
  );

beforeAll(async () => {
  for (const [actor, unit] of [
    [examiner, units.county],
    [farExaminer, units.farCounty],
  ] as const) {
    await asOwner(`INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1, $2, $3, $4, now())`, [
      actor.account,
      `a${actor.account.slice(0, 8)}`,
      actor.name,
      unit,
    ]);
    await asOwner(
      `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES (gen_random_uuid(), $1, $2, 'county-examiner', '2020-01-01', now())`,
      [actor.account, unit],
    );
  }
  // Registered on Friday 20 November and not yet declared: under the national profile the declaration is due «promptly».
  await database.inScope(examiner, (tx) =>
    cases.openMany(
      tx,
      examiner,
      Array.from({ length: CASES }, (_, n) => ({
        domain: 'corrections',
        person: randomUUID(),
        unit: n % 2 ? units.officeA : units.officeB,
        facts: { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } },
        events: [
          { type: 'decision-effective', on: '2026-11-10' },
          { type: 'registered', on: '2026-11-20' },
        ],
      })),
    ),
  );
  await runNightly(deps);
});

describe('a change that touches 320 people', () => {
  const change = { values: [{ key: 'promptly.REG-05', from: '2026-11-01', value: 5, source: '永司矫〔2026〕9号' }] };
  let id: string;

  test('is previewed without changing anything', async () => {
    id = await proposeHere(change);
    await workAll();
    const seen = await look(id);
    expect(seen?.replan).toMatchObject({ state: 'previewed', touched: CASES });
    expect(seen?.counts).toMatchObject({ previewed: CASES, applied: 0, total: CASES, touchedPreviewed: CASES });
    expect(seen?.rules).toEqual([expect.objectContaining({ rule: 'REG-05', added: 0, moved: CASES, lifted: 0, people: CASES })]);
    // 20 November + 5 = 25 November, a Wednesday.
    expect(seen?.first[0]?.moved).toEqual([expect.objectContaining({ rule: 'REG-05', was: null, now: '2026-11-25' })]);
    expect(await dueDays('REG-05')).toEqual([{ due: null, count: CASES }]);
    expect(told).toEqual([]);
  });

  test('is confirmed, carried out in batches by whoever is alive, and does what was previewed', async () => {
    expect(await confirm(id)).toBeUndefined();
    await workOne(deps);
    expect((await look(id))?.counts).toMatchObject({ applied: 100, touchedApplied: 100 });
    // The nightly pass leaves the county alone until the change has come to every case.
    clock.advance(86_400_000);
    expect(await runNightly(deps)).toMatchObject({ cases: 0, differences: 0 });
    clock.advance(-86_400_000);
    // Another process takes over where the first one was killed.
    const second = { ...deps, database: county.open() };
    while (await workOne(second));
    const seen = await look(id);
    expect(seen?.replan).toMatchObject({ state: 'applied', touched: CASES });
    expect(seen?.counts).toMatchObject({ applied: CASES, touchedApplied: CASES, since: 0, failed: 0 });
    expect(await dueDays('REG-05')).toEqual([{ due: '2026-11-25', count: CASES }]);
    expect(told.map(({ key, values }) => [key.split(':').slice(2).join(':'), values?.count]).sort()).toEqual(
      [units.officeA, units.officeB]
        .flatMap((unit) => ['office-head', 'officer'].map((role) => [`${unit}:${role}`, CASES / 2]))
        .sort(),
    );
    clock.advance(86_400_000);
    expect(await runNightly(deps)).toMatchObject({ cases: CASES, differences: 0 });
    clock.advance(-86_400_000);
  });

  test('holds for the acts and the cases that come after it', async () => {
    const opened = await database.inScope(examiner, (tx) =>
      cases.open(tx, examiner, {
        domain: 'corrections',
        person: randomUUID(),
        unit: units.officeA,
        facts: { kind: 'suspended-sentence', term: { from: '2026-11-10', to: '2028-11-09' } },
        events: [
          { type: 'decision-effective', on: '2026-11-10' },
          { type: 'registered', on: '2026-11-23' },
        ],
      }),
    );
    const file = await database.inScope(examiner, (tx) => cases.file(tx, examiner, opened.id));
    expect(file?.settings?.entries).toEqual([{ ...change.values[0] }]);
    // 23 November + 5 = 28 November, a Saturday: on Monday the 30th.
    const rows = await asOwner(`SELECT due::text FROM guitu.duty WHERE case_id = $1 AND rule = 'REG-05'`, [opened.id]);
    expect(rows).toEqual([{ due: '2026-11-30' }]);
  });

  test('is not there yet in what was known before', async () => {
    const [row] = await asOwner<{ id: string }>(`SELECT id FROM guitu."case" ORDER BY id LIMIT 1`);
    const before = await database.inScope(examiner, (tx) =>
      cases.file(tx, examiner, row?.id ?? '', new Date(clock.now().getTime() - 1)),
    );
    expect(before?.settings).toBeUndefined();
  });
});

describe('a change', () => {
  const other = (value: number) => ({
    values: [{ key: 'promptly.REG-05', from: '2026-12-01', value, source: '永司矫〔2026〕10号' }],
  });

  test('previewed before somebody else’s was confirmed is refused', async () => {
    const [first, second] = [await proposeHere(other(7)), await proposeHere(other(9))];
    await workAll();
    expect(await confirm(first)).toBeUndefined();
    expect(await confirm(second)).toMatchObject({ rule: 'SET-03' });
    await workAll();
    expect(await confirm(first)).toMatchObject({ rule: 'SET-01' });
  });

  test('is not confirmed before its preview is complete, nor a day later', async () => {
    const id = await proposeHere(other(4));
    expect(await confirm(id)).toMatchObject({ rule: 'SET-01' });
    await workAll();
    clock.advance(86_400_000);
    expect(await confirm(id)).toMatchObject({ rule: 'SET-02' });
    clock.advance(-86_400_000);
  });

  test('tells what came between: a case opened after the preview differs from it', async () => {
    const id = await proposeHere({
      values: [{ key: 'promptly.REG-05', from: '2026-11-01', value: 6, source: '永司矫〔2026〕11号' }],
    });
    await workAll();
    await database.inScope(examiner, (tx) =>
      cases.open(tx, examiner, {
        domain: 'corrections',
        person: randomUUID(),
        unit: units.officeB,
        facts: { kind: 'suspended-sentence', term: { from: '2026-11-10', to: '2028-11-09' } },
        events: [
          { type: 'decision-effective', on: '2026-11-10' },
          { type: 'registered', on: '2026-11-24' },
        ],
      }),
    );
    expect(await confirm(id)).toBeUndefined();
    await workAll();
    expect((await look(id))?.counts).toMatchObject({ since: 1, applied: CASES + 2 });
  });

  test('of another county is neither seen nor made here, and an office makes none', async () => {
    const id = await proposeHere(other(3));
    expect(await look(id, farExaminer)).toBeUndefined();
    expect(await database.inScope(farExaminer, (tx) => tx.query('SELECT 1 FROM guitu.setting'))).toMatchObject({ rowCount: 0 });
    expect((await database.inScope(officerA, (tx) => tx.query('SELECT 1 FROM guitu.setting'))).rowCount).toBeGreaterThan(0);
    await expect(propose(farExaminer, units.county, '360825', other(3))).rejects.toMatchObject({ code: '42501' });
    await expect(propose(officerA, units.officeA, '360825', other(3))).rejects.toMatchObject({ code: '42501' });
  });

  test('tells whoever is complained of nothing of the complaint, and the others all', async () => {
    await database.inScope(farExaminer, (tx) =>
      cases.open(tx, farExaminer, {
        domain: 'corrections',
        person: randomUUID(),
        unit: units.farCounty,
        facts: { kind: 'suspended-sentence', term: { from: '2026-11-10', to: '2028-11-09' } },
        events: [
          { type: 'decision-effective', on: '2026-11-10' },
          { type: 'registered', on: '2026-11-20' },
          { type: 'complaint-filed', on: '2026-11-23', complainedOf: farExaminer.account },
        ],
      }),
    );
    const id = await propose(farExaminer, units.farCounty, '360822', {
      values: [{ key: 'promptly.RIGHT-02', from: '2026-11-01', value: 5, source: '吉司矫〔2026〕1号' }],
    });
    await workAll();
    const colleague = { ...farExaminer, account: randomUUID() };
    const nothing = await look(id, farExaminer);
    expect([nothing?.counts.touchedPreviewed, nothing?.rules, nothing?.first]).toEqual([0, [], []]);
    // 23 November + 5 = 28 November, a Saturday: on Monday the 30th.
    expect((await look(id, colleague))?.first).toMatchObject([{ moved: [{ rule: 'RIGHT-02', was: null, now: '2026-11-30' }] }]);
    const before = told.length;
    await database.inScope(farExaminer, (tx) => confirmReplan(tx, farExaminer, id, clock));
    await workAll();
    expect(told.slice(before)).toEqual([]);
    expect((await look(id, farExaminer))?.counts).toMatchObject({ touchedApplied: 0 });
    expect((await look(id, colleague))?.counts).toMatchObject({ touchedApplied: 1 });
  });

  test.each([
    [{ values: [{ key: 'report.days', from: '2026-12-01', value: 5, source: '某文' }] }, 'fixed by national law'],
    [{ values: [{ key: 'promptly.REG-05', from: '2026-12-01', value: -2, source: '某文' }] }, 'whole number'],
    [{ values: [{ key: 'promptly.ABC-12', from: '2026-12-01', value: 3, source: '某文' }] }, '没有ABC-12这一规则'],
    [
      { values: [{ key: 'promptly.RPT-01', from: '2026-12-01', value: 3, source: '某文' }] },
      'RPT-01没有法律要求“及时”办理的事项',
    ],
    [{ values: [] }, 'nothing is changed'],
    [{ notices: [{ year: 2027, source: '国办发明电', off: [], makeUp: [] }] }, '2027-01-01 is not a day off'],
    [
      {
        notices: [
          { year: 2027, source: '国办发明电', off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], makeUp: [] },
        ],
      },
      '没有清明的放假',
    ],
  ])('that cannot stand is refused: %j', (body, said) => {
    const read = entriesOf(Change.parse(body));
    expect('faults' in read ? JSON.stringify(read.faults) : '').toContain(said);
  });

  test('the page offers every threshold that can stand, copies and hours among them', () => {
    const offered = settingsView('360825', [], 'national', county.today)
      .parameters.map(({ key }) => key)
      .filter((key) => key.startsWith('promptly.'));
    expect(offered).toEqual(
      expect.arrayContaining(['promptly.REG-05', 'promptly.DOC-03', 'promptly.ASSESS-02', 'promptly.LOST-01']),
    );
    const values = offered.map((key) => ({ key, from: '2026-12-01', value: 3, source: '某文' }));
    expect(entriesOf(Change.parse({ values }))).toMatchObject({ entries: { length: offered.length } });
  });
});

test('a holiday notice moves the days it covers, and the same for everybody', async () => {
  // Registered on 24 November, threshold 6: 30 November. A holiday of the county's own making over 30 November 2026 moves it to 1 December.
  const published = NOTICES.find(({ year }) => year === 2026);
  if (published === undefined) throw new Error('2026 is published');
  const before = await dueDays('REG-05');
  expect(before.map(({ due }) => due)).toContain('2026-11-30');
  const id = await proposeHere({
    notices: [
      {
        year: 2026,
        source: '国办发明电〔2026〕99号',
        off: [...published.off, { name: '特别假日', from: '2026-11-30', to: '2026-11-30' }],
        makeUp: published.makeUp,
      },
    ],
  });
  await workAll();
  expect(await confirm(id)).toBeUndefined();
  await workAll();
  const after = await dueDays('REG-05');
  expect(after.map(({ due }) => due)).not.toContain('2026-11-30');
  expect(after.map(({ due }) => due)).toContain('2026-12-01');
});
