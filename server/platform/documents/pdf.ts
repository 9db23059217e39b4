/** From a filled Word file to PDF, with an open Song face that travels with the product. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readDocx } from './docx-tree.ts';
import { plainFont } from './plain-font.ts';
import { toTypst } from './to-typst.ts';

/** What the package's Chinese files call themselves, whatever their weight. */
const FACE = 'Noto Serif SC';

let compiler: NodeCompiler | undefined;

/** Made at the first paper: the faces are 8 MB. */
function theCompiler(): NodeCompiler {
  if (compiler) return compiler;
  const require = createRequire(import.meta.url);
  const blobs = ['chinese-simplified', 'latin'].flatMap((script) =>
    [400, 700].map((weight) =>
      plainFont(readFileSync(require.resolve(`@fontsource/noto-serif-sc/files/noto-serif-sc-${script}-${weight}-normal.woff`))),
    ),
  );
  compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: blobs }] });
  return compiler;
}

/** The paper as PDF. Throws when the Word file cannot be set. */
export async function toPdf(docx: Buffer): Promise<Buffer> {
  const source = toTypst(await readDocx(docx), FACE);
  const typst = theCompiler();
  const pdf = typst.pdf({ mainFileContent: source });
  typst.evictCache(10);
  return pdf;
}

/** The paper as a drawing, for showing what it looks like. */
export async function toDrawing(docx: Buffer): Promise<string> {
  return theCompiler().plainSvg({ mainFileContent: toTypst(await readDocx(docx), FACE) });
}
