/**
 * Changes to be reported at once (重大变化报告): 实施办法 24.
 *
 * 1. REP-02: a change of home or work, a major family event, or contact with somebody who may harm the correction is reported promptly; how many days
 *    that is, is local. Custody does not stop a report that can be written, but its clock rests.
 * 2. What the agency learns before it is reported opens the same duty; what it means is for a human to say.
 */
import { measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { earlier } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, promptly } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { STAFF } from './posts.ts';
import { CHANGES, SUPERVISED_STATES } from './vocabulary.ts';

const CITE = [measures(24)];

type Change = keyof typeof CHANGES;
const dayOf = (event: PastEvent): PlainDate => earlier((event.data.happenedOn as PlainDate | undefined) ?? event.on, event.on);

/** Each change once: as the agency found it, with the report that follows; or as the person reported it. */
function changesOf(context: CorrectionsContext): readonly Start[] {
  const used = new Set<PastEvent>();
  const reports = context.history.all('change-reported');
  const starts = context.history.all('change-noticed', 'change-reported').flatMap((event): readonly Start[] => {
    const told = [...used].some((report) => report.data.change === event.data.change && dayOf(report) === dayOf(event));
    if (used.has(event) || (event.type === 'change-noticed' && told)) return [];
    const report =
      event.type === 'change-reported'
        ? event
        : reports.find((made) => !used.has(made) && made.data.change === event.data.change && made.on >= dayOf(event));
    if (report) used.add(report);
    const change = event.data.change as Change | undefined;
    const named = change ? CHANGES[change] : words('重大变化', 'a change');
    return [
      {
        opens: dayOf(event),
        said: words(named.zh, named.en.charAt(0).toLowerCase() + named.en.slice(1)),
        run: report ? [report] : [],
      },
    ];
  });
  return [...starts].sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0));
}

export const change = {
  id: 'change',
  title: words('重大变化报告', 'Changes to be reported'),
  cite: CITE,
  actions: {
    'record-change': {
      title: words('记录本人报告的变化', 'Record a change the person reports'),
      event: 'change-reported',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-02',
      cite: CITE,
    },
    'note-change': {
      title: words('登记机构发现的变化', 'Record a change the agency found'),
      event: 'change-noticed',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-02',
      cite: CITE,
    },
  },
  duties: [
    {
      rule: 'REP-02',
      who: 'person',
      act: words('报告重大变化', 'Report the change'),
      cite: CITE,
      starts: changesOf,
      due: promptly('REP-02'),
      met: ['change-reported'],
      missed: words('可训诫或者警告。由人决定', 'an admonition or a warning may follow. A human decides'),
      doneBy: 'record-change',
    },
  ],
  findings: [notReported],
} as const satisfies CorrectionsProcedure;

/** REP-02: what the agency found and the person has not reported. */
function notReported(context: CorrectionsContext): readonly FindingMade[] {
  if (context.ended) return [];
  return changesOf(context)
    .filter(({ run }) => run?.length === 0)
    .map((start) => ({
      rule: 'REP-02',
      severity: 'warning',
      words: words(
        `机构发现${start.said.zh}（${start.opens}），本人未报告；有无正当理由由人判断`,
        `The agency found ${start.said.en} (${start.opens}) that the person has not reported; whether there is a proper reason is for a human to say`,
      ),
      cite: CITE,
      since: start.opens,
    }));
}
