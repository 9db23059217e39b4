/** The history as people read it: each record with its title, who recorded it and when, and what corrects what. */
import { z } from 'zod';
import { catalogueOf } from '../../../law/index.ts';
import type { EventRow, History } from './case-store.ts';

export const TimelineItem = z.object({
  id: z.string(),
  seq: z.int(),
  type: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  on: z.string(),
  at: z.string().optional(),
  proceeding: z.string().optional(),
  recorded: z.string(),
  by: z.string(),
  /** How what another organ did came into the history: by its own post, by its system, recorded from its paper. */
  way: z.enum(['post', 'api', 'paper']).optional(),
  /** The organ whose own act it is. */
  organ: z.string().optional(),
  letter: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  corrects: z.string().optional(),
  correctedBy: z.array(z.string()).optional(),
  hash: z.string(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

const ENVELOPE = new Set(['type', 'on', 'id', 'at', 'proceeding', 'by', 'recorded', 'hash', 'letter']);

/** Records in the order of recording; with `knownAt`, those recorded until then. */
export function timelineOf(history: History, knownAt?: Date): TimelineItem[] {
  const known = history.events.filter((row) => knownAt === undefined || row.recorded <= knownAt);
  const correctors = new Map<string, string[]>();
  for (const { id, event } of known) {
    const target = correctedId(event);
    if (target !== undefined) correctors.set(target, [...(correctors.get(target) ?? []), id]);
  }
  const types = catalogueOf(history.row.domain).events;
  return known.map(({ id, seq, recorded, byName, organ, letter, event }) => {
    const way = wayOf(history.row.domain, organ, event);
    const corrects = correctedId(event);
    const correctedBy = correctors.get(id);
    return {
      id,
      seq,
      type: event.type,
      title: { zh: types[event.type]?.zh ?? event.type, en: types[event.type]?.en ?? event.type },
      on: event.on,
      ...(event.at === undefined ? {} : { at: event.at }),
      ...(event.proceeding === undefined ? {} : { proceeding: event.proceeding }),
      recorded: recorded.toISOString(),
      by: byName,
      ...(way === undefined ? {} : { way }),
      ...(organ === undefined ? {} : { organ: organ.name }),
      ...(letter === null ? {} : { letter }),
      data: Object.fromEntries(Object.entries(event).filter(([field]) => !ENVELOPE.has(field))),
      ...(corrects === undefined ? {} : { corrects }),
      ...(correctedBy === undefined ? {} : { correctedBy }),
      hash: event.hash ?? '',
    };
  });
}

function correctedId(event: { readonly type: string; readonly [field: string]: unknown }): string | undefined {
  const corrects = event.type === 'event-corrected' || event.type === 'event-withdrawn';
  return corrects && typeof event.event === 'string' ? event.event : undefined;
}

const ORGAN_ROLES: readonly string[] = ['court', 'police', 'prison'];

/** Event types that are another organ's act: those it has an action of its own for. */
const organEvents = new Map<string, ReadonlySet<string>>();
function organEventsOf(domain: string): ReadonlySet<string> {
  let events = organEvents.get(domain);
  if (!events) {
    const actions = Object.values(catalogueOf(domain).actions);
    events = new Set(actions.filter(({ by }) => by.every((role) => ORGAN_ROLES.includes(role))).map(({ event }) => event));
    organEvents.set(domain, events);
  }
  return events;
}

/** A paper is known by its number or its date; what an office found out itself came by no organ. */
function wayOf(
  domain: string,
  organ: EventRow['organ'],
  event: { readonly type: string; readonly [field: string]: unknown },
): TimelineItem['way'] {
  if (organ !== undefined) return organ.byKey ? 'api' : 'post';
  const paper = event.paperNumber !== undefined || event.paperOn !== undefined;
  return paper && organEventsOf(domain).has(event.type) ? 'paper' : undefined;
}
