import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, GROUP_ROLES, SEXES } from '../vocabulary.ts';
import { NOTE, note, text } from './fields.ts';

const member = z.looseObject({
  role: z.enum(codesOf(GROUP_ROLES)),
  sex: z.enum(codesOf(SEXES)).optional(),
  knowsMinors: z.boolean().optional(),
  name: text.optional(),
});

/** Group and declaration. */
export const INTAKE_EVENTS = {
  'group-formed': eventType(
    '组成矫正小组',
    'Correction group formed',
    { members: z.array(member), ...note },
    ['members', 'note'],
    ['members'],
  ),
  declared: eventType('入矫宣告', 'Entry declaration', { guardianPresent: z.boolean().optional(), ...note }, NOTE),
} as const satisfies Record<string, EventType>;
