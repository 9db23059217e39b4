import { expect, test } from 'vitest';
import { PUBLISHED_CALENDAR } from '../../law/calendar/published.ts';
import { plainDate } from '../../law/kernel/plain-date.ts';
import { stripDays, stripRows } from './strip-days.ts';

const isOff = (day: string) => PUBLISHED_CALENDAR.dayKind(plainDate(day)).off;

test('ten days from 25 September 2026 end on National Day and are moved to 8 October', () => {
  const days = stripDays(
    {
      opens: '2026-09-25',
      due: '2026-10-08',
      counting: { kind: 'days', amount: 10, nominal: plainDate('2026-10-05'), moved: true, restedDays: 0 },
    },
    isOff,
  );
  expect(days).toHaveLength(14);
  expect(days[0]).toMatchObject({ day: '2026-09-25', part: 'start', number: null });
  expect(days[10]).toMatchObject({ day: '2026-10-05', part: 'counted', number: 10, nominal: true, off: true });
  expect(days[11]).toMatchObject({ day: '2026-10-06', part: 'passed-over', number: null });
  expect(days[13]).toMatchObject({ day: '2026-10-08', part: 'due' });
});

test('working days number only the days worked', () => {
  const days = stripDays(
    {
      opens: '2026-10-09',
      due: '2026-10-12',
      counting: { kind: 'working-days', amount: 2, nominal: plainDate('2026-10-12'), moved: false, restedDays: 0 },
    },
    isOff,
  );
  // 10 October is a Saturday on which people work in exchange; the 11th is an ordinary Sunday.
  expect(days.map(({ number }) => number)).toEqual([null, 1, null, 2]);
  expect(days[2]?.part).toBe('passed-over');
});

test('days of rest (custody, a suspension) stand between the nominal day and the real one', () => {
  const days = stripDays(
    {
      opens: '2026-03-02',
      due: '2026-03-10',
      counting: { kind: 'days', amount: 5, nominal: plainDate('2026-03-07'), moved: true, restedDays: 2 },
    },
    () => false,
  );
  expect(days.map(({ part }) => part)).toEqual([
    'start',
    'counted',
    'counted',
    'counted',
    'counted',
    'counted',
    'rested',
    'rested',
    'due',
  ]);
});

test('a duty of the same day is one cell', () => {
  const days = stripDays(
    {
      opens: '2026-10-09',
      due: '2026-10-09',
      counting: { kind: 'fixed', amount: null, nominal: plainDate('2026-10-09'), moved: false, restedDays: 0 },
    },
    isOff,
  );
  expect(days.map(({ part }) => part)).toEqual(['due']);
});

test('three months keep the first week and the last two', () => {
  const days = stripDays(
    {
      opens: '2026-07-05',
      due: '2026-10-08',
      counting: { kind: 'months', amount: 3, nominal: plainDate('2026-10-05'), moved: true, restedDays: 0 },
    },
    isOff,
  );
  const rows = stripRows(days);
  expect(rows.map((row) => ('gap' in row ? `gap ${row.gap}` : row.days.length))).toEqual([7, 'gap 77', 7, 5]);
  const shown = rows.reduce((sum, row) => sum + ('gap' in row ? row.gap : row.days.length), 0);
  expect(shown).toBe(days.length);
});
