/**
 * Meetings and visitors (会客与会见): 社区矫正法 23; 实施办法 25; 刑法 39, 75, 84.
 *
 * 1. REP-10: without approval the person may not meet the victim, an accuser or informant, a co-offender, or whoever may draw into crime; visitors of a
 *    kind that the court or the agency has named are asked for too. The county agency decides, promptly, and tells a refusal in writing.
 * 2. Those not to be met stand on a list of the case, with the day until which. A permit names days; what lies outside it is no permit.
 * 3. A meeting learned of without a permit, and somebody on the list who turns up in a request or among those who travel along, is a finding.
 */
import { criminalLaw, law, measures } from '../kernel/citation.ts';
import { type PastEvent, type Proceeding, proceedingsOf } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, promptly, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { askedAnew } from './leave.ts';
import { leavesOf } from './leave-days.ts';
import { COUNTY, PERSON, STAFF } from './posts.ts';
import { refusalWithoutGround, tellRefusal } from './refusals.ts';
import { MEETINGS, SUPERVISED_STATES } from './vocabulary.ts';

const ANSWERS = ['meeting-approved', 'meeting-refused'] as const;
const isAnswered = (run: readonly PastEvent[]) => run.some(({ type }) => (ANSWERS as readonly string[]).includes(type));

/** Every request with its answer. An answer without a key is to the latest that waits. */
const requestsOf = ({ history }: CorrectionsContext): readonly Proceeding[] =>
  proceedingsOf(history, 'meeting', ['meeting-requested', ...ANSWERS], {
    opening: ['meeting-requested'],
    fits: (run) => run.some(({ type }) => type === 'meeting-requested') && !isAnswered(run),
  });

const nothingAsked = (context: CorrectionsContext) =>
  requestsOf(context).some((run) => run.first('meeting-requested') && !isAnswered(run.events))
    ? undefined
    : refusal(
        'REP-10',
        [measures(25)],
        words('没有待审批的会客、会见申请', 'no request to meet anybody is waiting'),
        words('先登记申请', 'record the request first'),
      );

export const meeting = {
  id: 'meeting',
  title: words('会客与会见', 'Meetings and visitors'),
  cite: [law(23), measures(25), criminalLaw(39, 75, 84)],
  actions: {
    'bar-contact': {
      title: words('列入禁止接触名单', 'Put on the list of those not to be met'),
      event: 'contact-barred',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-10',
      cite: [measures(25)],
      refuse: (_context, input) =>
        input && (!input.name || !input.whom || input.whom === 'visitor')
          ? refusal(
              'REP-10',
              [measures(25)],
              words('须写明何人，属于哪一类不得接触的人', 'say who it is, and of which kind that may not be met'),
              words('填写姓名和类别', 'fill in the name and the kind'),
            )
          : undefined,
    },
    'clear-contact': {
      title: words('移出禁止接触名单', 'Take off the list'),
      event: 'contact-cleared',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-10',
      cite: [measures(25)],
      refuse: (context, input) =>
        barredOn(context, context.on).length === 0 ||
        (input && !barredOn(context, context.on).some(({ data }) => data.name === input.name))
          ? refusal(
              'REP-10',
              [measures(25)],
              words('名单上没有此人', 'nobody of that name is on the list'),
              words('姓名与列入时所写一致', 'the name as it was put on the list'),
            )
          : undefined,
    },
    'request-meeting': {
      title: words('申请会客、会见', 'Request a meeting'),
      event: 'meeting-requested',
      from: SUPERVISED_STATES,
      by: [...STAFF, ...PERSON],
      rule: 'REP-10',
      cite: [measures(25)],
      fills: askedAnew('meeting'),
    },
    'approve-meeting': {
      title: words('批准会客、会见', 'Approve the meeting'),
      event: 'meeting-approved',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-10',
      cite: [measures(25)],
      decides: ['meeting-requested'],
      refuse: (context, input) =>
        nothingAsked(context) ??
        (input && typeof input.from === 'string' && typeof input.to === 'string' && input.to < input.from
          ? refusal(
              'REP-10',
              [measures(25)],
              words('止日早于起日', 'the last day lies before the first'),
              words('核对起止日', 'check the days'),
            )
          : undefined),
    },
    'refuse-meeting': {
      title: words('不批准会客、会见', 'Refuse the meeting'),
      event: 'meeting-refused',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-10',
      cite: [measures(25)],
      decides: ['meeting-requested'],
      refuse: (context, input) => nothingAsked(context) ?? refusalWithoutGround('REP-10', [measures(25)], input),
    },
    'record-meeting': {
      title: words('登记会见情况', 'Record a meeting'),
      event: 'meeting-held',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-10',
      cite: [measures(25)],
    },
  },
  duties: [
    {
      rule: 'REP-10',
      who: 'county-agency',
      act: words('审批会客、会见申请', 'Decide on the request to meet'),
      cite: [measures(25)],
      starts: (context) =>
        requestsOf(context).flatMap((run) => {
          const asked = run.first('meeting-requested');
          return asked ? [{ ...startOf(asked), proceeding: run.key, run: run.events }] : [];
        }),
      due: promptly('REP-10'),
      met: ANSWERS,
      missed: words('可向检察机关申诉', 'the person may complain to the procuratorate'),
      doneBy: 'approve-meeting',
    },
    tellRefusal({ rule: 'REP-10', refused: 'meeting', who: 'county-agency', event: 'meeting-refused', cite: [measures(25)] }),
  ],
  findings: [metWithoutPermit, barredInRequest],
} as const satisfies CorrectionsProcedure;

/** Who may not be met on a day: put on the list, not taken off it, and the day it names not passed. */
function barredOn({ history }: CorrectionsContext, day: PlainDate): readonly PastEvent[] {
  return history.all('contact-barred').filter((barred) => {
    const until = barred.data.until as PlainDate | undefined;
    const cleared = history
      .all('contact-cleared')
      .some((event) => event.data.name === barred.data.name && event.on >= barred.on && event.on <= day);
    return barred.on <= day && !cleared && (until === undefined || day <= until);
  });
}

/** Whether a permit covers meeting this person on that day. A permit without days holds for the day it was asked for, or until it is used. */
function isPermitted(context: CorrectionsContext, { on, data }: PastEvent): boolean {
  return requestsOf(context).some((run) => {
    const [asked, approved] = [run.first('meeting-requested'), run.first('meeting-approved')];
    if (!asked || !approved || approved.on > on) return false;
    const sameName = data.name === undefined || asked.data.name === undefined || data.name === asked.data.name;
    const sameKind = data.whom === undefined || data.whom === asked.data.whom;
    const from = (approved.data.from ?? asked.data.from ?? approved.on) as PlainDate;
    const to = (approved.data.to ?? asked.data.to) as PlainDate | undefined;
    return sameName && sameKind && from <= on && (to === undefined || on <= to);
  });
}

function metWithoutPermit(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('meeting-held').flatMap((held) => {
    const barred = barredOn(context, held.on).find(({ data }) => data.name !== undefined && data.name === held.data.name);
    const whom = (held.data.whom ?? barred?.data.whom) as keyof typeof MEETINGS | undefined;
    // A visitor of no named kind may come; only what must be asked for is judged.
    if (whom === undefined || (whom === 'visitor' && !barred) || isPermitted(context, held)) return [];
    return [
      {
        rule: 'REP-10',
        severity: 'breach' as const,
        words: words(
          `${held.on}未经批准接触${MEETINGS[whom].zh}`,
          `Met on ${held.on} without approval: ${MEETINGS[whom].en.toLowerCase()}`,
        ),
        cite: [measures(25)],
        since: held.on,
      },
    ];
  });
}

/** Somebody on the list among those a waiting request names: the one who decides should know. */
function barredInRequest(context: CorrectionsContext): readonly FindingMade[] {
  const meetings = requestsOf(context).flatMap((run) => {
    const asked = run.first('meeting-requested');
    return asked && !isAnswered(run.events) ? [{ asked, names: [asked.data.name] }] : [];
  });
  const leaves = leavesOf(context).flatMap(({ asked, approved, refused, withdrawn }) =>
    asked && !approved && !refused && !withdrawn ? [{ asked, names: (asked.data.companions ?? []) as readonly unknown[] }] : [],
  );
  return [...meetings, ...leaves].flatMap(({ asked, names }) =>
    barredOn(context, context.on)
      .filter(({ data }) => data.name !== undefined && names.includes(data.name))
      .map(({ data }): FindingMade => {
        const kind = MEETINGS[(data.whom ?? 'bad-influence') as keyof typeof MEETINGS];
        return {
          rule: 'REP-10',
          severity: 'warning',
          words: words(
            `申请中有禁止接触名单上的人：${data.name}（${kind.zh}）`,
            `Somebody on the list is named in the request: ${data.name} (${kind.en.toLowerCase()})`,
          ),
          cite: [measures(25)],
          since: asked.on,
        };
      }),
  );
}
