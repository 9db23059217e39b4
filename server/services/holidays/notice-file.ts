/**
 * Reads a holiday notice out of a table: one row a day, with the day, whether people are off (休, 放假) or work in exchange (班, 调休上班), and the
 * name of the holiday. Days that follow one another under one name become a stretch, as the notice prints it.
 */
import { addDays, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { readDate } from '../ledger/reading/date.ts';
import { openTable } from '../ledger/sheet/open-table.ts';
import type { Cell, SheetRow } from '../ledger/sheet/sheet.ts';

export interface NoticeRows {
  readonly off: readonly { readonly name: string; readonly from: PlainDate; readonly to: PlainDate }[];
  readonly makeUp: readonly PlainDate[];
  /** Rows that say neither a day nor a kind, by number in the file; a heading is one of them. */
  readonly unread: readonly number[];
}

const OFF = /^(休|放假|休息|假|off|holiday)/i;
const WORK = /^(班|调休|上班|补班|work|make-?up)/i;

/** The notice in `bytes`. Throws `UnreadableFile` when it is no table. */
export async function readNoticeFile(bytes: Buffer, fileName: string): Promise<NoticeRows> {
  const table = await openTable(bytes, fileName);
  const sheet = table.sheets.find(({ visible }) => visible);
  const days: { day: PlainDate; name: string }[] = [];
  const makeUp: PlainDate[] = [];
  const unread: number[] = [];
  if (sheet !== undefined) {
    for await (const row of sheet.rows()) {
      const read = readRow(row, table.date1904);
      if (read === undefined) unread.push(row.number);
      else if (read.kind === 'off') days.push(read);
      else makeUp.push(read.day);
    }
  }
  return { off: stretchesOf(days), makeUp: [...new Set(makeUp)].sort(), unread };
}

function readRow(row: SheetRow, date1904: boolean): { day: PlainDate; kind: 'off' | 'work'; name: string } | undefined {
  let day: PlainDate | undefined;
  let kind: 'off' | 'work' | undefined;
  let name = '';
  for (const cell of row.cells.values()) {
    const text = textOf(cell);
    const date = cell.kind === 'number' && cell.date ? cell.date : dateIn(text, date1904);
    if (day === undefined && date !== undefined) day = date;
    else if (kind === undefined && OFF.test(text)) kind = 'off';
    else if (kind === undefined && WORK.test(text)) kind = 'work';
    else if (name === '' && text !== '' && !/^(周|星期)/.test(text)) name = text;
  }
  return day === undefined || kind === undefined ? undefined : { day, kind, name };
}

function textOf(cell: Cell): string {
  return (cell.kind === 'number' ? cell.raw : cell.text).trim();
}

function dateIn(text: string, date1904: boolean): PlainDate | undefined {
  const read = readDate(text, date1904);
  return read.ok ? read.date : undefined;
}

function stretchesOf(days: readonly { day: PlainDate; name: string }[]): NoticeRows['off'] {
  const stretches: { name: string; from: PlainDate; to: PlainDate }[] = [];
  for (const { day, name } of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = stretches.at(-1);
    if (last !== undefined && (name === '' || name === last.name) && day <= addDays(last.to, 1)) last.to = day;
    else stretches.push({ name: name === '' ? '放假' : name, from: day, to: day });
  }
  return stretches;
}
