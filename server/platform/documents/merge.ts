/** Filling a template: every field it has gets its value, and what is not known a line to be filled in by hand. */
import { TemplateHandler } from 'easy-template-x';
import { below, readDocx, textOf } from './docx-tree.ts';

/** What stands where nothing is known: never a guess. */
export const BLANK = '__________';

const handler = new TemplateHandler({
  delimiters: { tagStart: '{', tagEnd: '}', containerTagOpen: '##', containerTagClose: '//' },
});

/** The fields of a template, in reading order. */
export async function fieldsOf(template: Buffer): Promise<string[]> {
  const text = below(await readDocx(template), 'w:p')
    .map(textOf)
    .join('\n');
  return [...new Set([...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''))];
}

/** The Word file with its fields filled. */
export async function fill(template: Buffer, values: Readonly<Record<string, string | undefined>>): Promise<Buffer> {
  const fields = await fieldsOf(template);
  // A line across would not fit where the number runs downwards.
  const data = Object.fromEntries(
    fields.map((field) => [field, values[field]?.trim() || (field.endsWith('竖排') ? ' ' : BLANK)]),
  );
  return Buffer.from(await handler.process(template, data));
}
