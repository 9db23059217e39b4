import {
  APPOINTMENTS,
  APPROVERS,
  ASSESSMENT_RESULTS,
  BUSY,
  BUSY_DAYS,
  CHANGES,
  COPY_DOCUMENTS,
  COPY_RECIPIENTS,
  CUSTODY_ENDS,
  CUSTODY_MEASURES,
  DISPUTED,
  EMERGENCIES,
  FINDERS,
  GRADES,
  GROUP_ROLES,
  GUARANTOR_REPORTS,
  HEALTH_CHECKS,
  INTERVALS,
  KINDS,
  LEAVE_PROOFS,
  LEAVE_REASONS,
  LEAVE_REFUSALS,
  MEETINGS,
  MOVE_REFUSALS,
  ORGANS,
  OUTCOMES,
  PRAISE_GROUNDS,
  PRAISE_LACKS,
  REPORT_FORMS,
  REQUESTS,
  SANCTIONS,
  SEARCH_WAYS,
  SERVICE_WAYS,
  SEXES,
  STATES,
  TEMPORARY_RELEASE_GROUNDS,
  VISIT_PLACES,
  WAYS_OF_ASKING,
  YES_NO_UNKNOWN,
} from '../../law/corrections/vocabulary.ts';
import { type FindingSeverity, HOLDER_WORDS } from '../../law/kernel/explanation.ts';
import type { Role } from '../../law/kernel/procedure.ts';
import { type Words, words } from '../../law/kernel/words.ts';
import { COMMUNITY_TERMS } from './community-terms.ts';

const ROLES = {
  officer: words('司法所工作人员', 'Officer'),
  'office-head': words('司法所所长', 'Head of office'),
  'county-examiner': words('县矫正机构经办人', 'County examiner'),
  'county-head': words('县矫正机构负责人', 'Head of county agency'),
  'bureau-head': words('司法局负责人', 'Head of justice bureau'),
  'grid-manager': words('网格员', 'Grid manager'),
  'grid-centre': words('网格中心', 'Grid centre'),
  'handling-unit': words('承办单位', 'Handling unit'),
  'grid-checker': words('核查员', 'Checker'),
  'city-viewer': words('市级查阅人', 'City viewer'),
  'province-viewer': words('省级查阅人', 'Province viewer'),
  prosecutor: words('检察官', 'Prosecutor'),
  auditor: words('审计员', 'Auditor'),
  administrator: words('系统管理员', 'Administrator'),
  'higher-agency': words('上一级社区矫正机构', 'Next higher agency'),
  court: words('人民法院', 'Court'),
  police: words('公安机关', 'Police'),
  prison: words('监狱、看守所', 'Prison or detention centre'),
  person: words('本人', 'The person'),
} as const satisfies Record<Role, Words>;

const SEVERITIES = {
  breach: words('违反', 'Breach'),
  warning: words('注意', 'Attention'),
  notice: words('提示', 'Note'),
  favourable: words('可以有利', 'Favourable'),
} as const satisfies Record<FindingSeverity, Words>;

const INVESTIGATION_STATES = {
  commissioned: words('已委托', 'Commissioned'),
  complete: words('材料收齐', 'Papers complete'),
  opined: words('已出意见', 'Opinion given'),
  returned: words('已退回', 'Returned'),
} as const satisfies Record<string, Words>;

/** What became of an opinion before sentencing (INV-06). */
const ADOPTIONS = {
  yes: words('采信', 'Adopted'),
  partly: words('部分采信', 'Adopted in part'),
  no: words('未采信', 'Not adopted'),
} as const satisfies Record<string, Words>;

const CHANNELS = {
  office: words('到机构办理', 'At the agency'),
  home: words('上门办理', 'At home'),
  hospital: words('到医院办理', 'In hospital'),
} as const satisfies Record<string, Words>;

/** What the codes of the case file are called. The law's own tables where it has them; who owes and who acts is named here. */
export const TERMS = {
  kind: KINDS,
  state: { ...STATES, ...INVESTIGATION_STATES },
  grade: GRADES,
  sex: SEXES,
  holder: HOLDER_WORDS,
  post: ROLES,
  severity: SEVERITIES,
  organ: ORGANS,
  role: GROUP_ROLES,
  properReason: YES_NO_UNKNOWN,
  approvedBy: APPROVERS,
  reason: LEAVE_REASONS,
  proof: LEAVE_PROOFS,
  refusedFor: { ...LEAVE_REFUSALS, ...MOVE_REFUSALS },
  refused: REQUESTS,
  via: WAYS_OF_ASKING,
  whom: MEETINGS,
  measure: CUSTODY_MEASURES,
  ended: CUSTODY_ENDS,
  way: SEARCH_WAYS,
  foundBy: FINDERS,
  check: HEALTH_CHECKS,
  report: GUARANTOR_REPORTS,
  outcome: OUTCOMES,
  what: INTERVALS,
  appointment: APPOINTMENTS,
  busy: BUSY,
  busyDays: BUSY_DAYS,
  change: CHANGES,
  disputed: DISPUTED,
  praiseLacks: PRAISE_LACKS,
  ground: PRAISE_GROUNDS,
  result: ASSESSMENT_RESULTS,
  adopted: ADOPTIONS,
  copyOf: COPY_DOCUMENTS,
  copyTo: COPY_RECIPIENTS,
  emergency: EMERGENCIES,
  sanction: SANCTIONS,
  reached: YES_NO_UNKNOWN,
  visitPlace: VISIT_PLACES,
  channel: CHANNELS,
  form: REPORT_FORMS,
  serviceWay: SERVICE_WAYS,
  temporaryReleaseGround: TEMPORARY_RELEASE_GROUNDS,
} as const satisfies Record<string, Readonly<Record<string, Words>>>;
export type TermTable = keyof typeof TERMS;

/** The words for a code, or undefined where the tables do not have it (a profile's own grade). */
export function termWords(table: TermTable, code: string): Words | undefined {
  return wordsOf(TERMS[table], code) ?? wordsOf(COMMUNITY_TERMS[table], code);
}

/** The words for a code of any table, by the name of the field it stands in; undefined where no table has it. */
export function codeWords(field: string, code: string): Words | undefined {
  const own = Object.hasOwn(TERMS, field) ? wordsOf(TERMS[field as TermTable], code) : undefined; // a table of that name, just seen
  return own ?? wordsOf(COMMUNITY_TERMS[field], code) ?? (field === 'form' ? wordsOf(SERVICE_WAYS, code) : undefined);
}

function wordsOf(table: Readonly<Record<string, Words>> | undefined, code: string): Words | undefined {
  return table !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

export function codesOfTable(table: TermTable): string[] {
  return Object.keys(TERMS[table]);
}
