import { type Words, words } from '../kernel/words.ts';
import type { EventName } from './events.ts';

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

const GROUNDS: Partial<Record<EventName, Grounds>> = {
  admonished: ADMONITION,
  warned: WARNING,
  'positioning-approved': POSITIONING,
};

/** The numbered grounds of an act, where its article numbers them for every kind of case alike. */
export function groundsOf(event: string): Grounds | undefined {
  return Object.hasOwn(GROUNDS, event) ? GROUNDS[event as EventName] : undefined; // a key, just seen
}

/** What the article says under a number; undefined for no number of its. */
export const groundNumbered = (grounds: Grounds | undefined, number: unknown): Words | undefined =>
  typeof number === 'number' ? grounds?.[number - 1] : undefined;
