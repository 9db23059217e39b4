import type { RecordedEvent } from './event.ts';
import type { PlainDate } from './plain-date.ts';

/** An event as the fold reads it: corrected, not withdrawn, with its place in the order of recording. */
export interface PastEvent {
  readonly type: string;
  readonly on: PlainDate;
  readonly at?: string;
  readonly id?: string;
  readonly proceeding?: string;
  /** Who recorded it, as the record names accounts. */
  readonly by?: string;
  /** Place in the record, from 0: what breaks ties on one day, and what «record 3» in an explanation counts from. */
  readonly index: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A correction that names an event the record does not have. */
export interface DanglingCorrection {
  readonly correction: RecordedEvent;
  readonly index: number;
}

export interface CorrectedRecord {
  /** In the order of the fold: by day, ties by order of recording. */
  readonly events: readonly PastEvent[];
  readonly factCorrections: readonly RecordedEvent[];
  readonly dangling: readonly DanglingCorrection[];
}

const CORRECTIONS: readonly string[] = ['event-corrected', 'event-withdrawn', 'facts-corrected'];
const ENVELOPE: readonly string[] = ['type', 'on', 'id', 'at', 'proceeding', 'by', 'recorded', 'hash'];

export function isCorrection(type: string): boolean {
  return CORRECTIONS.includes(type);
}

/** Text that is equal for two records of one fact: everything they say but when they were recorded and their place in the chain. */
function fingerprint(event: RecordedEvent): string {
  const { recorded: _recorded, hash: _hash, ...said } = event;
  return canonical(said);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}

/** Records that repeat an earlier one word for word. They are set aside before anything is corrected, or a corrected event would live on in its repeat. */
function repeatsIn(recorded: readonly RecordedEvent[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const repeats = new Set<number>();
  recorded.forEach((event, index) => {
    const print = fingerprint(event);
    if (seen.has(print)) repeats.add(index);
    seen.add(print);
  });
  return repeats;
}

/**
 * The record as it reads on `on` (contract §3.1–2): corrections made up to that day are applied first, then events after that day are left out,
 * a repeated identical event adds nothing, and the rest is ordered by the day it happened, ties by order of recording.
 */
export function correctedRecord(recorded: readonly RecordedEvent[], on: PlainDate): CorrectedRecord {
  const byId = new Map<string, number>();
  recorded.forEach((event, index) => {
    if (event.id !== undefined && !byId.has(event.id)) byId.set(event.id, index);
  });
  const repeats = repeatsIn(recorded);
  const corrections = recorded
    .map((event, index) => ({ event, index }))
    .filter(({ event, index }) => isCorrection(event.type) && event.on <= on && !repeats.has(index))
    .sort((a, b) => (a.event.on < b.event.on ? -1 : a.event.on > b.event.on ? 1 : a.index - b.index));
  const targetOf = (event: RecordedEvent) => (typeof event.event === 'string' ? byId.get(event.event) : undefined);

  const withdrawn = new Set<number>();
  const dangling: DanglingCorrection[] = [];
  // The last first: a withdrawal that was itself withdrawn withdraws nothing.
  for (const { event, index } of corrections.toReversed()) {
    if (event.type === 'facts-corrected' || withdrawn.has(index)) continue;
    const target = targetOf(event);
    if (target === undefined) dangling.unshift({ correction: event, index });
    else if (event.type === 'event-withdrawn') withdrawn.add(target);
  }
  const reading = recorded.map((event) => event);
  for (const { event, index } of corrections) {
    const target = targetOf(event);
    const current = target === undefined ? undefined : reading[target];
    if (event.type !== 'event-corrected' || withdrawn.has(index) || target === undefined || current === undefined) continue;
    reading[target] = { ...current, ...(event.fields as Partial<RecordedEvent>), type: current.type };
  }

  const seen = new Set<string>();
  const events: PastEvent[] = [];
  reading.forEach((event, index) => {
    if (isCorrection(event.type) || withdrawn.has(index) || repeats.has(index) || event.on > on) return;
    const print = fingerprint(event);
    if (seen.has(print)) return;
    seen.add(print);
    events.push(pastEvent(event, index));
  });
  events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index));
  return {
    events,
    dangling,
    factCorrections: corrections
      .filter(({ event, index }) => event.type === 'facts-corrected' && !withdrawn.has(index))
      .map(({ event }) => event),
  };
}

function pastEvent(event: RecordedEvent, index: number): PastEvent {
  const data = Object.fromEntries(Object.entries(event).filter(([key]) => !ENVELOPE.includes(key)));
  return {
    type: event.type,
    on: event.on,
    index,
    data,
    ...(event.at === undefined ? {} : { at: event.at }),
    ...(event.id === undefined ? {} : { id: event.id }),
    ...(event.proceeding === undefined ? {} : { proceeding: event.proceeding }),
    ...(event.by === undefined ? {} : { by: event.by }),
  };
}

/** A history with the questions rules ask of it. */
export interface History {
  readonly events: readonly PastEvent[];
  all(...types: readonly string[]): readonly PastEvent[];
  first(...types: readonly string[]): PastEvent | undefined;
  last(...types: readonly string[]): PastEvent | undefined;
  has(...types: readonly string[]): boolean;
}

export function historyOf(events: readonly PastEvent[]): History {
  const all = (...types: readonly string[]) => events.filter((event) => types.includes(event.type));
  return {
    events,
    all,
    first: (...types) => events.find((event) => types.includes(event.type)),
    last: (...types) => events.findLast((event) => types.includes(event.type)),
    has: (...types) => events.some((event) => types.includes(event.type)),
  };
}

/** Sets `path` (`term.to`, with or without a leading `facts.`) in a copy of the facts. */
export function correctFacts(facts: Readonly<Record<string, unknown>>, path: string, now: unknown): Record<string, unknown> {
  const steps = path.replace(/^facts\./, '').split('.');
  const copy: Record<string, unknown> = { ...facts };
  let place = copy;
  for (const step of steps.slice(0, -1)) {
    const inner = place[step];
    const next: Record<string, unknown> = typeof inner === 'object' && inner !== null ? { ...inner } : {};
    place[step] = next;
    place = next;
  }
  const last = steps.at(-1);
  if (last !== undefined) place[last] = now;
  return copy;
}

/** One run of a procedure inside a case: its key and its events in order. */
export interface Proceeding {
  readonly key: string;
  /** Whether the record named it; otherwise the key is ours, from the order of the events. */
  readonly named: boolean;
  readonly events: readonly PastEvent[];
  first(...types: readonly string[]): PastEvent | undefined;
}

/**
 * Groups a procedure's events into its runs. Events with a key go together; one without joins the latest run that does not have its type yet
 * (of those, one that `fits`, if any), or begins a new run: a second request for leave is a second leave. `repeatable` types (a search step)
 * join the latest run however often they occur.
 */
export function proceedingsOf(
  history: History,
  procedure: string,
  types: readonly string[],
  options: {
    opening: readonly string[];
    repeatable?: readonly string[];
    fits?: (run: readonly PastEvent[], event: PastEvent) => boolean;
    /** Asked where none fits: what the event may still belong to. */
    mayFit?: (run: readonly PastEvent[], event: PastEvent) => boolean;
  },
): readonly Proceeding[] {
  const runs: { key: string; named: boolean; events: PastEvent[] }[] = [];
  const free = (run: { events: PastEvent[] }, event: PastEvent) =>
    options.repeatable?.includes(event.type) || !run.events.some((earlier) => earlier.type === event.type);
  const runFor = (event: PastEvent) => {
    if (event.proceeding !== undefined) return runs.find((run) => run.named && run.key === event.proceeding);
    if (options.opening.includes(event.type)) return undefined;
    const open = runs.filter((run) => free(run, event));
    const latest = (asks: typeof options.fits) => open.findLast((run) => asks?.(run.events, event) ?? false);
    return latest(options.fits) ?? latest(options.mayFit) ?? open.at(-1);
  };
  for (const event of history.all(...types)) {
    let run = runFor(event);
    if (!run) {
      run = { key: event.proceeding ?? `${procedure}-${runs.length + 1}`, named: event.proceeding !== undefined, events: [] };
      runs.push(run);
    }
    run.events.push(event);
  }
  return runs.map((run) => ({ ...run, first: (...wanted) => run.events.find((event) => wanted.includes(event.type)) }));
}
