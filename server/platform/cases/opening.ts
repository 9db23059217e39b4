/** Opening cases: one from a form, or thousands from a ledger, with the history that is known of them. */
import { randomUUIDv7 } from 'node:crypto';
import { type CaseFile, parseCaseFile } from '../../../law/index.ts';
import { audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import {
  type CountySettings,
  fileWithCounty,
  ownSettings,
  readCountySettings,
  settingsFor,
} from '../settings/county-settings.ts';
import { insertEvents, insertSealed, type Prepared, prepareEvents } from './append.ts';
import { standingColumns } from './case-writer.ts';
import { CHAIN_START, canonical, link } from './chain.ts';
import { writeConcerns } from './concern-store.ts';
import type { Doer } from './doer.ts';
import { type DutyOwner, writeDuties } from './duty-store.ts';
import { type FactColumns, factColumns } from './fact-columns.ts';
import { writeHidden } from './hiding.ts';
import { SEALED_FACTS, type SealedRow, sealFields } from './sealing.ts';
import { type Standing, standingOf } from './standing.ts';

export interface NewCase {
  readonly domain: string;
  readonly person: string | null;
  readonly unit: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly events: readonly unknown[];
  readonly settings?: unknown;
  /** Sealed by law: only posts with the compartment `sealed` will see it. */
  readonly sealed?: boolean;
  /** The events were recorded elsewhere: keep their own instants and names of recording. Only for imports and the demonstration. */
  readonly keepRecorded?: boolean;
  /** The letter that asked for the case. */
  readonly letter?: string;
}

export interface OpenedCase {
  readonly id: string;
  readonly version: number;
}

/** The case cannot be read as one. A caller that takes input from outside checks it with `parseCaseFile` first. */
export class InvalidCase extends Error {
  override name = 'InvalidCase';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('; '));
    this.faults = faults;
  }
}

export interface OpeningDeps {
  readonly cipher: FieldCipher;
  readonly clock: Clock;
}

interface DraftedCase {
  readonly id: string;
  readonly from: NewCase;
  readonly file: CaseFile;
  readonly facts: Record<string, unknown>;
  readonly opening: string;
  readonly region: string;
  readonly columns: FactColumns;
  readonly prepared: Prepared;
  readonly sealed: readonly SealedRow[];
  readonly standing: Standing;
}

/**
 * Opens `cases` within the scope of `tx`, in a handful of statements however many there are.
 * Throws {@link InvalidCase} when one cannot be read, and when a unit is unknown; a unit outside the actor's reach is refused by the database.
 */
export async function openCases(deps: OpeningDeps, tx: Tx, actor: Doer, cases: readonly NewCase[]): Promise<OpenedCase[]> {
  if (cases.length === 0) return [];
  const regions = await regionsOf(tx, cases);
  const settings = await readCountySettings(tx, [...regions.values()]);
  const drafted = cases.map((one) => {
    const region = regions.get(one.unit);
    if (region === undefined) throw new InvalidCase([`unit: ${one.unit} is not a unit`]);
    return draft(deps, actor, one, region, settingsFor(settings, region));
  });
  const now = deps.clock.now();
  const { rows: handled } = await tx.query<{ id: string; handler: string }>(
    `INSERT INTO guitu."case" (id, domain, kind, person, unit, region, juvenile, sealed, facts, settings, opening, version, head,
       state, next_state, next_state_on, grade, term_from, term_to, closed, derived_on, derived_through, given_to, joined_to, created, updated)
     SELECT id, domain, kind, person, unit, region, juvenile, sealed, facts, settings, opening, version, decode(head, 'hex'),
       state, next_state, next_state_on, grade, term_from, term_to, closed, derived_on, derived_through,
       (SELECT o.id FROM guitu.organisation o WHERE o.id::text = r.given_to), (SELECT j.id FROM guitu."case" j WHERE j.id::text = r.joined_to),
       $2, $2
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, domain text, kind text, person uuid, unit uuid, region text, juvenile boolean,
       sealed boolean, facts jsonb, settings jsonb, opening text, version integer, head text, state text, next_state text,
       next_state_on date, grade text, term_from date, term_to date, closed boolean, derived_on date, derived_through date, given_to text, joined_to text)
     RETURNING id, handler`,
    [JSON.stringify(drafted.map(caseColumns)), now],
  );
  await insertEvents(
    tx,
    drafted.map((one) => one.prepared),
  );
  await insertSealed(
    tx,
    drafted.flatMap((one) => one.sealed),
  );
  const handlers = new Map(handled.map(({ id, handler }) => [id, handler]));
  const ownerOf = ({ id, from, columns }: DraftedCase): DutyOwner => ({
    id,
    unit: from.unit,
    handler: handlers.get(id) ?? from.unit,
    juvenile: columns.juvenile,
    sealed: from.sealed ?? false,
  });
  await writeDuties(
    tx,
    drafted.map((one) => ({
      owner: ownerOf(one),
      difference: { added: one.standing.duties, changed: [], removed: [] },
    })),
  );
  await writeConcerns(
    tx,
    drafted.map((one) => ({
      owner: ownerOf(one),
      concerns: one.standing.concerns,
    })),
  );
  await writeHidden(
    tx,
    drafted.map((one) => ({ caseId: one.id, hidden: one.standing.hidden })),
  );
  for (const one of drafted) {
    await audit(tx, actor, { act: 'case.open', object: 'case', id: one.id, head: one.prepared.head });
  }
  return drafted.map((one) => ({ id: one.id, version: one.prepared.version }));
}

function draft(deps: OpeningDeps, actor: Doer, from: NewCase, region: string, county: CountySettings): DraftedCase {
  const { domain, settings } = from;
  const read = parseCaseFile({
    format: 'guitu.case-file/1',
    case: domain,
    facts: from.facts,
    ...(settings === undefined ? {} : { settings }),
    events: from.events,
  });
  if (!read.ok) throw new InvalidCase(read.faults);
  const own = ownSettings(read.file.settings);
  const id = randomUUIDv7();
  const at = deps.clock.now();
  const by = { account: actor.account, name: actor.name };
  const { data: facts, rows: sealed } = sealFields(deps.cipher, { caseId: id, seq: 0 }, read.file.facts, SEALED_FACTS);
  const opening = canonical({
    format: 'guitu.opening/1',
    case: id,
    domain,
    person: from.person,
    unit: from.unit,
    facts,
    settings: own ?? null,
    recorded: at.toISOString(),
    by,
  });
  const end = { caseId: id, domain, version: 0, head: link(CHAIN_START, opening) };
  const prepared = prepareEvents(deps.cipher, end, read.file.events, {
    ...by,
    at,
    ...(from.keepRecorded === undefined ? {} : { keepRecorded: from.keepRecorded }),
    ...(from.letter === undefined ? {} : { letter: from.letter }),
  });
  const file: CaseFile = { ...read.file, id, events: prepared.events };
  return {
    id,
    from,
    file,
    facts,
    opening,
    region,
    columns: factColumns(read.file, actor.today, actor.today),
    prepared,
    sealed,
    standing: standingOf(fileWithCounty(file, county), actor.today),
  };
}

function caseColumns(one: DraftedCase) {
  return {
    id: one.id,
    domain: one.from.domain,
    ...one.columns,
    person: one.from.person,
    unit: one.from.unit,
    region: one.region,
    sealed: one.from.sealed ?? false,
    facts: one.facts,
    settings: ownSettings(one.file.settings) ?? null,
    opening: one.opening,
    version: one.prepared.version,
    head: one.prepared.head.toString('hex'),
    ...standingColumns(one.standing),
  };
}

async function regionsOf(tx: Tx, cases: readonly NewCase[]): Promise<Map<string, string>> {
  const units = [...new Set(cases.map((one) => one.unit))];
  const { rows } = await tx.query<{ id: string; region: string }>(
    'SELECT id, region FROM guitu.organisation WHERE id = ANY ($1::uuid[])',
    [units],
  );
  return new Map(rows.map((row) => [row.id, row.region]));
}
