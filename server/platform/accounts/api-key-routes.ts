/** Keys for the systems of other organs: issued, listed and revoked by the administrator who looks after their posts. */
import { z } from 'zod';
import { addDays } from '../../../law/kernel/plain-date.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { badRequest, forbidden, notFound } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Actor } from '../scope/actor.ts';
import { may } from '../scope/find-actor.ts';
import { issueKey, KEY_STATES, listKeys, revokeKey } from './api-keys.ts';

const LONGEST_DAYS = 366;

const Title = z.object({ zh: z.string(), en: z.string() });

const Key = z.object({
  id: z.string(),
  /** Whether it opens anything now, and if not, why. */
  state: z.enum(KEY_STATES),
  post: z.string(),
  holder: z.string(),
  roleTitle: Title,
  organisation: z.object({ id: z.string(), name: z.string() }),
  label: z.string(),
  created: z.string(),
  byName: z.string(),
  expires: z.string(),
  revoked: z.string().nullable(),
  revokedBy: z.string().nullable(),
  revokedWhy: z.string().nullable(),
  used: z.string().nullable(),
});

const OrganPost = z.object({
  id: z.string(),
  holder: z.string(),
  roleTitle: Title,
  organisation: z.object({ id: z.string(), name: z.string() }),
});

export function registerApiKeyRoutes(app: App, { database, clock }: ServerDeps): void {
  const tags = ['accounts'];
  const keyWord = words('接口密钥', 'API key');

  app.get(
    '/api/api-keys',
    {
      schema: {
        tags,
        summary: 'Keys of other organs’ systems, and the posts one can be issued for',
        response: { 200: z.object({ items: z.array(Key), posts: z.array(OrganPost) }) },
      },
    },
    async (request) => {
      const actor = keeper(app.actorOf(request), 'account.read');
      const { keys, posts } = await database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<z.infer<typeof OrganPost>>(
          `SELECT p.id, COALESCE(p.holder, '') AS holder, jsonb_build_object('zh', r.zh, 'en', r.en) AS "roleTitle",
             jsonb_build_object('id', o.id, 'name', o.name) AS organisation
           FROM guitu.post p JOIN guitu.role r ON r.name = p.role AND r.reach = 'concerned' JOIN guitu.organisation o ON o.id = p.organisation
           WHERE p.organisation = ANY ($1::uuid[]) AND p.valid_from <= $2::date AND (p.valid_to IS NULL OR p.valid_to > $2::date)
           ORDER BY o.name, p.holder, p.id`,
          [actor.accountUnits ?? [], actor.today],
        );
        return { keys: await listKeys(tx, clock.now(), actor.today), posts: rows };
      });
      const instant = (at: Date | null) => at?.toISOString() ?? null;
      return {
        items: keys.map(({ created, expires, revoked, used, ...key }) => ({
          ...key,
          created: created.toISOString(),
          expires: expires.toISOString(),
          revoked: instant(revoked),
          used: instant(used),
        })),
        posts,
      };
    },
  );

  app.post(
    '/api/api-keys',
    {
      schema: {
        tags,
        summary: 'Issue a key for a post of another organ; the answer is the only place where it is ever shown',
        body: z.strictObject({ post: z.uuid(), label: z.string().trim().min(2).max(100), lastDay: PlainDateSchema }),
        response: { 201: z.object({ id: z.string(), key: z.string(), expires: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = keeper(app.actorOf(request), 'account.manage');
      const { post, label, lastDay } = request.body;
      if (lastDay < actor.today || lastDay > addDays(actor.today, LONGEST_DAYS)) {
        throw badRequest(words('最后一日须在今天起一年之内。', 'The last day lies within a year from today.'), ['body.lastDay']);
      }
      const expires = new Date(`${addDays(lastDay, 1)}T00:00:00+08:00`);
      const issued = await database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<{ account: string }>(
          `SELECT p.account FROM guitu.post p JOIN guitu.role r ON r.name = p.role AND r.reach = 'concerned'
           WHERE p.id = $1 AND p.organisation = ANY ($2::uuid[]) AND (p.valid_to IS NULL OR p.valid_to > $3::date)`,
          [post, actor.accountUnits ?? [], actor.today],
        );
        const holder = rows[0]?.account;
        if (holder === undefined) throw notFound(words('岗位', 'post'));
        if (holder === actor.account) throw forbidden();
        const key = await issueKey(tx, actor, { post, label, expires }, clock.now());
        await audit(tx, actor, {
          act: 'api-key.issue',
          object: 'account',
          id: holder,
          detail: { key: key.id, post, label, lastDay },
        });
        return key;
      });
      return reply.code(201).send({ ...issued, expires: expires.toISOString() });
    },
  );

  app.post(
    '/api/api-keys/:id/revoke',
    {
      schema: {
        tags,
        summary: 'End a key at once, and say why',
        params: z.object({ id: z.uuid() }),
        body: z.strictObject({ reason: z.string().trim().min(2).max(200) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = keeper(app.actorOf(request), 'account.manage');
      await database.inScope(actor, async (tx) => {
        const { id } = request.params;
        const { reason } = request.body;
        const holder = await revokeKey(tx, id, { by: actor.name, why: reason }, clock.now());
        if (holder === undefined) throw notFound(keyWord);
        await audit(tx, actor, { act: 'api-key.revoke', object: 'account', id: holder, detail: { key: id, reason } });
      });
      return reply.code(204).send(null);
    },
  );
}

function keeper(actor: Actor, permission: string): Actor {
  if (!may(actor, permission)) throw forbidden();
  return actor;
}
