/** A case goes to another office of the county: asked, decided, told by letter, answered; responsible is the old office until then. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../tests/desk.ts';

let desk: Desk;
let change: string;
const ask = (who: string, caseName: string, to: string, reason = '居住地变更到坑田镇') =>
  desk.call(who, 'POST', `/api/cases/${desk.cases[caseName]}/office-changes`, { to, reason });
const step = (who: string, name: string, body?: object, id = change) =>
  desk.call(who, 'POST', `/api/office-changes/${id}/${name}`, body ?? {});
const seen = async (who: string) =>
  (await desk.call(who, 'GET', '/api/office-changes')).body.items.map(
    ({ id, state, may }: { id: string; state: string; may: string[] }) => ({ id, state, may }),
  );

beforeAll(async () => {
  desk = await openDesk();
  await desk.call('head-a', 'POST', `/api/cases/${desk.cases.a1}/officer`, { post: desk.people.wang?.post, reason: '分工' });
});

describe('a change of office', () => {
  it('is asked for by the office whose case it is, for an office of the county', async () => {
    expect((await ask('zhao', 'a1', desk.units.b)).status).toBe(404);
    expect((await ask('viewer', 'a1', desk.units.b)).status).toBe(403);
    expect((await ask('wang', 'a1', desk.units.far)).body.remedy.zh).toContain('申请变更执行地');
    for (const to of [desk.units.a, desk.units.bureau, randomUUID()]) expect((await ask('wang', 'a1', to)).status).toBe(422);
    const asked = await ask('wang', 'a1', desk.units.b);
    expect(asked.status).toBe(201);
    change = asked.body.id;
    expect((await ask('li', 'a1', desk.units.county)).body.detail).toContain('已有一件');
  });

  it('is not known to the receiving office before the letter', async () => {
    expect(await seen('zhao')).toEqual([]);
    expect((await step('zhao', 'answer', { accepted: true, post: desk.people.zhao?.post })).status).toBe(404);
    expect(await seen('wang')).toEqual([{ id: change, state: 'asked', may: ['withdraw'] }]);
    expect(await seen('chief')).toEqual([{ id: change, state: 'asked', may: ['decide'] }]);
    expect(await seen('far')).toEqual([]);
  });

  it('is decided by the county, not by the office and not by who asked', async () => {
    const grant = { granted: true, words: '同意变更' };
    expect((await step('head-a', 'decision', grant)).status).toBe(403);
    expect((await step('far', 'decision', grant)).status).toBe(404);
    const own = (await ask('examiner', 'a2', desk.units.b)).body.id;
    expect((await step('examiner', 'decision', grant, own)).body.rule).toBe('ORG-02');
    expect((await step('chief', 'decision', { granted: false, words: '仍住原址' }, own)).body).toEqual({ state: 'refused' });
    expect((await step('chief', 'decision', grant)).body).toEqual({ state: 'sent' });
    expect((await step('chief', 'decision', grant)).status).toBe(422);
  });

  it('leaves the old office responsible until the answer', async () => {
    const header = (await desk.call('wang', 'GET', `/api/cases/${desk.cases.a1}`)).body;
    expect(header).toMatchObject({ unit: { id: desk.units.a }, officer: { name: '测试wang' } });
    expect((await desk.call('zhao', 'GET', `/api/cases/${desk.cases.a1}`)).status).toBe(404);
    const [letter] = (await desk.call('wang', 'GET', `/api/letters?case=${desk.cases.a1}`)).body?.items ?? [
      { kind: 'office-change-sent' },
    ];
    expect(letter.kind).toBe('office-change-sent');
    expect(await seen('zhao')).toEqual([{ id: change, state: 'sent', may: ['answer'] }]);
    const [item] = (await desk.call('zhao', 'GET', '/api/office-changes')).body.items;
    expect(item).toMatchObject({ opens: false, name: '测试1', from: { id: desk.units.a }, decided: { words: '同意变更' } });
  });

  it('is answered by the receiving office alone, with an officer of its own', async () => {
    expect((await step('wang', 'answer', { accepted: true, post: desk.people.zhao?.post })).status).toBe(403);
    expect((await step('chief', 'answer', { accepted: true, post: desk.people.zhao?.post })).status).toBe(403);
    expect((await step('zhao', 'answer', { accepted: true, post: desk.people.wang?.post })).status).toBe(422);
    expect((await step('zhao', 'answer', { accepted: true })).status).toBe(422);
    expect((await step('head-b', 'answer', { accepted: true, words: '已接收', post: desk.people.zhao?.post })).body).toEqual({
      state: 'accepted',
    });
    expect((await step('head-b', 'answer', { accepted: true, post: desk.people.zhao?.post })).status).toBe(422);
  });

  it('then belongs to the new office with its duties and its officer; the old one sees the change and not the case', async () => {
    const header = (await desk.call('zhao', 'GET', `/api/cases/${desk.cases.a1}`)).body;
    expect(header).toMatchObject({ unit: { id: desk.units.b }, officer: { name: '测试zhao' } });
    expect((await desk.call('wang', 'GET', `/api/cases/${desk.cases.a1}`)).status).toBe(404);
    const duties = (await desk.call('zhao', 'GET', '/api/duties?scope=mine&limit=200')).body.items;
    expect(duties.some(({ caseId }: { caseId: string }) => caseId === desk.cases.a1)).toBe(true);
    expect(
      (await desk.call('wang', 'GET', '/api/office-changes')).body.items.find(({ id }: { id: string }) => id === change),
    ).toMatchObject({
      state: 'accepted',
      opens: false,
      answered: { by: '测试head-b' },
    });
    const history = (await desk.call('zhao', 'GET', `/api/cases/${desk.cases.a1}/officers`)).body.items;
    expect(history.map(({ officer }: { officer: string }) => officer)).toContain('测试zhao');
    const rows = await desk.test.asOwner<{ region: string }>('SELECT region FROM guitu."case" WHERE id = $1', [desk.cases.a1]);
    expect(rows[0]?.region).toBe('360825101');
  });

  it('can be withdrawn by who asked, and returned by the receiving office', async () => {
    const withdrawn = (await ask('li', 'a3', desk.units.b)).body.id;
    expect((await step('wang', 'withdrawal', undefined, withdrawn)).status).toBe(403);
    expect((await step('li', 'withdrawal', undefined, withdrawn)).body).toEqual({ state: 'withdrawn' });
    const again = (await ask('li', 'a3', desk.units.b)).body.id;
    await step('chief', 'decision', { granted: true, words: '同意' }, again);
    expect((await step('zhao', 'answer', { accepted: false, words: '不在本辖区居住' }, again)).body).toEqual({
      state: 'returned',
    });
    expect((await desk.call('li', 'GET', `/api/cases/${desk.cases.a3}`)).body.unit.id).toBe(desk.units.a);
  });

  it('of a juvenile is seen by the posts for juveniles only', async () => {
    const juvenile = (await ask('examiner', 'a4', desk.units.b)).body.id;
    expect((await step('chief', 'decision', { granted: true, words: '同意' }, juvenile)).body).toEqual({ state: 'sent' });
    expect((await seen('zhao')).map(({ id }: { id: string }) => id)).not.toContain(juvenile);
    expect((await step('zhao', 'answer', { accepted: true, post: desk.people.zhao?.post }, juvenile)).status).toBe(404);
  });
});
