import { type EventType, eventType } from '../../kernel/event.ts';
import { answerPaper, decision, executors, ground, NOTE, note, organOf, text } from './fields.ts';

/** What another organ decides: which one, and the number and date of its paper. */
const decided = { organName: text.optional(), ...answerPaper };

/** Revocation and return to prison, up to custody. */
export const REVOCATION_EVENTS = {
  'revocation-proposed': eventType(
    '提请撤销缓刑、假释',
    'Revocation proposed',
    { ground, addressee: organOf('court'), ...note },
    NOTE,
  ),
  'recommittal-proposed': eventType(
    '提请收监执行',
    'Return to prison proposed',
    { ground, addressee: organOf('court', 'public-security', 'prison'), ...note },
    NOTE,
  ),
  'proposal-withdrawn': eventType('撤回提请', 'Proposal withdrawn', note, NOTE),
  'arrest-requested': eventType('提请逮捕', 'Arrest requested', { ground, addressee: organOf('court'), ...note }, NOTE),
  'arrest-decided': eventType('逮捕决定', 'Arrest decided', { outcome: decision, ...decided, ...executors, ...note }, NOTE, [
    'outcome',
  ]),
  'court-ruled': eventType('法院裁定', 'Court ruled', { outcome: decision, ...decided, ...executors, ...note }, NOTE, [
    'outcome',
  ]),
  'organ-decided': eventType(
    '决定机关决定',
    'Decision organ decided',
    { outcome: decision, ...decided, ...executors, ...note },
    NOTE,
    ['outcome'],
  ),
  'new-crime-revoked': eventType('因新罪、漏罪撤销', 'Revoked for another crime', { ...decided, ...executors, ...note }, NOTE),
  'not-found-after-ruling': eventType('裁定后下落不明', 'Not found after the ruling', { ...decided, ...note }, NOTE),
  'taken-into-custody': eventType('收押', 'Taken into custody', { ...decided, ...note }, NOTE),
} as const satisfies Record<string, EventType>;
