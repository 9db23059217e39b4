/**
 * Citizen identity numbers (GB 11643-1999): six digits of division, eight of birth, three of sequence (odd = male) and one check
 * character (ISO 7064 MOD 11-2). Residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) and foreigners' permanent
 * residence cards (9…, since 2023) share the shape. Numbers of 15 digits were issued until 1999 and are read with a flag.
 *
 * The division may be one that no longer exists (320811 清浦区): a number is for life, so any code of a known province is accepted.
 */
import { findPlainDate, monthOf, type PlainDate, yearOf } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';

export type IdNumberKind = 'resident' | 'resident-15' | 'hmt-permit' | 'foreign-permit';
export type Sex = 'male' | 'female';

/** What a valid number says. `number` is the normalised spelling: no spaces, half-width, capital X. */
export interface IdNumber {
  readonly number: string;
  readonly kind: IdNumberKind;
  readonly born: PlainDate;
  readonly sex: Sex;
}

export type IdNumberFault =
  | 'empty'
  | 'lost-digits'
  | 'shape'
  | 'length'
  | 'division'
  | 'date'
  | 'future'
  | 'too-young'
  | 'too-old'
  | 'checksum'
  | 'made-up';

export type IdNumberResult =
  | { readonly ok: true; readonly id: IdNumber }
  | { readonly ok: false; readonly fault: IdNumberFault; readonly reason: Words; readonly remedy: Words };

export interface IdNumberContext {
  /** The day ages are counted to. */
  readonly on: PlainDate;
  /** Demonstration data carries the prefix 990101, a division that does not exist; no real register accepts it. */
  readonly demo: boolean;
}

/** Prefix of made-up numbers: no division has this code, so no living person can hold one. */
export const DEMO_PREFIX = '990101';

/** Youngest age of criminal responsibility this system meets, and an age nobody passes. */
export const MIN_AGE = 14;
export const MAX_AGE = 120;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' '),
);

const REASONS: Record<IdNumberFault, { reason: Words; remedy: Words }> = {
  empty: {
    reason: words('没有身份证号', 'There is no ID number'),
    remedy: words('填写 18 位身份证号', 'Fill in the 18-character ID number'),
  },
  'lost-digits': {
    reason: words(
      '身份证号被存成了数字，第 15 位以后的数字已经丢失',
      'The ID number was stored as a number and its digits after the 15th are lost',
    ),
    remedy: words(
      '把该列设为“文本”格式，再按原始材料重新录入完整号码',
      'Format the column as text and type the whole number again from the papers',
    ),
  },
  shape: {
    reason: words('身份证号含有不应出现的字符', 'The ID number contains characters that cannot occur in one'),
    remedy: words('只填数字，最后一位可以是 X', 'Use digits only; the last character may be X'),
  },
  length: {
    reason: words('身份证号位数不对，应为 18 位（旧号 15 位）', 'The ID number must have 18 characters (15 for an old one)'),
    remedy: words('对照证件补全号码', 'Complete the number from the document'),
  },
  division: {
    reason: words('身份证号前两位不是任何省份的代码', 'The first two digits of the ID number belong to no province'),
    remedy: words('对照证件改正号码', 'Correct the number from the document'),
  },
  date: {
    reason: words('身份证号中的出生日期不存在', 'The birth date inside the ID number is not a day of the calendar'),
    remedy: words('对照证件改正号码', 'Correct the number from the document'),
  },
  future: {
    reason: words('身份证号中的出生日期晚于今天', 'The birth date inside the ID number lies in the future'),
    remedy: words('对照证件改正号码', 'Correct the number from the document'),
  },
  'too-young': {
    reason: words(
      `按身份证号计算不满 ${MIN_AGE} 周岁，不可能是社区矫正对象`,
      `By the ID number the person is under ${MIN_AGE} and cannot be in community corrections`,
    ),
    remedy: words('对照证件改正号码', 'Correct the number from the document'),
  },
  'too-old': {
    reason: words(`按身份证号计算已超过 ${MAX_AGE} 周岁`, `By the ID number the person is over ${MAX_AGE}`),
    remedy: words('对照证件改正号码', 'Correct the number from the document'),
  },
  checksum: {
    reason: words(
      '身份证号校验位不对，至少有一位写错了',
      'The check character of the ID number is wrong: at least one digit is mistyped',
    ),
    remedy: words('对照证件逐位核对后改正', 'Compare it with the document digit by digit'),
  },
  'made-up': {
    reason: words(
      `${DEMO_PREFIX} 开头是演示用的虚构号码，正式数据不接受`,
      `Numbers beginning ${DEMO_PREFIX} are made up for demonstrations and are refused in a real register`,
    ),
    remedy: words('填写真实的身份证号', 'Fill in the real ID number'),
  },
};

/** The check character for the first 17 digits. */
export function checkCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECK_CHARACTERS[sum % 11] as string; // sum % 11 is 0 to 10 and the string has 11 characters
}

/** The spelling numbers are compared and indexed by: half-width, no spaces or dashes, capital X. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\u200e\u200f\u202a-\u202e\ufeff'‘’`-]/g, '')
    .toUpperCase();
}

/** Whole years from `born` to `on`; a person's birthday counts as the day after the old age (刑法: 周岁从生日第二天起算). */
export function ageOn(born: PlainDate, on: PlainDate): number {
  const years = yearOf(on) - yearOf(born);
  const birthdayPassed =
    monthOf(on) > monthOf(born) || (monthOf(on) === monthOf(born) && Number(on.slice(8)) > Number(born.slice(8)));
  return birthdayPassed ? years : years - 1;
}

/** Reads an identity number; refuses with a reason and a remedy in words. */
export function readIdNumber(text: string, { on, demo }: IdNumberContext): IdNumberResult {
  const number = normaliseIdNumber(text);
  if (number === '') return refuse('empty');
  if (/^\d+(\.\d+)?E\+?\d+$/.test(number)) return refuse('lost-digits');
  if (!/^\d+X?$/.test(number)) return refuse('shape');
  if (number.length === 15 && !number.endsWith('X')) return readOld(number, on, demo);
  if (number.length !== 18) return refuse('length');

  const kind = kindOf(number);
  if (number.startsWith(DEMO_PREFIX) && !demo) return refuse('made-up');
  if (kind === 'resident' && !PROVINCES.has(number.slice(0, 2)) && !number.startsWith(DEMO_PREFIX)) return refuse('division');
  const born = findPlainDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  const fault = faultOfBirth(born, on);
  if (fault) return refuse(fault);
  if (checkCharacter(number.slice(0, 17)) !== number[17]) {
    // 123456789012345000 is what a spreadsheet leaves of an 18-digit number; one true number in 1,100 ends so too, and then its check fits.
    return refuse(number.endsWith('000') ? 'lost-digits' : 'checksum');
  }
  // faultOfBirth refuses an undefined date
  return { ok: true, id: { number, kind, born: born as PlainDate, sex: sexOf(number[16]) } };
}

/** `9901••••••••2014`: what is shown of a number when nobody gave a reason to see it. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 4)}${'•'.repeat(8)}${number.slice(-4)}`;
}

function readOld(number: string, on: PlainDate, demo: boolean): IdNumberResult {
  if (number.startsWith(DEMO_PREFIX) && !demo) return refuse('made-up');
  if (!PROVINCES.has(number.slice(0, 2)) && !number.startsWith(DEMO_PREFIX)) return refuse('division');
  const born = findPlainDate(`19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`);
  const fault = faultOfBirth(born, on);
  if (fault) return refuse(fault);
  return { ok: true, id: { number, kind: 'resident-15', born: born as PlainDate, sex: sexOf(number[14]) } };
}

function kindOf(number: string): IdNumberKind {
  if (/^8[123]/.test(number)) return 'hmt-permit';
  if (number.startsWith('9') && !number.startsWith(DEMO_PREFIX)) return 'foreign-permit';
  return 'resident';
}

function faultOfBirth(born: PlainDate | undefined, on: PlainDate): IdNumberFault | undefined {
  if (born === undefined || yearOf(born) < 1800) return 'date';
  if (born > on) return 'future';
  const age = ageOn(born, on);
  if (age < MIN_AGE) return 'too-young';
  if (age > MAX_AGE) return 'too-old';
  return undefined;
}

function sexOf(digit: string | undefined): Sex {
  return Number(digit) % 2 === 1 ? 'male' : 'female';
}

function refuse(fault: IdNumberFault): IdNumberResult {
  return { ok: false, fault, ...REASONS[fault] };
}
