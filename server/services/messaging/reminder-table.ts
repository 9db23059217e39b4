/** Which duty reminds whom, and how long before: the county's table, read for one duty. */
import type { CaseSettings } from '../../../law/kernel/case-file.ts';
import type { DutyHolder } from '../../../law/kernel/explanation.ts';
import { daysBetween, type PlainDate } from '../../../law/kernel/plain-date.ts';
import type { ReminderLine } from '../../../law/parameters/definitions.ts';
import { type Parameters, parametersOf } from '../../../law/parameters/profiles.ts';
import { type CountySettings, withCounty } from '../../platform/settings/county-settings.ts';

/** The parameters a case is read with: its own settings, and the county's dated ones laid under them. */
export function parametersFor(own: CaseSettings | null, county: CountySettings): Parameters {
  const { profile = 'national', set = {}, entries = [] } = withCounty(own ?? undefined, county) ?? {};
  return parametersOf({ profile, set, entries });
}

export interface Remindable {
  readonly rule: string;
  readonly who: DutyHolder;
  readonly due: PlainDate;
  readonly dueAt: Date | null;
}

export interface Lead {
  readonly line: ReminderLine;
  /** `3d` or `2h`: names the reminder, so that each is said once. */
  readonly lead: string;
}

const HOUR_MS = 3_600_000;

/** Lines of the table for a duty: a rule's own entry goes before that of who owes it. */
export function linesFor(table: Readonly<Record<string, readonly ReminderLine[]>>, duty: Pick<Remindable, 'rule' | 'who'>) {
  return table[duty.rule] ?? table[duty.who] ?? [];
}

/** The longest time ahead that any line asks for, in days. */
export function farthest(table: Readonly<Record<string, readonly ReminderLine[]>>): number {
  const days = Object.values(table).flatMap((lines) =>
    lines.flatMap(({ days, hours }) => [...days, ...hours.map((h) => h / 24)]),
  );
  return Math.ceil(Math.max(0, ...days));
}

/**
 * The reminders whose time has come: for each line the nearest lead only, so that a duty learned of late is not reminded of three times
 * at once. A clock of hours is reminded of by the hour.
 */
export function leadsDue(
  table: Readonly<Record<string, readonly ReminderLine[]>>,
  duty: Remindable,
  { now, today }: { readonly now: Date; readonly today: PlainDate },
): Lead[] {
  if (duty.due < today) return [];
  return linesFor(table, duty).flatMap((line): Lead[] => {
    if (duty.dueAt !== null) {
      const left = duty.dueAt.getTime() - now.getTime();
      const hours = line.hours.filter((hour) => hour * HOUR_MS >= left);
      return left > 0 && hours.length > 0 ? [{ line, lead: `${Math.min(...hours)}h` }] : [];
    }
    const left = daysBetween(today, duty.due);
    const days = line.days.filter((day) => day >= left);
    return days.length > 0 ? [{ line, lead: `${Math.min(...days)}d` }] : [];
  });
}

const SHANGHAI_MS = 8 * HOUR_MS;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** When the night ends that `now` lies in; undefined by day. `quiet` runs from a minute of the day to another, over midnight or not. */
export function endOfQuiet(now: Date, quiet: readonly [number, number] | undefined): Date | undefined {
  if (quiet === undefined || quiet[0] === quiet[1]) return undefined;
  const [from, to] = quiet;
  const minute = Math.floor((now.getTime() + SHANGHAI_MS) / MINUTE_MS) % DAY_MINUTES;
  const within = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!within) return undefined;
  const left = (to - minute + DAY_MINUTES) % DAY_MINUTES;
  return new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS);
}
