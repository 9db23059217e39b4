/**
 * The record itself (档案与更正): 实施办法 18.
 *
 * 1. REG-02: what happened is appended. A mistake is corrected or withdrawn by an event that says what was wrong, what is right and why.
 * 2. A history that began elsewhere is taken over on a day, in the state it was in.
 */
import { measures } from '../kernel/citation.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import type { CorrectionsProcedure } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { codesOf, LIVE_STATES, STATES } from './vocabulary.ts';

const EVERY_STATE = codesOf(STATES);

export const record = {
  id: 'record',
  title: words('档案与更正', 'The record'),
  cite: [measures(18)],
  actions: {
    'take-over': {
      title: words('接续此前记录', 'Take over an earlier record'),
      event: 'taken-over',
      from: LIVE_STATES,
      by: COUNTY,
      rule: 'REG-02',
      cite: [measures(18)],
      refuse: (context) =>
        context.recordBegan === undefined
          ? undefined
          : refusal('REG-02', [measures(18)], words('本案已登记接续，不能重复', 'this case has been taken over already')),
    },
    'correct-event': {
      title: words('更正记录', 'Correct a record'),
      event: 'event-corrected',
      from: EVERY_STATE,
      by: STAFF,
      rule: 'REG-02',
      cite: [measures(18)],
      refuse: (_context, input) => (input && !input.reason ? noReason() : undefined),
    },
    'withdraw-event': {
      title: words('撤回记录', 'Withdraw a record'),
      event: 'event-withdrawn',
      from: EVERY_STATE,
      by: COUNTY,
      rule: 'REG-02',
      cite: [measures(18)],
      refuse: (_context, input) => (input && !input.reason ? noReason() : undefined),
    },
    'correct-facts': {
      title: words('更正案件事实', 'Correct the facts'),
      event: 'facts-corrected',
      from: EVERY_STATE,
      by: COUNTY,
      rule: 'REG-02',
      cite: [measures(18)],
      refuse: (_context, input) => (input && !input.document && !input.reason ? noReason() : undefined),
    },
  },
  duties: [],
  findings: [danglingCorrections],
} as const satisfies CorrectionsProcedure;

function noReason() {
  return refusal(
    'REG-02',
    [measures(18)],
    words('更正必须写明原因或者依据的文书', 'a correction must say why, or name the paper it rests on'),
  );
}

function danglingCorrections(context: CorrectionsContext): readonly FindingMade[] {
  return context.dangling.map(({ correction, index }) => ({
    rule: 'REG-02',
    severity: 'warning',
    words: words(
      `第${index + 1}条更正所指的记录“${String(correction.event)}”不存在，未作更正`,
      `Record ${index + 1} corrects “${String(correction.event)}”, which is not in this record: nothing was corrected`,
    ),
    cite: [measures(18)],
    since: correction.on,
  }));
}
