/** What a change of office does to the case: it belongs to the receiving office, whose officer holds it; the letters between both are kept. */
import { randomUUIDv7 } from 'node:crypto';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import type { ChangeRow } from './office-change-store.ts';
import { giveCases, type HoldingPost } from './officers.ts';

/** A letter between two offices of one Guitu. Nothing has to be taken in at the other end, so it has arrived when it is written. */
export async function noteLetter(
  tx: Tx,
  sender: Actor,
  { kind, caseId, from, to, now }: { kind: string; caseId: string; from: string; to: { id: string; name: string }; now: Date },
): Promise<string> {
  const id = randomUUIDv7();
  await tx.query(
    `INSERT INTO guitu.letter (id, kind, from_case, from_unit, to_unit, to_name, carrier, sent, delivered)
     VALUES ($1, $2, $3, $4, $5, $6, 'guitu', $7, $7)`,
    [id, kind, caseId, from, to.id, to.name, now],
  );
  await audit(tx, sender, { act: 'letter.send', object: 'letter', id, detail: { kind, carrier: 'guitu' } });
  return id;
}

/** Lets the case belong to the receiving office. Its duties follow by their key; the old officer's period ends today. */
export async function moveToOffice(
  tx: Tx,
  by: Actor,
  { row, post, now }: { row: ChangeRow; post: HoldingPost; now: Date },
): Promise<void> {
  await tx.query(
    `UPDATE guitu."case" c SET unit = o.id, region = o.region, updated = $3 FROM guitu.organisation o WHERE c.id = $1 AND o.id = $2`,
    [row.case_id, row.to_unit, now],
  );
  const given = { cases: [row.case_id], post: post.id, officer: post.name, from: by.today, reason: row.reason.slice(0, 200) };
  await giveCases(tx, by, given, now);
}
