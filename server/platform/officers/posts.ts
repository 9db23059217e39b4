/** Who holds which post on a day, and ending a post on its last day. */
import { z } from 'zod';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';

export const PostItem = z.object({
  id: z.string(),
  account: z.string(),
  name: z.string(),
  role: z.string(),
  roleTitle: z.object({ zh: z.string(), en: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string() }),
  from: z.string(),
  /** Last day; null: without end. */
  to: z.string().nullable(),
  juvenile: z.boolean(),
  /** Whether cases can be given to it. */
  holds: z.boolean(),
  /** Open cases it holds; null for who sees no case of that unit. */
  cases: z.int().nullable(),
  standIn: z.object({ id: z.string(), name: z.string(), from: z.string(), to: z.string() }).nullable(),
});
export type PostItem = z.infer<typeof PostItem>;

/** Posts held on `day` at `units`, the units in the order of their divisions; with how many open cases each holds on that day. */
export async function listPosts(
  tx: Tx,
  { units, day, holding }: { units: readonly string[]; day: PlainDate; holding: readonly string[] },
): Promise<PostItem[]> {
  const { rows } = await tx.query<PostItem>(
    `SELECT p.id, p.account, COALESCE(p.holder, '') AS name, p.role, jsonb_build_object('zh', r.zh, 'en', r.en) AS "roleTitle",
       jsonb_build_object('id', o.id, 'name', o.name) AS organisation, p.valid_from AS "from", p.valid_to - 1 AS "to", p.juvenile,
       p.role = ANY ($3::text[]) AS holds,
       (SELECT count(*) FROM guitu.assignment a JOIN guitu."case" c ON c.id = a.case_id AND c.unit = p.organisation AND NOT c.closed
        WHERE a.post = p.id AND a.valid_from <= $2::date AND (a.valid_to IS NULL OR a.valid_to > $2::date)) AS cases,
       (SELECT jsonb_build_object('id', s.id, 'name', COALESCE(s.name, ''), 'from', s.valid_from, 'to', s.valid_to - 1) FROM guitu.stand_in s
        WHERE s.post = p.id AND s.valid_from <= $2::date AND s.valid_to > $2::date ORDER BY s.created_at DESC LIMIT 1) AS "standIn"
     FROM guitu.post p JOIN guitu.role r ON r.name = p.role JOIN guitu.organisation o ON o.id = p.organisation
     WHERE p.organisation = ANY ($1::uuid[]) AND p.valid_from <= $2::date AND (p.valid_to IS NULL OR p.valid_to > $2::date)
     ORDER BY o.region, o.name, r.place, p.holder, p.id`,
    [units, day, holding],
  );
  return rows;
}

/** How many open cases the post will still hold on `day`. Asked past the administrator's own scope, who sees no case: a number only. */
export async function countHeld(tx: Tx, post: string, day: PlainDate): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(DISTINCT a.case_id) AS n FROM guitu.assignment a JOIN guitu.post p ON p.id = a.post
     JOIN guitu."case" c ON c.id = a.case_id AND c.unit = p.organisation AND NOT c.closed
     WHERE a.post = $1 AND (a.valid_to IS NULL OR a.valid_to > a.valid_from) AND (a.valid_to IS NULL OR a.valid_to > $2::date)`,
    [post, day],
  );
  return rows[0]?.n ?? 0;
}

/** Lets `day` be the first day without the post; stand-ins of it end with it. Returns whose it was. */
export async function endPostOn(tx: Tx, id: string, day: PlainDate): Promise<string | undefined> {
  const { rows } = await tx.query<{ account: string }>(
    'UPDATE guitu.post SET valid_to = greatest($2::date, valid_from) WHERE id = $1 RETURNING account',
    [id, day],
  );
  if (rows.length > 0) {
    await tx.query(
      'UPDATE guitu.stand_in SET valid_to = greatest($2::date, valid_from) WHERE post = $1 AND valid_to > greatest($2::date, valid_from)',
      [id, day],
    );
  }
  return rows[0]?.account;
}

/** Ends every post of an account that has ended, and what it stood in for. */
export async function endPostsOf(tx: Tx, account: string, day: PlainDate): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM guitu.post WHERE account = $1 AND (valid_to IS NULL OR valid_to > greatest($2::date, valid_from)) ORDER BY id`,
    [account, day],
  );
  for (const { id } of rows) await endPostOn(tx, id, day);
  await tx.query(
    'UPDATE guitu.stand_in SET valid_to = greatest($2::date, valid_from) WHERE account = $1 AND valid_to > greatest($2::date, valid_from)',
    [account, day],
  );
  return rows.map(({ id }) => id);
}
