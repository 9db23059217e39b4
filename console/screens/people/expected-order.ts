/** The day by which each case's person was to report or be handed over (RPT-01, RPT-02), by case. */
export function reportingDays(duties: readonly { readonly caseId: string; readonly due: string | null }[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { caseId, due } of duties) {
    const known = days.get(caseId);
    if (due !== null && (known === undefined || due < known)) days.set(caseId, due);
  }
  return days;
}

/** The nearest day first; those for whom no clock runs yet last. */
export function byReportingDay<Item extends { readonly id: string }>(
  items: readonly Item[],
  dueOf: ReadonlyMap<string, string>,
): Item[] {
  return [...items].sort((a, b) => (dueOf.get(a.id) ?? '9999').localeCompare(dueOf.get(b.id) ?? '9999'));
}
