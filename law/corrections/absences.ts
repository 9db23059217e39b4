/** What keeps a person away on a day and is no leave: a loss of contact nobody has ended (实施办法 38), a measure of another organ (社区矫正法 32). For the head of a file. */
import type { Absence } from '../kernel/explanation.ts';
import type { CorrectionsContext } from './context.ts';
import { openLoss } from './losses.ts';
import { isHeld } from './state.ts';

/** In the order of their beginning, a loss first; none once the case has ended. */
export function absencesNow(context: CorrectionsContext): readonly Absence[] {
  if (context.ended) return [];
  const loss = openLoss(context);
  return [
    ...(loss === undefined ? [] : [{ why: 'lost' as const, since: loss.lost.on }]),
    ...context.track.holds
      .filter(({ to }) => to === undefined)
      .map((hold) => ({
        why: isHeld(hold) ? ('held' as const) : ('bound' as const),
        since: hold.from,
        ...(hold.measure === undefined ? {} : { measure: hold.measure }),
      })),
  ];
}
