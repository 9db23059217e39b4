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
    'initial.phaseMonths': product(1),
    'final.phaseMonths': product(1),
    'assessment.cycleMonths': product(3),
    'assessment.scheme': product('points'),
    'assessment.scoreTable': product([
      { code: 'REPORT_MISSED', text: '未按时报告', points: -2, evidence: '报告记录', capPerMonth: 6 },
      { code: 'LEAVE_LATE', text: '外出未按时返回', points: -4, evidence: '外出记录' },
      { code: 'EDU_ABSENT', text: '无故不参加教育学习', points: -2, evidence: '签到记录', capPerMonth: 6 },
      { code: 'ACTIVITY_ABSENT', text: '无故不参加公益活动', points: -2, evidence: '签到记录', capPerMonth: 6 },
      { code: 'FALSE_STATEMENT', text: '虚假报告', points: -5, evidence: '核查记录' },
      { code: 'RULE_BREACH', text: '违反监督管理规定', points: -5, evidence: '调查材料' },
      { code: 'EDU_EXCELLENT', text: '教育学习表现突出', points: 2, evidence: '学习记录', capPerMonth: 4 },
      { code: 'GOOD_DEED', text: '助人为乐、好人好事', points: 5, evidence: '证明材料', capPerMonth: 10 },
      {
        code: 'SKILL_CERT',
        text: '取得职业技能证书',
        points: 5,
        evidence: '证书',
        enteredBy: ['county-examiner', 'county-head'],
      },
      { code: 'RESTITUTION', text: '主动履行赔偿义务', points: 5, evidence: '履行凭证' },
    ]),
    'assessment.proposals': product({ praiseFrom: 10, talkBelow: -5 }),
    'praise.decideDays': product(20),
    'praise.againMonths': product(6),
    'praise.anewAfter': product(['sanction', 'praise']),
    'prohibition.reportFrequency': product({ channel: 'prohibition', times: 1, ...monthly }),
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
    'office.extraHours': product([[1110, 1230]]),
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
