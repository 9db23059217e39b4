/**
 * What a record names beside itself: units, other cases, files by their id or by the hash of what is in them. Which fields do is said by the schema of their event (`format`), so that a procedure
 * needs no line here. A name that nobody has, or that the caller may not know of, is refused in the same words.
 */
import { z } from 'zod';
import { catalogueOf } from '../../../law/index.ts';
import type { EventType, RecordedEvent } from '../../../law/kernel/event.ts';
import type { Tx } from '../postgres/database.ts';

type Kind = 'organisation' | 'case' | 'file' | 'hash-of-file';

interface Reference {
  readonly field: string;
  readonly kind: Kind;
  readonly id: string;
}

const KINDS: readonly string[] = ['organisation', 'case', 'file', 'hash-of-file'];
const known = new WeakMap<EventType, ReadonlyMap<string, Kind>>();

interface JsonField {
  readonly format?: string;
  readonly items?: JsonField;
}

/** Fields of an event type that name something, with what they name. */
function namingFields(type: EventType): ReadonlyMap<string, Kind> {
  let fields = known.get(type);
  if (!fields) {
    const schema = z.toJSONSchema(type.fields, { unrepresentable: 'any' }) as { properties?: Record<string, JsonField> };
    fields = new Map(
      Object.entries(schema.properties ?? {}).flatMap(([field, value]): [string, Kind][] => {
        const format = value.format ?? value.items?.format;
        return format !== undefined && KINDS.includes(format) ? [[field, format as Kind]] : []; // one of KINDS
      }),
    );
    known.set(type, fields);
  }
  return fields;
}

/** Everything `events` of a kind of case name. */
export function referencesIn(domain: string, events: readonly RecordedEvent[]): Reference[] {
  const types = catalogueOf(domain).events;
  return events.flatMap((event) => {
    const type = types[event.type];
    return type === undefined
      ? []
      : [...namingFields(type)].flatMap(([field, kind]) =>
          [event[field]]
            .flat()
            .filter((id) => typeof id === 'string')
            .map((id) => ({ field, kind, id })),
        );
  });
}

/** One line for each name that does not hold: a unit of the register, another case of the kind in reach, a file of this case. */
export async function faultsOfReferences(
  tx: Tx,
  row: { readonly id: string; readonly domain: string },
  events: readonly RecordedEvent[],
): Promise<string[]> {
  const references = referencesIn(row.domain, events);
  const idsOf = (kind: Kind) => references.filter((one) => one.kind === kind).map(({ id }) => id);
  const find = async (sql: string, params: readonly unknown[]) =>
    (await tx.query<{ id: string }>(sql, params)).rows.map(({ id }) => id);
  if (references.length === 0) return [];
  const found: Record<Kind, readonly string[]> = {
    organisation: await find('SELECT id FROM guitu.organisation WHERE id::text = ANY ($1::text[])', [idsOf('organisation')]),
    case: await find(
      'SELECT id FROM guitu."case" WHERE id::text = ANY ($1::text[]) AND domain = $2 AND id <> $3 AND joined_to IS NULL',
      [idsOf('case'), row.domain, row.id],
    ),
    file: await find('SELECT id FROM guitu.file WHERE id::text = ANY ($1::text[]) AND case_id = $2', [idsOf('file'), row.id]),
    'hash-of-file': await find(
      `SELECT encode(content, 'hex') AS id FROM guitu.file WHERE encode(content, 'hex') = ANY ($1::text[]) AND case_id = $2`,
      [idsOf('hash-of-file'), row.id],
    ),
  };
  return references
    .filter(({ kind, id }) => !found[kind].includes(id))
    .map(({ field, kind, id }) => `input.${field}: ${JSON.stringify(id)} is not ${SAID[kind]}`);
}

const SAID: Readonly<Record<Kind, string>> = {
  organisation: 'a unit of the register',
  case: 'another open case of this kind',
  file: 'a file of this case',
  'hash-of-file': 'the hash of a file of this case',
};

/** The names of the units and cases that `events` refer to, as far as the caller may know them. */
export async function namesReferredTo(tx: Tx, domain: string, events: readonly RecordedEvent[]): Promise<Record<string, string>> {
  const references = referencesIn(domain, events);
  const idsOf = (kind: Kind) => references.filter((one) => one.kind === kind).map(({ id }) => id);
  const { rows } = await tx.query<{ id: string; name: string }>(
    `SELECT id::text, name FROM guitu.organisation WHERE id::text = ANY ($1::text[])
     UNION ALL SELECT id::text, COALESCE(facts ->> 'title', '') FROM guitu."case" WHERE id::text = ANY ($2::text[])`,
    [idsOf('organisation'), idsOf('case')],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
