import type { ParameterEntry, Profile } from '../kernel/parameters.ts';
import { plainDate } from '../kernel/plain-date.ts';
import type { ParameterKey } from './definitions.ts';

const SOURCE = '陕西省靖边县社区矫正分类管理办法（公开文本的开头部分）';
const SEEN =
  'Only the opening of these measures was seen: the phases and who classifies. Names of the grades and every frequency are unknown and therefore empty; check the county’s text before use.';

/** From the day the Law came into force: the measures rest on it, and their own first day was not seen. */
const seen = (value: unknown, note = SEEN): readonly ParameterEntry[] => [
  { value, source: SOURCE, confidence: 'secondary', from: plainDate('2020-07-01'), note },
];

/** Jingbian county, Shaanxi, as far as its measures were seen: three phases, and classification when the first is over. */
export const JINGBIAN: Profile = {
  id: 'jingbian',
  zh: '陕西靖边',
  en: 'Jingbian, Shaanxi',
  source: SOURCE,
  entries: {
    'initial.phaseMonths': seen(1),
    'final.phaseMonths': seen(1),
    'grade.decidedBy': seen('judicial-office', `${SEEN} The judicial office classifies and the county guides.`),
    'grade.reasonRequired': [
      {
        value: true,
        source: '产品默认值',
        confidence: 'product',
        from: plainDate('2020-07-01'),
        note: 'A change that touches somebody’s freedom says why.',
      },
    ],
  } satisfies Partial<Record<ParameterKey, readonly ParameterEntry[]>>,
};
