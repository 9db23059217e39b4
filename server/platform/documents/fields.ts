/**
 * What a field of a template is filled with: from the facts and the history of the case, the register of people, and the organs. A field
 * that is not here is one the officer writes. What is not known stays undefined and prints as a line to be filled in by hand.
 */

import { GROUP_ROLES, KINDS } from '../../../law/corrections/vocabulary.ts';
import { daysBetween, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { lengthEnd } from '../../../law/kernel/term.ts';
import { type Field, last, of, type PaperContext, record, sayDay, text, wordOf } from './field-reading.ts';
import { CONDUCT_FIELDS, conductOpinion, statementMoment } from './fields-conduct.ts';
import { LEAVE_FIELDS, requestOpinion } from './fields-leave.ts';
import { VISIT_FIELDS, visitMoment } from './fields-visits.ts';

const particular =
  (...names: readonly string[]): Field =>
  ({ person }) =>
    names.map((name) => text(person?.particulars[name])).find((value) => value !== undefined);
const fact =
  (...names: readonly string[]): Field =>
  ({ file }) =>
    names.map((name) => text(file.facts[name])).find((value) => value !== undefined);
const judged = (name: string, ...others: readonly string[]): Field => {
  return (context) =>
    text(record(context.file.facts.judgment)[name]) ?? fact(...others)(context) ?? particular(...others)(context);
};
const device = (context: PaperContext) => record(of(context, 'positioning-approved', 'positioning-extended'));
const TRIGGERS = [
  '违反人民法院禁止令',
  '无正当理由，未经批准离开所居住的市、县',
  '拒不按照规定报告自己的活动情况，被给予警告',
  '违反监督管理规定，被给予治安管理处罚',
  '拟提请撤销缓刑、假释或者暂予监外执行收监执行',
];

/** A term in whole months as «1年6个月», any other in days. */
function lengthOf({ from, to }: { from: PlainDate; to: PlainDate }): string {
  for (let months = 1; months <= 300; months += 1) {
    const end = lengthEnd(from, months);
    if (end > to) break;
    if (end < to) continue;
    const [years, rest] = [Math.floor(months / 12), months % 12];
    return `${years > 0 ? `${years}年` : ''}${rest > 0 ? `${rest}个月` : ''}`;
  }
  return `${daysBetween(from, to) + 1}日`;
}

export const FIELDS: Readonly<Record<string, Field>> = {
  ...LEAVE_FIELDS,
  ...VISIT_FIELDS,
  ...CONDUCT_FIELDS,
  时间: (context) => visitMoment(context) ?? (context.kind === 'E13' ? statementMoment(context) : undefined),
  司法所意见: (context) => requestOpinion(context, 'judicial-office') ?? conductOpinion(context, 'judicial-office'),
  县级社区矫正机构意见: (context) => requestOpinion(context, 'county') ?? conductOpinion(context, 'county'),
  文号: ({ number }) => number,
  文号竖排: ({ number }) => (number === undefined ? undefined : [...number].join('\n')),
  成文日期: ({ signedOn }) => sayDay(signedOn),
  填表日期: ({ signedOn }) => sayDay(signedOn),
  落款机关: ({ organ }) => organ,
  填发人: ({ signedBy }) => signedBy,
  司法所: ({ office }) => office,
  迁出机构: ({ agency }) => agency,
  报到地点: ({ agency }) => agency,
  执行地: ({ county }) => county,
  执行地检察院: ({ county }) => county && `${county.replace(/^.*[市州盟](?=.)/, '')}人民检察院`,
  执行地公安机关: ({ county }) => county && `${county.replace(/^.*[市州盟](?=.)/, '')}公安局`,
  对象编号: ({ caseId }) => caseId.slice(-12).toUpperCase(),
  姓名: ({ person }) => person?.name,
  曾用名: ({ person }) => person?.alias,
  性别: ({ person }) => (person?.sex === 'male' ? '男' : person?.sex === 'female' ? '女' : undefined),
  出生日期: ({ person }) => sayDay(person?.born),
  身份证号码: ({ person }) => person?.idNumber,
  联系电话: ({ person }) => person?.phone,
  居住地: ({ person }) => person?.residence,
  户籍地: ({ person }) => person?.domicile,
  健康状况: ({ person }) => person?.health,
  民族: particular('民族', 'ethnicity'),
  文化程度: particular('文化程度', 'education'),
  婚姻状况: particular('婚姻状况', 'marital'),
  工作单位: particular('所在工作单位', 'employer'),
  单位电话: particular('employerPhone'),
  主要犯罪事实: particular('mainFacts'),
  前科情况: particular('priors'),
  个人简历: particular('resume'),
  家庭成员: particular('family'),
  原羁押场所: particular('custodyPlace'),
  罪名: judged('offence', 'offence', 'crime'),
  原判刑罚: judged('sentence', 'sentence', 'penalty'),
  原判刑期: judged('length', 'sentenceLength', 'sentence'),
  附加刑: judged('accessory', 'accessory'),
  判决机关: (context) => text(record(context.file.facts.judgment).court) ?? organName(context),
  决定机关: (context) => text(context.file.facts.decidedBy) ?? organName(context) ?? particular('organ')(context),
  文书字号: judged('number', 'judgmentNumber'),
  判决日期: (context) => sayDay(record(context.file.facts.judgment).on),
  矫正类别: ({ file }) => wordOf(KINDS, file.facts.kind),
  矫正期限: ({ term }) => (term === null ? undefined : lengthOf(term)),
  矫正起日: ({ term }) => sayDay(term?.from),
  矫正止日: ({ term }) => sayDay(term?.to),
  禁止令内容: ({ file }) => text(record(file.facts.prohibition).content),
  禁止令起日: ({ file }) => sayDay(record(file.facts.prohibition).from),
  禁止令止日: ({ file }) => sayDay(record(file.facts.prohibition).to),
  管理类别: ({ grade }) =>
    grade === null ? undefined : ({ strict: '严格管理', ordinary: '普通管理', relaxed: '宽松管理' }[grade] ?? grade),
  是否未成年: ({ file }) => (file.facts.juvenileAtOffence === true ? '是' : undefined),
  法律文书收到日期: (context) => sayDay(last(context, 'documents-received')?.on),
  送达文书名称: ({ about }) => about?.title,
  送达文书文号: ({ about }) => about?.number ?? undefined,
  报到日期: (context) => sayDay(last(context, 'reported-in', 'handed-over')?.on),
  登记日期: (context) => sayDay(last(context, 'registered')?.on),
  宣告日期: (context) => sayDay(last(context, 'declared')?.on),
  解除日期: (context) => sayDay(last(context, 'released', 'pardoned')?.on),
  解除原因: (context) => (last(context, 'pardoned') ? '特赦' : last(context, 'released') ? '矫正期满' : undefined),
  个人总结: (context) => text(last(context, 'summary-written')?.content),
  鉴定意见: (context) => text(last(context, 'appraised')?.content),
  死亡日期: (context) => sayDay(last(context, 'died')?.on),
  适用情形: (context) => {
    const { ground } = device(context);
    return typeof ground === 'number' ? TRIGGERS[ground - 1] : text(ground);
  },
  定位起日: (context) => sayDay(device(context).from),
  定位止日: (context) => sayDay(device(context).to),
  奖惩情况: (context) =>
    text(
      context.file.events
        .flatMap((event) => {
          const word = { praised: '表扬', admonished: '训诫', warned: '警告', punished: '治安管理处罚' }[event.type];
          return word ? [`${sayDay(event.on)}${word}`] : [];
        })
        .join('；'),
    ),
  矫正小组: (context) => {
    const { members } = record(last(context, 'group-formed'));
    if (!Array.isArray(members)) return undefined;
    return text(
      members.flatMap((member) => text(record(member).name) ?? wordOf(GROUP_ROLES, record(member).role) ?? []).join('、'),
    );
  },
};

function organName(context: PaperContext): string | undefined {
  return text(last(context, 'decision-effective')?.organName);
}

/** The values of `fields`: from the record where it knows them, else as the officer wrote them. */
export function valuesOf(
  fields: readonly string[],
  context: PaperContext,
  written: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    fields.map((field) => [field, (Object.hasOwn(FIELDS, field) ? FIELDS[field]?.(context) : undefined) ?? text(written[field])]),
  );
}
