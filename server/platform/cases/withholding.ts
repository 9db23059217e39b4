/** What a unit that was only given a case does not read: fields its law withholds, such as who reported a matter and asked not to be named to it. */
import { catalogueOf } from '../../../law/index.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import type { Actor } from '../scope/actor.ts';
import type { CaseRow, History } from './case-store.ts';

/** The history as `actor` may read it: whole for the unit it belongs to and those above, without what is withheld for others. */
export function asReadBy(actor: Pick<Actor, 'units'>, history: History): History {
  const hidden = actor.units.includes(history.row.unit) ? [] : withheldIn(history);
  if (hidden.length === 0) return history;
  return { ...history, events: history.events.map((row) => ({ ...row, event: without(row.event, hidden) })) };
}

/** Events as `actor` may read them, of a case whose whole history is `file`. */
export function eventsReadBy(
  actor: Pick<Actor, 'units'>,
  row: Pick<CaseRow, 'unit' | 'domain'>,
  all: readonly RecordedEvent[],
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  const hidden = actor.units.includes(row.unit) ? [] : fieldsWithheld(row.domain, all);
  return hidden.length === 0 ? events : events.map((event) => without(event, hidden));
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
