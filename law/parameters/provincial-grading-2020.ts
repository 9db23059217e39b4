import type { ParameterEntry, Profile } from '../kernel/parameters.ts';
import { plainDate } from '../kernel/plain-date.ts';
import type { ParameterKey } from './definitions.ts';

const SOURCE = '某省社区矫正分级管理办法（依据社区矫正法制定，省份未载明）第1—6条';
const SEEN =
  'Only articles 1–6 of these measures were seen, on a page that does not name the province: the ordinary and the relaxed grade, visits and cycles are unknown and therefore empty.';

/** From the day the Law came into force: the measures cite it, and their own first day was not seen. */
const seen = (value: unknown, note = SEEN): readonly ParameterEntry[] => [
  { value, source: SOURCE, confidence: 'secondary', from: plainDate('2020-07-01'), note },
];
const chosen = (value: unknown, note: string): readonly ParameterEntry[] => [
  { value, source: '产品默认值', confidence: 'product', from: plainDate('2020-07-01'), note },
];
const weekly = { times: 1, every: 1, unit: 'week' } as const;

/** A province's grading measures under the Law of 2020, as far as they were seen: the strict grade, and who is in it. */
export const PROVINCIAL_GRADING_2020: Profile = {
  id: 'provincial-grading-2020',
  zh: '某省分级管理办法（2020）',
  en: 'A province’s grading measures (2020)',
  source: SOURCE,
  entries: {
    'grade.names': seen({ strict: '严管', ordinary: '普管', relaxed: '宽管' }),
    'grade.initial': seen('strict'),
    'initial.phaseMonths': seen(2, `${SEEN} Strict for whoever has been in corrections for less than two months.`),
    'initial.phaseGrade': seen('strict'),
    'grade.strictGrounds': seen(
      { grade: 'strict', admonitions: 2, warnings: 1, punishments: 1, failedAssessments: 1 },
      `${SEEN} A high risk of offending again is a ground too; it is assessed, not counted.`,
    ),
    'grade.downgradeRule': seen('高风险；训诫两次以上，或者受到警告、治安管理处罚；考核不合格'),
    'grade.reasonRequired': chosen(true, 'A change that touches somebody’s freedom says why.'),
    'report.byGrade': seen({
      strict: [
        { channel: 'in-person', ...weekly },
        { channel: 'written', ...weekly },
      ],
    }),
    'individualTalk.byGrade': seen({ strict: [{ channel: 'talk', ...weekly }] }),
    'education.hoursPerMonth.byGrade': seen({ strict: 12 }, `${SEEN} National law fixes no hours.`),
    'publicBenefit.hoursPerMonth.byGrade': seen({ strict: 12 }, `${SEEN} For those able to; national law fixes no hours.`),
  } satisfies Partial<Record<ParameterKey, readonly ParameterEntry[]>>,
};
