/** G 通用: what goes with many papers. */
import { form, list, record } from '../declaration.ts';

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
];
