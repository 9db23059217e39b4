import { addDays, type PlainDate, plainDate, weekdayOf, yearOf } from './plain-date.ts';

/** One year's State Council notice, as it is typed in: dates as strings, ends included, as the notice prints them. */
export interface YearNotice {
  readonly year: number;
  /** Number of the notice, e.g. 国办发明电〔2025〕7号. */
  readonly source: string;
  /** Stretches of days off, weekends and swapped weekdays inside them included. */
  readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Weekend days on which people work in exchange (调休上班). */
  readonly makeUp: readonly string[];
}

/** What kind of day it is, and whether a notice that is not out yet could still change that. */
export interface DayKind {
  readonly off: boolean;
  readonly kind: 'working' | 'weekend' | 'holiday' | 'make-up';
  /** Name of the holiday, where it is one. */
  readonly name?: string;
  /** True in a year whose notice is not published: Saturdays, Sundays and 1 January are off, nothing is made up (contract §3.5). */
  readonly provisional: boolean;
}

export interface Calendar {
  dayKind(date: PlainDate): DayKind;
  /** The year's notice number, or undefined while the year is provisional. */
  sourceOf(year: number): string | undefined;
}

/** Builds the calendar from the published notices; every other year is provisional. */
export function calendarOf(notices: readonly YearNotice[]): Calendar {
  const sources = new Map<number, string>();
  const holidays = new Map<PlainDate, string>();
  const makeUpDays = new Set<PlainDate>();
  for (const notice of notices) {
    sources.set(notice.year, notice.source);
    for (const { name, from, to } of notice.off) {
      const last = plainDate(to);
      for (let day = plainDate(from); day <= last; day = addDays(day, 1)) holidays.set(day, name);
    }
    for (const day of notice.makeUp) makeUpDays.add(plainDate(day));
  }
  return {
    sourceOf: (year) => sources.get(year),
    dayKind(date) {
      const provisional = !sources.has(yearOf(date));
      const holiday = holidays.get(date);
      if (holiday !== undefined) return { off: true, kind: 'holiday', name: holiday, provisional };
      if (provisional && date.endsWith('-01-01')) return { off: true, kind: 'holiday', name: '元旦', provisional };
      if (weekdayOf(date) >= 6) {
        return makeUpDays.has(date) ? { off: false, kind: 'make-up', provisional } : { off: true, kind: 'weekend', provisional };
      }
      return { off: false, kind: 'working', provisional };
    },
  };
}
