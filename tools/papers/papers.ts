/** All papers of the product, as declared, and what is written from them: a Word template each, and the catalogue the server reads. */
import type { Declaration } from './declaration.ts';
import { ASSESSMENT } from './declarations/a-assessment.ts';
import { ARRIVAL } from './declarations/b-arrival.ts';
import { ENTRY } from './declarations/c-entry.ts';
import { SUPERVISION } from './declarations/d-supervision.ts';
import { CONDUCT } from './declarations/e-conduct.ts';
import { ENDING } from './declarations/f-ending.ts';
import { COMMON } from './declarations/g-common.ts';
import { writeDocx } from './docx.ts';

export const PAPERS: readonly Declaration[] = [
  ...ASSESSMENT,
  ...ARRIVAL,
  ...ENTRY,
  ...SUPERVISION,
  ...CONDUCT,
  ...ENDING,
  ...COMMON,
];

/** Where they are kept, from the root of the project. */
export const FOLDER = 'server/platform/documents/templates';

/** Every file of the folder, by name. */
export async function papersFiles(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const paper of PAPERS) files.set(`${paper.id}.docx`, await writeDocx(paper.blocks, paper.page));
  const catalogue = PAPERS.map(({ blocks, page: _page, ...about }) => ({ ...about, fields: fieldsOf(blocks) }));
  files.set('catalogue.json', Buffer.from(`${JSON.stringify(catalogue, null, 1)}\n`));
  return files;
}

function fieldsOf(blocks: Declaration['blocks']): string[] {
  return [...new Set([...JSON.stringify(blocks).matchAll(/\{([^{}":,[\]]+)\}/g)].map((match) => match[1] ?? ''))];
}
