import type { Actor, ActorPost } from '../scope/actor.ts';
import type { Role } from '../scope/roles.ts';

/**
 * The roles in which `actor` may act on a case of `unit`: only posts whose organisation answers for that unit count. Who heads one office
 * and helps out in another is head in the first only.
 */
export function rolesFor(actor: Actor, unit: string, region: string): Role[] {
  return [...new Set(actor.posts.filter((post) => answersFor(post, unit, region)).map((post) => post.role))];
}

/** A judicial office answers for itself; an agency for every unit of its division. */
function answersFor(post: ActorPost, unit: string, region: string): boolean {
  if (post.organisation === unit) return true;
  return post.kind !== 'judicial-office' && region.startsWith(divisionPrefix(post.region));
}

/** `360800` is the city whose counties begin with `3608`. */
function divisionPrefix(code: string): string {
  return code.length === 6 ? code.replace(/(00){1,2}$/, '') : code;
}
