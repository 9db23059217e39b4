/** What the routes of papers share: who may change a paper, and how a «no» is answered. */
import { words } from '../../../law/kernel/words.ts';
import { conflict, forbidden, notFound, Problem } from '../http/problems.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import type { Paper, PaperStore } from './paper-store.ts';
import type { PaperNo } from './papers.ts';

/** The paper, locked when it is to change; 404 where the caller may not see its case, 403 where he may only read it. */
export async function paperFor(store: PaperStore, tx: Tx, actor: Actor, id: string, change: boolean): Promise<Paper> {
  const paper = await store.find(tx, id, change);
  if (!paper) throw notFound(words('文书', 'paper'));
  if (change) await requireWrite(tx, actor, paper.caseId);
  return paper;
}

export async function requireWrite(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  const { rows } = await tx.query<{ unit: string }>('SELECT unit FROM guitu."case" WHERE id = $1', [caseId]);
  if (!rows[0]) throw notFound(words('案件', 'case'));
  if (!actor.writeUnits.includes(rows[0].unit)) throw forbidden();
}

export function done<T extends { ok: true }>(result: T | PaperNo): T {
  if (result.ok) return result;
  if (result.kind === 'state') throw conflict('paper-state', result.why);
  throw new Problem({ status: 422, kind: 'refused', title: words('不予办理', 'Refused'), detail: result.why });
}
