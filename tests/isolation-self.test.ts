/**
 * What the scope of the person's own page shows and changes, asked in raw SQL under the app's role. Then each of its policies is taken away in turn, and a
 * probe must notice.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCases } from '../server/platform/cases/pipeline.ts';
import { testCounty } from '../server/platform/cases/test-county.ts';
import type { Tx } from '../server/platform/postgres/database.ts';
import type { Actor } from '../server/platform/scope/actor.ts';
import { policiesOf, unnoticed } from './policies.ts';

const county = await testCounty();
const { database, clock, ring, units, juvenileExaminer: keeper } = county;
const cases = createCases({ database, clock, cipher: ring });

const [own, other] = [randomUUID(), randomUUID()] as const;
const ids = { own: '', neighbour: '', juvenile: '' };
type Sample = keyof typeof ids;
const SAMPLES = Object.keys(ids) as Sample[]; // the keys of the object above

/** The person of the case `own`, and one whose own case is a juvenile's. */
const personOf = (sample: Sample, account: string, compartments: string[] = []): Actor => ({
  account,
  name: '本人',
  locale: 'zh',
  roles: [],
  posts: [],
  units: [],
  writeUnits: [],
  compartments,
  own: { case: ids[sample] },
  today: county.today,
});

const ROWS: Readonly<Record<string, string>> = {
  letter: `INSERT INTO guitu.letter (id, kind, from_case, from_unit, to_name, carrier, sent) VALUES (gen_random_uuid(), 'x', $1, $2, 'x', 'paper', now())`,
  incident: `INSERT INTO guitu.incident (id, kind, case_id, found_on, found, detail) VALUES (gen_random_uuid(), $2, $1, '2026-11-24', now(), '{}')`,
  file: `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account) VALUES ($1, $1, sha256('x'), 'x', 'x/x', 1, now(), $2)`,
  paper: `INSERT INTO guitu.paper (id, case_id, kind, state, made, made_by) VALUES ($1, $1, 'B01', 'draft', now(), $2)`,
  paper_content: `INSERT INTO guitu.paper_content (paper, case_id, form, sealed, sha256) VALUES ($1, $1, 'pdf', $2::text::bytea, sha256('x'))`,
  paper_service: `INSERT INTO guitu.paper_service (id, paper, case_id, recipient, how, on_date, recorded, by_account, by_name)
    VALUES (gen_random_uuid(), $1, $1, 'person', 'direct', '2026-11-24', now(), $2, 'x')`,
  assignment: `INSERT INTO guitu.assignment (id, case_id, post, officer, valid_from, reason, created_at, by_name) VALUES (gen_random_uuid(), $1, $2, 'x', '2026-11-24', 'xx', now(), 'x')`,
  hand_over_case: `INSERT INTO guitu.hand_over_case (hand_over, case_id, to_post, to_name, duties) VALUES ($2, $1, $2, 'x', 0)`,
  replan_case: `INSERT INTO guitu.replan_case (replan, case_id, version) VALUES ($2, $1, 1)`,
  delivery: `INSERT INTO guitu.delivery (id, message, topic, case_id, person, channel, state, created, try_after)
    SELECT gen_random_uuid(), m.id, 'x', $1, c.person, 'sms', 'queued', now(), now() FROM guitu.message m, guitu."case" c
    WHERE c.id = $1 AND m.case_id = $1 AND $2::text IS NOT NULL`,
};

beforeAll(async () => {
  const people = [own, other, randomUUID()];
  const facts = { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } };
  for (const [place, person] of people.entries()) {
    await county.asOwner(
      `INSERT INTO guitu.person (id, name, sex, born, spellings, id_kind, id_number, id_index, id_last_six, created)
       VALUES ($1, 'x', 'male', '1988-03-01', '|x|', 'resident', 'x', decode(md5($2), 'hex'), decode(md5($2), 'hex'), now())`,
      [person, String(place)],
    );
  }
  const one = (person: string, extra: object = {}) => ({
    domain: 'corrections',
    person,
    unit: units.officeA,
    facts: { ...facts, ...extra },
    events: [{ type: 'registered', on: '2026-11-15', note: 'x' }],
  });
  const opened = await database.inScope(keeper, (tx) =>
    cases.openMany(tx, keeper, [
      one(people[0] as string),
      one(people[1] as string),
      one(people[2] as string, { juvenileAtOffence: true }),
    ]),
  );
  for (const [place, sample] of SAMPLES.entries()) ids[sample] = opened[place]?.id ?? '';
  const post = randomUUID();
  await county.asOwner(`INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1, 'officer-a', 'x', $2, now())`, [
    county.officerA.account,
    units.county,
  ]);
  await county.asOwner(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES ($1, $2, $3, 'officer', '2026-01-01', now())`,
    [post, county.officerA.account, units.officeA],
  );
  await county.asOwner(
    `INSERT INTO guitu.hand_over (id, unit, from_name, starts, reason, cases, duties, made_at, made_by, by_name)
     VALUES ($1, $2, 'x', '2026-11-24', 'xx', 1, 0, now(), $3, 'x')`,
    [post, units.officeA, county.officerA.account],
  );
  await county.asOwner(
    `INSERT INTO guitu.replan (id, unit, county, state, entries, after, day, created, by_account, by_name)
     VALUES ($1, $2, '360825', 'dropped', '[]', 0, '2026-11-24', now(), $3, 'x')`,
    [post, units.county, county.officerA.account],
  );
  await county.asOwner(
    `INSERT INTO guitu.setting (id, unit, county, key, valid_from, value, source, recorded, by_account, by_name, replan)
     VALUES (gen_random_uuid(), $1, '360825', 'release.prepDays', '2026-01-01', '30', 'x', now(), $2, 'x', $3),
       (gen_random_uuid(), $1, '360822', 'release.prepDays', '2026-01-01', '30', 'x', now(), $2, 'x', $3)`,
    [units.county, county.officerA.account, post],
  );
  await county.asOwner(`INSERT INTO guitu.nightly_run (day, started) VALUES ('2026-11-24', now())`);
  await county.asOwner(
    `INSERT INTO guitu.paper_template (id, kind, agency, version, valid_from, content, sha256, created, created_by)
     VALUES (gen_random_uuid(), 'B01', $1, 1, '2026-01-01', 'x', sha256('x'), now(), $2)`,
    [units.county, county.officerA.account],
  );
  await county.asOwner(
    `INSERT INTO guitu.paper_numbering (agency, valid_from, format, short_name, created, created_by) VALUES ($1, '2026-01-01', '{年}{字}{号}', 'x', now(), $2)`,
    [units.county, county.officerA.account],
  );
  for (const sample of SAMPLES) {
    await county.asOwner(
      `INSERT INTO guitu.message (id, key, topic, case_id, to_person, content, created, try_after)
       SELECT id, id::text, 'x', id, person, 'x', now(), now() FROM guitu."case" WHERE id = $1`,
      [ids[sample]],
    );
    for (const sql of Object.values(ROWS))
      await county.asOwner(sql, [ids[sample], sql.includes('from_unit') ? units.officeA : post]);
    await county.asOwner(
      `INSERT INTO guitu.contact_point (id, person, kind, value, value_index, source, created)
       SELECT gen_random_uuid(), person, 'phone', 'x', decode(md5(id::text), 'hex'), 'register', now() FROM guitu."case" WHERE id = $1`,
      [ids[sample]],
    );
  }
});

type Answer = number | string;
class RolledBack extends Error {}

/** What `sql` does for the actor: the rows it gives or changes, or `refused`. Nothing stays. */
async function ask(actor: Actor, sql: string, params: readonly unknown[] = []): Promise<Answer> {
  let answer: Answer = 0;
  try {
    await database.inScope(actor, async (tx: Tx) => {
      answer = (await tx.query(sql, params)).rowCount;
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return answer > 0 ? 'some' : 0;
    if ((error as { code?: string }).code === '42501') return 'refused';
    throw error;
  }
  return answer;
}

interface Probe {
  readonly name: string;
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly expect: Answer;
  readonly actor: Actor;
}

/** What hangs on a case and may be read of the own one. */
const OPEN: readonly (readonly [string, string])[] = [
  ['"case"', 'id'],
  ['case_now', 'id'],
  ['case_event', 'case_id'],
  ['sealed_value', 'case_id'],
  ['duty', 'case_id'],
  ['duty_now', 'case_id'],
  ['file', 'case_id'],
];
/** What hangs on a case and is not for the person, whosever it is. */
const CLOSED: readonly (readonly [string, string])[] = [
  ['letter', 'from_case'],
  ['incident', 'case_id'],
  ['paper_content', 'case_id'],
  ['paper_service', 'case_id'],
  ['assignment', 'case_id'],
  ['officer_now', 'case_id'],
  ['hand_over_case', 'case_id'],
  ['replan_case', 'case_id'],
  ['delivery', 'case_id'],
];
const HOUSE = [
  'contact_point',
  'message',
  'nightly_run',
  'paper_template',
  'paper_numbering',
  'account',
  'post',
  'session',
  'audit',
  'outbox',
  'self_code',
];

function writes(id: string): [string, string, unknown[]][] {
  return [
    [
      'adds an event to',
      `INSERT INTO guitu.case_event (case_id, seq, id, type, on_date, recorded, record, prev, hash)
       VALUES ($1, 99, gen_random_uuid(), 'x', '2026-11-24', now(), '{}', sha256('p'), sha256('h'))`,
      [id],
    ],
    [
      'adds a sealed value to',
      `INSERT INTO guitu.sealed_value (id, case_id, seq, field, commitment, value) VALUES (gen_random_uuid(), $1, 1, 'x', sha256('x'), 'x')`,
      [id],
    ],
    [
      'adds a duty to',
      `INSERT INTO guitu.duty (case_id, unit, handler, juvenile, sealed, rule, clock, who, opens, late, lifted, paused, provisional, cite, reasons)
       VALUES ($1, $2, $2, $3, false, 'X', 'main', 'person', '2026-11-24', false, false, false, false, '{}', '{}')`,
      [id, units.officeA, id === ids.juvenile],
    ],
    [
      'drafts a paper of',
      `INSERT INTO guitu.paper (id, case_id, kind, state, made, made_by) VALUES (gen_random_uuid(), $1, 'D01', 'draft', now(), 'x')`,
      [id],
    ],
    [
      'adds a file to',
      `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account)
       VALUES (gen_random_uuid(), $1, sha256('y'), 'y', 'y', 1, now(), gen_random_uuid())`,
      [id],
    ],
    ['adds content to a file of', `INSERT INTO guitu.file_content (file, case_id, sealed) VALUES ($1, $1, 'x')`, [id]],
  ];
}

function probes(): Probe[] {
  const actor = personOf('own', own);
  const list: Probe[] = [];
  const add = (name: string, expected: Answer, sql: string, params: readonly unknown[] = [], as = actor) =>
    list.push({ name, sql, params, expect: expected, actor: as });
  for (const [table, column] of OPEN) {
    for (const sample of SAMPLES) {
      const seen = sample === 'own' ? 'some' : 0;
      add(`reads ${sample} in ${table}`, seen, `SELECT 1 FROM guitu.${table} WHERE ${column} = $1`, [ids[sample]]);
    }
    add(`reads any other in ${table}`, 0, `SELECT 1 FROM guitu.${table} WHERE ${column} <> $1`, [ids.own]);
  }
  for (const [table, column] of CLOSED) {
    for (const sample of SAMPLES)
      add(`reads ${sample} in ${table}`, 0, `SELECT 1 FROM guitu.${table} WHERE ${column} = $1`, [ids[sample]]);
  }
  for (const table of HOUSE) add(`reads ${table}`, 0, `SELECT 1 FROM guitu.${table}`);
  add('reads the own person', 'some', 'SELECT 1 FROM guitu.person WHERE id = $1', [own]);
  add('reads another person', 0, 'SELECT 1 FROM guitu.person WHERE id <> $1', [own]);
  add('reads what the own county has set', 'some', `SELECT 1 FROM guitu.setting WHERE county = '360825'`);
  add('reads what another county has set', 0, `SELECT 1 FROM guitu.setting WHERE county <> '360825'`);
  for (const sample of SAMPLES) {
    const [may, id] = [sample === 'own', ids[sample]];
    for (const [name, sql, params] of writes(id)) add(`${name} ${sample}`, may ? 'some' : 'refused', sql, params);
    add(`changes ${sample}`, may ? 'some' : 0, `UPDATE guitu."case" SET updated = now() WHERE id = $1`, [id]);
    add(`changes duties of ${sample}`, may ? 'some' : 0, 'UPDATE guitu.duty SET who = who WHERE case_id = $1', [id]);
    add(`removes duties of ${sample}`, may ? 'some' : 0, 'DELETE FROM guitu.duty WHERE case_id = $1', [id]);
    add(
      `deletes values of ${sample}`,
      0,
      `UPDATE guitu.sealed_value SET value = NULL, deleted = now(), deleted_why = 'x' WHERE case_id = $1`,
      [id],
    );
    add(`changes papers of ${sample}`, 0, `UPDATE guitu.paper SET written = 'x' WHERE case_id = $1`, [id]);
    add(
      `tells somebody of ${sample}`,
      'refused',
      `INSERT INTO guitu.message (id, key, topic, case_id, to_account, content, created, created_by, try_after)
       VALUES (gen_random_uuid(), gen_random_uuid()::text, 'x', $1, $2, 'x', now(), $3, now())`,
      [id, county.officerA.account, own],
    );
    add(
      `issues a code for ${sample}`,
      'refused',
      `INSERT INTO guitu.self_code (id, case_id, person, purpose, code, issued, issued_by, issued_name, expires)
       VALUES (gen_random_uuid(), $1, $2, 'look', decode(md5('x'), 'hex'), now(), $2, 'x', now() + interval '1 hour')`,
      [id, own],
    );
  }
  add('moves the own case', 'refused', `UPDATE guitu."case" SET unit = $2 WHERE id = $1`, [ids.own, units.officeB]);
  add('changes the own person', 0, 'UPDATE guitu.person SET name = name');
  add('opens a case', 'refused', OPEN_CASE, [units.officeA]);
  // A juvenile's own page opens with the compartment of the case, and the compartment alone opens no other.
  const young = personOf('juvenile', other, ['juvenile']);
  add('the juvenile reads the own case', 'some', 'SELECT 1 FROM guitu."case" WHERE id = $1', [ids.juvenile], young);
  add('the juvenile reads another', 0, 'SELECT 1 FROM guitu."case" WHERE id <> $1', [ids.juvenile], young);
  add('without the compartment the own case stays shut', 0, 'SELECT 1 FROM guitu."case"', [], personOf('juvenile', other));
  return list;
}

const OPEN_CASE = `INSERT INTO guitu."case" (id, domain, kind, unit, region, juvenile, sealed, facts, opening, version, head, state, closed, derived_on,
    derived_through, created, updated)
  VALUES (gen_random_uuid(), 'x', 'x', $1, 'x', false, false, '{}', '{}', 0, sha256('x'), 'x', false, '2026-11-24', '2026-11-24', now(), now())`;

async function failing(limit = Number.POSITIVE_INFINITY): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, sql, params, expect: expected, actor } of probes()) {
    const answer = await ask(actor, sql, params);
    if (answer !== expected) wrong.push(`${name}: ${answer}, expected ${expected}`);
    if (wrong.length >= limit) break;
  }
  return wrong;
}

describe('isolation of the own page', () => {
  test('every probe under the app’s role answers as it must', async () => {
    expect(probes().length).toBeGreaterThan(90);
    expect(await failing()).toEqual([]);
  });

  test('each policy taken away turns a probe red', { timeout: 120_000 }, async () => {
    const policies = await policiesOf(county, `policyname LIKE '%the_person'`);
    expect(policies.length).toBe(21);
    expect(await unnoticed(county, policies, async () => (await failing(1)).length > 0)).toEqual([]);
    expect(await failing(1)).toEqual([]);
  });
});
