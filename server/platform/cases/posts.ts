import type { Role } from '../../../law/kernel/procedure.ts';
import type { Actor, ActorPost } from '../scope/actor.ts';

/**
 * The roles in which `actor` may act on a case of `unit`: only posts whose organisation answers for that unit count. Who heads one office
 * and helps out in another is head in the first only. The person acts on the own case as the person, and its scope shows no other.
 */
export function rolesFor(actor: Actor, { unit, region, handler }: Answered): Role[] {
  if (actor.own !== undefined) return ['person'];
  return [...new Set(actor.posts.filter((post) => answersFor(post, unit, region, handler)).map((post) => post.role))];
}

/** Where a case belongs and which unit has it in hand. */
export interface Answered {
  readonly unit: string;
  readonly region: string;
  readonly handler?: string;
}

/** Units that answer for their own cases only; agencies and centres answer for every unit of their division. */
const LOCAL: readonly string[] = ['judicial-office', 'grid', 'handling-unit'];

export function answersFor(post: ActorPost, unit: string, region: string, handler: string | undefined): boolean {
  if (post.organisation === unit || post.organisation === handler) return true;
  return !LOCAL.includes(post.kind) && region.startsWith(divisionPrefix(post.region));
}

/** `360800` is the city whose counties begin with `3608`. */
function divisionPrefix(code: string): string {
  return code.length === 6 ? code.replace(/(00){1,2}$/, '') : code;
}
