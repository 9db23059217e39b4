import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, plainDate } from './plain-date.ts';
import { lengthEnd, termEnd } from './term.ts';

describe('TERM-05 the last day of a term (rulebook §2)', () => {
  it.each([
    ['TERM-05-a a start at a month end runs to the day before the month end', '2024-01-31', { months: 1 }, '2024-02-28'],
    ['TERM-05-b six months from 31 August end the day before 29 February', '2023-08-31', { months: 6 }, '2024-02-28'],
    ['TERM-05-c two years end the day before the same date', '2022-06-28', { years: 2 }, '2024-06-27'],
    ['TERM-05-d a year from 29 February ends on 27 February', '2024-02-29', { years: 1 }, '2025-02-27'],
    ['TERM-05-e years know no month-end rule', '2023-02-28', { years: 1 }, '2024-02-27'],
    ['TERM-05-f a month from the end of February runs to the end of March', '2023-02-28', { months: 1 }, '2023-03-30'],
    ['TERM-05-g half a month is fifteen days', '2026-03-01', { days: 15 }, '2026-03-15'],
    // Years first: 2027-01-31, the end of its month; six months: 31 July; the day before.
    ['TERM-05-h years come before months', '2026-01-31', { years: 1, months: 6 }, '2027-07-30'],
    // 2026-04-30 is a month end: one month runs to 31 May, then five days, then the day before: 4 June.
    ['TERM-05-i months come before days', '2026-04-30', { months: 1, days: 5 }, '2026-06-04'],
    ['TERM-05-j a plain start keeps its date', '2026-09-25', { months: 6 }, '2027-03-24'],
  ])('%s', (_name, from, length, to) => expect(termEnd(plainDate(from), length)).toBe(to));

  it('in days alone takes exactly so many days, both ends included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 900 }), (offset, days) => {
        const from = addDays(plainDate('2020-01-01'), offset);
        expect(termEnd(from, { days })).toBe(addDays(from, days - 1));
      }),
    );
  });

  it('in months never ends later than the end of the target month less a day, nor earlier than the same date less a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 60 }), (offset, months) => {
        const from = addDays(plainDate('2020-01-01'), offset);
        const end = termEnd(from, { months });
        expect(end >= addDays(addMonths(from, months), -1)).toBe(true);
        expect(addDays(end, 1).slice(0, 7)).toBe(addMonths(from, months).slice(0, 7));
      }),
    );
  });
});

describe('lengths in months that are no sentence (contract §3.8)', () => {
  it.each([
    ['2026-03-10', 3, '2026-06-09'],
    ['2026-11-30', 3, '2027-02-27'],
    ['2026-02-28', 1, '2026-03-27'],
  ])('%s and %i months end on %s', (from, months, to) => expect(lengthEnd(plainDate(from), months)).toBe(to));
});
