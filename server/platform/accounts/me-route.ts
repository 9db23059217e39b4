/** What the console needs to know about the caller before it draws anything. */
import { z } from 'zod';
import { sayWeekday, weekdayOf } from '../../../law/kernel/plain-date.ts';
import { type Locale, type Words, words } from '../../../law/kernel/words.ts';
import { languageOf } from '../http/language.ts';
import type { App, ServerDeps } from '../http/server.ts';
import { calendarOfActor, countyOfActor } from '../settings/settings-routes.ts';
import { describePosts, PostSchema } from './describe.ts';

const Me = z.object({
  account: z.string(),
  name: z.string(),
  locale: z.enum(['zh', 'en']),
  posts: z.array(PostSchema),
  permissions: z.array(z.string()),
  domains: z.array(z.string()),
  today: z.string(),
  at: z.string().describe('This instant, as the server knows it'),
  largeType: z.boolean(),
  day: z.object({ weekday: z.string(), off: z.boolean(), note: z.string().nullable() }),
  county: z.object({ code: z.string(), name: z.string() }).nullable(),
  secondFactor: z.boolean(),
  notices: z.array(z.string()),
});

const ENGLISH_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `notices` stand on every page as long as the process runs: that the data is made up, for one. */
export function registerMeRoute(app: App, { database, clock, config }: ServerDeps, notices: readonly Words[] = []): void {
  app.get(
    '/api/me',
    {
      config: { organs: true },
      schema: { tags: ['session'], summary: 'Who is signed in, and the day', response: { 200: Me } },
    },
    async (request) => {
      const actor = app.actorOf(request);
      const today = clock.today();
      const { posts, county, secondFactor, largeType, calendar } = await database.inScope(actor, async (tx) => {
        const code = countyOfActor(actor);
        const { rows: regions } = await tx.query<{ name: string }>(
          'SELECT name FROM guitu.region WHERE code = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)',
          [code ?? '', today],
        );
        const { rows: own } = await tx.query<{ enrolled: boolean; largeType: boolean }>(
          'SELECT totp_secret IS NOT NULL AS enrolled, large_type AS "largeType" FROM guitu.account WHERE id = $1',
          [actor.account],
        );
        return {
          posts: await describePosts(tx, actor),
          county: code === undefined ? null : { code, name: regions[0]?.name ?? code },
          secondFactor: own[0]?.enrolled ?? false,
          largeType: own[0]?.largeType ?? false,
          calendar: await calendarOfActor(tx, actor),
        };
      });
      const day = calendar.dayKind(today);
      const locale = languageOf(request.headers['accept-language'], actor.locale);
      return {
        account: actor.account,
        name: actor.name,
        locale: actor.locale,
        posts,
        permissions: [...(actor.permissions ?? [])],
        domains: [...(actor.domains ?? [])],
        today,
        at: clock.now().toISOString(),
        largeType,
        day: {
          weekday: locale === 'zh' ? sayWeekday(today) : (ENGLISH_WEEKDAYS[weekdayOf(today) - 1] ?? ''),
          off: day.off,
          note: noteOf(day.kind, day.name, locale),
        },
        county,
        secondFactor,
        notices: [...(config.today === undefined ? [] : [TRAINING]), ...notices].map((notice) => notice[locale]),
      };
    },
  );
}

const TRAINING = words('演练模式：日期固定，不是今天。', 'Training: the day is set and is not today.');

const NOTES: Record<'working' | 'weekend' | 'make-up', Words | null> = {
  working: null,
  weekend: words('休息日', 'Day off'),
  'make-up': words('调休上班', 'Working day in exchange'),
};

function noteOf(kind: keyof typeof NOTES | 'holiday', name: string | undefined, locale: Locale): string | null {
  if (kind === 'holiday') return name ?? null;
  return NOTES[kind]?.[locale] ?? null;
}
