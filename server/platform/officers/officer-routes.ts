/** Who holds a case, and giving one case to an officer; how much each officer has in hand. */
import { z } from 'zod';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { findCase } from '../cases/case-store.ts';
import { badRequest, forbidden, notFound, refused } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Messenger } from '../messages/port.ts';
import { may } from '../scope/find-actor.ts';
import { findHoldingPost, findOfficer, giveCases, Held, listHeld, Officer } from './officers.ts';
import { notAHoldingPost, wrongUnit } from './refusals.ts';
import { listStaff, Staff } from './staff.ts';
import { listWorkload, Workload } from './workload.ts';

export interface OfficerDeps extends ServerDeps {
  readonly messenger: Messenger;
}

const ById = z.object({ id: z.uuid() });

export function registerOfficerRoutes(app: App, { database, clock, messenger }: OfficerDeps): void {
  const tags = ['officers'];

  app.get(
    '/api/cases/:id/officers',
    {
      schema: {
        tags,
        summary: 'Who holds the case and who held it',
        params: ById,
        response: { 200: z.object({ now: Officer.nullable(), items: z.array(Held) }) },
      },
    },
    async (request) => {
      const { id } = request.params;
      return database.inScope(app.actorOf(request), async (tx) => {
        if (!(await findCase(tx, id))) throw notFound(words('案件', 'case'));
        return { now: (await findOfficer(tx, id)) ?? null, items: await listHeld(tx, id) };
      });
    },
  );

  app.post(
    '/api/cases/:id/officer',
    {
      schema: {
        tags,
        summary: 'Give the case to an officer of its unit, from a day on',
        params: ById,
        body: z.object({
          post: z.uuid().optional(),
          from: PlainDateSchema.optional(),
          reason: z.string().trim().min(2).max(200).optional(),
        }),
        response: { 200: z.object({ officer: Officer.nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { id } = request.params;
      const { post: postId, from = actor.today, reason } = request.body;
      return database.inScope(actor, async (tx) => {
        const row = await findCase(tx, id);
        if (!row) throw notFound(words('案件', 'case'));
        if (!may(actor, 'caseload.manage') || !actor.caseloadUnits?.includes(row.unit)) throw forbidden();
        if (postId === undefined || reason === undefined) {
          throw badRequest(words('请选承办人并写明原因。', 'Choose an officer and say why.'), ['body.post', 'body.reason']);
        }
        const post = await findHoldingPost(tx, postId, from);
        if (post === undefined) throw refused(notAHoldingPost());
        if (post.unit !== row.unit) throw refused(wrongUnit());
        const before = await findOfficer(tx, id);
        await giveCases(tx, actor, { cases: [id], post: post.id, officer: post.name, from, reason }, clock.now());
        await audit(tx, actor, {
          act: 'case.assign',
          object: 'case',
          id,
          detail: { post: post.id, officer: post.name, from, reason },
        });
        if (post.id !== before?.post) {
          await messenger.tell(tx, {
            key: `assignment:${id}:${post.id}:${from}`,
            topic: 'case.handed-over',
            to: { account: post.account },
            caseId: id,
            values: { on: from, reason },
          });
        }
        return { officer: (await findOfficer(tx, id)) ?? null };
      });
    },
  );

  app.get(
    '/api/staff',
    {
      schema: {
        tags,
        summary: 'Who works in the county, for naming somebody in a record: a complaint of an officer',
        response: { 200: z.object({ items: z.array(Staff) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'case.act')) throw forbidden();
      return database.inScope(actor, async (tx) => ({ items: await listStaff(tx) }));
    },
  );

  app.get(
    '/api/workload',
    {
      schema: {
        tags,
        summary:
          'What each officer has in hand: open cases by grade, what is due and what is late; cases nobody holds among them',
        querystring: z.object({ unit: z.uuid().optional() }),
        response: { 200: Workload },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'case.read')) throw forbidden();
      const { unit } = request.query;
      const units = actor.units.filter((one) => unit === undefined || one === unit);
      return database.inScope(actor, (tx) => listWorkload(tx, units));
    },
  );
}
