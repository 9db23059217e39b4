/** What other settings make of one case: which duties come, move or go, when nothing else changes. */

import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Words } from '../../../law/kernel/words.ts';
import { caseFileOf, type History } from '../cases/case-store.ts';
import { type DutyFacts, dutyKey, type Standing, standingOf, statusOn } from '../cases/standing.ts';
import type { CountySettings } from '../settings/county-settings.ts';

/** A duty that is not as it was. */
export interface DutyEffect {
  readonly rule: string;
  readonly clock: string;
  readonly who: string;
  readonly act: Words;
  /** Its last day before; null where there was none, or none yet. */
  readonly was: PlainDate | null;
  readonly now: PlainDate | null;
  /** Accounts that must not see it, where there are any. */
  readonly hiddenFrom?: readonly string[];
}

export interface CaseEffect {
  readonly added: readonly DutyEffect[];
  readonly moved: readonly DutyEffect[];
  readonly lifted: readonly DutyEffect[];
  /** The state or the grade changed. */
  readonly state?: { readonly was: string; readonly now: string };
  readonly grade?: { readonly was: string | null; readonly now: string | null };
}

/**
 * The case read with `before` and with `after`, compared on `today`. Duties lifted both times are left out, and so is what was done both times:
 * it is no work for anybody. Only where another day makes it late, or no longer late, somebody must know.
 */
export function effectOf(history: History, before: CountySettings, after: CountySettings, today: PlainDate): CaseEffect {
  const standing = (county: CountySettings) => standingOf(caseFileOf({ ...history, county }), today);
  return compare(standing(before), standing(after), today);
}

function compare(before: Standing, after: Standing, today: PlainDate): CaseEffect {
  const owed = (facts: DutyFacts) => !facts.moot && statusOn(facts, today) !== 'lifted';
  const known = new Map(before.duties.map((facts) => [dutyKey(facts), facts]));
  const next = new Map(after.duties.map((facts) => [dutyKey(facts), facts]));
  const added: DutyEffect[] = [];
  const moved: DutyEffect[] = [];
  const lifted: DutyEffect[] = [];
  for (const [key, facts] of next) {
    if (!owed(facts)) continue;
    const found = known.get(key);
    const earlier = found !== undefined && owed(found) ? found : undefined;
    if (doneAlike(earlier, facts)) continue;
    if (earlier === undefined) added.push(say(facts, null, facts.due));
    else if (earlier.due !== facts.due || earlier.dueAt !== facts.dueAt) moved.push(say(facts, earlier.due, facts.due));
  }
  for (const [key, facts] of known) {
    const later = next.get(key);
    if (owed(facts) && facts.doneOn === null && (later === undefined || !owed(later))) lifted.push(say(facts, facts.due, null));
  }
  return {
    added,
    moved,
    lifted,
    ...(before.state === after.state ? {} : { state: { was: before.state, now: after.state } }),
    ...(before.grade === after.grade ? {} : { grade: { was: before.grade, now: after.grade } }),
  };
}

/** Done, and no later for the change. */
function doneAlike(earlier: DutyFacts | undefined, facts: DutyFacts): boolean {
  if (facts.doneOn === null) return false;
  return earlier === undefined ? !facts.late : earlier.doneOn !== null && earlier.late === facts.late;
}

function say(facts: DutyFacts, was: PlainDate | null, now: PlainDate | null): DutyEffect {
  const hidden = facts.hiddenFrom.length === 0 ? {} : { hiddenFrom: facts.hiddenFrom };
  return { rule: facts.rule, clock: facts.clock, who: facts.who, act: facts.reasons.act, was, now, ...hidden };
}
