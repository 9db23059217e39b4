/** What Guitu tells people about, with the words. `{places}` are filled with the values of the message. */
import { type Words, words } from '../../../law/kernel/words.ts';

export interface TopicWords {
  /** For the list and the subject of a letter; names nobody. */
  readonly title: Words;
  /** Shown inside Guitu, to who may read the case. */
  readonly text: Words;
  /** For a text message to the person: read over a shoulder it must not say who the person is to the office (RIGHT-08). */
  readonly person?: Words;
}

export const TOPICS = {
  'case.handed-over': {
    title: words('案件转由您负责', 'A case is yours now'),
    text: words('{person}自{on}起由您负责。{reason}', '{person} is yours from {on}. {reason}'),
  },
  'case.taken-away': {
    title: words('案件已转由他人负责', 'A case is somebody else’s now'),
    text: words('{person}自{on}起转由{to}负责。{reason}', '{person} is {to}’s from {on}. {reason}'),
  },
  'office.changed': {
    title: words('案件变更负责单位', 'A case has changed its office'),
    text: words('{person}自{on}起由{to}负责。{reason}', '{to} answers for {person} from {on}. {reason}'),
    person: words('您好，自{on}起您的联系单位为{to}。', 'Hello. From {on} your contact is {to}.'),
  },
  'caseload.handed-over': {
    title: words('有案件移交给您', 'A caseload is yours now'),
    text: words(
      '{count}名对象自{on}起由您负责，原承办人：{from}。{reason}',
      '{count} persons are yours from {on}, before: {from}. {reason}',
    ),
  },
  'officer.changed': {
    title: words('承办人已变更', 'The officer has changed'),
    text: words('{person}自{on}起由{to}承办。', '{to} is {person}’s officer from {on}.'),
    person: words('您好，自{on}起您的联系人为{to}。', 'Hello. From {on} your contact is {to}.'),
  },
  'office-change.to-answer': {
    title: words('有变更负责单位的函待答复', 'A change of office is to be answered'),
    text: words('{from}有一名对象拟转由本单位负责，请答复。', '{from} sends a person to this office; please answer.'),
  },
  'duties.moved': {
    title: words('期限有变动', 'Days have moved'),
    text: words('因{reason}，{count}项期限有变动。', '{count} days have moved: {reason}.'),
  },
  'paper.served': {
    title: words('文书已送达', 'A paper was served'),
    text: words('{person}的《{paper}》已于{on}送达。', '«{paper}» was served on {person} on {on}.'),
    person: words('您好，请到{office}领取一份材料。', 'Hello. Please collect a paper at {office}.'),
  },
  'contact.stopped': {
    title: words('联系号码不可用', 'A number cannot be used'),
    text: words(
      '{person}的联系号码已停用，提醒发不出去。请核实并登记新号码。',
      'The number of {person} was stopped, and nothing can be sent. Please find the right one.',
    ),
  },
} as const satisfies Readonly<Record<string, TopicWords>>;

export type Topic = keyof typeof TOPICS;
