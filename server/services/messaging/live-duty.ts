/** The duty a message speaks of, as it stands now: what is said is read from it when it is said, never when it was planned. */
import type { DutyHolder } from '../../../law/kernel/explanation.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { DutyReasons } from '../../platform/cases/standing.ts';
import type { Tx } from '../../platform/postgres/database.ts';

/** What makes a duty the same one (contract §4). */
export interface DutyRef {
  readonly caseId: string;
  readonly rule: string;
  readonly clock: string;
  readonly proceeding: string;
  readonly opens: PlainDate;
}

export interface LiveDuty extends DutyRef {
  readonly who: DutyHolder;
  readonly due: PlainDate | null;
  readonly dueAt: Date | null;
  readonly standing: 'owed' | 'paused' | 'lifted' | 'done';
  readonly reasons: DutyReasons;
  /** Accounts that must not see it. */
  readonly hiddenFrom: readonly string[];
  /** By account: the reasons as it may read them, where they are others. */
  readonly reasonsFor: Readonly<Record<string, DutyReasons>>;
}

const COLUMNS = `n.case_id AS "caseId", n.rule, n.clock, n.proceeding, n.opens, n.who, n.due, n.due_at AS "dueAt", n.reasons, d.hidden_from AS "hiddenFrom", d.reasons_for AS "reasonsFor",
  CASE WHEN n.status IN ('met', 'met-late') THEN 'done' WHEN d.moot OR n.status = 'lifted' THEN 'lifted'
       WHEN n.status = 'paused' THEN 'paused' ELSE 'owed' END AS standing`;

export async function findLiveDuty(tx: Tx, { caseId, rule, clock, proceeding, opens }: DutyRef): Promise<LiveDuty | undefined> {
  const { rows } = await tx.query<LiveDuty>(
    `SELECT ${COLUMNS} FROM guitu.duty_now n JOIN guitu.duty d ON d.id = n.id
     WHERE n.case_id = $1 AND n.rule = $2 AND n.clock = $3 AND n.proceeding = $4 AND n.opens = $5`,
    [caseId, rule, clock, proceeding, opens],
  );
  return rows[0];
}

/**
 * A duty whose clock starts on another day is another row: the one that took the place of `ref`, of which `due` was told. Done ones count
 * only when they were done after it was told: an earlier round of a duty that recurs says nothing about this one.
 */
export async function findSuccessor(
  tx: Tx,
  { caseId, rule, clock, proceeding, opens }: DutyRef,
  told: { readonly due: PlainDate | null; readonly on: PlainDate },
): Promise<LiveDuty | undefined> {
  const { rows } = await tx.query<LiveDuty>(
    `SELECT ${COLUMNS} FROM guitu.duty_now n JOIN guitu.duty d ON d.id = n.id
     WHERE n.case_id = $1 AND n.rule = $2 AND n.clock = $3 AND n.proceeding = $4 AND n.opens <> $5 AND n.due IS NOT NULL
       AND n.status <> 'lifted' AND NOT d.moot AND (n.done_on IS NULL OR n.done_on >= $7)
     ORDER BY abs(n.due - COALESCE($6::date, n.due)), n.opens LIMIT 1`,
    [caseId, rule, clock, proceeding, opens, told.due, told.on],
  );
  return rows[0];
}
