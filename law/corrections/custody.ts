/**
 * Custody (强制措施与羁押): 社区矫正法 32; 实施办法 41.
 *
 * 1. CHECK-04: the organ that detains, orders compulsory drug rehabilitation or takes a coercive measure tells the agency within 3 days.
 * 2. What the person owes waits from the first day of custody and cannot fall overdue; afterwards its day moves by the days in custody (contract §3.6).
 */
import { law, measures } from '../kernel/citation.ts';
import { daysBetween, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import type { CorrectionsProcedure } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { STAFF } from './posts.ts';
import { LIVE_STATES } from './vocabulary.ts';

export const custody = {
  id: 'custody',
  title: words('强制措施与羁押', 'Custody'),
  cite: [law(32), measures(41)],
  actions: {
    'record-custody': {
      title: words('登记强制措施', 'Record custody'),
      event: 'custody-notified',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'CHECK-04',
      cite: [law(32)],
    },
    'record-custody-end': {
      title: words('登记强制措施结束', 'Record the end of custody'),
      event: 'custody-ended',
      from: LIVE_STATES,
      by: STAFF,
      rule: 'CHECK-04',
      cite: [law(32)],
      refuse: (context) =>
        context.inCustody
          ? undefined
          : refusal('CHECK-04', [law(32)], words('没有正在执行的强制措施', 'no custody is on record')),
    },
  },
  duties: [],
  findings: [noticesThatCameLate],
} as const satisfies CorrectionsProcedure;

/** CHECK-04: told later than the days the Measures give; a matter between organs, not the person's. */
function noticesThatCameLate(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('custody-notified').flatMap((event) => {
    const decided = event.data.decidedOn as PlainDate | undefined;
    if (decided === undefined) return [];
    const allowed = context.parameters.get('custody.noticeDays', decided).value;
    const taken = daysBetween(decided, event.on);
    return taken > allowed
      ? [
          {
            rule: 'CHECK-04',
            severity: 'notice',
            words: words(
              `${decided}采取的措施，${taken}日后才通知本机构，超过${allowed}日`,
              `Decided on ${decided}, told ${taken} days later; ${allowed} are allowed`,
            ),
            cite: [law(32), measures(41)],
            since: event.on,
          },
        ]
      : [];
  });
}
