/** Writes good rows as people and cases, in the transaction of their chunk. */
import type { Cases } from '../../platform/cases/pipeline.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import type { Actor } from '../../platform/scope/actor.ts';
import type { People, PersonInput } from '../../registers/people/people.ts';
import type { ColumnKey } from './columns.ts';
import type { LedgerCase } from './history.ts';
import type { LedgerEntry } from './row.ts';

export interface GoodRow {
  readonly entry: LedgerEntry;
  readonly opens: LedgerCase;
}

/** Who a row is written as: the account that imports, or the machine's own command line. */
export type Importer = Pick<Actor, 'name' | 'today'> & { readonly account: string | null };

export interface RowWriter {
  /** Cases in scope that these rows would open again, by row; the key is ID number and 矫正开始日期. */
  existing(tx: Tx, rows: readonly GoodRow[]): Promise<ReadonlyMap<number, string>>;
  /** Opens person and case for each row; the ids of the cases in the order of `rows`. */
  write(tx: Tx, importer: Importer, rows: readonly GoodRow[], importId: string): Promise<string[]>;
  /** Keeps two imports of one county from writing the same row at the same moment; until the end of the transaction. */
  lock(tx: Tx, region: string): Promise<void>;
}

/** Columns with a place of their own in the register of people; the rest is kept with the row. */
const PERSONAL: readonly ColumnKey[] = ['name', 'alias', 'phone', 'idNumber', 'sex', 'born', 'residence', 'domicile', 'health'];
const PRINTED: readonly ColumnKey[] = [
  'ethnicity',
  'education',
  'formerPolitical',
  'marital',
  'residencePhone',
  'domicilePhone',
  'employer',
  'employerPhone',
  'resume',
  'family',
  'custodyPlace',
  'mainFacts',
  'priors',
];
/** Items 41 and 87–89: kept so that nothing is lost, never shown. */
const LEGACY: readonly ColumnKey[] = ['currentPolitical', 'fiveIndependence', 'fiveInvolvement', 'fourHistories'];

export function rowWriter({ keys, people, cases }: { keys: KeyRing; people: People; cases: Cases }): RowWriter {
  const keyOf = ({ entry }: GoodRow) => keys.blindIndex('ledger.row', `${entry.id.number} ${entry.term.from}`);

  return {
    async existing(tx, rows) {
      const found = new Map<number, string>();
      if (rows.length === 0) return found;
      const keysOfRows = rows.map(keyOf);
      const { rows: imported } = await tx.query<{ key: Buffer; case_id: string }>(
        'SELECT key, case_id FROM guitu.ledger_entry WHERE key = ANY ($1::bytea[])',
        [keysOfRows],
      );
      const known = await people.findManyByIdNumber(
        tx,
        rows.map(({ entry }) => entry.id.number),
      );
      const places = rows.flatMap(({ entry }, place) => {
        const person = known.get(entry.id.number);
        return person === undefined ? [] : [{ place, person, from: entry.term.from }];
      });
      const { rows: opened } = await tx.query<{ place: number; case_id: string }>(
        `SELECT r.place, c.id AS case_id FROM unnest($1::integer[], $2::uuid[], $3::date[]) AS r (place, person, term_from)
         JOIN guitu."case" c ON c.person = r.person AND c.term_from = r.term_from WHERE c.domain = 'corrections'`,
        [places.map(({ place }) => place), places.map(({ person }) => person), places.map(({ from }) => from)],
      );
      for (const { place, case_id } of opened) {
        const row = rows[place];
        if (row) found.set(row.entry.row, case_id);
      }
      const byKey = new Map(imported.map(({ key, case_id }) => [key.toString('hex'), case_id]));
      rows.forEach(({ entry }, index) => {
        const caseId = byKey.get((keysOfRows[index] as Buffer).toString('hex')); // one key was made for each row
        if (caseId !== undefined) found.set(entry.row, caseId);
      });
      return found;
    },

    async write(tx, importer, rows, importId) {
      if (rows.length === 0) return [];
      const known = new Map(
        await people.findManyByIdNumber(
          tx,
          rows.map(({ entry }) => entry.id.number),
        ),
      );
      const missing = new Map(
        rows.filter(({ entry }) => !known.has(entry.id.number)).map(({ entry }) => [entry.id.number, personOf(entry)]),
      );
      const created = await people.createMany(tx, importer.account, [...missing.values()]);
      [...missing.keys()].forEach((number, index) => {
        known.set(number, created[index] as string); // one id for each person created
      });
      const opened = await cases.openMany(
        tx,
        importer,
        rows.map(({ entry, opens }) => ({
          domain: 'corrections',
          person: known.get(entry.id.number) ?? null,
          unit: entry.office.id,
          facts: opens.facts,
          events: opens.events,
        })),
      );
      const ids = opened.map(({ id }) => id);
      await tx.query(
        `INSERT INTO guitu.ledger_entry (case_id, key, import, row, texts)
         SELECT case_id, key, $1, row, texts FROM unnest($2::uuid[], $3::bytea[], $4::integer[], $5::bytea[]) AS e (case_id, key, row, texts)`,
        [
          importId,
          ids,
          rows.map(keyOf),
          rows.map(({ entry }) => entry.row),
          rows.map(({ entry }, index) =>
            keys.seal(
              { table: 'ledger_entry', row: ids[index] as string, column: 'texts' }, // one case for each row
              JSON.stringify(Object.fromEntries([...entry.texts].filter(([key]) => !LEGACY.includes(key)))),
            ),
          ),
        ],
      );
      return ids;
    },

    async lock(tx, region) {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('guitu ledger ' || $1, 0))`, [region]);
    },
  };
}

function personOf({ name, id, texts }: LedgerEntry): PersonInput {
  const some = (list: readonly ColumnKey[]) =>
    Object.fromEntries(list.flatMap((key) => (texts.has(key) ? [[key, texts.get(key) as string]] : []))); // has() was asked
  const { alias, phone, residence, domicile, health } = some(PERSONAL);
  return {
    name,
    id,
    ...(alias === undefined ? {} : { alias }),
    ...(phone === undefined ? {} : { phone }),
    ...(residence === undefined ? {} : { residence }),
    ...(domicile === undefined ? {} : { domicile }),
    ...(health === undefined ? {} : { health }),
    particulars: some(PRINTED),
    legacy: some(LEGACY),
  };
}
