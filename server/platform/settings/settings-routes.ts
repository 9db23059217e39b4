/** GET /api/settings and GET /api/calendar: what holds in one's county, and who set it. */
import { z } from 'zod';
import { calendarWith, NOTICES } from '../../../law/calendar/published.ts';
import type { CaseSettings } from '../../../law/kernel/case-file.ts';
import { YearNoticeSchema } from '../../../law/kernel/year-notice-schema.ts';
import { notFound } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { countyOf, readCountySettings, settingsFor, withCounty } from './county-settings.ts';
import { readNamedEntries, SettingsView, settingsView } from './view.ts';

/** The county of the first post that lies in one; undefined for city and province posts. */
export function countyOfActor(actor: Actor): string | undefined {
  return actor.posts.map((post) => countyOf(post.region)).find((code) => code.length === 6 && !code.endsWith('00'));
}

export function registerSettingsRoutes(app: App, { database, clock }: ServerDeps): void {
  const tag = { tags: ['settings'] };

  app.get(
    '/api/settings',
    {
      schema: {
        ...tag,
        summary: 'Every parameter with its value today, its source and what is entered',
        response: { 200: SettingsView },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const county = countyOfActor(actor);
      if (county === undefined) throw notFound();
      return database.inScope(actor, async (tx) =>
        settingsView(county, await readNamedEntries(tx, county), await usualProfile(tx, county), clock.today()),
      );
    },
  );

  app.get(
    '/api/calendar',
    {
      config: { organs: true },
      schema: {
        ...tag,
        summary: 'What the county counts with: notices published and entered, and its values by day as a case file carries them',
        response: {
          200: z.object({
            entered: z.array(YearNoticeSchema),
            published: z.array(z.int()),
            entries: z.array(z.object({ key: z.string(), from: z.string(), value: z.unknown().optional(), source: z.string() })),
          }),
        },
      },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const county = countyOfActor(actor);
      const { holidays = [], entries = [] } =
        county === undefined ? {} : await database.inScope(actor, (tx) => countyPartOfFile(tx, county));
      return {
        entered: [...holidays] as z.infer<typeof YearNoticeSchema>[],
        published: NOTICES.map(({ year }) => year),
        entries: entries.map((entry) => ({ ...entry })),
      };
    },
  );
}

/** What a case file of the county carries of its settings. */
async function countyPartOfFile(tx: Tx, county: string): Promise<CaseSettings> {
  return withCounty(undefined, settingsFor(await readCountySettings(tx, [county]), county)) ?? {};
}

/** The notices a county has entered. */
export async function enteredNotices(tx: Tx, county: string) {
  return (await countyPartOfFile(tx, county)).holidays ?? [];
}

/** The calendar of an actor's county. */
export async function calendarOfActor(tx: Tx, actor: Actor) {
  const county = countyOfActor(actor);
  return calendarWith(county === undefined ? [] : await enteredNotices(tx, county));
}

/** The profile most of the county's open cases were opened with: what the county's own entries are laid over. */
async function usualProfile(tx: Tx, county: string): Promise<string> {
  const { rows } = await tx.query<{ profile: string }>(
    `SELECT COALESCE(settings ->> 'profile', 'national') AS profile FROM guitu."case"
     WHERE NOT closed AND starts_with(region, $1) AND domain = 'corrections' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
    [county],
  );
  return rows[0]?.profile ?? 'national';
}
