import { countMonths } from '../kernel/counting.ts';
import * as due from '../kernel/due.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { ActionRule, DueRule, DutyRule, FindingRule, Procedure, Start } from '../kernel/procedure.ts';
import { type Words, words } from '../kernel/words.ts';
import type { ParameterKey } from '../parameters/definitions.ts';
import type { CountKey } from '../parameters/profiles.ts';
import type { CorrectionsContext } from './context.ts';
import { EVENTS, type EventName } from './events.ts';
import type { State } from './vocabulary.ts';

/** The kernel's clocks and tables, typed for corrections: parameter keys are checked by the compiler. */
export const days = due.days<CorrectionsContext, CountKey>;
export const months = due.months<CorrectionsContext, CountKey>;
export const hours = due.hours<CorrectionsContext, CountKey>;
/** So many hours where the county has set them; else promptly, without an hour of its own. */
export const hoursWhereSet = (key: ParameterKey, rule: string): DueRule<CorrectionsContext> =>
  Object.assign(
    (start: Start, context: CorrectionsContext) =>
      typeof context.parameters.find(key, start.opens)?.value === 'number'
        ? due.hours<CorrectionsContext, ParameterKey>(key)(start, context)
        : promptly(rule)(start, context),
    { promptly: rule },
  );
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

/** Every event of these types starts a clock that only what comes after it can meet: what was done before was not done about this. */
export const eachAnew =
  (...types: readonly EventName[]) =>
  (context: CorrectionsContext): readonly Start[] =>
    context.history.all(...types).map((event) => anew(event, context));

/** A start whose acts lie after it in the order of the fold. */
export function anew(event: PastEvent, { history }: CorrectionsContext): Start {
  return { ...startOf(event), run: history.events.slice(history.events.indexOf(event) + 1) };
}

/** Only the first event of these types starts the clock. */
export const first =
  (...types: readonly EventName[]) =>
  (context: CorrectionsContext): readonly Start[] => {
    const event = context.history.first(...types);
    return event ? [startOf(event)] : [];
  };

/** So many months, where the county has set a cycle under this key; no day where it has not. */
export const byCycle =
  (key: 'assessment.cycleMonths' | 'grade.reviewCycle' | 'plan.reviewCycle'): DueRule<CorrectionsContext> =>
  (start, context) => {
    const cycle = context.parameters.find(key, start.opens)?.value ?? undefined;
    return { counted: cycle === undefined ? undefined : countMonths(start.opens, cycle, context.calendar), rule: 'moves' };
  };
