import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { FINAL_STATES, STATES } from '../corrections/vocabulary.ts';
import { type CaseFile, catalogueOf, explain, parseCaseFile, perform, ROLES } from '../index.ts';
import { addDays, type PlainDate } from '../kernel/plain-date.ts';
import { anyCase, anyDay, anyEvent, anyHappening, FIRST_DAY, noId, withMore } from './any-case.ts';

// Thousands of readings: on a machine that does much else they take longer than a test otherwise may.
vi.setConfig({ testTimeout: 60_000 });
const RUNS = { numRuns: 300 };
const isFinal = (state: string) => (FINAL_STATES as readonly string[]).includes(state);
const after = (day: PlainDate) => fc.integer({ min: 1, max: 200 }).map((days) => addDays(day, days));
const LAST_DAY = addDays(FIRST_DAY, 800);

/** A case, a day, and events that happen after it. They carry no id: a correction already on record names none of them. */
const caseAndLater = (event: typeof anyEvent) =>
  fc
    .tuple(anyCase(event()), anyDay)
    .chain(([file, day]) => fc.tuple(fc.constant(file), fc.constant(day), fc.array(event(after(day), noId), { maxLength: 8 })));

describe('whatever is on record', () => {
  it('is explained without a throw, in a state of the table, every duty once', () => {
    fc.assert(
      fc.property(anyCase(), anyDay, (file, day) => {
        const { state, duties } = explain(file, day);
        expect(Object.keys(STATES)).toContain(state);
        const keys = duties.map(({ rule, clock, proceeding, opens }) => `${rule} ${clock} ${proceeding ?? ''} ${opens}`);
        expect(new Set(keys).size, keys.join('\n')).toBe(keys.length);
      }),
      RUNS,
    );
  });

  it('every duty says what its days say', () => {
    fc.assert(
      fc.property(anyCase(), anyDay, (file, day) => {
        for (const duty of explain(file, day).duties) {
          if (duty.status === 'overdue') expect(duty.due !== null && duty.due < day).toBe(true);
          if (duty.status === 'open') expect(duty.due === null || duty.due >= day).toBe(true);
          if (duty.status === 'met' && duty.due !== null && duty.dueAt === undefined)
            expect((duty.doneOn ?? '') <= duty.due).toBe(true);
          if (duty.status === 'met-late') expect(duty.due !== null && (duty.doneOn ?? '') >= duty.due).toBe(true);
          expect(duty.doneOn === null).toBe(duty.status !== 'met' && duty.status !== 'met-late');
          if (duty.doneOn !== null) expect(duty.doneOn <= day).toBe(true);
          expect(duty.cite.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  it('the same file on the same day makes the same bytes', () => {
    fc.assert(
      fc.property(anyCase(), anyDay, (file, day) => {
        const copy = JSON.parse(JSON.stringify(file)) as CaseFile; // A file is JSON: its copy is one.
        expect(JSON.stringify(explain(copy, day))).toBe(JSON.stringify(explain(file, day)));
      }),
      RUNS,
    );
  });

  it('what is recorded as happening after a day does not change that day', () => {
    fc.assert(
      fc.property(caseAndLater(anyEvent), ([file, day, later]) => {
        expect(explain(withMore(file, later), day)).toEqual(explain(file, day));
      }),
      RUNS,
    );
  });

  it('a record repeated adds nothing', () => {
    fc.assert(
      fc.property(anyCase(), anyDay, (file, day) => {
        expect(explain(withMore(file, file.events), day)).toEqual(explain(file, day));
      }),
      RUNS,
    );
  });
});

describe('a final state', () => {
  it('is never left by anything that happens later', () => {
    fc.assert(
      fc.property(caseAndLater(anyHappening), ([file, day, later]) => {
        const { state } = explain(file, day);
        if (!isFinal(state)) return;
        // What was on record for later days counts as later too.
        expect(explain(withMore(file, later), LAST_DAY).state).toBe(state);
      }),
      RUNS,
    );
  });

  it('leaves nothing the person still owes', () => {
    fc.assert(
      fc.property(anyCase(), anyDay, (file, day) => {
        const { state, duties } = explain(file, day);
        if (!isFinal(state)) return;
        const owed = duties.filter(({ who, status }) => who === 'person' && (status === 'open' || status === 'paused'));
        expect(owed).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is released only by its event', () => {
    fc.assert(
      fc.property(anyCase(anyHappening()), anyDay, (file, day) => {
        if (explain(file, day).state !== 'released') return;
        const said = file.events.some(
          ({ type, on, state }) => on <= day && (type === 'released' || (type === 'taken-over' && state === 'released')),
        );
        expect(said).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('what anybody does', () => {
  const actions = Object.keys(catalogueOf('corrections').actions);
  it('makes events that can be read, or says no; it never throws', () => {
    fc.assert(
      fc.property(anyCase(), anyDay, fc.constantFrom(...actions), anyHappening(), (file, day, action, given) => {
        const { type: _type, id: _id, ...input } = given;
        const done = perform(file, action, { ...input, on: day }, { on: day, by: ROLES });
        if (!done.ok) return;
        expect(parseCaseFile(withMore(file, done.events)).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);
});
