/**
 * Who sees and changes messages, deliveries, numbers and what was told, asked in raw SQL under the app's role; then every policy is taken
 * away in turn, and a probe must notice.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '../server/platform/postgres/database.ts';
import type { Actor } from '../server/platform/scope/actor.ts';
import { messagingCounty } from '../server/services/messaging/test-messages.ts';
import { runTurn } from '../server/services/messaging/turns.ts';
import { staffPoliciesOf, unnoticed } from './policies.ts';

const county = await messagingCounty();
const { database, deps, officerA, officerB, examiner, viewer, farExaminer, juvenileExaminer } = county;
const nobody: Actor = { ...officerA, account: randomUUID(), units: [], writeUnits: [], compartments: [] };
const actors = { officerA, officerB, examiner, viewer, farExaminer, juvenileExaminer, nobody };
type Who = keyof typeof actors | 'system';
const EVERYBODY = Object.keys(actors) as (keyof typeof actors)[]; // the keys of the table above
const TABLES = ['message', 'delivery', 'contact_point', 'told'];

let plain = { id: '', person: '', event: '' };
let juvenile = plain;

beforeAll(async () => {
  plain = (await county.expected(['13600000001'], '2026-11-15'))[0] ?? plain;
  juvenile =
    (await county.expected(['13600000002'], '2026-11-15', { facts: { juvenileAtOffence: true }, as: juvenileExaminer }))[0] ??
    plain;
  await runTurn(deps);
  const sealed = Buffer.from('x');
  for (const { account } of [officerA, officerB])
    await county.asOwner(
      `INSERT INTO guitu.contact_point (id, account, kind, value, value_index, source, created) VALUES (gen_random_uuid(), $1, 'mail', $2, substr(sha256('m'), 1, 16), 'given', now())`,
      [account, sealed],
    );
});

class RolledBack extends Error {}
type Answer = number | 'refused' | 'wrong';

/** The rows that `sql` gives or changes, or `refused`. Nothing stays. */
async function ask(who: Who, sql: string, params: readonly unknown[] = []): Promise<Answer> {
  let answer: Answer = 0;
  const run = async (tx: Tx) => {
    answer = (await tx.query(sql, params)).rowCount;
    throw new RolledBack();
  };
  try {
    await (who === 'system' ? database.asSystem('test', run) : database.inScope(actors[who], run));
  } catch (error) {
    if (error instanceof RolledBack) return answer;
    if ((error as { code?: string }).code === '42501') return 'refused';
    throw error;
  }
  return answer;
}

interface Probe {
  readonly who: Who;
  readonly what: string;
  readonly expect: Answer;
  readonly sql: string;
  readonly params?: readonly unknown[];
}

const reads = (who: Who, what: Who[]) => what.includes(who);

function probes(): Probe[] {
  const list: Probe[] = [];
  for (const who of [...EVERYBODY, 'system'] as const) {
    const add = (what: string, expected: Answer, sql: string, params: readonly unknown[] = []) =>
      list.push({ who, what, expect: expected, sql, params });
    const one = (yes: boolean): Answer => (yes ? 1 : 0);
    const system = who === 'system';
    for (const [name, sample, readers, writers] of [
      [
        'plain',
        plain,
        ['officerA', 'examiner', 'viewer', 'juvenileExaminer', 'system'],
        ['officerA', 'examiner', 'juvenileExaminer', 'system'],
      ],
      ['juvenile', juvenile, ['juvenileExaminer', 'system'], ['juvenileExaminer', 'system']],
    ] as [string, typeof plain, Who[], Who[]][]) {
      const person = [sample.person];
      add(
        `reads what the ${name} person was told`,
        one(reads(who, readers)),
        'SELECT 1 FROM guitu.delivery WHERE person = $1',
        person,
      );
      add(
        `sends it again (${name})`,
        one(reads(who, writers)),
        `UPDATE guitu.delivery SET attempts = 0 WHERE person = $1`,
        person,
      );
      add(`reads the number (${name})`, one(reads(who, readers)), 'SELECT 1 FROM guitu.contact_point WHERE person = $1', person);
      add(
        `stops the number (${name})`,
        one(reads(who, writers)),
        `UPDATE guitu.contact_point SET locale = 'en' WHERE person = $1`,
        person,
      );
      add(
        `adds a number (${name})`,
        reads(who, writers) ? 1 : 'refused',
        `INSERT INTO guitu.contact_point (id, person, kind, value, value_index, source, created) VALUES (gen_random_uuid(), $1, 'phone', 'x', substr(sha256('n'), 1, 16), 'given', now())`,
        person,
      );
      add(
        `tells of the case (${name})`,
        system || reads(who, readers) ? 1 : 'refused',
        `INSERT INTO guitu.message (id, key, topic, case_id, to_account, content, created, created_by, try_after)
         VALUES (gen_random_uuid(), gen_random_uuid()::text, 'x', $1, $2, 'x', now(), $3, now())`,
        [sample.id, officerA.account, who === 'system' ? null : actors[who].account],
      );
    }
    const own = (account: string) => who === 'system' || actors[who].account === account;
    for (const { account, name } of [officerA, officerB]) {
      const mine = own(account);
      add(`reads the address of ${name}`, one(mine), `SELECT 1 FROM guitu.contact_point WHERE account = $1`, [account]);
      add(`changes the address of ${name}`, one(mine), `UPDATE guitu.contact_point SET locale = 'en' WHERE account = $1`, [
        account,
      ]);
      add(
        `gives ${name} an address`,
        mine ? 1 : 'refused',
        `INSERT INTO guitu.contact_point (id, account, kind, value, value_index, source, created) VALUES (gen_random_uuid(), $1, 'mail', 'x', substr(sha256('o'), 1, 16), 'given', now())`,
        [account],
      );
    }
    const hears = own(officerA.account);
    add('reads the messages of officer A', one(hears), 'SELECT 1 FROM guitu.delivery WHERE account = $1', [officerA.account]);
    add('marks them read', one(hears), 'UPDATE guitu.delivery SET read_at = now() WHERE account = $1', [officerA.account]);
    add('reads messages before they are addressed', system ? 4 : 0, 'SELECT 1 FROM guitu.message');
    add('addresses messages', system ? 4 : 0, 'UPDATE guitu.message SET attempts = 0');
    add(
      'speaks in another’s name',
      system ? 1 : 'refused',
      `INSERT INTO guitu.message (id, key, topic, to_account, content, created, created_by, try_after)
       VALUES (gen_random_uuid(), gen_random_uuid()::text, 'x', $1, 'x', now(), $2, now())`,
      [officerA.account, randomUUID()],
    );
    add(
      'forges a delivery',
      system ? 1 : 'refused',
      `INSERT INTO guitu.delivery (id, message, topic, case_id, account, channel, state, created, try_after)
       SELECT gen_random_uuid(), $1, 'x', $2, $3, 'mail', 'queued', now(), now()`,
      [messageId, plain.id, officerB.account],
    );
    add('reads what was told', system ? 4 : 0, 'SELECT 1 FROM guitu.told');
    add('changes what was told', system ? 4 : 0, `UPDATE guitu.told SET watched = false`);
    add('forgets what was told', system ? 4 : 0, `DELETE FROM guitu.told`);
    add(
      'forges what was told',
      system ? 1 : 'refused',
      `INSERT INTO guitu.told (id, case_id, rule, clock, proceeding, opens, account, channel, standing, at, delivery)
       VALUES (gen_random_uuid(), $1, 'X', 'main', '', '2026-11-24', $2, 'mail', 'owed', now(), $3)`,
      [plain.id, officerB.account, deliveryId],
    );
    for (const table of TABLES) add(`empties ${table}`, 'refused', `TRUNCATE guitu.${table} CASCADE`);
    for (const table of TABLES.slice(0, 3)) add(`deletes from ${table}`, 'refused', `DELETE FROM guitu.${table}`);
    add('rewrites a message', 'refused', `UPDATE guitu.message SET content = 'x'`);
    add('points a number at another', 'refused', `UPDATE guitu.contact_point SET value = 'x'`);
  }
  return list;
}

let messageId = '';
let deliveryId = '';
beforeAll(async () => {
  messageId = (await county.asOwner<{ id: string }>('SELECT id FROM guitu.message LIMIT 1'))[0]?.id ?? '';
  deliveryId = (await county.asOwner<{ id: string }>('SELECT id FROM guitu.delivery LIMIT 1'))[0]?.id ?? '';
});

async function failing(limit = Number.POSITIVE_INFINITY): Promise<string[]> {
  const wrong: string[] = [];
  for (const { who, what, expect: expected, sql, params } of probes()) {
    const answer = await ask(who, sql, params);
    if (answer !== expected) wrong.push(`${who} ${what}: ${answer}, expected ${expected}`);
    if (wrong.length >= limit) break;
  }
  return wrong;
}

describe('isolation of messages', () => {
  test('every probe under the app’s role answers as it must', async () => {
    expect(probes().length).toBeGreaterThan(250);
    expect(await failing()).toEqual([]);
  });

  test('each policy taken away turns a probe red', { timeout: 120_000 }, async () => {
    const policies = await staffPoliciesOf(county, TABLES);
    expect(policies.length).toBe(9);
    expect(await unnoticed(county, policies, async () => (await failing(1)).length > 0)).toEqual([]);
    expect(await failing(1)).toEqual([]);
  });
});
