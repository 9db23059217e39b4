/**
 * Workbooks (.xlsx): the few parts the import needs, read as a stream of tags. Numbers keep the file's own spelling, dates are known by
 * their format, phonetic guides are left out of strings, formulas are shown as such and never computed.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { words } from '../../../../law/kernel/words.ts';
import { dateOfSerial } from '../reading/date.ts';
import { type Archive, damaged, openArchive } from './archive.ts';
import {
  type Cell,
  LIMITS,
  type Sheet,
  type SheetRow,
  type Table,
  tooManyColumns,
  tooManyRows,
  UnreadableFile,
} from './sheet.ts';

/** Opens a workbook from its bytes. Refuses what `openArchive` refuses and workbooks without sheets. */
export async function openXlsx(bytes: Buffer): Promise<Table> {
  const archive = await openArchive(bytes);
  if (!archive.has('xl/workbook.xml')) throw damaged();
  const book = await readBook(archive);
  const dateFormats = await readDateFormats(archive);
  let strings: Promise<readonly string[]> | undefined;
  const sharedStrings = () => (strings ??= readSharedStrings(archive));
  return {
    format: 'xlsx',
    date1904: book.date1904,
    sheets: book.sheets.map(
      ({ name, visible, path }): Sheet => ({
        name,
        visible,
        rows: () => readRows(archive, path, { sharedStrings, dateFormats, date1904: book.date1904 }),
      }),
    ),
  };
}

interface Book {
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly visible: boolean; readonly path: string }[];
}

async function readBook(archive: Archive): Promise<Book> {
  const targets = new Map<string, string>();
  if (archive.has('xl/_rels/workbook.xml.rels')) {
    walk(await archive.text('xl/_rels/workbook.xml.rels'), (tag) => {
      const { Id: id, Target: target } = tag.attributes;
      if (localName(tag) === 'Relationship' && id && target && tag.attributes.TargetMode !== 'External') targets.set(id, target);
    });
  }
  const sheets: { name: string; visible: boolean; path: string }[] = [];
  let date1904 = false;
  walk(await archive.text('xl/workbook.xml'), (tag) => {
    const name = localName(tag);
    if (name === 'workbookPr') date1904 = tag.attributes.date1904 === '1' || tag.attributes.date1904 === 'true';
    if (name !== 'sheet') return;
    const relation = Object.entries(tag.attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
    const target = targets.get(relation) ?? `worksheets/sheet${sheets.length + 1}.xml`;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    // Chart sheets hold no rows.
    if (archive.has(path) && path.includes('worksheets/')) {
      sheets.push({ name: tag.attributes.name ?? '', visible: (tag.attributes.state ?? 'visible') === 'visible', path });
    }
  });
  if (sheets.length === 0) throw damaged();
  return { date1904, sheets };
}

/** For each cell style, whether its number format shows a date. */
async function readDateFormats(archive: Archive): Promise<readonly boolean[]> {
  if (!archive.has('xl/styles.xml')) return [];
  const custom = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  walk(
    await archive.text('xl/styles.xml'),
    (tag) => {
      const name = localName(tag);
      if (name === 'numFmt') custom.set(Number(tag.attributes.numFmtId), tag.attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(tag.attributes.numFmtId ?? 0);
        styles.push(isDateFormat(id, custom.get(id)));
      }
    },
    (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  );
  return styles;
}

/** Built-in date formats, the Chinese ones among them (27–36, 50–58), or a code with a year, month or day in it. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  return /[ymd]/i.test(bare) && !/^general$/i.test(bare);
}

async function readSharedStrings(archive: Archive): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return strings;
  let text = '';
  let inText = false;
  let phonetic = 0;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', (tag) => {
    const name = localName(tag);
    if (name === 'si') text = '';
    else if (name === 'rPh') phonetic++;
    else if (name === 't') inText = phonetic === 0;
  });
  parser.on('text', (piece) => {
    if (inText) text += piece;
    if (text.length > LIMITS.cellText * 4) throw tooLongCell();
  });
  parser.on('closetag', (tag) => {
    const name = localName(tag);
    if (name === 'rPh') phonetic--;
    else if (name === 't') inText = false;
    else if (name === 'si') strings.push(decodeEscapes(text));
  });
  for await (const _ of feed(archive, 'xl/sharedStrings.xml', parser)) {
    // the handlers above collect the strings
  }
  return strings;
}

interface RowContext {
  readonly sharedStrings: () => Promise<readonly string[]>;
  readonly dateFormats: readonly boolean[];
  readonly date1904: boolean;
}

async function* readRows(archive: Archive, path: string, context: RowContext): AsyncGenerator<SheetRow> {
  const strings = await context.sharedStrings();
  let ready: SheetRow[] = [];
  let rowNumber = 0;
  let found = 0;
  let cells = new Map<number, Cell>();
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let formula: string | undefined;
  let inValue: 'v' | 'f' | 't' | undefined;
  let phonetic = 0;

  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', (tag) => {
    switch (localName(tag)) {
      case 'row': {
        const stated = Number(tag.attributes.r);
        rowNumber = Number.isSafeInteger(stated) && stated > rowNumber ? stated : rowNumber + 1;
        cells = new Map();
        column = -1;
        break;
      }
      case 'c':
        column = columnOf(tag.attributes.r) ?? column + 1;
        type = tag.attributes.t ?? 'n';
        style = Number(tag.attributes.s ?? 0);
        value = '';
        formula = undefined;
        break;
      case 'f':
        formula = '';
        inValue = 'f';
        break;
      case 'rPh':
        phonetic++;
        break;
      case 'v':
        inValue = 'v';
        break;
      case 't':
        if (type === 'inlineStr' && phonetic === 0) inValue = 't';
        break;
    }
  });
  parser.on('text', (piece) => {
    if (inValue === 'f') formula = (formula ?? '') + piece;
    else if (inValue !== undefined) value += piece;
    if (value.length > LIMITS.cellText * 4) throw tooLongCell();
  });
  parser.on('closetag', (tag) => {
    switch (localName(tag)) {
      case 'v':
      case 'f':
      case 't':
        inValue = undefined;
        break;
      case 'rPh':
        phonetic--;
        break;
      case 'c': {
        const cell = cellOf({ type, value, formula, date: context.dateFormats[style] === true }, strings, context.date1904);
        if (cell === undefined) break;
        if (column >= LIMITS.columns) throw tooManyColumns(rowNumber, column);
        cells.set(column, cell);
        break;
      }
      case 'row':
        if (cells.size === 0) break;
        if (++found > LIMITS.rows) throw tooManyRows();
        ready.push({ number: rowNumber, cells });
        break;
    }
  });
  for await (const _ of feed(archive, path, parser)) {
    yield* ready;
    ready = [];
  }
}

function cellOf(
  read: { type: string; value: string; formula: string | undefined; date: boolean },
  strings: readonly string[],
  date1904: boolean,
): Cell | undefined {
  if (read.formula !== undefined) return { kind: 'formula', text: read.formula };
  switch (read.type) {
    case 's': {
      const text = strings[Number(read.value)];
      if (text === undefined) throw damaged();
      return blankless(text);
    }
    case 'str':
    case 'inlineStr':
      return blankless(decodeEscapes(read.value));
    case 'b':
      return { kind: 'boolean', text: read.value === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: read.value };
    case 'd':
      return blankless(read.value);
    default: {
      const raw = read.value.trim();
      if (raw === '') return undefined;
      const date = read.date ? dateOfSerial(Number(raw), date1904) : undefined;
      return date === undefined ? { kind: 'number', raw } : { kind: 'number', raw, date };
    }
  }
}

function blankless(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

/** `_x000D_` is how a workbook spells a carriage return inside a string. */
function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** 0 for `A1`, 26 for `AA9`; undefined when the cell does not say where it is. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let index = 0;
  let length = 0;
  for (; length < reference.length; length++) {
    const letter = reference.charCodeAt(length) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  if (length === 0) return undefined;
  // Longer than any column Excel has: counted as far outside, so that the limit on columns speaks.
  return length > 4 ? 1_000_000 : index - 1;
}

function localName(tag: { readonly name: string }): string {
  const colon = tag.name.indexOf(':');
  return colon < 0 ? tag.name : tag.name.slice(colon + 1);
}

/** Shows every tag of a small part, in order. */
function walk(xml: string, open: (tag: SaxesTagPlain) => void, close?: (name: string) => void): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', open);
  if (close) parser.on('closetag', (tag) => close(localName(tag)));
  try {
    parser.write(xml).close();
  } catch {
    throw damaged();
  }
}

/** Pushes a part through a parser, piece by piece, so that the caller can hand on what is ready. Bad XML is a damaged file. */
async function* feed(archive: Archive, path: string, parser: SaxesParser): AsyncGenerator<void> {
  const stream = await archive.open(path);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('error', () => {
    throw damaged();
  });
  try {
    for await (const piece of stream) {
      parser.write(decoder.decode(piece as Buffer, { stream: true })); // a stream without encoding yields buffers
      yield;
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged();
  } finally {
    stream.destroy();
  }
}

function tooLongCell(): UnreadableFile {
  return new UnreadableFile(
    'cell-text',
    words(`有单元格的文字超过 ${LIMITS.cellText} 字`, `A cell holds more than ${LIMITS.cellText} characters`),
    words('缩短后再导入', 'Shorten it and import again'),
  );
}
