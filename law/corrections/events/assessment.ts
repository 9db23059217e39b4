import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { ASSESSMENT_RESULTS, codesOf, PRAISE_LACKS } from '../vocabulary.ts';
import { answerPaper, approvedBy, evidence, ground, NOTE, note, organOf, outcome, period, text } from './fields.ts';

/** The code of a row of the county's score table: a form offers the rows. */
const scoreRow = z.string().meta({ format: 'score-row' });

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
  'points-entered': eventType(
    '记分',
    'Points entered',
    { row: scoreRow, points: z.number().optional(), happenedOn: PlainDateSchema.optional(), evidence, content: text.optional() },
    ['evidence', 'content'],
    ['row'],
  ),
  'praise-proposed': eventType(
    '提出表扬意见',
    'Praise proposed',
    {
      acceptsJudgment: z.boolean().optional(),
      obeysLaw: z.boolean().optional(),
      obeysRules: z.boolean().optional(),
      takesPart: z.boolean().optional(),
      ground,
      content: text.optional(),
    },
    ['content'],
  ),
  'praise-declined': eventType(
    '审议后暂不表扬',
    'Praise declined for now',
    { praiseLacks: z.enum(codesOf(PRAISE_LACKS)).optional(), ground, content: text.optional(), ...note },
    ['content', ...NOTE],
  ),
  praised: eventType('表扬', 'Praised', { ground, approvedBy, ...note }, NOTE),
  // `approvedBy`: the agency that reviewed the county's draft and filed it with the court of its level.
  'commutation-proposed': eventType(
    '提请减刑',
    'Commutation proposed',
    { addressee: organOf('court'), approvedBy, ...note },
    NOTE,
  ),
  'commutation-ruled': eventType(
    '减刑裁定',
    'Commutation ruled',
    { outcome, newTo: PlainDateSchema.optional(), organName: text.optional(), ...answerPaper, ...note },
    NOTE,
  ),
} as const satisfies Record<string, EventType>;
