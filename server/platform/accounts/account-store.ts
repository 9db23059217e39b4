/** Accounts and posts as the administrator sees and changes them: every statement runs in the administrator's own scope. */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';

export interface PostInput {
  readonly organisation: string;
  readonly role: string;
  readonly from: PlainDate;
  readonly to?: PlainDate | undefined;
  readonly juvenile: boolean;
  readonly sealed: boolean;
}

export interface ListedAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly home: { readonly id: string; readonly name: string };
  readonly ended: boolean;
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
  readonly posts: ListedPost[];
}

export interface ListedPost {
  readonly id: string;
  readonly role: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly from: string;
  readonly to: string | null;
  readonly juvenile: boolean;
  readonly sealed: boolean;
}

const LIST = `
  SELECT a.id, a.login, a.name, jsonb_build_object('id', h.id, 'name', h.name) AS home, a.ended_at IS NOT NULL AS ended,
    a.password_hash IS NOT NULL AS "hasPassword", a.totp_secret IS NOT NULL AS "secondFactor",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role, 'from', p.valid_from, 'to', p.valid_to,
        'organisation', jsonb_build_object('id', o.id, 'name', o.name), 'juvenile', p.juvenile, 'sealed', p.sealed) ORDER BY p.valid_from, p.id)
      FROM guitu.post p JOIN guitu.organisation o ON o.id = p.organisation WHERE p.account = a.id), '[]') AS posts
  FROM guitu.account a JOIN guitu.organisation h ON h.id = a.home`;

/** Accounts in order of their login, from after `after` on; `q` looks in login and name. */
export async function listAccounts(
  tx: Tx,
  { q, after, limit }: { q?: string | undefined; after?: string | undefined; limit: number },
): Promise<ListedAccount[]> {
  const { rows } = await tx.query<ListedAccount>(
    `${LIST} WHERE ($1::text IS NULL OR strpos(a.login, lower($1)) > 0 OR strpos(a.name, $1) > 0) AND ($2::text IS NULL OR a.login > $2)
     ORDER BY a.login LIMIT $3`,
    [q ?? null, after ?? null, limit],
  );
  return rows;
}

export async function findAccount(tx: Tx, id: string): Promise<ListedAccount | undefined> {
  const { rows } = await tx.query<ListedAccount>(`${LIST} WHERE a.id = $1`, [id]);
  return rows[0];
}

/** Adds an account without a password. Undefined when the login is taken, by whomever. */
export async function addAccount(
  tx: Tx,
  account: { login: string; name: string; home: string; locale: 'zh' | 'en' },
  by: string | null,
  now: Date,
): Promise<string | undefined> {
  const id = randomUUID();
  // Not DO NOTHING with RETURNING: another county's account of that login is invisible here and must still be refused.
  const { rowCount } = await tx.query(
    `INSERT INTO guitu.account (id, login, name, home, locale, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (login) DO NOTHING`,
    [id, account.login, account.name, account.home, account.locale, now, by],
  );
  return rowCount === 1 ? id : undefined;
}

export async function addPost(tx: Tx, account: string, post: PostInput, by: string | null, now: Date): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, valid_to, juvenile, sealed, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, account, post.organisation, post.role, post.from, post.to ?? null, post.juvenile, post.sealed, now, by],
  );
  return id;
}

/** Ends an account. False when it is not there or has ended. */
export async function endAccount(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query('UPDATE guitu.account SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [id, now]);
  return rowCount > 0;
}
