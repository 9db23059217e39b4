/** A change of settings over HTTP: propose and look, confirm or drop, follow it case by case. */
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { readCursor, writeCursor } from '../cases/cursor.ts';
import { languageOf } from '../http/language.ts';
import { badRequest, conflict, forbidden, notFound, refused } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { may } from '../scope/find-actor.ts';
import { Change, entriesOf } from '../settings/change.ts';
import { countyOf } from '../settings/county-settings.ts';
import { confirmReplan } from './confirm.ts';
import { headsUnit } from './heads-unit.ts';
import { findReplan, insertReplan, listReplans, moveReplan, type Replan } from './replan-store.ts';
import { effectByRule, effectCounts, RuleEffect, readTouched, TouchedCase } from './replan-view.ts';

const Id = z.object({ id: z.uuid() });

const ReplanView = z.object({
  id: z.string(),
  state: z.enum(['previewing', 'previewed', 'applying', 'applied', 'dropped']),
  entries: z.array(
    z.object({ key: z.string(), from: z.string(), withdrawn: z.boolean(), value: z.unknown(), source: z.string() }),
  ),
  day: z.string(),
  created: z.string(),
  by: z.string(),
  confirmed: z.string().nullable(),
  ended: z.string().nullable(),
  /** Open cases looked at so far, come to so far, and all of them. */
  progress: z.object({ previewed: z.int(), applied: z.int(), total: z.int() }),
  /** People whose duties, state or grade the change touches: as previewed, and as carried out. */
  touched: z.object({ previewed: z.int(), applied: z.int() }),
  /** Cases changed by somebody between the preview and the confirmation, and cases the law could not read. */
  since: z.int(),
  failed: z.int(),
});

export function registerReplanRoutes(app: App, { database, clock }: ServerDeps): void {
  const tag = { tags: ['settings'] };

  app.post(
    '/api/settings/changes',
    {
      schema: {
        ...tag,
        summary: 'Propose a change and compute what it would do; nothing is changed yet',
        body: Change,
        response: { 201: Id },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'settings.manage')) throw forbidden();
      const post = actor.posts.find(({ organisation }) => headsUnit(actor, organisation));
      if (post === undefined) throw forbidden();
      const read = entriesOf(request.body);
      if ('faults' in read)
        throw badRequest(
          words('这项变更不能采用。', 'The change cannot be taken.'),
          read.faults.map((fault) => fault[languageOf(request.headers['accept-language'], actor.locale)]),
        );
      const id = await database.inScope(actor, async (tx) => {
        const made = await insertReplan(tx, {
          unit: post.organisation,
          county: countyOf(post.region),
          entries: read.entries,
          day: clock.today(),
          created: clock.now(),
          by: actor.account,
          byName: actor.name,
        });
        await audit(tx, actor, { act: 'settings.preview', object: 'replan', id: made });
        return made;
      });
      return reply.code(201).send({ id });
    },
  );

  app.get(
    '/api/settings/changes',
    {
      schema: {
        ...tag,
        summary: 'Changes proposed and made, newest first',
        response: { 200: z.object({ items: z.array(ReplanView) }) },
      },
    },
    async (request) =>
      database.inScope(app.actorOf(request), async (tx) => ({
        items: await Promise.all(
          (await listReplans(tx, 50)).map(async (replan) => viewOf(replan, await effectCounts(tx, replan))),
        ),
      })),
  );

  app.get(
    '/api/settings/changes/:id',
    {
      schema: {
        ...tag,
        summary: 'One change: how far it is, and what it does, by rule',
        params: Id,
        response: { 200: ReplanView.extend({ rules: z.array(RuleEffect) }) },
      },
    },
    async (request) =>
      database.inScope(app.actorOf(request), async (tx) => {
        const replan = await findReplan(tx, request.params.id);
        if (replan === undefined) throw notFound();
        return { ...viewOf(replan, await effectCounts(tx, replan)), rules: await effectByRule(tx, replan) };
      }),
  );

  app.get(
    '/api/settings/changes/:id/cases',
    {
      schema: {
        ...tag,
        summary: 'The people it touches, with the duties added, moved and lifted',
        params: Id,
        querystring: z.object({
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(TouchedCase), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, async (tx) => {
        const replan = await findReplan(tx, request.params.id);
        if (replan === undefined) throw notFound();
        const { after, limit } = request.query;
        const rows = await readTouched(tx, actor, replan, readCursor(after, 1)?.[0] ?? undefined, limit + 1);
        const items = rows.slice(0, limit);
        const end = items.at(-1);
        return { items, next: rows.length > limit && end ? writeCursor([end.caseId]) : null };
      });
    },
  );

  app.post(
    '/api/settings/changes/:id/confirm',
    {
      schema: {
        ...tag,
        summary: 'Confirm a previewed change: it holds at once, and every open case is derived anew',
        params: Id,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'settings.manage')) throw forbidden();
      const { id } = request.params;
      const no = await database.inScope(actor, async (tx) => {
        const replan = await findReplan(tx, id);
        if (replan === undefined) throw notFound();
        if (!headsUnit(actor, replan.unit)) throw forbidden();
        return confirmReplan(tx, actor, id, clock);
      });
      if (no !== undefined) throw refused(no);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/settings/changes/:id/drop',
    { schema: { ...tag, summary: 'Drop a change that was not confirmed', params: Id, response: { 204: z.null() } } },
    async (request, reply) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'settings.manage')) throw forbidden();
      await database.inScope(actor, async (tx) => {
        const replan = await findReplan(tx, request.params.id, true);
        if (replan === undefined) throw notFound();
        if (!headsUnit(actor, replan.unit)) throw forbidden();
        if (replan.state !== 'previewing' && replan.state !== 'previewed')
          throw conflict(
            'confirmed',
            words('已经确认的变更不能放弃；请另作一项变更。', 'A confirmed change cannot be dropped; make another one.'),
          );
        await moveReplan(tx, replan.id, { state: 'dropped', ended: clock.now() });
        await audit(tx, actor, { act: 'settings.drop', object: 'replan', id: replan.id });
      });
      return reply.code(204).send(null);
    },
  );
}

function viewOf(replan: Replan, counts: Awaited<ReturnType<typeof effectCounts>>): z.infer<typeof ReplanView> {
  return {
    id: replan.id,
    state: replan.state,
    entries: replan.entries.map((entry) => ({ ...entry })),
    day: replan.day,
    created: replan.created.toISOString(),
    by: replan.byName,
    confirmed: replan.confirmed?.toISOString() ?? null,
    ended: replan.ended?.toISOString() ?? null,
    progress: { previewed: counts.previewed, applied: counts.applied, total: counts.total },
    touched: { previewed: counts.touchedPreviewed, applied: counts.touchedApplied },
    since: counts.since,
    failed: counts.failed,
  };
}
