import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { badRequest, conflict, forbidden, notFound, Problem, tooMany } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Actor } from '../scope/actor.ts';
import { may } from '../scope/find-actor.ts';
import { faultOfPassword, hashPassword } from './password.ts';
import { redeemCode, stepRecovery } from './recovery.ts';
import { endSessionsOf } from './sessions.ts';
import { normaliseLogin } from './sign-in.ts';
import { countAttempt, takeBackAttempt } from './throttle.ts';

const Step = z.object({
  state: z.enum(['waiting', 'confirmed']),
  id: z.string(),
  code: z.string().optional(),
  expires: z.string().optional(),
});

export function registerRecoveryRoutes(app: App, { database, clock }: ServerDeps): void {
  app.post(
    '/api/accounts/:id/recovery',
    {
      schema: {
        tags: ['accounts'],
        summary: 'Recover an account: the first call starts it, a second person’s call confirms it and gets the code',
        params: z.object({ id: z.uuid() }),
        response: { 200: Step, 202: Step },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const by = {
        account: actor.account,
        mayStart: may(actor, 'account.manage'),
        mayConfirm: may(actor, 'account.confirm-recovery'),
      };
      if (!by.mayStart && !by.mayConfirm) throw forbidden();
      const { id } = request.params;
      const step = await database.asSystem('recovery', async (tx) => {
        // The second person need not see accounts; the account must be of an organisation in the region of one of the actor's posts.
        const { rows } = await tx.query(
          `SELECT 1 FROM guitu.account a JOIN guitu.organisation o ON o.id = a.home
           WHERE a.id = $1 AND a.ended_at IS NULL
             AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS r WHERE starts_with(o.region, guitu.region_prefix(r)))`,
          [id, regionsOf(actor)],
        );
        if (rows.length === 0) throw notFound(words('账号', 'account'));
        const taken = await stepRecovery(tx, id, by, clock.now());
        if (taken && taken.state !== 'needs-another-person') {
          const act = taken.state === 'waiting' ? 'account.start-recovery' : 'account.confirm-recovery';
          await audit(tx, actor, { act, object: 'account', id });
        }
        return taken;
      });
      if (step === undefined) throw forbidden(words('请由管理员先发起。', 'An administrator has to start it first.'));
      if (step.state === 'needs-another-person') {
        throw conflict(
          'needs-another-person',
          words('发起人不能自己确认，须由另一人确认。', 'Who started it cannot confirm it: another person must.'),
        );
      }
      if (step.state === 'waiting') return reply.code(202).send({ state: step.state, id: step.id });
      return { state: step.state, id: step.id, code: step.code, expires: step.expires.toISOString() };
    },
  );

  app.post(
    '/api/session/recovery',
    {
      config: { public: true },
      schema: {
        tags: ['session'],
        summary: 'Set a password with a code from the administrator; all sessions end',
        body: z.object({ account: z.string().min(1).max(100), code: z.string().min(1).max(40), password: z.string().max(1_000) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const now = clock.now();
      const login = normaliseLogin(request.body.account);
      const fault = faultOfPassword(request.body.password, login);
      if (fault) throw badRequest(fault);
      const attempt = { login: `recovery ${login}`, address: request.ip, known: false };
      const counted = await database.asSystem('recovery', (tx) => countAttempt(tx, attempt, now));
      if (!counted.ok) {
        throw tooMany(counted.seconds, words('尝试次数过多，请稍后再试。', 'Too many attempts: try again later.'));
      }
      const hash = await hashPassword(request.body.password);
      const done = await database.asSystem('recovery', async (tx) => {
        const { rows } = await tx.query<{ id: string; name: string }>(
          'SELECT id, name FROM guitu.account WHERE login = $1 AND ended_at IS NULL',
          [login],
        );
        const account = rows[0];
        if (account === undefined || !(await redeemCode(tx, account.id, request.body.code, now))) return false;
        await tx.query(
          `UPDATE guitu.account SET password_hash = $2, password_set_at = $3, must_change = false,
             totp_secret = NULL, totp_pending = NULL, totp_last_step = NULL WHERE id = $1`,
          [account.id, hash, now],
        );
        await endSessionsOf(tx, account.id, 'recovered', now);
        await takeBackAttempt(tx, attempt);
        await takeBackAttempt(tx, { login, address: request.ip, known: true });
        const by = { account: account.id, name: account.name, address: request.ip, requestId: request.id };
        await audit(tx, by, { act: 'account.recover', object: 'account', id: account.id });
        return true;
      });
      if (!done) {
        throw new Problem({
          status: 401,
          kind: 'wrong-code',
          title: words('恢复码无效', 'The code is not valid'),
          detail: words(
            '账号或恢复码不正确，或恢复码已用过、已过期。',
            'The account or the code is not right, or the code was used or is too old.',
          ),
        });
      }
      return reply.code(204).send(null);
    },
  );
}

function regionsOf(actor: Actor): string[] {
  return actor.posts.map((post) => post.region);
}
