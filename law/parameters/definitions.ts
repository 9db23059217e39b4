import { z } from 'zod';
import { count, countOrNone, type ParameterDefinition } from '../kernel/parameters.ts';

/** How often something is owed within a grade: `times` in every `every` calendar weeks or months. */
export const FrequencySchema = z.object({
  channel: z.enum(['phone', 'in-person', 'written', 'app', 'prohibition', 'visit', 'talk', 'contact', 'check']),
  times: z.int().min(1),
  every: z.int().min(1),
  unit: z.enum(['week', 'month']),
});
export type Frequency = z.infer<typeof FrequencySchema>;
/** A limit as a local table gives it: minutes, office hours, working days, clock hours or calendar days. */
export const LimitSchema = z.object({
  amount: z.number().positive(),
  unit: z.enum(['minute', 'office-hour', 'working-day', 'hour', 'day']),
});
export type Limit = z.infer<typeof LimitSchema>;
const officeHours = z.array(z.tuple([z.int().min(0), z.int().max(1440)]));

/** What a local table counts as a ground for a grade: a human is shown that it holds, and decides. */
export const GradeGroundsSchema = z.object({
  grade: z.string().min(1),
  admonitions: z.int().min(1).optional(),
  warnings: z.int().min(1).optional(),
  punishments: z.int().min(1).optional(),
  failedAssessments: z.int().min(1).optional(),
});
/**
 * One line of the table of reminders: who is reminded, how many days before the day (or hours before the instant, for a clock of hours),
 * and how.
 */
export const ReminderLineSchema = z.object({
  to: z.enum(['person', 'staff']),
  days: z.array(z.int().min(0).max(60)),
  hours: z.array(z.int().min(1).max(72)),
  by: z.array(z.enum(['in-app', 'mail', 'sms'])).min(1),
});
export type ReminderLine = z.infer<typeof ReminderLineSchema>;

const byGrade = z.record(z.string(), z.array(FrequencySchema));
const hoursByGrade = z.record(z.string(), z.number().min(0));

const locked = <T>(zh: string, en: string, schema: z.ZodType<T>, unit: ParameterDefinition['unit']): ParameterDefinition<T> => ({
  zh,
  en,
  schema,
  ...(unit ? { unit } : {}),
  scope: 'locked',
});
const local = <T>(zh: string, en: string, schema: z.ZodType<T>, unit?: ParameterDefinition['unit']): ParameterDefinition<T> => ({
  zh,
  en,
  schema,
  ...(unit ? { unit } : {}),
  scope: 'local',
});

/** Every number that law, a province or a county sets. Values are in `national.ts` and the profiles beside it. */
export const DEFINITIONS = {
  'investigation.workingDays.normal': locked('调查评估期限', 'Assessment, ordinary', count, 'working-day'),
  'investigation.workingDays.fastTrack': locked('调查评估期限（速裁）', 'Assessment, fast-track', count, 'working-day'),
  'doc.notifyDays': locked('决定机关通知期限', 'Notice to the agency', count, 'day'),
  'doc.deliverDays': locked('法律文书送达期限', 'Delivery of legal documents', count, 'day'),
  'doc.receiptDays': locked('送达回执期限', 'Receipt back to the organ', count, 'day'),
  'doc.supplyDays': locked('补齐文书期限', 'Supply of missing documents', count, 'day'),
  'report.days': locked('报到期限', 'Reporting in', count, 'day'),
  'handover.days': locked('暂予监外执行移送期限', 'Hand-over for temporary release', count, 'day'),
  'term.surveillance.minMonths': locked('管制下限', 'Public surveillance, at least', count, 'month'),
  'term.surveillance.maxMonths': locked('管制上限', 'Public surveillance, at most', count, 'month'),
  'term.surveillance.maxMonthsCombined': locked(
    '管制数罪并罚上限',
    'Public surveillance for several crimes, at most',
    count,
    'month',
  ),
  'term.suspension.minMonths': locked('缓刑考验期下限', 'Probation term, at least', count, 'month'),
  'term.suspension.maxMonths': locked('缓刑考验期上限', 'Probation term, at most', count, 'month'),
  'prohibition.minMonths.surveillance': locked(
    '管制禁止令下限',
    'Prohibition order with public surveillance, at least',
    count,
    'month',
  ),
  'prohibition.minMonths.suspension': locked(
    '缓刑禁止令下限',
    'Prohibition order with suspended sentence, at least',
    count,
    'month',
  ),
  'declaration.maxDaysAfterIntake': local('入矫宣告天数', 'Days from intake to declaration', countOrNone, 'day'),
  'initial.phaseMonths': local('入矫教育阶段', 'Initial phase', countOrNone, 'month'),
  'initial.phaseGrade': local('入矫教育阶段的管理类别', 'Grade in the initial phase', z.string().nullable()),
  'final.phaseMonths': local('解矫前阶段', 'Final phase', countOrNone, 'month'),
  'final.phaseGrade': local('解矫前阶段的管理类别', 'Grade in the final phase', z.string().nullable()),
  'grade.names': local('管理类别名称', 'Names of the grades', z.record(z.string(), z.string())),
  'grade.initial': local('初始管理类别', 'Grade on entry', z.string().nullable()),
  'grade.reviewCycle': local('管理类别评定周期', 'Review of the grade', countOrNone, 'month'),
  'grade.decidedBy': local('管理类别由谁确定', 'Who decides the grade', z.enum(['county', 'judicial-office']).nullable()),
  'grade.reasonRequired': local('调整管理类别须写明理由', 'A change of grade must state its reason', z.boolean()),
  'grade.strictGrounds': local('从严管理的情形', 'Grounds for the strict grade', GradeGroundsSchema.nullable()),
  'plan.reviewCycle': local('矫正方案评估周期', 'Review of the plan', countOrNone, 'month'),
  'grade.upgradeRule': local('调整为宽松的条件', 'Rule for a lighter grade', z.string().nullable()),
  'grade.downgradeRule': local('调整为严格的条件', 'Rule for a stricter grade', z.string().nullable()),
  'report.byGrade': local('各类别报告频次', 'Reports by grade', byGrade),
  'visit.byGrade': local('各类别走访频次', 'Visits by grade', byGrade),
  'individualTalk.byGrade': local('各类别个别谈话频次', 'Individual talks by grade', byGrade),
  'contact.byGrade': local('各类别通信联络频次', 'Contacts by grade', byGrade),
  'check.byGrade': local('各类别信息化核查频次', 'Information checks by grade', byGrade),
  'prohibition.reportFrequency': local('遵守禁止令情况报告频次', 'Reports on a prohibition order', FrequencySchema.nullable()),
  'lost.onSiteHours': local('失联后实地查找时限', 'Search on site after a loss of contact', countOrNone, 'hour'),
  'lost.logEveryDays': local('查找记录频次', 'Writing a search down', countOrNone, 'day'),
  'contact.lostAfter': local('失联认定时限', 'When contact counts as lost', countOrNone, 'hour'),
  'education.hoursPerMonth.byGrade': local('各类别每月教育学时', 'Education hours a month by grade', hoursByGrade),
  'publicBenefit.hoursPerMonth.byGrade': local('各类别每月公益活动时数', 'Public-benefit hours a month by grade', hoursByGrade),
  'assessment.scheme': local('考核方式', 'Assessment scheme', z.enum(['points', 'levels']).nullable()),
  'assessment.scoreTable': local(
    '计分表',
    'Score table',
    z.array(
      z.object({
        code: z.string().min(1),
        text: z.string(),
        points: z.number(),
        evidence: z.string(),
        /** Most that one calendar month counts of this row, without its sign. */
        capPerMonth: z.number().positive().optional(),
        enteredBy: z.array(z.string()).optional(),
      }),
    ),
  ),
  'assessment.cycleMonths': local('考核周期', 'Assessment cycle', countOrNone, 'month'),
  'assessment.proposals': local(
    '积分提示线',
    'Points at which something is proposed',
    z.object({ praiseFrom: z.number().optional(), talkBelow: z.number().optional() }).nullable(),
  ),
  'praise.againMonths': local(
    '审议后再次审议表扬',
    'Praise considered again after it was given or declined',
    countOrNone,
    'month',
  ),
  'praise.anewAfter': local(
    '表扬的月数从何重新起算',
    'After what the months before praise begin anew',
    z.array(z.enum(['sanction', 'praise'])),
  ),
  'praise.decideDays': local('符合条件后审议天数', 'Days to decide once eligible', count, 'day'),
  'leave.advanceDays': locked('外出提前申请天数', 'Leave asked ahead', count, 'day'),
  'leave.judicialOfficeMaxDays': locked('司法所批准外出上限', 'Leave a judicial office may approve', count, 'day'),
  'leave.countyMaxDays': locked('县级批准外出上限', 'Leave a county may approve', count, 'day'),
  'leave.windowMonths': locked('外出累计窗口', 'Window in which leave adds up', count, 'month'),
  'leave.windowMaxDays': locked('窗口内累计上限', 'Leave within the window', count, 'day'),
  'leave.delegatedToOffice': local('委托司法所批准外出', 'Leave delegated to the judicial office', z.boolean()),
  'leave.countBothEnds': local('外出起止日均计入', 'Both ends of a leave count', z.boolean()),
  'leave.permitDaysCount': local('经常性外出计入累计', 'Permit days count in the window', z.boolean()),
  'leave.returnReportHours': local('返回后报告时限', 'Report after return', countOrNone, 'hour'),
  'leave.checkInFrequency': local(
    '外出期间联络频次（每日，或者每几日一次）',
    'Check-ins during leave: daily, or once in so many days',
    z.union([z.literal('daily'), z.int().min(1)]).nullable(),
  ),
  'leave.remindDaysBefore': local('期满前提醒天数', 'Reminder before a leave ends', countOrNone, 'day'),
  'crossCity.validMonths': locked('经常性跨市县活动有效期', 'Regular travel permit', count, 'month'),
  'crossCity.advanceDays': local('经常性跨市县活动提前天数', 'Regular travel asked ahead', countOrNone, 'day'),
  'crossCity.remindDaysBefore': local(
    '经常性跨市县活动期满前提醒天数',
    'Reminder before a travel permit ends',
    countOrNone,
    'day',
  ),
  'epos.maxMonths': locked('电子定位期限上限', 'Electronic positioning, at most', count, 'month'),
  'epos.extensionMonths': locked('电子定位每次延长上限', 'Each extension of positioning, at most', count, 'month'),
  'move.applyDays': locked('变更执行地提前申请', 'Move asked ahead', count, 'day'),
  'move.consultDays': locked('征求意见期限', 'Consulting the new county', count, 'day'),
  'move.answerDays': locked('新执行地答复期限', 'Answer of the new county', count, 'day'),
  'move.refusalNoticeDays': locked('不准予变更告知期限', 'Telling a refusal', count, 'day'),
  'move.papersDays': locked('文书档案移交期限', 'Handing over the papers', count, 'day'),
  'move.receiptDays': locked('新执行地回执期限', 'Receipt of the new county', count, 'day'),
  'move.reportDays': locked('到新执行地报到期限', 'Reporting to the new county', count, 'day'),
  'move.prisonNoticeDays': locked('监狱看守所通知期限', 'Notice by the prison on a move', count, 'day'),
  'move.days': locked('变更执行地各步期限', 'Days of each step of a move', z.record(z.string(), count), 'day'),
  'medical.reportMonths': locked('身体情况报告周期', 'Body-condition report', count, 'month'),
  'medical.reviewMonths': locked('病情复查周期', 'Medical re-examination', count, 'month'),
  'medical.agencyReviewMonths': locked('机构核查周期', "Agency's own review", count, 'month'),
  'medical.higherFromMonths': locked('延长由上一级批准起点', 'Extension approved by the higher agency from', count, 'month'),
  'medical.provinceFromMonths': locked('延长由省级批准起点', 'Extension approved by the province from', count, 'month'),
  'medical.hospitals': local('省级人民政府指定的复查医院', 'Hospitals named for re-examination', z.array(z.string())),
  'release.nursingMonths': locked('哺乳婴儿的月数', 'Nursing a child, until the age of', count, 'month'),
  'custody.noticeDays': locked('强制措施通知期限', 'Notice of custody', count, 'day'),
  'sanction.lateDays': locked('逾期各档天数', 'Days late, by step', z.record(z.string(), count), 'day'),
  'sanction.lateWarningDays': locked('逾期警告界限', 'Late: warning beyond', count, 'day'),
  'sanction.revocationMonths': locked('逾期提请撤销界限', 'Late: revocation beyond', count, 'month'),
  'sanction.admonitionsForWarning': locked('训诫几次后警告', 'Admonitions before a warning', count, 'count'),
  'sanction.warningsForRevocation': locked('警告几次后提请撤销', 'Warnings before revocation', count, 'count'),
  'praise.minMonths': locked('表扬最短期限', 'Praise not before', count, 'month'),
  'revocation.courtDays': locked('撤销裁定期限', 'Court on revocation', count, 'day'),
  'arrest.courtHours': locked('逮捕决定期限', 'Court on arrest', count, 'hour'),
  'arrest.custodyDays': locked('逮捕后羁押上限', 'Custody after arrest', count, 'day'),
  'return.organDays': locked('收监决定期限', 'Organ on return to prison', count, 'day'),
  'commutation.courtDays': locked('减刑裁定期限', 'Court on commutation', count, 'day'),
  'release.prepDays': local('期满前准备天数', 'Preparation before the end', count, 'day'),
  'release.summaryDays': locked('期满前总结天数', 'Personal summary before the end', count, 'day'),
  'release.prisonToldMonths': locked('刑期届满前告知监狱', 'Telling the prison before a sentence ends', count, 'month'),
  'death.prisonNoticeDays': locked('死亡通知监狱期限', 'Telling the prison of a death', count, 'day'),
  'resettle.years': local('安置帮教年限', 'Resettlement help', z.record(z.string(), count), 'year'),
  'staff.ratio': local('每名工作人员对象数', 'Persons per worker', countOrNone, 'count'),
  'committee.meetingCycle': local('委员会会议周期', 'Committee meetings', countOrNone, 'month'),
  'stats.cycle': local('统计周期', 'Statistics cycle', z.enum(['monthly', 'quarterly']).nullable()),
  'psp.law': locked('治安管理处罚条款', 'Public-security punishment provision', z.string(), undefined),
  'privacy.positionRetentionDays': local('定位数据保留天数', 'Retention of positions', countOrNone, 'day'),
  'office.hours': local('公布的办公时间（当日分钟）', 'Posted office hours, in minutes of the day', officeHours),
  'copies.serveDays': local('抄送、送达提醒天数', 'Days to serve a copy', countOrNone, 'day'),
  'partners.readDays': local('事项办结后其他机关可查阅的天数', 'Days an organ may still read a settled matter', count, 'day'),
  'complaint.reviewDays': local(
    '被投诉人提出处分后的复核天数',
    'Days to review a sanction proposed by whoever is complained of',
    count,
    'day',
  ),
  'complaint.reviewMonths': local(
    '投诉后处分须复核的月数',
    'Months after a complaint in which a sanction is reviewed',
    count,
    'month',
  ),
  'office.extraHours': local(
    '可预约的晚间时段（当日分钟）',
    'Evening hours for appointments, in minutes of the day',
    officeHours,
  ),
  'grid.acceptLimit': local('网格事件受理时限', 'Grid event: acceptance', LimitSchema),
  'grid.dispatchLimit': local('网格事件派遣时限', 'Grid event: dispatch', LimitSchema),
  'grid.signLimit': local('网格事件签收时限', 'Grid event: signing for it', LimitSchema),
  'grid.verifyLimit': local('网格事件核查时限', 'Grid event: verification', LimitSchema),
  'grid.callbackLimit': local('网格事件回访归档时限', 'Grid event: call-back and archive', LimitSchema),
  'grid.disposalLimits': local(
    '网格事件处置时限（按类别、紧急程度）',
    'Grid event: disposal, by category and urgency',
    z.record(z.string(), z.object({ general: LimitSchema, urgent: LimitSchema.optional() })),
  ),
  'grid.urgeLimit': local('网格事件督办答复时限', 'Grid event: answer to an urging', LimitSchema),
  'grid.emergencyLimit': local('紧急事项呼叫时限', 'Grid event: the call in an emergency', LimitSchema),
  'grid.helpLimit': local('吹哨后部门响应时限', 'Grid event: a called department answers', LimitSchema),
  'grid.emergencies': local('先呼叫后登记的类别', 'Grid event: categories in which the call comes first', z.array(z.string())),
  'grid.extensionsMost': local('网格事件延期次数上限', 'Grid event: extensions at most', count, 'count'),
  'grid.selfResolvable': local('可当场办结的类别', 'Grid event: categories resolved on the spot', z.array(z.string())),
  'remind.table': local(
    '提醒（按规则或义务人：提醒谁、提前几日或几小时、用什么方式）',
    'Reminders, by rule or by who owes: who is reminded, how many days or hours before, and how',
    z.record(z.string(), z.array(ReminderLineSchema)),
  ),
  'remind.quiet': local(
    '夜间不向本人发送（当日分钟：从、到）',
    'Nothing goes to persons at night: from, to, in minutes of the day',
    z.tuple([z.int().min(0).max(1440), z.int().min(0).max(1440)]).nullable(),
  ),
  'selfService.codeHours': local('自助进入码有效小时数', 'Life of a code for the own page', z.int().min(1).max(720), 'hour'),
  'remind.attempts': local('发送失败最多重试次数', 'Attempts at sending, at most', z.int().min(1).max(20), 'count'),
} as const satisfies Record<string, ParameterDefinition>;

export type ParameterKey = keyof typeof DEFINITIONS;
export type ParameterValue<K extends ParameterKey> = (typeof DEFINITIONS)[K] extends ParameterDefinition<infer T> ? T : never;

/** Alert thresholds for acts the law calls «prompt»: `promptly.REG-05`. Days, or none; nothing national sets one. */
export const PROMPTLY = /^promptly\.([A-Z]+-\d{2})$/;
export const PromptlySchema = countOrNone;
