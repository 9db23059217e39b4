/** GET /api/expected: who should come and has not, paged; and how many of them are past the day. */
import { z } from 'zod';
import type { App, ServerDeps } from '../http/server.ts';
import { ExpectedQuery } from './case-lists.ts';
import { countExpected, ExpectedItem, listExpected } from './expected-list.ts';
import { reachOf } from './reach.ts';

export function registerExpectedRoutes(app: App, { database }: Pick<ServerDeps, 'database'>): void {
  app.get(
    '/api/expected',
    {
      schema: {
        tags: ['cases'],
        summary: 'Who should report and has not, overdue first, by the day',
        querystring: ExpectedQuery.extend({
          after: z.string().max(300).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({
            items: z.array(ExpectedItem),
            next: z.string().nullable(),
            counts: z.object({ overdue: z.int(), expected: z.int() }),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { scope, unit, after, limit } = request.query;
      const { units } = reachOf(actor, scope, unit);
      return database.inScope(actor, async (tx) => ({
        ...(await listExpected(tx, units, after === undefined ? { limit } : { after, limit })),
        counts: await countExpected(tx, units),
      }));
    },
  );
}
