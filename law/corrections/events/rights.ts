import { type EventType, eventType } from '../../kernel/event.ts';
import { text } from './fields.ts';

/** Objections and complaints. */
export const RIGHTS_EVENTS = {
  'objection-filed': eventType('提出异议', 'Objection filed', { content: text.optional() }, ['content']),
  'objection-answered': eventType('答复异议', 'Objection answered', { content: text.optional() }, ['content']),
  'complaint-filed': eventType('提出投诉', 'Complaint filed', { content: text.optional() }, ['content']),
  'complaint-answered': eventType('答复投诉', 'Complaint answered', { content: text.optional() }, ['content']),
} as const satisfies Record<string, EventType>;
