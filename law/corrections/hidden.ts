import type { RecordedEvent } from '../kernel/event.ts';
import { isCorrection } from '../kernel/history.ts';

/** What is hidden from whoever is complained of (RIGHT-02). */
const COMPLAINT: readonly string[] = ['complaint-filed', 'complaint-answered', 'complaint-passed-on'];

interface Filed {
  readonly type: string;
  readonly proceeding?: string | undefined;
  /** What the event says of whom. */
  readonly complainedOf: unknown;
}

/**
 * Accounts from which a complaint and everything that comes of it is hidden. Complaints kept apart by a key are hidden apart; those without one are
 * hidden together, and an answer without a key from everybody complained of, because nothing says whose it is: rather one too many than one too few.
 */
export function complainedOfIn(events: readonly Filed[], of: Pick<Filed, 'type' | 'proceeding'>): readonly string[] {
  if (!COMPLAINT.includes(of.type)) return [];
  const anybodys = of.proceeding === undefined && of.type !== 'complaint-filed';
  const accounts = events
    .filter((event) => COMPLAINT.includes(event.type) && (anybodys || event.proceeding === of.proceeding))
    .map((event) => event.complainedOf);
  return [...new Set(accounts.filter((account): account is string => typeof account === 'string' && account !== ''))].sort();
}

const filed = (event: RecordedEvent): Filed => ({
  type: event.type,
  proceeding: event.proceeding,
  complainedOf: event.complainedOf,
});

/**
 * For each record of a case, in its order, the accounts that must not see it. A correction or a withdrawal is hidden with what it corrects; one that names
 * another account as complained of hides the complaint from both.
 */
export function hiddenFrom(events: readonly RecordedEvent[]): readonly (readonly string[])[] {
  const corrected = events.flatMap((event) => {
    const target = isCorrection(event.type) ? events.find(({ id }) => id !== undefined && id === event.event) : undefined;
    const fields = event.fields as Readonly<Record<string, unknown>> | undefined;
    return target && fields ? [{ ...filed(target), complainedOf: fields.complainedOf }] : [];
  });
  const known = [...events.map(filed), ...corrected];
  const direct = events.map((event) => complainedOfIn(known, event));
  return events.map((event, place) => {
    const target = isCorrection(event.type) ? events.findIndex(({ id }) => id !== undefined && id === event.event) : -1;
    return (target === -1 ? direct[place] : direct[target]) ?? [];
  });
}
