/** B 交付接收: papers arrive, the person reports. */
import { form, ID, letter, stubbed } from '../declaration.ts';

export const ARRIVAL = [
  letter(
    { id: 'B01', zh: '法律文书送达回执', en: 'Receipt for the judgment papers', mark: '回', copies: 2, to: ['decision-organ'] },
    [
      '你单位移送的社区矫正对象{姓名}（{矫正类别}）的法律文书，我单位已于{法律文书收到日期}收到。文书种类及份数：{文书种类及份数}；文书字号：{文书字号}。',
      '缺件及补正要求：{缺件及补正要求}。',
      '经办人及电话：{联系人及电话}。',
    ],
    { addressee: '{决定机关}' },
  ),
  stubbed(
    { id: 'B02', zh: '社区矫正对象报到通知书', en: 'Reporting notice to the person', mark: '报', copies: 2, to: ['person'] },
    '姓名 身份证号码 决定机关 文书字号 应报到日期 成文日期',
    [
      '{姓名}：',
      '根据{决定机关}{文书字号}，对你依法实行社区矫正。请你于{应报到日期}前到{报到地点}报到，办理登记手续。',
      '无正当理由逾期报到的，将依法处理。',
    ],
    { receipt: '本人（签收）：　　　　　　　　年　　月　　日' },
  ),
  form(
    { id: 'B03', zh: '社区矫正对象基本信息表', en: 'Basic information of the person', copies: 3, to: ['public-security'] },
    '对象编号 填表日期 姓名 曾用名 身份证号码 性别 民族 出生日期 文化程度 健康状况 婚姻状况 联系电话 户籍地* 居住地* 执行地* 工作单位 单位电话 罪名 原判刑罚 原判刑期 决定机关 原羁押场所 附加刑 禁止令内容* 禁止令起日 禁止令止日 矫正类别 矫正期限 矫正起日 矫正止日 法律文书收到日期 报到日期 报到情况* 主要犯罪事实* 前科情况* 个人简历* 家庭成员* 备注*',
  ),
  letter(
    {
      id: 'B04',
      zh: '社区矫正对象报到情况通知单',
      en: 'Notice of reporting status',
      mark: '报通',
      copies: 4,
      to: ['decision-organ', 'procuratorate', 'public-security'],
    },
    [
      '社区矫正对象{姓名}，性别{性别}，{出生日期}出生，身份证号码{身份证号码}，居住地{居住地}，文书字号{文书字号}，应于{应报到日期}前报到，实际于{报到日期}报到。',
      '报到情况：{报到情况}。查找情况：{查找情况}。',
      '特此通知。',
    ],
    { addressee: '{决定机关}', cc: '{执行地检察院}、{执行地公安机关}' },
  ),
  letter(
    {
      id: 'B05',
      zh: '社区矫正告知书',
      en: 'Notice of rights and duties',
      mark: '告',
      signer: 'office',
      copies: 2,
      to: ['person'],
    },
    [
      '{姓名}：你自{矫正起日}起至{矫正止日}止依法接受社区矫正（{矫正类别}）。现将有关事项告知如下：',
      '一、你依法享有的人身权利、财产权利和其他权利不受侵犯，在就业、就学和享受社会保障等方面不受歧视。',
      '二、你应当遵守法律、行政法规，履行判决、裁定、暂予监外执行决定等法律文书确定的义务，遵守关于报告、会客、外出、迁居、保外就医等监督管理规定，服从管理。',
      '三、被禁止的事项：{禁止令内容}。',
      '四、违反规定的，视情节依法给予训诫、警告、提请治安管理处罚，或者依法提请撤销缓刑、撤销假释、收监执行。',
      '五、认为合法权益受到侵犯的，有权向人民检察院或者有关机关申诉、控告和检举。',
      '六、为实行社区矫正依法处理你的个人信息，非依法定情形不向他人提供。',
    ],
    { receipt: '本人（及监护人）' },
  ),
  letter(
    { id: 'B06', zh: '指定司法所接收通知', en: 'Assignment to a judicial office', mark: '接', copies: 2, to: ['office'] },
    [
      '社区矫正对象{姓名}（编号：{对象编号}，{矫正类别}，矫正期限自{矫正起日}起至{矫正止日}止）已于{登记日期}登记接收，现委托你所承担其社区矫正日常工作。请于{到所期限}前接收。',
      '随附材料：{随附材料}。',
    ],
    { addressee: '{司法所}', receipt: '司法所签收' },
  ),
  form(
    {
      id: 'B07',
      zh: '未按规定报到查找情况通报',
      en: 'Search for a person who did not report',
      mark: '查',
      copies: 3,
      to: ['decision-organ', 'procuratorate', 'public-security'],
    },
    `${ID} 应报到日期 查找时间 查找方式 查找地点 查找对象 查找人 查找结果** 是否漏管* 后续措施*`,
  ),
];
