/** GET /api/duties/calendar: how many duties are owed on each day, with the days off as the county counts them. */
import { z } from 'zod';
import { addDays, daysBetween } from '../../../law/kernel/plain-date.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { words } from '../../../law/kernel/words.ts';
import { badRequest } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { calendarOfActor } from '../settings/settings-routes.ts';
import { countDays } from './duty-list.ts';
import { reachOf, SCOPES } from './reach.ts';

/** Six weeks, as a month is drawn. */
const MOST_DAYS = 42;

const Day = z.object({
  day: z.string(),
  kind: z.enum(['working', 'weekend', 'holiday', 'make-up']),
  off: z.boolean(),
  /** Name of the holiday. */
  name: z.string().nullable(),
  /** The year's notice is not out: days off can still change. */
  provisional: z.boolean(),
  owed: z.int(),
  overdue: z.int(),
});

export function registerDutyCalendarRoutes(app: App, { database }: Pick<ServerDeps, 'database'>): void {
  app.get(
    '/api/duties/calendar',
    {
      schema: {
        tags: ['duties'],
        summary: 'What is owed on each day, ahead too, and which days are off',
        querystring: z.object({
          from: PlainDateSchema,
          before: PlainDateSchema.describe('The first day no longer wanted'),
          scope: z.enum(SCOPES).default('county'),
          unit: z.uuid().optional(),
        }),
        response: { 200: z.object({ days: z.array(Day) }) },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const { from, before, scope, unit } = request.query;
      const length = daysBetween(from, before);
      if (length < 1 || length > MOST_DAYS) {
        throw badRequest(words(`一次看一天到 ${MOST_DAYS} 天。`, `One looks at 1 to ${MOST_DAYS} days at once.`), [
          'query.before',
        ]);
      }
      return database.inScope(actor, async (tx) => {
        const calendar = await calendarOfActor(tx, actor);
        const reach = reachOf(actor, scope, unit);
        const counts = await countDays(tx, actor.today, { reach, ahead: true, dueFrom: from, dueBefore: before });
        return {
          days: Array.from({ length }, (_, index) => {
            const day = addDays(from, index);
            const { kind, off, name, provisional } = calendar.dayKind(day);
            return { day, kind, off, name: name ?? null, provisional, ...(counts.get(day) ?? { owed: 0, overdue: 0 }) };
          }),
        };
      });
    },
  );
}
