/** Keys of other organs' systems: 256 random bits for one post, shown once, stored as a hash. A key acts as its post does, and for no other. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Words } from '../../../law/kernel/words.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';

/** A key is told from the token of a session by how it begins, and found by tools that look for secrets in the wrong place. */
const PREFIX = 'guitu_';
export const CALLS_A_MINUTE = 120;
const MINUTE_MS = 60_000;

/** `post-ended`: the key itself would still hold, but nobody has the post it acts for. */
export const KEY_STATES = ['living', 'revoked', 'over', 'post-ended'] as const;

export interface ListedKey {
  readonly id: string;
  readonly state: (typeof KEY_STATES)[number];
  readonly post: string;
  readonly holder: string;
  readonly roleTitle: Words;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly label: string;
  readonly created: Date;
  readonly byName: string;
  readonly expires: Date;
  readonly revoked: Date | null;
  readonly revokedBy: string | null;
  readonly revokedWhy: string | null;
  readonly used: Date | null;
}

export type FoundKey =
  | { readonly ok: true; readonly id: string; readonly account: string; readonly post: string }
  | { readonly ok: false; readonly seconds: number };

export function isApiKey(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** Stores a key and returns its only copy. */
export async function issueKey(
  tx: Tx,
  actor: Pick<Actor, 'account' | 'name'>,
  given: { readonly post: string; readonly label: string; readonly expires: Date },
  now: Date,
): Promise<{ id: string; key: string }> {
  const id = randomUUID();
  const key = PREFIX + randomBytes(32).toString('base64url');
  await tx.query(
    `INSERT INTO guitu.api_key (id, post, label, secret, created_at, created_by, by_name, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, given.post, given.label, digest(key), now, actor.account, actor.name, given.expires],
  );
  return { id, key };
}

/** Ends a key at once, for the reason `why`. Returns the account whose post it was for; undefined when there is none in reach, or it had been revoked. */
export async function revokeKey(
  tx: Tx,
  id: string,
  { by, why }: { readonly by: string; readonly why: string },
  now: Date,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ account: string }>(
    `UPDATE guitu.api_key k SET revoked_at = $2, revoked_by = $3, revoked_why = $4 FROM guitu.post p
     WHERE k.id = $1 AND k.revoked_at IS NULL AND p.id = k.post RETURNING p.account`,
    [id, now, by, why],
  );
  return rows[0]?.account;
}

/** Keys for posts within the caller's scope: those that open something first, then by when they were made; what each is worth at `now`, on `today`. */
export async function listKeys(tx: Tx, now: Date, today: PlainDate): Promise<ListedKey[]> {
  const { rows } = await tx.query<ListedKey>(
    `SELECT k.id, k.post, COALESCE(p.holder, '') AS holder, jsonb_build_object('zh', r.zh, 'en', r.en) AS "roleTitle",
       jsonb_build_object('id', o.id, 'name', o.name) AS organisation, k.label,
       k.created_at AS created, k.by_name AS "byName", k.expires_at AS expires, k.revoked_at AS revoked, k.revoked_by AS "revokedBy",
       k.revoked_why AS "revokedWhy", k.used_at AS used, s.state
     FROM guitu.api_key k JOIN guitu.post p ON p.id = k.post JOIN guitu.organisation o ON o.id = p.organisation
     JOIN guitu.role r ON r.name = p.role
     CROSS JOIN LATERAL (SELECT CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= $1 THEN 'over'
       WHEN p.valid_from > $2::date OR p.valid_to <= $2::date THEN 'post-ended' ELSE 'living' END AS state) s
     ORDER BY s.state <> 'living', k.created_at DESC, k.id LIMIT 500`,
    [now, today],
  );
  return rows;
}

/**
 * The living key `token`, as the system, counting the call. Undefined where there is none, it is over or revoked, or its post or account is;
 * not ok with the seconds to wait where it has been used too often this minute.
 */
export async function findKey(
  tx: Tx,
  token: string,
  { now, today, address }: { readonly now: Date; readonly today: PlainDate; readonly address: string },
): Promise<FoundKey | undefined> {
  const { rows } = await tx.query<{ id: string; account: string; post: string; calls: number; minute: Date }>(
    `UPDATE guitu.api_key k SET used_at = $2, used_from = $4,
       minute = CASE WHEN k.minute > $3 THEN k.minute ELSE $2 END, calls = CASE WHEN k.minute > $3 THEN k.calls + 1 ELSE 1 END
     FROM guitu.post p JOIN guitu.account a ON a.id = p.account AND a.ended_at IS NULL
     WHERE k.secret = $1 AND k.revoked_at IS NULL AND k.created_at <= $2 AND k.expires_at > $2 AND p.id = k.post
       AND p.valid_from <= $5 AND (p.valid_to IS NULL OR p.valid_to > $5)
     RETURNING k.id, p.account, k.post, k.calls, k.minute`,
    [digest(token), now, new Date(now.getTime() - MINUTE_MS), address, today],
  );
  const key = rows[0];
  if (key === undefined) return undefined;
  if (key.calls > CALLS_A_MINUTE) {
    return { ok: false, seconds: Math.max(1, Math.ceil((key.minute.getTime() + MINUTE_MS - now.getTime()) / 1_000)) };
  }
  return { ok: true, id: key.id, account: key.account, post: key.post };
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
