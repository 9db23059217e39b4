/** A filled Word file as Typst source: paragraphs, tables and the page, which is all that papers are made of. */
import { all, find, type Node, textOf } from './docx-tree.ts';

/** Twentieths of a point to points. */
const points = (twips: string | undefined, otherwise = 0) => (twips === undefined ? otherwise : Number(twips) / 20);
const val = (node: Node | undefined) => node?.attributes['w:val'];

/** The source; `face` is the name of the type to print in. */
export function toTypst(body: Node, face: string): string {
  return [
    pageOf(find(body, 'w:sectPr')),
    `#set text(font: ${quote(face)}, lang: "zh", region: "cn", size: 12pt)`,
    ...blocks(body),
  ].join('\n');
}

function pageOf(section: Node | undefined): string {
  const [size, margin] = [find(section, 'w:pgSz')?.attributes ?? {}, find(section, 'w:pgMar')?.attributes ?? {}];
  return [
    `#set page(width: ${points(size['w:w'], 595)}pt, height: ${points(size['w:h'], 842)}pt, margin: (top: ${points(margin['w:top'], 72)}pt, bottom: ${points(margin['w:bottom'], 72)}pt, left: ${points(margin['w:left'], 72)}pt, right: ${points(margin['w:right'], 72)}pt))`,
    '#set par(leading: 0.55em, spacing: 0.55em)',
  ].join('\n');
}

function blocks(parent: Node): string[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'w:p') return [`#${paragraph(child)}`];
    return child.name === 'w:tbl' ? [`#${table(child)}`] : [];
  });
}

const ALIGNMENTS: Readonly<Record<string, string>> = { center: 'center', right: 'right', end: 'right' };

/** An expression for one paragraph. */
function paragraph(node: Node): string {
  const properties = find(node, 'w:pPr');
  const align = ALIGNMENTS[val(find(properties, 'w:jc')) ?? ''] ?? 'left';
  const above = points(find(properties, 'w:spacing')?.attributes['w:before']);
  const runs = all(node, 'w:r');
  const size = sizeOf(runs[0]);
  const hasIndent = find(properties, 'w:ind')?.attributes['w:firstLine'] !== undefined;
  // As typed, so that no space is lost at the beginning of a line or between two words.
  const content = [...(hasIndent ? [`h(${size * 2}pt)`] : []), ...runs.map(run)].join(' + ') || '[]';
  const gap = above > 0 ? `v(${above}pt, weak: false); ` : '';
  const empty = textOf(node) === '' ? `v(${size}pt)` : `par(justify: ${hasIndent}, {${content}})`;
  return `block(width: 100%, above: 0.45em, below: 0.45em, {${gap}set align(${align}); ${empty}})`;
}

function sizeOf(run: Node | undefined): number {
  const size = val(find(find(run, 'w:rPr'), 'w:sz'));
  return size === undefined ? 12 : Number(size) / 2;
}

function run(node: Node): string {
  const properties = find(node, 'w:rPr');
  const weight = find(properties, 'w:b') && val(find(properties, 'w:b')) !== '0' ? ', weight: "bold"' : '';
  const lines = textOf(node)
    .split('\n')
    .map((line) => `text(size: ${sizeOf(node)}pt${weight}, ${quote(line.replaceAll('\t', '    '))})`);
  return lines.join(' + linebreak() + ');
}

function table(node: Node): string {
  const widths = all(find(node, 'w:tblGrid'), 'w:gridCol').map((column) => points(column.attributes['w:w']));
  const border = val(find(find(find(node, 'w:tblPr'), 'w:tblBorders'), 'w:top'));
  const stroke = border === 'none' || border === 'nil' ? 'none' : '0.6pt';
  const rows = all(node, 'w:tr');
  const cells = rows.flatMap((row) => {
    const height = points(val(find(find(row, 'w:trPr'), 'w:trHeight')));
    // A column without width holds the least height of the row.
    const strut = `table.cell(stroke: none, inset: 0pt, block(height: ${height}pt))`;
    return [...all(row, 'w:tc').map(cell), strut];
  });
  return `align(center, table(columns: (${[...widths.map((width) => `${width}pt`), '0pt'].join(', ')},), stroke: ${stroke}, inset: 4pt, ${cells.join(', ')}))`;
}

function cell(node: Node): string {
  const properties = find(node, 'w:tcPr');
  const span = val(find(properties, 'w:gridSpan'));
  const align = val(find(properties, 'w:vAlign')) === 'center' ? 'horizon' : 'top';
  const content = all(node, 'w:p').map(paragraph).join('; ');
  return `table.cell(align: ${align}${span ? `, colspan: ${span}` : ''}, {${content}})`;
}

/** A string of Typst: its content is text, whatever it says. */
function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '')}"`;
}
