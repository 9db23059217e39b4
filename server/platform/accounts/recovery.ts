/**
 * Lost passwords and second factors. One person starts, another one confirms and gets a code to hand over in person, and the holder sets
 * the password with it: neither of the two ever knows it, and neither can do it alone.
 * A new account's first password is set the same way, with a code its creator gets at once: there is nothing to take over yet.
 */
import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Tx } from '../postgres/database.ts';

const MINUTE = 60_000;
/** How long a started recovery waits for its second person. */
const WAIT_MS = 24 * 60 * MINUTE;
const CODE_MS = 30 * MINUTE;
const FIRST_CODE_MS = 7 * 24 * 60 * MINUTE;

/** Without the characters people mistake for each other. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;

export interface Code {
  readonly code: string;
  readonly expires: Date;
}

export type RecoveryStep =
  | { readonly state: 'waiting'; readonly id: string }
  | ({ readonly state: 'confirmed'; readonly id: string } & Code)
  | { readonly state: 'needs-another-person' };

/** Starts a recovery, or confirms the one that another person started. Runs as the system; the caller has checked permission and scope. */
export async function stepRecovery(
  tx: Tx,
  account: string,
  by: { account: string; mayStart: boolean; mayConfirm: boolean },
  now: Date,
): Promise<RecoveryStep | undefined> {
  const { rows } = await tx.query<{ id: string; started_by: string | null }>(
    `SELECT id, started_by FROM guitu.account_recovery
     WHERE account = $1 AND confirmed_by IS NULL AND code IS NULL AND expires_at > $2 ORDER BY started_at DESC LIMIT 1 FOR UPDATE`,
    [account, now],
  );
  const waiting = rows[0];
  if (waiting === undefined) {
    if (!by.mayStart) return undefined;
    const id = randomUUID();
    await tx.query(
      'INSERT INTO guitu.account_recovery (id, account, started_by, started_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [id, account, by.account, now, new Date(now.getTime() + WAIT_MS)],
    );
    return { state: 'waiting', id };
  }
  if (waiting.started_by === by.account || by.account === account) return { state: 'needs-another-person' };
  if (!by.mayConfirm) return undefined;
  const code = newCode(now, CODE_MS);
  await tx.query(
    'UPDATE guitu.account_recovery SET confirmed_by = $2, confirmed_at = $3, code = $4, expires_at = $5 WHERE id = $1',
    [waiting.id, by.account, now, digest(code.code), code.expires],
  );
  return { state: 'confirmed', id: waiting.id, ...code };
}

/** The code a new account's holder sets the first password with. */
export async function firstCode(tx: Tx, account: string, by: string, now: Date): Promise<Code> {
  const code = newCode(now, FIRST_CODE_MS);
  await tx.query(
    'INSERT INTO guitu.account_recovery (id, account, started_by, started_at, code, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [randomUUID(), account, by, now, digest(code.code), code.expires],
  );
  return code;
}

/** Uses the code up. False when it is none, not this account's, used or too old. */
export async function redeemCode(tx: Tx, account: string, code: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    'UPDATE guitu.account_recovery SET used_at = $3 WHERE account = $1 AND code = $2 AND used_at IS NULL AND expires_at > $3',
    [account, digest(code), now],
  );
  return rowCount > 0;
}

function newCode(now: Date, validMs: number): Code {
  const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return { code: code.replace(/(.{4})(?=.)/g, '$1-'), expires: new Date(now.getTime() + validMs) };
}

function digest(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest();
}
