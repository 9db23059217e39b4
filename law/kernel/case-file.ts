import { z } from 'zod';
import { faultsOfNotice, type YearNotice } from './calendar.ts';
import { EVENT_ENVELOPE, type EventType, type RecordedEvent } from './event.ts';
import { correctFacts } from './history.ts';
import type { SettingEntry } from './parameters.ts';
import { PlainDateSchema } from './plain-date-schema.ts';
import { YearNoticeSchema } from './year-notice-schema.ts';

export const CASE_FILE_FORMAT = 'guitu.case-file/1';

/** One case: its facts and its history (contract §1). */
export interface CaseFile {
  readonly format: typeof CASE_FILE_FORMAT;
  readonly case: string;
  readonly id?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly settings?: CaseSettings;
  readonly events: readonly RecordedEvent[];
}

/** What a case is read with: a profile, the case's own overrides, and what its county has entered. */
export interface CaseSettings {
  readonly profile?: string;
  readonly set?: Readonly<Record<string, unknown>>;
  /** The county's own values by day, over the profile. */
  readonly entries?: readonly SettingEntry[];
  /** Holiday notices the county has entered, over the published ones. */
  readonly holidays?: readonly YearNotice[];
}

/** What reading needs to know of the domains and of the settings. */
export interface Reading {
  readonly domains: Readonly<Record<string, { readonly facts: z.ZodType; readonly events: Readonly<Record<string, EventType>> }>>;
  /** The reason a profile may not be chosen, or undefined. */
  faultOfProfile(id: unknown): string | undefined;
  /** The reason an override may not stand, or undefined. */
  faultOfOverride(key: string, value: unknown): string | undefined;
  /** The reason a dated entry may not stand, or undefined. */
  faultOfEntry(entry: SettingEntry): string | undefined;
}

/** The case file, or what makes it unreadable: one line each, beginning with the bare path (`events[3].on: 2026-02-30 is not a date`). */
export type Read = { readonly ok: true; readonly file: CaseFile } | { readonly ok: false; readonly faults: readonly string[] };

type Path = readonly (PropertyKey | number)[];

/**
 * Reads a case file. Only what cannot be read is refused: an unknown format, kind, event type or code, a date that is none, a locked setting overridden.
 * Fields this version does not know are kept and ignored. Whether what it says should have happened is a matter for findings.
 */
export function readCaseFile(input: unknown, reading: Reading): Read {
  const faults: string[] = [];
  const say = (path: Path, reason: string) => faults.push(`${sayPath(path)}: ${reason}`);
  if (!isRecord(input)) return { ok: false, faults: ['the document: must be a JSON object'] };
  if (input.format !== CASE_FILE_FORMAT) say(['format'], `${show(input.format)} is not ${CASE_FILE_FORMAT}`);
  const domain =
    typeof input.case === 'string' && Object.hasOwn(reading.domains, input.case) ? reading.domains[input.case] : undefined;
  if (!domain) say(['case'], `${show(input.case)} is not one of ${Object.keys(reading.domains).join(', ')}`);
  if (input.id !== undefined && typeof input.id !== 'string') say(['id'], `${show(input.id)} is not text`);
  readSettings(input.settings, reading, say);
  if (domain) {
    faults.push(...faultsOf(domain.facts, input.facts, ['facts']));
    readEvents(input.events, domain, say, faults);
    if (faults.length === 0) readCorrections(input as unknown as CaseFile, domain, say, faults);
  }
  // Everything the type promises has been checked above.
  return faults.length > 0 ? { ok: false, faults } : { ok: true, file: input as unknown as CaseFile };
}

type Say = (path: Path, reason: string) => void;
type DomainShape = Reading['domains'][string];

function readSettings(settings: unknown, reading: Reading, say: Say): void {
  if (settings === undefined) return;
  if (!isRecord(settings)) {
    say(['settings'], `${show(settings)} is not an object`);
    return;
  }
  const reason = settings.profile === undefined ? undefined : reading.faultOfProfile(settings.profile);
  if (reason !== undefined) say(['settings', 'profile'], `${show(settings.profile)} ${reason}`);
  readEntries(settings.entries, reading, say);
  readHolidays(settings.holidays, say);
  if (settings.set === undefined) return;
  if (!isRecord(settings.set)) {
    say(['settings', 'set'], `${show(settings.set)} is not an object`);
    return;
  }
  for (const [key, value] of Object.entries(settings.set)) {
    const reason = reading.faultOfOverride(key, value);
    if (reason !== undefined) say(['settings', 'set', key], reason);
  }
}

const EntrySchema = z.strictObject({
  key: z.string(),
  from: PlainDateSchema,
  value: z.unknown().optional(),
  source: z.string(),
});

function readEntries(entries: unknown, reading: Reading, say: Say): void {
  readList(entries, ['settings', 'entries'], EntrySchema, say, (entry, path) => {
    const reason = reading.faultOfEntry(entry as SettingEntry); // its shape has just been read
    if (reason !== undefined) say(path, `${entry.key} ${reason}`);
  });
}

function readHolidays(holidays: unknown, say: Say): void {
  readList(holidays, ['settings', 'holidays'], YearNoticeSchema, say, (notice, path) => {
    for (const { path: inside, reason } of faultsOfNotice(notice)) say(path, `${inside}: ${reason.en}`);
  });
}

/** Reads an optional list whose members have a shape of their own; `check` looks at what fits the shape. */
function readList<T>(list: unknown, at: Path, schema: z.ZodType<T>, say: Say, check: (one: T, path: Path) => void): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    say(at, `${show(list)} is not a list`);
    return;
  }
  for (const [index, one] of list.entries()) {
    const path = [...at, index];
    const parsed = schema.safeParse(one);
    if (parsed.success) check(parsed.data, path);
    else for (const issue of parsed.error.issues) say([...path, ...issue.path], sayIssue(issue, one));
  }
}

function readEvents(events: unknown, domain: DomainShape, say: Say, faults: string[]): void {
  if (!Array.isArray(events)) {
    say(['events'], `${show(events)} is not a list`);
    return;
  }
  for (const [index, event] of events.entries()) {
    const path = ['events', index];
    if (!isRecord(event)) {
      say(path, `${show(event)} is not an object`);
      continue;
    }
    const type =
      typeof event.type === 'string' && Object.hasOwn(domain.events, event.type) ? domain.events[event.type] : undefined;
    if (!type) say([...path, 'type'], `${show(event.type)} is not an event type of this case`);
    faults.push(...faultsOf(eventSchema(type), event, path));
  }
}

const schemas = new WeakMap<EventType, z.ZodType>();
/** An event of an unknown type: that is said once, and the rest of its envelope is still read. */
const BARE = z.looseObject(EVENT_ENVELOPE).omit({ type: true });

/** The envelope and the fields of a type, in one schema, built once. */
function eventSchema(type: EventType | undefined): z.ZodType {
  if (!type) return BARE;
  let schema = schemas.get(type);
  if (!schema) {
    const shape = Object.entries(type.fields.shape).map(([field, value]): [string, z.ZodType] => [
      field,
      type.mayLack.includes(field) ? z.optional(value) : (value as z.ZodType), // a shape's values are schemas; zod types them wider
    ]);
    schema = z.looseObject({ ...EVENT_ENVELOPE, ...Object.fromEntries(shape) });
    schemas.set(type, schema);
  }
  return schema;
}

/** A correction must leave a record that can be read: the corrected event and the corrected facts are checked as if they had been written so. */
function readCorrections(file: CaseFile, domain: DomainShape, say: Say, faults: string[]): void {
  let facts: Readonly<Record<string, unknown>> = file.facts;
  file.events.forEach((event, index) => {
    if (event.type === 'facts-corrected') {
      facts = correctFacts(facts, String(event.path), event.now);
      const problems = faultsOf(domain.facts, facts, ['facts']);
      if (problems.length > 0) say(['events', index, 'now'], problems.join('; '));
    }
    if (event.type !== 'event-corrected' || !isRecord(event.fields)) return;
    const target = file.events.find((candidate) => candidate.id !== undefined && candidate.id === event.event);
    if (!target) return;
    faults.push(
      ...faultsOf(eventSchema(domain.events[target.type]), { ...target, ...event.fields }, ['events', index, 'fields']),
    );
  });
}

/** Zod's issues as lines: the bare path, then what is wrong with what was written there. */
export function faultsOf(schema: z.ZodType, value: unknown, at: Path): string[] {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${sayPath([...at, ...issue.path])}: ${sayIssue(issue, value)}`);
}

function sayIssue(issue: z.core.$ZodIssue, root: unknown): string {
  const written = issue.path.reduce<unknown>(
    (inner, step) => (isRecord(inner) || Array.isArray(inner) ? inner[step as keyof typeof inner] : undefined),
    root,
  );
  if (written === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_value':
      return `${show(written)} is not one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${show(written)} is not ${NOUNS[issue.expected] ?? issue.expected}`;
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')} ${issue.keys.length === 1 ? 'is not a field' : 'are not fields'} here`;
    case 'custom':
      return issue.message;
    default:
      return `${show(written)}: ${issue.message}`;
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

function sayPath(path: Path): string {
  return path.reduce<string>(
    (said, step) => (typeof step === 'number' ? `${said}[${step}]` : said === '' ? String(step) : `${said}.${String(step)}`),
    '',
  );
}

function show(value: unknown): string {
  return value === undefined
    ? 'nothing'
    : typeof value === 'string'
      ? JSON.stringify(value)
      : (JSON.stringify(value) ?? String(value)).slice(0, 60);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
