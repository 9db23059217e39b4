/** The parts of JSON schema that parameters are made of. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
}

/** The schema behind «or none»; undefined when the value cannot be none. */
export function orNone(schema: Schema): Schema | undefined {
  if (schema.anyOf?.some(({ type }) => type === 'null') !== true) return undefined;
  const others = schema.anyOf.filter(({ type }) => type !== 'null');
  return others.length === 1 ? others[0] : { ...schema, anyOf: others };
}

/** A value to begin with: the least that fits. */
export function blankOf(schema: Schema): unknown {
  if (orNone(schema) !== undefined) return null;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.prefixItems !== undefined) return schema.prefixItems.map(blankOf);
  switch (schema.type) {
    case 'array':
      return [];
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, blankOf(schema.properties?.[name] ?? {})]));
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1);
    default:
      return '';
  }
}
