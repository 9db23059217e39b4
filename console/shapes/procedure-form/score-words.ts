import type { BothWords } from '../../words/language.ts';

const w = (zh: string, en: string): BothWords => ({ zh, en });

/** What the score table and the sheet an assessment rests on say; fetched with them. */
export const S = {
  table: w('计分项', 'Rows of the score table'),
  plus: w('加分', 'Points added'),
  minus: w('扣分', 'Points taken off'),
  points: w('{{points}} 分', '{{points}} points'),
  evidence: w('须附：{{evidence}}', 'needs: {{evidence}}'),
  cap: w('每月最多计 {{cap}} 分，本月还可计 {{left}} 分', 'at most {{cap}} a month, {{left}} left this month'),
  onlyBy: w('由{{posts}}记分', 'entered by {{posts}}'),
  follows: w('这一次计 {{points}} 分', 'This entry counts {{points}}'),
  followsCapped: w(
    '这一次计 {{counts}} 分（本项 {{points}} 分，本月已到封顶）',
    'This entry counts {{counts}} (of {{points}}; the cap of the month is reached)',
  ),
  cycle: w(
    '本周期自 {{from}} 已计 {{score}} 分，记后 {{after}} 分',
    'This cycle, since {{from}}, stands at {{score}}; after this at {{after}}',
  ),
  propose: w('积分只作参考，是否处理由人决定。', 'Points only propose; a human decides.'),
  noTable: w(
    '本地未采用计分考核，可在“设置”中设定计分方式和计分表。',
    'This county does not assess by points; the scheme and its table are set under «Settings».',
  ),
  basis: w('考核依据', 'What the assessment rests on'),
  sum: w('{{from}} 至 {{to}}，记分合计 {{score}} 分', '{{from}} to {{to}}: {{score}} points in all'),
  sumNone: w('{{from}} 至 {{to}}，没有记分', '{{from}} to {{to}}: no points entered'),
  counted: w('计 {{counted}}', 'counts {{counted}}'),
  praiseFrom: w('达到提示线 {{line}} 分，可以审议表扬', 'the line of {{line}} is reached: praise may be considered'),
  talkBelow: w('低于提示线 {{line}} 分，可以谈话了解', 'below the line of {{line}}: a talk may help'),
  levels: w('本县按等次考核，不计分。', 'This county assesses by levels, without points.'),
} as const;

/** «+5», «−2», «0». */
export const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0');
