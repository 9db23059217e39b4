/**
 * Regular travel across the county line (经常性跨市县活动): 社区矫正法 27; 实施办法 29.
 *
 * 1. LEAVE-11: whom normal work or life takes across the line again and again asks once; one permit holds for six months and names places, times and
 *    frequency. Whoever needs it longer asks again before it ends.
 * 2. Each trip is reported by phone or message; it needs no approval of its own. A trip outside the permit is leave without approval.
 * 3. Trips count towards the thirty days within two months only where the county says so.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, addMonths, daysBetween, earlier, later, type PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { isLeaving } from './boundary.ts';
import { type CorrectionsProcedure, each, onDay, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { askedBy } from './leave.ts';
import { isHighEnough } from './leave-days.ts';
import { COUNTY, PERSON, STAFF } from './posts.ts';
import { refusalWithoutCode, tellRefusal } from './refusals.ts';
import { APPROVERS, type Approver, SUPERVISED_STATES } from './vocabulary.ts';

export interface Permit {
  readonly event: PastEvent;
  readonly from: PlainDate;
  /** Last day, included. */
  readonly to: PlainDate;
  readonly destination: string | undefined;
}

/** The last day a permit that begins on `from` can have: six months end the day before the same date (contract §3.8). */
const longest = (context: CorrectionsContext, from: PlainDate): PlainDate =>
  addDays(addMonths(from, context.parameters.get('crossCity.validMonths', from).value), -1);

/** Every permit with the days it holds: those it names, at most six months; and not beyond the day it was ended. */
export function permitsOf(context: CorrectionsContext): readonly Permit[] {
  return context.history.all('travel-permit-granted').map((event): Permit => {
    const from = (event.data.from as PlainDate | undefined) ?? event.on;
    const named = earlier((event.data.to as PlainDate | undefined) ?? longest(context, from), longest(context, from));
    const ended = context.history.all('travel-permit-ended').find((end) => end.on >= event.on);
    return {
      event,
      from,
      to: ended ? earlier(named, addDays(ended.on, -1)) : named,
      destination: event.data.destination as string | undefined,
    };
  });
}

/** The permit that holds on a day, for going to `destination` where both name one. */
export function permitOn(context: CorrectionsContext, day: PlainDate, destination?: unknown): Permit | undefined {
  return permitsOf(context).findLast(
    (permit) =>
      permit.from <= day &&
      day <= permit.to &&
      (permit.destination === undefined || typeof destination !== 'string' || !isLeaving(permit.destination, destination)),
  );
}

const ANSWERS = ['travel-permit-granted', 'travel-refused'] as const;
const isWaiting = ({ history }: CorrectionsContext) => history.last('travel-requested', ...ANSWERS)?.type === 'travel-requested';

/** What a permit says: as it was granted, and for the rest as it was asked for. */
function asGranted({ history }: CorrectionsContext, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const asked = history.last('travel-requested')?.data ?? {};
  const fields = ['from', 'to', 'reason', 'destination', 'frequency'].map(
    (field) => [field, input[field] ?? asked[field]] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

const ASK_FIRST = words('需要经常往来的，先登记申请', 'if it is needed, record the request first');
const nothingAsked = (): Refusal =>
  refusal(
    'LEAVE-11',
    [measures(29)],
    words('没有待审批的经常性跨市县活动申请', 'no request for regular travel is waiting'),
    words('先登记申请', 'record the request first'),
  );

function tooLong(context: CorrectionsContext, from: PlainDate, to: PlainDate): Refusal | undefined {
  const last = longest(context, from);
  return to > last
    ? refusal(
        'LEAVE-11',
        [measures(29)],
        words(
          `批准一次的有效期为六个月，自${from}起最长至${last}，不能到${to}`,
          `one permit holds for six months: from ${from} until ${last} at the latest, not ${to}`,
        ),
        words('期满前重新申请', 'ask again before it ends'),
      )
    : undefined;
}

export const travel = {
  id: 'travel',
  title: words('经常性跨市县活动', 'Regular travel'),
  cite: [law(27), measures(29)],
  actions: {
    'request-travel-permit': {
      title: words('申请经常性跨市县活动', 'Ask for a travel permit'),
      event: 'travel-requested',
      from: SUPERVISED_STATES,
      by: [...STAFF, ...PERSON],
      rule: 'LEAVE-11',
      cite: [measures(29)],
      fills: askedBy,
    },
    'grant-travel-permit': {
      title: words('批准经常性跨市县活动', 'Permit regular travel'),
      event: 'travel-permit-granted',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'LEAVE-11',
      cite: [law(27), measures(29)],
      decides: ['travel-requested'],
      fills: (context, input) => ({ ...asGranted(context, input), approvedBy: 'county' }),
      settles: ['approvedBy'],
      refuse(context, input) {
        if (!isWaiting(context)) return nothingAsked();
        if (!input) return undefined;
        const permit = asGranted(context, input);
        if (!permit.destination || !permit.frequency) {
          return refusal(
            'LEAVE-11',
            [measures(29)],
            words('许可须写明去往的市、县，时间段和频次', 'a permit names the city or county, and when and how often'),
            words('按申请填写；申请没有写明的，请本人补充', 'as it was asked for; what the request leaves open the person adds'),
          );
        }
        const from = (permit.from ?? input.on) as PlainDate;
        const to = (permit.to as PlainDate | undefined) ?? longest(context, from);
        return to < from
          ? refusal(
              'LEAVE-11',
              [measures(29)],
              words('止日早于起日', 'the last day lies before the first'),
              words('核对起止日', 'check the days'),
            )
          : tooLong(context, from, to);
      },
    },
    'refuse-travel-permit': {
      title: words('不批准经常性跨市县活动', 'Refuse the travel permit'),
      event: 'travel-refused',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'LEAVE-11',
      cite: [law(27), measures(29)],
      decides: ['travel-requested'],
      refuse: (context, input) => (isWaiting(context) ? refusalWithoutCode('LEAVE-11', [law(27)], input) : nothingAsked()),
    },
    'end-travel-permit': {
      title: words('终止经常性跨市县活动许可', 'End the travel permit'),
      event: 'travel-permit-ended',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'LEAVE-11',
      cite: [measures(29)],
      refuse: (context, input) =>
        permitOn(context, context.on)
          ? input && (input.ground === undefined || input.ground === '')
            ? refusal(
                'LEAVE-11',
                [measures(29)],
                words('终止许可须写明理由', 'to end a permit, say why'),
                words('填写理由', 'state the ground'),
              )
            : undefined
          : refusal('LEAVE-11', [measures(29)], words('没有有效的许可', 'no permit is in force'), ASK_FIRST),
    },
    'remind-of-permit': {
      title: words('提醒许可将满', 'Remind that the permit ends'),
      event: 'travel-reminded',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'LEAVE-11',
      cite: [measures(29)],
      refuse: (context) =>
        permitOn(context, context.on)
          ? undefined
          : refusal('LEAVE-11', [measures(29)], words('没有有效的许可', 'no permit is in force'), ASK_FIRST),
    },
    'report-trip': {
      title: words('报告跨市县出行', 'Report a trip'),
      event: 'travel-reported',
      from: SUPERVISED_STATES,
      by: [...STAFF, ...PERSON],
      rule: 'LEAVE-11',
      cite: [measures(29)],
      fills: askedBy,
      refuse: (context) =>
        permitsOf(context).length > 0
          ? undefined
          : refusal(
              'LEAVE-11',
              [measures(29)],
              words('没有经常性跨市县活动的许可', 'there is no permit for regular travel'),
              words('办理“申请外出”，或者申请经常性跨市县活动', 'ask for leave, or for a permit'),
            ),
    },
  },
  duties: [
    {
      rule: 'LEAVE-11',
      clock: 'decide',
      who: 'county-agency',
      act: words('审批经常性跨市县活动申请', 'Decide on the request for regular travel'),
      cite: [law(27), measures(29)],
      starts: each('travel-requested'),
      due: promptly('LEAVE-11'),
      met: ANSWERS,
      missed: words('可向检察机关申诉', 'the person may complain to the procuratorate'),
      doneBy: 'grant-travel-permit',
    },
    {
      rule: 'LEAVE-11',
      clock: 'renew',
      who: 'judicial-office',
      act: words(
        '提醒本人许可将满，需要的重新申请',
        'Remind the person that the permit ends: whoever needs it longer asks again',
      ),
      cite: [measures(29)],
      starts: endingPermits,
      due: onDay((start, context) => permitsOf(context).find(({ event }) => event === start.event)?.to),
      met: ['travel-reminded', 'travel-requested', 'travel-permit-granted', 'travel-permit-ended'],
      endsWithCase: true,
      doneBy: 'remind-of-permit',
    },
    tellRefusal({
      rule: 'LEAVE-11',
      refused: 'travel',
      who: 'county-agency',
      event: 'travel-refused',
      cite: [law(27), measures(29)],
    }),
  ],
  findings: [grantedTooLong, grantedTooLow, tripsOutsidePermit, askedLate],
} as const satisfies CorrectionsProcedure;

/** Some days before a permit's last one; a permit that was renewed or ended before then asks for nothing. */
function endingPermits(context: CorrectionsContext): readonly Start[] {
  return permitsOf(context).flatMap(({ event, from, to }) => {
    const before = context.parameters.find('crossCity.remindDaysBefore', from)?.value;
    if (!before || context.history.all('travel-permit-ended').some((end) => end.on <= to && end.on >= event.on)) return [];
    const opens = later(addDays(to, -before), event.on);
    const run = context.history.events.filter((later) => later.index > event.index && later.on <= to);
    return [{ ...startOf(event, words('起许可临近期满', 'the last days of the permit begin')), opens, run }];
  });
}

function grantedTooLong(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('travel-permit-granted').flatMap((event) => {
    const from = (event.data.from as PlainDate | undefined) ?? event.on;
    const to = event.data.to as PlainDate | undefined;
    const wrong = to && tooLong(context, from, to);
    return wrong
      ? [{ rule: wrong.rule, severity: 'breach', words: words(wrong.zh, wrong.en), cite: wrong.cite, since: event.on }]
      : [];
  });
}

/** A permit is the county agency's to give, and no office's by delegation (rulebook §5.1). One that does not say by whom is left alone. */
function grantedTooLow(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('travel-permit-granted').flatMap(({ on, data }) => {
    const given = data.approvedBy as Approver | undefined;
    if (given === undefined || isHighEnough(given, 'county')) return [];
    return [
      {
        rule: 'LEAVE-11',
        severity: 'breach' as const,
        words: words(
          `经常性跨市县活动应由县级社区矫正机构批准，不能由${APPROVERS[given].zh}批准`,
          `Regular travel is for the county agency to permit, not the ${APPROVERS[given].en.toLowerCase()}`,
        ),
        cite: [law(27), measures(29)],
        since: on,
      },
    ];
  });
}

/** A trip on a day or to a place no permit covers is leave without approval. */
function tripsOutsidePermit(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('travel-reported').flatMap((trip) => {
    const from = (trip.data.from as PlainDate | undefined) ?? trip.on;
    const to = (trip.data.to as PlainDate | undefined) ?? from;
    const covered = permitOn(context, from, trip.data.destination);
    if (covered && to <= covered.to) return [];
    return [
      {
        rule: 'LEAVE-11',
        severity: 'breach',
        words: words(
          `${from}的出行不在许可的期限或者地点之内，属于未经批准外出`,
          `The trip of ${from} lies outside the permit, in days or in place: leave without approval`,
        ),
        cite: [law(27), measures(29)],
        since: from,
      },
    ];
  });
}

/** Some counties ask for the request so many days ahead: a word, never a reason to refuse. */
function askedLate(context: CorrectionsContext): readonly FindingMade[] {
  const asked = context.history.last('travel-requested', ...ANSWERS);
  const from = asked?.data.from as PlainDate | undefined;
  if (asked?.type !== 'travel-requested' || from === undefined) return [];
  const ahead = context.parameters.find('crossCity.advanceDays', asked.on)?.value;
  return ahead && daysBetween(asked.on, from) < ahead
    ? [
        {
          rule: 'LEAVE-11',
          severity: 'notice',
          words: words(
            `本地一般应提前${ahead}日申请；不足的仍可受理`,
            `Here normally asked ${ahead} days ahead; less is accepted`,
          ),
          cite: [measures(29)],
          since: asked.on,
        },
      ]
    : [];
}
