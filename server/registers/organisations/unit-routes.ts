/** The units of the county as their administrator keeps them. */
import { z } from 'zod';
import { addDays } from '../../../law/kernel/plain-date.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../../platform/audit/audit.ts';
import { badRequest, forbidden, notFound, refused } from '../../platform/http/problems.ts';
import type { App, ServerDeps } from '../../platform/http/server.ts';
import { lookedAt } from '../../platform/officers/post-routes.ts';
import { unitAboveItself, unitExists, unitNotEmpty } from '../../platform/officers/refusals.ts';
import type { Actor } from '../../platform/scope/actor.ts';
import { may } from '../../platform/scope/find-actor.ts';
import { ORGANISATION_KINDS } from './organisations.ts';
import {
  addUnit,
  changeUnit,
  closeUnit,
  findUnit,
  isBelow,
  isNameTaken,
  listUnitChanges,
  listUnits,
  noteChange,
  type UnitRow,
  unitsInUse,
} from './units.ts';

const ById = z.object({ id: z.uuid() });
const unitWord = words('单位', 'unit');
const Name = z.string().trim().min(2).max(100);
const Reason = z.string().trim().min(2).max(200);

const Unit = z.object({
  id: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  name: z.string(),
  region: z.string(),
  parent: z.string().nullable(),
  from: z.string(),
  /** Last day; null: without end. */
  to: z.string().nullable(),
  cases: z.int(),
  posts: z.int(),
  below: z.int(),
  /** Whether the caller may change it. */
  mine: z.boolean(),
});

const Change = z.object({
  what: z.enum(['added', 'renamed', 'moved', 'closed']),
  on: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
});

export function registerUnitRoutes(app: App, { database, clock }: ServerDeps): void {
  const tags = ['organisations'];

  app.get(
    '/api/units',
    {
      schema: {
        tags,
        summary: 'Units one works with or looks after, with their open cases and living posts',
        querystring: z.object({ closed: z.stringbool().optional() }),
        response: { 200: z.object({ items: z.array(Unit) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const rows = await database.inScope(actor, (tx) => listUnits(tx, lookedAt(actor), request.query.closed ?? false));
      const use = await database.asSystem('unit-counts', (tx) =>
        unitsInUse(
          tx,
          rows.map(({ id }) => id),
        ),
      );
      return {
        items: rows.map(({ validFrom, validTo, ...unit }) => ({
          ...unit,
          from: validFrom,
          to: validTo === null ? null : addDays(validTo, -1),
          ...(use.get(unit.id) ?? { cases: 0, posts: 0, below: 0 }),
          mine: looksAfter(actor, unit.id),
        })),
      };
    },
  );

  app.get(
    '/api/units/:id/changes',
    { schema: { tags, summary: 'History of a unit', params: ById, response: { 200: z.object({ items: z.array(Change) }) } } },
    async (request) => {
      const actor = app.actorOf(request);
      const { id } = request.params;
      if (!lookedAt(actor).includes(id)) throw notFound(unitWord);
      return { items: await database.inScope(actor, (tx) => listUnitChanges(tx, id)) };
    },
  );

  app.post(
    '/api/units',
    {
      schema: {
        tags,
        summary: 'Add a unit under one that one looks after',
        body: z.object({
          kind: z.enum(ORGANISATION_KINDS),
          name: Name,
          region: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/),
          parent: z.uuid(),
          from: PlainDateSchema.optional(),
          reason: Reason,
        }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      requireManages(actor);
      const { reason, from = actor.today, ...unit } = request.body;
      if (!looksAfter(actor, unit.parent)) throw notFound(unitWord);
      const id = await database.inScope(actor, async (tx) => {
        const parent = await findUnit(tx, unit.parent);
        if (
          !parent?.region.slice(0, 6).startsWith(unit.region.slice(0, 6)) &&
          !unit.region.startsWith((parent?.region ?? '').slice(0, 6))
        ) {
          throw badRequest(
            words('区划代码不属于上级单位所在的县。', 'The division does not lie in the county of the unit above.'),
            ['body.region'],
          );
        }
        if (await isNameTaken(tx, unit.name, unit.parent, null)) throw refused(unitExists(unit.name));
        const added = await addUnit(tx, { ...unit, from });
        await noteChange(
          tx,
          actor,
          added,
          { what: 'added', on: from, before: {}, after: { name: unit.name }, reason },
          clock.now(),
        );
        await audit(tx, actor, { act: 'organisation.add', object: 'organisation', id: added, detail: { ...unit, from, reason } });
        return added;
      });
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/units/:id',
    {
      schema: {
        tags,
        summary: 'Rename a unit, or put it under another',
        params: ById,
        body: z.object({ name: Name.optional(), parent: z.uuid().optional(), reason: Reason.optional() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { name, parent, reason } = request.body;
      await database.inScope(actor, async (tx) => {
        const unit = await managed(actor, await findUnit(tx, request.params.id));
        if (reason === undefined || (name === undefined && parent === undefined))
          throw badRequest(words('请写明改什么和事由。', 'Say what changes and why.'), ['body']);
        const above = parent ?? unit.parent;
        if (parent !== undefined && parent !== unit.parent) {
          if (!looksAfter(actor, parent)) throw notFound(unitWord);
          if (await isBelow(tx, parent, unit.id)) throw refused(unitAboveItself());
          const names = async (id: string | null) => ({
            parentName: id === null ? null : ((await findUnit(tx, id))?.name ?? ''),
          });
          const change = {
            what: 'moved',
            on: actor.today,
            before: await names(unit.parent),
            after: await names(parent),
            reason,
          } as const;
          await noteChange(tx, actor, unit.id, change, clock.now());
        }
        const called = name ?? unit.name;
        if (await isNameTaken(tx, called, above, unit.id)) throw refused(unitExists(called));
        if (called !== unit.name) {
          const change = {
            what: 'renamed',
            on: actor.today,
            before: { name: unit.name },
            after: { name: called },
            reason,
          } as const;
          await noteChange(tx, actor, unit.id, change, clock.now());
        }
        await changeUnit(tx, unit.id, { name: called, parent: above });
        await audit(tx, actor, {
          act: 'organisation.change',
          object: 'organisation',
          id: unit.id,
          detail: { name: called, parent: above, reason },
        });
      });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/units/:id/close',
    {
      schema: {
        tags,
        summary: 'Close a unit after a last day; not while it has open cases, living posts or units below it',
        params: ById,
        body: z.object({ lastDay: PlainDateSchema.optional(), reason: Reason.optional() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { lastDay = actor.today, reason } = request.body;
      const { id } = request.params;
      await database.inScope(actor, async (tx) => {
        const unit = await managed(actor, await findUnit(tx, id));
        if (reason === undefined || lastDay < unit.validFrom)
          throw badRequest(words('请写明最后一日和事由。', 'Say the last day and why.'), ['body']);
        const use = await database.asSystem('unit-counts', (system) => unitsInUse(system, [id]));
        const { cases, posts, below } = use.get(id) ?? { cases: 0, posts: 0, below: 0 };
        if (cases + posts + below > 0) throw refused(unitNotEmpty(cases, posts, below));
        await closeUnit(tx, id, addDays(lastDay, 1));
        await noteChange(
          tx,
          actor,
          id,
          { what: 'closed', on: lastDay, before: { name: unit.name }, after: {}, reason },
          clock.now(),
        );
        await audit(tx, actor, { act: 'organisation.close', object: 'organisation', id, detail: { lastDay, reason } });
      });
      return reply.code(204).send(null);
    },
  );
}

function looksAfter(actor: Actor, id: string): boolean {
  return may(actor, 'organisation.manage') && actor.accountUnits?.includes(id) === true;
}

function requireManages(actor: Actor): void {
  if (!may(actor, 'organisation.manage')) throw forbidden();
}

/** The unit, when the caller looks after it; otherwise it is not there for him, or not his to change. */
function managed(actor: Actor, unit: UnitRow | undefined): UnitRow {
  if (unit === undefined || !lookedAt(actor).includes(unit.id)) throw notFound(unitWord);
  if (!looksAfter(actor, unit.id)) throw forbidden();
  return unit;
}
