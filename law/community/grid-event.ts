/**
 * Grid event (网格事件): the seven links of city management — collect, open file, dispatch, handle, feed back, check and close, evaluate.
 *
 * 1. GRID-01: a reported event is accepted, or refused with a reason and the right channel named, within office hours.
 * 2. GRID-02, 03: accepted, it is dispatched to its owner, who signs for it; a unit may ask once to have it taken back, with a legal reason.
 * 3. GRID-04: the owner disposes of it within the limit of its category; one extension, asked before the day. While it is suspended the clock rests.
 * 4. GRID-05: somebody else than the handler checks it; what fails is done again.
 * 5. GRID-06: closed, the reporter is called back, and the file is archived with an evaluation.
 *
 * Limits are local tables, kept as parameters with their source. An emergency goes to 110, 119 or 120 first and does not wait here.
 */
import { z } from 'zod';
import type { Domain } from '../kernel/domain.ts';
import { officeLimit } from '../kernel/due.ts';
import { type EventType, eventType } from '../kernel/event.ts';
import { type DanglingCorrection, type History, historyOf, type PastEvent } from '../kernel/history.ts';
import { danglingFindings, MENDING_EVENTS, mendingActions } from '../kernel/mending.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { CaseContext, DutyRule, FindingMade, Procedure, Rest, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import type { Limit } from '../parameters/definitions.ts';
import type { Parameters } from '../parameters/profiles.ts';

export const GRID_CATEGORIES = {
  '01': words('市容环卫', 'City look and sanitation'),
  '02': words('公共设施', 'Public facilities'),
  '03': words('违法建设', 'Illegal building'),
  '04': words('安全隐患', 'Safety hazard'),
  '05': words('矛盾纠纷', 'Dispute'),
  '06': words('社会治安', 'Public order'),
  '07': words('民生服务', "People's livelihood"),
  '08': words('食品市场', 'Food and market'),
  '09': words('环境保护', 'Environment'),
  '10': words('公卫应急', 'Public health and emergency'),
  '11': words('政策咨询', 'Policy and enquiry'),
} as const satisfies Record<string, Words>;
const CATEGORIES = Object.keys(GRID_CATEGORIES) as [keyof typeof GRID_CATEGORIES, ...(keyof typeof GRID_CATEGORIES)[]];
/** Categories in which the police or an emergency service is called before anything is written. */
const EMERGENCIES: readonly string[] = ['06', '10'];

const STATES = {
  draft: words('草稿', 'Draft'),
  reported: words('已上报', 'Reported'),
  'self-resolved': words('当场办结', 'Resolved on the spot'),
  accepted: words('已受理', 'Accepted'),
  'not-accepted': words('不予受理', 'Not accepted'),
  dispatched: words('已派遣', 'Dispatched'),
  signed: words('已签收', 'Signed for'),
  'return-requested': words('申请退回', 'Return requested'),
  'in-progress': words('处置中', 'In progress'),
  'extension-requested': words('申请延期', 'Extension requested'),
  suspended: words('挂起', 'Suspended'),
  disposed: words('已处置', 'Disposed'),
  verifying: words('核查中', 'Verifying'),
  rework: words('返工', 'Rework'),
  closed: words('已结案', 'Closed'),
  archived: words('已归档', 'Archived'),
} as const satisfies Record<string, Words>;
type State = keyof typeof STATES;
const EVERY_STATE = Object.keys(STATES) as State[];

const text = z.string();
const evidence = z.array(z.object({ file: text, sha256: text.optional() })).optional();
const NO_FIELDS = {};
const EVENTS = {
  reported: eventType(
    '上报',
    'Reported',
    {
      category: z.enum(CATEGORIES),
      level: z.enum(['general', 'urgent']).optional(),
      place: z
        .string()
        .regex(/^\d{12,15}$/, { error: 'must be a grid code of 12 to 15 digits' })
        .optional(),
      source: z.enum(['patrol', 'resident', 'hotline', 'patrol-team', 'inspection', 'sensor']).optional(),
      text: text.optional(),
      reporter: text.optional(),
      evidence,
    },
    ['text', 'reporter'],
  ),
  'resolved-on-spot': eventType('当场办结', 'Resolved on the spot', { result: text, evidence }, ['result']),
  accepted: eventType('受理', 'Accepted', NO_FIELDS),
  'not-accepted': eventType('不予受理', 'Not accepted', { ground: text, channel: text }, []),
  dispatched: eventType('派遣', 'Dispatched', { unit: text }),
  signed: eventType('签收', 'Signed for', NO_FIELDS),
  'return-requested': eventType('申请退回', 'Return requested', { ground: text }),
  'return-rejected': eventType('不同意退回', 'Return rejected', { ground: text.optional() }),
  started: eventType('开始处置', 'Started', NO_FIELDS),
  'extension-requested': eventType('申请延期', 'Extension requested', { ground: text, days: z.int().min(1) }),
  'extension-granted': eventType('同意延期', 'Extension granted', { days: z.int().min(1) }),
  'extension-denied': eventType('不同意延期', 'Extension denied', { ground: text.optional() }),
  suspended: eventType('挂起', 'Suspended', { ground: text, reviewOn: z.string().optional() }),
  resumed: eventType('恢复处置', 'Resumed', NO_FIELDS),
  disposed: eventType('处置完毕', 'Disposed', { result: text, evidence }, ['result']),
  'check-assigned': eventType('安排核查', 'Check assigned', { checker: text.optional() }),
  'check-passed': eventType('核查通过', 'Check passed', NO_FIELDS),
  'check-failed': eventType('核查不通过', 'Check failed', { defect: text }),
  'rework-started': eventType('返工', 'Rework started', NO_FIELDS),
  archived: eventType('回访归档', 'Archived', {
    reached: z.boolean().optional(),
    satisfaction: z.enum(['satisfied', 'fair', 'dissatisfied']).optional(),
  }),
  ...MENDING_EVENTS,
} as const satisfies Record<string, EventType>;
type EventName = keyof typeof EVENTS;

/** The state each event leads to; what a decision goes back to is in the table too. */
const LEADS_TO: Partial<Record<EventName, State>> = {
  reported: 'reported',
  'resolved-on-spot': 'self-resolved',
  accepted: 'accepted',
  'not-accepted': 'not-accepted',
  dispatched: 'dispatched',
  signed: 'signed',
  'return-requested': 'return-requested',
  'return-rejected': 'dispatched',
  started: 'in-progress',
  'extension-requested': 'extension-requested',
  'extension-granted': 'in-progress',
  'extension-denied': 'in-progress',
  suspended: 'suspended',
  resumed: 'in-progress',
  disposed: 'disposed',
  'check-assigned': 'verifying',
  'check-passed': 'closed',
  'check-failed': 'rework',
  'rework-started': 'in-progress',
  archived: 'archived',
};
const FINAL: readonly State[] = ['archived', 'not-accepted'];

interface GridContext extends CaseContext {
  readonly dangling: readonly DanglingCorrection[];
  readonly parameters: Parameters;
  readonly state: State;
  readonly suspensions: readonly Rest[];
}

type GridDuty = DutyRule<GridContext>;

const startOf = (event: PastEvent): Start => {
  const type = EVENTS[event.type as EventName];
  return { opens: event.on, event, said: words(type.zh, type.en.toLowerCase()) };
};
const each =
  (...types: readonly EventName[]) =>
  ({ history }: GridContext): readonly Start[] =>
    history.all(...types).map(startOf);

type LimitKey = 'grid.acceptLimit' | 'grid.dispatchLimit' | 'grid.signLimit' | 'grid.verifyLimit' | 'grid.callbackLimit';
const within = (key: LimitKey): GridDuty['due'] =>
  officeLimit((start, { parameters }) => ({
    limit: parameters.get(key, start.opens).value,
    office: parameters.get('office.hours', start.opens).value,
  }));

/** Category and urgency as last reported or corrected. */
function kindOf(history: History): { category: string; level: 'general' | 'urgent' } {
  const reported = history.last('reported');
  return { category: String(reported?.data.category ?? '11'), level: reported?.data.level === 'urgent' ? 'urgent' : 'general' };
}

/** The limit of the category, with the days an extension granted. */
function disposalLimit(start: Start, { parameters, history }: GridContext): Limit | undefined {
  const { category, level } = kindOf(history);
  const row = parameters.get('grid.disposalLimits', start.opens).value[category];
  return level === 'urgent' ? (row?.urgent ?? row?.general) : row?.general;
}

const granted = ({ history }: GridContext, since: PlainDate) =>
  history.all('extension-granted').reduce((sum, event) => (event.on >= since ? sum + Number(event.data.days) : sum), 0);

const disposal: GridDuty = {
  rule: 'GRID-04',
  who: 'handling-unit',
  act: words('处置并反馈', 'Dispose of it and report'),
  cite: ['本地事项清单'],
  starts: each('signed', 'check-failed'),
  due: officeLimit((start, context) => ({
    limit: disposalLimit(start, context),
    office: context.parameters.get('office.hours', start.opens).value,
    extraDays: granted(context, start.opens),
  })),
  met: ['disposed'],
  rests: (context) => context.suspensions,
  missed: words('逾期督办', 'urged by the supervisor'),
  doneBy: 'report-disposal',
};

const none = (rule: string, zh: string, en: string): Refusal => refusal(rule, ['本地事项清单'], words(zh, en));

const lifecycle = {
  id: 'grid-event',
  title: words('网格事件', 'Grid event'),
  cite: ['城市管理业务规程'],
  actions: {
    'report-event': {
      title: words('上报', 'Report'),
      event: 'reported',
      from: ['draft'],
      by: ['grid-manager', 'grid-centre'],
      rule: 'GRID-01',
      cite: ['本地事项清单'],
    },
    'resolve-on-spot': {
      title: words('当场办结', 'Resolve on the spot'),
      event: 'resolved-on-spot',
      from: ['reported'],
      by: ['grid-manager'],
      rule: 'GRID-01',
      cite: ['本地事项清单'],
      refuse: ({ history, parameters, on }) =>
        parameters.get('grid.selfResolvable', on).value.includes(kindOf(history).category)
          ? undefined
          : none('GRID-01', '事项清单未列为可当场办结', 'the matter list does not let this category be resolved on the spot'),
    },
    'accept-event': {
      title: words('受理', 'Accept'),
      event: 'accepted',
      from: ['reported'],
      by: ['grid-centre'],
      rule: 'GRID-01',
      cite: ['本地事项清单'],
    },
    'refuse-event': {
      title: words('不予受理', 'Refuse'),
      event: 'not-accepted',
      from: ['reported'],
      by: ['grid-centre'],
      rule: 'GRID-01',
      cite: ['本地事项清单'],
    },
    'dispatch-event': {
      title: words('派遣', 'Dispatch'),
      event: 'dispatched',
      from: ['accepted', 'return-requested'],
      by: ['grid-centre'],
      rule: 'GRID-02',
      cite: ['本地事项清单'],
    },
    'sign-for-event': {
      title: words('签收', 'Sign for it'),
      event: 'signed',
      from: ['dispatched'],
      by: ['handling-unit'],
      rule: 'GRID-03',
      cite: ['本地事项清单'],
    },
    'request-return': {
      title: words('申请退回', 'Ask to return it'),
      event: 'return-requested',
      from: ['dispatched'],
      by: ['handling-unit'],
      rule: 'GRID-03',
      cite: ['本地事项清单'],
      refuse({ history }) {
        const unit = history.last('dispatched')?.data.unit;
        const units = history.all('return-requested').map((event) => unitAt(history, event));
        return units.includes(unit)
          ? none('GRID-03', '同一单位只能申请退回一次', 'a unit may ask once to have it taken back')
          : undefined;
      },
    },
    'reject-return': {
      title: words('不同意退回', 'Reject the return'),
      event: 'return-rejected',
      from: ['return-requested'],
      by: ['grid-centre'],
      rule: 'GRID-03',
      cite: ['本地事项清单'],
    },
    'start-disposal': {
      title: words('开始处置', 'Start'),
      event: 'started',
      from: ['signed'],
      by: ['handling-unit'],
      rule: 'GRID-04',
      cite: ['本地事项清单'],
    },
    'request-extension': {
      title: words('申请延期', 'Ask for an extension'),
      event: 'extension-requested',
      from: ['in-progress'],
      by: ['handling-unit'],
      rule: 'GRID-04',
      cite: ['本地事项清单'],
      refuse: ({ history, parameters, on }) =>
        history.all('extension-granted').length >= parameters.get('grid.extensionsMost', on).value
          ? none('GRID-04', '延期次数已用完', 'no further extension is possible')
          : undefined,
    },
    'grant-extension': {
      title: words('同意延期', 'Grant the extension'),
      event: 'extension-granted',
      from: ['extension-requested'],
      by: ['grid-centre'],
      rule: 'GRID-04',
      cite: ['本地事项清单'],
      decides: ['extension-requested'],
    },
    'deny-extension': {
      title: words('不同意延期', 'Deny the extension'),
      event: 'extension-denied',
      from: ['extension-requested'],
      by: ['grid-centre'],
      rule: 'GRID-04',
      cite: ['本地事项清单'],
      decides: ['extension-requested'],
    },
    'suspend-event': {
      title: words('挂起', 'Suspend'),
      event: 'suspended',
      from: ['in-progress'],
      by: ['grid-centre'],
      rule: 'GRID-04',
      cite: ['本地事项清单'],
    },
    'resume-event': {
      title: words('恢复处置', 'Resume'),
      event: 'resumed',
      from: ['suspended'],
      by: ['grid-centre'],
      rule: 'GRID-04',
      cite: ['本地事项清单'],
    },
    'report-disposal': {
      title: words('处置完毕', 'Report it done'),
      event: 'disposed',
      from: ['in-progress'],
      by: ['handling-unit'],
      rule: 'GRID-04',
      cite: ['本地事项清单'],
    },
    'assign-check': {
      title: words('安排核查', 'Assign the check'),
      event: 'check-assigned',
      from: ['disposed'],
      by: ['grid-centre'],
      rule: 'GRID-05',
      cite: ['本地事项清单'],
    },
    'pass-check': {
      title: words('核查通过', 'Pass the check'),
      event: 'check-passed',
      from: ['verifying'],
      by: ['grid-manager', 'grid-checker'],
      rule: 'GRID-05',
      cite: ['本地事项清单'],
      decides: ['disposed'],
    },
    'fail-check': {
      title: words('核查不通过', 'Fail the check'),
      event: 'check-failed',
      from: ['verifying'],
      by: ['grid-manager', 'grid-checker'],
      rule: 'GRID-05',
      cite: ['本地事项清单'],
      decides: ['disposed'],
    },
    'start-rework': {
      title: words('返工', 'Start the rework'),
      event: 'rework-started',
      from: ['rework'],
      by: ['handling-unit'],
      rule: 'GRID-05',
      cite: ['本地事项清单'],
    },
    'archive-event': {
      title: words('回访归档', 'Call back and archive'),
      event: 'archived',
      from: ['closed', 'self-resolved'],
      by: ['grid-centre'],
      rule: 'GRID-06',
      cite: ['本地事项清单'],
    },
    ...mendingActions<GridContext, State>(
      EVERY_STATE,
      ['grid-manager', 'grid-centre', 'handling-unit', 'grid-checker'],
      ['grid-centre'],
    ),
  },
  duties: [
    {
      rule: 'GRID-01',
      who: 'grid-centre',
      act: words('受理或者不予受理', 'Accept or refuse'),
      cite: ['本地事项清单'],
      starts: each('reported'),
      due: within('grid.acceptLimit'),
      met: ['accepted', 'not-accepted', 'resolved-on-spot'],
      doneBy: 'accept-event',
    },
    {
      rule: 'GRID-02',
      who: 'grid-centre',
      act: words('派遣', 'Dispatch'),
      cite: ['本地事项清单'],
      starts: each('accepted', 'return-requested'),
      due: within('grid.dispatchLimit'),
      met: ['dispatched', 'return-rejected'],
      doneBy: 'dispatch-event',
    },
    {
      rule: 'GRID-03',
      who: 'handling-unit',
      act: words('签收或者申请退回', 'Sign for it or ask to return it'),
      cite: ['本地事项清单'],
      starts: each('dispatched'),
      due: within('grid.signLimit'),
      met: ['signed', 'return-requested'],
      doneBy: 'sign-for-event',
    },
    disposal,
    {
      rule: 'GRID-05',
      who: 'grid-checker',
      act: words('核查', 'Check'),
      cite: ['本地事项清单'],
      starts: each('disposed'),
      due: within('grid.verifyLimit'),
      met: ['check-passed', 'check-failed'],
      doneBy: 'pass-check',
    },
    {
      rule: 'GRID-06',
      who: 'grid-centre',
      act: words('回访、评价并归档', 'Call back, evaluate and archive'),
      cite: ['本地事项清单'],
      starts: each('check-passed', 'resolved-on-spot'),
      due: within('grid.callbackLimit'),
      met: ['archived'],
      doneBy: 'archive-event',
    },
  ],
  findings: [emergency, extensionsBeyondTheMost, ({ dangling }) => danglingFindings(dangling)],
} as const satisfies Procedure<GridContext, State>;

/** The unit a return request came from: the one it was last dispatched to. */
function unitAt(history: History, event: PastEvent): unknown {
  return history.all('dispatched').findLast((dispatch) => dispatch.on <= event.on && dispatch.index < event.index)?.data.unit;
}

/** Danger to people bypasses the queue: the call comes first, the record after. */
function emergency({ history }: GridContext): readonly FindingMade[] {
  const { category, level } = kindOf(history);
  const reported = history.last('reported');
  return reported && level === 'urgent' && EMERGENCIES.includes(category) && !history.has('accepted', 'not-accepted')
    ? [
        {
          rule: 'GRID-01',
          severity: 'warning',
          words: words('紧急事项：先拨打110、119、120，再走流程', 'An emergency: call 110, 119 or 120 first, then record'),
          cite: ['突发事件应对法'],
          since: reported.on,
        },
      ]
    : [];
}

function extensionsBeyondTheMost({ history, parameters, on }: GridContext): readonly FindingMade[] {
  const extensions = history.all('extension-granted');
  const most = parameters.get('grid.extensionsMost', on).value;
  const last = extensions.at(-1);
  return last && extensions.length > most
    ? [
        {
          rule: 'GRID-04',
          severity: 'warning',
          words: words(`已延期${extensions.length}次，超过${most}次`, `Extended ${extensions.length} times; ${most} allowed`),
          cite: ['本地事项清单'],
          since: last.on,
        },
      ]
    : [];
}

/** Suspension, from the day it began to the day work went on. */
function suspensionsOf(history: History): readonly Rest[] {
  return history.all('suspended').map((event) => ({
    from: event.on,
    to: history.all('resumed').find((resumed) => resumed.on >= event.on && resumed.index > event.index)?.on,
    why: words('挂起', 'suspension'),
  }));
}

const FactsSchema = z.looseObject({
  kind: z.enum(CATEGORIES).optional(),
  county: z
    .string()
    .regex(/^\d{6}$/, { error: 'must be a six-digit division code' })
    .optional(),
});

export const gridEvent: Domain<GridContext, State, z.infer<typeof FactsSchema>, Parameters> = {
  id: 'grid-event',
  title: words('网格事件', 'Grid event'),
  facts: FactsSchema,
  events: EVENTS,
  states: STATES,
  procedures: [lifecycle],
  contextOf({ record, on, calendar, parameters }) {
    let state: State = 'draft';
    let ending: PastEvent | undefined;
    const counted: PastEvent[] = [];
    for (const event of record.events) {
      if (ending) break;
      counted.push(event);
      state = LEADS_TO[event.type as EventName] ?? state;
      if (FINAL.includes(state)) ending = event;
    }
    const history = historyOf(counted);
    return {
      on,
      history,
      calendar,
      parameters,
      dangling: record.dangling,
      state,
      suspensions: suspensionsOf(history),
      custody: [],
      ended: ending ? { on: ending.on, why: words('事件已办结', 'the event is closed') } : undefined,
      lastDay: undefined,
      recordBegan: undefined,
    };
  },
  stateOn: ({ state }) => state,
  nextStateOf: () => null,
};
