/** Whose duties and cases a list shows: mine, my office's, or all within reach. A condition of the query, beside the policies. */
import type { Actor } from '../scope/actor.ts';

export const SCOPES = ['mine', 'office', 'county'] as const;
export type ListScope = (typeof SCOPES)[number];

/** Parts of one duty query: units it may touch, and for `mine` the combinations of unit and holder that are one's own work. */
export interface Reach {
  readonly units: readonly string[];
  readonly own?: readonly { readonly units: readonly string[]; readonly holders: readonly string[] }[];
}

/** What an office does or watches day by day: its own duties, the group's, and whether the person keeps to his. */
const OFFICE_WORK = ['judicial-office', 'group', 'person'];
/** What the county agency does, and what it waits for from other organs. */
const AGENCY_WORK = [
  'county-agency',
  'group',
  'decision-organ',
  'higher-agency',
  'new-county',
  'court',
  'public-security',
  'procuratorate',
  'prison',
];

/** The reach of `scope` for `actor`; `unit` narrows it to one unit. Units out of the actor's reach drop out silently. */
export function reachOf(actor: Actor, scope: ListScope, unit?: string): Reach {
  const within = (units: readonly string[]) =>
    units.filter((one) => actor.units.includes(one) && (unit === undefined || one === unit));
  if (scope === 'county') return { units: within(actor.units) };
  const posts = actor.posts.map((post) => post.organisation);
  if (scope === 'office') return { units: within(posts) };
  const own = actor.posts.map((post) => {
    if (post.role === 'bureau-head') return { units: within(actor.units), holders: ['bureau-head'] };
    if (post.kind === 'judicial-office') return { units: within([post.organisation]), holders: OFFICE_WORK };
    return { units: within(actor.units), holders: AGENCY_WORK };
  });
  // Nobody's office looks after a person still kept at the agency itself: the agency does.
  const agencies = actor.posts.filter((post) => post.kind !== 'judicial-office').map((post) => post.organisation);
  const kept = { units: within(agencies), holders: ['person'] };
  return { units: within(actor.units), own: [...own, kept].filter((part) => part.units.length > 0) };
}
