/**
 * Dates as counties write them: 2026-10-09, 2026/10/9, 2026.10.9, 20261009, 2026年10月9日, 二〇二六年十月九日, with or without a time, and
 * the serial numbers spreadsheets keep (from 1900, or from 1904 in workbooks that were made on old Macs).
 *
 * Never guessed: a year of two digits, a month without a day, and 10/9/2026, which is read one way in one office and another way in the next.
 */
import { addDays, findPlainDate, type PlainDate, plainDate } from '../../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../../law/kernel/words.ts';
import { findNumber, NUMERAL_CHARACTERS } from './numerals.ts';
import { normalise } from './text.ts';

export type DateResult = { readonly ok: true; readonly date: PlainDate } | { readonly ok: false; readonly reason: Words };

/** Serial numbers outside these are years before 1900 or after 2190: a mistyped number, not a date. */
const MAX_SERIAL = 106_000;

/**
 * The day behind a spreadsheet's serial number. Excel believes that 1900 was a leap year, so serial 60 is no day and later serials of
 * the 1900 system are one ahead.
 */
export function dateOfSerial(serial: number, date1904: boolean): PlainDate | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 0 || day > MAX_SERIAL) return undefined;
  if (date1904) return addDays(plainDate('1904-01-01'), day);
  if (day === 0 || day === 60) return undefined;
  return addDays(plainDate(day < 60 ? '1899-12-31' : '1899-12-30'), day);
}

const CHINESE = new RegExp(
  `^([${NUMERAL_CHARACTERS}]{4})年([${NUMERAL_CHARACTERS}]{1,3})月([${NUMERAL_CHARACTERS}]{1,3})[日号]?$`,
);
const SEPARATED = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const TIME = /[ T]?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$|[ ]?(上午|下午)?\d{1,2}[时点]\d{0,2}分?$/;

/** Reads a date written as text. `date1904` says which serials a bare five-digit number is taken from. */
export function readDate(text: string, date1904 = false): DateResult {
  const written = normalise(text)
    .replace(TIME, '')
    .replace(/ /g, '')
    .replace(/[。.]$/, '');
  const compact = COMPACT.exec(written);
  if (compact) return day(compact[1], compact[2], compact[3], written);
  const separated = SEPARATED.exec(written);
  if (separated) return day(separated[1], separated[3], separated[4], written);
  const chinese = CHINESE.exec(written);
  if (chinese) return day(chinese[1], chinese[2], chinese[3], written);
  if (/^\d{5}(\.\d+)?$/.test(written)) {
    const date = dateOfSerial(Number(written), date1904);
    if (date) return { ok: true, date };
  }
  if (/^\d{4}(年|[-/.])\d{1,2}月?$/.test(written)) {
    return no(`「${text}」只有年月，缺少日`, `“${text}” has a year and a month but no day`);
  }
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(written) || /^\d{2}年\d{1,2}月\d{1,2}日?$/.test(written)) {
    return no(
      `「${text}」的年份不是四位或不在最前，无法确定是哪一天`,
      `“${text}” does not begin with a year of four digits, so the day is uncertain`,
    );
  }
  return no(`「${text}」不是日期`, `“${text}” is not a date`);
}

function day(year: string | undefined, month: string | undefined, dayOfMonth: string | undefined, written: string): DateResult {
  const parts = [year, month, dayOfMonth].map((part) => findNumber(part ?? ''));
  const [y, m, d] = parts;
  if (y === undefined || m === undefined || d === undefined) return no(`「${written}」不是日期`, `“${written}” is not a date`);
  const date = findPlainDate(`${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  if (date === undefined) return no(`「${written}」这一天不存在`, `“${written}” is not a day of the calendar`);
  return { ok: true, date };
}

function no(zh: string, en: string): DateResult {
  return { ok: false, reason: words(zh, en) };
}
