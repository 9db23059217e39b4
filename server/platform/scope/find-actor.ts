import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Locale } from '../../../law/kernel/words.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from './actor.ts';
import type { Role } from './roles.ts';

interface PostRow {
  id: string;
  role: Role;
  organisation: string;
  organisationName: string;
  kind: string;
  region: string;
  standIn: boolean;
  holder: string | null;
  juvenile: boolean;
  sealed: boolean;
  writes: boolean;
  permissions: string[];
  domains: string[];
  units: string[];
  managed: string[];
  concerned: boolean;
}

/**
 * The actor that `account` is on `today`: posts held, posts stood in for, and what they reach. Reads past every scope, so it takes a
 * system transaction. Undefined when there is no such account or it has ended; an account without a post reaches nothing.
 */
export async function findActor(
  tx: Tx,
  account: string,
  today: PlainDate,
  request: { address?: string; requestId?: string; key?: string } = {},
  /** Only this post of the account's own: what a key stands for. */
  only?: string,
): Promise<Actor | undefined> {
  const { rows: accounts } = await tx.often<{ name: string; locale: Locale }>(
    'SELECT name, locale FROM guitu.account WHERE id = $1 AND ended_at IS NULL',
    [account],
  );
  const found = accounts[0];
  if (found === undefined) return undefined;
  const { rows: held } = await tx.often<PostRow>(POSTS, [account, today]);
  const posts = only === undefined ? held : held.filter(({ id, standIn }) => id === only && !standIn);
  return {
    account,
    name: found.name,
    locale: found.locale,
    roles: distinct(posts.map((post) => post.role)),
    posts: posts.map(({ id, role, organisation, organisationName, kind, region, standIn, holder }) => ({
      id,
      role,
      organisation,
      organisationName,
      kind,
      region,
      ...(standIn ? { standIn, ...(holder === null ? {} : { holder }) } : {}),
    })),
    units: distinct(posts.flatMap((post) => post.units)),
    writeUnits: distinct(posts.flatMap((post) => (post.writes ? post.units : []))),
    accountUnits: distinct(posts.flatMap((post) => (post.permissions.includes('account.read') ? post.managed : []))),
    caseloadUnits: distinct(posts.flatMap((post) => (post.permissions.includes('caseload.manage') ? post.units : []))),
    organs: distinct(posts.flatMap((post) => (post.concerned ? [post.organisation] : []))),
    compartments: [
      ...(posts.some((post) => post.juvenile) ? ['juvenile'] : []),
      ...(posts.some((post) => post.sealed) ? ['sealed'] : []),
      ...(posts.some((post) => post.permissions.includes('account.read')) ? ['accounts'] : []),
      ...(posts.some((post) => post.permissions.includes('audit.read')) ? ['audit'] : []),
    ],
    permissions: distinct(posts.flatMap((post) => post.permissions)).sort(),
    domains: distinct(posts.flatMap((post) => post.domains)),
    today,
    ...request,
  };
}

/** Whether `actor` works for another organ, and so sees only what concerns it. */
export function isOrgan(actor: Pick<Actor, 'organs'>): boolean {
  return (actor.organs?.length ?? 0) > 0;
}

/** Whether the actor's roles permit `permission`, for example `import.run`. */
export function may(actor: Actor, permission: string): boolean {
  return actor.permissions?.includes(permission) ?? false;
}

/**
 * The posts of the day, each with the units whose cases it reaches and, for administrators, the organisations it manages. «Below» is
 * what lies under the organisation or within its division: a justice bureau and a procuratorate head no agency, and see their county.
 */
const POSTS = `
  WITH RECURSIVE held AS (
    SELECT p.id, p.role, p.organisation, p.juvenile, p.sealed, false AS stand_in, p.holder
    FROM guitu.post p
    WHERE p.account = $1 AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to > $2)
    UNION ALL
    SELECT p.id, p.role, p.organisation, p.juvenile, p.sealed, true, p.holder
    FROM guitu.stand_in s JOIN guitu.post p ON p.id = s.post
    WHERE s.account = $1 AND s.valid_from <= $2 AND s.valid_to > $2
      AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to > $2)
  ), below AS (
    SELECT top.id AS top, o.id FROM held h
      JOIN guitu.organisation top ON top.id = h.organisation
      JOIN guitu.organisation o ON o.id = top.id OR starts_with(o.region, guitu.region_prefix(top.region))
    UNION
    SELECT b.top, c.id FROM below b JOIN guitu.organisation c ON c.parent = b.id
  )
  SELECT h.id, h.role, h.organisation, o.name AS "organisationName", o.kind, o.region, h.stand_in AS "standIn", h.holder, h.juvenile, h.sealed,
    r.writes, r.permissions, r.domains,
    CASE r.reach
      WHEN 'unit' THEN ARRAY[h.organisation]
      WHEN 'below' THEN ARRAY(SELECT b.id FROM below b JOIN guitu.organisation u ON u.id = b.id
        WHERE b.top = h.organisation AND u.kind = ANY (r.kinds))
      ELSE '{}'::uuid[]
    END AS units,
    CASE WHEN 'account.read' = ANY (r.permissions)
      THEN ARRAY(SELECT b.id FROM below b WHERE b.top = h.organisation) ELSE '{}'::uuid[] END AS managed,
    r.reach = 'concerned' AS concerned
  FROM held h
  JOIN guitu.organisation o ON o.id = h.organisation
  JOIN guitu.role r ON r.name = h.role
  ORDER BY h.stand_in, r.place, o.region, h.id`;

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
