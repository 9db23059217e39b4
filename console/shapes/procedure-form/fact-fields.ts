import { z } from 'zod';
import type { Catalogue } from '../../app/law.ts';
import { type Field, fieldsOf, type JsonSchema } from './schema-fields.ts';

/** A fact that can be corrected: where it stands (`term.to`), and the field that takes it. */
export interface FactField {
  readonly path: string;
  readonly field: Field;
}

/** The facts of a kind of case, each by itself: of a term its two days. They are drawn from the schema of the facts, as the fields of a record are. */
export function factFields(facts: Catalogue['facts']): FactField[] {
  const schema = z.toJSONSchema(facts, { unrepresentable: 'any', io: 'input' }) as JsonSchema; // as in drawn-fields.ts
  const flat = (object: JsonSchema, above: string): FactField[] =>
    Object.entries(object.properties ?? {}).flatMap(([name, inner]) =>
      inner.properties
        ? flat(inner, `${above}${name}.`)
        : fieldsOf({ properties: { [name]: inner } }).map((field) => ({ path: `${above}${name}`, field })),
    );
  return flat(schema, '');
}
