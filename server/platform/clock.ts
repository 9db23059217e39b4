/** The one place that reads the machine's time. The law takes *today* as an argument; the server gets it here. */
import { type PlainDate, plainDate } from '../../law/kernel/plain-date.ts';

export interface Clock {
  /** This instant; on a set day, the same hour of that day. */
  now(): Date;
  /** The calendar day in Asia/Shanghai. */
  today(): PlainDate;
}

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai at `instant`: UTC+8 all year since 1991; earlier instants never come from a clock. */
export function dayInShanghai(instant: Date): PlainDate {
  return plainDate(new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10));
}

/**
 * The machine's clock. With `livesOn` (GUITU_TODAY) `today()` is always that day, and `now()` is the real time moved by whole days so
 * that the process started on it: instants keep their order and their hour. With an
 * `hour` too (`16:30` in Shanghai) the process starts at that hour, and time goes on from there.
 */
export function systemClock(livesOn?: PlainDate, hour?: string): Clock {
  if (livesOn === undefined) return { now: () => new Date(), today: () => dayInShanghai(new Date()) };
  if (hour !== undefined) {
    const ahead = Date.parse(`${livesOn}T${hour}:00+08:00`) - Date.now();
    return { now: () => new Date(Date.now() + ahead), today: () => livesOn };
  }
  const shift = (Date.parse(`${livesOn}T00:00:00Z`) - Date.parse(`${dayInShanghai(new Date())}T00:00:00Z`)) / DAY_MS;
  return { now: () => new Date(Date.now() + shift * DAY_MS), today: () => livesOn };
}

/** Milliseconds since some fixed moment, never going back: for measuring how long something took. */
export function elapsedMs(): number {
  return performance.now();
}
