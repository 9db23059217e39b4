import ExcelJS from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { workbook, zip } from '../../../../tests/ledger/zip.ts';
import { elapsedMs } from '../../../platform/clock.ts';
import { openTable } from './open-table.ts';
import { cellText, columnLetters, type SheetRow, UnreadableFile } from './sheet.ts';
import { isDateFormat } from './xlsx.ts';

async function rowsOf(bytes: Buffer, name = '台账.xlsx'): Promise<SheetRow[]> {
  const table = await openTable(bytes, name);
  const rows: SheetRow[] = [];
  for await (const row of table.sheets[0]?.rows() ?? []) rows.push(row);
  return rows;
}
const textsOf = (rows: readonly SheetRow[]) => rows.map(({ number, cells }) => [number, ...[...cells.values()].map(cellText)]);

async function refusalOf(bytes: Buffer, name = '台账.xlsx'): Promise<UnreadableFile> {
  try {
    await rowsOf(bytes, name);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
  throw new Error('the file was read');
}

const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('workbooks', () => {
  it('reads what Excel writes: strings, rich text, numbers as spelled, dates by format, booleans, errors, formulas', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表');
    sheet.getCell('A1').value = '文字';
    sheet.getCell('B1').value = { richText: [{ text: '粗' }, { text: '细', font: { bold: true } }] };
    sheet.getCell('C1').value = 123456789012345;
    sheet.getCell('D1').value = new Date(Date.UTC(2026, 9, 9));
    sheet.getCell('D1').numFmt = 'yyyy"年"m"月"d"日"';
    sheet.getCell('E1').value = true;
    sheet.getCell('F1').value = { error: '#N/A' };
    sheet.getCell('G1').value = { formula: 'A1&"x"', result: '文字x' };
    sheet.getCell('H1').value = Number('360825199001010123');
    sheet.getCell('A9').value = '第九行';
    const rows = await rowsOf(Buffer.from(await book.xlsx.writeBuffer()));
    expect(rows.map(({ number }) => number)).toEqual([1, 9]);
    const cells = rows[0]?.cells;
    expect([...(cells?.values() ?? [])].map((cell) => cell.kind)).toEqual([
      'text',
      'text',
      'number',
      'number',
      'boolean',
      'error',
      'formula',
      'number',
    ]);
    expect([...(cells?.values() ?? [])].map(cellText)).toEqual([
      '文字',
      '粗细',
      '123456789012345',
      '2026-10-09',
      'TRUE',
      '#N/A',
      '=A1&"x"',
      expect.stringMatching(/^360825199001010\d{3}$|E\+?17/),
    ]);
  });

  it('counts dates from 1904 where the workbook says so', async () => {
    const styles = {
      path: 'xl/styles.xml',
      data: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    };
    const cell = '<row r="1"><c r="A1" s="1"><v>44842</v></c><c r="B1" s="0"><v>44842</v></c></row>';
    expect(textsOf(await rowsOf(workbook(cell, [styles], '<workbookPr date1904="1"/>')))).toEqual([[1, '2026-10-09', '44842']]);
    expect(textsOf(await rowsOf(workbook(cell, [styles])))).toEqual([[1, '2022-10-08', '44842']]);
  });

  it('leaves phonetic guides out and reads escaped characters, in shared strings too', async () => {
    const strings = {
      path: 'xl/sharedStrings.xml',
      data: '<sst><si><t>张三</t><rPh sb="0" eb="2"><t>zhangsan</t></rPh></si><si><r><t>甲</t></r><r><t>乙</t></r></si></sst>',
    };
    const row = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>${inline('C1', 'a_x000D_b')}</row>`;
    expect(textsOf(await rowsOf(workbook(row, [strings])))).toEqual([[1, '张三', '甲乙', 'a\rb']]);
  });

  it('keeps Excel’s row numbers past blank rows, and reads rows and cells that do not say where they are', async () => {
    expect(
      textsOf(
        await rowsOf(
          workbook(`<row r="3">${inline('B3', 'x')}</row><row r="7"><c r="A7" s="1"/></row><row><c t="str"><v>y</v></c></row>`),
        ),
      ),
    ).toEqual([
      [3, 'x'],
      [8, 'y'],
    ]);
  });

  it.each([
    [14, undefined, true],
    [31, undefined, true],
    [57, undefined, true],
    [0, undefined, false],
    [49, undefined, false],
    [164, 'yyyy/m/d;@', true],
    [165, '[$-804]yyyy"年"m"月"', true],
    [166, '0.00E+00', false],
    [167, '#,##0"元"', false],
    [168, 'General', false],
    [169, '[Red]0', false],
  ])('format %i %s is a date: %s', (id, code, date) => {
    expect(isDateFormat(id, code)).toBe(date);
  });
});

describe('text files', () => {
  const text = '姓名,备注\r\n张三,"两行\n备注"\r\n\r\n李四,"=""110105"""\r\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['GBK', iconv.encode(text, 'gbk')],
  ])('%s', async (_, bytes) => {
    expect(textsOf(await rowsOf(bytes, '台账.csv'))).toEqual([
      [1, '姓名', '备注'],
      [2, '张三', '两行\n备注'],
      [4, '李四', '110105'],
    ]);
  });

  it('separated by tabs or semicolons', async () => {
    expect(textsOf(await rowsOf(Buffer.from('a\tb\n1\t2\n'), 'x.txt'))).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
    expect(textsOf(await rowsOf(Buffer.from('a;b\n1;2\n'), 'x.csv'))).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
  });
});

describe('refused within two seconds, with a remedy', () => {
  const big = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const blank = Buffer.alloc(40 * 1024 * 1024, ' ');
  const manyColumns = `<row r="1">${Array.from({ length: 65_536 }, (_, index) => inline(`${columnLetters(index)}1`, 'x')).join('')}</row>`;
  const cases: readonly [string, string, Buffer, string?][] = [
    ['zip bomb by ratio', 'too-large', workbook(big, [{ path: 'xl/media/a.xml', data: blank }])],
    ['one gigabyte unpacked', 'too-large', workbook(big, [{ path: 'xl/media/a.xml', data: 'x', claimedSize: 1024 ** 3 }])],
    ['a part larger than it claims', 'damaged', workbook('', [{ path: 'xl/styles.xml', data: blank, claimedSize: 100 }])],
    [
      'an archive in the archive',
      'nested',
      workbook(big, [{ path: 'xl/media/inner.zip', data: zip([{ path: 'a', data: 'b' }]) }]),
    ],
    ['an embedded workbook', 'nested', workbook(big, [{ path: 'xl/embeddings/oleObject1.bin', data: 'x' }])],
    ['links to other workbooks', 'external-links', workbook(big, [{ path: 'xl/externalLinks/externalLink1.xml', data: '<a/>' }])],
    ['macros', 'macros', workbook(big, [{ path: 'xl/vbaProject.bin', data: 'x' }])],
    ['65,536 columns', 'columns', workbook(manyColumns)],
    [
      'a document type with entities',
      'damaged',
      zip([{ path: 'xl/workbook.xml', data: '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>' }]),
    ],
    ['a lone surrogate', 'damaged', workbook(`<row r="1">${inline('A1', '&#xD800;')}</row>`)],
    ['NUL in a workbook', 'damaged', workbook(`<row r="1">${inline('A1', '&#0;')}</row>`)],
    ['a zip that is no workbook', 'damaged', zip([{ path: 'word/document.xml', data: '<a/>' }])],
    ['a truncated workbook', 'damaged', workbook(big).subarray(0, 300)],
    ['an old .xls', 'old-or-protected', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a PDF', 'damaged', Buffer.from('%PDF-1.7')],
    ['nothing', 'empty', Buffer.alloc(0)],
    ['text named .xlsx', 'extension', Buffer.from('姓名,身份证号\n')],
    ['a workbook named .csv', 'extension', workbook(big), '台账.csv'],
    ['NULs in text', 'nul', Buffer.from('a,b\0\n'), '台账.csv'],
    ['UTF-16', 'nul', Buffer.from('\ufeff姓名,a\n', 'utf16le'), '台账.csv'],
    ['bytes of no encoding', 'encoding', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), '台账.csv'],
    ['a web page', 'web-page', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), '台账.csv'],
    ['text with 65,536 columns', 'columns', Buffer.from(`${'x,'.repeat(65_536)}\n`), '台账.csv'],
  ];
  it.each(cases)('%s: %s', async (_, code, bytes, name) => {
    const started = elapsedMs();
    const refusal = await refusalOf(bytes, name);
    expect(refusal.code).toBe(code);
    expect(elapsedMs() - started).toBeLessThan(2_000);
    for (const text of [refusal.reason.zh, refusal.reason.en, refusal.remedy.zh, refusal.remedy.en]) expect(text).not.toBe('');
  });

  it('passes over a hundred thousand blank rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" s="3"/></row>`).join(
      '',
    );
    const started = elapsedMs();
    const read = await rowsOf(workbook(`<row r="1">${inline('A1', '姓名')}</row>${rows}`));
    expect(textsOf(read)).toEqual([[1, '姓名']]);
    expect(elapsedMs() - started).toBeLessThan(2_000);
  });
});

it('bytes changed anywhere give rows or a refusal, never a crash', async () => {
  const good = workbook(`<row r="1">${inline('A1', '姓名')}${inline('B1', '张三')}</row>`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes.writeUInt8(value, at);
        await rowsOf(bytes).catch((error: unknown) => {
          if (!(error instanceof UnreadableFile)) throw error;
        });
      },
    ),
    { numRuns: 300 },
  );
});
