/** Signing in and out, one's own sessions, password and second factor. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { clearSessionCookie, setSessionCookie } from '../http/identity.ts';
import { badRequest, notFound, Problem, tooMany, unavailable } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { describePosts, PostSchema } from './describe.ts';
import { faultOfPassword, hashPassword, verifyPassword } from './password.ts';
import { newSecondFactor, stepOfCode } from './second-factor.ts';
import { endSession, endSessionsOf, listSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

const SignIn = z.object({
  account: z.string().min(1).max(100),
  password: z.string().min(1).max(1_000),
  totp: z.string().max(20).optional(),
});

const wrong = () =>
  new Problem({
    status: 401,
    kind: 'wrong-credentials',
    title: words('登录失败', 'Sign-in failed'),
    detail: words('账号、密码或验证码不正确。', 'The account, the password or the code is not right.'),
  });

export function registerSessionRoutes(app: App, deps: ServerDeps): void {
  const { database, clock, cipher, config } = deps;
  const tag = { tags: ['session'] };

  app.post(
    '/api/session',
    {
      config: { public: true },
      schema: {
        ...tag,
        summary: 'Sign in',
        body: SignIn,
        response: {
          200: z.object({
            account: z.string(),
            name: z.string(),
            posts: z.array(PostSchema),
            token: z.string(),
            expires: z.string(),
          }),
        },
      },
    },
    async (request, reply) => {
      if (config.trustProxy !== false && config.tls === undefined && request.protocol !== 'https' && !isOwnMachine(request.ip)) {
        throw badRequest(
          words(
            '代理没有说明连接是 HTTPS。请让代理发送 X-Forwarded-Proto: https。',
            'The proxy does not say that the connection is HTTPS. Let it send X-Forwarded-Proto: https.',
          ),
        );
      }
      const result = await signIn(deps, {
        login: request.body.account,
        password: request.body.password,
        totp: request.body.totp,
        address: request.ip,
        agent: request.headers['user-agent'] ?? '',
        requestId: request.id,
      });
      if (!result.ok) throw refusalOf(result);
      setSessionCookie(request, reply, result.token);
      const { actor } = result;
      const posts = await database.asSystem('sign-in', (tx) => describePosts(tx, actor));
      return { account: actor.account, name: actor.name, posts, token: result.token, expires: expiry(clock.now()) };
    },
  );

  app.delete(
    '/api/session',
    { config: { organs: 'signed-in' }, schema: { ...tag, summary: 'Sign out', response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = app.actorOf(request);
      await database.inScope(actor, async (tx) => {
        if (request.sessionId === undefined) return;
        await endSession(tx, request.sessionId, 'signed-out', clock.now());
        await audit(tx, actor, { act: 'session.end', object: 'session', id: request.sessionId });
      });
      clearSessionCookie(request, reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/sessions',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'One’s own living sessions',
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                created: z.string(),
                seen: z.string(),
                address: z.string(),
                agent: z.string(),
                current: z.boolean(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const sessions = await database.inScope(actor, (tx) => listSessions(tx, actor.account, clock.now()));
      return {
        items: sessions.map(({ created, seen, ...session }) => ({
          ...session,
          created: created.toISOString(),
          seen: seen.toISOString(),
          current: session.id === request.sessionId,
        })),
      };
    },
  );

  app.delete(
    '/api/sessions/:id',
    {
      config: { organs: 'signed-in' },
      schema: { ...tag, summary: 'End a session', params: z.object({ id: z.uuid() }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      // The scope reaches one's own sessions and, for an administrator, those of the accounts he looks after.
      const ended = await database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<{ account: string }>('SELECT account FROM guitu.session WHERE id = $1', [
          request.params.id,
        ]);
        if (rows[0] === undefined) return false;
        const why = rows[0].account === actor.account ? 'ended-elsewhere' : 'ended-by-administrator';
        await endSession(tx, request.params.id, why, clock.now());
        await audit(tx, actor, { act: 'session.end', object: 'session', id: request.params.id });
        return true;
      });
      if (!ended) throw notFound(words('登录', 'session'));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/me/password',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'Change one’s own password; other sessions end',
        body: z.object({ current: z.string().max(1_000), next: z.string().max(1_000) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { current, next } = request.body;
      const { login, hash } = await ownAccount(actor.account);
      if (!(await verifyPassword(current, hash))) throw wrong();
      const fault = faultOfPassword(next, login);
      if (fault) throw badRequest(fault);
      const fresh = await hashPassword(next);
      await database.inScope(actor, async (tx) => {
        await tx.query('UPDATE guitu.account SET password_hash = $2, password_set_at = $3, must_change = false WHERE id = $1', [
          actor.account,
          fresh,
          clock.now(),
        ]);
        await endSessionsOf(tx, actor.account, 'password-changed', clock.now(), request.sessionId);
        await audit(tx, actor, { act: 'account.change-password', object: 'account', id: actor.account });
      });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/me/second-factor',
    {
      config: { organs: 'signed-in' },
      schema: { ...tag, summary: 'Begin a second factor', response: { 200: z.object({ secret: z.string(), uri: z.string() }) } },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { login } = await ownAccount(actor.account);
      const enrolment = newSecondFactor(login);
      const sealed = cipher.seal({ table: 'account', row: actor.account, column: 'totp_secret' }, enrolment.secret);
      await database.inScope(actor, (tx) =>
        tx.query('UPDATE guitu.account SET totp_pending = $2 WHERE id = $1', [actor.account, sealed]),
      );
      return enrolment;
    },
  );

  app.post(
    '/api/me/second-factor/confirm',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'Show a first code: from now on it is asked for',
        body: z.object({ code: z.string().max(20) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { pending } = await ownAccount(actor.account);
      const step =
        pending &&
        stepOfCode(
          cipher.open({ table: 'account', row: actor.account, column: 'totp_secret' }, pending),
          request.body.code,
          clock.now(),
          null,
        );
      if (typeof step !== 'number') {
        throw badRequest(
          words('验证码不正确，请核对手机时间后重试。', 'The code is not right; check the phone’s time and try again.'),
        );
      }
      await database.inScope(actor, async (tx) => {
        await tx.query(
          'UPDATE guitu.account SET totp_secret = totp_pending, totp_pending = NULL, totp_last_step = $2 WHERE id = $1',
          [actor.account, step],
        );
        await audit(tx, actor, { act: 'account.set-second-factor', object: 'account', id: actor.account });
      });
      return reply.code(204).send(null);
    },
  );

  app.patch(
    '/api/me',
    {
      config: { organs: 'signed-in' },
      schema: {
        ...tag,
        summary: 'Change one’s own language or size of type',
        body: z.object({ locale: z.enum(['zh', 'en']).optional(), largeType: z.boolean().optional() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      await database.inScope(actor, (tx) =>
        tx.query('UPDATE guitu.account SET locale = COALESCE($2, locale), large_type = COALESCE($3, large_type) WHERE id = $1', [
          actor.account,
          request.body.locale ?? null,
          request.body.largeType ?? null,
        ]),
      );
      return reply.code(204).send(null);
    },
  );

  async function ownAccount(id: string): Promise<{ login: string; hash: string | null; pending: Buffer | null }> {
    const { rows } = await database.asSystem('own-account', (tx) =>
      tx.query<{ login: string; hash: string | null; pending: Buffer | null }>(
        'SELECT login, password_hash AS hash, totp_pending AS pending FROM guitu.account WHERE id = $1',
        [id],
      ),
    );
    if (rows[0] === undefined) throw notFound(words('账号', 'account'));
    return rows[0];
  }
}

function refusalOf(result: Exclude<Awaited<ReturnType<typeof signIn>>, { ok: true }>): Problem {
  switch (result.why) {
    case 'wrong':
      return wrong();
    case 'second-factor-needed':
      return new Problem({
        status: 401,
        kind: 'second-factor-needed',
        title: words('需要验证码', 'A code is needed'),
        detail: words('请输入手机上的 6 位验证码。', 'Enter the six-digit code from your phone.'),
      });
    case 'busy':
      return unavailable(words('登录的人太多，请稍等几秒再试。', 'Many are signing in; try again in a few seconds.'), 3);
    case 'locked': {
      const minutes = Math.ceil(result.seconds / 60);
      return tooMany(
        result.seconds,
        words(
          `尝试次数过多，请 ${minutes} 分钟后再试。忘记密码请联系管理员。`,
          `Too many attempts: try again in ${minutes} minutes. If you forgot the password, ask the administrator.`,
        ),
      );
    }
  }
}

function isOwnMachine(address: string): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}

function expiry(now: Date): string {
  return new Date(now.getTime() + 12 * 3_600_000).toISOString();
}
