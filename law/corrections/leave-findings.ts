/** What the law makes of leaves that a human must look at: approved too low, asked late, overstayed (LEAVE-01, 03 to 07, 10). */
import { measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, daysBetween } from '../kernel/plain-date.ts';
import type { DerivedDuty, FindingMade } from '../kernel/procedure.ts';
import { words } from '../kernel/words.ts';
import { isLeaving } from './boundary.ts';
import type { CorrectionsContext } from './context.ts';
import { approverFor, isHighEnough, leavesOf, tooLow } from './leave-days.ts';
import type { Approver } from './vocabulary.ts';

/** LEAVE-04 to 07: approved by a level that may not. An approval that does not say by whom is left alone: unknown is not wrong. */
export function approvedTooLow(context: CorrectionsContext): readonly FindingMade[] {
  return leavesOf(context).flatMap((each) => {
    const given = each.approved?.data.approvedBy as Approver | undefined;
    if (!each.approved || given === undefined || each.from === undefined || each.to === undefined) return [];
    const needed = approverFor(beforeApproval(context, each.approved), each.from, each.to, each);
    if (isHighEnough(given, needed.approver)) return [];
    const wrong = tooLow(needed, given);
    const made: FindingMade = {
      rule: wrong.rule,
      severity: 'breach',
      words: words(wrong.zh, wrong.en),
      cite: wrong.cite,
      since: each.approved.on,
    };
    const beyondCeiling = given === 'county' && needed.length > context.parameters.get('leave.countyMaxDays', each.from).value;
    return beyondCeiling ? [{ ...made, rule: 'LEAVE-06' }, made] : [made];
  });
}

/** The case as it stood when a leave was approved: a later leave does not make an earlier approval wrong. */
function beforeApproval(context: CorrectionsContext, approved: PastEvent): CorrectionsContext {
  const events = context.history.events.slice(0, context.history.events.indexOf(approved) + 1);
  const returns = context.history.all('leave-returned');
  const known = new Set([...events, ...returns]);
  const history = context.history;
  const keep = (list: readonly PastEvent[]) => list.filter((event) => known.has(event));
  return {
    ...context,
    history: { ...history, events: keep(history.events), all: (...types) => keep(history.all(...types)) },
  };
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

/** LEAVE-10: not back by the last day. */
export function overstayed(_context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  return duties.flatMap(({ duty }) =>
    duty.rule === 'LEAVE-09' && duty.due !== null && (duty.status === 'overdue' || duty.status === 'met-late')
      ? [
          {
            rule: 'LEAVE-10',
            severity: 'breach' as const,
            words:
              duty.status === 'overdue'
                ? words(
                    `外出至${duty.due}，逾期未归，应责令立即返回`,
                    `Leave ended on ${duty.due} and the person is not back: order the return`,
                  )
                : words(`外出至${duty.due}，${duty.doneOn}才返回`, `Leave ended on ${duty.due}, back on ${duty.doneOn}`),
            cite: [measures(28)],
            since: addDays(duty.due, 1),
          },
        ]
      : [],
  );
}
