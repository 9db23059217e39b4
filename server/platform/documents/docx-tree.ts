/** A Word file as a tree of its document part, as far as papers need it: paragraphs with their runs, tables, the page. */
import JSZip from 'jszip';
import { SaxesParser } from 'saxes';

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Node | string)[];
}

/** The file cannot be read as a Word document. */
export class NotWord extends Error {
  override name = 'NotWord';
}

/** Largest document part that is read: what unpacks to more is no paper. */
const DOCUMENT_BYTES = 8 * 1024 * 1024;

export async function readDocx(bytes: Buffer): Promise<Node> {
  let xml: string;
  try {
    const zip = await JSZip.loadAsync(bytes);
    const part = zip.file('word/document.xml');
    if (!part || zip.file('word/vbaProject.bin')) throw new NotWord('no document part, or macros');
    const content = await part.async('nodebuffer');
    if (content.length > DOCUMENT_BYTES) throw new NotWord('the document part is too large');
    xml = content.toString('utf8');
    return parse(xml);
  } catch (error) {
    throw error instanceof NotWord ? error : new NotWord('not a Word document', { cause: error });
  }
}

function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open: Node[] = [root];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('error', (error) => {
    throw new NotWord(error.message);
  });
  parser.write(xml).close();
  const body = find(find(root, 'w:document'), 'w:body');
  if (!body) throw new NotWord('no body');
  return body;
}

export function find(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((child): child is Node => typeof child !== 'string' && child.name === name);
}

export function all(node: Node | undefined, name: string): Node[] {
  return (node?.children ?? []).filter((child): child is Node => typeof child !== 'string' && child.name === name);
}

/** Every node of the name below `node`, in reading order. */
export function below(node: Node, name: string): Node[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...below(child, name)],
  );
}

/** What a paragraph or run says; line breaks and tabs as such. */
export function textOf(node: Node): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return node.name === 'w:t' ? child : '';
      if (child.name === 'w:br') return '\n';
      if (child.name === 'w:tab') return '\t';
      return child.name === 'w:pPr' || child.name === 'w:rPr' ? '' : textOf(child);
    })
    .join('');
}
