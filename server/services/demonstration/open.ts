/** The demonstration at the start of a server: loaded at the first run, told at every run. */
import { words } from '../../../law/kernel/words.ts';
import type { ServerDeps } from '../../platform/http/server.ts';
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
  if (config.demo && (await isFirstRun(database))) {
    return loadDemonstration({ ...deps, dataFolder: config.dataFolder, say: (line) => console.log(line) }, clock.today());
  }
  return readAccounts(config.dataFolder);
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
