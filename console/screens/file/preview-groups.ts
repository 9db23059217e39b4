import type { DutyChange } from '../../api/answers.ts';

/** The nearest of the changes to one recurring duty, and how many more of the same follow. */
export interface ChangeGroup {
  readonly duty: DutyChange;
  readonly more: number;
}

/** What is added comes first, then what changes, then what goes; rounds of the same duty are one line. Nearest first within each. */
export function groupChanges(duties: readonly DutyChange[]): ChangeGroup[] {
  const rank = { added: 0, changed: 1, removed: 2 } as const;
  const sorted = [...duties].sort(
    (a, b) => rank[a.change] - rank[b.change] || (a.due ?? a.opens).localeCompare(b.due ?? b.opens),
  );
  const groups = new Map<string, { duty: DutyChange; more: number }>();
  for (const duty of sorted) {
    const key = [duty.change, duty.status, duty.rule, duty.clock, duty.proceeding ?? ''].join('~');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { duty, more: 0 });
    else known.more += 1;
  }
  return [...groups.values()];
}
