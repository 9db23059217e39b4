import type { PastEvent } from '../kernel/history.ts';
import { addDays, addMonths, type PlainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import { GRADES } from './vocabulary.ts';

/** Where a person stands on the way from the entry to the release, where the county's table knows phases. */
export type Phase = 'initial' | 'middle' | 'final';

/** How far ahead rounds are made, so that a server can store them; a longer round still gets its next occurrence. */
const ROUNDS_AHEAD_MONTHS = 3;

/** First day for which no round is made yet. */
export const roundsEnd = (context: CorrectionsContext): PlainDate => addMonths(context.on, ROUNDS_AHEAD_MONTHS);

/** Days `[from, before)` on which one grade holds. */
export interface GradeSpan {
  readonly grade: string;
  readonly from: PlainDate;
  readonly before: PlainDate;
}

/** First day after the initial phase; undefined without one, or for a person whose entry lies before this record. */
export function initialPhaseEnds(context: CorrectionsContext): PlainDate | undefined {
  const registered = context.recordBegan === undefined ? context.history.first('registered') : undefined;
  const months = registered && context.parameters.find('initial.phaseMonths', registered.on)?.value;
  return registered && months ? addMonths(registered.on, months) : undefined;
}

/** First day of the final phase; undefined without one, or while the last day is not known. */
export function finalPhaseBegins(context: CorrectionsContext): PlainDate | undefined {
  const { lastDay, parameters } = context;
  const months = lastDay && parameters.find('final.phaseMonths', lastDay)?.value;
  return lastDay && months ? addMonths(addDays(lastDay, 1), -months) : undefined;
}

function phaseOn(context: CorrectionsContext, day: PlainDate): Phase {
  const initialEnds = initialPhaseEnds(context);
  if (initialEnds !== undefined && day < initialEnds) return 'initial';
  const finalBegins = finalPhaseBegins(context);
  return finalBegins !== undefined && day >= finalBegins ? 'final' : 'middle';
}

/** The grade a phase brings by itself, whatever has been decided. */
export function gradeOfPhase(context: CorrectionsContext, day: PlainDate): string | undefined {
  const phase = phaseOn(context, day);
  return phase === 'middle' ? undefined : (context.parameters.find(`${phase}.phaseGrade`, day)?.value ?? undefined);
}

/** Each decision on the grade; until there is one, the profile's grade on entry holds. */
function decisionsOf(context: CorrectionsContext): readonly { readonly on: PlainDate; readonly grade: string }[] {
  return context.history.all('registered', 'taken-over', 'graded').flatMap((event: PastEvent) => {
    if (event.type === 'registered' && context.recordBegan !== undefined) return [];
    const grade =
      (event.data.grade as string | undefined) ?? context.parameters.find('grade.initial', event.on)?.value ?? undefined;
    return grade === undefined ? [] : [{ on: event.on, grade }];
  });
}

/** One reading of a case asks for its grades many times: they are worked out once for each context, which never changes. */
const known = new WeakMap<CorrectionsContext, readonly GradeSpan[]>();

/** The grades the person has had and has, in order: decided, or brought by a phase. A decision that keeps the grade begins no new span. */
export function gradeSpans(context: CorrectionsContext): readonly GradeSpan[] {
  const before = known.get(context);
  if (before) return before;
  const far = roundsEnd(context);
  const decisions = decisionsOf(context);
  const began = context.history.first('registered', 'taken-over')?.on;
  const turns = [began, ...decisions.map(({ on }) => on), initialPhaseEnds(context), finalPhaseBegins(context)];
  const days = [...new Set(turns.filter((day) => day !== undefined && began !== undefined && day >= began && day < far))].sort();
  const spans: GradeSpan[] = [];
  days.forEach((day, place) => {
    const from = day as PlainDate; // what was undefined has been filtered out
    const grade = gradeOfPhase(context, from) ?? decisions.findLast(({ on }) => on <= from)?.grade;
    if (grade === undefined) return;
    const until = days[place + 1] ?? far;
    const last = spans.at(-1);
    if (last && last.grade === grade && last.before === from) spans[spans.length - 1] = { ...last, before: until };
    else spans.push({ grade, from, before: until });
  });
  known.set(context, spans);
  return spans;
}

/** The grade that holds on a day, if any. */
export function gradeOn(context: CorrectionsContext, day: PlainDate): string | undefined {
  return gradeSpans(context).find(({ from, before }) => from <= day && day < before)?.grade;
}

/** What the county calls a grade; English has a word of its own for the national ones. */
export function sayGrade(context: CorrectionsContext, grade: string, on: PlainDate): Words {
  const name = context.parameters.find('grade.names', on)?.value[grade];
  const national = Object.hasOwn(GRADES, grade) ? GRADES[grade as keyof typeof GRADES] : undefined;
  return words(name ?? national?.zh ?? grade, national?.en ?? name ?? grade);
}
