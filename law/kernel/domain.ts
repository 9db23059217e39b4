import type { z } from 'zod';
import type { Calendar } from './calendar.ts';
import type { EventType } from './event.ts';
import type { Absence, Concern, LeaveNow } from './explanation.ts';
import type { CorrectedRecord } from './history.ts';
import type { ParameterReader } from './parameters.ts';
import type { PlainDate } from './plain-date.ts';
import type { CaseContext, DerivedDuty, Procedure } from './procedure.ts';
import type { Words } from './words.ts';

/** What a domain's context is made from. */
export interface ContextInput<F, P extends ParameterReader> {
  readonly facts: F;
  readonly record: CorrectedRecord;
  readonly on: PlainDate;
  readonly calendar: Calendar;
  readonly parameters: P;
}

/**
 * A kind of case: corrections, investigation, a grid event. Its facts, its events, its states and the procedures that make duties, findings and actions
 * of a history.
 */
export interface Domain<C extends CaseContext, S extends string, F, P extends ParameterReader> {
  readonly id: string;
  readonly title: Words;
  readonly facts: z.ZodType<F>;
  readonly events: Readonly<Record<string, EventType>>;
  readonly states: Readonly<Record<S, Words>>;
  readonly procedures: readonly Procedure<C, S>[];
  contextOf(input: ContextInput<F, P>): C;
  stateOn(context: C, duties: readonly DerivedDuty[]): S;
  nextStateOf(context: C, duties: readonly DerivedDuty[], state: S): { state: S; on: PlainDate } | null;
  /** Grade and term, for domains that have them. */
  gradeOf?(context: C): string | undefined;
  termOf?(context: C): { from: PlainDate; to: PlainDate } | undefined;
  /** The unit the case has been given to, to act on it beside its own. */
  handlerOf?(context: C): string | undefined;
  /** Leaves in hand on the day, for domains in which persons go on leave. */
  leavesOf?(context: C): readonly LeaveNow[];
  /** What else keeps persons away on the day, for domains that supervise them. */
  absencesOf?(context: C): readonly Absence[];
  /** The case this one was joined to, because both tell of one thing. */
  joinedTo?(context: C): string | undefined;
  /** Other organs whom the case concerns, and because of what. */
  concernsOf?(context: C): readonly Concern[];
}
