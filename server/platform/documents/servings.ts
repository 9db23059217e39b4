/** Which paper of a case is served on whom for which record (rulebook §5.2), and which act of the case that is. */

import type { Serving } from '../../../law/corrections/servings.ts';
import type { CaseFile } from '../../../law/index.ts';
import { servings } from '../../../law/index.ts';
import type { Cases } from '../cases/pipeline.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { findPaperKind, type Recipient } from './catalogue.ts';
import type { Paper } from './paper-store.ts';

/** The case as `actor` may know it; undefined where he may not know of it. */
export function fileFor(cases: Cases, tx: Tx, actor: Actor, caseId: string): Promise<CaseFile | undefined> {
  return cases.file(tx, actor, caseId);
}

export const servingsIn = (file: CaseFile, actor: Actor): readonly Serving[] => servings(file, actor.today);

/** Whether a paper may be served for a row: made for its record, or by hand, for no record in particular. */
function fits(paper: Pick<Paper, 'kind' | 'event' | 'state'>, serving: Serving): boolean {
  return (
    paper.state !== 'void' &&
    serving.papers.includes(paper.kind) &&
    (serving.anyOfCase || paper.event === null || paper.event === serving.of?.id)
  );
}

/** The paper that stands ready for a row: its own before one made by hand, the furthest along before a draft. */
export function paperFor(serving: Serving, papers: readonly Paper[]): Paper | undefined {
  const rank = (paper: Paper) =>
    (paper.event !== null && paper.event === serving.of?.id ? 4 : 0) + (paper.state === 'draft' ? 0 : 1);
  return papers.filter((paper) => fits(paper, serving)).sort((a, b) => rank(b) - rank(a))[0];
}

/** The row that serving a paper on somebody does: the earliest that is still open. */
export function servingOf(paper: Paper, recipient: Recipient, rows: readonly Serving[]): Serving | undefined {
  return rows.find((row) => row.done === undefined && row.to === recipient && fits(paper, row));
}

/** The kind of paper to make for a row that has none yet. */
export function kindFor(serving: Serving): string | undefined {
  return serving.papers.find((kind) => findPaperKind(kind)?.to.some((to) => to === serving.to));
}
