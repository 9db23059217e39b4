import type { ParameterEntry, Profile } from '../kernel/parameters.ts';
import type { ParameterKey } from './definitions.ts';

const product = (value: unknown): readonly ParameterEntry[] => [{ value, source: '演示参数，不是法律', confidence: 'product' }];
const weekly = { every: 1, unit: 'week' } as const;
const monthly = { every: 1, unit: 'month' } as const;

/** Demonstration profile: plausible local frequencies so that an office can be seen at work. Not law, and no county's rule. */
export const DEMO: Profile = {
  id: 'demo',
  zh: '演示',
  en: 'Demonstration',
  source: '演示参数，不是法律',
  entries: {
    'declaration.maxDaysAfterIntake': product(3),
    'grade.names': product({ strict: '严管', ordinary: '普管', relaxed: '宽管' }),
    'grade.initial': product('strict'),
    'grade.reviewCycle': product(3),
    'report.byGrade': product({
      strict: [
        { channel: 'phone', times: 1, ...weekly },
        { channel: 'in-person', times: 2, ...monthly },
        { channel: 'written', times: 1, ...monthly },
      ],
      ordinary: [
        { channel: 'in-person', times: 1, ...monthly },
        { channel: 'written', times: 1, ...monthly },
      ],
      relaxed: [{ channel: 'in-person', times: 1, every: 3, unit: 'month' }],
    }),
    'visit.byGrade': product({
      strict: [{ channel: 'visit', times: 1, ...monthly }],
      ordinary: [{ channel: 'visit', times: 1, every: 2, unit: 'month' }],
      relaxed: [{ channel: 'visit', times: 1, every: 3, unit: 'month' }],
    }),
    'contact.lostAfter': product(24),
    'lost.onSiteHours': product(24),
    'lost.logEveryDays': product(1),
    'medical.hospitals': product(['县人民医院', '市中心医院', '市第一人民医院']),
    'leave.returnReportHours': product(24),
    'leave.checkInFrequency': product(3),
    'leave.remindDaysBefore': product(1),
    'crossCity.remindDaysBefore': product(14),
    'staff.ratio': product(20),
    'promptly.REG-03': product(3),
    'promptly.REG-06': product(10),
    'promptly.CLS-01': product(10),
  } satisfies Partial<Record<ParameterKey | `promptly.${string}`, readonly ParameterEntry[]>>,
};
