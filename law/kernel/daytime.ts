/** Times of the day as people write them, `08:30`, and stretches of a day in minutes. */
import { z } from 'zod';

const PATTERN = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const DAY_MINUTES = 24 * 60;

/** Input edge: `08:30`. */
export const DaytimeSchema = z
  .string()
  .regex(PATTERN, { error: 'must be a time of day such as 08:30' })
  .meta({ examples: ['08:30'] });

/** From a minute to a minute of one day; the end is not included. */
export type DayStretch = readonly [number, number];

export function minuteOf(daytime: string): number {
  return Number(daytime.slice(0, 2)) * 60 + Number(daytime.slice(3, 5));
}

export function sayMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The parts of one day and of the next that `begins`–`ends` takes: a night shift takes both. */
export function partsOf(begins: string, ends: string): { readonly today: DayStretch; readonly tomorrow: DayStretch | undefined } {
  const [from, to] = [minuteOf(begins), minuteOf(ends)];
  return from < to
    ? { today: [from, to], tomorrow: undefined }
    : { today: [from, DAY_MINUTES], tomorrow: to === 0 ? undefined : [0, to] };
}

export const overlaps = ([from, to]: DayStretch, [from2, to2]: DayStretch): boolean => from < to2 && from2 < to;

/** What is left of `open` when `taken` is taken out of it, in order. */
export function without(open: readonly DayStretch[], taken: readonly DayStretch[]): readonly DayStretch[] {
  return taken.reduce<readonly DayStretch[]>(
    (left, [from, to]) =>
      left.flatMap((stretch): readonly DayStretch[] => {
        if (!overlaps(stretch, [from, to])) return [stretch];
        const parts: readonly DayStretch[] = [
          [stretch[0], Math.max(stretch[0], from)],
          [Math.min(stretch[1], to), stretch[1]],
        ];
        return parts.filter(([begins, ends]) => begins < ends);
      }),
    open,
  );
}
