/** Writing where cases stand: the derived columns of the case row and its duty rows. */
import type { Tx } from '../postgres/database.ts';
import { writeConcerns } from './concern-store.ts';
import { type DutyOwner, readDuties, writeDuties } from './duty-store.ts';
import type { FactColumns } from './fact-columns.ts';
import { writeHidden } from './hiding.ts';
import { type DutyDifference, difference, type Standing } from './standing.ts';

export interface StandingWrite {
  /** The case, with the columns that follow its facts as they shall be. */
  readonly owner: Omit<DutyOwner, 'handler'> & FactColumns;
  readonly version: number;
  readonly head: Buffer;
  readonly standing: Standing;
}

export interface StandingsWritten {
  /** What changed, by case. */
  readonly duties: ReadonlyMap<string, DutyDifference>;
  /** Ids of the rows written, as `writeDuties` names them. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Writes the difference between what is stored and what was derived, for one case or many. `updated`: when something happened in them. */
export async function writeStandings(tx: Tx, writes: readonly StandingWrite[], updated?: Date): Promise<StandingsWritten> {
  if (writes.length === 0) return { duties: new Map(), ids: new Map() };
  const { rows: handled } = await tx.often<{ id: string; handler: string }>(
    `UPDATE guitu."case" c SET kind = r.kind, juvenile = r.juvenile, version = r.version, head = decode(r.head, 'hex'), state = r.state, next_state = r.next_state,
       next_state_on = r.next_state_on, grade = r.grade, term_from = r.term_from, term_to = r.term_to, closed = r.closed,
       derived_on = r.derived_on, derived_through = r.derived_through, updated = COALESCE($2, c.updated),
       given_to = (SELECT o.id FROM guitu.organisation o WHERE o.id::text = r.given_to),
       joined_to = (SELECT j.id FROM guitu."case" j WHERE j.id::text = r.joined_to AND j.id <> r.id)
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, kind text, juvenile boolean, version integer, head text, state text, next_state text, next_state_on date,
       grade text, term_from date, term_to date, closed boolean, derived_on date, derived_through date, given_to text, joined_to text)
     WHERE c.id = r.id RETURNING c.id, c.handler`,
    [
      JSON.stringify(
        writes.map(({ owner, version, head, standing }) => ({
          id: owner.id,
          kind: owner.kind,
          juvenile: owner.juvenile,
          version,
          head: head.toString('hex'),
          ...standingColumns(standing),
        })),
      ),
      updated ?? null,
    ],
  );
  const stored = await readDuties(
    tx,
    writes.map(({ owner }) => owner.id),
  );
  const handlers = new Map(handled.map(({ id, handler }) => [id, handler]));
  const changes = writes.map(({ owner, standing }) => ({
    owner: { ...owner, handler: handlers.get(owner.id) ?? owner.unit },
    difference: difference(stored.get(owner.id) ?? [], standing.duties),
  }));
  const ids = await writeDuties(tx, changes);
  await writeConcerns(
    tx,
    changes.map(({ owner }, place) => ({ owner, concerns: writes[place]?.standing.concerns ?? [] })),
  );
  await writeHidden(
    tx,
    writes.map(({ owner, standing }) => ({ caseId: owner.id, hidden: standing.hidden })),
  );
  return { duties: new Map(changes.map((change) => [change.owner.id, change.difference])), ids };
}

export function standingColumns(standing: Standing) {
  return {
    state: standing.state,
    next_state: standing.nextState?.state ?? null,
    next_state_on: standing.nextState?.on ?? null,
    grade: standing.grade,
    term_from: standing.term?.from ?? null,
    term_to: standing.term?.to ?? null,
    closed: standing.closed,
    derived_on: standing.derivedOn,
    derived_through: standing.derivedThrough,
    given_to: standing.handler,
    joined_to: standing.joined,
  };
}
