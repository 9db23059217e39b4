import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHED_CALENDAR } from '../calendar/published.ts';
import { afterDaysOff, countDays, countMonths, countWorkingDays, fixedDay } from './counting.ts';
import { hoursAfter, isNotAfter } from './instant.ts';
import { addDays, type PlainDate, plainDate } from './plain-date.ts';

const CALENDAR = PUBLISHED_CALENDAR;
const day = (text: string) => plainDate(text);
const iso = (instant: number) => plainDate(new Date(instant).toISOString().slice(0, 10));
const anyDay = fc.integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2029, 0, 1) }).map(iso);

describe('days', () => {
  it.each([
    // 25 September + 10 = 5 October, in the National Day holiday of 1 to 7 October: Thursday the 8th.
    ['2026-09-25', 10, '2026-10-08'],
    // 24 September + 10 = Sunday 4 October, also in the holiday.
    ['2026-09-24', 10, '2026-10-08'],
    // 30 September + 10 = Saturday 10 October, on which people work in exchange: it stays.
    ['2026-09-30', 10, '2026-10-10'],
    // 1 March + 10 = Wednesday 11 March.
    ['2026-03-01', 10, '2026-03-11'],
    // 4 March + 10 = Saturday 14 March: Monday the 16th.
    ['2026-03-04', 10, '2026-03-16'],
    // 24 December 2026 + 10 = Sunday 3 January 2027: Monday the 4th; 1 January is off and the rest of 2027 is provisional.
    ['2026-12-24', 10, '2027-01-04'],
  ])('%s and %i days is due %s', (from, amount, due) => expect(countDays(day(from), amount, CALENDAR).due).toBe(due));

  it('says where the day stood before it moved', () => {
    expect(countDays(day('2026-09-25'), 10, CALENDAR).counting).toEqual({
      kind: 'days',
      amount: 10,
      nominal: '2026-10-05',
      moved: true,
      restedDays: 0,
    });
  });

  it('stands on a day off where the holiday rule does not move it', () => {
    expect(countDays(day('2026-09-25'), 10, CALENDAR, 'stands')).toMatchObject({
      due: '2026-10-05',
      provisional: false,
      counting: { moved: false },
    });
  });

  it('is provisional only where it touched a year without a notice', () => {
    expect(countDays(day('2026-12-24'), 10, CALENDAR).provisional).toBe(true);
    expect(countDays(day('2026-12-10'), 10, CALENDAR).provisional).toBe(false);
    // Nominally Saturday 31 December 2022: off by the notice of 2022, and 1 and 2 January 2023 by that of 2023.
    expect(countDays(day('2022-12-21'), 10, CALENDAR)).toMatchObject({ due: '2023-01-03', provisional: false });
  });

  it('falls, moved, on the first day from the nominal one that is not off', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (from, amount) => {
        let oracle = iso(Date.parse(`${from}T00:00:00Z`) + amount * 86_400_000);
        while (CALENDAR.dayKind(oracle).off) oracle = addDays(oracle, 1);
        expect(countDays(from, amount, CALENDAR).due).toBe(oracle);
      }),
    );
  });
});

describe('months', () => {
  it.each([
    // 31 January + 1 month = 28 February 2026, a Saturday on which people work in exchange.
    ['2026-01-31', 1, '2026-02-28'],
    // 30 November + 3 months = 28 February 2027, a Sunday: Monday 1 March.
    ['2026-11-30', 3, '2027-03-01'],
    // 10 March + 3 months = Wednesday 10 June.
    ['2026-03-10', 3, '2026-06-10'],
    // 2 July + 3 months = 2 October, National Day: 8 October.
    ['2026-07-02', 3, '2026-10-08'],
  ])('%s and %i months is due %s', (from, amount, due) => expect(countMonths(day(from), amount, CALENDAR).due).toBe(due));
});

describe('working days', () => {
  it.each([
    // 1 to 7 October are off: 8 (Thu), 9 (Fri), 10 (Sat, make-up), 12 (Mon), 13 (Tue).
    ['2026-09-30', 5, '2026-10-13'],
    // 3 March (Wed 4 is day 1), 4 5 6, 9 10 11 12 13, 16, 17: the tenth is Tuesday the 17th.
    ['2026-03-03', 10, '2026-03-17'],
    // Saturday 14 February is a make-up day: day 1; 15 to 23 are off; Tuesday 24 is day 2.
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-03-06', 1, '2026-03-09'],
  ])('%s and %i working days is due %s', (from, amount, due) => {
    expect(countWorkingDays(day(from), amount, CALENDAR).due).toBe(due);
  });

  it('counts only the days between that are not off, and ends on one of them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, amount) => {
        const { due } = countWorkingDays(from, amount, CALENDAR);
        const worked: PlainDate[] = [];
        for (let next = addDays(from, 1); next <= due; next = addDays(next, 1))
          if (!CALENDAR.dayKind(next).off) worked.push(next);
        expect(worked).toHaveLength(amount);
        expect(worked.at(-1)).toBe(due);
      }),
    );
  });
});

describe('the holiday rule', () => {
  it('moves a swapped weekday, and no make-up day', () => {
    // Monday 16 February 2026 is swapped for Saturday the 14th: off until the 23rd.
    expect(afterDaysOff(day('2026-02-16'), CALENDAR).due).toBe('2026-02-24');
    expect(afterDaysOff(day('2026-02-14'), CALENDAR).due).toBe('2026-02-14');
  });

  it('leaves a fixed day where it is', () => {
    expect(fixedDay(day('2026-10-04')).due).toBe('2026-10-04');
  });
});

describe('hours', () => {
  it.each([
    ['2026-03-06T15:00:00+08:00', 48, '2026-03-08T15:00:00+08:00', '2026-03-08'],
    ['2026-03-06T23:30:00+08:00', 1, '2026-03-07T00:30:00+08:00', '2026-03-07'],
    // 18:00 in London is 02:00 the next day in Shanghai.
    ['2026-03-06T18:00:00Z', 48, '2026-03-09T02:00:00+08:00', '2026-03-09'],
    ['2024-02-28T09:15:30.5+08:00', 24, '2024-02-29T09:15:30+08:00', '2024-02-29'],
  ])('%s and %i hours is %s', (from, hours, at, on) => expect(hoursAfter(from, hours)).toEqual({ at, day: on }));

  it('agrees with the platform on every instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: 0, max: 1000 }), (seconds, hours) => {
        const from = new Date(seconds * 1000).toISOString();
        expect(Date.parse(hoursAfter(from, hours).at)).toBe((seconds + hours * 3600) * 1000);
      }),
    );
  });

  it('compares instants across offsets', () => {
    expect(isNotAfter('2026-03-06T10:00:00Z', '2026-03-06T18:00:00+08:00')).toBe(true);
    expect(isNotAfter('2026-03-06T10:00:01Z', '2026-03-06T18:00:00+08:00')).toBe(false);
  });
});
