/** Days out of supervision and where they stand on the ladder (实施办法 34、35、46、47). What follows, a human decides. */
import { addDays, addMonths, daysBetween, earlier, later, type PlainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';

export interface OnLadder {
  /** Days that count: those in custody do not. */
  readonly days: number;
  /** Days in custody that were left out. */
  readonly held: number;
  readonly step: Words;
}

/** Days in custody between two days: whoever is held can neither come nor come back, and another organ knows where he is (社区矫正法 32). */
function daysHeld(context: CorrectionsContext, since: PlainDate, until: PlainDate): number {
  return context.custody.reduce((sum, span) => {
    const [from, to] = [later(span.from, since), earlier(span.to ?? until, until)];
    return from < to ? sum + daysBetween(from, to) : sum;
  }, 0);
}

/**
 * Whether the days out of supervision, without those in custody, are more than the month after which revocation may follow.
 *
 * @param free the day from which custody is left out, where it is an earlier one than `since`
 */
export function isOverMonth(context: CorrectionsContext, since: PlainDate, until: PlainDate, free = since): boolean {
  const counted = addDays(until, -daysHeld(context, free, until));
  return counted > addMonths(since, context.parameters.get('sanction.revocationMonths', since).value);
}

/** Whether they are more than the days of an admonition. */
export const isBeyondAdmonition = (context: CorrectionsContext, since: PlainDate, { days }: OnLadder): boolean =>
  days > context.parameters.get('sanction.lateWarningDays', since).value;

/** The ladder from the last day the person was in hand: up to ten days an admonition, beyond them a warning, beyond a month revocation may follow. */
export function ladderOf(context: CorrectionsContext, since: PlainDate, until: PlainDate): OnLadder {
  const held = daysHeld(context, since, until);
  const days = daysBetween(since, until) - held;
  const warningBeyond = context.parameters.get('sanction.lateWarningDays', since).value;
  if (isOverMonth(context, since, until)) return { days, held, step: words('已超过一个月', 'over a month') };
  return days > warningBeyond
    ? {
        days,
        held,
        step: words(`已超过${warningBeyond}日，达到警告界限`, `beyond ${warningBeyond} days, the limit of a warning`),
      }
    : {
        days,
        held,
        step: words(`未超过${warningBeyond}日，训诫界限内`, `within ${warningBeyond} days, the limit of an admonition`),
      };
}

/** What to say of the days in custody that were left out; nothing where there were none. */
export const leftOut = ({ held }: OnLadder): Words =>
  held === 0 ? words('', '') : words(`（羁押${held}日不计）`, ` (${held} ${held === 1 ? 'day' : 'days'} in custody not counted)`);
