/** Changes of settings on their way: the rows behind them. */
import { randomUUIDv7 } from 'node:crypto';
import { type CaseRow, findCases } from '../cases/case-store.ts';
import type { Tx } from '../postgres/database.ts';
import type { NewEntry } from '../settings/change.ts';
import type { CaseEffect } from './effect.ts';

export type ReplanState = 'previewing' | 'previewed' | 'applying' | 'applied' | 'dropped';

export interface Replan {
  readonly id: string;
  readonly unit: string;
  readonly county: string;
  readonly state: ReplanState;
  readonly entries: readonly NewEntry[];
  /** Place of the county's last setting when the preview began. */
  readonly after: number;
  readonly day: string;
  readonly created: Date;
  readonly by: string;
  readonly byName: string;
  readonly confirmed: Date | null;
  readonly ended: Date | null;
  readonly touched: number;
}

const COLUMNS = `id, unit, county, state, entries, after, day, created, by_account AS "by", by_name AS "byName", confirmed, ended, touched`;

export async function insertReplan(
  tx: Tx,
  replan: Pick<Replan, 'unit' | 'county' | 'entries' | 'day' | 'created' | 'by' | 'byName'>,
): Promise<string> {
  const id = randomUUIDv7();
  await tx.query(
    `INSERT INTO guitu.replan (id, unit, county, state, entries, after, day, created, by_account, by_name)
     VALUES ($1, $2, $3, 'previewing', $4, $5, $6, $7, $8, $9)`,
    [
      id,
      replan.unit,
      replan.county,
      JSON.stringify(replan.entries),
      await lastPlace(tx, replan.county),
      replan.day,
      replan.created,
      replan.by,
      replan.byName,
    ],
  );
  return id;
}

/** Place of the county's last setting; 0 where it has set nothing. */
export async function lastPlace(tx: Tx, county: string): Promise<number> {
  const { rows } = await tx.query<{ place: number }>(
    'SELECT COALESCE(max(place), 0) AS place FROM guitu.setting WHERE county = $1',
    [county],
  );
  return rows[0]?.place ?? 0;
}

export async function findReplan(tx: Tx, id: string, lock = false): Promise<Replan | undefined> {
  const { rows } = await tx.query<Replan>(`SELECT ${COLUMNS} FROM guitu.replan WHERE id = $1${lock ? ' FOR UPDATE' : ''}`, [id]);
  return rows[0];
}

export async function listReplans(tx: Tx, limit: number): Promise<Replan[]> {
  const { rows } = await tx.query<Replan>(`SELECT ${COLUMNS} FROM guitu.replan ORDER BY created DESC LIMIT $1`, [limit]);
  return rows;
}

/** The oldest change that needs work, locked: another process takes the next. */
export async function claimReplan(tx: Tx): Promise<Replan | undefined> {
  const { rows } = await tx.query<Replan>(
    `SELECT ${COLUMNS} FROM guitu.replan WHERE state IN ('previewing', 'applying') ORDER BY created LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

/** Up to `limit` open cases of the county that the change has still to look at, or to come to; locked when they are about to be written. */
export async function waitingCases(tx: Tx, replan: Replan, limit: number): Promise<CaseRow[]> {
  const applying = replan.state === 'applying';
  const { rows } = await tx.query<{ id: string }>(
    `SELECT c.id FROM guitu."case" c WHERE NOT c.closed AND starts_with(c.region, $2)
       AND NOT EXISTS (SELECT 1 FROM guitu.replan_case r WHERE r.replan = $1 AND r.case_id = c.id AND (r.applied_at IS NOT NULL OR NOT $4))
     ORDER BY c.id LIMIT $3`,
    [replan.id, replan.county, limit, applying],
  );
  return findCases(
    tx,
    rows.map(({ id }) => id),
    applying,
  );
}

export interface CaseOutcome {
  readonly id: string;
  readonly version: number;
  readonly effect?: CaseEffect;
  readonly failure?: string;
}

export async function notePreviewed(tx: Tx, replan: string, outcomes: readonly CaseOutcome[]): Promise<void> {
  await tx.query(
    `INSERT INTO guitu.replan_case (replan, case_id, version, changes, failure)
     SELECT $1, id, version, effect, failure
     FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, version integer, effect jsonb, failure text)`,
    [replan, JSON.stringify(outcomes)],
  );
}

export async function noteApplied(tx: Tx, replan: string, outcomes: readonly CaseOutcome[], at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO guitu.replan_case (replan, case_id, version, applied, applied_at, failure)
     SELECT $1, id, version, effect, $3, failure
     FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, version integer, effect jsonb, failure text)
     ON CONFLICT (replan, case_id) DO UPDATE
     SET version = excluded.version, applied = excluded.applied, applied_at = excluded.applied_at, failure = excluded.failure`,
    [replan, JSON.stringify(outcomes), at],
  );
}

export async function moveReplan(
  tx: Tx,
  id: string,
  to: { readonly state: ReplanState; readonly confirmed?: Date; readonly ended?: Date; readonly touched?: number },
): Promise<void> {
  await tx.query(
    `UPDATE guitu.replan SET state = $2, confirmed = COALESCE($3, confirmed), ended = COALESCE($4, ended), touched = COALESCE($5, touched)
     WHERE id = $1`,
    [id, to.state, to.confirmed ?? null, to.ended ?? null, to.touched ?? null],
  );
}
