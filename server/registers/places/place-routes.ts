/** GET /api/places: divisions below one, as they were on a day; the same of today for the person's own page. */
import { z } from 'zod';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import type { App, ServerDeps } from '../../platform/http/server.ts';
import { listPlaces } from './places.ts';

const Place = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['province', 'city', 'county', 'town', 'village']),
  parent: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  successor: z.string().nullable(),
});

export function registerPlaceRoutes(app: App, { database }: ServerDeps): void {
  app.get(
    '/api/places',
    {
      schema: {
        tags: ['places'],
        summary: 'Divisions below `parent`, as they were on a day; all that ever were without `on`',
        querystring: z.object({
          parent: z
            .string()
            .regex(/^\d{2,12}$/)
            .optional(),
          on: PlainDateSchema.optional(),
        }),
        response: { 200: z.object({ items: z.array(Place) }) },
      },
    },
    async (request) => {
      const { parent, on } = request.query;
      const items = await database.inScope(app.actorOf(request), (tx) =>
        listPlaces(tx, { ...(parent === undefined ? {} : { parent }), ...(on === undefined ? {} : { on }) }),
      );
      return { items };
    },
  );

  app.get(
    '/api/self/places',
    {
      config: { person: true },
      schema: {
        tags: ['self-service'],
        summary: 'Divisions below `parent` as they are today, for the person’s own page',
        querystring: z.object({
          parent: z
            .string()
            .regex(/^\d{2,12}$/)
            .optional(),
        }),
        response: { 200: z.object({ items: z.array(Place.pick({ code: true, name: true })) }) },
      },
    },
    async (request) => {
      const { actor } = app.selfOf(request);
      const { parent } = request.query;
      const items = await database.inScope(actor, (tx) =>
        listPlaces(tx, { on: actor.today, ...(parent === undefined ? {} : { parent }) }),
      );
      return { items: items.map(({ code, name }) => ({ code, name })) };
    },
  );
}
