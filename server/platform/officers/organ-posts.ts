/**
 * Posts of other organs (社区矫正法 8): a court's post is held at a court, by an account of the court alone. What is open to an organ and what to the agency
 * differ in everything, so an account that were both would see each side with the other's eyes.
 */
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Refusal, refusal } from '../../../law/kernel/refusal.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import type { Tx } from '../postgres/database.ts';

/** A post as it is to be given, or lent. */
export interface PostGiven {
  readonly role: string;
  readonly organisation: string;
  readonly from: PlainDate;
  /** First day without it. */
  readonly to?: PlainDate | null | undefined;
}

interface Known {
  readonly organ: string | null;
  readonly title: Words;
  readonly unit: string;
}

interface Post extends Known, Omit<PostGiven, 'organisation'> {
  readonly kind: string;
}

const ORGANS: Readonly<Record<string, Words>> = {
  court: words('人民法院', 'a court'),
  'public-security': words('公安机关', 'the police'),
  prison: words('监狱', 'a prison'),
  procuratorate: words('人民检察院', 'a procuratorate'),
};
const STAFF = words('社区矫正机构、司法所', 'an agency or office');
const sideOf = (organ: string | null): Words => (organ === null ? STAFF : (ORGANS[organ] ?? words(organ, organ)));

/**
 * Why the posts may not be given to the account, which is new where none is named: one stands at a unit of another kind than its role, or two of them
 * are of different organs on the same days. Reads posts past the caller's scope, so it takes a system transaction. Undefined when they may.
 */
export async function refuseOrganPosts(
  tx: Tx,
  account: string | undefined,
  given: readonly PostGiven[],
): Promise<Refusal | undefined> {
  const posts: Post[] = [];
  for (const post of given) {
    const { rows } = await tx.query<Known & { kind: string }>(
      `SELECT r.organ, jsonb_build_object('zh', r.zh, 'en', r.en) AS title, o.name AS unit, o.kind
       FROM guitu.role r, guitu.organisation o WHERE r.name = $1 AND o.id = $2`,
      [post.role, post.organisation],
    );
    if (rows[0] !== undefined) posts.push({ ...post, ...rows[0] });
  }
  const misplaced = posts.find(({ organ, kind }) => organ !== null && organ !== kind);
  if (misplaced) return wrongKind(misplaced);
  for (const [place, post] of posts.entries()) {
    const mixed =
      posts.slice(0, place).find((other) => other.organ !== post.organ && overlap(other, post)) ??
      (account === undefined ? undefined : await findMixed(tx, account, post));
    if (mixed) return twoOrgans(post, mixed);
  }
  return undefined;
}

const overlap = (one: Post, other: Post) => (one.to == null || one.to > other.from) && (other.to == null || other.to > one.from);

/** A post the account holds or stands in for on some of the days, of another organ than the one to be given. */
async function findMixed(tx: Tx, account: string, { organ, from, to }: Post): Promise<Known | undefined> {
  const { rows } = await tx.query<Known>(
    `SELECT r.organ, jsonb_build_object('zh', r.zh, 'en', r.en) AS title, o.name AS unit
     FROM (SELECT role, organisation, valid_from, valid_to FROM guitu.post WHERE account = $1
       UNION ALL SELECT p.role, p.organisation, s.valid_from, s.valid_to FROM guitu.stand_in s JOIN guitu.post p ON p.id = s.post WHERE s.account = $1) h
     JOIN guitu.role r ON r.name = h.role JOIN guitu.organisation o ON o.id = h.organisation
     WHERE r.organ IS DISTINCT FROM $2 AND (h.valid_to IS NULL OR (h.valid_to > $3::date AND h.valid_to > h.valid_from))
       AND ($4::date IS NULL OR h.valid_from < $4::date)
     ORDER BY h.valid_from LIMIT 1`,
    [account, organ, from, to ?? null],
  );
  return rows[0];
}

const house = (reason: Words, remedy: Words) => refusal('SCOPE-04', ['社区矫正法 8'], reason, remedy);

const wrongKind = ({ title, organ, unit }: Post): Refusal =>
  house(
    words(
      `“${title.zh}”是${sideOf(organ).zh}的岗位，“${unit}”不是${sideOf(organ).zh}。`,
      `«${title.en}» is a post of ${sideOf(organ).en}; «${unit}» is not one.`,
    ),
    words(`请选${sideOf(organ).zh}的单位，或者换一个岗位角色。`, `Choose a unit of ${sideOf(organ).en}, or another role.`),
  );

const twoOrgans = (post: Post, there: Known): Refusal =>
  house(
    words(
      `这个账号同期已有“${there.title.zh}”岗位（${there.unit}）。${sideOf(post.organ).zh}与${sideOf(there.organ).zh}的岗位不能设在同一个账号上：两方各自只看与本机关有关的内容。`,
      `On these days the account has the post «${there.title.en}» at ${there.unit}. Posts of ${sideOf(post.organ).en} and of ${sideOf(there.organ).en} are not held by one account: each side sees only what is its own.`,
    ),
    words(
      '请为这个岗位另设账号；已经调离的，先定原岗位的最后一日。',
      'Add another account for this post; where the person has left the other, set its last day first.',
    ),
  );
