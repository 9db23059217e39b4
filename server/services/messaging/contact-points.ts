/**
 * Numbers and addresses. A person's own phone is taken over from the register; a guardian's or relative's is entered here. A number that
 * turned out wrong is stopped: nothing goes there any more, and the office is told to find the right one.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { Locale } from '../../../law/kernel/words.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Messenger } from '../../platform/messages/port.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import type { Role } from '../../platform/scope/roles.ts';

export type PointKind = 'phone' | 'mail';
export const HOLDERS = ['self', 'guardian', 'family'] as const;
export type PointHolder = (typeof HOLDERS)[number];

export interface ContactDeps {
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly messenger: Messenger;
}

export interface ContactPoint {
  readonly id: string;
  readonly kind: PointKind;
  readonly value: string;
  readonly holder: PointHolder;
  readonly source: 'register' | 'given';
  readonly locale: Locale;
  readonly created: Date;
  readonly stopped: Date | null;
  readonly stoppedWhy: string | null;
}

type PointRow = Omit<ContactPoint, 'value'> & { readonly value: Buffer };

const COLUMNS = `id, kind, value, holder, source, locale, created, stopped, stopped_why AS "stoppedWhy"`;

export type Owner = { readonly person: string } | { readonly account: string };

/** Points in use, stopped ones too; newest first. */
export async function findPoints({ keys }: Pick<ContactDeps, 'keys'>, tx: Tx, owner: Owner): Promise<ContactPoint[]> {
  const { rows } = await tx.often<PointRow>(
    `SELECT ${COLUMNS} FROM guitu.contact_point WHERE ${'person' in owner ? 'person' : 'account'} = $1 AND replaced IS NULL
     ORDER BY created DESC, id DESC`,
    ['person' in owner ? owner.person : owner.account],
  );
  return rows.map((row) => ({ ...row, value: keys.open(placeOf(row.id), row.value) }));
}

export interface NewPoint {
  readonly kind: PointKind;
  readonly value: string;
  readonly holder?: PointHolder;
  readonly source?: 'register' | 'given';
  readonly locale?: Locale;
}

/** Adds a point, or finds the same one in use (a stopped one stays stopped). What it takes the place of is replaced. */
export async function addPoint(
  deps: Pick<ContactDeps, 'keys' | 'clock'>,
  tx: Tx,
  owner: Owner,
  by: string | null,
  point: NewPoint,
) {
  const { kind, value, holder = 'self', source = 'given', locale = 'zh' } = point;
  const index = deps.keys.blindIndex(`contact.${kind}`, value);
  const column = 'person' in owner ? 'person' : 'account';
  const of = 'person' in owner ? owner.person : owner.account;
  const now = deps.clock.now();
  await tx.often(
    `UPDATE guitu.contact_point SET replaced = $5 WHERE ${column} = $1 AND kind = $2 AND holder = $3 AND value_index <> $4 AND replaced IS NULL
       AND source = $6`,
    [of, kind, holder, index, now, source],
  );
  const id = randomUUIDv7();
  const { rowCount } = await tx.often(
    `INSERT INTO guitu.contact_point (id, ${column}, kind, value, value_index, holder, source, locale, created, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [id, of, kind, deps.keys.seal(placeOf(id), value), index, holder, source, locale, now, by],
  );
  if (rowCount === 1) return id;
  const { rows } = await tx.often<{ id: string }>(
    `UPDATE guitu.contact_point SET holder = $4, locale = $5 WHERE ${column} = $1 AND kind = $2 AND value_index = $3 AND replaced IS NULL
     RETURNING id`,
    [of, kind, index, holder, locale],
  );
  return rows[0]?.id ?? id;
}

/**
 * Where a person is told something by `kind`: for a juvenile the guardian first; otherwise the person, then whoever else was given. What
 * was given here goes before what the register holds. Undefined with the reason when there is none that may be used.
 */
export async function pointForPerson(
  deps: Pick<ContactDeps, 'keys' | 'clock'>,
  tx: Tx,
  person: string,
  kind: PointKind,
  juvenile: boolean,
): Promise<{ readonly ok: true; readonly point: ContactPoint } | { readonly ok: false; readonly why: 'no-address' | 'stopped' }> {
  if (kind === 'phone') await takeOver(deps, tx, person);
  const points = (await findPoints(deps, tx, { person })).filter((point) => point.kind === kind);
  const order: readonly PointHolder[] = juvenile ? ['guardian', 'self', 'family'] : ['self', 'guardian', 'family'];
  const usable = points
    .filter((point) => point.stopped === null)
    .sort((a, b) => order.indexOf(a.holder) - order.indexOf(b.holder) || a.source.localeCompare(b.source))[0];
  if (usable) return { ok: true, point: usable };
  return { ok: false, why: points.length > 0 ? 'stopped' : 'no-address' };
}

/** Takes over the phone of the register where it is new. */
export async function takeOver(deps: Pick<ContactDeps, 'keys' | 'clock'>, tx: Tx, person: string): Promise<void> {
  const { rows } = await tx.often<{ phone: Buffer | null }>('SELECT phone FROM guitu.person WHERE id = $1', [person]);
  const sealed = rows[0]?.phone;
  if (!sealed) return;
  const value = deps.keys.open({ table: 'person', row: person, column: 'phone' }, sealed);
  const { rowCount } = await tx.often(
    `SELECT 1 FROM guitu.contact_point WHERE person = $1 AND kind = 'phone' AND value_index = $2 AND replaced IS NULL`,
    [person, deps.keys.blindIndex('contact.phone', value)],
  );
  if (rowCount === 0) await addPoint(deps, tx, { person }, null, { kind: 'phone', value, source: 'register' });
}

/** Stops a point and tells the offices of its person's cases to find the right one. What waits for it finds another or fails. */
export async function stopPoint(
  deps: Pick<ContactDeps, 'clock' | 'messenger'>,
  tx: Tx,
  point: string,
  by: string | null,
  why: string,
): Promise<boolean> {
  const now = deps.clock.now();
  const { rows } = await tx.query<{ person: string | null }>(
    `UPDATE guitu.contact_point SET stopped = $2, stopped_by = $3, stopped_why = $4 WHERE id = $1 AND stopped IS NULL AND replaced IS NULL
     RETURNING person`,
    [point, now, by, why],
  );
  const row = rows[0];
  if (!row) return false;
  if (row.person === null) return true;
  const { rows: cases } = await tx.query<{ id: string; unit: string; role: Role }>(
    `SELECT c.id, c.unit, CASE o.kind WHEN 'judicial-office' THEN 'officer' ELSE 'county-examiner' END AS role
     FROM guitu."case" c JOIN guitu.organisation o ON o.id = c.unit WHERE c.person = $1 AND NOT c.closed`,
    [row.person],
  );
  for (const { id, unit, role } of cases) {
    await deps.messenger.tell(tx, {
      key: `contact-stopped ${point} ${id} ${now.getTime()}`,
      topic: 'contact.stopped',
      to: { unit, role },
      caseId: id,
    });
  }
  return true;
}

/** Lets a stopped point be used again. */
export async function resumePoint(tx: Tx, point: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE guitu.contact_point SET stopped = NULL, stopped_by = NULL, stopped_why = NULL
     WHERE id = $1 AND stopped IS NOT NULL AND replaced IS NULL`,
    [point],
  );
  return rowCount === 1;
}

/** Takes the points of a kind out of use. */
export async function removePoints({ clock }: Pick<ContactDeps, 'clock'>, tx: Tx, owner: Owner, kind: PointKind): Promise<void> {
  await tx.query(
    `UPDATE guitu.contact_point SET replaced = $3 WHERE ${'person' in owner ? 'person' : 'account'} = $1 AND kind = $2 AND replaced IS NULL`,
    ['person' in owner ? owner.person : owner.account, kind, clock.now()],
  );
}

function placeOf(id: string) {
  return { table: 'contact_point', row: id, column: 'value' };
}
