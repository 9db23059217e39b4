import type { Kind } from '../../../law/corrections/vocabulary.ts';
import type { Dice } from './dice.ts';

/** An offence as a judgment names it, with the class the statistics ask for and what a made-up judgment says of it in one line. */
export interface Offence {
  readonly name: string;
  readonly class: string;
  readonly gist: string;
}

const LIGHT: readonly (readonly [Offence, number])[] = [
  [{ name: '危险驾驶罪', class: '危害公共安全罪', gist: '醉酒后驾驶机动车在道路上行驶，被执勤民警查获' }, 14],
  [{ name: '交通肇事罪', class: '危害公共安全罪', gist: '驾驶机动车发生交通事故，负事故主要责任，已赔偿并取得谅解' }, 10],
  [{ name: '失火罪', class: '危害公共安全罪', gist: '祭祀用火不慎引发山火，过火林地面积较大' }, 4],
  [{ name: '盗窃罪', class: '侵犯财产罪', gist: '秘密窃取他人财物，退赃后从轻处罚' }, 9],
  [{ name: '诈骗罪', class: '侵犯财产罪', gist: '虚构事实骗取他人财物，已全部退赔' }, 7],
  [{ name: '故意毁坏财物罪', class: '侵犯财产罪', gist: '因邻里纠纷毁坏他人财物' }, 2],
  [{ name: '职务侵占罪', class: '侵犯财产罪', gist: '利用职务便利侵占单位货款，案发后退还' }, 2],
  [{ name: '故意伤害罪', class: '侵犯公民人身权利罪', gist: '因琐事争执致人轻伤，双方达成和解' }, 10],
  [{ name: '开设赌场罪', class: '妨害社会管理秩序罪', gist: '为他人赌博提供场所并抽头渔利' }, 8],
  [{ name: '寻衅滋事罪', class: '妨害社会管理秩序罪', gist: '酒后在公共场所无故殴打他人' }, 5],
  [{ name: '帮助信息网络犯罪活动罪', class: '妨害社会管理秩序罪', gist: '出借银行卡供他人转移资金' }, 11],
  [{ name: '掩饰、隐瞒犯罪所得罪', class: '妨害社会管理秩序罪', gist: '明知是犯罪所得仍帮助转账' }, 6],
  [{ name: '滥伐林木罪', class: '妨害社会管理秩序罪', gist: '超出采伐许可证规定数量采伐林木' }, 5],
  [{ name: '非法捕捞水产品罪', class: '妨害社会管理秩序罪', gist: '在禁渔期使用禁用工具捕捞' }, 3],
  [{ name: '非法经营罪', class: '破坏社会主义市场经济秩序罪', gist: '无证经营烟草制品' }, 3],
  [{ name: '销售假冒注册商标的商品罪', class: '破坏社会主义市场经济秩序罪', gist: '销售假冒注册商标的白酒' }, 2],
  [{ name: '受贿罪', class: '贪污贿赂罪', gist: '利用职务便利收受他人财物，主动投案并退赃' }, 1],
];

const HEAVY: readonly (readonly [Offence, number])[] = [
  [{ name: '抢劫罪', class: '侵犯财产罪', gist: '以胁迫方法劫取他人财物' }, 4],
  [{ name: '贩卖毒品罪', class: '妨害社会管理秩序罪', gist: '向他人贩卖毒品' }, 4],
  [{ name: '诈骗罪', class: '侵犯财产罪', gist: '参与电信网络诈骗，数额巨大' }, 4],
  [{ name: '故意伤害罪', class: '侵犯公民人身权利罪', gist: '持械致人重伤' }, 4],
  [{ name: '受贿罪', class: '贪污贿赂罪', gist: '利用职务便利收受他人财物，数额巨大' }, 2],
];

const FALLBACK: Offence = { name: '盗窃罪', class: '侵犯财产罪', gist: '秘密窃取他人财物' };

/** An offence such as people of this kind have committed: those paroled or out of prison for their health were sentenced to longer terms. */
export function offenceOf(kind: Kind, dice: Dice): Offence {
  const [first, ...others] = kind === 'parole' || kind === 'temporary-release' ? HEAVY : LIGHT;
  return first === undefined ? FALLBACK : dice.weighted([first, ...others]);
}
