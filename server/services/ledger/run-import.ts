/**
 * Imports from claim to end. A process may be killed at any moment: the next one takes the import over, knows the rows that are done, and
 * goes on.
 */
import { randomUUID } from 'node:crypto';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../../platform/audit/audit.ts';
import { systemDoer } from '../../platform/cases/doer.ts';
import type { Cases } from '../../platform/cases/pipeline.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Logger } from '../../platform/logs/logger.ts';
import type { Database, Tx } from '../../platform/postgres/database.ts';
import { findActor, may } from '../../platform/scope/find-actor.ts';
import { listOfficesWithTowns } from '../../registers/organisations/organisations.ts';
import type { People } from '../../registers/people/people.ts';
import { listDivisions } from '../../registers/places/places.ts';
import { isColumnKey, type OwnNames } from './columns.ts';
import { type Claim, importRows, Stopped } from './import-rows.ts';
import { type ImportProblem, type ImportRecord, importStore } from './import-store.ts';
import type { Office } from './offices.ts';
import { placesOf } from './places.ts';
import type { Importer } from './row-writer.ts';
import { UnreadableFile } from './sheet/sheet.ts';

export interface ImportDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly keys: KeyRing;
  readonly people: People;
  readonly cases: Cases;
  /** Whether made-up ID numbers are accepted. */
  readonly demo: boolean;
}

/** A file that ends its process so many times in a row is given up. */
const MOST_ATTEMPTS = 5;

/**
 * Claims and runs imports until none waits (or only the one named). Returns how many it ended; none when `signal` stopped it.
 * Throws when the database cannot be reached: the import stays claimed, grows stale, and is taken over later.
 */
export async function runImports(
  deps: ImportDeps,
  { only, signal }: { only?: string; signal?: AbortSignal } = {},
): Promise<number> {
  const { database, clock } = deps;
  const store = importStore(deps.keys);
  for (let ended = 0; ; ended++) {
    if (signal?.aborted) return ended;
    const token = randomUUID();
    const claimed = await database.asSystem('imports', async (tx) => {
      await store.purge(tx, clock.now());
      return store.claim(tx, token, clock.now(), only);
    });
    if (!claimed) return ended;
    try {
      const problem = await runOne(deps, claimed, token, signal);
      if (problem) {
        deps.logger.warn({ import: claimed.id, code: problem.code }, 'an import could not be read');
        await database.asSystem('imports', (tx) => store.fail(tx, { id: claimed.id, token }, problem, clock.now()));
      }
    } catch (error) {
      if (error instanceof Stopped) return ended;
      throw error;
    }
  }
}

/** Runs a claimed import; the problem when the file as a whole cannot be read. */
async function runOne(
  deps: ImportDeps,
  claimed: ImportRecord,
  token: string,
  signal?: AbortSignal,
): Promise<ImportProblem | undefined> {
  if (claimed.attempts > MOST_ATTEMPTS) return GIVEN_UP;
  const claim = await scopeOf(deps, claimed, token, signal);
  if (!claim) return NO_POST;
  try {
    const counted = await importRows(deps, claim);
    if ('problem' in counted) return counted.problem;
    await claim.within((tx) =>
      audit(
        tx,
        claim.importer.account === null
          ? { account: null, name: claim.importer.name }
          : { ...claim.importer, account: claim.importer.account },
        {
          act: 'import.run',
          object: 'import',
          id: claimed.id,
          detail: { mode: claimed.mode, rows: counted.read },
        },
      ),
    );
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableFile) return { code: error.code, reason: error.reason, remedy: error.remedy };
    throw error;
  }
}

/** In whose name and scope the rows are written: the account's posts of today, or the machine itself. Undefined: the post is gone. */
async function scopeOf(deps: ImportDeps, claimed: ImportRecord, token: string, signal?: AbortSignal): Promise<Claim | undefined> {
  const { database, clock } = deps;
  const today = clock.today();
  const account = claimed.account;
  const { actor, offices, places, names } = await database.asSystem('imports', async (tx) => ({
    actor: account === null ? undefined : await findActor(tx, account, today),
    offices: await listOfficesWithTowns(tx, claimed.region, today),
    places: placesOf(await listDivisions(tx)),
    names: await importStore(deps.keys).ownNames(tx, claimed.region),
  }));
  if (account !== null && !(actor && may(actor, 'import.run') && actor.writeUnits.includes(claimed.unit))) return undefined;
  const importer: Importer = actor ?? systemDoer(today);
  const writable = actor && new Set(actor.writeUnits);
  return {
    record: claimed,
    token,
    importer,
    within: <T>(fn: (tx: Tx) => Promise<T>) => (actor ? database.inScope(actor, fn) : database.asSystem('imports', fn)),
    offices: offices.map((office): Office => ({ ...office, writable: writable?.has(office.id) ?? true })),
    places,
    juveniles: actor?.compartments.includes('juvenile') ?? true,
    ownNames: knownColumns(new Map([...names, ...Object.entries(claimed.ownNames)])),
    ...(signal ? { signal } : {}),
  };
}

/** Names remembered by an older Guitu may point to columns that are no more. */
function knownColumns(names: ReadonlyMap<string, string | null>): OwnNames {
  return new Map([...names].flatMap(([header, key]) => (key === null || isColumnKey(key) ? [[header, key] as const] : [])));
}

const GIVEN_UP: ImportProblem = {
  code: 'given-up',
  reason: words('读取这个文件时程序多次中断，已停止', 'Reading this file ended the program several times, so it was given up'),
  remedy: words(
    '用 Excel 打开，另存为新的 .xlsx 后再导入；仍然失败请联系管理员',
    'Open it in Excel, save it as a new .xlsx and import that; if it fails again, call the administrator',
  ),
};
const NO_POST: ImportProblem = {
  code: 'no-post',
  reason: words('您已没有导入台账的岗位', 'You no longer hold a post that may import ledgers'),
  remedy: words('由有权限的人重新导入', 'Let somebody who does import it'),
};
