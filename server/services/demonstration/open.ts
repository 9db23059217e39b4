/** The demonstration at the start of a server: loaded at the first run, told at every run. */
import { words } from '../../../law/kernel/words.ts';
import type { ServerDeps } from '../../platform/http/server.ts';
import type { Database } from '../../platform/postgres/database.ts';
import { type DemoAccount, readAccounts } from './accounts-file.ts';
import { type DemonstrationDeps, isFirstRun, loadDemonstration } from './load.ts';

/** Said on every page while the demonstration is what one looks at. */
export const MADE_UP = words('演示数据：人物和案件均系虚构。', 'Demonstration: every person and case is made up.');

/**
 * Loads the demonstration when this is the first run and GUITU_DEMO does not say no.
 * Returns the visitors' accounts; undefined on a server without a demonstration.
 */
export async function openDemonstration(
  deps: ServerDeps & Pick<DemonstrationDeps, 'cases' | 'people'>,
): Promise<readonly DemoAccount[] | undefined> {
  const { config, clock, database } = deps;
  if (!config.demo || !(await isFirstRun(database))) return readAccounts(config.dataFolder);
  return inTurn(database, async () =>
    (await isFirstRun(database))
      ? loadDemonstration({ ...deps, dataFolder: config.dataFolder, say: (line) => console.log(line) }, clock.today())
      : readAccounts(config.dataFolder),
  );
}

/** Of processes that start together on an empty database one loads; the others wait for it. The turn is a lock of a transaction that only waits. */
async function inTurn<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return database.asSystem('demonstration', async (tx) => {
    await tx.query("SET LOCAL statement_timeout = '10min'");
    await tx.query("SET LOCAL idle_in_transaction_session_timeout = '10min'");
    await tx.query('SELECT pg_advisory_xact_lock($1)', [0x64_65_6d_6f]);
    return work();
  });
}

/** The accounts as a table for the terminal. */
export function tableOf(accounts: readonly DemoAccount[]): string {
  const widest = (pick: (account: DemoAccount) => string) => Math.max(...accounts.map((account) => pick(account).length));
  const [name, password] = [widest(({ account }) => account), widest(({ password: word }) => word)];
  const lines = accounts.map(
    ({ account, password: word, organisation }) => `  ${account.padEnd(name)}  ${word.padEnd(password)}  ${organisation}`,
  );
  return ['演示账号 / Demonstration accounts:', ...lines].join('\n');
}
