import type { Me } from '../api/answers.ts';

/** Pages of the menu. Only pages that exist are named here. */
export type PageName =
  | 'today'
  | 'concerns'
  | 'duties'
  | 'calendar'
  | 'overview'
  | 'expected'
  | 'people'
  | 'leaves'
  | 'letters'
  | 'papers'
  | 'newCase'
  | 'matters'
  | 'newMatter'
  | 'imports'
  | 'organisation'
  | 'units'
  | 'accounts'
  | 'keys'
  | 'settings'
  | 'audit';

interface Entry {
  readonly page: PageName;
  readonly to:
    | '/today'
    | '/concerns'
    | '/duties'
    | '/calendar'
    | '/overview'
    | '/expected'
    | '/people'
    | '/leaves'
    | '/letters'
    | '/papers'
    | '/cases/new'
    | '/matters'
    | '/matters/new'
    | '/imports'
    | '/workload'
    | '/units'
    | '/accounts'
    | '/keys'
    | '/settings'
    | '/audit';
  readonly group?: 'work' | 'manage';
  /** What the account must be permitted for the page to be of use; the server decides about every single thing on it. */
  readonly needs: string;
  /** The kind of case it is about; pages about none are for all. */
  readonly domain?: string;
}

const MENU: readonly Entry[] = [
  { page: 'today', to: '/today', needs: 'case.read' },
  // A court, the police, a prison: what was put to it, and nothing else.
  { page: 'concerns', to: '/concerns', needs: 'organ.work' },
  { page: 'duties', to: '/duties', needs: 'case.read' },
  { page: 'calendar', to: '/calendar', needs: 'case.read' },
  { page: 'overview', to: '/overview', needs: 'statistics.read', domain: 'corrections' },
  { page: 'expected', to: '/expected', needs: 'case.read', domain: 'corrections' },
  { page: 'people', to: '/people', needs: 'case.read', domain: 'corrections' },
  { page: 'leaves', to: '/leaves', needs: 'case.read', domain: 'corrections' },
  { page: 'letters', to: '/letters', needs: 'case.read', domain: 'corrections' },
  { page: 'papers', to: '/papers', needs: 'case.read', domain: 'corrections' },
  { page: 'matters', to: '/matters', needs: 'case.read', domain: 'grid-event' },
  { page: 'newMatter', to: '/matters/new', group: 'work', needs: 'case.open', domain: 'grid-event' },
  { page: 'newCase', to: '/cases/new', group: 'work', needs: 'case.open', domain: 'corrections' },
  { page: 'imports', to: '/imports', group: 'work', needs: 'import.run' },
  // Whoever works with persons: officers look after hand-overs too, viewers have no use for them.
  { page: 'organisation', to: '/workload', group: 'manage', needs: 'people.unmask' },
  { page: 'units', to: '/units', group: 'manage', needs: 'organisation.manage' },
  { page: 'accounts', to: '/accounts', group: 'manage', needs: 'account.read' },
  { page: 'keys', to: '/keys', group: 'manage', needs: 'account.read' },
  { page: 'settings', to: '/settings', group: 'manage', needs: 'case.read' },
  { page: 'audit', to: '/audit', group: 'manage', needs: 'audit.read' },
];

/** The entries this account has a use for. */
export function menuFor(me: Pick<Me, 'permissions' | 'domains'>): readonly Entry[] {
  return MENU.filter(
    ({ needs, domain }) => me.permissions.includes(needs) && (domain === undefined || me.domains.includes(domain)),
  );
}

/** The page an account starts on: the first of its menu, or its own sessions where the menu is empty. */
export function homeOf(me: Pick<Me, 'permissions' | 'domains'>): Entry['to'] | '/sessions' {
  return menuFor(me)[0]?.to ?? '/sessions';
}
