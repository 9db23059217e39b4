/** Who should come and has not: those past the day first, then by the day; those for whom no clock runs yet last. */
import { z } from 'zod';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { Named, namesOf } from './duty-list.ts';

export const ExpectedItem = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  effective: z.string().nullable(),
  unit: Named,
  due: z.string().nullable(),
});
export type ExpectedItem = z.infer<typeof ExpectedItem>;

interface Row {
  id: string;
  person: string | null;
  kind: string;
  state: string;
  term_from: PlainDate | null;
  unit: string;
  unit_name: string;
  due: PlainDate | null;
}

/** The day to report or to be handed over by (RPT-01, RPT-02), while it is owed. */
const WAITING = `
  SELECT c.id, c.person, c.kind, c.state, c.term_from, c.unit,
    (SELECT min(d.due) FROM guitu.duty d
     WHERE d.case_id = c.id AND d.rule IN ('RPT-01', 'RPT-02') AND d.done_on IS NULL AND NOT d.lifted) AS due
  FROM guitu.case_now c
  WHERE c.unit = ANY ($1::uuid[]) AND c.domain = 'corrections' AND NOT c.closed AND c.state IN ('expected', 'overdue')`;

export async function countExpected(tx: Tx, units: readonly string[]): Promise<{ overdue: number; expected: number }> {
  const { rows } = await tx.query<{ overdue: number; expected: number }>(
    `SELECT count(*) FILTER (WHERE w.state = 'overdue') AS overdue, count(*) FILTER (WHERE w.state = 'expected') AS expected
     FROM (${WAITING}) w`,
    [units],
  );
  return rows[0] ?? { overdue: 0, expected: 0 };
}

/** A page: whoever is overdue first, the day longest past before the others. */
export async function listExpected(
  tx: Tx,
  units: readonly string[],
  page: { readonly after?: string; readonly limit: number },
): Promise<{ items: ExpectedItem[]; next: string | null }> {
  const [place, due, id] = readCursor(page.after, 3) ?? [];
  const params: unknown[] = [units, page.limit + 1];
  let after = '';
  if (id !== undefined) {
    params.push(Number(place), due ?? FAR, id);
    after = 'WHERE (w.place, w.day, w.id) > ($3::int, $4::date, $5::uuid)';
  }
  const { rows } = await tx.query<Row & { place: number }>(
    `SELECT w.*, o.name AS unit_name FROM (
       SELECT x.*, CASE x.state WHEN 'overdue' THEN 0 ELSE 1 END AS place, COALESCE(x.due, '${FAR}') AS day FROM (${WAITING}) x) w
     JOIN guitu.organisation o ON o.id = w.unit
     ${after} ORDER BY w.place, w.day, w.id LIMIT $2`,
    params,
  );
  const shown = rows.slice(0, page.limit);
  const names = await namesOf(tx, shown);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      name: names.get(row.person ?? '') ?? '',
      kind: row.kind,
      state: row.state,
      effective: row.term_from,
      unit: { id: row.unit, name: row.unit_name },
      due: row.due,
    })),
    next: rows.length > page.limit && last ? writeCursor([String(last.place), last.due, last.id]) : null,
  };
}

/** Stands for «no day yet» in the order. */
const FAR = '9999-12-31';
