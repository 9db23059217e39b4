import type { BothWords } from '../../words/language.ts';

const w = (zh: string, en: string): BothWords => ({ zh, en });

/** What the parts of the file say on what lies ahead, on the sanction ladder and on what a decision rests on; fetched with them. */
export const W = {
  ahead: w('可以期待的', 'What lies ahead'),
  aheadHint: w('若无变化的最早日期，不是决定', 'The earliest day if nothing changes; no decision'),
  reached: w('日期已到', 'the day has come'),
  decideBy: w('至迟 {{day}} 决定', 'to be decided by {{day}}'),
  conditions: w('{{count}} 项条件，由人审查', '{{count}} conditions, for a human to examine'),
  unknown: w('记录不能说明，由人审查', 'no record can say; a human examines it'),
  holds: w('符合', 'holds'),
  praiseBasis: w('表扬所依据的', 'What praise rests on'),
  praiseFrom: w('若无变化，最早 {{day}}', 'If nothing changes, from {{day}}'),
  notReached: w('日期未到', 'the day has not come'),
  proposedBy: w('{{by}}于{{day}}提出', 'proposed by {{by}} on {{day}}'),
  assessed: w('最近一次考核', 'Last assessment'),
  affirmed: w('已确认', 'affirmed'),
  notAffirmed: w('未确认', 'not affirmed'),
  ladder: w('处分阶梯', 'Sanction ladder'),
  ladderHint: w('只列经过，不作结论', 'Only what was done; it concludes nothing'),
  ladderNone: w('尚无处分', 'nothing taken so far'),
  times: w('{{count}} 次', '{{count}} ×'),
  notTaken: w('未用', 'not taken'),
  notOpen: w('不适用', 'not open'),
  ground: w('第 {{ground}} 项', 'ground {{ground}}'),
  breachSince: w(
    '此后 {{day}} 又有违反；是否“仍不改正”由人判断',
    'A breach was found after that, on {{day}}; whether it is «still no change» is for a human to judge',
  ),
  showEntry: w('看这条记录', 'Show the entry'),
} as const;
