/** Who may do what with a grid event, from which states, and when the answer is no. */
import type { History, PastEvent } from '../../kernel/history.ts';
import { mendingActions } from '../../kernel/mending.ts';
import { words } from '../../kernel/words.ts';
import { disposalLimit, hasPassed, runningDisposal, sayLength } from './clocks.ts';
import { type GridAction, type GridContext, kindOf, LIST, no } from './context.ts';
import { refuseProfiling } from './refusals.ts';
import { EVERY_STATE, IN_HAND, type State, UNFINISHED } from './states.ts';

const CENTRE = ['grid-centre'] as const;
const UNIT = ['handling-unit'] as const;
const CHECKERS = ['grid-manager', 'grid-checker'] as const;
const EVERYBODY = ['grid-manager', 'grid-centre', 'handling-unit', 'grid-checker'] as const;

/** A row of the table: title, the event it makes, from which states, by whom, under which rule. */
function action(
  zh: string,
  en: string,
  event: string,
  from: readonly State[],
  by: GridAction['by'],
  rule: string,
  rest: Partial<GridAction> = {},
): GridAction {
  return { title: words(zh, en), event, from, by, rule, cite: LIST, ...rest };
}

export const ACTIONS: Readonly<Record<string, GridAction>> = {
  'report-event': action('上报事件', 'Report an event', 'reported', ['draft'], ['grid-manager', 'grid-centre'], 'GRID-01', {
    refuse: (_context, input) => refuseProfiling(input),
  }),
  'add-photographs': action('补充照片', 'Add photographs', 'photographed', UNFINISHED, EVERYBODY, 'GRID-01'),
  'call-emergency': action(
    '登记应急呼叫',
    'Record the emergency call',
    'emergency-called',
    UNFINISHED,
    ['grid-manager', 'grid-centre'],
    'GRID-08',
  ),
  'resolve-on-spot': action('当场办结', 'Resolve on the spot', 'resolved-on-spot', ['reported'], ['grid-manager'], 'GRID-01', {
    refuse: ({ history, parameters, on }, input) =>
      parameters.get('grid.selfResolvable', on).value.includes(kindOf(history).category)
        ? refuseProfiling(input)
        : no(
            'GRID-01',
            '事项清单未列为可当场办结',
            'the matter list does not let this category be resolved on the spot',
            words('请等中心受理并派遣', 'the centre accepts and dispatches it'),
          ),
  }),
  'accept-event': action('受理', 'Accept', 'accepted', ['reported'], CENTRE, 'GRID-01'),
  'refuse-event': action('不予受理', 'Refuse', 'not-accepted', ['reported'], CENTRE, 'GRID-01', {
    refuse: (_context, input) =>
      input && !String(input.rightPlace ?? '').trim()
        ? no('GRID-01', '不予受理必须告知正确渠道', 'a refusal names the right place to go')
        : undefined,
  }),
  'dispatch-event': action('派遣', 'Dispatch', 'dispatched', ['accepted', 'return-requested'], CENTRE, 'GRID-02', {
    refuse: ({ history, state }, input) =>
      input && state === 'return-requested' && history.last('dispatched')?.data.unit === input.unit
        ? no(
            'GRID-03',
            '退回后改派的应当是另一单位',
            'after a return it goes to another unit',
            words('不同意退回的，办理“不同意退回”', 'to leave it with the same unit, reject the return'),
          )
        : undefined,
  }),
  'sign-for-event': action('签收', 'Sign for it', 'signed', ['dispatched'], UNIT, 'GRID-03'),
  'request-return': action('申请退回', 'Ask to return it', 'return-requested', ['dispatched'], UNIT, 'GRID-03', {
    refuse: ({ history }) => {
      const unit = history.last('dispatched')?.data.unit;
      const asked = history.all('return-requested').map((event) => unitAt(history, event));
      return asked.includes(unit)
        ? no('GRID-03', '同一单位只能申请退回一次', 'a unit may ask once to have it taken back')
        : undefined;
    },
  }),
  'reject-return': action('不同意退回', 'Reject the return', 'return-rejected', ['return-requested'], CENTRE, 'GRID-03', {
    decides: ['return-requested'],
  }),
  'start-disposal': action('开始处置', 'Start', 'started', ['signed'], UNIT, 'GRID-04'),
  'request-extension': action('申请延期', 'Ask for an extension', 'extension-requested', ['in-progress'], UNIT, 'GRID-04', {
    refuse: refuseExtension,
  }),
  'grant-extension': action('同意延期', 'Grant the extension', 'extension-granted', ['extension-requested'], CENTRE, 'GRID-04', {
    decides: ['extension-requested'],
    refuse: longerThanTheLimit,
  }),
  'deny-extension': action('不同意延期', 'Deny the extension', 'extension-denied', ['extension-requested'], CENTRE, 'GRID-04', {
    decides: ['extension-requested'],
  }),
  'suspend-event': action('挂起', 'Suspend', 'suspended', ['in-progress'], CENTRE, 'GRID-04', {
    refuse: (context) => {
      const running = runningDisposal(context);
      return running && hasPassed(running.due, context)
        ? no('GRID-04', '已经超时，不得挂起', 'it is late already: it may not be suspended', words('请督办', 'urge it'))
        : undefined;
    },
  }),
  'resume-event': action('恢复处置', 'Resume', 'resumed', ['suspended'], CENTRE, 'GRID-04'),
  'urge-event': action('督办', 'Urge', 'urged', IN_HAND, CENTRE, 'GRID-07', { refuse: refuseUrging }),
  'call-departments': action('吹哨（请部门支援）', 'Call departments for help', 'help-called', UNFINISHED, CENTRE, 'GRID-09'),
  'record-help': action('登记部门报到', 'Record that the department came', 'help-answered', UNFINISHED, CENTRE, 'GRID-09'),
  'report-disposal': action('处置完毕', 'Report it done', 'disposed', ['in-progress'], UNIT, 'GRID-04', {
    refuse: (_context, input) => {
      if (!input) return undefined;
      const pictures = Array.isArray(input.photos) ? input.photos.length : 0;
      return pictures === 0 && !String(input.noPhoto ?? '').trim()
        ? no('GRID-04', '处置应当附照片；没有照片的写明原因', 'a photograph of the result, or why there is none')
        : refuseProfiling(input);
    },
  }),
  'assign-check': action('安排核查', 'Assign the check', 'check-assigned', ['disposed'], CENTRE, 'GRID-05'),
  'pass-check': action('核查通过', 'Pass the check', 'check-passed', ['verifying'], CHECKERS, 'GRID-05', {
    decides: ['disposed'],
  }),
  'fail-check': action('核查不通过', 'Fail the check', 'check-failed', ['verifying'], CHECKERS, 'GRID-05', {
    decides: ['disposed'],
  }),
  'start-rework': action('返工', 'Start the rework', 'rework-started', ['rework'], UNIT, 'GRID-05'),
  'reopen-event': action('回访未解决，退回返工', 'Not solved: reopen', 'reopened', ['closed'], CENTRE, 'GRID-06'),
  'merge-event': action(
    '并入主事件',
    'Join to the leading event',
    'merged',
    ['reported', 'accepted', ...IN_HAND],
    CENTRE,
    'GRID-10',
  ),
  'archive-event': action('回访归档', 'Call back and archive', 'archived', ['closed', 'self-resolved'], CENTRE, 'GRID-06', {
    refuse: ({ history }, input) =>
      input && input.calledBack === undefined && history.last('reported')?.data.reporter !== undefined
        ? no('GRID-06', '有报告人的应当回访，写明是否回访到', 'there is a reporter: say whether he or she was reached')
        : undefined,
  }),
  ...mendingActions<GridContext, State>(EVERY_STATE, EVERYBODY, CENTRE),
};

/** The unit a return request came from: the one it was last dispatched to. */
function unitAt(history: History, event: PastEvent): unknown {
  return history.all('dispatched').findLast((dispatch) => dispatch.on <= event.on && dispatch.index < event.index)?.data.unit;
}

/** An extension is asked for before the day, as often as the county allows, and is no longer than the limit itself. */
function refuseExtension(context: GridContext, input: Readonly<Record<string, unknown>> | undefined) {
  const { history, parameters, on } = context;
  if (history.all('extension-granted').length >= parameters.get('grid.extensionsMost', on).value) {
    return no('GRID-04', '延期次数已用完', 'no further extension is possible');
  }
  const running = runningDisposal(context);
  if (running && hasPassed(running.due, context)) {
    return no('GRID-04', '延期须在到期前申请，现已到期', 'an extension is asked for before the day, which has passed');
  }
  return longerThanTheLimit(context, input);
}

function longerThanTheLimit(context: GridContext, input: Readonly<Record<string, unknown>> | undefined) {
  const running = runningDisposal(context);
  const limit = running && disposalLimit(running.start, context);
  if (!input || !limit || Number(input.amount) <= limit.amount) return undefined;
  const most = sayLength(limit);
  return no('GRID-04', `延期不得超过原时限${most.zh}`, `an extension is at most as long as the limit: ${most.en}`);
}

/** Urging «because it is late» needs something late; a leader's word or a repetition does not. */
function refuseUrging(context: GridContext, input: Readonly<Record<string, unknown>> | undefined) {
  if (input?.urging !== 'overdue') return undefined;
  const running = runningDisposal(context);
  const waiting = context.state === 'dispatched' || context.state === 'return-requested';
  return !waiting && running && !hasPassed(running.due, context)
    ? no('GRID-07', '尚未到期，不能以逾期为由督办', 'its time has not passed: it cannot be urged for being late')
    : undefined;
}
