import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  findPlainDate,
  firstDayOfMonth,
  fromParts,
  isLastDayOfMonth,
  isLeapYear,
  lastDayOfMonth,
  type PlainDate,
  plainDate,
  sayDate,
  sayWeekday,
  weekdayOf,
} from './plain-date.ts';
import { PlainDateSchema } from './plain-date-schema.ts';

const MS_A_DAY = 86_400_000;
/** The oracle: the platform's own calendar in UTC, which `law` itself never uses. */
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const iso = (date: Date) => date.toISOString().slice(0, 10);
const instantOf = (date: PlainDate) => Date.parse(`${date}T00:00:00Z`);
const anyDay = fc.integer({ min: -130_000, max: 250_000 }).map((day) => plainDate(iso(new Date(day * MS_A_DAY))));

describe('reading a date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31', '1000-01-01', '9999-12-31'])('%s is a date', (text) => {
    expect(findPlainDate(text)).toBe(text);
  });

  it.each<[unknown, string]>([
    ['2026-02-30', 'no such day'],
    ['2026-02-29', 'not a leap year'],
    ['1900-02-29', 'a century that is not leap'],
    ['2026-04-31', 'April has thirty'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'month zero'],
    ['2026-01-00', 'day zero'],
    ['2026-2-3', 'no leading zeros'],
    ['0999-01-01', 'before the calendar this program keeps'],
    ['2026-02-03T00:00:00Z', 'an instant'],
    [' 2026-02-03', 'a blank'],
    ['', 'nothing'],
    [20260203, 'a number'],
    [null, 'null'],
  ])('%s is none: %s', (text) => {
    expect(findPlainDate(text)).toBeUndefined();
  });

  it('throws on what this program should not have written', () => {
    expect(() => plainDate('2026-02-30')).toThrow('2026-02-30 is not a date');
  });

  it.each([
    ['2026-02-30', '2026-02-30 is not a date'],
    [20260230, '20260230 is not a date'],
  ])('says at the edge what was written: %s', (text, message) => {
    const parsed = PlainDateSchema.safeParse(text);
    expect(parsed.error?.issues[0]?.message).toBe(message);
  });
});

describe('leap years and month ends', () => {
  it.each([
    [2024, true],
    [2026, false],
    [2000, true],
    [1900, false],
    [2100, false],
  ])('%i: %s', (year, leap) => expect(isLeapYear(year)).toBe(leap));

  it('agrees with the platform on the length of every month', () => {
    for (let year = 1890; year <= 2110; year++) {
      for (let month = 1; month <= 12; month++) expect(daysInMonth(year, month)).toBe(utc(year, month + 1, 0).getUTCDate());
    }
  });

  it('knows the ends of a month', () => {
    const day = plainDate('2024-02-10');
    expect(firstDayOfMonth(day)).toBe('2024-02-01');
    expect(lastDayOfMonth(day)).toBe('2024-02-29');
    expect(isLastDayOfMonth(plainDate('2024-02-28'))).toBe(false);
    expect(isLastDayOfMonth(plainDate('2023-02-28'))).toBe(true);
  });
});

describe('days', () => {
  it('a day added and taken away is the same day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => addDays(addDays(day, days), -days) === day),
    );
  });

  it('counts as the platform counts', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        const oracle = iso(new Date(instantOf(day) + days * MS_A_DAY));
        expect(addDays(day, days)).toBe(oracle);
        expect(daysBetween(day, plainDate(oracle))).toBe(days);
      }),
    );
  });

  it('names the weekday as the platform does, from Monday to Sunday', () => {
    fc.assert(fc.property(anyDay, (day) => weekdayOf(day) === (new Date(instantOf(day)).getUTCDay() || 7)));
    expect(weekdayOf(plainDate('2026-10-09'))).toBe(5);
    expect(sayWeekday(plainDate('2026-10-09'))).toBe('周五');
  });

  it('compares as text', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => a < b === instantOf(a) < instantOf(b)));
  });

  it('makes every day of a century once', () => {
    let day = plainDate('1960-01-01');
    for (let at = Date.UTC(1960, 0, 1); at < Date.UTC(2061, 0, 1); at += MS_A_DAY) {
      expect(day).toBe(iso(new Date(at)));
      day = addDays(day, 1);
    }
  });
});

describe('months', () => {
  it.each([
    // 31 January has no counterpart in February: the month's last day (刑诉解释 202).
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-06-10', 0, '2026-06-10'],
    ['2026-06-10', 25, '2028-07-10'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(plainDate(from), months)).toBe(to));

  it('keeps the day of the month, or takes the last one, as the platform would', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        const last = utc(year, month + months + 1, 0);
        expect(addMonths(day, months)).toBe(
          iso(utc(last.getUTCFullYear(), last.getUTCMonth() + 1, Math.min(date, last.getUTCDate()))),
        );
      }),
    );
  });
});

describe('saying a date', () => {
  it('leaves the year out only where it is understood', () => {
    const day = fromParts(2027, 1, 4);
    expect(sayDate(day, plainDate('2027-12-31'))).toBe('1月4日');
    expect(sayDate(day, plainDate('2026-12-31'))).toBe('2027年1月4日');
    expect(sayDate(day)).toBe('2027年1月4日');
  });
});
