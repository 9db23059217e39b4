/**
 * Terms and prohibition orders (期限与禁止令): 刑法 38, 69, 72, 73, 83; 刑诉解释 202; 禁止令规定 6.
 *
 * 1. TERM-01 to 04: the execution notice gives the first and the last day; Guitu keeps them and shows what looks wrong, it never overwrites.
 * 2. BAN-01: only with surveillance and suspension; not longer than the term, and not shorter than the minimum.
 */
import { criminalLaw, prohibitionRules } from '../kernel/citation.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { lengthEnd } from '../kernel/term.ts';
import { words } from '../kernel/words.ts';
import type { CountKey } from '../parameters/profiles.ts';
import type { CorrectionsProcedure } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { KINDS, type Kind } from './vocabulary.ts';

interface Bounds {
  readonly rule: string;
  readonly article: string;
  readonly least: CountKey;
  readonly most: CountKey;
}

/** Kinds whose length the Criminal Law bounds; parole and temporary release run as long as what is left of the sentence. */
const BOUNDS: Partial<Record<Kind, Bounds>> = {
  'public-surveillance': {
    rule: 'TERM-01',
    article: criminalLaw(38, 69),
    least: 'term.surveillance.minMonths',
    most: 'term.surveillance.maxMonthsCombined',
  },
  'suspended-sentence': {
    rule: 'TERM-02',
    article: criminalLaw(73),
    least: 'term.suspension.minMonths',
    most: 'term.suspension.maxMonths',
  },
};

const PROHIBITION_LEAST: Partial<Record<Kind, CountKey>> = {
  'public-surveillance': 'prohibition.minMonths.surveillance',
  'suspended-sentence': 'prohibition.minMonths.suspension',
};

export const term = {
  id: 'term',
  title: words('期限与禁止令', 'Terms and prohibition orders'),
  cite: [criminalLaw(38, 73, 83)],
  actions: {},
  duties: [],
  findings: [termOutOfBounds, prohibitionOutOfBounds],
} as const satisfies CorrectionsProcedure;

/** TERM-01, TERM-02: as the papers gave it, before any commutation. */
function termOutOfBounds(context: CorrectionsContext): readonly FindingMade[] {
  const given = context.facts.term;
  if (!given) return [];
  if (given.to < given.from) {
    return [
      {
        rule: 'TERM-05',
        severity: 'warning',
        words: words(
          `矫正期限止日${given.to}早于起日${given.from}`,
          `The term ends on ${given.to}, before it begins on ${given.from}`,
        ),
        cite: [criminalLaw(73)],
      },
    ];
  }
  const bounds = BOUNDS[context.kind];
  if (!bounds) return [];
  const least = context.parameters.get(bounds.least, given.from).value;
  const most = context.parameters.get(bounds.most, given.from).value;
  const short = given.to < lengthEnd(given.from, least);
  if (!short && given.to <= lengthEnd(given.from, most)) return [];
  return [
    {
      rule: bounds.rule,
      severity: 'warning',
      words: short
        ? words(
            `${KINDS[context.kind].zh}期限${given.from}至${given.to}，短于法定下限${least}个月，请核对执行通知书`,
            `The term from ${given.from} to ${given.to} is shorter than ${least} months: check the execution notice`,
          )
        : words(
            `${KINDS[context.kind].zh}期限${given.from}至${given.to}，长于法定上限${most}个月，请核对执行通知书`,
            `The term from ${given.from} to ${given.to} is longer than ${most} months: check the execution notice`,
          ),
      cite: [bounds.article],
    },
  ];
}

function prohibitionOutOfBounds(context: CorrectionsContext): readonly FindingMade[] {
  const order = context.facts.prohibition;
  if (!order) return [];
  const leastKey = PROHIBITION_LEAST[context.kind];
  const made = (severity: FindingMade['severity'], zh: string, en: string): readonly FindingMade[] => [
    { rule: 'BAN-01', severity, words: words(zh, en), cite: [criminalLaw(38, 72), prohibitionRules(6)] },
  ];
  if (!leastKey)
    return made(
      'breach',
      `${KINDS[context.kind].zh}对象不适用禁止令`,
      'A prohibition order is only for surveillance and suspended sentences',
    );
  if (order.from === undefined || order.to === undefined) return [];
  if (context.term && order.to > context.term.to) {
    return made(
      'warning',
      `禁止令至${order.to}，超过矫正期限止日${context.term.to}`,
      `The prohibition order runs to ${order.to}, beyond the term (${context.term.to})`,
    );
  }
  const least = context.parameters.get(leastKey, order.from).value;
  return order.to < lengthEnd(order.from, least)
    ? made(
        'warning',
        `禁止令期限短于${least}个月，请核对判决书`,
        `The prohibition order is shorter than ${least} months: check the judgment`,
      )
    : [];
}
