import { describe, expect, it } from 'vitest';
import { CASE_KINDS, catalogueOf } from '../../../law/index.ts';
import { codeWords } from '../../words/law-terms.ts';
import { drawnFields } from './drawn-fields.ts';
import { factFields } from './fact-fields.ts';
import { factWords, fieldWords } from './field-words.ts';
import type { Field } from './schema-fields.ts';

/** A field with those inside it: the members of a list have names of their own. */
const withInner = (field: Field): readonly Field[] => [field, ...(field.kind === 'list' ? field.fields.flatMap(withInner) : [])];

const drawn = CASE_KINDS.flatMap((kind) =>
  Object.entries(catalogueOf(kind).events).map(
    ([event, type]) => [`${kind} ${event}`, drawnFields(type.fields).flatMap(withInner)] as const,
  ),
);

describe('every form speaks both languages', () => {
  it.each(drawn)('the fields of %s have words', (_event, fields) => {
    const bare = fields.map(({ name }) => name).filter((name) => fieldWords(name).zh === name || fieldWords(name).en === name);
    expect(bare).toEqual([]);
  });

  it.each(CASE_KINDS)('the facts of %s have words, and what they may be', (kind) => {
    const fields = factFields(catalogueOf(kind).facts);
    const bare = fields.filter(({ path }) => factWords(path).zh === path.split('.').at(-1)).map(({ path }) => path);
    const codes = fields.flatMap(({ field }) =>
      field.kind === 'choice' ? field.codes.filter((code) => !codeWords(field.name, code)) : [],
    );
    expect([...bare, ...codes]).toEqual([]);
  });

  it.each(drawn)('what may be chosen in %s has words', (_event, fields) => {
    const bare = fields.flatMap((field) =>
      field.kind === 'choice'
        ? field.codes.filter((code) => !codeWords(field.name, code)).map((code) => `${field.name} ${code}`)
        : [],
    );
    expect(bare).toEqual([]);
  });
});
