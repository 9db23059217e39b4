import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, GROUP_ROLES, SEXES } from '../vocabulary.ts';
import { grade, ground, NOTE, note, text } from './fields.ts';

const member = z.looseObject({
  role: z.enum(codesOf(GROUP_ROLES)),
  sex: z.enum(codesOf(SEXES)).optional(),
  knowsMinors: z.boolean().optional(),
  name: text.optional(),
});

/** Group, declaration, plan and grade. */
export const INTAKE_EVENTS = {
  'group-formed': eventType(
    '组成矫正小组',
    'Correction group formed',
    { members: z.array(member), ...note },
    ['members', 'note'],
    ['members'],
  ),
  declared: eventType('入矫宣告', 'Entry declaration', { guardianPresent: z.boolean().optional(), ...note }, NOTE),
  'plan-made': eventType('制定矫正方案', 'Correction plan made', { content: text.optional(), ...note }, ['content', 'note']),
  'plan-revised': eventType('调整矫正方案', 'Correction plan revised', { content: text.optional(), ...note }, [
    'content',
    'note',
  ]),
  graded: eventType('确定管理类别', 'Grade decided', { grade, ground, ...note }, NOTE, ['grade']),
} as const satisfies Record<string, EventType>;
