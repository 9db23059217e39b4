/** A caseload handed over: previewed, confirmed, told; by grade and by single persons; and nothing beyond one's reach. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../tests/desk.ts';

let desk: Desk;
let handOver: string;
const post = (who: string) => desk.people[who]?.post ?? '';
const plan = (more: object = {}) => ({ unit: desk.units.a, from: post('wang'), parts: [{ to: post('li') }], ...more });
const preview = (who: string, body: object) => desk.call(who, 'POST', '/api/hand-overs/preview', body);
const held = async (who: string) =>
  (await desk.call('head-a', 'GET', `/api/cases?case=corrections&officer=${post(who)}`)).body.items.map(
    ({ id }: { id: string }) => id,
  );

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ['a1', 'a2', 'a3']) {
    await desk.call('head-a', 'POST', `/api/cases/${desk.cases[name]}/officer`, { post: post('wang'), reason: '分工' });
  }
  await desk.test.asOwner(`UPDATE guitu."case" SET grade = CASE WHEN id = $1 THEN 'ordinary' ELSE 'strict' END WHERE unit = $2`, [
    desk.cases.a3,
    desk.units.a,
  ]);
});

describe('the preview', () => {
  it('is for who settles the unit’s caseload; another office’s unit is not there', async () => {
    expect((await preview('wang', plan())).status).toBe(403);
    expect((await preview('viewer', plan())).status).toBe(403);
    expect((await preview('head-b', plan())).status).toBe(404);
    expect((await preview('far', plan())).status).toBe(404);
    expect((await desk.call('head-b', 'GET', `/api/caseload?unit=${desk.units.a}`)).status).toBe(404);
  });

  it('says who goes where: single persons before grades, and who stays', async () => {
    const parts = [
      { to: post('li'), grades: ['strict'] },
      { to: post('head-a'), cases: [desk.cases.a1] },
    ];
    const { body } = await preview('head-a', plan({ parts }));
    const where = Object.fromEntries(
      body.goes.map(({ to, cases }: { to: { name: string }; cases: { caseId: string }[] }) => [
        to.name,
        cases.map(({ caseId }) => caseId),
      ]),
    );
    expect(where).toEqual({ 测试li: [desk.cases.a2], '测试head-a': [desk.cases.a1] });
    expect(body.stays.map(({ caseId }: { caseId: string }) => caseId)).toEqual([desk.cases.a3]);
    expect(body.cases).toBe(2);
    const owed = await desk.test.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM guitu.duty WHERE case_id = ANY ($1::uuid[]) AND done_on IS NULL AND NOT lifted AND opens <= '2026-11-24'
         AND who IN ('judicial-office', 'group', 'person')`,
      [[desk.cases.a1, desk.cases.a2]],
    );
    expect(body.duties).toBeGreaterThan(0);
    expect(body.duties).toBeGreaterThanOrEqual(owed[0]?.n ?? 0);
  });

  it('is refused to posts elsewhere, or to the one that hands over; and writes nothing', async () => {
    for (const to of [post('zhao'), post('wang'), post('admin'), randomUUID()]) {
      expect((await preview('head-a', plan({ parts: [{ to }] }))).status).toBe(422);
    }
    expect((await held('wang')).length).toBe(3);
  });
});

describe('the act', () => {
  const act = (who: string, body: object) => desk.call(who, 'POST', '/api/hand-overs', { reason: '调离', ...body });

  it('is refused when it is not what was previewed, when empty, and to who may not', async () => {
    expect((await act('head-a', plan({ cases: 2 }))).body.detail).toContain('预览时 2 件，现在 3 件');
    expect((await act('head-a', plan({ cases: 1, parts: [{ to: post('li'), grades: ['lenient'] }] }))).body.detail).toContain(
      '没有选中',
    );
    expect((await act('wang', plan({ cases: 3 }))).status).toBe(403);
    expect((await act('head-b', plan({ cases: 3 }))).status).toBe(404);
  });

  it('hands over in one go; two at once do it once', async () => {
    const parts = [
      { to: post('head-a'), cases: [desk.cases.a1] },
      { to: post('li'), grades: ['strict'] },
    ];
    const both = await Promise.all([act('head-a', plan({ cases: 2, parts })), act('chief', plan({ cases: 2, parts }))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    const done = both.find(({ status }) => status === 201);
    handOver = done?.body.id;
    expect(await held('wang')).toEqual([desk.cases.a3]);
    expect(await held('li')).toEqual([desk.cases.a2]);
    expect(await held('head-a')).toEqual([desk.cases.a1]);
    const audits = await desk.test.asOwner<{ act: string; n: number }>(
      `SELECT act, count(*)::int AS n FROM guitu.audit WHERE detail ->> 'handOver' = $1 OR object_id = $1 GROUP BY act ORDER BY act`,
      [handOver],
    );
    expect(audits).toEqual([
      { act: 'case.assign', n: 2 },
      { act: 'case.hand-over', n: 1 },
    ]);
    const told = await desk.test.asOwner<{ topic: string; n: number }>(
      `SELECT topic, count(*)::int AS n FROM guitu.message WHERE key LIKE $1 GROUP BY topic ORDER BY topic`,
      [`hand-over:${handOver}:%`],
    );
    expect(told).toEqual([
      { topic: 'caseload.handed-over', n: 2 },
      { topic: 'officer.changed', n: 2 },
    ]);
  });

  it('takes what nobody holds', async () => {
    const free = await desk.open(desk.units.a);
    const body = { unit: desk.units.a, parts: [{ to: post('li') }] };
    expect((await preview('examiner', body)).body.cases).toBe(2); // the juvenile's too: the examiner's post opens it
    expect((await preview('head-a', body)).body.cases).toBe(1);
    expect((await act('head-a', { ...body, cases: 1 })).status).toBe(201);
    expect(await held('li')).toContain(free);
  });
});

describe('the list of persons', () => {
  const told = (who: string, body: object) => desk.call(who, 'POST', `/api/hand-overs/${handOver}/told`, body);

  it('is the office’s and the county’s; nobody else’s', async () => {
    for (const who of ['head-b', 'zhao', 'far', 'admin']) {
      expect((await desk.call(who, 'GET', `/api/hand-overs/${handOver}`)).status).toBe(404);
      expect((await desk.call(who, 'GET', '/api/hand-overs')).body.items).toEqual([]);
      expect((await told(who, { cases: [desk.cases.a1] })).status).toBe(404);
    }
    expect((await told('viewer', { cases: [desk.cases.a1] })).status).toBe(403);
  });

  it('is ticked off once, with how and what proves it', async () => {
    const before = (await desk.call('li', 'GET', `/api/hand-overs/${handOver}`)).body;
    expect(before).toMatchObject({ from: '测试wang', cases: 2, told: 0, reason: '调离', starts: '2026-11-24' });
    expect(before.persons.every((one: { told: unknown }) => one.told === null)).toBe(true);
    const tick = { cases: [desk.cases.a1, desk.cases.b1], how: 'phone', note: '本人接听' };
    expect((await told('li', tick)).body).toEqual({ told: 1 });
    expect((await told('wang', tick)).body).toEqual({ told: 0 });
    const after = (await desk.call('head-a', 'GET', `/api/hand-overs/${handOver}`)).body;
    expect(after.told).toBe(1);
    expect(after.persons.map((one: { caseId: string }) => one.caseId)).toEqual([desk.cases.a2, desk.cases.a1]);
    expect(after.persons[1].told).toEqual({ on: '2026-11-24', how: 'phone', note: '本人接听', by: '测试li' });
  });
});
