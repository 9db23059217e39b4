/** What the law makes of leaves that a human must look at: approved too low, asked late, overstayed (LEAVE-01, 03 to 07, 10). */
import { measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, daysBetween } from '../kernel/plain-date.ts';
import type { DerivedDuty, FindingMade } from '../kernel/procedure.ts';
import { words } from '../kernel/words.ts';
import { isLeaving } from './boundary.ts';
import type { CorrectionsContext } from './context.ts';
import {
  APPROVALS,
  approverFor,
  asItStood,
  daysGranted,
  findLeave,
  isHighEnough,
  type Leave,
  leavesOf,
  tooLow,
} from './leave-days.ts';
import { ladderOf, leftOut } from './out-of-supervision.ts';
import type { Approver } from './vocabulary.ts';

/** LEAVE-04 to 07: granted by a level that may not. A grant that does not say by whom is left alone: unknown is not wrong. */
export function approvedTooLow(context: CorrectionsContext): readonly FindingMade[] {
  return leavesOf(context).flatMap((each) =>
    each.run.events.filter((event) => APPROVALS.includes(event.type)).flatMap((grant) => grantedTooLow(context, each, grant)),
  );
}

/** An extension is judged with the whole length, a first approval by its own days: an extension does not make it wrong afterwards. */
function grantedTooLow(context: CorrectionsContext, leave: Leave, grant: PastEvent): readonly FindingMade[] {
  const given = grant.data.approvedBy as Approver | undefined;
  const { from, to } = daysGranted(leave.run, grant);
  if (given === undefined || from === undefined || to === undefined) return [];
  const needed = approverFor(asItStood(context, grant), from, to, leave);
  if (isHighEnough(given, needed.approver)) return [];
  const wrong = tooLow(needed, given);
  const made: FindingMade = {
    rule: wrong.rule,
    severity: 'breach',
    words: words(wrong.zh, wrong.en),
    cite: wrong.cite,
    since: grant.on,
  };
  const beyondCeiling = given === 'county' && needed.length > context.parameters.get('leave.countyMaxDays', from).value;
  return beyondCeiling ? [{ ...made, rule: 'LEAVE-06' }, made] : [made];
}

export function askedLate(context: CorrectionsContext): readonly FindingMade[] {
  return leavesOf(context).flatMap((each) => {
    const asked = each.run.first('leave-requested');
    if (!asked || each.from === undefined || each.approved || each.refused) return [];
    const ahead = context.parameters.get('leave.advanceDays', asked.on).value;
    return daysBetween(asked.on, each.from) < ahead
      ? [
          {
            rule: 'LEAVE-03',
            severity: 'notice',
            words: words(
              `一般应提前${ahead}日申请；不足的仍可受理，请注明紧急原因`,
              `Normally asked ${ahead} days ahead; less is accepted, note the urgency`,
            ),
            cite: [measures(27)],
            since: asked.on,
          },
        ]
      : [];
  });
}

/** LEAVE-01: a destination within the same city needs no leave. */
export function notLeaving(context: CorrectionsContext): readonly FindingMade[] {
  const county = context.facts.county;
  return leavesOf(context).flatMap((each) => {
    const asked = each.run.first('leave-requested');
    const destination = asked?.data.destination as string | undefined;
    if (!asked || each.approved || each.refused || county === undefined || destination === undefined) return [];
    return isLeaving(county, destination)
      ? []
      : [
          {
            rule: 'LEAVE-01',
            severity: 'notice' as const,
            words: words(
              '目的地在所居住的市、县之内，不属于外出，无须审批',
              'The destination lies within the same city or county: no leave is needed',
            ),
            cite: [measures(26)],
            since: asked.on,
          },
        ];
  });
}

/** LEAVE-10: not back by the last day, and where the days away stand on the ladder. With a proper reason it is a record only. */
export function overstayed(context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  return duties.flatMap(({ duty }): FindingMade[] => {
    if (duty.rule !== 'LEAVE-09' || duty.clock !== 'main' || duty.due === null) return [];
    if (duty.status !== 'overdue' && duty.status !== 'met-late') return [];
    const ladder = ladderOf(context, duty.due, duty.doneOn ?? context.on);
    const { days, step } = ladder;
    const not = leftOut(ladder);
    const returned = findLeave(context, duty.proceeding)?.returned;
    const excused = returned?.data.properReason === 'yes';
    const next = context.inCustody ? words('现被羁押', 'now in custody') : words('应责令立即返回', 'order the return');
    const shared = { rule: 'LEAVE-10', cite: [measures(28)], since: addDays(duty.due, 1) } as const;
    return duty.status === 'overdue'
      ? [
          {
            ...shared,
            severity: 'breach',
            words: words(
              `外出至${duty.due}，逾期${days}日未归${not.zh}，${step.zh}；${next.zh}`,
              `Leave ended on ${duty.due} and the person is not back after ${days} ${days === 1 ? 'day' : 'days'}${not.en}, ${step.en}: ${next.en}`,
            ),
          },
        ]
      : [
          {
            ...shared,
            severity: excused ? 'notice' : 'breach',
            words: words(
              `外出至${duty.due}，${duty.doneOn}才返回，逾期${days}日${not.zh}，${step.zh}${excused ? '；有正当理由，仅作记录' : ''}`,
              `Leave ended on ${duty.due}, back on ${duty.doneOn}: ${days} ${days === 1 ? 'day' : 'days'} late${not.en}, ${step.en}${excused ? '; there is a proper reason: record only' : ''}`,
            ),
          },
        ];
  });
}
