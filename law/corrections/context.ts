import type { Calendar } from '../kernel/calendar.ts';
import { type CorrectedRecord, type DanglingCorrection, type History, historyOf, type PastEvent } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { CaseContext } from '../kernel/procedure.ts';
import { words } from '../kernel/words.ts';
import type { Parameters } from '../parameters/profiles.ts';
import { EVENTS, type EventName } from './events.ts';
import type { Facts } from './facts.ts';
import { custodySpans, fold, hasMeasure, isInCustody, type Track } from './state.ts';
import type { Kind } from './vocabulary.ts';

/** What the rules of corrections look at: one case on one day. */
export interface CorrectionsContext extends CaseContext {
  readonly parameters: Parameters;
  readonly kind: Kind;
  readonly facts: Facts;
  /** First and last day of the term, both included, as commutation has left it. Undefined when the papers have not said. */
  readonly term: { readonly from: PlainDate; readonly to: PlainDate } | undefined;
  readonly track: Track;
  /** Events recorded as happening after the case had ended. */
  readonly afterEnd: readonly PastEvent[];
  readonly dangling: readonly DanglingCorrection[];
  readonly inCustody: boolean;
  /** A coercive measure that has not ended, bail included. */
  readonly measurePending: boolean;
  /** A proposal to revoke or return that nobody has decided. */
  readonly proposalPending: boolean;
}

export interface ContextInput {
  readonly facts: Facts;
  readonly record: CorrectedRecord;
  readonly on: PlainDate;
  readonly calendar: Calendar;
  readonly parameters: Parameters;
}

export function contextOf({ facts, record, on, calendar, parameters }: ContextInput): CorrectionsContext {
  const { track, events, ending, afterEnd } = fold(record.events, facts.kind);
  const history = historyOf(events);
  const term = termOf(facts, history);
  return {
    on,
    facts,
    kind: facts.kind,
    history,
    calendar,
    parameters,
    track,
    afterEnd,
    dangling: record.dangling,
    term,
    custody: custodySpans(track).map((span) => ({ ...span, why: words('羁押', 'custody') })),
    inCustody: isInCustody(track),
    measurePending: hasMeasure(track),
    proposalPending: track.state === 'revocation-pending' && !track.granted,
    ended: ending ? { on: ending.on, why: endingWords(ending) } : undefined,
    lastDay: term?.to,
    recordBegan: history.first('taken-over')?.on,
  };
}

function endingWords(ending: PastEvent) {
  const type = EVENTS[ending.type as EventName];
  return words(`案件已终结（${type.zh}）`, `the case has ended (${type.en.toLowerCase()})`);
}

/** The term as the papers give it, with the last day a commutation ruling set (TERM-09: a new version, never an edit). */
function termOf(facts: Facts, history: History): { from: PlainDate; to: PlainDate } | undefined {
  if (!facts.term) return undefined;
  const commuted = history
    .all('commutation-ruled')
    .findLast((event) => event.data.newTo !== undefined && event.data.outcome !== 'refused');
  return { from: facts.term.from, to: (commuted?.data.newTo as PlainDate | undefined) ?? facts.term.to };
}
