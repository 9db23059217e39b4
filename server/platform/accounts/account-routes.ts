/** What an administrator does with accounts and gives as posts. The database keeps it within the organisations he looks after. */
import { z } from 'zod';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { badRequest, conflict, forbidden, notFound, refused } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { type PostGiven, refuseOrganPosts } from '../officers/organ-posts.ts';
import { endPostsOf } from '../officers/posts.ts';
import type { Actor } from '../scope/actor.ts';
import { may } from '../scope/find-actor.ts';
import { ROLES } from '../scope/roles.ts';
import { addAccount, addPost, endAccount, findAccount, listAccounts } from './account-store.ts';
import { firstCode } from './recovery.ts';
import { endSessionsOf, listSessions } from './sessions.ts';
import { normaliseLogin } from './sign-in.ts';

const Post = z.object({
  organisation: z.uuid(),
  role: z.enum(ROLES),
  from: PlainDateSchema,
  to: PlainDateSchema.optional(),
  juvenile: z.boolean().default(false),
  sealed: z.boolean().default(false),
});

const Account = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  home: z.object({ id: z.string(), name: z.string() }),
  ended: z.boolean(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  posts: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      organisation: z.object({ id: z.string(), name: z.string() }),
      from: z.string(),
      to: z.string().nullable(),
      juvenile: z.boolean(),
      sealed: z.boolean(),
    }),
  ),
});

const ById = z.object({ id: z.uuid() });
const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/;
const accountWord = words('账号', 'account');

export function registerAccountRoutes(app: App, { database, clock }: ServerDeps): void {
  const tags = ['accounts'];
  const requireOneOrgan = async (account: string | undefined, posts: readonly PostGiven[]) => {
    const no = await database.asSystem('organ-posts', (tx) => refuseOrganPosts(tx, account, posts));
    if (no) throw refused(no);
  };

  app.get(
    '/api/roles',
    {
      schema: {
        tags,
        summary: 'Roles a post can have',
        response: {
          200: z.object({
            items: z.array(
              z.object({
                name: z.string(),
                title: z.string(),
                permissions: z.array(z.string()),
                /** Kind of the units it is held at, where it is a post of another organ. */
                organ: z.string().nullable(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { rows } = await database.inScope(actor, (tx) =>
        tx.query<{ name: string; zh: string; en: string; permissions: string[]; organ: string | null }>(
          'SELECT name, zh, en, permissions, organ FROM guitu.role ORDER BY place',
        ),
      );
      return {
        items: rows.map(({ name, permissions, organ, ...title }) => ({ name, title: title[actor.locale], permissions, organ })),
      };
    },
  );

  app.get(
    '/api/accounts',
    {
      schema: {
        tags,
        summary: 'Accounts of the organisations one looks after',
        querystring: z.object({
          q: z.string().max(100).optional(),
          after: z.string().max(100).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(Account), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = permitted(app.actorOf(request), 'account.read');
      const { limit } = request.query;
      const items = await database.inScope(actor, (tx) => listAccounts(tx, { ...request.query, limit: limit + 1 }));
      const page = items.slice(0, limit);
      return { items: page, next: items.length > limit ? (page.at(-1)?.login ?? null) : null };
    },
  );

  app.get(
    '/api/accounts/:id',
    { schema: { tags, summary: 'One account', params: ById, response: { 200: Account } } },
    async (request) => {
      const actor = permitted(app.actorOf(request), 'account.read');
      const account = await database.inScope(actor, (tx) => findAccount(tx, request.params.id));
      if (account === undefined) throw notFound(accountWord);
      return account;
    },
  );

  app.post(
    '/api/accounts',
    {
      schema: {
        tags,
        summary: 'Add an account; its holder sets the first password with the code',
        body: z.object({
          login: z.string().min(2).max(64),
          name: z.string().min(1).max(100),
          home: z.uuid(),
          locale: z.enum(['zh', 'en']).default('zh'),
          posts: z.array(Post).max(20).default([]),
        }),
        response: { 201: z.object({ id: z.string(), code: z.string(), expires: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = permitted(app.actorOf(request), 'account.manage');
      const login = normaliseLogin(request.body.login);
      if (!LOGIN.test(login)) {
        throw badRequest(
          words('账号只能用小写字母、数字和 . _ -。', 'An account is written with small letters, digits and . _ -'),
        );
      }
      for (const organisation of [request.body.home, ...request.body.posts.map((post) => post.organisation)])
        requireLooksAfter(actor, organisation);
      await requireOneOrgan(undefined, request.body.posts);
      const now = clock.now();
      const added = await database.inScope(actor, async (tx) => {
        const id = await addAccount(tx, { ...request.body, login }, actor.account, now);
        if (id === undefined) return undefined;
        for (const post of request.body.posts) await addPost(tx, id, post, actor.account, now);
        await audit(tx, actor, { act: 'account.add', object: 'account', id, detail: { posts: request.body.posts } });
        return id;
      });
      if (added === undefined) throw conflict('login-taken', words('这个账号已被使用。', 'This account name is taken.'));
      const code = await database.asSystem('recovery', (tx) => firstCode(tx, added, actor.account, now));
      return reply.code(201).send({ id: added, code: code.code, expires: code.expires.toISOString() });
    },
  );

  app.delete(
    '/api/accounts/:id',
    { schema: { tags, summary: 'End an account and its sessions', params: ById, response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = permitted(app.actorOf(request), 'account.manage');
      const { id } = request.params;
      if (id === actor.account) throw conflict('own-account', words('不能停用自己的账号。', 'One cannot end one’s own account.'));
      const ended = await database.inScope(actor, async (tx) => {
        if (!(await endAccount(tx, id, clock.now()))) return false;
        await endSessionsOf(tx, id, 'account-ended', clock.now());
        const posts = await endPostsOf(tx, id, actor.today);
        await audit(tx, actor, { act: 'account.end', object: 'account', id, detail: { posts } });
        return true;
      });
      if (!ended) throw notFound(accountWord);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/accounts/:id/sessions',
    {
      schema: {
        tags,
        summary: 'Living sessions of an account',
        params: ById,
        response: {
          200: z.object({
            items: z.array(
              z.object({ id: z.string(), created: z.string(), seen: z.string(), address: z.string(), agent: z.string() }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const actor = permitted(app.actorOf(request), 'account.read');
      const sessions = await database.inScope(actor, (tx) => listSessions(tx, request.params.id, clock.now()));
      return {
        items: sessions.map(({ created, seen, ...session }) => ({
          ...session,
          created: created.toISOString(),
          seen: seen.toISOString(),
        })),
      };
    },
  );

  app.post(
    '/api/accounts/:id/posts',
    { schema: { tags, summary: 'Give a post', params: ById, body: Post, response: { 201: z.object({ id: z.string() }) } } },
    async (request, reply) => {
      const actor = permitted(app.actorOf(request), 'account.manage');
      requireLooksAfter(actor, request.body.organisation);
      if (request.params.id === actor.account) throw ownPost();
      const known = await database.inScope(actor, (tx) => findAccount(tx, request.params.id));
      if (known === undefined) throw notFound(accountWord);
      await requireOneOrgan(known.id, [request.body]);
      const id = await database.inScope(actor, async (tx) => {
        const post = await addPost(tx, request.params.id, request.body, actor.account, clock.now());
        await audit(tx, actor, { act: 'post.add', object: 'account', id: request.params.id, detail: { post, ...request.body } });
        return post;
      });
      return reply.code(201).send({ id });
    },
  );
}

function permitted(actor: Actor, permission: string): Actor {
  if (!may(actor, permission)) throw forbidden();
  return actor;
}

function requireLooksAfter(actor: Actor, organisation: string): void {
  if (!actor.accountUnits?.includes(organisation)) throw notFound(words('单位', 'organisation'));
}

function ownPost() {
  return forbidden(
    words('不能给自己设岗位，须由另一名管理员办理。', 'One cannot give oneself a post: another administrator must.'),
  );
}
