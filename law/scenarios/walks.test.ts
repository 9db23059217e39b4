/**
 * Random walks: somebody does what comes to mind, day after day, out of the tables of leave, custody and lost contact. Whatever was allowed must agree
 * with a reckoning of its own that shares no code with the law: sets of days, counted one by one.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf, explain, type RecordedEvent, type Role } from '../index.ts';
import { addDays, addMonths, daysBetween, type PlainDate, plainDate } from '../kernel/plain-date.ts';
import { RULES } from '../rules/rules.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const START = plainDate('2027-12-20');
const BEGIN = aCase()
  .onProbation()
  .active('2027-11-01')
  .set('leave.checkInFrequency', 3)
  .set('leave.remindDaysBefore', 2)
  .set('lost.logEveryDays', 1)
  .set('contact.lostAfter', 24);
const ROLES: readonly [Role, ...Role[]] = ['officer', 'office-head', 'county-head', 'higher-agency', 'police', 'person'];

/** A walk takes its time, on a busy machine more: none of these is about speed. */
const WALKING = 60_000;

interface Walk {
  readonly case: CaseBuilder;
  readonly events: readonly RecordedEvent[];
  readonly on: PlainDate;
}

interface Step {
  readonly days: number;
  readonly action: string;
  readonly role: Role;
  readonly ahead: number;
  readonly length: number;
  readonly measure: string;
}

const { actions } = catalogueOf('corrections');
const tableOf = (...procedures: readonly string[]) =>
  Object.keys(actions).filter((name) => procedures.includes(actions[name]?.procedure ?? ''));

/** These weigh more than the rest: a walk in which nothing is granted proves little. */
const ASKING = ['request-leave', 'approve-leave', 'return-from-leave', 'request-leave', 'approve-leave'];

/** What a step of the walk fills in: days from the numbers, the rest fixed. */
function inputOf(action: string, { ahead, length, measure }: Step, on: PlainDate): Record<string, unknown> {
  const from = addDays(on, ahead);
  const to = addDays(from, length - 1);
  switch (actions[action]?.event) {
    case 'leave-requested':
      return { from, to, reason: 'work', destination: '110101' };
    case 'leave-extension-requested':
    case 'leave-extended':
      return { to };
    case 'leave-refused':
    case 'leave-extension-refused':
      return { refusedFor: 'no-proof' };
    case 'custody-notified':
      return { measure };
    case 'custody-ended':
      return { ended: 'freed' };
    case 'destination-asked':
      return { organName: '某区社区矫正管理局' };
    case 'destination-answered':
      return { accepted: true };
    case 'loss-handled':
      return { content: '教育' };
    default:
      return {};
  }
}

function walkOf(table: readonly string[], roles: readonly [Role, ...Role[]] = ROLES, most = 12): fc.Arbitrary<readonly Step[]> {
  return fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: most }),
      action: fc.constantFrom(...table),
      role: fc.constantFrom(...roles),
      ahead: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 35 }),
      measure: fc.constantFrom('administrative-detention', 'criminal-detention', 'arrest', 'bail'),
    }),
    { minLength: 10, maxLength: 40 },
  );
}

/** Takes the steps that are allowed; asks `each` after every one, allowed or not. */
function take(steps: readonly Step[], each: (walk: Walk, made: RecordedEvent | undefined, step: Step) => void): Walk {
  let walk: Walk = { case: BEGIN, events: [], on: START };
  for (const step of steps) {
    const on = addDays(walk.on, step.days);
    const done = walk.case.perform(on, step.action, [step.role], inputOf(step.action, step, on));
    if (!done.ok) {
      if ('faults' in done) throw new Error(`${step.action}: ${done.faults.join('; ')}`);
      // A «no» names a rule that has a text, says why in both languages, and changes nothing.
      expect(Object.keys(RULES)).toContain(done.refusal.rule);
      expect(done.refusal.zh).toMatch(/\p{Script=Han}/u);
      expect(done.refusal.en).toMatch(/^\P{Script=Han}+$/u);
    }
    // With an id, as a server gives one: two equal acts of one day are two.
    const events = done.ok ? done.events.map((event) => ({ ...event, id: `e${walk.events.length}` })) : [];
    walk = { case: walk.case.after(events), events: [...walk.events, ...events], on };
    each(walk, events[0], step);
  }
  return walk;
}

const daysOf = (from: PlainDate, to: PlainDate): PlainDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));

/** The leaves of a walk, told from its events alone: a request, what was decided on it, how long, when it ended. */
function leavesIn(events: readonly RecordedEvent[]) {
  const leaves: { from: PlainDate; to: PlainDate; granted: boolean; closed: boolean; back?: PlainDate }[] = [];
  for (const event of events) {
    const waiting = leaves.findLast((leave) => !leave.granted && !leave.closed);
    // What happens on leave happens to the one the person is on; else to the latest that is still to come.
    const open = leaves.filter((leave) => leave.granted && leave.back === undefined);
    const running = open.findLast(({ from }) => from <= event.on) ?? open.at(-1);
    if (event.type === 'leave-requested')
      leaves.push({ from: event.from as PlainDate, to: event.to as PlainDate, granted: false, closed: false });
    if (event.type === 'leave-approved' && waiting) waiting.granted = true;
    if ((event.type === 'leave-refused' || event.type === 'leave-withdrawn') && waiting) waiting.closed = true;
    if (event.type === 'leave-extended' && running) running.to = event.to as PlainDate;
    if (event.type === 'leave-returned' && running) running.back = event.on;
  }
  return leaves;
}

function onLeave(events: readonly RecordedEvent[], on: PlainDate) {
  const open = leavesIn(events).filter(({ granted, back }) => granted && back === undefined);
  return open.findLast(({ from }) => from <= on) ?? open.at(-1);
}

/** Most days on leave in any two months that end on the last day of a leave. */
function mostInTwoMonths(events: readonly RecordedEvent[], of: { from: PlainDate; to: PlainDate }): number {
  const granted = leavesIn(events).filter((leave) => leave.granted);
  const away = new Set([...granted.flatMap(({ from, to, back }) => daysOf(from, back ?? to)), ...daysOf(of.from, of.to)]);
  const ends = [of.to, ...granted.map(({ to, back }) => back ?? to).filter((end) => end > of.to)];
  return Math.max(
    ...ends.map((end) => {
      const first = addMonths(addDays(end, 1), -2);
      return first > of.to ? 0 : [...away].filter((day) => day >= first && day <= end).length;
    }),
  );
}

describe('a walk through leave', () => {
  it(
    'nobody grants more days than the level may, in any two months',
    () => {
      let [granted, sentUp] = [0, 0];
      fc.assert(
        fc.property(walkOf([...ASKING, 'extend-leave'], ['office-head', 'county-head', 'higher-agency'], 5), (steps) => {
          take(steps, ({ events }, made) => {
            if (made?.type !== 'leave-approved' && made?.type !== 'leave-extended') return;
            const before = events.slice(0, -1);
            const leave =
              made.type === 'leave-approved'
                ? leavesIn(before).findLast((one) => !one.granted && !one.closed)
                : onLeave(before, made.on);
            if (!leave) throw new Error('granted what nobody asked for');
            const own = { from: leave.from, to: made.type === 'leave-extended' ? (made.to as PlainDate) : leave.to };
            const length = daysOf(own.from, own.to).length;
            const inWindow = mostInTwoMonths(
              before.filter((event) => event !== made),
              own,
            );
            granted += 1;
            if (made.approvedBy === 'higher') sentUp += 1;
            if (made.approvedBy === 'judicial-office') expect(length).toBeLessThanOrEqual(7);
            if (made.approvedBy !== 'higher') expect(Math.max(length, inWindow)).toBeLessThanOrEqual(30);
          });
        }),
        { numRuns: 120 },
      );
      // A walk that grants nothing proves nothing.
      expect(granted).toBeGreaterThan(50);
      expect(sentUp).toBeGreaterThan(5);
    },
    WALKING,
  );

  it(
    'no approval that was allowed is a finding afterwards',
    () => {
      fc.assert(
        fc.property(walkOf(tableOf('leave', 'leave-away')), (steps) => {
          const { case: end, on } = take(steps, () => undefined);
          const wrong = explain(end.file(), on).findings.filter(
            ({ rule, severity }) => severity === 'breach' && ['LEAVE-04', 'LEAVE-05', 'LEAVE-06', 'LEAVE-07'].includes(rule),
          );
          expect(wrong).toEqual([]);
        }),
        { numRuns: 120 },
      );
    },
    WALKING,
  );

  it(
    'a leave has one day to be back by, and is over when the person is back',
    () => {
      fc.assert(
        fc.property(walkOf([...ASKING, 'extend-leave'], ['office-head', 'county-head', 'higher-agency'], 5), (steps) => {
          take(steps, ({ case: now, events, on }) => {
            const open = explain(now.file(), on).duties.filter(
              ({ rule, clock, status }) => rule === 'LEAVE-09' && clock === 'main' && (status === 'open' || status === 'overdue'),
            );
            const away = leavesIn(events).filter(({ granted, back }) => granted && back === undefined);
            for (const { to } of away) expect(open.map(({ due }) => due)).toContain(to);
            // An extension that came after the last day does not undo that it had passed.
            for (const { due, status } of open) {
              expect(away.some(({ to }) => (status === 'open' ? due === to : due !== null && due <= to))).toBe(true);
            }
          });
        }),
        { numRuns: 60 },
      );
    },
    WALKING,
  );
});

describe('a walk through custody and lost contact', () => {
  // Losing and finding weigh more than the rest: a walk in which nobody is found proves little.
  const table = [
    ...tableOf('custody', 'lost-contact', 'after-loss').filter((name) => name !== 'record-failed-contact'),
    ...['record-lost-contact', 'record-found', 'record-lost-contact', 'record-found', 'record-custody-end'],
  ];

  it(
    'nobody is lost twice, found without being lost, or lost while held',
    () => {
      let found = 0;
      fc.assert(
        fc.property(walkOf(table), (steps) => {
          let lost = false;
          take(steps, ({ events }, made) => {
            if (made?.type === 'contact-lost') {
              expect([lost, heldSince(events)]).toEqual([false, undefined]);
              lost = true;
            }
            if (made?.type === 'found') {
              expect(lost).toBe(true);
              lost = false;
              found += 1;
            }
            // Whoever is held is found.
            if (heldSince(events) !== undefined) lost = false;
          });
        }),
        { numRuns: 150 },
      );
      expect(found).toBeGreaterThan(10);
    },
    WALKING,
  );

  it(
    'what the person owes never falls overdue while he is held',
    () => {
      fc.assert(
        fc.property(walkOf([...table, ...ASKING]), (steps) => {
          take(steps, ({ case: now, events, on }) => {
            const since = heldSince(events);
            if (since === undefined) return;
            const late = explain(now.file(), on).duties.filter(
              ({ who, status, due }) => who === 'person' && status === 'overdue' && due !== null && due >= since,
            );
            expect(late).toEqual([]);
          });
        }),
        { numRuns: 80 },
      );
    },
    WALKING,
  );

  it(
    'somebody looks on the tenth day of a loss, and only if it lasts so long',
    () => {
      fc.assert(
        fc.property(walkOf(table), (steps) => {
          const { case: end, events, on } = take(steps, () => undefined);
          const seen = explain(end.file(), on)
            .duties.filter(({ rule, clock }) => rule === 'LOST-04' && clock === 'tenth-day')
            .map(({ opens }) => opens);
          const wanted = events.flatMap((event, place) => {
            if (event.type !== 'contact-lost') return [];
            const known = events
              .slice(place + 1)
              .find(({ type, measure }) => type === 'found' || (type === 'custody-notified' && measure !== 'bail'));
            const tenth = addDays(event.on, 10);
            return tenth <= on && (known === undefined || known.on >= tenth) ? [tenth] : [];
          });
          expect(seen).toEqual(wanted);
        }),
        { numRuns: 150 },
      );
    },
    WALKING,
  );
});

/** First day of the custody that still lasts: any measure but bail; an end without a name ends all, and bail ends criminal ones. */
function heldSince(events: readonly RecordedEvent[]): PlainDate | undefined {
  let holds: { on: PlainDate; measure: unknown }[] = [];
  for (const event of events) {
    if (event.type === 'custody-ended') holds = [];
    if (event.type !== 'custody-notified') continue;
    if (event.measure === 'bail') holds = holds.filter(({ measure }) => measure === 'administrative-detention');
    else holds = [...holds, { on: event.on, measure: event.measure }];
  }
  return holds[0]?.on;
}
