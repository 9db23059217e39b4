/** Workbooks that are given out: refused rows in the county's own sheet, and the empty template. Everything typed is text. */
import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Locale } from '../../../law/kernel/words.ts';
import { KIND_CODES, PRINTED_CODES, REPORTING_CODES, SEX_CODES } from './codes.ts';
import { COLUMNS, type ColumnKey, FIELD_COLUMNS, REFUSAL_COLUMNS, SHEET_NAME } from './columns.ts';
import { type Issue, sayIssue } from './issue.ts';

const RED = 'FFC0182B';
const TEXT_FORMAT = '@';
/** Rows the template prepares for typing. */
const TEMPLATE_ROWS = 2_000;

/** A row of the original sheet: its number and its cells as text, by column. */
export interface TextRow {
  readonly number: number;
  readonly cells: Readonly<Record<number, string>>;
}

export interface RefusedRow extends TextRow {
  readonly issues: readonly Issue[];
}

export interface OriginalSheet {
  readonly name: string;
  readonly titles: readonly TextRow[];
  readonly header: TextRow;
}

/**
 * The refused rows as the sheet they came from: same name, title rows, columns; values as text; and on the right a red 错误原因 with Excel's
 * row numbers of the original. Mended and imported again, the two columns are skipped.
 */
export function writeRefused(original: OriginalSheet, rows: AsyncIterable<RefusedRow>, locale: Locale): Readable {
  const stream = new PassThrough();
  const write = async () => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
    const sheet = workbook.addWorksheet(sheetName(original.name), {
      views: [{ state: 'frozen', ySplit: original.titles.length + 1 }],
    });
    const width = Math.max(-1, ...Object.keys(original.header.cells).map(Number)) + 1;
    for (const title of original.titles) put(sheet, title, []);
    const header = put(sheet, original.header, [
      [width, REFUSAL_COLUMNS.row],
      [width + 1, REFUSAL_COLUMNS.reason],
    ]);
    header.font = { bold: true };
    header.commit();
    sheet.getColumn(width + 2).width = 60;
    for await (const row of rows) {
      const reason = row.issues.filter(({ severity }) => severity === 'refusal').map((issue) => sayIssue(issue)[locale]);
      const written = put(sheet, row, [
        [width, String(row.number)],
        [width + 1, reason.join('\n')],
      ]);
      written.getCell(width + 2).font = { color: { argb: RED }, bold: true };
      written.getCell(width + 2).alignment = { wrapText: true, vertical: 'top' };
      for (const issue of row.issues) {
        const at = columnIndex(issue.letters);
        if (issue.severity === 'refusal' && at !== undefined) {
          written.getCell(at + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFCE4E4' } };
        }
      }
      written.commit();
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}

/** Strings are typed as strings, so `=1+1` stays what it looks like; the text format keeps Excel from reading them again. */
function put(sheet: ExcelJS.Worksheet, row: TextRow, more: readonly (readonly [number, string])[]): ExcelJS.Row {
  const target = sheet.addRow([]);
  for (const [index, text] of [...Object.entries(row.cells), ...more]) {
    const cell = target.getCell(Number(index) + 1);
    cell.value = text;
    cell.numFmt = TEXT_FORMAT;
  }
  return target;
}

function columnIndex(letters: string): number | undefined {
  if (letters === '') return undefined;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Excel forbids these characters in a sheet's name and more than 31 of any. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/*?:[\]]/g, ' ')
      .slice(0, 31)
      .trim() || SHEET_NAME
  );
}

/** The template «导入矫正对象»: 37 columns, the office and the place of the deciding organ, drop-downs from the code sets, numbers as text, dates checked. */
export async function writeTemplate(officeNames: readonly string[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(SHEET_NAME, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  const lists = workbook.addWorksheet('选项', { state: 'hidden' });
  const columns = [...COLUMNS.slice(0, FIELD_COLUMNS), ...COLUMNS.filter(({ key }) => key === 'office' || key === 'decidedIn')];
  const offered: Partial<Record<ColumnKey, readonly string[]>> = {
    sex: SEX_CODES.offered,
    kind: KIND_CODES.offered,
    reporting: REPORTING_CODES.offered,
    ...PRINTED_CODES,
    ...(officeNames.length > 0 ? { office: officeNames } : {}),
  };
  columns.forEach((column, index) => {
    const target = sheet.getColumn(index + 1);
    const required = 'required' in column;
    target.width = Math.max(12, column.title.length * 2 + 4);
    target.numFmt = 'entry' in column && column.entry === 'date' ? 'yyyy-mm-dd' : TEXT_FORMAT;
    const header = sheet.getRow(1).getCell(index + 1);
    header.value = required ? `*${column.title}` : column.title;
    header.numFmt = TEXT_FORMAT;
    header.font = { bold: true, ...(required ? { color: { argb: RED } } : {}) };
    header.note = `${column.en}${required ? ' (required)' : ''}`;
    const choices = offered[column.key];
    if (choices) {
      choices.forEach((choice, at) => {
        lists.getRow(at + 1).getCell(index + 1).value = choice;
      });
      const letters = lists.getColumn(index + 1).letter;
      validate(sheet, index + 1, {
        type: 'list',
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: column.title,
        error: '请从下拉列表中选择',
        formulae: [`选项!$${letters}$1:$${letters}$${choices.length}`],
      });
    } else if ('entry' in column && column.entry === 'date') {
      validate(sheet, index + 1, {
        type: 'date',
        operator: 'between',
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'warning',
        errorTitle: column.title,
        error: '请填写日期，例如 2026-10-09',
        formulae: [new Date(Date.UTC(1900, 2, 1)), new Date(Date.UTC(2190, 0, 1))],
      });
    }
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A validation over the rows that are typed into. exceljs holds ranges in a table its types leave out. */
function validate(sheet: ExcelJS.Worksheet, column: number, rule: ExcelJS.DataValidation): void {
  const letters = sheet.getColumn(column).letter;
  (
    sheet as ExcelJS.Worksheet & { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
  ).dataValidations.add(`${letters}2:${letters}${TEMPLATE_ROWS}`, rule);
}
