/** The everyday of a supervised person: reports, visits, grades, health; told up to a day, so that a trouble can follow. */
import {
  addDays,
  addMonths,
  earlier,
  firstDayOfMonth,
  lastDayOfMonth,
  type PlainDate,
  weekdayOf,
} from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import type { Life } from './life.ts';

type Grade = 'strict' | 'ordinary' | 'relaxed';

export interface Supervision {
  readonly registered: PlainDate;
  /** Day of the declaration. */
  readonly from: PlainDate;
  /** Last day of this stretch; the term's own end where it comes first. */
  readonly to: PlainDate;
  /** Months of strict supervision before the first regrading. */
  readonly strictMonths?: number;
  /** Whether the person may come to the lightest grade. */
  readonly relaxes?: boolean;
}

/** Notes the reports, visits and gradings a county's demonstration profile asks for from `from` to `to`. */
export function supervise(
  diary: Diary,
  life: Life,
  { registered, from, to, strictMonths = 3, relaxes = true }: Supervision,
): void {
  const end = earlier(to, life.term.to);
  const ordinaryFrom = diary.workday(addDays(addMonths(firstDayOfMonth(from), strictMonths + 1), 1));
  const relaxedFrom = relaxes && diary.dice.chance(0.35) ? diary.workday(addDays(addMonths(ordinaryFrom, 7), 1)) : undefined;
  const gradeOn = (day: PlainDate): Grade =>
    relaxedFrom !== undefined && day >= relaxedFrom ? 'relaxed' : day >= ordinaryFrom ? 'ordinary' : 'strict';
  const entryOver = endEntryPhase(diary, life, registered);
  gradings(diary, { from: entryOver, end, changes: [ordinaryFrom, relaxedFrom].filter((day) => day !== undefined), gradeOn });
  beginFinalPhase(diary, life, registered, end);
  if (life.prohibited) keepProhibition(diary, life.prohibited, from, end);

  for (let month = firstDayOfMonth(from); month <= end && diary.past(month); month = addMonths(month, 1)) {
    monthOf(diary, month, from, end, gradeOn);
  }
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday <= end && diary.past(monday); monday = addDays(monday, 7)) {
    if (gradeOn(monday) !== 'strict' && gradeOn(addDays(monday, 6)) !== 'strict') continue;
    const day = diary.workdayWithin(monday, 1, 4);
    if (day > from && day <= end && day <= addDays(monday, 6)) diary.note('report-made', day, { form: 'phone' });
    else if (addDays(monday, 6) > from && addDays(monday, 6) <= end)
      diary.note('report-made', addDays(monday, 6), { form: 'phone' });
  }
  if (life.kind === 'temporary-release') health(diary, life, registered, end);
}

interface Gradings {
  readonly from: PlainDate;
  readonly end: PlainDate;
  /** Days on which the grade changes. */
  readonly changes: readonly PlainDate[];
  readonly gradeOn: (day: PlainDate) => Grade;
}

const PHASE_MONTHS = 1;

/** A month after the registration the entry phase is over: the grade is decided anew and the plan looked at. Returns the day. */
function endEntryPhase(diary: Diary, life: Life, registered: PlainDate): PlainDate {
  const day = diary.workdayWithin(addMonths(registered, PHASE_MONTHS), 0, 4);
  if (day > life.term.to) return day;
  diary.note('assessed', day, { result: 'qualified', from: registered, to: day });
  diary.note('graded', day, { grade: 'strict', reason: '入矫教育阶段结束，继续严格管理一个季度', approvedBy: 'county' });
  diary.note('plan-reviewed', day, { content: '入矫教育阶段结束，方案继续执行' });
  return day;
}

/** A month before the last day the plan is looked at once more, for the way back. */
function beginFinalPhase(diary: Diary, { term }: Life, registered: PlainDate, end: PlainDate): void {
  const begins = addMonths(addDays(term.to, 1), -PHASE_MONTHS);
  const day = diary.workdayWithin(begins, 0, 4);
  if (begins > registered && day <= end) diary.note('plan-revised', day);
}

/** A report each month that the order lasts, on the day of the written report or soon after. */
function keepProhibition(diary: Diary, order: Life['term'], from: PlainDate, end: PlainDate): void {
  const last = earlier(order.to, end);
  for (let month = firstDayOfMonth(from); month <= last && diary.past(month); month = addMonths(month, 1)) {
    const within = diary.workdayWithin(month, 12, 24);
    const day = within > from ? within : diary.workdayWithin(from, 1, 3);
    const kept = earlier(day, earlier(last, lastDayOfMonth(month)));
    if (kept > from) diary.note('prohibition-reported', kept, { content: '遵守禁止令，未进入禁止的场所、未接触禁止的人员' });
  }
}

const CYCLE_MONTHS = 3;
const DAYS_AHEAD = 3;

/** The grade is decided again every quarter, and changed where the story changes it; then the person is told and the plan follows. */
function gradings(diary: Diary, { from, end, changes, gradeOn }: Gradings): void {
  for (let last = from; ; ) {
    const due = diary.lastWorkday(addDays(addMonths(last, CYCLE_MONTHS), -DAYS_AHEAD));
    const before = last;
    const change = changes.find((day) => day > before && day <= due);
    const day = change ?? due;
    if (day > end) return;
    const reason = change ? '考核合格，遵守规定，调整管理类别' : '本季度考核合格，维持原管理类别';
    if (!diary.note('assessed', day, { result: 'qualified', from: addDays(last, 1), to: day })) return;
    if (!diary.note('graded', day, { grade: gradeOn(day), reason, approvedBy: 'county' })) return;
    if (change) {
      diary.note('grade-told', day, { form: 'in-person' });
      diary.note('plan-revised', diary.workday(addDays(day, 1)));
    }
    last = day;
  }
}

function monthOf(diary: Diary, month: PlainDate, from: PlainDate, end: PlainDate, gradeOn: (day: PlainDate) => Grade): void {
  const last = lastDayOfMonth(month);
  const grade = gradeOn(month);
  const within = (type: string, least: number, most: number, form: string) => {
    const planned = diary.workdayWithin(month, least, most);
    // In the month of the declaration what was planned before it is done in the days after.
    const day = planned > from ? planned : diary.workdayWithin(from, 1, 3);
    const latest = day > last ? diary.lastWorkday(last) : day;
    if (latest > from && latest <= end) diary.note(type, latest, { form });
  };
  const number = Number(month.slice(5, 7));
  if (grade === 'strict') {
    within('report-made', 2, 9, 'in-person');
    within('report-made', 15, 24, 'in-person');
    within('report-made', 18, 26, 'written');
    within('visit-made', 8, 20, 'home');
  } else if (grade === 'ordinary') {
    within('report-made', 3, 18, 'in-person');
    within('report-made', 15, 25, 'written');
    within('visit-made', 5, 22, number % 2 === 0 ? 'home' : 'residents-committee');
  } else if (number % 3 !== 2) {
    within('report-made', 5, 20, 'in-person');
    within('visit-made', 8, 22, 'home');
  }
}

const HOSPITALS = ['县人民医院', '市中心医院', '市第一人民医院'] as const;

/** Monthly report of the body's condition; for the ill also the quarterly re-examination and the agency's own review. */
function health(diary: Diary, life: Life, registered: PlainDate, end: PlainDate): void {
  for (let last = registered; ; ) {
    const day = diary.lastWorkday(addDays(addMonths(last, 1), -diary.dice.between(1, 4)));
    if (day > end || !diary.note('health-reported', day, { content: '病情稳定，按医嘱服药' })) break;
    last = day;
  }
  if (life.ground !== 'medical') return;
  for (let last = registered; ; ) {
    const day = diary.lastWorkday(addDays(addMonths(last, 3), -diary.dice.between(2, 8)));
    if (day > end || !diary.note('re-examined', day, { hospital: diary.dice.pick(HOSPITALS), content: '仍需继续治疗' })) break;
    diary.note('agency-review-made', diary.workdayWithin(day, 0, 2), { content: '核查复查材料，仍符合保外就医条件' });
    last = day;
  }
}
