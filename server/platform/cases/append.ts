/** Appending to the history: records are made, sealed, linked and stored; for one event or for the histories of hundreds of cases. */
import { randomUUIDv7 } from 'node:crypto';
import { catalogueOf } from '../../../law/index.ts';
import type { EventType, RecordedEvent } from '../../../law/kernel/event.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import type { EventRecord } from './case-store.ts';
import { canonical, link } from './chain.ts';
import { type SealedRow, sealFields } from './sealing.ts';

export interface ChainEnd {
  readonly caseId: string;
  readonly domain: string;
  readonly version: number;
  readonly head: Buffer;
}

export interface Recorder {
  readonly account: string | null;
  readonly name: string;
  readonly at: Date;
  /** Imports and the demonstration bring histories that were recorded elsewhere, with their own instants and names. */
  readonly keepRecorded?: boolean;
  /** The organ whose own act it is, by whose post, and the key by which its system acted. */
  readonly organ?: { readonly id: string; readonly name: string };
  readonly key?: string;
  /** The letter that brought the event. */
  readonly letter?: string;
}

export interface PreparedEvent {
  readonly record: EventRecord;
  readonly text: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

export interface Prepared {
  /** The events as the caller may know them: with id, name and instant of recording. */
  readonly events: readonly RecordedEvent[];
  readonly rows: readonly PreparedEvent[];
  readonly sealed: readonly SealedRow[];
  readonly head: Buffer;
  readonly version: number;
}

/** Makes the records of `events` behind `end`. Nothing is stored yet. */
export function prepareEvents(
  cipher: FieldCipher,
  end: ChainEnd,
  events: readonly RecordedEvent[],
  recorder: Recorder,
): Prepared {
  const types = catalogueOf(end.domain).events;
  const done: RecordedEvent[] = [];
  const rows: PreparedEvent[] = [];
  const sealed: SealedRow[] = [];
  // Ids are made here, so that no file can claim an event of another case; corrections that name a given id follow it.
  const newIds = new Map<string, string>();
  let { head, version } = end;
  for (const event of events) {
    version += 1;
    const { type, on, id: givenId, at, proceeding, by, recorded: givenInstant, hash: _hash, ...given } = event;
    const id = randomUUIDv7();
    if (givenId !== undefined) newIds.set(givenId, id);
    const corrects = typeof given.event === 'string' ? newIds.get(given.event) : undefined;
    const fields = corrects === undefined ? given : { ...given, event: corrects };
    const recorded = (recorder.keepRecorded && givenInstant ? new Date(givenInstant) : recorder.at).toISOString();
    const name = recorder.keepRecorded && by ? by : recorder.name;
    const { data, rows: sealedRows } = sealFields(
      cipher,
      { caseId: end.caseId, seq: version },
      fields,
      sealedOf(types[type], fields),
    );
    const record: EventRecord = {
      case: end.caseId,
      seq: version,
      id,
      type,
      on,
      ...(at === undefined ? {} : { at }),
      ...(proceeding === undefined ? {} : { proceeding }),
      recorded,
      by: {
        account: recorder.account,
        name,
        ...(recorder.organ === undefined ? {} : { organ: recorder.organ }),
        ...(recorder.key === undefined ? {} : { key: recorder.key }),
      },
      ...(recorder.letter === undefined ? {} : { letter: recorder.letter }),
      data,
    };
    const text = canonical(record);
    const hash = link(head, text);
    rows.push({ record, text, prev: head, hash });
    sealed.push(...sealedRows);
    done.push({ ...event, ...fields, id, recorded, by: recorder.account ?? name, hash: hash.toString('hex') });
    head = hash;
  }
  return { events: done, rows, sealed, head, version };
}

/** Stores what {@link prepareEvents} made, in two statements however much there is. */
export async function insertEvents(tx: Tx, prepared: readonly Prepared[]): Promise<void> {
  const rows = prepared.flatMap((one) => one.rows);
  if (rows.length > 0) {
    await tx.often(
      `INSERT INTO guitu.case_event (case_id, seq, id, type, on_date, at, proceeding, recorded, by_account, by_name, letter, record, prev, hash)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::date[], $6::timestamptz[], $7::text[], $8::timestamptz[],
         $9::uuid[], $10::text[], $11::uuid[], $12::text[], $13::bytea[], $14::bytea[])`,
      [
        rows.map(({ record }) => record.case),
        rows.map(({ record }) => record.seq),
        rows.map(({ record }) => record.id),
        rows.map(({ record }) => record.type),
        rows.map(({ record }) => record.on),
        rows.map(({ record }) => record.at ?? null),
        rows.map(({ record }) => record.proceeding ?? null),
        rows.map(({ record }) => record.recorded),
        rows.map(({ record }) => record.by.account),
        rows.map(({ record }) => record.by.name),
        rows.map(({ record }) => record.letter ?? null),
        rows.map(({ text }) => text),
        rows.map(({ prev }) => prev),
        rows.map(({ hash }) => hash),
      ],
    );
  }
  await insertSealed(
    tx,
    prepared.flatMap((one) => one.sealed),
  );
}

export async function insertSealed(tx: Tx, rows: readonly SealedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.often(
    `INSERT INTO guitu.sealed_value (id, case_id, seq, field, commitment, value)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::bytea[], $6::bytea[])`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.caseId),
      rows.map((row) => row.seq),
      rows.map((row) => row.field),
      rows.map((row) => row.commitment),
      rows.map((row) => row.value),
    ],
  );
}

/** What the type seals, and whatever it does not know: nobody has looked at what stands in such a field. */
function sealedOf(type: EventType | undefined, fields: Readonly<Record<string, unknown>>): string[] {
  const known = type?.fields.shape ?? {};
  return Object.keys(fields).filter((field) => type?.sealed.includes(field) || !Object.hasOwn(known, field));
}
