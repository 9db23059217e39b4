/** What an account keeps of a list: its columns and its filters by name. The policies keep each to itself and its unit. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly shared: boolean;
  readonly own: boolean;
  readonly by: string;
}

/** The unit an account can share with: the first it works in whose cases it reads. Undefined for who reads no case. */
export function unitToShareWith(actor: Actor): { id: string; name: string } | undefined {
  const post = actor.posts.find(({ organisation }) => actor.units.includes(organisation));
  return post && { id: post.organisation, name: post.organisationName };
}

export async function readColumns(tx: Tx, actor: Actor, list: string): Promise<string[] | null> {
  const { rows } = await tx.query<{ columns: string[] }>(
    'SELECT columns FROM guitu.list_columns WHERE account = $1 AND list = $2',
    [actor.account, list],
  );
  return rows[0]?.columns ?? null;
}

/** `null` goes back to the columns the list comes with. */
export async function keepColumns(tx: Tx, clock: Clock, actor: Actor, list: string, columns: readonly string[] | null) {
  if (columns === null) {
    await tx.query('DELETE FROM guitu.list_columns WHERE account = $1 AND list = $2', [actor.account, list]);
    return;
  }
  await tx.query(
    `INSERT INTO guitu.list_columns (account, list, columns, changed) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account, list) DO UPDATE SET columns = excluded.columns, changed = excluded.changed`,
    [actor.account, list, columns, clock.now()],
  );
}

/** One's own, and what others share with a unit one works in; a county does not see what its offices share among themselves. */
export async function readFilters(tx: Tx, actor: Actor, list: string): Promise<SavedFilter[]> {
  const { rows } = await tx.query<SavedFilter>(
    `SELECT id, name, filter, shared_with IS NOT NULL AS shared, account = $1 AS own, by_name AS by FROM guitu.saved_filter
     WHERE list = $2 AND (account = $1 OR shared_with = ANY ($3::uuid[])) ORDER BY account <> $1, name, id`,
    [actor.account, list, actor.posts.map(({ organisation }) => organisation)],
  );
  return rows;
}

/** Keeps a filter under a name; the same name again replaces it. */
export async function keepFilter(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  one: { list: string; name: string; filter: Readonly<Record<string, unknown>>; sharedWith: string | null },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO guitu.saved_filter (id, account, by_name, list, name, filter, shared_with, saved)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (account, list, name) DO UPDATE SET filter = excluded.filter, shared_with = excluded.shared_with, saved = excluded.saved
     RETURNING id`,
    [randomUUID(), actor.account, actor.name, one.list, one.name, JSON.stringify(one.filter), one.sharedWith, clock.now()],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a filter that was kept has an id');
  return id;
}

export async function dropFilter(tx: Tx, list: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query('DELETE FROM guitu.saved_filter WHERE id = $1 AND list = $2', [id, list]);
  return rowCount > 0;
}
