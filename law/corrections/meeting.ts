/**
 * Meetings and visitors (会客与会见): 社区矫正法 23; 实施办法 25; 刑法 39, 75, 84.
 *
 * 1. REP-10: without approval the person may not meet the victim, an accuser or informant, a co-offender, or whoever may draw into crime; visitors of a
 *    kind that the court or the agency has named are asked for too. The county agency decides, promptly.
 */
import { criminalLaw, law, measures } from '../kernel/citation.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, each, promptly } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { COUNTY, STAFF } from './posts.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

const ANSWERS = ['meeting-approved', 'meeting-refused'] as const;

const nothingAsked = ({ history }: CorrectionsContext) =>
  history.all('meeting-requested').length > history.all(...ANSWERS).length
    ? undefined
    : refusal('REP-10', [measures(25)], words('没有待审批的会客、会见申请', 'no request to meet anybody is waiting'));

export const meeting = {
  id: 'meeting',
  title: words('会客与会见', 'Meetings and visitors'),
  cite: [law(23), measures(25), criminalLaw(39, 75, 84)],
  actions: {
    'request-meeting': {
      title: words('申请会客、会见', 'Request a meeting'),
      event: 'meeting-requested',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'REP-10',
      cite: [measures(25)],
    },
    'approve-meeting': {
      title: words('批准会客、会见', 'Approve the meeting'),
      event: 'meeting-approved',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-10',
      cite: [measures(25)],
      decides: ['meeting-requested'],
      refuse: nothingAsked,
    },
    'refuse-meeting': {
      title: words('不批准会客、会见', 'Refuse the meeting'),
      event: 'meeting-refused',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'REP-10',
      cite: [measures(25)],
      decides: ['meeting-requested'],
      refuse: (context, input) =>
        nothingAsked(context) ??
        (input && (input.ground === undefined || input.ground === '')
          ? refusal('REP-10', [measures(25)], words('不批准须写明理由', 'a refusal states its ground'))
          : undefined),
    },
  },
  duties: [
    {
      rule: 'REP-10',
      who: 'county-agency',
      act: words('审批会客、会见申请', 'Decide on the request to meet'),
      cite: [measures(25)],
      starts: each('meeting-requested'),
      due: promptly('REP-10'),
      met: ANSWERS,
      doneBy: 'approve-meeting',
    },
  ],
  findings: [],
} as const satisfies CorrectionsProcedure;
