import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { words } from '../../../law/kernel/words.ts';
import { COLUMNS, FIELD_COLUMNS, SHEET_NAME } from './columns.ts';
import { findHeader } from './header.ts';
import { openTable } from './sheet/open-table.ts';
import { type RefusedRow, writeRefused, writeTemplate } from './workbooks.ts';

async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  // exceljs names an older Buffer type in its declarations; the bytes are the same.
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

async function* refused(): AsyncGenerator<RefusedRow> {
  yield {
    number: 17,
    cells: { 0: '张三', 1: '=1+1', 3: '990101199001010018' },
    issues: [
      {
        row: 17,
        column: '身份证号',
        letters: 'D',
        value: '990101199001010018',
        severity: 'refusal',
        code: 'id-checksum',
        reason: words('校验位不对', 'is wrong'),
        remedy: words('核对', 'Check it'),
      },
      {
        row: 17,
        column: '性别',
        letters: 'E',
        value: '',
        severity: 'warning',
        code: 'sex-differs',
        reason: words('甲', 'a'),
        remedy: words('乙', 'b'),
      },
    ],
  };
}

describe('the workbook of refused rows', () => {
  const original = {
    name: '2026年台账',
    titles: [{ number: 1, cells: { 0: '某县台账' } }],
    header: { number: 3, cells: { 0: '姓名', 1: '曾用名', 2: '联系电话', 3: '身份证号' } },
  };

  it('is the county’s own sheet with a red reason and Excel’s row numbers; typed text cannot become a formula', async () => {
    const sheet = await sheetOf(await buffer(writeRefused(original, refused(), 'zh')));
    expect(sheet.name).toBe('2026年台账');
    expect(sheet.getRow(1).getCell(1).value).toBe('某县台账');
    expect((sheet.getRow(2).values as unknown[]).slice(1)).toEqual([
      '姓名',
      '曾用名',
      '联系电话',
      '身份证号',
      'Excel行号',
      '错误原因',
    ]);
    const row = sheet.getRow(3);
    expect(row.getCell(2).value).toBe('=1+1');
    expect(row.getCell(2).type).toBe(ExcelJS.ValueType.String);
    expect(row.getCell(4).value).toBe('990101199001010018');
    expect(row.getCell(4).numFmt).toBe('@');
    expect(row.getCell(5).value).toBe('17');
    expect(row.getCell(6).value).toBe('D 列「身份证号」：校验位不对。核对。');
    expect(row.getCell(6).font.color?.argb).toBe('FFC0182B');
  });

  it('can be imported again: the two added columns are skipped', async () => {
    const table = await openTable(await buffer(writeRefused(original, refused(), 'en')), '退回.xlsx');
    const header = await findHeader(table);
    expect(header.ok ? [] : header.columns.map(({ key }) => key)).toEqual(['name', 'alias', 'phone', 'idNumber', null, null]);
  });
});

describe('the template', () => {
  it('has the 37 columns and the office, drop-downs, and numbers as text', async () => {
    const bytes = await writeTemplate(['恩江司法所', '坑田司法所']);
    const sheet = await sheetOf(bytes);
    expect(sheet.name).toBe(SHEET_NAME);
    const titles = (sheet.getRow(1).values as string[]).slice(1).map((title) => title.replace('*', ''));
    expect(titles).toEqual([...COLUMNS.slice(0, FIELD_COLUMNS).map(({ title }) => title), '执行地司法所', '决定机关所在地']);
    expect(sheet.getColumn(titles.indexOf('身份证号') + 1).numFmt).toBe('@');
    expect(sheet.getColumn(titles.indexOf('个人联系电话') + 1).numFmt).toBe('@');
    const validations = sheet.getCell(2, titles.indexOf('矫正类别') + 1).dataValidation;
    expect(validations?.type).toBe('list');
    expect(sheet.getCell(2, titles.indexOf('执行地司法所') + 1).dataValidation?.type).toBe('list');
  });

  it('is understood by its own importer', async () => {
    const header = await findHeader(await openTable(await writeTemplate([]), '模板.xlsx'));
    expect(header.ok && header.header.index.size).toBe(FIELD_COLUMNS + 2);
  });
});
