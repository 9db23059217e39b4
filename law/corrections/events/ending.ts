import { type EventType, eventType } from '../../kernel/event.ts';
import { ground, NOTE, note, text } from './fields.ts';

/** The end of a term. */
export const ENDING_EVENTS = {
  'summary-written': eventType('个人总结', 'Personal summary written', { content: text.optional() }, ['content']),
  appraised: eventType('书面鉴定', 'Appraised', { content: text.optional() }, ['content']),
  released: eventType('解除矫正', 'Released', { ground, ...note }, NOTE),
  died: eventType('死亡', 'Died', note, NOTE),
  pardoned: eventType('赦免', 'Pardoned', note, NOTE),
  annulled: eventType('判决撤销', 'Decision annulled', note, NOTE),
} as const satisfies Record<string, EventType>;
