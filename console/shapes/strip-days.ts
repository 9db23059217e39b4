import type { Counting } from '../../law/kernel/explanation.ts';
import { daysApart } from '../words/days.ts';

/** One cell of the calendar strip. */
export interface StripDay {
  readonly day: string;
  readonly off: boolean;
  /** The number of the counted day where single days are counted; null otherwise. */
  readonly number: number | null;
  readonly part: 'start' | 'counted' | 'passed-over' | 'rested' | 'due';
  /** The last day before the holiday rule moved it. */
  readonly nominal: boolean;
}

/** The strip: rows of seven cells, or a gap of so many days left out of a long count. */
export type StripRow = { readonly days: readonly StripDay[] } | { readonly gap: number };

export interface StripInput {
  readonly opens: string;
  readonly due: string;
  readonly counting: Counting;
}

const DAY = 86_400_000;

function dayAfter(day: string, days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`) + days * DAY);
}

/**
 * Lays a count that the law has already made onto days: which day is which between `opens` and `due`, both named by the law.
 * It decides nothing: the nominal day, the move and the days it rested are the duty's own (`counting`), the days off the calendar's.
 */
export function stripDays({ opens, due, counting }: StripInput, isOff: (day: string) => boolean): StripDay[] {
  const length = daysApart(opens, due);
  if (length < 0 || length > 1500) return [];
  const numbered = counting.kind === 'days' || counting.kind === 'working-days';
  const nominal = counting.nominal ?? due;
  let number = 0;
  const cells: StripDay[] = [];
  for (let at = 0; at <= length; at += 1) {
    const day = dayAfter(opens, at);
    const off = isOff(day);
    const after = daysApart(nominal, day);
    const within = at > 0 && after <= 0;
    const counts = within && !(counting.kind === 'working-days' && off);
    if (counts) number += 1;
    cells.push({
      day,
      off,
      number: counts && numbered ? number : null,
      part:
        day === due
          ? 'due'
          : at === 0
            ? 'start'
            : within
              ? counts
                ? 'counted'
                : 'passed-over'
              : after <= counting.restedDays
                ? 'rested'
                : 'passed-over',
      nominal: day === nominal && nominal !== due,
    });
  }
  return cells;
}

/** Longest strip that is drawn whole: five weeks. */
const WHOLE = 35;

/** Cuts the strip into weeks; a longer count keeps its first week and its last two, with the days between as one gap. */
export function stripRows(days: readonly StripDay[]): StripRow[] {
  const weeks: StripRow[] = [];
  for (let at = 0; at < days.length; at += 7) weeks.push({ days: days.slice(at, at + 7) });
  if (days.length <= WHOLE) return weeks;
  const left = weeks.slice(1, -2);
  return [...weeks.slice(0, 1), { gap: left.length * 7 }, ...weeks.slice(-2)];
}
