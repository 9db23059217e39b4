/** SQL: whether the effect in a column of guitu.replan_case touches its case: a duty added, moved or lifted, another state or grade. */
export function touchedSql(column: 'changes' | 'applied'): string {
  return `(jsonb_array_length(r.${column} -> 'added') + jsonb_array_length(r.${column} -> 'moved') + jsonb_array_length(r.${column} -> 'lifted') > 0
    OR r.${column} ? 'state' OR r.${column} ? 'grade')`;
}
