import { z } from 'zod';
import { type EventType, eventType } from '../kernel/event.ts';
import { MENDING_EVENTS } from '../kernel/mending.ts';
import { PlainDateSchema } from '../kernel/plain-date.ts';
import {
  APPROVERS,
  ASSESSMENT_RESULTS,
  CUSTODY_MEASURES,
  codesOf,
  GROUP_ROLES,
  INTERVALS,
  LEAVE_REASONS,
  MEETINGS,
  ORGANS,
  OUTCOMES,
  SEXES,
  STATES,
  YES_NO_UNKNOWN,
} from './vocabulary.ts';

const text = z.string();
const note = { note: text.optional() };
const organ = z.enum(codesOf(ORGANS)).optional();
const properReason = z.enum(codesOf(YES_NO_UNKNOWN)).optional();
const approvedBy = z.enum(codesOf(APPROVERS)).optional();
/** The number of the ground in its rule, or short text. */
const ground = z.union([z.int().min(1).max(9), text]).optional();
const outcome = z.enum(codesOf(OUTCOMES)).optional();
const destination = z
  .string()
  .regex(/^\d{6}$/, { error: 'must be a six-digit division code' })
  .optional();
const period = { from: PlainDateSchema.optional(), to: PlainDateSchema.optional() };
const leaveRequest = { ...period, reason: z.enum(codesOf(LEAVE_REASONS)).optional(), destination };
const member = z.looseObject({
  role: z.enum(codesOf(GROUP_ROLES)),
  sex: z.enum(codesOf(SEXES)).optional(),
  knowsMinors: z.boolean().optional(),
  name: text.optional(),
});
/** A piece of evidence (CHECK-03): where it came from, when, who took it, and the hash of what was kept. */
const evidence = z
  .array(z.object({ source: text, collectedOn: PlainDateSchema.optional(), collector: text.optional(), sha256: text.optional() }))
  .optional();
const grade = z.string().min(1);
const NOTE = ['note'];

/** Every event a corrections case can hold (contract §2), with the fields it takes and those that are stored sealed. */
export const EVENTS = {
  // Decision and papers
  'decision-effective': eventType(
    '判决（裁定、决定）生效',
    'Decision takes effect',
    { organ, organName: text.optional(), ...note },
    NOTE,
  ),
  'reporting-notice-given': eventType('书面告知报到', 'Written reporting notice given', note, NOTE),
  'decision-received-by-custodian': eventType(
    '看守所、监狱收到决定',
    'Custodian receives the decision',
    { organ, ...note },
    NOTE,
  ),
  'notice-received': eventType('收到通知', 'Notice received', { organ, ...note }, NOTE),
  'documents-received': eventType(
    '收到法律文书',
    'Legal documents received',
    { missing: z.array(text).optional(), ...note },
    NOTE,
  ),
  'receipt-sent': eventType('发出送达回执', 'Receipt sent', note, NOTE),
  'documents-requested': eventType(
    '要求补齐文书',
    'Missing documents requested',
    { missing: z.array(text).optional(), ...note },
    NOTE,
  ),
  'documents-supplied': eventType('文书补齐', 'Missing documents supplied', note, NOTE),
  // Arrival
  'reported-in': eventType('本人报到', 'Person reports in', { properReason, ...note }, NOTE),
  'handed-over': eventType('移送交付', 'Person handed over', note, NOTE),
  registered: eventType(
    '登记接收',
    'Registered',
    { properReason, channel: z.enum(['office', 'home', 'hospital']).optional(), ...note },
    NOTE,
  ),
  'search-started': eventType('组织查找', 'Search started', note, NOTE),
  'taken-over': eventType('接续此前记录', 'Record taken over', {
    state: z.enum(codesOf(STATES)),
    grade: grade.optional(),
    source: text.optional(),
  }),
  // Intake
  'group-formed': eventType(
    '组成矫正小组',
    'Correction group formed',
    { members: z.array(member), ...note },
    ['members', 'note'],
    ['members'],
  ),
  declared: eventType('入矫宣告', 'Entry declaration', { guardianPresent: z.boolean().optional(), ...note }, NOTE),
  'plan-made': eventType('制定矫正方案', 'Correction plan made', { content: text.optional(), ...note }, ['content', 'note']),
  'plan-revised': eventType('调整矫正方案', 'Correction plan revised', { content: text.optional(), ...note }, [
    'content',
    'note',
  ]),
  graded: eventType('确定管理类别', 'Grade decided', { grade, ground, ...note }, NOTE, ['grade']),
  // Supervision
  'report-made': eventType('本人报告', 'Report made', { form: text.optional(), content: text.optional(), ...note }, [
    'content',
    'note',
  ]),
  'health-reported': eventType(
    '报告身体情况',
    'Body condition reported',
    { hospital: text.optional(), content: text.optional() },
    ['hospital', 'content'],
  ),
  're-examined': eventType('病情复查', 'Medical re-examination', { hospital: text.optional(), content: text.optional() }, [
    'hospital',
    'content',
  ]),
  'agency-review-made': eventType('机构核查病情', "Agency's review of the illness", { content: text.optional() }, ['content']),
  'visit-made': eventType('实地查访', 'Visit made', { form: text.optional(), content: text.optional(), ...note }, [
    'content',
    'note',
  ]),
  'contact-made': eventType('通信联络', 'Contact made', { form: text.optional(), content: text.optional(), ...note }, [
    'content',
    'note',
  ]),
  'information-checked': eventType('信息化核查', 'Information check', { form: text.optional(), content: text.optional() }, [
    'content',
  ]),
  'prison-told': eventType('书面通知监狱、看守所', 'Prison told in writing', note, NOTE),
  'interval-extended': eventType('延长报告、复查间隔', 'Interval extended', {
    what: z.enum(codesOf(INTERVALS)),
    months: z.int().min(1),
    approvedBy,
  }),
  // Leave
  'leave-requested': eventType('申请外出', 'Leave requested', { ...leaveRequest, ...note }, NOTE),
  'leave-approved': eventType('批准外出', 'Leave approved', { ...leaveRequest, approvedBy, ...note }, NOTE),
  'leave-refused': eventType('不批准外出', 'Leave refused', { approvedBy, ground, ...note }, NOTE),
  'leave-extended': eventType('延长外出', 'Leave extended', { to: PlainDateSchema, approvedBy, ...note }, NOTE),
  'leave-returned': eventType('返回销假', 'Returned from leave', { properReason, ...note }, NOTE),
  'travel-permit-granted': eventType(
    '批准经常性跨市县活动',
    'Regular travel permitted',
    { ...leaveRequest, approvedBy, ...note },
    NOTE,
  ),
  'meeting-requested': eventType(
    '申请会客、会见',
    'Meeting requested',
    { whom: z.enum(codesOf(MEETINGS)), content: text.optional() },
    ['content'],
  ),
  'meeting-approved': eventType('批准会客、会见', 'Meeting approved', { ...period, ...note }, NOTE),
  'meeting-refused': eventType('不批准会客、会见', 'Meeting refused', { ground, ...note }, NOTE),
  // Move
  'move-requested': eventType('申请变更执行地', 'Move requested', { destination, ...note }, NOTE),
  'move-consulted': eventType('征求新执行地意见', 'New county consulted', { destination, ...note }, NOTE),
  'move-answered': eventType('新执行地答复', 'New county answers', { accepted: z.boolean().optional(), ...note }, NOTE),
  'move-decided': eventType('决定变更执行地', 'Move decided', { approved: z.boolean(), ground, destination, ...note }, NOTE, [
    'approved',
  ]),
  'move-served': eventType('送达变更决定', 'Move decision served', note, NOTE),
  'papers-sent': eventType('移交文书档案', 'Papers sent', note, NOTE),
  'papers-received': eventType('新执行地收到文书', 'Papers received by the new county', note, NOTE),
  'move-receipt-sent': eventType('新执行地回执', 'Receipt of the new county', note, NOTE),
  'registered-at-new-county': eventType('到新执行地报到登记', 'Registered at the new county', note, NOTE),
  'move-failed': eventType('未到新执行地报到', 'Move failed', note, NOTE),
  // Breach and sanction
  'breach-found': eventType('发现违规', 'Breach found', { ground, content: text.optional(), evidence }, ['content', 'evidence']),
  'statement-taken': eventType('听取本人陈述', 'Statement taken', { content: text.optional() }, ['content']),
  admonished: eventType('训诫', 'Admonished', { ground, approvedBy, ...note }, NOTE),
  warned: eventType('警告', 'Warned', { ground, approvedBy, ...note }, NOTE),
  'punishment-proposed': eventType('提请治安管理处罚', 'Public-security punishment proposed', { ground, ...note }, NOTE),
  punished: eventType('治安管理处罚', 'Public-security punishment', { ground, ...note }, NOTE),
  'copied-to-procuratorate': eventType('抄送人民检察院', 'Copied to the procuratorate', note, NOTE),
  // Electronic positioning
  'positioning-approved': eventType(
    '批准使用电子定位装置',
    'Positioning approved',
    { ground, ...period, approvedBy, ...note },
    NOTE,
  ),
  'positioning-extended': eventType(
    '延长使用电子定位装置',
    'Positioning extended',
    { ground, ...period, approvedBy, ...note },
    NOTE,
  ),
  'positioning-removed': eventType('解除电子定位装置', 'Positioning removed', note, NOTE),
  // Lost contact
  'contact-lost': eventType('失去联系', 'Contact lost', note, NOTE),
  'search-step': eventType('查找记录', 'Search step', { step: text.optional() }, ['step']),
  'police-asked': eventType('请求公安机关协助', 'Police asked to help', note, NOTE),
  'procuratorate-told': eventType('通报人民检察院', 'Procuratorate told', note, NOTE),
  found: eventType('查找到人', 'Found', { properReason, ...note }, NOTE),
  // Custody
  'custody-notified': eventType('被采取强制措施', 'Custody notified', {
    measure: z.enum(codesOf(CUSTODY_MEASURES)).optional(),
    decidedOn: PlainDateSchema.optional(),
  }),
  'custody-ended': eventType('强制措施结束', 'Custody ended', note, NOTE),
  // Assessment and reward
  assessed: eventType(
    '考核',
    'Assessed',
    {
      result: z.enum(codesOf(ASSESSMENT_RESULTS)).optional(),
      points: z.number().optional(),
      ...period,
      content: text.optional(),
    },
    ['content'],
  ),
  'praise-declined': eventType('审议后暂不表扬', 'Praise declined for now', { ground, ...note }, NOTE),
  praised: eventType('表扬', 'Praised', { ground, approvedBy, ...note }, NOTE),
  'commutation-proposed': eventType('提请减刑', 'Commutation proposed', note, NOTE),
  'commutation-ruled': eventType('减刑裁定', 'Commutation ruled', { outcome, newTo: PlainDateSchema.optional(), ...note }, NOTE),
  // Revocation and return
  'revocation-proposed': eventType('提请撤销缓刑、假释', 'Revocation proposed', { ground, ...note }, NOTE),
  'recommittal-proposed': eventType('提请收监执行', 'Return to prison proposed', { ground, ...note }, NOTE),
  'proposal-withdrawn': eventType('撤回提请', 'Proposal withdrawn', note, NOTE),
  'arrest-requested': eventType('提请逮捕', 'Arrest requested', { ground, ...note }, NOTE),
  'arrest-decided': eventType('逮捕决定', 'Arrest decided', { outcome, ...note }, NOTE),
  'court-ruled': eventType('法院裁定', 'Court ruled', { outcome, ...note }, NOTE),
  'organ-decided': eventType('决定机关决定', 'Decision organ decided', { outcome, ...note }, NOTE),
  'new-crime-revoked': eventType('因新罪、漏罪撤销', 'Revoked for another crime', note, NOTE),
  'not-found-after-ruling': eventType('裁定后下落不明', 'Not found after the ruling', note, NOTE),
  'taken-into-custody': eventType('收押', 'Taken into custody', note, NOTE),
  // End
  'summary-written': eventType('个人总结', 'Personal summary written', { content: text.optional() }, ['content']),
  appraised: eventType('书面鉴定', 'Appraised', { content: text.optional() }, ['content']),
  released: eventType('解除矫正', 'Released', { ground, ...note }, NOTE),
  died: eventType('死亡', 'Died', note, NOTE),
  pardoned: eventType('赦免', 'Pardoned', note, NOTE),
  annulled: eventType('判决撤销', 'Decision annulled', note, NOTE),
  // Rights
  'objection-filed': eventType('提出异议', 'Objection filed', { content: text.optional() }, ['content']),
  'objection-answered': eventType('答复异议', 'Objection answered', { content: text.optional() }, ['content']),
  'complaint-filed': eventType('提出投诉', 'Complaint filed', { content: text.optional() }, ['content']),
  'complaint-answered': eventType('答复投诉', 'Complaint answered', { content: text.optional() }, ['content']),
  // Mistakes
  ...MENDING_EVENTS,
} as const satisfies Record<string, EventType>;
export type EventName = keyof typeof EVENTS;
