/** Papers that an event calls for, drafted in the transaction of the event: what the law wants on paper is there before anybody thinks of it. */
import { randomUUID } from 'node:crypto';
import { papersFor } from '../../../law/corrections/papers.ts';
import type { CaseFile } from '../../../law/index.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import type { Tx } from '../postgres/database.ts';

/** Drafts the papers for `events`, each once. */
export async function draftPapers(
  tx: Tx,
  one: { readonly caseId: string; readonly file: CaseFile; readonly by: string; readonly at: Date },
  events: readonly RecordedEvent[],
): Promise<void> {
  if (one.file.case !== 'corrections') return;
  const wanted = events.flatMap((event) =>
    event.id === undefined ? [] : papersFor(event, one.file.facts).map((kind) => ({ kind, event: event.id })),
  );
  if (wanted.length === 0) return;
  await tx.query(
    `INSERT INTO guitu.paper (id, case_id, kind, state, event, made, made_by)
     SELECT id, $1, kind, 'draft', event, $2, $3 FROM unnest($4::uuid[], $5::text[], $6::uuid[]) AS w (id, kind, event)
     ON CONFLICT (case_id, kind, event) WHERE state <> 'void' DO NOTHING`,
    [
      one.caseId,
      one.at,
      one.by,
      wanted.map(() => randomUUID()),
      wanted.map(({ kind }) => kind),
      wanted.map(({ event }) => event),
    ],
  );
}
