/**
 * Regular assessment and eligibility for praise (考核与表扬资格): 社区矫正法 28; 实施办法 32, 33.
 *
 * 1. ASSESS-01: the person is assessed regularly; the cycle is local. Points only propose; they decide nothing.
 * 2. REWARD-01: six months of community corrections make a person eligible for praise as to time; a county may count them anew after a sanction or a
 *    praise. Eligibility opens a duty to decide, with a day where the county has set one, and the person is told the earliest date if nothing changes.
 *    Whether the four conditions hold is for a human to say.
 * 3. ASSESS-04: to whoever rules on commutation, revocation or return the results are evidence.
 */
import { law, measures } from '../kernel/citation.ts';
import { historyOf, type PastEvent } from '../kernel/history.ts';
import { addMonths, later, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import { byCycle, type CorrectionsProcedure, days } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { proposedSince } from './grading.ts';
import { COUNTY, STAFF } from './posts.ts';
import { mayNotEnter, pointsOf, scoreFindings } from './scoring.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

const SANCTIONS = ['admonished', 'warned', 'punished'] as const;

/** The cycle in months, where the profile has one. */
const cycleOf = ({ parameters }: CorrectionsContext, on: PlainDate) =>
  parameters.find('assessment.cycleMonths', on)?.value ?? undefined;

/**
 * Day on which the person began to undergo community corrections (接受社区矫正): the registration, or the first day of the term where that came later.
 * Where the record was taken over and does not say when that was, nothing later than the first day of the term is certain.
 */
function correctionsBegan({ history, recordBegan, term }: CorrectionsContext): PlainDate | undefined {
  const began = history.first('registered')?.on ?? (recordBegan === undefined ? history.first('declared')?.on : term?.from);
  return began === undefined || !term ? undefined : later(term.from, began);
}

/**
 * First day on which ordinary praise may be given (实施办法 33): so many months after community corrections began, or, where the county counts them anew
 * (`praise.anewAfter`), after the last sanction or praise.
 */
export function eligibleFrom(context: CorrectionsContext): PlainDate | undefined {
  const { history, parameters } = context;
  const began = correctionsBegan(context);
  if (began === undefined) return undefined;
  const anew = history
    .all(...SANCTIONS, 'praised')
    .filter(({ type, on }) => parameters.get('praise.anewAfter', on).value.includes(type === 'praised' ? 'praise' : 'sanction'));
  const after = anew.reduce((latest, event) => later(latest, event.on), began);
  return addMonths(after, parameters.get('praise.minMonths', after).value);
}

/** As {@link eligibleFrom}, as it stood before `event`. */
export function eligibleBefore(context: CorrectionsContext, event: PastEvent): PlainDate | undefined {
  const { events } = context.history;
  return eligibleFrom({ ...context, history: historyOf(events.slice(0, events.indexOf(event))) });
}

export const isUnderSupervision = ({ track }: CorrectionsContext) => track.state === 'active' || track.state === 'registered';

/** The last decision on praise, for or against, as long as the time it was about has not begun anew. */
function decidedSince(context: CorrectionsContext): PastEvent | undefined {
  const from = eligibleFrom(context);
  const decided = context.history.last('praised', 'praise-declined');
  return from !== undefined && decided && decided.on >= from ? decided : undefined;
}

/** The last decision, where it was against praise and the time it was about has not begun anew. */
export function declinedSince(context: CorrectionsContext): PastEvent | undefined {
  const decided = decidedSince(context);
  return decided?.type === 'praise-declined' ? decided : undefined;
}

/** The day from which praise is considered: eligibility, or some months after the decision where the county looks again (`praise.againMonths`). */
export function consideredFrom(context: CorrectionsContext): PlainDate | undefined {
  const decided = decidedSince(context);
  const months = decided && context.parameters.find('praise.againMonths', decided.on)?.value;
  return decided && months ? addMonths(decided.on, months) : eligibleFrom(context);
}

const ELIGIBLE = words('起符合表扬的时间条件', 'eligible for praise as to time');

/** The county decides on praise only where it has said within how many days: national law opens no such clock. */
const deciding = (context: CorrectionsContext): readonly Start[] => {
  const from = eligibleFrom(context);
  const again = consideredFrom(context);
  const waiting: Start[] = [];
  if (from !== undefined && again !== undefined && isUnderSupervision(context)) {
    // A praise given before the clock opened was for something else: it answers none that comes.
    const since = (day: PlainDate) => context.history.events.filter(({ on }) => on >= day);
    waiting.push({ opens: from, said: ELIGIBLE, run: since(from) });
    if (again !== from)
      waiting.push({ opens: again, said: words('再次审议表扬', 'praise is considered again'), run: since(again) });
  }
  return [...praisedBefore(context, from), ...waiting].filter(
    ({ opens }) => context.parameters.find('praise.decideDays', opens) !== undefined,
  );
};

/** Where a praise begins the months anew, the clock it answered stays on record, with the praise that met it. */
function praisedBefore(context: CorrectionsContext, now: PlainDate | undefined): readonly Start[] {
  return context.history.all('praised').flatMap((praised) => {
    const from = eligibleBefore(context, praised);
    return from !== undefined && from !== now && from <= praised.on
      ? [{ opens: from, said: ELIGIBLE, run: [...declinedFrom(context, from, praised), praised] }]
      : [];
  });
}

const declinedFrom = ({ history }: CorrectionsContext, from: PlainDate, praised: PastEvent) =>
  history.events.slice(0, history.events.indexOf(praised)).filter(({ type, on }) => type === 'praise-declined' && on >= from);

/** RIGHT-06: who says no says why, by the condition that fails; a note is for the file, no reason told to the person. */
function declinedWithoutReason(input: Readonly<Record<string, unknown>>): Refusal | undefined {
  const coded = input.praiseLacks !== undefined && input.praiseLacks !== 'other';
  return coded || input.content || input.ground
    ? undefined
    : refusal(
        'RIGHT-06',
        [measures(32, 33)],
        words('暂不表扬没有写明依据', 'the decision against praise states no ground'),
        words('选择不符合的条件；选“其他”的，写明理由', 'choose the condition that fails; for «other», say it in words'),
      );
}

export const assessment = {
  id: 'assessment',
  title: words('考核与表扬资格', 'Assessment and eligibility for praise'),
  cite: [law(28), measures(32, 33)],
  actions: {
    assess: {
      title: words('考核', 'Assess'),
      event: 'assessed',
      from: SUPERVISED_STATES,
      by: [...STAFF],
      rule: 'ASSESS-01',
      cite: [law(28), measures(32)],
    },
    'enter-points': {
      title: words('记分', 'Enter points'),
      event: 'points-entered',
      from: SUPERVISED_STATES,
      by: [...STAFF],
      rule: 'ASSESS-01',
      cite: [law(28), measures(32)],
      refuse: (context, input, by) => mayNotEnter(context, input, by),
      fills: (context, input) => pointsOf(context, input),
      settles: ['points'],
    },
    'decline-praise': {
      title: words('审议后暂不表扬', 'Decide against praise for now'),
      event: 'praise-declined',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REWARD-01',
      cite: [measures(33)],
      refuse: (_context, input) => (input ? declinedWithoutReason(input) : undefined),
    },
  },
  duties: [
    {
      rule: 'ASSESS-01',
      who: 'judicial-office',
      act: words('考核', 'Assess the person'),
      cite: [law(28), measures(32)],
      appliesTo: (context) => cycleOf(context, context.on) !== undefined,
      starts: (context) => {
        const began = context.history.first('declared', 'taken-over');
        return began ? [{ opens: began.on, event: began, said: words('开始考核', 'assessment began') }] : [];
      },
      due: byCycle('assessment.cycleMonths'),
      met: ['assessed'],
      recurring: true,
      rests: (context) => context.custody,
      lifted: proposedSince,
      endsWithCase: true,
      doneBy: 'assess',
    },
    {
      rule: 'REWARD-01',
      clock: 'decide',
      who: 'county-agency',
      act: words('审议是否表扬', 'Decide on praise'),
      cite: [measures(33)],
      starts: deciding,
      due: days('praise.decideDays'),
      met: ['praised', 'praise-declined'],
      doneBy: 'praise',
    },
  ],
  findings: [earliestPraise, scoreFindings, resultsForTheCourt],
} as const satisfies CorrectionsProcedure;

/** ASSESS-04: while a proposal is before whoever rules, the results on record are named. What they show is not concluded here. */
function resultsForTheCourt({ history }: CorrectionsContext): readonly FindingMade[] {
  const proposal = history.last('commutation-proposed', 'revocation-proposed', 'recommittal-proposed');
  const after = proposal && history.events.slice(history.events.indexOf(proposal));
  const over = after?.some(({ type }) =>
    ['commutation-ruled', 'court-ruled', 'organ-decided', 'proposal-withdrawn'].includes(type),
  );
  const assessed = history.all('assessed');
  if (!proposal || over || assessed.length === 0) return [];
  const days = assessed.map(({ on }) => on);
  return [
    {
      rule: 'ASSESS-04',
      severity: 'notice',
      words: words(
        `考核${assessed.length}次（${days.join('、')}），结果可以作为认定的依据，由裁定、决定机关认定`,
        `Assessed ${assessed.length === 1 ? 'once' : `${assessed.length} times`} (${days.join(', ')}): the results are evidence, and what they show is for whoever rules to say`,
      ),
      cite: [law(28)],
      since: proposal.on,
    },
  ];
}

/** Told to the person and the officer alike: the earliest date, if nothing changes. */
function earliestPraise(context: CorrectionsContext): readonly FindingMade[] {
  const from = consideredFrom(context);
  if (from === undefined || !isUnderSupervision(context) || (context.term && from > context.term.to)) return [];
  return [{ rule: 'REWARD-01', severity: 'favourable', words: said(context, from), cite: [measures(33)], since: from }];
}

function said(context: CorrectionsContext, from: PlainDate): Words {
  const declined = declinedSince(context);
  const praised = declined === undefined ? decidedSince(context) : undefined;
  if (praised !== undefined) {
    return from > context.on
      ? words(
          `${praised.on}已表扬；若无变化，${from}起再次审议`,
          `Praised on ${praised.on}; if nothing changes praise is considered again from ${from}`,
        )
      : words(
          `${praised.on}已表扬；自${from}起满足表扬的时间条件，四项条件由人审查`,
          `Praised on ${praised.on}; eligible for praise as to time since ${from}; the four conditions are for a human to examine`,
        );
  }
  if (declined === undefined) {
    return from > context.on
      ? words(`若无变化，最早可于${from}考虑表扬`, `If nothing changes, praise may be considered from ${from}`)
      : words(
          `自${from}起满足表扬的时间条件，四项条件由人审查`,
          `Eligible for praise as to time since ${from}; the four conditions are for a human to examine`,
        );
  }
  if (from <= declined.on) {
    return words(
      `自${from}起满足表扬的时间条件；${declined.on}审议后暂不表扬`,
      `Eligible for praise as to time since ${from}; declined for now on ${declined.on}`,
    );
  }
  return from > context.on
    ? words(
        `${declined.on}审议后暂不表扬；若无变化，${from}起再次审议`,
        `Praise was declined for now on ${declined.on}; if nothing changes it is considered again from ${from}`,
      )
    : words(
        `${declined.on}审议后暂不表扬；自${from}起应再次审议，四项条件由人审查`,
        `Praise was declined for now on ${declined.on}; since ${from} it is to be considered again, the four conditions are for a human to examine`,
      );
}
