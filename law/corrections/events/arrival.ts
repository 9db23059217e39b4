import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, STATES } from '../vocabulary.ts';
import { grade, NOTE, note, properReason, text } from './fields.ts';

/** The person comes, is brought, or is looked for. */
export const ARRIVAL_EVENTS = {
  'reported-in': eventType('本人报到', 'Person reports in', { properReason, ...note }, NOTE),
  'handed-over': eventType('移送交付', 'Person handed over', note, NOTE),
  registered: eventType(
    '登记接收',
    'Registered',
    { properReason, channel: z.enum(['office', 'home', 'hospital']).optional(), ...note },
    NOTE,
  ),
  'search-started': eventType('组织查找', 'Search started', note, NOTE),
  'taken-over': eventType('接续此前记录', 'Record taken over', {
    state: z.enum(codesOf(STATES)),
    grade: grade.optional(),
    source: text.optional(),
  }),
} as const satisfies Record<string, EventType>;
