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
import type { PastEvent } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Role, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, onDay, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { APPROVALS, approverFor, isHighEnough, type Leave, leavesOf, tooLow } from './leave-days.ts';
import { approvedTooLow, askedLate, notLeaving, overstayed } from './leave-findings.ts';
import { COUNTY, STAFF } from './posts.ts';
import { type Approver, SUPERVISED_STATES } from './vocabulary.ts';

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

/** The leave a person is on, or is about to go on. */
const currentLeave = (context: CorrectionsContext) =>
  leavesOf(context).findLast((each) => each.approved && !each.refused && !each.returned);

/** An extension counts as one leave with what it extends, and needs the approver of the whole length. */
function mayNotExtend(
  context: CorrectionsContext,
  input: Readonly<Record<string, unknown>> | undefined,
  by: readonly Role[],
): Refusal | undefined {
  const current = currentLeave(context);
  if (!current?.from || !current.to) return refusal('LEAVE-09', [measures(28)], words('没有未销假的外出', 'nobody is on leave'));
  if (!input) return undefined;
  const to = input.to as PlainDate;
  if (to <= current.to) {
    return refusal('LEAVE-09', [measures(28)], words(`延长应晚于原定的${current.to}`, `an extension ends after ${current.to}`));
  }
  const needed = approverFor(context, current.from, to, current);
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
    'extend-leave': {
      title: words('延长外出', 'Extend leave'),
      event: 'leave-extended',
      from: SUPERVISED_STATES,
      by: ['office-head', ...COUNTY],
      rule: 'LEAVE-09',
      cite: [measures(27, 28)],
      refuse: mayNotExtend,
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
      starts: (context) =>
        leavesOf(context).flatMap((each) =>
          each.run.events.filter((event) => APPROVALS.includes(event.type)).flatMap((event) => startIn(each, event)),
        ),
      due: onDay(lastDayOf),
      met: ['leave-returned'],
      lifted: extended,
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
        leavesOf(context).flatMap((each) =>
          each.approved?.data.approvedBy === 'higher' ? [{ ...startOf(each.approved), run: sinceAsked(each, context) }] : [],
        ),
      due: promptly('LEAVE-07'),
      met: ['procuratorate-told', 'copied-to-procuratorate'],
      doneBy: 'tell-procuratorate',
    },
  ],
  findings: [approvedTooLow, askedLate, notLeaving, overstayed],
} as const satisfies CorrectionsProcedure;

/** What happened since this leave was asked for: the procuratorate is told about it, not about what went before. */
function sinceAsked(each: Leave, context: CorrectionsContext): readonly PastEvent[] {
  const [first] = each.run.events;
  return first ? context.history.events.slice(context.history.events.indexOf(first)) : [];
}

function startIn(each: Leave, event: PastEvent | undefined): readonly Start[] {
  return event ? [{ ...startOf(event), proceeding: each.run.key, run: each.run.events }] : [];
}

/** The last day an approval or an extension gives; what it leaves out the request says. */
function lastDayOf(start: Start, context: CorrectionsContext): PlainDate | undefined {
  const own = start.event?.data.to as PlainDate | undefined;
  return own ?? leavesOf(context).find((each) => each.run.key === start.proceeding)?.to;
}

/** An extension granted by the last day replaces it. */
function extended(start: Start, context: CorrectionsContext) {
  const last = lastDayOf(start, context);
  const later = start.run?.find(
    (event) =>
      APPROVALS.includes(event.type) && event.index > (start.event?.index ?? 0) && last !== undefined && event.on <= last,
  );
  return later ? { on: later.on, why: words('已延长', 'it was extended') } : undefined;
}

function decider(start: Start, context: CorrectionsContext) {
  const asked = leavesOf(context).find((each) => each.run.key === start.proceeding);
  if (asked?.from === undefined || asked.to === undefined) return 'county-agency';
  const { approver } = approverFor(context, asked.from, asked.to, asked);
  return approver === 'judicial-office' ? 'judicial-office' : approver === 'higher' ? 'higher-agency' : 'county-agency';
}
