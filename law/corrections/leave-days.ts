/** Leaves of a case, how long they are, and who may approve so many days (LEAVE-04 to 07; 实施办法 27). */
import { measures } from '../kernel/citation.ts';
import { type PastEvent, type Proceeding, proceedingsOf } from '../kernel/history.ts';
import { addDays, addMonths, daysBetween, earlier, later, type PlainDate } from '../kernel/plain-date.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import { APPROVERS, type Approver, codesOf } from './vocabulary.ts';

export interface Leave {
  readonly run: Proceeding;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
  readonly approved: PastEvent | undefined;
  readonly refused: PastEvent | undefined;
  readonly returned: PastEvent | undefined;
}

/** Events that set a last day. */
export const APPROVALS: readonly string[] = ['leave-approved', 'leave-extended'];
const TYPES = ['leave-requested', 'leave-approved', 'leave-refused', 'leave-extended', 'leave-returned'];

/** Every leave of the case, in order, each with the days last approved, else requested. */
export function leavesOf(context: CorrectionsContext): readonly Leave[] {
  const hasBegun = (run: readonly PastEvent[], event: PastEvent) =>
    event.type === 'leave-returned' || event.type === 'leave-extended'
      ? run.some((past) => past.type === 'leave-approved' && ((past.data.from as PlainDate | undefined) ?? past.on) <= event.on)
      : run.some((past) => past.type === 'leave-requested');
  return proceedingsOf(context.history, 'leave', TYPES, {
    opening: ['leave-requested'],
    repeatable: ['leave-extended'],
    fits: hasBegun,
  }).map((run) => {
    const approved = run.first('leave-approved');
    const asked = run.first('leave-requested');
    // The latest approval or extension says how long; what it does not say the request does.
    const granted = run.events.filter((event) => APPROVALS.includes(event.type));
    const day = (name: 'from' | 'to') =>
      (granted.findLast((event) => event.data[name] !== undefined)?.data[name] ?? asked?.data[name]) as PlainDate | undefined;
    return {
      run,
      from: day('from'),
      to: day('to'),
      approved,
      refused: run.first('leave-refused'),
      returned: run.first('leave-returned'),
    };
  });
}

function lengthOf(from: PlainDate, to: PlainDate, context: CorrectionsContext): number {
  const bothEnds = context.parameters.get('leave.countBothEnds', from).value;
  return Math.max(0, daysBetween(from, to) + (bothEnds ? 1 : 0));
}

/**
 * Days of leave in the window that ends on `to` (LEAVE-07): the days really taken of a returned leave, the days approved of one not yet over,
 * none of a refused one; with the days of this leave.
 */
function daysInWindow(context: CorrectionsContext, from: PlainDate, to: PlainDate, without?: Leave): number {
  const windowMonths = context.parameters.get('leave.windowMonths', from).value;
  const first = addMonths(addDays(to, 1), -windowMonths);
  const taken = leavesOf(context)
    .filter((leave) => leave.run.key !== without?.run.key && leave.approved && !leave.refused)
    .reduce((sum, leave) => {
      if (leave.from === undefined || leave.to === undefined) return sum;
      const end = leave.returned ? leave.returned.on : leave.to;
      const [start, last] = [later(leave.from, first), earlier(end, to)];
      return start > last ? sum : sum + lengthOf(start, last, context);
    }, 0);
  return taken + lengthOf(later(from, first), to, context);
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
  const length = lengthOf(from, to, context);
  const inWindow = daysInWindow(context, from, to, leave);
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
