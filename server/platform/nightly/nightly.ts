/**
 * The nightly pass: every open case is derived again from its history and compared with what is stored, its chain is followed, its rows are
 * carried on to the full horizon, and it is asked whether anybody answers for it. A difference is an incident, and so is a pass that cannot
 * finish. Several processes may run it together: each takes the cases the others do not hold.
 */
import { randomUUID } from 'node:crypto';
import { addDays, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { type CaseRow, caseFileOf, claimUnverified, type History, readReadable } from '../cases/case-store.ts';
import { type StandingWrite, writeStandings } from '../cases/case-writer.ts';
import { differingConcerns } from '../cases/concern-store.ts';
import { readDuties } from '../cases/duty-store.ts';
import { type FactColumns, storedFactColumns } from '../cases/fact-columns.ts';
import { forgetOldKeys } from '../cases/once.ts';
import {
  type DutyFacts,
  dutyKey,
  HORIZON_DAYS,
  type Standing,
  type StoredDuty,
  standingOf,
  statusOn,
} from '../cases/standing.ts';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Logger } from '../logs/logger.ts';
import type { Database, Tx } from '../postgres/database.ts';

const BATCH = 100;
const KEEP_KEYS_DAYS = 30;

export interface NightlyDeps {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface NightlyReport {
  readonly day: PlainDate;
  readonly cases: number;
  readonly differences: number;
}

/** Runs the pass for today until no case is left to take; `stop` leaves the rest, after the batch in hand, to whoever runs it next. */
export async function runNightly(deps: NightlyDeps, stop?: AbortSignal): Promise<NightlyReport> {
  const { database, clock } = deps;
  const day = clock.today();
  await database.asSystem('nightly', (tx) =>
    tx.query('INSERT INTO guitu.nightly_run (day, started) VALUES ($1, $2) ON CONFLICT DO NOTHING', [day, clock.now()]),
  );
  let cases = 0;
  let differences = 0;
  for (;;) {
    const batch = await database.asSystem('nightly', (tx) => verifyBatch(deps, tx, day));
    cases += batch.cases;
    differences += batch.differences;
    if (batch.cases < BATCH) break;
    if (stop?.aborted) return { day, cases, differences };
  }
  await database.asSystem('nightly', (tx) => finish(deps, tx, day));
  return { day, cases, differences };
}

async function verifyBatch(deps: NightlyDeps, tx: Tx, day: PlainDate): Promise<{ cases: number; differences: number }> {
  const rows = await claimUnverified(tx, day, BATCH);
  if (rows.length === 0) return { cases: 0, differences: 0 };
  const ids = rows.map((row) => row.id);
  const stored = await readDuties(tx, ids);
  const states = await statesOf(tx, ids);
  const writes: StandingWrite[] = [];
  const failed: string[] = [];
  let differences = 0;
  const { histories, unreadable } = await readReadable(deps, tx, rows);
  for (const { id } of unreadable) {
    failed.push(id);
    await report(deps, tx, day, 'unreadable', id, {});
  }
  const derived = histories.map((history) => ({ history, ...derive(deps, history, day) }));
  const concerns = await differingConcerns(
    tx,
    derived.flatMap(({ history, standing }) => (standing ? [{ id: history.row.id, concerns: standing.concerns }] : [])),
  );
  for (const { history, standing, columns } of derived) {
    const { row } = history;
    if (history.brokenAt !== undefined) await report(deps, tx, day, 'chain-broken', row.id, { place: history.brokenAt });
    if (standing === undefined) {
      failed.push(row.id);
      await report(deps, tx, day, 'not-derived', row.id, {});
      continue;
    }
    const found = differencesOf(row, stored.get(row.id) ?? [], standing, day);
    if (states.get(row.id) !== standing.state) found.push(`state ${states.get(row.id)} → ${standing.state}`);
    found.push(...(concerns.get(row.id) ?? []));
    if (columns && columns.kind !== row.kind) found.push(`kind ${row.kind} → ${columns.kind}`);
    if (columns && columns.juvenile !== row.juvenile) found.push(`juvenile ${row.juvenile} → ${columns.juvenile}`);
    if (found.length > 0) {
      differences += 1;
      await report(deps, tx, day, 'derivation-differs', row.id, { found: found.slice(0, 20) });
    }
    writes.push({ owner: { ...row, ...columns }, version: row.version, head: row.head, standing });
  }
  await writeStandings(tx, writes);
  await noteVerified(tx, ids, failed, day);
  await tx.query('UPDATE guitu.nightly_run SET cases = cases + $2, differences = differences + $3 WHERE day = $1', [
    day,
    rows.length,
    differences,
  ]);
  return { cases: rows.length, differences };
}

function derive(deps: NightlyDeps, history: History, day: PlainDate): { standing?: Standing; columns?: FactColumns } {
  try {
    const file = caseFileOf(history);
    return { standing: standingOf(file, day), columns: storedFactColumns(history.row, file, day) };
  } catch (error) {
    deps.logger.error({ err: error, case: history.row.id }, 'this case cannot be derived');
    return {};
  }
}

/** What differs in substance on `day`. Rows that lie beyond the old horizon are new, not different; words may be said better since. */
function differencesOf(row: CaseRow, stored: readonly StoredDuty[], derived: Standing, day: PlainDate): string[] {
  const before = new Map(stored.map(({ facts }) => [dutyKey(facts), facts]));
  const after = new Set(derived.duties.map(dutyKey));
  const say = (duty: DutyFacts) => `${duty.who} ${duty.due} ${statusOn(duty, day)} ${duty.doneOn}`;
  const found = stored
    .filter(({ facts }) => !after.has(dutyKey(facts)))
    .map(({ facts }) => `${dutyKey(facts)} is no longer derived`);
  for (const duty of derived.duties) {
    const known = before.get(dutyKey(duty));
    if (known === undefined) {
      if (duty.opens <= row.derivedThrough) found.push(`${dutyKey(duty)} was missing`);
    } else if (say(known) !== say(duty)) found.push(`${dutyKey(duty)}: ${say(known)} → ${say(duty)}`);
  }
  return found;
}

async function statesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; state: string }>(
    'SELECT id, state FROM guitu.case_now WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Somebody answers for a case when its unit exists and somebody holds a working post there or at the agency above it. */
async function noteVerified(tx: Tx, ids: readonly string[], failed: readonly string[], day: PlainDate): Promise<void> {
  await tx.query(
    `UPDATE guitu."case" c SET verified_on = $3, unattended = CASE
       WHEN c.id = ANY ($2::uuid[]) THEN 'not-derived'
       WHEN o.valid_to <= $3 THEN 'unit-closed'
       WHEN NOT EXISTS (SELECT 1 FROM guitu.post p JOIN guitu.role r ON r.name = p.role AND r.writes
         WHERE p.organisation IN (o.id, o.parent) AND p.valid_from <= $3 AND (p.valid_to IS NULL OR p.valid_to > $3)) THEN 'nobody-at-unit'
     END
     FROM guitu.organisation o WHERE o.id = c.unit AND c.id = ANY ($1::uuid[])`,
    [ids, failed, day],
  );
}

async function report(
  deps: NightlyDeps,
  tx: Tx,
  day: PlainDate,
  kind: string,
  caseId: string | null,
  detail: object,
): Promise<void> {
  await tx.query(
    'INSERT INTO guitu.incident (id, kind, case_id, found_on, found, detail) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
    [randomUUID(), kind, caseId, day, deps.clock.now(), JSON.stringify(detail)],
  );
}

/** Ends the pass when no case waits any more, whoever verified the last one. */
async function finish(deps: NightlyDeps, tx: Tx, day: PlainDate): Promise<void> {
  const { rows } = await tx.query<{ waiting: number; short: number; unattended: number }>(
    `SELECT count(*) FILTER (WHERE verified_on IS NULL OR verified_on < $1) AS waiting,
            count(*) FILTER (WHERE derived_through < $2) AS short,
            count(*) FILTER (WHERE unattended IS NOT NULL) AS unattended
     FROM guitu."case" WHERE NOT closed`,
    [day, addDays(day, HORIZON_DAYS)],
  );
  const { waiting, short, unattended } = rows[0] ?? { waiting: 0, short: 0, unattended: 0 };
  if (waiting > 0) return;
  if (short > 0) await report(deps, tx, day, 'horizon-short', null, { cases: short });
  await forgetOldKeys(tx, deps.clock, KEEP_KEYS_DAYS);
  await tx.query('UPDATE guitu.nightly_run SET finished = COALESCE(finished, $2), unattended = $3 WHERE day = $1', [
    day,
    deps.clock.now(),
    unattended,
  ]);
}

/** Runs the pass at start and looks again every ten minutes: for a new day, and for cases opened since. */
export function startNightly(deps: NightlyDeps): { stop(): Promise<void> } {
  let turn: Promise<void> | undefined;
  const ending = new AbortController();
  const look = () => {
    turn ??= runNightly(deps, ending.signal)
      .then(
        ({ day, cases, differences }) => {
          if (cases > 0) deps.logger.info({ day, cases, differences }, 'the nightly pass has run');
        },
        (error: unknown) => deps.logger.error({ err: error }, 'the nightly pass failed; trying again in ten minutes'),
      )
      .finally(() => {
        turn = undefined;
      });
  };
  const timer = setInterval(look, 600_000).unref();
  look();
  return {
    stop: async () => {
      clearInterval(timer);
      ending.abort();
      await turn;
    },
  };
}
