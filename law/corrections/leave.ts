/**
 * Leave (外出): 社区矫正法 27; 实施办法 26–29.
 *
 * 1. LEAVE-01, 02: leaving the city or county of execution needs approval; a proper reason shall be approved, and a refusal says why.
 * 2. LEAVE-03: normally asked three days before. Less is accepted, with a word.
 * 3. LEAVE-04–07: up to 7 days the judicial office, if delegated; up to 30 the county; beyond, or beyond 30 within two months, the next higher agency,
 *    and the procuratorate is told.
 * 4. LEAVE-09: back by the last day, then report back. LEAVE-10: late without reason, ordered to return, then the sanction ladder.
 */
import { law, measures } from '../kernel/citation.ts';
import { type PastEvent, type Proceeding, proceedingsOf } from '../kernel/history.ts';
import { addDays, addMonths, daysBetween, earlier, later, type PlainDate } from '../kernel/plain-date.ts';
import type { DerivedDuty, FindingMade, Role, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, onDay, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { APPROVERS, type Approver, codesOf, SUPERVISED_STATES } from './vocabulary.ts';

interface Leave {
  readonly run: Proceeding;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
  readonly approved: PastEvent | undefined;
  readonly refused: PastEvent | undefined;
  readonly returned: PastEvent | undefined;
}

const TYPES = ['leave-requested', 'leave-approved', 'leave-refused', 'leave-returned'];

/** Every leave of the case, in order, each with the days last approved, else requested. */
function leavesOf(context: CorrectionsContext): readonly Leave[] {
  const hasBegun = (run: readonly PastEvent[], event: PastEvent) =>
    event.type === 'leave-returned'
      ? run.some((past) => past.type === 'leave-approved' && ((past.data.from as PlainDate | undefined) ?? past.on) <= event.on)
      : run.some((past) => past.type === 'leave-requested');
  return proceedingsOf(context.history, 'leave', TYPES, { opening: ['leave-requested'], fits: hasBegun }).map((run) => {
    const approved = run.first('leave-approved');
    const asked = run.first('leave-requested');
    const day = (name: 'from' | 'to') => (approved?.data[name] ?? asked?.data[name]) as PlainDate | undefined;
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

interface Needed {
  readonly approver: Approver;
  readonly rule: string;
  readonly length: number;
  readonly inWindow: number;
}

/** Who may approve so many days (LEAVE-04 to 07; rulebook §2 `leaveApprover`). */
function approverFor(context: CorrectionsContext, from: PlainDate, to: PlainDate, leave?: Leave): Needed {
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
const isHighEnough = (given: Approver, needed: Approver) =>
  given !== 'bureau-head' && RANKS.indexOf(given) >= RANKS.indexOf(needed);

function tooLow({ approver, rule, length, inWindow }: Needed, given: Approver): Refusal {
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

/** The level a post decides at; a county post may record the answer of a higher one. */
function levelOf(by: readonly Role[], recorded: Approver | undefined): Approver {
  const isCounty = by.some((role) => (COUNTY as readonly Role[]).includes(role));
  if (!isCounty) return 'judicial-office';
  return recorded ?? 'county';
}

function openRequest(context: CorrectionsContext): Leave | undefined {
  return leavesOf(context).findLast((leave) => leave.run.first('leave-requested') && !leave.approved && !leave.refused);
}

function mayNotApprove(
  context: CorrectionsContext,
  input: Readonly<Record<string, unknown>> | undefined,
  by: readonly Role[],
): Refusal | undefined {
  const request = openRequest(context);
  if (!request) return noRequest();
  if (!input) return undefined;
  const [from, to] = [(input.from ?? request.from) as PlainDate | undefined, (input.to ?? request.to) as PlainDate | undefined];
  if (from === undefined || to === undefined || to < from) {
    return refusal(
      'LEAVE-02',
      [measures(26)],
      words('外出起止日不全或者颠倒', 'the days of the leave are missing or the wrong way round'),
    );
  }
  const needed = approverFor(context, from, to, request);
  const level = levelOf(by, input.approvedBy as Approver | undefined);
  return isHighEnough(level, needed.approver) ? undefined : tooLow(needed, level);
}

function isPeriod(input: Readonly<Record<string, unknown>>): boolean {
  return typeof input.from === 'string' && typeof input.to === 'string' && input.from <= input.to;
}

function noRequest(): Refusal {
  return refusal(
    'LEAVE-02',
    [measures(26)],
    words('没有待审批的外出申请', 'no request for leave is waiting'),
    words('先登记外出申请', 'record the request first'),
  );
}

export const leave = {
  id: 'leave',
  title: words('外出', 'Leave'),
  cite: [law(27), measures(26, 27, 28, 29)],
  actions: {
    'request-leave': {
      title: words('申请外出', 'Request leave'),
      event: 'leave-requested',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LEAVE-01',
      cite: [law(27), measures(26)],
      refuse: (_context, input) =>
        input && !isPeriod(input)
          ? refusal('LEAVE-03', [measures(27)], words('请写明外出起止日，止日不得早于起日', 'say from which day to which day'))
          : undefined,
    },
    'approve-leave': {
      title: words('批准外出', 'Approve leave'),
      event: 'leave-approved',
      from: SUPERVISED_STATES,
      by: ['office-head', ...COUNTY],
      rule: 'LEAVE-02',
      cite: [law(27), measures(27)],
      decides: ['leave-requested'],
      refuse: mayNotApprove,
    },
    'refuse-leave': {
      title: words('不批准外出', 'Refuse leave'),
      event: 'leave-refused',
      from: SUPERVISED_STATES,
      by: ['office-head', ...COUNTY],
      rule: 'LEAVE-02',
      cite: [law(27), measures(26)],
      decides: ['leave-requested'],
      refuse(context, input) {
        if (!openRequest(context)) return noRequest();
        return input && (input.ground === undefined || input.ground === '')
          ? refusal(
              'LEAVE-02',
              [law(27)],
              words(
                '理由正当的应当批准；不批准须写明依据和理由',
                'a proper reason shall be approved; a refusal must state its ground',
              ),
              words('填写不批准的依据', 'state the ground'),
            )
          : undefined;
      },
    },
    'return-from-leave': {
      title: words('销假', 'Record the return'),
      event: 'leave-returned',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LEAVE-09',
      cite: [measures(28)],
      refuse: (context) =>
        leavesOf(context).some((each) => each.approved && !each.returned)
          ? undefined
          : refusal('LEAVE-09', [measures(28)], words('没有未销假的外出', 'nobody is on leave')),
    },
    'grant-travel-permit': {
      title: words('批准经常性跨市县活动', 'Permit regular travel'),
      event: 'travel-permit-granted',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'LEAVE-11',
      cite: [law(27), measures(29)],
    },
  },
  duties: [
    {
      rule: 'LEAVE-02',
      clock: 'decide',
      who: decider,
      act: words('审批外出申请', 'Decide on the request for leave'),
      cite: [law(27), measures(27)],
      starts: (context) => leavesOf(context).flatMap((each) => startIn(each, each.run.first('leave-requested'))),
      due: promptly('LEAVE-02'),
      met: ['leave-approved', 'leave-refused'],
      missed: words('可向检察机关申诉', 'the person may complain to the procuratorate'),
      doneBy: 'approve-leave',
    },
    {
      rule: 'LEAVE-09',
      who: 'person',
      act: words('外出期满，返回并销假', 'Be back and report back'),
      cite: [measures(28)],
      starts: (context) => leavesOf(context).flatMap((each) => startIn(each, each.approved)),
      due: onDay((start, context) => leavesOf(context).find((each) => each.run.key === start.proceeding)?.to),
      met: ['leave-returned'],
      missed: words(
        '责令立即返回，视情节处理（LEAVE-10）。由人决定',
        'ordered to return, then by gravity (LEAVE-10). A human decides',
      ),
      doneBy: 'return-from-leave',
    },
    {
      rule: 'LEAVE-07',
      clock: 'procuratorate',
      who: 'county-agency',
      act: words('上一级批准的外出，通报检察机关', 'Tell the procuratorate of a leave the higher agency approved'),
      cite: [measures(27)],
      starts: (context) =>
        leavesOf(context).flatMap((each) => (each.approved?.data.approvedBy === 'higher' ? [startOf(each.approved)] : [])),
      due: promptly('LEAVE-07'),
      met: ['procuratorate-told', 'copied-to-procuratorate'],
      doneBy: 'tell-procuratorate',
    },
  ],
  findings: [approvedTooLow, askedLate, overstayed],
} as const satisfies CorrectionsProcedure;

function startIn(each: Leave, event: PastEvent | undefined): readonly Start[] {
  return event ? [{ ...startOf(event), proceeding: each.run.key, run: each.run.events }] : [];
}

function decider(start: Start, context: CorrectionsContext) {
  const asked = leavesOf(context).find((each) => each.run.key === start.proceeding);
  if (asked?.from === undefined || asked.to === undefined) return 'county-agency';
  const { approver } = approverFor(context, asked.from, asked.to, asked);
  return approver === 'judicial-office' ? 'judicial-office' : approver === 'higher' ? 'higher-agency' : 'county-agency';
}

/** LEAVE-04 to 07: approved by a level that may not. An approval that does not say by whom is left alone: unknown is not wrong. */
function approvedTooLow(context: CorrectionsContext): readonly FindingMade[] {
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

function askedLate(context: CorrectionsContext): readonly FindingMade[] {
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

/** LEAVE-10: not back by the last day. */
function overstayed(_context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
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
