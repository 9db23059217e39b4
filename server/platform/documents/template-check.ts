/** Whether a template may be used: every field in it is known for its kind, and none that must be there is missing. */
import { type Words, words } from '../../../law/kernel/words.ts';
import { type PaperKind, requiredFields } from './catalogue.ts';
import { below, NotWord, readDocx, textOf } from './docx-tree.ts';
import { FIELDS } from './fields.ts';

/** What is wrong in a template, and where: the paragraph as it reads. */
export interface TemplateFault {
  readonly what: 'unknown' | 'missing' | 'open' | 'not-word';
  readonly field: string;
  readonly where: string;
  readonly words: Words;
}

export interface TemplateRead {
  readonly faults: readonly TemplateFault[];
  readonly fields: readonly string[];
}

/** Reads the fields of a template (`{姓名}`), and says what is wrong with it for `kind`. */
export async function checkTemplate(kind: PaperKind, bytes: Buffer): Promise<TemplateRead> {
  let paragraphs: string[];
  try {
    paragraphs = below(await readDocx(bytes), 'w:p').map(textOf);
  } catch (error) {
    if (!(error instanceof NotWord)) throw error;
    const fault = words(
      '这不是可用的 Word 文件（.docx，不带宏）',
      'This is no Word file that can be used (.docx, without macros)',
    );
    return { faults: [{ what: 'not-word', field: '', where: '', words: fault }], fields: [] };
  }
  const faults: TemplateFault[] = [];
  const fields = new Set<string>();
  const known = new Set([...kind.fields, ...Object.keys(FIELDS)]);
  for (const [index, text] of paragraphs.entries()) {
    const where = text.trim().slice(0, 40);
    const place = words(`第${index + 1}段“${where}”`, `paragraph ${index + 1} «${where}»`);
    const closed = text.replaceAll(/\{([^{}]*)\}/g, (_, field: string) => {
      fields.add(field);
      if (!known.has(field)) {
        faults.push({
          what: 'unknown',
          field,
          where,
          words: words(`${place.zh}：没有“${field}”这个字段`, `${place.en}: there is no field «${field}»`),
        });
      }
      return '';
    });
    if (/[{}]/.test(closed)) {
      faults.push({
        what: 'open',
        field: '',
        where,
        words: words(`${place.zh}：花括号没有成对`, `${place.en}: a brace has no partner`),
      });
    }
  }
  for (const field of requiredFields(kind)) {
    if (fields.has(field)) continue;
    faults.push({
      what: 'missing',
      field,
      where: '',
      words: words(`缺少必需的字段“${field}”`, `the required field «${field}» is missing`),
    });
  }
  return { faults, fields: [...fields] };
}
