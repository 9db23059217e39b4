/** Finds the row of column names under whatever titles stand above it, and says which column is which. */
import { type Words, words } from '../../../law/kernel/words.ts';
import { type ColumnKey, columnOf, findColumn, type OwnNames, REQUIRED, SHEET_NAME } from './columns.ts';
import { tidy } from './reading/text.ts';
import { cellText, columnLetters, type Sheet, type SheetRow, type Table } from './sheet/sheet.ts';

/** Title rows above the header are looked through this far. */
const SEARCHED_ROWS = 30;
/** A row with fewer known names is a title or a person. */
const LEAST_KNOWN = 4;

export interface FoundColumn {
  /** 0 = A. */
  readonly index: number;
  readonly letters: string;
  readonly header: string;
  /** Our column; null when it is left out. */
  readonly key: ColumnKey | null;
}

export interface Header {
  readonly sheet: Sheet;
  readonly row: number;
  /** Rows above the header, to be given back as they were. */
  readonly titles: readonly SheetRow[];
  readonly columns: readonly FoundColumn[];
  readonly index: ReadonlyMap<ColumnKey, number>;
}

export type HeaderResult =
  | { readonly ok: true; readonly header: Header }
  | { readonly ok: false; readonly columns: readonly FoundColumn[]; readonly reason: Words; readonly remedy: Words };

/** The header of the table's ledger sheet: the one named as the template, else the first visible one that has a header. */
export async function findHeader(table: Table, own?: OwnNames): Promise<HeaderResult> {
  const sheets = [...table.sheets].sort((a, b) => rank(a) - rank(b));
  let best: { sheet: Sheet; row: SheetRow; titles: readonly SheetRow[]; columns: readonly FoundColumn[] } | undefined;
  for (const sheet of sheets) {
    const titles: SheetRow[] = [];
    for await (const row of sheet.rows()) {
      const columns = readHeader(row, own);
      if (known(columns) > Math.max(known(best?.columns ?? []), LEAST_KNOWN - 1)) {
        best = { sheet, row, titles: [...titles], columns };
      }
      titles.push(row);
      if (titles.length >= SEARCHED_ROWS) break;
    }
    if (best) break;
  }
  if (!best) {
    return no(
      [],
      words('找不到表头：前 30 行里没有一行像列名', 'No header found: none of the first 30 rows looks like column names'),
      words(
        '使用下载的模板，或保留“姓名、身份证号、矫正类别”等列名',
        'Use the template, or keep column names such as 姓名, 身份证号, 矫正类别',
      ),
    );
  }
  const { columns } = best;
  const twice = columns.find(
    (column) => column.key !== null && columns.some((other) => other.key === column.key && other.index < column.index),
  );
  if (twice?.key) {
    const first = columns.find((other) => other.key === twice.key);
    return no(
      columns,
      words(
        `${first?.letters} 列「${first?.header}」和 ${twice.letters} 列「${twice.header}」都是“${columnOf(twice.key).title}”`,
        `Columns ${first?.letters} “${first?.header}” and ${twice.letters} “${twice.header}” both mean ${columnOf(twice.key).en}`,
      ),
      words('保留一列，或在对应关系里把另一列设为不导入', 'Keep one of them, or leave the other out in the mapping'),
    );
  }
  const index = new Map(columns.flatMap(({ key, index: at }) => (key === null ? [] : [[key, at] as const])));
  const missing = REQUIRED.filter((key) => !index.has(key) && !(key === 'residence' && index.has('office')));
  if (missing.length > 0) {
    const titles = missing.map((key) => columnOf(key));
    return no(
      columns,
      words(
        `第 ${best.row.number} 行是表头，但缺少：${titles.map(({ title }) => title).join('、')}`,
        `Row ${best.row.number} is the header, but it lacks: ${titles.map(({ en }) => en).join(', ')}`,
      ),
      words(
        '补上这些列；如果本县用别的列名，在对应关系里指明是哪一列',
        'Add these columns; if your county calls them otherwise, say in the mapping which they are',
      ),
    );
  }
  return { ok: true, header: { sheet: best.sheet, row: best.row.number, titles: best.titles, columns, index } };
}

function rank(sheet: Sheet): number {
  return sheet.name.trim() === SHEET_NAME ? 0 : sheet.visible ? 1 : 2;
}

function readHeader(row: SheetRow, own: OwnNames | undefined): readonly FoundColumn[] {
  return [...row.cells]
    .map(([index, cell]) => {
      const header = tidy(cellText(cell));
      return { index, letters: columnLetters(index), header, key: findColumn(header, own) ?? null };
    })
    .sort((a, b) => a.index - b.index);
}

function known(columns: readonly FoundColumn[]): number {
  return new Set(columns.flatMap(({ key }) => key ?? [])).size;
}

function no(columns: readonly FoundColumn[], reason: Words, remedy: Words): HeaderResult {
  return { ok: false, columns, reason, remedy };
}
