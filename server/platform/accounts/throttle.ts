/**
 * What stops guessing and lets an office in. Failures are counted three ways:
 * - name and address together: 5, then locked for 15 minutes, doubling up to 4 hours. This is the lock an officer meets.
 * - the name, from anywhere: 30 a day. Addresses from which the account signed in lately are exempt, so that nobody can lock an officer
 *   out from afar.
 * - the address, over all names: 100 in a row of quarter hours. Accounts known at the address are exempt, so that one guesser in the
 *   office does not keep thirty colleagues out at half past eight.
 * No lock is for ever; attempts during a lock do not prolong it. A name need not exist to be locked.
 *
 * An attempt is counted before the password is looked at, and taken back when it was right: a thousand guesses sent at once count as a
 * thousand.
 */
import { createHash } from 'node:crypto';
import type { Tx } from '../postgres/database.ts';

interface Limit {
  readonly failures: number;
  /** After so long without a failure the count starts anew. */
  readonly forgetMs: number;
  readonly lockMs: number;
  readonly longestLockMs: number;
}

const MINUTE = 60_000;
const LIMITS = {
  pair: { failures: 5, forgetMs: 24 * 60 * MINUTE, lockMs: 15 * MINUTE, longestLockMs: 240 * MINUTE },
  name: { failures: 30, forgetMs: 24 * 60 * MINUTE, lockMs: 15 * MINUTE, longestLockMs: 240 * MINUTE },
  address: { failures: 100, forgetMs: 15 * MINUTE, lockMs: 15 * MINUTE, longestLockMs: 60 * MINUTE },
} as const satisfies Record<string, Limit>;
type Count = keyof typeof LIMITS;

export interface Attempt {
  readonly login: string;
  readonly address: string;
  /** The account signed in from this address lately. */
  readonly known: boolean;
}

/** Counts an attempt. Returns the seconds to wait where it is locked: the password must then not be looked at. */
export async function countAttempt(tx: Tx, attempt: Attempt, now: Date): Promise<{ ok: true } | { ok: false; seconds: number }> {
  const counts = countsOf(attempt);
  const { rows } = await tx.query<{ until: Date | null }>(
    'SELECT max(locked_until) AS until FROM guitu.sign_in_throttle WHERE key = ANY ($1::bytea[]) AND locked_until > $2',
    [counts.map((count) => keyOf(count, attempt)), now],
  );
  const until = rows[0]?.until;
  if (until) return { ok: false, seconds: secondsUntil(until, now) };
  for (const count of counts) {
    const { failures, forgetMs, lockMs, longestLockMs }: Limit = LIMITS[count];
    const { rowCount } = await tx.query(
      `INSERT INTO guitu.sign_in_throttle AS t (key, failures, first_at, last_at, locked_until)
       VALUES ($1, 1, $2, $2, NULL)
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN t.last_at < $3 THEN 1 ELSE t.failures + 1 END,
         first_at = CASE WHEN t.last_at < $3 THEN $2 ELSE t.first_at END,
         last_at = $2,
         locked_until = CASE WHEN t.last_at >= $3 AND t.failures + 1 >= $4
           THEN $2::timestamptz + least($5 * 2 ^ least(t.failures + 1 - $4, 20), $6) * interval '1 millisecond' END
       WHERE t.locked_until IS NULL OR t.locked_until <= $2`,
      [keyOf(count, attempt), now, new Date(now.getTime() - forgetMs), failures, lockMs, longestLockMs],
    );
    // Locked by an attempt that was counted at the same moment.
    if (rowCount === 0) return { ok: false, seconds: Math.ceil(lockMs / 1_000) };
  }
  return { ok: true };
}

/** Takes the attempt back: the password was right. The count of this name at this address starts anew. */
export async function takeBackAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.query('DELETE FROM guitu.sign_in_throttle WHERE key = $1', [keyOf('pair', attempt)]);
  for (const count of countsOf(attempt).filter((count) => count !== 'pair')) {
    await tx.query(
      `UPDATE guitu.sign_in_throttle SET failures = greatest(failures - 1, 0),
         locked_until = CASE WHEN failures - 1 >= $2 THEN locked_until END
       WHERE key = $1`,
      [keyOf(count, attempt), LIMITS[count].failures],
    );
  }
}

/** Removes counts that have long been forgotten. */
export async function forgetOldAttempts(tx: Tx, now: Date): Promise<void> {
  await tx.query('DELETE FROM guitu.sign_in_throttle WHERE last_at < $1', [new Date(now.getTime() - 2 * 24 * 60 * MINUTE)]);
}

function countsOf(attempt: Attempt): readonly Count[] {
  return attempt.known ? ['pair'] : ['pair', 'name', 'address'];
}

/** What is stored says neither who nor whence; a name field may hold a password typed into the wrong place. */
function keyOf(count: Count, { login, address }: Attempt): Buffer {
  const subject = { pair: [login, address], name: [login], address: [address] }[count];
  return createHash('sha256')
    .update(JSON.stringify([count, ...subject]))
    .digest();
}

function secondsUntil(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000));
}
