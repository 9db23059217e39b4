/** GET /api/leaves: who is on leave, due back, late or asking, paged; and how many of each. */
import { z } from 'zod';
import type { App, ServerDeps } from '../http/server.ts';
import { countLeaves, LeaveItem, LeaveQuery, listLeaves } from './leave-list.ts';
import { reachOf } from './reach.ts';

/** Ids with commas between them. */
const ids = z
  .string()
  .transform((value) => value.split(','))
  .pipe(z.array(z.uuid()).max(200));

export function registerLeaveRoutes(app: App, { database, cipher }: Pick<ServerDeps, 'database' | 'cipher'>): void {
  app.get(
    '/api/leaves',
    {
      schema: {
        tags: ['cases'],
        summary: 'Leaves in hand: who is away, due back, late, about to go, or asks; by the day they end',
        querystring: LeaveQuery.extend({
          cases: ids.optional().describe('Only these cases'),
          after: z.string().max(300).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({
            items: z.array(LeaveItem),
            next: z.string().nullable(),
            counts: z.object({ waiting: z.int(), out: z.int(), 'back-today': z.int(), late: z.int() }),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { after, limit, ...asked } = request.query;
      return database.inScope(actor, async (tx) => ({
        ...(await listLeaves(tx, cipher, actor, asked, after === undefined ? { limit } : { after, limit })),
        counts: await countLeaves(tx, reachOf(actor, asked.scope, asked.unit).units),
      }));
    },
  );
}
