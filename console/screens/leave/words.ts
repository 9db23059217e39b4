import type { BothWords } from '../../words/language.ts';

const w = (zh: string, en: string): BothWords => ({ zh, en });

/** What is said of leaves in hand; fetched with the list and with a file in which somebody is on leave. */
export const W = {
  title: w('外出', 'Leave'),
  lead: w('谁在外、谁该回来、谁还没回来、谁在等审批', 'Who is away, who is due back, who is not back, who waits for a decision'),
  all: w('全部', 'All'),
  show: {
    waiting: w('等待审批', 'To be decided'),
    out: w('已批准', 'Granted'),
    'back-today': w('今日应回', 'Due back today'),
    late: w('逾期未归', 'Not back'),
  },
  stage: {
    asked: w('待审批', 'To be decided'),
    'sent-up': w('已报上一级', 'Sent up'),
    granted: w('已批准，未出发', 'Granted, to come'),
    away: w('外出中', 'Away'),
    overstayed: w('逾期未归', 'Not back'),
  },
  headed: {
    asked: w('申请外出 {{from}} 至 {{to}}，待审批', 'Asks for leave from {{from}} to {{to}}: to be decided'),
    'sent-up': w('申请外出 {{from}} 至 {{to}}，已报上一级', 'Asks for leave from {{from}} to {{to}}: sent up'),
    granted: w('{{from}} 起外出，至 {{to}}', 'On leave from {{from}} until {{to}}'),
    away: w('外出至 {{to}}', 'Away until {{to}}'),
    overstayed: w('外出至 {{to}}，逾期 {{late}} 日未归', 'Leave ended {{to}}, not back after {{late}} days'),
  },
  name: w('姓名', 'Name'),
  state: w('状态', 'State'),
  where: w('目的地', 'Where'),
  why: w('事由', 'Why'),
  days: w('起止', 'Days'),
  count: w('{{days}} 日', '{{days}} days'),
  back: w('应回', 'Due back'),
  late: w('逾期 {{late}} 日', '{{late}} days late'),
  today: w('今日应回', 'due back today'),
  lastWord: w('最近联络', 'Last word'),
  none: w('尚无', 'none yet'),
  by: w('批准机关', 'Granted by'),
  asked: w('申请日期', 'Asked on'),
  unit: w('执行地', 'Unit'),
  officer: w('承办人', 'Officer'),
  extension: w('申请续假至 {{to}}', 'asks to stay until {{to}}'),
  emptyTitle: w('没有在办的外出', 'No leave in hand'),
  emptyHint: w(
    '有人申请外出、获准外出或者逾期未归，都会列在这里；已销假的不再列出。',
    'Whoever asks for leave, is granted it or is not back is listed here; who has returned is not.',
  ),
} as const;
