/** GET /api/organisations: units and partner organs. */
import { z } from 'zod';
import type { App, ServerDeps } from '../../platform/http/server.ts';
import { listOrganisations, ORGANISATION_KINDS } from './organisations.ts';

const Organisation = z.object({
  id: z.uuid(),
  kind: z.enum(ORGANISATION_KINDS),
  name: z.string(),
  region: z.string(),
  parent: z.uuid().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

export function registerOrganisationRoutes(app: App, { database, clock }: ServerDeps): void {
  app.get(
    '/api/organisations',
    {
      config: { organs: true },
      schema: {
        tags: ['organisations'],
        summary: 'Organisations of today, of a kind, under one of them',
        querystring: z.object({ kind: z.enum(ORGANISATION_KINDS).optional(), under: z.uuid().optional() }),
        response: { 200: z.object({ items: z.array(Organisation) }) },
      },
    },
    async (request) => {
      const { kind, under } = request.query;
      const items = await database.inScope(app.actorOf(request), (tx) =>
        listOrganisations(tx, { kind, under, on: clock.today() }),
      );
      return { items };
    },
  );
}
