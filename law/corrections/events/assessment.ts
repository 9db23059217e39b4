import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date.ts';
import { ASSESSMENT_RESULTS, codesOf } from '../vocabulary.ts';
import { answerPaper, approvedBy, ground, NOTE, note, outcome, period, text } from './fields.ts';

/** Assessment, praise and commutation. */
export const ASSESSMENT_EVENTS = {
  assessed: eventType(
    '考核',
    'Assessed',
    {
      result: z.enum(codesOf(ASSESSMENT_RESULTS)).optional(),
      points: z.number().optional(),
      ...period,
      content: text.optional(),
    },
    ['content'],
  ),
  'praise-declined': eventType('审议后暂不表扬', 'Praise declined for now', { ground, ...note }, NOTE),
  praised: eventType('表扬', 'Praised', { ground, approvedBy, ...note }, NOTE),
  'commutation-proposed': eventType('提请减刑', 'Commutation proposed', note, NOTE),
  'commutation-ruled': eventType(
    '减刑裁定',
    'Commutation ruled',
    { outcome, newTo: PlainDateSchema.optional(), organName: text.optional(), ...answerPaper, ...note },
    NOTE,
  ),
} as const satisfies Record<string, EventType>;
