/**
 * The one interface the import reads tables through. A workbook or a text file becomes rows of cells, one at a time, each with the row
 * number a person sees in Excel.
 */
import type { PlainDate } from '../../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../../law/kernel/words.ts';

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** `raw` is the number as the file spells it: 17 digits that were lost show there and nowhere else. `date` when the format says so. */
  | { readonly kind: 'number'; readonly raw: string; readonly date?: PlainDate }
  | { readonly kind: 'boolean'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'formula'; readonly text: string };

export interface SheetRow {
  /** As in Excel's margin: the first row is 1, blank rows count. */
  readonly number: number;
  /** By column, 0 = A; blank cells are absent. */
  readonly cells: ReadonlyMap<number, Cell>;
}

export interface Sheet {
  readonly name: string;
  readonly visible: boolean;
  /** Rows that hold something, in order. May be called again to read from the top. */
  rows(): AsyncIterable<SheetRow>;
}

export interface Table {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly Sheet[];
  /** Whether bare serial numbers count from 1904. */
  readonly date1904: boolean;
}

/**
 * The file cannot be read at all, and why: an expected «no» that may surface in the middle of a stream, where only an exception can stop
 * the reader. `openTable`'s callers turn it into the import's answer.
 */
export class UnreadableFile extends Error {
  readonly code: string;
  readonly reason: Words;
  readonly remedy: Words;

  constructor(code: string, reason: Words, remedy: Words) {
    super(`${code}: ${reason.en}`);
    this.name = 'UnreadableFile';
    this.code = code;
    this.reason = reason;
    this.remedy = remedy;
  }
}

/** What a file may ask of this machine. */
export const LIMITS = {
  /** Bytes as uploaded. */
  upload: 64 * 1024 * 1024,
  /** Bytes of all parts of a workbook together, unpacked: 100,000 full rows of 37 columns take about 160 MB. */
  unpacked: 512 * 1024 * 1024,
  /** Unpacked to packed, for parts over `ratioFrom`: office software reaches about 60; a bomb 1,000. */
  ratio: 200,
  ratioFrom: 16 * 1024 * 1024,
  parts: 2_000,
  columns: 256,
  rows: 200_000,
  /** Excel's own limit of a cell. */
  cellText: 32_767,
} as const;

/** `A`, `Z`, `AA`: the letters above column `index` (0 = A). */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export function tooManyColumns(row: number, column: number): UnreadableFile {
  return new UnreadableFile(
    'columns',
    words(
      `第 ${row} 行的数据写到了第 ${column + 1} 列（${columnLetters(column)}），超过 ${LIMITS.columns} 列`,
      `Row ${row} has data in column ${column + 1} (${columnLetters(column)}), beyond the ${LIMITS.columns} columns that are read`,
    ),
    words('删除表头右侧多余的列后再导入', 'Delete the columns right of the header and import again'),
  );
}

export function tooManyRows(): UnreadableFile {
  return new UnreadableFile(
    'rows',
    words(`有内容的行超过 ${LIMITS.rows} 行`, `More than ${LIMITS.rows} rows hold data`),
    words('把台账分成几个文件导入', 'Split the ledger into several files'),
  );
}

/** What a person would see in the cell, as text: what refused rows are given back as. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (cell.kind === 'number') return cell.date ?? cell.raw;
  return cell.kind === 'formula' ? `=${cell.text}` : cell.text;
}
