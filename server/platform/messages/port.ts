/**
 * Telling somebody something. Whoever has something to tell calls the messenger in the transaction of what happened: both are stored or
 * neither. Who gets it, in which language and by which channel is settled afterwards (`services/messaging`).
 */
import type { Words } from '../../../law/kernel/words.ts';
import type { Tx } from '../postgres/database.ts';
import type { Role } from '../scope/roles.ts';
import type { Topic } from './topics.ts';

/** One account; whoever holds a post of the role at the unit when it is sent, stand-ins included; or the person of a case. */
export type Addressee =
  | { readonly account: string }
  | { readonly unit: string; readonly role: Role }
  | { readonly person: string };

export interface Message {
  /** The sender's own name for it, for example `hand-over:<id>`: the same key is told once, however often it is called. */
  readonly key: string;
  /** What it is about; its words stand in `topics.ts`. */
  readonly topic: Topic;
  readonly to: Addressee;
  /** The case it is about; needed for a person. Only who may read the case is told more than that there is something. */
  readonly caseId?: string;
  /** The record of the case it comes of: whoever may not see that is not told. */
  readonly record?: string;
  /** What fills the `{places}` of the topic's words. The name of the case's person fills `{person}` by itself. */
  readonly values?: Readonly<Record<string, string | number | Words>>;
}

export interface Messenger {
  /** Stores `message` in the sender's transaction, within the sender's scope. */
  tell(tx: Tx, message: Message): Promise<void>;
}
