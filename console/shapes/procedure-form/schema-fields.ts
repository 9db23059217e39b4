/**
 * From the schema of an event to the fields of a form. It reads JSON Schema, which zod writes for every schema, so that a new procedure
 * needs no line here: its fields are drawn from what it says it takes.
 */

/** The part of JSON Schema that event schemas use. */
export interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  /** Kinds of organisation that can be named; a unit a case is given to, where it does not say. */
  readonly kinds?: readonly string[];
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Named {
  readonly name: string;
  readonly required: boolean;
}

export type Field = Named &
  (
    | { readonly kind: 'day' | 'text' | 'long-text' | 'place' | 'ground' | 'grade' | 'yes-no' }
    | { readonly kind: 'open-choice'; readonly table: string }
    | { readonly kind: 'record-of-event' | 'event-fields' | 'fact' | 'fact-value' }
    | { readonly kind: 'case' | 'account' | 'photographs' | 'score-row' | 'hospital' }
    | { readonly kind: 'organisation'; readonly of: readonly string[] }
    /** Evidence may be any file, and says what it is worth; a receipt or a proof is a picture or a PDF. */
    | { readonly kind: 'scan'; readonly evidence: boolean }
    | { readonly kind: 'number'; readonly minimum: number | undefined }
    | { readonly kind: 'choice'; readonly codes: readonly string[] }
    | { readonly kind: 'texts' }
    | { readonly kind: 'list'; readonly fields: readonly Field[] }
  );

const LONG: ReadonlySet<string> = new Set(['content', 'note', 'step', 'text', 'result', 'defect', 'reasons']);
/** Texts with known words: one may choose one of them or write another. */
const OPEN_CHOICES: ReadonlySet<string> = new Set(['form']);
/** Fields that the form sets beside the others, not among them. */
const ENVELOPE: ReadonlySet<string> = new Set(['on', 'at', 'proceeding']);

/** Formats whose values are offered from a list: cases, accounts, rows of the score table, hospitals. */
const NAMING = ['case', 'account', 'score-row', 'hospital'] as const;
function isNaming(format: string): format is (typeof NAMING)[number] {
  return (NAMING as readonly string[]).includes(format);
}

function fieldOf(name: string, required: boolean, schema: JsonSchema): Field {
  const named: Named = { name, required };
  const codes = schema.enum ?? schema.anyOf?.find((one) => one.enum)?.enum;
  if (codes) return { ...named, kind: 'choice', codes: codes.filter((code) => typeof code === 'string') };
  if (schema.anyOf) return { ...named, kind: schema.anyOf.some(({ type }) => type === 'integer') ? 'ground' : 'text' };
  switch (schema.type) {
    case 'boolean':
      return { ...named, kind: 'yes-no' };
    case 'integer':
    case 'number':
      return { ...named, kind: 'number', minimum: schema.minimum };
    case 'array':
      if (schema.items?.format === 'file') return { ...named, kind: 'photographs' };
      return schema.items?.properties ? { ...named, kind: 'list', fields: fieldsOf(schema.items) } : { ...named, kind: 'texts' };
    case 'object':
      return { ...named, kind: 'event-fields' };
    case 'string':
      if (schema.format === 'organisation') return { ...named, kind: 'organisation', of: schema.kinds ?? ['handling-unit'] };
      if (schema.format === 'hash-of-file') return { ...named, kind: 'scan', evidence: false };
      if (schema.format !== undefined && isNaming(schema.format)) return { ...named, kind: schema.format };
      if (schema.format === 'date') return { ...named, kind: 'day' };
      if (schema.pattern === '^\\d{6}$') return { ...named, kind: 'place' };
      if (name === 'path') return { ...named, kind: 'fact' };
      if (name === 'event') return { ...named, kind: 'record-of-event' };
      if (name === 'grade') return { ...named, kind: 'grade' };
      if (OPEN_CHOICES.has(name)) return { ...named, kind: 'open-choice', table: name };
      return { ...named, kind: LONG.has(name) ? 'long-text' : 'text' };
    default:
      // Only the correction of a fact takes what its schema leaves open: the fact says what it is.
      return { ...named, kind: 'fact-value' };
  }
}

/** The fields of an object schema in its own order, what must be filled first. */
export function fieldsOf(schema: JsonSchema): Field[] {
  const required = new Set(schema.required ?? []);
  return (
    Object.entries(schema.properties ?? {})
      .filter(([name]) => !ENVELOPE.has(name))
      .map(([name, property]) => fieldOf(name, required.has(name), property))
      // Beside the scan of a receipt, the way is one of service.
      .map(
        (field): Field =>
          field.kind === 'open-choice' && schema.properties?.receiptHash ? { ...field, table: 'serviceWay' } : field,
      )
      // A file with who collected it is evidence.
      .map((field): Field => (field.kind === 'scan' && schema.properties?.collector ? { ...field, evidence: true } : field))
      .sort((a, b) => Number(b.required) - Number(a.required))
  );
}

/** What the form holds while it is being filled. */
export type Values = Readonly<Record<string, unknown>>;

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function readValue(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'yes-no':
      return value === 'yes' ? true : value === 'no' ? false : undefined;
    case 'ground':
      return typeof value === 'string' && /^[1-9]$/.test(value.trim()) ? Number(value) : value;
    case 'list':
      return Array.isArray(value) ? value.map((item: unknown) => inputOf(field.fields, isValues(item) ? item : {})) : value;
    case 'texts':
      return typeof value === 'string'
        ? value
            .split(/[\n,，;；、]/)
            .map((text) => text.trim())
            .filter((text) => text !== '')
        : value;
    default:
      return typeof value === 'string' ? value.trim() : value;
  }
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The input of an action from what the form holds: blanks are left out, never guessed; «yes» and «no» become true and false. */
export function inputOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .map((field): [string, unknown] => [field.name, readValue(field, values[field.name])])
      .filter(([, value]) => !isEmpty(value)),
  );
}

/** The day and the hour in Shanghai as an instant: `2026-10-09`, `09:12` → `2026-10-09T09:12:00+08:00`. */
export function instantOf(day: string, hour: string | undefined): string | undefined {
  return hour !== undefined && /^\d{2}:\d{2}$/.test(hour) ? `${day}T${hour}:00+08:00` : undefined;
}

/** Names of the required fields that are still blank. */
export function missingIn(fields: readonly Field[], values: Values): string[] {
  const input = inputOf(fields, values);
  return fields.filter(({ name, required }) => required && !(name in input)).map(({ name }) => name);
}
