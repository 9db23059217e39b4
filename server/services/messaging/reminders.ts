/**
 * Planning reminders: looks at what is owed and stores one message for each reminder whose time has come. A reminder is planned once for a
 * duty, a day and a lead; what it says is read from the duty when it is sent.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { CaseSettings } from '../../../law/kernel/case-file.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldCipher } from '../../platform/keys/keys.ts';
import type { Database, Tx } from '../../platform/postgres/database.ts';
import { type CountySettings, countyOf, readCountySettings, settingsFor } from '../../platform/settings/county-settings.ts';
import { sealContent } from './content.ts';
import type { LiveDuty } from './live-duty.ts';
import { farthest, type Lead, leadsDue, parametersFor, type Remindable } from './reminder-table.ts';

const PAGE = 1_000;
const DAY_MS = 86_400_000;

export interface ReminderDeps {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly clock: Clock;
}

type OwedRow = Pick<LiveDuty, 'caseId' | 'rule' | 'clock' | 'proceeding' | 'opens' | 'who' | 'dueAt' | 'hiddenFrom'> &
  Remindable & {
    readonly id: string;
    readonly person: string | null;
    readonly unit: string;
    readonly handler: string;
    readonly kind: string;
    readonly parent: string | null;
    readonly dueBy: Date;
    readonly region: string;
    readonly settings: CaseSettings | null;
  };

/** What decides which table of reminders a case has. */
type Settled = Pick<OwedRow, 'region' | 'settings'>;

/** Where a page ended. */
type Place = Pick<OwedRow, 'dueBy' | 'id'>;

interface Planned {
  readonly key: string;
  readonly row: OwedRow;
  readonly lead: Lead;
}

/** Plans all reminders whose time has come; returns how many are new. */
export async function planReminders(deps: ReminderDeps): Promise<number> {
  let planned = 0;
  for (let after: Place | undefined; ; ) {
    const page = await deps.database.asSystem('reminders', (tx) => planPage(deps, tx, after));
    planned += page.planned;
    if (page.last === undefined) return planned;
    after = page.last;
  }
}

async function planPage(
  { cipher, clock }: ReminderDeps,
  tx: Tx,
  after: Place | undefined,
): Promise<{ planned: number; last: Place | undefined }> {
  const today = clock.today();
  const { rows: kinds } = await tx.query<Settled>(
    'SELECT DISTINCT left(region, 6) AS region, settings FROM guitu."case" WHERE NOT closed',
  );
  const county = await readCountySettings(
    tx,
    kinds.map(({ region }) => region),
  );
  const table = tableReader(today, county);
  const ahead = Math.max(0, ...kinds.map((kind) => farthest(table(kind)) + 1));
  const rows = await owedUntil(tx, { now: clock.now(), today, ahead }, after);
  // What the person is told stands in a list that whoever reads the case reads: nothing there of what is hidden from somebody.
  const found = rows.flatMap((row) =>
    leadsDue(table(row), row, { now: clock.now(), today })
      .filter(({ line }) => line.to === 'staff' || (row.person !== null && row.hiddenFrom.length === 0))
      .map((lead): Planned => ({ key: keyOf(row, lead), row, lead })),
  );
  const known = await knownKeys(
    tx,
    found.map(({ key }) => key),
  );
  const fresh = found.filter(({ key }) => !known.has(key));
  const planned = await insert(tx, cipher, clock.now(), fresh);
  const last = rows.length < PAGE ? undefined : rows.at(-1);
  return { planned, last: last && { dueBy: last.dueBy, id: last.id } };
}

/** The table of reminders of a case, worked out once for each county and kind of settings. */
function tableReader(today: PlainDate, county: ReadonlyMap<string, CountySettings>) {
  const read = ({ region, settings }: Settled) =>
    parametersFor(settings, settingsFor(county, region)).find('remind.table', today)?.value ?? {};
  const known = new Map<string, ReturnType<typeof read>>();
  return (one: Settled) => {
    const name = `${countyOf(one.region)} ${JSON.stringify(one.settings)}`;
    const table = known.get(name) ?? read(one);
    known.set(name, table);
    return table;
  };
}

async function owedUntil(
  tx: Tx,
  { now, today, ahead }: { readonly now: Date; readonly today: PlainDate; readonly ahead: number },
  after: Place | undefined,
): Promise<OwedRow[]> {
  const { rows } = await tx.query<OwedRow>(
    `SELECT n.id, n.case_id AS "caseId", n.rule, n.clock, n.proceeding, n.opens, n.who, n.due, n.due_at AS "dueAt",
            d.hidden_from AS "hiddenFrom", c.person, c.unit, c.handler, o.kind, o.parent, d.due_by AS "dueBy", c.region, c.settings
     FROM guitu.duty_now n JOIN guitu.duty d ON d.id = n.id JOIN guitu."case" c ON c.id = n.case_id
       JOIN guitu.organisation o ON o.id = c.unit
     WHERE d.done_on IS NULL AND NOT d.lifted AND d.due_by > $1 AND d.due_by <= $2 AND d.opens <= $3 AND NOT d.moot AND NOT c.closed
       AND n.status = 'open' AND ($4::timestamptz IS NULL OR (d.due_by, d.id) > ($4, $5::uuid))
     ORDER BY d.due_by, d.id LIMIT ${PAGE}`,
    [now, new Date(now.getTime() + ahead * DAY_MS), today, after?.dueBy ?? null, after?.id ?? null],
  );
  return rows;
}

/** The day stands in the key: a day that moves is reminded of anew. */
function keyOf(row: OwedRow, { line, lead }: Lead): string {
  const day = row.dueAt === null ? row.due : row.dueAt.toISOString();
  return ['remind', row.caseId, row.rule, row.clock, row.proceeding, row.opens, day, line.to, lead].join(' ');
}

async function knownKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await tx.query<{ key: string }>('SELECT key FROM guitu.message WHERE key = ANY ($1)', [keys]);
  return new Set(rows.map(({ key }) => key));
}

async function insert(tx: Tx, cipher: FieldCipher, now: Date, planned: readonly Planned[]): Promise<number> {
  if (planned.length === 0) return 0;
  const rows = planned.map(({ key, row, lead }) => {
    const id = randomUUIDv7();
    const { rule, clock, proceeding, opens } = row;
    const content = sealContent(cipher, id, { duty: { rule, clock, proceeding, opens }, by: lead.line.by });
    const staff = lead.line.to === 'staff' ? staffFor(row) : undefined;
    return {
      id,
      key,
      case_id: row.caseId,
      to_unit: staff?.unit ?? null,
      to_role: staff?.role ?? null,
      to_person: staff ? null : row.person,
      content: content.toString('hex'),
    };
  });
  const { rowCount } = await tx.query(
    `INSERT INTO guitu.message (id, key, topic, case_id, to_unit, to_role, to_person, content, created, try_after)
     SELECT id, key, 'duty.reminder', case_id, to_unit, to_role, to_person, decode(content, 'hex'), $2, $2
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, key text, case_id uuid, to_unit uuid, to_role text, to_person uuid, content text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), now],
  );
  return rowCount;
}

/** The post that looks after a duty, by who owes it. What the person or an organ outside owes is watched by the office. */
function staffFor({ who, unit, handler, kind, parent }: OwedRow): { unit: string; role: string } {
  const above = kind === 'judicial-office' || kind === 'grid' ? (parent ?? unit) : unit;
  switch (who) {
    case 'county-agency':
      return { unit: above, role: 'county-examiner' };
    case 'bureau-head':
      return { unit: above, role: 'bureau-head' };
    case 'grid-centre':
    case 'grid-checker':
      return { unit: above, role: who };
    // Departments that were called are named in words; the centre that called them watches.
    case 'called-unit':
      return { unit: above, role: 'grid-centre' };
    case 'handling-unit':
      return { unit: handler, role: who };
    case 'grid-manager':
      return { unit, role: who };
    default:
      return { unit, role: kind === 'judicial-office' ? 'officer' : kind === 'county-agency' ? 'county-examiner' : kind };
  }
}
