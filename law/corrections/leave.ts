/**
 * Leave, from the request to the decision (外出审批): 社区矫正法 27; 实施办法 26, 27.
 *
 * 1. LEAVE-01, 02: leaving the city or county of execution needs approval. The person asks, himself or on paper. A proper reason shall be approved; a
 *    refusal names its ground and goes to the person in writing. EXIT-01: for leaving the mainland there is no approval.
 * 2. LEAVE-03: normally asked three days before, with proof. Less is accepted, with a word.
 * 3. LEAVE-04–06: up to 7 days the judicial office, if delegated, and what it decides stands in the county's list; up to 30 the county.
 * 4. LEAVE-07: beyond 30, or beyond 30 within two months, the county sends it up, the next higher agency decides, and the procuratorate is told.
 */
import { borderLaw, law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Role, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import { isBeyondBorder } from './boundary.ts';
import { type CorrectionsProcedure, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import {
  approverFor,
  asItStood,
  isGranted,
  isHighEnough,
  type Leave,
  leavesOf,
  type Needed,
  requestAbout,
  tooLow,
} from './leave-days.ts';
import { approvedTooLow, askedLate, notLeaving } from './leave-findings.ts';
import { COUNTY, HIGHER, OFFICE_HEAD, PERSON, STAFF } from './posts.ts';
import { refusalWithoutCode, tellRefusal } from './refusals.ts';
import { APPROVERS, type Approver, SUPERVISED_STATES } from './vocabulary.ts';

type Input = Readonly<Record<string, unknown>>;

/** The level a post decides at; a county post may record the answer of a higher one. */
export function levelOf(by: readonly Role[], recorded: unknown): Approver {
  const holds = (roles: readonly Role[]) => by.some((role) => roles.includes(role));
  if (holds(COUNTY)) return (recorded as Approver | undefined) ?? 'county';
  return holds(HIGHER) ? 'higher' : 'judicial-office';
}

/** An approval is of the level that gives it, whether or not the form says so. */
export const atOwnLevel = (_context: CorrectionsContext, input: Input, by: readonly Role[]) => ({
  approvedBy: levelOf(by, input.approvedBy),
});

/** What the person asks himself came by his own page. */
export const askedBy = (_context: CorrectionsContext, _input: Input, by: readonly Role[]) =>
  by.includes('person') ? { via: 'self-service' } : {};

/** A request of which several may wait at once gets a key of its own, so that an answer is to this one and to no other. */
export const askedAnew = (procedure: string) => (context: CorrectionsContext, input: Input, by: readonly Role[]) => {
  const name = `${procedure}-${String(input.from ?? input.on)}`;
  const taken = new Set(context.history.events.map(({ proceeding }) => proceeding));
  let [proceeding, number] = [name, 1];
  while (taken.has(proceeding)) proceeding = `${name}.${++number}`;
  return { ...askedBy(context, input, by), ...(input.proceeding === undefined ? { proceeding } : {}) };
};

const held = (context: CorrectionsContext): Refusal | undefined =>
  context.inCustody
    ? refusal(
        'CHECK-04',
        [law(32)],
        words('本人正被羁押，不能外出', 'the person is in custody: there is no leave'),
        words('强制措施结束后登记，再行申请', 'record the end of the measure, then ask anew'),
      )
    : undefined;

function mayNotAsk(context: CorrectionsContext, input: Input | undefined): Refusal | undefined {
  const wrong = held(context);
  if (wrong || !input) return wrong;
  if (typeof input.from !== 'string' || typeof input.to !== 'string' || input.to < input.from) {
    return refusal(
      'LEAVE-03',
      [measures(27)],
      words('外出起止日不全或者颠倒', 'the days of the leave are missing or the wrong way round'),
      words('写明外出起止日，止日不得早于起日', 'say from which day to which day'),
    );
  }
  return typeof input.destination === 'string' && isBeyondBorder(input.destination)
    ? refusal(
        'EXIT-01',
        [borderLaw(12)],
        words(
          '刑罚尚未执行完毕，不准出境；赴港澳台同样不予批准',
          'nobody leaves the mainland while the sentence runs; Hong Kong, Macao and Taiwan are no exception',
        ),
        words('期满解除后再行办理', 'after the release'),
      )
    : undefined;
}

function mayNotApprove(context: CorrectionsContext, input: Input | undefined, by: readonly Role[]): Refusal | undefined {
  const request = requestAbout(context, input?.proceeding);
  const wrong = request ? held(context) : noRequest();
  if (!request || wrong || !input) return wrong;
  const [from, to] = [(input.from ?? request.from) as PlainDate | undefined, (input.to ?? request.to) as PlainDate | undefined];
  if (from === undefined || to === undefined || to < from) {
    return refusal(
      'LEAVE-02',
      [measures(26)],
      words('外出起止日不全或者颠倒', 'the days of the leave are missing or the wrong way round'),
      words('写明批准的起止日；不填即与申请相同', 'give both days; left out they are as asked for'),
    );
  }
  if (to < (input.on as PlainDate)) {
    return refusal(
      'LEAVE-02',
      [measures(26)],
      words('申请的外出日期已过，不能事后批准', 'the days asked for have passed: nothing is approved afterwards'),
      words('仍需外出的，请本人重新申请', 'if leave is still needed, the person asks anew'),
    );
  }
  const running = leavesOf(context).find(
    (leave) =>
      isGranted(leave) &&
      !leave.returned &&
      leave.from !== undefined &&
      leave.to !== undefined &&
      // Whoever has not come back from one leave goes on no other, though its days are over.
      (leave.to < (input.on as PlainDate) || (leave.from <= to && from <= leave.to)),
  );
  if (running) {
    return refusal(
      'LEAVE-09',
      [measures(28)],
      words(
        `与已批准的外出（${running.from}至${running.to}）重叠，或者该次外出期满未归，尚未销假`,
        `a leave granted from ${running.from} to ${running.to} overlaps it, or the person is not back from it`,
      ),
      words('办理“延长外出”，或者先销假', 'extend that leave, or record its return first'),
    );
  }
  const needed = approverFor(context, from, to, request);
  const level = levelOf(by, input.approvedBy);
  return isHighEnough(level, needed.approver) ? undefined : tooLow(needed, level);
}

function mayNotSendUp(context: CorrectionsContext, input: Input | undefined): Refusal | undefined {
  const request = requestAbout(context, input?.proceeding);
  if (!request?.from || !request.to) return noRequest();
  const { approver, length, inWindow } = approverFor(context, request.from, request.to, request);
  return approver === 'higher'
    ? undefined
    : refusal(
        'LEAVE-05',
        [measures(27)],
        words(
          `本次外出${length}日，两个月内累计${inWindow}日，县级社区矫正机构可以决定，无须上报`,
          `${length} days, ${inWindow} within two months: the county may decide, nothing is to be sent up`,
        ),
        words('直接批准或者不批准', 'approve it or refuse it'),
      );
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
  cite: [law(27), measures(26, 27)],
  actions: {
    'request-leave': {
      title: words('申请外出', 'Request leave'),
      event: 'leave-requested',
      from: SUPERVISED_STATES,
      by: [...STAFF, ...PERSON],
      rule: 'LEAVE-01',
      cite: [law(27), measures(26)],
      refuse: mayNotAsk,
      fills: askedAnew('leave'),
    },
    'withdraw-leave-request': {
      title: words('撤回外出申请', 'Withdraw the request'),
      event: 'leave-withdrawn',
      from: SUPERVISED_STATES,
      by: [...STAFF, ...PERSON],
      rule: 'LEAVE-02',
      cite: [measures(26)],
      refuse: (context, input) => (requestAbout(context, input?.proceeding) ? undefined : noRequest()),
      fills: askedBy,
    },
    'send-leave-up': {
      title: words('报上一级审批', 'Send the request up'),
      event: 'leave-sent-up',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'LEAVE-07',
      cite: [measures(27)],
      refuse: mayNotSendUp,
    },
    'approve-leave': {
      title: words('批准外出', 'Approve leave'),
      event: 'leave-approved',
      from: SUPERVISED_STATES,
      by: [...OFFICE_HEAD, ...COUNTY, ...HIGHER],
      rule: 'LEAVE-02',
      cite: [law(27), measures(27)],
      decides: ['leave-requested'],
      refuse: mayNotApprove,
      fills: atOwnLevel,
    },
    'refuse-leave': {
      title: words('不批准外出', 'Refuse leave'),
      event: 'leave-refused',
      from: SUPERVISED_STATES,
      by: [...OFFICE_HEAD, ...COUNTY, ...HIGHER],
      rule: 'LEAVE-02',
      cite: [law(27), measures(26)],
      decides: ['leave-requested'],
      refuse: (context, input) =>
        requestAbout(context, input?.proceeding) ? refusalWithoutCode('LEAVE-02', [law(27)], input) : noRequest(),
      fills: atOwnLevel,
    },
  },
  duties: [
    {
      rule: 'LEAVE-02',
      clock: 'decide',
      who: decider,
      act: words('审批外出申请', 'Decide on the request for leave'),
      cite: [law(27), measures(27)],
      starts: (context) => leavesOf(context).flatMap((each) => startIn(each, each.asked, saidOfLength(each, context))),
      due: promptly('LEAVE-02'),
      met: ['leave-approved', 'leave-refused'],
      lifted: withdrawn,
      missed: words('可向检察机关申诉', 'the person may complain to the procuratorate'),
      doneBy: 'approve-leave',
    },
    {
      rule: 'LEAVE-07',
      clock: 'send-up',
      who: 'county-agency',
      act: words('报上一级社区矫正机构审批', 'Send the request to the next higher agency'),
      cite: [measures(27)],
      starts: (context) =>
        leavesOf(context)
          .filter((each) => neededFor(each, context)?.approver === 'higher')
          .flatMap((each) => startIn(each, each.asked, saidOfLength(each, context))),
      due: promptly('LEAVE-07'),
      met: ['leave-sent-up', 'leave-approved', 'leave-refused'],
      lifted: withdrawn,
      doneBy: 'send-leave-up',
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
    tellRefusal({
      rule: 'LEAVE-02',
      refused: 'leave',
      who: (start) => (start.event?.data.approvedBy === 'judicial-office' ? 'judicial-office' : 'county-agency'),
      event: 'leave-refused',
      cite: [law(27), measures(26)],
    }),
  ],
  findings: [approvedTooLow, askedLate, notLeaving],
} as const satisfies CorrectionsProcedure;

/** What happened since this leave was asked for: the procuratorate is told about it, not about what went before. */
function sinceAsked(each: Leave, context: CorrectionsContext): readonly PastEvent[] {
  const [first] = each.run.events;
  return first ? context.history.events.slice(context.history.events.indexOf(first)) : [];
}

/** A clock of one leave. */
export function startIn(each: Leave, event: PastEvent | undefined, said?: Words): readonly Start[] {
  return event ? [{ ...startOf(event, said), proceeding: each.run.key, run: each.run.events }] : [];
}

/** How long the leave asked for is, how long with what lies in the same two months, and who therefore decides: why the request is where it is. */
function saidOfLength(each: Leave, context: CorrectionsContext): Words | undefined {
  const needed = neededFor(each, context);
  if (needed === undefined) return undefined;
  const { approver, length, inWindow } = needed;
  const { zh, en } = APPROVERS[approver];
  return words(
    `申请外出${length}日，两个月内累计${inWindow}日，由${zh}决定`,
    `leave of ${length} ${length === 1 ? 'day' : 'days'} requested, ${inWindow} within two months, for the ${en.toLowerCase()} to decide`,
  );
}

function withdrawn(start: Start) {
  const event = start.run?.find(({ type }) => type === 'leave-withdrawn');
  return event ? { on: event.on, why: words('申请已撤回', 'the request was withdrawn') } : undefined;
}

/** Who decides what was asked for, as the case stood when it was decided, or as it stands while it waits. */
function neededFor(each: Leave, context: CorrectionsContext): Needed | undefined {
  if (each.asked === undefined) return undefined;
  const { from, to } = each.asked.data as { from?: PlainDate; to?: PlainDate };
  const decided = each.approved ?? each.refused ?? each.withdrawn;
  const then = decided ? asItStood(context, decided) : context;
  return from === undefined || to === undefined ? undefined : approverFor(then, from, to, each);
}

function decider(start: Start, context: CorrectionsContext) {
  const asked = leavesOf(context).find((each) => each.run.key === start.proceeding);
  const approver = asked && neededFor(asked, context)?.approver;
  return approver === 'judicial-office' ? 'judicial-office' : approver === 'higher' ? 'higher-agency' : 'county-agency';
}
