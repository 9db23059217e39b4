import { z } from 'zod';

/** The part of JSON schema that the fields of events use. */
export interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

export function shapeOf(schema: z.ZodObject): Shape {
  // zod's own type says less than what it returns for an object.
  return z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape;
}

/** The least an event must carry to be read: its required fields, each with some value it takes. */
export function leastOf({ properties = {}, required = [] }: Shape, day: string): Record<string, unknown> {
  return Object.fromEntries(required.map((name) => [name, valueFor(properties[name] ?? {}, day)]));
}

function valueFor(shape: Shape, day: string): unknown {
  if (shape.examples) return shape.examples[0];
  if (shape.enum) return shape.enum[0];
  if (shape.anyOf) return valueFor(shape.anyOf[0] ?? {}, day);
  switch (shape.type) {
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return leastOf(shape, day);
    case 'string':
      return shape.format === 'date' ? day : '-';
    default:
      return '-';
  }
}
