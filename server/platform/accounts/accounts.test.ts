import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerAuditRoutes } from '../audit/audit-routes.ts';
import { registerPostRoutes } from '../officers/post-routes.ts';
import { registerAccountRoutes } from './account-routes.ts';
import { registerMeRoute } from './me-route.ts';
import { registerRecoveryRoutes } from './recovery-routes.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { registerSetupRoutes } from './setup-routes.ts';

const test = await testDatabase();
const app = await testServer(test, (server, deps) => {
  registerSessionRoutes(server, deps);
  registerRecoveryRoutes(server, deps);
  registerAccountRoutes(server, deps);
  registerPostRoutes(server, deps);
  registerAuditRoutes(server, deps);
  registerMeRoute(server, deps);
  registerSetupRoutes(server, { ...deps, setupCode: '12345-67890', keyFile: '/data/keys/ring.json' });
});

interface Answer {
  readonly status: number;
  // What came back differs from route to route; each test says what it expects of it.
  readonly body: {
    [key: string]: unknown;
    id?: string;
    code?: string;
    items?: { id: string; login?: string; act?: string; object?: string }[];
  };
}

async function call(method: 'GET' | 'POST' | 'DELETE', url: string, token?: string, payload?: object): Promise<Answer> {
  const answer = await app.inject({
    method,
    url,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body ? answer.json() : {} };
}

async function signIn(account: string, password = PASSWORD): Promise<string> {
  const { status, body } = await call('POST', '/api/session', undefined, { account, password });
  expect(status).toBe(200);
  return String(body.token);
}

describe('the first run', () => {
  const setup = {
    code: '1234567890',
    county: { code: '360825', name: '永丰县' },
    offices: [{ region: '360825100', name: '恩江司法所' }],
    administrator: { login: 'First', name: '管理员', password: '白日依山尽，黄河入海流' },
  };

  it('asks for the code of the terminal, and for offices of the county', async () => {
    expect((await call('GET', '/api/setup')).body).toEqual({ needed: true });
    expect((await call('POST', '/api/setup', undefined, { ...setup, code: '1' })).status).toBe(403);
    const stray = { ...setup, offices: [{ region: '360822100', name: '文峰司法所' }] };
    expect((await call('POST', '/api/setup', undefined, stray)).status).toBe(400);
    const weak = { ...setup, administrator: { ...setup.administrator, password: 'short' } };
    expect((await call('POST', '/api/setup', undefined, weak)).status).toBe(400);
  });

  it('makes county, offices and administrator once', async () => {
    const both = await Promise.all([call('POST', '/api/setup', undefined, setup), call('POST', '/api/setup', undefined, setup)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect((await call('GET', '/api/setup')).body).toEqual({ needed: false });
    const me = await call('GET', '/api/me', await signIn('first', setup.administrator.password));
    expect(me.body).toMatchObject({ posts: [{ role: 'administrator' }], county: { code: '360825', name: '永丰县' } });
  });
});

describe('an administrator', () => {
  let [agency, office, elsewhere] = ['', '', ''];
  let stranger = { id: '' };
  beforeAll(async () => {
    agency = await addOrganisation(test, 'county-agency', '吉水县社区矫正管理局', '360822');
    office = await addOrganisation(test, 'judicial-office', '文峰司法所', '360822100', agency);
    elsewhere = await addOrganisation(test, 'county-agency', '永丰县社区矫正局', '360825');
    stranger = await addAccount(test, 'stranger', 'officer', elsewhere);
    await addAccount(test, 'admin', 'administrator', agency);
    await addAccount(test, 'head', 'county-head', agency);
    await addAccount(test, 'clerk', 'officer', office);
  });

  it('adds an account whose holder alone knows the password', async () => {
    const admin = await signIn('admin');
    const posts = [{ organisation: office, role: 'officer', from: '2026-01-01' }];
    const added = await call('POST', '/api/accounts', admin, { login: 'new.officer', name: '新人', home: office, posts });
    expect(added.status).toBe(201);
    const set = (code: string) =>
      call('POST', '/api/session/recovery', undefined, { account: 'new.officer', code, password: '欲穷千里目-更上一层楼' });
    expect((await set('AAAA-AAAA-AAAA')).status).toBe(401);
    expect((await set(String(added.body.code).toLowerCase())).status).toBe(204);
    expect((await set(String(added.body.code))).status).toBe(401);
    const me = await call('GET', '/api/me', await signIn('new.officer', '欲穷千里目-更上一层楼'));
    expect(me.body).toMatchObject({ posts: [{ role: 'officer' }] });
    expect((await call('POST', '/api/accounts', admin, { login: 'stranger', name: '重名', home: office })).status).toBe(409);
  });

  it('sees and changes the accounts of the county alone', async () => {
    const admin = await signIn('admin');
    const list = await call('GET', '/api/accounts', admin);
    expect(list.body.items?.map((account) => account.login)).toEqual(['admin', 'clerk', 'head', 'new.officer']);
    expect((await call('GET', `/api/accounts/${stranger.id}`, admin)).status).toBe(404);
    expect((await call('DELETE', `/api/accounts/${stranger.id}`, admin)).status).toBe(404);
    expect((await call('POST', `/api/accounts/${stranger.id}/recovery`, admin)).status).toBe(404);
    const beyond = { organisation: elsewhere, role: 'officer', from: '2026-01-01' };
    const clerk = list.body.items?.find((account) => account.login === 'clerk')?.id;
    expect((await call('POST', `/api/accounts/${clerk}/posts`, admin, beyond)).status).toBe(404);
  });

  it('gives no post to himself and cannot end himself', async () => {
    const admin = await signIn('admin');
    const own = (await call('GET', '/api/me', admin)).body.account;
    const post = { organisation: office, role: 'county-head', from: '2026-01-01' };
    expect((await call('POST', `/api/accounts/${own}/posts`, admin, post)).status).toBe(403);
    expect((await call('DELETE', `/api/accounts/${own}`, admin)).status).toBe(409);
  });

  it('ends an account, and its sessions are over', async () => {
    const admin = await signIn('admin');
    const { id } = await addAccount(test, 'leaver', 'officer', office);
    const leaver = await signIn('leaver');
    expect((await call('DELETE', `/api/accounts/${id}`, admin)).status).toBe(204);
    expect((await call('GET', '/api/me', leaver)).status).toBe(401);
  });

  it('recovers an account only together with another person', async () => {
    const [admin, head] = [await signIn('admin'), await signIn('head')];
    const { id } = await addAccount(test, 'forgot', 'officer', office);
    const forgotten = await signIn('forgot');
    const recover = (token: string) => call('POST', `/api/accounts/${id}/recovery`, token);
    expect((await recover(await signIn('clerk'))).status).toBe(403);
    expect((await recover(head)).status).toBe(403); // nobody has started it
    expect((await recover(admin)).status).toBe(202);
    expect((await recover(admin)).status).toBe(409);
    const confirmed = await recover(head);
    expect(confirmed.status).toBe(200);
    const set = await call('POST', '/api/session/recovery', undefined, {
      account: 'forgot',
      code: confirmed.body.code,
      password: '千山鸟飞绝，万径人踪灭',
    });
    expect(set.status).toBe(204);
    expect((await call('GET', '/api/me', forgotten)).status).toBe(401);
    await signIn('forgot', '千山鸟飞绝，万径人踪灭');
  });

  it('a code is too old after half an hour', async () => {
    const { id } = await addAccount(test, 'slow', 'officer', office);
    await call('POST', `/api/accounts/${id}/recovery`, await signIn('admin'));
    const { body } = await call('POST', `/api/accounts/${id}/recovery`, await signIn('head'));
    test.clock.advance(31 * 60_000);
    const payload = { account: 'slow', code: body.code, password: '千山鸟飞绝，万径人踪灭' };
    expect((await call('POST', '/api/session/recovery', undefined, payload)).status).toBe(401);
  });

  it('lends a post, which opens the office for the days agreed', async () => {
    const admin = await signIn('admin');
    const second = await addOrganisation(test, 'judicial-office', '醪桥司法所', '360822101', agency);
    const away = await addAccount(test, 'away', 'officer', second);
    const { id: substitute } = await addAccount(test, 'substitute', 'officer', office);
    const lend = { account: substitute, from: '2026-10-09', to: '2026-10-09', reason: '出差' };
    expect((await call('POST', `/api/posts/${away.post}/stand-ins`, admin, lend)).status).toBe(201);
    const me = await call('GET', '/api/me', await signIn('substitute'));
    expect(me.body).toMatchObject({ posts: [{ standIn: false }, { standIn: true, organisation: { id: second } }] });
  });

  describe('gives posts of other organs', () => {
    let [court, station] = ['', ''];
    beforeAll(async () => {
      court = await addOrganisation(test, 'court', '吉水县人民法院', '360822');
      station = await addOrganisation(test, 'public-security', '文峰派出所', '360822100');
    });
    const post = (role: string, organisation: string, more = {}) => ({ role, organisation, from: '2026-01-01', ...more });
    const give = async (account: string, one: object) =>
      call('POST', `/api/accounts/${account}/posts`, await signIn('admin'), one);
    const refusedBecause = (said: string) => ({
      status: 422,
      body: { rule: 'SCOPE-04', cite: ['社区矫正法 8'], detail: expect.stringContaining(said), remedy: expect.any(Object) },
    });

    it('at a unit of that organ and at no other', async () => {
      const { id } = await addAccount(test, 'judge', 'court', court);
      expect(await give(id, post('court', station))).toMatchObject(refusedBecause('“文峰派出所”不是人民法院'));
      expect(await give(id, post('court', agency))).toMatchObject(refusedBecause('不是人民法院'));
      expect((await give(id, post('court', court))).status).toBe(201);
      const { id: prosecutor } = await addAccount(test, 'prosecutor', 'prosecutor', agency);
      expect(await give(prosecutor, post('prosecutor', agency))).toMatchObject(refusedBecause('人民检察院'));
    });

    it('to an account of that organ alone, on the days it is', async () => {
      const { id: officer, post: held } = await addAccount(test, 'turns-judge', 'officer', office);
      const mixed = await give(officer, post('court', court));
      expect(mixed).toMatchObject(refusedBecause('文峰司法所'));
      expect(mixed.body.remedy).toMatchObject({ zh: expect.stringContaining('另设账号') });
      const { id: police } = await addAccount(test, 'policeman', 'police', station);
      expect(await give(police, post('officer', office))).toMatchObject(refusedBecause('公安机关'));
      expect(await give(police, post('court', court))).toMatchObject(refusedBecause('公安机关'));
      expect((await give(police, post('police', station))).status).toBe(201);
      // Who has left the office may be the court's from the day after.
      await test.asOwner(`UPDATE guitu.post SET valid_to = '2026-10-01' WHERE id = $1`, [held]);
      expect((await give(officer, post('court', court, { from: '2026-09-30' }))).status).toBe(422);
      expect((await give(officer, post('court', court, { from: '2026-10-01' }))).status).toBe(201);
    });

    it('nor two of them with a new account; of which then nothing is kept', async () => {
      const admin = await signIn('admin');
      const account = { login: 'two.sides', name: '两边', home: office };
      const add = (posts: object[]) => call('POST', '/api/accounts', admin, { ...account, posts });
      expect(await add([post('officer', office), post('court', court)])).toMatchObject(refusedBecause('同一个账号'));
      expect(await test.asOwner(`SELECT id FROM guitu.account WHERE login = 'two.sides'`)).toEqual([]);
      const apart = [post('officer', office, { to: '2026-06-01' }), post('court', court, { from: '2026-06-01' })];
      expect((await add(apart)).status).toBe(201);
    });

    it('and lends none to the other side', async () => {
      const admin = await signIn('admin');
      const judge = await addAccount(test, 'absent-judge', 'court', court);
      const { id: officer } = await addAccount(test, 'helpful', 'officer', office);
      const lend = { from: '2026-10-20', to: '2026-10-21', reason: '出差' };
      const lent = (account: string) => call('POST', `/api/posts/${judge.post}/stand-ins`, admin, { ...lend, account });
      expect(await lent(officer)).toMatchObject(refusedBecause('同一个账号'));
      const { id: colleague } = await addAccount(test, 'other-judge', 'court', court);
      expect((await lent(colleague)).status).toBe(201);
    });
  });

  it('what he did stands in the audit, which he cannot read and the auditor can', async () => {
    expect((await call('GET', '/api/audit', await signIn('admin'))).status).toBe(403);
    await addAccount(test, 'auditor', 'auditor', agency);
    const auditor = await signIn('auditor');
    expect((await call('GET', '/api/accounts', auditor)).status).toBe(403);
    const rows = await call('GET', '/api/audit?object=account&limit=200', auditor);
    const acts = new Set(rows.body.items?.map((row) => row.act));
    for (const act of [
      'account.add',
      'account.end',
      'account.start-recovery',
      'account.confirm-recovery',
      'account.recover',
      'post.stand-in',
    ]) {
      expect(acts).toContain(act);
    }
    const page = await call('GET', '/api/audit?limit=1', auditor);
    expect(page.body.items?.[0]).toMatchObject({ act: 'audit.read' });
  });
});
