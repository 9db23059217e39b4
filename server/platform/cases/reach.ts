/** Whose duties and cases a list shows: mine, my office's, or all within reach. A condition of the query, beside the policies. */
import type { Actor } from '../scope/actor.ts';
import type { Role } from '../scope/roles.ts';

export const SCOPES = ['mine', 'office', 'county'] as const;
export type ListScope = (typeof SCOPES)[number];

/** Parts of one duty query: units it may touch, and for `mine` the combinations of unit and holder that are one's own work. */
export interface Reach {
  readonly units: readonly string[];
  /** Units to which cases of other units were given: what they have in hand is theirs too. */
  readonly handled?: readonly string[];
  readonly own?: readonly OwnWork[];
}

/** Duties of these holders, in cases of these units; or, with `handled`, in cases that were given to them. */
interface OwnWork {
  readonly units: readonly string[];
  readonly holders: readonly string[];
  readonly handled?: true;
  /** Posts whose cases they are; what nobody holds is everybody's. */
  readonly posts?: readonly string[];
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

/** The community's matters: the grid does its calls and checks, the centre its own steps and watches the units; a unit does what was given to it. */
const GRID_WORK: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'grid-manager': ['grid-manager', 'grid-checker'],
  'grid-checker': ['grid-checker'],
  'grid-centre': ['grid-centre', 'handling-unit', 'called-unit'],
};

/** The reach of `scope` for `actor`; `unit` narrows it to one unit. Units out of the actor's reach drop out silently. */
export function reachOf(actor: Actor, scope: ListScope, unit?: string): Reach {
  const within = (units: readonly string[]) =>
    units.filter((one) => actor.units.includes(one) && (unit === undefined || one === unit));
  const handling = within(actor.posts.filter(({ kind }) => kind === 'handling-unit').map((post) => post.organisation));
  const handled = handling.length === 0 ? {} : { handled: handling };
  if (scope === 'county') return { units: within(actor.units), ...handled };
  const posts = actor.posts.map((post) => post.organisation);
  if (scope === 'office') return { units: within(posts), ...handled };
  const own = actor.posts.map((post): OwnWork => {
    const grid = GRID_WORK[post.role];
    if (grid) return { units: within(actor.units), holders: grid };
    if (post.kind === 'handling-unit') return { units: within([post.organisation]), holders: ['handling-unit'], handled: true };
    if (post.role === 'bureau-head') return { units: within(actor.units), holders: ['bureau-head'] };
    if (post.kind === 'judicial-office') {
      const posts = actor.posts.filter(({ organisation }) => organisation === post.organisation).map(({ id }) => id);
      return { units: within([post.organisation]), holders: OFFICE_WORK, posts };
    }
    return { units: within(actor.units), holders: AGENCY_WORK };
  });
  // Nobody's office looks after a person still kept at the agency itself: the agency does.
  const agencies = actor.posts.filter((post) => post.kind !== 'judicial-office').map((post) => post.organisation);
  const kept = { units: within(agencies), holders: ['person'] };
  return { units: within(actor.units), ...handled, own: [...own, kept].filter((part) => part.units.length > 0) };
}

/** The SQL condition «of these units, or given to one of them», with the two places of its parameters. */
export function inReach(
  row: string,
  reach: Pick<Reach, 'units' | 'handled'>,
  param: (units: readonly string[]) => string,
): string {
  const belongs = `${row}.unit = ANY (${param(reach.units)})`;
  return reach.handled === undefined
    ? belongs
    : `(${belongs} OR (${row}.handler = ANY (${param(reach.handled)}) AND ${row}.handler <> ${row}.unit))`;
}
