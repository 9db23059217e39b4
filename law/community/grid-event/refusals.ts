/**
 * What a grid event may not become (the community rulebook's C4): a record of what residents think or believe, a score or a colour on a person, a
 * neighbour's report on lawful private life. Free text that asks for it is refused; there is no field for it.
 */
import { type Refusal, refusal } from '../../kernel/refusal.ts';
import { words } from '../../kernel/words.ts';

interface Barred {
  readonly pattern: RegExp;
  readonly zh: string;
  readonly en: string;
}

const BARRED: readonly Barred[] = [
  {
    pattern: /思想(动态|倾向|状况|表现)|宗教信仰|信教|政治(倾向|立场|面貌|观点)|(信访|上访)(倾向|苗头|重点)|重点上访/,
    zh: '不登记居民的思想、信仰、政治观点和信访倾向',
    en: 'what residents think or believe, their political views and whether they may petition are not recorded',
  },
  {
    pattern: /(风险|稳定|信用|人员)(评分|打分|积分|等级|分级)|(红|黄|绿)(色|码)?(人员|住户|家庭)|重点人员标(签|注)/,
    zh: '不给人或者住户评分、分级、标色',
    en: 'persons and households are not scored, graded or coloured',
  },
  {
    pattern: /(计划|打算|是否)(怀孕|生育)|怀孕情况|避孕|月经|流产/,
    zh: '不登记怀孕、避孕和生育打算',
    en: 'pregnancy, contraception and plans to have children are not recorded',
  },
  {
    pattern: /私生活|夜不归宿|与谁来往|来往对象|男女关系/,
    zh: '不登记对合法私人生活的举报',
    en: 'reports on lawful private life are not recorded',
  },
];

/** A refusal when one of the texts of a record says what may not be recorded. */
export function refuseProfiling(input: Readonly<Record<string, unknown>> | undefined): Refusal | undefined {
  const said = Object.values(input ?? {}).filter((value) => typeof value === 'string');
  const barred = BARRED.find(({ pattern }) => said.some((text) => pattern.test(text)));
  return barred
    ? refusal(
        'GRID-11',
        ['个人信息保护法 5、6、28'],
        words(barred.zh, barred.en),
        words('请只写发生了什么、在哪里、需要处理什么', 'say what happened, where, and what is to be done'),
      )
    : undefined;
}
