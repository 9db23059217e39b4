import type { CaseEvent } from '../api/answers.ts';

export type MatterStep = 'reported' | 'accepted' | 'dispatched' | 'started' | 'disposed' | 'checked' | 'archived';
type StepName = 'effective' | 'received' | 'takenOver' | 'reported' | 'declared' | 'summary' | 'end' | 'state';

/** One step of the path of states: behind us, where we stand, or ahead. */
export interface Step {
  readonly name: StepName;
  readonly standing: 'done' | 'now' | 'ahead';
  readonly day: string | null;
  /** The state, where the step is the state itself. */
  readonly state?: string;
  /** The step is one of a matter's way: named by those words. */
  readonly matter?: MatterStep;
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
  /** Kind of case; that of corrections where it is left out. */
  readonly domain?: string;
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
export function stepsOf({ domain = 'corrections', state, events, term, summaryDue }: PathInput): Step[] {
  if (domain === 'grid-event') return matterSteps(state, events);
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

/** The links a grid event goes through; each of the last time it came there. */
const MATTER_WAY: readonly { readonly name: MatterStep; readonly types: readonly string[] }[] = [
  { name: 'reported', types: ['reported'] },
  { name: 'accepted', types: ['accepted', 'resolved-on-spot'] },
  { name: 'dispatched', types: ['dispatched'] },
  { name: 'started', types: ['started', 'rework-started'] },
  { name: 'disposed', types: ['disposed'] },
  { name: 'checked', types: ['check-passed'] },
  { name: 'archived', types: ['archived'] },
];
/** Where a state stands on that way: what lies after it is ahead, though it may have been passed once (a rework). */
const MATTER_STANDS: Readonly<Record<string, MatterStep>> = {
  reported: 'reported',
  accepted: 'accepted',
  dispatched: 'dispatched',
  signed: 'dispatched',
  'return-requested': 'dispatched',
  'in-progress': 'started',
  'extension-requested': 'started',
  suspended: 'started',
  rework: 'dispatched',
  disposed: 'disposed',
  verifying: 'disposed',
  closed: 'checked',
};

function matterSteps(state: string, events: PathInput['events']): Step[] {
  const stands = MATTER_STANDS[state];
  const at = stands === undefined ? MATTER_WAY.length : MATTER_WAY.findIndex(({ name }) => name === stands);
  const done = MATTER_WAY.slice(0, at + 1).flatMap(({ name, types }): Step[] => {
    const last = events.findLast(({ type }) => types.includes(type));
    return last ? [{ name: 'state', matter: name, standing: 'done', day: last.on }] : [];
  });
  const ahead = MATTER_WAY.slice(at + 1).map(({ name }): Step => ({ name: 'state', matter: name, standing: 'ahead', day: null }));
  return [...done, { name: 'state', standing: 'now', day: null, state }, ...ahead];
}
