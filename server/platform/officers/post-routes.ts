/** Posts on a day, their last days, and stand-ins. */
import { z } from 'zod';
import { addDays } from '../../../law/kernel/plain-date.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { badRequest, forbidden, notFound, refused } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Actor } from '../scope/actor.ts';
import { may } from '../scope/find-actor.ts';
import { HOLDING_ROLES } from './officers.ts';
import { refuseOrganPosts } from './organ-posts.ts';
import { countHeld, endPostOn, listPosts, PostItem } from './posts.ts';
import { postHoldsCases } from './refusals.ts';
import { findLentPost, findSubstitute, lendPost, listStandIns, refuseLending, StandInItem, takeBack } from './stand-ins.ts';

const ById = z.object({ id: z.uuid() });
const postWord = words('岗位', 'post');

export function registerPostRoutes(app: App, { database, clock }: ServerDeps): void {
  const tags = ['posts'];

  app.get(
    '/api/posts',
    {
      schema: {
        tags,
        summary: 'Who holds which post on a day, at the units one works with or looks after',
        querystring: z.object({ on: PlainDateSchema.optional(), unit: z.uuid().optional(), q: z.string().max(100).optional() }),
        response: { 200: z.object({ on: z.string(), items: z.array(PostItem) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { on: day = actor.today, unit, q } = request.query;
      const units = lookedAt(actor).filter((one) => unit === undefined || one === unit);
      const items = await database.inScope(actor, (tx) => listPosts(tx, { units, day, holding: HOLDING_ROLES }));
      const seen = items.map((item) => (actor.units.includes(item.organisation.id) ? item : { ...item, cases: null }));
      return { on: day, items: q === undefined ? seen : seen.filter(({ name }) => name.includes(q.trim())) };
    },
  );

  app.post(
    '/api/posts/:id/end',
    {
      schema: {
        tags,
        summary: 'Set the last day of a post; not while it holds cases beyond it, unless they may become unassigned',
        params: ById,
        body: z.object({ lastDay: PlainDateSchema.optional(), leaveUnassigned: z.boolean().default(false) }),
        response: { 200: z.object({ lastDay: z.string(), unassigned: z.int() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'account.manage')) throw forbidden();
      const { id } = request.params;
      const { lastDay, leaveUnassigned } = request.body;
      const known = await database.inScope(actor, (tx) => findLentPost(tx, id));
      if (known === undefined || !actor.accountUnits?.includes(known.organisation)) throw notFound(postWord);
      if (lastDay === undefined) throw badRequest(words('请写最后一日。', 'Say the last day.'), ['body.lastDay']);
      if (lastDay < addDays(known.from, -1))
        throw badRequest(words('最后一日早于开始日期。', 'The last day is before the first.'), ['body.lastDay']);
      const end = addDays(lastDay, 1);
      const held = await database.asSystem('post-end', (tx) => countHeld(tx, id, end));
      if (held > 0 && !leaveUnassigned) throw refused(postHoldsCases(held, lastDay));
      await database.inScope(actor, async (tx) => {
        const holder = await endPostOn(tx, id, end);
        if (holder === undefined) throw notFound(postWord);
        await audit(tx, actor, {
          act: 'post.end',
          object: 'account',
          id: holder,
          detail: { post: id, lastDay, unassigned: held },
        });
      });
      return { lastDay, unassigned: held };
    },
  );

  app.get(
    '/api/stand-ins',
    {
      schema: {
        tags,
        summary: 'Who stands in for whom, now, to come and over',
        querystring: z.object({ unit: z.uuid().optional() }),
        response: { 200: z.object({ items: z.array(StandInItem) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const units = lookedAt(actor).filter((one) => request.query.unit === undefined || one === request.query.unit);
      return { items: await database.inScope(actor, (tx) => listStandIns(tx, units, 200)) };
    },
  );

  app.post(
    '/api/posts/:id/stand-ins',
    {
      schema: {
        tags,
        summary: 'Let another account fill a post for some days (`to` is the last of them)',
        params: ById,
        body: z.object({
          account: z.uuid().optional(),
          from: PlainDateSchema.optional(),
          to: PlainDateSchema.optional(),
          reason: z.string().min(2).max(200).optional(),
        }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { account, from, to, reason } = request.body;
      const id = await database.inScope(actor, async (tx) => {
        const post = await findLentPost(tx, request.params.id);
        if (post === undefined || !lookedAt(actor).includes(post.organisation)) throw notFound(postWord);
        if (!lends(actor, post.organisation)) throw forbidden();
        if (account === undefined || from === undefined || to === undefined || reason === undefined) {
          throw badRequest(words('请写代理人、起止日期和事由。', 'Say who, from when to when, and why.'), ['body']);
        }
        if (to < from) throw badRequest(words('结束日期早于开始日期。', 'It ends before it begins.'));
        if (account === actor.account)
          throw forbidden(
            words(
              '不能把别人的岗位设给自己，须由另一名有权人员办理。',
              'One cannot give oneself another’s post: another person must.',
            ),
          );
        const name = await findSubstitute(tx, account);
        if (name === undefined) throw notFound(words('岗位或账号', 'post or account'));
        const lending = { post: request.params.id, account, from, to, reason };
        const mixed = () =>
          database.asSystem('organ-posts', (all) => refuseOrganPosts(all, account, [{ ...post, from, to: addDays(to, 1) }]));
        const no = (await refuseLending(tx, post, lending)) ?? (await mixed());
        if (no) throw refused(no);
        const standIn = await lendPost(tx, lending, name, actor.account, clock.now());
        await audit(tx, actor, { act: 'post.stand-in', object: 'account', id: account, detail: lending });
        return standIn;
      });
      return reply.code(201).send({ id });
    },
  );

  app.delete(
    '/api/stand-ins/:id',
    { schema: { tags, summary: 'Take a lent post back from today on', params: ById, response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = app.actorOf(request);
      await database.inScope(actor, async (tx) => {
        const taken = await takeBack(tx, request.params.id, actor.today);
        if (taken === undefined) throw notFound(words('代理', 'stand-in'));
        await audit(tx, actor, { act: 'post.take-back', object: 'account', id: taken.account, detail: { post: taken.post } });
      });
      return reply.code(204).send(null);
    },
  );
}

/** Units whose posts the caller may see: where he works, and those he looks after. */
export function lookedAt(actor: Actor): string[] {
  return [...new Set([...actor.units, ...(actor.accountUnits ?? [])])];
}

function lends(actor: Actor, unit: string): boolean {
  return (
    (may(actor, 'account.manage') && actor.accountUnits?.includes(unit) === true) || actor.caseloadUnits?.includes(unit) === true
  );
}
