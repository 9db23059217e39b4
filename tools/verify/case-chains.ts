/** Every case: the chain from the opening to the head, the columns beside the records, and the sealed values behind the commitments. */
import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { type Counts, chainHash, type Findings } from './findings.ts';
import { type FieldKeys, keepsCommitment } from './sealed-values.ts';

const PAGE = 500;

interface CaseRow {
  id: string;
  person: string | null;
  domain: string;
  facts: unknown;
  settings: unknown;
  opening: string;
  version: number;
  head: Buffer;
}

interface EventRow {
  case_id: string;
  seq: number;
  id: string;
  type: string;
  on_day: string;
  at_micros: string | null;
  proceeding: string | null;
  recorded_micros: string;
  by_account: string | null;
  by_name: string | null;
  letter: string | null;
  record: string;
  prev: Buffer;
  hash: Buffer;
}

interface SealedRow {
  id: string;
  case_id: string;
  seq: number;
  field: string;
  commitment: Buffer;
  value: Buffer | null;
}

type Json = Record<string, unknown>;

/** Checks all cases in pages by id. Without `keys` values are not opened, and only their commitments are compared. */
export async function verifyCases(
  client: Client,
  keys: FieldKeys | undefined,
  findings: Findings,
  counts: Counts,
): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows: cases } = await client.query<CaseRow>(
      `SELECT id, person, domain, facts, settings, opening, version, head FROM guitu."case" WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    const last = cases.at(-1);
    if (last === undefined) return;
    const ids = cases.map((row) => row.id);
    const { rows: events } = await client.query<EventRow>(
      `SELECT case_id, seq, id, type, to_char(on_date, 'YYYY-MM-DD') AS on_day, (extract(epoch FROM at) * 1000000)::bigint::text AS at_micros,
         proceeding, (extract(epoch FROM recorded) * 1000000)::bigint::text AS recorded_micros, by_account, by_name, letter, record, prev, hash
       FROM guitu.case_event WHERE case_id = ANY ($1) ORDER BY case_id, seq`,
      [ids],
    );
    const { rows: sealed } = await client.query<SealedRow>(
      'SELECT id, case_id, seq, field, commitment, value FROM guitu.sealed_value WHERE case_id = ANY ($1) ORDER BY case_id, seq, field',
      [ids],
    );
    const eventsOf = Map.groupBy(events, (row) => row.case_id);
    const sealedOf = Map.groupBy(sealed, (row) => row.case_id);
    for (const row of cases) {
      verifyChain(row, eventsOf.get(row.id) ?? [], findings);
      verifySealed(row, eventsOf.get(row.id) ?? [], sealedOf.get(row.id) ?? [], keys, findings, counts);
    }
    counts.cases += cases.length;
    counts.events += events.length;
    after = last.id;
  }
}

/** The opening against the case row, then the chain up to the first place at which it does not hold. */
function verifyChain(row: CaseRow, events: readonly EventRow[], findings: Findings): void {
  const opening = parse(row.opening);
  if (!opening || opening.case !== row.id || opening.domain !== row.domain || (opening.person ?? null) !== row.person) {
    findings.add(`case ${row.id}, record 0`, '案件与其立案记录不符', 'the case is not what its opening says');
  } else if (!isDeepStrictEqual(opening.facts, row.facts) || !isDeepStrictEqual(opening.settings, row.settings)) {
    findings.add(`case ${row.id}, record 0`, '案件事实与立案记录不符', 'the facts are not those of the opening');
  }
  let prev = chainHash(Buffer.alloc(32), Buffer.from(row.opening, 'utf8'));
  for (const [index, event] of events.entries()) {
    const fault = recordFault(event, index + 1, prev);
    if (fault) {
      findings.add(`case ${row.id}, record ${index + 1}`, ...fault);
      return;
    }
    prev = event.hash;
  }
  const found = events.length;
  if (row.version !== found) {
    const where = `case ${row.id}, record ${Math.min(row.version, found) + 1}`;
    findings.add(where, `应有 ${row.version} 条记录，实有 ${found} 条`, `${row.version} records expected, ${found} found`);
  } else if (!row.head.equals(prev)) {
    findings.add(`case ${row.id}, record ${found}`, '链尾与案件不符', 'the head of the case is not its last record');
  }
}

function recordFault(event: EventRow, place: number, prev: Buffer): [zh: string, en: string] | undefined {
  if (event.seq !== place) return ['记录缺失', 'the record is missing'];
  if (!event.prev.equals(prev)) return ['与上一条记录不衔接', 'does not follow from the record before'];
  if (!chainHash(prev, Buffer.from(event.record, 'utf8')).equals(event.hash))
    return ['记录内容已被改动', 'the record was changed'];
  return columnsMatch(event) ? undefined : ['栏目与记录不符', 'the columns are not what the record says'];
}

function columnsMatch(event: EventRow): boolean {
  const record = parse(event.record);
  if (!record) return false;
  const by = (record.by ?? {}) as Json; // compared below, whatever it is
  return (
    record.case === event.case_id &&
    record.seq === event.seq &&
    record.id === event.id &&
    record.type === event.type &&
    record.on === event.on_day &&
    micros(record.at) === event.at_micros &&
    (record.proceeding ?? null) === event.proceeding &&
    micros(record.recorded) === event.recorded_micros &&
    (by.account ?? null) === event.by_account &&
    (by.name ?? null) === event.by_name &&
    (record.letter ?? null) === event.letter
  );
}

/** Microseconds since 1970, as the database counts them, of an ISO instant. */
function micros(instant: unknown): string | null {
  return typeof instant === 'string' ? String(BigInt(Date.parse(instant)) * 1000n) : null;
}

function verifySealed(
  row: CaseRow,
  events: readonly EventRow[],
  sealed: readonly SealedRow[],
  keys: FieldKeys | undefined,
  findings: Findings,
  counts: Counts,
): void {
  const promised = new Map<string, { seq: number; commitment: string }>();
  for (const [seq, text] of [[0, row.opening] as const, ...events.map((event) => [event.seq, event.record] as const)]) {
    for (const reference of references(parse(text))) promised.set(reference.sealed, { seq, commitment: reference.commitment });
  }
  for (const value of sealed) {
    const where = `case ${row.id}, record ${value.seq}, ${value.field}`;
    const promise = promised.get(value.id);
    promised.delete(value.id);
    if (promise?.commitment !== value.commitment.toString('hex') || promise.seq !== value.seq) {
      findings.add(where, '密封值与记录中的承诺不符', 'the sealed value is not the one the record promised');
    } else if (value.value === null) {
      counts.deletedValues += 1;
    } else {
      counts.sealedValues += 1;
      if (keys && !keepsCommitment(keys, value.id, value.value, value.commitment)) {
        findings.add(where, '密封值已被改动', 'the sealed value was changed');
      }
    }
  }
  for (const { seq } of promised.values()) {
    findings.add(`case ${row.id}, record ${seq}`, '密封值缺失', 'a sealed value is missing');
  }
}

/** References `{ sealed, commitment }` anywhere in a record. */
function references(value: unknown): { sealed: string; commitment: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { sealed, commitment } = value as Json; // any object may be asked for its fields
  if (typeof sealed === 'string' && typeof commitment === 'string') return [{ sealed, commitment }];
  return Object.values(value).flatMap(references);
}

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}
