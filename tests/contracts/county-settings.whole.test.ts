/**
 * What a county has set travels with its case files (contract §1): `guitu explain` on a file the server gave out says what the server says,
 * with a holiday notice that was entered after the release, and with a value of the county's own. The small county's, because the other
 * tests of this server read the big one's.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Api, Json } from '../server/api.ts';
import { as } from '../server/callers.ts';
import { guitu, ROOT } from './command.ts';

/** Made up: the notice of 2027 is not out on the day the server lives on. */
const NOTICE = {
  year: 2027,
  source: '演示〔2026〕1号',
  off: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
    { name: '清明', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋', from: '2027-09-15', to: '2027-09-17' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  makeUp: ['2027-02-13'],
};
const VALUE = { key: 'promptly.REG-05', from: '2026-10-01', value: 5, source: '临司矫〔2026〕9号' };

let head: Api;
let examiner: Api;
let unit: string;
let id: string;

async function change(body: object): Promise<Json> {
  const { status, body: made } = await head.command('/api/settings/changes', body);
  expect(status).toBe(201);
  await until(made.id, 'previewed');
  expect((await head.command(`/api/settings/changes/${made.id}/confirm`, undefined)).status).toBe(204);
  return until(made.id, 'applied');
}

async function until(change: string, state: string): Promise<Json> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await head.get(`/api/settings/changes/${change}`);
    if (body.state === state) return body;
    await sleep(200);
  }
  throw new Error(`the change did not come to ${state}`);
}

const opened = async (by: Api, at: string, idNumber: string, settings?: object): Promise<string> => {
  const answer = await by.command('/api/cases', {
    case: 'corrections',
    person: { name: '测试丙', idNumber },
    unit: at,
    facts: { kind: 'suspended-sentence', sex: 'male', born: '1988-08-08', term: { from: '2026-09-28', to: '2028-09-27' } },
    events: [
      { type: 'decision-effective', on: '2026-09-28' },
      { type: 'registered', on: '2026-10-08' },
    ],
    ...(settings === undefined ? {} : { settings }),
  });
  expect([answer.status, answer.body.faults]).toEqual([201, undefined]);
  return answer.body.id;
};
const dutiesOf = async (by: Api, one: string, rule: string, on: string): Promise<Json[]> =>
  (await by.get(`/api/cases/${one}/explain?on=${on}`)).body.duties.filter((duty: Json) => duty.rule === rule);

beforeAll(async () => {
  head = await as('county-head', 'lingui');
  examiner = await as('county-examiner', 'lingui');
  unit = (await examiner.get('/api/cases?scope=county&limit=1')).body.items[0].unit.id;
  id = await opened(examiner, unit, '990101198808080013');
});

describe('a file the server gives out', () => {
  test('has nothing that its county has not set', async () => {
    const { body: file } = await examiner.get(`/api/cases/${id}/file`);
    expect((file.settings?.entries ?? []).filter(({ key }: Json) => key === VALUE.key)).toEqual([]);
    expect(file.settings?.holidays).toBeUndefined();
    // «Promptly», and no day for it.
    expect(await dutiesOf(examiner, id, 'REG-05', '2026-10-09')).toEqual([expect.objectContaining({ due: null })]);
  });

  test('is explained alike by `guitu explain` and the server, with what was entered', async () => {
    expect(await change({ values: [VALUE], notices: [NOTICE] })).toMatchObject({ failed: 0, since: 0 });
    const { body: file } = await examiner.get(`/api/cases/${id}/file`);
    expect(file.settings).toMatchObject({ entries: expect.arrayContaining([VALUE]), holidays: [NOTICE] });
    for (const on of ['2026-10-09', '2027-02-04', '2027-02-14', '2028-10-01']) {
      const { code, out, err } = guitu(['explain', '-', '--on', on, '--json'], file);
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toEqual((await examiner.get(`/api/cases/${id}/explain?on=${on}`)).body);
    }
    // 8 October + 5 = 13 October, a Tuesday.
    expect(await dutiesOf(examiner, id, 'REG-05', '2026-10-09')).toEqual([expect.objectContaining({ due: '2026-10-13' })]);
  });

  test('answers otherwise once what was entered is taken out of it', async () => {
    const { body: file } = await examiner.get(`/api/cases/${id}/file`);
    const { out } = guitu(['explain', '-', '--on', '2026-10-09', '--json'], { ...file, settings: {} });
    const bare = JSON.parse(out).duties.filter((duty: Json) => duty.rule === 'REG-05');
    expect(bare).toEqual([expect.objectContaining({ due: null })]);
  });

  test('carries what the browser counts previews with', async () => {
    const { body: file } = await examiner.get(`/api/cases/${id}/file`);
    const { body } = await (await as('officer', 'lingui')).get('/api/calendar');
    expect({ entries: body.entries, holidays: body.entered }).toEqual({
      entries: file.settings.entries,
      holidays: file.settings.holidays,
    });
    const { body: elsewhere } = await (await as('officer')).get('/api/calendar');
    expect(elsewhere).toMatchObject({ entered: [], entries: [] });
  });

  test('as known before, is as it was before', async () => {
    const { body: then } = await examiner.get(`/api/cases/${id}/file?knownAt=2026-10-08`);
    expect(then.settings?.entries).toBeUndefined();
  });
});

test('a file that comes from another county is read with the settings of the county it comes to', async () => {
  const other = await as('county-examiner');
  const at = (await other.get('/api/cases?scope=county&limit=1')).body.items[0].unit.id;
  const moved = await opened(other, at, '99010119880808003X', { profile: 'national', entries: [VALUE], holidays: [NOTICE] });
  const { body: file } = await other.get(`/api/cases/${moved}/file`);
  expect(file.settings).toEqual({ profile: 'national' });
  expect(await dutiesOf(other, moved, 'REG-05', '2026-10-09')).toEqual([expect.objectContaining({ due: null })]);
});

test("the contract's example is read as it says", () => {
  const example = JSON.parse(readFileSync(join(ROOT, 'docs', 'contract', 'examples', 'entered-notice.json'), 'utf8'));
  const { out } = guitu(['explain', '-', '--on', '2027-02-05', '--json'], example);
  const { duties } = JSON.parse(out);
  // 27 January + 10 = 6 February, a Saturday inside the holiday of 5–11 February: on 12 February, a Friday.
  const reported = duties.find(({ rule }: Json) => rule === 'RPT-01');
  expect(reported).toMatchObject({ due: '2027-02-12', doneOn: '2027-02-04' });
  expect(reported.provisional).toBeUndefined();
  // 4 February + 5 = 9 February, inside the holiday too.
  expect(duties.find(({ rule }: Json) => rule === 'REG-05')).toMatchObject({ due: '2027-02-12' });
});
