/** GET /api/statistics/overview: the dashboard of an office or a county, in the reader's scope. */
import { z } from 'zod';
import { reachOf } from '../../platform/cases/reach.ts';
import { forbidden } from '../../platform/http/problems.ts';
import type { App, ServerDeps } from '../../platform/http/server.ts';
import { may } from '../../platform/scope/find-actor.ts';
import { type Counted, overviewOf } from './overview.ts';

const Counts = z.object({
  code: z.string(),
  count: z.int(),
  drill: z.object({ list: z.enum(['people', 'duties']), filter: z.record(z.string(), z.union([z.string(), z.boolean()])) }),
}) satisfies z.ZodType<Counted>;

const Overview = z.object({
  on: z.string(),
  figures: z.array(Counts.extend({ indicator: z.string().optional() })),
  byKind: z.array(Counts),
  byGrade: z.array(Counts),
  byState: z.array(Counts),
  overdueByRule: z.array(Counts.extend({ act: z.object({ zh: z.string(), en: z.string() }) })),
  week: z.array(Counts),
  months: z.array(z.object({ month: z.string(), received: Counts, ended: Counts, released: Counts })),
  offices: z.array(
    z.object({ id: z.string(), name: z.string(), inService: Counts, waiting: Counts, overdue: Counts, week: Counts }),
  ),
  releases: z.object({
    total: Counts,
    items: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string(), ends: z.string() })),
  }),
});

export function registerStatisticsRoutes(app: App, { database }: Pick<ServerDeps, 'database'>): void {
  app.get(
    '/api/statistics/overview',
    {
      schema: {
        tags: ['statistics'],
        summary: 'Caseload, duties, arrivals and ends, offices compared; each number with the list that makes it',
        querystring: z.object({ unit: z.uuid().optional() }),
        response: { 200: Overview },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      if (!may(actor, 'statistics.read')) throw forbidden();
      const { unit } = request.query;
      const reach = reachOf(actor, 'county', unit);
      return database.inScope(actor, async (tx) => {
        const overview = await overviewOf(tx, actor.today, reach, unit);
        // An office has nobody to be compared with. The same object, whose arrays the schema's type would have mutable.
        return { ...overview, offices: overview.offices.length > 1 ? overview.offices : [] } as unknown as z.infer<
          typeof Overview
        >;
      });
    },
  );
}
