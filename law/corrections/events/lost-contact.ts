import { type EventType, eventType } from '../../kernel/event.ts';
import { NOTE, note, properReason, text } from './fields.ts';

/** A person who cannot be reached, and the search. */
export const LOST_CONTACT_EVENTS = {
  'contact-lost': eventType('失去联系', 'Contact lost', note, NOTE),
  'search-step': eventType('查找记录', 'Search step', { step: text.optional() }, ['step']),
  'police-asked': eventType('请求公安机关协助', 'Police asked to help', note, NOTE),
  'procuratorate-told': eventType('通报人民检察院', 'Procuratorate told', note, NOTE),
  found: eventType('查找到人', 'Found', { properReason, ...note }, NOTE),
} as const satisfies Record<string, EventType>;
