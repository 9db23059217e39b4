/**
 * Loads the demonstration into an empty database, through the same doors as everything else: organisations, accounts, the register of
 * people, and the cases' own pipeline, with real events, chains and duties.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { hashPassword } from '../../platform/accounts/password.ts';
import { systemDoer } from '../../platform/cases/doer.ts';
import type { Cases } from '../../platform/cases/pipeline.ts';
import { type Clock, elapsedMs } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/postgres/database.ts';
import { readIdNumber } from '../../registers/people/id-number.ts';
import type { People } from '../../registers/people/people.ts';
import { type DemoAccount, writeAccounts } from './accounts-file.ts';
import { type DemoCase, type Demonstration, demonstrationOf } from './county.ts';
import type { DemoGridEvent } from './grid.ts';
import type { DemoHouse, DemoOfficial } from './organisations.ts';

export interface DemonstrationDeps {
  readonly database: Database;
  readonly cases: Cases;
  readonly people: People;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Where progress is told, one line at a time. */
  say(line: string): void;
}

const CASES_AT_ONCE = 40;

/** Whether nothing has been set up yet: no account, so nobody could have worked here. */
export async function isFirstRun(database: Database): Promise<boolean> {
  return database.asSystem('demonstration', async (tx) => {
    const { rows } = await tx.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT 1 FROM guitu.account) AS empty');
    return rows[0]?.empty ?? false;
  });
}

/**
 * Loads the demonstration as of `day`. Everything but the organisations is one transaction: a load that is broken off leaves an empty
 * database behind, and the next start begins again. Returns the visitors' accounts, which are also written to the data folder.
 */
export async function loadDemonstration(deps: DemonstrationDeps, day: PlainDate, seed?: string): Promise<readonly DemoAccount[]> {
  const { database, say } = deps;
  const began = elapsedMs();
  const demonstration = demonstrationOf(day, seed);
  const { houses, cases } = demonstration;
  const told = cases.reduce((sum, one) => sum + one.events.length, 0);
  say(`演示县 / Demonstration: ${cases.length} 名虚构人员 made-up persons, ${told} 条经过 events, ${day}`);
  const officials = await Promise.all(
    houses.flatMap((house) => house.officials.map(async (official) => ({ house, official, ...(await credentials()) }))),
  );
  // The scope of a transaction is what exists when it begins: the organisations come first, in one of their own.
  await database.asSystem('demonstration', (tx) => addOrganisations(tx, houses));
  await database.asSystem('demonstration', async (tx) => {
    const holders: Holder[] = [];
    for (const entry of officials) holders.push(await addOfficial(tx, deps.clock, entry.official, entry.hash));
    for (let start = 0; start < cases.length; start += CASES_AT_ONCE) {
      await addCases(tx, deps, demonstration, cases.slice(start, start + CASES_AT_ONCE), holders);
      say(`演示县 / Demonstration: ${Math.min(start + CASES_AT_ONCE, cases.length)}/${cases.length}`);
    }
    for (const events of demonstration.gridEvents) await addGridEvents(tx, deps, day, events);
  });
  const accounts = officials.map(({ house, official, password }) => accountOf(house, official, password));
  const visitors = accounts.filter((_, index) => officials[index]?.official.forVisitors);
  const others = accounts.filter((_, index) => !officials[index]?.official.forVisitors);
  writeAccounts(deps.dataFolder, visitors, others);
  say(`演示县已载入 / Demonstration loaded (${((elapsedMs() - began) / 1000).toFixed(1)} s)`);
  return visitors;
}

async function addOrganisations(tx: Tx, houses: readonly DemoHouse[]): Promise<void> {
  for (const { id, kind, name, region, parent } of houses.flatMap((house) => house.organisations)) {
    await tx.query(
      'INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING',
      [id, kind, name, region, parent],
    );
  }
}

/** Roles whose post opens the files of juveniles (社区矫正法 52–58): one examiner, the head of the agency, the prosecutor. */
const JUVENILE_POSTS: readonly string[] = ['county-examiner', 'county-head', 'prosecutor'];

/** A post, and who holds it. */
type Holder = DemoOfficial & { readonly post: string };

/** Gives the cases of an office to its officers by turns, and those kept at the agency to its examiner. */
async function giveToOfficers(
  tx: Tx,
  { clock }: DemonstrationDeps,
  cases: readonly { id: string; unit: string; from: PlainDate }[],
  holders: readonly Holder[],
): Promise<void> {
  const rows = cases.flatMap((one, index) => {
    const own = holders.filter(({ organisation }) => organisation === one.unit);
    const officers = own.filter(({ role }) => role === 'officer');
    const candidates = officers.length > 0 ? officers : own.filter(({ role }) => role === 'county-examiner');
    const holder = candidates[index % candidates.length];
    return holder === undefined ? [] : [{ case: one.id, post: holder.post, officer: holder.name, from: one.from }];
  });
  await tx.query(
    `INSERT INTO guitu.assignment (id, case_id, post, officer, valid_from, reason, created_at, by_name)
     SELECT gen_random_uuid(), r."case", r.post, r.officer, r."from", '接收时确定（演示）', $2, '归途'
     FROM jsonb_to_recordset($1::jsonb) AS r ("case" uuid, post uuid, officer text, "from" date)`,
    [JSON.stringify(rows), clock.now()],
  );
}

async function addOfficial(tx: Tx, clock: Clock, official: DemoOfficial, hash: string): Promise<Holder> {
  const account = randomUUID();
  const post = randomUUID();
  const now = clock.now();
  await tx.query(
    `INSERT INTO guitu.account (id, login, name, home, password_hash, password_set_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $6)`,
    [account, official.account, official.name, official.organisation, hash, now],
  );
  await tx.query(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, juvenile, created_at) VALUES ($1, $2, $3, $4, '2020-07-01', $5, $6)`,
    [post, account, official.organisation, official.role, JUVENILE_POSTS.includes(official.role), now],
  );
  return { post, ...official };
}

async function addCases(
  tx: Tx,
  deps: DemonstrationDeps,
  { today }: Demonstration,
  cases: readonly DemoCase[],
  holders: readonly Holder[],
): Promise<void> {
  const persons: string[] = [];
  for (const one of cases) persons.push(await addPerson(tx, deps.people, one, today));
  const opened = await deps.cases.openMany(
    tx,
    systemDoer(today),
    cases.map((one, index) => ({
      domain: 'corrections',
      person: persons[index] ?? null,
      unit: one.unit,
      facts: one.facts,
      settings: one.settings,
      events: one.events,
      keepRecorded: true,
    })),
  );
  const given = cases.map(({ unit, events }, index) => ({ id: opened[index]?.id ?? '', unit, from: events[0]?.on ?? today }));
  await giveToOfficers(tx, deps, given, holders);
}

/** Those that were joined to another come after the others: the id of the leading event is known then. */
async function addGridEvents(tx: Tx, deps: DemonstrationDeps, today: PlainDate, all: readonly DemoGridEvent[]): Promise<void> {
  const openOf = (one: DemoGridEvent, events = one.events) => ({
    domain: 'grid-event',
    person: null,
    unit: one.unit,
    facts: one.facts,
    settings: { profile: 'demo' },
    events,
    keepRecorded: true,
  });
  const leading = all.filter(({ into }) => into === undefined);
  const opened = await deps.cases.openMany(
    tx,
    systemDoer(today),
    leading.map((one) => openOf(one)),
  );
  const joined = all.filter(({ into }) => into !== undefined);
  const idOf = (into: number | undefined) => opened[leading.indexOf(all[into ?? 0] ?? leading[0] ?? never())]?.id;
  await deps.cases.openMany(
    tx,
    systemDoer(today),
    joined.map((one) =>
      openOf(
        one,
        one.events.map((event) => (event.type === 'merged' ? { ...event, into: idOf(one.into) } : event)),
      ),
    ),
  );
}

function never(): never {
  throw new Error('an event is joined to one that is told');
}

async function addPerson(tx: Tx, people: People, { person, facts }: DemoCase, today: PlainDate): Promise<string> {
  const read = readIdNumber(person.idNumber, { on: today, demo: true });
  if (!read.ok) throw new Error(`The made-up number ${person.idNumber} is refused: ${read.reason.en}`);
  return people.create(tx, 'system', {
    name: person.name,
    id: read.id,
    phone: person.phone,
    residence: person.residence,
    domicile: person.residence,
    ...(facts.kind === 'temporary-release' ? { health: '见保外就医材料（虚构）' } : {}),
    particulars: {
      民族: person.ethnicity,
      文化程度: person.education,
      婚姻状况: person.marriage,
      所在工作单位: person.occupation,
      备注: '演示数据，人物系虚构',
    },
  });
}

function accountOf(house: DemoHouse, official: DemoOfficial, password: string): DemoAccount {
  const organisation = house.organisations.find(({ id }) => id === official.organisation) ?? house.agency;
  return {
    account: official.account,
    password,
    role: official.role,
    organisation: organisation.name,
    region: organisation.region,
  };
}

/** Letters and digits that are not mistaken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that is typed from a screen: three groups of five, 74 bits. Made anew at each load, never from the seed. */
async function credentials(): Promise<{ password: string; hash: string }> {
  const group = () => Array.from({ length: 5 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  const password = `${group()}-${group()}-${group()}`;
  return { password, hash: await hashPassword(password) };
}
