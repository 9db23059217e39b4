/** What is said of a doubtful or impossible cell: the reason after the column's name, and what to do. */
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import { REPORTING_CODES } from './codes.ts';

export interface Said {
  readonly reason: Words;
  readonly remedy: Words;
}

function say(reason: readonly [string, string], remedy: readonly [string, string]): Said {
  return { reason: words(...reason), remedy: words(...remedy) };
}

const NAME_AN_OFFICE = [
  '增加「执行地司法所」列，填写本县一个司法所的名称',
  'Add the column 执行地司法所 with the name of one of the county’s judicial offices',
] as const;
const FROM_NOTICE = ['对照执行通知书改正起止日期', 'Correct both days from the execution notice'] as const;
const CHECK_ID = ['核对证件；身份证号有误时请更正', 'Check the document, and correct the ID number if it is wrong'] as const;

export const ROW_WORDS = {
  // Any cell
  empty: () => say(['没有填', 'is empty'], ['补填', 'Fill it in']),
  formula: () =>
    say(
      ['是公式，不是填写的值', 'is a formula, not a value'],
      ['复制该列，选择性粘贴为“值”', 'Copy the column and paste it as values'],
    ),
  'cell-error': () =>
    say(
      ['是 Excel 的错误值', 'is an Excel error'],
      ['改成应填的内容，没有就留空', 'Write what belongs there, or leave it empty'],
    ),
  damaged: () =>
    say(
      ['含有空字符或残缺的字', 'contains NUL or broken characters'],
      ['清除该单元格后重新录入', 'Clear the cell and type it again'],
    ),
  'too-long': () => say(['文字过长', 'is too long'], ['缩短', 'Shorten it']),
  date: (reason: Words) => ({ reason, remedy: words('写成 2026-10-09 的样子', 'Write it like 2026-10-09') }),
  future: () => say(['晚于今天', 'lies in the future'], ['核对年份', 'Check the year']),

  // The person
  name: () => say(['不像姓名', 'does not look like a name'], ['填写证件上的姓名', 'Write the name as on the document']),
  id: (said: Said) => said,
  'id-old': () =>
    say(
      ['是 15 位旧号，已照录并标记', 'is an old number of 15 digits; it was kept and flagged'],
      ['换领新证后更正为 18 位', 'Replace it by the number of 18 when known'],
    ),
  sex: () => say(['不是“男”或“女”', 'is neither 男 nor 女'], ['填写“男”或“女”，不要用数字代码', 'Write 男 or 女, not a code']),
  'born-differs': (born: PlainDate) =>
    say([`与身份证号中的 ${born} 不一致，已按身份证号录入`, `differs from ${born} in the ID number, which was taken`], CHECK_ID),
  'sex-differs': () =>
    say(
      ['与身份证号第 17 位不一致，已按身份证号录入', 'differs from the 17th digit of the ID number, which was taken'],
      CHECK_ID,
    ),
  phone: () => say(['不像电话号码，已照录', 'does not look like a phone number; it was kept'], ['核对号码', 'Check the number']),
  'phone-lost-digits': () =>
    say(
      ['被存成了数字，末几位已经丢失', 'was stored as a number and has lost its last digits'],
      ['把该列设为“文本”格式后重新录入', 'Format the column as text and type it again'],
    ),

  // The term
  kind: () =>
    say(
      ['不是管制、缓刑、假释、暂予监外执行之一', 'is not one of 管制, 缓刑, 假释, 暂予监外执行'],
      ['从四类中选填一类', 'Write one of the four'],
    ),
  'kind-abolished': () =>
    say(
      [
        '剥夺政治权利不属于社区矫正的四类对象（社区矫正法 2）',
        'deprivation of political rights is not one of the four kinds (社区矫正法 2)',
      ],
      ['这类人员由公安机关执行，不要导入', 'It is executed by the police; leave the row out'],
    ),
  'term-order': (from: PlainDate) => say([`早于矫正开始日期 ${from}`, `is before the term begins, ${from}`], FROM_NOTICE),
  'term-future': () =>
    say(
      ['晚于今天，尚未开始', 'lies in the future'],
      [
        '核对年份；确未开始的，生效后再导入或手工建档',
        'Check the year; if it has really not begun, import it then or open the case by hand',
      ],
    ),
  'term-over': () =>
    say(
      ['已过矫正期限', 'has passed: the term is over'],
      [
        '导入后请办理解除或补记结果；已解除的可从台账中删去',
        'Record the release after the import, or leave the row out if that was done',
      ],
    ),
  'term-length': (length: string, counted: PlainDate, written: PlainDate) =>
    say(
      [
        `按期限「${length}」推算应为 ${counted}，台账写的是 ${written}，已按台账录入`,
        `should be ${counted} by the term of ${length}; the sheet’s ${written} was taken`,
      ],
      ['以执行通知书为准，核对后如有误请更正', 'The execution notice decides; correct it if it is wrong'],
    ),
  'length-unread': () =>
    say(
      ['看不懂，未核对起止日期', 'cannot be read, so the dates were not checked against it'],
      ['写成“一年六个月”的样子', 'Write it like 一年六个月 or 1年6个月'],
    ),
  age: () =>
    say(
      ['当日本人不满 14 周岁', 'is a day on which the person was under 14'],
      ['核对身份证号和矫正开始日期', 'Check the ID number and this day'],
    ),
  juvenile: () =>
    say(
      ['当日不满 18 周岁，已按未成年人建档', 'is before the 18th birthday: the file was opened as a juvenile’s'],
      ['无需处理；档案只对有未成年人权限的岗位可见', 'Nothing to do; only posts for juveniles see the file'],
    ),
  'juvenile-post': () =>
    say(
      ['是未成年人，您的岗位不能建立未成年人档案', 'is a minor, and your post may not open juveniles’ files'],
      ['由负责未成年人的岗位导入这一行', 'Let the post for juveniles import this row'],
    ),
  'maybe-juvenile': (age: number) =>
    say(
      [`当日 ${age} 周岁，犯罪时可能未成年`, `is when the person was ${age}: the offence may have been before 18`],
      [
        '对照判决书核对；犯罪时不满 18 周岁的，更正案件事实',
        'Check the judgment, and correct the facts if the offence was before 18',
      ],
    ),

  // The deciding organ
  'place-unknown': () =>
    say(
      ['不是区划代码或者区划名称，未录入', 'is neither a division code nor the name of a division; it was left out'],
      ['写六位区划代码，或者省、市、县的全称', 'Write the six-digit code, or province, city and county in full'],
    ),
  'place-ambiguous': () =>
    say(
      ['全国有重名的区划，未录入', 'is the name of more than one division; it was left out'],
      ['写六位区划代码，或者省、市、县的全称', 'Write the six-digit code, or province, city and county in full'],
    ),

  // The prohibition order
  'prohibition-order': (from: PlainDate) =>
    say(
      [`早于禁止期限开始日期 ${from}`, `is before the prohibition begins, ${from}`],
      ['对照判决书改正', 'Correct it from the judgment'],
    ),
  'prohibition-empty': () =>
    say(
      ['有禁止期限而没有内容，未作为禁止令录入', 'is empty though it has days; no order was recorded'],
      ['补填禁止令内容', 'Write what is prohibited'],
    ),

  // Arrival
  reporting: () =>
    say(
      [
        '不是已知的报到类型，无法判断是否漏管',
        'is no known way of reporting, so it is uncertain whether the person is supervised',
      ],
      [`填写：${REPORTING_CODES.offered.join('、')}`, `Write one of: ${REPORTING_CODES.offered.join(', ')}`],
    ),
  'reporting-contradicts': () =>
    say(
      ['说未报到，却填了报到时间', 'says not reported, yet there is a day of reporting'],
      ['改正其中一项', 'Correct one of the two'],
    ),
  'reported-when': () =>
    say(
      ['没有填，报到日期未能录入', 'is empty, so the day of reporting is not recorded'],
      ['导入后补记报到日期', 'Record the day after the import'],
    ),
  'reported-early': (from: PlainDate) =>
    say([`早于矫正开始日期 ${from}`, `is before the term begins, ${from}`], ['核对两个日期', 'Check both days']),
  'not-reported': () =>
    say(
      ['和报到时间都没有填，按尚未报到处理', 'and the day of reporting are both empty: treated as not yet reported'],
      ['已报到的，请补填后再导入', 'If the person has reported, fill them in and import again'],
    ),

  // The office
  'office-unknown': (by: 'office' | 'residence' | 'nothing') =>
    say(
      by === 'office'
        ? ['不是本县的司法所', 'is no judicial office of this county']
        : by === 'residence'
          ? ['没有写到本县的乡镇、街道，无法确定执行地司法所', 'names no town of this county, so the judicial office is unknown']
          : ['为空，无法确定执行地司法所', 'is empty, so the judicial office is unknown'],
      by === 'nothing'
        ? [
            '填写居住地（写到乡镇、街道），或增加「执行地司法所」列',
            'Write the residence down to the town, or add the column 执行地司法所',
          ]
        : NAME_AN_OFFICE,
    ),
  'office-ambiguous': (names: string) => say([`可能是：${names}`, `may be: ${names}`], NAME_AN_OFFICE),
  'office-not-yours': (names: string) =>
    say(
      [`属于${names}，不在您的职责范围`, `belongs to ${names}, outside your post`],
      ['由该所或县级机构导入', 'Let that office or the county agency import it'],
    ),

  // The row as a whole
  repeated: (row: number) =>
    say(
      [`与第 ${row} 行重复（身份证号和矫正开始日期都相同）`, `repeats row ${row}: same ID number, same start of the term`],
      ['删去其中一行', 'Delete one of the two'],
    ),
  law: (reason: Words) => ({ reason, remedy: words('改正这一行的内容', 'Correct the row') }),
  failed: (id: string) =>
    say(
      [`没能写入，系统已记下这个问题（编号 ${id}）`, `could not be written; the system has noted the problem (${id})`],
      ['稍后再导入这一行；仍然失败请联系管理员', 'Import the row again later; if it fails again, call the administrator'],
    ),
} as const satisfies Record<string, (...args: never[]) => Said>;

export type RowCode = keyof typeof ROW_WORDS;

/** The words of `code` with its particulars. */
export function sayRow<Code extends RowCode>(code: Code, ...args: Parameters<(typeof ROW_WORDS)[Code]>): Said {
  // The table is indexed by one code, so its function takes exactly these arguments; the compiler sees only the union.
  return (ROW_WORDS[code] as (...given: Parameters<(typeof ROW_WORDS)[Code]>) => Said)(...args);
}
