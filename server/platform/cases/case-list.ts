/** Lists of cases, newest first, each with what is next and what is overdue. */
import { z } from 'zod';
import { FINAL_STATES as FINAL } from '../../../law/corrections/vocabulary.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { OFFICER_COLUMNS, Officer, type OfficerRow, officerOf } from '../officers/officers.ts';
import type { Tx } from '../postgres/database.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { Named, nameOf, namesOf } from './duty-list.ts';
import { inReach, type Reach } from './reach.ts';
import { instantInShanghai } from './standing.ts';

export const Term = z.object({ from: z.string(), to: z.string() }).nullable();

export const CaseItem = z.object({
  id: z.string(),
  case: z.string(),
  kind: z.string(),
  state: z.string(),
  grade: z.string().nullable(),
  term: Term,
  person: Named,
  name: z.string(),
  unit: Named,
  officer: Officer.nullable(),
  version: z.int(),
  juvenile: z.boolean(),
  nextDue: z.string().nullable(),
  nextDueAt: z.string().optional(),
  overdue: z.int(),
});
export type CaseItem = z.infer<typeof CaseItem>;

/** Where a person stands, coarser than the state: to come, in service (indicator S10), or ended. */
export const STANDINGS = ['waiting', 'in-service', 'ended'] as const;
type Standing = (typeof STANDINGS)[number];

export const CONCERNS = ['unassigned'] as const;
type Concern = (typeof CONCERNS)[number];

/** Open cases of persons that no officer holds; the community's matters have no officer. */
export const UNASSIGNED = `NOT c.closed AND c.domain = 'corrections' AND NOT EXISTS (SELECT 1 FROM guitu.officer_now f WHERE f.case_id = c.id)`;

const WAITING: readonly string[] = ['expected', 'overdue'];
const ENDED: readonly string[] = FINAL;

export interface CaseFilter {
  readonly reach: Pick<Reach, 'units' | 'handled'>;
  readonly case?: string;
  readonly kind?: string;
  /** Only matters whose title has this in it. */
  readonly titled?: string;
  readonly state?: string;
  readonly grade?: string;
  readonly standing?: Standing;
  /** The term's last day lies on or after / on or before. */
  readonly endsFrom?: PlainDate;
  readonly endsTo?: PlainDate;
  /** Received, or ended, from a day to a day, both included. */
  readonly receivedFrom?: PlainDate;
  readonly receivedTo?: PlainDate;
  readonly endedFrom?: PlainDate;
  readonly endedTo?: PlainDate;
  /** With at least one duty past its day. */
  readonly late?: boolean;
  /** Open cases that want somebody's attention: nobody holds them. */
  readonly concern?: Concern;
  /** Open cases that this post holds. */
  readonly officer?: string;
  /** Only cases of these persons: what a search by name or number found. */
  readonly persons?: readonly string[];
}

interface Row extends OfficerRow {
  id: string;
  domain: string;
  kind: string;
  state: string;
  grade: string | null;
  term_from: PlainDate | null;
  term_to: PlainDate | null;
  person: string | null;
  title: string | null;
  unit: string;
  unit_name: string;
  version: number;
  juvenile: boolean;
  next_due: PlainDate | null;
  next_due_at: Date | null;
  overdue: number;
}

/** SQL conditions on `case_now c`, with their parameters. */
function conditionsOf(filter: CaseFilter) {
  const params: unknown[] = [];
  const conditions = [inReach('c', filter.reach, (units) => `$${params.push(units)}::uuid[]`)];
  const add = (sql: (place: string) => string, value: unknown) => {
    if (value === undefined) return;
    params.push(value);
    conditions.push(sql(`$${params.length}`));
  };
  add((place) => `c.domain = ${place}`, filter.case);
  add((place) => `c.kind = ${place}`, filter.kind);
  add((place) => `c.state = ${place}`, filter.state);
  // A grade of nothing: nobody has decided one yet.
  if (filter.grade === 'none') conditions.push('c.grade IS NULL');
  else add((place) => `c.grade = ${place}`, filter.grade);
  add((place) => `c.term_to >= ${place}::date`, filter.endsFrom);
  add((place) => `c.term_to <= ${place}::date`, filter.endsTo);
  add((place) => `c.person = ANY (${place}::uuid[])`, filter.persons);
  add((place) => `strpos(c.facts ->> 'title', ${place}) > 0`, filter.titled);
  if (filter.standing === 'waiting') add((place) => `c.state = ANY (${place}::text[])`, WAITING);
  if (filter.standing === 'ended') add((place) => `c.state = ANY (${place}::text[])`, ENDED);
  if (filter.standing === 'in-service') add((place) => `c.state <> ALL (${place}::text[])`, [...WAITING, ...ENDED]);
  const milestone = (column: 'received_on' | 'ended_on', sign: '>=' | '<=') => (place: string) =>
    `EXISTS (SELECT 1 FROM guitu.case_milestone m WHERE m.case_id = c.id AND m.${column} ${sign} ${place}::date)`;
  add(milestone('received_on', '>='), filter.receivedFrom);
  add(milestone('received_on', '<='), filter.receivedTo);
  add(milestone('ended_on', '>='), filter.endedFrom);
  add(milestone('ended_on', '<='), filter.endedTo);
  if (filter.concern === 'unassigned') conditions.push(UNASSIGNED);
  add(
    (place) => `NOT c.closed AND c.id IN (SELECT f.case_id FROM guitu.officer_now f WHERE f.post = ${place}::uuid)`,
    filter.officer,
  );
  if (filter.late === true) {
    conditions.push(`EXISTS (SELECT 1 FROM guitu.duty_now l WHERE l.case_id = c.id AND l.status = 'overdue')`);
  }
  return { params, conditions, add };
}

/** How many cases the filter finds. */
export async function countCases(tx: Tx, filter: CaseFilter): Promise<number> {
  const { params, conditions } = conditionsOf(filter);
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(*) AS n FROM guitu.case_now c WHERE ${conditions.join(' AND ')}`,
    params,
  );
  return rows[0]?.n ?? 0;
}

/** How many cases the filter finds, by one of their columns; the most first. */
export async function countCasesBy(
  tx: Tx,
  filter: CaseFilter,
  by: 'kind' | 'state' | 'grade' | 'unit',
): Promise<{ readonly code: string | null; readonly count: number }[]> {
  const { params, conditions } = conditionsOf(filter);
  const { rows } = await tx.query<{ code: string | null; count: number }>(
    `SELECT c.${by}::text AS code, count(*) AS count FROM guitu.case_now c WHERE ${conditions.join(' AND ')} GROUP BY 1 ORDER BY 2 DESC, 1`,
    params,
  );
  return rows;
}

/** A page of cases, newest first. The state is that of the transaction's day. */
export async function listCases(
  tx: Tx,
  filter: CaseFilter,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ items: CaseItem[]; next: string | null }> {
  const { params, conditions, add } = conditionsOf(filter);
  add((place) => `c.id < ${place}::uuid`, readCursor(page.after, 1)?.[0]);
  params.push(page.limit + 1);
  const { rows } = await tx.query<Row>(
    `SELECT c.*, o.name AS unit_name, d.next_due, d.next_due_at, d.overdue, ${OFFICER_COLUMNS}
     FROM (SELECT c.id, c.domain, c.facts ->> 'title' AS title, c.kind, c.state, c.grade, c.term_from, c.term_to, c.person, c.unit, c.version, c.juvenile
           FROM guitu.case_now c WHERE ${conditions.join(' AND ')} ORDER BY c.id DESC LIMIT $${params.length}) c
     JOIN guitu.organisation o ON o.id = c.unit
     LEFT JOIN guitu.officer_now f ON f.case_id = c.id
     CROSS JOIN LATERAL (
       SELECT min(n.due) FILTER (WHERE n.status = 'open') AS next_due,
         (array_agg(n.due_at ORDER BY n.due_by) FILTER (WHERE n.status = 'open'))[1] AS next_due_at, count(*) FILTER (WHERE n.status = 'overdue') AS overdue
       FROM guitu.duty_now n WHERE n.case_id = c.id) d
     ORDER BY c.id DESC`,
    params,
  );
  const shown = rows.slice(0, page.limit);
  const names = await namesOf(tx, shown);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => itemOf(row, nameOf(row, names))),
    next: rows.length > page.limit && last ? writeCursor([last.id]) : null,
  };
}

function itemOf(row: Row, name: string): CaseItem {
  return {
    id: row.id,
    case: row.domain,
    kind: row.kind,
    state: row.state,
    grade: row.grade,
    term: termOf(row),
    person: { id: row.person ?? '', name },
    name,
    unit: { id: row.unit, name: row.unit_name },
    officer: officerOf(row),
    version: row.version,
    juvenile: row.juvenile,
    nextDue: row.next_due,
    ...(row.next_due_at === null ? {} : { nextDueAt: instantInShanghai(row.next_due_at) }),
    overdue: row.overdue,
  };
}

export function termOf(row: { term_from: PlainDate | null; term_to: PlainDate | null }): z.infer<typeof Term> {
  return row.term_from === null || row.term_to === null ? null : { from: row.term_from, to: row.term_to };
}
