/** G 通用: what goes with many papers. */
import { form, letter, list, record } from '../declaration.ts';

export const COMMON = [
  form(
    { id: 'G01', zh: '送达回证', en: 'Proof of service', mark: '送', signer: 'office', to: ['person'] },
    '受送达人 送达文书名称* 送达文书文号* 送达地点* 送达方式 送达日期 收件人签名及日期* 代收人及关系* 送达人* 备注*',
  ),
  record(
    { id: 'G02', zh: '集体评议记录', en: 'Panel discussion' },
    '议题* 时间 地点 参加人* 列席人* 姓名 矫正类别',
    '评议意见和结论',
    ['参加人（签名）', '记录人（签名）'],
  ),
  list(
    { id: 'G03', zh: '卷宗目录', en: 'File index', mark: '档', signer: 'office', copies: 2, to: ['other'] },
    '姓名 对象编号 矫正类别 归档日期',
    ['序号', '文书名称', '文书编号', '日期', '页号', '附注'],
    12,
    ['归档人（签名）'],
  ),
  // The last two are ours: the county's set has no form for what the person must get in writing (社区矫正法 27, 34; 实施办法 32).
  letter(
    {
      id: 'G04',
      zh: '不予批准告知书',
      en: 'Refusal, told to the person',
      mark: '不准',
      signer: 'office',
      copies: 2,
      to: ['person'],
    },
    [
      '关于{告知事项}，经审查，决定：{决定内容}。',
      '依据和理由：{不批准理由}。',
      '对本决定有异议的，可以向本机关提出，也可以向{执行地检察院}申诉、控告。',
    ],
    { addressee: '社区矫正对象{姓名}', receipt: '本人' },
  ),
  letter(
    { id: 'G05', zh: '异议、投诉答复书', en: 'Answer to an objection or complaint', mark: '复', copies: 2, to: ['person'] },
    [
      '你于{提出日期}就{答复事项}提出的意见，已经办理。你提出的内容：{提出内容}。',
      '答复：{答复内容}。{答复结论}',
      '对答复仍有异议的，可以向{执行地检察院}提出。',
    ],
    { addressee: '社区矫正对象{姓名}', receipt: '本人' },
  ),
];
