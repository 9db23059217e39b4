import type { BandName, DutyHolder, DutyStatus } from '../api/answers.ts';

/** How a duty looks: the edge of its row and the colour of its day. Red only for what has passed. */
export type Urgency = 'over' | 'soon' | 'calm' | 'done' | 'resting';

/**
 * Urgency by the status the law gave and the day it named; nothing is counted here but which of two days comes first.
 * `soonUntil` is the last day that still reads as near (today itself where no warning time applies).
 */
export function urgencyOf(status: DutyStatus, due: string | null, today: string, soonUntil: string = today): Urgency {
  if (status === 'overdue') return 'over';
  if (status === 'met' || status === 'met-late') return 'done';
  if (status === 'paused' || status === 'lifted') return 'resting';
  return due !== null && due <= soonUntil ? 'soon' : 'calm';
}

/** Holders outside the agency: their rows are headed by the organ, with the person below. */
const OUTSIDE: ReadonlySet<DutyHolder> = new Set<DutyHolder>([
  'decision-organ',
  'court',
  'public-security',
  'procuratorate',
  'prison',
  'new-county',
  'higher-agency',
]);

export function isOutside(who: DutyHolder): boolean {
  return OUTSIDE.has(who);
}

export const BANDS: readonly BandName[] = ['overdue', 'due', 'week', 'promptly'];

interface Ranked {
  readonly status: DutyStatus;
  readonly due: string | null;
  readonly opens: string;
}

const RANK: Readonly<Record<DutyStatus, number>> = { overdue: 0, open: 1, paused: 2, met: 3, 'met-late': 3, lifted: 4 };

/** Order of duties in a file: overdue first, then by day; those without a day («promptly») before those far away. */
export function byUrgency(a: Ranked, b: Ranked): number {
  return RANK[a.status] - RANK[b.status] || (a.due ?? a.opens).localeCompare(b.due ?? b.opens);
}

/** Splits the duties of a file into what is owed now and what is done or lifted (latest first). */
export function nowAndLater<Item extends Ranked>(items: readonly Item[]): { now: Item[]; later: Item[] } {
  const now = items.filter((item) => RANK[item.status] <= RANK.paused).sort(byUrgency);
  const later = items.filter((item) => RANK[item.status] > RANK.paused).sort((a, b) => b.opens.localeCompare(a.opens));
  return { now, later };
}
