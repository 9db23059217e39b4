/** Who answers for cases whose days have moved is told so, once for each unit. */
import type { Messenger } from '../messages/port.ts';
import type { Tx } from '../postgres/database.ts';
import type { Replan } from './replan-store.ts';

interface Moved {
  readonly unit: string;
  readonly kind: string;
  readonly count: number;
}

/** The head of each unit with duties added, moved or lifted, and its officers, are told how many, and why. */
export async function tellOwners(tx: Tx, messenger: Messenger, replan: Replan): Promise<void> {
  // What is hidden from somebody is in no number that a whole unit is told.
  const { rows } = await tx.query<Moved>(
    `SELECT c.unit, o.kind, count(*) AS count
     FROM guitu.replan_case r JOIN guitu."case" c ON c.id = r.case_id JOIN guitu.organisation o ON o.id = c.unit
     CROSS JOIN LATERAL jsonb_array_elements((r.applied -> 'added') || (r.applied -> 'moved') || (r.applied -> 'lifted')) e
     WHERE r.replan = $1 AND r.applied IS NOT NULL AND NOT e ? 'hiddenFrom' GROUP BY c.unit, o.kind`,
    [replan.id],
  );
  const reason = [...new Set(replan.entries.map(({ source }) => source))].join('、');
  for (const { unit, kind, count } of rows) {
    for (const role of kind === 'county-agency' ? (['county-examiner'] as const) : (['officer', 'office-head'] as const)) {
      await messenger.tell(tx, {
        key: `replan:${replan.id}:${unit}:${role}`,
        topic: 'duties.moved',
        to: { unit, role },
        values: { reason, count: Number(count) },
      });
    }
  }
}
