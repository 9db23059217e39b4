/** Losses of contact on record, and how long each has kept the person out of supervision (LOST-01, 04; 实施办法 38). */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, addMonths, earlier, later, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import type { EventName } from './events.ts';
import { ladderOf } from './out-of-supervision.ts';

/** What decides about a loss: a sanction, a proposal, or the decision that says what was done and why. */
export const HANDLED = [
  'loss-handled',
  'admonished',
  'warned',
  'punishment-proposed',
  'revocation-proposed',
  'recommittal-proposed',
] as const satisfies readonly EventName[];

export interface Loss {
  readonly lost: PastEvent;
  /** The record that found the person; undefined while nobody has. */
  readonly found: PastEvent | undefined;
  /** The day from which it is known where the person is: found, or held by another organ. Undefined while nobody knows. */
  readonly known: PlainDate | undefined;
  /** True where another organ held the person, so that there was nothing to be found. */
  readonly held: boolean;
  readonly excused: boolean;
}

/** Every loss, in order. Whoever is in custody is not out of supervision: the days end with it, or never began. */
export function lossesOf(context: CorrectionsContext): readonly Loss[] {
  const { events } = context.history;
  return context.history.all('contact-lost').map((lost) => {
    const after = events.slice(events.indexOf(lost) + 1);
    const found = after.find(({ type }) => type === 'found');
    // A custody that ended on the day of the loss counts where its end came after the loss: whoever was held then was not out of reach.
    const freedLater = after.some(({ type, on }) => type === 'custody-ended' && on === lost.on);
    const custody = context.custody.find(({ to }) => to === undefined || to > lost.on || (to === lost.on && freedLater));
    const from = custody && later(custody.from, lost.on);
    const held = from !== undefined && (found === undefined || from < found.on);
    return {
      lost,
      found,
      known: held ? from : found?.on,
      held,
      excused: found?.data.properReason === 'yes' || (held && from === lost.on),
    };
  });
}

/** The last day counted as out of supervision so far. */
export const outUntil = ({ known }: Loss, on: PlainDate): PlainDate => (known === undefined ? on : earlier(known, on));

/** The loss that is still open: nobody knows where the person is. */
export function openLoss(context: CorrectionsContext): Loss | undefined {
  const last = lossesOf(context).at(-1);
  return last && last.known === undefined ? last : undefined;
}

/** The days on which somebody looks at a loss (rulebook §5.4): the limits of a warning and of a proposal to revoke. */
export const crossingsOf = (lost: PlainDate, { parameters }: CorrectionsContext): readonly [PlainDate, PlainDate] => [
  addDays(lost, parameters.get('sanction.lateWarningDays', lost).value),
  addMonths(lost, parameters.get('sanction.revocationMonths', lost).value),
];

/** Which of them are still to come. */
function looksAhead(lost: PlainDate, context: CorrectionsContext): Words {
  const days = crossingsOf(lost, context).filter((day) => day > context.on);
  return days.length === 0 ? words('', '') : words(`；${days.join('、')}当日研判`, `; looked at again on ${days.join(' and ')}`);
}

/** LOST-04: days out of supervision and where they stand on the ladder. Decided upon, or known to be held before, there is nothing more to look at. */
export function outOfSupervision(context: CorrectionsContext): readonly FindingMade[] {
  return lossesOf(context).flatMap((loss): FindingMade[] => {
    const { lost, known, held, excused } = loss;
    const decided = context.history.all(...HANDLED, 'punished');
    if (known !== undefined && decided.some((event) => event.on >= known)) return [];
    const { days, step } = ladderOf(context, lost.on, outUntil(loss, context.on));
    const back =
      known === undefined
        ? words('', '')
        : held
          ? words(`，${known}起被羁押`, `, held from ${known}`)
          : words(`，${known}找到`, `, found on ${known}`);
    const ahead = known === undefined ? looksAhead(lost.on, context) : words('', '');
    return [
      {
        rule: known === undefined ? 'LOST-01' : 'LOST-04',
        severity: excused ? 'notice' : 'breach',
        words: words(
          `自${lost.on}失去联系${back.zh}，脱离监管${days}日，${step.zh}${excused ? '；有正当理由，仅作记录' : ''}${ahead.zh}`,
          `Out of contact since ${lost.on}${back.en}: ${days} days, ${step.en}${excused ? '; there is a proper reason: record only' : ''}${ahead.en}`,
        ),
        cite: [law(30), measures(34, 35, 38)],
        since: lost.on,
      },
    ];
  });
}
