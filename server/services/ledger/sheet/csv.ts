/** Comma-separated text as Excel and WPS save it in China: UTF-8 with or without its mark, or GBK; commas, semicolons or tabs. */
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { words } from '../../../../law/kernel/words.ts';
import { type Cell, LIMITS, type SheetRow, type Table, tooManyColumns, tooManyRows, UnreadableFile } from './sheet.ts';

/** Text is decoded and parsed in pieces of this many bytes. */
const PIECE = 64 * 1024;

/** Opens a text file as a table of one sheet. Refuses NULs, UTF-16 and bytes that are neither UTF-8 nor GBK. */
export function openCsv(bytes: Buffer): Table {
  if (bytes.includes(0)) {
    throw new UnreadableFile(
      'nul',
      words('文件里有空字符（NUL），不是普通的文本文件', 'The file contains NUL characters: it is not plain text'),
      words('在 Excel 里另存为“CSV UTF-8”或 .xlsx 后再导入', 'Save it from Excel as “CSV UTF-8” or .xlsx and import that'),
    );
  }
  const encoding = encodingOf(bytes);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(bytes.subarray(0, 200).toString('latin1'))) {
    throw new UnreadableFile(
      'web-page',
      words('这是网页或 XML，不是表格文件', 'This is a web page or XML, not a table'),
      words('用 Excel 打开它，另存为 .xlsx 后再导入', 'Open it in Excel, save it as .xlsx, and import that'),
    );
  }
  const delimiter = delimiterOf(bytes, encoding);
  return {
    format: 'csv',
    date1904: false,
    sheets: [{ name: 'CSV', visible: true, rows: () => readRows(bytes, encoding, delimiter) }],
  };
}

type Encoding = 'utf-8' | 'gb18030';

function encodingOf(bytes: Buffer): Encoding {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    try {
      for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
      decoder.decode();
      return encoding;
    } catch {
      // not this encoding; the next one is tried
    }
  }
  throw new UnreadableFile(
    'encoding',
    words('文件的文字编码既不是 UTF-8 也不是 GBK', 'The text is neither UTF-8 nor GBK'),
    words('在 Excel 里另存为“CSV UTF-8”或 .xlsx 后再导入', 'Save it from Excel as “CSV UTF-8” or .xlsx and import that'),
  );
}

/** The separator that occurs most in the first lines; quoted text hardly ever outweighs it. */
function delimiterOf(bytes: Buffer, encoding: Encoding): string {
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, PIECE)).split(/\r?\n/, 20).join('\n');
  const counted = [',', '\t', ';'].map((sign) => ({ sign, times: head.split(sign).length }));
  return counted.reduce((best, candidate) => (candidate.times > best.times ? candidate : best)).sign;
}

async function* readRows(bytes: Buffer, encoding: Encoding, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = Readable.from(decode(bytes, encoding)).pipe(
    parse({ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 4 * 1024 * 1024 }),
  );
  let number = 0;
  let found = 0;
  try {
    for await (const record of parser) {
      number++;
      const cells = cellsOf(record as string[], number); // without `columns` csv-parse yields arrays of strings
      if (cells.size === 0) continue;
      if (++found > LIMITS.rows) throw tooManyRows();
      yield { number, cells };
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    throw new UnreadableFile(
      'csv',
      words(
        `第 ${number + 1} 行起的引号不成对，无法继续读取`,
        `From row ${number + 1} on the quotation marks do not pair, so reading stopped`,
      ),
      words('用 Excel 打开检查这一行，另存为 .xlsx 后再导入', 'Check that row in Excel, save as .xlsx, and import that'),
    );
  }
}

async function* decode(bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding); // drops the mark of UTF-8
  for (let at = 0; at < bytes.length; at += PIECE) yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}

function cellsOf(record: readonly string[], row: number): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  record.forEach((field, column) => {
    const text = unwrap(field);
    if (text.trim() === '') return;
    if (column >= LIMITS.columns) throw tooManyColumns(row, column);
    cells.set(column, text.startsWith('=') ? { kind: 'formula', text: text.slice(1) } : { kind: 'text', text });
  });
  return cells;
}

/** `="110105…"` and a leading apostrophe are how people keep Excel from turning an ID number into a number. */
function unwrap(field: string): string {
  const quoted = /^="([^"]*)"$/.exec(field);
  if (quoted) return quoted[1] ?? '';
  return field.startsWith("'") ? field.slice(1) : field;
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('CSV_');
}
