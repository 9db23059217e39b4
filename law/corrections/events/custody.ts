import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { CUSTODY_ENDS, CUSTODY_MEASURES, codesOf } from '../vocabulary.ts';
import { answerPaper, NOTE, note, text } from './fields.ts';

/** Compulsory measures of other organs. */
export const CUSTODY_EVENTS = {
  'custody-notified': eventType(
    '被采取强制措施',
    'Custody notified',
    {
      measure: z.enum(codesOf(CUSTODY_MEASURES)),
      decidedOn: PlainDateSchema.optional(),
      until: PlainDateSchema.optional(),
      organName: text.optional(),
      ...answerPaper,
      ...note,
    },
    NOTE,
    ['measure'],
  ),
  'custody-ended': eventType(
    '强制措施结束',
    'Custody ended',
    { ended: z.enum(codesOf(CUSTODY_ENDS)), organName: text.optional(), ...answerPaper, ...note },
    NOTE,
    ['ended'],
  ),
} as const satisfies Record<string, EventType>;
