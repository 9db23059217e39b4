import { criminalLaw, law, measures, securityLaw } from '../kernel/citation.ts';
import type { LadderStep } from '../kernel/explanation.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import type { EventName } from './events.ts';
import type { Kind } from './vocabulary.ts';

interface Step {
  readonly step: LadderStep['step'];
  readonly title: Words;
  readonly rule: string;
  readonly events: readonly EventName[];
  /** Whether the kind has this step, and on what; a word of why not where it has none. */
  readonly kinds: Readonly<Record<Kind, { readonly open: boolean; readonly said: Words; readonly cite: readonly string[] }>>;
}

const yes = (zh: string, en: string, ...cite: readonly string[]) => ({ open: true, said: words(zh, en), cite });
const none = (zh: string, en: string, ...cite: readonly string[]) => ({ open: false, said: words(zh, en), cite });
const everyKind = <T>(step: T) => ({
  'public-surveillance': step,
  'suspended-sentence': step,
  parole: step,
  'temporary-release': step,
});

/** The sanction ladder by kind (rulebook §5.3), from the lightest step up. */
const LADDER: readonly Step[] = [
  {
    step: 'admonition',
    title: words('训诫', 'Admonition'),
    rule: 'ADM-01',
    events: ['admonished'],
    kinds: everyKind(yes('四种情形', 'four grounds', law(28), measures(34))),
  },
  {
    step: 'warning',
    title: words('警告', 'Warning'),
    rule: 'WARN-01',
    events: ['warned'],
    kinds: everyKind(yes('六种情形', 'six grounds', law(28), measures(35))),
  },
  {
    step: 'punishment',
    title: words('治安管理处罚', 'Public-security punishment'),
    rule: 'PSP-01',
    events: ['punishment-proposed'],
    kinds: {
      ...everyKind(yes('由公安机关决定', 'public security decides', law(28), measures(36))),
      'public-surveillance': yes(
        '由公安机关决定，违反禁止令的也适用',
        'public security decides, for a prohibition order too',
        criminalLaw(38),
      ),
      parole: none('不适用该监督管理条款', 'not under the item on supervision', securityLaw('60(4)')),
    },
  },
  {
    step: 'revocation',
    title: words('撤销、收监', 'Revocation, return to prison'),
    rule: 'REVP-01',
    events: ['revocation-proposed', 'recommittal-proposed'],
    kinds: {
      'public-surveillance': none('管制不能撤销', 'surveillance is never revoked', law(46)),
      'suspended-sentence': yes('五种情形，由人民法院裁定', 'five grounds, the court rules', law(46), measures(46)),
      parole: yes('三种情形，由人民法院裁定', 'three grounds, the court rules', law(46), measures(47)),
      'temporary-release': yes('八种情形，由决定机关决定', 'eight grounds, the decision organ decides', law(49), measures(49)),
    },
  },
  {
    step: 'arrest',
    title: words('提请逮捕', 'Request to arrest'),
    rule: 'REVP-04',
    events: ['arrest-requested'],
    kinds: {
      ...everyKind(none('不适用', 'not open', law(47))),
      'suspended-sentence': yes('与撤销建议同时提出', 'together with the proposal', law(47)),
      parole: yes('与撤销建议同时提出', 'together with the proposal', law(47)),
    },
  },
  {
    step: 'new-crime',
    title: words('新罪、漏罪', 'A new crime, or one found later'),
    rule: 'REVP-05',
    events: ['new-crime-revoked'],
    kinds: {
      'public-surveillance': none('依法审判，数罪并罚，不撤销', 'tried, the terms combined; nothing is revoked', criminalLaw(71)),
      'suspended-sentence': yes('由审理新罪、漏罪的人民法院撤销', 'the court that tries it revokes', law(46), criminalLaw(77)),
      parole: yes('由审理新罪、漏罪的人民法院撤销', 'the court that tries it revokes', law(46), criminalLaw(86)),
      'temporary-release': none('依法审判，依情形收监执行', 'tried; returned to prison as needed', law(49)),
    },
  },
];

/** How far the ladder has been climbed: each step with its counter, and what was found after the last time. «No change» is for a human to say. */
export function ladderOf(context: CorrectionsContext): readonly LadderStep[] {
  return LADDER.map(({ step, title, rule, events, kinds }) => {
    const { open, said, cite } = kinds[context.kind];
    const taken = context.history.all(...events);
    const last = taken.at(-1);
    const again = last
      ? context.history
          .all('breach-found')
          .find((event) => event.on > last.on || (event.on === last.on && event.index > last.index))
      : undefined;
    return {
      step,
      title,
      rule,
      open,
      said,
      cite,
      taken: taken.map(({ on, id, data }) => ({
        on,
        ground: (data.ground as string | number | undefined) ?? null,
        event: id ?? null,
      })),
      breachSince: again?.on ?? null,
    };
  });
}
