/** Which records and files of a case are hidden from which accounts, as the law says (RIGHT-02), kept so that the database leaves them out. */
import { type CaseFile, hiddenFrom } from '../../../law/index.ts';
import type { Tx } from '../postgres/database.ts';
import { referencesIn } from './references.ts';
import { readingWhole } from './whole.ts';

export interface Hidden {
  readonly account: string;
  readonly object: string;
  readonly kind: 'event' | 'file';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Accounts from which something of the case is hidden. Older records may name somebody in other words than by his account: that hides nothing. */
export function accountsHiddenFrom(file: CaseFile): readonly string[] {
  return [...new Set(hiddenFrom(file.events).flat())].filter((account) => UUID.test(account)).sort();
}

/** What is hidden of the case: events, and the files that only events hidden from the same account name. */
export function hiddenIn(file: CaseFile): Hidden[] {
  const from = hiddenFrom(file.events);
  const filesOf = (hidden: (place: number) => boolean) =>
    new Set(
      referencesIn(
        file.case,
        file.events.filter((_, place) => hidden(place)),
      ).flatMap(({ kind, id }) => (kind === 'file' ? [id] : [])),
    );
  return accountsHiddenFrom(file).flatMap((account): Hidden[] => {
    const isHidden = (place: number) => from[place]?.includes(account) ?? false;
    const shown = filesOf((place) => !isHidden(place));
    return [
      ...file.events.flatMap(({ id }, place) =>
        isHidden(place) && id !== undefined ? [{ account, object: id, kind: 'event' as const }] : [],
      ),
      ...[...filesOf(isHidden)]
        .filter((id) => UUID.test(id) && !shown.has(id))
        .map((object) => ({ account, object, kind: 'file' as const })),
    ];
  });
}

/** Writes what is hidden of each case, in place of what was. */
export function writeHidden(
  tx: Tx,
  writes: readonly { readonly caseId: string; readonly hidden: readonly Hidden[] }[],
): Promise<void> {
  return readingWhole(tx, async () => {
    const rows = writes.flatMap(({ caseId, hidden }) => hidden.map((one) => ({ ...one, case_id: caseId })));
    await tx.query(
      `DELETE FROM guitu.hidden h WHERE h.case_id = ANY ($1::uuid[]) AND NOT EXISTS (
         SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS r (account uuid, object uuid) WHERE (r.account, r.object) = (h.account, h.object))`,
      [writes.map(({ caseId }) => caseId), JSON.stringify(rows)],
    );
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO guitu.hidden (account, object, case_id, kind)
       SELECT account, object, case_id, kind FROM jsonb_to_recordset($1::jsonb) AS r (account uuid, object uuid, case_id uuid, kind text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  });
}
