/**
 * A county's ledger as it comes from the field, made up from a seed: titles above the header, dates in several spellings, some rows that
 * cannot be imported. The same seed and day give the same rows. Nobody in it exists: ID numbers begin 990101, a division that does not.
 */
import ExcelJS from 'exceljs';
import { addDays, addMonths, type PlainDate } from '../../law/kernel/plain-date.ts';
import { checkCharacter, DEMO_PREFIX } from '../../server/registers/people/id-number.ts';
import { COLUMNS, type ColumnKey, FIELD_COLUMNS, SHEET_NAME } from '../../server/services/ledger/columns.ts';

export interface SampleOptions {
  readonly rows?: number;
  /** How many of them are bad, spread evenly. */
  readonly bad?: number;
  readonly seed?: number;
  /** The day the ledger was written; nothing in it is later. */
  readonly on: PlainDate;
  readonly county?: string;
  readonly towns?: readonly string[];
}

export interface SampleRow {
  /** Row number in Excel. */
  readonly number: number;
  readonly values: Readonly<Partial<Record<ColumnKey, string>>>;
  /** Why it is refused; absent for a good row. */
  readonly fault?: { readonly column: ColumnKey; readonly mend: string };
}

export interface Sample {
  readonly title: string;
  readonly header: readonly string[];
  readonly keys: readonly ColumnKey[];
  readonly rows: readonly SampleRow[];
  /** Excel's numbers of the bad rows. */
  readonly badRows: readonly number[];
}

const FIRST_ROW = 4;
const TOWNS = [
  '恩江镇',
  '坑田镇',
  '沿陂镇',
  '古县镇',
  '瑶田镇',
  '藤田镇',
  '石马镇',
  '沙溪镇',
  '佐龙乡',
  '八江乡',
  '鹿冈乡',
  '七都乡',
];
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗高林单曾解仇'];
const GIVEN = [...'伟芳秀敏静丽强磊洋艳勇军杰娟涛超明霞平刚桂英华玉萍红建国文辉力'];
const CRIMES = [
  '危险驾驶罪',
  '盗窃罪',
  '诈骗罪',
  '帮助信息网络犯罪活动罪',
  '交通肇事罪',
  '故意伤害罪',
  '开设赌场罪',
  '寻衅滋事罪',
  '滥伐林木罪',
];
const KINDS = ['缓刑', '缓刑', '缓刑', '缓刑', '缓刑', '缓刑', '管制', '假释', '暂予监外执行'];

/** Numbers from 0 to `below` − 1, always the same for a seed (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function sampleLedger(options: SampleOptions): Sample {
  const { rows = 500, bad = 20, seed = 1, on, county = '永丰县', towns = TOWNS } = options;
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T; // roll stays below the length
  const every = bad === 0 ? Number.POSITIVE_INFINITY : Math.floor(rows / bad);
  const made = Array.from({ length: rows }, (_, index): SampleRow => {
    const number = FIRST_ROW + index;
    const values = goodRow(index, { on, roll, pick, county, towns });
    if (index % every !== every - 1 || Math.floor(index / every) >= bad) return { number, values };
    const fault = FAULTS[Math.floor(index / every) % FAULTS.length] as (typeof FAULTS)[number]; // the index is taken modulo the length
    return {
      number,
      values: { ...values, [fault.column]: fault.spoil(values) },
      fault: { column: fault.column, mend: values[fault.column] ?? '' },
    };
  });
  const columns = COLUMNS.slice(0, FIELD_COLUMNS);
  return {
    title: `${county}社区矫正对象台账`,
    header: columns.map(({ title }) => title),
    keys: columns.map(({ key }) => key),
    rows: made,
    badRows: made.filter(({ fault }) => fault).map(({ number }) => number),
  };
}

const FAULTS: readonly { column: ColumnKey; spoil: (values: SampleRow['values']) => string }[] = [
  {
    column: 'idNumber',
    spoil: ({ idNumber = '' }) => idNumber.slice(0, 16) + ((Number(idNumber[16]) + 1) % 10) + idNumber.slice(17),
  },
  { column: 'idNumber', spoil: () => '9.90101199001010E+17' },
  { column: 'termFrom', spoil: () => '2025年2月30日' },
  { column: 'kind', spoil: () => '剥夺政治权利' },
  { column: 'residence', spoil: () => '外省某县某镇' },
  { column: 'termTo', spoil: () => '1999-01-01' },
  { column: 'name', spoil: () => '' },
  { column: 'reporting', spoil: () => '情况不明' },
];

interface Making {
  readonly on: PlainDate;
  readonly roll: (below: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly county: string;
  readonly towns: readonly string[];
}

function goodRow(index: number, { on, roll, pick, county, towns }: Making): SampleRow['values'] {
  const years = 1 + roll(4);
  const from = addDays(on, -(1 + roll(years * 365 - 30)));
  const to = addDays(addMonths(from, years * 12), -1);
  const born = addDays(on, -(365 * 21 + roll(365 * 45)));
  const female = roll(6) === 0;
  const sequence = String((((index * 2) % 998) + (female ? 2 : 1)) % 1000).padStart(3, '0');
  const digits = `${DEMO_PREFIX}${born.replaceAll('-', '')}${sequence}`;
  const papers = addDays(from, -roll(5));
  const arrived = roll(25) !== 0;
  const reported = addDays(from, roll(10));
  const known = reported <= on;
  const town = pick(towns);
  const spell = pick([iso, iso, dotted, chinese, slashed]);
  return {
    name: pick(SURNAMES) + pick(GIVEN) + (roll(3) === 0 ? '' : pick(GIVEN)),
    phone: `1390000${String(index % 10_000).padStart(4, '0')}`,
    idNumber: digits + checkCharacter(digits),
    sex: female ? '女' : '男',
    ethnicity: '汉族',
    born: spell(born),
    education: pick(['小学', '初中', '高中', '中专和中技', '大专']),
    health: '健康',
    marital: pick(['未婚', '已婚', '离异']),
    residence: `江西省吉安市${county}${town}第${1 + roll(20)}村民小组`,
    domicile: `江西省吉安市${county}${town}`,
    crime: pick(CRIMES),
    penalty: '有期徒刑',
    sentence: `${years}年`,
    organ: `${county}人民法院`,
    prohibition: roll(20) === 0 ? '禁止进入酒吧等娱乐场所' : '',
    kind: pick(KINDS),
    termLength: `${'一二三四'[years - 1]}年`,
    termFrom: spell(from),
    termTo: spell(to),
    papersReceived: spell(papers),
    reportedOn: arrived && known ? spell(reported) : '',
    reporting:
      arrived && known ? pick(['在规定时限内报到', '在规定时限内报到', '超出规定时限报到']) : arrived ? '' : '未报到且下落不明',
    mainFacts: '（虚构）',
    resume: '2005-2008，某校，学生##2008-至今，务工',
    family: '父亲，某某，务农##母亲，某某，务农',
    remark: '',
  };
}

const iso = (date: PlainDate): string => date;
const dotted = (date: PlainDate): string => `${Number(date.slice(0, 4))}.${Number(date.slice(5, 7))}.${Number(date.slice(8))}`;
const slashed = (date: PlainDate): string => date.replaceAll('-', '/');
const chinese = (date: PlainDate): string => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** The sample as an .xlsx file: a merged title, a note, the header in row 3. */
export async function sampleWorkbook(sample: Sample): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(SHEET_NAME);
  sheet.addRow([sample.title]);
  sheet.mergeCells(1, 1, 1, 8);
  sheet.addRow(['填表单位：某县社区矫正管理局']);
  sheet.addRow([...sample.header]);
  for (const row of sample.rows) sheet.addRow(sample.keys.map((key) => row.values[key] ?? ''));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The sample as text, for .csv files. */
export function sampleCsv(sample: Sample): string {
  const lines = [
    [sample.title],
    ['填表单位：某县社区矫正管理局'],
    sample.header,
    ...sample.rows.map(({ values }) => sample.keys.map((key) => values[key] ?? '')),
  ];
  return lines
    .map((line) => line.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(','))
    .join('\r\n');
}

/** The sample with its bad rows mended. */
export function mended(sample: Sample): Sample {
  return {
    ...sample,
    badRows: [],
    rows: sample.rows.map(({ number, values, fault }) => ({
      number,
      values: fault ? { ...values, [fault.column]: fault.mend } : values,
    })),
  };
}
