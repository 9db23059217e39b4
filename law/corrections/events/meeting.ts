import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { PlainDateSchema } from '../../kernel/plain-date-schema.ts';
import { codesOf, MEETINGS } from '../vocabulary.ts';
import { ground, NOTE, note, period, text, via } from './fields.ts';

const whom = z.enum(codesOf(MEETINGS));
/** Who it is, how they know each other, and where (D11). */
const somebody = { name: text.optional(), relation: text.optional(), place: text.optional() };
const SOMEBODY = ['name', 'relation', 'place'];

/** Meetings and visitors, and those whom the person may not meet. */
export const MEETING_EVENTS = {
  'contact-barred': eventType(
    '列入禁止接触名单',
    'Put on the list of those not to be met',
    { whom: whom.optional(), name: text.optional(), until: PlainDateSchema.optional(), ...note },
    ['name', ...NOTE],
  ),
  'contact-cleared': eventType('移出禁止接触名单', 'Taken off the list', { name: text.optional(), ground, ...note }, [
    'name',
    ...NOTE,
  ]),
  'meeting-requested': eventType(
    '申请会客、会见',
    'Meeting requested',
    { whom, ...somebody, ...period, via, content: text.optional() },
    [...SOMEBODY, 'content'],
  ),
  'meeting-approved': eventType('批准会客、会见', 'Meeting approved', { ...period, ...note }, NOTE),
  'meeting-refused': eventType('不批准会客、会见', 'Meeting refused', { ground, ...note }, NOTE),
  'meeting-held': eventType('会见情况', 'Meeting held', { whom: whom.optional(), ...somebody, content: text.optional() }, [
    ...SOMEBODY,
    'content',
  ]),
} as const satisfies Record<string, EventType>;
