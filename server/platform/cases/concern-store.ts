/** Whom a case concerns, as rows: what opens it to a court, the police or a prison. Derived by the law; only the difference is written. */
import type { Concern } from '../../../law/index.ts';
import type { Tx } from '../postgres/database.ts';
import { canonical } from './chain.ts';
import type { DutyOwner } from './duty-store.ts';

export interface ConcernWrite {
  readonly owner: DutyOwner;
  readonly concerns: readonly Concern[];
}

type ConcernRow = Omit<Concern, 'until'> & { readonly until: Concern['since'] | null };

const keyOf = ({ organ, matter, event }: Pick<Concern, 'organ' | 'matter' | 'event'>) => `${organ} ${matter} ${event}`;

const rowOf = ({ organ, matter, event, since, until, acts, shows, rules, holders }: Concern): ConcernRow => ({
  organ,
  matter,
  event,
  since,
  until: until ?? null,
  acts,
  shows,
  rules,
  holders,
});

/** The stored concerns of cases, by case. */
export async function readConcerns(tx: Tx, ids: readonly string[]): Promise<Map<string, ConcernRow[]>> {
  const { rows } = await tx.often<ConcernRow & { caseId: string }>(
    `SELECT case_id AS "caseId", organ, matter, event, since, until, acts, shows, rules, holders FROM guitu.concern
     WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, since, organ, matter, event`,
    [ids],
  );
  const byCase = new Map<string, ConcernRow[]>();
  for (const { caseId, ...row } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), row]);
  return byCase;
}

/** Organs of `concerns` that are in the register: a history from elsewhere may name what this Guitu does not know. */
async function known(tx: Tx, concerns: readonly Concern[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM guitu.organisation WHERE id::text = ANY ($1::text[])', [
    [...new Set(concerns.map(({ organ }) => organ))],
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** What differs between the stored and the derived concerns of each case, one line each. */
export async function differingConcerns(
  tx: Tx,
  derived: readonly { readonly id: string; readonly concerns: readonly Concern[] }[],
): Promise<Map<string, string[]>> {
  const stored = await readConcerns(
    tx,
    derived.map(({ id }) => id),
  );
  const organs = await known(
    tx,
    derived.flatMap(({ concerns }) => concerns),
  );
  return new Map(
    derived.map(({ id, concerns }) => {
      const before = new Map((stored.get(id) ?? []).map((row) => [keyOf(row), canonical(row)]));
      const after = new Map(concerns.filter(({ organ }) => organs.has(organ)).map((one) => [keyOf(one), canonical(rowOf(one))]));
      return [
        id,
        [
          ...[...before.keys()].filter((key) => !after.has(key)).map((key) => `concern ${key} is no longer derived`),
          ...[...after.keys()].filter((key) => !before.has(key)).map((key) => `concern ${key} was missing`),
          ...[...after].flatMap(([key, said]) => (before.has(key) && before.get(key) !== said ? [`concern ${key} differs`] : [])),
        ],
      ];
    }),
  );
}

/** Makes the stored concerns of each case what was derived. */
export async function writeConcerns(tx: Tx, writes: readonly ConcernWrite[]): Promise<void> {
  const stored = await readConcerns(
    tx,
    writes.map(({ owner }) => owner.id),
  );
  const all = writes.flatMap(({ concerns }) => concerns);
  if (stored.size === 0 && all.length === 0) return;
  const organs = await known(tx, all);
  const wanted = writes.flatMap(({ owner, concerns }) =>
    concerns.filter(({ organ }) => organs.has(organ)).map((one) => ({ owner, row: rowOf(one) })),
  );
  const keys = new Set(wanted.map(({ owner, row }) => `${owner.id} ${keyOf(row)}`));
  const gone = [...stored].flatMap(([caseId, rows]) =>
    rows.filter((row) => !keys.has(`${caseId} ${keyOf(row)}`)).map((row) => ({ case_id: caseId, ...row })),
  );
  if (gone.length > 0) {
    await tx.often(
      `DELETE FROM guitu.concern k USING jsonb_to_recordset($1::jsonb) AS r (case_id uuid, organ uuid, matter text, event uuid)
       WHERE k.case_id = r.case_id AND k.organ = r.organ AND k.matter = r.matter AND k.event = r.event`,
      [JSON.stringify(gone)],
    );
  }
  const same = new Set([...stored].flatMap(([caseId, rows]) => rows.map((row) => `${caseId} ${canonical(row)}`)));
  const changed = wanted.filter(({ owner, row }) => !same.has(`${owner.id} ${canonical(row)}`));
  if (changed.length === 0) return;
  await tx.often(
    `INSERT INTO guitu.concern AS k (case_id, unit, handler, juvenile, sealed, organ, matter, event, since, until, acts, shows, rules, holders)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (case_id uuid, unit uuid, handler uuid, juvenile boolean, sealed boolean, organ uuid,
       matter text, event uuid, since date, until date, acts text[], shows text[], rules text[], holders text[])
     ON CONFLICT ON CONSTRAINT concern_pk DO UPDATE SET since = excluded.since, until = excluded.until, acts = excluded.acts,
       shows = excluded.shows, rules = excluded.rules, holders = excluded.holders`,
    [
      JSON.stringify(
        changed.map(({ owner, row }) => ({
          case_id: owner.id,
          unit: owner.unit,
          handler: owner.handler,
          juvenile: owner.juvenile,
          sealed: owner.sealed,
          ...row,
        })),
      ),
    ],
  );
}
