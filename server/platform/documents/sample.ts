/** A person who does not exist, for trying a template. */
import type { PaperKind } from './catalogue.ts';

const KNOWN: Readonly<Record<string, string>> = {
  文号: '（2026）样矫样字第1号',
  文号竖排: [...'（2026）样矫样字第1号'].join('\n'),
  成文日期: '2026年1月5日',
  填表日期: '2026年1月5日',
  落款机关: '样县社区矫正管理局',
  姓名: '张样本',
  性别: '男',
  出生日期: '1990年1月1日',
  身份证号码: '990101199001010011',
  居住地: '样省样市样县样镇样村1组',
  户籍地: '样省样市样县样镇样村1组',
  矫正类别: '缓刑',
  矫正期限: '2年',
  矫正起日: '2026年1月1日',
  矫正止日: '2027年12月31日',
};

export function sampleValues(kind: PaperKind): Record<string, string> {
  return { ...Object.fromEntries(kind.fields.map((field) => [field, `（${field}）`])), ...KNOWN };
}
