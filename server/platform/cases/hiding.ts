/** Which records and files of a case are hidden from which accounts, as the law says (RIGHT-02), kept so that the database leaves them out. */
import { type CaseFile, hiddenFrom } from '../../../law/index.ts';
import type { Tx } from '../postgres/database.ts';
import { referencesIn } from './references.ts';
import { readingWhole } from './whole.ts';

export interface Hidden {
  readonly account: string;
  /** An id; of what is named by its content, the hash. */
  readonly object: string;
  readonly kind: 'event' | 'file' | 'content';
}

const HASH = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Accounts from which something of the case is hidden. Older records may name somebody in other words than by his account: that hides nothing. */
export function accountsHiddenFrom(file: CaseFile): readonly string[] {
  return [...new Set(hiddenFrom(file.events).flat())].filter((account) => UUID.test(account)).sort();
}

/** What is hidden of the case: events, and the files that only events hidden from the same account name. */
export function hiddenIn(file: CaseFile): Hidden[] {
  const from = hiddenFrom(file.events);
  const filesOf = (hidden: (place: number) => boolean) =>
    new Map(
      referencesIn(
        file.case,
        file.events.filter((_, place) => hidden(place)),
      ).flatMap(({ kind, id }): [string, 'file' | 'content'][] => {
        if (kind === 'file') return UUID.test(id) ? [[id, 'file']] : [];
        return kind === 'hash-of-file' && HASH.test(id) ? [[id, 'content']] : [];
      }),
    );
  return accountsHiddenFrom(file).flatMap((account): Hidden[] => {
    const isHidden = (place: number) => from[place]?.includes(account) ?? false;
    const shown = filesOf((place) => !isHidden(place));
    return [
      ...file.events.flatMap(({ id }, place) =>
        isHidden(place) && id !== undefined ? [{ account, object: id, kind: 'event' as const }] : [],
      ),
      ...[...filesOf(isHidden)].filter(([object]) => !shown.has(object)).map(([object, kind]) => ({ account, object, kind })),
    ];
  });
}

/**
 * Writes what is hidden of each case, in place of what was. A file named by its content is looked up; whoever acts without seeing it (an organ, or the very
 * account it is hidden from) leaves it hidden as it was.
 */
export function writeHidden(
  tx: Tx,
  writes: readonly { readonly caseId: string; readonly hidden: readonly Hidden[] }[],
): Promise<void> {
  return readingWhole(tx, async () => {
    const rows = await withFiles(
      tx,
      writes.flatMap(({ caseId, hidden }) => hidden.map((one) => ({ ...one, case_id: caseId }))),
    );
    await tx.often(
      `DELETE FROM guitu.hidden h WHERE h.case_id = ANY ($1::uuid[])
         AND (h.kind <> 'file' OR EXISTS (SELECT 1 FROM guitu.file f WHERE f.id = h.object)) AND NOT EXISTS (
         SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS r (account uuid, object uuid) WHERE (r.account, r.object) = (h.account, h.object))`,
      [writes.map(({ caseId }) => caseId), JSON.stringify(rows)],
    );
    if (rows.length === 0) return;
    await tx.often(
      `INSERT INTO guitu.hidden (account, object, case_id, kind)
       SELECT account, object, case_id, kind FROM jsonb_to_recordset($1::jsonb) AS r (account uuid, object uuid, case_id uuid, kind text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  });
}

/** With the ids of files that were named by their content. */
async function withFiles<Row extends Hidden & { readonly case_id: string }>(tx: Tx, rows: readonly Row[]) {
  const named = rows.filter(({ kind }) => kind === 'content');
  if (named.length === 0) return rows;
  const { rows: files } = await tx.query<{ account: string; object: string; case_id: string }>(
    `SELECT r.account, f.id AS object, f.case_id
     FROM jsonb_to_recordset($1::jsonb) AS r (account uuid, object text, case_id uuid)
     JOIN guitu.file f ON f.case_id = r.case_id AND f.content = decode(r.object, 'hex')`,
    [JSON.stringify(named)],
  );
  return [...rows.filter(({ kind }) => kind !== 'content'), ...files.map((file) => ({ ...file, kind: 'file' as const }))];
}
