/**
 * Where a case stands, as rows: what the law derives from its history today, written so that it stays true on later days without anything
 * running. A duty is overdue because its day has passed; a state or a lifting that comes by date alone is stored with its day.
 */
import { type CaseFile, type Concern, explain, visibleTo } from '../../../law/index.ts';
import type { Counting, Duty, DutyHolder, DutyStatus, Explanation } from '../../../law/kernel/explanation.ts';
import { addDays, type PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Words } from '../../../law/kernel/words.ts';
import { canonical } from './chain.ts';
import { accountsHiddenFrom, type Hidden, hiddenIn } from './hiding.ts';

/** Rows reach this many days ahead; a nearer horizon is an incident. */
export const HORIZON_DAYS = 62;

export interface DutyReasons {
  readonly act: Words;
  readonly because: Words;
  readonly counting: Counting;
  readonly missed?: Words;
  readonly lifted?: Words;
  readonly doneBy?: string;
}

/** A duty as stored. Its status on a day follows from it: {@link statusOn}, and the view `duty_now`, which must say the same. */
export interface DutyFacts {
  readonly rule: string;
  readonly clock: string;
  readonly proceeding: string;
  readonly opens: PlainDate;
  readonly who: DutyHolder;
  readonly due: PlainDate | null;
  readonly dueAt: string | null;
  readonly doneOn: PlainDate | null;
  readonly late: boolean;
  readonly lifted: boolean;
  readonly liftsOn: PlainDate | null;
  readonly paused: boolean;
  readonly pausesOn: PlainDate | null;
  readonly provisional: boolean;
  /** Still owed on paper, but the case has ended and nothing can be recorded any more: on no worklist. */
  readonly moot: boolean;
  /** Accounts that must not see it. */
  readonly hiddenFrom: readonly string[];
  /** By account: the reasons as they follow from what it may see, where they are others. They count records, and it counts fewer. */
  readonly reasonsFor: Readonly<Record<string, DutyReasons>>;
  readonly cite: readonly string[];
  readonly reasons: DutyReasons;
}

export interface Standing {
  readonly state: string;
  readonly nextState: Explanation['nextState'];
  readonly grade: string | null;
  readonly term: Explanation['term'];
  readonly closed: boolean;
  /** Unit the case was given to, and case it was joined to, as the history names them. */
  readonly handler: string | null;
  readonly joined: string | null;
  /** Other organs whom it concerns. */
  readonly concerns: readonly Concern[];
  readonly derivedOn: PlainDate;
  readonly derivedThrough: PlainDate;
  readonly duties: readonly DutyFacts[];
  /** Records and files that are hidden from somebody. */
  readonly hidden: readonly Hidden[];
}

/** States after which nothing is owed any more (contract §4). */
export const FINAL_STATES: ReadonlySet<string> = new Set([
  'released',
  'released-pardon',
  'terminated-revoked',
  'terminated-recommitted',
  'terminated-death',
  'transferred-out',
  'cancelled',
  'returned',
  'not-accepted',
  'merged',
  'archived',
]);

/** What makes two rows the same duty (contract §4: unique). */
export function dutyKey(duty: Pick<DutyFacts, 'rule' | 'clock' | 'proceeding' | 'opens'>): string {
  return [duty.rule, duty.clock, duty.proceeding, duty.opens].join(' ');
}

/** Derives the standing of `file` on `today`, with duties that open within {@link HORIZON_DAYS}. */
export function standingOf(file: CaseFile, today: PlainDate): Standing {
  const { now, duties } = derive(file, today);
  const seen = seenBy(file, today);
  const closed = FINAL_STATES.has(now.state);
  return {
    state: now.state,
    nextState: now.nextState,
    grade: now.grade,
    term: now.term,
    closed,
    handler: now.handler ?? null,
    joined: now.joined ?? null,
    concerns: now.concerns ?? [],
    derivedOn: today,
    derivedThrough: addDays(today, HORIZON_DAYS),
    duties: [...duties].map(([key, duty]) => ({
      ...duty,
      moot: closed && duty.doneOn === null && !duty.lifted,
      ...seen(key, duty),
    })),
    hidden: hiddenIn(file),
  };
}

function derive(file: CaseFile, today: PlainDate): { now: Explanation; duties: ReadonlyMap<string, DutyFacts> } {
  const now = explain(file, today, { horizonDays: HORIZON_DAYS });
  const duties = new Map<string, DutyFacts>();
  for (const duty of now.duties) {
    const facts = dutyFacts(duty);
    duties.set(dutyKey(facts), facts);
  }
  for (const day of daysOfChange(now, today)) foreseeChanges(file, day, duties);
  return { now, duties };
}

/** From whom a duty is hidden: every account for which it does not follow from what that account may see; and who is given other reasons for it. */
function seenBy(file: CaseFile, today: PlainDate) {
  const seen = accountsHiddenFrom(file).map((account) => ({ account, duties: derive(visibleTo(file, account), today).duties }));
  return (key: string, { reasons }: DutyFacts): Pick<DutyFacts, 'hiddenFrom' | 'reasonsFor'> => ({
    hiddenFrom: seen.filter(({ duties }) => !duties.has(key)).map(({ account }) => account),
    reasonsFor: Object.fromEntries(
      seen.flatMap(({ account, duties }) => {
        const own = duties.get(key)?.reasons;
        return own === undefined || canonical(own) === canonical(reasons) ? [] : [[account, own]];
      }),
    ),
  });
}

/** Days within the horizon on which something changes by date alone: the next state's day, and the day after the term. */
function daysOfChange(now: Explanation, today: PlainDate): PlainDate[] {
  const days = [now.nextState?.on, now.term === null ? undefined : addDays(now.term.to, 1)];
  const ahead = days.filter((day) => day !== undefined).filter((day) => day > today && day <= addDays(today, HORIZON_DAYS));
  return [...new Set(ahead)].sort();
}

/** Asks the law again for `day`: which of today's duties will have been lifted or paused by then, and what opens on it (a search, the day after a report fell due). */
function foreseeChanges(file: CaseFile, day: PlainDate, duties: Map<string, DutyFacts>): void {
  for (const later of explain(file, day).duties) {
    const facts = dutyFacts(later);
    const key = dutyKey(facts);
    const known = duties.get(key);
    if (!known && facts.opens === day) duties.set(key, facts);
    if (!known || known.doneOn !== null || known.lifted || known.liftsOn !== null) continue;
    if (later.status === 'lifted') duties.set(key, { ...known, liftsOn: day });
    else if (later.status === 'paused' && !known.paused && known.pausesOn === null) duties.set(key, { ...known, pausesOn: day });
  }
}

export function dutyFacts(duty: Duty): DutyFacts {
  return {
    rule: duty.rule,
    clock: duty.clock,
    proceeding: duty.proceeding ?? '',
    opens: duty.opens,
    who: duty.who,
    due: duty.due,
    dueAt: duty.dueAt === undefined ? null : instantInShanghai(new Date(duty.dueAt)),
    doneOn: duty.status === 'met' || duty.status === 'met-late' ? duty.doneOn : null,
    late: duty.status === 'met-late',
    lifted: duty.status === 'lifted',
    liftsOn: null,
    paused: duty.status === 'paused',
    pausesOn: null,
    provisional: duty.provisional === true,
    moot: false,
    hiddenFrom: [],
    reasonsFor: {},
    cite: duty.cite,
    reasons: {
      act: duty.act,
      because: duty.because,
      counting: duty.counting,
      ...(duty.missed ? { missed: duty.missed } : {}),
      ...(duty.lifted ? { lifted: duty.lifted } : {}),
      ...(duty.doneBy ? { doneBy: duty.doneBy } : {}),
    },
  };
}

/** The status of a stored duty on `day`, and as of the instant `now` where one is asked for; the same rule as the view `duty_now`. */
export function statusOn(
  duty: Pick<DutyFacts, 'due' | 'dueAt' | 'doneOn' | 'late' | 'lifted' | 'liftsOn' | 'paused' | 'pausesOn'>,
  day: PlainDate,
  now?: Date,
): DutyStatus {
  if (duty.lifted) return 'lifted';
  if (duty.doneOn !== null) return duty.late ? 'met-late' : 'met';
  if (duty.liftsOn !== null && duty.liftsOn <= day) return 'lifted';
  if (duty.paused || (duty.pausesOn !== null && duty.pausesOn <= day)) return 'paused';
  if (duty.dueAt !== null && now !== undefined) return now.getTime() > Date.parse(duty.dueAt) ? 'overdue' : 'open';
  return duty.due !== null && duty.due < day ? 'overdue' : 'open';
}

/** ISO instant in +08:00 to the second, as the law writes it: `2026-11-24T09:00:00+08:00`. */
export function instantInShanghai(instant: Date): string {
  return `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** A duty row as it is in the database. */
export interface StoredDuty {
  readonly id: string;
  readonly facts: DutyFacts;
}

export interface DutyDifference {
  readonly added: readonly DutyFacts[];
  readonly changed: readonly DutyFacts[];
  /** The last day before of each changed duty that has another one now, by its key. */
  readonly movedFrom?: ReadonlyMap<string, PlainDate | null>;
  readonly removed: readonly StoredDuty[];
}

/** What must be written so that `stored` becomes `derived`. */
export function difference(stored: readonly StoredDuty[], derived: readonly DutyFacts[]): DutyDifference {
  const before = new Map(stored.map(({ facts }) => [dutyKey(facts), canonical(facts)]));
  const due = new Map(derived.map((facts) => [dutyKey(facts), facts.due]));
  return {
    added: derived.filter((duty) => !before.has(dutyKey(duty))),
    changed: derived.filter((duty) => {
      const known = before.get(dutyKey(duty));
      return known !== undefined && known !== canonical(duty);
    }),
    movedFrom: new Map(
      stored.flatMap(({ facts }): [string, PlainDate | null][] => {
        const key = dutyKey(facts);
        return due.has(key) && due.get(key) !== facts.due ? [[key, facts.due]] : [];
      }),
    ),
    removed: stored.filter(({ facts }) => !due.has(dutyKey(facts))),
  };
}
