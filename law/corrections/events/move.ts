import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, MOVE_REFUSALS } from '../vocabulary.ts';
import { answerPaper, destination, ground, NOTE, note, PROOF, proof, text } from './fields.ts';

/** The change of the place of execution. */
export const MOVE_EVENTS = {
  'move-requested': eventType('申请变更执行地', 'Move requested', { destination, ...note }, NOTE),
  'move-consulted': eventType('征求新执行地意见', 'New county consulted', { destination, ...note }, NOTE),
  'move-answered': eventType(
    '新执行地答复',
    'New county answers',
    { accepted: z.boolean().optional(), organName: text.optional(), ...answerPaper, ...note },
    NOTE,
  ),
  'move-decided': eventType(
    '决定变更执行地',
    'Move decided',
    { approved: z.boolean(), refusedFor: z.enum(codesOf(MOVE_REFUSALS)).optional(), ground, destination, ...note },
    NOTE,
    ['approved'],
  ),
  'move-served': eventType('送达变更决定', 'Move decision served', { ...proof, ...note }, [...PROOF, ...NOTE]),
  'papers-sent': eventType('移交文书档案', 'Papers sent', note, NOTE),
  'papers-received': eventType('新执行地收到文书', 'Papers received by the new county', note, NOTE),
  'move-receipt-sent': eventType('新执行地回执', 'Receipt of the new county', note, NOTE),
  'registered-at-new-county': eventType('到新执行地报到登记', 'Registered at the new county', note, NOTE),
  'move-failed': eventType('未到新执行地报到', 'Move failed', note, NOTE),
} as const satisfies Record<string, EventType>;
