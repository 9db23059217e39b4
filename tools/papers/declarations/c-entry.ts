/** C 入矫: the entry. */
import { form, ID, letter, record, SENT, TERM } from '../declaration.ts';

export const ENTRY = [
  letter(
    { id: 'C01', zh: '社区矫正宣告书', en: 'Entry declaration', mark: '宣', signer: 'office', copies: 3, to: ['person'] },
    [
      '社区矫正对象{姓名}：',
      '根据{决定机关}{文书字号}，你因犯{罪名}，被判处{原判刑罚}，依法实行社区矫正（{矫正类别}）。矫正期限{矫正期限}，自{矫正起日}起至{矫正止日}止。',
      '在社区矫正期间，你应当遵守法律、行政法规和监督管理规定，服从管理，参加教育学习和公益活动。',
      '禁止令：{禁止令内容}；期限自{禁止令起日}起至{禁止令止日}止。',
      '违反规定的，将依法予以训诫、警告，或者提请治安管理处罚、撤销缓刑、撤销假释、收监执行。你的合法权利受法律保护。',
      '矫正小组成员：{矫正小组}。',
      '宣告地点：{宣告地点}；宣告人：{宣告人}；宣告日期：{宣告日期}。',
    ],
    { receipt: '社区矫正对象' },
  ),
  letter(
    {
      id: 'C02',
      zh: '社区矫正小组责任书',
      en: 'Responsibilities of the corrections group',
      mark: '责',
      signer: 'office',
      copies: 6,
      to: ['group'],
    },
    [
      '为做好社区矫正对象{姓名}（{矫正类别}，自{矫正起日}起至{矫正止日}止）的社区矫正工作，成立矫正小组。组长：{小组组长}；成员：{矫正小组}。',
      '小组成员的职责：{小组职责}。',
      '责任期限至社区矫正解除或者终止之日止。',
    ],
    { receipt: '小组成员' },
  ),
  form(
    { id: 'C03', zh: '社区矫正方案', en: 'Individual correction plan', mark: '案', signer: 'office', copies: 2 },
    '对象编号 姓名 性别 出生日期 矫正类别 矫正期限 矫正起日 矫正止日 是否未成年 管理类别 对象情况分析** 犯罪原因和需求评估** 监督管理措施** 教育矫正措施** 帮困扶助措施* 其他措施* 实施效果评估* 评估时间 评估人 调整记录*',
    { opinions: ['司法所'] },
  ),
  record(
    { id: 'C04', zh: '首次谈话笔录', en: 'First talk' },
    '时间 地点 谈话人 记录人 姓名 矫正类别 家庭情况* 就业就学情况* 健康状况* 困难和需求*',
    '谈话内容',
    ['以上笔录我看过（向我宣读过），和我说的相符。本人（签名、捺印）', '谈话人（签名）'],
  ),
  form(
    { id: 'C05', zh: '入矫事项核对单', en: 'Entry checklist', signer: 'office' },
    '姓名 对象编号 身份核验 首次谈话 个人资料 矫正小组 矫正方案 宣告日期 责任书 志愿者帮教协议 责任工作人员 核对日期 备注*',
  ),
  form(
    {
      id: 'C06',
      zh: '管理类别审批（调整）表',
      en: 'Management category: approval or change',
      mark: '类',
      copies: 2,
      to: ['person'],
    },
    '对象编号 姓名 矫正类别 管理类别 拟调整类别 变动日期 调整原因** 评估得分与人工意见**',
    { opinions: ['司法所', '县级社区矫正机构'] },
  ),
  letter(
    {
      id: 'C07',
      zh: '志愿者帮教协议书',
      en: 'Volunteer support agreement',
      signer: 'office',
      copies: 3,
      to: ['person', 'group'],
    },
    [
      '为帮助社区矫正对象{姓名}顺利融入社会，经三方同意，由志愿者{志愿者姓名}（单位：{志愿者单位}，电话：{志愿者电话}）开展帮教。',
      '服务内容：{服务内容}。期限：{服务期限}。',
      '志愿者对知悉的个人信息和隐私保密，不承担执法职责。',
    ],
    { receipt: '志愿者、本人、司法所' },
  ),
  form(
    {
      id: 'C08',
      zh: '保证人资格审查表',
      en: 'Guarantor check and undertaking',
      mark: '保',
      copies: 3,
      to: ['decision-organ', 'procuratorate'],
    },
    `${ID} ${SENT} ${TERM} 保证人姓名 与对象关系 保证人身份证号 保证人电话 保证人住址* 履行义务承诺*`,
    { opinions: ['县级社区矫正机构'] },
  ),
];
