import * as due from '../kernel/due.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { ActionRule, DutyRule, FindingRule, Procedure, Start } from '../kernel/procedure.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CountKey } from '../parameters/profiles.ts';
import type { CorrectionsContext } from './context.ts';
import { EVENTS, type EventName } from './events.ts';
import type { State } from './vocabulary.ts';

/** The kernel's clocks and tables, typed for corrections: parameter keys are checked by the compiler. */
export const days = due.days<CorrectionsContext, CountKey>;
export const months = due.months<CorrectionsContext, CountKey>;
export const hours = due.hours<CorrectionsContext, CountKey>;
export const sameDay = due.sameDay<CorrectionsContext>;
export const onDay = due.onDay<CorrectionsContext>;
export const promptly = due.promptly<CorrectionsContext>;

export type CorrectionsProcedure = Procedure<CorrectionsContext, State>;
export type CorrectionsDuty = DutyRule<CorrectionsContext>;
export type CorrectionsFinding = FindingRule<CorrectionsContext>;
export type CorrectionsAction = ActionRule<CorrectionsContext, State>;

/** A clock that an event starts, on the day it happened. */
export function startOf(event: PastEvent, said?: Words): Start {
  const type = EVENTS[event.type as EventName];
  return { opens: event.on, event, said: said ?? words(type.zh, type.en.charAt(0).toLowerCase() + type.en.slice(1)) };
}

/** Every event of these types starts a clock of its own. */
export const each =
  (...types: readonly EventName[]) =>
  (context: CorrectionsContext): readonly Start[] =>
    context.history.all(...types).map((event) => startOf(event));

/** Only the first event of these types starts the clock. */
export const first =
  (...types: readonly EventName[]) =>
  (context: CorrectionsContext): readonly Start[] => {
    const event = context.history.first(...types);
    return event ? [startOf(event)] : [];
  };
