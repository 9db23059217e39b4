import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { codesOf, SANCTIONS } from '../vocabulary.ts';
import { answerPaper, approvedBy, decision, evidence, ground, NOTE, note, organOf, text } from './fields.ts';

/** Breaches, their evidence and what follows from them. */
export const SANCTION_EVENTS = {
  'breach-found': eventType('发现违规', 'Breach found', { ground, content: text.optional(), evidence }, ['content', 'evidence']),
  'evidence-kept': eventType('固定证据', 'Evidence kept', { evidence, content: text.optional() }, ['content', 'evidence']),
  'statement-taken': eventType('听取本人陈述', 'Statement taken', { content: text.optional() }, ['content']),
  'statement-lacking': eventType('未能听取本人陈述', 'Statement could not be taken', { reason: text.optional() }, ['reason']),
  'sanction-proposed': eventType(
    '提出处分意见',
    'Sanction proposed',
    { sanction: z.enum(codesOf(SANCTIONS)), ground, reason: text.optional() },
    ['reason'],
    ['sanction'],
  ),
  'second-review-made': eventType(
    '另一人复核处分意见',
    'Proposal reviewed by somebody else',
    { outcome: decision, content: text.optional() },
    ['content'],
    ['outcome'],
  ),
  'sanction-declined': eventType('不予处分', 'No sanction', { reason: text.optional() }, ['reason']),
  admonished: eventType('训诫', 'Admonished', { ground, approvedBy, ...note }, NOTE),
  warned: eventType('警告', 'Warned', { ground, approvedBy, ...note }, NOTE),
  'punishment-proposed': eventType(
    '提请治安管理处罚',
    'Public-security punishment proposed',
    { ground, addressee: organOf('public-security'), ...note },
    NOTE,
  ),
  punished: eventType(
    '治安管理处罚',
    'Public-security punishment',
    { ground, organName: text.optional(), ...answerPaper, ...note },
    NOTE,
  ),
  'punishment-refused': eventType(
    '公安机关不予处罚',
    'Public security does not punish',
    { content: text.optional(), organName: text.optional(), ...answerPaper, ...note },
    ['content', 'note'],
  ),
  'copied-to-procuratorate': eventType('抄送人民检察院', 'Copied to the procuratorate', note, NOTE),
} as const satisfies Record<string, EventType>;
