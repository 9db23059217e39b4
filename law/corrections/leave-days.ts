/** Leaves of a case, how long they are, and who may approve so many days (LEAVE-04 to 07; 实施办法 27). */
import { measures } from '../kernel/citation.ts';
import { historyOf, type PastEvent, type Proceeding, proceedingsOf } from '../kernel/history.ts';
import { addDays, addMonths, daysBetween, earlier, later, type PlainDate } from '../kernel/plain-date.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import { APPROVERS, type Approver, codesOf } from './vocabulary.ts';

export interface Leave {
  readonly run: Proceeding;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
  readonly asked: PastEvent | undefined;
  readonly approved: PastEvent | undefined;
  readonly refused: PastEvent | undefined;
  readonly withdrawn: PastEvent | undefined;
  readonly returned: PastEvent | undefined;
  /** The day the person was really back: as the return says, else the day it was reported. */
  readonly back: PlainDate | undefined;
}

/** The day of a return: reporting back may follow it (LEAVE-09). A day back after the report is none: whoever reports is there. */
export const dayBack = ({ data, on }: PastEvent): PlainDate => earlier((data.backOn as PlainDate | undefined) ?? on, on);

/** Events that set a last day. */
export const APPROVALS: readonly string[] = ['leave-approved', 'leave-extended'];
/** What may happen once in a leave that was asked for, and in one that was granted. */
const DECIDING = ['leave-sent-up', 'leave-approved', 'leave-refused', 'leave-withdrawn'];
const DURING = ['leave-returned'];
/** What may happen in a leave again and again. */
const REPEATED = [
  'leave-extended',
  'leave-extension-requested',
  'leave-extension-refused',
  'leave-reminded',
  'leave-checked-in',
  'destination-asked',
  'destination-answered',
  'return-ordered',
];
const TYPES = ['leave-requested', ...DECIDING, ...DURING, ...REPEATED];
const ENDINGS: readonly string[] = ['leave-approved', 'leave-refused', 'leave-withdrawn'];

const has = (run: readonly PastEvent[], ...types: readonly string[]) => run.some((event) => types.includes(event.type));

/** Where an event that names no leave belongs: a decision to the latest request that waits, all else to the leave the person is on… */
function fits(run: readonly PastEvent[], event: PastEvent): boolean {
  if (DECIDING.includes(event.type)) return has(run, 'leave-requested') && !has(run, ...ENDINGS);
  const approved = run.find((past) => past.type === 'leave-approved');
  return mayFit(run) && approved !== undefined && beginsOn(run, approved) <= event.on;
}

/** …or else to one that was granted and is still to come. */
function mayFit(run: readonly PastEvent[]): boolean {
  return has(run, 'leave-approved') && !has(run, 'leave-returned');
}

function beginsOn(run: readonly PastEvent[], approved: PastEvent): PlainDate {
  const asked = run.find((past) => past.type === 'leave-requested');
  return (approved.data.from ?? asked?.data.from ?? approved.on) as PlainDate;
}

/** The leave an act is about: the one it names, else the one the fold would give it to. */
export function leaveAbout(context: CorrectionsContext, on: PlainDate, named?: unknown): Leave | undefined {
  const open = leavesOf(context).filter((leave) => isGranted(leave) && !leave.returned);
  if (typeof named === 'string') return open.find(({ run }) => run.named && run.key === named);
  return open.findLast(({ from }) => from !== undefined && from <= on) ?? open.at(-1);
}

/** The request a decision is about: the one it names, else the latest that waits. */
export function requestAbout(context: CorrectionsContext, named?: unknown): Leave | undefined {
  const waiting = leavesOf(context).filter((leave) => leave.asked && !leave.approved && !leave.refused && !leave.withdrawn);
  return typeof named === 'string' ? waiting.find(({ run }) => run.named && run.key === named) : waiting.at(-1);
}

const known = new WeakMap<CorrectionsContext, readonly Leave[]>();

/** Every leave of the case, in order, each with the days last approved, else requested. */
export function leavesOf(context: CorrectionsContext): readonly Leave[] {
  const before = known.get(context);
  if (before) return before;
  const leaves = proceedingsOf(context.history, 'leave', TYPES, {
    opening: ['leave-requested'],
    repeatable: REPEATED,
    fits,
    mayFit,
  }).map(
    (run): Leave => ({
      run,
      ...daysGranted(run),
      asked: run.first('leave-requested'),
      approved: run.first('leave-approved'),
      refused: run.first('leave-refused'),
      withdrawn: run.first('leave-withdrawn'),
      ...returnOf(run),
    }),
  );
  known.set(context, leaves);
  return leaves;
}

function returnOf(run: Proceeding): Pick<Leave, 'returned' | 'back'> {
  const returned = run.first('leave-returned');
  return { returned, back: returned && dayBack(returned) };
}

/** The leave a duty belongs to: by its key, or by the key as it was numbered where two clocks of one leave began on one day. */
export function findLeave(context: CorrectionsContext, proceeding: string | undefined): Leave | undefined {
  const leaves = leavesOf(context);
  const numbered = proceeding?.replace(/-\d+$/, '');
  return leaves.find(({ run }) => run.key === proceeding) ?? leaves.find(({ run }) => run.key === numbered);
}

/** The days a leave has after `last`, or after all that was granted: the latest approval or extension says, and what it leaves out the request does. */
export function daysGranted(
  run: Proceeding,
  last?: PastEvent,
): { readonly from: PlainDate | undefined; readonly to: PlainDate | undefined } {
  const upTo = last === undefined ? run.events : run.events.slice(0, run.events.indexOf(last) + 1);
  const granted = upTo.filter((event) => APPROVALS.includes(event.type));
  const day = (name: 'from' | 'to') =>
    (granted.findLast((event) => event.data[name] !== undefined)?.data[name] ?? run.first('leave-requested')?.data[name]) as
      | PlainDate
      | undefined;
  return { from: day('from'), to: day('to') };
}

/** A leave granted and neither refused nor withdrawn: what counts. */
export const isGranted = (leave: Leave) =>
  leave.approved !== undefined && leave.refused === undefined && leave.withdrawn === undefined;

/** Days `[from, before)`. */
interface Days {
  readonly from: PlainDate;
  readonly before: PlainDate;
}

/** The days that count of a leave, and the day after its last one, which ends the two months it is looked at in. */
interface Counted extends Days {
  readonly after: PlainDate;
}

/** The days from one day to another as a leave counts them: both ends, or, where a county counts one end only, without the day of return. */
function daysFrom(from: PlainDate, to: PlainDate, context: CorrectionsContext): Counted {
  const after = addDays(to, 1);
  return { from, before: context.parameters.get('leave.countBothEnds', from).value ? after : to, after };
}

const lengthOf = ({ from, before }: Days) => Math.max(0, daysBetween(from, before));

/** How many days a leave from one day to another counts. */
export const daysOfLeave = (context: CorrectionsContext, from: PlainDate, to: PlainDate): number =>
  lengthOf(daysFrom(from, to, context));

/** Days that lie in any of the stretches and in `window`; one that lies in two counts once. */
function countOnce(stretches: readonly Days[], window: Days): number {
  let counted = 0;
  let reached = window.from;
  for (const { from, before } of stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const [start, end] = [later(from, reached), earlier(before, window.before)];
    if (start >= end) continue;
    counted += daysBetween(start, end);
    reached = end;
  }
  return counted;
}

/**
 * What else counts towards the two months (contract §3.8): of a returned leave the days really taken, of one not yet over those approved, of a refused
 * one none; trips under a permit for regular travel only where the county counts them.
 */
function daysElsewhere(context: CorrectionsContext, without?: Leave): readonly Counted[] {
  const leaves = leavesOf(context).flatMap((leave) => {
    if (leave.run.key === without?.run.key || !isGranted(leave) || leave.from === undefined || leave.to === undefined) return [];
    return [daysFrom(leave.from, leave.back ?? leave.to, context)];
  });
  const trips = context.history.all('travel-reported').flatMap((trip) => {
    if (!context.parameters.get('leave.permitDaysCount', trip.on).value) return [];
    const from = (trip.data.from as PlainDate | undefined) ?? trip.on;
    return [daysFrom(from, (trip.data.to as PlainDate | undefined) ?? from, context)];
  });
  return [...leaves, ...trips];
}

/**
 * The most days of leave in any two months that reach into this leave (LEAVE-07). The window ends on its last day; a leave granted before for later days
 * has a window of its own that may reach back into this one, and it counts as well.
 */
function daysInWindow(context: CorrectionsContext, own: Counted, without?: Leave): number {
  const months = context.parameters.get('leave.windowMonths', own.from).value;
  const elsewhere = daysElsewhere(context, without);
  const ends = [own.after, ...elsewhere.map(({ after }) => after).filter((after) => after > own.after)];
  return Math.max(
    ...ends
      .map((before): Days => ({ from: addMonths(before, -months), before }))
      .filter((window) => window.from < own.after)
      .map((window) => countOnce([...elsewhere, own], window)),
  );
}

export interface Needed {
  readonly approver: Approver;
  readonly rule: string;
  readonly length: number;
  readonly inWindow: number;
}

/** Who may approve so many days (LEAVE-04 to 07; rulebook §2 `leaveApprover`). */
export function approverFor(context: CorrectionsContext, from: PlainDate, to: PlainDate, leave?: Leave): Needed {
  const parameters = context.parameters;
  const own = daysFrom(from, to, context);
  const length = lengthOf(own);
  const inWindow = daysInWindow(context, own, leave);
  const countyMost = parameters.get('leave.countyMaxDays', from).value;
  if (length > countyMost || inWindow > parameters.get('leave.windowMaxDays', from).value) {
    return { approver: 'higher', rule: 'LEAVE-07', length, inWindow };
  }
  if (length > parameters.get('leave.judicialOfficeMaxDays', from).value)
    return { approver: 'county', rule: 'LEAVE-05', length, inWindow };
  const delegated = parameters.get('leave.delegatedToOffice', from).value;
  return { approver: delegated ? 'judicial-office' : 'county', rule: 'LEAVE-04', length, inWindow };
}

const RANKS = codesOf(APPROVERS);
export const isHighEnough = (given: Approver, needed: Approver) =>
  given !== 'bureau-head' && RANKS.indexOf(given) >= RANKS.indexOf(needed);

export function tooLow({ approver, rule, length, inWindow }: Needed, given: Approver): Refusal {
  return refusal(
    rule,
    [measures(27)],
    words(
      `本次外出${length}日，两个月内累计${inWindow}日，应由${APPROVERS[approver].zh}批准，不能由${APPROVERS[given].zh}批准`,
      `${length} days, ${inWindow} within two months: for the ${APPROVERS[approver].en.toLowerCase()} to approve, not the ${APPROVERS[given].en.toLowerCase()}`,
    ),
    words(`报${APPROVERS[approver].zh}审批`, `send it to the ${APPROVERS[approver].en.toLowerCase()}`),
  );
}

const stood = new WeakMap<CorrectionsContext, Map<PastEvent, CorrectionsContext>>();

/** The case as it stood when something was decided: a later leave does not make an earlier decision wrong. When people came back counts as known. */
export function asItStood(context: CorrectionsContext, decision: PastEvent): CorrectionsContext {
  const views = stood.get(context) ?? new Map<PastEvent, CorrectionsContext>();
  stood.set(context, views);
  const seen = views.get(decision);
  if (seen) return seen;
  const { history } = context;
  const then = history.events.slice(0, history.events.indexOf(decision) + 1);
  const view = {
    ...context,
    history: historyOf(history.events.filter((event) => then.includes(event) || event.type === 'leave-returned')),
  };
  views.set(decision, view);
  return view;
}
