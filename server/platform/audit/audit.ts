import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';

export interface AuditEntry {
  /** What was done, `object.verb`: `case.read`, `case.act`, `account.end`. */
  readonly act: string;
  /** Kind of the object: `case`, `person`, `account`. */
  readonly object: string;
  readonly id: string;
  /** What a reader of the audit needs beside; never a sealed value, a password or a file's text. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Head of the case's chain after the act (32 bytes). */
  readonly head?: Uint8Array;
}

/** The system itself, for acts nobody does by hand. */
export interface SystemActor {
  readonly account: null;
  readonly name: string;
  readonly address?: string;
  readonly requestId?: string;
  readonly key?: string;
}

/**
 * Writes the entry in the transaction of its act: both happen or neither. The database refuses an entry under another account than the
 * scope's. The instant is the machine's real one, also on a set day.
 */
export async function audit(
  tx: Tx,
  actor: Pick<Actor, 'account' | 'name' | 'address' | 'requestId' | 'key'> | SystemActor,
  entry: AuditEntry,
): Promise<void> {
  await tx.often(
    `INSERT INTO guitu.audit (at, account, by_name, act, object, object_id, detail, head, address, request_id)
     VALUES (clock_timestamp(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      actor.account,
      actor.name,
      entry.act,
      entry.object,
      entry.id,
      JSON.stringify(actor.key === undefined ? (entry.detail ?? {}) : { ...entry.detail, key: actor.key }),
      entry.head ? Buffer.from(entry.head) : null,
      actor.address ?? null,
      actor.requestId ?? null,
    ],
  );
}
