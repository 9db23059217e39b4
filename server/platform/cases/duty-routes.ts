/** GET /api/today and GET /api/duties: what is owed, ranked, with its reason. */
import { z } from 'zod';
import type { App } from '../http/server.ts';
import type { Tx } from '../postgres/database.ts';
import { UNASSIGNED } from './case-list.ts';
import { DutyQuery, dutyFilterOf } from './case-query.ts';
import type { CaseRouteDeps } from './case-routes.ts';
import { BANDS, countBands, countDuties, DutyItem, listDuties } from './duty-list.ts';
import { reachOf, SCOPES } from './reach.ts';

const BAND_SIZE = 30;

const Today = z.object({
  counts: z.object({
    overdue: z.int(),
    due: z.int(),
    week: z.int(),
    promptly: z.int(),
    unsupervised: z.int(),
    unassigned: z.int(),
  }),
  verified: z.object({ at: z.string(), cases: z.int() }).nullable(),
  bands: z.array(z.object({ band: z.enum(BANDS), total: z.int(), items: z.array(DutyItem) })),
});

export function registerDutyRoutes(app: App, { database, people }: Pick<CaseRouteDeps, 'database' | 'people'>): void {
  const tag = { tags: ['duties'] };

  app.get(
    '/api/today',
    {
      schema: {
        ...tag,
        summary:
          'What the law wants first: overdue, due today, within a week, promptly; and whether anybody is watched by nobody',
        querystring: z.object({ scope: z.enum(SCOPES).default('mine') }),
        response: { 200: Today },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const reach = reachOf(actor, request.query.scope);
      return database.inScope(actor, async (tx) => {
        const totals = await countBands(tx, actor.today, reach);
        const bands: z.infer<typeof Today>['bands'] = [];
        for (const band of BANDS) {
          const { items } =
            totals[band] === 0 ? { items: [] } : await listDuties(tx, actor.today, { reach, band }, { limit: BAND_SIZE });
          bands.push({ band, total: totals[band], items });
        }
        return {
          counts: {
            ...totals,
            unsupervised: await countUnattended(tx, reach.units),
            unassigned: await countUnassigned(tx, reach.units),
          },
          verified: await lastVerified(tx, reach.units),
          bands,
        };
      });
    },
  );

  app.get(
    '/api/duties',
    {
      schema: {
        ...tag,
        summary: 'Duties, nearest day first; without a status, those still owed',
        querystring: DutyQuery.extend({
          count: z.stringbool().optional().describe('Also say how many there are'),
          after: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(DutyItem), next: z.string().nullable(), total: z.int().optional() }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { count, after, limit, ...query } = request.query;
      return database.inScope(actor, async (tx) => {
        const filter = await dutyFilterOf(tx, people, actor, query);
        const page = await listDuties(tx, actor.today, filter, after === undefined ? { limit } : { after, limit });
        return count === true ? { ...page, total: await countDuties(tx, actor.today, filter) } : page;
      });
    },
  );
}

/** Open cases nobody answers for: no office that exists or is staffed, or duties that nobody derived up to today. */
async function countUnattended(tx: Tx, units: readonly string[]): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(*) AS n FROM guitu."case" c WHERE c.unit = ANY ($1::uuid[]) AND NOT c.closed
       AND (c.unattended IS NOT NULL OR c.derived_through < guitu.scope_today())`,
    [units],
  );
  return rows[0]?.n ?? 0;
}

/** Open cases that no officer holds. */
async function countUnassigned(tx: Tx, units: readonly string[]): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(*) AS n FROM guitu."case" c WHERE c.unit = ANY ($1::uuid[]) AND ${UNASSIGNED}`,
    [units],
  );
  return rows[0]?.n ?? 0;
}

/** When the last nightly pass ended, and how many of the caller's cases it verified. */
async function lastVerified(tx: Tx, units: readonly string[]): Promise<{ at: string; cases: number } | null> {
  const { rows } = await tx.query<{ at: Date; cases: number }>(
    `SELECT r.finished AS at, (SELECT count(*) FROM guitu."case" c WHERE c.unit = ANY ($1::uuid[]) AND c.verified_on = r.day) AS cases
     FROM guitu.nightly_run r WHERE r.finished IS NOT NULL ORDER BY r.day DESC LIMIT 1`,
    [units],
  );
  return rows[0] ? { at: rows[0].at.toISOString(), cases: rows[0].cases } : null;
}
