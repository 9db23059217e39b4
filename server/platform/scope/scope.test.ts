import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { findActor } from './find-actor.ts';
import type { Role } from './roles.ts';

const { database, asOwner } = await testDatabase();
const today = plainDate('2026-10-09');

const city = await organisation('city-agency', '吉安市社区矫正管理局', '3608');
const agency = await organisation('county-agency', '永丰县社区矫正管理局', '360825', city);
const enjiang = await organisation('judicial-office', '恩江司法所', '360825100', agency);
const tengtian = await organisation('judicial-office', '藤田司法所', '360825105', agency);
const otherAgency = await organisation('county-agency', '吉水县社区矫正管理局', '360822000000', city);
const prosecutors = await organisation('procuratorate', '永丰县人民检察院', '360825');
const bureau = await organisation('justice-bureau', '永丰县司法局', '360825');

async function organisation(kind: string, name: string, region: string, parent?: string): Promise<string> {
  const id = randomUUID();
  await asOwner('INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES ($1, $2, $3, $4, $5)', [
    id,
    kind,
    name,
    region,
    parent ?? null,
  ]);
  return id;
}

async function account(role?: Role, at = enjiang, post: { from?: string; to?: string; juvenile?: boolean } = {}) {
  const id = randomUUID();
  await asOwner(`INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1, $2, '周明', $3, now())`, [
    id,
    `a${id}`,
    at,
  ]);
  const postId = randomUUID();
  if (role) {
    await asOwner(
      `INSERT INTO guitu.post (id, account, organisation, role, valid_from, valid_to, juvenile, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
      [postId, id, at, role, post.from ?? '2026-01-01', post.to ?? null, post.juvenile ?? false],
    );
  }
  return { id, post: postId };
}

async function actorOf(id: string) {
  const actor = await database.asSystem('test', (tx) => findActor(tx, id, today));
  if (!actor) throw new Error('no such actor');
  return actor;
}

const sorted = (ids: readonly string[]) => [...ids].sort();

describe('what a post reaches', () => {
  it.each<[Role, string, string[], boolean]>([
    ['officer', enjiang, [enjiang], true],
    ['office-head', tengtian, [tengtian], true],
    ['county-examiner', agency, [agency, enjiang, tengtian], true],
    ['county-head', agency, [agency, enjiang, tengtian], true],
    ['bureau-head', bureau, [agency, enjiang, tengtian], true],
    ['higher-agency', city, [city, agency, otherAgency, enjiang, tengtian], true],
    ['city-viewer', city, [city, agency, otherAgency, enjiang, tengtian], false],
    ['prosecutor', prosecutors, [agency, enjiang, tengtian], false],
    ['county-examiner', otherAgency, [otherAgency], true],
    ['auditor', agency, [], false],
    ['administrator', agency, [], false],
  ])('%s', async (role, at, units, writes) => {
    const actor = await actorOf((await account(role, at)).id);
    expect(sorted(actor.units)).toEqual(sorted(units));
    expect(sorted(actor.writeUnits)).toEqual(writes ? sorted(units) : []);
  });

  it('an administrator manages the accounts of the county, and of it alone', async () => {
    const actor = await actorOf((await account('administrator', agency)).id);
    expect(sorted(actor.accountUnits ?? [])).toEqual(sorted([agency, enjiang, tengtian, prosecutors, bureau]));
    expect(actor.compartments).toEqual(['accounts']);
  });

  it('begins on its first day and has ended on the day it ends', async () => {
    expect((await actorOf((await account('officer', enjiang, { from: '2026-10-09' })).id)).units).toEqual([enjiang]);
    expect((await actorOf((await account('officer', enjiang, { from: '2026-10-10' })).id)).units).toEqual([]);
    expect((await actorOf((await account('officer', enjiang, { to: '2026-10-09' })).id)).units).toEqual([]);
  });

  it('opens juveniles’ files only where the post says so', async () => {
    expect((await actorOf((await account('officer', enjiang, { juvenile: true })).id)).compartments).toEqual(['juvenile']);
    expect((await actorOf((await account('county-head', agency)).id)).compartments).toEqual([]);
  });

  it('is lent to a stand-in for the days agreed, and not longer', async () => {
    const holder = await account('officer', tengtian);
    const substitute = await account('officer', enjiang);
    const lend = (from: string, to: string) =>
      asOwner(
        `INSERT INTO guitu.stand_in (id, post, account, valid_from, valid_to, reason, created_at, created_by)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, '出差', now(), $5)`,
        [holder.post, substitute.id, from, to, holder.id],
      );
    await lend('2026-09-01', '2026-10-09');
    expect((await actorOf(substitute.id)).units).toEqual([enjiang]);
    await lend('2026-10-09', '2026-10-12');
    expect((await actorOf(substitute.id)).units).toEqual([enjiang, tengtian]);
    expect((await actorOf(substitute.id)).posts.map((post) => post.standIn ?? false)).toEqual([false, true]);
  });

  it('is nothing for an account that has ended', async () => {
    const { id } = await account('officer');
    await asOwner('UPDATE guitu.account SET ended_at = now() WHERE id = $1', [id]);
    expect(await database.asSystem('test', (tx) => findActor(tx, id, today))).toBeUndefined();
  });
});

describe('limits held by the database itself', () => {
  it('an administrator cannot give a post outside the county, nor to himself', async () => {
    const administrator = await actorOf((await account('administrator', agency)).id);
    const { id } = await account();
    const give = (to: string, at: string) =>
      database.inScope(administrator, (tx) =>
        tx.query(
          `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES (gen_random_uuid(), $1, $2, 'officer', $3, now())`,
          [to, at, today],
        ),
      );
    await give(id, tengtian);
    await expect(give(id, otherAgency)).rejects.toThrow('row-level security');
    await expect(give(administrator.account, enjiang)).rejects.toThrow('row-level security');
  });

  it('an officer sees no account but his own', async () => {
    const officer = await actorOf((await account('officer')).id);
    const { rows } = await database.inScope(officer, (tx) => tx.query<{ id: string }>('SELECT id FROM guitu.account'));
    expect(rows).toEqual([{ id: officer.account }]);
  });

  it('no actor carries the system’s compartment in', async () => {
    const officer = await actorOf((await account('officer')).id);
    const { rows } = await database.inScope({ ...officer, compartments: ['system', 'juvenile'] }, (tx) =>
      tx.query(`SELECT guitu.scope_may('system') AS system, guitu.scope_may('juvenile') AS juvenile`),
    );
    expect(rows).toEqual([{ system: false, juvenile: true }]);
  });
});
