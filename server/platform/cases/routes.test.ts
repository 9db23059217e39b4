import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { eligibilities, explain, sanctionLadder } from '../../../law/index.ts';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerSessionRoutes } from '../accounts/session-routes.ts';
import type { App } from '../http/server.ts';
import { registerActionRoutes } from './action-routes.ts';
import { registerCaseRoutes } from './case-routes.ts';
import { registerDutyRoutes } from './duty-routes.ts';
import type { CasePeople } from './people-port.ts';
import { createCases } from './pipeline.ts';

const given = await testDatabase(plainDate('2026-11-24'));
const tokens: Record<string, string> = {};
let officeA = '';
let app: App;

/** The register, as far as these routes need it: whoever is in guitu.person. */
const people: CasePeople = {
  find: async (tx, id) => {
    const { rows } = await tx.query<{ id: string; name: string; sex: string; born: string }>(
      'SELECT id, name, sex, born FROM guitu.person WHERE id = $1',
      [id],
    );
    return rows[0] && { ...rows[0], idMasked: '9901••••' };
  },
  search: async (tx, q) => {
    const { rows } = await tx.query<{ id: string }>('SELECT id FROM guitu.person WHERE name = $1', [q]);
    return rows.map((row) => row.id);
  },
  create: async (tx, actor, { name }) => {
    const id = randomUUID();
    await tx.query(
      `INSERT INTO guitu.person (id, name, sex, born, spellings, id_kind, id_number, id_index, id_last_six, created_by, created)
       VALUES ($1, $2, 'male', '1988-03-01', '', 'resident', '\\x00', decode(repeat('00', 16), 'hex'), decode(repeat('00', 16), 'hex'), $3, now())`,
      [id, name, actor.account],
    );
    return { ok: true, id };
  },
};

beforeAll(async () => {
  const county = await addOrganisation(given, 'county-agency', '永丰县社区矫正管理局', '360825');
  officeA = await addOrganisation(given, 'judicial-office', '恩江司法所', '360825100', county);
  const officeB = await addOrganisation(given, 'judicial-office', '坑田司法所', '360825101', county);
  await addAccount(given, 'examiner', 'county-examiner', county);
  await addAccount(given, 'juvenile', 'county-examiner', county, { juvenile: true });
  await addAccount(given, 'officer-a', 'officer', officeA);
  await addAccount(given, 'officer-b', 'officer', officeB);
  await addAccount(given, 'administrator', 'administrator', county);
  app = await testServer(given, (server, deps) => {
    const all = { ...deps, people, cases: createCases(deps) };
    registerSessionRoutes(server, deps);
    registerDutyRoutes(server, all);
    registerCaseRoutes(server, all);
    registerActionRoutes(server, all);
  });
  for (const account of ['examiner', 'juvenile', 'officer-a', 'officer-b', 'administrator']) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }
});

async function call<T = Record<string, unknown>>(
  as: string,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
  key?: string,
) {
  const headers = { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'en', ...(key ? { 'idempotency-key': key } : {}) };
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json<T>() };
}

const body = (more: Record<string, unknown> = {}) => ({
  case: 'corrections',
  person: { name: '李测试', idNumber: '990101198803010015' },
  unit: officeA,
  facts: {
    kind: 'suspended-sentence',
    sex: 'male',
    born: '1988-03-01',
    county: '360825',
    term: { from: '2026-11-10', to: '2028-11-09' },
  },
  events: [
    { type: 'decision-effective', on: '2026-11-10' },
    { type: 'reported-in', on: '2026-11-20' },
  ],
  ...more,
});

async function openCase(more: Record<string, unknown> = {}, as = 'examiner') {
  const answer = await call<{ id: string; version: number }>(as, 'POST', '/api/cases', body(more));
  expect(answer.status).toBe(201);
  return answer.body.id;
}

describe('opening over HTTP', () => {
  test('201 with id and version; the same key answers the same, another body 422', async () => {
    const first = await call('examiner', 'POST', '/api/cases', body(), 'open-1');
    expect(first).toMatchObject({ status: 201, body: { version: 2 } });
    expect(await call('examiner', 'POST', '/api/cases', body(), 'open-1')).toEqual(first);
    expect(await call('examiner', 'POST', '/api/cases', body({ events: [] }), 'open-1')).toMatchObject({ status: 422 });
  });

  test('faults 400 with their path, an unknown unit 404, a juvenile without the post 422, no permission 403', async () => {
    const wrong = await call(
      'examiner',
      'POST',
      '/api/cases',
      body({ events: [{ type: 'decision-effective', on: '2026-02-30' }] }),
    );
    expect(wrong).toMatchObject({ status: 400, body: { faults: ['events[0].on: 2026-02-30 is not a date'] } });
    expect((await call('officer-b', 'POST', '/api/cases', body())).status).toBe(404);
    const young = { facts: { ...body().facts, juvenileAtOffence: true } };
    expect(await call('examiner', 'POST', '/api/cases', body(young))).toMatchObject({ status: 422, body: { rule: 'SCOPE-02' } });
    expect((await call('administrator', 'POST', '/api/cases', body())).status).toBe(403);
  });

  test('a person out of scope cannot be drawn into scope by opening a case for him', async () => {
    const id = await openCase();
    const { body: header } = await call<{ person: { id: string } }>('examiner', 'GET', `/api/cases/${id}`);
    const stolen = await call('officer-b', 'POST', '/api/cases', body({ person: { id: header.person.id } }));
    expect(stolen.status).toBe(404);
  });
});

describe('reading', () => {
  test('header, file, events and explanation agree, and each reading is in the audit', async () => {
    const id = await openCase();
    const header = await call('officer-a', 'GET', `/api/cases/${id}`);
    expect(header.body).toMatchObject({
      id,
      case: 'corrections',
      state: 'registered',
      version: 2,
      term: { from: '2026-11-10', to: '2028-11-09' },
      person: { name: '李测试' },
      unit: { name: '恩江司法所' },
      chain: { events: 2, verified: true },
    });
    const file = await call<Parameters<typeof explain>[0]>('officer-a', 'GET', `/api/cases/${id}/file`);
    const explained = await call('officer-a', 'GET', `/api/cases/${id}/explain?on=2026-12-01`);
    expect(explained.body).toEqual(JSON.parse(JSON.stringify(explain(file.body, plainDate('2026-12-01')))));
    const events = await call<{ items: { seq: number; title: object; by: string }[] }>(
      'officer-a',
      'GET',
      `/api/cases/${id}/events`,
    );
    expect(events.body.items.map((item) => item.seq)).toEqual([1, 2]);
    expect(events.body.items[0]).toMatchObject({ by: '测试examiner', type: 'decision-effective' });
    const parts = await given.asOwner(
      `SELECT detail->>'part' AS part FROM guitu.audit WHERE act = 'case.read' AND object_id = $1 ORDER BY seq`,
      [id],
    );
    expect(parts.map((row) => row.part)).toEqual(['header', 'file', 'explain', 'events']);
  });

  test('what lies ahead and the score sheet are what the law says, and reading them is in the audit', async () => {
    const id = await openCase();
    const registered = await call('examiner', 'POST', `/api/cases/${id}/actions/register`, {
      version: 2,
      input: { on: '2026-11-20' },
    });
    expect(registered.status).toBe(200);
    const file = await call<Parameters<typeof explain>[0]>('officer-a', 'GET', `/api/cases/${id}/file`);
    const ahead = await call<{ eligibilities: { what: string; earliest: string }[]; ladder: { step: string }[] }>(
      'officer-a',
      'GET',
      `/api/cases/${id}/outlook?on=2027-05-20`,
    );
    const day = plainDate('2027-05-20');
    expect(ahead.body).toEqual(
      JSON.parse(JSON.stringify({ eligibilities: eligibilities(file.body, day), ladder: sanctionLadder(file.body, day) })),
    );
    // Registered on 20 November 2026: six months later is 20 May 2027.
    expect(ahead.body.eligibilities[0]).toMatchObject({ what: 'praise', earliest: '2027-05-20', reached: true });
    const sheet = await call('officer-a', 'GET', `/api/cases/${id}/score?day=2026-11-21`);
    expect(sheet.body).toMatchObject({ score: 0, entries: [] });
    const parts = await given.asOwner(
      `SELECT detail->>'part' AS part FROM guitu.audit WHERE act = 'case.read' AND object_id = $1 ORDER BY seq`,
      [id],
    );
    expect(parts.map((row) => row.part)).toEqual(['file', 'outlook', 'score']);
  });

  test('what a sanction would rest on, and to whoever signed first that it was they', async () => {
    const id = await openCase();
    const act = async (version: number, action: string, input: object, who = 'officer-a') =>
      expect((await call(who, 'POST', `/api/cases/${id}/actions/${action}`, { version, input })).status).toBe(200);
    const basis = (who: string) => call<Record<string, unknown>>(who, 'GET', `/api/cases/${id}/sanction-basis`);
    expect((await basis('examiner')).body).toEqual({ breach: null, evidence: [], statement: null, proposal: null, own: false });
    await act(2, 'register', {}, 'examiner');
    await act(3, 'record-breach', { content: '未请假离县' });
    await act(4, 'propose-sanction', { sanction: 'warning' });
    const events = await call<{ items: { id: string; type: string }[] }>('examiner', 'GET', `/api/cases/${id}/events`);
    const idOf = (type: string) => events.body.items.find((event) => event.type === type)?.id;
    const said = { breach: idOf('breach-found'), evidence: [], statement: null, proposal: idOf('sanction-proposed') };
    expect((await basis('officer-a')).body).toEqual({ ...said, own: true });
    expect((await basis('examiner')).body).toEqual({ ...said, own: false });
  });

  test('known at an earlier day, the later record is not there', async () => {
    const id = await openCase();
    const events = await call<{ items: object[] }>('examiner', 'GET', `/api/cases/${id}/events?knownAt=2026-11-23`);
    expect(events.body.items).toEqual([]);
  });

  test('out of scope every route says 404, with words that tell nothing', async () => {
    const id = await openCase();
    const missing = randomUUID();
    for (const [method, path, payload] of [
      ['GET', '', undefined],
      ['GET', '/file', undefined],
      ['GET', '/events', undefined],
      ['GET', '/explain', undefined],
      ['GET', '/outlook', undefined],
      ['GET', '/score', undefined],
      ['GET', '/sanction-basis', undefined],
      ['POST', '/actions/register', { version: 2, input: {} }],
      ['POST', '/preview', { action: 'register', input: {} }],
    ] as const) {
      const there = await call('officer-b', method, `/api/cases/${id}${path}`, payload);
      const nowhere = await call('officer-b', method, `/api/cases/${missing}${path}`, payload);
      expect(there.status).toBe(404);
      expect({ ...there.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
    }
  });
});

describe('acting over HTTP', () => {
  test('200 with version, events and changed duties; 409 stale; 422 refusal with rule and articles; 400 for what cannot be read', async () => {
    const id = await openCase();
    const act = (version: number, input: object, key?: string) =>
      call('examiner', 'POST', `/api/cases/${id}/actions/register`, { version, input }, key);
    expect(await act(2, { on: '2026-11-20', nonsense: 1 })).toMatchObject({ status: 400 });
    const done = await act(2, { on: '2026-11-20' }, 'act-1');
    expect(done).toMatchObject({ status: 200, body: { version: 3, events: [{ type: 'registered', on: '2026-11-20' }] } });
    expect(await act(2, { on: '2026-11-20' }, 'act-1')).toEqual(done);
    expect(await act(2, { on: '2026-11-21' }, 'act-1')).toMatchObject({
      status: 422,
      body: { type: expect.stringContaining('other-request') },
    });
    expect(await act(2, { on: '2026-11-20' })).toMatchObject({ status: 409, body: { version: 3 } });
    const refused = await act(3, { on: '2026-11-20' });
    expect(refused).toMatchObject({ status: 422, body: { rule: expect.any(String), cite: expect.any(Array) } });
    expect(await call('examiner', 'POST', `/api/cases/${id}/actions/fly`, { version: 3, input: {} })).toMatchObject({
      status: 400,
    });
  });

  test('a preview names the changes or the refusal', async () => {
    const id = await openCase();
    const preview = await call('examiner', 'POST', `/api/cases/${id}/preview`, {
      action: 'register',
      input: { on: '2026-11-20' },
    });
    expect(preview.body).toMatchObject({ duties: expect.arrayContaining([expect.objectContaining({ change: 'added' })]) });
    const refused = await call('officer-a', 'POST', `/api/cases/${id}/preview`, {
      action: 'release',
      input: { on: '2026-11-20' },
    });
    expect(refused.body).toMatchObject({ refusal: { rule: expect.any(String) }, duties: [] });
  });
});

describe('worklists', () => {
  test('duties of the county are what the law derives for each case, page by page', async () => {
    await openCase();
    const seen: { id: string; caseId: string; rule: string; due: string | null; status: string }[] = [];
    let after = '';
    do {
      const page = await call<{ items: typeof seen; next: string | null }>(
        'examiner',
        'GET',
        `/api/duties?limit=3${after && `&after=${after}`}`,
      );
      seen.push(...page.body.items);
      after = page.body.next ?? '';
    } while (after);
    expect(new Set(seen.map((item) => item.id)).size).toBe(seen.length);
    const days = seen.map((item) => item.due ?? '9999');
    expect(days).toEqual([...days].sort());
    const caseId = seen[0]?.caseId ?? '';
    const file = await call<Parameters<typeof explain>[0]>('examiner', 'GET', `/api/cases/${caseId}/file`);
    const owed = explain(file.body, plainDate('2026-11-24')).duties.filter(
      (duty) => ['open', 'overdue', 'paused'].includes(duty.status) && duty.opens <= '2026-11-24',
    );
    const key = (duty: { rule: string; due: string | null; status: string }) => `${duty.rule} ${duty.due} ${duty.status}`;
    expect(
      seen
        .filter((item) => item.caseId === caseId)
        .map(key)
        .sort(),
    ).toEqual(owed.map(key).sort());
  });

  test('today counts what it lists, and nobody sees another office', async () => {
    await openCase();
    const today = await call<{
      counts: Record<string, number>;
      bands: { band: string; total: number; items: { unit: { id: string } }[] }[];
    }>('examiner', 'GET', '/api/today?scope=county');
    for (const band of today.body.bands) expect(band.items.length).toBe(Math.min(band.total, 30));
    expect(today.body.bands.map((band) => band.total)).toEqual(
      ['overdue', 'due', 'week', 'promptly'].map((band) => today.body.counts[band]),
    );
    expect(today.body.counts.promptly).toBeGreaterThan(0);
    const other = await call<{ counts: object; bands: { items: object[] }[] }>('officer-b', 'GET', '/api/today?scope=county');
    expect(other.body.counts).toEqual({ overdue: 0, due: 0, week: 0, promptly: 0, unsupervised: 0, unassigned: 0 });
    expect((await call<{ items: object[] }>('officer-b', 'GET', `/api/duties?unit=${officeA}`)).body.items).toEqual([]);
  });

  test('a list filters, pages and finds by name', async () => {
    await openCase({ person: { name: '王独一', idNumber: 'x' } });
    const found = await call<{ items: { name: string }[]; total: number }>(
      'examiner',
      'GET',
      `/api/cases?q=${encodeURIComponent('王独一')}`,
    );
    expect(found.body).toMatchObject({ total: 1, items: [{ name: '王独一', overdue: expect.any(Number) }] });
    const ids: string[] = [];
    let after = '';
    do {
      const page = await call<{ items: { id: string }[]; next: string | null }>(
        'examiner',
        'GET',
        `/api/cases?limit=2&state=registered${after && `&after=${after}`}`,
      );
      ids.push(...page.body.items.map((item) => item.id));
      after = page.body.next ?? '';
    } while (after);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await call('examiner', 'GET', '/api/cases?after=nonsense')).status).toBe(400);
    expect((await call<{ items: object[] }>('officer-b', 'GET', '/api/cases')).body.items).toEqual([]);
  });

  test('a juvenile is not found, not counted, not suggested outside the post', async () => {
    const before = await call<{ total: number }>('examiner', 'GET', '/api/cases');
    const counts = await call<{ counts: object }>('examiner', 'GET', '/api/today?scope=county');
    const young = { facts: { ...body().facts, juvenileAtOffence: true }, person: { name: '未成年', idNumber: 'y' } };
    const id = await openCase(young, 'juvenile');
    expect((await call('examiner', 'GET', `/api/cases/${id}`)).status).toBe(404);
    expect((await call<{ total: number }>('examiner', 'GET', '/api/cases')).body.total).toBe(before.body.total);
    expect((await call<{ counts: object }>('examiner', 'GET', '/api/today?scope=county')).body.counts).toEqual(
      counts.body.counts,
    );
    expect(
      (await call<{ items: object[] }>('examiner', 'GET', `/api/cases?q=${encodeURIComponent('未成年')}`)).body.items,
    ).toEqual([]);
    expect((await call('juvenile', 'GET', `/api/cases/${id}`)).status).toBe(200);
  });
});
