/** How much each officer has in hand, and what nobody holds. */
import { z } from 'zod';
import type { Tx } from '../postgres/database.ts';
import { HOLDING_ROLES } from './officers.ts';

const Load = z.object({
  cases: z.int(),
  /** Open cases by grade; `none`: not graded yet. */
  grades: z.record(z.string(), z.int()),
  /** Duties of the office, the group and the person, owed today. */
  due: z.int(),
  week: z.int(),
  overdue: z.int(),
  /** Late ones of those owed, in percent. */
  late: z.int(),
});

const OfficerLoad = Load.extend({
  post: z.string(),
  name: z.string(),
  role: z.string(),
  roleTitle: z.object({ zh: z.string(), en: z.string() }),
  standIn: z.string().optional(),
});

export const Workload = z.object({
  total: Load.extend({ officers: z.int() }),
  units: z.array(
    z.object({
      unit: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
      total: Load,
      officers: z.array(OfficerLoad),
      unassigned: Load,
    }),
  ),
});

interface Row {
  unit: string;
  post: string | null;
  grade: string | null;
  cases: number;
  due: number;
  week: number;
  overdue: number;
  owed: number;
}

interface PostRow {
  id: string;
  unit: string;
  name: string;
  role: string;
  zh: string;
  en: string;
  stand_in: string | null;
}

/** Holders whose duties are the officer's work; what the agency and other organs owe is not. */
const OFFICER_WORK = ['judicial-office', 'group', 'person'];

/** Counts of the open cases of `units`, officer by officer. Only posts that hold cases or could. */
export async function listWorkload(tx: Tx, units: readonly string[]): Promise<z.infer<typeof Workload>> {
  const { rows } = await tx.query<Row>(
    `SELECT c.unit, f.post, c.grade, count(*) AS cases, COALESCE(sum(d.due), 0)::int AS due, COALESCE(sum(d.week), 0)::int AS week,
       COALESCE(sum(d.overdue), 0)::int AS overdue, COALESCE(sum(d.owed), 0)::int AS owed
     FROM guitu."case" c
     LEFT JOIN guitu.officer_now f ON f.case_id = c.id
     CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE n.due = guitu.scope_today() AND n.status = 'open') AS due,
         count(*) FILTER (WHERE n.due > guitu.scope_today() AND n.due <= guitu.scope_today() + 7 AND n.status = 'open') AS week,
         count(*) FILTER (WHERE n.status = 'overdue') AS overdue, count(*) AS owed
       FROM guitu.duty_now n WHERE n.case_id = c.id AND n.who = ANY ($2::text[]) AND n.opens <= guitu.scope_today() AND n.status IN ('open', 'overdue')) d
     WHERE c.unit = ANY ($1::uuid[]) AND NOT c.closed AND c.domain = 'corrections'
     GROUP BY c.unit, f.post, c.grade`,
    [units, OFFICER_WORK],
  );
  const { rows: posts } = await tx.query<PostRow>(
    `SELECT p.id, p.organisation AS unit, COALESCE(p.holder, '') AS name, p.role, r.zh, r.en, s.name AS stand_in
     FROM guitu.post p JOIN guitu.role r ON r.name = p.role
     LEFT JOIN guitu.stand_in s ON s.post = p.id AND s.valid_from <= guitu.scope_today() AND s.valid_to > guitu.scope_today()
     WHERE p.organisation = ANY ($1::uuid[]) AND p.role = ANY ($2::text[])
       AND p.valid_from <= guitu.scope_today() AND (p.valid_to IS NULL OR p.valid_to > guitu.scope_today())
     ORDER BY r.place, p.holder, p.id`,
    [units, HOLDING_ROLES],
  );
  const { rows: named } = await tx.query<{ id: string; name: string; kind: string }>(
    `SELECT id, name, kind FROM guitu.organisation WHERE id = ANY ($1::uuid[]) AND kind IN ('county-agency', 'judicial-office') ORDER BY region, name`,
    [units],
  );
  const listed = named.map((unit) => {
    const own = rows.filter((row) => row.unit === unit.id);
    const officers = posts
      .filter((post) => post.unit === unit.id)
      .map(({ id, name, role, zh, en, stand_in }) => ({
        post: id,
        name,
        role,
        roleTitle: { zh, en },
        ...(stand_in === null ? {} : { standIn: stand_in }),
        ...loadOf(own.filter((row) => row.post === id)),
      }));
    return { unit, total: loadOf(own), officers, unassigned: loadOf(own.filter((row) => row.post === null)) };
  });
  return {
    total: { ...loadOf(rows), officers: new Set(posts.map(({ id }) => id)).size },
    units: listed.filter(({ total, officers }) => total.cases > 0 || officers.length > 0),
  };
}

function loadOf(rows: readonly Row[]): z.infer<typeof Load> {
  const sum = (pick: (row: Row) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const grades: Record<string, number> = {};
  for (const row of rows) {
    const grade = row.grade ?? 'none';
    grades[grade] = (grades[grade] ?? 0) + row.cases;
  }
  const [owed, overdue] = [sum((row) => row.owed), sum((row) => row.overdue)];
  return {
    cases: sum((row) => row.cases),
    grades,
    due: sum((row) => row.due),
    week: sum((row) => row.week),
    overdue,
    late: owed === 0 ? 0 : Math.round((overdue / owed) * 100),
  };
}
