/**
 * Mending a record: in every kind of case what happened is appended, and a mistake is corrected or withdrawn by an event that says what was wrong,
 * what is right and why (REG-02; 实施办法 18).
 */
import { z } from 'zod';
import { measures } from './citation.ts';
import { eventType } from './event.ts';
import type { DanglingCorrection } from './history.ts';
import type { ActionRule, CaseContext, FindingMade, Role } from './procedure.ts';
import { type Refusal, refusal } from './refusal.ts';
import { words } from './words.ts';

const text = z.string();
const CITE = [measures(18)];

/** The three events, for a domain's catalogue. */
export const MENDING_EVENTS = {
  'event-corrected': eventType(
    '更正记录',
    'Record corrected',
    { event: text, fields: z.record(text, z.unknown()), reason: text.optional() },
    ['reason'],
  ),
  'event-withdrawn': eventType('撤回记录', 'Record withdrawn', { event: text, reason: text.optional() }, ['reason']),
  'facts-corrected': eventType(
    '更正案件事实',
    'Facts corrected',
    { path: text, was: z.unknown().optional(), now: z.unknown(), document: text.optional(), reason: text.optional() },
    ['reason'],
  ),
} as const;

/**
 * The three actions, open in every state of the domain.
 *
 * @param by who may correct a record; `deciding` may also withdraw one and correct the facts
 */
export function mendingActions<C extends CaseContext, S extends string>(
  states: readonly S[],
  by: readonly Role[],
  deciding: readonly Role[],
): Readonly<Record<'correct-event' | 'withdraw-event' | 'correct-facts', ActionRule<C, S>>> {
  const common = { from: states, rule: 'REG-02', cite: CITE };
  const why = (said: (input: Readonly<Record<string, unknown>>) => unknown): NonNullable<ActionRule<C, S>['refuse']> => {
    return (_context, input) => (input && !said(input) ? noReason() : undefined);
  };
  return {
    'correct-event': {
      ...common,
      title: words('更正记录', 'Correct a record'),
      event: 'event-corrected',
      by,
      refuse: why((input) => input.reason),
    },
    'withdraw-event': {
      ...common,
      title: words('撤回记录', 'Withdraw a record'),
      event: 'event-withdrawn',
      by: deciding,
      refuse: why((input) => input.reason),
    },
    'correct-facts': {
      ...common,
      title: words('更正案件事实', 'Correct the facts'),
      event: 'facts-corrected',
      by: deciding,
      refuse: why((input) => input.document || input.reason),
    },
  };
}

function noReason(): Refusal {
  return refusal(
    'REG-02',
    CITE,
    words('更正必须写明原因或者依据的文书', 'a correction must say why, or name the paper it rests on'),
  );
}

/** A correction that names a record the case does not have changes nothing, and is shown. */
export function danglingFindings(dangling: readonly DanglingCorrection[]): readonly FindingMade[] {
  return dangling.map(({ correction, index }) => ({
    rule: 'REG-02',
    severity: 'warning',
    words: words(
      `第${index + 1}条更正所指的记录“${String(correction.event)}”不存在，未作更正`,
      `Record ${index + 1} corrects “${String(correction.event)}”, which is not in this record: nothing was corrected`,
    ),
    cite: CITE,
    since: correction.on,
  }));
}
