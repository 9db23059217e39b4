import type { PastEvent } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
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
  /** Custody so far, `[from, to)`. */
  readonly custody: readonly Span[];
}

export const START: Track = {
  state: 'expected',
  beforeProposal: undefined,
  beforeMove: undefined,
  granted: false,
  moves: {},
  custody: [],
};

type Transition = (track: Track, event: PastEvent, kind: Kind) => Track;

const to =
  (state: State): Transition =>
  (track) => ({ ...track, state });
const toFrom =
  (state: State, from: readonly State[]): Transition =>
  (track) =>
    from.includes(track.state) ? { ...track, state } : track;

export function isInCustody(track: Track): boolean {
  return track.custody.at(-1) !== undefined && track.custody.at(-1)?.to === undefined;
}

function enterCustody(track: Track, from: PlainDate): Track {
  return isInCustody(track) ? track : { ...track, custody: [...track.custody, { from, to: undefined }] };
}

function leaveCustody(track: Track, on: PlainDate): Track {
  const last = track.custody.at(-1);
  return last && last.to === undefined
    ? { ...track, custody: [...track.custody.slice(0, -1), { from: last.from, to: on }] }
    : track;
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

/** Refused or withdrawn: back to the state before, and an arrested person is released at once (RECM-05). */
const backFromProposal: Transition = (track, event) => {
  const free = leaveCustodyOfArrest(track, event);
  return track.state === 'revocation-pending'
    ? { ...free, state: track.beforeProposal ?? 'active', beforeProposal: undefined, granted: false }
    : free;
};

function leaveCustodyOfArrest(track: Track, event: PastEvent): Track {
  return track.state === 'revocation-pending' ? leaveCustody(track, event.on) : track;
}

const rule: Transition = (track, event, kind) => {
  if (event.data.outcome === 'refused') return backFromProposal(track, event, kind);
  if (event.data.outcome !== 'granted') return track;
  const state = track.state === 'fugitive' ? track.state : 'revocation-pending';
  return carryOut({ ...track, state, beforeProposal: track.beforeProposal ?? track.state, granted: true }, kind);
};

/** Only the events that change the state or the custody; every other event leaves the track as it is. */
const TRANSITIONS: Partial<Record<EventName, Transition>> = {
  'reported-in': toFrom('registered', ['expected', 'overdue']),
  'handed-over': toFrom('registered', ['expected', 'overdue']),
  registered: toFrom('registered', ['expected', 'overdue']),
  declared: toFrom('active', ['expected', 'overdue', 'registered']),
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
    event.data.outcome === 'granted' ? carryOut(enterCustody(track, event.on), kind) : track,
  'custody-notified': (track, event, kind) =>
    carryOut(enterCustody(track, (event.data.decidedOn as PlainDate | undefined) ?? event.on), kind),
  'taken-into-custody': (track, event, kind) => carryOut(enterCustody(track, event.on), kind),
  'custody-ended': (track, event) => leaveCustody(track, event.on),
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
