/**
 * Who sees and changes what, asked in raw SQL under the app's role, so that no filter of the product can hide a hole in the policies.
 * Then every policy is taken away in turn, and the probes must notice: a probe that cannot fail proves nothing.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCases } from '../server/platform/cases/pipeline.ts';
import { testCounty } from '../server/platform/cases/test-county.ts';
import type { Tx } from '../server/platform/postgres/database.ts';
import type { Actor } from '../server/platform/scope/actor.ts';
import { staffPoliciesOf, unnoticed } from './policies.ts';

const county = await testCounty();
const { database, clock, ring, units, juvenileExaminer: keeper } = county;
const cases = createCases({ database, clock, cipher: ring });

const nobody: Actor = { ...county.officerA, account: randomUUID(), units: [], writeUnits: [], compartments: [] };
/** Reads everything in the county but may not change it, and holds no compartment. */
const actors = { ...county, nobody };
type Who = 'officerA' | 'officerB' | 'examiner' | 'juvenileExaminer' | 'viewer' | 'farExaminer' | 'nobody';
/** `given` belongs to office B and was given to office A, which reads it and acts on it. */
type Sample = 'a' | 'b' | 'juvenile' | 'sealed' | 'given';

const SEES: Readonly<Record<Who, readonly Sample[]>> = {
  officerA: ['a', 'given'],
  officerB: ['b', 'given'],
  examiner: ['a', 'b', 'given'],
  juvenileExaminer: ['a', 'b', 'juvenile', 'sealed', 'given'],
  viewer: ['a', 'b', 'given'],
  farExaminer: [],
  nobody: [],
};
const CHANGES: Readonly<Record<Who, readonly Sample[]>> = { ...SEES, viewer: [] };
/** Whose case it is: letters and the deletion of values are not for a unit that was only given it. */
const OWNS: Readonly<Record<Who, readonly Sample[]>> = { ...CHANGES, officerA: ['a'] };
/** Whose caseload one may settle. */
const LEADS: Readonly<Record<Who, readonly Sample[]>> = { ...SEES, officerA: [], officerB: [], viewer: [] };
const EVERYBODY = Object.keys(SEES) as Who[]; // the keys of the table above

const ids: Record<Sample, string> = { a: '', b: '', juvenile: '', sealed: '', given: '' };
const SAMPLES = Object.keys(ids) as Sample[]; // as above
const unitOf = (sample: Sample) => (sample === 'b' || sample === 'given' ? units.officeB : units.officeA);

const TABLES = [
  '"case"',
  'case_event',
  'sealed_value',
  'duty',
  'letter',
  'outbox',
  'file',
  'file_content',
  'incident',
  'idempotency',
  'nightly_run',
  'key_ring',
  'list_columns',
  'saved_filter',
  'assignment',
  'hand_over',
  'hand_over_case',
  'office_change',
  'hidden',
];
/** What can be read, and the column that names the case. */
const READABLE: readonly (readonly [string, string])[] = [
  ['"case"', 'id'],
  ['case_now', 'id'],
  ['case_event', 'case_id'],
  ['sealed_value', 'case_id'],
  ['duty', 'case_id'],
  ['duty_now', 'case_id'],
  ['letter', 'from_case'],
  ['file', 'case_id'],
  ['file_content', 'case_id'],
  ['incident', 'case_id'],
  ['assignment', 'case_id'],
  ['hand_over_case', 'case_id'],
];

beforeAll(async () => {
  const facts = { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } };
  const one = {
    domain: 'corrections',
    person: null,
    unit: units.officeA,
    facts,
    events: [
      { type: 'decision-effective', on: '2026-11-10', note: '一审' },
      { type: 'registered', on: '2026-11-15' },
    ],
  };
  const opened = await database.inScope(keeper, (tx) =>
    cases.openMany(tx, keeper, [
      one,
      { ...one, unit: units.officeB },
      { ...one, facts: { ...facts, juvenileAtOffence: true } },
      { ...one, sealed: true },
      { ...one, unit: units.officeB },
    ]),
  );
  for (const [index, sample] of SAMPLES.entries()) ids[sample] = opened[index]?.id ?? '';
  await database.inScope(keeper, (tx) =>
    tx.query('UPDATE guitu."case" SET given_to = $2 WHERE id = $1', [ids.given, units.officeA]),
  );
  for (const sample of SAMPLES) {
    const unit = unitOf(sample);
    await county.asOwner(
      `INSERT INTO guitu.letter (id, kind, from_case, from_unit, to_name, carrier, sent) VALUES (gen_random_uuid(), 'x', $1, $2, 'x', 'paper', now())`,
      [ids[sample], unit],
    );
    await county.asOwner(
      `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account)
       VALUES (gen_random_uuid(), $1, sha256('x'), 'x', 'x/x', 1, now(), gen_random_uuid())`,
      [ids[sample]],
    );
    await county.asOwner(
      `INSERT INTO guitu.file_content (file, case_id, sealed) SELECT id, case_id, 'x' FROM guitu.file WHERE case_id = $1`,
      [ids[sample]],
    );
    await county.asOwner(
      `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account)
       VALUES ($1, $1, sha256('z'), 'z', 'x/x', 1, now(), gen_random_uuid())`,
      [ids[sample]],
    );
    await county.asOwner(
      `INSERT INTO guitu.incident (id, kind, case_id, found_on, found, detail) VALUES (gen_random_uuid(), 'x', $1, '2026-11-24', now(), '{}')`,
      [ids[sample]],
    );
  }
  await county.asOwner(
    `INSERT INTO guitu.outbox (topic, case_id, subject, created, try_after) VALUES ('x', $1, gen_random_uuid(), now(), now())`,
    [ids.a],
  );
  await county.asOwner(
    `INSERT INTO guitu.incident (id, kind, found_on, found, detail) VALUES (gen_random_uuid(), 'house', '2026-11-24', now(), '{}')`,
  );
  for (const who of EVERYBODY) {
    await county.asOwner(
      `INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1::uuid, 'p-' || left($1::uuid::text, 8), 'x', $2, now())`,
      [actors[who].account, units.county],
    );
  }
  await addOfficers();
  await hideFromExaminer();
  await county.asOwner(
    `INSERT INTO guitu.list_columns (account, list, columns, changed) VALUES ($1, 'people', '{name}', now())`,
    [county.officerA.account],
  );
  await county.asOwner(
    `INSERT INTO guitu.saved_filter (id, account, by_name, list, name, filter, shared_with, saved) VALUES
       (gen_random_uuid(), $1, 'x', 'people', 'own', '{}', NULL, now()), (gen_random_uuid(), $1, 'x', 'people', 'shared', '{}', $2, now())`,
    [county.officerA.account, units.officeA],
  );
  await county.asOwner(`INSERT INTO guitu.nightly_run (day, started) VALUES ('2026-11-24', now())`);
  await county.asOwner(`INSERT INTO guitu.key_ring VALUES ('x', now())`);
  await county.asOwner(`INSERT INTO guitu.idempotency (account, key, request, created) VALUES ($1, 'k', 'x', now())`, [
    county.officerA.account,
  ]);
});

/** Posts of the two offices: an officer in each, who holds its cases; hand-overs and changes of office of every case. */
const posts = { a: randomUUID(), b: randomUUID() };
async function addOfficers(): Promise<void> {
  for (const [name, who, unit] of [
    ['a', 'officerA', units.officeA],
    ['b', 'officerB', units.officeB],
  ] as const) {
    await county.asOwner(
      `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES ($1, $2, $3, 'officer', '2026-01-01', now())`,
      [posts[name], actors[who].account, unit],
    );
    await county.asOwner(
      `INSERT INTO guitu.hand_over (id, unit, from_name, starts, reason, cases, duties, made_at, made_by, by_name)
       VALUES ($1, $1, 'x', '2026-11-24', 'xx', 1, 0, now(), $2, 'x')`,
      [unit, actors[who].account],
    );
  }
  for (const sample of SAMPLES) {
    const [name, unit] = sample === 'b' || sample === 'given' ? (['b', units.officeB] as const) : (['a', units.officeA] as const);
    await county.asOwner(
      `INSERT INTO guitu.assignment (id, case_id, post, officer, valid_from, reason, created_at, by_name)
       VALUES (gen_random_uuid(), $1, $2, 'x', '2026-11-24', 'xx', now(), 'x')`,
      [ids[sample], posts[name]],
    );
    await county.asOwner(
      `INSERT INTO guitu.hand_over_case (hand_over, case_id, to_post, to_name, duties) VALUES ($1, $2, $3, 'x', 0)`,
      [unit, ids[sample], posts[name]],
    );
    await county.asOwner(
      `INSERT INTO guitu.office_change (id, case_id, from_unit, to_unit, juvenile, sealed, person, state, reason, asked_on, asked_by, asked_name)
       VALUES ($1, $1, $2, $3, $4, $5, 'x', 'refused', 'xx', '2026-11-24', gen_random_uuid(), 'x')`,
      [ids[sample], unit, units.farCounty, sample === 'juvenile', sample === 'sealed'],
    );
  }
  // One that office A is to answer: it knows of it by the letter.
  await county.asOwner(
    `INSERT INTO guitu.office_change (id, case_id, from_unit, to_unit, juvenile, sealed, person, state, reason, asked_on, asked_by, asked_name, letter)
     SELECT gen_random_uuid(), $1, $2, $3, false, false, 'x', 'sent', 'xx', '2026-11-24', gen_random_uuid(), 'x', id
     FROM guitu.letter WHERE from_case = $1 LIMIT 1`,
    [ids.b, units.officeB, units.officeA],
  );
}

type Answer = number | string;
interface Probe {
  readonly name: string;
  /** The tables it touches stand in it; those of a policy are asked first when that policy is gone. */
  readonly sql?: string;
  readonly ask: () => Promise<Answer>;
  readonly expect: Answer;
}

class RolledBack extends Error {}
/** As the pipeline reads a history to derive what follows from it. */
const WHOLE = `SELECT set_config('guitu.whole', 'on', true)`;

/** What `sql` does for the actor: the rows it gives or changes, or `refused`. Nothing stays. */
async function ask(who: Who | 'system', sql: string, params: readonly unknown[] = [], whole = false): Promise<Answer> {
  let answer: Answer = 0;
  const run = async (tx: Tx) => {
    if (whole) await tx.query(WHOLE);
    answer = (await tx.query(sql, params)).rowCount;
    throw new RolledBack();
  };
  try {
    await (who === 'system' ? database.asSystem('test', run) : database.inScope(actors[who], run));
  } catch (error) {
    if (error instanceof RolledBack) return answer;
    if ((error as { code?: string }).code === '42501') return 'refused';
    if ((error as { code?: string }).code === '23505') return 'twice';
    throw error;
  }
  return answer;
}

const probe = (name: string, expected: Answer, who: Who | 'system', sql: string, params?: readonly unknown[]): Probe => ({
  name: `${who} ${name}`,
  sql,
  expect: expected,
  ask: () => ask(who, sql, params),
});

/** Statements that write one row for a case; the answer is 1 within reach and `refused` outside. */
function writesFor(sample: Sample): [string, string, unknown[]][] {
  const id = ids[sample];
  const unit = unitOf(sample);
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
       VALUES ($1, $2, $5, $3, $4, 'X', 'main', 'person', '2026-11-24', false, false, false, false, '{}', '{}')`,
      [id, unit, sample === 'juvenile', sample === 'sealed', sample === 'given' ? units.officeA : unit],
    ],
    [
      'sends a letter from',
      `INSERT INTO guitu.letter (id, kind, from_case, from_unit, to_name, carrier, sent) VALUES (gen_random_uuid(), 'y', $1, $2, 'x', 'paper', now())`,
      [id, unit],
    ],
    [
      'adds to the outbox for',
      `INSERT INTO guitu.outbox (topic, case_id, subject, created, try_after) VALUES ('y', $1, gen_random_uuid(), now(), now())`,
      [id],
    ],
    [
      'adds a file to',
      `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account) VALUES (gen_random_uuid(), $1, sha256('y'), 'y', 'y', 1, now(), gen_random_uuid())`,
      [id],
    ],
    ['adds content to a file of', `INSERT INTO guitu.file_content (file, case_id, sealed) VALUES ($1, $1, 'x')`, [id]],
  ];
}

/** Writes that are for the unit a case belongs to, and not for one it was given to. */
const FOR_OWNERS: ReadonlySet<string> = new Set(['sends a letter from', 'adds to the outbox for']);

function openAt(who: Who, unit: string, juvenile: boolean, sealed: boolean, expected: Answer): Probe {
  return probe(
    `opens a case (${juvenile ? 'juvenile' : sealed ? 'sealed' : 'plain'})`,
    expected,
    who,
    `INSERT INTO guitu."case" (id, domain, kind, unit, region, juvenile, sealed, facts, opening, version, head, state, closed, derived_on, derived_through, created, updated)
     VALUES (gen_random_uuid(), 'x', 'x', $1, 'x', $2, $3, '{}', '{}', 0, sha256('x'), 'x', false, '2026-11-24', '2026-11-24', now(), now())`,
    [unit, juvenile, sealed],
  );
}

function officerProbes(who: Who, sample: Sample): Probe[] {
  const [id, account] = [ids[sample], actors[who].account];
  const [name, unit] = sample === 'b' || sample === 'given' ? (['b', units.officeB] as const) : (['a', units.officeA] as const);
  // Who was only given a case reads who holds it, and settles nothing about it.
  const own = actors[who].writeUnits.includes(unit);
  const [leads, changes] = [own && LEADS[who].includes(sample), own && CHANGES[who].includes(sample)];
  const sees = actors[who].units.includes(unit) && SEES[who].includes(sample);
  const give = `INSERT INTO guitu.assignment (id, case_id, post, officer, valid_from, valid_to, reason, created_at, created_by, by_name)
    VALUES (gen_random_uuid(), $1, $2, 'x', '2026-11-24', '2026-11-24', 'xx', now(), $3, 'x')`;
  return [
    probe(`gives ${sample} to its officer`, leads ? 1 : 'refused', who, give, [id, posts[name], account]),
    probe(`gives ${sample} to another office's`, 'refused', who, give, [id, posts[name === 'a' ? 'b' : 'a'], account]),
    probe(`gives ${sample} in another's name`, 'refused', who, give, [id, posts[name], randomUUID()]),
    probe(
      `ends who holds ${sample}`,
      leads ? 1 : 0,
      who,
      `UPDATE guitu.assignment SET valid_to = '2026-12-01' WHERE case_id = $1`,
      [id],
    ),
    probe(
      `hands ${sample} over`,
      leads ? 1 : 'refused',
      who,
      `INSERT INTO guitu.hand_over_case (hand_over, case_id, to_post, to_name, duties) VALUES ($1, $2, $3, 'x', 0)`,
      [unit === units.officeA ? units.officeB : units.officeA, id, posts[name]],
    ),
    probe(
      `ticks ${sample} off`,
      changes ? 1 : 0,
      who,
      `UPDATE guitu.hand_over_case SET told_on = '2026-11-24', told_how = 'phone', told_at = now(), told_by = $2, told_name = 'x' WHERE case_id = $1`,
      [id, account],
    ),
    probe(
      `ticks ${sample} off in another's name`,
      changes ? 'refused' : 0,
      who,
      `UPDATE guitu.hand_over_case SET told_on = '2026-11-24', told_how = 'phone', told_at = now(), told_by = $2, told_name = 'x' WHERE case_id = $1`,
      [id, randomUUID()],
    ),
    probe(`sees a change of office of ${sample}`, sees ? 1 : 0, who, 'SELECT 1 FROM guitu.office_change WHERE id = $1', [id]),
    probe(
      `decides a change of office of ${sample}`,
      changes ? 1 : 0,
      who,
      `UPDATE guitu.office_change SET decision = 'x' WHERE id = $1`,
      [id],
    ),
    probe(
      `asks for a change of office of ${sample}`,
      changes ? (sample === 'b' ? 'twice' : 1) : 'refused',
      who,
      `INSERT INTO guitu.office_change (id, case_id, from_unit, to_unit, juvenile, sealed, person, state, reason, asked_on, asked_by, asked_name)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'x', 'asked', 'xx', '2026-11-24', $6, 'x')`,
      [id, unit, units.county, sample === 'juvenile', sample === 'sealed', account],
    ),
  ];
}

/**
 * In case a something is hidden from the examiner: each table holds one row that nobody but him misses. Who derives what follows from a history
 * reads it whole, and only he writes there.
 */
const HIDDEN = randomUUID();
async function hideFromExaminer(): Promise<void> {
  for (const sql of [
    `INSERT INTO guitu.case_event (case_id, seq, id, type, on_date, recorded, record, prev, hash)
     VALUES ($1, 50, $2, 'hidden', '2026-11-24', now(), '{}', sha256('hidden'), sha256('hidden-too'))`,
    `INSERT INTO guitu.sealed_value (id, case_id, seq, field, commitment, value) VALUES ($2, $1, 50, 'hidden', sha256('x'), 'x')`,
    `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account)
     VALUES ($2, $1, sha256('hidden'), 'hidden', 'x/x', 1, now(), gen_random_uuid())`,
    `INSERT INTO guitu.file_content (file, case_id, sealed) VALUES ($2, $1, 'hidden')`,
    `INSERT INTO guitu.paper (id, case_id, kind, state, event, made, made_by) VALUES ($2, $1, 'B01', 'draft', $2, now(), 'x')`,
    `INSERT INTO guitu.paper_content (paper, case_id, form, sealed, sha256) VALUES ($2, $1, 'pdf', 'x', sha256('x'))`,
    `INSERT INTO guitu.paper_service (id, paper, case_id, recipient, how, on_date, recorded, by_account, by_name)
     VALUES ($2, $2, $1, 'person', 'direct', '2026-11-24', now(), gen_random_uuid(), 'x')`,
  ])
    await county.asOwner(sql, [ids.a, HIDDEN]);
  await county.asOwner(
    `INSERT INTO guitu.duty (id, case_id, unit, handler, juvenile, sealed, rule, clock, who, opens, late, lifted, paused, provisional, cite, reasons, hidden_from)
     VALUES ($1, $2, $3, $3, false, false, 'HIDDEN', 'main', 'person', '2026-11-24', false, false, false, false, '{}', '{}', ARRAY[$4::uuid])`,
    [HIDDEN, ids.a, units.officeA, actors.examiner.account],
  );
  await database.inScope(keeper, async (tx) => {
    await tx.query(WHOLE);
    await tx.query(`INSERT INTO guitu.hidden (account, object, case_id, kind) VALUES ($1, $2, $3, 'event')`, [
      actors.examiner.account,
      HIDDEN,
      ids.a,
    ]);
  });
}

const HOLD_HIDDEN: readonly (readonly [table: string, key: string])[] = [
  ['case_event', 'id'],
  ['sealed_value', 'id'],
  ['file', 'id'],
  ['file_content', 'file'],
  ['paper', 'id'],
  ['paper_content', 'paper'],
  ['paper_service', 'id'],
  ['duty', 'id'],
  ['duty_now', 'id'],
];

function hidingProbes(who: Who): Probe[] {
  const [sees, may] = [SEES[who].includes('a'), CHANGES[who].includes('a')];
  const missing = who === 'examiner';
  const hide = `INSERT INTO guitu.hidden (account, object, case_id, kind) VALUES ($1, $2, $3, 'event')`;
  const deriving = (name: string, expected: Answer, sql: string, params: readonly unknown[] = []): Probe => ({
    name: `${who} ${name}, deriving`,
    sql,
    expect: expected,
    ask: () => ask(who, sql, params, true),
  });
  return [
    ...HOLD_HIDDEN.map(([table, key]) =>
      probe(`reads what is hidden in ${table}`, sees && !missing ? 1 : 0, who, `SELECT 1 FROM guitu.${table} WHERE ${key} = $1`, [
        HIDDEN,
      ]),
    ),
    probe('lifts what is hidden', may && !missing ? 1 : 0, who, `UPDATE guitu.duty SET hidden_from = '{}' WHERE id = $1`, [
      HIDDEN,
    ]),
    probe('reads from whom something is hidden', missing ? 1 : 0, who, 'SELECT 1 FROM guitu.hidden'),
    probe('hides a record by hand', 'refused', who, hide, [randomUUID(), randomUUID(), ids.a]),
    probe('shows a record again by hand', 0, who, 'DELETE FROM guitu.hidden'),
    probe(
      'counts the records of a',
      sees ? (missing ? 1 : 2) : 0,
      who,
      `SELECT generate_series(1, version) FROM guitu.case_now WHERE id = $1`,
      [ids.a],
    ),
    deriving('hides a record', may ? 1 : 'refused', hide, [randomUUID(), randomUUID(), ids.a]),
    deriving('shows a record again', may ? 1 : 0, 'DELETE FROM guitu.hidden'),
    deriving('reads what is hidden', sees ? 1 : 0, 'SELECT 1 FROM guitu.duty WHERE id = $1', [HIDDEN]),
  ];
}

/** What one sees and does at the desk of office A. */
function deskProbes(who: Who): Probe[] {
  const { account } = actors[who];
  const reads = actors[who].units.includes(units.officeA);
  const answers = actors[who].writeUnits.includes(units.officeA);
  const letterRead = reads || actors[who].units.includes(units.officeB);
  return [
    probe('sees hand-overs of office A', reads ? 1 : 0, who, 'SELECT 1 FROM guitu.hand_over WHERE unit = $1', [units.officeA]),
    probe(
      'makes a hand-over at office A',
      LEADS[who].includes('a') ? 1 : 'refused',
      who,
      `INSERT INTO guitu.hand_over (id, unit, from_name, starts, reason, cases, duties, made_at, made_by, by_name)
       VALUES (gen_random_uuid(), $1, 'x', '2026-11-24', 'xx', 1, 0, now(), $2, 'x')`,
      [units.officeA, account],
    ),
    probe('sees what office A is to answer', letterRead ? 1 : 0, who, `SELECT 1 FROM guitu.office_change WHERE state = 'sent'`),
    probe(
      'answers for office A',
      answers || actors[who].writeUnits.includes(units.officeB) ? 1 : 0,
      who,
      `UPDATE guitu.office_change SET state = 'accepted' WHERE state = 'sent'`,
    ),
    probe(
      'does more than answer for office A',
      actors[who].writeUnits.includes(units.officeB) ? 1 : answers ? 'refused' : 0,
      who,
      `UPDATE guitu.office_change SET state = 'withdrawn' WHERE state = 'sent'`,
    ),
  ];
}

function probes(): Probe[] {
  const list: Probe[] = [];
  for (const who of EVERYBODY) {
    for (const [table, column] of READABLE) {
      for (const sample of SAMPLES) {
        const rows = SEES[who].includes(sample);
        list.push({
          name: `${who} reads ${sample} in ${table}`,
          expect: rows ? 'some' : 0,
          ask: async () => {
            const answer = await ask(who, `SELECT 1 FROM guitu.${table} WHERE ${column} = $1`, [ids[sample]]);
            return typeof answer === 'number' && answer > 0 ? 'some' : answer;
          },
        });
      }
      const seen = SEES[who].length;
      list.push(
        probe(
          `counts cases in ${table}`,
          1,
          who,
          `SELECT 1 FROM (SELECT count(DISTINCT ${column}) AS n FROM guitu.${table} WHERE ${column} IS NOT NULL) c WHERE n = ${seen}`,
        ),
      );
    }
    for (const sample of SAMPLES) {
      const may = CHANGES[who].includes(sample);
      const owns = OWNS[who].includes(sample);
      for (const [name, sql, params] of writesFor(sample))
        list.push(probe(`${name} ${sample}`, (FOR_OWNERS.has(name) ? owns : may) ? 1 : 'refused', who, sql, params));
      list.push(
        probe(`changes ${sample}`, may ? 1 : 0, who, `UPDATE guitu."case" SET updated = now() WHERE id = $1`, [ids[sample]]),
        probe(`locks ${sample}`, may ? 1 : 0, who, `SELECT 1 FROM guitu."case" WHERE id = $1 FOR UPDATE`, [ids[sample]]),
        probe(
          `marks a letter of ${sample}`,
          owns ? 1 : 0,
          who,
          `UPDATE guitu.letter SET paper_number = 'x' WHERE from_case = $1`,
          [ids[sample]],
        ),
        {
          name: `${who} deletes values of ${sample}`,
          expect: owns ? 'some' : 0,
          ask: async () => {
            const answer = await ask(
              who,
              `UPDATE guitu.sealed_value SET value = NULL, deleted = now(), deleted_why = 'x' WHERE case_id = $1`,
              [ids[sample]],
            );
            return typeof answer === 'number' && answer > 0 ? 'some' : answer;
          },
        },
        {
          name: `${who} changes and removes duties of ${sample}`,
          expect: may ? 'some' : 0,
          ask: async () => {
            const answers = [
              await ask(who, 'UPDATE guitu.duty SET who = who WHERE case_id = $1', [ids[sample]]),
              await ask(who, 'DELETE FROM guitu.duty WHERE case_id = $1', [ids[sample]]),
            ];
            if (answers.every((answer) => typeof answer === 'number' && answer > 0)) return 'some';
            return answers.every((answer) => answer === 0) ? 0 : answers.join(' ');
          },
        },
      );
    }
    for (const sample of SAMPLES) list.push(...officerProbes(who, sample));
    list.push(...deskProbes(who), ...hidingProbes(who));
    list.push(openAt(who, units.officeA, false, false, CHANGES[who].includes('a') ? 1 : 'refused'));
    list.push(openAt(who, units.officeA, true, false, CHANGES[who].includes('juvenile') ? 1 : 'refused'));
    list.push(openAt(who, units.officeA, false, true, CHANGES[who].includes('sealed') ? 1 : 'refused'));
    list.push(
      probe('reads the outbox', 0, who, 'SELECT 1 FROM guitu.outbox'),
      probe('takes from the outbox', 0, who, 'UPDATE guitu.outbox SET done = now()'),
      probe('reads keys of commands', who === 'officerA' ? 1 : 0, who, 'SELECT 1 FROM guitu.idempotency'),
      probe(
        'forges a key of officer A',
        who === 'officerA' ? 1 : 'refused',
        who,
        `INSERT INTO guitu.idempotency (account, key, request, created) VALUES ($1, 'f', 'x', now())`,
        [county.officerA.account],
      ),
      probe('reads the house’s incidents', 0, who, 'SELECT 1 FROM guitu.incident WHERE case_id IS NULL'),
      probe(
        'reports an incident',
        'refused',
        who,
        `INSERT INTO guitu.incident (id, kind, found_on, found, detail) VALUES (gen_random_uuid(), 'y', '2026-11-24', now(), '{}')`,
      ),
      probe('reads kept columns', who === 'officerA' ? 1 : 0, who, 'SELECT 1 FROM guitu.list_columns'),
      probe('drops kept columns', who === 'officerA' ? 1 : 0, who, 'DELETE FROM guitu.list_columns'),
      probe(
        'keeps columns for another',
        who === 'officerA' ? 1 : 'refused',
        who,
        `INSERT INTO guitu.list_columns (account, list, columns, changed) VALUES ($1, 'duties', '{x}', now())`,
        [county.officerA.account],
      ),
      probe(
        'reads kept filters',
        who === 'officerA' ? 2 : actors[who].units.includes(units.officeA) ? 1 : 0,
        who,
        'SELECT 1 FROM guitu.saved_filter',
      ),
      probe('changes kept filters', who === 'officerA' ? 2 : 0, who, 'UPDATE guitu.saved_filter SET saved = now()'),
      probe('drops kept filters', who === 'officerA' ? 2 : 0, who, 'DELETE FROM guitu.saved_filter'),
      probe(
        'shares a filter with office A',
        actors[who].units.includes(units.officeA) ? 1 : 'refused',
        who,
        `INSERT INTO guitu.saved_filter (id, account, by_name, list, name, filter, shared_with, saved)
         VALUES (gen_random_uuid(), $1, 'x', 'people', 'new', '{}', $2, now())`,
        [actors[who].account, units.officeA],
      ),
      probe('knows that the nightly pass ran', 1, who, 'SELECT 1 FROM guitu.nightly_run'),
      probe('forges a nightly pass', 'refused', who, `INSERT INTO guitu.nightly_run (day, started) VALUES ('2026-11-25', now())`),
      probe('reads names of key rings', 0, who, 'SELECT 1 FROM guitu.key_ring'),
      probe('names a key ring', 'refused', who, `INSERT INTO guitu.key_ring VALUES ('y', now())`),
      ...TABLES.map((table) => probe(`empties ${table}`, 'refused', who, `TRUNCATE guitu.${table} CASCADE`)),
      probe('edits an event', 'refused', who, `UPDATE guitu.case_event SET record = '{}'`),
      probe('deletes an event', 'refused', who, 'DELETE FROM guitu.case_event'),
      probe('deletes a case', 'refused', who, 'DELETE FROM guitu."case"'),
      probe('rewrites an opening', 'refused', who, `UPDATE guitu."case" SET opening = '{}'`),
      probe('rewrites a commitment', 'refused', who, `UPDATE guitu.sealed_value SET commitment = sha256('x')`),
    );
  }
  // A case cannot be pushed into another office's sight, nor taken out of one's own; and who was only given one hands it to nobody.
  list.push(
    probe('moves a case it was given', 'refused', 'officerA', `UPDATE guitu."case" SET unit = $2 WHERE id = $1`, [
      ids.given,
      units.officeA,
    ]),
    probe('gives a case it was given to another', 'refused', 'officerA', `UPDATE guitu."case" SET given_to = $2 WHERE id = $1`, [
      ids.given,
      units.county,
    ]),
    probe('takes back a case it gave', 1, 'officerB', `UPDATE guitu."case" SET given_to = NULL WHERE id = $1`, [ids.given]),
  );
  list.push(probe('moves a case away', 'refused', 'officerA', `UPDATE guitu."case" SET unit = $1`, [units.officeB]));
  // What nobody but the system does.
  list.push(
    probe('reads and takes from the outbox', 1, 'system', 'UPDATE guitu.outbox SET done = now()'),
    probe('adds to the outbox for any case', 1, 'system', writesFor('b')[4]?.[1] ?? '', [ids.b]),
    probe('reads the house’s incidents', 1, 'system', 'SELECT 1 FROM guitu.incident WHERE case_id IS NULL'),
    probe(
      'reports an incident',
      1,
      'system',
      `INSERT INTO guitu.incident (id, kind, found_on, found, detail) VALUES (gen_random_uuid(), 'y', '2026-11-24', now(), '{}')`,
    ),
    probe('notes a nightly pass', 1, 'system', `INSERT INTO guitu.nightly_run (day, started) VALUES ('2026-11-25', now())`),
    probe('names a key ring', 1, 'system', `INSERT INTO guitu.key_ring VALUES ('y', now())`),
    probe('forgets old keys', 1, 'system', 'DELETE FROM guitu.idempotency'),
    probe('marks any letter', SAMPLES.length, 'system', `UPDATE guitu.letter SET refused = 'x'`),
  );
  return list;
}

/** Names of probes whose answer is not the expected one. */
async function failing(limit = Number.POSITIVE_INFINITY, table = ''): Promise<string[]> {
  const wrong: string[] = [];
  const rank = ({ name, sql }: Probe) => Number(!(sql ?? name).includes(table));
  for (const one of probes().sort((a, b) => rank(a) - rank(b))) {
    const answer = await one.ask();
    if (answer !== one.expect) wrong.push(`${one.name}: ${answer}, expected ${one.expect}`);
    if (wrong.length >= limit) break;
  }
  return wrong;
}

describe('isolation', () => {
  test('every probe under the app’s role answers as it must', { timeout: 120_000 }, async () => {
    expect(probes().length).toBeGreaterThan(600);
    expect(await failing()).toEqual([]);
  });

  test('every table is under row-level security that also binds its owner, with a policy for each command that is granted', async () => {
    const open = await county.asOwner(
      `SELECT c.relname, p.privilege_type FROM pg_class c
       JOIN information_schema.role_table_grants p ON p.table_schema = 'guitu' AND p.table_name = c.relname AND p.grantee = 'guitu_app'
       WHERE c.relnamespace = 'guitu'::regnamespace AND c.relkind = 'r' AND c.relname = ANY ($1)
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
           SELECT 1 FROM pg_policies q WHERE q.schemaname = 'guitu' AND q.tablename = c.relname AND q.permissive = 'PERMISSIVE'
             AND q.cmd IN ('ALL', p.privilege_type)))`,
      [TABLES.map((table) => table.replaceAll('"', ''))],
    );
    expect(open).toEqual([]);
    const views = await county.asOwner(
      `SELECT relname FROM pg_class WHERE relnamespace = 'guitu'::regnamespace AND relkind IN ('v', 'm') AND NOT COALESCE('security_invoker=true' = ANY (reloptions), false)`,
    );
    expect(views).toEqual([]);
  });

  test('a scope that is unset, empty or half set gives no row', async () => {
    const seen = await database.inScope(nobody, async (tx) => {
      const counts: number[] = [];
      for (const setting of [
        `set_config('guitu.units', '', true)`,
        `set_config('guitu.compartments', '{juvenile,sealed}', true)`,
      ]) {
        await tx.query(`SELECT ${setting}`);
        counts.push(
          (await tx.query('SELECT 1 FROM guitu.duty')).rowCount,
          (await tx.query('SELECT 1 FROM guitu."case"')).rowCount,
        );
      }
      return counts;
    });
    expect(seen).toEqual([0, 0, 0, 0]);
  });

  test('each policy taken away turns a probe red', { timeout: 300_000 }, async () => {
    const policies = await staffPoliciesOf(
      county,
      TABLES.map((table) => table.replaceAll('"', '')),
    );
    expect(policies.length).toBeGreaterThan(25);
    expect(await unnoticed(county, policies, async (table) => (await failing(1, table)).length > 0)).toEqual([]);
    expect(await failing(1)).toEqual([]);
  });
});
