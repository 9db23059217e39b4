/** A Word file from a few plain blocks: every template of the product is made here, so that they share one look and the same bytes each time. */
import JSZip from 'jszip';

export interface Paragraph {
  readonly p: string;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Points. */
  readonly size?: number;
  readonly bold?: true;
  /** First line moved in by two characters. */
  readonly indent?: true;
  /** Points of space above. */
  readonly before?: number;
}

export interface Cell {
  readonly text: string | readonly string[];
  readonly span?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: true;
  /** From the top of the cell instead of its middle. */
  readonly top?: true;
}

export interface Table {
  readonly rows: readonly { readonly cells: readonly Cell[] /** Least height in millimetres. */; readonly height?: number }[];
  /** Millimetres. */
  readonly widths: readonly number[];
  readonly size?: number;
  /** Without lines: for what stands side by side. */
  readonly bare?: true;
}

export type Block = Paragraph | Table;

export interface Page {
  readonly landscape?: true;
  /** Top, right, bottom, left in millimetres. */
  readonly margins: readonly [number, number, number, number];
}

const mm = (value: number) => Math.round((value * 1440) / 25.4);
const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const FACES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>';
const TITLE_FACES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function paragraph({ p, align, size = 14, bold, indent, before = 0 }: Paragraph): string {
  const run = `<w:rPr>${bold ? TITLE_FACES : FACES}${bold ? '<w:b/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;
  const place = `${before ? `<w:spacing w:before="${before * 20}"/>` : ''}${indent ? `<w:ind w:firstLineChars="200" w:firstLine="${size * 40}"/>` : ''}${align ? `<w:jc w:val="${align}"/>` : ''}`;
  return `<w:p><w:pPr>${place}</w:pPr><w:r>${run}<w:t xml:space="preserve">${inXml(p)}</w:t></w:r></w:p>`;
}

function table({ rows, widths, size = 12, bare }: Table): string {
  const line = (side: string) => `<w:${side} w:val="${bare ? 'none' : 'single'}" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('');
  const body = rows.map(({ cells, height }) => {
    let column = 0;
    const inner = cells.map(({ text, span = 1, align = 'left', bold, top }) => {
      const width = widths.slice(column, column + span).reduce((sum, value) => sum + value, 0);
      column += span;
      const lines = typeof text === 'string' ? [text] : text;
      const content = lines.map((p) => paragraph({ p, align, size, ...(bold ? { bold } : {}) })).join('');
      return `<w:tc><w:tcPr><w:tcW w:w="${mm(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="${top ? 'top' : 'center'}"/></w:tcPr>${content}</w:tc>`;
    });
    const tall = height === undefined ? '' : `<w:trPr><w:trHeight w:val="${mm(height)}" w:hRule="atLeast"/></w:trPr>`;
    return `<w:tr>${tall}${inner.join('')}</w:tr>`;
  });
  const total = mm(widths.reduce((sum, value) => sum + value, 0));
  const grid = widths.map((width) => `<w:gridCol w:w="${mm(width)}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body.join('')}</w:tbl>`;
}

function section({ landscape, margins: [top, right, bottom, left] }: Page): string {
  const [width, height] = landscape ? [297, 210] : [210, 297];
  return `<w:sectPr><w:pgSz w:w="${mm(width)}" w:h="${mm(height)}"${landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="${mm(top)}" w:right="${mm(right)}" w:bottom="${mm(bottom)}" w:left="${mm(left)}" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>`;
}

/** The bytes of the Word file; the same blocks give the same bytes. */
export async function writeDocx(blocks: readonly Block[], page: Page): Promise<Buffer> {
  // Word wants a paragraph between two tables and after the last one.
  const body = blocks
    .map((block) => ('p' in block ? paragraph(block) : `${table(block)}${paragraph({ p: '', size: 2 })}`))
    .join('');
  const zip = new JSZip();
  const date = new Date('2026-01-01T00:00:00Z');
  const add = (name: string, content: string) => zip.file(name, content, { date, createFolders: false });
  add(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  );
  add(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  add('word/document.xml', `${HEAD}<w:document xmlns:w="${W}"><w:body>${body}${section(page)}</w:body></w:document>`);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'DOS' });
}
