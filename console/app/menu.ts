import type { Me } from '../api/answers.ts';

/** Pages of the menu. Only pages that exist are named here. */
export type PageName = 'today' | 'expected' | 'people' | 'letters' | 'newCase' | 'imports' | 'accounts' | 'audit';

interface Entry {
  readonly page: PageName;
  readonly to: '/today' | '/people';
  readonly group?: 'work' | 'manage';
  /** Roles that have a use for the page; the server decides what each may really do. */
  readonly roles: readonly string[];
}

const CASE_ROLES = ['officer', 'office-head', 'county-examiner', 'county-head', 'bureau-head'];
const READING_ROLES = [...CASE_ROLES, 'city-viewer', 'province-viewer', 'prosecutor'];

export const MENU: readonly Entry[] = [
  { page: 'today', to: '/today', roles: READING_ROLES },
  { page: 'people', to: '/people', roles: READING_ROLES },
];

/** The entries this account has a use for. */
export function menuFor(me: Me): readonly Entry[] {
  const roles = new Set(me.posts.map(({ role }) => role));
  return MENU.filter((entry) => entry.roles.some((role) => roles.has(role)));
}
