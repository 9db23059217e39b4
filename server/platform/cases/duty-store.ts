/** Reading and writing the duty rows of cases, the hidden ones too. The pipeline and the nightly pass are the only writers. */
import type { DutyHolder } from '../../../law/kernel/explanation.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';
import { type DutyDifference, type DutyReasons, dutyKey, instantInShanghai, type StoredDuty } from './standing.ts';
import { readingWhole } from './whole.ts';

/** The case a duty row belongs to, with what the row repeats from it. */
export interface DutyOwner {
  readonly id: string;
  readonly unit: string;
  /** Unit that has the case in hand, as the case row says it. */
  readonly handler: string;
  readonly juvenile: boolean;
  readonly sealed: boolean;
}

interface DutyColumns {
  id: string;
  case_id: string;
  rule: string;
  clock: string;
  proceeding: string;
  who: DutyHolder;
  opens: PlainDate;
  due: PlainDate | null;
  due_at: Date | null;
  done_on: PlainDate | null;
  late: boolean;
  lifted: boolean;
  lifts_on: PlainDate | null;
  paused: boolean;
  pauses_on: PlainDate | null;
  provisional: boolean;
  moot: boolean;
  hidden_from: string[];
  cite: string[];
  reasons: DutyReasons;
  reasons_for: Record<string, DutyReasons>;
}

/** Duties of `caseIds`, whatever their status, by case. */
export async function readDuties(tx: Tx, caseIds: readonly string[]): Promise<Map<string, StoredDuty[]>> {
  const { rows } = await readingWhole(tx, () =>
    tx.often<DutyColumns>(
      `SELECT id, case_id, rule, clock, proceeding, who, opens, due, due_at, done_on, late, lifted, lifts_on, paused, pauses_on,
              provisional, moot, hidden_from, cite, reasons, reasons_for
       FROM guitu.duty WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, opens, rule, clock, proceeding`,
      [caseIds],
    ),
  );
  const byCase = new Map<string, StoredDuty[]>();
  for (const row of rows) {
    const list = byCase.get(row.case_id) ?? [];
    const facts = {
      rule: row.rule,
      clock: row.clock,
      proceeding: row.proceeding,
      who: row.who,
      opens: row.opens,
      due: row.due,
      dueAt: row.due_at === null ? null : instantInShanghai(row.due_at),
      doneOn: row.done_on,
      late: row.late,
      lifted: row.lifted,
      liftsOn: row.lifts_on,
      paused: row.paused,
      pausesOn: row.pauses_on,
      provisional: row.provisional,
      moot: row.moot,
      hiddenFrom: row.hidden_from,
      cite: row.cite,
      reasons: row.reasons,
      reasonsFor: row.reasons_for,
    };
    list.push({ id: row.id, facts });
    byCase.set(row.case_id, list);
  }
  return byCase;
}

/**
 * Writes differences of duty rows, for one case or for many at once: upsert by the unique key, rows no longer derived removed.
 * Returns the ids of the rows written, by case and key: `${caseId} ${dutyKey}`.
 */
export function writeDuties(tx: Tx, writes: readonly DutyWrite[]): Promise<Map<string, string>> {
  return readingWhole(tx, () => write(tx, writes));
}

interface DutyWrite {
  readonly owner: DutyOwner;
  readonly difference: DutyDifference;
}

async function write(tx: Tx, writes: readonly DutyWrite[]): Promise<Map<string, string>> {
  const gone = writes.flatMap(({ difference }) => difference.removed.map((duty) => duty.id));
  if (gone.length > 0) await tx.often('DELETE FROM guitu.duty WHERE id = ANY ($1::uuid[])', [gone]);
  const rows = writes.flatMap(({ owner, difference }) =>
    [...difference.added, ...difference.changed].map((duty) => ({
      case_id: owner.id,
      unit: owner.unit,
      handler: owner.handler,
      juvenile: owner.juvenile,
      sealed: owner.sealed,
      rule: duty.rule,
      clock: duty.clock,
      proceeding: duty.proceeding,
      who: duty.who,
      opens: duty.opens,
      due: duty.due,
      due_at: duty.dueAt,
      done_on: duty.doneOn,
      late: duty.late,
      lifted: duty.lifted,
      lifts_on: duty.liftsOn,
      paused: duty.paused,
      pauses_on: duty.pausesOn,
      provisional: duty.provisional,
      moot: duty.moot,
      hidden_from: duty.hiddenFrom,
      cite: duty.cite,
      reasons: duty.reasons,
      reasons_for: duty.reasonsFor,
    })),
  );
  const ids = new Map<string, string>();
  if (rows.length === 0) return ids;
  const { rows: written } = await tx.often<Pick<DutyColumns, 'id' | 'case_id' | 'rule' | 'clock' | 'proceeding' | 'opens'>>(
    `INSERT INTO guitu.duty AS d (case_id, unit, handler, juvenile, sealed, rule, clock, proceeding, who, opens, due, due_at, done_on, late, lifted,
       lifts_on, paused, pauses_on, provisional, moot, hidden_from, cite, reasons, reasons_for)
     SELECT case_id, unit, handler, juvenile, sealed, rule, clock, proceeding, who, opens, due, due_at, done_on, late, lifted,
       lifts_on, paused, pauses_on, provisional, moot, hidden_from, cite, reasons, reasons_for
     FROM jsonb_to_recordset($1::jsonb) AS r (case_id uuid, unit uuid, handler uuid, juvenile boolean, sealed boolean, rule text, clock text,
       proceeding text, who text, opens date, due date, due_at timestamptz, done_on date, late boolean, lifted boolean, lifts_on date,
       paused boolean, pauses_on date, provisional boolean, moot boolean, hidden_from uuid[], cite text[], reasons jsonb, reasons_for jsonb)
     ON CONFLICT ON CONSTRAINT duty_once DO UPDATE SET who = EXCLUDED.who, due = EXCLUDED.due, due_at = EXCLUDED.due_at,
       done_on = EXCLUDED.done_on, late = EXCLUDED.late, lifted = EXCLUDED.lifted, lifts_on = EXCLUDED.lifts_on,
       paused = EXCLUDED.paused, pauses_on = EXCLUDED.pauses_on, provisional = EXCLUDED.provisional, moot = EXCLUDED.moot,
       hidden_from = EXCLUDED.hidden_from, cite = EXCLUDED.cite, reasons = EXCLUDED.reasons,
       reasons_for = EXCLUDED.reasons_for
     RETURNING d.id, d.case_id, d.rule, d.clock, d.proceeding, d.opens`,
    [JSON.stringify(rows)],
  );
  for (const row of written) ids.set(`${row.case_id} ${dutyKey(row)}`, row.id);
  return ids;
}
