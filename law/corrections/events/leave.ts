import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date.ts';
import { codesOf, LEAVE_REASONS, MEETINGS } from '../vocabulary.ts';
import { approvedBy, destination, ground, NOTE, note, period, properReason, text } from './fields.ts';

const leaveRequest = { ...period, reason: z.enum(codesOf(LEAVE_REASONS)).optional(), destination };

/** Leaves, regular travel and meetings. */
export const LEAVE_EVENTS = {
  'leave-requested': eventType('申请外出', 'Leave requested', { ...leaveRequest, ...note }, NOTE),
  'leave-approved': eventType('批准外出', 'Leave approved', { ...leaveRequest, approvedBy, ...note }, NOTE),
  'leave-refused': eventType('不批准外出', 'Leave refused', { approvedBy, ground, ...note }, NOTE),
  'leave-extended': eventType('延长外出', 'Leave extended', { to: PlainDateSchema, approvedBy, ...note }, NOTE),
  'leave-returned': eventType('返回销假', 'Returned from leave', { properReason, ...note }, NOTE),
  'travel-permit-granted': eventType(
    '批准经常性跨市县活动',
    'Regular travel permitted',
    { ...leaveRequest, approvedBy, ...note },
    NOTE,
  ),
  'meeting-requested': eventType(
    '申请会客、会见',
    'Meeting requested',
    { whom: z.enum(codesOf(MEETINGS)), content: text.optional() },
    ['content'],
  ),
  'meeting-approved': eventType('批准会客、会见', 'Meeting approved', { ...period, ...note }, NOTE),
  'meeting-refused': eventType('不批准会客、会见', 'Meeting refused', { ground, ...note }, NOTE),
} as const satisfies Record<string, EventType>;
