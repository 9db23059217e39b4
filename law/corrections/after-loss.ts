/**
 * After a loss of contact (失联的研判与处理): 社区矫正法 30; 实施办法 34, 35, 38, 46, 47.
 *
 * 1. On the tenth day and after a month somebody looks at the search and at what may follow: these are the crossing points of the ladder.
 * 2. LOST-04: found, by whomever, the days out of supervision decide what may follow. The system shows them; a human decides, and the decision is on
 *    record. With a proper reason, or where another organ held the person, it is a record only.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import { anew, type CorrectionsDuty, type CorrectionsProcedure, promptly, sameDay, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { crossingsOf, HANDLED, lossesOf, openLoss, outOfSupervision } from './losses.ts';
import { COUNTY, COUNTY_HEAD, POLICE, STAFF } from './posts.ts';
import { known, runOf, whileLost } from './search.ts';
import { LIVE_STATES, SUPERVISED_STATES } from './vocabulary.ts';

export const afterLoss = {
  id: 'after-loss',
  title: words('失联的研判与处理', 'After a loss of contact'),
  cite: [law(30), measures(34, 35, 38)],
  actions: {
    'review-search': {
      title: words('研判查找情况', 'Look at the search'),
      event: 'search-reviewed',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'LOST-04',
      cite: [law(30), measures(38)],
      refuse: whileLost('LOST-04'),
    },
    'record-found': {
      title: words('登记查找到人', 'Record that the person was found'),
      event: 'found',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'LOST-04',
      cite: [law(30)],
      refuse: whileLost('LOST-04'),
    },
    'report-found': {
      title: words('通知已查找到人', 'Report that the person was found'),
      event: 'found',
      from: LIVE_STATES,
      by: POLICE,
      rule: 'LOST-04',
      cite: [law(30)],
      refuse: whileLost('LOST-04'),
      fills: () => ({ foundBy: 'police' }),
    },
    'handle-loss': {
      title: words('作出失联处理决定', 'Decide on the loss of contact'),
      event: 'loss-handled',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'LOST-04',
      cite: [law(30), measures(38)],
      decides: ['contact-lost'],
      refuse: (context, input) =>
        lossesOf(context).some(({ known }) => known !== undefined)
          ? input && (input.content === undefined || input.content === '')
            ? refusal(
                'LOST-04',
                [measures(38)],
                words('处理决定须写明如何处理和理由', 'the decision says what is done and why'),
                words('填写内容', 'fill in the content'),
              )
            : undefined
          : refusal('LOST-04', [law(30)], words('没有已找到的失联', 'nobody was lost and found')),
    },
  },
  duties: [
    atCrossing({
      clock: 'tenth-day',
      day: (lost, context) => crossingsOf(lost, context)[0],
      act: words('失联满十日，研判查找情况和可能的处理', 'Ten days without contact: look at the search and at what may follow'),
      said: words('失去联系已满十日', 'ten days without contact are over'),
    }),
    atCrossing({
      clock: 'month',
      day: (lost, context) => crossingsOf(lost, context)[1],
      act: words('失联满一个月，研判可能的处理', 'A month without contact: look at what may follow'),
      said: words('失去联系已满一个月', 'a month without contact is over'),
    }),
    {
      rule: 'LOST-04',
      clock: 'handle',
      who: 'county-agency',
      act: words('查明原因，作出处理', 'Find out why, and decide'),
      cite: [law(30), measures(34, 35, 38)],
      starts: (context) =>
        lossesOf(context).flatMap(({ found, held, excused }) => (found && !held && !excused ? [anew(found, context)] : [])),
      due: promptly('LOST-04'),
      met: HANDLED,
      endsWithCase: true,
      doneBy: 'handle-loss',
    },
  ],
  findings: [outOfSupervision, reachedAndNotFound],
} as const satisfies CorrectionsProcedure;

/** Records that the person was there himself. A visit may be the search. */
const THERE = [
  'report-made',
  'contact-made',
  'leave-checked-in',
  'leave-returned',
  'health-reported',
  'statement-taken',
] as const;

/** LOST-04: the search is still open although the person was heard of. The days go on until somebody records who was found, and when. */
function reachedAndNotFound(context: CorrectionsContext): readonly FindingMade[] {
  const loss = openLoss(context);
  const { events } = context.history;
  const there = loss && context.history.all(...THERE).find((event) => events.indexOf(event) > events.indexOf(loss.lost));
  if (!loss || !there) return [];
  return [
    {
      rule: 'LOST-04',
      severity: 'notice',
      words: words(
        `${loss.lost.on}登记失去联系，${there.on}又有本人的记录：已找到的，请登记“查找到人”`,
        `Lost on ${loss.lost.on}, and on ${there.on} there is a record of the person: if that is so, record who was found, and when`,
      ),
      cite: [law(30), measures(38)],
      since: there.on,
    },
  ];
}

/** A point of the ladder at which somebody looks (rulebook §5.4), on that very day; a person known to be somewhere by then needs no looking. */
function atCrossing({
  clock,
  day,
  act,
  said,
}: {
  readonly clock: string;
  readonly day: (lost: PlainDate, context: CorrectionsContext) => PlainDate;
  readonly act: Words;
  readonly said: Words;
}): CorrectionsDuty {
  return {
    rule: 'LOST-04',
    clock,
    who: 'county-agency',
    act,
    cite: [law(30), measures(34, 35, 38)],
    starts: (context) =>
      lossesOf(context).flatMap(({ lost, known: seen }): Start[] => {
        const opens = day(lost.on, context);
        if (seen !== undefined && seen < opens) return [];
        return [{ ...startOf(lost, said), opens, run: runOf(context, lost).filter((event) => event.on >= opens) }];
      }),
    due: sameDay(),
    met: ['search-reviewed', 'revocation-proposed', 'recommittal-proposed'],
    lifted: known,
    endsWithCase: true,
    doneBy: 'review-search',
  };
}
