/**
 * Who sees, makes, serves and numbers papers, asked in raw SQL under the app's role; then every policy is taken away in turn, and a probe must notice.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { createCases } from '../server/platform/cases/pipeline.ts';
import { testCounty } from '../server/platform/cases/test-county.ts';
import type { Tx } from '../server/platform/postgres/database.ts';
import type { Actor } from '../server/platform/scope/actor.ts';
import { staffPoliciesOf, unnoticed } from './policies.ts';

const county = await testCounty();
const { database, clock, ring, units, officerA, officerB, examiner, viewer, farExaminer, juvenileExaminer } = county;
const cases = createCases({ database, clock, cipher: ring });
const nobody: Actor = { ...officerA, account: randomUUID(), units: [], writeUnits: [], compartments: [] };
const actors = { officerA, officerB, examiner, juvenileExaminer, viewer, farExaminer, nobody };
type Who = keyof typeof actors;
const EVERYBODY = Object.keys(actors) as Who[]; // the keys of the table above
const TABLES = ['paper', 'paper_content', 'paper_service', 'paper_counter', 'paper_numbering', 'paper_template'];

type Sample = 'a' | 'b' | 'juvenile' | 'sealed';
const SEES: Readonly<Record<Who, readonly Sample[]>> = {
  officerA: ['a'],
  officerB: ['b'],
  examiner: ['a', 'b'],
  juvenileExaminer: ['a', 'b', 'juvenile', 'sealed'],
  viewer: ['a', 'b'],
  farExaminer: [],
  nobody: [],
};
const WRITES: Readonly<Record<Who, readonly Sample[]>> = { ...SEES, viewer: [] };
const ids: Record<Sample, string> = { a: '', b: '', juvenile: '', sealed: '' };
const hidden = { event: randomUUID(), paper: randomUUID() };
const SAMPLES = Object.keys(ids) as Sample[]; // as above

beforeAll(async () => {
  const facts = { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } };
  const one = {
    domain: 'corrections',
    person: null,
    unit: units.officeA,
    facts,
    events: [{ type: 'registered', on: '2026-11-15' }],
  };
  const opened = await database.inScope(juvenileExaminer, (tx) =>
    cases.openMany(tx, juvenileExaminer, [
      one,
      { ...one, unit: units.officeB },
      { ...one, facts: { ...facts, juvenileAtOffence: true } },
      { ...one, sealed: true },
    ]),
  );
  for (const [index, sample] of SAMPLES.entries()) ids[sample] = opened[index]?.id ?? '';
  for (const sample of SAMPLES) {
    const id = ids[sample];
    // The paper has the id of its case, so that a probe names both with one.
    await county.asOwner(
      `INSERT INTO guitu.paper (id, case_id, kind, state, made, made_by, organ, signed_on, signed_by, signed_name, template)
       VALUES ($1, $1, 'E06', 'signed', now(), 'x', $2, '2026-11-24', gen_random_uuid(), 'x', 'x')`,
      [id, units.county],
    );
    await county.asOwner(
      `INSERT INTO guitu.paper_content (paper, case_id, form, sealed, sha256) VALUES ($1, $1, 'pdf', 'x', sha256('x'))`,
      [id],
    );
    await county.asOwner(
      `INSERT INTO guitu.paper_service (id, paper, case_id, recipient, how, on_date, recorded, by_account, by_name)
       VALUES ($1, $1, $1, 'person', 'direct', '2026-11-24', now(), gen_random_uuid(), 'x')`,
      [id],
    );
  }
  // A paper of a record in office A's case that is hidden from the examiner, whom it is about.
  await county.asOwner(`INSERT INTO guitu.hidden (account, object, case_id, kind) VALUES ($1, $2, $3, 'event')`, [
    examiner.account,
    hidden.event,
    ids.a,
  ]);
  await county.asOwner(
    `INSERT INTO guitu.paper (id, case_id, kind, state, made, made_by, event) VALUES ($1, $2, 'G05', 'draft', now(), 'x', $3)`,
    [hidden.paper, ids.a, hidden.event],
  );
  await county.asOwner(
    `INSERT INTO guitu.paper_content (paper, case_id, form, sealed, sha256) VALUES ($1, $2, 'pdf', 'x', sha256('x'))`,
    [hidden.paper, ids.a],
  );
  await county.asOwner(
    `INSERT INTO guitu.paper_service (id, paper, case_id, recipient, how, on_date, recorded, by_account, by_name)
     VALUES (gen_random_uuid(), $1, $2, 'person', 'direct', '2026-11-24', now(), gen_random_uuid(), 'x')`,
    [hidden.paper, ids.a],
  );
  await county.asOwner(`INSERT INTO guitu.paper_counter (organ, mark, year, last) VALUES ($1, 'x', 2026, 1)`, [units.officeA]);
  await county.asOwner(
    `INSERT INTO guitu.paper_numbering (agency, valid_from, format, short_name, created, created_by) VALUES ($1, '2026-01-01', '{年}{字}{号}', 'x', now(), gen_random_uuid())`,
    [units.county],
  );
  await county.asOwner(
    `INSERT INTO guitu.paper_template (id, kind, agency, version, valid_from, content, sha256, created, created_by) VALUES (gen_random_uuid(), 'E06', $1, 1, '2026-01-01', 'x', sha256('x'), now(), gen_random_uuid())`,
    [units.county],
  );
});

class RolledBack extends Error {}
type Answer = number | 'refused';

/** The rows that `sql` gives or changes for the actor, or `refused`. Nothing stays. */
async function ask(who: Who, sql: string, params: readonly unknown[]): Promise<Answer> {
  let answer: Answer = 0;
  try {
    await database.inScope(actors[who], async (tx: Tx) => {
      answer = (await tx.query(sql, params)).rowCount;
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return answer;
    if ((error as { code?: string }).code === '42501') return 'refused';
    throw error;
  }
  return answer;
}

interface Probe {
  readonly who: Who;
  readonly what: string;
  readonly expect: Answer;
  readonly sql: string;
  readonly params: readonly unknown[];
}

function probes(): Probe[] {
  const list: Probe[] = [];
  for (const who of EVERYBODY) {
    const add = (what: string, expected: Answer, sql: string, params: readonly unknown[] = []) =>
      list.push({ who, what, expect: expected, sql, params });
    for (const sample of SAMPLES) {
      const [sees, writes, id] = [SEES[who].includes(sample), WRITES[who].includes(sample), [ids[sample]]];
      for (const table of ['paper', 'paper_content', 'paper_service'])
        add(
          `reads ${table} of ${sample}`,
          sees ? 1 : 0,
          `SELECT 1 FROM guitu.${table} WHERE ${table === 'paper_content' ? 'paper' : 'id'} = $1`,
          id,
        );
      add(
        `makes a paper of ${sample}`,
        writes ? 1 : 'refused',
        `INSERT INTO guitu.paper (id, case_id, kind, state, made, made_by) VALUES (gen_random_uuid(), $1, 'E04', 'draft', now(), 'x')`,
        id,
      );
      add(
        `makes a paper void (${sample})`,
        writes ? 1 : 0,
        `UPDATE guitu.paper SET state = 'void', void_on = '2026-11-24', void_why = 'x' WHERE id = $1`,
        id,
      );
      add(
        `adds content (${sample})`,
        writes ? 1 : 'refused',
        `INSERT INTO guitu.paper_content (paper, case_id, form, sealed, sha256) VALUES ($1, $1, 'docx', 'x', sha256('x'))`,
        id,
      );
      add(
        `serves (${sample})`,
        writes ? 1 : 'refused',
        `INSERT INTO guitu.paper_service (id, paper, case_id, recipient, how, on_date, recorded, by_account, by_name)
         VALUES (gen_random_uuid(), $1, $1, 'person', 'direct', '2026-11-24', now(), gen_random_uuid(), 'x')`,
        id,
      );
      add(
        `withdraws a service (${sample})`,
        writes ? 1 : 0,
        `UPDATE guitu.paper_service SET withdrawn = now(), withdrawn_by = gen_random_uuid(), withdrawn_why = 'x' WHERE id = $1`,
        id,
      );
    }
    const knows = SEES[who].includes('a') && who !== 'examiner';
    for (const table of ['paper', 'paper_content', 'paper_service'])
      add(
        `reads ${table} of what is hidden from the examiner`,
        knows ? 1 : 0,
        `SELECT 1 FROM guitu.${table} WHERE ${table === 'paper' ? 'id' : 'paper'} = $1`,
        [hidden.paper],
      );
    const [ownOffice, ownCounty] = [units.officeA, units.county].map((unit) => actors[who].writeUnits.includes(unit));
    add('takes a number of office A', ownOffice ? 1 : 0, `UPDATE guitu.paper_counter SET last = last + 1 WHERE organ = $1`, [
      units.officeA,
    ]);
    add(
      'begins to number for office A',
      ownOffice ? 1 : 'refused',
      `INSERT INTO guitu.paper_counter (organ, mark, year, last) VALUES ($1, 'y', 2026, 1)`,
      [units.officeA],
    );
    add('knows how numbers are written', 1, 'SELECT 1 FROM guitu.paper_numbering');
    add(
      'sets how numbers are written',
      ownCounty ? 1 : 'refused',
      `INSERT INTO guitu.paper_numbering (agency, valid_from, format, short_name, created, created_by)
       VALUES ($1, '2027-01-01', '{年}{字}{号}', 'x', now(), gen_random_uuid())`,
      [units.county],
    );
    add('changes how numbers are written', ownCounty ? 1 : 0, `UPDATE guitu.paper_numbering SET short_name = 'y'`);
    add('reads the county’s template', 1, 'SELECT 1 FROM guitu.paper_template');
    add(
      'adds a template to the county',
      ownCounty ? 1 : 'refused',
      `INSERT INTO guitu.paper_template (id, kind, agency, version, valid_from, content, sha256, created, created_by)
       VALUES (gen_random_uuid(), 'E06', $1, 2, '2026-01-01', 'x', sha256('x'), now(), gen_random_uuid())`,
      [units.county],
    );
    // What nobody does, whatever the scope.
    add('rewrites a frozen paper', 'refused', `UPDATE guitu.paper_content SET sealed = 'y'`);
    add('rewrites whom a paper reached', 'refused', `UPDATE guitu.paper_service SET recipient = 'other'`);
    add('rewrites what a template says', 'refused', `UPDATE guitu.paper_template SET content = 'y'`);
    for (const table of TABLES) add(`deletes from ${table}`, 'refused', `DELETE FROM guitu.${table}`);
  }
  return list;
}

/** Probes whose answer is not the expected one. */
async function failing(limit = Number.POSITIVE_INFINITY): Promise<string[]> {
  const wrong: string[] = [];
  for (const { who, what, expect: expected, sql, params } of probes()) {
    const answer = await ask(who, sql, params);
    if (answer !== expected) wrong.push(`${who} ${what}: ${answer}, expected ${expected}`);
    if (wrong.length >= limit) break;
  }
  return wrong;
}

test('every probe under the app’s role answers as it must', { timeout: 120_000 }, async () => {
  expect(probes().length).toBeGreaterThan(300);
  expect(await failing()).toEqual([]);
});

test('a transaction without a scope sees no paper', async () => {
  const counts = await database.inScope(nobody, async (tx) => {
    await tx.query(`SELECT set_config('guitu.units', '', true)`);
    const seen: number[] = [];
    for (const table of ['paper', 'paper_content', 'paper_service'])
      seen.push((await tx.query(`SELECT 1 FROM guitu.${table}`)).rowCount);
    return seen;
  });
  expect(counts).toEqual([0, 0, 0]);
});

test('each policy taken away turns a probe red', { timeout: 240_000 }, async () => {
  const policies = await staffPoliciesOf(county, TABLES);
  expect(policies.length).toBeGreaterThan(12);
  expect(await unnoticed(county, policies, async () => (await failing(1)).length > 0)).toEqual([]);
  expect(await failing(1)).toEqual([]);
});
