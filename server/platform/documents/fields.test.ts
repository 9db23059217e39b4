import { describe, expect, test } from 'vitest';
import { papersOn } from '../../../law/corrections/papers.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { findPaperKind } from './catalogue.ts';
import type { PaperContext } from './field-reading.ts';
import { valuesOf } from './fields.ts';

const event = (id: string, type: string, on: string, fields: object = {}): RecordedEvent => ({
  id,
  type,
  on: plainDate(on),
  ...fields,
});

/** A life with everything twice: a paper of the first speaks of the first. */
const STORY: readonly RecordedEvent[] = [
  event('in', 'reported-in', '2026-01-05'),
  event('asked', 'leave-requested', '2026-03-01', {
    proceeding: 'l1',
    from: '2026-03-05',
    to: '2026-03-12',
    reason: 'medical',
    destination: '360822',
    place: '县人民医院',
    transport: '火车',
    companions: ['刘小甲'],
    proofs: [{ proof: 'diagnosis', title: '门诊病历' }],
    note: '术后复查',
  }),
  event('granted', 'leave-approved', '2026-03-02', { proceeding: 'l1', to: '2026-03-10', approvedBy: 'county' }),
  event('longer', 'leave-extension-requested', '2026-03-09', { proceeding: 'l1', to: '2026-03-14' }),
  event('no-longer', 'leave-extension-refused', '2026-03-09', {
    proceeding: 'l1',
    refusedFor: 'no-proof',
    ground: '未交住院证明',
  }),
  event('back', 'leave-returned', '2026-03-13', { proceeding: 'l1', backOn: '2026-03-12', properReason: 'no', note: '误了火车' }),
  event('asked-2', 'leave-requested', '2026-05-01', { proceeding: 'l2', from: '2026-05-05', to: '2026-05-06', reason: 'work' }),
  event('refused-2', 'leave-refused', '2026-05-02', {
    proceeding: 'l2',
    refusedFor: 'other',
    ground: '行程与订单不符',
    approvedBy: 'judicial-office',
  }),
  event('travel', 'travel-requested', '2026-04-01', {
    reason: 'work',
    destination: '360822',
    frequency: '每周一次',
    proofs: [{ proof: 'employer-letter' }],
  }),
  event('permit', 'travel-permit-granted', '2026-04-03', { from: '2026-04-06', to: '2026-10-05' }),
  event('meet', 'meeting-requested', '2026-04-08', {
    whom: 'co-offender',
    name: '周样',
    relation: '同案',
    place: '司法所',
    from: '2026-04-10',
    to: '2026-04-10',
    content: '核对赔偿',
  }),
  event('unmet', 'meeting-refused', '2026-04-09', { ground: '可能串供' }),
  event('place', 'place-permitted', '2026-04-12', { from: '2026-04-13', to: '2026-04-14', content: '县体育馆' }),
  event('visit', 'visit-made', '2026-04-15', { form: 'home', content: '在家，情况正常', at: '2026-04-15T14:05:00+08:00' }),
  event('lost', 'contact-lost', '2026-04-20'),
  event('step', 'search-step', '2026-04-21', { way: 'family', step: '家属称不知去向' }),
  event('police', 'police-asked', '2026-04-22'),
  event('found', 'found', '2026-04-25'),
  event('step-later', 'search-step', '2026-04-26', { way: 'phone', step: '后来的一步' }),
  event('breach', 'breach-found', '2026-04-26', {
    content: '脱离监管五日。',
    evidence: [{ source: '通话记录', collectedOn: '2026-04-26', collector: '李所员' }],
  }),
  event('word', 'statement-taken', '2026-04-27', { content: '本人承认外出。' }),
  event('proposed', 'sanction-proposed', '2026-04-28', { sanction: 'admonition', ground: 1, reason: '建议训诫' }),
  event('admonished', 'admonished', '2026-04-29', { ground: 1 }),
  event('breach-2', 'breach-found', '2026-06-01', { content: '再次脱离监管' }),
  event('silent', 'statement-lacking', '2026-06-02', { reason: '拒不陈述' }),
  event('proposed-2', 'sanction-proposed', '2026-06-03', { sanction: 'warning', ground: 4, reason: '建议警告' }),
  event('warned', 'warned', '2026-06-04', { ground: 4, note: '第二次' }),
  event('punish', 'punishment-proposed', '2026-06-10'),
  event('assessed', 'assessed', '2026-07-01', {
    from: '2026-06-01',
    to: '2026-06-30',
    result: 'qualified',
    points: 82,
    content: '按时报告',
  }),
  event('praise', 'praise-proposed', '2026-08-01', { content: '积极参加公益活动' }),
  event('praised', 'praised', '2026-08-03', { approvedBy: 'county' }),
  event('declined', 'praise-declined', '2026-12-01', { praiseLacks: 'time', content: '距上次表扬不足六个月' }),
  event('objection', 'objection-filed', '2026-12-02', { disputed: 'praise', content: '请求复核。' }),
  event('answer', 'objection-answered', '2026-12-05', { outcome: 'refused', content: '维持原决定。' }),
  event('complaint', 'complaint-filed', '2026-12-06', { content: '态度生硬' }),
  event('complaint-answer', 'complaint-answered', '2026-12-08', { content: '已批评教育' }),
  event('examined', 're-examined', '2026-12-10', { hospital: '市人民医院', content: '病情稳定' }),
  event('interval', 'interval-extended', '2026-12-11', { what: 're-examination', months: 2 }),
  event('proposal', 'commutation-proposed', '2026-12-12'),
];

function context(kind: string, of: string | undefined): PaperContext {
  return {
    kind,
    caseId: '019a0000-0000-7000-8000-000000000001',
    file: {
      format: 'guitu.case-file/1',
      case: 'corrections',
      facts: { kind: 'suspended-sentence', offence: '盗窃罪' },
      events: STORY,
    },
    person: { name: '刘小样', sex: 'female', born: '1990-01-01', idNumber: '990101199001010029', particulars: {} },
    term: { from: plainDate('2026-01-01'), to: plainDate('2027-12-31') },
    grade: 'ordinary',
    duties: [],
    event: STORY.find(({ id }) => id === of),
    organ: '永丰县社区矫正管理局',
    agency: '永丰县社区矫正管理局',
    office: '恩江司法所',
    county: '永丰县',
    placeOf: (code) => (code === '360822' ? '吉水县' : undefined),
  };
}

/** What every paper knows of the person, left out of the table. */
const COMMON = [
  '姓名',
  '性别',
  '出生日期',
  '身份证号码',
  '对象编号',
  '执行地',
  '执行地检察院',
  '执行地公安机关',
  '落款机关',
  '矫正类别',
  '矫正期限',
  '矫正起日',
  '矫正止日',
  '管理类别',
  '罪名',
  '奖惩情况',
];

const filled = (kind: string, of: string | undefined) => {
  const fields = findPaperKind(kind)?.fields ?? [];
  const values = valuesOf(fields, context(kind, of), {});
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== undefined && !COMMON.includes(name)));
};

const BREACH = { 违规事实: '2026年4月26日，脱离监管五日', 本人陈述: '本人承认外出' };
const BREACH_2 = { 违规事实: '2026年6月1日，再次脱离监管', 本人陈述: '未能听取：拒不陈述' };
const LEAVE = {
  外出起日: '2026年3月5日',
  外出止日: '2026年3月10日',
  外出理由: '就医',
  外出目的地: '吉水县',
  外出天数: '6',
};

/** Paper, the record it was made for, and everything the record fills in it. What is not here stays a blank. */
const TABLE: readonly (readonly [string, string | undefined, Record<string, string>])[] = [
  [
    'D01',
    'asked',
    {
      ...LEAVE,
      申请日期: '2026年3月1日',
      目的地明细: '县人民医院',
      具体事由: '术后复查',
      交通工具: '火车',
      随行人: '刘小甲',
      证明材料: '诊断证明、就医预约：门诊病历',
      销假日期: '2026年3月13日',
      是否逾期: '是，逾期2日',
      县级社区矫正机构意见: '准予（2026年3月2日）',
    },
  ],
  [
    'D01',
    'asked-2',
    {
      申请日期: '2026年5月1日',
      外出起日: '2026年5月5日',
      外出止日: '2026年5月6日',
      外出理由: '处理工作事务',
      外出天数: '2',
      司法所意见: '不予批准：行程与订单不符（2026年5月2日）',
    },
  ],
  // A blank request, printed for the person: nothing of a leave asked for before.
  ['D01', undefined, {}],
  ['D02', 'granted', LEAVE],
  [
    'D03',
    'back',
    {
      外出起日: '2026年3月5日',
      外出止日: '2026年3月10日',
      实际返回日期: '2026年3月12日',
      销假日期: '2026年3月13日',
      逾期时长: '2日',
      有无正当理由: '无',
      原因: '误了火车',
    },
  ],
  [
    'G04',
    'refused-2',
    {
      告知事项: '你于2026年5月1日提出的外出申请（自2026年5月5日起至2026年5月6日止）',
      决定内容: '不予批准外出',
      不批准理由: '行程与订单不符',
    },
  ],
  [
    'G04',
    'no-longer',
    {
      告知事项: '你于2026年3月9日提出的续假申请（续至2026年3月14日）',
      决定内容: '不予批准续假',
      不批准理由: '证明材料不足，未按要求补正；未交住院证明',
    },
  ],
  [
    'G04',
    'unmet',
    { 告知事项: '你于2026年4月8日提出的会客、会见申请（同案犯，周样）', 决定内容: '不予批准会客、会见', 不批准理由: '可能串供' },
  ],
  ['G04', 'declined', { 告知事项: '对你是否给予表扬', 决定内容: '暂不予表扬', 不批准理由: '时间未满；距上次表扬不足六个月' }],
  ['G04', undefined, {}],
  [
    'D04',
    'travel',
    {
      事由: '处理工作事务',
      往返地点: '永丰县—吉水县',
      时间段与频次: '每周一次',
      期限起日: '2026年4月6日',
      期限止日: '2026年10月5日',
      证明材料: '单位证明',
      县级社区矫正机构意见: '准予（2026年4月3日）',
    },
  ],
  [
    'D11',
    'meet',
    {
      会见人类别: '同案犯',
      会见人姓名: '周样',
      与对象关系: '同案',
      会见地点: '司法所',
      会见时间: '2026年4月10日',
      会见事由: '核对赔偿',
      县级社区矫正机构意见: '不予批准：可能串供（2026年4月9日）',
    },
  ],
  ['D10', 'place', { 申请进入的区域: '县体育馆', 时间段: '自2026年4月13日起至2026年4月14日止' }],
  ['D16', 'visit', { 时间: '2026年4月15日14时5分', 方式: '实地查访（入户）', 查访内容: '在家，情况正常' }],
  ['D16', 'step', { 时间: '2026年4月21日', 方式: '查找（询问家属）', 查访内容: '家属称不知去向' }],
  ['D16', undefined, {}],
  [
    'D17',
    'police',
    {
      失联日期: '2026年4月20日',
      最后联系情况: '2026年4月15日实地查访（入户）',
      已采取措施: '2026年4月21日询问家属：家属称不知去向',
    },
  ],
  ['D18', 'examined', { 诊断医院: '市人民医院', 复查日期: '2026年12月10日', 诊断结论: '病情稳定' }],
  [
    'D18',
    'interval',
    { 诊断医院: '市人民医院', 复查日期: '2026年12月10日', 诊断结论: '病情稳定', 延长间隔: '病情复查间隔延长2个月' },
  ],
  ['E01', 'praise', { 主要表现: '积极参加公益活动', 县级社区矫正机构意见: '决定给予表扬（2026年8月3日）' }],
  ['E02', 'praised', { 主要表现: '积极参加公益活动' }],
  [
    'E03',
    'proposed',
    {
      ...BREACH,
      依据: '《社区矫正法实施办法》第三十四条第（一）项',
      司法所意见: '建议训诫',
      县级社区矫正机构意见: '决定予以训诫（2026年4月29日）',
    },
  ],
  ['E04', 'admonished', BREACH],
  [
    'E05',
    'proposed-2',
    {
      ...BREACH_2,
      依据: '《社区矫正法实施办法》第三十五条第（四）项',
      司法所意见: '建议警告',
      县级社区矫正机构意见: '决定予以警告（2026年6月4日）',
    },
  ],
  [
    'E05',
    'warned',
    {
      ...BREACH_2,
      依据: '《社区矫正法实施办法》第三十五条第（四）项',
      备注: '第二次',
      司法所意见: '建议警告',
      县级社区矫正机构意见: '决定予以警告（2026年6月4日）',
    },
  ],
  ['E06', 'warned', BREACH_2],
  // No breach is on record since the warning: none is borrowed from it.
  ['E07', 'punish', {}],
  ['E13', 'word', { 时间: '2026年4月27日', 违规事实: '2026年4月26日，脱离监管五日', 问答内容: '本人承认外出。' }],
  ['E14', 'assessed', { 评定月份: '2026年6月', 主要表现: '按时报告', 评议等级: '合格，82分' }],
  ['G02', 'proposed-2', { 议题: '是否给予警告' }],
  ['G02', 'proposal', { 议题: '是否提请减刑' }],
  [
    'G05',
    'answer',
    {
      提出日期: '2026年12月2日',
      答复事项: '表扬或者暂不表扬',
      提出内容: '请求复核',
      答复内容: '维持原决定',
      答复结论: '你的意见不成立。',
    },
  ],
  ['G05', 'complaint-answer', { 提出日期: '2026年12月6日', 答复事项: '投诉事项', 提出内容: '态度生硬', 答复内容: '已批评教育' }],
];

describe('every field that the record knows, from the record the paper is of', () => {
  test.each(TABLE)('%s of %s', (kind, of, expected) => expect(filled(kind, of)).toEqual(expected));

  test('each row’s paper can be made for its record', () => {
    const wrong = TABLE.filter(([kind, of]) => {
      const made = STORY.find(({ id }) => id === of);
      return made && !papersOn(made, { kind: 'suspended-sentence' }).includes(kind);
    });
    expect(wrong.map(([kind, of]) => `${kind} ${of}`)).toEqual([]);
  });
});
