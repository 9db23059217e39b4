import type { ActionStatus, Duty } from '../../../law/kernel/explanation.ts';

/** Who may do an action: the law's catalogue says it. */
export type PostsOf = (action: string) => readonly string[] | undefined;

export interface ActGroups {
  /** What does a duty that is owed now, the most pressing first. */
  readonly duties: readonly ActionStatus[];
  readonly allowed: readonly ActionStatus[];
  /** Open to other posts than those of this account. */
  readonly others: readonly ActionStatus[];
  readonly refused: readonly ActionStatus[];
}

/** Sorts what /explain says may be done: what is owed first, then what may be done, then what others may, then what nobody may now. */
export function groupActions(
  actions: readonly ActionStatus[],
  owed: readonly Pick<Duty, 'doneBy'>[],
  roles: readonly string[],
  postsOf: PostsOf,
): ActGroups {
  const mine = (action: string): boolean => postsOf(action)?.some((role) => roles.includes(role)) ?? true;
  const rank = new Map<string, number>();
  for (const [index, { doneBy }] of owed.entries()) if (doneBy !== undefined && !rank.has(doneBy)) rank.set(doneBy, index);
  const allowed = actions.filter((one) => one.allowed && mine(one.action));
  return {
    duties: allowed
      .filter(({ action }) => rank.has(action))
      .sort((a, b) => (rank.get(a.action) ?? 0) - (rank.get(b.action) ?? 0)),
    allowed: allowed.filter(({ action }) => !rank.has(action)),
    others: actions.filter((one) => one.allowed && !mine(one.action)),
    refused: actions.filter((one) => !one.allowed),
  };
}
