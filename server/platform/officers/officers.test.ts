/** Who holds a case: given, shown in lists, «mine», stood in for, taken away by the end of a post; and who may do any of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { type Desk, openDesk } from '../../../tests/desk.ts';
import { officerOn } from './officers.ts';

let desk: Desk;
const give = (who: string, caseName: string, to: string, more: object = {}) =>
  desk.call(who, 'POST', `/api/cases/${desk.cases[caseName]}/officer`, { post: desk.people[to]?.post, reason: '分工', ...more });
const ids = async (who: string, query: string): Promise<string[]> =>
  (await desk.call(who, 'GET', `/api/cases?case=corrections&${query}`)).body.items.map(({ id }: { id: string }) => id).sort();
const of = (...names: string[]) => names.map((name) => desk.cases[name]).sort();

beforeAll(async () => {
  desk = await openDesk();
});

describe('giving a case', () => {
  it('counts and lists what nobody holds, each within his reach', async () => {
    expect((await desk.call('wang', 'GET', '/api/today?scope=office')).body.counts.unassigned).toBe(3);
    expect((await desk.call('chief', 'GET', '/api/today?scope=county')).body.counts.unassigned).toBe(5);
    expect((await desk.call('far', 'GET', '/api/today?scope=county')).body.counts.unassigned).toBe(1);
    expect(await ids('wang', 'concern=unassigned')).toEqual(of('a1', 'a2', 'a3'));
  });

  it('is for the head of the office and the county; an officer and a viewer may not, another office does not know it', async () => {
    expect((await give('wang', 'a1', 'wang')).status).toBe(403);
    expect((await give('viewer', 'a1', 'wang')).status).toBe(403);
    expect((await give('head-b', 'a1', 'zhao')).status).toBe(404);
    expect((await give('far', 'a1', 'far')).status).toBe(404);
    expect((await give('admin', 'a1', 'wang')).status).toBe(404);
    expect((await give('head-a', 'a1', 'wang')).status).toBe(200);
    expect((await give('examiner', 'a2', 'wang')).status).toBe(200);
    expect((await give('chief', 'a3', 'li')).status).toBe(200);
    expect(await ids('wang', 'concern=unassigned')).toEqual([]);
  });

  it('is refused to a post of another unit, and to one that holds no cases', async () => {
    const other = await give('examiner', 'a1', 'zhao');
    expect(other).toMatchObject({
      status: 422,
      body: { rule: 'ORG-02', remedy: { zh: expect.stringContaining('变更负责单位') } },
    });
    expect((await give('chief', 'a1', 'admin')).status).toBe(422);
  });

  it('shows in the header, the list and the history, with who did it', async () => {
    const header = await desk.call('li', 'GET', `/api/cases/${desk.cases.a1}`);
    expect(header.body.officer).toEqual({ post: desk.people.wang?.post, name: '测试wang' });
    const history = await desk.call('li', 'GET', `/api/cases/${desk.cases.a1}/officers`);
    expect(history.body.items).toEqual([{ officer: '测试wang', from: '2026-11-24', to: null, reason: '分工', by: '测试head-a' }]);
    expect(await ids('head-a', `officer=${desk.people.wang?.post}`)).toEqual(of('a1', 'a2'));
    const [told] = await desk.test.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM guitu.message WHERE topic = 'case.handed-over' AND to_account = $1`,
      [desk.people.wang?.id],
    );
    expect(told?.n).toBe(2);
  });

  it('makes the duties the officer’s own: «mine» has his and what nobody holds, not his colleague’s', async () => {
    const mine = async (who: string) => {
      const { body } = await desk.call(who, 'GET', '/api/duties?scope=mine&limit=200');
      return [...new Set<string>(body.items.map(({ caseId }: { caseId: string }) => caseId))].sort();
    };
    expect(await mine('wang')).toEqual(of('a1', 'a2'));
    expect(await mine('li')).toEqual(of('a3'));
    expect(await mine('head-a')).toEqual([]);
    const free = await desk.open(desk.units.a);
    expect(await mine('li')).toEqual([...of('a3'), free].sort());
    expect(await mine('wang')).toEqual([...of('a1', 'a2'), free].sort());
    expect(
      (await desk.call('examiner', 'POST', `/api/cases/${free}/officer`, { post: desk.people.li?.post, reason: '分工' })).status,
    ).toBe(200);
  });

  it('says who held it on a day; what begins later does not count yet', async () => {
    expect((await give('head-a', 'a2', 'li', { from: '2026-12-01', reason: '轮岗' })).status).toBe(200);
    expect(await ids('head-a', `officer=${desk.people.wang?.post}`)).toEqual(of('a1', 'a2'));
    const on = (day: string) => desk.test.database.asSystem('test', (tx) => officerOn(tx, desk.cases.a2 ?? '', plainDate(day)));
    expect(await on('2026-11-30')).toBe('测试wang');
    expect(await on('2026-12-01')).toBe('测试li');
    expect(await on('2026-11-23')).toBeUndefined();
    // Given again from an earlier day: what was to begin on 1 December never does.
    expect((await give('head-a', 'a2', 'wang', { from: '2026-11-28', reason: '不再轮岗' })).status).toBe(200);
    expect(await on('2026-12-05')).toBe('测试wang');
  });
});

describe('workload', () => {
  it('counts each officer’s open cases, by office and for the county, and nothing of another county', async () => {
    const county = (await desk.call('chief', 'GET', '/api/workload')).body;
    const a = county.units.find(({ unit }: { unit: { id: string } }) => unit.id === desk.units.a);
    const load = Object.fromEntries(a.officers.map(({ name, cases }: { name: string; cases: number }) => [name, cases]));
    expect(load).toEqual({ 测试wang: 2, 测试li: 2, '测试head-a': 0 });
    expect(a.unassigned.cases).toBe(1); // the juvenile's
    expect(county.total.cases).toBe(6);
    const own = (await desk.call('wang', 'GET', '/api/workload')).body;
    expect(own.units.map(({ unit }: { unit: { id: string } }) => unit.id)).toEqual([desk.units.a]);
    expect(own.total.cases).toBe(4); // not the juvenile's
    expect((await desk.call('zhao', 'GET', `/api/workload?unit=${desk.units.a}`)).body.units).toEqual([]);
    expect((await desk.call('admin', 'GET', '/api/workload')).status).toBe(403);
  });
});

describe('standing in', () => {
  const days = { from: '2026-11-24', to: '2026-11-25', reason: '年休假' };
  const lend = (who: string, post: string, to: string, more: object = {}) =>
    desk.call(who, 'POST', `/api/posts/${desk.people[post]?.post}/stand-ins`, { ...days, account: desk.people[to]?.id, ...more });

  it('is settled by the head, the county or the administrator; never for oneself, never outside', async () => {
    expect((await lend('li', 'wang', 'zhao')).status).toBe(403);
    expect((await lend('head-b', 'wang', 'zhao')).status).toBe(404);
    expect((await lend('far-admin', 'wang', 'far')).status).toBe(404);
    expect((await lend('head-a', 'wang', 'head-a')).status).toBe(403);
    expect((await lend('head-a', 'wang', 'wang')).status).toBe(422);
    expect((await lend('head-a', 'wang', 'zhao')).status).toBe(404); // not known to the head of another office
    expect((await lend('viewer', 'wang', 'li')).status).toBe(403);
  });

  it('opens the office for the days; the record says «代», and the list names both', async () => {
    expect((await desk.call('zhao', 'GET', `/api/cases/${desk.cases.a1}`)).status).toBe(404);
    expect((await lend('examiner', 'wang', 'zhao')).status).toBe(201);
    const header = (await desk.call('zhao', 'GET', `/api/cases/${desk.cases.a1}`)).body;
    expect(header.officer).toEqual({ post: desk.people.wang?.post, name: '测试wang', standIn: '测试zhao' });
    const mine = (await desk.call('zhao', 'GET', '/api/duties?scope=mine&limit=200')).body.items;
    const cases = new Set(mine.map(({ caseId }: { caseId: string }) => caseId));
    expect([...cases].sort()).toEqual(of('a1', 'a2', 'b1'));
    const done = await desk.call('zhao', 'POST', `/api/cases/${desk.cases.a1}/actions/record-report`, {
      version: header.version,
      input: { on: '2026-11-24' },
    });
    expect(done.status).toBe(200);
    const events = (await desk.call('wang', 'GET', `/api/cases/${desk.cases.a1}/events`)).body.items;
    expect(events.map(({ by }: { by: string }) => by)).toContain('测试zhao（代测试wang）');
    // In his own office he is himself.
    const own = (await desk.call('zhao', 'GET', `/api/cases/${desk.cases.b1}`)).body;
    await desk.call('zhao', 'POST', `/api/cases/${desk.cases.b1}/actions/record-report`, {
      version: own.version,
      input: { on: '2026-11-24' },
    });
    const his = (await desk.call('zhao', 'GET', `/api/cases/${desk.cases.b1}/events`)).body.items;
    expect(his.map(({ by }: { by: string }) => by)).toContain('测试zhao');
  });

  it('makes no chains', async () => {
    const twice = await lend('examiner', 'wang', 'li');
    expect(twice.body.detail).toContain('已由测试zhao代理');
    // zhao stands in for wang: nobody stands in for zhao; and wang, who is away, stands in for nobody.
    expect((await lend('examiner', 'zhao', 'li')).body.detail).toContain('正代理别人');
    expect((await lend('examiner', 'li', 'wang')).body.detail).toContain('也由别人代理');
    expect((await lend('examiner', 'zhao', 'li', { from: '2026-11-26', to: '2026-11-27' })).status).toBe(201);
  });

  it('ends when it is taken back', async () => {
    const { items } = (await desk.call('head-a', 'GET', '/api/stand-ins')).body;
    expect(items).toMatchObject([{ holder: '测试wang', name: '测试zhao', from: '2026-11-24', to: '2026-11-25', state: 'now' }]);
    expect((await desk.call('head-b', 'DELETE', `/api/stand-ins/${items[0].id}`)).status).toBe(404);
    expect((await desk.call('wang', 'DELETE', `/api/stand-ins/${items[0].id}`)).status).toBe(404);
    expect((await desk.call('head-a', 'DELETE', `/api/stand-ins/${items[0].id}`)).status).toBe(204);
    expect((await desk.call('zhao', 'GET', `/api/cases/${desk.cases.a1}`)).status).toBe(404);
  });
});

describe('posts on a day, and their end', () => {
  const names = async (who: string, on: string) =>
    (await desk.call(who, 'GET', `/api/posts?on=${on}&unit=${desk.units.a}`)).body.items.map(
      ({ name }: { name: string }) => name,
    );

  it('names colleagues to colleagues, and nobody else’s', async () => {
    expect(await names('wang', '2026-11-24')).toEqual(['测试li', '测试wang', '测试head-a']);
    expect(await names('admin', '2026-11-24')).toEqual(['测试li', '测试wang', '测试head-a']);
    expect(await names('zhao', '2026-11-24')).toEqual([]);
    expect(await names('far-admin', '2026-11-24')).toEqual([]);
  });

  it('is refused while cases would be left behind; then the post ends with its last day, and the cases are nobody’s', async () => {
    const end = (who: string, body: object) => desk.call(who, 'POST', `/api/posts/${desk.people.wang?.post}/end`, body);
    expect((await end('head-a', { lastDay: '2026-11-24' })).status).toBe(403);
    expect((await end('far-admin', { lastDay: '2026-11-24' })).status).toBe(404);
    const no = await end('admin', { lastDay: '2026-11-24' });
    expect(no).toMatchObject({ status: 422, body: { detail: expect.stringContaining('2 名对象') } });
    expect((await end('admin', { lastDay: '2026-11-24', leaveUnassigned: true })).body).toEqual({
      lastDay: '2026-11-24',
      unassigned: 2,
    });
    expect(await names('li', '2026-11-24')).toContain('测试wang');
    expect(await names('li', '2026-11-25')).not.toContain('测试wang');
    desk.test.clock.advance(86_400_000);
    expect((await desk.call('wang', 'GET', `/api/cases/${desk.cases.a1}`)).status).toBe(404);
    expect(await ids('li', 'concern=unassigned')).toEqual(of('a1', 'a2'));
    expect((await desk.call('li', 'GET', `/api/cases/${desk.cases.a1}`)).body.officer).toBeNull();
  });

  it('end with their account', async () => {
    expect((await desk.call('admin', 'DELETE', `/api/accounts/${desk.people['head-b']?.id}`)).status).toBe(204);
    const { items } = (await desk.call('examiner', 'GET', `/api/posts?unit=${desk.units.b}`)).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['测试zhao']);
  });
});
