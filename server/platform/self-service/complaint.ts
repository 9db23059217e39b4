/**
 * Whom a complaint from the own page is about. The person says «my officer», a name, or the office; which account that is, is found here, because no list
 * of accounts is opened to anybody on that page. From the account found the complaint is hidden (RIGHT-02).
 */
import { z } from 'zod';
import { STAFF_ROLES } from '../officers/staff.ts';
import type { Tx } from '../postgres/database.ts';
import type { SelfVisitor } from './self-session.ts';

export const About = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer') }),
  z.strictObject({ kind: z.literal('other'), name: z.string().trim().min(1).max(50) }),
  z.strictObject({ kind: z.literal('office') }),
]);
export type About = z.infer<typeof About>;

/** The fields of the complaint: whom it is about, said in its text too, since a name need not belong to an account. */
export async function complaintAbout(
  tx: Tx,
  visitor: Pick<SelfVisitor, 'officer' | 'unit'>,
  about: About,
  content: string,
): Promise<{ complainedOf?: string; content: string }> {
  const account = await accountOf(tx, visitor, about);
  const name =
    about.kind === 'office' ? visitor.unit.name : about.kind === 'other' ? about.name : (visitor.officer?.name ?? '承办人');
  return { ...(account === undefined ? {} : { complainedOf: account }), content: `投诉对象：${name}\n${content}` };
}

/** As the system: the account of the officer, or the one account of this name in the unit or above it. */
async function accountOf(
  tx: Tx,
  { officer, unit }: Pick<SelfVisitor, 'officer' | 'unit'>,
  about: About,
): Promise<string | undefined> {
  if (about.kind === 'officer') return officer?.account;
  if (about.kind === 'office') return undefined;
  const { rows } = await tx.query<{ account: string }>(
    `WITH RECURSIVE above AS (
       SELECT id, parent FROM guitu.organisation WHERE id = $1
       UNION SELECT o.id, o.parent FROM guitu.organisation o JOIN above a ON o.id = a.parent)
     SELECT DISTINCT p.account FROM guitu.post p JOIN guitu.account a ON a.id = p.account
     WHERE p.organisation IN (SELECT id FROM above) AND a.name = $2 AND p.role = ANY ($3::text[])
       AND p.valid_from <= guitu.scope_today() AND (p.valid_to IS NULL OR p.valid_to > guitu.scope_today())`,
    [unit.id, about.name, STAFF_ROLES],
  );
  return rows.length === 1 ? rows[0]?.account : undefined;
}
