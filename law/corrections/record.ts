/**
 * The record itself (档案与更正): 实施办法 18.
 *
 * 1. REG-02: what happened is appended. A mistake is corrected or withdrawn by an event that says what was wrong, what is right and why.
 * 2. A history that began elsewhere is taken over on a day, in the state it was in.
 */
import { measures } from '../kernel/citation.ts';
import { danglingFindings, mendingActions } from '../kernel/mending.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import type { CorrectionsProcedure } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { codesOf, LIVE_STATES, STATES, type State } from './vocabulary.ts';

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
    ...mendingActions<CorrectionsContext, State>(EVERY_STATE, STAFF, COUNTY),
  },
  duties: [],
  findings: [({ dangling }) => danglingFindings(dangling)],
} as const satisfies CorrectionsProcedure;
