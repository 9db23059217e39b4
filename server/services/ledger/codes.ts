/**
 * The code sets behind the sheet's drop-downs. Counties write the words, the numbers of the exchange standard, or both («02 缓刑»); a value
 * that is in no set is refused where the law needs it and kept with a warning where it only prints.
 */
import type { Kind, Organ } from '../../../law/corrections/vocabulary.ts';
import { normalise } from './reading/text.ts';

export interface CodeSet<Value extends string> {
  /** What the template offers. */
  readonly offered: readonly string[];
  /** Spelling → value. */
  readonly spellings: Readonly<Record<string, Value>>;
}

export const KIND_CODES: CodeSet<Kind> = {
  offered: ['管制', '缓刑', '假释', '暂予监外执行'],
  spellings: {
    管制: 'public-surveillance',
    判处管制: 'public-surveillance',
    '01': 'public-surveillance',
    缓刑: 'suspended-sentence',
    宣告缓刑: 'suspended-sentence',
    '02': 'suspended-sentence',
    假释: 'parole',
    裁定假释: 'parole',
    '03': 'parole',
    暂予监外执行: 'temporary-release',
    暂外: 'temporary-release',
    监外执行: 'temporary-release',
    保外就医: 'temporary-release',
    '04': 'temporary-release',
  },
};

export const SEX_CODES: CodeSet<'male' | 'female'> = {
  offered: ['男', '女'],
  // Digits are left out on purpose: 0/1, 1/2 and 01/02 are all in use and disagree.
  spellings: { 男: 'male', 男性: 'male', 女: 'female', 女性: 'female' },
};

/** `in-time`, `late`: reported; `missing`: not reported and not found; `handed-over`: brought by prison or detention centre. */
export type Reporting = 'in-time' | 'late' | 'missing' | 'not-yet' | 'handed-over';

export const REPORTING_CODES: CodeSet<Reporting> = {
  offered: ['在规定时限内报到', '超出规定时限报到', '未报到且下落不明'],
  spellings: {
    在规定时限内报到: 'in-time',
    规定时限内报到: 'in-time',
    在规定时间内报到: 'in-time',
    按时报到: 'in-time',
    已报到: 'in-time',
    自行报到: 'in-time',
    本人报到: 'in-time',
    司法局接回: 'in-time',
    '01': 'in-time',
    超出规定时限报到: 'late',
    超出规定时间报到: 'late',
    逾期报到: 'late',
    超期报到: 'late',
    '02': 'late',
    未报到且下落不明: 'missing',
    下落不明: 'missing',
    未报到: 'missing',
    逾期未报到: 'missing',
    漏管: 'missing',
    '03': 'missing',
    待报到: 'not-yet',
    尚未报到: 'not-yet',
    未到报到期限: 'not-yet',
    狱所押送: 'handed-over',
    监狱押送: 'handed-over',
    押送交付: 'handed-over',
    移交: 'handed-over',
  },
};

/** Sets that only print: the template offers them, the import keeps whatever is written. */
export const PRINTED_CODES = {
  education: ['文盲', '小学', '初中', '高中', '中专和中技', '大专', '本科', '研究生', '其他'],
  marital: ['未婚', '已婚', '离异', '丧偶', '其他'],
  penalty: ['死刑缓期二年执行', '无期徒刑', '有期徒刑', '拘役', '管制'],
} as const;

/** The value a spelling means: by its words, by its number, or by both together. Undefined when it is in no set. */
export function findCode<Value extends string>(set: CodeSet<Value>, text: string): Value | undefined {
  const written = normalise(text).replace(/ /g, '');
  const padded = /^\d$/.test(written) ? `0${written}` : written;
  if (Object.hasOwn(set.spellings, padded)) return set.spellings[padded];
  const both = /^(\d{1,2})[-.、:]?(\D+)$/.exec(written);
  const byNumber = both?.[1] === undefined ? undefined : set.spellings[both[1].padStart(2, '0')];
  const byWords = both?.[2] === undefined ? undefined : set.spellings[both[2]];
  return byWords !== undefined && byWords === byNumber ? byWords : undefined;
}

/** The organ that decided, by its name; undefined when the name does not tell. */
export function findOrgan(name: string): Organ | undefined {
  if (/法院/.test(name)) return 'court';
  if (/监狱/.test(name)) return 'prison-administration';
  if (/公安|看守所/.test(name)) return 'public-security';
  return undefined;
}
