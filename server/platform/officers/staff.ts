/** Who works with people in the county: whom a record may name. Names of those who hold its posts are no secret among them. */
import { z } from 'zod';
import type { Tx } from '../postgres/database.ts';
import { HOLDING_ROLES } from './officers.ts';

export const Staff = z.object({
  account: z.string(),
  name: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  roleTitle: z.object({ zh: z.string(), en: z.string() }),
});

/** Roles of those who work with people in a county. */
export const STAFF_ROLES: readonly string[] = [...HOLDING_ROLES, 'bureau-head'];

/** Whoever holds a post in the county today, each once, with the highest; of `accounts` only, where they are given. */
export async function listStaff(tx: Tx, accounts?: readonly string[]): Promise<z.infer<typeof Staff>[]> {
  if (accounts?.length === 0) return [];
  const { rows } = await tx.query<z.infer<typeof Staff>>(
    `SELECT s.account, s.name, jsonb_build_object('id', s.unit, 'name', s.unit_name) AS unit, jsonb_build_object('zh', s.zh, 'en', s.en) AS "roleTitle"
     FROM (SELECT DISTINCT ON (p.account) p.account, COALESCE(p.holder, '') AS name, o.id AS unit, o.name AS unit_name, o.region, r.zh, r.en, r.place
           FROM guitu.post p JOIN guitu.role r ON r.name = p.role JOIN guitu.organisation o ON o.id = p.organisation
           WHERE p.role = ANY ($1::text[]) AND left(o.region, 6) = ANY (guitu.scope_counties())
             AND p.valid_from <= guitu.scope_today() AND (p.valid_to IS NULL OR p.valid_to > guitu.scope_today())
             AND ($2::text[] IS NULL OR p.account::text = ANY ($2::text[]))
           ORDER BY p.account, r.place DESC) s
     ORDER BY s.region, s.place DESC, s.name, s.account`,
    [STAFF_ROLES, accounts ?? null],
  );
  return rows;
}
