/**
 * What a row tells of a case's history: the facts, the events that left a day in the sheet, and then that the record was taken over.
 * Duties of years ago do not come alive: what lay before `taken-over` is lifted (contract §3.7).
 */
import type { Facts } from '../../../law/corrections/facts.ts';
import type { State } from '../../../law/corrections/vocabulary.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { daysBetween, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { findOrgan } from './codes.ts';
import type { LedgerEntry } from './row.ts';

/**
 * A person who reported in within so many days before the import is taken over as `registered`: the sheet does not say whether the entry
 * declaration was held, and so soon it often was not. Earlier ones are `active`. A convention of the import, not of the law.
 */
export const RECENT_DAYS = 30;

export interface LedgerCase {
  readonly facts: Facts;
  readonly events: readonly RecordedEvent[];
}

/** Says what the law makes of a history on a day: `expected` within the time for reporting, `overdue` after it. */
export type StateOf = (facts: Facts, events: readonly RecordedEvent[], on: PlainDate) => State;

/** The case of a row that was read well, taken over on `on`. `source` says where from, for the timeline. */
export function caseOf(
  entry: LedgerEntry,
  { on, county, source, stateOf }: { on: PlainDate; county: string; source: string; stateOf: StateOf },
): LedgerCase {
  const facts: Facts = {
    kind: entry.kind,
    sex: entry.sex,
    born: entry.born,
    county,
    term: { ...entry.term },
    ...(entry.decidedIn === undefined ? {} : { decidedIn: entry.decidedIn }),
    ...(entry.juvenile ? { juvenileAtOffence: true } : {}),
    ...(entry.prohibition ? { prohibition: { ...entry.prohibition } } : {}),
    ...judgmentOf(entry),
  };
  const events = knownEvents(entry);
  const state = takenOverAs(entry, facts, events, on, stateOf);
  return { facts, events: [...events, { type: 'taken-over', on, state, source }] };
}

/** What was decided, as papers print it. */
function judgmentOf({ texts }: LedgerEntry): Record<string, string> {
  const columns = { offence: 'crime', sentence: 'penalty', sentenceLength: 'sentence', decidedBy: 'organ' } as const;
  return Object.fromEntries(
    Object.entries(columns).flatMap(([fact, column]) => {
      const text = texts.get(column);
      return text ? [[fact, text]] : [];
    }),
  );
}

function knownEvents(entry: LedgerEntry): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const organName = entry.texts.get('organ');
  const organ = findOrgan(organName ?? '');
  // Temporary release begins when it is decided, not when a judgment takes effect; the sheet does not tell that day.
  if (entry.kind !== 'temporary-release') {
    events.push({
      type: 'decision-effective',
      on: entry.term.from,
      ...(organ ? { organ } : {}),
      ...(organName ? { organName } : {}),
    });
  }
  if (entry.papersReceived) events.push({ type: 'documents-received', on: entry.papersReceived });
  if (entry.reportedOn) {
    const on = entry.reportedOn;
    events.push(
      entry.reporting === 'handed-over'
        ? { type: 'handed-over', on }
        : { type: 'reported-in', on, ...(entry.reporting === 'late' ? { properReason: 'unknown' } : {}) },
      { type: 'registered', on },
    );
  }
  return events;
}

/** Who has not arrived stays visible: the law's own answer for that day, or `overdue` where the sheet says the person is missing. */
function takenOverAs(entry: LedgerEntry, facts: Facts, events: readonly RecordedEvent[], on: PlainDate, stateOf: StateOf): State {
  switch (entry.reporting) {
    case 'missing':
      return 'overdue';
    case 'not-yet':
    case undefined:
      return stateOf(facts, events, on) === 'expected' ? 'expected' : 'overdue';
    default:
      return entry.reportedOn !== undefined && daysBetween(entry.reportedOn, on) <= RECENT_DAYS ? 'registered' : 'active';
  }
}
