/**
 * Codes for the person's own page. The office hands one over on a sheet; it opens one session and no second one, and dies of its day, of tries, of
 * being taken back or of the next code for the same purpose. What is stored opens nothing.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { audit } from '../audit/audit.ts';
import type { KeyRing } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';

/** look: the own duties and the answers; ask: also to ask, object and complain. */
export const PURPOSES = ['look', 'ask'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Wrong numbers a code stands. */
export const TRIES = 5;
const DIGITS = 12;

export type CodeEnd = 'used' | 'revoked' | 'replaced' | 'too-many-tries';

export interface IssuedCode {
  readonly id: string;
  readonly purpose: Purpose;
  readonly call: string | null;
  readonly issued: Date;
  readonly issuedBy: string;
  readonly expires: Date;
  readonly used: Date | null;
  readonly tries: number;
  readonly state: 'alive' | 'expired' | CodeEnd;
  /** The session it opened still runs. */
  readonly open: boolean;
}

/** Twelve digits: easily typed on a telephone; with tries counted and a key in the hash, one in a million million is far to guess. */
export function newCode(): string {
  return String(randomInt(0, 10 ** DIGITS)).padStart(DIGITS, '0');
}

/** The code as stored. Spaces, hyphens and full-width digits make no other code. */
export function hashOfCode(keys: Pick<KeyRing, 'blindIndex'>, typed: string): Buffer {
  return keys.blindIndex('self-code', typed);
}

export interface Issuing {
  readonly caseId: string;
  readonly person: string;
  readonly purpose: Purpose;
  readonly call: string | undefined;
  readonly hours: number;
}

/** Issues a code and returns its only copy. The one that was out for the same purpose ends with it. The case is locked by the caller. */
export async function issueCode(
  tx: Tx,
  keys: Pick<KeyRing, 'blindIndex'>,
  actor: Actor,
  { caseId, person, purpose, call, hours }: Issuing,
  now: Date,
): Promise<{ id: string; code: string; expires: Date }> {
  await tx.query(
    `UPDATE guitu.self_code SET ended = $4, ended_why = 'replaced', ended_name = $5
     WHERE case_id = $1 AND person = $2 AND purpose = $3 AND ended IS NULL`,
    [caseId, person, purpose, now, actor.name],
  );
  const [id, code] = [randomUUID(), newCode()];
  const expires = new Date(now.getTime() + hours * 3_600_000);
  await tx.query(
    `INSERT INTO guitu.self_code (id, case_id, person, purpose, code, call, issued, issued_by, issued_name, expires)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, caseId, person, purpose, hashOfCode(keys, code), call ?? null, now, actor.account, actor.name, expires],
  );
  await audit(tx, actor, { act: 'self-code.issue', object: 'case', id: caseId, detail: { code: id, purpose, hours } });
  return { id, code, expires };
}

/** Takes a code back, and ends the session it opened. False when the caller sees no such code of the case. */
export async function revokeCode(tx: Tx, actor: Actor, caseId: string, id: string, now: Date): Promise<boolean> {
  const { rows } = await tx.query('SELECT 1 FROM guitu.self_code WHERE id = $1 AND case_id = $2', [id, caseId]);
  if (rows.length === 0) return false;
  await tx.query(
    `UPDATE guitu.self_code SET ended = $2, ended_why = 'revoked', ended_name = $3 WHERE id = $1 AND ended IS NULL`,
    [id, now, actor.name],
  );
  await tx.query(`UPDATE guitu.self_session SET ended = $2, ended_why = 'revoked' WHERE code = $1 AND ended IS NULL`, [id, now]);
  await audit(tx, actor, { act: 'self-code.revoke', object: 'case', id: caseId, detail: { code: id } });
  return true;
}

interface CodeRow {
  id: string;
  purpose: Purpose;
  call: string | null;
  issued: Date;
  issued_name: string;
  expires: Date;
  used: Date | null;
  tries: number;
  ended_why: CodeEnd | null;
  open: boolean;
}

/** The codes of a case, newest first. `livesSince`: sessions opened and seen after these instants still run. */
export async function listCodes(
  tx: Tx,
  caseId: string,
  now: Date,
  livesSince: { readonly created: Date; readonly seen: Date },
): Promise<IssuedCode[]> {
  const { rows } = await tx.query<CodeRow>(
    `SELECT k.id, k.purpose, k.call, k.issued, k.issued_name, k.expires, k.used, k.tries, k.ended_why,
       (s.id IS NOT NULL AND s.ended IS NULL AND s.created > $2 AND s.seen > $3) AS open
     FROM guitu.self_code k LEFT JOIN guitu.self_session s ON s.code = k.id
     WHERE k.case_id = $1 ORDER BY k.issued DESC, k.id LIMIT 50`,
    [caseId, livesSince.created, livesSince.seen],
  );
  return rows.map(({ issued_name, ended_why, ...row }) => ({
    ...row,
    issuedBy: issued_name,
    state: ended_why ?? (row.expires <= now ? 'expired' : 'alive'),
  }));
}
