/** Sessions live in the database: they can be listed, ended at once, and survive a restart. What is stored opens nothing. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Tx } from '../postgres/database.ts';

const MINUTE = 60_000;
export const IDLE_MS = 30 * MINUTE;
export const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** How often «last seen» is written; an idle session may end so much early. */
const SEEN_EVERY_MS = MINUTE;

export type SessionEnd =
  | 'signed-out'
  | 'ended-elsewhere'
  | 'ended-by-administrator'
  | 'password-changed'
  | 'recovered'
  | 'account-ended';

export interface Session {
  readonly id: string;
  readonly account: string;
}

export interface ListedSession {
  readonly id: string;
  readonly created: Date;
  readonly seen: Date;
  readonly address: string;
  readonly agent: string;
}

/** Opens a session (as the system) and returns the only copy of its token: 256 random bits. */
export async function openSession(
  tx: Tx,
  account: string,
  from: { address: string; agent: string },
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const token = randomBytes(32).toString('base64url');
  await tx.query(
    'INSERT INTO guitu.session (id, account, secret, created_at, seen_at, address, agent) VALUES ($1, $2, $3, $4, $4, $5, $6)',
    [id, account, digest(token), now, from.address, from.agent.slice(0, 200)],
  );
  return { id, token };
}

/** The living session of `token` (as the system), noting that it was seen. Undefined when there is none, or it ended, idled or aged out. */
export async function findSession(tx: Tx, token: string, now: Date): Promise<Session | undefined> {
  const { rows } = await tx.often<{ id: string; account: string; seen_at: Date }>(
    `SELECT id, account, seen_at FROM guitu.session
     WHERE secret = $1 AND ended_at IS NULL AND created_at > $2 AND seen_at > $3 AND seen_at < $4`,
    // The last bound: a server set back to an earlier day does not keep sessions of later ones.
    [
      digest(token),
      new Date(now.getTime() - ABSOLUTE_MS),
      new Date(now.getTime() - IDLE_MS),
      new Date(now.getTime() + ABSOLUTE_MS),
    ],
  );
  const session = rows[0];
  if (session === undefined) return undefined;
  if (now.getTime() - session.seen_at.getTime() > SEEN_EVERY_MS) {
    await tx.often('UPDATE guitu.session SET seen_at = $2 WHERE id = $1', [session.id, now]);
  }
  return { id: session.id, account: session.account };
}

/** Living sessions of `account`, as far as the scope shows them, last seen first. */
export async function listSessions(tx: Tx, account: string, now: Date): Promise<ListedSession[]> {
  const { rows } = await tx.query<ListedSession>(
    `SELECT id, created_at AS created, seen_at AS seen, address, agent FROM guitu.session
     WHERE account = $1 AND ended_at IS NULL AND created_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id`,
    [account, new Date(now.getTime() - ABSOLUTE_MS), new Date(now.getTime() - IDLE_MS)],
  );
  return rows;
}

/** Ends one session, as far as the scope reaches it. Returns whose it was; undefined when there is none or it had ended. */
export async function endSession(tx: Tx, id: string, why: SessionEnd, now: Date): Promise<string | undefined> {
  const { rows } = await tx.query<{ account: string }>(
    'UPDATE guitu.session SET ended_at = $2, ended_why = $3 WHERE id = $1 AND ended_at IS NULL RETURNING account',
    [id, now, why],
  );
  return rows[0]?.account;
}

/** Ends all sessions of an account but `except`. Returns how many. */
export async function endSessionsOf(tx: Tx, account: string, why: SessionEnd, now: Date, except?: string): Promise<number> {
  const { rowCount } = await tx.query(
    'UPDATE guitu.session SET ended_at = $2, ended_why = $3 WHERE account = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $4',
    [account, now, why, except ?? null],
  );
  return rowCount;
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
