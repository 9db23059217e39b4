import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFINITIONS } from '../../../law/parameters/definitions.ts';
import { blankOf, type Schema } from './schema.ts';

describe('a setting’s input', () => {
  const local = Object.entries(DEFINITIONS).filter(([, { scope }]) => scope === 'local');
  it.each(local)('of %s begins with something that can be written', (_key, definition) => {
    const schema = z.toJSONSchema(definition.schema as z.ZodType, { unrepresentable: 'any' }) as Schema;
    const blank = blankOf(schema);
    expect(blank).toBeDefined();
    expect(definition.schema.safeParse(blank).success).toBe(true);
  });
});
