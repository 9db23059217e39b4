import type { Confidence, ParameterEntry, Profile } from '../kernel/parameters.ts';
import { plainDate } from '../kernel/plain-date.ts';
import type { ParameterKey } from './definitions.ts';

const fixed = (value: unknown, source: string, confidence: Confidence, note?: string): readonly ParameterEntry[] => [
  { value, source, confidence, ...(note ? { note } : {}) },
];

const MEASURES_RECALLED =
  'The text of the Implementation Measures was not at hand when this was entered: check the article before relying on it.';

/**
 * What national law fixes, and nothing else: no grades, no frequencies, no thresholds for «promptly».
 * Law = 社区矫正法 (2020-07-01); Measures = 社区矫正法实施办法 (司发通〔2020〕59号, 2020-07-01).
 */
export const NATIONAL: Profile = {
  id: 'national',
  zh: '全国',
  en: 'National',
  source: '社区矫正法、实施办法、刑法、刑事诉讼法及其解释',
  entries: {
    'investigation.workingDays.normal': fixed(10, '实施办法 14', 'recalled', MEASURES_RECALLED),
    'investigation.workingDays.fastTrack': fixed(5, '实施办法 14', 'recalled', MEASURES_RECALLED),
    'doc.notifyDays': fixed(5, '社区矫正法 20', 'verified'),
    'doc.deliverDays': fixed(10, '社区矫正法 20', 'verified'),
    'doc.receiptDays': fixed(5, '实施办法 16', 'recalled', MEASURES_RECALLED),
    'doc.supplyDays': fixed(5, '实施办法 16', 'recalled', MEASURES_RECALLED),
    'report.days': fixed(10, '社区矫正法 21', 'verified'),
    'handover.days': fixed(10, '社区矫正法 21', 'verified'),
    'term.surveillance.minMonths': fixed(3, '刑法 38', 'verified'),
    'term.surveillance.maxMonths': fixed(24, '刑法 38', 'verified'),
    'term.surveillance.maxMonthsCombined': fixed(36, '刑法 69', 'verified'),
    'term.suspension.minMonths': fixed(2, '刑法 73', 'verified', '拘役二个月以上；有期徒刑一年以上'),
    'term.suspension.maxMonths': fixed(60, '刑法 73', 'verified'),
    'prohibition.minMonths.surveillance': fixed(3, '禁止令规定 6', 'secondary'),
    'prohibition.minMonths.suspension': fixed(2, '禁止令规定 6', 'secondary'),
    'leave.advanceDays': fixed(3, '实施办法 27', 'secondary', '“一般应当”：不足三日提示，不得以此不受理'),
    'leave.judicialOfficeMaxDays': fixed(7, '实施办法 27', 'recalled', MEASURES_RECALLED),
    'leave.countyMaxDays': fixed(30, '实施办法 27', 'recalled', MEASURES_RECALLED),
    'leave.windowMonths': fixed(2, '实施办法 27', 'secondary'),
    'leave.windowMaxDays': fixed(30, '实施办法 27', 'secondary'),
    'leave.delegatedToOffice': fixed(true, '实施办法 27', 'product', '除另有设置外，视为已委托司法所批准七日以内外出'),
    'leave.countBothEnds': fixed(true, '实施办法 27', 'product'),
    'leave.permitDaysCount': fixed(false, '实施办法 29', 'product'),
    'crossCity.validMonths': fixed(6, '实施办法 29', 'secondary'),
    'epos.maxMonths': fixed(3, '社区矫正法 29', 'verified'),
    'epos.extensionMonths': fixed(3, '社区矫正法 29', 'verified'),
    'move.applyDays': fixed(30, '实施办法 30', 'recalled', MEASURES_RECALLED),
    'move.consultDays': fixed(5, '实施办法 30', 'recalled', MEASURES_RECALLED),
    'move.answerDays': fixed(5, '实施办法 30', 'recalled', MEASURES_RECALLED),
    'move.refusalNoticeDays': fixed(5, '实施办法 30', 'recalled', MEASURES_RECALLED),
    'move.papersDays': fixed(5, '实施办法 31', 'recalled', MEASURES_RECALLED),
    'move.receiptDays': fixed(5, '实施办法 31', 'recalled', MEASURES_RECALLED),
    'move.reportDays': fixed(7, '实施办法 31', 'recalled', MEASURES_RECALLED),
    'move.prisonNoticeDays': fixed(5, '实施办法 31', 'recalled', MEASURES_RECALLED),
    'move.days': fixed(
      { apply: 30, ask: 5, answer: 5, tellRefusal: 5, papers: 5, receipt: 5, report: 7 },
      '实施办法 30、31',
      'recalled',
      '各步单列为 move.* 参数，此表供查阅',
    ),
    'medical.reportMonths': fixed(1, '实施办法 24', 'recalled', MEASURES_RECALLED),
    'medical.reviewMonths': fixed(3, '实施办法 24', 'secondary'),
    'medical.agencyReviewMonths': fixed(3, '暂予监外执行规定 21', 'secondary'),
    'medical.higherFromMonths': fixed(1, '实施办法 24', 'recalled', MEASURES_RECALLED),
    'medical.provinceFromMonths': fixed(3, '实施办法 24', 'recalled', MEASURES_RECALLED),
    'custody.noticeDays': fixed(3, '社区矫正法 32；实施办法 41', 'recalled', MEASURES_RECALLED),
    'sanction.lateDays': fixed(
      { admonitionUpTo: 10, warningBeyond: 10 },
      '实施办法 34、35',
      'secondary',
      '各档单列为 sanction.* 参数，此表供查阅',
    ),
    'sanction.lateWarningDays': fixed(10, '实施办法 35', 'secondary'),
    'sanction.revocationMonths': fixed(1, '实施办法 46、47；刑诉解释 543', 'verified'),
    'sanction.admonitionsForWarning': fixed(2, '实施办法 35', 'secondary'),
    'sanction.warningsForRevocation': fixed(2, '实施办法 46；刑诉解释 543', 'verified'),
    'praise.minMonths': fixed(6, '实施办法 33', 'recalled', MEASURES_RECALLED),
    'revocation.courtDays': fixed(30, '社区矫正法 48', 'verified'),
    'arrest.courtHours': fixed(48, '社区矫正法 47', 'verified'),
    'arrest.custodyDays': fixed(30, '社区矫正法 47', 'verified'),
    'return.organDays': fixed(30, '社区矫正法 49', 'verified'),
    'commutation.courtDays': fixed(30, '社区矫正法 33', 'verified'),
    'release.prepDays': fixed(45, '实施办法 53', 'product', '准备期为地方做法'),
    'release.summaryDays': fixed(30, '实施办法 53', 'recalled', MEASURES_RECALLED),
    'release.prisonToldMonths': fixed(1, '暂予监外执行规定 27', 'recalled'),
    'death.prisonNoticeDays': fixed(5, '暂予监外执行规定 28', 'recalled'),
    'psp.law': [
      {
        value: '治安管理处罚法（2012）60(4)：五日以上十日以下拘留，并处二百元以上五百元以下罚款',
        to: plainDate('2026-01-01'),
        source: '治安管理处罚法（2012）60',
        confidence: 'verified',
      },
      {
        value: '治安管理处罚法（2025修订）：条号与罚款数额待核对',
        from: plainDate('2026-01-01'),
        source: '治安管理处罚法（2025）',
        confidence: 'recalled',
        note: 'The revised text could not be read; check the article and the fine.',
      },
    ],
  } satisfies Partial<Record<ParameterKey, readonly ParameterEntry[]>>,
};
