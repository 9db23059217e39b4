/** Handing over a caseload: look first, confirm, and tick off who has been told. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { forbidden, notFound, refused } from '../http/problems.ts';
import type { App } from '../http/server.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { listHeldBy, Plan, type Planned, workOut } from './hand-over.ts';
import {
  findHandOver,
  HandOverCase,
  HandOverItem,
  listHandOverCases,
  listHandOvers,
  storeHandOver,
  TOLD_HOW,
  tick,
} from './hand-over-store.ts';
import type { OfficerDeps } from './officer-routes.ts';
import { giveCases } from './officers.ts';
import { changedMeanwhile, notAHoldingPost, nothingToHandOver } from './refusals.ts';

const ById = z.object({ id: z.uuid() });
const handOverWord = words('移交', 'hand-over');
const GoingItem = z.object({
  caseId: z.string(),
  name: z.string(),
  grade: z.string().nullable(),
  duties: z.int(),
  overdue: z.int(),
});
const PreviewAnswer = z.object({
  cases: z.int(),
  duties: z.int(),
  overdue: z.int(),
  goes: z.array(
    z.object({
      to: z.object({ id: z.string(), name: z.string() }),
      cases: z.array(GoingItem),
      duties: z.int(),
      overdue: z.int(),
    }),
  ),
  stays: z.array(GoingItem),
});

export function registerHandOverRoutes(app: App, { database, clock, messenger }: OfficerDeps): void {
  const tags = ['hand-overs'];

  app.get(
    '/api/caseload',
    {
      schema: {
        tags,
        summary: 'Open cases of a post, or of a unit that nobody holds, with the duties that would change hands',
        querystring: z.object({ unit: z.uuid(), from: z.uuid().optional() }),
        response: { 200: z.object({ items: z.array(GoingItem) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      requireLeads(actor, request.query.unit);
      const items = await database.inScope(actor, (tx) => listHeldBy(tx, request.query));
      return { items: items.map(said) };
    },
  );

  app.post(
    '/api/hand-overs/preview',
    {
      schema: {
        tags,
        summary: 'Who would go where, and how many duties would change hands; writes nothing',
        body: Plan.extend({ starts: PlainDateSchema.optional() }),
        response: { 200: PreviewAnswer },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { starts = actor.today, ...plan } = request.body;
      requireLeads(actor, plan.unit);
      return database.inScope(actor, async (tx) => answerOf(await planned(tx, plan, starts)));
    },
  );

  app.post(
    '/api/hand-overs',
    {
      schema: {
        tags,
        summary: 'Hand the caseload over, as previewed, in one transaction: new officers and persons are told',
        body: Plan.extend({
          starts: PlainDateSchema.optional(),
          reason: z.string().trim().min(2).max(200),
          /** How many cases the preview said. */
          cases: z.int().min(1),
        }),
        response: { 201: z.object({ id: z.string(), cases: z.int(), duties: z.int() }) },
      },
    },
    async (request, reply) => {
      const actor = app.actorOf(request);
      const { starts = actor.today, reason, cases: seen, ...plan } = request.body;
      requireLeads(actor, plan.unit);
      const done = await database.inScope(actor, async (tx) => {
        // Two hand-overs of one unit take turns: the second sees what the first has left.
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`hand-over ${plan.unit}`]);
        const { goes } = await planned(tx, plan, starts);
        const answer = answerOf({ goes, stays: [] });
        if (answer.cases === 0) throw refused(nothingToHandOver());
        if (answer.cases !== seen) throw refused(changedMeanwhile(seen, answer.cases));
        const id = randomUUIDv7();
        const fromName = await storeHandOver(tx, actor, { id, plan, starts, reason, goes, now: clock.now() });
        for (const { to, cases } of goes) {
          const given = {
            cases: cases.map(({ caseId }) => caseId),
            post: to.id,
            officer: to.name,
            from: starts,
            reason,
            handOver: id,
          };
          await giveCases(tx, actor, given, clock.now());
          await messenger.tell(tx, {
            key: `hand-over:${id}:${to.id}`,
            topic: 'caseload.handed-over',
            to: { account: to.account },
            values: { from: fromName, count: cases.length, on: starts, reason },
          });
          for (const { caseId, person } of cases) {
            await audit(tx, actor, {
              act: 'case.assign',
              object: 'case',
              id: caseId,
              detail: { post: to.id, officer: to.name, from: starts, reason, handOver: id },
            });
            if (person === null) continue;
            await messenger.tell(tx, {
              key: `hand-over:${id}:${caseId}`,
              topic: 'officer.changed',
              to: { person },
              caseId,
              values: { on: starts, to: to.name },
            });
          }
        }
        await audit(tx, actor, {
          act: 'case.hand-over',
          object: 'hand-over',
          id,
          detail: { unit: plan.unit, from: plan.from ?? null, cases: answer.cases, duties: answer.duties, starts, reason },
        });
        return { id, cases: answer.cases, duties: answer.duties };
      });
      return reply.code(201).send(done);
    },
  );

  app.get(
    '/api/hand-overs',
    {
      schema: {
        tags,
        summary: 'Hand-overs within reach, the latest first, with how many persons have been told',
        querystring: z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
        response: { 200: z.object({ items: z.array(HandOverItem), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { after, limit } = request.query;
      const items = await database.inScope(actor, (tx) => listHandOvers(tx, actor.units, after, limit + 1));
      return { items: items.slice(0, limit), next: items.length > limit ? (items[limit - 1]?.id ?? null) : null };
    },
  );

  app.get(
    '/api/hand-overs/:id',
    {
      schema: {
        tags,
        summary: 'One hand-over with its persons',
        params: ById,
        response: { 200: HandOverItem.extend({ persons: z.array(HandOverCase) }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      return database.inScope(app.actorOf(request), async (tx) => {
        const found = await findHandOver(tx, id);
        if (found === undefined) throw notFound(handOverWord);
        return { ...found, persons: await listHandOverCases(tx, id) };
      });
    },
  );

  app.post(
    '/api/hand-overs/:id/told',
    {
      schema: {
        tags,
        summary: 'Note that persons of a hand-over were told: when, how, and what proves it',
        params: ById,
        body: z.object({
          cases: z.array(z.uuid()).max(2_000).default([]),
          on: PlainDateSchema.optional(),
          how: z.enum(TOLD_HOW).optional(),
          note: z.string().trim().max(300).default(''),
        }),
        response: { 200: z.object({ told: z.int() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { id } = request.params;
      const { cases, on = actor.today, how = 'in-person', note } = request.body;
      return database.inScope(actor, async (tx) => {
        const found = await findHandOver(tx, id);
        if (found === undefined) throw notFound(handOverWord);
        if (!actor.writeUnits.includes(found.unit.id)) throw forbidden();
        const told = await tick(tx, actor, { handOver: id, cases, on, how, note, now: clock.now() });
        for (const caseId of told) {
          await audit(tx, actor, { act: 'hand-over.tell', object: 'case', id: caseId, detail: { handOver: id, on, how, note } });
        }
        return { told: told.length };
      });
    },
  );
}

function requireLeads(actor: Actor, unit: string): void {
  if (!actor.units.includes(unit)) throw notFound(words('单位', 'unit'));
  if (!actor.caseloadUnits?.includes(unit)) throw forbidden();
}

async function planned(tx: Tx, plan: Plan, starts: PlainDate): Promise<Planned> {
  const worked = await workOut(tx, plan, starts);
  if ('unfit' in worked) throw refused(notAHoldingPost());
  return worked;
}

const said = ({ caseId, name, grade, duties, overdue }: Planned['stays'][number]) => ({ caseId, name, grade, duties, overdue });

function answerOf({ goes, stays }: Planned): z.infer<typeof PreviewAnswer> {
  const total = (cases: Planned['stays'], pick: 'duties' | 'overdue') => cases.reduce((sum, one) => sum + one[pick], 0);
  const all = goes.flatMap(({ cases }) => cases);
  return {
    cases: all.length,
    duties: total(all, 'duties'),
    overdue: total(all, 'overdue'),
    goes: goes.map(({ to, cases }) => ({
      to: { id: to.id, name: to.name },
      cases: cases.map(said),
      duties: total(cases, 'duties'),
      overdue: total(cases, 'overdue'),
    })),
    stays: stays.map(said),
  };
}
