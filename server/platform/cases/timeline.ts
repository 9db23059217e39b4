/** The history as people read it: each record with its title, who recorded it and when, and what corrects what. */
import { z } from 'zod';
import { catalogueOf } from '../../../law/index.ts';
import type { History } from './case-store.ts';

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
  return known.map(({ id, seq, recorded, byName, letter, event }) => {
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
