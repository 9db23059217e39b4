/** What the database's own catalogue must say, whoever adds a table: a table without its policies turns this red. */
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/postgres.ts';
import { REFERENCE_TABLES } from './reference-tables.ts';

const { asOwner } = await testDatabase();

interface Table {
  name: string;
  enabled: boolean;
  forced: boolean;
  owner: string;
  columns: string[];
}
const tables = await asOwner<Table>(
  `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced, pg_get_userbyid(c.relowner)::text AS owner,
     ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
   FROM pg_class c WHERE c.relnamespace = 'guitu'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
);
interface Policy {
  tablename: string;
  policyname: string;
  cmd: string;
  permissive: string;
  qual: string | null;
  with_check: string | null;
}
const policies = await asOwner<Policy>(
  `SELECT tablename::text, policyname::text, cmd, permissive, qual, with_check FROM pg_policies WHERE schemaname = 'guitu'`,
);
const privileges = await asOwner<{ table: string; privilege: string }>(
  `SELECT DISTINCT table_name::text AS table, privilege_type::text AS privilege FROM information_schema.column_privileges
     WHERE grantee = 'guitu_app' AND table_schema = 'guitu'
   UNION SELECT DISTINCT table_name::text, privilege_type::text FROM information_schema.table_privileges
     WHERE grantee = 'guitu_app' AND table_schema = 'guitu'`,
);
const business = tables.filter(({ name }) => !REFERENCE_TABLES.includes(name));
const policiesOf = (table: string) => policies.filter(({ tablename }) => tablename === table);

describe.each(business.map((table) => [table.name, table] as const))('%s', (name, table) => {
  it('has row-level security, for its owner too', () => {
    expect([table.enabled, table.forced]).toEqual([true, true]);
  });

  it('has a policy for everything the app may do with it', () => {
    const allowed = new Set(privileges.filter((privilege) => privilege.table === name).map(({ privilege }) => privilege));
    for (const command of ['SELECT', 'INSERT', 'UPDATE', 'DELETE'].filter((word) => allowed.has(word))) {
      const covering = policiesOf(name).filter(
        ({ cmd, permissive }) => permissive === 'PERMISSIVE' && (cmd === command || cmd === 'ALL'),
      );
      expect(covering, `${command} on ${name} has no policy`).not.toEqual([]);
      for (const policy of covering) {
        // An update's check is its USING where none is written.
        const check = policy.with_check ?? (policy.cmd === 'UPDATE' ? policy.qual : null);
        if (command !== 'INSERT') expect(policy.qual, `${policy.policyname} has no USING`).not.toBeNull();
        if (command !== 'SELECT' && command !== 'DELETE') expect(check, `${policy.policyname} has no WITH CHECK`).not.toBeNull();
      }
    }
  });

  it('lets nobody pass by a condition that is always true', () => {
    for (const { policyname, cmd, qual, with_check } of policiesOf(name)) {
      // What may become of a row one may change can be open: its USING has decided whose row it is.
      expect([policyname, qual, cmd === 'UPDATE' ? null : with_check]).not.toContain('true');
    }
  });

  if (table.columns.includes('unit'))
    it('is bound to the units of the scope, or to the person’s own case, once per query', () => {
      const reading = policiesOf(name).filter(
        ({ cmd, permissive }) => permissive === 'PERMISSIVE' && (cmd === 'SELECT' || cmd === 'ALL'),
      );
      for (const { qual } of reading)
        expect(qual).toMatch(
          /COALESCE\(\s*\( SELECT (guitu\.)?scope_(units|counties|concerned|organs)\(\)|= \( SELECT (guitu\.)?scope_(own_case|opened)\(\)/,
        );
    });

  it.each(['juvenile', 'sealed'].filter((word) => table.columns.includes(word) && table.columns.includes('unit')))(
    'hides %s rows from posts without the compartment',
    (compartment) => {
      const limits = policiesOf(name).filter(({ permissive }) => permissive === 'RESTRICTIVE');
      const limit = limits.find(({ qual }) => qual?.includes(`scope_may('${compartment}'`));
      expect(limit).toMatchObject({ cmd: 'ALL' });
      expect(limit?.with_check).toContain(compartment);
    },
  );
});

describe('the app’s role', () => {
  it('owns nothing, bypasses nothing, creates nothing', async () => {
    expect(tables.filter(({ owner }) => owner === 'guitu_app')).toEqual([]);
    const [role] = await asOwner(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         has_schema_privilege('guitu_app', 'guitu', 'CREATE') AS creates, has_schema_privilege('guitu_app', 'public', 'CREATE') AS creates_public,
         EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid) AS member_of_others
       FROM pg_roles r WHERE rolname = 'guitu_app'`,
    );
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false, false, false, false]);
  });

  it('truncates nothing, triggers nothing, and does not see the migrations', async () => {
    expect(privileges.filter(({ privilege }) => ['TRUNCATE', 'TRIGGER', 'REFERENCES'].includes(privilege))).toEqual([]);
    const [meta] = await asOwner(`SELECT has_schema_privilege('guitu_app', 'guitu_meta', 'USAGE') AS sees`);
    expect(meta).toEqual({ sees: false });
  });

  it('cannot change what is only ever added to', () => {
    for (const table of ['audit', 'audit_seal', 'case_event']) {
      const can = privileges.filter((privilege) => privilege.table === table).map(({ privilege }) => privilege);
      expect(can.sort()).toEqual(['INSERT', 'SELECT']);
    }
  });
});

describe('functions and views', () => {
  it('no function runs with its owner’s rights, and no view reads with them', async () => {
    expect(await asOwner(`SELECT proname FROM pg_proc WHERE pronamespace = 'guitu'::regnamespace AND prosecdef`)).toEqual([]);
    expect(
      await asOwner(`SELECT relname FROM pg_class WHERE relnamespace = 'guitu'::regnamespace AND relkind IN ('v', 'm')
        AND NOT COALESCE(reloptions @> '{security_invoker=true}', false)`),
    ).toEqual([]);
  });
});
