/** What a message carries inside, sealed: values for a topic's words, or which duty it speaks of. */

import type { Words } from '../../../law/kernel/words.ts';
import type { ReminderLine } from '../../../law/parameters/definitions.ts';
import type { FieldCipher } from '../../platform/keys/keys.ts';
import type { Topic } from '../../platform/messages/topics.ts';
import type { DutyRef } from './live-duty.ts';

export type Channel = ReminderLine['by'][number];

/** Messages about duties are made here and nowhere else; all others come through the port. */
export type AnyTopic = Topic | 'duty.reminder' | 'duty.recall';

export type Values = Readonly<Record<string, string | number | Words>>;

export interface ReminderContent {
  readonly duty: Omit<DutyRef, 'caseId'>;
  readonly by: readonly Channel[];
}

export interface RecallContent {
  /** Row of `told` that is no longer true. */
  readonly told: string;
  readonly by: readonly Channel[];
}

export function sealContent(cipher: FieldCipher, id: string, content: Values | ReminderContent | RecallContent): Buffer {
  return cipher.seal({ table: 'message', row: id, column: 'content' }, JSON.stringify(content));
}

export function openContent<T extends Values | ReminderContent | RecallContent>(
  cipher: FieldCipher,
  id: string,
  sealed: Buffer,
): T {
  // sealContent wrote it, and the topic beside it says which of the three it is.
  return JSON.parse(cipher.open({ table: 'message', row: id, column: 'content' }, sealed)) as T;
}

/** What is said, in both languages: staff read it in either, a text message goes out in one. */
export interface Said {
  readonly title: Words;
  readonly text: Words;
}

export function sealSaid(cipher: FieldCipher, delivery: string, said: Said): Buffer {
  return cipher.seal({ table: 'delivery', row: delivery, column: 'said' }, JSON.stringify(said));
}

export function openSaid(cipher: FieldCipher, delivery: string, sealed: Buffer): Said {
  // sealSaid wrote it.
  return JSON.parse(cipher.open({ table: 'delivery', row: delivery, column: 'said' }, sealed)) as Said;
}
