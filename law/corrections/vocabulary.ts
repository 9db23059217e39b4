import { type Words, words } from '../kernel/words.ts';

/** The four kinds of community corrections (社区矫正法 2). */
export const KINDS = {
  'public-surveillance': words('管制', 'Public surveillance'),
  'suspended-sentence': words('缓刑', 'Suspended sentence'),
  parole: words('假释', 'Parole'),
  'temporary-release': words('暂予监外执行', 'Temporary execution outside prison'),
} as const satisfies Record<string, Words>;
export type Kind = keyof typeof KINDS;

/** States of a corrections case (rulebook §6). `overdue` and `expiry-hold` come by date alone. */
export const STATES = {
  expected: words('待报到', 'Expected'),
  overdue: words('逾期未报到', 'Overdue'),
  registered: words('已登记', 'Registered'),
  active: words('在矫', 'Active'),
  'revocation-pending': words('提请撤销/收监中', 'Revocation pending'),
  'transfer-in-transit': words('变更执行地在途', 'Moving'),
  fugitive: words('在逃', 'Fugitive'),
  'expiry-hold': words('期满待处理', 'Expiry hold'),
  released: words('解除矫正', 'Released'),
  'released-pardon': words('赦免解除', 'Released by pardon'),
  'terminated-revoked': words('终止（撤销缓刑/假释）', 'Terminated: revoked'),
  'terminated-recommitted': words('终止（收监执行）', 'Terminated: returned to prison'),
  'terminated-death': words('终止（死亡）', 'Terminated: death'),
  'transferred-out': words('已转出', 'Transferred out'),
  cancelled: words('撤案', 'Cancelled'),
} as const satisfies Record<string, Words>;
export type State = keyof typeof STATES;

export const FINAL_STATES = [
  'released',
  'released-pardon',
  'terminated-revoked',
  'terminated-recommitted',
  'terminated-death',
  'transferred-out',
  'cancelled',
] as const satisfies readonly State[];

export function isFinal(state: State): boolean {
  return (FINAL_STATES as readonly State[]).includes(state);
}

/** Every state from which a case can still go on. */
export const LIVE_STATES = (Object.keys(STATES) as State[]).filter((state) => !isFinal(state));
/** States of a person in hand: under supervision here. */
export const SUPERVISED_STATES = [
  'registered',
  'active',
  'revocation-pending',
  'transfer-in-transit',
] as const satisfies readonly State[];

export const TEMPORARY_RELEASE_GROUNDS = {
  medical: words('保外就医', 'Medical'),
  'pregnancy-nursing': words('怀孕或者哺乳', 'Pregnancy or nursing'),
  'self-care': words('生活不能自理', 'Unable to care for oneself'),
} as const satisfies Record<string, Words>;

export const ORGANS = {
  court: words('人民法院', 'Court'),
  'prison-administration': words('监狱管理机关', 'Prison administration'),
  'public-security': words('公安机关', 'Public security'),
} as const satisfies Record<string, Words>;
export type Organ = keyof typeof ORGANS;

export const GROUP_ROLES = {
  'judicial-office': words('司法所工作人员', 'Judicial office'),
  'residents-committee': words('居（村）民委员会', "Residents' or villagers' committee"),
  guardian: words('监护人', 'Guardian'),
  family: words('家庭成员', 'Family'),
  employer: words('所在单位', 'Employer'),
  school: words('就读学校', 'School'),
  'social-worker': words('社会工作者', 'Social worker'),
  volunteer: words('志愿者', 'Volunteer'),
  police: words('社区民警', 'Police'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

export const SEXES = {
  male: words('男', 'Male'),
  female: words('女', 'Female'),
  unknown: words('未说明', 'Not stated'),
} as const satisfies Record<string, Words>;

export const YES_NO_UNKNOWN = {
  yes: words('是', 'Yes'),
  no: words('否', 'No'),
  unknown: words('不清楚', 'Unknown'),
} as const satisfies Record<string, Words>;

/** Who approved, from the office up; the order is the order of rank. */
export const APPROVERS = {
  'judicial-office': words('司法所', 'Judicial office'),
  county: words('县级社区矫正机构', 'County agency'),
  higher: words('上一级社区矫正机构', 'Next higher agency'),
  province: words('省级社区矫正机构', 'Provincial agency'),
  'bureau-head': words('县级司法行政部门负责人', 'Head of the county justice bureau'),
} as const satisfies Record<string, Words>;
export type Approver = keyof typeof APPROVERS;

export const LEAVE_REASONS = {
  medical: words('就医', 'Medical care'),
  study: words('就学', 'Study'),
  proceedings: words('参与诉讼', 'Court proceedings'),
  family: words('处理家庭事务', 'Family matters'),
  work: words('处理工作事务', 'Work'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

/** Papers that show the reason of a leave (实施办法 27). */
export const LEAVE_PROOFS = {
  diagnosis: words('诊断证明、就医预约', 'Diagnosis or appointment'),
  'employer-letter': words('单位证明', "Employer's letter"),
  'admission-letter': words('录取、入学通知', 'Admission letter'),
  'court-papers': words('诉讼文书', 'Court papers'),
  'family-papers': words('家庭事务证明', 'Family papers'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

/** On what a request for leave or travel is refused. A proper reason shall be approved (社区矫正法 27): the list is short, and «other» needs words. */
export const LEAVE_REFUSALS = {
  'no-proper-reason': words('理由不正当', 'No proper reason'),
  'no-proof': words('证明材料不足，未按要求补正', 'Proof missing and not supplied'),
  untrue: words('申请内容不实', 'The request is untrue'),
  'prohibition-order': words('违反禁止令', 'Against the prohibition order'),
  'must-be-present': words('期间须到场参加诉讼或者配合调查', 'Must be present for proceedings or an inquiry'),
  other: words('其他（须写明）', 'Other (in words)'),
} as const satisfies Record<string, Words>;

/** On what a move is refused (实施办法 30): the new county’s answer, or what the request itself lacks; «other» needs words. */
export const MOVE_REFUSALS = {
  'not-accepted': words('新执行地不同意接收，协调不成', 'The new county does not accept, and mediation failed'),
  'no-proper-reason': words('理由不正当', 'No proper reason'),
  'no-proof': words('证明材料不足，未按要求补正', 'Proof missing and not supplied'),
  untrue: words('申请内容不实', 'The request is untrue'),
  other: words('其他（须写明）', 'Other (in words)'),
} as const satisfies Record<string, Words>;

/** What a person asks for and an agency may refuse; the paper that tells of a refusal names it. */
export const REQUESTS = {
  leave: words('外出', 'Leave'),
  travel: words('经常性跨市县活动', 'Regular travel'),
  meeting: words('会客、会见', 'Meeting'),
  extension: words('续假', 'Extension of leave'),
} as const satisfies Record<string, Words>;

/** How a request or a report reached the office. */
export const WAYS_OF_ASKING = {
  'in-person': words('当面', 'In person'),
  sheet: words('书面', 'On paper'),
  'self-service': words('自助页面', 'By the self-service page'),
  phone: words('电话、微信', 'By phone or message'),
} as const satisfies Record<string, Words>;

/** Whom a person may not meet without approval (REP-10), and visitors of a kind that must be asked for. */
export const MEETINGS = {
  victim: words('被害人及其近亲属', 'Victim or close relatives'),
  accuser: words('控告人、举报人', 'Accuser or informant'),
  'co-offender': words('同案犯', 'Co-offender'),
  'bad-influence': words('可能诱发其再犯罪的人', 'Someone who may draw into crime'),
  visitor: words('会客', 'Visitor'),
} as const satisfies Record<string, Words>;

/** What the person reports at once (REP-02; 实施办法 24). */
export const CHANGES = {
  home: words('居所变化', 'Home'),
  job: words('工作变动', 'Work'),
  family: words('家庭重大变故', 'A major family event'),
  contacts: words('接触对矫正可能产生不利影响的人', 'Contact with somebody who may harm the correction'),
} as const satisfies Record<string, Words>;

/** What a person's declared hours are taken up by (CLS-02; 社区矫正法 34). */
export const BUSY = {
  work: words('工作', 'Work'),
  school: words('上学、培训', 'School or training'),
  care: words('照料家人', 'Care of family'),
  none: words('没有固定时间', 'No fixed hours'),
} as const satisfies Record<string, Words>;

export const BUSY_DAYS = {
  'monday-friday': words('周一至周五', 'Monday to Friday'),
  'monday-saturday': words('周一至周六', 'Monday to Saturday'),
  'every-day': words('每天', 'Every day'),
  weekend: words('周末', 'Saturday and Sunday'),
  monday: words('周一', 'Monday'),
  tuesday: words('周二', 'Tuesday'),
  wednesday: words('周三', 'Wednesday'),
  thursday: words('周四', 'Thursday'),
  friday: words('周五', 'Friday'),
  saturday: words('周六', 'Saturday'),
  sunday: words('周日', 'Sunday'),
} as const satisfies Record<string, Words>;

export const APPOINTMENTS = {
  report: words('到所报告', 'Report in person'),
  talk: words('个别谈话', 'Individual talk'),
  education: words('教育学习', 'Education'),
  activity: words('公益活动', 'Public-benefit activity'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

export const VISIT_PLACES = {
  home: words('住所', 'Home'),
  workplace: words('单位', 'Place of work'),
  school: words('学校', 'School'),
  'residents-committee': words('村（居）民委员会', 'Residents’ or villagers’ committee'),
  neighbours: words('邻里', 'Neighbours'),
} as const satisfies Record<string, Words>;

/** Documents of which a copy is owed (rulebook §5.2). */
export const COPY_DOCUMENTS = {
  documents: words('法律文书', 'Legal documents'),
  praise: words('表扬决定', 'Praise'),
  'praise-declined': words('暂不表扬的决定', 'Decision against praise'),
  admonition: words('训诫决定', 'Admonition'),
  warning: words('警告决定', 'Warning'),
  'punishment-proposal': words('治安管理处罚建议', 'Proposal of punishment'),
  'place-permit': words('进入特定场所的批准', 'Permission to enter a place'),
  interval: words('延长间隔的批准', 'Longer interval'),
  'revocation-proposal': words('撤销缓刑、假释建议', 'Proposal of revocation'),
  'recommittal-proposal': words('收监执行建议', 'Proposal of return to prison'),
  'revocation-ruling': words('撤销缓刑、假释裁定', 'Ruling on revocation'),
  'return-decision': words('收监执行决定', 'Decision on return to prison'),
  'arrest-request': words('提请逮捕', 'Request to arrest'),
  'arrest-decision': words('逮捕决定', 'Arrest decision'),
  move: words('变更执行地决定', 'Move decision'),
  'move-arrived': words('新执行地收到的文书档案', 'Papers of a person who moved here'),
  'commutation-proposal': words('减刑建议', 'Proposal of commutation'),
  'commutation-ruling': words('减刑裁定', 'Ruling on commutation'),
  release: words('解除社区矫正', 'Release'),
  death: words('死亡', 'Death'),
  emergency: words('突发事件', 'Emergency'),
  attack: words('侵害工作人员的情况', 'Attack on staff'),
  'objection-answer': words('对异议的答复', 'Answer to an objection'),
} as const satisfies Record<string, Words>;

export const COPY_RECIPIENTS = {
  person: words('本人', 'Person'),
  guardian: words('监护人', 'Guardian'),
  procuratorate: words('人民检察院', 'Procuratorate'),
  'public-security': words('公安机关', 'Public security'),
  'decision-organ': words('决定机关', 'Decision organ'),
  'trial-court': words('原审人民法院', 'Trial court'),
  prison: words('监狱、看守所', 'Prison'),
  'higher-agency': words('上一级社区矫正机构', 'Next higher agency'),
  'new-procuratorate': words('新执行地人民检察院', 'Procuratorate of the new county'),
  'new-public-security': words('新执行地公安机关', 'Public security of the new county'),
} as const satisfies Record<string, Words>;

/** How a report, a visit or a contact was made: the codes the law tells apart, and common others. Free text is as good. */
export const REPORT_FORMS = {
  'in-person': words('到所', 'In person'),
  phone: words('电话', 'By phone'),
  written: words('书面', 'In writing'),
  app: words('信息化', 'By app'),
  talk: words('谈话', 'Talk'),
  video: words('视频', 'By video'),
  home: words('入户', 'At home'),
  workplace: words('到单位', 'At work'),
  'residents-committee': words('走访村（居）委会', 'With the residents’ committee'),
} as const satisfies Record<string, Words>;

/** How a paper is served. */
export const SERVICE_WAYS = {
  direct: words('直接送达', 'Handed over'),
  left: words('留置送达', 'Left behind'),
  post: words('邮寄送达', 'By post'),
  electronic: words('电子送达', 'Electronically'),
  proxy: words('委托、转交送达', 'Through another'),
} as const satisfies Record<string, Words>;

/** Emergencies (实施办法 52); local lists may add others. */
export const EMERGENCIES = {
  'unnatural-death': words('非正常死亡', 'Unnatural death'),
  'suspected-crime': words('涉嫌犯罪', 'Suspected crime'),
  'mass-incident': words('参与群体性事件', 'Mass incident'),
  'attack-on-staff': words('殴打、威胁、侮辱、骚扰、报复工作人员', 'Attack on staff'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

/** The steps of the sanction ladder (ADM-01, WARN-01, PSP-01; rulebook §5.3). */
export const SANCTIONS = {
  admonition: words('训诫', 'Admonition'),
  warning: words('警告', 'Warning'),
  punishment: words('提请治安管理处罚', 'Public-security punishment'),
} as const satisfies Record<string, Words>;

/** What a person may object to (ASSESS-03, RIGHT-03). */
export const DISPUTED = {
  assessment: words('考核结果', 'Assessment'),
  praise: words('表扬或者暂不表扬', 'Praise, or praise declined'),
  admonition: words('训诫', 'Admonition'),
  warning: words('警告', 'Warning'),
  punishment: words('提请治安管理处罚', 'Proposal of punishment'),
  grade: words('管理类别', 'Grade'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

/** What the agency may have established about the ground of a temporary release (REP-08). */
export const HEALTH_CHECKS = {
  diagnosis: words('病情诊断', 'Diagnosis'),
  pregnancy: words('妊娠检查', 'Pregnancy test'),
  'self-care': words('生活不能自理鉴别', 'Ability to care for oneself'),
} as const satisfies Record<string, Words>;

/** What a guarantor reports at once (暂予监外执行规定 12). */
export const GUARANTOR_REPORTS = {
  absent: words('擅自离开、下落不明', 'Away or whereabouts unknown'),
  moved: words('变更居住地', 'Moved'),
  crime: words('违法犯罪', 'Offence'),
  recovered: words('病情好转', 'Recovered'),
  died: words('死亡', 'Died'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

/** Results of a regular assessment (ASSESS-01); which of them a county uses is local. */
export const ASSESSMENT_RESULTS = {
  good: words('良好', 'Good'),
  qualified: words('合格', 'Qualified'),
  unqualified: words('不合格', 'Unqualified'),
} as const satisfies Record<string, Words>;

/** What praise rests on beside the four conditions (REWARD-02; 实施办法 33). */
export const PRAISE_GROUNDS = {
  outstanding: words('突出表现（见义勇为、抢险救灾等），不受六个月限制', 'An outstanding act: no six months to wait for'),
} as const satisfies Record<string, Words>;

/** The four conditions of ordinary praise (REWARD-01; 实施办法 33), and what else stands against it. */
export const PRAISE_LACKS = {
  acceptsJudgment: words('未认罪悔罪', 'Does not accept the judgment'),
  obeysLaw: words('未遵守法律法规', 'Has not obeyed the law'),
  obeysRules: words('未遵守报告、会客、外出、迁居等规定', 'Has not kept the rules on reports, visitors, leave and moving'),
  takesPart: words('未积极参加教育学习等活动', 'Has not taken part in education'),
  time: words('时间未满', 'Not long enough'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

export const CUSTODY_MEASURES = {
  'administrative-detention': words('行政拘留', 'Administrative detention'),
  'criminal-detention': words('刑事拘留', 'Criminal detention'),
  arrest: words('逮捕', 'Arrest'),
  'drug-rehabilitation': words('强制隔离戒毒', 'Compulsory drug rehabilitation'),
  'judicial-detention': words('司法拘留', 'Judicial detention'),
  'residential-surveillance': words('监视居住', 'Residential surveillance'),
  bail: words('取保候审', 'Bail'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;
export type CustodyMeasure = keyof typeof CUSTODY_MEASURES;

/** How a measure ended. */
export const CUSTODY_ENDS = {
  freed: words('释放、解除', 'Freed'),
  changed: words('变更为其他措施', 'Changed to another measure'),
  sentenced: words('判决后收押', 'Sentenced and kept'),
} as const satisfies Record<string, Words>;

/** How somebody is searched for who cannot be reached (实施办法 38). */
export const SEARCH_WAYS = {
  phone: words('电话', 'Phone'),
  message: words('短信、微信', 'Message'),
  'information-check': words('信息化核查', 'Information check'),
  'on-site': words('实地走访', 'On site'),
  family: words('询问家属', 'Family'),
  employer: words('询问所在单位、学校', 'Employer or school'),
  group: words('询问矫正小组成员', 'Members of the group'),
  'residents-committee': words('询问居（村）委会', "Residents' or villagers' committee"),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

/** Who found the person. */
export const FINDERS = {
  self: words('本人主动联系', 'The person got in touch'),
  agency: words('社区矫正机构、司法所', 'Agency or judicial office'),
  police: words('公安机关', 'Police'),
  family: words('家属', 'Family'),
  other: words('其他', 'Other'),
} as const satisfies Record<string, Words>;

export const OUTCOMES = { granted: words('准予', 'Granted'), refused: words('不准予', 'Refused') } as const satisfies Record<
  string,
  Words
>;

/** Names of the national grades; a profile may add its own. */
export const GRADES = {
  strict: words('严管', 'Strict'),
  ordinary: words('普管', 'Ordinary'),
  relaxed: words('宽管', 'Relaxed'),
} as const satisfies Record<string, Words>;

export const INTERVALS = {
  'health-report': words('身体情况报告', 'Body-condition report'),
  're-examination': words('病情复查', 'Medical re-examination'),
} as const satisfies Record<string, Words>;

/** The keys of a table of words, as zod's enum wants them. */
export function codesOf<T extends Record<string, Words>>(table: T): [keyof T & string, ...(keyof T & string)[]] {
  // Every table above has at least one row, which Object.keys cannot say.
  return Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
}
