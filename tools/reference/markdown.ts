import type { z } from 'zod';
import type { Words } from '../../law/index.ts';
import { type Shape, shapeOf } from './sample.ts';

/** First lines of every generated page: where it comes from and how to write it anew. */
export function pageHead(title: Words, intro: Words): string[] {
  return [
    `# ${title.en} · ${title.zh}`,
    '',
    '<!-- Written by `npx guitu reference` from the catalogue in law/. Do not edit: change the law and write it anew. -->',
    '',
    intro.en,
    '',
    intro.zh,
    '',
  ];
}

/** Text inside a table cell: bars would end it, line breaks would end the row. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line), ''];
}

export const code = (text: string): string => `\`${text}\``;
export const codes = (list: readonly string[], between = ' · '): string => list.map(code).join(between);
export const both = ({ zh, en }: Words): string => `${zh} · ${en}`;
/** A link to a rule, from a page beside `rules.md`. */
export const ruleLink = (rule: string): string => `[${rule}](rules.md#${rule.toLowerCase()})`;

/** One field of an event: its name, whether it must be there, and what it takes, in words. */
export interface FieldSaid {
  readonly name: string;
  readonly required: boolean;
  readonly takes: string;
}

/** The fields of an object schema, in the order they are declared. */
export function fieldsOf(schema: z.ZodObject): readonly FieldSaid[] {
  return fieldsOfShape(shapeOf(schema));
}

function fieldsOfShape({ properties = {}, required = [] }: Shape): readonly FieldSaid[] {
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    required: required.includes(name),
    takes: sayShape(shape),
  }));
}

function sayShape(shape: Shape): string {
  if (shape.enum) return codes(shape.enum.map(String));
  if (shape.anyOf) return shape.anyOf.map(sayShape).join(' or ');
  switch (shape.type) {
    case 'string':
      if (shape.format === 'date') return 'date';
      if (shape.format === 'date-time') return 'instant';
      return shape.pattern === '^\\d{6}$' ? 'six-digit division code' : 'text';
    case 'integer':
      return `whole number${sayRange(shape)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list of ${sayShape(shape.items ?? {})}`;
    case 'object':
      return shape.properties ? `{ ${fieldsOfShape(shape).map(sayField).join(', ')} }` : 'object';
    default:
      return 'any value';
  }
}

function sayRange({ minimum, maximum }: Shape): string {
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (minimum !== undefined && most !== undefined) return ` ${minimum}–${most}`;
  return minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? `, ${minimum} or more` : '';
}

/** `from` is optional, **`to`** is not: «`from`? date». */
export function sayField({ name, required, takes }: FieldSaid): string {
  return `${code(name)}${required ? '' : '?'} ${takes}`;
}
