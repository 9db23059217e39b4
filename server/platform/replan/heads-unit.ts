import type { Actor } from '../scope/actor.ts';

/** Whether the actor heads the county agency `unit`: whoever heads one agency and works at another changes the settings of the first alone. */
export function headsUnit(actor: Pick<Actor, 'posts'>, unit: string): boolean {
  return actor.posts.some(
    ({ organisation, kind, role }) => organisation === unit && kind === 'county-agency' && role === 'county-head',
  );
}
