import {
  addDays,
  addMonths,
  earlier,
  firstDayOfMonth,
  fromParts,
  lastDayOfMonth,
  monthOf,
  type PlainDate,
  weekdayOf,
  yearOf,
} from './plain-date.ts';

/** A stretch of whole calendar weeks or months; both ends included. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The first whole calendar unit that begins on or after `day`: weeks begin on Monday. */
function firstWhole(day: PlainDate, unit: 'week' | 'month'): PlainDate {
  if (unit === 'week') return addDays(day, (8 - weekdayOf(day)) % 7);
  return day.endsWith('-01') ? day : addMonths(fromParts(yearOf(day), monthOf(day), 1), 1);
}

/**
 * Periods of `every` whole calendar weeks or months that begin from `from` on and before `before`, in order (contract §3.6: «from the first whole one»).
 */
export function wholePeriods(from: PlainDate, before: PlainDate, every: number, unit: 'week' | 'month'): readonly Period[] {
  const periods: Period[] = [];
  for (let start = firstWhole(from, unit); start < before; ) {
    const next = unit === 'week' ? addDays(start, 7 * every) : addMonths(start, every);
    const last = unit === 'week' ? addDays(next, -1) : lastDayOfMonth(addMonths(next, -1));
    periods.push({ from: start, to: last });
    start = next;
  }
  return periods;
}

/** Days on which a period may begin: every Monday and every first of a month in `[from, before)`, and `from` itself. */
export function turnsIn(from: PlainDate, before: PlainDate): readonly PlainDate[] {
  const days = new Set<PlainDate>([from]);
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday < before; monday = addDays(monday, 7)) {
    if (monday > from) days.add(monday);
  }
  for (let first = addMonths(firstDayOfMonth(from), 1); first < before; first = addMonths(first, 1)) days.add(first);
  return [...days].sort();
}

/** Stretches of `every` days from `from` on, the last one cut at `until`. */
export function dayPeriods(from: PlainDate, until: PlainDate, every: number): readonly Period[] {
  const periods: Period[] = [];
  for (let start = from; start <= until; start = addDays(start, every)) {
    periods.push({ from: start, to: earlier(addDays(start, every - 1), until) });
  }
  return periods;
}
