/** The leaves of a case that are in hand on a day: asked for, granted and to come, under way, overstayed. What a list and the head of a file show. */
import type { LeaveNow } from '../kernel/explanation.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { CorrectionsContext } from './context.ts';
import { IN_TOUCH, openExtension } from './leave-away.ts';
import { daysOfLeave, isGranted, type Leave, leavesOf } from './leave-days.ts';
import { ladderOf } from './out-of-supervision.ts';

function stageOf(leave: Leave, context: CorrectionsContext): LeaveNow['stage'] | undefined {
  if (leave.refused || leave.withdrawn || leave.returned) return undefined;
  if (!leave.approved) {
    if (!leave.asked) return undefined;
    return leave.run.first('leave-sent-up') ? 'sent-up' : 'asked';
  }
  // Whoever is held is not on leave; the clock of the return rests (CHECK-04).
  if (!isGranted(leave) || context.inCustody || leave.from === undefined || leave.to === undefined) return undefined;
  if (leave.to < context.on) return 'overstayed';
  return leave.from > context.on ? 'granted' : 'away';
}

function lastWord(leave: Leave, context: CorrectionsContext): PlainDate | null {
  return context.history.all(...IN_TOUCH).findLast(({ on }) => leave.from !== undefined && on >= leave.from)?.on ?? null;
}

export function leavesNow(context: CorrectionsContext): readonly LeaveNow[] {
  if (context.ended) return [];
  return leavesOf(context).flatMap((leave): LeaveNow[] => {
    const stage = stageOf(leave, context);
    if (stage === undefined) return [];
    const said = leave.approved?.data.destination ?? leave.asked?.data.destination;
    const { from, to } = leave;
    return [
      {
        proceeding: leave.run.key,
        stage,
        from: from ?? null,
        to: to ?? null,
        days: from && to ? daysOfLeave(context, from, to) : null,
        daysLate: stage === 'overstayed' && to ? ladderOf(context, to, context.on).days : 0,
        destination: typeof said === 'string' ? said : null,
        reason: ((leave.approved?.data.reason ?? leave.asked?.data.reason) as string | undefined) ?? null,
        approvedBy: (leave.approved?.data.approvedBy as string | undefined) ?? null,
        askedOn: leave.asked?.on ?? null,
        lastWord: leave.approved ? lastWord(leave, context) : null,
        extensionTo: (openExtension(leave)?.data.to as PlainDate | undefined) ?? null,
      },
    ];
  });
}
