import { addDays, type PlainDate, plainDate, weekdayOf, yearOf } from './plain-date.ts';
import { type Words, words } from './words.ts';

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

/** A stretch of days off longer than this is a slip of the pen. */
const LONGEST_HOLIDAY_DAYS = 15;

/** What is wrong with a notice, and where inside it. */
export interface NoticeFault {
  readonly path: string;
  readonly reason: Words;
}

/**
 * What is wrong with a notice: a day of another year, a stretch that ends before it begins, two that overlap, a day made up that was no
 * weekend or is off, 1 January not off.
 */
export function faultsOfNotice(notice: YearNotice): NoticeFault[] {
  const faults: NoticeFault[] = [];
  const say = (path: string, zh: string, en: string) => void faults.push({ path, reason: words(zh, en) });
  const off = new Map<string, string>();
  const fits = (day: string) => yearOf(plainDate(day)) === notice.year;
  notice.off.forEach(({ name, from, to }, index) => {
    const at = `off[${index}]`;
    if (to < from) {
      say(`${at}.to`, `${to} 早于 ${from}`, `${to} lies before ${from}`);
      return;
    }
    // A New Year's holiday may begin in the old year or reach into the next.
    if (!fits(from) && !fits(to)) say(`${at}.from`, `${from} 不在 ${notice.year} 年`, `${from} is not in ${notice.year}`);
    const last = plainDate(to);
    if (last > addDays(plainDate(from), LONGEST_HOLIDAY_DAYS - 1)) {
      say(
        `${at}.to`,
        `${from} 至 ${to} 超过 ${LONGEST_HOLIDAY_DAYS} 天`,
        `${from} to ${to} is longer than ${LONGEST_HOLIDAY_DAYS} days`,
      );
      return;
    }
    for (let day = plainDate(from); day <= last; day = addDays(day, 1)) {
      const other = off.get(day);
      if (other !== undefined) say(`${at}.from`, `${day} 已因${other}放假`, `${day} is already off for ${other}`);
      off.set(day, name);
    }
  });
  notice.makeUp.forEach((day, index) => {
    const at = `makeUp[${index}]`;
    if (weekdayOf(plainDate(day)) < 6) say(at, `${day} 不是周六或周日`, `${day} is no Saturday or Sunday`);
    if (off.has(day)) say(at, `${day} 同时是放假的日子`, `${day} is also a day off`);
    if (notice.makeUp.indexOf(day) !== index) say(at, `${day} 写了两次`, `${day} is named twice`);
  });
  const newYear = `${notice.year}-01-01`;
  if (!off.has(newYear)) say('off', `${newYear} 没有放假`, `${newYear} is not a day off`);
  return faults;
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
