/** What a court, the police and a prison see and do: from the act that concerns them, no case beside it, no part of it that is not theirs. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../../law/index.ts';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerApiKeyRoutes } from '../accounts/api-key-routes.ts';
import { registerMeRoute } from '../accounts/me-route.ts';
import { registerSessionRoutes } from '../accounts/session-routes.ts';
import type { App } from '../http/server.ts';
import type { Role } from '../scope/roles.ts';
import { registerActionRoutes } from './action-routes.ts';
import { registerCaseRoutes } from './case-routes.ts';
import { registerConcernRoutes } from './concern-routes.ts';
import { registerDutyRoutes } from './duty-routes.ts';
import type { CasePeople } from './people-port.ts';
import { createCases } from './pipeline.ts';

const given = await testDatabase(plainDate('2026-11-24'));
const tokens: Record<string, string> = {};
const posts: Record<string, string> = {};
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
  const held: readonly (readonly [string, Role, string])[] = [
    ['administrator', 'administrator', county],
    ['head', 'county-head', county],
    ['examiner', 'county-examiner', county],
    ['officer', 'officer', officeA],
    ['judge', 'court', organs.court],
    ['other-judge', 'court', organs.otherCourt],
    ['police', 'police', organs.police],
    ['station', 'police', organs.station],
    ['prison', 'prison', organs.prison],
  ];
  for (const [login, role, at] of held) posts[login] = (await addAccount(given, login, role, at)).post;
  app = await testServer(given, (server, deps) => {
    const all = { ...deps, people, cases: createCases(deps) };
    registerSessionRoutes(server, deps);
    registerMeRoute(server, deps);
    registerApiKeyRoutes(server, deps);
    registerDutyRoutes(server, all);
    registerCaseRoutes(server, all);
    registerActionRoutes(server, all);
    registerConcernRoutes(server, deps);
  });
  for (const [account] of held) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }
});

async function call<T = Record<string, unknown>>(as: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'en' };
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? ({} as T) : answer.json<T>() }; // 204 has none
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

const BREACH = [{ type: 'breach-found', on: '2026-11-01', ground: '擅自外出' }];
const ending = (explanation: Explanation) => [
  explanation.state,
  ...explanation.duties.map(({ rule, clock, who, opens, due, status }) => `${rule} ${clock} ${who} ${opens} ${due} ${status}`),
];

describe('each organ answers what was put to it', () => {
  test('the court on a revocation and on an arrest; the police and the prison carry it out', async () => {
    const one = await aCase(SUSPENDED, [...REGISTERED, ...BREACH]);
    await one.done('head', 'propose-revocation', { addressee: organs.court, ground: 5 });
    await one.done('head', 'request-arrest', { addressee: organs.court, ground: 1 });
    expect(
      (await listed('judge'))
        .filter(({ caseId }) => caseId === one.id)
        .map(({ matter }) => matter)
        .sort(),
    ).toEqual(['arrest', 'revocation']);
    expect(await one.sees('other-judge')).toBe(404);
    // Breach and proposal are the court's to read; what else the file holds is not.
    expect(await one.types('judge')).toEqual(['breach-found', 'revocation-proposed', 'arrest-requested']);
    await one.done('judge', 'decide-arrest', { outcome: 'granted', executor: organs.police });
    expect(await one.sees('police')).toBe(200);
    await one.done('judge', 'rule-on-revocation', { outcome: 'granted', executor: organs.police, takenTo: organs.prison });
    // The ruling is made; the copies of both decisions are still the court's to send (47, 48).
    const matters = async () => (await listed('judge')).filter(({ caseId }) => caseId === one.id).map(({ matter }) => matter);
    expect((await matters()).sort()).toEqual(['arrest', 'revocation']);
    const copy = { form: '直接送达', receipt: '签收', copyTo: 'procuratorate' };
    await one.done('judge', 'serve-decision', { ...copy, copyOf: 'arrest-decision' });
    expect(await matters()).toEqual(['revocation']);
    // What it served of its own decision it reads; nothing of the agency's is its to serve.
    expect((await one.types('judge')).filter((type) => type === 'copy-served')).toHaveLength(1);
    expect(await one.act('judge', 'serve-decision', { ...copy, copyOf: 'revocation-proposal' })).toMatchObject({
      status: 422,
      body: { rule: 'ASSESS-02' },
    });
    expect(await one.act('police', 'serve-decision', { ...copy, copyOf: 'revocation-ruling' })).toMatchObject({
      status: 422,
      body: { rule: 'SCOPE-03' },
    });
    // The agency may record what the court has sent by post.
    await one.done('examiner', 'serve-copy', { ...copy, copyOf: 'revocation-ruling' });
    await one.done('judge', 'serve-decision', { ...copy, copyOf: 'revocation-ruling', copyTo: 'public-security' });
    expect(await matters()).toEqual([]);
    expect(await one.sees('prison')).toBe(200);
    expect(await one.types('prison')).toEqual(['arrest-decided', 'court-ruled']);
  });

  test('the court on a commutation, the police on a punishment', async () => {
    const one = await aCase(SUSPENDED, [
      ...REGISTERED,
      ...BREACH,
      { type: 'punishment-proposed', on: '2026-11-05', addressee: organs.police },
      { type: 'commutation-proposed', on: '2026-11-06', addressee: organs.otherCourt },
    ]);
    await one.done('police', 'decline-punishment', { content: '情节显著轻微' });
    expect(
      (await one.explain('examiner')).duties.find(({ rule, clock }) => rule === 'PSP-01' && clock === 'answer')?.status,
    ).toBe('met');
    expect(await one.act('judge', 'rule-on-commutation', { outcome: 'granted' })).toMatchObject({ status: 404 });
    await one.done('other-judge', 'rule-on-commutation', { outcome: 'refused' });
    expect(await listed('other-judge')).toEqual([]);
  });

  test('the decision organ on a return to prison, in its own right and as who decided', async () => {
    const one = await aCase({ ...SUSPENDED, kind: 'temporary-release' }, [
      { type: 'decision-effective', on: '2026-09-01', decidedBy: organs.prison },
      ...REGISTERED.slice(1),
      ...BREACH,
    ]);
    expect(await one.sees('prison')).toBe(200);
    expect(await one.types('prison')).toEqual(['decision-effective', 'registered']);
    await one.done('head', 'propose-recommittal', { addressee: organs.prison, ground: 5 });
    await one.done('prison', 'decide-return', { outcome: 'refused' });
    expect((await one.explain('examiner')).duties.find(({ rule, clock }) => rule === 'RECM-02' && clock === 'main')?.status).toBe(
      'met',
    );
  });

  test('a withdrawn proposal closes the case to the court on that day', async () => {
    const one = await aCase(SUSPENDED, [...REGISTERED, ...BREACH]);
    await one.done('head', 'propose-revocation', { addressee: organs.court, ground: 5 });
    expect(await one.sees('judge')).toBe(200);
    await one.done('head', 'withdraw-proposal');
    expect(await one.sees('judge')).toBe(404);
  });

  test('a copy served opens the case, and shows that copy only', async () => {
    const one = await aCase(SUSPENDED, [...REGISTERED, ...BREACH, { type: 'warned', on: '2026-11-10', ground: 1 }]);
    const copy = { copyOf: 'warning', form: 'direct', receipt: '签收' };
    await one.done('examiner', 'serve-copy', { ...copy, copyTo: 'procuratorate' });
    await one.done('examiner', 'serve-copy', { ...copy, copyTo: 'public-security', addressee: organs.station });
    expect(await one.types('station')).toEqual(['copy-served']);
    expect(await one.act('station', 'notify-custody')).toMatchObject({ status: 422, body: { rule: 'SCOPE-03' } });
  });
});

interface Entry {
  readonly type: string;
  readonly way?: string;
  readonly organ?: string;
  readonly by: string;
}

describe('three ways, one history', () => {
  const issue = async (post: string, lastDay = '2027-01-31') => {
    const issued = await call<{ id: string; key: string }>('administrator', 'POST', '/api/api-keys', {
      post,
      label: '审判系统',
      lastDay,
    });
    expect([issued.status, issued.status === 201 ? '' : issued.body]).toEqual([201, '']);
    return issued.body;
  };

  test('an answer by post, from paper and by the organ’s system: equal duties, and the history says which', async () => {
    const { id: keyId, key } = await issue(posts.judge ?? '');
    tokens['court-system'] = key;
    const proposed = async () => {
      const one = await aCase(SUSPENDED, [...REGISTERED, ...BREACH]);
      await one.done('head', 'propose-revocation', { addressee: organs.court, ground: 5 });
      return one;
    };
    const [byPost, byPaper, byKey] = [await proposed(), await proposed(), await proposed()];
    await byPost.done('judge', 'rule-on-revocation', { outcome: 'refused' });
    await byPaper.done('examiner', 'record-ruling', {
      outcome: 'refused',
      paperNumber: '（2026）赣0825刑更1号',
      paperOn: '2026-11-24',
    });
    await byKey.done('court-system', 'rule-on-revocation', { outcome: 'refused' });
    const ends = [await byPost.explain('examiner'), await byPaper.explain('examiner'), await byKey.explain('examiner')].map(
      ending,
    );
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
    const said = async (one: typeof byPost) =>
      (await call<{ items: Entry[] }>('examiner', 'GET', `/api/cases/${one.id}/events`)).body.items.find(
        ({ type }) => type === 'court-ruled',
      );
    expect(await said(byPost)).toMatchObject({ way: 'post', organ: '永丰县人民法院', by: '测试judge' });
    expect(await said(byPaper)).toMatchObject({
      way: 'paper',
      by: '测试examiner',
      data: { paperNumber: '（2026）赣0825刑更1号', paperOn: '2026-11-24' },
    });
    expect(await said(byKey)).toMatchObject({ way: 'api', organ: '永丰县人民法院' });
    const [audited] = await given.asOwner<{ detail: Record<string, unknown> }>(
      `SELECT detail FROM guitu.audit WHERE act = 'case.act' AND object_id = $1 ORDER BY at DESC LIMIT 1`,
      [byKey.id],
    );
    expect(audited?.detail).toMatchObject({ action: 'rule-on-revocation', key: keyId });
    // What is refused to one way is refused to the other.
    expect(await byKey.act('court-system', 'rule-on-revocation', { outcome: 'granted' })).toMatchObject({ status: 422 });
    expect(await byPaper.act('examiner', 'record-ruling', { outcome: 'granted' })).toMatchObject({ status: 422 });
  });

  test('a key opens its organ’s cases and no other, no page of people, and nothing once revoked, over or without its post', async () => {
    const { id, key } = await issue(posts.judge ?? '');
    tokens.key = key;
    const mine = await aCase(SUSPENDED, [...REGISTERED, ...BREACH]);
    await mine.done('head', 'propose-revocation', { addressee: organs.court, ground: 5 });
    const others = await aCase(SUSPENDED, [...REGISTERED, ...BREACH]);
    await others.done('head', 'propose-revocation', { addressee: organs.otherCourt, ground: 5 });
    expect([await mine.sees('key'), await others.sees('key')]).toEqual([200, 404]);
    expect((await call('key', 'GET', '/api/sessions')).status).toBe(403);
    expect((await call('key', 'GET', '/api/cases')).status).toBe(403);
    const stored = await given.asOwner<{ secret: string }>(
      `SELECT encode(secret, 'escape') AS secret FROM guitu.api_key WHERE id = $1`,
      [id],
    );
    expect(stored[0]?.secret).not.toContain(key.slice(6));
    const set = (sql: string) => given.asOwner(`UPDATE guitu.api_key SET ${sql} WHERE id = $1`, [id]);
    await set(`created_at = created_at - interval '1 day', expires_at = created_at`);
    expect(await mine.sees('key')).toBe(401);
    await set(`expires_at = created_at + interval '30 days'`);
    expect(await mine.sees('key')).toBe(200);
    await given.asOwner(`UPDATE guitu.post SET valid_to = '2026-11-24' WHERE id = $1`, [posts.judge]);
    expect(await mine.sees('key')).toBe(401);
    await given.asOwner('UPDATE guitu.post SET valid_to = NULL WHERE id = $1', [posts.judge]);
    const end = (as: string, reason: string) => call(as, 'POST', `/api/api-keys/${id}/revoke`, { reason });
    expect([(await end('head', '停用')).status, (await end('administrator', ' ')).status]).toEqual([403, 400]);
    expect(await mine.sees('key')).toBe(200);
    expect((await end('administrator', '系统停用')).status).toBe(204);
    expect(await mine.sees('key')).toBe(401);
    expect((await end('administrator', '系统停用')).status).toBe(404);
    const [audited] = await given.asOwner<{ detail: object }>(`SELECT detail FROM guitu.audit WHERE act = 'api-key.revoke'`);
    expect(audited?.detail).toEqual({ key: id, reason: '系统停用' });
  });

  test('the list says of each key whose it is, when it was last used, and why it opens nothing', async () => {
    interface Key {
      readonly id: string;
      readonly state: string;
      readonly used: string | null;
    }
    const { id, key } = await issue(posts.police ?? '');
    const one = async () =>
      (await call<{ items: Key[] }>('administrator', 'GET', '/api/api-keys')).body.items.find((row) => row.id === id);
    expect(await one()).toMatchObject({
      state: 'living',
      organisation: { id: organs.police },
      roleTitle: { en: 'Police' },
      holder: '测试police',
      used: null,
      revokedWhy: null,
    });
    tokens.listed = key;
    await call('listed', 'GET', '/api/concerns');
    expect((await one())?.used).toBe(given.clock.now().toISOString());
    const set = (table: string, sql: string, row: string) =>
      given.asOwner(`UPDATE guitu.${table} SET ${sql} WHERE id = $1`, [row]);
    await set('post', `valid_to = '2026-11-24'`, posts.police ?? '');
    expect((await one())?.state).toBe('post-ended');
    await set('post', 'valid_to = NULL', posts.police ?? '');
    await set('api_key', `created_at = created_at - interval '1 day', expires_at = created_at`, id);
    expect((await one())?.state).toBe('over');
    await call('administrator', 'POST', `/api/api-keys/${id}/revoke`, { reason: '疑似泄露' });
    expect(await one()).toMatchObject({ state: 'revoked', revokedBy: '测试administrator', revokedWhy: '疑似泄露' });
  });

  test('a key that is used too often waits', async () => {
    const { key } = await issue(posts.station ?? '');
    tokens.busy = key;
    await given.asOwner(`UPDATE guitu.api_key SET minute = $2, calls = 120 WHERE secret = sha256($1::bytea)`, [
      Buffer.from(key),
      given.clock.now(),
    ]);
    const answer = await app.inject({ method: 'GET', url: '/api/concerns', headers: { authorization: `Bearer ${key}` } });
    expect([answer.statusCode, Number(answer.headers['retry-after']) > 0]).toEqual([429, true]);
  });

  test('keys are for posts of other organs, issued by who looks after them, for a year at most', async () => {
    const issued = (as: string, post: string, lastDay = '2027-01-31') =>
      call(as, 'POST', '/api/api-keys', { post, label: '系统', lastDay }).then(({ status }) => status);
    expect(await issued('administrator', posts.officer ?? '')).toBe(404);
    expect(await issued('administrator', posts.judge ?? '', '2028-01-31')).toBe(400);
    expect(await issued('administrator', posts['other-judge'] ?? '')).toBe(404);
    expect(await issued('head', posts.judge ?? '')).toBe(403);
    const { body } = await call<{ items: object[]; posts: { id: string }[] }>('administrator', 'GET', '/api/api-keys');
    expect(JSON.stringify(body)).not.toContain('guitu_');
    expect(body.posts.map(({ id }) => id).sort()).toEqual([posts.judge, posts.police, posts.station].sort());
  });
});

test('the curl lines of the contract work as they stand', async () => {
  const contract = await readFile(new URL('../../../docs/contract/http.md', import.meta.url), 'utf8');
  const block = contract.split('### Keys for the systems of other organs')[1]?.match(/```sh\n([\s\S]*?)```/)?.[1];
  if (block === undefined) throw new Error('the contract has an example');
  const made = await call<{ key: string }>('administrator', 'POST', '/api/api-keys', {
    post: posts.judge,
    label: '示例',
    lastDay: '2026-12-31',
  });
  const one = await aCase(SUSPENDED, [...REGISTERED, ...BREACH]);
  await one.done('head', 'propose-revocation', { addressee: organs.court, ground: 5 });
  const version = (await call<{ version: number }>('judge', 'GET', `/api/cases/${one.id}`)).body.version;
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const env = { ...process.env, GUITU: address, KEY: made.body.key, CASE: one.id, VERSION: String(version) };
  const { stdout } = await promisify(execFile)('bash', ['-euc', block], { env });
  expect(stdout).toContain('"matter":"revocation"');
  expect(stdout).toContain('"type":"court-ruled"');
});
