/** The policies of row-level security as the database has them, and whether anybody would notice if one were gone. */
import type { TestDatabase } from './postgres.ts';

export interface Policy {
  readonly tablename: string;
  readonly policyname: string;
  readonly permissive: string;
  readonly cmd: string;
  readonly qual: string | null;
  readonly with_check: string | null;
}

type Owner = Pick<TestDatabase, 'asOwner'>;

/** The policies of the schema for which `where` holds (a condition on `pg_policies`), in the order of their tables. */
export const policiesOf = ({ asOwner }: Owner, where: string, params: readonly unknown[] = []): Promise<Policy[]> =>
  asOwner<Policy>(
    `SELECT tablename::text, policyname::text, permissive, cmd, qual, with_check FROM pg_policies
     WHERE schemaname = 'guitu' AND (${where}) ORDER BY 1, 2`,
    params,
  );

/** Those that say what staff see of `tables`: the person's own page is probed in isolation-self, other organs in isolation-organs. */
export const staffPoliciesOf = (owner: Owner, tables: readonly string[]): Promise<Policy[]> =>
  policiesOf(
    owner,
    `tablename = ANY ($1) AND policyname NOT LIKE '%the_person' AND policyname !~ '_(organs|opened|concerned)$'`,
    [tables],
  );

/** Takes each policy away in turn, asks `turnsRed` meanwhile, and puts it back. Returns the names of those whose absence turned nothing red. */
export async function unnoticed(
  { asOwner }: Owner,
  policies: readonly Policy[],
  turnsRed: (table: string) => Promise<boolean>,
): Promise<string[]> {
  const missed: string[] = [];
  for (const { tablename, policyname, permissive, cmd, qual, with_check } of policies) {
    await asOwner(`DROP POLICY ${policyname} ON guitu."${tablename}"`);
    if (!(await turnsRed(tablename))) missed.push(policyname);
    await asOwner(
      `CREATE POLICY ${policyname} ON guitu."${tablename}" AS ${permissive} FOR ${cmd}${qual === null ? '' : ` USING (${qual})`}${with_check === null ? '' : ` WITH CHECK (${with_check})`}`,
    );
  }
  return missed;
}
