/**
 * A list as a workbook. Rows go to the file as they are read, so memory does not grow with the list; the file has no name once it is open,
 * so nothing stays behind, and no byte of it leaves before the audit row about it is committed.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import ExcelJS from 'exceljs';

export type Cell = string | number | null;

export interface Sheet {
  readonly name: string;
  /** First line of the sheet and foot of each printed page: who took it out, and when. */
  readonly mark: string;
  readonly columns: readonly { readonly title: string; readonly width?: number }[];
  /** The last line, once one knows how many rows there are. */
  readonly end: (rows: number) => string;
}

export interface Written {
  readonly rows: number;
  readonly size: number;
  /** The file from its beginning; closing it removes the file. */
  readonly file: FileHandle;
}

/** More rows than fit: nothing was kept. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}

const TEXT = '@';
const GREY = 'FF5F6B76';

/** Writes `pages` into a sheet; throws {@link TooManyRows} past `most`. */
export async function writeSheet(
  sheet: Sheet,
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  most: number,
): Promise<Written> {
  const path = join(tmpdir(), `guitu-${randomUUID()}.xlsx`);
  const file = await open(path, 'wx+', 0o600);
  try {
    // The open file lives on without its name; where a system does not allow that, it goes when it is closed.
    await rm(path).catch(() => undefined);
    let size = 0;
    const out = new Writable({
      highWaterMark: 256 * 1024,
      write(chunk: Buffer, _encoding, done) {
        file.write(chunk, 0, chunk.length, size).then(() => {
          size += chunk.length;
          done();
        }, done);
      },
    });
    const rows = await fill(sheet, pages, most, out);
    return { rows, size, file };
  } catch (error) {
    await file.close();
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function fill(
  sheet: Sheet,
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  most: number,
  out: Writable,
): Promise<number> {
  const ended = finished(out);
  // The failure is told by the loop below; unobserved it would end the process.
  ended.catch(() => undefined);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const page = book.addWorksheet(sheetName(sheet.name), {
    views: [{ state: 'frozen', ySplit: 2 }],
    headerFooter: { oddFooter: `&L${footText(sheet.mark)}&R&P / &N` },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
  });
  page.columns = sheet.columns.map(({ width = 14 }) => ({ width }));
  const mark = page.addRow([sheet.mark]);
  mark.font = { color: { argb: GREY }, italic: true };
  mark.commit();
  const header = page.addRow(sheet.columns.map(({ title }) => title));
  header.font = { bold: true };
  header.commit();
  let rows = 0;
  for await (const items of pages) {
    rows += items.length;
    if (rows > most) throw new TooManyRows();
    for (const cells of items) {
      const row = page.addRow([]);
      cells.forEach((cell, index) => {
        if (cell === null || cell === '') return;
        const target = row.getCell(index + 1);
        // A string stays a string: «=1+1» is what somebody wrote and no sum.
        target.value = cell;
        if (typeof cell === 'string') target.numFmt = TEXT;
      });
      row.commit();
    }
    // exceljs does not wait for the file; a turn of the loop a page lets it drain.
    await breathe();
    while (out.writableNeedDrain) await new Promise((drained) => out.once('drain', () => drained(undefined)));
  }
  const end = page.addRow([sheet.end(rows)]);
  end.font = { color: { argb: GREY }, italic: true };
  end.commit();
  page.commit();
  await book.commit();
  await ended;
  return rows;
}

/** Excel forbids these characters in a sheet's name and more than 31 of any. */
function sheetName(name: string): string {
  return name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31);
}

/** `&` begins a code in a footer; doubled it is itself. Excel takes 255 characters. */
function footText(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 200);
}
