/** Lists of duties: the worklist of today and the pages behind it. Every query carries its own units, so that the planner has an index. */
import { z } from 'zod';
import { catalogueOf } from '../../../law/index.ts';
import { DUTY_HOLDERS, type DutyHolder, type DutyStatus } from '../../../law/kernel/explanation.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Words } from '../../../law/kernel/words.ts';
import { OFFICER_COLUMNS, Officer, type OfficerRow, officerOf } from '../officers/officers.ts';
import type { Tx } from '../postgres/database.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { inReach, type Reach } from './reach.ts';
import { type DutyReasons, instantInShanghai, statusOn } from './standing.ts';

export const BANDS = ['overdue', 'due', 'week', 'promptly'] as const;
export type Band = (typeof BANDS)[number];
export const STATUSES = ['open', 'overdue', 'paused', 'met', 'met-late', 'lifted'] as const satisfies readonly DutyStatus[];

export interface DutyFilter {
  readonly reach: Reach;
  readonly status?: DutyStatus;
  readonly band?: Band;
  /** Due on this day or later. */
  readonly dueFrom?: PlainDate;
  /** Due before this day (exclusive). */
  readonly dueBefore?: PlainDate;
  readonly rule?: string;
  readonly who?: DutyHolder;
  /** Also what opens only later: a calendar looks ahead. */
  readonly ahead?: boolean;
  readonly caseId?: string;
  /** Only of these persons' cases: what a search by name found. */
  readonly persons?: readonly string[];
}

const BothWords = z.object({ zh: z.string(), en: z.string() });
export const Named = z.object({ id: z.string(), name: z.string() });

/** A duty as lists show it (contract §7 and what a row on screen says). */
export const DutyItem = z.object({
  id: z.string(),
  caseId: z.string(),
  case: z.string(),
  person: Named,
  kind: z.string(),
  state: z.string(),
  caseVersion: z.int(),
  rule: z.string(),
  clock: z.string(),
  proceeding: z.string().optional(),
  who: z.enum(DUTY_HOLDERS),
  unit: Named,
  officer: Officer.optional(),
  act: BothWords,
  opens: z.string(),
  due: z.string().nullable(),
  dueAt: z.string().optional(),
  status: z.enum(STATUSES),
  doneOn: z.string().nullable(),
  cite: z.array(z.string()),
  because: BothWords,
  counting: z.looseObject({}),
  missed: BothWords.optional(),
  doneBy: z.string().optional(),
  doneByTitle: BothWords.optional(),
  lifted: BothWords.optional(),
  provisional: z.boolean().optional(),
});
export type DutyItem = z.infer<typeof DutyItem>;

interface Row extends OfficerRow {
  id: string;
  case_id: string;
  person: string | null;
  title: string | null;
  domain: string;
  kind: string;
  state: string;
  version: number;
  rule: string;
  clock: string;
  proceeding: string;
  who: DutyHolder;
  unit: string;
  unit_name: string;
  opens: PlainDate;
  due: PlainDate | null;
  due_at: Date | null;
  due_by: Date | null;
  now: Date | null;
  done_on: PlainDate | null;
  late: boolean;
  lifted: boolean;
  lifts_on: PlainDate | null;
  paused: boolean;
  pauses_on: PlainDate | null;
  cite: string[];
  reasons: DutyReasons;
  provisional: boolean;
}

/** SQL conditions on `duty d`, with their parameters. `today` stands for the day; `late` for what is late at the instant of the transaction. */
class Conditions {
  readonly params: unknown[] = [];
  readonly list: string[] = [];
  readonly today: string;
  /** Its day has passed, or its hour: a clock that counts hours runs out within the day. */
  readonly late: string;

  constructor(today: PlainDate) {
    this.today = this.param(today, 'date');
    this.late = `COALESCE(d.due_at < (SELECT guitu.scope_now()), d.due < ${this.today})`;
  }

  param(value: unknown, type: string): string {
    this.params.push(value);
    return `$${this.params.length}::${type}`;
  }

  add(sql: string): void {
    this.list.push(`(${sql})`);
  }

  get sql(): string {
    return this.list.join(' AND ');
  }
}

/** What is still owed on the day, in the words of the partial indexes. */
const OWED = 'd.done_on IS NULL AND NOT d.lifted';
/** Not of a case that has ended: what nobody can do any more is on no worklist, only in the file and under its status. */
const DOABLE = 'NOT d.moot';
const rests = (today: string) => `d.paused OR COALESCE(d.pauses_on <= ${today}, false)`;
const hasLifted = (today: string) => `COALESCE(d.lifts_on <= ${today}, false)`;

function conditionsOf(filter: DutyFilter, today: PlainDate): Conditions {
  const where = new Conditions(today);
  const day = where.today;
  if (filter.ahead !== true) where.add(`d.opens <= ${day}`);
  else {
    // What opens with a state that comes by date alone comes only if nobody acts before: a search for who may still report is no plan.
    where.add(
      `d.opens <= ${day} OR NOT EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = d.case_id AND c.next_state_on = d.opens)`,
    );
  }
  addReach(where, filter.reach);
  const active = `${OWED} AND NOT (${hasLifted(day)}) AND NOT (${rests(day)})`;
  const byStatus: Record<DutyStatus, string> = {
    open: `${active} AND (d.due IS NULL OR NOT (${where.late}))`,
    overdue: `${active} AND ${where.late}`,
    paused: `${OWED} AND NOT (${hasLifted(day)}) AND (${rests(day)})`,
    met: 'd.done_on IS NOT NULL AND NOT d.late AND NOT d.lifted',
    'met-late': 'd.done_on IS NOT NULL AND d.late AND NOT d.lifted',
    lifted: `d.lifted OR (d.done_on IS NULL AND ${hasLifted(day)})`,
  };
  const byBand: Record<Band, string> = {
    overdue: byStatus.overdue,
    due: `${active} AND d.due = ${day} AND NOT (${where.late})`,
    week: `${active} AND d.due > ${day} AND d.due <= ${day} + 7`,
    promptly: `${active} AND d.due IS NULL`,
  };
  if (filter.band !== undefined) where.add(`${byBand[filter.band]} AND ${DOABLE}`);
  if (filter.status !== undefined) where.add(byStatus[filter.status]);
  // Without either: what somebody still has to do or wait for.
  if (filter.band === undefined && filter.status === undefined) where.add(`${OWED} AND NOT (${hasLifted(day)}) AND ${DOABLE}`);
  if (filter.dueFrom !== undefined) where.add(`d.due >= ${where.param(filter.dueFrom, 'date')}`);
  if (filter.dueBefore !== undefined) where.add(`d.due < ${where.param(filter.dueBefore, 'date')}`);
  if (filter.rule !== undefined) where.add(`d.rule = ${where.param(filter.rule, 'text')}`);
  if (filter.who !== undefined) where.add(`d.who = ${where.param(filter.who, 'text')}`);
  if (filter.persons !== undefined) {
    where.add(`d.case_id IN (SELECT c.id FROM guitu."case" c WHERE c.person = ANY (${where.param(filter.persons, 'uuid[]')}))`);
  }
  if (filter.caseId !== undefined) where.add(`d.case_id = ${where.param(filter.caseId, 'uuid')}`);
  return where;
}

function addReach(where: Conditions, reach: Reach): void {
  where.add(inReach('d', reach, (units) => where.param(units, 'uuid[]')));
  if (reach.own === undefined) return;
  const parts = reach.own.map(
    ({ units, holders, handled, posts }) =>
      `d.${handled ? 'handler' : 'unit'} = ANY (${where.param(units, 'uuid[]')}) AND d.who = ANY (${where.param(holders, 'text[]')})${
        posts === undefined
          ? ''
          : ` AND NOT EXISTS (SELECT 1 FROM guitu.officer_now f WHERE f.case_id = d.case_id AND f.post <> ALL (${where.param(posts, 'uuid[]')}))`
      }`,
  );
  where.add(parts.length === 0 ? 'false' : parts.map((part) => `(${part})`).join(' OR '));
}

/** A page of duties, nearest instant first (the hour where one is set, else the end of the day), those without a day last. */
export async function listDuties(
  tx: Tx,
  today: PlainDate,
  filter: DutyFilter,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ items: DutyItem[]; next: string | null }> {
  const where = conditionsOf(filter, today);
  const [due, id] = readCursor(page.after, 2) ?? [];
  if (id !== undefined) {
    const after = where.param(id, 'uuid');
    if (due === null || due === undefined) where.add(`d.due_by IS NULL AND d.id > ${after}`);
    else where.add(`(d.due_by, d.id) > (${where.param(due, 'timestamptz')}, ${after}) OR d.due_by IS NULL`);
  }
  const { rows } = await tx.query<Row>(
    `SELECT d.id, d.case_id, c.person, c.facts ->> 'title' AS title, c.domain, c.kind, c.state, c.version, d.rule, d.clock, d.proceeding, d.who, d.unit, o.name AS unit_name,
            d.opens, d.due, d.due_at, d.due_by, d.done_on, d.late, d.lifted, d.lifts_on, d.paused, d.pauses_on, d.cite, guitu.reasons_shown(d.reasons, d.reasons_for) AS reasons, d.provisional,
            guitu.scope_now() AS now, ${OFFICER_COLUMNS}
     FROM (SELECT d.* FROM guitu.duty d WHERE ${where.sql} ORDER BY d.due_by, d.id LIMIT ${where.param(page.limit + 1, 'int')}) d
     JOIN guitu.case_now c ON c.id = d.case_id
     JOIN guitu.organisation o ON o.id = d.unit
     LEFT JOIN guitu.officer_now f ON f.case_id = d.case_id
     ORDER BY d.due_by, d.id`,
    where.params,
  );
  const shown = rows.slice(0, page.limit);
  const names = await namesOf(tx, shown);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => itemOf(row, names, today)),
    next: rows.length > page.limit && last ? writeCursor([last.due_by?.toISOString() ?? null, last.id]) : null,
  };
}

/** How many duties the filter finds. */
export async function countDuties(tx: Tx, today: PlainDate, filter: DutyFilter): Promise<number> {
  const where = conditionsOf(filter, today);
  const { rows } = await tx.query<{ n: number }>(`SELECT count(*) AS n FROM guitu.duty d WHERE ${where.sql}`, where.params);
  return rows[0]?.n ?? 0;
}

/** How many duties the filter finds, by rule (with what it asks for) or by unit; the most first. */
export async function countDutiesBy(
  tx: Tx,
  today: PlainDate,
  filter: DutyFilter,
  by: 'rule' | 'unit' | 'due',
): Promise<{ readonly code: string; readonly act: Words; readonly count: number }[]> {
  const where = conditionsOf(filter, today);
  const { rows } = await tx.query<{ code: string; act: Words; count: number }>(
    `SELECT d.${by}::text AS code, (array_agg(d.reasons -> 'act' ORDER BY d.id))[1] AS act, count(*) AS count
     FROM guitu.duty d WHERE ${where.sql} GROUP BY 1 ORDER BY 3 DESC, 1`,
    where.params,
  );
  return rows;
}

/** How many are still owed on each day of `[from, before)`, and how many of these are late; days without one are left out. */
export async function countDays(
  tx: Tx,
  today: PlainDate,
  filter: DutyFilter & { readonly dueFrom: PlainDate; readonly dueBefore: PlainDate },
): Promise<ReadonlyMap<string, { readonly owed: number; readonly overdue: number }>> {
  const where = conditionsOf(filter, today);
  const late = `NOT (${rests(where.today)}) AND ${where.late}`;
  const { rows } = await tx.query<{ day: string; owed: number; overdue: number }>(
    `SELECT d.due AS day, count(*) AS owed, count(*) FILTER (WHERE ${late}) AS overdue FROM guitu.duty d WHERE ${where.sql} GROUP BY d.due`,
    where.params,
  );
  return new Map(rows.map(({ day, owed, overdue }) => [day, { owed, overdue }]));
}

/** How many duties stand in each band. */
export async function countBands(tx: Tx, today: PlainDate, reach: Reach): Promise<Record<Band, number>> {
  const where = new Conditions(today);
  const day = where.today;
  addReach(where, reach);
  where.add(
    `${OWED} AND ${DOABLE} AND NOT (${hasLifted(day)}) AND NOT (${rests(day)}) AND d.opens <= ${day} AND (d.due <= ${day} + 7 OR d.due IS NULL)`,
  );
  const { rows } = await tx.query<Record<Band, number>>(
    `SELECT count(*) FILTER (WHERE ${where.late}) AS overdue, count(*) FILTER (WHERE d.due = ${day} AND NOT (${where.late})) AS due,
            count(*) FILTER (WHERE d.due > ${day}) AS week, count(*) FILTER (WHERE d.due IS NULL) AS promptly
     FROM guitu.duty d WHERE ${where.sql}`,
    where.params,
  );
  return rows[0] ?? { overdue: 0, due: 0, week: 0, promptly: 0 };
}

/** What a list calls a case: its person's name, or its title where it is about no person. */
export function nameOf(
  row: { readonly person: string | null; readonly title: string | null },
  names: ReadonlyMap<string, string>,
): string {
  return row.person === null ? (row.title ?? '') : (names.get(row.person) ?? '');
}

/** Names of the persons of `rows`, as far as the caller may know them. */
export async function namesOf(tx: Tx, rows: readonly { readonly person: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map((row) => row.person).filter((id) => id !== null))];
  const { rows: people } = await tx.query<{ id: string; name: string }>(
    'SELECT id, name FROM guitu.person WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}

function itemOf(row: Row, names: ReadonlyMap<string, string>, today: PlainDate): DutyItem {
  const { act, because, counting, missed, lifted, doneBy } = row.reasons;
  const officer = officerOf(row);
  const doneByTitle = doneBy === undefined ? undefined : titleOfAction(row.domain, doneBy);
  return {
    id: row.id,
    caseId: row.case_id,
    case: row.domain,
    person: { id: row.person ?? '', name: nameOf(row, names) },
    kind: row.kind,
    state: row.state,
    caseVersion: row.version,
    rule: row.rule,
    clock: row.clock,
    ...(row.proceeding === '' ? {} : { proceeding: row.proceeding }),
    who: row.who,
    unit: { id: row.unit, name: row.unit_name },
    ...(officer === null ? {} : { officer }),
    act,
    opens: row.opens,
    due: row.due,
    ...(row.due_at === null ? {} : { dueAt: instantInShanghai(row.due_at) }),
    status: statusOn(
      {
        ...row,
        dueAt: row.due_at?.toISOString() ?? null,
        doneOn: row.done_on,
        liftsOn: row.lifts_on,
        pausesOn: row.pauses_on,
      },
      today,
      row.now ?? undefined,
    ),
    doneOn: row.done_on,
    cite: row.cite,
    because,
    counting: { ...counting },
    ...(missed ? { missed } : {}),
    ...(doneBy ? { doneBy } : {}),
    ...(doneByTitle ? { doneByTitle } : {}),
    ...(lifted ? { lifted } : {}),
    ...(row.provisional ? { provisional: true } : {}),
  };
}

function titleOfAction(domain: string, action: string): Words | undefined {
  return catalogueOf(domain).actions[action]?.title;
}
