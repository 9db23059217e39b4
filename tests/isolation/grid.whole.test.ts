/**
 * Two kinds of case in one house: who works with persons under corrections sees no grid event and opens none, and the other way round; a department sees
 * what was given to it, without who reported it where that person asked; a grid sees its own.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Api, Json } from '../server/api.ts';
import { as } from '../server/callers.ts';

let manager: Api;
let centre: Api;
let unit: Api;
let checker: Api;
let examiner: Api;
let events: Json[];
const called = (title: string): Json => events.find(({ name }) => name === title);
/** What an id that nobody has is answered with, beside the id itself. */
const said = ({ status, body }: { status: number; body: Json }) => `${status} ${body.title} ${body.detail}`;

beforeAll(async () => {
  [manager, centre, unit, checker, examiner] = await Promise.all([
    as('grid-manager'),
    as('grid-centre'),
    as('handling-unit'),
    as('grid-checker'),
    as('county-examiner'),
  ]);
  events = (await centre.get('/api/cases?case=grid-event&limit=200')).body.items;
});

describe('corrections and the grid', () => {
  test('see nothing of one another: no case, no duty, no person', async () => {
    expect(events.length).toBeGreaterThan(10);
    for (const role of ['officer', 'office-head', 'county-head', 'bureau-head', 'city-viewer', 'province-viewer', 'prosecutor']) {
      const api = await as(role);
      expect((await api.get('/api/cases?case=grid-event')).body.total).toBe(0);
      expect((await api.get(`/api/cases/${events[0].id}`)).status).toBe(404);
      expect((await api.get('/api/duties?rule=GRID-04')).body.items).toEqual([]);
    }
    const persons = (await examiner.get('/api/cases?limit=1')).body.items;
    for (const api of [manager, centre, unit, checker]) {
      expect((await api.get('/api/cases?case=corrections')).body.total).toBe(0);
      expect((await api.get(`/api/cases/${persons[0].id}`)).status).toBe(404);
      expect((await api.get('/api/duties?rule=REL-02')).body.items).toEqual([]);
    }
  });

  test('open nothing of one another', async () => {
    const grid = events[0].unit.id;
    const report = { action: 'report-event', input: { category: '01', text: '垃圾' } };
    const facts = { kind: '01', title: '越权', county: '360825' };
    expect((await examiner.command('/api/cases', { case: 'grid-event', unit: grid, facts, act: report })).status).toBe(403);
    const person = { name: '测试丁', idNumber: '990101199001010019' };
    const answer = await centre.command('/api/cases', {
      case: 'corrections',
      person,
      unit: grid,
      facts: { kind: 'suspended-sentence', county: '360825' },
    });
    expect(answer.status).toBe(403);
  });
});

describe('within the grid', () => {
  test('a grid sees its own, and another’s as what nobody has', async () => {
    const own = (await manager.get('/api/me')).body.posts[0].organisation.id;
    const { items } = (await manager.get('/api/cases?limit=200')).body;
    expect(new Set(items.map((one: Json) => one.unit.id))).toEqual(new Set([own]));
    const other = events.find((one) => one.unit.id !== own);
    const path = (id: string) => `/api/cases/${id}`;
    expect(said(await manager.get(path(other.id)))).toBe(said(await manager.get(path(randomUUID()))));
    const report = { action: 'report-event', input: { category: '01', text: '垃圾' } };
    const elsewhere = await manager.command('/api/cases', {
      case: 'grid-event',
      unit: other.unit.id,
      facts: { kind: '01', title: '别的网格', county: '360825' },
      act: report,
    });
    expect(elsewhere.status).toBe(404);
  });

  test('a department sees what was given to it and no more', async () => {
    const { items } = (await unit.get('/api/cases?limit=200')).body;
    expect(items.length).toBeGreaterThan(2);
    const ids = new Set(items.map(({ id }: Json) => id));
    for (const one of events) {
      const handler = (await centre.get(`/api/cases/${one.id}`)).body.handler?.name;
      expect(ids.has(one.id)).toBe(handler === '永丰县城市管理局');
    }
    const housing = called('永福社区健身器材松动');
    expect(said(await unit.get(`/api/cases/${housing.id}/events`))).toBe(
      said(await unit.get(`/api/cases/${randomUUID()}/events`)),
    );
    const due = (await unit.get('/api/duties?scope=mine&limit=200')).body.items;
    expect(due.length).toBeGreaterThan(0);
    expect(due.filter((duty: Json) => !ids.has(duty.caseId) || duty.who !== 'handling-unit')).toEqual([]);
  });

  test('a department does not read who reported, where that was asked; the centre does', async () => {
    const { id } = called('桥南社区油烟扰民');
    for (const part of ['events', 'file']) {
      expect((await centre.get(`/api/cases/${id}/${part}`)).text).toContain('居民吴某');
      const read = await unit.get(`/api/cases/${id}/${part}`);
      expect(read.status).toBe(200);
      expect(read.text).not.toContain('居民吴某');
    }
  });

  test('a department may do what is its own, and gives the matter to nobody else', async () => {
    const one = called('河畔路占道经营');
    const { version } = (await unit.get(`/api/cases/${one.id}`)).body;
    const other = events[0].unit.id;
    const dispatch = await unit.command(`/api/cases/${one.id}/actions/dispatch-event`, { version, input: { unit: other } });
    expect([dispatch.status, dispatch.body.rule]).toEqual([422, 'GRID-02']);
    const picture = { name: 'a.png', bytes: PIXEL };
    expect((await unit.upload('/api/files', picture, { caseId: one.id })).status).toBe(201);
    expect((await unit.upload('/api/files', picture, { caseId: called('永福社区健身器材松动').id })).status).toBe(404);
  });

  test('a photograph of another matter, a unit nobody has and a matter out of sight are refused as names', async () => {
    const one = called('永福社区后门垃圾堆积');
    const { version } = (await centre.get(`/api/cases/${one.id}`)).body;
    const foreign = (await unit.upload('/api/files', { name: 'a.png', bytes: PIXEL }, { caseId: called('河畔路占道经营').id }))
      .body.id;
    const act = (action: string, input: object) => centre.command(`/api/cases/${one.id}/actions/${action}`, { version, input });
    for (const [action, input] of [
      ['add-photographs', { photos: [foreign] }],
      ['merge-event', { into: randomUUID() }],
      ['merge-event', { into: one.id }],
    ] as const) {
      expect((await act(action, input)).status).toBe(400);
    }
  });

  test('what may not be recorded is refused, and no case is there', async () => {
    const before = (await manager.get('/api/cases?limit=1')).body.total;
    const own = (await manager.get('/api/me')).body.posts[0].organisation.id;
    const answer = await manager.command('/api/cases', {
      case: 'grid-event',
      unit: own,
      facts: { kind: '05', title: '走访', county: '360825' },
      act: { action: 'report-event', input: { category: '05', text: '该户思想动态不稳，有上访倾向' } },
    });
    expect([answer.status, answer.body.rule]).toEqual([422, 'GRID-11']);
    expect((await manager.get('/api/cases?limit=1')).body.total).toBe(before);
  });
});

/** The smallest PNG file. */
const PIXEL = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
);
