/** Days out of supervision and where they stand on the ladder (实施办法 34、35、46、47). What follows, a human decides. */
import { addMonths, daysBetween, type PlainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';

export interface OnLadder {
  readonly days: number;
  readonly step: Words;
}

/** The ladder from the last day the person was in hand: up to ten days an admonition, beyond them a warning, beyond a month revocation may follow. */
export function ladderOf(context: CorrectionsContext, since: PlainDate, until: PlainDate): OnLadder {
  const days = daysBetween(since, until);
  const warningBeyond = context.parameters.get('sanction.lateWarningDays', since).value;
  if (until > addMonths(since, context.parameters.get('sanction.revocationMonths', since).value)) {
    return { days, step: words('已超过一个月', 'over a month') };
  }
  return days > warningBeyond
    ? { days, step: words(`已超过${warningBeyond}日，达到警告界限`, `beyond ${warningBeyond} days, the limit of a warning`) }
    : { days, step: words(`未超过${warningBeyond}日，训诫界限内`, `within ${warningBeyond} days, the limit of an admonition`) };
}
