/**
 * What a person has asked for, objected to and complained of, and what came of it (社区矫正法 27, 34; 实施办法 32): each with its day, its answer and, where it
 * was refused, the reason that must be given (RIGHT-06). Nothing else of the history: no record of the staff, no finding, nobody else's name.
 */
import { type PastEvent, proceedingsOf } from '../kernel/history.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import type { EventName } from './events.ts';
import { type Leave, leavesOf } from './leave-days.ts';
import { DISPUTED, LEAVE_REASONS, LEAVE_REFUSALS, MEETINGS } from './vocabulary.ts';

export interface OwnRequest {
  readonly what: 'leave' | 'extension' | 'travel' | 'meeting' | 'objection' | 'complaint';
  /** Key of its run, to name it in a withdrawal; undefined where the record gave it none. */
  readonly proceeding: string | undefined;
  readonly title: Words;
  readonly asked: PlainDate;
  readonly state: 'waiting' | 'sent-up' | 'granted' | 'refused' | 'withdrawn' | 'answered';
  /** Day of the answer. */
  readonly answered: PlainDate | null;
  /** The days asked for, or as they were granted. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** What it is about: the reason of a leave, what an objection is against. */
  readonly about?: Words;
  /** Why it was refused: the coded ground, and what was written to it. */
  readonly ground?: Words;
  /** The answer in the words it was given. */
  readonly text?: string;
  /** What one may do against it. */
  readonly remedy?: Words;
}

const REMEDY = words(
  '对决定不服的，可以提出异议，也可以向人民检察院申诉、控告（12309）。',
  'If you do not agree, you may object, or go to the procuratorate (telephone 12309).',
);

const saidOf = <T extends Readonly<Record<string, Words>>>(table: T, code: unknown): Words | undefined =>
  typeof code === 'string' && Object.hasOwn(table, code) ? table[code as keyof T] : undefined;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The reason of a refusal: never empty in the record, because a refusal without one is refused itself. */
function refusedBecause(event: PastEvent): Pick<OwnRequest, 'ground' | 'text' | 'remedy'> {
  const ground = saidOf(LEAVE_REFUSALS, event.data.refusedFor);
  const text = textOf(event.data.ground);
  return { ...(ground ? { ground } : {}), ...(text ? { text } : {}), remedy: REMEDY };
}

/** Newest first. */
export function ownRequestsOf(context: CorrectionsContext): readonly OwnRequest[] {
  const all = [
    ...leavesOf(context).flatMap((leave) => [...asLeave(leave), ...extensionsOf(leave)]),
    ...grantedOrNot(context, TRAVEL),
    ...grantedOrNot(context, MEETING),
    ...filedOf(context, 'objection'),
    ...filedOf(context, 'complaint'),
  ];
  return all
    .map((request, place) => ({ request, place }))
    .sort(newestFirst)
    .map(({ request }) => request);
}

function newestFirst(a: { request: OwnRequest; place: number }, b: { request: OwnRequest; place: number }): number {
  return a.request.asked === b.request.asked ? b.place - a.place : a.request.asked < b.request.asked ? 1 : -1;
}

function asLeave(leave: Leave): readonly OwnRequest[] {
  const { asked, approved, refused, withdrawn, from, to } = leave;
  if (!asked) return [];
  const decided = approved ?? refused ?? withdrawn;
  const sentUp = leave.run.events.some(({ type }) => type === 'leave-sent-up');
  const about = saidOf(LEAVE_REASONS, asked.data.reason);
  return [
    {
      what: 'leave',
      proceeding: leave.run.named ? leave.run.key : undefined,
      title: words('外出申请', 'Request for leave'),
      asked: asked.on,
      state: approved ? 'granted' : refused ? 'refused' : withdrawn ? 'withdrawn' : sentUp ? 'sent-up' : 'waiting',
      answered: decided?.on ?? null,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(about ? { about } : {}),
      ...(refused ? refusedBecause(refused) : {}),
    },
  ];
}

/** Asked while away: each is answered by the first decision on an extension after it. */
function extensionsOf({ run }: Leave): readonly OwnRequest[] {
  return run.events.flatMap((asked, place) => {
    if (asked.type !== 'leave-extension-requested') return [];
    const decided = run.events
      .slice(place + 1)
      .find(({ type }) => type === 'leave-extended' || type === 'leave-extension-refused');
    const to = (decided?.data.to ?? asked.data.to) as PlainDate | undefined;
    return [
      {
        what: 'extension' as const,
        proceeding: undefined,
        title: words('续假申请', 'Request to stay longer'),
        asked: asked.on,
        state: decided === undefined ? 'waiting' : decided.type === 'leave-extended' ? 'granted' : 'refused',
        answered: decided?.on ?? null,
        ...(to ? { to } : {}),
        ...(decided?.type === 'leave-extension-refused' ? refusedBecause(decided) : {}),
      } satisfies OwnRequest,
    ];
  });
}

interface Grantable {
  readonly what: 'travel' | 'meeting';
  readonly title: Words;
  readonly asked: EventName;
  readonly granted: EventName;
  readonly refused: EventName;
  readonly about: (data: PastEvent['data']) => Words | undefined;
}
const TRAVEL: Grantable = {
  what: 'travel',
  title: words('经常性跨市县活动申请', 'Request for regular travel'),
  asked: 'travel-requested',
  granted: 'travel-permit-granted',
  refused: 'travel-refused',
  about: ({ reason }) => saidOf(LEAVE_REASONS, reason),
};
const MEETING: Grantable = {
  what: 'meeting',
  title: words('会客、会见申请', 'Request for a meeting'),
  asked: 'meeting-requested',
  granted: 'meeting-approved',
  refused: 'meeting-refused',
  about: ({ whom }) => saidOf(MEETINGS, whom),
};

function grantedOrNot({ history }: CorrectionsContext, one: Grantable): readonly OwnRequest[] {
  const runs = proceedingsOf(history, one.what, [one.asked, one.granted, one.refused], { opening: [one.asked] });
  return runs.flatMap((run) => {
    const asked = run.first(one.asked);
    if (!asked) return [];
    const granted = run.first(one.granted);
    const refused = run.first(one.refused);
    const [from, to] = [granted?.data.from ?? asked.data.from, granted?.data.to ?? asked.data.to];
    const about = one.about(asked.data);
    return [
      {
        what: one.what,
        proceeding: run.named ? run.key : undefined,
        title: one.title,
        asked: asked.on,
        state: granted ? 'granted' : refused ? 'refused' : 'waiting',
        answered: (granted ?? refused)?.on ?? null,
        ...(from ? { from: from as PlainDate } : {}),
        ...(to ? { to: to as PlainDate } : {}),
        ...(about ? { about } : {}),
        ...(refused && !granted ? refusedBecause(refused) : {}),
      } satisfies OwnRequest,
    ];
  });
}

const FILED = {
  objection: words('异议', 'Objection'),
  complaint: words('投诉', 'Complaint'),
} as const;

/** An objection or a complaint with the answer that was given; whom a complaint is about is not repeated. */
function filedOf({ history }: CorrectionsContext, what: 'objection' | 'complaint'): readonly OwnRequest[] {
  const runs = proceedingsOf(history, what, [`${what}-filed`, `${what}-answered`, `${what}-passed-on`], {
    opening: [`${what}-filed`],
  });
  return runs.flatMap((run) => {
    const filed = run.first(`${what}-filed`);
    if (!filed) return [];
    const answer = run.first(`${what}-answered`);
    const about = what === 'objection' ? saidOf(DISPUTED, filed.data.disputed) : undefined;
    const text = textOf(answer?.data.content);
    return [
      {
        what,
        proceeding: run.named ? run.key : undefined,
        title: FILED[what],
        asked: filed.on,
        state: answer ? 'answered' : 'waiting',
        answered: answer?.on ?? null,
        ...(about ? { about } : {}),
        ...(text ? { text } : {}),
        ...(answer ? { remedy: REMEDY } : {}),
      } satisfies OwnRequest,
    ];
  });
}
