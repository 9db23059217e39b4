import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/postgres.ts';
import { temporaryKeyRing } from '../../platform/keys/keys.ts';
import type { Actor } from '../../platform/scope/actor.ts';
import { checkCharacter, readIdNumber } from './id-number.ts';
import { maskPhone, openPeople, readPersonDraft } from './people.ts';
import { spellingsOf } from './spellings.ts';

const { database, clock, asOwner } = await testDatabase();
const people = openPeople(temporaryKeyRing(), clock);
const [county, officeA, officeB] = [randomUUID(), randomUUID(), randomUUID()];

const actorOf = (units: string[], compartments: string[] = []): Actor => ({
  account: randomUUID(),
  name: '测试',
  locale: 'zh',
  roles: ['officer'],
  posts: [],
  units,
  writeUnits: units,
  compartments,
  today: clock.today(),
});
const officerA = actorOf([officeA]);
const officerB = actorOf([officeB]);
const examiner = actorOf([county, officeA, officeB]);
const juvenileExaminer = actorOf([county, officeA, officeB], ['juvenile']);

function idNumber(sequence: number) {
  const digits = `99010119900101${String(sequence).padStart(3, '0')}`;
  const result = readIdNumber(digits + checkCharacter(digits), { on: clock.today(), demo: true });
  if (!result.ok) throw new Error(result.reason.en);
  return result.id;
}

/** A person with one case at `unit`, as the pipeline would leave it. */
async function aPerson(name: string, sequence: number, unit: string, limits: { juvenile?: boolean; sealed?: boolean } = {}) {
  const id = await database.inScope(officerA, (tx) =>
    people.create(tx, officerA, {
      name,
      id: idNumber(sequence),
      phone: '13800138000',
      residence: '恩江镇桥南路 1 号',
      health: '良好',
    }),
  );
  await asOwner(
    `INSERT INTO guitu."case" (id, domain, kind, person, unit, region, juvenile, sealed, facts, opening, version, head, state, closed,
       derived_on, derived_through, created, updated)
     VALUES ($1, 'corrections', 'parole', $2, $3, '360825100', $4, $5, '{}', '{}', 0, $6, 'active', false, '2026-10-09', '2026-12-31', now(), now())`,
    [randomUUID(), id, unit, limits.juvenile ?? false, limits.sealed ?? false, Buffer.alloc(32)],
  );
  return id;
}

let ids: Record<'shan' | 'ouyang' | 'boy' | 'hidden', string>;
beforeAll(async () => {
  await asOwner(
    `INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES
       ($1, 'county-agency', '甲县社区矫正管理局', '990101', NULL), ($2, 'judicial-office', '东镇司法所', '990101100', $1),
       ($3, 'judicial-office', '西镇司法所', '990101101', $1)`,
    [county, officeA, officeB],
  );
  ids = {
    shan: await aPerson('单小雄', 11, officeA),
    ouyang: await aPerson('欧阳娜', 12, officeB),
    boy: await aPerson('单童', 13, officeA, { juvenile: true }),
    hidden: await aPerson('单封', 14, officeA, { sealed: true }),
  };
});

const found = async (actor: Actor, q: string) =>
  (await database.inScope(actor, (tx) => people.search(tx, { q, limit: 50 }))).items.map(({ id }) => id).sort();

describe('search', () => {
  it.each(['单小雄', '小雄', 'shanxiaoxiong', 'danxiaoxiong', 'shan', 'sxx', 'SXX', 'Shàn xiǎo'])(
    '%s finds 单小雄',
    async (q) => {
      expect(await found(officerA, q)).toContain(ids.shan);
    },
  );

  it('finds by the whole number and by its last six', async () => {
    const { number } = idNumber(11);
    expect(await found(officerA, number)).toEqual([ids.shan]);
    expect(await found(officerA, number.slice(-6).toLowerCase())).toEqual([ids.shan]);
  });

  it.each(['%', '_', "'; DROP TABLE guitu.person; --", '|', '\\'])('%s is a name nobody has', async (q) => {
    expect(await found(juvenileExaminer, q)).toEqual([]);
  });

  it('pages through everybody in the order of names', async () => {
    const first = await database.inScope(examiner, (tx) => people.search(tx, { limit: 1 }));
    const second = await database.inScope(examiner, (tx) => people.search(tx, { limit: 1, after: String(first.next) }));
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([ids.shan, ids.ouyang]);
    expect(second.next).toBeNull();
  });
});

describe('who sees whom', () => {
  it('an officer of one office does not find a person of the other, however they ask', async () => {
    expect(await found(officerA, '')).toEqual([ids.shan]);
    expect(await found(officerA, idNumber(12).number)).toEqual([]);
    expect(await database.inScope(officerA, (tx) => people.find(tx, ids.ouyang))).toBeUndefined();
    expect(await database.inScope(officerA, (tx) => people.findByIdNumber(tx, idNumber(12).number))).toBeUndefined();
    expect(await database.inScope(officerA, (tx) => people.reveal(tx, ids.ouyang, 'phone'))).toBeUndefined();
  });

  it('a juvenile and a sealed file are not found, not counted, not suggested without the compartment', async () => {
    expect(await found(examiner, 'shan')).toEqual([ids.shan]);
    expect(await found(juvenileExaminer, 'shan')).toEqual([ids.shan, ids.boy].sort());
    const { rows } = await database.inScope(examiner, (tx) => tx.query<{ n: number }>('SELECT count(*) AS n FROM guitu.person'));
    expect(rows[0]?.n).toBe(2);
  });

  it('raw SQL under the app role cannot read, change, claim or invent rows out of scope', async () => {
    const raw = (actor: Actor, sql: string, params: unknown[] = []) => database.inScope(actor, (tx) => tx.query(sql, params));
    expect((await raw(officerB, 'SELECT id FROM guitu.person')).rows).toEqual([{ id: ids.ouyang }]);
    expect((await raw(officerB, `UPDATE guitu.person SET name = '改' WHERE id = $1`, [ids.shan])).rowCount).toBe(0);
    await expect(raw(officerB, 'UPDATE guitu.person SET has_case = false')).rejects.toThrow('never taken back');
    await expect(raw(officerB, 'DELETE FROM guitu.person')).rejects.toThrow('permission denied');
    await expect(raw(officerB, 'UPDATE guitu.person SET created_by = $1', [officerB.account])).rejects.toThrow(
      'permission denied',
    );
    await expect(
      database.inScope(officerB, (tx) => people.create(tx, officerA, { name: '冒名', id: idNumber(20) })),
    ).rejects.toThrow('row-level security');
    await expect(
      database.inScope({ ...officerB, units: [], writeUnits: [] }, (tx) => people.search(tx, { limit: 5 })),
    ).resolves.toEqual({
      items: [],
      next: null,
    });
  });

  it('before the first case only the creator sees a person', async () => {
    const id = await database.inScope(officerA, (tx) => people.create(tx, officerA, { name: '未建档', id: idNumber(30) }));
    expect(await database.inScope(officerA, (tx) => people.find(tx, id))).toMatchObject({ name: '未建档' });
    expect(await database.inScope(examiner, (tx) => people.find(tx, id))).toBeUndefined();
  });
});

describe('what is shown and what is stored', () => {
  it('shows numbers and phones masked, and reveals a field when asked', async () => {
    const person = await database.inScope(officerA, (tx) => people.find(tx, ids.shan));
    expect(person?.idMasked).toMatch(/^9901••••••••\d{3}[\dX]$/);
    expect(person?.phoneMasked).toBe('138••••8000');
    expect(person?.has).toEqual(['idNumber', 'phone', 'residence', 'health']);
    expect(await database.inScope(officerA, (tx) => people.reveal(tx, ids.shan, 'idNumber'))).toEqual({
      value: idNumber(11).number,
    });
    expect(await database.inScope(officerA, (tx) => people.reveal(tx, ids.shan, 'domicile'))).toEqual({ value: null });
  });

  it('stores no number, phone, address or health in the clear', async () => {
    const rows = await asOwner<{ row: string }>('SELECT person::text AS row FROM guitu.person');
    const everything = rows.map(({ row }) => row + Buffer.from(row.replace(/[^0-9a-f]/g, ''), 'hex').toString('utf8')).join('\n');
    for (const secret of [idNumber(11).number, '13800138000', '桥南路', '良好']) expect(everything).not.toContain(secret);
  });

  it('masks short phones too', () => {
    expect(maskPhone('8822')).toBe('••••22');
  });
});

it('a person typed by hand must agree with the number', () => {
  const on = clock.today();
  const { number } = idNumber(11);
  expect(readPersonDraft({ name: ' 张三 ', idNumber: number, sex: 'male' }, { on, demo: true })).toMatchObject({
    ok: true,
    input: { name: '张三' },
  });
  expect(readPersonDraft({ name: '张三', idNumber: number, sex: 'female' }, { on, demo: true })).toMatchObject({
    ok: false,
    field: 'sex',
  });
  expect(readPersonDraft({ name: '张三', idNumber: number }, { on, demo: false })).toMatchObject({
    ok: false,
    field: 'idNumber',
  });
  expect(readPersonDraft({ name: ' ', idNumber: number }, { on, demo: true })).toMatchObject({ ok: false, field: 'name' });
});

it.each([
  ['单雄信', 'shanxiongxin'],
  ['仇英', 'qiuying'],
  ['解缙', 'xiejin'],
  ['吕布', 'lvbu'],
  ['吕布', 'lubu'],
  ['欧阳娜娜', 'oynn'],
  ['买买提·吐尔逊', 'mmttex'],
])('%s is spelled %s', (name, spelling) => {
  expect(spellingsOf(name)).toContain(`|${spelling}|`);
});
