/**
 * Legal dates: calendar days in Asia/Shanghai, without a clock and without a time zone.
 *
 * The trap this file closes: `new Date('2026-10-08')` is midnight UTC, which is already eight o'clock in Shanghai, and a machine
 * west of Greenwich prints it as the 7th. A `PlainDate` is a day number seen through a string; it never becomes a `Date`.
 */
declare const plainDateBrand: unique symbol;
/** A valid calendar day written `YYYY-MM-DD`. Strings compare as days do, so `<`, `<=` and `===` are safe. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

/** Day number since 1970-01-01 (negative before); the arithmetic of this module. */
type DayNumber = number;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in `month` (1 to 12) of `year`. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads `YYYY-MM-DD`; undefined for anything that is not a day of the calendar (2026-02-30, 2026-2-3, text). */
export function findPlainDate(text: unknown): PlainDate | undefined {
  if (typeof text !== 'string') return undefined;
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as PlainDate;
}

/** Reads `YYYY-MM-DD`; throws on anything else. For values this program wrote itself; input goes through `PlainDateSchema`. */
export function plainDate(text: string): PlainDate {
  const date = findPlainDate(text);
  if (date === undefined) throw new RangeError(`${text} is not a date`);
  return date;
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}
export function monthOf(date: PlainDate): number {
  return Number(date.slice(5, 7));
}
export function dayOf(date: PlainDate): number {
  return Number(date.slice(8, 10));
}

/** The day `year`-`month`-`day`; throws when the calendar has no such day. */
export function fromParts(year: number, month: number, day: number): PlainDate {
  return plainDate(compose(year, month, day));
}

/** Parts that are known to be a day of the calendar, because arithmetic made them: not read again, for these are made by the thousand. */
function compose(year: number, month: number, day: number): PlainDate {
  const text = `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
  return text as PlainDate;
}

/** Days from civil (Howard Hinnant's algorithm): proleptic Gregorian, exact for every year. */
function toDayNumber(date: PlainDate): DayNumber {
  const month = monthOf(date);
  const year = month <= 2 ? yearOf(date) - 1 : yearOf(date);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function fromDayNumber(number: DayNumber): PlainDate {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return compose(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** `days` later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Same date `months` later; where that date does not exist, the last day of that month (刑诉解释 202). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = (((index % 12) + 12) % 12) + 1;
  return compose(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

export function isLastDayOfMonth(date: PlainDate): boolean {
  return dayOf(date) === daysInMonth(yearOf(date), monthOf(date));
}

export function lastDayOfMonth(date: PlainDate): PlainDate {
  return compose(yearOf(date), monthOf(date), daysInMonth(yearOf(date), monthOf(date)));
}

export function firstDayOfMonth(date: PlainDate): PlainDate {
  return compose(yearOf(date), monthOf(date), 1);
}

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekdayOf(date: PlainDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a <= b ? a : b;
}
export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a >= b ? a : b;
}

const CHINESE_WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** «10月9日», or «2027年1月4日» when the year is not `sameYearAs`'s: dates as people say them. */
export function sayDate(date: PlainDate, sameYearAs?: PlainDate): string {
  const day = `${monthOf(date)}月${dayOf(date)}日`;
  return sameYearAs !== undefined && yearOf(sameYearAs) === yearOf(date) ? day : `${yearOf(date)}年${day}`;
}

/** «周五». */
export function sayWeekday(date: PlainDate): string {
  return CHINESE_WEEKDAYS[weekdayOf(date) - 1] as string;
}
