import { z } from 'zod';
import { addDays, daysBetween, findPlainDate, type PlainDate, plainDate } from './plain-date.ts';

/**
 * Instants, for the few clocks that count hours (48 hours on a request to arrest). Read and written without `Date`: a given instant is
 * arithmetic, and `law` has no clock. Printed in +08:00; China has had one offset and no summer time since 1992.
 */
const PATTERN = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(Z|([+-])(\d{2}):([0-5]\d))$/;
const EPOCH = plainDate('1970-01-01');
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;
const SHANGHAI_OFFSET_SECONDS = 8 * HOUR_SECONDS;

/** Seconds since 1970-01-01T00:00Z of an ISO 8601 instant with an offset; undefined for anything else. */
export function findInstant(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const day = findPlainDate(match[1]);
  if (day === undefined) return undefined;
  const local =
    daysBetween(EPOCH, day) * DAY_SECONDS + Number(match[2]) * HOUR_SECONDS + Number(match[3]) * 60 + Number(match[4] ?? 0);
  const offset = match[5] === 'Z' ? 0 : (match[6] === '-' ? -1 : 1) * (Number(match[7]) * HOUR_SECONDS + Number(match[8]) * 60);
  return local - offset;
}

/** Input edge: an ISO instant with an offset or `Z`. */
export const InstantSchema = z
  .custom<string>((value) => findInstant(value) !== undefined, {
    error: (issue) =>
      `${typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input)} is not an instant such as 2026-10-09T09:30:00+08:00`,
  })
  .meta({ type: 'string', format: 'date-time' });

/** `hours` after `instant`: the instant in +08:00 and the Shanghai day it falls on. Days off do not move an hour clock. */
export function hoursAfter(instant: string, hours: number): { at: string; day: PlainDate } {
  const start = findInstant(instant);
  if (start === undefined) throw new RangeError(`${instant} is not an instant`);
  const shanghai = start + hours * HOUR_SECONDS + SHANGHAI_OFFSET_SECONDS;
  const days = Math.floor(shanghai / DAY_SECONDS);
  const seconds = shanghai - days * DAY_SECONDS;
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / HOUR_SECONDS))}:${two(Math.floor((seconds % HOUR_SECONDS) / 60))}:${two(seconds % 60)}`;
  const day = addDays(EPOCH, days);
  return { at: `${day}T${clock}+08:00`, day };
}

/** Wall-clock parts of an instant in Shanghai: its day and its minute of the day. */
export function shanghaiMinute(instant: string): { day: PlainDate; minute: number } {
  const { at, day } = hoursAfter(instant, 0);
  return { day, minute: Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)) };
}

/** The instant of a minute of a day in Shanghai. */
export function atMinute(day: PlainDate, minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`;
}

/** Whether `a` is not after `b`, both ISO instants. */
export function isNotAfter(a: string, b: string): boolean {
  return (findInstant(a) ?? Number.POSITIVE_INFINITY) <= (findInstant(b) ?? Number.NEGATIVE_INFINITY);
}

/** Hours from `a` to `b`, both ISO instants; none when `b` is not after `a`. */
export function hoursBetween(a: string, b: string): number {
  return Math.max(0, (findInstant(b) ?? 0) - (findInstant(a) ?? 0)) / HOUR_SECONDS;
}

/** As {@link hoursBetween}, in minutes. */
export function minutesBetween(a: string, b: string): number {
  return hoursBetween(a, b) * 60;
}
