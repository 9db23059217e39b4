import { z } from 'zod';
import { type Field, fieldsOf, type JsonSchema } from './schema-fields.ts';

/** The fields of a form for an object schema. */
export function drawnFields(schema: z.ZodObject): Field[] {
  // zod's own type of JSON Schema allows much that our schemas never say (booleans for schemas, explicit undefined).
  return fieldsOf(z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema);
}
