/** The register of units: adding, renaming, putting under another, closing; each change with its reason, from a day on, and kept. */
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import type { Actor } from '../../platform/scope/actor.ts';
import type { OrganisationKind } from './organisations.ts';

export interface UnitRow {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly region: string;
  readonly parent: string | null;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

export interface UnitInUse {
  readonly cases: number;
  readonly posts: number;
  readonly below: number;
}

const COLUMNS = `id, kind, name, region, parent, valid_from AS "validFrom", valid_to AS "validTo"`;

export async function findUnit(tx: Tx, id: string): Promise<UnitRow | undefined> {
  const { rows } = await tx.query<UnitRow>(`SELECT ${COLUMNS} FROM guitu.organisation WHERE id = $1`, [id]);
  return rows[0];
}

/** Units among `ids` in the order of their divisions, closed ones included where asked. */
export async function listUnits(tx: Tx, ids: readonly string[], closed: boolean): Promise<UnitRow[]> {
  const { rows } = await tx.query<UnitRow>(
    `SELECT ${COLUMNS} FROM guitu.organisation WHERE id = ANY ($1::uuid[]) AND ($2 OR valid_to IS NULL OR valid_to > guitu.scope_today())
     ORDER BY region, kind, name`,
    [ids, closed],
  );
  return rows;
}

/** What keeps each unit from being closed: numbers only, so that who sees no case learns no more. */
export async function unitsInUse(tx: Tx, ids: readonly string[]): Promise<Map<string, UnitInUse>> {
  const { rows } = await tx.query<UnitInUse & { id: string }>(
    `SELECT o.id,
       (SELECT count(*) FROM guitu."case" c WHERE c.unit = o.id AND NOT c.closed) AS cases,
       (SELECT count(*) FROM guitu.post p WHERE p.organisation = o.id AND (p.valid_to IS NULL OR p.valid_to > greatest(p.valid_from, guitu.scope_today()))) AS posts,
       (SELECT count(*) FROM guitu.organisation b WHERE b.parent = o.id AND (b.valid_to IS NULL OR b.valid_to > guitu.scope_today())) AS below
     FROM guitu.organisation o WHERE o.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...use }) => [id, use]));
}

/** Whether `parent` is the unit itself or lies below it. */
export async function isBelow(tx: Tx, parent: string, id: string): Promise<boolean> {
  const { rows } = await tx.query<{ below: boolean }>(
    `WITH RECURSIVE below AS (SELECT $2::uuid AS id UNION SELECT o.id FROM guitu.organisation o JOIN below b ON o.parent = b.id)
     SELECT EXISTS (SELECT 1 FROM below WHERE id = $1::uuid) AS below`,
    [parent, id],
  );
  return rows[0]?.below ?? false;
}

/** Whether a living unit of that name stands under `parent`, other than `except`. */
export async function isNameTaken(tx: Tx, name: string, parent: string | null, except: string | null): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM guitu.organisation WHERE name = $1 AND parent IS NOT DISTINCT FROM $2::uuid AND id IS DISTINCT FROM $3::uuid
       AND (valid_to IS NULL OR valid_to > guitu.scope_today())`,
    [name, parent, except],
  );
  return rows.length > 0;
}

export async function addUnit(
  tx: Tx,
  unit: { kind: OrganisationKind; name: string; region: string; parent: string; from: PlainDate },
): Promise<string> {
  const id = randomUUID();
  await tx.query('INSERT INTO guitu.organisation (id, kind, name, region, parent, valid_from) VALUES ($1, $2, $3, $4, $5, $6)', [
    id,
    unit.kind,
    unit.name,
    unit.region,
    unit.parent,
    unit.from,
  ]);
  return id;
}

export async function changeUnit(tx: Tx, id: string, { name, parent }: { name: string; parent: string | null }): Promise<void> {
  await tx.query('UPDATE guitu.organisation SET name = $2, parent = $3 WHERE id = $1', [id, name, parent]);
}

/** Lets `day` be the first day without the unit. */
export async function closeUnit(tx: Tx, id: string, day: PlainDate): Promise<void> {
  await tx.query('UPDATE guitu.organisation SET valid_to = $2 WHERE id = $1', [id, day]);
}

export interface UnitChange {
  readonly what: 'added' | 'renamed' | 'moved' | 'closed';
  readonly on: PlainDate;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

export async function noteChange(tx: Tx, by: Actor, organisation: string, change: UnitChange, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO guitu.organisation_change (id, organisation, what, on_date, before, after, reason, changed_at, changed_by, by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      randomUUIDv7(),
      organisation,
      change.what,
      change.on,
      JSON.stringify(change.before),
      JSON.stringify(change.after),
      change.reason,
      now,
      by.account,
      by.name,
    ],
  );
}

export interface ListedChange extends Omit<UnitChange, 'before' | 'after'> {
  /** The name, or the unit above it, before and after. */
  readonly before: string | null;
  readonly after: string | null;
  readonly by: string;
}

export async function listUnitChanges(tx: Tx, organisation: string): Promise<ListedChange[]> {
  const { rows } = await tx.query<ListedChange>(
    `SELECT what, on_date AS "on", COALESCE(before ->> 'name', before ->> 'parentName') AS before,
       COALESCE(after ->> 'name', after ->> 'parentName') AS after, reason, by_name AS by
     FROM guitu.organisation_change WHERE organisation = $1 ORDER BY id DESC`,
    [organisation],
  );
  return rows;
}
