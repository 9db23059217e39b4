/**
 * What a record names beside itself: units, other cases, accounts, files by their id or by the hash of what is in them. Which fields do is said by the
 * schema of their event (`format`), also inside a list such as the pieces of evidence, so that a procedure needs no line here. A name that nobody has, or
 * that the caller may not know of, is refused in the same words.
 */
import { z } from 'zod';
import { catalogueOf } from '../../../law/index.ts';
import type { EventType, RecordedEvent } from '../../../law/kernel/event.ts';
import { listStaff } from '../officers/staff.ts';
import type { Tx } from '../postgres/database.ts';
import { readingWhole } from './whole.ts';

type Kind = 'organisation' | 'case' | 'account' | 'file' | 'hash-of-file';

interface Reference {
  readonly field: string;
  readonly kind: Kind;
  readonly id: string;
  /** Kinds of organisation that can be meant; any, where the field does not say. */
  readonly of?: readonly string[] | undefined;
}

interface Naming {
  readonly kind: Kind;
  readonly of?: readonly string[] | undefined;
}

const KINDS: readonly string[] = ['organisation', 'case', 'account', 'file', 'hash-of-file'];
const known = new WeakMap<EventType, NamingFields>();

interface JsonField {
  readonly format?: string;
  readonly kinds?: readonly string[];
  readonly items?: JsonField;
  readonly properties?: Readonly<Record<string, JsonField>>;
}

/** Fields that name something, with what they name; for a list of things, those of each thing. */
type NamingFields = ReadonlyMap<string, Naming | NamingFields>;

function namingIn(properties: Readonly<Record<string, JsonField>>): NamingFields {
  return new Map(
    Object.entries(properties).flatMap(([field, value]): [string, Naming | NamingFields][] => {
      const format = value.format ?? value.items?.format;
      if (format !== undefined && KINDS.includes(format)) return [[field, { kind: format as Kind, of: value.kinds }]]; // one of KINDS
      const inner = value.items?.properties === undefined ? undefined : namingIn(value.items.properties);
      return inner === undefined || inner.size === 0 ? [] : [[field, inner]];
    }),
  );
}

function namingFields(type: EventType): NamingFields {
  let fields = known.get(type);
  if (!fields) {
    fields = namingIn((z.toJSONSchema(type.fields, { unrepresentable: 'any' }) as JsonField).properties ?? {});
    known.set(type, fields);
  }
  return fields;
}

function namedIn(data: Readonly<Record<string, unknown>>, naming: NamingFields, path = ''): Reference[] {
  return [...naming].flatMap(([field, named]) => {
    const values = [data[field]].flat();
    if ('kind' in named)
      return values.filter((id) => typeof id === 'string').map((id) => ({ field: path + field, id, ...named }));
    return values.flatMap((item, index) => (isRecord(item) ? namedIn(item, named, `${path}${field}[${index}].`) : []));
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Everything `events` of a kind of case name; what a correction puts in place of an entry of `history` names things as that entry does. */
export function referencesIn(
  domain: string,
  events: readonly RecordedEvent[],
  history: readonly RecordedEvent[] = [],
): Reference[] {
  const types = catalogueOf(domain).events;
  return events.flatMap((event) => {
    const corrected = isRecord(event.fields) ? history.find(({ id }) => id === event.event) : undefined;
    const [data, type, path] = corrected ? [event.fields, types[corrected.type], 'fields.'] : [event, types[event.type], ''];
    return type === undefined || !isRecord(data) ? [] : namedIn(data, namingFields(type), path);
  });
}

/** One line for each name that does not hold: a unit of the register, another case of the kind in reach, a file of this case, somebody who works in the county. */
export async function faultsOfReferences(
  tx: Tx,
  row: { readonly id: string; readonly domain: string },
  events: readonly RecordedEvent[],
  history: readonly RecordedEvent[],
): Promise<string[]> {
  const references = referencesIn(row.domain, events, history);
  const idsOf = (kind: Kind) => references.filter((one) => one.kind === kind).map(({ id }) => id);
  const find = async (sql: string, params: readonly unknown[]) =>
    (await tx.query<{ id: string }>(sql, params)).rows.map(({ id }) => id);
  if (references.length === 0) return [];
  const { rows: units } = await tx.query<{ id: string; kind: string }>(
    'SELECT id, kind FROM guitu.organisation WHERE id::text = ANY ($1::text[])',
    [idsOf('organisation')],
  );
  const fits = ({ kind, id, of }: Reference) =>
    kind !== 'organisation' || of === undefined || units.some((unit) => unit.id === id && of.includes(unit.kind));
  const found: Record<Kind, readonly string[]> = {
    organisation: units.map(({ id }) => id),
    case: await find(
      'SELECT id FROM guitu."case" WHERE id::text = ANY ($1::text[]) AND domain = $2 AND id <> $3 AND joined_to IS NULL',
      [idsOf('case'), row.domain, row.id],
    ),
    file: await find('SELECT id FROM guitu.file WHERE id::text = ANY ($1::text[]) AND case_id = $2', [idsOf('file'), row.id]),
    account: (await readingWhole(tx, () => listStaff(tx, idsOf('account')))).map(({ account }) => account),
    'hash-of-file': await find(
      `SELECT encode(content, 'hex') AS id FROM guitu.file WHERE encode(content, 'hex') = ANY ($1::text[]) AND case_id = $2`,
      [idsOf('hash-of-file'), row.id],
    ),
  };
  return references
    .filter((one) => !found[one.kind].includes(one.id) || !fits(one))
    .map(
      ({ field, kind, id, of }) => `input.${field}: ${JSON.stringify(id)} is not ${SAID[kind]}${of ? ` (${of.join(', ')})` : ''}`,
    );
}

const SAID: Readonly<Record<Kind, string>> = {
  organisation: 'a unit of the register',
  case: 'another open case of this kind',
  file: 'a file of this case',
  account: 'somebody who works in this county',
  'hash-of-file': 'the hash of a file of this case',
};

/** The names of the units, cases and accounts that `events` refer to, as far as the caller may know them. */
export async function namesReferredTo(tx: Tx, domain: string, events: readonly RecordedEvent[]): Promise<Record<string, string>> {
  const references = referencesIn(domain, events);
  const idsOf = (kind: Kind) => references.filter((one) => one.kind === kind).map(({ id }) => id);
  const { rows } = await tx.query<{ id: string; name: string }>(
    `SELECT id::text, name FROM guitu.organisation WHERE id::text = ANY ($1::text[])
     UNION ALL SELECT id::text, COALESCE(facts ->> 'title', '') FROM guitu."case" WHERE id::text = ANY ($2::text[])
     UNION ALL SELECT DISTINCT account::text, COALESCE(holder, '') FROM guitu.post WHERE account::text = ANY ($3::text[])`,
    [idsOf('organisation'), idsOf('case'), idsOf('account')],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
