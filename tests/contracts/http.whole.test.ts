/** The HTTP table of the contract (§7), row by row, against a running server with the demonstration county. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { explain, parseCaseFile } from '../../law/index.ts';
import { plainDate } from '../../law/kernel/plain-date.ts';
import type { Answer, Api, Json } from '../server/api.ts';
import { anonymous, as } from '../server/callers.ts';
import { accountsOf } from '../server/guitu-server.ts';

const { today, dataFolder } = inject('demo');
let officer: Api;
let examiner: Api;
beforeAll(async () => {
  officer = await as('officer');
  examiner = await as('county-examiner');
});

function expectProblem(answer: Answer, status: number): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status, title: expect.any(String), type: expect.any(String) });
}

/** Every page of a list, from the first to the last. */
async function all(api: Api, path: string): Promise<Json[]> {
  const items: Json[] = [];
  for (let after = ''; ; ) {
    const { status, body } = await api.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=200${after && `&after=${encodeURIComponent(after)}`}`,
    );
    expect(status).toBe(200);
    items.push(...body.items);
    if (body.next === null) return items;
    after = body.next;
  }
}

describe('health, metrics, description', () => {
  test('are open to everybody', async () => {
    expect((await anonymous().get('/api/health')).status).toBe(200);
    const metrics = await anonymous().get('/api/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.text).toContain('# TYPE');
    const description = await anonymous().get('/api/openapi.json');
    expect(description.body.openapi).toMatch(/^3\.1/);
    expect((await anonymous().get('/api/docs/')).status).toBe(200);
  });

  test('everything else asks who is there', async () => {
    for (const path of ['/api/me', '/api/duties', '/api/cases', '/api/people', `/api/cases/${randomUUID()}`]) {
      expectProblem(await anonymous().get(path), 401);
    }
  });
});

describe('POST /api/session', () => {
  const visitor = accountsOf(dataFolder).find(({ account }) => account === 'city-viewer.yongfeng');

  test('answers account, name and posts, and sets a cookie', async () => {
    const answer = await anonymous().post('/api/session', { account: visitor?.account, password: visitor?.password });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ account: expect.any(String), name: expect.any(String) });
    expect(answer.body.posts).toHaveLength(1);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite');
  });

  test('a bearer token does as well, and ends with DELETE', async () => {
    const { body } = await anonymous().post('/api/session', { account: visitor?.account, password: visitor?.password });
    const bearer = { authorization: `Bearer ${body.token}` };
    expect((await anonymous().send('GET', '/api/me', undefined, bearer)).status).toBe(200);
    expect((await anonymous().send('DELETE', '/api/session', undefined, bearer)).status).toBe(204);
    expectProblem(await anonymous().send('GET', '/api/me', undefined, bearer), 401);
  });

  test('refuses a wrong password and an unknown account alike, in the language of the caller', async () => {
    const wrong = await anonymous().post('/api/session', { account: visitor?.account, password: 'not-this-one' });
    const nobody = await anonymous().post('/api/session', { account: 'nobody.yongfeng', password: 'not-this-one' });
    expectProblem(wrong, 401);
    expect(nobody.body.detail).toBe(wrong.body.detail);
    const english = await anonymous().in('en').post('/api/session', { account: 'nobody.yongfeng', password: 'not-this-one' });
    expect(english.body.detail).toMatch(/[a-z]{4}/);
    expect(wrong.body.detail).toMatch(/[一-鿿]/);
  });

  test('many wrong attempts: 429 with Retry-After, and others still get in', async () => {
    let answer = await anonymous().post('/api/session', { account: 'nobody.lingui', password: 'x' });
    for (let attempt = 0; attempt < 15 && answer.status !== 429; attempt++) {
      answer = await anonymous().post('/api/session', { account: 'nobody.lingui', password: 'x' });
    }
    expectProblem(answer, 429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await anonymous().post('/api/session', { account: visitor?.account, password: visitor?.password })).status).toBe(200);
  });
});

describe('GET /api/duties', () => {
  test('items carry the fields of the contract', async () => {
    const { status, body } = await examiner.get('/api/duties?status=overdue&limit=5');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(5);
    for (const item of body.items) {
      expect(item).toMatchObject({
        id: expect.any(String),
        caseId: expect.any(String),
        rule: expect.any(String),
        clock: expect.any(String),
        who: expect.any(String),
        opens: expect.any(String),
        status: 'overdue',
      });
      expect(item.due < today).toBe(true);
      expect(item.cite.length).toBeGreaterThan(0);
      expect(item.because).toBeDefined();
      expect(item.person).toBeDefined();
      expect(item.unit).toBeDefined();
    }
  });

  test('pages hold each duty once, and filters keep to what was asked', async () => {
    const overdue = await all(examiner, '/api/duties?status=overdue');
    expect(new Set(overdue.map(({ id }) => id)).size).toBe(overdue.length);
    const reports = await all(examiner, '/api/duties?status=overdue&rule=RPT-01');
    expect(reports.length).toBeGreaterThan(3);
    expect(reports.length).toBe(overdue.filter(({ rule }) => rule === 'RPT-01').length);
    const soon = await all(examiner, `/api/duties?status=open&dueBefore=${today}`);
    expect(soon.every(({ due }) => due <= today)).toBe(true);
    const unit = overdue[0]?.unit.id ?? overdue[0]?.unit;
    const ofUnit = await all(examiner, `/api/duties?status=overdue&unit=${unit}`);
    expect(ofUnit.length).toBeGreaterThan(0);
    expect(ofUnit.every((item) => (item.unit.id ?? item.unit) === unit)).toBe(true);
  });

  test('a limit over 200 is refused', async () => expectProblem(await examiner.get('/api/duties?limit=201'), 400));
});

describe('GET /api/cases', () => {
  test('the county sees its 486, filters by kind and state, and finds by name', async () => {
    const cases = await all(examiner, '/api/cases');
    // Other tests of the shared server open cases of their own, all named 测试….
    expect(cases.filter(({ person }) => !person.name.startsWith('测试'))).toHaveLength(486);
    const expected = await all(examiner, '/api/cases?state=expected');
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.every(({ state }) => state === 'expected')).toBe(true);
    const paroled = await all(examiner, '/api/cases?kind=parole');
    expect(paroled.length).toBe(cases.filter(({ kind }) => kind === 'parole').length);
    const { name } = cases[0].person.name ? cases[0].person : cases[0];
    const found = await all(examiner, `/api/cases?q=${encodeURIComponent(name)}`);
    expect(found.some(({ id }) => id === cases[0].id)).toBe(true);
    expect(found.length).toBeLessThan(10);
  });
});

describe('one case', () => {
  let id: string;
  beforeAll(async () => {
    const { body } = await officer.get('/api/cases?state=active&limit=1');
    id = body.items[0].id;
  });

  test('its file can be read by `guitu explain`, and the API explains it in the same way', async () => {
    expect((await officer.get(`/api/cases/${id}`)).body).toMatchObject({ id, case: 'corrections', state: 'active' });
    const { body: file } = await officer.get(`/api/cases/${id}/file`);
    const read = parseCaseFile(file);
    if (!read.ok) throw new Error(read.faults.join('; '));
    const { body: told } = await officer.get(`/api/cases/${id}/explain?on=${today}`);
    const own = JSON.parse(JSON.stringify(explain(read.file, plainDate(today))));
    expect(told.state).toBe(own.state);
    expect(told.duties).toEqual(own.duties);
    expect(told.findings).toEqual(own.findings);
  });

  test('as known at an earlier day it has a shorter history', async () => {
    const { body: now } = await officer.get(`/api/cases/${id}/file`);
    const day = now.events[Math.floor(now.events.length / 2)].on;
    const { body: then } = await officer.get(`/api/cases/${id}/file?knownAt=${day}`);
    expect(then.events.length).toBeGreaterThan(0);
    expect(then.events.length).toBeLessThan(now.events.length);
    expect((await officer.get(`/api/cases/${id}/explain?on=${day}&knownAt=${day}`)).body.on).toBe(day);
  });

  test('a case that does not exist is not found', async () => {
    expectProblem(await officer.get(`/api/cases/${randomUUID()}`), 404);
  });
});

describe('POST /api/cases and actions', () => {
  const born = '1990-01-01';
  const newCase = (unit: string, idNumber: string) => ({
    case: 'corrections',
    person: { name: '测试甲', idNumber },
    unit,
    facts: { kind: 'suspended-sentence', sex: 'male', born, county: '360825', term: { from: '2026-10-08', to: '2027-10-07' } },
    events: [
      { type: 'decision-effective', on: '2026-10-08' },
      { type: 'notice-received', on: '2026-10-09' },
    ],
  });
  let unit: string;
  let id: string;
  let version: number;
  const act = async (action: string, input: Json, by: Api = examiner): Promise<Answer> => {
    const answer = await by.command(`/api/cases/${id}/actions/${action}`, { version, input });
    if (answer.status === 200) version = answer.body.version;
    return answer;
  };

  beforeAll(async () => {
    unit = (await officer.get('/api/me')).body.posts[0].organisation.id;
  });

  test('opens a case with 201; the same key again is the same answer, with another body a refusal', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await examiner.post('/api/cases', newCase(unit, '990101199001018010'), key);
    if (first.status === 400) throw new Error(first.text);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ id: expect.any(String), version: 2 });
    const again = await examiner.post('/api/cases', newCase(unit, '990101199001018010'), key);
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body });
    const other = await examiner.post('/api/cases', { ...newCase(unit, '990101199001018010'), facts: { kind: 'parole' } }, key);
    expect([409, 422]).toContain(other.status);
    ({ id, version } = first.body);
    expect((await examiner.get(`/api/cases/${id}`)).body.state).toBe('expected');
  });

  test('from arrival to the first visit, each act answers version, events and duties', async () => {
    const report = await act('register', { on: today, channel: 'office' });
    expect(report.text).toContain('registered');
    expect(report.status).toBe(200);
    expect(report.body.duties.length).toBeGreaterThan(0);
    const steps: readonly [string, Json][] = [
      [
        'form-group',
        {
          on: today,
          members: [
            { role: 'judicial-office', sex: 'male' },
            { role: 'family', sex: 'female' },
          ],
        },
      ],
      ['declare', { on: today }],
      ['make-plan', { on: today, content: '按月报到，参加教育学习' }],
      ['grade', { on: today, grade: 'ordinary' }],
      ['record-report', { on: today, form: 'in-person' }],
      ['record-visit', { on: today, form: 'home' }],
    ];
    for (const [action, input] of steps) {
      const answer = await act(action, input);
      expect(`${action} ${answer.status} ${answer.status === 200 ? '' : answer.text}`).toBe(`${action} 200 `);
      expect(answer.body).toMatchObject({ version: expect.any(Number), events: expect.any(Array), duties: expect.any(Array) });
    }
    expect((await examiner.get(`/api/cases/${id}`)).body).toMatchObject({
      state: 'active',
      grade: 'ordinary',
      chain: { verified: true },
    });
  });

  test('a version that is not the latest: 409', async () => {
    expectProblem(
      await examiner.command(`/api/cases/${id}/actions/record-report`, { version: version - 1, input: { on: today } }),
      409,
    );
  });

  test('what the law refuses: 422 with the rule and the articles', async () => {
    const refusal = await act('release', { on: today });
    expectProblem(refusal, 422);
    expect(refusal.body).toMatchObject({ rule: expect.stringMatching(/^[A-Z]+-\d{2}$/), cite: expect.any(Array) });
    expect(refusal.body.detail).toMatch(/[一-鿿]/);
    const english = await examiner.in('en').command(`/api/cases/${id}/actions/release`, { version, input: { on: today } });
    expect(english.body.detail).toMatch(/[a-z]{4}/);
  });

  test('a repeated command with one key is done once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { version, input: { on: today, form: 'phone' } };
    const first = await examiner.post(`/api/cases/${id}/actions/record-report`, body, key);
    const again = await examiner.post(`/api/cases/${id}/actions/record-report`, body, key);
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
    version = first.body.version;
    expect((await examiner.get(`/api/cases/${id}`)).body.version).toBe(version);
  });

  test('a day that is none is a fault of the input', async () => {
    expectProblem(await act('record-report', { on: '2026-02-30' }), 400);
  });

  test('every fixed name of the contract is an action of a case', async () => {
    const fixed =
      'register form-group declare make-plan grade record-report record-visit record-health-report record-re-examination request-leave approve-leave refuse-leave return-from-leave request-move decide-move admonish warn approve-positioning propose-revocation propose-recommittal write-summary release correct-event'.split(
        ' ',
      );
    const { body } = await examiner.get(`/api/cases/${id}/explain`);
    const names = body.actions.map(({ action }: Json) => action);
    expect(fixed.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('what nobody may do to a history: a viewer and an auditor cannot act', async () => {
    for (const role of ['city-viewer', 'auditor', 'administrator']) {
      const by = await as(role);
      const answer = await by.command(`/api/cases/${id}/actions/record-report`, { version, input: { on: today } });
      expect([403, 404, 422]).toContain(answer.status);
    }
    expect((await examiner.get(`/api/cases/${id}`)).body.version).toBe(version);
  });
});
