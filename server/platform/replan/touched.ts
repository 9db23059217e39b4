type Column = 'changes' | 'applied';

/** SQL: whether the account of the transaction may be told of `effect`, one of those in guitu.replan_case. */
export const shownSql = (effect: string): string =>
  `NOT COALESCE(${effect} -> 'hiddenFrom' ? (SELECT guitu.scope_account())::text, false)`;

/** SQL: whether the effect in a column of guitu.replan_case touches its case: a duty added, moved or lifted, another state or grade. */
export function touchedSql(column: Column): string {
  const effects = ['added', 'moved', 'lifted'].map((kind) => `(r.${column} -> '${kind}')`).join(' || ');
  return `(EXISTS (SELECT 1 FROM jsonb_array_elements(${effects}) e WHERE ${shownSql('e')}) OR r.${column} ? 'state' OR r.${column} ? 'grade')`;
}
