import fc from 'fast-check';
import type { z } from 'zod';
import { EVENTS } from '../corrections/events.ts';
import * as vocabulary from '../corrections/vocabulary.ts';
import { type CaseFile, parseCaseFile, type RecordedEvent } from '../index.ts';
import { isCorrection } from '../kernel/history.ts';
import { addDays, type PlainDate, plainDate } from '../kernel/plain-date.ts';

/** Cases as chance makes them: every event of the catalogue with any fields its schema takes, in any order. For properties, not for scenarios. */

export const FIRST_DAY = plainDate('2025-12-01');
/** Days in which anything happens; some lie in a year whose holiday notice is not out. */
const DAYS = 500;
export const anyDay: fc.Arbitrary<PlainDate> = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(FIRST_DAY, days));

const WORDS = Object.values(vocabulary).flatMap((table) =>
  Array.isArray(table) ? table : typeof table === 'object' && table !== null ? Object.keys(table) : [],
);
const MEMBERS = [[], [{ role: 'family', sex: 'female' }], [{ role: 'police', knowsMinors: true }]];
const anyTermOfDays = fc
  .tuple(anyDay, fc.integer({ min: 30, max: 700 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const anyTerm = fc.option(anyTermOfDays, { nil: undefined });

/** What a field may hold, if its schema takes it. */
const CANDIDATES: readonly unknown[] = [
  undefined,
  true,
  false,
  1,
  2,
  3,
  5,
  '360825',
  'some text',
  '08:30',
  '17:00',
  [],
  ...MEMBERS,
  ...WORDS,
];

/** Any value of a field, chosen among those its schema takes. */
function anyValue(schema: z.ZodType): fc.Arbitrary<unknown> {
  const takes = (value: unknown) => schema.safeParse(value).success;
  if (takes('2026-02-28') && !takes('some text')) return takes(undefined) ? fc.option(anyDay, { nil: undefined }) : anyDay;
  return fc.constantFrom(...CANDIDATES.filter(takes));
}

const anyFields = (type: keyof typeof EVENTS): fc.Arbitrary<Record<string, unknown>> => {
  if (type === 'event-corrected') {
    return fc.record({ event: anyId, fields: fc.record({ on: anyDay }), reason: fc.constant('typing error') });
  }
  if (type === 'event-withdrawn') return fc.record({ event: anyId });
  if (type === 'facts-corrected') return fc.record({ path: fc.constant('facts.term'), now: anyTermOfDays });
  const shape: Readonly<Record<string, z.ZodType>> = EVENTS[type].fields.shape;
  return fc.record(Object.fromEntries(Object.entries(shape).map(([field, schema]) => [field, anyValue(schema)])));
};

const anyId = fc.constantFrom('a', 'b', 'c', 'd');
type AnyId = fc.Arbitrary<string | undefined>;
const someId: AnyId = fc.option(anyId, { nil: undefined });
/** For events that nothing already on record can have named. */
export const noId: AnyId = fc.constant(undefined);
const withoutNothing = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

function anyEventOf(
  types: readonly (keyof typeof EVENTS)[],
  on: fc.Arbitrary<PlainDate>,
  id: AnyId,
): fc.Arbitrary<RecordedEvent> {
  const envelope = {
    on,
    id,
    proceeding: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
  };
  return fc
    .constantFrom(...types)
    .chain((type) =>
      fc
        .tuple(fc.record(envelope), anyFields(type))
        .map(([said, fields]): RecordedEvent => ({ on: said.on, ...withoutNothing({ ...fields, ...said }), type })),
    );
}

const TYPES = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
export const anyEvent = (on: fc.Arbitrary<PlainDate> = anyDay, id: AnyId = someId) => anyEventOf(TYPES, on, id);
/** Any event but a correction. */
export const anyHappening = (on: fc.Arbitrary<PlainDate> = anyDay, id: AnyId = someId) =>
  anyEventOf(
    TYPES.filter((type) => !isCorrection(type)),
    on,
    id,
  );

const anyFacts = fc.record({
  kind: fc.constantFrom(...vocabulary.codesOf(vocabulary.KINDS)),
  temporaryReleaseGround: fc.constantFrom(...vocabulary.codesOf(vocabulary.TEMPORARY_RELEASE_GROUNDS)),
  sex: fc.constantFrom('male', 'female'),
  juvenileAtOffence: fc.boolean(),
  county: fc.constant('360825'),
});

/** A file that can be read, of `events`. */
export function fileOf(facts: Readonly<Record<string, unknown>>, profile: string, events: readonly RecordedEvent[]): CaseFile {
  const read = parseCaseFile({ format: 'guitu.case-file/1', case: 'corrections', facts, settings: { profile }, events });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.file;
}

/** Any case with up to `most` of these events. */
export function anyCase(events: fc.Arbitrary<RecordedEvent> = anyEvent(), most = 25): fc.Arbitrary<CaseFile> {
  return fc
    .record({
      facts: anyFacts,
      term: anyTerm,
      profile: fc.constantFrom('national', 'demo', 'provincial-grading-2020', 'jingbian'),
      events: fc.array(events, { maxLength: most }),
    })
    .map(({ facts, term, profile, events: list }) => fileOf({ ...facts, ...(term ? { term } : {}) }, profile, list));
}

/** The same case with more on record. */
export function withMore(file: CaseFile, more: readonly RecordedEvent[]): CaseFile {
  return { ...file, events: [...file.events, ...more] };
}
