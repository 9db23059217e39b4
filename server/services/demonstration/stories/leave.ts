/** Leaves and regular travel of a supervised life: asked for, decided, away, extended, sent up, refused, back. */
import { addDays, addMonths, type PlainDate } from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import { ELSEWHERE } from '../places.ts';

/** Why somebody leaves, and the paper that shows it. */
interface Reason {
  readonly reason: string;
  readonly proofs: readonly { readonly proof: string; readonly title: string }[];
  readonly transport: string;
}
const REASONS: readonly [Reason, ...Reason[]] = [
  { reason: 'family', proofs: [{ proof: 'family-papers', title: '亲属住院证明' }], transport: '火车' },
  { reason: 'work', proofs: [{ proof: 'employer-letter', title: '单位外派证明' }], transport: '汽车' },
  { reason: 'medical', proofs: [{ proof: 'diagnosis', title: '专科门诊预约单' }], transport: '火车' },
];

export interface Leave {
  readonly from: PlainDate;
  readonly days: number;
  /** `returned` on the last day; `away` (not back yet, or not back at all); `asked` (nobody has decided). */
  readonly course: 'returned' | 'away' | 'asked';
}

interface Asked {
  readonly proceeding: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly on: PlainDate;
}

/** The request, some days before. */
function ask(diary: Diary, from: PlainDate, days: number): Asked {
  const proceeding = `leave-${from}`;
  const { reason, proofs, transport } = diary.dice.pick(REASONS);
  const request = { from, to: addDays(from, days - 1), reason, destination: diary.dice.pick(ELSEWHERE), proceeding };
  const on = diary.lastWorkday(addDays(from, -diary.dice.between(4, 7)));
  diary.note('leave-requested', on, { ...request, proofs, transport, via: 'sheet' });
  return { proceeding, request, on };
}

/** In touch once in three days, as the demonstration's parameters say; then the reminder, the day before the last. */
function stayAway(diary: Diary, proceeding: string, from: PlainDate, last: PlainDate): void {
  for (let day = addDays(from, 2); day <= last; day = addDays(day, 3))
    diary.note('leave-checked-in', day, { form: diary.dice.pick(['phone', 'video']), via: 'phone', proceeding });
  if (from < last) diary.note('leave-reminded', addDays(last, -1), { form: 'phone', proceeding });
}

/** A leave within what the judicial office or the county may approve. */
export function leave(diary: Diary, { from, days, course }: Leave): void {
  const { proceeding, request, on } = ask(diary, from, days);
  if (course === 'asked') return;
  diary.note('leave-approved', diary.workdayWithin(on, 0, 2), {
    ...request,
    approvedBy: days <= 7 ? 'judicial-office' : 'county',
  });
  const last = addDays(from, days - 1);
  stayAway(diary, proceeding, from, last);
  if (course === 'returned') diary.note('leave-returned', last, { backOn: last, proceeding });
}

/** Six days, made ten by the county because the person fell ill on the way; still away. */
export function extendedLeave(diary: Diary, from: PlainDate): void {
  const { proceeding, request, on } = ask(diary, from, 6);
  const to = addDays(from, 9);
  diary.note('leave-approved', diary.workdayWithin(on, 0, 2), { ...request, approvedBy: 'judicial-office' });
  diary.note('leave-extension-requested', addDays(from, 4), {
    to,
    reason: 'medical',
    via: 'phone',
    note: '途中生病住院',
    proceeding,
  });
  diary.note('leave-extended', addDays(from, 4), { to, approvedBy: 'county', proceeding });
  stayAway(diary, proceeding, from, to);
}

/** Forty days of treatment: more than the county may approve, so it has sent the request up, and nobody has decided yet. */
export function leaveSentUp(diary: Diary, from: PlainDate): void {
  const proceeding = `leave-${from}`;
  const asked = diary.lastWorkday(addDays(diary.today, -3));
  const request = { from, to: addDays(from, 39), reason: 'medical', destination: '330106', proceeding };
  diary.note('leave-requested', asked, {
    ...request,
    proofs: [{ proof: 'diagnosis', title: '异地手术治疗方案' }],
    transport: '火车',
    via: 'sheet',
  });
  diary.note('leave-sent-up', diary.lastWorkday(addDays(diary.today, -1)), {
    paperNumber: `矫外请〔${diary.today.slice(0, 4)}〕6号`,
    proceeding,
  });
}

/** Forty days that the county sent up and the higher agency granted; the procuratorate was told, and the person is away. */
export function leaveGrantedAbove(diary: Diary, from: PlainDate): void {
  const proceeding = `leave-${from}`;
  const to = addDays(from, 39);
  const asked = diary.lastWorkday(addDays(from, -12));
  const sent = diary.workdayWithin(asked, 0, 2);
  const granted = diary.workdayWithin(sent, 2, 5);
  const request = { from, to, reason: 'medical', destination: '330106', proceeding };
  diary.note('leave-requested', asked, {
    ...request,
    proofs: [{ proof: 'diagnosis', title: '异地手术治疗方案' }],
    transport: '火车',
    via: 'sheet',
  });
  diary.note('leave-sent-up', sent, { paperNumber: `矫外请〔${sent.slice(0, 4)}〕4号`, proceeding });
  diary.note('leave-approved', granted, { ...request, approvedBy: 'higher' });
  diary.note('procuratorate-told', diary.workdayWithin(granted, 0, 2), { proceeding });
  stayAway(diary, proceeding, from, to);
}

/** Refused for want of proof, and told in writing the next working day. */
export function refusedLeave(diary: Diary, on: PlainDate): void {
  const { proceeding, on: asked } = ask(diary, addDays(on, 6), 5);
  const decided = diary.workdayWithin(asked, 0, 2);
  diary.note('leave-refused', decided, { refusedFor: 'no-proof', ground: '要求补正后仍未提交单位证明', proceeding });
  diary.note('refusal-served', diary.workdayWithin(decided, 0, 2), {
    refused: 'leave',
    paperNumber: `不准外〔${decided.slice(0, 4)}〕2号`,
  });
}

/** A permit for half a year, with a trip reported every few weeks. */
export function regularTravel(diary: Diary, on: PlainDate): void {
  const day = diary.workday(on);
  const asked = diary.lastWorkday(addDays(day, -3));
  const journey = { reason: 'work', destination: '360802', frequency: '每两周往返一次，当日或者次日返回' };
  diary.note('travel-requested', asked, {
    ...journey,
    from: day,
    proofs: [{ proof: 'employer-letter', title: '货运合同' }],
    via: 'sheet',
  });
  diary.note('travel-permit-granted', day, { ...journey, from: day, to: addDays(addMonths(day, 6), -1), approvedBy: 'county' });
  for (let trip = addDays(day, 5); trip < diary.today; trip = addDays(trip, 14))
    diary.note('travel-reported', trip, { from: trip, to: addDays(trip, 1), destination: '360802', form: 'phone', via: 'phone' });
}
