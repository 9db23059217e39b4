import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, MEETINGS } from '../vocabulary.ts';
import { ground, NOTE, note, period, text } from './fields.ts';

/** Meetings and visitors. */
export const MEETING_EVENTS = {
  'meeting-requested': eventType(
    '申请会客、会见',
    'Meeting requested',
    { whom: z.enum(codesOf(MEETINGS)), content: text.optional() },
    ['content'],
  ),
  'meeting-approved': eventType('批准会客、会见', 'Meeting approved', { ...period, ...note }, NOTE),
  'meeting-refused': eventType('不批准会客、会见', 'Meeting refused', { ground, ...note }, NOTE),
} as const satisfies Record<string, EventType>;
