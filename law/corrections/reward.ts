/**
 * Praise and commutation (表扬与减刑): 社区矫正法 28, 33; 实施办法 33, 42; 刑法 78.
 *
 * 1. REWARD-01: praise not before six months, proposed by one who affirms each of the four conditions, decided by another. REWARD-02: an outstanding act
 *    needs no wait.
 * 2. COMM-01: an intermediate or high court rules on commutation within 30 days; the city or provincial agency reviews the county's draft and files it. Not for parole; for suspension only for major merit.
 */
import { criminalLaw, law, measures } from '../kernel/citation.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { eligibleBefore, eligibleFrom } from './assessment.ts';
import { type CorrectionsProcedure, days, each, promptly } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, COUNTY_HEAD, STAFF } from './posts.ts';
import { COUNTY_DECIDES } from './sanction.ts';
import { type PRAISE_GROUNDS, PRAISE_LACKS, SUPERVISED_STATES } from './vocabulary.ts';

type Data = Readonly<Record<string, unknown>>;

const OUTSTANDING: keyof typeof PRAISE_GROUNDS = 'outstanding';
/** The four conditions, as the proposal affirms them one by one. */
const CONDITIONS = ['acceptsJudgment', 'obeysLaw', 'obeysRules', 'takesPart'] as const;

/** REWARD-01: whoever proposes says of each condition that it holds; REWARD-02: for an outstanding act, what was done. */
function lackingConditions(input: Data): Refusal | undefined {
  if (input.ground === OUTSTANDING) {
    return input.content
      ? undefined
      : refusal(
          'REWARD-02',
          [measures(33)],
          words('没有写明突出表现', 'the outstanding act is not described'),
          words('写明时间、事迹和证明', 'say what was done, when, and what proves it'),
        );
  }
  const lacks = CONDITIONS.filter((condition) => input[condition] !== true);
  return lacks.length === 0
    ? undefined
    : refusal(
        'REWARD-01',
        [measures(33)],
        words(
          `四项条件没有逐项确认：${lacks.map((lack) => PRAISE_LACKS[lack].zh.replace(/^未/, '')).join('；')}`,
          `not each of the four conditions is affirmed: ${lacks.map((lack) => PRAISE_LACKS[lack].en.toLowerCase()).join('; ')}`,
        ),
        words('逐项审查后确认；不符合的，作出暂不表扬的决定', 'affirm each after examination, or decide against praise for now'),
      );
}

function tooEarly(context: CorrectionsContext, input: Data | undefined): Refusal | undefined {
  const from = eligibleFrom(context);
  const outstanding = input?.ground === OUTSTANDING;
  const given = (input?.on as PlainDate | undefined) ?? context.on;
  return input && !outstanding && from !== undefined && given < from
    ? refusal(
        'REWARD-01',
        [measures(33)],
        words(
          `接受社区矫正（本地规定重新起算的，自重新起算）未满六个月，最早${from}；见义勇为等突出表现不受此限`,
          `not before six months of community corrections, counted anew where the county says so: ${from}; an outstanding act needs no wait`,
        ),
        words('属突出表现的，依据选“突出表现”', 'for an outstanding act choose that ground'),
      )
    : undefined;
}

/** A proposal that nobody has decided yet. */
function proposalWaiting(context: CorrectionsContext) {
  const last = context.history.last('praise-proposed', 'praised', 'praise-declined');
  return last?.type === 'praise-proposed' ? last : undefined;
}

const notProposed = (context: CorrectionsContext): Refusal | undefined =>
  proposalWaiting(context)
    ? undefined
    : refusal(
        'REWARD-01',
        [measures(33)],
        words('没有待决定的表扬意见', 'no proposal of praise waits to be decided'),
        words('先提出表扬意见，逐项写明四项条件', 'propose it first, and affirm the four conditions'),
      );

export const reward = {
  id: 'reward',
  title: words('表扬与减刑', 'Praise and commutation'),
  cite: [law(28, 33), measures(33, 42)],
  actions: {
    'propose-praise': {
      title: words('提出表扬意见', 'Propose praise'),
      event: 'praise-proposed',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REWARD-01',
      cite: [law(28), measures(33)],
      refuse: (_context, input) => (input ? lackingConditions(input) : undefined),
    },
    praise: {
      title: words('表扬', 'Praise'),
      event: 'praised',
      from: SUPERVISED_STATES,
      by: COUNTY_HEAD,
      rule: 'REWARD-01',
      cite: [law(28), measures(33)],
      decides: ['praise-proposed'],
      refuse: (context, input) => tooEarly(context, input) ?? notProposed(context),
      fills: () => COUNTY_DECIDES,
      settles: ['approvedBy'],
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
      rule: 'REWARD-01',
      clock: 'proposal',
      who: 'county-agency',
      act: words('决定是否表扬', 'Decide on the proposal of praise'),
      cite: [law(28), measures(33)],
      starts: each('praise-proposed'),
      due: promptly('REWARD-01'),
      met: ['praised', 'praise-declined'],
      endsWithCase: true,
      doneBy: 'praise',
    },
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
  findings: [praisedTooEarly, parolesCommuted, commutedWithoutReview],
} as const satisfies CorrectionsProcedure;

function praisedTooEarly(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('praised').flatMap((event) => {
    const from = eligibleBefore(context, event);
    return from !== undefined && event.on < from && event.data.ground === undefined
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
      : [];
  });
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

/** COMM-01: the court is an intermediate or a high one, and the agency of its level files; a proposal that names none is noted, not refused. */
function commutedWithoutReview({ history, kind, recordBegan }: CorrectionsContext): readonly FindingMade[] {
  if (kind === 'parole') return [];
  return history.all('commutation-proposed').flatMap(({ on, data }) =>
    data.approvedBy === 'higher' || data.approvedBy === 'province' || (recordBegan !== undefined && on < recordBegan)
      ? []
      : [
          {
            rule: 'COMM-01',
            severity: 'notice' as const,
            words: words(
              `${on}提请减刑，未载明经上一级或者省级社区矫正机构审核`,
              `Commutation proposed on ${on}: nothing says that the next higher or the provincial agency reviewed it`,
            ),
            cite: [measures(42)],
            since: on,
          },
        ],
  );
}
