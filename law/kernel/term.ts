import { addDays, addMonths, isLastDayOfMonth, lastDayOfMonth, type PlainDate } from './plain-date.ts';

/** A length as a judgment says it: whole years, months and days, each zero or more, not all zero. */
export interface TermLength {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

/**
 * Last day of a sentence or probation term that starts on `from` (TERM-05; 刑诉解释 202 第2款).
 *
 * 1. Years: the same date so many years later; where it does not exist (29 February), the last day of that month.
 * 2. Months: the same date so many months later; where it does not exist, the month's last day. For month terms only, a start on the last day of its
 *    month runs to the last day of the target month.
 * 3. Days are added as they are; half a month is 15 days, and the caller says so.
 * 4. The last day is the day before.
 *
 * The article does not spell out «one year and six months»: years first, then months, then days is our reading. The execution notice always wins.
 */
export function termEnd(from: PlainDate, length: TermLength): PlainDate {
  let day = length.years ? addMonths(from, length.years * 12) : from;
  if (length.months) {
    const startedAtMonthEnd = isLastDayOfMonth(day);
    day = addMonths(day, length.months);
    if (startedAtMonthEnd) day = lastDayOfMonth(day);
  }
  return addDays(day, (length.days ?? 0) - 1);
}

/** Last day of a length of `months` from `from` that is not a sentence: the day before the same date (contract §3.8). */
export function lengthEnd(from: PlainDate, months: number): PlainDate {
  return addDays(addMonths(from, months), -1);
}
