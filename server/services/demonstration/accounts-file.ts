/** The file in the data folder that holds the visitors' accounts (contract §6), readable to its owner alone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const DemoAccount = z.object({
  account: z.string(),
  password: z.string(),
  role: z.string(),
  organisation: z.string(),
  region: z.string(),
});
/** An account that visitors sign in with. */
export type DemoAccount = Readonly<z.infer<typeof DemoAccount>>;

const VISITORS = 'demo-accounts.json';
/** The other judicial offices' officers: not of the contract, for those who want to see the county from another town. */
const OFFICERS = 'demo-officers.json';

export function writeAccounts(folder: string, visitors: readonly DemoAccount[], officers: readonly DemoAccount[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const write = (name: string, accounts: readonly DemoAccount[]) =>
    writeFileSync(join(folder, name), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  write(OFFICERS, officers);
  write(VISITORS, visitors);
}

/** The visitors' accounts; undefined where no demonstration was loaded. */
export function readAccounts(folder: string): readonly DemoAccount[] | undefined {
  const path = join(folder, VISITORS);
  return existsSync(path) ? z.array(DemoAccount).parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}
