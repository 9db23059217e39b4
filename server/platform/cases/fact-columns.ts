/** Facts that also stand as columns of the case row, because lists and policies ask for them: they follow the facts as they read, corrections included. */
import { asItReads, type CaseFile } from '../../../law/index.ts';
import { addMonths, findPlainDate, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Refusal, refusal } from '../../../law/kernel/refusal.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import type { CaseRow } from './case-store.ts';
import { instantInShanghai } from './standing.ts';

export interface FactColumns {
  readonly kind: string;
  /** Only posts for juveniles see the case. */
  readonly juvenile: boolean;
}

/** @param opened day on which the case was opened here: a birthday after it clears nothing */
export function factColumns(file: CaseFile, opened: PlainDate, today: PlainDate): FactColumns {
  const { facts } = asItReads(file, today);
  return { kind: String(facts.kind), juvenile: isJuvenile(facts, opened) };
}

/** As {@link factColumns}, of a case that is stored. */
export function storedFactColumns(row: Pick<CaseRow, 'opening'>, file: CaseFile, today: PlainDate): FactColumns {
  const { recorded } = JSON.parse(row.opening) as { recorded: string }; // opening.ts wrote it
  return factColumns(file, findPlainDate(instantInShanghai(new Date(recorded)).slice(0, 10)) ?? today, today);
}

/**
 * Under eighteen at the offence, when the term began or when the case was opened (社区矫正法 52–58): the file is kept apart and stays so after the
 * eighteenth birthday (58). The offence was before either day; an age is full from the day after the birthday (刑法 17 as interpreted).
 */
function isJuvenile(facts: Readonly<Record<string, unknown>>, opened: PlainDate): boolean {
  if (facts.juvenileAtOffence === true) return true;
  const born = findPlainDate(facts.born);
  if (born === undefined) return false;
  const begun = findPlainDate((facts.term as { from?: unknown } | undefined)?.from); // the facts were read: a term has days
  return (begun !== undefined && begun < opened ? begun : opened) <= addMonths(born, 18 * 12);
}

/** Says no to whoever would open a juvenile's case, or turn a case into one, without a post that may see it then. */
export function forJuvenilePosts(remedy: Words): Refusal {
  return refusal(
    'SCOPE-02',
    ['社区矫正法 52、54'],
    words('未成年人的案件由指定的岗位办理。', 'Cases of juveniles are for the posts named for them.'),
    remedy,
  );
}
