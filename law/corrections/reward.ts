/**
 * Praise and commutation (表扬与减刑): 社区矫正法 28, 33; 实施办法 33, 42; 刑法 78.
 *
 * 1. REWARD-01: praise not before six months, when the four conditions hold. REWARD-02: an outstanding act needs no wait.
 * 2. COMM-01: the court rules on commutation within 30 days. Not for parole; for suspension only for major merit.
 */
import { criminalLaw, law, measures } from '../kernel/citation.ts';
import { addMonths, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, days, each } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, COUNTY_HEAD } from './posts.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

/** First day on which ordinary praise may be given, if the term has begun. */
function praiseFrom(context: CorrectionsContext) {
  return context.term
    ? addMonths(context.term.from, context.parameters.get('praise.minMonths', context.term.from).value)
    : undefined;
}

export const reward = {
  id: 'reward',
  title: words('表扬与减刑', 'Praise and commutation'),
  cite: [law(28, 33), measures(33, 42)],
  actions: {
    praise: {
      title: words('表扬', 'Praise'),
      event: 'praised',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'REWARD-01',
      cite: [law(28), measures(33)],
      refuse(context, input) {
        const from = praiseFrom(context);
        const outstanding = input?.ground === 'outstanding';
        const given = (input?.on as PlainDate | undefined) ?? context.on;
        return input && !outstanding && from !== undefined && given < from
          ? refusal(
              'REWARD-01',
              [measures(33)],
              words(
                `接受社区矫正未满六个月，最早${from}；见义勇为等突出表现不受此限`,
                `not before six months, ${from}; an outstanding act needs no wait`,
              ),
              words('属突出表现的，依据填“outstanding”', 'for an outstanding act give the ground “outstanding”'),
            )
          : undefined;
      },
    },
    'propose-commutation': {
      title: words('提请减刑', 'Propose commutation'),
      event: 'commutation-proposed',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'COMM-01',
      cite: [law(33), measures(42)],
      refuse: (context) =>
        context.kind === 'parole'
          ? refusal('COMM-01', [criminalLaw(78)], words('假释考验期不适用减刑', 'a parole term is not commuted'))
          : undefined,
    },
    'record-commutation-ruling': {
      title: words('登记减刑裁定', 'Record the ruling on commutation'),
      event: 'commutation-ruled',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'COMM-01',
      cite: [law(33)],
    },
  },
  duties: [
    {
      rule: 'COMM-01',
      who: 'court',
      act: words('裁定是否减刑', 'Rule on commutation'),
      cite: [law(33)],
      starts: each('commutation-proposed'),
      due: days('commutation.courtDays'),
      met: ['commutation-ruled'],
      endsWithCase: true,
      doneBy: 'record-commutation-ruling',
    },
  ],
  findings: [praisedTooEarly, parolesCommuted],
} as const satisfies CorrectionsProcedure;

function praisedTooEarly(context: CorrectionsContext): readonly FindingMade[] {
  const from = praiseFrom(context);
  return context.history.all('praised').flatMap((event) =>
    from !== undefined && event.on < from && event.data.ground === undefined
      ? [
          {
            rule: 'REWARD-01',
            severity: 'warning' as const,
            words: words(
              `未满六个月即表扬（最早${from}），且未写明突出表现`,
              `Praised before six months (${from}) without an outstanding act on record`,
            ),
            cite: [measures(33)],
            since: event.on,
          },
        ]
      : [],
  );
}

function parolesCommuted(context: CorrectionsContext): readonly FindingMade[] {
  if (context.kind !== 'parole') return [];
  return context.history.all('commutation-proposed').map((event) => ({
    rule: 'COMM-01',
    severity: 'breach',
    words: words('假释考验期不适用减刑', 'A parole term is not commuted'),
    cite: [criminalLaw(78)],
    since: event.on,
  }));
}
