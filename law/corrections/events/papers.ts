import { z } from 'zod';
import { type EventType, eventType } from '../../kernel/event.ts';
import { NOTE, note, organ, organOf, PROOF, proof, servedOn, text } from './fields.ts';

/** The decision and the papers that follow it. */
export const PAPER_EVENTS = {
  'decision-effective': eventType(
    '判决（裁定、决定）生效',
    'Decision takes effect',
    { organ, decidedBy: organOf('court', 'public-security', 'prison'), organName: text.optional(), ...note },
    NOTE,
  ),
  'reporting-notice-given': eventType('书面告知报到', 'Written reporting notice given', { ...proof, ...note }, [
    ...PROOF,
    ...NOTE,
  ]),
  'decision-received-by-custodian': eventType(
    '看守所、监狱收到决定',
    'Custodian receives the decision',
    { organ, ...note },
    NOTE,
  ),
  'notice-received': eventType('收到通知', 'Notice received', { organ, ...note }, NOTE),
  'documents-received': eventType(
    '收到法律文书',
    'Legal documents received',
    { missing: z.array(text).optional(), ...note },
    NOTE,
  ),
  'receipt-sent': eventType('发出送达回执', 'Receipt sent', { ...servedOn, ...proof, ...note }, [...PROOF, ...NOTE]),
  'documents-requested': eventType(
    '要求补齐文书',
    'Missing documents requested',
    { missing: z.array(text).optional(), ...note },
    NOTE,
  ),
  'documents-supplied': eventType('文书补齐', 'Missing documents supplied', note, NOTE),
} as const satisfies Record<string, EventType>;
