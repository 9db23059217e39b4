import type { PastEvent } from '../kernel/history.ts';
import { later, type PlainDate } from '../kernel/plain-date.ts';
import type { Span } from '../kernel/procedure.ts';
import type { EventName } from './events.ts';
import { isFinal, type Kind, type State } from './vocabulary.ts';

/**
 * The state of a corrections case as its events make it (rulebook §6, contract §3.3). A recorded event is a fact and the state follows it; whether it
 * should have happened is a matter for findings. What comes by date alone (`overdue`, `expiry-hold`) is laid over this in `overlay.ts`.
 */
export interface Track {
  readonly state: State;
  /** The state to go back to when a proposal to revoke or return is refused or withdrawn. */
  readonly beforeProposal: State | undefined;
  /** The state to go back to when a move fails. */
  readonly beforeMove: State | undefined;
  /** Revocation or return has been granted; it is carried out once the person is in custody. */
  readonly granted: boolean;
  /** Whether each move decided so far was granted, by its key; '' is the latest decided. */
  readonly moves: Readonly<Record<string, boolean>>;
  /** Every time the person was held, `[from, to)`, in the order it began; two can overlap. */
  readonly holds: readonly Hold[];
}

/** Custody on one ground. The person is in custody while any hold lasts. */
interface Hold extends Span {
  /** Key the record gave it, so that its end can name it. */
  readonly key: string | undefined;
  /** Under an arrest that came with a proposal: it ends when the proposal does (RECM-05). */
  readonly byArrest: boolean;
}

export const START: Track = {
  state: 'expected',
  beforeProposal: undefined,
  beforeMove: undefined,
  granted: false,
  moves: {},
  holds: [],
};

type Transition = (track: Track, event: PastEvent, kind: Kind) => Track;

const to =
  (state: State): Transition =>
  (track) => ({ ...track, state });
/** A step of arriving. While a proposal or a move is under way it moves the state that will be gone back to. */
const arrive =
  (state: State, from: readonly State[]): Transition =>
  (track) => {
    const moves = (before: State | undefined) => before !== undefined && from.includes(before);
    if (from.includes(track.state)) return { ...track, state };
    if (track.state === 'revocation-pending' && moves(track.beforeProposal)) return { ...track, beforeProposal: state };
    return track.state === 'transfer-in-transit' && moves(track.beforeMove) ? { ...track, beforeMove: state } : track;
  };

export function isInCustody({ holds }: Track): boolean {
  return holds.some((hold) => hold.to === undefined);
}

/** The days in custody: holds that overlap or touch are one stretch. */
export function custodySpans({ holds }: Track): readonly Span[] {
  const spans: Span[] = [];
  for (const hold of holds.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
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

function hold(track: Track, event: PastEvent, from: PlainDate, byArrest: boolean): Track {
  return { ...track, holds: [...track.holds, { from, to: undefined, key: event.proceeding, byArrest }] };
}

function endHolds(track: Track, on: PlainDate, ends: (hold: Hold) => boolean): Track {
  return { ...track, holds: track.holds.map((one) => (one.to === undefined && ends(one) ? { ...one, to: on } : one)) };
}

/** The end of custody ends the hold it names; without a name, or with one nobody knows, the person is free. */
function release(track: Track, event: PastEvent): Track {
  const named = track.holds.some((one) => one.to === undefined && one.key !== undefined && one.key === event.proceeding);
  return endHolds(track, event.on, (one) => !named || one.key === event.proceeding);
}

/** What was granted takes effect on the case once the person is in custody (T21, T22, T24). */
function carryOut(track: Track, kind: Kind): Track {
  if (!track.granted || !isInCustody(track)) return track;
  return { ...track, state: kind === 'temporary-release' ? 'terminated-recommitted' : 'terminated-revoked' };
}

const propose: Transition = (track) =>
  track.state === 'revocation-pending' || track.state === 'fugitive'
    ? track
    : { ...track, state: 'revocation-pending', beforeProposal: track.state, granted: false };

/** Refused or withdrawn: back to the state before, and whoever was arrested for it is released at once (RECM-05). Other custody goes on. */
const backFromProposal: Transition = (track, event) =>
  track.state === 'revocation-pending'
    ? {
        ...endHolds(track, event.on, (one) => one.byArrest),
        state: track.beforeProposal ?? 'active',
        beforeProposal: undefined,
        granted: false,
      }
    : track;

const rule: Transition = (track, event, kind) => {
  if (event.data.outcome === 'refused') return backFromProposal(track, event, kind);
  if (event.data.outcome !== 'granted') return track;
  const state = track.state === 'fugitive' ? track.state : 'revocation-pending';
  return carryOut({ ...track, state, beforeProposal: track.beforeProposal ?? track.state, granted: true }, kind);
};

/** Only the events that change the state or the custody; every other event leaves the track as it is. */
const TRANSITIONS: Partial<Record<EventName, Transition>> = {
  'reported-in': arrive('registered', ['expected', 'overdue']),
  'handed-over': arrive('registered', ['expected', 'overdue']),
  registered: arrive('registered', ['expected', 'overdue']),
  declared: arrive('active', ['expected', 'overdue', 'registered']),
  'taken-over': (track, event) => {
    const state = event.data.state as State;
    return { ...track, state, granted: state === 'fugitive' };
  },
  'move-decided': (track, event) => {
    const approved = event.data.approved === true;
    return { ...track, moves: { ...track.moves, '': approved, ...(event.proceeding ? { [event.proceeding]: approved } : {}) } };
  },
  'move-served': (track, event) => {
    const granted = track.moves[event.proceeding ?? ''] ?? track.moves[''] ?? false;
    return granted && track.state !== 'transfer-in-transit'
      ? { ...track, state: 'transfer-in-transit', beforeMove: track.state }
      : track;
  },
  'move-failed': (track) =>
    track.state === 'transfer-in-transit' ? { ...track, state: track.beforeMove ?? 'active', beforeMove: undefined } : track,
  'registered-at-new-county': to('transferred-out'),
  'revocation-proposed': propose,
  'recommittal-proposed': propose,
  'proposal-withdrawn': backFromProposal,
  'court-ruled': rule,
  'organ-decided': rule,
  'not-found-after-ruling': (track) => ({ ...track, state: 'fugitive', granted: true }),
  'new-crime-revoked': to('terminated-revoked'),
  'arrest-decided': (track, event, kind) =>
    event.data.outcome === 'granted' ? carryOut(hold(track, event, event.on, true), kind) : track,
  'custody-notified': (track, event, kind) =>
    carryOut(hold(track, event, (event.data.decidedOn as PlainDate | undefined) ?? event.on, false), kind),
  'taken-into-custody': (track, event, kind) => carryOut(hold(track, event, event.on, false), kind),
  'custody-ended': release,
  released: to('released'),
  pardoned: to('released-pardon'),
  died: to('terminated-death'),
  annulled: to('cancelled'),
};

export interface Folded {
  readonly track: Track;
  /** The events that count: up to the one that ended the case. */
  readonly events: readonly PastEvent[];
  /** The event that ended the case. */
  readonly ending: PastEvent | undefined;
  /** Events after the end: each is a finding and changes nothing. */
  readonly afterEnd: readonly PastEvent[];
}

/** Folds a history, already corrected and in order. */
export function fold(events: readonly PastEvent[], kind: Kind): Folded {
  let track = START;
  for (const [position, event] of events.entries()) {
    const transition = TRANSITIONS[event.type as EventName];
    if (transition) track = transition(track, event, kind);
    if (isFinal(track.state)) {
      return { track, events: events.slice(0, position + 1), ending: event, afterEnd: events.slice(position + 1) };
    }
  }
  return { track, events, ending: undefined, afterEnd: [] };
}
