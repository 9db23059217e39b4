import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerMeRoute } from './me-route.ts';
import { registerSessionRoutes } from './session-routes.ts';

const test = await testDatabase();
const app = await testServer(test, (server, deps) => {
  registerSessionRoutes(server, deps);
  registerMeRoute(server, deps);
});
const agency = await addOrganisation(test, 'county-agency', '永丰县社区矫正管理局', '360825');
const office = await addOrganisation(test, 'judicial-office', '恩江司法所', '360825100', agency);
const MINUTE = 60_000;

interface SignInOptions {
  readonly password?: string;
  readonly totp?: string;
  readonly from?: string;
}

function signIn(account: string, { password = PASSWORD, totp, from = '10.0.0.1' }: SignInOptions = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: from,
    payload: { account, password, ...(totp === undefined ? {} : { totp }) },
  });
}

async function tokenOf(account: string): Promise<string> {
  const answer = await signIn(account);
  expect(answer.statusCode).toBe(200);
  return answer.json<{ token: string }>().token;
}

const as = (token: string) => ({ authorization: `Bearer ${token}` });
const me = (token: string) => app.inject({ url: '/api/me', headers: as(token) });

describe('signing in', () => {
  it('answers with account, name, posts and token, and sets a cookie no script can read', async () => {
    const { id } = await addAccount(test, 'zhou', 'officer', office);
    const answer = await signIn(' ZHOU ');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      account: id,
      posts: [{ role: 'officer', roleTitle: '司法所工作人员', organisation: { name: '恩江司法所', region: '360825100' } }],
    });
    expect(answer.headers['set-cookie']).toMatch(/^guitu=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookies = { guitu: answer.cookies[0]?.value ?? '' };
    expect((await app.inject({ url: '/api/me', cookies })).json()).toMatchObject({
      account: id,
      today: '2026-10-09',
      day: { weekday: '周五', off: false },
      county: { code: '360825' },
    });
    // A page in English on a machine where somebody chose it, whatever the account says.
    const english = await app.inject({ url: '/api/me', cookies, headers: { 'accept-language': 'en' } });
    expect(english.json()).toMatchObject({ locale: 'zh', day: { weekday: 'Friday' } });
  });

  it('says the same for a wrong password, a name that does not exist and an account that has ended', async () => {
    await addAccount(test, 'wu', 'officer', office);
    const { id } = await addAccount(test, 'gone', 'officer', office);
    await test.asOwner('UPDATE guitu.account SET ended_at = now() WHERE id = $1', [id]);
    const answers = [await signIn('wu', { password: 'wrong' }), await signIn('nobody'), await signIn('gone')];
    const bodies = answers.map((answer) => {
      const { instance: _, ...body } = answer.json<Record<string, unknown>>();
      return { status: answer.statusCode, body };
    });
    expect(bodies[0]?.status).toBe(401);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('answers in English on request', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'accept-language': 'en' },
      payload: { account: 'nobody-2', password: 'x' },
    });
    expect(answer.json()).toMatchObject({ title: 'Sign-in failed', status: 401 });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});

describe('a session', () => {
  it('ends after half an hour without a call', async () => {
    await addAccount(test, 'idle', 'officer', office);
    const token = await tokenOf('idle');
    test.clock.advance(29 * MINUTE);
    expect((await me(token)).statusCode).toBe(200);
    test.clock.advance(29 * MINUTE);
    expect((await me(token)).statusCode).toBe(200);
    test.clock.advance(31 * MINUTE);
    expect((await me(token)).statusCode).toBe(401);
  });

  it('ends after twelve hours however busy', async () => {
    await addAccount(test, 'busy', 'officer', office);
    const token = await tokenOf('busy');
    for (let quarter = 0; quarter < 47; quarter += 1) {
      test.clock.advance(15 * MINUTE);
      expect((await me(token)).statusCode).toBe(200);
    }
    test.clock.advance(16 * MINUTE);
    expect((await me(token)).statusCode).toBe(401);
  });

  it('is over at once when signed out, and its token opens nothing again', async () => {
    await addAccount(test, 'out', 'officer', office);
    const token = await tokenOf('out');
    expect((await app.inject({ method: 'DELETE', url: '/api/session', headers: as(token) })).statusCode).toBe(204);
    expect((await me(token)).statusCode).toBe(401);
  });

  it('is listed, and can be ended from another device; nobody else’s can', async () => {
    await addAccount(test, 'two', 'officer', office);
    await addAccount(test, 'stranger', 'county-head', agency);
    const [here, there, stranger] = [await tokenOf('two'), await tokenOf('two'), await tokenOf('stranger')];
    const list = await app.inject({ url: '/api/sessions', headers: as(here) });
    const other = list.json<{ items: { id: string; current: boolean }[] }>().items.find((session) => !session.current);
    const end = (token: string) => app.inject({ method: 'DELETE', url: `/api/sessions/${other?.id}`, headers: as(token) });
    expect((await end(stranger)).statusCode).toBe(404);
    expect((await me(there)).statusCode).toBe(200);
    expect((await end(here)).statusCode).toBe(204);
    expect((await me(there)).statusCode).toBe(401);
    expect((await me(here)).statusCode).toBe(200);
  });

  it('loses its rights with the next call when the post is taken away', async () => {
    const { post } = await addAccount(test, 'moved', 'officer', office);
    const token = await tokenOf('moved');
    expect((await me(token)).json<{ permissions: string[] }>().permissions).toContain('case.act');
    await test.asOwner(`UPDATE guitu.post SET valid_to = '2026-10-01' WHERE id = $1`, [post]);
    expect((await me(token)).json<{ permissions: string[] }>().permissions).toEqual([]);
  });

  it('ends everywhere else when the password changes', async () => {
    await addAccount(test, 'change', 'officer', office);
    const [here, there] = [await tokenOf('change'), await tokenOf('change')];
    const change = (next: string) =>
      app.inject({ method: 'POST', url: '/api/me/password', headers: as(here), payload: { current: PASSWORD, next } });
    expect((await change('change-12345')).statusCode).toBe(400);
    expect((await change('夜来风雨声，花落知多少')).statusCode).toBe(204);
    expect((await me(here)).statusCode).toBe(200);
    expect((await me(there)).statusCode).toBe(401);
    expect((await signIn('change')).statusCode).toBe(401);
    expect((await signIn('change', { password: '夜来风雨声，花落知多少' })).statusCode).toBe(200);
  });
});

describe('the second factor', () => {
  it('is asked for once enrolled, and a code works once', async () => {
    await addAccount(test, 'totp', 'officer', office);
    const token = await tokenOf('totp');
    const begun = await app.inject({ method: 'POST', url: '/api/me/second-factor', headers: as(token) });
    const secret = Secret.fromBase32(begun.json<{ secret: string }>().secret);
    const code = () => new TOTP({ secret }).generate({ timestamp: test.clock.now().getTime() });
    const confirm = await app.inject({
      method: 'POST',
      url: '/api/me/second-factor/confirm',
      headers: as(token),
      payload: { code: code() },
    });
    expect(confirm.statusCode).toBe(204);
    expect((await signIn('totp')).json()).toMatchObject({ status: 401, type: '/api/docs/problems#second-factor-needed' });
    expect((await signIn('totp', { totp: code() })).statusCode).toBe(401); // the code just confirmed with
    test.clock.advance(MINUTE);
    expect((await signIn('totp', { totp: code() })).statusCode).toBe(200);
    expect((await signIn('totp', { totp: code() })).statusCode).toBe(401);
    const [stored] = await test.asOwner<{ secret: Buffer }>(
      `SELECT totp_secret AS secret FROM guitu.account WHERE login = 'totp'`,
    );
    expect(stored?.secret.includes(Buffer.from(secret.base32))).toBe(false);
  });
});

describe('guessing', () => {
  it('is locked after five wrong passwords, longer each time, never for ever', async () => {
    await addAccount(test, 'guessed', 'officer', office);
    const wrongs = async (count: number) => {
      for (let n = 0; n < count; n += 1) expect((await signIn('guessed', { password: 'wrong' })).statusCode).toBe(401);
    };
    await wrongs(5);
    const locked = await signIn('guessed');
    expect(locked.statusCode).toBe(429);
    expect(Number(locked.headers['retry-after'])).toBe(15 * 60);
    expect(locked.json<{ detail: string }>().detail).toContain('15 分钟');
    test.clock.advance(15 * MINUTE);
    await wrongs(1);
    expect(Number((await signIn('guessed')).headers['retry-after'])).toBe(30 * 60);
    test.clock.advance(30 * MINUTE);
    expect((await signIn('guessed')).statusCode).toBe(200);
    await wrongs(4);
    expect((await signIn('guessed')).statusCode).toBe(200);
  });

  it('locks a name that does not exist just the same', async () => {
    for (let n = 0; n < 5; n += 1) expect((await signIn('ghost', { password: 'wrong' })).statusCode).toBe(401);
    expect((await signIn('ghost')).statusCode).toBe(429);
  });

  it('counts guesses sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('at-once', { password: 'wrong' })));
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
  });

  it('from many addresses is stopped, and the officer at his desk gets in', async () => {
    await addAccount(test, 'target', 'officer', office);
    expect((await signIn('target', { from: '10.1.0.1' })).statusCode).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 40; n += 1)
      statuses.push((await signIn('target', { password: 'wrong', from: `10.2.0.${n}` })).statusCode);
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect((await signIn('target', { from: '10.3.0.1' })).statusCode).toBe(429);
    expect((await signIn('target', { from: '10.1.0.1' })).statusCode).toBe(200);
  });

  it('of one password on many names from one address is stopped, and colleagues at that address get in', async () => {
    await addAccount(test, 'colleague', 'officer', office);
    expect((await signIn('colleague', { from: '10.4.0.1' })).statusCode).toBe(200);
    const statuses = await Promise.all(
      Array.from(
        { length: 130 },
        async (_, n) => (await signIn(`name-${n}`, { password: 'Spring2026!', from: '10.4.0.1' })).statusCode,
      ),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(100);
    expect((await signIn('colleague', { from: '10.4.0.1' })).statusCode).toBe(200);
  });

  it('does not keep thirty officers behind one address out at half past eight, typing errors included', async () => {
    const logins = Array.from({ length: 30 }, (_, n) => `morning-${n}`);
    for (const login of logins) await addAccount(test, login, 'officer', office);
    const statuses = await Promise.all(
      logins.map(async (login, n) => {
        for (let slip = 0; slip < n % 3; slip += 1) await signIn(login, { password: '打错了', from: '10.5.0.1' });
        return (await signIn(login, { from: '10.5.0.1' })).statusCode;
      }),
    );
    expect(statuses).toEqual(logins.map(() => 200));
  });
});

describe('pages of other sites', () => {
  it('cannot use the cookie, nor sign a browser in', async () => {
    await addAccount(test, 'browser', 'officer', office);
    const cookies = { guitu: await tokenOf('browser') };
    const signOut = (headers: Record<string, string>) => app.inject({ method: 'DELETE', url: '/api/session', cookies, headers });
    expect((await signOut({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await signOut({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect((await signOut({ origin: 'https://elsewhere.example' })).statusCode).toBe(403);
    expect((await signOut({ origin: 'null' })).statusCode).toBe(403);
    const foreign = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { origin: 'https://elsewhere.example' },
      payload: { account: 'browser', password: PASSWORD },
    });
    expect(foreign.statusCode).toBe(403);
    expect((await signOut({ origin: 'http://localhost:80', host: 'localhost:80' })).statusCode).toBe(204);
  });

  it('do not matter where a token is put in by hand', async () => {
    const token = await tokenOf('browser');
    const answer = await app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { ...as(token), origin: 'https://elsewhere.example' },
    });
    expect(answer.statusCode).toBe(204);
  });
});

describe('behind a proxy that speaks HTTPS', () => {
  it('the cookie is bound to this host, and plain HTTP is turned away', async () => {
    const behind = await testServer(test, registerSessionRoutes, { GUITU_TRUST_PROXY: '10.9.0.1', HOST: '0.0.0.0' });
    const through = (headers: Record<string, string>) =>
      behind.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '10.9.0.1',
        headers,
        payload: { account: 'browser', password: PASSWORD },
      });
    const answer = await through({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.77' });
    expect(answer.headers['set-cookie']).toMatch(/^__Host-guitu=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await through({ 'x-forwarded-for': '10.0.0.77' })).statusCode).toBe(400);
  });
});
