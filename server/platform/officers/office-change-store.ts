/** Changes of the office that answers for a case, inside one county, as they are stored. */
import { z } from 'zod';
import type { FieldCipher } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';

export const CHANGE_STATES = ['asked', 'refused', 'sent', 'accepted', 'returned', 'withdrawn'] as const;
const Unit = z.object({ id: z.string(), name: z.string() });

export const OfficeChangeItem = z.object({
  id: z.string(),
  /** Of use where the case can be opened. */
  caseId: z.string(),
  opens: z.boolean(),
  name: z.string(),
  from: Unit,
  to: Unit,
  state: z.enum(CHANGE_STATES),
  reason: z.string(),
  asked: z.object({ on: z.string(), by: z.string() }),
  decided: z.object({ on: z.string(), by: z.string(), words: z.string() }).nullable(),
  answered: z.object({ on: z.string(), by: z.string(), words: z.string() }).nullable(),
  /** What the caller may do with it now. */
  may: z.array(z.enum(['decide', 'answer', 'withdraw'])),
});
export type OfficeChangeItem = z.infer<typeof OfficeChangeItem>;

export interface ChangeRow {
  id: string;
  case_id: string;
  opens: boolean;
  from_unit: string;
  from_name: string;
  to_unit: string;
  to_name: string;
  person: Buffer;
  state: (typeof CHANGE_STATES)[number];
  reason: string;
  asked_on: string;
  asked_by: string;
  asked_name: string;
  decided_on: string | null;
  decided_name: string | null;
  decision: string | null;
  answered_on: string | null;
  answered_name: string | null;
  answer: string | null;
}

const SELECT = `SELECT x.id, x.case_id, EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = x.case_id) AS opens, x.from_unit, f.name AS from_name,
    x.to_unit, t.name AS to_name, x.person, x.state, x.reason, x.asked_on, x.asked_by, x.asked_name, x.decided_on, x.decided_name, x.decision,
    x.answered_on, x.answered_name, x.answer
  FROM guitu.office_change x JOIN guitu.organisation f ON f.id = x.from_unit JOIN guitu.organisation t ON t.id = x.to_unit`;

export async function findChange(tx: Tx, id: string): Promise<ChangeRow | undefined> {
  const { rows } = await tx.query<ChangeRow>(`${SELECT} WHERE x.id = $1`, [id]);
  return rows[0];
}

/** As {@link findChange}, the row locked. */
export async function lockChange(tx: Tx, id: string): Promise<ChangeRow | undefined> {
  await tx.query('SELECT 1 FROM guitu.office_change WHERE id = $1 FOR UPDATE', [id]);
  return findChange(tx, id);
}

/** What waits first, then the latest. */
export async function listChanges(
  tx: Tx,
  units: readonly string[],
  { caseId, open }: { caseId?: string | undefined; open?: boolean | undefined },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ChangeRow[]> {
  const { rows } = await tx.query<ChangeRow>(
    `${SELECT} WHERE (x.from_unit = ANY ($1::uuid[]) OR x.to_unit = ANY ($1::uuid[])) AND ($2::uuid IS NULL OR x.case_id = $2)
       AND ($3::boolean IS NOT TRUE OR x.state IN ('asked', 'sent')) AND ($4::uuid IS NULL OR x.id < $4) ORDER BY x.id DESC LIMIT $5`,
    [units, caseId ?? null, open ?? null, after ?? null, limit],
  );
  return rows;
}

/** The person's name, which the letter tells an office that cannot see the case yet. */
export const personOf = (cipher: FieldCipher, { id, person }: Pick<ChangeRow, 'id' | 'person'>): string =>
  cipher.open({ table: 'office_change', row: id, column: 'person' }, person);

export const sealPerson = (cipher: FieldCipher, id: string, name: string): Buffer =>
  Buffer.from(cipher.seal({ table: 'office_change', row: id, column: 'person' }, name));
