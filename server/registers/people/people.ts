/**
 * The register of people. Identity numbers, phones, addresses and health are sealed per field; names stay readable under row-level
 * security, with their pinyin beside them. Every query runs in the caller's scope: a person out of it is not found.
 */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import type { Actor } from '../../platform/scope/actor.ts';
import { type IdNumber, type IdNumberKind, maskIdNumber, normaliseIdNumber, readIdNumber, type Sex } from './id-number.ts';
import { compact, spellingsOf } from './spellings.ts';

/** Fields that are sealed one by one and shown only for a reason. */
export const SEALED_FIELDS = {
  idNumber: 'id_number',
  phone: 'phone',
  residence: 'residence',
  domicile: 'domicile',
  health: 'health',
} as const;
export type SealedField = keyof typeof SEALED_FIELDS;

export interface PersonInput {
  readonly name: string;
  readonly alias?: string;
  readonly id: IdNumber;
  readonly phone?: string;
  readonly residence?: string;
  readonly domicile?: string;
  readonly health?: string;
  /** What only prints: by the name of the sheet's column. */
  readonly particulars?: Readonly<Record<string, string>>;
  /** Items 41 and 87–89 of the old form: kept, never shown. */
  readonly legacy?: Readonly<Record<string, string>>;
}

/** A person as lists and files show one: masked. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly alias: string | null;
  readonly sex: Sex;
  readonly born: PlainDate;
  readonly idKind: IdNumberKind;
  readonly idMasked: string;
  readonly phoneMasked: string | null;
  /** Which sealed fields hold something and may be asked for. */
  readonly has: readonly SealedField[];
}

export interface People {
  /** Adds a person. The caller opens a case in the same transaction; until then only the creator sees the row. */
  create(tx: Tx, actor: Pick<Actor, 'account'> | 'system', input: PersonInput): Promise<string>;
  /** Adds many in one statement; their ids in the order given. `account` null: the system. */
  createMany(tx: Tx, account: string | null, inputs: readonly PersonInput[]): Promise<string[]>;
  /** A person in scope with this number; the newest where the county has entered one twice. */
  findByIdNumber(tx: Tx, idNumber: string): Promise<string | undefined>;
  /** The same for many numbers: number as given → person. */
  findManyByIdNumber(tx: Tx, idNumbers: readonly string[]): Promise<ReadonlyMap<string, string>>;
  find(tx: Tx, id: string): Promise<PersonView | undefined>;
  /** By name, pinyin, initials, last six characters or whole ID number; without `q` everybody in scope. In the order of names. */
  search(tx: Tx, query: { q?: string; after?: string; limit: number }): Promise<{ items: PersonView[]; next: string | null }>;
  /** The plain value of a sealed field; the caller has asked the reason and audits it. Null: in scope, but empty. */
  reveal(tx: Tx, id: string, field: SealedField): Promise<{ value: string | null } | undefined>;
}

interface PersonRow {
  id: string;
  name: string;
  alias: string | null;
  sex: Sex;
  born: PlainDate;
  id_kind: IdNumberKind;
  id_number: Buffer;
  phone: Buffer | null;
  residence: boolean;
  domicile: boolean;
  health: boolean;
}

const VIEW_COLUMNS = `id, name, alias, sex, born, id_kind, id_number, phone,
  residence IS NOT NULL AS residence, domicile IS NOT NULL AS domicile, health IS NOT NULL AS health`;

export function openPeople(keys: KeyRing, clock: Clock): People {
  const lastSix = (number: string) => keys.blindIndex('person.id-last-six', normaliseIdNumber(number).slice(-6));
  const whole = (number: string) => keys.blindIndex('person.id-number', normaliseIdNumber(number));

  const view = (row: PersonRow): PersonView => {
    const phone = row.phone === null ? null : keys.open({ table: 'person', row: row.id, column: 'phone' }, row.phone);
    return {
      id: row.id,
      name: row.name,
      alias: row.alias,
      sex: row.sex,
      born: row.born,
      idKind: row.id_kind,
      idMasked: maskIdNumber(keys.open({ table: 'person', row: row.id, column: 'id_number' }, row.id_number)),
      phoneMasked: phone === null ? null : maskPhone(phone),
      has: (['idNumber', 'phone', 'residence', 'domicile', 'health'] as const).filter(
        (field) => field === 'idNumber' || (field === 'phone' ? phone !== null : row[field]),
      ),
    };
  };

  const rowOf = (id: string, input: PersonInput, account: string | null): unknown[] => {
    const seal = (column: string, plain: string | undefined) =>
      plain === undefined || plain === '' ? null : keys.seal({ table: 'person', row: id, column }, plain);
    const json = (value: Readonly<Record<string, string>> | undefined) =>
      value === undefined || Object.keys(value).length === 0 ? undefined : JSON.stringify(value);
    const { number, kind, sex, born } = input.id;
    return [
      id,
      input.name,
      input.alias ?? null,
      sex,
      born,
      spellingsOf(input.name, input.alias),
      kind,
      seal('id_number', number),
      whole(number),
      lastSix(number),
      seal('phone', input.phone),
      seal('residence', input.residence),
      seal('domicile', input.domicile),
      seal('health', input.health),
      seal('particulars', json(input.particulars)),
      seal('legacy', json(input.legacy)),
      account,
      clock.now(),
    ];
  };

  const createMany = async (tx: Tx, account: string | null, inputs: readonly PersonInput[]): Promise<string[]> => {
    if (inputs.length === 0) return [];
    const ids = inputs.map(() => randomUUID());
    const rows = inputs.map((input, index) => rowOf(ids[index] as string, input, account)); // an id was made for each
    await tx.query(
      `INSERT INTO guitu.person (id, name, alias, sex, born, spellings, id_kind, id_number, id_index, id_last_six, phone, residence,
         domicile, health, particulars, legacy, created_by, created)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::bytea[], $9::bytea[],
         $10::bytea[], $11::bytea[], $12::bytea[], $13::bytea[], $14::bytea[], $15::bytea[], $16::bytea[], $17::uuid[], $18::timestamptz[])`,
      Array.from({ length: 18 }, (_, column) => rows.map((row) => row[column])),
    );
    return ids;
  };

  return {
    async create(tx, actor, input) {
      const [id] = await createMany(tx, actor === 'system' ? null : actor.account, [input]);
      if (id === undefined) throw new Error('a person that was added has an id');
      return id;
    },

    createMany,

    async findManyByIdNumber(tx, idNumbers) {
      const indexes = idNumbers.map(whole);
      const { rows } = await tx.query<{ id: string; id_index: Buffer }>(
        'SELECT id, id_index FROM guitu.person WHERE id_index = ANY ($1::bytea[]) ORDER BY created, id',
        [indexes],
      );
      const byIndex = new Map(rows.map((row) => [row.id_index.toString('hex'), row.id]));
      return new Map(
        idNumbers.flatMap((number, index) => {
          const id = byIndex.get((indexes[index] as Buffer).toString('hex')); // one index was made for each number
          return id === undefined ? [] : [[number, id] as const];
        }),
      );
    },

    async findByIdNumber(tx, idNumber) {
      const { rows } = await tx.query<{ id: string }>(
        'SELECT id FROM guitu.person WHERE id_index = $1 ORDER BY created DESC, id LIMIT 1',
        [whole(idNumber)],
      );
      return rows[0]?.id;
    },

    async find(tx, id) {
      const { rows } = await tx.query<PersonRow>(`SELECT ${VIEW_COLUMNS} FROM guitu.person WHERE id = $1`, [id]);
      return rows[0] && view(rows[0]);
    },

    async search(tx, { q = '', after, limit }) {
      const wanted = conditionOf(q, whole, lastSix);
      const params: unknown[] = [...wanted.params];
      const conditions = [wanted.sql];
      const cursor = after === undefined ? undefined : readCursor(after);
      if (cursor) {
        params.push(cursor.name, cursor.id);
        conditions.push(`(name COLLATE "C", id) > ($${params.length - 1}, $${params.length}::uuid)`);
      }
      params.push(limit + 1);
      const { rows } = await tx.query<PersonRow>(
        `SELECT ${VIEW_COLUMNS} FROM guitu.person WHERE ${conditions.join(' AND ')}
         ORDER BY name COLLATE "C", id LIMIT $${params.length}`,
        params,
      );
      const items = rows.slice(0, limit).map(view);
      const last = items.at(-1);
      return { items, next: rows.length > limit && last ? writeCursor(last) : null };
    },

    async reveal(tx, id, field) {
      const column = SEALED_FIELDS[field];
      // The column's name comes from the table above, never from a request.
      const { rows } = await tx.query<{ value: Buffer | null }>(`SELECT ${column} AS value FROM guitu.person WHERE id = $1`, [
        id,
      ]);
      const row = rows[0];
      if (!row) return undefined;
      return { value: row.value === null ? null : keys.open({ table: 'person', row: id, column }, row.value) };
    },
  };
}

/** `138••••5678`; a short number keeps its last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\s/g, '');
  return digits.length >= 8 ? `${digits.slice(0, 3)}••••${digits.slice(-4)}` : `••••${digits.slice(-2)}`;
}

/** What is sought: a whole number, its last six characters, or a name in any spelling, from the beginning of a spelling or inside the name. */
function conditionOf(
  q: string,
  whole: (number: string) => Buffer,
  lastSix: (number: string) => Buffer,
): { sql: string; params: unknown[] } {
  const number = normaliseIdNumber(q);
  if (/^(\d{15}|\d{17}[\dX])$/.test(number)) return { sql: 'id_index = $1', params: [whole(number)] };
  if (/^\d{5}[\dX]$/.test(number)) return { sql: 'id_last_six = $1', params: [lastSix(number)] };
  const spelling = compact(q);
  if (spelling === '') return { sql: q.trim() === '' ? 'true' : 'false', params: [] };
  const escaped = spelling.replace(/[\\%_]/g, '\\$&');
  const latin = /^[a-z]+$/.test(spelling);
  return { sql: 'spellings LIKE $1', params: [latin ? `%|${escaped}%` : `%${escaped}%`] };
}

function writeCursor({ name, id }: { name: string; id: string }): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

function readCursor(cursor: string): { name: string; id: string } | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed)) return undefined;
    const [name, id] = parsed as unknown[];
    return typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : undefined;
  } catch {
    // A cursor that is not ours begins from the top.
    return undefined;
  }
}

/** What a route or a form gives for a new person, checked. */
export type PersonDraftResult =
  | { readonly ok: true; readonly input: PersonInput }
  | { readonly ok: false; readonly field: 'name' | 'idNumber' | 'sex' | 'born'; readonly reason: Words; readonly remedy: Words };

/** Checks a person typed by hand: a name, a valid ID number, sex and birth date (where given) as the number says. */
export function readPersonDraft(
  draft: {
    name: string;
    idNumber: string;
    alias?: string;
    sex?: Sex;
    born?: PlainDate;
    phone?: string;
    residence?: string;
    domicile?: string;
    health?: string;
  },
  context: { on: PlainDate; demo: boolean },
): PersonDraftResult {
  const name = draft.name.trim();
  if (name === '') {
    return {
      ok: false,
      field: 'name',
      reason: words('没有填姓名', 'The name is empty'),
      remedy: words('填写姓名', 'Write the name'),
    };
  }
  const result = readIdNumber(draft.idNumber, context);
  if (!result.ok) return { ok: false, field: 'idNumber', reason: result.reason, remedy: result.remedy };
  const disagree =
    draft.sex && draft.sex !== result.id.sex ? 'sex' : draft.born && draft.born !== result.id.born ? 'born' : undefined;
  if (disagree) {
    return {
      ok: false,
      field: disagree,
      reason: words('与身份证号不一致', 'It does not agree with the ID number'),
      remedy: words('核对证件后改正其中一项', 'Check the document and correct one of the two'),
    };
  }
  const optional = Object.fromEntries(
    (['alias', 'phone', 'residence', 'domicile', 'health'] as const).flatMap((key) => {
      const value = draft[key]?.trim();
      return value ? [[key, value]] : [];
    }),
  );
  return { ok: true, input: { name, id: result.id, ...optional } };
}
