import { describe, expect, it } from 'vitest';
import { NOTICES } from '../calendar/notices.ts';
import { PUBLISHED_CALENDAR } from '../calendar/published.ts';
import { calendarOf } from './calendar.ts';
import { addDays, daysBetween, plainDate, weekdayOf, yearOf } from './plain-date.ts';

const kindOf = (day: string) => PUBLISHED_CALENDAR.dayKind(plainDate(day));

describe('the published notices', () => {
  it('stand for 2019 to 2026, each once, in order', () => {
    expect(NOTICES.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it.each(NOTICES)('$year names its number, and only days of its own year', ({ year, source, off, makeUp }) => {
    expect(source).toMatch(/^国办发明电〔\d{4}〕/);
    for (const day of [...off.flatMap(({ from, to }) => [from, to]), ...makeUp]) expect(yearOf(plainDate(day))).toBe(year);
  });

  it.each(NOTICES)('$year makes up on weekend days that are not days off', ({ makeUp }) => {
    for (const day of makeUp) {
      expect(weekdayOf(plainDate(day))).toBeGreaterThanOrEqual(6);
      expect(kindOf(day)).toEqual({ off: false, kind: 'make-up', provisional: false });
    }
  });

  // A weekday off is either a holiday by law or paid for by a make-up day: eleven holidays a year until 2024, thirteen since 2025
  // (全国年节及纪念日放假办法). The second notice of 2020 added two weekdays to Spring Festival that nobody worked off.
  it.each(NOTICES)(
    '$year takes a weekday off for every holiday and for every make-up day, and none besides',
    ({ year, off, makeUp }) => {
      const daysOff = off.flatMap(({ from, to }) => {
        const first = plainDate(from);
        return Array.from({ length: daysBetween(first, plainDate(to)) + 1 }, (_, place) => addDays(first, place));
      });
      const holidays = year >= 2025 || year === 2020 ? 13 : 11;
      expect(daysOff.filter((day) => weekdayOf(day) < 6)).toHaveLength(holidays + makeUp.length);
    },
  );

  it.each([
    ['2019-05-02', 'a weekday swapped for Sunday 28 April'],
    ['2020-01-31', 'the days off that the second notice of 2020 added'],
    ['2021-02-16', 'Spring Festival on a Tuesday'],
    ['2022-01-31', 'New Year’s Eve, a Monday'],
    ['2022-12-31', 'the first day off of the next New Year'],
    ['2023-10-06', 'the last day of the long October'],
    ['2024-02-17', 'the end of Spring Festival 2024, a Saturday'],
    ['2025-01-28', 'New Year’s Eve, a holiday by law since 2025'],
    ['2026-02-23', 'the last day of a nine-day Spring Festival, a Monday'],
    ['2026-09-25', 'Mid-Autumn on a Friday'],
    ['2026-10-07', 'the last day of National Day 2026, a Wednesday'],
  ])('%s is off: %s', (day) => expect(kindOf(day)).toMatchObject({ off: true, kind: 'holiday', provisional: false }));

  it.each([
    '2019-09-29',
    '2020-06-28',
    '2021-10-09',
    '2022-10-08',
    '2023-01-29',
    '2024-09-14',
    '2025-09-28',
    '2026-02-14',
    '2026-10-10',
  ])('%s is a weekend day on which people work', (day) => expect(kindOf(day)).toMatchObject({ off: false, kind: 'make-up' }));

  it.each([
    ['2026-10-08', { off: false, kind: 'working', provisional: false }],
    ['2026-10-11', { off: true, kind: 'weekend', provisional: false }],
    ['2026-10-01', { off: true, kind: 'holiday', name: '国庆节', provisional: false }],
    ['2026-01-04', { off: false, kind: 'make-up', provisional: false }],
  ])('%s: %o', (day, kind) => expect(kindOf(day)).toEqual(kind));
});

describe('a year whose notice is not out (contract §3.5)', () => {
  it.each([
    ['2027-01-01', { off: true, kind: 'holiday', name: '元旦', provisional: true }],
    ['2027-01-02', { off: true, kind: 'weekend', provisional: true }],
    ['2027-10-01', { off: false, kind: 'working', provisional: true }],
    ['2027-02-06', { off: true, kind: 'weekend', provisional: true }],
    ['2018-01-01', { off: true, kind: 'holiday', name: '元旦', provisional: true }],
  ])('%s: %o', (day, kind) => expect(kindOf(day)).toEqual(kind));

  it('is settled by the notice when it comes', () => {
    const calendar = calendarOf([
      ...NOTICES,
      {
        year: 2027,
        source: '国办发明电〔2026〕0号',
        off: [{ name: '国庆节', from: '2027-10-01', to: '2027-10-07' }],
        makeUp: ['2027-10-09'],
      },
    ]);
    expect(calendar.dayKind(plainDate('2027-10-01'))).toEqual({ off: true, kind: 'holiday', name: '国庆节', provisional: false });
    expect(calendar.dayKind(plainDate('2027-10-09'))).toEqual({ off: false, kind: 'make-up', provisional: false });
    expect(calendar.sourceOf(2027)).toBe('国办发明电〔2026〕0号');
    expect(PUBLISHED_CALENDAR.sourceOf(2027)).toBeUndefined();
  });
});
