import type { BothWords } from '../../words/language.ts';

const w = (zh: string, en: string): BothWords => ({ zh, en });

/** What the pages of other organs say; fetched with them. */
export const W = {
  title: w('与本机关有关的事项', 'What concerns this organ'),
  lead: w(
    '自被请求、提请或者负责执行之日起可以查阅；须答复的排在前面。',
    'Open from the day it was put to the organ; what waits for an answer comes first.',
  ),
  waiting: w('待答复', 'Waiting'),
  all: w('全部', 'All'),
  since: w('受理日期', 'Since'),
  due: w('期限', 'Due'),
  promptly: w('及时', 'promptly'),
  answered: w('无待办', 'nothing waits'),
  readUntil: w('可查阅至 {{day}}', 'to be read until {{day}}'),
  empty: w('没有待答复的事项', 'Nothing waits for an answer'),
  emptyHint: w('社区矫正机构提请或者请求协助后，事项会出现在这里。', 'It appears here once an agency asks or proposes.'),
  act: w('办理、答复', 'Answer'),
  papers: w('相关文书', 'Papers'),
  noPapers: w('没有为此签发的文书', 'No paper was signed for it'),
} as const;
