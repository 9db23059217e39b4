/**
 * Which officer holds a case. A case is given to a post, not to a name: who fills the post, or stands in for its holder, does the work. A case
 * that no living post of its unit holds is unassigned, and its whole office's.
 */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';

/** The officer of a case as lists and headers name him. */
export const Officer = z.object({
  post: z.string(),
  name: z.string(),
  /** Who stands in for him today. */
  standIn: z.string().optional(),
});
export type Officer = z.infer<typeof Officer>;

/** Columns of `officer_now` as lists join it. */
export interface OfficerRow {
  officer_post: string | null;
  officer_name: string | null;
  officer_stand_in: string | null;
}

export const OFFICER_COLUMNS = 'f.post AS officer_post, f.name AS officer_name, f.stand_in_name AS officer_stand_in';

export function officerOf(row: OfficerRow): Officer | null {
  if (row.officer_post === null) return null;
  return {
    post: row.officer_post,
    name: row.officer_name ?? '',
    ...(row.officer_stand_in === null ? {} : { standIn: row.officer_stand_in }),
  };
}

/** The officer of one case today; undefined when nobody holds it. */
export async function findOfficer(tx: Tx, caseId: string): Promise<Officer | undefined> {
  const { rows } = await tx.query<OfficerRow>(`SELECT ${OFFICER_COLUMNS} FROM guitu.officer_now f WHERE f.case_id = $1`, [
    caseId,
  ]);
  return (rows[0] && officerOf(rows[0])) ?? undefined;
}

/** One period in which an officer held a case. */
export const Held = z.object({
  officer: z.string(),
  from: z.string(),
  /** Last day; null: still. */
  to: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
});

/** Who held a case, the latest first. Periods that were replaced before they began are left out. */
export async function listHeld(tx: Tx, caseId: string): Promise<z.infer<typeof Held>[]> {
  const { rows } = await tx.query<z.infer<typeof Held>>(
    `SELECT officer, valid_from AS "from", valid_to - 1 AS "to", reason, by_name AS by FROM guitu.assignment
     WHERE case_id = $1 AND (valid_to IS NULL OR valid_to > valid_from) ORDER BY valid_from DESC, created_at DESC`,
    [caseId],
  );
  return rows;
}

/** Name of the officer who held the case on `day`; undefined when nobody did. */
export async function officerOn(tx: Tx, caseId: string, day: PlainDate): Promise<string | undefined> {
  const { rows } = await tx.query<{ officer: string }>(
    `SELECT a.officer FROM guitu.assignment a LEFT JOIN guitu.post p ON p.id = a.post
     WHERE a.case_id = $1 AND a.valid_from <= $2::date AND (a.valid_to IS NULL OR a.valid_to > $2::date)
       AND (p.id IS NULL OR p.valid_to IS NULL OR p.valid_to > $2::date)`,
    [caseId, day],
  );
  return rows[0]?.officer;
}

export interface Giving {
  readonly cases: readonly string[];
  readonly post: string;
  readonly officer: string;
  readonly from: PlainDate;
  readonly reason: string;
  readonly handOver?: string;
}

/** Gives cases to a post from a day on; whoever held them holds them until then. */
export async function giveCases(
  tx: Tx,
  by: { readonly account: string | null; readonly name: string },
  { cases, post, officer, from, reason, handOver }: Giving,
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE guitu.assignment SET valid_to = greatest(valid_from, $2::date)
     WHERE case_id = ANY ($1::uuid[]) AND (valid_to IS NULL OR valid_to > $2::date)`,
    [cases, from],
  );
  await tx.query(
    `INSERT INTO guitu.assignment (id, case_id, post, officer, valid_from, reason, hand_over, created_at, created_by, by_name)
     SELECT g.id, g.case_id, $3, $4, $5, $6, $7, $8, $9, $10 FROM unnest($1::uuid[], $2::uuid[]) AS g (id, case_id)`,
    [cases.map(() => randomUUIDv7()), cases, post, officer, from, reason, handOver ?? null, now, by.account, by.name],
  );
}

/** A post that may hold cases of `unit` on `day`: an officer's or a head's, alive. */
export interface HoldingPost {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string;
}

/** Roles whose posts hold cases. */
export const HOLDING_ROLES: readonly string[] = ['officer', 'office-head', 'county-examiner', 'county-head'];

export async function findHoldingPost(tx: Tx, id: string, day: PlainDate): Promise<HoldingPost | undefined> {
  const { rows } = await tx.query<HoldingPost>(
    `SELECT p.id, p.account, COALESCE(p.holder, '') AS name, p.organisation AS unit FROM guitu.post p
     WHERE p.id = $1 AND p.role = ANY ($2::text[]) AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $3::date)`,
    [id, HOLDING_ROLES, day],
  );
  return rows[0];
}
