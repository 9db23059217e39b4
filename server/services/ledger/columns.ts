/**
 * The columns of the sheet «导入矫正对象» (37 of them, in its order), those of ours beside them, and the names counties use for them.
 */
import { normalise } from './reading/text.ts';

export type ColumnKey = (typeof COLUMNS)[number]['key'];

interface Column {
  readonly key: string;
  /** The name on the template. */
  readonly title: string;
  readonly en: string;
  /** Other names met in the field, compared after `headerName`. */
  readonly alias?: readonly string[];
  readonly required?: true;
  /** How the template formats and checks it; text unless said. */
  readonly entry?: 'date' | 'text-number' | 'list';
}

export const COLUMNS = [
  { key: 'name', title: '姓名', en: 'Name', alias: ['对象姓名', '矫正对象姓名', '社区矫正对象姓名'], required: true },
  { key: 'alias', title: '曾用名', en: 'Former name', alias: ['曾用名(别名)', '别名'] },
  {
    key: 'phone',
    title: '个人联系电话',
    en: 'Phone',
    alias: ['联系电话', '手机号', '手机号码', '个人手机号', '本人电话', '电话'],
    entry: 'text-number',
  },
  {
    key: 'idNumber',
    title: '身份证号',
    en: 'ID number',
    alias: ['身份证号码', '公民身份号码', '身份号码', '证件号码', '身份证'],
    required: true,
    entry: 'text-number',
  },
  { key: 'sex', title: '性别', en: 'Sex' },
  { key: 'ethnicity', title: '民族', en: 'Ethnic group' },
  { key: 'born', title: '出生年月日', en: 'Date of birth', alias: ['出生日期', '出生年月', '生日'], entry: 'date' },
  { key: 'education', title: '文化程度', en: 'Education', alias: ['学历', '受教育程度'] },
  { key: 'health', title: '健康状态', en: 'Health', alias: ['健康状况', '身体状况'] },
  { key: 'formerPolitical', title: '原政治面貌', en: 'Political status before', alias: ['捕前政治面貌'] },
  { key: 'marital', title: '婚姻状况', en: 'Marital status', alias: ['婚姻', '婚姻状态'] },
  {
    key: 'residence',
    title: '居住地',
    en: 'Residence',
    alias: ['现住址', '居住地址', '现居住地', '固定居住地', '家庭住址', '住址', '居住地详址'],
    required: true,
  },
  { key: 'residencePhone', title: '居住地联系电话', en: 'Residence phone', entry: 'text-number' },
  { key: 'domicile', title: '户籍地', en: 'Registered domicile', alias: ['户籍地址', '户籍所在地', '户口所在地'] },
  { key: 'domicilePhone', title: '户籍地联系电话', en: 'Domicile phone', entry: 'text-number' },
  {
    key: 'employer',
    title: '所在工作单位',
    en: 'Employer or school',
    alias: ['现工作单位', '工作单位', '现工作单位(学校)', '所在工作单位(学校)', '就业就学单位'],
  },
  {
    key: 'employerPhone',
    title: '单位(学校)联系电话',
    en: 'Employer phone',
    alias: ['单位联系电话', '单位电话'],
    entry: 'text-number',
  },
  { key: 'crime', title: '罪名', en: 'Crime', alias: ['具体罪名', '案由', '案由/罪名'] },
  { key: 'penalty', title: '刑种', en: 'Kind of penalty', alias: ['原判刑罚', '原判刑种'] },
  { key: 'sentence', title: '原判刑期', en: 'Sentence', alias: ['刑期'] },
  {
    key: 'organ',
    title: '社区矫正决定机关',
    en: 'Deciding organ',
    alias: ['决定机关', '决定机关名称', '社区矫正决定机关名称', '判决机关'],
  },
  { key: 'custodyPlace', title: '原羁押场所', en: 'Former place of custody', alias: ['羁押场所', '原关押场所'] },
  { key: 'prohibition', title: '禁止令内容', en: 'Prohibition order', alias: ['禁止令'] },
  {
    key: 'prohibitionFrom',
    title: '禁止期限开始日期',
    en: 'Prohibition from',
    alias: ['禁止令开始日期', '禁止期限起'],
    entry: 'date',
  },
  {
    key: 'prohibitionTo',
    title: '禁止期限结束日期',
    en: 'Prohibition to',
    alias: ['禁止令结束日期', '禁止期限止'],
    entry: 'date',
  },
  { key: 'kind', title: '矫正类别', en: 'Kind of corrections', alias: ['社区矫正类别', '矫正类型'], required: true },
  { key: 'termLength', title: '矫正期限', en: 'Term', alias: ['社区矫正期限', '矫正期'] },
  {
    key: 'termFrom',
    title: '矫正开始日期',
    en: 'Term from',
    alias: ['社区矫正开始日期', '矫正起始日期', '矫正起日', '矫正开始时间', '矫正期限起', '起始日期'],
    required: true,
    entry: 'date',
  },
  {
    key: 'termTo',
    title: '矫正结束日期',
    en: 'Term to',
    alias: ['社区矫正结束日期', '矫正终止日期', '矫正止日', '矫正结束时间', '矫正期限止', '截止日期'],
    required: true,
    entry: 'date',
  },
  {
    key: 'papersReceived',
    title: '法律文书收到时间',
    en: 'Papers received',
    alias: ['法律文书收到日期', '文书收到时间', '收到法律文书时间'],
    entry: 'date',
  },
  {
    key: 'reportedOn',
    title: '报到时间',
    en: 'Reported on',
    alias: ['报到日期', '接收日期', '入矫日期', '入矫时间'],
    entry: 'date',
  },
  { key: 'reporting', title: '报到类型', en: 'Reporting', alias: ['报到情况'] },
  { key: 'mainFacts', title: '主要犯罪事实', en: 'Main facts', alias: ['犯罪事实'] },
  { key: 'priors', title: '本次犯罪前的违法犯罪记录', en: 'Earlier record', alias: ['前科', '违法犯罪记录', '前科情况'] },
  { key: 'resume', title: '个人简历(##分隔)', en: 'Resume', alias: ['个人简历', '简历'], entry: 'list' },
  {
    key: 'family',
    title: '家庭成员及主要社会关系(##分隔)',
    en: 'Family and relations',
    alias: ['家庭成员及主要社会关系', '家庭成员', '社会关系'],
    entry: 'list',
  },
  { key: 'remark', title: '备注', en: 'Remarks', alias: ['说明'] },
  // Not of the 37: who answers for the case, where the county's sheet says so.
  {
    key: 'office',
    title: '执行地司法所',
    en: 'Judicial office',
    alias: ['司法所', '所属司法所', '负责司法所', '受委托司法所', '监管司法所', '矫正机构', '矫正单位'],
  },
  // Not of the 37 either: whether copies of the papers are forwarded depends on it (DOC-03).
  {
    key: 'decidedIn',
    title: '决定机关所在地',
    en: 'Place of the deciding organ',
    alias: [
      '社区矫正决定机关所在地',
      '裁判地',
      '判决地',
      '裁判机关所在地',
      '判决机关所在地',
      '原审法院所在地',
      '决定机关所在地区划代码',
    ],
    entry: 'text-number',
  },
  // Items 41 and 87–89 of the old collection form. Kept for fidelity, encrypted; never shown, filtered or scored.
  { key: 'currentPolitical', title: '现政治面貌', en: 'Political status now', alias: ['政治面貌'] },
  { key: 'fiveIndependence', title: '是否“五独”', en: 'Legacy item 87', alias: ['是否五独', '五独'] },
  { key: 'fiveInvolvement', title: '是否“五涉”', en: 'Legacy item 88', alias: ['是否五涉', '五涉'] },
  { key: 'fourHistories', title: '是否有“四史”', en: 'Legacy item 89', alias: ['是否有四史', '四史'] },
] as const satisfies readonly Column[];

/** How many of `COLUMNS` stand on the field's own sheet. */
export const FIELD_COLUMNS = 37;
/** The field's sheet is known by this name. */
export const SHEET_NAME = '导入矫正对象';
/** What the workbook of refused rows adds, and what is skipped when it comes back mended. */
export const REFUSAL_COLUMNS = { row: 'Excel行号', reason: '错误原因' } as const;
const SKIPPED = new Set([REFUSAL_COLUMNS.row, REFUSAL_COLUMNS.reason, '序号'].map(headerName));

const BY_KEY = new Map<string, Column>(COLUMNS.map((column) => [column.key, column]));

export const REQUIRED: readonly ColumnKey[] = COLUMNS.filter((column) => 'required' in column).map((column) => column.key);

/** The column of `key`. */
export function columnOf(key: ColumnKey): Column {
  return BY_KEY.get(key) as Column; // every key of the type is in the table the type is made from
}

export function isColumnKey(text: string): text is ColumnKey {
  return BY_KEY.has(text);
}

/** Name a header is compared by: half-width, without blanks, stars, colons and «(必填)»-like notes at the end. */
export function headerName(text: string): string {
  return normalise(text)
    .replace(/[\s*:：“”"'‘’]/g, '')
    .replace(
      /[（(](必填|选填|必录|##分隔|用##分隔|文本|文本格式|下拉选择|yyyy[-/.]?mm[-/.]?dd|格式[^）)]*|如[^）)]*)[)）]$/i,
      '',
    );
}

const BY_NAME = new Map<string, ColumnKey>(
  COLUMNS.flatMap((column) =>
    [column.title, ...('alias' in column ? column.alias : [])].map((name) => [headerName(name), column.key] as const),
  ),
);

/** A county's own column names: header (as `headerName`) → our column, or null to leave the column out. */
export type OwnNames = ReadonlyMap<string, ColumnKey | null>;

/** The column a header names: a county's own word first, then the template's and the field's. Undefined for names nobody knows. */
export function findColumn(header: string, own?: OwnNames): ColumnKey | null | undefined {
  const name = headerName(header);
  if (SKIPPED.has(name)) return null;
  const mapped = own?.get(name);
  return mapped === undefined ? BY_NAME.get(name) : mapped;
}
