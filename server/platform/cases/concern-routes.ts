/** GET /api/concerns: what concerns the organ one works for, what of it waits for an answer first. */
import { z } from 'zod';
import { MATTERS } from '../../../law/corrections/concerns.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Tx } from '../postgres/database.ts';
import { Named, nameOf, namesOf } from './duty-list.ts';
import { instantInShanghai } from './standing.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

const ConcernItem = z.object({
  caseId: z.string(),
  kind: z.string(),
  state: z.string(),
  person: Named,
  /** Agency or office that has the case. */
  unit: Named,
  /** The organ whose matter it is. */
  organ: Named,
  matter: z.string(),
  title: Words,
  since: z.string(),
  /** Last day it can be read; null: no end yet. */
  until: z.string().nullable(),
  /** Whether something is owed in it that has not been done. */
  waits: z.boolean(),
  due: z.string().nullable(),
  dueAt: z.string().optional(),
  overdue: z.boolean(),
});
type ConcernItem = z.infer<typeof ConcernItem>;

const ConcernQuery = z.object({
  show: z.enum(['waiting', 'all']).default('waiting'),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerConcernRoutes(app: App, { database }: Pick<ServerDeps, 'database'>): void {
  app.get(
    '/api/concerns',
    {
      config: { organs: true },
      schema: {
        tags: ['cases'],
        summary: 'For a court, the police or a prison: the matters that concern it, those that wait for its answer first',
        querystring: ConcernQuery,
        response: { 200: z.object({ items: z.array(ConcernItem), total: z.int(), waiting: z.int() }) },
      },
    },
    (request) => {
      const actor = app.actorOf(request);
      return database.inScope(actor, (tx) => listConcerns(tx, actor.organs ?? [], request.query));
    },
  );
}

interface Row {
  case_id: string;
  kind: string;
  state: string;
  person: string | null;
  title: string | null;
  unit: string;
  unit_name: string;
  organ: string;
  organ_name: string;
  matter: string;
  since: PlainDate;
  until: PlainDate | null;
  waits: boolean;
  due: PlainDate | null;
  due_at: Date | null;
  overdue: boolean;
}

/** One row a case, organ and matter: asked twice to search for one person, one looks for him once. */
const CONCERNS = `
  SELECT k.case_id, k.organ, k.matter, min(k.since) AS since, CASE WHEN bool_or(k.until IS NULL) THEN NULL ELSE max(k.until) - 1 END AS until,
    COALESCE(d.waits, false) AS waits, d.due, d.due_at, d.due_by, COALESCE(d.overdue, false) AS overdue
  FROM guitu.concern k
  LEFT JOIN LATERAL (
    SELECT true AS waits, min(n.due) AS due, min(n.due_at) AS due_at, min(n.due_by) AS due_by, bool_or(n.status = 'overdue') AS overdue
    FROM guitu.duty_now n
    WHERE n.case_id = k.case_id AND n.rule = ANY (k.rules) AND n.who = ANY (k.holders) AND n.status IN ('open', 'overdue')
      AND n.opens <= guitu.scope_today()
    HAVING count(*) > 0) d ON true
  WHERE k.organ = ANY ($1::uuid[]) AND k.since <= guitu.scope_today() AND (k.until IS NULL OR k.until > guitu.scope_today())
  GROUP BY k.case_id, k.organ, k.matter, d.waits, d.due, d.due_at, d.due_by, d.overdue`;

async function listConcerns(tx: Tx, organs: readonly string[], { show, offset, limit }: z.infer<typeof ConcernQuery>) {
  const { rows: counts } = await tx.query<{ total: number; waiting: number }>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE waits) AS waiting FROM (${CONCERNS}) c`,
    [organs],
  );
  const { total, waiting } = counts[0] ?? { total: 0, waiting: 0 };
  const { rows } = await tx.query<Row>(
    `SELECT c.*, n.kind, n.state, n.person, n.facts ->> 'title' AS title, n.unit, u.name AS unit_name, o.name AS organ_name
     FROM (${CONCERNS}) c JOIN guitu.case_now n ON n.id = c.case_id
     JOIN guitu.organisation u ON u.id = n.unit JOIN guitu.organisation o ON o.id = c.organ
     ${show === 'waiting' ? 'WHERE c.waits' : ''}
     ORDER BY c.waits DESC, c.due_by NULLS LAST, c.since DESC, c.case_id, c.matter LIMIT $2 OFFSET $3`,
    [organs, limit, offset],
  );
  const names = await namesOf(tx, rows);
  return { items: rows.map((row) => itemOf(row, names)), total: show === 'waiting' ? waiting : total, waiting };
}

function itemOf(row: Row, names: ReadonlyMap<string, string>): ConcernItem {
  return {
    caseId: row.case_id,
    kind: row.kind,
    state: row.state,
    person: { id: row.person ?? '', name: nameOf(row, names) },
    unit: { id: row.unit, name: row.unit_name },
    organ: { id: row.organ, name: row.organ_name },
    matter: row.matter,
    title: titleOf(row.matter),
    since: row.since,
    until: row.until,
    waits: row.waits,
    due: row.due,
    ...(row.due_at === null ? {} : { dueAt: instantInShanghai(row.due_at) }),
    overdue: row.overdue,
  };
}

/** A matter of an earlier release that the law knows no more is called by its code. */
function titleOf(matter: string): z.infer<typeof Words> {
  const title = Object.entries(MATTERS).find(([name]) => name === matter)?.[1].title;
  return { zh: title?.zh ?? matter, en: title?.en ?? matter };
}
