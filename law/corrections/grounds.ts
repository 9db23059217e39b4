import { type Words, words } from '../kernel/words.ts';
import type { EventName } from './events.ts';
import type { SANCTIONS } from './vocabulary.ts';

/** Grounds in short, in the order in which the article numbers them, from one on; a record names the number, or says it in words. */
type Grounds = readonly Words[];

/** 实施办法 34. */
const ADMONITION: Grounds = [
  words('不按规定时间报到或者脱离监管，未超过十日', 'late, or out of supervision, up to ten days'),
  words('违反报告、会客、外出、迁居等规定，情节轻微', 'a slight breach of the rules on reports, visitors, leave and moving'),
  words('不按规定参加教育帮扶等活动，经教育仍不改正', 'stays away from education, and talking to has not helped'),
  words('其他违反监督管理规定，情节轻微', 'another slight breach'),
];

/** 实施办法 35. */
const WARNING: Grounds = [
  words('违反人民法院禁止令，情节轻微', 'a slight breach of a prohibition order'),
  words('不按规定时间报到或者脱离监管，超过十日', 'late, or out of supervision, more than ten days'),
  words(
    '违反报告、会客、外出、迁居等规定，情节较重',
    'a more serious breach of the rules on reports, visitors, leave and moving',
  ),
  words(
    '保外就医，无正当理由不按时提交病情复查情况，经教育仍不改正',
    'medical release without re-examination papers, and talking to has not helped',
  ),
  words('受到两次训诫仍不改正', 'twice admonished and still no change'),
  words('其他违反监督管理规定，情节较重', 'another more serious breach'),
];

/** 社区矫正法 29. */
export const POSITIONING: Grounds = [
  words('违反人民法院禁止令', 'broke a prohibition order'),
  words('无正当理由，未经批准离开所居住的市、县', 'left the city or county without approval'),
  words('拒不按照规定报告自己的活动情况，被给予警告', 'refused to report and was warned'),
  words('违反监督管理规定，被给予治安管理处罚', 'was punished by public security'),
  words('拟提请撤销缓刑、假释或者暂予监外执行收监执行', 'revocation or return is about to be proposed'),
];

/** 社区矫正法 28; 实施办法 36: the item of 治安管理处罚法 covers both. */
const PUNISHMENT: Grounds = [
  words('违反监督管理规定，依法应予治安管理处罚', 'a breach of the supervision rules that public security is to punish'),
  words('违反人民法院禁止令，依法应予治安管理处罚', 'a breach of a prohibition order that public security is to punish'),
];

/** 刑法 77; 实施办法 46. */
const REVOKE_SUSPENSION: Grounds = [
  words('违反禁止令，情节严重', 'a serious breach of a prohibition order'),
  words(
    '无正当理由不按规定时间报到或者脱离监管，超过一个月',
    'late or out of supervision for more than a month without a proper reason',
  ),
  words('因违反监督管理规定受到治安管理处罚，仍不改正', 'punished by public security for a breach, and still no change'),
  words('受到两次警告，仍不改正', 'twice warned, and still no change'),
  words('其他违反有关法律、行政法规和监督管理规定，情节严重', 'another serious breach of the law or of the supervision rules'),
];

/** 刑法 86; 实施办法 47. Of parole the law does not ask that a breach be serious. */
const REVOKE_PAROLE: Grounds = [
  words(
    '无正当理由不按规定时间报到或者脱离监管，超过一个月',
    'late or out of supervision for more than a month without a proper reason',
  ),
  words('受到两次警告，仍不改正', 'twice warned, and still no change'),
  words(
    '其他违反有关法律、行政法规和监督管理规定，尚未构成新的犯罪',
    'another breach of the law or of the supervision rules that is no new crime',
  ),
];

/** 刑事诉讼法 268; 社区矫正法 49; 实施办法 49. */
const RETURN_TO_PRISON: Grounds = [
  words('不符合暂予监外执行条件', 'the conditions of the release were never met'),
  words(
    '未经批准离开所居住的市、县，经警告拒不改正，或者拒不报告行踪，脱离监管',
    'left the city or county without approval and, warned, did not change; or hides where he is and is out of supervision',
  ),
  words('因违反监督管理规定受到治安管理处罚，仍不改正', 'punished by public security for a breach, and still no change'),
  words('受到两次警告，仍不改正', 'twice warned, and still no change'),
  words(
    '保外就医期间不按规定提交病情复查情况，经警告拒不改正',
    'on medical release hands in no re-examination papers and, warned, does not change',
  ),
  words('暂予监外执行的情形消失后，刑期未满', 'the ground is gone and the sentence is not over'),
  words(
    '保证人丧失保证条件或者因不履行义务被取消资格，不能在规定期限内提出新的保证人',
    'the guarantor is lost and no other is named in time',
  ),
  words('其他违反有关法律、行政法规和监督管理规定，情节严重', 'another serious breach of the law or of the supervision rules'),
];

/** 社区矫正法 47; 实施办法 48. */
const ARREST: Grounds = [
  words('可能逃跑', 'may flee'),
  words(
    '具有危害国家安全、公共安全、社会秩序或者他人人身安全现实危险',
    'a real danger to the state, the public, public order or somebody’s safety',
  ),
  words(
    '可能对被害人、举报人、控告人或者社区矫正机构工作人员等实施报复行为',
    'may take revenge on the victim, an informant, an accuser or the staff',
  ),
  words('可能实施新的犯罪', 'may commit a new crime'),
];

const GROUNDS: Partial<Record<EventName, Grounds>> = {
  admonished: ADMONITION,
  warned: WARNING,
  'punishment-proposed': PUNISHMENT,
  'positioning-approved': POSITIONING,
  'recommittal-proposed': RETURN_TO_PRISON,
  'arrest-requested': ARREST,
};

/** What a proposal of a sanction may rest on: the grounds of the sanction it proposes. */
const OF_SANCTION: Readonly<Record<keyof typeof SANCTIONS, Grounds>> = {
  admonition: ADMONITION,
  warning: WARNING,
  punishment: PUNISHMENT,
};

/** What the list of grounds depends on beside the type of record: the sanction that is proposed, and the kind of the case. */
export interface GroundsFor {
  readonly sanction?: unknown;
  readonly kind?: string | undefined;
}

/** The numbered grounds of an act; undefined where its article numbers none, or while it is not known which sanction or kind it is about. */
export function groundsOf(event: string, { sanction, kind }: GroundsFor = {}): Grounds | undefined {
  if (event === 'revocation-proposed') {
    return kind === 'parole' ? REVOKE_PAROLE : kind === 'suspended-sentence' ? REVOKE_SUSPENSION : undefined;
  }
  if (event === 'sanction-proposed') {
    return typeof sanction === 'string' && Object.hasOwn(OF_SANCTION, sanction)
      ? OF_SANCTION[sanction as keyof typeof SANCTIONS] // a key, just seen
      : undefined;
  }
  return Object.hasOwn(GROUNDS, event) ? GROUNDS[event as EventName] : undefined; // a key, just seen
}

/** What the article says under a number; undefined for no number of its. */
export const groundNumbered = (grounds: Grounds | undefined, number: unknown): Words | undefined =>
  typeof number === 'number' ? grounds?.[number - 1] : undefined;
