import { addDays, addMonths, type PlainDate, plainDate } from '../../../law/kernel/plain-date.ts';
import type { CalendarView } from '../../app/searches.ts';
import { weekdayIndex } from '../../words/days.ts';

/** The days a view shows, `[from, before)`: a month in whole weeks from Monday, the week around a day, or the day. */
export function shownDays(view: CalendarView, day: PlainDate): { readonly from: PlainDate; readonly before: PlainDate } {
  if (view === 'day') return { from: day, before: addDays(day, 1) };
  if (view === 'week') {
    const monday = mondayOf(day);
    return { from: monday, before: addDays(monday, 7) };
  }
  const first = plainDate(`${day.slice(0, 7)}-01`);
  const last = addDays(addMonths(first, 1), -1);
  return { from: mondayOf(first), before: addDays(mondayOf(last), 7) };
}

/** A page back or forth: a month, a week or a day. */
export function pageFrom(view: CalendarView, day: PlainDate, step: 1 | -1): PlainDate {
  if (view === 'month') return addMonths(day, step);
  return addDays(day, view === 'week' ? 7 * step : step);
}

/** Where a key of the grid leads; undefined for a key that is none of its. */
export function dayByKey(key: string, view: CalendarView, day: PlainDate, today: PlainDate): PlainDate | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return pageFrom(view, day, -1);
    case 'PageDown':
      return pageFrom(view, day, 1);
    case 'Home':
    case 't':
      return today;
    default:
      return undefined;
  }
}

function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, -weekdayIndex(day));
}
