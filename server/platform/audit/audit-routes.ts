/** The audit, for the auditor; looking at it is audited too. */
import { z } from 'zod';
import { forbidden } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { may } from '../scope/find-actor.ts';
import { audit } from './audit.ts';

const Row = z.object({
  seq: z.number(),
  at: z.string(),
  account: z.string().nullable(),
  name: z.string(),
  act: z.string(),
  object: z.string(),
  id: z.string(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  sealed: z.boolean(),
});

export function registerAuditRoutes(app: App, { database }: ServerDeps): void {
  app.get(
    '/api/audit',
    {
      schema: {
        tags: ['audit'],
        summary: 'Who did or read what, newest first',
        querystring: z.object({
          object: z.string().max(40).optional(),
          id: z.string().max(100).optional(),
          account: z.uuid().optional(),
          act: z.string().max(60).optional(),
          after: z.coerce.number().int().optional().describe('`next` of the page before'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(Row), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'audit.read')) throw forbidden();
      const { object, id, account, act, after, limit } = request.query;
      const rows = await database.inScope(actor, async (tx) => {
        const found = await tx.query<Omit<z.infer<typeof Row>, 'at'> & { at: Date }>(
          `SELECT a.seq, a.at, a.account, a.by_name AS name, a.act, a.object, a.object_id AS id, a.detail, a.address,
             a.request_id AS "requestId", EXISTS (SELECT 1 FROM guitu.audit_seal s WHERE s.audit_seq = a.seq) AS sealed
           FROM guitu.audit a
           WHERE ($1::text IS NULL OR a.object = $1) AND ($2::text IS NULL OR a.object_id = $2) AND ($3::uuid IS NULL OR a.account = $3)
             AND ($4::text IS NULL OR a.act = $4) AND ($5::bigint IS NULL OR a.seq < $5)
           ORDER BY a.seq DESC LIMIT $6`,
          [object ?? null, id ?? null, account ?? null, act ?? null, after ?? null, limit + 1],
        );
        await audit(tx, actor, { act: 'audit.read', object: 'audit', id: '', detail: { object, id, account, act, after } });
        return found.rows;
      });
      const page = rows.slice(0, limit);
      return {
        items: page.map((row) => ({ ...row, at: row.at.toISOString() })),
        next: rows.length > limit ? String(page.at(-1)?.seq) : null,
      };
    },
  );
}
