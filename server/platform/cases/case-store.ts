/** Reading cases and their histories back: rows, and the case file that the law reads. Sealed values are opened here and nowhere else. */
import type { CaseFile } from '../../../law/index.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Logger } from '../logs/logger.ts';
import type { Tx } from '../postgres/database.ts';
import { type CountySettings, readCountySettings, settingsFor, withCounty } from '../settings/county-settings.ts';
import { firstBreak } from './chain.ts';
import { openFields, type StoredSealedRow } from './sealing.ts';
import { readingWhole } from './whole.ts';

export interface CaseRow {
  readonly id: string;
  readonly domain: string;
  readonly kind: string;
  readonly person: string | null;
  readonly unit: string;
  readonly region: string;
  /** Unit it was given to, and the unit that has it in hand: that one, else its own. */
  readonly givenTo: string | null;
  readonly handler: string;
  readonly juvenile: boolean;
  readonly sealed: boolean;
  readonly facts: Record<string, unknown>;
  readonly settings: NonNullable<CaseFile['settings']> | null;
  readonly opening: string;
  readonly version: number;
  readonly head: Buffer;
  readonly derivedOn: PlainDate;
  readonly derivedThrough: PlainDate;
}

const COLUMNS = `id, domain, kind, person, unit, region, given_to AS "givenTo", handler, juvenile, sealed, facts, settings, opening, version, head,
  derived_on AS "derivedOn", derived_through AS "derivedThrough"`;

/** The case as the caller may see it, or undefined: out of scope and not there are the same answer. */
export async function findCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const { rows } = await tx.often<CaseRow>(`SELECT ${COLUMNS} FROM guitu."case" WHERE id = $1`, [id]);
  return rows[0];
}

/** As {@link findCase}, locked until the transaction ends; undefined also when the caller may see the case but not change it. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  const { rows } = await tx.often<CaseRow>(`SELECT ${COLUMNS} FROM guitu."case" WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0];
}

/** The cases of `ids` that the caller may see, in the order of their ids; with `lock`, held until the transaction ends. */
export async function findCases(tx: Tx, ids: readonly string[], lock: boolean): Promise<CaseRow[]> {
  const { rows } = await tx.query<CaseRow>(
    `SELECT ${COLUMNS} FROM guitu."case" WHERE id = ANY ($1::uuid[]) ORDER BY id${lock ? ' FOR UPDATE' : ''}`,
    [ids],
  );
  return rows;
}

/**
 * Locks up to `limit` open cases that no nightly pass has verified on `day`, leaving out those another process holds and the counties whose
 * settings are just being changed: their rows differ from the law until the change has come to them.
 */
export async function claimUnverified(tx: Tx, day: PlainDate, limit: number): Promise<CaseRow[]> {
  const { rows } = await tx.query<CaseRow>(
    `SELECT ${COLUMNS} FROM guitu."case" c WHERE NOT closed AND (verified_on IS NULL OR verified_on < $1)
       AND NOT EXISTS (SELECT 1 FROM guitu.replan r WHERE r.state = 'applying' AND starts_with(c.region, r.county))
     ORDER BY verified_on NULLS FIRST, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [day, limit],
  );
  return rows;
}

export interface EventRow {
  readonly caseId: string;
  readonly seq: number;
  readonly id: string;
  readonly recorded: Date;
  readonly letter: string | null;
  /** Name of who recorded it. */
  readonly byName: string;
  /** The other organ whose own act it is, and whether its system did it. */
  readonly organ?: { readonly name: string; readonly byKey: boolean };
  readonly event: RecordedEvent;
}

export interface History {
  readonly row: CaseRow;
  readonly facts: Record<string, unknown>;
  readonly events: readonly EventRow[];
  /** What its county has set. */
  readonly county: CountySettings;
  /** First place at which the chain does not hold; undefined when it holds. */
  readonly brokenAt: number | undefined;
}

interface EventColumns {
  caseId: string;
  seq: number;
  id: string;
  recorded: Date;
  letter: string | null;
  byName: string | null;
  record: string;
  prev: Buffer;
  hash: Buffer;
}

/** What an event's record holds; written by append.ts and by nothing else. */
export interface EventRecord {
  readonly case: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly on: PlainDate;
  readonly at?: string;
  readonly proceeding?: string;
  readonly recorded: string;
  readonly by: {
    readonly account: string | null;
    readonly name: string;
    /** The other organ whose own act it is; with the key by which its system acted. */
    readonly organ?: { readonly id: string; readonly name: string };
    readonly key?: string;
  };
  readonly letter?: string;
  readonly data: Record<string, unknown>;
}

/**
 * Reads the whole histories of `rows`, opening what is sealed, in a handful of queries however many there are. What is hidden from the caller is
 * in them: the law and the chain need it. Whoever answers with one asks `asReadBy` first.
 */
export async function readHistories(tx: Tx, cipher: FieldCipher, rows: readonly CaseRow[]): Promise<History[]> {
  const ids = rows.map((row) => row.id);
  const { events, sealed } = await readingWhole(tx, async () => ({
    events: await tx.often<EventColumns>(
      `SELECT case_id AS "caseId", seq, id, recorded, letter, by_name AS "byName", record, prev, hash FROM guitu.case_event
       WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, seq`,
      [ids],
    ),
    sealed: await tx.often<StoredSealedRow & { caseId: string }>(
      `SELECT case_id AS "caseId", id, seq, field, value FROM guitu.sealed_value WHERE case_id = ANY ($1::uuid[])`,
      [ids],
    ),
  }));
  const settings = await readCountySettings(
    tx,
    rows.map((row) => row.region),
  );
  const eventsOf = Map.groupBy(events.rows, (event) => event.caseId);
  const sealedOf = Map.groupBy(sealed.rows, (value) => `${value.caseId} ${value.seq}`);
  return rows.map((row) => {
    const records = eventsOf.get(row.id) ?? [];
    return {
      row,
      facts: openFields(cipher, row.facts, sealedOf.get(`${row.id} 0`) ?? []),
      county: settingsFor(settings, row.region),
      brokenAt: firstBreak(row.opening, records, row.head),
      events: records.map((columns) => ({
        caseId: row.id,
        seq: columns.seq,
        id: columns.id,
        recorded: columns.recorded,
        letter: columns.letter,
        byName: columns.byName ?? '',
        ...organOf(columns),
        event: eventOf(cipher, columns, sealedOf.get(`${row.id} ${columns.seq}`) ?? []),
      })),
    };
  });
}

/** As {@link readHistories}; where one cannot be read (a sealed value that does not open), the others still are. */
export async function readReadable(
  { cipher, logger }: { readonly cipher: FieldCipher; readonly logger: Logger },
  tx: Tx,
  rows: readonly CaseRow[],
): Promise<{ readonly histories: readonly History[]; readonly unreadable: readonly CaseRow[] }> {
  try {
    return { histories: await readHistories(tx, cipher, rows), unreadable: [] };
  } catch (error) {
    logger.error({ err: error }, 'a history cannot be read; reading them one by one');
  }
  const histories: History[] = [];
  const unreadable: CaseRow[] = [];
  for (const row of rows) {
    try {
      histories.push(...(await readHistories(tx, cipher, [row])));
    } catch (error) {
      logger.error({ err: error, case: row.id }, 'this history cannot be read');
      unreadable.push(row);
    }
  }
  return { histories, unreadable };
}

/** As {@link readHistories}, for one case. */
export async function readHistory(tx: Tx, cipher: FieldCipher, row: CaseRow): Promise<History> {
  const [history] = await readHistories(tx, cipher, [row]);
  if (!history) throw new Error('a case has a history');
  return history;
}

function organOf({ record }: EventColumns): Pick<EventRow, 'organ'> {
  const { organ, key } = (JSON.parse(record) as EventRecord).by; // append.ts wrote it
  return organ === undefined ? {} : { organ: { name: organ.name, byKey: key !== undefined } };
}

/** What the law reads of an event is the hashed record, never a column beside it. */
function eventOf(cipher: FieldCipher, columns: EventColumns, sealed: readonly StoredSealedRow[]): RecordedEvent {
  // append.ts wrote the record and the chain vouches for it.
  const record = JSON.parse(columns.record) as EventRecord;
  return {
    ...openFields(cipher, record.data, sealed),
    type: record.type,
    on: record.on,
    id: record.id,
    ...(record.at === undefined ? {} : { at: record.at }),
    ...(record.proceeding === undefined ? {} : { proceeding: record.proceeding }),
    // The account, where there is one: names repeat, and the law asks whether the proposer decides.
    by: record.by.account ?? record.by.name,
    recorded: record.recorded,
    ...(record.letter === undefined ? {} : { letter: record.letter }),
    hash: columns.hash.toString('hex'),
  };
}

/** The case file of a history: as it stands, or as it was known at the instant `knownAt`. */
export function caseFileOf(history: History, knownAt?: Date): CaseFile {
  const known = knownAt === undefined ? history.events : history.events.filter((event) => event.recorded <= knownAt);
  const settings = withCounty(history.row.settings ?? undefined, history.county, knownAt);
  return {
    format: 'guitu.case-file/1',
    case: history.row.domain,
    id: history.row.id,
    facts: history.facts,
    ...(settings === undefined ? {} : { settings }),
    events: known.map(({ event }) => event),
  };
}
