/**
 * What somebody who may read a case does not read in it. A unit that was only given it: fields its law withholds, such as who reported a matter
 * and asked not to be named to it. An account that is complained of: the complaint and all that comes of it, whatever post it holds (RIGHT-02).
 */
import { catalogueOf, hiddenFrom } from '../../../law/index.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import type { Actor } from '../scope/actor.ts';
import type { CaseRow, History } from './case-store.ts';

export type Reader = Pick<Actor, 'units' | 'account'>;

/** The history as `reader` may read it: whole for most; its records numbered and counted as if what is hidden from him had never been. */
export function asReadBy(reader: Reader, history: History): History {
  const visible = withoutHidden(reader, history);
  const hidden = reader.units.includes(history.row.unit) ? [] : withheldIn(history);
  if (hidden.length === 0) return visible;
  return { ...visible, events: visible.events.map((row) => ({ ...row, event: without(row.event, hidden) })) };
}

/** The history without what is hidden from the account, with all that its law withholds from units. */
export function withoutHidden({ account }: Pick<Reader, 'account'>, history: History): History {
  const shown = shownTo(
    account,
    history.events.map(({ event }) => event),
  );
  const events = history.events.filter(({ event }) => shown(event)).map((row, place) => ({ ...row, seq: place + 1 }));
  const missing = history.events.length - events.length;
  if (missing === 0) return history;
  return { ...history, row: { ...history.row, version: history.row.version - missing }, events };
}

/** Which of the records of a history an account may see. */
function shownTo(account: string, all: readonly RecordedEvent[]): (event: RecordedEvent) => boolean {
  const from = hiddenFrom(all);
  const hidden = new Set(all.filter((_, place) => from[place]?.includes(account)));
  return (event) => !hidden.has(event);
}

/** The version of a case as `account` knows it, whose whole history is `all`: one for each record it may see. */
export function versionFor(account: string, version: number, all: readonly RecordedEvent[]): number {
  return version - all.length + all.filter(shownTo(account, all)).length;
}

/** Events as `reader` may read them, of a case whose whole history is `all`, with them in it. */
export function eventsReadBy(
  reader: Reader,
  row: Pick<CaseRow, 'unit' | 'domain'>,
  all: readonly RecordedEvent[],
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  const shown = events.filter(shownTo(reader.account, all));
  const hidden = reader.units.includes(row.unit) ? [] : fieldsWithheld(row.domain, all);
  return hidden.length === 0 ? shown : shown.map((event) => without(event, hidden));
}

function withheldIn({ row, events }: History): readonly string[] {
  return fieldsWithheld(
    row.domain,
    events.map(({ event }) => event),
  );
}

/** Once asked for, on the record or by a correction of it, it holds for every record of the case. */
function fieldsWithheld(domain: string, events: readonly RecordedEvent[]): readonly string[] {
  const types = catalogueOf(domain).events;
  const rules = Object.values(types).flatMap(({ withheld }) => withheld ?? []);
  const said = events.flatMap((event) => [event, ...(isRecord(event.fields) ? [event.fields] : [])]);
  return [...new Set(rules.flatMap((rule) => said.flatMap((one) => rule(one))))];
}

function without(event: RecordedEvent, hidden: readonly string[]): RecordedEvent {
  const { type, on, ...rest } = event;
  const kept = Object.entries(rest)
    .filter(([field]) => !hidden.includes(field))
    .map(([field, value]) => [field, isRecord(value) ? withoutFields(value, hidden) : value]);
  return { type, on, ...Object.fromEntries(kept) };
}

function withoutFields(value: Readonly<Record<string, unknown>>, hidden: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([field]) => !hidden.includes(field)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
