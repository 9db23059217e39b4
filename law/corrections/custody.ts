/**
 * Custody (强制措施与羁押): 社区矫正法 32; 实施办法 41; 刑事诉讼法 71, 77.
 *
 * 1. CHECK-04: the organ that detains, orders compulsory drug rehabilitation or takes a coercive measure tells the agency within 3 days: by its own post,
 *    or on paper, which the agency records with its number and date.
 * 2. What the person owes waits from the first day of custody and cannot fall overdue; afterwards its day moves by the days in custody (contract §3.6).
 *    On bail the person is free to report, and nothing waits.
 * 3. The term runs on. When it ends while a measure lasts, a human decides (REL-06).
 * 4. A measure whose own last day has passed has ended, or was changed: the agency asks, and records which.
 */
import { law, measures, procedureLaw } from '../kernel/citation.ts';
import { countDays } from '../kernel/counting.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, daysBetween, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COURT, POLICE, STAFF } from './posts.ts';
import { LIVE_STATES } from './vocabulary.ts';

const noMeasure = (context: CorrectionsContext): Refusal | undefined =>
  context.measurePending
    ? undefined
    : refusal(
        'CHECK-04',
        [law(32)],
        words('没有正在执行的强制措施', 'no custody is on record'),
        words('先登记强制措施', 'record the measure first'),
      );

/** A measure cannot have been decided after its notice, nor end before it was decided. */
function daysWrong(_context: CorrectionsContext, input: Readonly<Record<string, unknown>> | undefined): Refusal | undefined {
  if (!input) return undefined;
  const [on, decided, until] = [input.on, input.decidedOn, input.until] as (PlainDate | undefined)[];
  const told = on !== undefined && decided !== undefined && decided > on;
  const ends = until !== undefined && until < (decided ?? on ?? until);
  return told || ends
    ? refusal(
        'CHECK-04',
        [law(32), measures(41)],
        told
          ? words('决定日期晚于通知日期', 'it was decided after the day it was told')
          : words('期限届满日早于决定日期', 'it ends before it was decided'),
        words('核对通知书上的日期', 'check the days on the notice'),
      )
    : undefined;
}

const notice = {
  event: 'custody-notified',
  from: LIVE_STATES,
  rule: 'CHECK-04',
  cite: [law(32), measures(41)],
  refuse: daysWrong,
} as const;
const end = { event: 'custody-ended', from: LIVE_STATES, rule: 'CHECK-04', cite: [law(32)], refuse: noMeasure } as const;

export const custody = {
  id: 'custody',
  title: words('强制措施与羁押', 'Custody'),
  cite: [law(32), measures(41), procedureLaw(71, 77)],
  actions: {
    'notify-custody': {
      title: words('通知采取强制措施', 'Notify of custody'),
      by: [...POLICE, ...COURT],
      ...notice,
    },
    'record-custody': {
      title: words('登记强制措施', 'Record custody'),
      by: STAFF,
      ...notice,
    },
    'notify-custody-end': {
      title: words('通知强制措施结束', 'Notify of the end of custody'),
      by: [...POLICE, ...COURT],
      ...end,
    },
    'record-custody-end': {
      title: words('登记强制措施结束', 'Record the end of custody'),
      by: STAFF,
      ...end,
    },
  },
  duties: [
    {
      rule: 'CHECK-04',
      clock: 'ask',
      who: 'county-agency',
      act: words('强制措施期限已满，核实本人去向', 'The measure should have ended: find out where the person is'),
      cite: [law(32)],
      starts: endsThatPassed,
      due: promptly('CHECK-04'),
      met: ['custody-ended', 'custody-notified'],
      endsWithCase: true,
      doneBy: 'record-custody-end',
    },
  ],
  findings: [noticesThatCameLate],
} as const satisfies CorrectionsProcedure;

/** A measure that named its last day: from the day after, if nothing has been told since. */
function endsThatPassed(context: CorrectionsContext): readonly Start[] {
  return context.history.all('custody-notified').flatMap((event) => {
    const until = event.data.until as PlainDate | undefined;
    if (until === undefined) return [];
    const run = context.history.all('custody-ended', 'custody-notified').filter((later) => follows(later, event));
    if (run.some((later) => later.on <= until)) return [];
    return [
      { ...startOf(event, words('强制措施期限已满', 'the last day of the measure has passed')), opens: addDays(until, 1), run },
    ];
  });
}

/** Another record about the same measure: a later one, and of the same key where both have one. */
const follows = (later: PastEvent, event: PastEvent) =>
  later.index !== event.index &&
  later.on >= event.on &&
  (later.proceeding === undefined || event.proceeding === undefined || later.proceeding === event.proceeding);

/** CHECK-04: told later than the days the Measures give; a matter between organs, not the person's. */
function noticesThatCameLate(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('custody-notified').flatMap((event) => {
    const decided = event.data.decidedOn as PlainDate | undefined;
    if (decided === undefined) return [];
    const allowed = context.parameters.get('custody.noticeDays', decided).value;
    const taken = daysBetween(decided, event.on);
    // Three days whose last is a day off end on the next working day, as any term of days does.
    return event.on > countDays(decided, allowed, context.calendar).due
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
