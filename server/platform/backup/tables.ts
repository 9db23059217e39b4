/** What a backup holds: every table of Guitu with its columns, in an order in which it can be put back, and the sequences. */
import type pg from 'pg';

export interface TableShape {
  /** Quoted, with schema: `guitu."case"`. */
  readonly name: string;
  /** Quoted columns that are stored (not generated). */
  readonly columns: readonly string[];
  /** ORDER BY of the rows, the same on every server whatever its locale. */
  readonly order: string;
}

export interface SequenceState {
  readonly name: string;
  readonly value: string;
}

const SCHEMAS = ['guitu', 'guitu_meta'];

interface TableRow {
  oid: number;
  name: string;
  columns: string[];
  order: string[];
  needs: number[];
}

/** Tables in an order in which every table stands after those it refers to. Throws when two tables refer to each other. */
export async function readTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableRow>(
    `SELECT c.oid::int AS oid, format('%I.%I', n.nspname, c.relname) AS name,
       (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
           ORDER BY array_position(i.indkey::int2[], a.attnum))
         FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
         WHERE i.indrelid = c.oid AND i.indisprimary) AS "order",
       COALESCE((SELECT array_agg(DISTINCT f.confrelid::int) FROM pg_constraint f
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '{}') AS needs
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relkind = 'r' ORDER BY 2`,
    [SCHEMAS],
  );
  const sorted: TableRow[] = [];
  let waiting = rows;
  while (waiting.length > 0) {
    const ready = waiting.filter((row) => !waiting.some((other) => row.needs.includes(other.oid)));
    if (ready.length === 0) throw new Error(`tables refer to each other in a ring: ${waiting.map((row) => row.name).join(', ')}`);
    sorted.push(...ready);
    waiting = waiting.filter((row) => !ready.includes(row));
  }
  return sorted.map(({ name, columns, order }) => {
    if (!order) throw new Error(`${name} has no primary key`);
    return { name, columns, order: order.join(', ') };
  });
}

export async function readSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<SequenceState>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = ANY ($1) AND last_value IS NOT NULL ORDER BY 1`,
    [SCHEMAS],
  );
  return rows;
}

/** Settings under which the same rows always read as the same bytes. */
export const PLAIN_OUTPUT = `SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'iso_8601'; SET LOCAL TimeZone = 'UTC';
  SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3; SET LOCAL client_encoding = 'UTF8'; SET LOCAL statement_timeout = 0`;

/** The scope of the whole house, for an owner that the policies apply to as well. */
export const WHOLE_HOUSE = `SELECT set_config('guitu.units', units, true), set_config('guitu.write_units', units, true),
    set_config('guitu.account_units', units, true),
    set_config('guitu.compartments', '{juvenile,sealed,accounts,audit,system}', true)
  FROM (SELECT COALESCE(array_agg(id)::text, '') AS units FROM guitu.organisation) u`;

export function copyOut(table: TableShape): string {
  return `COPY (SELECT ${table.columns.join(', ')} FROM ${table.name} ORDER BY ${table.order}) TO STDOUT`;
}
