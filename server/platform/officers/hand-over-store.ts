/** Hand-overs as they were made, and which persons have been told. */
import { z } from 'zod';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { namesOf } from '../cases/duty-list.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import type { Plan, Planned } from './hand-over.ts';

export const TOLD_HOW = ['in-person', 'phone', 'notice-signed', 'message'] as const;

export const HandOverItem = z.object({
  id: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  /** Whose cases they were; empty: nobody's. */
  from: z.string(),
  to: z.array(z.string()),
  starts: z.string(),
  reason: z.string(),
  made: z.string(),
  by: z.string(),
  /** Persons the caller may see, and how many of them have been told. */
  cases: z.int(),
  told: z.int(),
  duties: z.int(),
});

export const HandOverCase = z.object({
  caseId: z.string(),
  name: z.string(),
  grade: z.string().nullable(),
  to: z.string(),
  duties: z.int(),
  told: z.object({ on: z.string(), how: z.enum(TOLD_HOW), note: z.string(), by: z.string() }).nullable(),
});

interface New {
  readonly id: string;
  readonly plan: Plan;
  readonly starts: PlainDate;
  readonly reason: string;
  readonly goes: Planned['goes'];
  readonly now: Date;
}

/** Stores a hand-over and its persons. Returns whose cases they were. */
export async function storeHandOver(tx: Tx, by: Actor, { id, plan, starts, reason, goes, now }: New): Promise<string> {
  const { rows } = await tx.query<{ name: string }>(`SELECT COALESCE(holder, '') AS name FROM guitu.post WHERE id = $1`, [
    plan.from ?? null,
  ]);
  const fromName = rows[0]?.name ?? '';
  const all = goes.flatMap(({ to, cases }) => cases.map((one) => ({ ...one, to })));
  const duties = all.reduce((sum, one) => sum + one.duties, 0);
  await tx.query(
    `INSERT INTO guitu.hand_over (id, unit, from_post, from_name, starts, reason, cases, duties, made_at, made_by, by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, plan.unit, plan.from ?? null, fromName, starts, reason, all.length, duties, now, by.account, by.name],
  );
  await tx.query(
    `INSERT INTO guitu.hand_over_case (hand_over, case_id, to_post, to_name, duties)
     SELECT $1, r."case", r.post, r.name, r.duties FROM jsonb_to_recordset($2::jsonb) AS r ("case" uuid, post uuid, name text, duties integer)`,
    [id, JSON.stringify(all.map((one) => ({ case: one.caseId, post: one.to.id, name: one.to.name, duties: one.duties })))],
  );
  return fromName;
}

const LIST = `SELECT h.id, jsonb_build_object('id', o.id, 'name', o.name) AS unit, h.from_name AS "from", h.starts, h.reason,
    to_char(h.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS made, h.by_name AS by, k."to", k.cases, k.told, k.duties
  FROM guitu.hand_over h JOIN guitu.organisation o ON o.id = h.unit
  CROSS JOIN LATERAL (SELECT count(*) AS cases, count(c.told_on) AS told, COALESCE(sum(c.duties), 0)::int AS duties,
    COALESCE(array_agg(DISTINCT c.to_name), '{}') AS "to" FROM guitu.hand_over_case c WHERE c.hand_over = h.id) k`;

export async function listHandOvers(
  tx: Tx,
  units: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<z.infer<typeof HandOverItem>[]> {
  const { rows } = await tx.query<z.infer<typeof HandOverItem>>(
    `${LIST} WHERE h.unit = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR h.id < $2) ORDER BY h.id DESC LIMIT $3`,
    [units, after ?? null, limit],
  );
  return rows;
}

export async function findHandOver(tx: Tx, id: string): Promise<z.infer<typeof HandOverItem> | undefined> {
  const { rows } = await tx.query<z.infer<typeof HandOverItem>>(`${LIST} WHERE h.id = $1`, [id]);
  return rows[0];
}

interface CaseRow {
  caseId: string;
  person: string | null;
  grade: string | null;
  to: string;
  duties: number;
  on: string | null;
  how: (typeof TOLD_HOW)[number] | null;
  note: string | null;
  by: string | null;
}

/** The persons of a hand-over whom the caller may see: those not told yet first. */
export async function listHandOverCases(tx: Tx, id: string): Promise<z.infer<typeof HandOverCase>[]> {
  const { rows } = await tx.query<CaseRow>(
    `SELECT h.case_id AS "caseId", c.person, c.grade, h.to_name AS "to", h.duties, h.told_on AS "on", h.told_how AS how, h.told_note AS note,
       h.told_name AS by
     FROM guitu.hand_over_case h JOIN guitu."case" c ON c.id = h.case_id WHERE h.hand_over = $1 ORDER BY h.told_on NULLS FIRST, h.to_name, h.case_id`,
    [id],
  );
  const names = await namesOf(tx, rows);
  return rows.map(({ person, on, how, note, by, ...row }) => ({
    ...row,
    name: names.get(person ?? '') ?? '',
    told: on === null || how === null ? null : { on, how, note: note ?? '', by: by ?? '' },
  }));
}

/** Ticks persons off who had not been told. Returns their cases. */
export async function tick(
  tx: Tx,
  by: Actor,
  {
    handOver,
    cases,
    on,
    how,
    note,
    now,
  }: { handOver: string; cases: readonly string[]; on: PlainDate; how: string; note: string; now: Date },
): Promise<string[]> {
  const { rows } = await tx.query<{ case_id: string }>(
    `UPDATE guitu.hand_over_case SET told_on = $3, told_how = $4, told_note = $5, told_at = $6, told_by = $7, told_name = $8
     WHERE hand_over = $1 AND case_id = ANY ($2::uuid[]) AND told_on IS NULL RETURNING case_id`,
    [handOver, cases, on, how, note, now, by.account, by.name],
  );
  return rows.map(({ case_id }) => case_id);
}
