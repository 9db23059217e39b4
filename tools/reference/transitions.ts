import { KINDS, type State } from '../../law/corrections/vocabulary.ts';
import { explain, parseCaseFile } from '../../law/index.ts';
import { plainDate } from '../../law/kernel/plain-date.ts';
import type { CaseKind } from './cases.ts';
import { leastOf, shapeOf } from './sample.ts';

/** One step of a case: by an event, or by date alone. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  /** The event, with the outcome that decides; or what day it is. */
  readonly by: string;
  readonly byDate: boolean;
}

type Fields = Readonly<Record<string, unknown>>;
type Event = Fields & { readonly type: string };
type History = readonly Event[];

/** What the law must be told to answer for a kind of case, beside what its catalogue says. */
interface Probe {
  readonly facts?: readonly Fields[];
  /** How a case comes into a state, where the shortest way is not a plausible one. */
  readonly into?: Readonly<Record<string, History>>;
  /** Events whose fields decide where they lead, each with the word for the page. */
  readonly outcomes?: Readonly<Record<string, readonly { readonly fields: Fields; readonly said: string }[]>>;
  /** What an event needs before it to count. */
  readonly after?: Readonly<Record<string, History>>;
  /** Histories whose state changes though nothing happens. */
  readonly byDate?: readonly { readonly from: string; readonly events: History; readonly on: string; readonly said: string }[];
}

const DAY = plainDate('2026-06-01');
const TERM = { from: '2026-01-05', to: '2026-12-31' };
const AFTER_TERM = '2027-01-01';
const takenOver = (state: State): History => [{ type: 'taken-over', state }];
const grantedOrRefused = [
  { fields: { outcome: 'granted' }, said: 'granted' },
  { fields: { outcome: 'refused' }, said: 'refused' },
];
const GRANTED: Event = { type: 'court-ruled', outcome: 'granted' };

const INTO = {
  expected: [],
  overdue: takenOver('overdue'),
  registered: takenOver('registered'),
  active: takenOver('active'),
  'revocation-pending': [...takenOver('active'), { type: 'revocation-proposed' }],
  'transfer-in-transit': [...takenOver('active'), { type: 'move-decided', approved: true }, { type: 'move-served' }],
  fugitive: takenOver('fugitive'),
  'expiry-hold': takenOver('expiry-hold'),
  released: takenOver('released'),
  'released-pardon': takenOver('released-pardon'),
  'terminated-revoked': takenOver('terminated-revoked'),
  'terminated-recommitted': takenOver('terminated-recommitted'),
  'terminated-death': takenOver('terminated-death'),
  'transferred-out': takenOver('transferred-out'),
  cancelled: takenOver('cancelled'),
} as const satisfies Record<State, History>;

const termOver = (from: keyof typeof INTO) => ({
  from,
  events: INTO[from],
  on: AFTER_TERM,
  said: 'the day after the last day of the term',
});

const PROBES: Readonly<Record<string, Probe>> = {
  corrections: {
    facts: Object.keys(KINDS).map((kind) => ({ kind, term: TERM })),
    into: INTO,
    outcomes: { 'court-ruled': grantedOrRefused, 'organ-decided': grantedOrRefused, 'arrest-decided': grantedOrRefused },
    after: {
      'move-served': [{ type: 'move-decided', approved: true }],
      'not-found-after-ruling': [GRANTED],
      'taken-into-custody': [GRANTED],
    },
    byDate: [
      {
        from: 'expected',
        events: [{ type: 'decision-effective', on: '2026-01-05' }],
        on: DAY,
        said: 'the day after the day to report',
      },
      termOver('expected'),
      termOver('overdue'),
      termOver('transfer-in-transit'),
      termOver('revocation-pending'),
    ],
  },
};

/** Appended, but never a step of its own: `taken-over` sets the state it names, corrections change what is read. */
const NO_STEP: readonly string[] = ['taken-over', 'event-corrected', 'event-withdrawn', 'facts-corrected'];

/**
 * The steps of a kind of case, found by asking `explain` and not by writing them down again: a case is brought into each state, each event that an action
 * yields there is appended, and the law says which state follows.
 */
export function transitionsOf(kind: CaseKind): readonly Transition[] {
  const probe = PROBES[kind.id] ?? {};
  const facts = probe.facts ?? [{}];
  const found = new Map<string, Transition>();
  const keep = (step: Transition) => found.set(`${step.from} ${step.to} ${step.by}`, step);
  const into = new Map<string, History>(Object.entries(probe.into ?? { [stateOf(kind, {}, [], DAY)]: [] }));
  // A map walked while it grows: states met on the way are asked about in their turn.
  for (const [from, before] of into) {
    for (const event of eventsOpenIn(kind, from)) {
      for (const { fields, said } of probe.outcomes?.[event] ?? [{ fields: {}, said: '' }]) {
        const way = [...before, ...(probe.after?.[event] ?? [])];
        const whole = [...way, { ...leastOf(shapeOf(eventOf(kind, event).fields), DAY), ...fields, type: event }];
        for (const fact of facts) {
          // What an event needs before it may already lead elsewhere: then the step does not begin here.
          if (stateOf(kind, fact, way, DAY) !== from) continue;
          const to = stateOf(kind, fact, whole, DAY);
          if (to === from) continue;
          keep({ from, to, by: said === '' ? event : `${event} (${said})`, byDate: false });
          if (!into.has(to)) into.set(to, whole);
        }
      }
    }
  }
  for (const { from, events, on, said } of probe.byDate ?? []) {
    const to = stateOf(kind, facts[0] ?? {}, events, on);
    if (to !== from) keep({ from, to, by: said, byDate: true });
  }
  const unmet = Object.keys(kind.states).filter((state) => !into.has(state));
  if (unmet.length > 0)
    throw new Error(`no event leads a case of ${kind.id} into ${unmet.join(', ')}: say how in tools/reference`);
  return [...found.values()];
}

function eventOf(kind: CaseKind, name: string) {
  const type = kind.events[name];
  if (!type) throw new Error(`an action of ${kind.id} yields ${name}, which is not an event`);
  return type;
}

function eventsOpenIn(kind: CaseKind, state: string): readonly string[] {
  const open = Object.values(kind.actions).filter((action) => action.from.includes(state));
  return [...new Set(open.map((action) => action.event))].filter((event) => !NO_STEP.includes(event));
}

function stateOf(kind: CaseKind, facts: Fields, events: History, on: string): string {
  const dated = events.map((event) => ({ on: DAY, ...event }));
  const parsed = parseCaseFile({ format: 'guitu.case-file/1', case: kind.id, facts, events: dated });
  if (!parsed.ok) throw new Error(`the sample of ${kind.id} cannot be read: ${parsed.faults.join('; ')}`);
  return explain(parsed.file, plainDate(on)).state;
}
