/** Lending a post for days of absence: the holder keeps it, the stand-in's scope follows for those days. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addDays, type PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Refusal } from '../../../law/kernel/refusal.ts';
import type { Tx } from '../postgres/database.ts';
import { alreadyLent, holderStandsIn, outsidePost, ownPostLent, standsInHimself } from './refusals.ts';

export const StandInItem = z.object({
  id: z.string(),
  post: z.string(),
  holder: z.string(),
  role: z.string(),
  roleTitle: z.object({ zh: z.string(), en: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string() }),
  name: z.string(),
  from: z.string(),
  /** Last day. */
  to: z.string(),
  reason: z.string(),
  state: z.enum(['coming', 'now', 'over']),
});

/** Stand-ins for posts at `units`, those of today first, then those to come, then the latest that are over. */
export async function listStandIns(tx: Tx, units: readonly string[], limit: number): Promise<z.infer<typeof StandInItem>[]> {
  const { rows } = await tx.query<z.infer<typeof StandInItem>>(
    `SELECT s.id, s.post, COALESCE(p.holder, '') AS holder, p.role, jsonb_build_object('zh', r.zh, 'en', r.en) AS "roleTitle",
       jsonb_build_object('id', o.id, 'name', o.name) AS organisation, COALESCE(s.name, '') AS name, s.valid_from AS "from", s.valid_to - 1 AS "to",
       s.reason, CASE WHEN s.valid_to <= guitu.scope_today() THEN 'over' WHEN s.valid_from > guitu.scope_today() THEN 'coming' ELSE 'now' END AS state
     FROM guitu.stand_in s JOIN guitu.post p ON p.id = s.post JOIN guitu.role r ON r.name = p.role JOIN guitu.organisation o ON o.id = p.organisation
     WHERE p.organisation = ANY ($1::uuid[]) AND s.valid_to > s.valid_from
     ORDER BY s.valid_to <= guitu.scope_today(), CASE WHEN s.valid_to > guitu.scope_today() THEN s.valid_from END, s.valid_to DESC, s.id LIMIT $2`,
    [units, limit],
  );
  return rows;
}

export interface Lending {
  readonly post: string;
  readonly account: string;
  readonly from: PlainDate;
  /** Last day. */
  readonly to: PlainDate;
  readonly reason: string;
}

interface LentPost {
  account: string;
  role: string;
  organisation: string;
  holder: string;
  from: PlainDate;
  to: PlainDate | null;
}

export async function findLentPost(tx: Tx, id: string): Promise<LentPost | undefined> {
  const { rows } = await tx.query<LentPost>(
    `SELECT account, role, organisation, COALESCE(holder, '') AS holder, valid_from AS "from", valid_to AS "to" FROM guitu.post WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/**
 * Name of somebody who may be made a stand-in: an account that the caller looks after, or a colleague with a living post. Names of the whole county may be
 * read; lending a post opens cases, so here only the caller's own units count.
 */
export async function findSubstitute(tx: Tx, account: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ name: string }>(
    `SELECT COALESCE((SELECT a.name FROM guitu.account a WHERE a.id = $1 AND a.ended_at IS NULL),
       (SELECT p.holder FROM guitu.post p WHERE p.account = $1 AND p.valid_from <= guitu.scope_today()
          AND (p.valid_to IS NULL OR p.valid_to > guitu.scope_today()) AND p.organisation = ANY (guitu.scope_units())
        ORDER BY p.id LIMIT 1)) AS name`,
    [account],
  );
  return rows[0]?.name ?? undefined;
}

interface Overlap {
  name: string;
  from: PlainDate;
  to: PlainDate;
}

/** Why the post may not be lent so; undefined when it may. */
export async function refuseLending(
  tx: Tx,
  post: LentPost,
  { post: id, account, from, to }: Lending,
): Promise<Refusal | undefined> {
  if (account === post.account) return ownPostLent();
  const end = addDays(to, 1);
  if (from < post.from || (post.to !== null && end > post.to))
    return outsidePost(post.from, post.to === null ? null : addDays(post.to, -1));
  const overlapping = async (where: string, value: string) => {
    const { rows } = await tx.query<Overlap>(
      `SELECT COALESCE(s.name, '') AS name, s.valid_from AS "from", s.valid_to - 1 AS "to" FROM guitu.stand_in s JOIN guitu.post p ON p.id = s.post
       WHERE ${where} AND s.valid_from < $3::date AND s.valid_to > $2::date AND s.valid_to > s.valid_from LIMIT 1`,
      [value, from, end],
    );
    return rows[0];
  };
  const days = ({ from: first, to: last }: Overlap) => `${first}–${last}`;
  const lent = await overlapping('s.post = $1::uuid', id);
  if (lent) return alreadyLent(lent.name, days(lent));
  const away = await overlapping('p.account = $1::uuid', account);
  if (away) return standsInHimself((await findSubstitute(tx, account)) ?? '', days(away));
  const standing = await overlapping('s.account = $1::uuid', post.account);
  if (standing) return holderStandsIn(post.holder, days(standing));
  return undefined;
}

export async function lendPost(tx: Tx, lending: Lending, name: string, by: string, now: Date): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `INSERT INTO guitu.stand_in (id, post, account, name, valid_from, valid_to, reason, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, lending.post, lending.account, name, lending.from, addDays(lending.to, 1), lending.reason, now, by],
  );
  return id;
}

/** Takes a lent post back: today is the first day without it, or it never begins. Returns what was taken back. */
export async function takeBack(tx: Tx, id: string, today: PlainDate): Promise<{ post: string; account: string } | undefined> {
  const { rows } = await tx.query<{ post: string; account: string }>(
    `UPDATE guitu.stand_in SET valid_to = greatest($2::date, valid_from) WHERE id = $1 AND valid_to > greatest($2::date, valid_from)
     RETURNING post, account`,
    [id, today],
  );
  return rows[0];
}
