import type { Me } from '../api/answers.ts';

/** Pages of the menu. Only pages that exist are named here. */
export type PageName =
  | 'today'
  | 'duties'
  | 'calendar'
  | 'overview'
  | 'expected'
  | 'people'
  | 'letters'
  | 'newCase'
  | 'imports'
  | 'accounts'
  | 'settings'
  | 'audit';

interface Entry {
  readonly page: PageName;
  readonly to:
    | '/today'
    | '/duties'
    | '/calendar'
    | '/overview'
    | '/expected'
    | '/people'
    | '/letters'
    | '/cases/new'
    | '/imports'
    | '/accounts'
    | '/settings'
    | '/audit';
  readonly group?: 'work' | 'manage';
  /** What the account must be permitted for the page to be of use; the server decides about every single thing on it. */
  readonly needs: string;
}

const MENU: readonly Entry[] = [
  { page: 'today', to: '/today', needs: 'case.read' },
  { page: 'duties', to: '/duties', needs: 'case.read' },
  { page: 'calendar', to: '/calendar', needs: 'case.read' },
  { page: 'overview', to: '/overview', needs: 'statistics.read' },
  { page: 'expected', to: '/expected', needs: 'case.read' },
  { page: 'people', to: '/people', needs: 'case.read' },
  { page: 'letters', to: '/letters', needs: 'case.read' },
  { page: 'newCase', to: '/cases/new', group: 'work', needs: 'case.open' },
  { page: 'imports', to: '/imports', group: 'work', needs: 'import.run' },
  { page: 'accounts', to: '/accounts', group: 'manage', needs: 'account.read' },
  { page: 'settings', to: '/settings', group: 'manage', needs: 'case.read' },
  { page: 'audit', to: '/audit', group: 'manage', needs: 'audit.read' },
];

/** The entries this account has a use for. */
export function menuFor(me: Pick<Me, 'permissions'>): readonly Entry[] {
  return MENU.filter(({ needs }) => me.permissions.includes(needs));
}

/** The page an account starts on: the first of its menu, or its own sessions where the menu is empty. */
export function homeOf(me: Pick<Me, 'permissions'>): Entry['to'] | '/sessions' {
  return menuFor(me)[0]?.to ?? '/sessions';
}
