/** The audit, for the auditor; looking at it is audited too. */
import { z } from 'zod';
import { forbidden } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { may } from '../scope/find-actor.ts';
import { audit } from './audit.ts';
import { AuditItem, AuditQuery, listAudit } from './audit-list.ts';

export function registerAuditRoutes(app: App, { database }: ServerDeps): void {
  app.get(
    '/api/audit',
    {
      schema: {
        tags: ['audit'],
        summary: 'Who did or read what, newest first',
        querystring: AuditQuery.extend({
          after: z.coerce.number().int().optional().describe('`next` of the page before'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(AuditItem), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'audit.read')) throw forbidden();
      const { after, limit, ...filter } = request.query;
      return database.inScope(actor, async (tx) => {
        const page = await listAudit(tx, filter, { after, limit });
        await audit(tx, actor, { act: 'audit.read', object: 'audit', id: '', detail: { ...filter, after } });
        return page;
      });
    },
  );
}
