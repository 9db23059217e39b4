import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, EMERGENCIES } from '../vocabulary.ts';
import { period, text } from './fields.ts';

/** Emergencies, and places a prohibition order closes. */
export const INCIDENT_EVENTS = {
  'emergency-found': eventType(
    '突发事件',
    'Emergency found',
    { emergency: z.enum(codesOf(EMERGENCIES)), content: text.optional() },
    ['content'],
    ['emergency'],
  ),
  'place-permitted': eventType(
    '批准进入特定场所',
    'Entry of a restricted place permitted',
    { ...period, content: text.optional() },
    ['content'],
  ),
} as const satisfies Record<string, EventType>;
