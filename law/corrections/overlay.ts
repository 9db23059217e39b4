import { addDays, type PlainDate } from '../kernel/plain-date.ts';
import type { DerivedDuty } from '../kernel/procedure.ts';
import type { CorrectionsContext } from './context.ts';
import { isFinal, type State } from './vocabulary.ts';

/** States of a person who is not in hand: when the term ends, a human decides (T32b). */
const NOT_IN_HAND: readonly State[] = ['expected', 'overdue', 'transfer-in-transit'];

function reportingDuty(duties: readonly DerivedDuty[]): DerivedDuty | undefined {
  return duties.find(({ duty }) => duty.rule === 'RPT-01' || duty.rule === 'RPT-02');
}

/** Whether the case waits for a human once the term is over (REL-06): a measure or a proposal is pending, or the person is not in hand. */
export function holdsAtExpiry(context: CorrectionsContext): boolean {
  const { track } = context;
  if (isFinal(track.state) || track.granted) return false;
  return context.measurePending || context.proposalPending || NOT_IN_HAND.includes(track.state);
}

export function isTermOver(context: CorrectionsContext): boolean {
  return context.term !== undefined && context.on > context.term.to;
}

/** The state on the day asked about: what the events made it, and what the calendar makes of that. */
export function stateOn(context: CorrectionsContext, duties: readonly DerivedDuty[]): State {
  const { state } = context.track;
  if (isFinal(state)) return state;
  if (isTermOver(context) && holdsAtExpiry(context)) return 'expiry-hold';
  return state === 'expected' && reportingDuty(duties)?.duty.status === 'overdue' ? 'overdue' : state;
}

/** The state that comes by date alone if nothing happens before, and its day. */
export function nextStateOf(
  context: CorrectionsContext,
  duties: readonly DerivedDuty[],
  state: State,
): { state: State; on: PlainDate } | null {
  if (isFinal(state) || state === 'expiry-hold') return null;
  const duty = reportingDuty(duties)?.duty;
  const overdueOn = state === 'expected' && duty?.status === 'open' && duty.due !== null ? addDays(duty.due, 1) : undefined;
  const holdOn = context.term && !isTermOver(context) && holdsAtExpiry(context) ? addDays(context.term.to, 1) : undefined;
  if (overdueOn !== undefined && (holdOn === undefined || overdueOn < holdOn)) return { state: 'overdue', on: overdueOn };
  return holdOn === undefined ? null : { state: 'expiry-hold', on: holdOn };
}
