/** What papers of leave, regular travel, meetings and refusals are filled with (D01–D04, D11, G04). */
import {
  LEAVE_PROOFS,
  LEAVE_REASONS,
  LEAVE_REFUSALS,
  MEETINGS,
  PRAISE_LACKS,
  YES_NO_UNKNOWN,
} from '../../../law/corrections/vocabulary.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { daysBetween, type PlainDate } from '../../../law/kernel/plain-date.ts';
import {
  after,
  before,
  type Field,
  joined,
  type PaperContext,
  record,
  sayDay,
  sayPeriod,
  text,
  wordOf,
} from './field-reading.ts';

interface Matter {
  readonly asked: RecordedEvent | undefined;
  readonly decided: RecordedEvent | undefined;
}

/** The request and the decision on it that a paper speaks of. A blank form, made for no record, is of neither. */
function matterOf(context: PaperContext, form: string, asking: string, deciding: readonly string[]): Matter {
  const { event, file, kind } = context;
  if (event === undefined && kind === form) return { asked: undefined, decided: undefined };
  const own = event ?? file.events.findLast(({ type }) => type === asking || deciding.includes(type));
  if (own === undefined) return { asked: undefined, decided: undefined };
  if (own.type === asking) return { asked: own, decided: after(file, own, deciding, [asking]) };
  if (deciding.includes(own.type)) return { asked: before(file, own, [asking], deciding), decided: own };
  const decided = before(file, own, deciding);
  return { asked: decided ? before(file, decided, [asking], deciding) : before(file, own, [asking]), decided };
}

const LEAVE_DECIDED = ['leave-approved', 'leave-refused'];
const leaveOf = (context: PaperContext) => matterOf(context, 'D01', 'leave-requested', LEAVE_DECIDED);
const travelOf = (context: PaperContext) =>
  matterOf(context, 'D04', 'travel-requested', ['travel-permit-granted', 'travel-refused']);
const meetingOf = (context: PaperContext) =>
  matterOf(context, 'D11', 'meeting-requested', ['meeting-approved', 'meeting-refused']);
const moveOf = (context: PaperContext) => matterOf(context, 'D05', 'move-requested', ['move-decided']);

/** What was asked for, as it was granted. */
const granted = ({ asked, decided }: Matter): Readonly<Record<string, unknown>> => ({
  ...asked,
  ...(decided?.type.endsWith('-refused') ? {} : decided),
});

/** What came of the leave a paper speaks of: an extension, the return. */
function afterLeave(context: PaperContext, ...types: readonly string[]): RecordedEvent | undefined {
  const { event, file } = context;
  if (event && types.includes(event.type)) return event;
  const { asked, decided } = leaveOf(context);
  const from = decided ?? asked;
  return from && after(file, from, types, ['leave-requested', 'leave-approved']);
}
const returned = (context: PaperContext) => afterLeave(context, 'leave-returned');
const backOn = (context: PaperContext) => (returned(context)?.backOn ?? returned(context)?.on) as PlainDate | undefined;
const extendedTo = (context: PaperContext) => afterLeave(context, 'leave-extended')?.to as PlainDate | undefined;
/** Days the person was back after the last day; undefined while one of the two is unknown. */
function daysLate(context: PaperContext): number | undefined {
  const [back, until] = [backOn(context), extendedTo(context) ?? (granted(leaveOf(context)).to as PlainDate | undefined)];
  return back === undefined || until === undefined ? undefined : daysBetween(until, back);
}

const LEAVE_PAPERS = ['D01', 'D02', 'D03', 'G04'];
/** The matter a field that several forms have is read from. */
function requestFor(context: PaperContext): Matter | undefined {
  const { kind, event } = context;
  const of = event?.type.split('-')[0];
  if (kind === 'D04' || of === 'travel') return travelOf(context);
  if (kind === 'D11' || of === 'meeting') return meetingOf(context);
  if (LEAVE_PAPERS.includes(kind)) return leaveOf(context);
  return ['D05', 'D06', 'D07', 'D08'].includes(kind) ? moveOf(context) : undefined;
}

const destination = (context: PaperContext, code: unknown) => (typeof code === 'string' ? context.placeOf(code) : undefined);

/** What was decided, in the box of the level that decided it. */
function opinion(context: PaperContext, level: 'judicial-office' | 'county'): string | undefined {
  const decided = requestFor(context)?.decided;
  if (!decided || !['leave', 'travel', 'meeting'].includes(decided.type.split('-')[0] ?? '')) return undefined;
  // Travel and meetings are the county's; a leave names who decided it, or it is not known.
  const by = decided.type.startsWith('leave') ? decided.approvedBy : 'county';
  if (by !== level) return undefined;
  const no = decided.type.endsWith('-refused');
  return `${no ? `不予批准：${refusedBecause(decided) ?? ''}` : '准予'}（${sayDay(decided.on)}）`;
}

const refusedBecause = ({ refusedFor, praiseLacks, ground, content }: RecordedEvent) =>
  joined(
    [
      refusedFor === 'other' ? undefined : wordOf(LEAVE_REFUSALS, refusedFor),
      praiseLacks === 'other' ? undefined : wordOf(PRAISE_LACKS, praiseLacks),
      text(ground),
      text(content),
    ],
    '；',
  );

/** What a refusal is about, and what it says (RIGHT-06). */
function refusal(context: PaperContext): { readonly about: string; readonly decision: string } | undefined {
  const { event, file } = context;
  if (event === undefined) return undefined;
  const asked = (what: string, one: RecordedEvent | undefined, more: (string | undefined)[]) => {
    const detail = joined(more, '，');
    return `你${one ? `于${sayDay(one.on)}` : ''}提出的${what}申请${detail ? `（${detail}）` : ''}`;
  };
  switch (event.type) {
    case 'leave-refused': {
      const one = leaveOf(context).asked;
      return {
        about: asked('外出', one, [sayPeriod(one?.from, one?.to), prefixed('前往', destination(context, one?.destination))]),
        decision: '不予批准外出',
      };
    }
    case 'leave-extension-refused': {
      const one = before(file, event, ['leave-extension-requested']);
      return { about: asked('续假', one, [prefixed('续至', sayDay(one?.to))]), decision: '不予批准续假' };
    }
    case 'travel-refused': {
      const one = travelOf(context).asked;
      return {
        about: asked('经常性跨市、县活动', one, [prefixed('前往', destination(context, one?.destination)), text(one?.frequency)]),
        decision: '不予批准经常性跨市、县活动',
      };
    }
    case 'meeting-refused': {
      const one = meetingOf(context).asked;
      return { about: asked('会客、会见', one, [wordOf(MEETINGS, one?.whom), text(one?.name)]), decision: '不予批准会客、会见' };
    }
    case 'praise-declined':
      return { about: '对你是否给予表扬', decision: '暂不予表扬' };
    default:
      return undefined;
  }
}
const prefixed = (before: string, said: string | undefined) => said && `${before}${said}`;

const proofs = (value: unknown) =>
  Array.isArray(value)
    ? joined(
        value.map((one) => joined([wordOf(LEAVE_PROOFS, record(one).proof), text(record(one).title)], '：')),
        '；',
      )
    : undefined;

export const LEAVE_FIELDS: Readonly<Record<string, Field>> = {
  申请日期: (context) => sayDay(requestFor(context)?.asked?.on),
  外出起日: (context) => sayDay(granted(leaveOf(context)).from),
  外出止日: (context) => sayDay(granted(leaveOf(context)).to),
  外出理由: (context) => wordOf(LEAVE_REASONS, granted(leaveOf(context)).reason),
  外出目的地: (context) => destination(context, granted(leaveOf(context)).destination),
  目的地明细: (context) => text(leaveOf(context).asked?.place),
  具体事由: (context) => text(leaveOf(context).asked?.note) ?? text(leaveOf(context).asked?.urgency),
  交通工具: (context) => text(leaveOf(context).asked?.transport),
  随行人: (context) => {
    const names = leaveOf(context).asked?.companions;
    return Array.isArray(names) ? joined(names.map(text), '、') : undefined;
  },
  证明材料: (context) => (['D01', 'D04'].includes(context.kind) ? proofs(requestFor(context)?.asked?.proofs) : undefined),
  外出天数: (context) => {
    const { from, to } = granted(leaveOf(context));
    return typeof from === 'string' && typeof to === 'string'
      ? String(daysBetween(from as PlainDate, to as PlainDate) + 1)
      : undefined;
  },
  续假至: (context) => sayDay(extendedTo(context)),
  销假日期: (context) => sayDay(returned(context)?.on),
  实际返回日期: (context) => sayDay(backOn(context)),
  是否逾期: (context) => {
    const late = daysLate(context);
    return late === undefined ? undefined : late > 0 ? `是，逾期${late}日` : '否';
  },
  逾期时长: (context) => {
    const late = daysLate(context);
    return late === undefined ? undefined : late > 0 ? `${late}日` : '未逾期';
  },
  有无正当理由: (context) => {
    const said = returned(context)?.properReason;
    return (daysLate(context) ?? 0) > 0
      ? said === 'yes'
        ? '有'
        : said === 'no'
          ? '无'
          : wordOf(YES_NO_UNKNOWN, said)
      : undefined;
  },
  原因: (context) => text((context.event?.type === 'leave-extended' ? context.event : returned(context))?.note),
  事由: (context) => wordOf(LEAVE_REASONS, granted(travelOf(context)).reason),
  往返地点: (context) => {
    const there = joined(
      [destination(context, granted(travelOf(context)).destination), text(travelOf(context).asked?.place)],
      '',
    );
    return there && `${context.county ?? ''}—${there}`;
  },
  路线: (context) => text(travelOf(context).asked?.transport),
  时间段与频次: (context) => text(granted(travelOf(context)).frequency),
  期限起日: (context) => sayDay(granted(travelOf(context)).from),
  期限止日: (context) => sayDay(granted(travelOf(context)).to),
  会见人类别: (context) => wordOf(MEETINGS, meetingOf(context).asked?.whom),
  会见人姓名: (context) => text(meetingOf(context).asked?.name),
  与对象关系: (context) => text(meetingOf(context).asked?.relation),
  会见地点: (context) => text(meetingOf(context).asked?.place),
  会见事由: (context) => text(meetingOf(context).asked?.content),
  会见时间: (context) => sayPeriod(granted(meetingOf(context)).from, granted(meetingOf(context)).to),
  拟变更执行地: (context) => destination(context, granted(moveOf(context)).destination),
  告知事项: (context) => refusal(context)?.about,
  决定内容: (context) => refusal(context)?.decision,
  不批准理由: (context) => (refusal(context) && context.event ? refusedBecause(context.event) : undefined),
};

/** Boxes of opinions on a request; those on a sanction or praise stand with theirs. */
export const requestOpinion = opinion;
