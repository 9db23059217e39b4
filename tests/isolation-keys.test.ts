/** Who reads, makes and ends the keys of other organs, asked in raw SQL under the app's role. Then each policy is taken away, and a probe must notice. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '../server/platform/postgres/database.ts';
import type { Actor } from '../server/platform/scope/actor.ts';
import { findActor } from '../server/platform/scope/find-actor.ts';
import { addAccount, addOrganisation } from './accounts.ts';
import { policiesOf, unnoticed } from './policies.ts';
import { testDatabase } from './postgres.ts';

const given = await testDatabase();
const { database, clock } = given;
const WHO = ['administrator', 'farAdministrator', 'head', 'officer', 'judge', 'otherJudge'] as const;
type Who = (typeof WHO)[number];
const actors = new Map<Who, Actor>();
const nobody = (officer: Actor): Actor => ({ ...officer, account: randomUUID(), units: [], writeUnits: [], compartments: [] });
const actorOf = (who: Who): Actor => {
  const actor = actors.get(who);
  if (actor === undefined) throw new Error(`${who} is no actor`);
  return actor;
};
const posts = { judge: '', otherJudge: '', farJudge: '', officer: '', administrator: '' };
const keys = { judge: randomUUID(), farJudge: randomUUID() };

const MAKE = `INSERT INTO guitu.api_key (id, post, label, secret, created_at, created_by, by_name, expires_at)
  VALUES ($1, $2, '审判系统', sha256(gen_random_uuid()::text::bytea), now(), $3, '管理员', now() + interval '90 days')`;

beforeAll(async () => {
  const county = await addOrganisation(given, 'county-agency', '永丰县社区矫正管理局', '360825');
  const far = await addOrganisation(given, 'county-agency', '吉水县社区矫正管理局', '360822');
  const office = await addOrganisation(given, 'judicial-office', '恩江司法所', '360825100', county);
  const court = await addOrganisation(given, 'court', '永丰县人民法院', '360825');
  const farCourt = await addOrganisation(given, 'court', '吉水县人民法院', '360822');
  const accounts: Partial<Record<Who, string>> = {};
  const held = async (who: Who, role: Parameters<typeof addAccount>[2], at: string) => {
    const { id, post } = await addAccount(given, who.toLowerCase(), role, at);
    accounts[who] = id;
    return post;
  };
  posts.administrator = await held('administrator', 'administrator', county);
  await held('farAdministrator', 'administrator', far);
  await held('head', 'county-head', county);
  posts.officer = await held('officer', 'officer', office);
  posts.judge = await held('judge', 'court', court);
  posts.otherJudge = await held('otherJudge', 'court', court);
  const farJudge = await addAccount(given, 'far-judge', 'court', farCourt);
  posts.farJudge = farJudge.post;
  for (const who of WHO) {
    const actor = await database.asSystem('test', (tx) => findActor(tx, accounts[who] ?? '', clock.today()));
    if (actor) actors.set(who, actor);
  }
  for (const [name, post] of [
    ['judge', posts.judge],
    ['farJudge', posts.farJudge],
  ] as const) {
    await given.asOwner(MAKE, [keys[name], post, accounts.administrator]);
  }
});

class RolledBack extends Error {}

/** Rows given or changed, or `refused`; nothing stays. */
async function ask(who: Who | 'nobody' | 'system', sql: string, params: readonly unknown[]): Promise<number | string> {
  let answer = 0;
  const run = async (tx: Tx) => {
    answer = (await tx.query(sql, params)).rowCount;
    throw new RolledBack();
  };
  try {
    if (who === 'system') await database.asSystem('test', run);
    else await database.inScope(who === 'nobody' ? nobody(actorOf('officer')) : actorOf(who), run);
  } catch (error) {
    if (error instanceof RolledBack) return answer;
    if ((error as { code?: string }).code === '42501') return 'refused';
    throw error;
  }
  return answer;
}

type Probe = readonly [name: string, who: Who | 'nobody' | 'system', expected: number | string, sql: string, params: unknown[]];

function probes(): Probe[] {
  const accountOf = (who: Who | 'nobody') => (who === 'nobody' ? randomUUID() : actorOf(who).account);
  const everybody = [...WHO, 'nobody'] as const;
  const issue = (who: Who, post: string, by = accountOf(who)) => [randomUUID(), post, by];
  return [
    ...everybody.flatMap((who): Probe[] => {
      const own = who === 'administrator' ? 1 : 0;
      const distant = who === 'farAdministrator' ? 1 : 0;
      const read = 'SELECT 1 FROM guitu.api_key WHERE id = $1';
      const end = `UPDATE guitu.api_key SET revoked_at = now(), revoked_by = 'x', revoked_why = 'gone' WHERE id = $1`;
      return [
        ['reads the key of the county', who, own, read, [keys.judge]],
        ['reads the key of another county', who, distant, read, [keys.farJudge]],
        ['ends the key of the county', who, own, end, [keys.judge]],
        ['ends the key of another county', who, distant, end, [keys.farJudge]],
        // Without a condition the policy of reading has no say.
        ['ends whatever there is', who, own + distant, end.replace(/ WHERE .*/, ''), []],
        [
          'makes a key for a post of the county’s court',
          who,
          own === 1 ? 1 : 'refused',
          MAKE,
          [randomUUID(), posts.judge, accountOf(who)],
        ],
        [
          'makes a key for a post of another county’s court',
          who,
          distant === 1 ? 1 : 'refused',
          MAKE,
          [randomUUID(), posts.farJudge, accountOf(who)],
        ],
        // What was shown once is never changed for something else, and history names it.
        ['changes the secret', who, 'refused', `UPDATE guitu.api_key SET secret = sha256('x') WHERE id = $1`, [keys.judge]],
        [
          'gives it to another post',
          who,
          'refused',
          'UPDATE guitu.api_key SET post = $2 WHERE id = $1',
          [keys.judge, posts.officer],
        ],
        ['takes it away', who, 'refused', 'DELETE FROM guitu.api_key WHERE id = $1', [keys.judge]],
      ];
    }),
    ['makes a key for staff of the agency', 'administrator', 'refused', MAKE, issue('administrator', posts.officer)],
    ['makes a key for himself', 'administrator', 'refused', MAKE, issue('administrator', posts.administrator)],
    ['makes a key in another’s name', 'administrator', 'refused', MAKE, issue('administrator', posts.judge, accountOf('head'))],
    ['makes a key for a colleague', 'judge', 'refused', MAKE, issue('judge', posts.otherJudge)],
    // A key is looked up before there is a scope, and its use is noted.
    ['notes a use', 'system', 1, 'UPDATE guitu.api_key SET used_at = now() WHERE id = $1', [keys.judge]],
  ];
}

async function failing(): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, who, expected, sql, params] of probes()) {
    const answer = await ask(who, sql, params);
    if (answer !== expected) wrong.push(`${who} ${name}: ${answer}, not ${expected}`);
  }
  return wrong;
}

describe('isolation of keys', () => {
  test('another county’s administrator, an officer and the organ itself neither read, make nor end one', async () => {
    expect(await failing()).toEqual([]);
  });

  test('each policy taken away turns a probe red', async () => {
    const policies = await policiesOf(given, `tablename = 'api_key'`);
    expect(policies.map(({ cmd }) => cmd).sort()).toEqual(['INSERT', 'SELECT', 'UPDATE']);
    expect(await unnoticed(given, policies, async () => (await failing()).length > 0)).toEqual([]);
    expect(await failing()).toEqual([]);
  });

  test('a policy that asks for no county, or for no other organ, turns a probe red', async () => {
    const wider: readonly (readonly [string, string])[] = [
      ['api_key_read', `USING (guitu.scope_may('accounts') OR guitu.scope_may('system'))`],
      ['api_key_change', `USING (guitu.scope_may('accounts') OR guitu.scope_may('system'))`],
      [
        'api_key_issue',
        `WITH CHECK (guitu.scope_may('accounts') AND created_by = guitu.scope_account()
        AND EXISTS (SELECT 1 FROM guitu.post p WHERE p.id = post AND p.organisation = ANY (guitu.scope_account_units())))`,
      ],
    ];
    for (const [name, condition] of wider) {
      const [policy] = await policiesOf(given, 'policyname = $1', [name]);
      const own = policy?.with_check == null ? `USING (${policy?.qual})` : `WITH CHECK (${policy.with_check})`;
      await given.asOwner(`ALTER POLICY ${name} ON guitu.api_key ${condition}`);
      expect([name, (await failing()).length > 0]).toEqual([name, true]);
      await given.asOwner(`ALTER POLICY ${name} ON guitu.api_key ${own}`);
    }
    expect(await failing()).toEqual([]);
  });
});
