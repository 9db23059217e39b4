/**
 * Leave, from the day of going to the return (外出期间与销假): 社区矫正法 27; 实施办法 27, 28.
 *
 * 1. LEAVE-08: while the person is away the office keeps in touch, as often as the county has set; the destination's agency may be asked to help, and
 *    the person may report at a distance or there.
 * 2. LEAVE-09: back by the last day, then report back. Whoever cannot come asks for an extension at once; it needs the approver of the whole length.
 *    Some days before, the office reminds, where the county has set how many; and where it has set within how many hours, the return is reported.
 * 3. LEAVE-10: not back without an extension: ordered to return the same day; then the sanction ladder, by gravity. A human decides.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { dayPeriods, type Period } from '../kernel/periods.ts';
import { addDays, earlier, later, type PlainDate } from '../kernel/plain-date.ts';
import type { Role, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, hoursWhereSet, onDay, promptly, sameDay } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { askedBy, atOwnLevel, levelOf, startIn } from './leave.ts';
import {
  APPROVALS,
  approverFor,
  dayBack,
  daysGranted,
  findLeave,
  isGranted,
  isHighEnough,
  type Leave,
  leaveAbout,
  leavesOf,
  tooLow,
} from './leave-days.ts';
import { overstayed } from './leave-findings.ts';
import { COUNTY, HIGHER, OFFICE_HEAD, PERSON, STAFF } from './posts.ts';
import { refusalWithoutCode, tellRefusal } from './refusals.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

type Input = Readonly<Record<string, unknown>>;

/** What counts as having been in touch. */
export const IN_TOUCH = ['leave-checked-in', 'contact-made', 'information-checked'] as const;

/** The leave an act is about; without an act, the one the person is on, or is about to go on. */
const leaveOfAct = (context: CorrectionsContext, input: Input | undefined) =>
  leaveAbout(context, (input?.on as PlainDate | undefined) ?? context.on, input?.proceeding);

const nobodyAway = (): Refusal =>
  refusal(
    'LEAVE-09',
    [measures(28)],
    words('没有未销假的外出', 'nobody is on leave'),
    words('外出经批准后再办理', 'a leave is approved first'),
  );
const whileAway = (context: CorrectionsContext, input: Input | undefined) =>
  leaveOfAct(context, input) ? undefined : nobodyAway();

const EXTENDING: readonly string[] = ['leave-extension-requested', 'leave-extended', 'leave-extension-refused'];

/** An extension asked for and neither granted nor refused since. */
export function openExtension(leave: Leave | undefined): PastEvent | undefined {
  const last = leave?.run.events.findLast(({ type }) => EXTENDING.includes(type));
  return last?.type === 'leave-extension-requested' ? last : undefined;
}

function isNotLonger(context: CorrectionsContext, input: Input | undefined): Refusal | undefined {
  const current = leaveOfAct(context, input);
  if (!current?.from || !current.to) return nobodyAway();
  if (!input) return undefined;
  if ((input.to as PlainDate) <= current.to) {
    return refusal(
      'LEAVE-09',
      [measures(28)],
      words(`延长应晚于原定的${current.to}`, `an extension ends after ${current.to}`),
      words('改填更晚的日期；提前返回的直接销假', 'give a later day; whoever comes back earlier reports the return'),
    );
  }
  return (input.to as PlainDate) < (input.on as PlainDate)
    ? refusal(
        'LEAVE-09',
        [measures(28)],
        words('续假的期限已过，不能事后延长', 'the days have passed: nothing is extended afterwards'),
        words('登记销假，有正当理由的注明', 'record the return, with the proper reason if there is one'),
      )
    : undefined;
}

/** Nobody is back before going, nor later than the day on which it is reported. Whoever did not go at all leaves the day out. */
function wrongDayBack(context: CorrectionsContext, input: Input | undefined): Refusal | undefined {
  const [back, from] = [input?.backOn as PlainDate | undefined, leaveOfAct(context, input)?.from];
  if (back === undefined || (back <= (input?.on as PlainDate) && (from === undefined || back >= from))) return undefined;
  return refusal(
    'LEAVE-09',
    [measures(28)],
    words('实际返回日期早于外出首日，或者晚于销假日期', 'the day back lies before the leave, or after the day it is reported'),
    words('核对日期；没有外出的，不填实际返回日期', 'check the days; whoever did not go leaves the day out'),
  );
}

/** An extension counts as one leave with what it extends, and needs the approver of the whole length. */
function mayNotExtend(context: CorrectionsContext, input: Input | undefined, by: readonly Role[]): Refusal | undefined {
  const wrong = isNotLonger(context, input);
  const current = leaveOfAct(context, input);
  if (wrong || !input || !current?.from) return wrong;
  const needed = approverFor(context, current.from, input.to as PlainDate, current);
  const level = levelOf(by, input.approvedBy);
  return isHighEnough(level, needed.approver) ? undefined : tooLow(needed, level);
}

export const leaveAway = {
  id: 'leave-away',
  title: words('外出期间与销假', 'On leave and back'),
  cite: [law(27), measures(27, 28)],
  actions: {
    'record-leave-report': {
      title: words('记录外出期间报告', 'Record a report from leave'),
      event: 'leave-checked-in',
      from: SUPERVISED_STATES,
      by: [...STAFF, ...PERSON],
      rule: 'LEAVE-08',
      cite: [measures(28)],
      refuse: whileAway,
      fills: askedBy,
    },
    'ask-destination': {
      title: words('请目的地协助监管', 'Ask the destination to help'),
      event: 'destination-asked',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'LEAVE-08',
      cite: [measures(28)],
      refuse: whileAway,
    },
    'record-destination-answer': {
      title: words('登记目的地答复', 'Record the destination’s answer'),
      event: 'destination-answered',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'LEAVE-08',
      cite: [measures(28)],
      refuse: (context, input) =>
        leaveOfAct(context, input)?.run.first('destination-asked')
          ? undefined
          : refusal(
              'LEAVE-08',
              [measures(28)],
              words('没有请目的地协助', 'the destination was not asked'),
              words('先办理“请目的地协助监管”', 'ask the destination first'),
            ),
    },
    'remind-of-return': {
      title: words('提醒按期返回', 'Remind of the return'),
      event: 'leave-reminded',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LEAVE-09',
      cite: [measures(28)],
      refuse: whileAway,
    },
    'request-extension': {
      title: words('申请续假', 'Ask for an extension'),
      event: 'leave-extension-requested',
      from: SUPERVISED_STATES,
      by: [...STAFF, ...PERSON],
      rule: 'LEAVE-09',
      cite: [measures(28)],
      refuse: isNotLonger,
      fills: askedBy,
    },
    'extend-leave': {
      title: words('延长外出', 'Extend leave'),
      event: 'leave-extended',
      from: SUPERVISED_STATES,
      by: [...OFFICE_HEAD, ...COUNTY, ...HIGHER],
      rule: 'LEAVE-09',
      cite: [measures(27, 28)],
      decides: ['leave-extension-requested'],
      refuse: mayNotExtend,
      fills: atOwnLevel,
    },
    'refuse-extension': {
      title: words('不批准续假', 'Refuse the extension'),
      event: 'leave-extension-refused',
      from: SUPERVISED_STATES,
      by: [...OFFICE_HEAD, ...COUNTY, ...HIGHER],
      rule: 'LEAVE-09',
      cite: [law(27), measures(28)],
      decides: ['leave-extension-requested'],
      refuse: (context, input) =>
        openExtension(leaveOfAct(context, input))
          ? refusalWithoutCode('LEAVE-09', [law(27)], input)
          : refusal(
              'LEAVE-09',
              [measures(28)],
              words('没有待审批的续假申请', 'no request for an extension is waiting'),
              words('先登记续假申请', 'record the request first'),
            ),
    },
    'order-return': {
      title: words('责令立即返回', 'Order the return'),
      event: 'return-ordered',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LEAVE-10',
      cite: [measures(28)],
      refuse: whileAway,
    },
    'return-from-leave': {
      title: words('销假', 'Record the return'),
      event: 'leave-returned',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LEAVE-09',
      cite: [measures(28)],
      refuse: (context, input) => whileAway(context, input) ?? wrongDayBack(context, input),
    },
  },
  duties: [
    {
      rule: 'LEAVE-08',
      clock: 'contact',
      who: 'judicial-office',
      act: words('联络外出的本人', 'Keep in touch with the person on leave'),
      cite: [measures(28)],
      starts: contactRounds,
      due: onDay(endOfRound),
      met: IN_TOUCH,
      lifted: isOverOrHeld,
      doneBy: 'record-contact',
    },
    {
      rule: 'LEAVE-09',
      clock: 'remind',
      who: 'judicial-office',
      act: words('提醒本人按期返回', 'Remind the person of the return'),
      cite: [measures(28)],
      starts: reminders,
      due: onDay(lastDayOf),
      met: ['leave-reminded', 'leave-extension-requested', 'leave-returned'],
      lifted: extended,
      doneBy: 'remind-of-return',
    },
    {
      rule: 'LEAVE-09',
      clock: 'extension',
      who: 'county-agency',
      act: words('审批续假申请', 'Decide on the extension'),
      cite: [measures(28)],
      starts: (context) =>
        leavesOf(context).flatMap((each) =>
          each.run.events.filter(({ type }) => type === 'leave-extension-requested').flatMap((event) => startIn(each, event)),
        ),
      due: promptly('LEAVE-09'),
      met: ['leave-extended', 'leave-extension-refused', 'leave-returned'],
      doneBy: 'extend-leave',
    },
    tellRefusal({
      rule: 'LEAVE-09',
      refused: 'extension',
      who: 'county-agency',
      event: 'leave-extension-refused',
      cite: [law(27), measures(28)],
    }),
    {
      rule: 'LEAVE-09',
      who: 'person',
      act: words('外出期满，返回并销假', 'Be back and report back'),
      cite: [measures(28)],
      starts: (context) =>
        leavesOf(context).flatMap((each) =>
          each.run.events
            .filter((event) => APPROVALS.includes(event.type))
            .flatMap((event) => startIn(each, event).map((start) => ({ ...start, run: onDayBack(each.run.events) }))),
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
      rule: 'LEAVE-09',
      clock: 'report',
      who: 'person',
      act: words('返回后报告，办理销假手续', 'Report the return'),
      cite: [measures(28)],
      // Known only with the return itself, which says on what day the person was back.
      starts: (context) =>
        leavesOf(context).flatMap(({ run, back, returned }): Start[] => {
          if (!returned || returned.data.backOn === undefined || back === undefined) return [];
          if (typeof context.parameters.find('leave.returnReportHours', back)?.value !== 'number') return [];
          const said = words('返回', 'the person is back');
          return [{ opens: back, said, proceeding: run.key, run: [returned] }];
        }),
      due: hoursWhereSet('leave.returnReportHours', 'LEAVE-09'),
      met: ['leave-returned'],
      doneBy: 'return-from-leave',
    },
    {
      rule: 'LEAVE-10',
      clock: 'order',
      who: 'county-agency',
      act: words('责令立即返回', 'Order the return at once'),
      cite: [measures(28)],
      // Whoever is held elsewhere, or came back on that very day, has nothing to be ordered.
      starts: (context, derived) =>
        derived.flatMap(({ duty, resting }): Start[] => {
          if (duty.rule !== 'LEAVE-09' || duty.clock !== 'main' || duty.due === null || resting) return [];
          if (duty.status !== 'overdue' && duty.status !== 'met-late') return [];
          const late = findLeave(context, duty.proceeding);
          const since = addDays(duty.due, 1);
          return late
            ? [
                {
                  opens: since,
                  said: words('外出期满未归', 'the leave ended and the person is not back'),
                  proceeding: late.run.key,
                  run: late.run.events,
                },
              ]
            : [];
        }),
      due: sameDay(),
      met: ['return-ordered'],
      lifted: isOver,
      missed: words('联系不上的，按失去联系处理（LOST-01）', 'out of reach: it is a loss of contact (LOST-01)'),
      doneBy: 'order-return',
    },
  ],
  findings: [overstayed],
} as const satisfies CorrectionsProcedure;

const leaveOf = (start: Start, context: CorrectionsContext) =>
  leavesOf(context).find(({ run }) => run.events === start.run) ?? findLeave(context, start.proceeding);

/** A leave’s events with the return on the day the person was back: that day keeps the term, whenever it was reported. */
const onDayBack = (events: readonly PastEvent[]): readonly PastEvent[] =>
  events.map((event) => (event.type === 'leave-returned' ? { ...event, on: dayBack(event) } : event));

/** The last day an approval or an extension gives; what it leaves out the request says. */
function lastDayOf(start: Start, context: CorrectionsContext): PlainDate | undefined {
  const leave = leaveOf(start, context);
  return leave && daysGranted(leave.run, start.event).to;
}

/** An extension granted by the last day replaces it. */
function extended(start: Start, context: CorrectionsContext) {
  const last = lastDayOf(start, context);
  const longer = start.run?.find(
    (event) =>
      APPROVALS.includes(event.type) && event.index > (start.event?.index ?? 0) && last !== undefined && event.on <= last,
  );
  return longer ? { on: longer.on, why: words('已延长', 'it was extended') } : undefined;
}

/** The person is back. */
function isOver(start: Start) {
  const back = start.run?.find(({ type }) => type === 'leave-returned');
  return back ? { on: dayBack(back), why: words('已返回销假', 'the person is back') } : undefined;
}

/** Whoever is held is in somebody’s hands: the office need not call before the measure ends. */
function isOverOrHeld(start: Start, context: CorrectionsContext) {
  const last = endOfRound(start, context);
  const held = context.custody.find((span) => last !== undefined && span.from <= last && (span.to ?? last) >= last);
  return isOver(start) ?? (held ? { on: later(held.from, start.opens), why: held.why } : undefined);
}

/** The rounds of contact of a leave, one for every so many days away until the person is back; none where the county has set no frequency. */
function roundsOf({ from, to, back }: Leave, context: CorrectionsContext): readonly Period[] {
  if (from === undefined || to === undefined) return [];
  const set = context.parameters.find('leave.checkInFrequency', from)?.value;
  if (set === undefined || set === null) return [];
  return dayPeriods(from, back ? earlier(back, to) : to, set === 'daily' ? 1 : set);
}

function contactRounds(context: CorrectionsContext): readonly Start[] {
  return leavesOf(context)
    .filter(isGranted)
    .flatMap((leave) => {
      const acts = context.history.all(...IN_TOUCH, 'leave-returned');
      return roundsOf(leave, context).map(({ from, to }) => ({
        opens: from,
        said: words(
          '起一轮外出期间的联络，频次由本县设定',
          'a round of contact with the person on leave, as often as the county has set',
        ),
        proceeding: leave.run.key,
        run: acts.filter((act) => act.on >= from && (act.on <= to || act === leave.returned)),
      }));
    });
}

function endOfRound(start: Start, context: CorrectionsContext): PlainDate | undefined {
  const leave = leaveOf(start, context);
  return leave && roundsOf(leave, context).find(({ from }) => from === start.opens)?.to;
}

/** Some days before the last one; nothing where the county has not said how many. */
function reminders(context: CorrectionsContext): readonly Start[] {
  return leavesOf(context).flatMap((leave) => {
    const before = leave.from && context.parameters.find('leave.remindDaysBefore', leave.from)?.value;
    if (!before || !isGranted(leave)) return [];
    return leave.run.events
      .filter((event) => APPROVALS.includes(event.type))
      .flatMap((event) => {
        const { from, to } = daysGranted(leave.run, event);
        if (from === undefined || to === undefined) return [];
        const opens = later(addDays(to, -before), event.on);
        return startIn(leave, event).map((start) => ({
          ...start,
          opens,
          said: words('起临近外出期满', 'the last days of the leave begin'),
        }));
      });
  });
}
