import type { PastEvent } from '../kernel/history.ts';
import { later, type PlainDate } from '../kernel/plain-date.ts';
import type { Span } from '../kernel/procedure.ts';
import type { EventName } from './events.ts';
import { type CustodyMeasure, isFinal, type Kind, type State } from './vocabulary.ts';

/**
 * The state of a corrections case as its events make it (rulebook §6, contract §3.3). A recorded event is a fact and the state follows it; whether it
 * should have happened is a matter for findings. What comes by date alone (`overdue`, `expiry-hold`) is laid over this in `overlay.ts`.
 */
export interface Standing {
  /** How far the person has come: expected, registered, active; or the final state. */
  readonly base: State;
  /** A granted move has been served and the person is on the way. */
  readonly moving: boolean;
  /** A proposal to revoke or return is waiting, or has been granted and not carried out. */
  readonly pending: boolean;
  /** Revocation or return has been granted; it is carried out once the person is in custody. */
  readonly granted: boolean;
  /** Granted, and the person cannot be found. */
  readonly fugitive: boolean;
  /** Whether each move decided so far was granted, by its key; '' is the latest decided. */
  readonly moves: Readonly<Record<string, boolean>>;
  /** Every time the person was held, `[from, to)`, in the order it began; two can overlap. */
  readonly holds: readonly Hold[];
}

/** A standing with the state it makes. */
export interface Track extends Standing {
  readonly state: State;
}

/** A measure on one ground. The person is in custody while any that takes the freedom lasts. */
interface Hold extends Span {
  /** Undefined where the record does not say which. */
  readonly measure: CustodyMeasure | undefined;
  /** Key the record gave it, so that its end can name it. */
  readonly key: string | undefined;
  /** Under an arrest that came with a proposal: it ends when the proposal does (RECM-05). */
  readonly byArrest: boolean;
}

const START: Standing = {
  base: 'expected',
  moving: false,
  pending: false,
  granted: false,
  fugitive: false,
  moves: {},
  holds: [],
};

/** What weighs most is the state: the end, flight, a proposal, the way to another county, and else how far the person has come. */
function stateOf({ base, fugitive, pending, moving }: Standing): State {
  if (isFinal(base)) return base;
  if (fugitive) return 'fugitive';
  if (pending) return 'revocation-pending';
  return moving ? 'transfer-in-transit' : base;
}

type Transition = (standing: Standing, event: PastEvent, kind: Kind) => Standing;

const end =
  (base: State): Transition =>
  (standing) => ({ ...standing, base });
/** A step of arriving; it counts while a proposal is waiting too. */
const arrive =
  (base: State, from: readonly State[]): Transition =>
  (standing) =>
    from.includes(standing.base) ? { ...standing, base } : standing;

/** Whether a measure takes the freedom to come and report: all do but bail (刑事诉讼法 71, 77). */
export const isHeld = ({ measure }: Hold) => measure !== 'bail';

export function isInCustody({ holds }: Standing): boolean {
  return holds.some((hold) => isHeld(hold) && hold.to === undefined);
}

/** Whether any measure lasts, bail included: it keeps a case from ending by itself (REL-06). */
export function hasMeasure({ holds }: Standing): boolean {
  return holds.some((hold) => hold.to === undefined);
}

/** The days in custody: holds that overlap or touch are one stretch. */
export function custodySpans({ holds }: Standing): readonly Span[] {
  const spans: Span[] = [];
  for (const hold of holds.filter(isHeld).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = spans.at(-1);
    if (!last || (last.to !== undefined && hold.from > last.to)) spans.push({ from: hold.from, to: hold.to });
    else
      spans[spans.length - 1] = {
        from: last.from,
        to: last.to === undefined || hold.to === undefined ? undefined : later(last.to, hold.to),
      };
  }
  return spans;
}

function hold(standing: Standing, event: PastEvent, from: PlainDate, byArrest: boolean): Standing {
  const measure = event.data.measure as CustodyMeasure | undefined;
  return { ...standing, holds: [...standing.holds, { from, to: undefined, key: event.proceeding, byArrest, measure }] };
}

function endHolds(standing: Standing, on: PlainDate, ends: (hold: Hold) => boolean): Standing {
  return { ...standing, holds: standing.holds.map((one) => (one.to === undefined && ends(one) ? { ...one, to: on } : one)) };
}

/** Whoever is bailed is free from that day: bail takes the place of what it was changed from, unless the record keeps the two apart. */
const REPLACED_BY_BAIL: readonly (CustodyMeasure | undefined)[] = ['criminal-detention', 'arrest', 'residential-surveillance'];
function bail(standing: Standing, event: PastEvent, from: PlainDate): Standing {
  const same = ({ key }: Hold) => key === undefined || event.proceeding === undefined || key === event.proceeding;
  return endHolds(standing, from, (one) => REPLACED_BY_BAIL.includes(one.measure) && !one.byArrest && same(one));
}

/** A notice of a measure, on the day it was decided. */
function notified(standing: Standing, event: PastEvent): Standing {
  const from = (event.data.decidedOn as PlainDate | undefined) ?? event.on;
  return hold(event.data.measure === 'bail' ? bail(standing, event, from) : standing, event, from, false);
}

/** The end of custody ends the hold it names; without a name, or with one nobody knows, the person is free. */
function release(standing: Standing, event: PastEvent): Standing {
  const named = standing.holds.some((one) => one.to === undefined && one.key !== undefined && one.key === event.proceeding);
  return endHolds(standing, event.on, (one) => !named || one.key === event.proceeding);
}

/** What was granted takes effect on the case once the person is in custody (T21, T22, T24). */
function carryOut(standing: Standing, kind: Kind): Standing {
  if (!standing.granted || !isInCustody(standing)) return standing;
  return { ...standing, base: kind === 'temporary-release' ? 'terminated-recommitted' : 'terminated-revoked' };
}

const propose: Transition = (standing) => (standing.fugitive ? standing : { ...standing, pending: true });

/** Refused or withdrawn: nothing is pending any more, and whoever was arrested for it is released at once (RECM-05). Other custody goes on. */
const dropProposal: Transition = (standing, event) =>
  standing.pending && !standing.fugitive
    ? { ...endHolds(standing, event.on, (one) => one.byArrest), pending: false, granted: false }
    : standing;

const rule: Transition = (standing, event, kind) => {
  if (event.data.outcome === 'refused') return dropProposal(standing, event, kind);
  return event.data.outcome === 'granted' ? carryOut({ ...standing, pending: true, granted: true }, kind) : standing;
};

/** A record taken over sets the state it names, whatever stood before. */
const takeOver: Transition = (standing, event) => {
  const named = event.data.state as State;
  const underWay = named === 'fugitive' || named === 'revocation-pending' || named === 'transfer-in-transit';
  return {
    ...standing,
    base: underWay ? 'active' : named,
    moving: named === 'transfer-in-transit',
    pending: named === 'revocation-pending',
    granted: named === 'fugitive',
    fugitive: named === 'fugitive',
  };
};

/** Only the events that change the state or the custody; every other event leaves the track as it is. */
const TRANSITIONS: Partial<Record<EventName, Transition>> = {
  'reported-in': arrive('registered', ['expected', 'overdue']),
  'handed-over': arrive('registered', ['expected', 'overdue']),
  registered: arrive('registered', ['expected', 'overdue']),
  declared: arrive('active', ['expected', 'overdue', 'registered']),
  'taken-over': takeOver,
  'move-decided': (standing, event) => {
    const approved = event.data.approved === true;
    return {
      ...standing,
      moves: { ...standing.moves, '': approved, ...(event.proceeding ? { [event.proceeding]: approved } : {}) },
    };
  },
  'move-served': (standing, event) =>
    (standing.moves[event.proceeding ?? ''] ?? standing.moves['']) ? { ...standing, moving: true } : standing,
  'move-failed': (standing) => ({ ...standing, moving: false }),
  'registered-at-new-county': end('transferred-out'),
  'revocation-proposed': propose,
  'recommittal-proposed': propose,
  'proposal-withdrawn': dropProposal,
  'court-ruled': rule,
  'organ-decided': rule,
  'not-found-after-ruling': (standing) => ({ ...standing, fugitive: true, granted: true }),
  'new-crime-revoked': end('terminated-revoked'),
  'arrest-decided': (standing, event, kind) =>
    event.data.outcome === 'granted' ? carryOut(hold(standing, event, event.on, true), kind) : standing,
  'custody-notified': (standing, event, kind) => carryOut(notified(standing, event), kind),
  'taken-into-custody': (standing, event, kind) => carryOut(hold(standing, event, event.on, false), kind),
  'custody-ended': release,
  released: end('released'),
  pardoned: end('released-pardon'),
  died: end('terminated-death'),
  annulled: end('cancelled'),
};

/** What the end of a case does not end: objections and complaints are answered, papers are served. None of it changes the state. */
const GOES_ON: readonly string[] = [
  'objection-filed',
  'objection-answered',
  'objection-passed-on',
  'complaint-filed',
  'complaint-answered',
  'complaint-passed-on',
  'copied-to-procuratorate',
  'copy-served',
];

export interface Folded {
  readonly track: Track;
  /** The events that count: up to the one that ended the case, and what must go on after it. */
  readonly events: readonly PastEvent[];
  /** The event that ended the case. */
  readonly ending: PastEvent | undefined;
  /** Events after the end: each is a finding and changes nothing. */
  readonly afterEnd: readonly PastEvent[];
}

/** Folds a history, already corrected and in order. */
export function fold(events: readonly PastEvent[], kind: Kind): Folded {
  let standing = START;
  for (const [position, event] of events.entries()) {
    standing = TRANSITIONS[event.type as EventName]?.(standing, event, kind) ?? standing;
    if (isFinal(standing.base)) {
      const track = { ...standing, state: standing.base };
      const later = events.slice(position + 1);
      return {
        track,
        events: [...events.slice(0, position + 1), ...later.filter(({ type }) => GOES_ON.includes(type))],
        ending: event,
        afterEnd: later.filter(({ type }) => !GOES_ON.includes(type)),
      };
    }
  }
  return { track: { ...standing, state: stateOf(standing) }, events, ending: undefined, afterEnd: [] };
}
