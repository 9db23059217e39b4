/** From the judgment to the day the person is declared: what should happen, and the ways it goes wrong. */

import { PUBLISHED_CALENDAR } from '../../../../law/calendar/published.ts';
import { countDays } from '../../../../law/kernel/counting.ts';
import { addDays, daysBetween, type PlainDate } from '../../../../law/kernel/plain-date.ts';
import type { Diary } from '../diary.ts';
import { evidenceOf } from './copies.ts';
import type { Life } from './life.ts';

/** How the person comes in; `never` leaves the file at "expected" and lets the day pass. */
export type Arrival = 'in-time' | 'late' | 'never' | 'papers-missing';

/** How far the papers have come while nobody has: noticed only, or delivered and not yet acknowledged. */
export type Papers = 'noticed' | 'delivered';

/** Last day to report in (社区矫正法 21): ten days from the decision, moved past days off. */
export function lastDayToReport(effective: PlainDate): PlainDate {
  return countDays(effective, 10, PUBLISHED_CALENDAR).due;
}

/**
 * Notes the decision, the papers, the arrival and the registration.
 * Returns the day of registration, or undefined while the person has not come.
 */
export function arrive(diary: Diary, life: Life, arrival: Arrival = 'in-time'): PlainDate | undefined {
  return life.kind === 'temporary-release' ? handOver(diary, life) : reportIn(diary, life, arrival);
}

/** A decision of which the county knows, whose papers are late or whose receipt is still to be sent. */
export function awaitPapers(diary: Diary, life: Life, papers: Papers): void {
  const { effective, organ } = life;
  diary.note('decision-effective', effective, { organ, organName: life.organName });
  if (life.kind === 'temporary-release') diary.note('decision-received-by-custodian', effective, { organ });
  else diary.note('reporting-notice-given', effective);
  diary.note('notice-received', diary.workdayWithin(effective, 1, 2), { organ });
  if (papers === 'delivered') diary.note('documents-received', diary.workdayWithin(effective, 2, 3));
}

function reportIn(diary: Diary, life: Life, arrival: Arrival): PlainDate | undefined {
  const { effective } = life;
  const due = lastDayToReport(effective);
  diary.note('decision-effective', effective, { organ: 'court', organName: life.organName });
  diary.note('reporting-notice-given', effective);
  const noticed = diary.workdayWithin(effective, 1, 4);
  diary.note('notice-received', noticed, { organ: 'court' });
  const papers = workdayUpTo(diary, diary.workdayWithin(noticed, 0, 4), due);
  if (arrival === 'papers-missing') {
    diary.note('documents-received', papers, { missing: ['执行通知书'] });
    diary.note('documents-requested', papers, { missing: ['执行通知书'] });
  } else diary.note('documents-received', papers);
  diary.note('receipt-sent', diary.workdayWithin(papers, 0, 3));
  if (arrival === 'never') return undefined;
  const day = arrival === 'late' ? lateDay(diary, due) : workdayUpTo(diary, diary.workdayWithin(effective, 3, 9), due);
  if (arrival === 'late') {
    diary.note('search-started', addDays(due, 1));
    diary.note('procuratorate-told', diary.workday(addDays(due, 1)));
  }
  const late = arrival === 'late' ? { properReason: 'no' } : {};
  diary.note('reported-in', day, late);
  diary.note('registered', day, { channel: 'office', ...late });
  if (arrival === 'late') admonishForLateness(diary, day);
  return day;
}

/** A few days late and not more than ten, after which it would be for a warning: an office on duty registers on a day off too. */
function lateDay(diary: Diary, due: PlainDate): PlainDate {
  const day = diary.workdayWithin(due, 3, 6);
  return daysBetween(due, day) <= 10 ? day : addDays(due, 6);
}

function admonishForLateness(diary: Diary, reported: PlainDate): void {
  const day = diary.workdayWithin(reported, 1, 3);
  const proceeding = `lateness-${reported}`;
  const content = '未在规定期限内报到，无正当理由';
  diary.note('breach-found', reported, { ground: 1, content, evidence: evidenceOf(content, reported), proceeding });
  diary.note('statement-taken', day, { content: '承认未按期报到，表示今后遵守规定', proceeding });
  diary.note('admonished', day, { ground: 1, approvedBy: 'county', proceeding });
  diary.note('copied-to-procuratorate', diary.workdayWithin(day, 0, 2), { proceeding });
}

function workdayUpTo(diary: Diary, day: PlainDate, due: PlainDate): PlainDate {
  return day <= due ? day : diary.lastWorkday(due);
}

/** Someone out of prison or a detention centre for health is handed over, and does not report in (社区矫正法 21). */
function handOver(diary: Diary, life: Life): PlainDate {
  const organ = life.organ;
  const { effective } = life;
  diary.note('decision-effective', effective, { organ, organName: life.organName });
  const received = diary.workdayWithin(effective, 0, 2);
  diary.note('decision-received-by-custodian', received, { organ });
  const noticed = diary.workdayWithin(effective, 1, 4);
  diary.note('notice-received', noticed, { organ });
  const papers = workdayUpTo(diary, diary.workdayWithin(noticed, 0, 3), lastDayToReport(effective));
  diary.note('documents-received', papers);
  diary.note('receipt-sent', diary.workdayWithin(papers, 0, 3));
  // Here the ten days are not moved past days off.
  const latest = diary.lastWorkday(addDays(received, 10));
  const day = workdayUpTo(diary, diary.workdayWithin(papers, 0, 3), latest);
  diary.note('handed-over', day);
  diary.note('registered', day, { channel: 'office' });
  return day;
}

/** Group, declaration, plan and grade, one after the other within a few days of the registration. Returns the day of the declaration. */
export function settleIn(diary: Diary, life: Life, registered: PlainDate): PlainDate {
  const grouped = diary.workdayWithin(registered, 0, 2);
  diary.note('group-formed', grouped, { members: groupOf(life) });
  const declared = diary.workdayWithin(grouped, 0, 1);
  diary.note('declared', declared, life.juvenile ? { guardianPresent: true } : {});
  const planned = diary.workdayWithin(declared, 1, 5);
  diary.note('plan-made', planned);
  diary.note('graded', planned, { grade: 'strict', approvedBy: 'county' });
  diary.note('grade-told', planned, { form: 'in-person' });
  // Every third person works by day and has said so: appointments keep out of these hours.
  if (life.kind !== 'temporary-release' && Number(registered.slice(-2)) % 3 === 0) {
    const hours = { busy: life.juvenile ? 'school' : 'work', busyDays: 'monday-friday', begins: '08:00', ends: '17:30' };
    diary.note('hours-declared', planned, hours);
  }
  return declared;
}

function groupOf(life: Life): readonly Record<string, unknown>[] {
  const other = life.sex === 'female' ? 'female' : 'male';
  return [
    { role: 'judicial-office', sex: other },
    { role: 'residents-committee', sex: 'male' },
    life.juvenile ? { role: 'guardian', sex: 'female' } : { role: 'family', sex: 'female' },
    ...(life.juvenile ? [{ role: 'school', sex: 'female', knowsMinors: true }] : [{ role: 'volunteer', sex: 'male' }]),
  ];
}
