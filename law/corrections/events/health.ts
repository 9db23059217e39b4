import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { codesOf, GUARANTOR_REPORTS, HEALTH_CHECKS } from '../vocabulary.ts';
import { hospital, NOTE, note, text } from './fields.ts';

/** The ground of a temporary release, and who stands surety for it. */
export const HEALTH_EVENTS = {
  'diagnosis-made': eventType(
    '组织诊断、检查、鉴别',
    'Diagnosis arranged',
    {
      check: z.enum(codesOf(HEALTH_CHECKS)).optional(),
      hospital,
      content: text.optional(),
      expectedOn: PlainDateSchema.optional(),
      bornOn: PlainDateSchema.optional(),
    },
    ['hospital', 'content', 'expectedOn', 'bornOn'],
  ),
  'guarantor-named': eventType(
    '确定保证人',
    'Guarantor named',
    {
      name: text.optional(),
      relation: text.optional(),
      capable: z.boolean().optional(),
      unrestricted: z.boolean().optional(),
      settled: z.boolean().optional(),
      near: z.boolean().optional(),
      ...note,
    },
    ['name', 'relation', ...NOTE],
  ),
  'guarantor-reported': eventType(
    '保证人报告',
    'Guarantor reports',
    { report: z.enum(codesOf(GUARANTOR_REPORTS)).optional(), content: text.optional() },
    ['content'],
  ),
  'guarantor-lost': eventType('保证人丧失条件', 'Guarantor lost', { ground: text.optional(), ...note }, NOTE),
} as const satisfies Record<string, EventType>;
