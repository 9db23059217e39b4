import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { codesOf, YES_NO_UNKNOWN } from '../vocabulary.ts';
import { approvedBy, grade, ground, NOTE, note, text } from './fields.ts';

/** A goal of the plan: what is to be reached, by when where a day was set, and at a review whether it was. */
const goals = z
  .array(z.object({ goal: text, by: PlainDateSchema.optional(), reached: z.enum(codesOf(YES_NO_UNKNOWN)).optional() }))
  .optional();
const plan = { content: text.optional(), goals, ...note };
const PLAN_SEALED = ['content', 'goals', 'note'];

/** Plan and grade. */
export const GRADING_EVENTS = {
  'plan-made': eventType('制定矫正方案', 'Correction plan made', plan, PLAN_SEALED),
  'plan-revised': eventType('调整矫正方案', 'Correction plan revised', plan, PLAN_SEALED),
  'plan-reviewed': eventType('评估矫正方案，维持不变', 'Correction plan reviewed and kept', plan, PLAN_SEALED),
  graded: eventType(
    '确定管理类别',
    'Grade decided',
    { grade, reason: text.optional(), ground, approvedBy, ...note },
    ['reason', 'note'],
    ['grade'],
  ),
  'grade-told': eventType('告知本人管理类别', 'Person told of the grade', { form: text.optional(), ...note }, NOTE),
} as const satisfies Record<string, EventType>;
