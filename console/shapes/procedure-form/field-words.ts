import { type Words, words } from '../../../law/kernel/words.ts';

/** What the fields of events are called on a form and in the history. */
const FIELDS = {
  accepted: words('是否同意接收', 'Accepts'),
  approved: words('是否准予变更', 'Granted'),
  approvedBy: words('批准机关', 'Approved by'),
  channel: words('办理地点', 'Where'),
  content: words('内容', 'Content'),
  decidedOn: words('决定日期', 'Decided on'),
  destination: words('目的地', 'Destination'),
  document: words('依据文书', 'Document'),
  event: words('哪一条记录', 'Which entry'),
  fields: words('应为', 'Should be'),
  form: words('方式', 'How'),
  from: words('开始日期', 'From'),
  grade: words('管理类别', 'Grade'),
  ground: words('依据（条款序号或说明）', 'Ground (its number, or words)'),
  guardianPresent: words('监护人到场', 'Guardian present'),
  hospital: words('医院', 'Hospital'),
  knowsMinors: words('熟悉未成年人身心特点', 'Knows minors'),
  measure: words('措施', 'Measure'),
  members: words('小组成员', 'Members'),
  missing: words('缺少的文书', 'Missing papers'),
  on: words('发生日期', 'Day'),
  months: words('延长月数', 'Months added'),
  name: words('姓名', 'Name'),
  newTo: words('新的期满日', 'New last day'),
  note: words('备注', 'Note'),
  now: words('应为', 'Should be'),
  organ: words('机关', 'Organ'),
  organName: words('机关名称', 'Name of the organ'),
  outcome: words('结果', 'Outcome'),
  path: words('哪一项', 'Which fact'),
  properReason: words('有正当理由', 'Proper reason'),
  reason: words('事由', 'Reason'),
  role: words('身份', 'Role'),
  sex: words('性别', 'Sex'),
  source: words('来源', 'Source'),
  state: words('状态', 'State'),
  step: words('查找经过', 'What was done'),
  to: words('结束日期', 'To'),
  was: words('原为', 'Was'),
  what: words('哪一种间隔', 'Which interval'),
} as const satisfies Record<string, Words>;

/** The words for a field; a field without words keeps its name, so that a new procedure works before anyone has named it. */
export function fieldWords(name: string): Words {
  const table: Readonly<Record<string, Words>> = FIELDS;
  return (Object.hasOwn(table, name) ? table[name] : undefined) ?? words(name, name);
}
