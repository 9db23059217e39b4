/**
 * The work behind a change of settings: looking at every open case of the county before it is confirmed, coming to each of them afterwards.
 * A batch is one transaction; a process that dies leaves the rest to the next one. Several processes may work: each takes another change.
 */
import { audit } from '../audit/audit.ts';
import { type CaseRow, caseFileOf, type History, readReadable } from '../cases/case-store.ts';
import { type StandingWrite, writeStandings } from '../cases/case-writer.ts';
import { standingOf } from '../cases/standing.ts';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Logger } from '../logs/logger.ts';
import type { Messenger } from '../messages/port.ts';
import type { Database, Tx } from '../postgres/database.ts';
import { type CountySettings, readCountySettings, type StoredEntry, settingsFor } from '../settings/county-settings.ts';
import { type CaseEffect, effectOf } from './effect.ts';
import {
  type CaseOutcome,
  claimReplan,
  moveReplan,
  noteApplied,
  notePreviewed,
  type Replan,
  waitingCases,
} from './replan-store.ts';
import { tellOwners } from './tell.ts';
import { touchedSql } from './touched.ts';

const BATCH = 100;
const SYSTEM = { account: null, name: 'guitu' };

export interface ReplanDeps {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly messenger: Messenger;
}

/** Works one batch of the oldest change that needs it; false when none does. */
export async function workOne(deps: ReplanDeps): Promise<boolean> {
  return deps.database.asSystem('replan', async (tx) => {
    const replan = await claimReplan(tx);
    if (replan === undefined) return false;
    const rows = await waitingCases(tx, replan, BATCH);
    if (rows.length === 0) await finish(deps, tx, replan);
    else if (replan.state === 'applying') await apply(deps, tx, replan, rows);
    else await preview(deps, tx, replan, rows);
    return true;
  });
}

async function preview(deps: ReplanDeps, tx: Tx, replan: Replan, rows: readonly CaseRow[]): Promise<void> {
  const before = await countySettings(tx, replan);
  const outcomes = await outcomesOf(deps, tx, replan, rows, before, withChange(before, replan));
  await notePreviewed(
    tx,
    replan.id,
    outcomes.map(({ outcome }) => outcome),
  );
}

/** The change is among the county's settings by now: what it does is what they say with it and without it. */
async function apply(deps: ReplanDeps, tx: Tx, replan: Replan, rows: readonly CaseRow[]): Promise<void> {
  const after = await countySettings(tx, replan);
  const outcomes = await outcomesOf(deps, tx, replan, rows, withoutChange(after, replan), after);
  const writes = outcomes.flatMap(({ history, outcome }): StandingWrite[] =>
    history === undefined || outcome.failure !== undefined
      ? []
      : [
          {
            owner: history.row,
            version: history.row.version,
            head: history.row.head,
            standing: standingOf(caseFileOf(history), deps.clock.today()),
          },
        ],
  );
  await writeStandings(tx, writes);
  await noteApplied(
    tx,
    replan.id,
    outcomes.map(({ outcome }) => outcome),
    deps.clock.now(),
  );
  await audit(tx, SYSTEM, { act: 'settings.replan', object: 'replan', id: replan.id, detail: { cases: rows.length } });
}

async function finish(deps: ReplanDeps, tx: Tx, replan: Replan): Promise<void> {
  const done = replan.state === 'applying' ? 'applied' : 'changes';
  const { rows } = await tx.query<{ touched: number }>(
    `SELECT count(*) AS touched FROM guitu.replan_case r WHERE replan = $1 AND ${touchedSql(done)}`,
    [replan.id],
  );
  const touched = rows[0]?.touched ?? 0;
  if (replan.state === 'applying') {
    await tellOwners(tx, deps.messenger, replan);
    await moveReplan(tx, replan.id, { state: 'applied', ended: deps.clock.now(), touched });
    await audit(tx, SYSTEM, { act: 'settings.applied', object: 'replan', id: replan.id, detail: { touched } });
  } else {
    await moveReplan(tx, replan.id, { state: 'previewed', touched });
  }
}

interface Looked {
  readonly history?: History;
  readonly outcome: CaseOutcome;
}

async function outcomesOf(
  deps: ReplanDeps,
  tx: Tx,
  replan: Replan,
  rows: readonly CaseRow[],
  before: CountySettings,
  after: CountySettings,
): Promise<readonly Looked[]> {
  const { histories, unreadable } = await readReadable(deps, tx, rows);
  return [
    ...unreadable.map(({ id, version }): Looked => ({ outcome: { id, version, failure: 'unreadable' } })),
    ...histories.map((history): Looked => {
      const { id, version } = history.row;
      try {
        const effect: CaseEffect = effectOf(history, before, after, deps.clock.today());
        return { history, outcome: { id, version, effect } };
      } catch (error) {
        deps.logger.error({ err: error, case: id, replan: replan.id }, 'a case cannot be derived with these settings');
        return { outcome: { id, version, failure: 'not-derived' } };
      }
    }),
  ];
}

async function countySettings(tx: Tx, replan: Replan): Promise<CountySettings> {
  return settingsFor(await readCountySettings(tx, [replan.county]), replan.county);
}

function withChange(before: CountySettings, replan: Replan): CountySettings {
  const added = replan.entries.map((entry): StoredEntry => ({ ...entry, recorded: replan.created, replan: replan.id }));
  return [...before, ...added];
}

/** The settings as if the change had not been made. */
function withoutChange(after: CountySettings, replan: Replan): CountySettings {
  return after.filter((entry) => entry.replan !== replan.id);
}

/** Works until nothing waits, and looks again every second: a change is confirmed by somebody who waits for it. */
export function startReplanWork(deps: ReplanDeps): { stop(): Promise<void> } {
  let stopped = false;
  let turn: Promise<void> | undefined;
  const timer = setInterval(() => {
    turn ??= (async () => {
      while (!stopped && (await workOne(deps)));
    })()
      .catch((error: unknown) => deps.logger.error({ err: error }, 'a change of settings could not be worked on; trying again'))
      .finally(() => {
        turn = undefined;
      });
  }, 1_000).unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}
