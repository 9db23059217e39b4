import { type PlainDate, plainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';

/** A local regime of before the Law, known by name so that asking for it gets an answer, and never applied. */
export interface EndedRegime {
  readonly name: Words;
  /** Its last day: the day before the Law came into force. */
  readonly to: PlainDate;
  readonly source: string;
}

const LAST_DAY = plainDate('2020-06-30');

/** Regimes under the Measures of 2012 and earlier pilots. Their frequencies, hours and classes may not be chosen. */
export const ENDED_REGIMES: Readonly<Record<string, EndedRegime>> = {
  'sichuan-2014': {
    name: words('四川2014年试行规定', 'Sichuan trial rules of 2014'),
    to: LAST_DAY,
    source: '四川省社区矫正试行规定（2014，据报道）',
  },
  'fujian-levels': {
    name: words('福建按月等级考核', 'Fujian monthly assessment by level'),
    to: LAST_DAY,
    source: '福建省司法厅知识库（已标注废止）',
  },
  'five-class': {
    name: words('五类管理（A—E）', 'Five classes (A to E)'),
    to: LAST_DAY,
    source: '旧制五类管理（日期、地区未载明）',
  },
  'yifeng-2012': {
    name: words('江西宜丰2012年三级三段', 'Yifeng, Jiangxi, 2012: three grades in three phases'),
    to: LAST_DAY,
    source: '江西省宜丰县（2012，据报道）',
  },
};
