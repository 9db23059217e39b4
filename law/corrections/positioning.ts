/**
 * Electronic positioning (电子定位): 社区矫正法 29; 实施办法 37.
 *
 * 1. EPOS-01: only on one of five grounds, each resting on its evidence, approved by the head of the county justice bureau.
 * 2. EPOS-02: at most three months; each extension at most three months, newly assessed and approved. On its last day it comes off; nothing moves that day.
 * 3. EPOS-06: a phone is not a positioning device.
 */
import { law, measures } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { FindingMade, Start } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { lengthEnd } from '../kernel/term.ts';
import { words } from '../kernel/words.ts';
import { type CorrectionsProcedure, onDay, startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import type { EventName } from './events.ts';
import { groundNumbered, POSITIONING } from './grounds.ts';
import { BUREAU_HEAD, COUNTY } from './posts.ts';
import { SUPERVISED_STATES } from './vocabulary.ts';

/** The records that each of the five grounds of 社区矫正法 29 may rest on, in the order of the article. */
const EVIDENCE: readonly (readonly EventName[])[] = [
  ['breach-found', 'admonished', 'warned', 'punished'],
  ['breach-found', 'admonished', 'warned', 'contact-lost'],
  ['warned'],
  ['punished'],
  ['revocation-proposed', 'recommittal-proposed'],
];

/** What is wrong with an order, or nothing: the ground, its evidence, its length (EPOS-01, EPOS-02). */
function faultOfOrder(
  context: CorrectionsContext,
  data: Readonly<Record<string, unknown>>,
  opens: PlainDate,
  extension: boolean,
): Refusal | undefined {
  const ground = groundNumbered(POSITIONING, data.ground);
  const evidence = (ground && EVIDENCE[POSITIONING.indexOf(ground)]) ?? [];
  if (!extension && !ground) {
    return refusal(
      'EPOS-01',
      [law(29)],
      words('使用电子定位装置须具备五种法定情形之一', 'positioning needs one of the five grounds of the law'),
      words('写明情形一至五', 'name the ground, 1 to 5'),
    );
  }
  if (!extension && ground && !context.history.all(...evidence).some((event) => event.on <= opens)) {
    return refusal(
      'EPOS-01',
      [law(29)],
      words(`情形“${ground.zh}”没有相应的记录作依据`, `nothing on record supports the ground “${ground.en}”`),
      words('先登记相应的违规、警告、处罚或者提请', 'record the breach, warning, punishment or proposal first'),
    );
  }
  const from = (data.from as PlainDate | undefined) ?? opens;
  const to = data.to as PlainDate | undefined;
  if (to === undefined) {
    return refusal(
      'EPOS-02',
      [law(29)],
      words('未写明期限，使用期限不得超过三个月', 'no last day is given; the law allows three months at most'),
    );
  }
  const most = context.parameters.get(extension ? 'epos.extensionMonths' : 'epos.maxMonths', from).value;
  return to > lengthEnd(from, most)
    ? refusal(
        'EPOS-02',
        [law(29)],
        words(
          `期限不得超过${most}个月，最迟至${lengthEnd(from, most)}`,
          `at most ${most} months: until ${lengthEnd(from, most)}`,
        ),
      )
    : undefined;
}

function faultOfApprover(data: Readonly<Record<string, unknown>>): Refusal | undefined {
  return data.approvedBy !== undefined && data.approvedBy !== 'bureau-head'
    ? refusal(
        'EPOS-01',
        [law(29)],
        words('应由县级司法行政部门负责人批准', 'it is for the head of the county justice bureau to approve'),
      )
    : undefined;
}

const ordersOf = (context: CorrectionsContext) => context.history.all('positioning-approved', 'positioning-extended');

/** The order now in force, if any: it ends with its own last day, whether or not anybody recorded that. */
function orderInForce(context: CorrectionsContext): PastEvent | undefined {
  const last = context.history.last('positioning-approved', 'positioning-extended', 'positioning-removed');
  const to = last?.data.to as PlainDate | undefined;
  return last && last.type !== 'positioning-removed' && (to === undefined || context.on <= to) ? last : undefined;
}

const noOrder = () => refusal('EPOS-02', [law(29)], words('没有正在使用的电子定位', 'no positioning order is in force'));

export const positioning = {
  id: 'positioning',
  title: words('电子定位', 'Electronic positioning'),
  cite: [law(29), measures(37)],
  actions: {
    'approve-positioning': {
      title: words('批准使用电子定位装置', 'Approve positioning'),
      event: 'positioning-approved',
      from: SUPERVISED_STATES,
      by: BUREAU_HEAD,
      rule: 'EPOS-01',
      cite: [law(29)],
      refuse(context, input) {
        if (orderInForce(context))
          return refusal(
            'EPOS-02',
            [law(29)],
            words('已在使用电子定位', 'an order is in force already'),
            words('办理延长', 'extend it'),
          );
        return input ? faultOfOrder(context, input, input.on as PlainDate, false) : undefined;
      },
    },
    'extend-positioning': {
      title: words('延长使用电子定位装置', 'Extend positioning'),
      event: 'positioning-extended',
      from: SUPERVISED_STATES,
      by: BUREAU_HEAD,
      rule: 'EPOS-02',
      cite: [law(29)],
      refuse: (context, input) =>
        orderInForce(context) ? (input ? faultOfOrder(context, input, input.on as PlainDate, true) : undefined) : noOrder(),
    },
    'remove-positioning': {
      title: words('解除电子定位装置', 'Remove positioning'),
      event: 'positioning-removed',
      from: SUPERVISED_STATES,
      by: COUNTY,
      rule: 'EPOS-03',
      cite: [law(29)],
      refuse: (context) => (ordersOf(context).length > 0 ? undefined : noOrder()),
    },
  },
  duties: [
    {
      rule: 'EPOS-02',
      who: 'county-agency',
      act: words('期满解除电子定位，或者重新批准延长', 'Take the device off, or have it extended anew'),
      cite: [law(29)],
      starts: (context): readonly Start[] => ordersOf(context).map((event) => startOf(event)),
      due: onDay((start) => start.event?.data.to as PlainDate | undefined),
      met: ['positioning-removed', 'positioning-extended'],
      endsWithCase: true,
      missed: words('逾期使用属于违法限制人身自由', 'use beyond the day is an unlawful restriction'),
      doneBy: 'remove-positioning',
    },
  ],
  findings: [ordersThatMayNotStand],
} as const satisfies CorrectionsProcedure;

function ordersThatMayNotStand(context: CorrectionsContext): readonly FindingMade[] {
  return ordersOf(context).flatMap((order) => {
    if (context.recordBegan !== undefined && order.on < context.recordBegan) return [];
    const extension = order.type === 'positioning-extended';
    return [faultOfApprover(order.data), faultOfOrder(context, order.data, order.on, extension)].flatMap((fault) =>
      fault
        ? [{ rule: fault.rule, severity: 'breach' as const, words: words(fault.zh, fault.en), cite: fault.cite, since: order.on }]
        : [],
    );
  });
}
