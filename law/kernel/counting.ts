import type { Calendar } from './calendar.ts';
import type { Counting } from './explanation.ts';
import { atMinute, shanghaiMinute } from './instant.ts';
import { addDays, addMonths, type PlainDate } from './plain-date.ts';

/** A deadline counted: its day, how it came about, and whether an unpublished notice could still move it. */
export interface Counted {
  readonly due: PlainDate;
  readonly counting: Counting;
  readonly provisional: boolean;
}

/** Whether the holiday rule applies; the exceptions are those of the contract §3.4. */
export type HolidayRule = 'moves' | 'stands';

/** The first day that is not off, from `nominal` on (刑事诉讼法 105: 期间的最后一日为节假日的，以节假日后的第一日为期满日期). */
export function afterDaysOff(nominal: PlainDate, calendar: Calendar): { due: PlainDate; provisional: boolean } {
  let due = nominal;
  let kind = calendar.dayKind(due);
  let provisional = kind.provisional;
  while (kind.off) {
    due = addDays(due, 1);
    kind = calendar.dayKind(due);
    provisional ||= kind.provisional;
  }
  return { due, provisional };
}

function settle(
  nominal: PlainDate,
  calendar: Calendar,
  rule: HolidayRule,
  kind: Counting['kind'],
  amount: number | null,
): Counted {
  const settled = rule === 'moves' ? afterDaysOff(nominal, calendar) : { due: nominal, provisional: false };
  return {
    due: settled.due,
    provisional: settled.provisional,
    counting: { kind, amount, nominal, moved: settled.due !== nominal, restedDays: 0 },
  };
}

/** Calendar days: the first day is not counted; day `amount` is the last (刑事诉讼法 105). */
export function countDays(from: PlainDate, amount: number, calendar: Calendar, rule: HolidayRule = 'moves'): Counted {
  return settle(addDays(from, amount), calendar, rule, 'days', amount);
}

/** Months: the same date `amount` months later, or that month's last day (刑诉解释 202 第1款). */
export function countMonths(from: PlainDate, amount: number, calendar: Calendar, rule: HolidayRule = 'moves'): Counted {
  return settle(addMonths(from, amount), calendar, rule, 'months', amount);
}

/** Working days: the first working day after `from` is day 1. The last one is a working day by construction. */
export function countWorkingDays(from: PlainDate, amount: number, calendar: Calendar): Counted {
  let due = from;
  let provisional = false;
  for (let counted = 0; counted < amount; ) {
    due = addDays(due, 1);
    const kind = calendar.dayKind(due);
    provisional ||= kind.provisional;
    if (!kind.off) counted += 1;
  }
  return { due, provisional, counting: { kind: 'working-days', amount, nominal: due, moved: false, restedDays: 0 } };
}

/** A day the law or an order names; nothing is counted and nothing moves it. */
export function fixedDay(due: PlainDate): Counted {
  return { due, provisional: false, counting: { kind: 'fixed', amount: null, nominal: due, moved: false, restedDays: 0 } };
}

/** Posted office hours of a working day, in minutes of the day, in order: `[[510, 720], [840, 1050]]` is 8:30–12:00 and 14:00–17:30. */
export type OfficeHours = readonly (readonly [number, number])[];

/**
 * Office hours (工作时) of working days after an instant; nights, days off and breaks do not count. The instant at which the last of them is used up.
 *
 * @param hours office hours seldom make whole days: fractions are allowed
 */
export function countOfficeHours(
  from: string,
  hours: number,
  office: OfficeHours,
  calendar: Calendar,
): Counted & { readonly at: string } {
  let { day, minute } = shanghaiMinute(from);
  let left = Math.round(hours * 60);
  let provisional = false;
  for (;;) {
    const kind = calendar.dayKind(day);
    provisional ||= kind.provisional;
    for (const [opens, closes] of kind.off ? [] : office) {
      const begins = Math.max(opens, minute);
      const open = Math.max(0, closes - begins);
      if (left <= open) {
        const counting: Counting = { kind: 'office-hours', amount: hours, nominal: day, moved: false, restedDays: 0 };
        return { due: day, at: atMinute(day, begins + left), counting, provisional };
      }
      left -= open;
    }
    day = addDays(day, 1);
    minute = 0;
  }
}

/** Office hours of working days between two instants; none when `to` is not after `from`. */
export function officeHoursBetween(from: string, to: string, office: OfficeHours, calendar: Calendar): number {
  const begin = shanghaiMinute(from);
  const end = shanghaiMinute(to);
  let minutes = 0;
  for (let { day } = begin; day <= end.day; day = addDays(day, 1)) {
    if (calendar.dayKind(day).off) continue;
    const first = day === begin.day ? begin.minute : 0;
    const last = day === end.day ? end.minute : Number.POSITIVE_INFINITY;
    for (const [opens, closes] of office) minutes += Math.max(0, Math.min(closes, last) - Math.max(opens, first));
  }
  return minutes / 60;
}

/** Working days after `from`, up to and with `to`. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: Calendar): number {
  let counted = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (!calendar.dayKind(day).off) counted += 1;
  return counted;
}
