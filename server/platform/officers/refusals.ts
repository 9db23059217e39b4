/** What the organisation of the desk says no to, and what one may do instead. */
import { type Refusal, refusal } from '../../../law/kernel/refusal.ts';
import { type Words, words } from '../../../law/kernel/words.ts';

/** The agency enforces, the office acts for it (社区矫正法 9): who holds what follows from that. */
function house(reason: Words, remedy: Words): Refusal {
  return refusal('ORG-02', ['社区矫正法 9'], reason, remedy);
}

export const notAHoldingPost = () =>
  house(
    words('这个岗位那天不能承办案件。', 'That post holds no cases on that day.'),
    words(
      '请选在职的司法所工作人员、所长或县局经办人。',
      'Choose a living post of an officer, a head of office or a county examiner.',
    ),
  );

export const wrongUnit = () =>
  house(
    words('承办人须在案件所属单位任职。', 'An officer holds cases of his own unit only.'),
    words('要换单位，请走“变更负责单位”。', 'To change the unit, ask for a change of office.'),
  );

export const standsInHimself = (name: string, days: string) =>
  house(
    words(`${name}在 ${days} 期间本人的岗位也由别人代理。`, `${name}'s own post is lent to somebody else during ${days}.`),
    words('请另选一人，或先收回那段代理。', 'Choose another person, or take that back first.'),
  );

export const holderStandsIn = (name: string, days: string) =>
  house(
    words(
      `${name}在 ${days} 期间正代理别人的岗位，不能同时请人代理。`,
      `${name} stands in for somebody else during ${days}: a stand-in has no stand-in.`,
    ),
    words('先为那个岗位另设代理人。', 'Give that other post another stand-in first.'),
  );

export const alreadyLent = (name: string, days: string) =>
  house(
    words(`这个岗位 ${days} 已由${name}代理。`, `This post is lent to ${name} during ${days}.`),
    words('收回那段代理，或改日期。', 'Take that back, or choose other days.'),
  );

export const ownPostLent = () =>
  house(words('不能代理自己的岗位。', 'Nobody stands in for himself.'), words('请另选一人。', 'Choose another person.'));

export const outsidePost = (from: string, to: string | null) =>
  house(
    words(
      `这个岗位的任期是 ${from} 至 ${to ?? '今'}，代理日期不在其内。`,
      `The post is held from ${from} to ${to ?? 'now'}; the days lie outside.`,
    ),
    words('请改日期。', 'Choose other days.'),
  );

export const postHoldsCases = (count: number, lastDay: string) =>
  house(
    words(
      `这个岗位 ${lastDay} 之后还有 ${count} 名对象，没有移交。`,
      `The post still holds ${count} cases after ${lastDay}; they have not been handed over.`,
    ),
    words(
      '先在“工作量与移交”里移交；确需先止，勾选“先止岗位，案件转为无人承办”。',
      'Hand them over first; or say that the cases shall be unassigned.',
    ),
  );
