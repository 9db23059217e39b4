/**
 * Change of the place of execution (变更执行地): 社区矫正法 27; 实施办法 30, 31.
 *
 * 1. MOVE-02: asked, the county consults the new one within 5 days. MOVE-03: the new county answers within 5 days of the letter.
 * 2. MOVE-04: a refusal names its ground and is told within 5 days. MOVE-05: a grant, and the papers go within 5 days. MOVE-06: the new county receipts within 5 days.
 * 3. MOVE-07: with the decision in hand the person reports to the new county within 7 days. The old county stays responsible until then, and searches
 *    from the day after.
 */
import { law, measures } from '../kernel/citation.ts';
import { type PastEvent, type Proceeding, proceedingsOf } from '../kernel/history.ts';
import { addDays } from '../kernel/plain-date.ts';
import type { DerivedDuty, FindingMade, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, days, sameDay, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, COUNTY_HEAD, STAFF } from './posts.ts';
import { refusalWithoutCode } from './refusals.ts';
import { SIGNS } from './search.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

const TYPES = [
  'move-requested',
  'move-consulted',
  'move-answered',
  'move-decided',
  'move-served',
  'papers-sent',
  'papers-received',
  'move-receipt-sent',
  'registered-at-new-county',
  'move-failed',
];

const movesOf = (context: CorrectionsContext) => proceedingsOf(context.history, 'move', TYPES, { opening: ['move-requested'] });
const decisionOf = (move: Proceeding) => move.first('move-decided');
const isGranted = (move: Proceeding) => decisionOf(move)?.data.approved === true;

/** One start for each move, from the event that `pick` finds in it. */
const eachMove = (pick: (move: Proceeding) => PastEvent | undefined) => (context: CorrectionsContext) =>
  movesOf(context).flatMap((move): readonly Start[] => {
    const event = pick(move);
    return event ? [{ ...startOf(event), proceeding: move.key, run: move.events }] : [];
  });

const moveFailed = (start: Start) => {
  const failed = start.run?.find((event) => event.type === 'move-failed');
  return failed ? { on: failed.on, why: words('变更执行地未成', 'the move failed') } : undefined;
};

/** A step is open while the latest move lacks it and has what comes before it. */
const step = (type: string, after: string, rule: string) => (context: CorrectionsContext) => {
  const move = movesOf(context).at(-1);
  return move?.first(after) && !move.first(type)
    ? undefined
    : refusal(
        rule,
        [measures(30, 31)],
        words('没有进行到这一步的变更执行地事项', 'no move has come to this step'),
        words('按顺序办理变更执行地', 'take the steps of a move in order'),
      );
};

export const move = {
  id: 'move',
  title: words('变更执行地', 'Change of the place of execution'),
  cite: [law(27), measures(30, 31)],
  actions: {
    'request-move': {
      title: words('申请变更执行地', 'Request a move'),
      event: 'move-requested',
      from: ['registered', 'active'],
      by: STAFF,
      rule: 'MOVE-01',
      cite: [law(27), measures(30)],
    },
    'consult-move': {
      title: words('征求新执行地意见', 'Consult the new county'),
      event: 'move-consulted',
      from: ['registered', 'active'],
      by: COUNTY,
      rule: 'MOVE-02',
      cite: [measures(30)],
      refuse: step('move-consulted', 'move-requested', 'MOVE-02'),
    },
    'record-move-answer': {
      title: words('登记新执行地答复', 'Record the answer'),
      event: 'move-answered',
      from: ['registered', 'active'],
      by: COUNTY,
      rule: 'MOVE-03',
      cite: [measures(30)],
      refuse: step('move-answered', 'move-consulted', 'MOVE-03'),
    },
    'decide-move': {
      title: words('决定变更执行地', 'Decide on the move'),
      event: 'move-decided',
      from: ['registered', 'active'],
      by: COUNTY_HEAD,
      rule: 'MOVE-04',
      cite: [measures(30)],
      decides: ['move-requested'],
      refuse: (context, input) =>
        step('move-decided', 'move-answered', 'MOVE-04')(context) ??
        (input?.approved === false ? refusalWithoutCode('MOVE-04', [measures(30)], input) : undefined),
    },
    'serve-move': {
      title: words('送达变更决定', 'Serve the decision'),
      event: 'move-served',
      from: ['registered', 'active'],
      by: COUNTY,
      rule: 'MOVE-04',
      cite: [measures(30)],
      refuse: step('move-served', 'move-decided', 'MOVE-04'),
    },
    'send-papers': {
      title: words('移交文书档案', 'Send the papers'),
      event: 'papers-sent',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'MOVE-05',
      cite: [measures(31)],
      refuse: step('papers-sent', 'move-decided', 'MOVE-05'),
    },
    'record-papers-received': {
      title: words('登记新执行地收到文书', 'Record that the papers arrived'),
      event: 'papers-received',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'MOVE-06',
      cite: [measures(31)],
      refuse: step('papers-received', 'papers-sent', 'MOVE-06'),
    },
    'record-move-receipt': {
      title: words('登记新执行地回执', 'Record the receipt'),
      event: 'move-receipt-sent',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'MOVE-06',
      cite: [measures(31)],
      refuse: step('move-receipt-sent', 'papers-sent', 'MOVE-06'),
    },
    'record-registration-elsewhere': {
      title: words('登记已到新执行地报到', 'Record registration at the new county'),
      event: 'registered-at-new-county',
      from: ['transfer-in-transit'],
      by: COUNTY,
      rule: 'MOVE-07',
      cite: [measures(31)],
    },
    'record-move-failure': {
      title: words('登记未到新执行地报到', 'Record that the move failed'),
      event: 'move-failed',
      from: ['transfer-in-transit'],
      by: COUNTY,
      rule: 'MOVE-07',
      cite: [measures(31)],
    },
  },
  duties: [
    {
      rule: 'MOVE-02',
      who: 'county-agency',
      act: words('征求新执行地意见', 'Consult the new county'),
      cite: [measures(30)],
      starts: eachMove((move) => move.first('move-requested')),
      due: days('move.consultDays'),
      met: ['move-consulted'],
      doneBy: 'consult-move',
    },
    {
      rule: 'MOVE-03',
      who: 'new-county',
      act: words('核实并答复', 'Check and answer'),
      cite: [measures(30)],
      starts: eachMove((move) => move.first('move-consulted')),
      due: days('move.answerDays'),
      met: ['move-answered'],
      doneBy: 'record-move-answer',
    },
    {
      rule: 'MOVE-04',
      who: 'county-agency',
      act: words('告知不准予变更', 'Tell the person of the refusal'),
      cite: [measures(30)],
      starts: eachMove((move) => (decisionOf(move)?.data.approved === false ? decisionOf(move) : undefined)),
      due: days('move.refusalNoticeDays'),
      met: ['move-served'],
      doneBy: 'serve-move',
    },
    {
      rule: 'MOVE-05',
      who: 'county-agency',
      act: words('移交法律文书和档案', 'Hand over the papers'),
      cite: [law(27), measures(31)],
      starts: eachMove((move) => (isGranted(move) ? decisionOf(move) : undefined)),
      due: days('move.papersDays'),
      met: ['papers-sent'],
      missed: words('可能在途脱管', 'the person may be lost on the way'),
      doneBy: 'send-papers',
    },
    {
      rule: 'MOVE-06',
      who: 'new-county',
      act: words('出具回执', 'Send the receipt'),
      cite: [measures(31)],
      starts: eachMove((move) => move.first('papers-received') ?? move.first('papers-sent')),
      due: days('move.receiptDays'),
      met: ['move-receipt-sent'],
      doneBy: 'record-move-receipt',
    },
    {
      rule: 'MOVE-07',
      who: 'person',
      act: words('到新执行地报到', 'Report to the new county'),
      cite: [measures(31)],
      starts: eachMove((move) => (isGranted(move) ? move.first('move-served') : undefined)),
      due: days('move.reportDays'),
      met: ['registered-at-new-county'],
      lifted: moveFailed,
      missed: words('原执行地立即查找，两地共同处理脱管。由人决定', 'the old county searches; both handle it. A human decides'),
      doneBy: 'record-registration-elsewhere',
    },
    {
      rule: 'MOVE-07',
      clock: 'search',
      who: 'county-agency',
      act: words('未到新执行地报到，立即组织查找', 'Not at the new county: search at once'),
      cite: [law(30), measures(31)],
      starts: notArrivedInTime,
      due: sameDay(),
      met: ['search-started', 'search-step'],
      lifted: (start) => {
        const there = start.run?.find(({ type }) => type === 'registered-at-new-county' || SIGNS.includes(type));
        return there ? { on: there.on, why: words('已取得联系', 'the person was reached') } : undefined;
      },
      endsWithCase: true,
      missed: words('脱管的监督责任', 'responsibility for a person out of supervision'),
      doneBy: 'start-search',
    },
  ],
  findings: [notArrived, decidedWithoutAnswer],
} as const satisfies CorrectionsProcedure;

/** The day after the person should have been there: the old county searches, and goes on when the move is given up for it (MOVE-07, LOST-01). */
function notArrivedInTime({ history }: CorrectionsContext, derived: readonly DerivedDuty[]): readonly Start[] {
  return derived.flatMap(({ duty, liftedOn, resting }): Start[] => {
    const { rule, clock, due, doneOn, status, proceeding } = duty;
    if (rule !== 'MOVE-07' || clock !== 'main' || due === null || resting) return [];
    const ended = doneOn ?? liftedOn;
    if (ended === undefined ? status !== 'overdue' : ended <= due) return [];
    const opens = addDays(due, 1);
    return [
      {
        opens,
        said: words('未按期到新执行地报到', 'the person is not at the new county by the day'),
        ...(proceeding === undefined ? {} : { proceeding }),
        run: history.events.filter(({ on }) => on >= opens),
      },
    ];
  });
}

/** MOVE-07: on the way and not arrived by the day. The old county is responsible. */
function notArrived(context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly FindingMade[] {
  return duties.flatMap(({ duty }) =>
    duty.rule === 'MOVE-07' && duty.due !== null && duty.status === 'overdue' && context.track.state === 'transfer-in-transit'
      ? [
          {
            rule: 'MOVE-07',
            severity: 'breach' as const,
            words: words(
              `应于${duty.due}前到新执行地报到，未到：由原执行地立即查找`,
              `Due at the new county by ${duty.due} and not there: the old county searches at once`,
            ),
            cite: [measures(31), law(30)],
            since: addDays(duty.due, 1),
          },
        ]
      : [],
  );
}

/** MOVE-04: decided although the new county has not answered, or granted against its answer. */
function decidedWithoutAnswer(context: CorrectionsContext): readonly FindingMade[] {
  return movesOf(context).flatMap((move) => {
    const decision = decisionOf(move);
    const answer = move.first('move-answered');
    if (!decision || (context.recordBegan !== undefined && decision.on < context.recordBegan)) return [];
    if (answer && !(isGranted(move) && answer.data.accepted === false)) return [];
    return [
      {
        rule: 'MOVE-04',
        severity: answer ? ('warning' as const) : ('notice' as const),
        words: answer
          ? words(
              '新执行地不同意接收而准予变更：应报上一级协调',
              'Granted although the new county does not accept: the next higher agency co-ordinates',
            )
          : words('新执行地尚未答复即作决定', 'Decided before the new county answered'),
        cite: [measures(30)],
        since: decision.on,
      },
    ];
  });
}
