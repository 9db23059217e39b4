import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { CHANGES, codesOf } from '../vocabulary.ts';
import { text } from './fields.ts';

const change = { change: z.enum(codesOf(CHANGES)), happenedOn: PlainDateSchema.optional(), content: text.optional() };

/** What the person must report at once, and what the agency learns before it is reported. */
export const CHANGE_EVENTS = {
  'change-reported': eventType('报告重大变化', 'Change reported', change, ['content'], ['change']),
  'change-noticed': eventType('机构发现重大变化', 'Change found by the agency', change, ['content'], ['change']),
} as const satisfies Record<string, EventType>;
