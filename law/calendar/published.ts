import { type Calendar, calendarOf, type YearNotice } from '../kernel/calendar.ts';
import { NOTICES } from './notices.ts';

/** The calendar as published up to this release. A later notice comes with the settings of a case file: {@link calendarWith}. */
export const PUBLISHED_CALENDAR = calendarOf(NOTICES);
export { NOTICES };

const withNotices = new WeakMap<readonly YearNotice[], Calendar>();

/** The published calendar with notices entered since: an entered year replaces a published one, because a notice can be amended. */
export function calendarWith(entered: readonly YearNotice[]): Calendar {
  if (entered.length === 0) return PUBLISHED_CALENDAR;
  let calendar = withNotices.get(entered);
  if (calendar === undefined) {
    const years = new Set(entered.map(({ year }) => year));
    calendar = calendarOf([...NOTICES.filter(({ year }) => !years.has(year)), ...entered]);
    withNotices.set(entered, calendar);
  }
  return calendar;
}
