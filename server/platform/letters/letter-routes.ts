/** GET /api/letters: what went out of one's cases and what came in, and whether it arrived. */
import { z } from 'zod';
import type { App, ServerDeps } from '../http/server.ts';
import { LetterItem, LetterQuery, listLetters } from './letter-list.ts';

export function registerLetterRoutes(app: App, { database }: ServerDeps): void {
  app.get(
    '/api/letters',
    {
      schema: {
        tags: ['letters'],
        summary: 'Letters of the cases within reach, newest first',
        querystring: LetterQuery.extend({
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(LetterItem), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { after, limit, ...filter } = request.query;
      return database.inScope(actor, (tx) => listLetters(tx, actor.units, filter, { after, limit }));
    },
  );
}
