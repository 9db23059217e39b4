/** Handing over a caseload: who goes where, worked out the same way for the preview and for the act. */
import { z } from 'zod';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { namesOf } from '../cases/duty-list.ts';
import type { Tx } from '../postgres/database.ts';
import { findHoldingPost, type HoldingPost } from './officers.ts';

/** One part of a hand-over: these persons, or these grades, go to this post. Parts are tried in order; single persons go before grades. */
const Part = z.object({
  to: z.uuid(),
  cases: z.array(z.uuid()).max(2_000).optional(),
  /** Grades; `none`: not graded yet. Left out together with `cases`: everybody who is left. */
  grades: z.array(z.string().max(40)).max(20).optional(),
});

export const Plan = z.object({
  unit: z.uuid(),
  /** Post that hands over; left out: what nobody holds. */
  from: z.uuid().optional(),
  parts: z.array(Part).min(1).max(20),
});
export type Plan = z.infer<typeof Plan>;

export interface Going {
  readonly caseId: string;
  readonly person: string | null;
  readonly name: string;
  readonly grade: string | null;
  /** Duties of the officer's work that are owed. */
  readonly duties: number;
  readonly overdue: number;
}

export interface Planned {
  readonly goes: readonly { readonly to: HoldingPost; readonly cases: readonly Going[] }[];
  readonly stays: readonly Going[];
}

interface Row {
  id: string;
  person: string | null;
  grade: string | null;
  duties: number;
  overdue: number;
}

/** Works out a plan on `starts`. Cases the caller does not see are not part of it: a juvenile's goes by a hand of the county. */
export async function workOut(tx: Tx, plan: Plan, starts: PlainDate): Promise<Planned | { readonly unfit: string }> {
  const targets = new Map<string, HoldingPost>();
  for (const { to } of plan.parts) {
    const post = await findHoldingPost(tx, to, starts);
    if (post === undefined || post.unit !== plan.unit || to === plan.from) return { unfit: to };
    targets.set(to, post);
  }
  const held = await listHeldBy(tx, plan);
  const parts = [
    ...plan.parts.filter((part) => part.cases !== undefined),
    ...plan.parts.filter((part) => part.cases === undefined),
  ];
  const targetOf = (one: Going): string | undefined =>
    parts.find(({ cases, grades }) => {
      if (cases !== undefined) return cases.includes(one.caseId);
      return grades === undefined || grades.includes(one.grade ?? 'none');
    })?.to;
  const by = Map.groupBy(held, targetOf);
  return {
    goes: [...targets.values()].map((to) => ({ to, cases: by.get(to.id) ?? [] })).filter(({ cases }) => cases.length > 0),
    stays: by.get(undefined) ?? [],
  };
}

/** Open cases of the unit that the post holds today, or that nobody holds, in the order they came. */
export async function listHeldBy(tx: Tx, { unit, from }: Pick<Plan, 'unit' | 'from'>): Promise<Going[]> {
  const { rows } = await tx.query<Row>(
    `SELECT c.id, c.person, c.grade, d.duties, d.overdue FROM guitu."case" c
     LEFT JOIN guitu.officer_now f ON f.case_id = c.id
     CROSS JOIN LATERAL (SELECT count(*) AS duties, count(*) FILTER (WHERE n.status = 'overdue') AS overdue FROM guitu.duty_now n
       WHERE n.case_id = c.id AND n.opens <= guitu.scope_today() AND n.status IN ('open', 'overdue', 'paused') AND n.who IN ('judicial-office', 'group', 'person')) d
     WHERE c.unit = $1 AND NOT c.closed AND c.domain = 'corrections' AND f.post IS NOT DISTINCT FROM $2::uuid ORDER BY c.id`,
    [unit, from ?? null],
  );
  const names = await namesOf(tx, rows);
  return rows.map(({ id, person, grade, duties, overdue }) => ({
    caseId: id,
    person,
    name: names.get(person ?? '') ?? '',
    grade,
    duties,
    overdue,
  }));
}
