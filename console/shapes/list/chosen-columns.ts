/** The columns to show: what the account keeps, in its order; else all but the extra ones. What is fixed stays at the end. */
export function chosenColumns<C extends { readonly key: string; readonly extra?: true; readonly fixed?: true }>(
  columns: readonly C[],
  kept: readonly string[] | null | undefined,
): readonly C[] {
  const free = columns.filter(({ fixed }) => fixed !== true);
  const byKey = new Map(free.map((column) => [column.key, column]));
  const chosen = (kept ?? []).flatMap((key) => byKey.get(key) ?? []);
  const shown = chosen.length > 0 ? chosen : free.filter(({ extra }) => extra !== true);
  return [...shown, ...columns.filter(({ fixed }) => fixed === true)];
}

/** The keys with one moved a place up (-1) or down (1); the same keys where it stands at the end already. */
export function moveKey(keys: readonly string[], key: string, step: -1 | 1): readonly string[] {
  const at = keys.indexOf(key);
  const to = at + step;
  const other = keys[to];
  if (at < 0 || other === undefined) return keys;
  const moved = [...keys];
  moved[at] = other;
  moved[to] = key;
  return moved;
}
