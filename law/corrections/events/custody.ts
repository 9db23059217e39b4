import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date.ts';
import { CUSTODY_MEASURES, codesOf } from '../vocabulary.ts';
import { NOTE, note } from './fields.ts';

/** Compulsory measures of other organs. */
export const CUSTODY_EVENTS = {
  'custody-notified': eventType('被采取强制措施', 'Custody notified', {
    measure: z.enum(codesOf(CUSTODY_MEASURES)).optional(),
    decidedOn: PlainDateSchema.optional(),
  }),
  'custody-ended': eventType('强制措施结束', 'Custody ended', note, NOTE),
} as const satisfies Record<string, EventType>;
