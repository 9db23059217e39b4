/** What a court, the police and a prison see and do: from the act that concerns them, no case beside it, no part of it that is not theirs. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../../law/index.ts';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerMeRoute } from '../accounts/me-route.ts';
import { registerSessionRoutes } from '../accounts/session-routes.ts';
import type { App } from '../http/server.ts';
import { registerActionRoutes } from './action-routes.ts';
import { registerCaseRoutes } from './case-routes.ts';
import { registerConcernRoutes } from './concern-routes.ts';
import { registerDutyRoutes } from './duty-routes.ts';
import type { CasePeople } from './people-port.ts';
import { createCases } from './pipeline.ts';

const given = await testDatabase(plainDate('2026-11-24'));
const tokens: Record<string, string> = {};
const organs = { court: '', otherCourt: '', police: '', station: '', prison: '' };
let officeA = '';
let app: App;

const people: CasePeople = {
  find: async (tx, id) => {
    const { rows } = await tx.query<{ id: string; name: string; sex: string; born: string }>(
      'SELECT id, name, sex, born FROM guitu.person WHERE id = $1',
      [id],
    );
    return rows[0] && { ...rows[0], idMasked: '9901••••' };
  },
  search: async () => [],
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
  organs.court = await addOrganisation(given, 'court', '永丰县人民法院', '360825');
  organs.otherCourt = await addOrganisation(given, 'court', '吉安市中级人民法院', '360800');
  organs.police = await addOrganisation(given, 'public-security', '永丰县公安局', '360825');
  organs.station = await addOrganisation(given, 'public-security', '恩江派出所', '360825100', organs.police);
  organs.prison = await addOrganisation(given, 'prison', '吉安监狱', '360800');
  await addAccount(given, 'head', 'county-head', county);
  await addAccount(given, 'examiner', 'county-examiner', county);
  await addAccount(given, 'officer', 'officer', officeA);
  await addAccount(given, 'judge', 'court', organs.court);
  await addAccount(given, 'other-judge', 'court', organs.otherCourt);
  await addAccount(given, 'police', 'police', organs.police);
  await addAccount(given, 'station', 'police', organs.station);
  await addAccount(given, 'prison', 'prison', organs.prison);
  app = await testServer(given, (server, deps) => {
    const all = { ...deps, people, cases: createCases(deps) };
    registerSessionRoutes(server, deps);
    registerMeRoute(server, deps);
    registerDutyRoutes(server, all);
    registerCaseRoutes(server, all);
    registerActionRoutes(server, all);
    registerConcernRoutes(server, deps);
  });
  for (const account of ['head', 'examiner', 'officer', 'judge', 'other-judge', 'police', 'station', 'prison']) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }
});

async function call<T = Record<string, unknown>>(as: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'en' };
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json<T>() };
}

const SUSPENDED = {
  kind: 'suspended-sentence',
  sex: 'male',
  born: '1988-03-01',
  county: '360825',
  term: { from: '2026-09-01', to: '2028-08-31' },
};
const REGISTERED = [
  { type: 'decision-effective', on: '2026-09-01' },
  { type: 'registered', on: '2026-09-07' },
  { type: 'group-formed', on: '2026-09-07', members: [{ role: 'judicial-office', sex: 'male' }] },
  { type: 'declared', on: '2026-09-08' },
];

/** A case with its version, acted on by whoever is named. */
async function aCase(facts: object = SUSPENDED, events: readonly object[] = REGISTERED) {
  const opened = await call<{ id: string; version: number }>('examiner', 'POST', '/api/cases', {
    case: 'corrections',
    person: { name: '李测试', idNumber: '990101198803010015' },
    unit: officeA,
    facts,
    events,
  });
  expect(opened.status).toBe(201);
  const { id } = opened.body;
  let { version } = opened.body;
  return {
    id,
    async act(as: string, action: string, input: object = {}) {
      const done = await call<{ version?: number; rule?: string; faults?: string[] }>(
        as,
        'POST',
        `/api/cases/${id}/actions/${action}`,
        {
          version,
          input,
        },
      );
      if (done.body.version !== undefined && done.status === 200) version = done.body.version;
      return done;
    },
    async done(as: string, action: string, input: object = {}) {
      const { status, body } = await this.act(as, action, input);
      expect([action, status, status === 200 ? '' : body]).toEqual([action, 200, '']);
    },
    sees: async (as: string) => (await call(as, 'GET', `/api/cases/${id}`)).status,
    explain: async (as: string) => (await call<Explanation>(as, 'GET', `/api/cases/${id}/explain`)).body,
    types: async (as: string) =>
      (await call<{ items: { type: string }[] }>(as, 'GET', `/api/cases/${id}/events`)).body.items.map(({ type }) => type),
  };
}

interface Listed {
  readonly caseId: string;
  readonly matter: string;
  readonly waits: boolean;
}
const listed = async (as: string, show = 'waiting') =>
  (await call<{ items: Listed[] }>(as, 'GET', `/api/concerns?show=${show}&limit=200`)).body.items;

describe('the police', () => {
  test('see a search from the request on, answer it, and the office’s duty is met', async () => {
    const one = await aCase();
    const neighbour = await aCase();
    await one.done('officer', 'record-lost-contact');
    expect(await one.sees('station')).toBe(404);
    await one.done('examiner', 'ask-police', { addressee: organs.station });
    expect(await one.sees('station')).toBe(200);
    expect(await neighbour.sees('station')).toBe(404);
    // Neither the bureau above it nor another organ was asked.
    expect([await one.sees('police'), await one.sees('judge'), await one.sees('prison')]).toEqual([404, 404, 404]);
    expect(await listed('station')).toMatchObject([{ caseId: one.id, matter: 'search', waits: true }]);
    expect(await one.types('station')).toEqual(['contact-lost', 'police-asked']);
    const before = await one.explain('station');
    expect(before.duties.map(({ rule, who }) => `${rule} ${who}`)).toEqual(['LOST-02 public-security']);
    expect(before.findings).toEqual([]);
    expect(before.actions.map(({ action }) => action).sort()).toEqual([
      'answer-search',
      'notify-custody',
      'notify-custody-end',
      'report-found',
    ]);
    await one.done('station', 'answer-search', { content: '已布控' });
    expect(await listed('station')).toEqual([]);
    expect(await listed('station', 'all')).toMatchObject([{ caseId: one.id, waits: false }]);
    const after = await one.explain('officer');
    expect(after.duties.find(({ rule, who }) => rule === 'LOST-02' && who === 'public-security')?.status).toBe('met');
  });

  test('do not what nobody asked them for, whatever the state allows', async () => {
    const one = await aCase();
    await one.done('officer', 'record-lost-contact');
    await one.done('examiner', 'ask-police', { addressee: organs.police });
    expect(await one.act('police', 'punish')).toMatchObject({ status: 422, body: { rule: 'SCOPE-03' } });
    expect(await one.act('police', 'record-visit')).toMatchObject({ status: 422, body: { rule: 'SCOPE-03' } });
    expect(await one.act('station', 'answer-search')).toMatchObject({ status: 404 });
  });

  test('are named by a unit that is police, or in words', async () => {
    const one = await aCase();
    await one.done('officer', 'record-lost-contact');
    expect(await one.act('examiner', 'ask-police', { addressee: organs.court })).toMatchObject({ status: 400 });
    await one.done('examiner', 'ask-police', { organName: '恩江派出所' });
    expect(await one.sees('station')).toBe(404);
  });
});

test('other routes are closed to them: the list of cases, duties, the whole file', async () => {
  const one = await aCase();
  await one.done('officer', 'record-lost-contact');
  await one.done('examiner', 'ask-police', { addressee: organs.station });
  for (const url of ['/api/cases', '/api/duties', '/api/today', `/api/cases/${one.id}/file`]) {
    expect([url, (await call('station', 'GET', url)).status]).toEqual([url, 403]);
  }
  expect((await call('station', 'GET', '/api/me')).status).toBe(200);
});
