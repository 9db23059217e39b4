import { calendarOf } from '../kernel/calendar.ts';
import { NOTICES } from './notices.ts';

/** The calendar as published up to this release. A server that has entered a later notice passes its own to `explain`. */
export const PUBLISHED_CALENDAR = calendarOf(NOTICES);
export { NOTICES };
