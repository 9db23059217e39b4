/**
 * A county's settings are its own: the head of its agency changes them, its offices read them, and another county neither reads nor changes
 * them. The changes here are the small county's, and of a value that moves no duty.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Api, Json } from '../server/api.ts';
import { anonymous, as } from '../server/callers.ts';

const ratio = (value: number, from = '2026-11-01') => ({
  values: [{ key: 'staff.ratio', from, value, source: '临司矫〔2026〕21号' }],
});
const ratioIn = (settings: Json) => settings.parameters.find(({ key }: Json) => key === 'staff.ratio');

let head: Api;
/** A change that was confirmed, and one that waits to be. */
let made: string;
let waiting: string;

async function propose(body: object): Promise<string> {
  const { status, body: answer } = await head.command('/api/settings/changes', body);
  expect(status).toBe(201);
  await until(answer.id, 'previewed');
  return answer.id;
}

async function until(id: string, state: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await head.get(`/api/settings/changes/${id}`)).body.state === state) return;
    await sleep(200);
  }
  throw new Error(`the change did not come to ${state}`);
}

const confirm = (by: Api, id: string): Promise<Answer> => by.command(`/api/settings/changes/${id}/confirm`, undefined);

beforeAll(async () => {
  head = await as('county-head', 'lingui');
  made = await propose(ratio(20, '2026-10-01'));
  expect((await confirm(head, made)).status).toBe(204);
  await until(made, 'applied');
  waiting = await propose(ratio(25));
});

describe('a change of settings', () => {
  test('is neither seen, confirmed nor dropped by another county', async () => {
    for (const role of ['county-head', 'county-examiner', 'officer', 'bureau-head', 'city-viewer', 'province-viewer']) {
      const stranger = await as(role);
      for (const id of [made, waiting]) {
        expect((await stranger.get(`/api/settings/changes/${id}`)).status).toBe(404);
        expect((await stranger.get(`/api/settings/changes/${id}/cases`)).status).toBe(404);
        const status = role === 'county-head' ? 404 : 403;
        expect((await confirm(stranger, id)).status).toBe(status);
        expect((await stranger.command(`/api/settings/changes/${id}/drop`, undefined)).status).toBe(status);
      }
      const { items } = (await stranger.get('/api/settings/changes')).body;
      expect(items.filter(({ id }: Json) => id === made || id === waiting)).toEqual([]);
    }
    expect((await head.get(`/api/settings/changes/${waiting}`)).body.state).toBe('previewed');
  });

  test('is the head’s alone: nobody else of the county proposes or confirms one', async () => {
    for (const role of ['county-examiner', 'office-head', 'officer', 'bureau-head', 'administrator', 'auditor', 'prosecutor']) {
      const colleague = await as(role, 'lingui');
      expect([role, (await colleague.command('/api/settings/changes', ratio(1))).status]).toEqual([role, 403]);
      expect([role, (await confirm(colleague, waiting)).status]).toEqual([role, 403]);
    }
    for (const path of ['/api/settings', '/api/settings/changes', '/api/calendar']) {
      expect((await anonymous().get(path)).status).toBe(401);
    }
  });

  test('of two confirmed at once one is taken, and the other told why and what to do', async () => {
    const [first, second] = [await propose(ratio(30, '2026-12-01')), await propose(ratio(35, '2026-12-01'))];
    const answers = await Promise.all([confirm(head, first), confirm(head, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
    const no = answers.find(({ status }) => status === 422)?.body;
    expect(no).toMatchObject({
      rule: 'SET-03',
      remedy: { zh: expect.stringMatching(/预览/), en: expect.stringMatching(/review/) },
    });
    const entries = ratioIn((await head.get('/api/settings')).body).entries.filter(({ from }: Json) => from === '2026-12-01');
    expect(entries).toHaveLength(1);
  });
});

describe('what was set', () => {
  test('is read by an office of the county, with its paper and who entered it', async () => {
    const office = await as('officer', 'lingui');
    const { body } = await office.get('/api/settings');
    expect(body.county).toBe('450312');
    expect(ratioIn(body)).toMatchObject({ value: 20, origin: 'setting', source: '临司矫〔2026〕21号' });
    const name = (await head.get('/api/me')).body.name;
    expect(ratioIn(body).entries[0]).toMatchObject({ from: '2026-10-01', value: 20, by: name });
  });

  test('is not another county’s, and no other county learns of it', async () => {
    for (const role of ['county-head', 'officer', 'county-examiner']) {
      const { body, text } = await (await as(role)).get('/api/settings');
      expect(body.county).toBe('360825');
      expect(ratioIn(body).entries).toEqual([]);
      expect(text).not.toContain('临司矫');
    }
  });
});
