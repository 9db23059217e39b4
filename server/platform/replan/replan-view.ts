/** What a change of settings does, counted and listed from its rows: as carried out where it was, as previewed before. */
import { z } from 'zod';
import { namesOf } from '../cases/duty-list.ts';
import type { Tx } from '../postgres/database.ts';
import type { CaseEffect } from './effect.ts';
import type { Replan } from './replan-store.ts';
import { shownSql, touchedSql } from './touched.ts';

const BothWords = z.object({ zh: z.string(), en: z.string() });
const Effect = z.object({
  rule: z.string(),
  clock: z.string(),
  who: z.string(),
  act: BothWords,
  was: z.string().nullable(),
  now: z.string().nullable(),
});

export const RuleEffect = z.object({
  rule: z.string(),
  act: BothWords,
  added: z.int(),
  moved: z.int(),
  lifted: z.int(),
  people: z.int(),
});

export const TouchedCase = z.object({
  caseId: z.string(),
  name: z.string(),
  unit: z.string(),
  added: z.array(Effect),
  moved: z.array(Effect),
  lifted: z.array(Effect),
  state: z.object({ was: z.string(), now: z.string() }).nullable(),
  grade: z.object({ was: z.string().nullable(), now: z.string().nullable() }).nullable(),
});

export interface EffectCounts {
  readonly previewed: number;
  readonly applied: number;
  readonly total: number;
  readonly touchedPreviewed: number;
  readonly touchedApplied: number;
  readonly since: number;
  readonly failed: number;
}

export async function effectCounts(tx: Tx, replan: Replan): Promise<EffectCounts> {
  const { rows } = await tx.query<EffectCounts>(
    `SELECT count(r.changes) AS previewed, count(r.applied_at) AS applied,
       (SELECT count(*) FROM guitu."case" c WHERE NOT c.closed AND starts_with(c.region, $2)) AS total,
       count(*) FILTER (WHERE ${touchedSql('changes')}) AS "touchedPreviewed",
       count(*) FILTER (WHERE ${touchedSql('applied')}) AS "touchedApplied",
       count(*) FILTER (WHERE r.applied_at IS NOT NULL AND r.failure IS NULL AND r.changes IS DISTINCT FROM r.applied) AS since,
       count(r.failure) AS failed
     FROM guitu.replan_case r WHERE r.replan = $1`,
    [replan.id, replan.county],
  );
  const [counts] = rows;
  if (counts === undefined) throw new Error('a count has a row');
  return counts;
}

/** Which column tells: what was carried out, once something was. */
const tells = (replan: Replan): 'applied' | 'changes' => (replan.state === 'applied' ? 'applied' : 'changes');

export async function effectByRule(tx: Tx, replan: Replan): Promise<z.infer<typeof RuleEffect>[]> {
  const column = tells(replan);
  const { rows } = await tx.query<z.infer<typeof RuleEffect>>(
    `SELECT e.duty ->> 'rule' AS rule, (array_agg(e.duty -> 'act'))[1] AS act,
       count(*) FILTER (WHERE e.kind = 'added') AS added, count(*) FILTER (WHERE e.kind = 'moved') AS moved,
       count(*) FILTER (WHERE e.kind = 'lifted') AS lifted, count(DISTINCT r.case_id) AS people
     FROM guitu.replan_case r
     CROSS JOIN LATERAL (
       SELECT k AS kind, jsonb_array_elements(r.${column} -> k) AS duty FROM unnest(ARRAY['added', 'moved', 'lifted']) AS k
     ) e
     WHERE r.replan = $1 AND r.${column} IS NOT NULL AND ${shownSql('e.duty')} GROUP BY 1 ORDER BY count(*) DESC, 1`,
    [replan.id],
  );
  return rows;
}

export async function readTouched(
  tx: Tx,
  { account }: { readonly account: string },
  replan: Replan,
  after: string | undefined,
  limit: number,
): Promise<z.infer<typeof TouchedCase>[]> {
  const column = tells(replan);
  const { rows } = await tx.query<{ caseId: string; person: string | null; unit: string; effect: CaseEffect }>(
    `SELECT r.case_id AS "caseId", c.person, o.name AS unit, r.${column} AS effect
     FROM guitu.replan_case r JOIN guitu."case" c ON c.id = r.case_id JOIN guitu.organisation o ON o.id = c.unit
     WHERE r.replan = $1 AND ${touchedSql(column)} AND ($2::uuid IS NULL OR r.case_id > $2) ORDER BY r.case_id LIMIT $3`,
    [replan.id, after ?? null, limit],
  );
  const names = await namesOf(tx, rows);
  const told = (effects: CaseEffect['added']) =>
    effects.flatMap(({ hiddenFrom = [], ...effect }) => (hiddenFrom.includes(account) ? [] : [effect]));
  return rows.map(({ caseId, person, unit, effect }) => ({
    caseId,
    name: names.get(person ?? '') ?? '',
    unit,
    added: told(effect.added),
    moved: told(effect.moved),
    lifted: told(effect.lifted),
    state: effect.state ?? null,
    grade: effect.grade ?? null,
  }));
}
