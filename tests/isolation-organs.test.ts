/**
 * What a court, the police and a prison see and change, asked in raw SQL under the app's role: the cases that concern them, from the day on, and of these
 * only what their matter shows. Then every policy that says so is taken away in turn, and a probe must notice.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCases } from '../server/platform/cases/pipeline.ts';
import { testCounty } from '../server/platform/cases/test-county.ts';
import type { Tx } from '../server/platform/postgres/database.ts';
import type { Actor } from '../server/platform/scope/actor.ts';
import type { Role } from '../server/platform/scope/roles.ts';
import { policiesOf, unnoticed } from './policies.ts';

const county = await testCounty();
const { database, clock, ring, units, juvenileExaminer: keeper } = county;
const cases = createCases({ database, clock, cipher: ring });
const organs = { police: randomUUID(), court: randomUUID(), prison: randomUUID() };

const organActor = (role: Role, organ: string, compartments: string[] = []): Actor => ({
  ...county.officerA,
  account: randomUUID(),
  roles: [role],
  posts: [{ id: randomUUID(), role, organisation: organ, organisationName: role, kind: role, region: '360825' }],
  units: [],
  writeUnits: [],
  caseloadUnits: [],
  organs: [organ],
  compartments,
});
const actors = {
  police: organActor('police', organs.police),
  juvenilePolice: organActor('police', organs.police, ['juvenile']),
  court: organActor('court', organs.court),
  prison: organActor('prison', organs.prison),
  officerA: county.officerA,
  officerB: county.officerB,
};
type Who = keyof typeof actors;
/** `asked`: the police look for the person. `over`: they did, long ago. `ahead`: from tomorrow on. `plain`: nobody was asked. `ruling`: the court's. */
const SAMPLES = ['asked', 'over', 'ahead', 'plain', 'juvenile', 'sealed', 'ruling'] as const;
type Sample = (typeof SAMPLES)[number];
const ids: Record<Sample, string> = { asked: '', over: '', ahead: '', plain: '', juvenile: '', sealed: '', ruling: '' };

beforeAll(async () => {
  await county.asOwner(
    `INSERT INTO guitu.organisation (id, kind, name, region) VALUES ($1, 'public-security', '永丰县公安局', '360825'),
       ($2, 'court', '永丰县人民法院', '360825'), ($3, 'prison', '吉安监狱', '360800')`,
    [organs.police, organs.court, organs.prison],
  );
  const facts = {
    kind: 'suspended-sentence',
    born: '1988-03-01',
    county: '360825',
    term: { from: '2025-11-10', to: '2028-11-09' },
  };
  const begun = [
    { type: 'decision-effective', on: '2025-11-10', note: '一审' },
    { type: 'registered', on: '2025-11-15' },
    { type: 'health-reported', on: '2025-12-01' },
    { type: 'complaint-filed', on: '2025-12-02', content: '对工作人员的投诉' },
  ];
  const asked = (on: string) => [
    ...begun,
    { type: 'contact-lost', on },
    { type: 'police-asked', on, addressee: organs.police, note: '请协助查找' },
  ];
  const histories: Record<Sample, readonly object[]> = {
    asked: asked('2026-11-20'),
    over: [...asked('2026-01-10'), { type: 'found', on: '2026-01-20' }],
    ahead: begun,
    plain: begun,
    juvenile: asked('2026-11-20'),
    sealed: asked('2026-11-20'),
    ruling: [
      ...begun,
      { type: 'breach-found', on: '2026-11-01' },
      { type: 'revocation-proposed', on: '2026-11-10', addressee: organs.court },
    ],
  };
  const opened = await database.inScope(keeper, (tx) =>
    cases.openMany(
      tx,
      keeper,
      SAMPLES.map((sample) => ({
        domain: 'corrections',
        person: null,
        unit: units.officeA,
        facts: sample === 'juvenile' ? { ...facts, juvenileAtOffence: true } : facts,
        events: histories[sample],
        ...(sample === 'sealed' ? { sealed: true } : {}),
      })),
    ),
  );
  for (const [place, sample] of SAMPLES.entries()) ids[sample] = opened[place]?.id ?? '';
  for (const sample of SAMPLES) {
    const id = ids[sample];
    const own = (sql: string, params: readonly unknown[] = [id]) => county.asOwner(sql, [...params]);
    await own(
      `INSERT INTO guitu.letter (id, kind, from_case, from_unit, to_name, carrier, sent) VALUES (gen_random_uuid(), 'x', $1, $2, 'x', 'paper', now())`,
      [id, units.officeA],
    );
    await own(
      `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account) VALUES ($1, $1, sha256('x'), 'x', 'x/x', 1, now(), gen_random_uuid())`,
    );
    await own(`INSERT INTO guitu.file_content (file, case_id, sealed) VALUES ($1, $1, 'x')`);
    await own(
      `INSERT INTO guitu.incident (id, kind, case_id, found_on, found, detail) VALUES (gen_random_uuid(), 'x', $1, '2026-11-24', now(), '{}')`,
    );
    // A paper signed for the request, one signed for something else, one that is still a draft, and one of another record that was served by the request.
    for (const [type, state] of [
      ['police-asked', 'signed'],
      ['contact-lost', 'signed'],
      ['registered', 'draft'],
      ['complaint-filed', 'signed'],
    ]) {
      await own(
        `INSERT INTO guitu.paper (id, case_id, kind, state, event, made, made_by, organ, signed_on, signed_by, signed_name, template)
         SELECT gen_random_uuid(), $1, 'X1', $3, e.id, now(), 'x', $4, CASE WHEN $3 = 'signed' THEN date '2026-11-20' END,
           CASE WHEN $3 = 'signed' THEN gen_random_uuid() END, CASE WHEN $3 = 'signed' THEN 'x' END, CASE WHEN $3 = 'signed' THEN 'x' END
         FROM guitu.case_event e WHERE e.case_id = $1 AND e.type = $2`,
        [id, type, state, units.county],
      );
    }
    await own(
      `UPDATE guitu.paper p SET served_as = ARRAY[a.id] FROM guitu.case_event e, guitu.case_event a
       WHERE p.case_id = $1 AND e.id = p.event AND e.type = 'complaint-filed' AND a.case_id = p.case_id AND a.type = 'police-asked'`,
    );
    await own(
      `INSERT INTO guitu.paper_content (paper, case_id, form, sealed, sha256) SELECT id, case_id, 'pdf', 'x', sha256('x') FROM guitu.paper WHERE case_id = $1 AND state = 'signed'`,
    );
    await own(
      `INSERT INTO guitu.paper_service (id, paper, case_id, recipient, how, on_date, recorded, by_account, by_name)
       SELECT gen_random_uuid(), id, case_id, 'police', 'direct', '2026-11-20', now(), gen_random_uuid(), 'x' FROM guitu.paper WHERE case_id = $1 AND state = 'signed'`,
    );
    await own(
      `INSERT INTO guitu.hand_over (id, unit, from_name, starts, reason, cases, duties, made_at, made_by, by_name)
      VALUES ($1, $2, 'x', '2026-11-24', 'xx', 1, 0, now(), gen_random_uuid(), 'x')`,
      [id, units.officeA],
    );
  }
  await county.asOwner(
    `INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1, 'p-holder', 'x', $2, now()), ($3, 'p-police', 'x', $2, now())`,
    [county.officerA.account, units.officeA, actors.police.account],
  );
  await county.asOwner(
    `INSERT INTO guitu.replan (id, unit, county, state, entries, after, day, created, by_account, by_name, ended)
     VALUES ($1, $1, '360825', 'dropped', '{}', 0, '2026-11-24', now(), $2, 'x', now())`,
    [units.county, county.officerA.account],
  );
  await county.asOwner(
    `INSERT INTO guitu.setting (id, unit, county, key, valid_from, value, source, recorded, by_account, by_name, replan)
     VALUES ($1, $1, '360825', 'copies.serveDays', '2026-01-01', '5', 'x', now(), $2, 'x', $1)`,
    [units.county, county.officerA.account],
  );
  // A concern that begins tomorrow, on the case that has none today.
  await county.asOwner(
    `INSERT INTO guitu.concern (case_id, unit, handler, juvenile, sealed, organ, matter, event, since, acts, shows, rules, holders)
     SELECT c.id, c.unit, c.handler, false, false, $2, 'search', e.id, '2026-11-25', '{}', '{registered}', '{}', '{}'
     FROM guitu."case" c JOIN guitu.case_event e ON e.case_id = c.id AND e.type = 'registered' WHERE c.id = $1`,
    [ids.ahead, organs.police],
  );
  const post = randomUUID();
  await county.asOwner(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES ($1, $2, $3, 'officer', '2026-01-01', now())`,
    [post, county.officerA.account, units.officeA],
  );
  for (const sample of SAMPLES) {
    await county.asOwner(
      `INSERT INTO guitu.assignment (id, case_id, post, officer, valid_from, reason, created_at, by_name) VALUES (gen_random_uuid(), $1, $2, 'x', '2026-11-24', 'xx', now(), 'x')`,
      [ids[sample], post],
    );
    await county.asOwner(
      `INSERT INTO guitu.hand_over_case (hand_over, case_id, to_post, to_name, duties) VALUES ($1, $1, $2, 'x', 0)`,
      [ids[sample], post],
    );
    await county.asOwner(
      `INSERT INTO guitu.ledger_entry (case_id, key, import, row, texts) VALUES ($1, decode(repeat('00', 16), 'hex'), $1, 1, 'x')`,
      [ids[sample]],
    );
    await county.asOwner(
      `INSERT INTO guitu.replan (id, unit, county, state, entries, after, day, created, by_account, by_name, ended)
       VALUES ($1, $2, '360825', 'dropped', '{}', 0, '2026-11-24', now(), $3, 'x', now())`,
      [ids[sample], units.officeA, county.officerA.account],
    );
    await county.asOwner(`INSERT INTO guitu.replan_case (replan, case_id, version) VALUES ($1, $1, 1)`, [ids[sample]]);
    await county.asOwner(
      `INSERT INTO guitu.person (id, name, sex, born, spellings, id_kind, id_number, id_index, id_last_six, created)
       VALUES ($1, 'x', 'male', '1988-03-01', '', 'resident', '\\x00', decode(repeat('00', 16), 'hex'), decode(repeat('00', 16), 'hex'), now())`,
      [ids[sample]],
    );
    await county.asOwner(`UPDATE guitu."case" SET person = $1 WHERE id = $1`, [ids[sample]]);
    await county.asOwner(
      `INSERT INTO guitu.contact_point (id, person, kind, value, value_index, source, created)
       VALUES ($1, $1, 'phone', 'x', decode(repeat('00', 16), 'hex'), 'given', now())`,
      [ids[sample]],
    );
  }
});

type Answer = number | string;
interface Probe {
  readonly name: string;
  readonly expect: Answer;
  readonly ask: () => Promise<Answer>;
}
class RolledBack extends Error {}

/** What `sql` does for the actor: rows given or changed, or `refused`. With `open`, after that case was opened to the transaction. Nothing stays. */
async function ask(
  who: Who,
  sql: string,
  params: readonly unknown[],
  open?: string,
  first?: readonly [sql: string, params: readonly unknown[]],
): Promise<Answer> {
  let answer: Answer = 0;
  try {
    await database.inScope(actors[who], async (tx: Tx) => {
      if (open !== undefined) await tx.query('SELECT guitu.open_concerned($1)', [open]);
      if (first) await tx.query(...first);
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
const probe = (name: string, expected: Answer, who: Who, sql: string, params: readonly unknown[], open?: string): Probe => ({
  name: `${who} ${name}${open === undefined ? '' : ' (opened)'}`,
  expect: expected,
  ask: () => ask(who, sql, params, open),
});

/** Tables that hang on a case, with the column that names it, and what is in them of one case on which the police were asked. */
const HANGING: readonly (readonly [table: string, column: string, shown: number])[] = [
  ['"case"', 'id', 1],
  ['case_now', 'id', 1],
  ['person', 'id', 1],
  // contact-lost and police-asked; not the judgment, the health report, the complaint.
  ['case_event', 'case_id', 2],
  ['sealed_value', 'case_id', 0],
  // Its own answer; none of the office's or the person's duties.
  ['duty', 'case_id', 1],
  ['concern', 'case_id', 1],
  // Signed for the request, and served by it.
  ['paper', 'case_id', 2],
  ['paper_content', 'case_id', 2],
  ['paper_service', 'case_id', 0],
  ['letter', 'from_case', 0],
  ['file', 'case_id', 0],
  ['file_content', 'case_id', 0],
  ['incident', 'case_id', 0],
  ['assignment', 'case_id', 0],
  ['hand_over_case', 'case_id', 0],
  ['replan_case', 'case_id', 0],
  ['ledger_entry', 'case_id', 0],
  ['contact_point', 'person', 0],
];
const SEES: Readonly<Record<Who, readonly Sample[]>> = {
  police: ['asked'],
  juvenilePolice: ['asked', 'juvenile'],
  court: ['ruling'],
  prison: [],
  officerA: ['asked', 'over', 'ahead', 'plain', 'ruling'],
  officerB: [],
};

function readings(): Probe[] {
  const found: Probe[] = [];
  for (const who of ['police', 'juvenilePolice', 'court', 'prison'] as const) {
    for (const sample of SAMPLES) {
      for (const [table, column, shown] of HANGING) {
        const sees = SEES[who].includes(sample);
        // The court reads the breach and the proposal; nothing was signed for that.
        const others: Readonly<Record<string, number>> = { paper: 0, paper_content: 0 };
        const expected = sees ? (sample === 'ruling' ? (others[table] ?? shown) : shown) : 0;
        // A concern to come and one that is over are rows the organ may read: they open nothing.
        if (table === 'concern' && who !== 'court' && who !== 'prison' && (sample === 'over' || sample === 'ahead')) continue;
        found.push(
          probe(`reads ${table} of ${sample}`, expected, who, `SELECT 1 FROM guitu.${table} WHERE ${column} = $1`, [ids[sample]]),
        );
      }
    }
  }
  for (const sample of SAMPLES) {
    const seen = SEES.officerA.includes(sample);
    const rows = sample === 'plain' || !seen ? 0 : 1;
    found.push(
      probe(`reads concern of ${sample}`, rows, 'officerA', 'SELECT 1 FROM guitu.concern WHERE case_id = $1', [ids[sample]]),
    );
    found.push(
      probe(`reads concern of ${sample}`, 0, 'officerB', 'SELECT 1 FROM guitu.concern WHERE case_id = $1', [ids[sample]]),
    );
  }
  // Opened, the law can read everything; what is not the law's stays closed.
  const whole = (table: string, expected: number) =>
    probe(
      `reads ${table} of asked`,
      expected,
      'police',
      `SELECT 1 FROM guitu.${table} WHERE case_id = $1`,
      [ids.asked],
      ids.asked,
    );
  found.push(whole('case_event', 6), whole('file', 0), whole('paper', 2), whole('paper_service', 0), whole('assignment', 0));
  found.push(
    probe('opens a case that does not concern it', 0, 'police', 'SELECT 1 WHERE guitu.scope_opened() IS NOT NULL', [], ids.plain),
    probe('opens what is over', 0, 'police', 'SELECT 1 WHERE guitu.scope_opened() IS NOT NULL', [], ids.over),
    probe('opens what is to come', 0, 'police', 'SELECT 1 WHERE guitu.scope_opened() IS NOT NULL', [], ids.ahead),
    // What the county has set counts for the organ's act, and is read by it for no other case.
    probe('reads what the county has set', 0, 'police', 'SELECT 1 FROM guitu.setting', []),
    probe('reads what the county has set', 1, 'police', 'SELECT 1 FROM guitu.setting', [], ids.asked),
    probe('opens what concerns it', 1, 'police', 'SELECT 1 WHERE guitu.scope_opened() IS NOT NULL', [], ids.asked),
    // What an act ends within its own transaction stays readable until that is over.
    {
      name: 'the person reads and changes whom the own case concerns',
      expect: 2,
      ask: async () => {
        let answer = 0;
        const person: Actor = { ...actors.prison, organs: [], own: { case: ids.asked } };
        await database
          .inScope(person, async (tx) => {
            answer += (await tx.query('SELECT 1 FROM guitu.concern')).rowCount;
            answer += (await tx.query(`UPDATE guitu.concern SET until = '2027-01-01' WHERE case_id = $1`, [ids.asked])).rowCount;
            throw new RolledBack();
          })
          .catch((error: unknown) => {
            if (!(error instanceof RolledBack)) throw error;
          });
        return answer;
      },
    },
    {
      name: 'police reads an opened case whose concern has just ended',
      expect: 1,
      ask: () =>
        ask('police', 'SELECT 1 FROM guitu."case" WHERE id = $1', [ids.asked], ids.asked, [
          'UPDATE guitu.concern SET until = since WHERE case_id = $1',
          [ids.asked],
        ]),
    },
  );
  return found;
}

const addConcern = `INSERT INTO guitu.concern (case_id, unit, handler, juvenile, sealed, organ, matter, event, since, acts, shows, rules, holders)
  SELECT $1, $2, $2, $4, $5, $3, 'x', id, '2026-11-24', '{}', '{}', '{}', '{}' FROM (SELECT $6::uuid AS id) e`;
const someEvent: Partial<Record<Sample, string>> = {};

function writings(): Probe[] {
  const found: Probe[] = [];
  for (const sample of SAMPLES) {
    const id = ids[sample];
    const at = [id, units.officeA, sample === 'juvenile', sample === 'sealed'] as const;
    const statements: readonly (readonly [string, string, readonly unknown[]])[] = [
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
         VALUES ($1, $2, $2, $3, $4, 'X', 'main', 'person', '2026-11-24', false, false, false, false, '{}', '{}')`,
        at,
      ],
      [
        'drafts a paper for',
        `INSERT INTO guitu.paper (id, case_id, kind, state, made, made_by) VALUES (gen_random_uuid(), $1, 'X2', 'draft', now(), 'x')`,
        [id],
      ],
      [
        'says whom it concerns:',
        addConcern,
        [id, units.officeA, organs.prison, sample === 'juvenile', sample === 'sealed', someEvent[sample]],
      ],
    ];
    for (const who of ['police', 'juvenilePolice', 'court'] as const) {
      for (const [name, sql, params] of statements) {
        found.push(probe(`${name} ${sample}`, 'refused', who, sql, params));
        found.push(probe(`${name} ${sample}`, SEES[who].includes(sample) ? 1 : 'refused', who, sql, params, id));
      }
      found.push(probe(`changes ${sample}`, 0, who, `UPDATE guitu."case" SET updated = now() WHERE id = $1`, [id]));
      found.push(
        probe(
          `changes ${sample}`,
          SEES[who].includes(sample) ? 1 : 0,
          who,
          `UPDATE guitu."case" SET updated = now() WHERE id = $1`,
          [id],
          id,
        ),
      );
    }
    for (const who of ['officerA', 'officerB'] as const) {
      const own = SEES[who].includes(sample);
      const params = [id, units.officeA, organs.prison, sample === 'juvenile', sample === 'sealed', someEvent[sample]];
      found.push(probe(`says whom ${sample} concerns`, own ? 1 : 'refused', who, addConcern, params));
      const rows = own && sample !== 'plain' ? 1 : 0;
      found.push(
        probe(`changes whom ${sample} concerns`, rows, who, `UPDATE guitu.concern SET until = '2027-01-01' WHERE case_id = $1`, [
          id,
        ]),
      );
      found.push(probe(`ends whom ${sample} concerns`, rows, who, 'DELETE FROM guitu.concern WHERE case_id = $1', [id]));
    }
  }
  return found;
}

const probes = () => [...readings(), ...writings()];

/** Probes that do not answer as they must; with `enough`, stops at so many. */
async function failing(enough = Number.POSITIVE_INFINITY): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, expect: expected, ask: run } of probes()) {
    const answer = await run();
    if (answer !== expected) wrong.push(`${name}: ${answer}, not ${expected}`);
    if (wrong.length >= enough) break;
  }
  return wrong;
}

/** Says of organs what the hiding of complaints says of everybody: contents only with their paper. Noticed once that one is away too. */
const CONTENTS = 'paper_content_organs';

/** Tables open with their case to whoever may see it, and not closed to organs: what they say is the organ's too. */
const OPEN_WITH_THE_CASE = ['person'];

describe('isolation of other organs', () => {
  beforeAll(async () => {
    for (const sample of SAMPLES) {
      const [event] = await county.asOwner<{ id: string }>('SELECT id FROM guitu.case_event WHERE case_id = $1 AND seq = 1', [
        ids[sample],
      ]);
      if (event) someEvent[sample] = event.id;
    }
  });

  test('every probe under the app’s role answers as it must', { timeout: 120_000 }, async () => {
    expect(probes().length).toBeGreaterThan(600);
    expect(await failing()).toEqual([]);
  });

  test('whoever adds a table that opens with its case says what an organ reads of it', async () => {
    const opening = await policiesOf(
      county,
      `permissive = 'PERMISSIVE' AND cmd IN ('SELECT', 'ALL') AND qual ~ '"case"|\\mcase_id = ANY' AND (tablename = 'duty' OR qual !~ 'scope_units')`,
    );
    const closed = new Set(
      (await policiesOf(county, `permissive = 'RESTRICTIVE' AND qual ~ 'scope_inside'`)).map(({ tablename }) => tablename),
    );
    const tables = [...new Set(opening.map(({ tablename }) => tablename))];
    expect(tables.length).toBeGreaterThan(12);
    expect(tables.filter((table) => !closed.has(table) && !OPEN_WITH_THE_CASE.includes(table))).toEqual([]);
  });

  test('each policy taken away turns a probe red', { timeout: 400_000 }, async () => {
    const all = await policiesOf(
      county,
      `(tablename = 'concern' OR policyname ~ '_(organs|opened|concerned)$') AND tablename <> 'delivery'`,
    );
    const policies = all.filter(({ policyname }) => policyname !== CONTENTS);
    expect(policies.length).toBeGreaterThan(30);
    const turnsRed = async () => (await failing(1)).length > 0;
    expect(await unnoticed(county, policies, turnsRed)).toEqual([]);
    const contents = all.filter(({ policyname }) => policyname === CONTENTS);
    expect(contents).toHaveLength(1);
    const alike = await policiesOf(county, `policyname = 'paper_content_hidden'`);
    expect(await unnoticed(county, alike, async () => (await unnoticed(county, contents, turnsRed)).length === 0)).toEqual([]);
    expect(await failing(1)).toEqual([]);
  });
});
