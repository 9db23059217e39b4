/**
 * Objection and complaint (异议与投诉): 社区矫正法 34; 实施办法 32.
 *
 * 1. ASSESS-03, RIGHT-03: an objection to an assessment, praise or sanction must be answered promptly; the second step is the procuratorate.
 * 2. RIGHT-02: a complaint must be answered; it cannot be closed without a result.
 */
import { law, measures } from '../kernel/citation.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, each, promptly } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { codesOf, STATES } from './vocabulary.ts';

const EVERY_STATE = codesOf(STATES);

/** An answer needs something to answer. */
const answers = (filed: string, answered: string) => (context: CorrectionsContext) =>
  context.history.all(filed).length > context.history.all(answered).length
    ? undefined
    : refusal('ASSESS-03', [measures(32)], words('没有待答复的异议或者投诉', 'nothing is waiting for an answer'));

export const rights = {
  id: 'rights',
  title: words('异议与投诉', 'Objection and complaint'),
  cite: [law(34), measures(32)],
  actions: {
    'file-objection': {
      title: words('提出异议', 'File an objection'),
      event: 'objection-filed',
      from: EVERY_STATE,
      by: STAFF,
      rule: 'ASSESS-03',
      cite: [measures(32)],
    },
    'answer-objection': {
      title: words('答复异议', 'Answer the objection'),
      event: 'objection-answered',
      from: EVERY_STATE,
      by: COUNTY,
      rule: 'ASSESS-03',
      cite: [measures(32)],
      refuse: answers('objection-filed', 'objection-answered'),
    },
    'file-complaint': {
      title: words('提出投诉', 'File a complaint'),
      event: 'complaint-filed',
      from: EVERY_STATE,
      by: STAFF,
      rule: 'RIGHT-02',
      cite: [law(34)],
    },
    'answer-complaint': {
      title: words('答复投诉', 'Answer the complaint'),
      event: 'complaint-answered',
      from: EVERY_STATE,
      by: COUNTY,
      rule: 'RIGHT-02',
      cite: [law(34)],
      refuse: answers('complaint-filed', 'complaint-answered'),
    },
  },
  duties: [
    {
      rule: 'ASSESS-03',
      who: 'county-agency',
      act: words('答复异议', 'Answer the objection'),
      cite: [measures(32)],
      starts: each('objection-filed'),
      due: promptly('ASSESS-03'),
      met: ['objection-answered'],
      missed: words('本人可向检察机关提出', 'the person may go to the procuratorate'),
      doneBy: 'answer-objection',
    },
    {
      rule: 'RIGHT-02',
      who: 'county-agency',
      act: words('答复投诉', 'Answer the complaint'),
      cite: [law(34)],
      starts: each('complaint-filed'),
      due: promptly('RIGHT-02'),
      met: ['complaint-answered'],
      doneBy: 'answer-complaint',
    },
  ],
  findings: [],
} as const satisfies CorrectionsProcedure;
