import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { dayByKey, pageFrom, shownDays } from './calendar-days.ts';

const day = plainDate;

describe('the days a calendar shows', () => {
  it('a month in whole weeks from Monday', () => {
    // October 2026 begins on a Thursday and ends on a Saturday.
    expect(shownDays('month', day('2026-10-09'))).toEqual({ from: '2026-09-28', before: '2026-11-02' });
    // February 2027 begins on a Monday and ends on a Sunday: four weeks.
    expect(shownDays('month', day('2027-02-14'))).toEqual({ from: '2027-02-01', before: '2027-03-01' });
    // August 2026 begins on a Saturday and ends on a Monday: six weeks.
    expect(shownDays('month', day('2026-08-31'))).toEqual({ from: '2026-07-27', before: '2026-09-07' });
  });
  it('the week around a day, and the day', () => {
    expect(shownDays('week', day('2026-10-09'))).toEqual({ from: '2026-10-05', before: '2026-10-12' });
    expect(shownDays('week', day('2026-10-11'))).toEqual({ from: '2026-10-05', before: '2026-10-12' });
    expect(shownDays('day', day('2026-10-09'))).toEqual({ from: '2026-10-09', before: '2026-10-10' });
  });
});

describe('keys and pages', () => {
  it('stop at the last day of a shorter month', () => {
    expect(pageFrom('month', day('2026-10-31'), 1)).toBe('2026-11-30');
    expect(pageFrom('week', day('2026-10-31'), -1)).toBe('2026-10-24');
  });
  it('move by a day, a week, a page, and home', () => {
    const by = (key: string) => dayByKey(key, 'month', day('2026-10-09'), day('2026-11-24'));
    expect(['ArrowLeft', 'ArrowDown', 'PageUp', 't', 'Enter'].map(by)).toEqual([
      '2026-10-08',
      '2026-10-16',
      '2026-09-09',
      '2026-11-24',
      undefined,
    ]);
  });
});
