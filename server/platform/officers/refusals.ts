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
export const unitNotEmpty = (cases: number, posts: number, below: number) =>
  house(
    words(
      `还不能撤销：在办案件 ${cases} 件，在任岗位 ${posts} 个，下属单位 ${below} 个。`,
      `It cannot be closed yet: ${cases} open cases, ${posts} living posts, ${below} units below it.`,
    ),
    words(
      '案件走“变更负责单位”，岗位定最后一日，下属单位改隶属，然后再撤销。',
      'Move the cases by a change of office, end the posts, put the units below under another; then close it.',
    ),
  );

export const unitAboveItself = () =>
  house(
    words('不能隶属于自己或自己的下属。', 'A unit cannot stand below itself.'),
    words('请另选上级单位。', 'Choose another unit above it.'),
  );

export const unitExists = (name: string) =>
  house(words(`本级已有“${name}”。`, `There is a «${name}» there already.`), words('请换一个名称。', 'Give it another name.'));

export const nothingToHandOver = () =>
  house(
    words('没有选中任何案件。', 'No case has been chosen.'),
    words('放宽等级，或选具体的人。', 'Choose other grades, or single persons.'),
  );

export const changedMeanwhile = (seen: number, now: number) =>
  house(
    words(
      `预览时 ${seen} 件，现在 ${now} 件，有变动。`,
      `There were ${seen} cases in the preview, now there are ${now}: something has changed.`,
    ),
    words('请重新预览再确认。', 'Preview again and confirm then.'),
  );

export const changeUnderWay = () =>
  house(
    words('这名对象已有一件变更负责单位在办。', 'A change of office is under way for this person.'),
    words('先办完那一件。', 'Finish that one first.'),
  );

export const otherCounty = () =>
  house(
    words('只能变更到本县的司法所或矫正机构。', 'The receiving office must be one of this county.'),
    words('要到外县，请在卷宗里办理“申请变更执行地”。', 'For another county, request a move in the file.'),
  );

export const notAtThisStep = () =>
  house(words('这件变更不在这一步。', 'The change is not at this step.'), words('请刷新后再看。', 'Look at it anew.'));

export const askedHimself = () =>
  refusal(
    'ORG-02',
    ['社区矫正法 9'],
    words('提出的人不能自己决定。', 'Whoever asked does not decide.'),
    words('由县社区矫正机构的另一名有权人员决定。', 'Another person of the county agency decides.'),
  );
