import type { CaseEvent } from '../api/answers.ts';

type StepName = 'effective' | 'received' | 'takenOver' | 'reported' | 'declared' | 'summary' | 'end' | 'state';

/** One step of the path of states: behind us, where we stand, or ahead. */
export interface Step {
  readonly name: StepName;
  readonly standing: 'done' | 'now' | 'ahead';
  readonly day: string | null;
  /** The state, where the step is the state itself. */
  readonly state?: string;
}

const MILESTONES: readonly { readonly name: StepName; readonly types: readonly string[] }[] = [
  { name: 'takenOver', types: ['taken-over'] },
  { name: 'effective', types: ['decision-effective'] },
  { name: 'received', types: ['documents-received', 'notice-received'] },
  { name: 'reported', types: ['reported-in', 'handed-over', 'registered'] },
  { name: 'declared', types: ['declared'] },
  { name: 'summary', types: ['summary-written'] },
];

/** States that nothing follows; they are the last step themselves. */
export const FINAL_STATES: ReadonlySet<string> = new Set([
  'released',
  'released-pardon',
  'terminated-revoked',
  'terminated-recommitted',
  'terminated-death',
  'transferred-out',
  'cancelled',
]);

interface PathInput {
  readonly state: string;
  readonly events: readonly Pick<CaseEvent, 'type' | 'on' | 'correctedBy'>[];
  readonly term: { readonly to: string } | null;
  /** The day of the pre-release summary, where the law has named it (REL-01). */
  readonly summaryDue: string | null;
}

/**
 * The path of states as a person would tell it: the milestones the history records, with their days; the state of now; and what lies
 * ahead with the days the law or the judgment has named. A milestone the history does not record is not shown as done.
 */
export function stepsOf({ state, events, term, summaryDue }: PathInput): Step[] {
  const first = (types: readonly string[]): string | null =>
    events
      .filter(({ type }) => types.includes(type))
      .reduce<string | null>((least, { on }) => (least === null || on < least ? on : least), null);
  const done = MILESTONES.flatMap(({ name, types }): Step[] => {
    const day = first(types);
    return day === null ? [] : [{ name, standing: 'done', day }];
  }).sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''));
  // The judgment comes before the paper about it, whatever order they were recorded in; the paper is told only while nothing came after.
  const told = done.filter(({ name }) => name !== 'received' || !done.some((step) => step.name === 'effective'));
  const now: Step = { name: 'state', standing: 'now', day: null, state };
  if (FINAL_STATES.has(state)) return [...told, now];
  const has = (name: StepName) => told.some((step) => step.name === name);
  const ahead: Step[] = [];
  if (!has('reported') && !has('takenOver')) ahead.push({ name: 'reported', standing: 'ahead', day: null });
  if (!has('declared') && !has('takenOver')) ahead.push({ name: 'declared', standing: 'ahead', day: null });
  if (!has('summary') && summaryDue !== null) ahead.push({ name: 'summary', standing: 'ahead', day: summaryDue });
  if (term !== null) ahead.push({ name: 'end', standing: 'ahead', day: term.to });
  return [...told, now, ...ahead];
}
