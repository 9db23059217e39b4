import { expect, test } from 'vitest';
import { ageOn, daysApart, exactDay, howFar, sayDay, sayDayAndWeekday, sayInstant, sayRemaining, weekdayLetter } from './days.ts';

const TODAY = '2026-10-09';

test.each([
  ['2026-10-08', '超 1 日', '1 day over'],
  ['2026-10-09', '今日', 'today'],
  ['2026-10-31', '还有 22 日', '22 days left'],
  ['2025-10-09', '超 365 日', '365 days over'],
])('how far %s is', (day, zh, en) => {
  expect(howFar(day, TODAY, 'zh')).toBe(zh);
  expect(howFar(day, TODAY, 'en')).toBe(en);
});

test('the year is said only when it is another', () => {
  expect(sayDay('2026-10-08', TODAY, 'zh')).toBe('10月8日');
  expect(sayDay('2027-01-04', TODAY, 'zh')).toBe('2027年1月4日');
  expect(sayDay('2027-01-04', TODAY, 'en')).toBe('4 Jan 2027');
});

test('weekdays', () => {
  expect(sayDayAndWeekday(TODAY, TODAY, 'zh')).toBe('10月9日 周五');
  expect(sayDayAndWeekday(TODAY, TODAY, 'en')).toBe('Fri 9 Oct');
  expect(exactDay('2026-10-08', 'zh')).toBe('2026-10-08 周四');
  expect(weekdayLetter('2026-10-11', 'zh')).toBe('日');
});

test('the leap day is counted', () => {
  expect(daysApart('2028-02-28', '2028-03-01')).toBe(2);
});

test('an instant is said in Shanghai, whatever the machine thinks', () => {
  expect(sayInstant('2026-10-02T23:30:00Z', TODAY, 'zh')).toBe('10月3日 07:30');
});

test('what is left of a term', () => {
  expect(sayRemaining('2027-08-10', TODAY, 'zh')).toBe('余 305 日');
  expect(sayRemaining('2026-10-09', TODAY, 'zh')).toBe('今日届满');
  expect(sayRemaining('2026-10-08', TODAY, 'en')).toBe('term over');
});

test('age changes on the birthday', () => {
  expect(ageOn('1982-10-09', TODAY)).toBe(44);
  expect(ageOn('1982-10-10', TODAY)).toBe(43);
});
