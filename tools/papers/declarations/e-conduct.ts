/** E 考核奖惩: praise, sanction, proposals to court and police. */
import { form, ID, letter, record, SENT, TERM } from '../declaration.ts';

const BOTH = { opinions: ['司法所', '县级社区矫正机构'] };
const PERSON = '社区矫正对象{姓名}，性别{性别}，{民族}，{出生日期}出生，身份证号码{身份证号码}，居住地{居住地}，户籍地{户籍地}。';
const SENTENCED =
  '因犯{罪名}，于{判决日期}被{判决机关}以{文书字号}判处{原判刑罚}，附加刑{附加刑}。自{矫正起日}起至{矫正止日}止接受社区矫正（{矫正类别}）。';
const CC = '{执行地检察院}、{执行地公安机关}';

export const CONDUCT = [
  form(
    { id: 'E01', zh: '表扬审批表', en: 'Commendation: approval', mark: '表审', copies: 2 },
    `${ID} ${SENT} ${TERM} 主要表现** 依据*`,
    BOTH,
  ),
  letter(
    {
      id: 'E02',
      zh: '表扬决定书',
      en: 'Commendation: decision',
      mark: '表',
      signer: 'county-head',
      copies: 3,
      to: ['person', 'procuratorate'],
    },
    ['你在社区矫正期间：{主要表现}。依照《社区矫正法》第二十八条和《实施办法》第三十三条，决定给予表扬。'],
    { addressee: '社区矫正对象{姓名}', receipt: '本人', cc: '{执行地检察院}' },
  ),
  form(
    { id: 'E03', zh: '训诫审批表', en: 'Admonition: approval', mark: '训审', copies: 2 },
    `${ID} ${SENT} ${TERM} 违规事实** 本人陈述* 依据*`,
    BOTH,
  ),
  letter(
    {
      id: 'E04',
      zh: '训诫决定书',
      en: 'Admonition: decision',
      mark: '训',
      signer: 'county-head',
      copies: 3,
      to: ['person', 'procuratorate'],
    },
    [
      PERSON,
      '经查，你有下列违反监督管理规定的行为：{违规事实}。你的陈述：{本人陈述}。',
      '依照《社区矫正法》第二十八条和《实施办法》第三十四条，决定对你予以训诫。你应当认识错误，遵守规定。不服本决定的，可以依法申诉。',
    ],
    { receipt: '本人', cc: '{执行地检察院}' },
  ),
  form(
    { id: 'E05', zh: '警告审批表', en: 'Warning: approval', mark: '警审', copies: 2 },
    `${ID} ${SENT} ${TERM} 违规事实** 本人陈述* 依据* 备注*`,
    BOTH,
  ),
  letter(
    {
      id: 'E06',
      zh: '警告决定书',
      en: 'Warning: decision',
      mark: '警',
      signer: 'county-head',
      copies: 4,
      to: ['person', 'procuratorate', 'decision-organ'],
    },
    [
      PERSON,
      '经查，你有下列违反监督管理规定的行为：{违规事实}。你的陈述：{本人陈述}。',
      '依照《社区矫正法》第二十八条和《实施办法》第三十五条，决定对你予以警告。不服本决定的，可以依法申诉。',
    ],
    { receipt: '本人', cc: '{执行地检察院}' },
  ),
  letter(
    {
      id: 'E07',
      zh: '治安管理处罚建议书',
      en: 'Proposal for a public-security penalty',
      mark: '治建',
      signer: 'county-head',
      copies: 3,
      to: ['public-security', 'procuratorate'],
    },
    [
      PERSON,
      SENTENCED,
      '违规事实：{违规事实}。',
      '依照《社区矫正法》第二十八条和《实施办法》第三十六条，建议对其依法给予治安管理处罚。',
      '附：{证据清单}。',
    ],
    { addressee: '{执行地公安机关}', cc: '{执行地检察院}' },
  ),
  letter(
    {
      id: 'E08',
      zh: '撤销缓刑建议书',
      en: 'Proposal to revoke probation',
      mark: '撤缓建',
      signer: 'county-head',
      copies: 5,
      to: ['decision-organ', 'procuratorate', 'public-security'],
    },
    [
      PERSON,
      SENTENCED,
      '违规事实：{违规事实}。曾受处分：{奖惩情况}。',
      '依照{法律依据}，建议撤销缓刑，收监执行原判刑罚。',
      '附：{证据清单}。',
    ],
    { addressee: '{受文法院}', cc: CC },
  ),
  letter(
    {
      id: 'E09',
      zh: '撤销假释建议书',
      en: 'Proposal to revoke parole',
      mark: '撤假建',
      signer: 'county-head',
      copies: 5,
      to: ['decision-organ', 'procuratorate', 'public-security'],
    },
    [
      PERSON,
      SENTENCED,
      '假释裁定文号：{假释裁定文号}；剩余刑期：{剩余刑期}。违规事实：{违规事实}。曾受处分：{奖惩情况}。',
      '依照{法律依据}，建议撤销假释，收监执行未执行完毕的刑罚。',
      '附：{证据清单}。',
    ],
    { addressee: '{受文法院}', cc: `${CC}、{原服刑监狱}` },
  ),
  letter(
    {
      id: 'E10',
      zh: '收监执行建议书',
      en: 'Proposal to take back into custody',
      mark: '收建',
      signer: 'county-head',
      copies: 5,
      to: ['decision-organ', 'procuratorate', 'public-security'],
    },
    [
      PERSON,
      SENTENCED,
      '暂予监外执行决定文号：{暂予监外执行决定文号}。情形和事实：{违规事实}。医学材料：{医学材料}。',
      '依照{法律依据}，建议收监执行。',
      '附：{证据清单}。',
    ],
    { addressee: '{决定机关}', cc: CC },
  ),
  letter(
    {
      id: 'E11',
      zh: '提请逮捕书',
      en: 'Proposal to arrest pending revocation',
      mark: '逮建',
      signer: 'county-head',
      copies: 4,
      to: ['decision-organ', 'procuratorate', 'public-security'],
    },
    [
      PERSON,
      '我单位已以{已提请撤销文号}提请撤销。因其有下列情形：{逮捕情形}，依照《社区矫正法》第四十七条，提请予以逮捕。',
      '附：{证据清单}。',
    ],
    { addressee: '{受文法院}', cc: CC },
  ),
  letter(
    {
      id: 'E12',
      zh: '减刑建议书',
      en: 'Proposal for sentence reduction',
      mark: '减建',
      signer: 'county-head',
      copies: 5,
      to: ['decision-organ', 'procuratorate', 'public-security', 'prison'],
    },
    [PERSON, SENTENCED, '主要表现：{主要表现}。', '依照{法律依据}，建议减去{建议减去}。', '附：{证据清单}。'],
    { addressee: '{受文法院}', cc: `${CC}、{原服刑监狱}` },
  ),
  record(
    { id: 'E13', zh: '违规事实调查（陈述申辩）笔录', en: 'Breach inquiry and statement' },
    '姓名 对象编号 时间 地点 询问人 记录人 权利告知* 违规事实*',
    '问答内容',
    ['以上笔录我看过（向我宣读过），和我说的相符。本人（签名、捺印）', '询问人（签名）', '记录人（签名）'],
  ),
  form(
    { id: 'E14', zh: '月度考核评议表', en: 'Monthly conduct review', signer: 'office', to: ['person'] },
    '姓名 对象编号 评定月份 管理类别 主要表现** 其他情况* 评议等级 评议人 公示日期 本人签名',
  ),
];
