/** D 日常监管: leave, change of place, restricted places, visits, lost contact, health. */
import { form, ID, letter, list, record, SENT, stubbed } from '../declaration.ts';

const BOTH = { opinions: ['司法所', '县级社区矫正机构'] };

export const SUPERVISION = [
  form(
    { id: 'D01', zh: '社区矫正对象外出申请审批表', en: 'Leave: request and approval', mark: '外', signer: 'office', copies: 2 },
    '姓名 对象编号 申请日期 联系电话 外出目的地* 目的地明细* 外出理由* 具体事由* 外出天数 交通工具 外出起日 外出止日 预计出发时间 随行人 证明材料* 销假日期 是否逾期',
    { ...BOTH, signed: ['申请人（签名、捺印）：　　　　　　　　　　年　　月　　日'] },
  ),
  stubbed(
    {
      id: 'D02',
      zh: '社区矫正对象外出证明',
      en: 'Leave certificate',
      mark: '外证',
      signer: 'office',
      copies: 2,
      to: ['person', 'procuratorate'],
    },
    '姓名 身份证号码 外出目的地 外出天数 外出起日 外出止日',
    [
      '社区矫正对象{姓名}（身份证号码{身份证号码}），因{外出理由}，经批准自{外出起日}起至{外出止日}止，前往{外出目的地}，共{外出天数}天。',
      '注意事项：按期返回并销假；遵守监督管理规定；保持通信畅通。',
    ],
    { receipt: '销假时间：　　　年　　月　　日　　时　　　本人（签名）：' },
  ),
  record(
    { id: 'D03', zh: '续假、销假、逾期未归记录', en: 'Extension, return and overstay' },
    '姓名 对象编号 外出起日 外出止日 续假至 实际返回日期 销假日期 核验方式 逾期时长 有无正当理由 原因*',
    '处理意见',
    ['本人（签名）', '经办人（签名）'],
  ),
  form(
    { id: 'D04', zh: '经常性跨市、县活动申请审批表', en: 'Recurring travel across the county line', mark: '跨', copies: 2 },
    `${ID} 事由* 往返地点* 路线* 时间段与频次* 期限起日 期限止日 证明材料*`,
    BOTH,
  ),
  form(
    { id: 'D05', zh: '变更执行地审批表', en: 'Change of execution place: approval', mark: '变审', copies: 2 },
    `${ID} 矫正类别 矫正起日 矫正止日 申请日期 拟变更执行地* 变更理由* 新居住地地址* 证明材料* 新执行地机构意见*`,
    BOTH,
  ),
  letter(
    {
      id: 'D06',
      zh: '变更执行地征求意见函',
      en: 'Consultation with the new county',
      mark: '变函',
      copies: 2,
      to: ['new-county'],
    },
    [
      '社区矫正对象{姓名}（身份证号码{身份证号码}，{矫正类别}，矫正期限自{矫正起日}起至{矫正止日}止）申请将执行地变更至你地，拟居住于{新居住地地址}。',
      '请对有关情况进行核实：{核实要求}，并依法在收到之日起5日内书面答复。',
      '联系人及电话：{联系人及电话}。',
    ],
    { addressee: '{新执行地机构}' },
  ),
  letter(
    {
      id: 'D07',
      zh: '变更执行地决定书',
      en: 'Decision on the change of execution place',
      mark: '变',
      signer: 'county-head',
      copies: 6,
      to: ['person', 'new-county', 'decision-organ', 'procuratorate', 'public-security'],
    },
    [
      '社区矫正对象{姓名}，性别{性别}，{出生日期}出生，身份证号码{身份证号码}，居住地{居住地}，{矫正类别}，矫正期限自{矫正起日}起至{矫正止日}止。',
      '你于{申请日期}提出变更执行地申请。经审查：{变更理由}。现决定：{准予或者不准予}将执行地由{执行地}变更为{拟变更执行地}。',
      '准予变更的，请于{报到期限}前到新执行地县级社区矫正机构报到。不服本决定的，可以依法申诉。',
    ],
    { receipt: '本人', cc: '{新执行地机构}、{决定机关}、{执行地检察院}、{执行地公安机关}' },
  ),
  stubbed(
    {
      id: 'D08',
      zh: '变更执行地报到通知书',
      en: 'Certificate to carry to the new county',
      mark: '变证',
      copies: 2,
      to: ['person', 'new-county'],
    },
    '姓名 身份证号码 迁出机构 新执行地机构 应报到日期 矫正止日',
    [
      '{新执行地机构}：',
      '社区矫正对象{姓名}（身份证号码{身份证号码}）经批准变更执行地至你地，应于{应报到日期}前报到，请予接收。',
    ],
    { receipt: '接收回执：　　　　　　　　　　年　　月　　日' },
  ),
  list(
    { id: 'D09', zh: '档案材料移交清单', en: 'File hand-over list', mark: '移', copies: 2, to: ['new-county'] },
    '姓名 身份证号码 迁出机构 新执行地机构 移交人 接收人',
    ['序号', '材料名称', '件数', '页数', '校验值'],
    12,
    ['接收单位（公章）'],
  ),
  form(
    {
      id: 'D10',
      zh: '进入特定区域（场所）审批表',
      en: 'Entry to a restricted place',
      mark: '场',
      copies: 3,
      to: ['person', 'procuratorate', 'decision-organ', 'trial-court'],
    },
    `${ID} ${SENT} 矫正类别 矫正期限 矫正起日 矫正止日 禁止令内容* 禁止令起日 禁止令止日 申请进入的区域* 申请理由* 时间段*`,
    BOTH,
  ),
  form(
    { id: 'D11', zh: '会客审批表', en: 'Visitors and contacts: approval', mark: '客', copies: 2, to: ['person'] },
    '姓名 对象编号 矫正类别 矫正止日 会见人类别* 会见人姓名 会见人国籍 会见人单位 会见人电话 与对象关系 会见时间 会见地点* 会见事由*',
    BOTH,
  ),
  form(
    {
      id: 'D12',
      zh: '使用电子定位装置审批表',
      en: 'Electronic positioning: approval',
      mark: '定审',
      signer: 'bureau-head',
      copies: 2,
    },
    `${ID} ${SENT} 矫正类别 矫正期限 适用情形* 事实与证据** 装置编号 定位起日 定位止日 装置类型`,
    { opinions: ['县级社区矫正机构', '县级司法行政部门负责人'] },
  ),
  letter(
    {
      id: 'D13',
      zh: '使用电子定位装置决定书',
      en: 'Electronic positioning: decision',
      mark: '定',
      copies: 4,
      to: ['person', 'procuratorate', 'public-security'],
    },
    [
      '社区矫正对象{姓名}，性别{性别}，{出生日期}出生，身份证号码{身份证号码}，居住地{居住地}，{矫正类别}。',
      '因你有下列情形：{适用情形}，依照《中华人民共和国社区矫正法》第二十九条，经县级司法行政部门负责人批准，决定对你使用电子定位装置，期限自{定位起日}起至{定位止日}止。装置编号：{装置编号}。',
      '你应当保持装置正常，不得拆卸、损毁。定位信息严格保密，仅用于社区矫正工作。不服本决定的，可以依法申诉。',
    ],
    { receipt: '本人', cc: '{执行地检察院}、{执行地公安机关}' },
  ),
  letter(
    {
      id: 'D14',
      zh: '电子定位监督管理告知书',
      en: 'Positioning device: notice',
      mark: '定告',
      signer: 'office',
      copies: 2,
      to: ['person'],
    },
    [
      '{姓名}：依法对你使用电子定位装置（编号{装置编号}），期限自{定位起日}起至{定位止日}止。使用期间：',
      '一、随身携带并保持装置电量充足、状态正常；二、及时接听和回复工作人员的联系；三、装置故障的，立即报告；四、未经批准不得离开规定的活动区域：{活动区域}；五、不得拆卸、损毁、遮挡或者交由他人携带。',
      '违反规定的，依法处理。期限届满或者情形消失的，及时解除。',
    ],
    { receipt: '本人' },
  ),
  letter(
    {
      id: 'D15',
      zh: '延长（解除）使用电子定位装置决定书',
      en: 'Extend or remove positioning',
      mark: '定延',
      copies: 4,
      to: ['person', 'procuratorate', 'public-security'],
    },
    [
      '社区矫正对象{姓名}，身份证号码{身份证号码}，居住地{居住地}。原决定：{原决定文号}。',
      '经评估：{评估情况}。现决定：{延长或者解除}使用电子定位装置；延长的，期限自{定位起日}起至{定位止日}止。装置交回情况：{装置交回记录}。',
    ],
    { receipt: '本人', cc: '{执行地检察院}、{执行地公安机关}' },
  ),
  record(
    { id: 'D16', zh: '实地查访、通信联络、信息化核查记录', en: 'Visit, call and electronic check' },
    '姓名 对象编号 时间 方式 地点 查访对象 查访人 影像编号 异常情况* 处理措施*',
    '查访内容',
    ['查访人（签名）'],
  ),
  letter(
    {
      id: 'D17',
      zh: '请求协助查找函',
      en: 'Lost contact: request to help find',
      mark: '协查',
      copies: 3,
      to: ['public-security', 'procuratorate'],
    },
    [
      '社区矫正对象{姓名}，性别{性别}，{出生日期}出生，身份证号码{身份证号码}，居住地{居住地}，联系电话{联系电话}，{矫正类别}，于{失联日期}发现失去联系。',
      '最后位置和联系情况：{最后联系情况}。已采取的查找措施：{已采取措施}。',
      '请求事项：{请求事项}。联系人及电话：{联系人及电话}。',
    ],
    { addressee: '{执行地公安机关}', cc: '{执行地检察院}' },
  ),
  form(
    {
      id: 'D18',
      zh: '病情复查（妊娠检查）报告及延期审批表',
      en: 'Medical review and extension',
      mark: '医',
      copies: 3,
      to: ['decision-organ', 'procuratorate'],
    },
    `${ID} ${SENT} 矫正类别 矫正期限 诊断医院 复查日期 诊断结论* 下次复查日 延长间隔 事实依据*`,
    { opinions: ['司法所', '县级社区矫正机构', '地级审核'] },
  ),
  form(
    {
      id: 'D19',
      zh: '法定不准出境人员报备（撤控）表',
      en: 'Exit ban: filing and withdrawal',
      mark: '报备',
      copies: 2,
      to: ['public-security'],
    },
    '姓名 性别 出生日期 身份证号码 户籍地* 居住地* 证件种类及号码* 报备类型 决定机关 报备起日 报备止日 报备理由* 法律文书附件* 联系人及电话* 撤销日期',
  ),
  list(
    { id: 'D20', zh: '出入境证件代管、归还登记表', en: 'Custody of travel documents', mark: '证管', copies: 2, to: ['person'] },
    '姓名 身份证号码',
    ['证件种类', '证件号码', '有效期', '办理事项', '办理日期', '经手人'],
    6,
    ['本人（签收）'],
  ),
];
