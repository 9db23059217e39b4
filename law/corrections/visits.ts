/**
 * Appointments and visits (约定时间与走访): 社区矫正法 26, 34.
 *
 * 1. CLS-02, RIGHT-04: no appointment lies in the person's declared hours of work, school or care, unless the person asked for it. The refusal names
 *    hours that are free.
 * 2. CHECK-02: a visit is made in plain clothes and without marking; its plan says nothing of the offence, the sentence or the correction; whoever speaks
 *    with a neighbour, an employer or a school says why that is needed.
 */
import { law } from '../kernel/citation.ts';
import { type DayStretch, minuteOf, overlaps, partsOf, sayMinute, without } from '../kernel/daytime.ts';
import type { PastEvent } from '../kernel/history.ts';
import { shanghaiMinute } from '../kernel/instant.ts';
import { addDays, type PlainDate, weekdayOf } from '../kernel/plain-date.ts';
import type { FindingMade } from '../kernel/procedure.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsProcedure } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { STAFF } from './posts.ts';
import { BUSY_DAYS, codesOf, SUPERVISED_STATES } from './vocabulary.ts';

type Data = Readonly<Record<string, unknown>>;
const HOURS_CITE = [law(34)];
const VISIT_CITE = [law(26)];

/** The last seven codes are the days of the week, in their order. */
const WEEKDAYS: readonly string[] = codesOf(BUSY_DAYS).filter((code) => code.endsWith('day') && !code.includes('-'));
const SATURDAY = WEEKDAYS.indexOf('saturday');

function coversDay(code: unknown, day: PlainDate): boolean {
  const place = weekdayOf(day) - 1;
  switch (code) {
    case 'monday-friday':
      return place < SATURDAY;
    case 'monday-saturday':
      return place <= SATURDAY;
    case 'weekend':
      return place >= SATURDAY;
    case 'every-day':
    case undefined:
      return true;
    default:
      return WEEKDAYS[place] === code;
  }
}

/** The hours in force on a day: those declared last before or on it. Shifts declared on one day stand together. */
function declaredBy(context: CorrectionsContext, day: PlainDate): readonly PastEvent[] {
  const declared = context.history.all('hours-declared').filter((event) => event.on <= day);
  return declared.filter((event) => event.on === declared.at(-1)?.on && event.data.busy !== 'none');
}

/** The stretches of a day that the person is at work, at school or caring. A night shift reaches into the next morning. */
function busyOn(context: CorrectionsContext, day: PlainDate): readonly DayStretch[] {
  const yesterday = addDays(day, -1);
  return declaredBy(context, day).flatMap((event) => {
    const { begins, ends, busyDays } = event.data;
    if (typeof begins !== 'string' || typeof ends !== 'string') return [];
    const { today, tomorrow } = partsOf(begins, ends);
    return [...(coversDay(busyDays, day) ? [today] : []), ...(tomorrow && coversDay(busyDays, yesterday) ? [tomorrow] : [])];
  });
}

/** Office hours, and the evening hours where the county keeps them, that the person has free on a day; on a day off only the evening hours are kept. */
function freeOn(context: CorrectionsContext, day: PlainDate): readonly DayStretch[] {
  const find = (key: 'office.hours' | 'office.extraHours') => context.parameters.find(key, day)?.value ?? [];
  const office = context.calendar.dayKind(day).off ? [] : find('office.hours');
  return without([...office, ...find('office.extraHours')], busyOn(context, day));
}

const sayStretches = (stretches: readonly DayStretch[]) =>
  stretches.map(([from, to]) => `${sayMinute(from)}—${sayMinute(to)}`).join('、');

/** A way round: free hours of that day, else of the first day after it that has some, and always the telephone, in writing or by app. */
function wayRound(context: CorrectionsContext, day: PlainDate): Words {
  const week = WEEKDAYS.map((_, place) => addDays(day, place));
  const free = week.map((on) => ({ on, hours: freeOn(context, on) })).find(({ hours }) => hours.length > 0);
  const other = words(
    '改用电话、书面或者信息化方式；本人自愿在此时间办理的，注明“本人要求”',
    'use the telephone, writing or the app; if the person asks for this hour, say so',
  );
  return free
    ? words(
        `可改约${free.on} ${sayStretches(free.hours)}；${other.zh}`,
        `${free.on} ${sayStretches(free.hours)} is free; ${other.en}`,
      )
    : other;
}

/** RIGHT-04: an hour inside the person's own. */
function inOwnHours(context: CorrectionsContext, data: Data): Refusal | undefined {
  const { begins, ends, askedByPerson } = data;
  const day = data.day as PlainDate | undefined;
  if (day === undefined || typeof begins !== 'string' || askedByPerson === true) return undefined;
  const from = minuteOf(begins);
  const until = typeof ends === 'string' && minuteOf(ends) > from ? minuteOf(ends) : from + 1;
  const taken = busyOn(context, day).find((busy) => overlaps(busy, [from, until]));
  return taken
    ? refusal(
        'RIGHT-04',
        HOURS_CITE,
        words(
          `${day} ${begins}在本人申报的工作、学习时间（${sayStretches([taken])}）内，不得影响其正常工作和生活`,
          `${day} ${begins} lies in the person’s declared hours (${sayStretches([taken])}): work and life are not to be disturbed`,
        ),
        wayRound(context, day),
      )
    : undefined;
}

/** Words that give away what the visit is about. */
const TELLING = /^.*(?:罪|缓刑|管制|假释|监外执行|社区矫正|服刑|刑期|判决|判处).*$/s;
const NEEDS_REASON: readonly unknown[] = ['workplace', 'school', 'neighbours'];

function visitShows(data: Data): Refusal | undefined {
  const say = (reason: Words, remedy: Words) => refusal('CHECK-02', VISIT_CITE, reason, remedy);
  if (data.plainClothes !== true) {
    return say(
      words(
        '走访应当着便装、不使用有标识的车辆，保护身份信息和个人隐私',
        'a visit is made in plain clothes and without marking, to protect identity and privacy',
      ),
      words('改为便装、无标识走访', 'plan it in plain clothes, unmarked'),
    );
  }
  if (TELLING.test(String(data.content ?? ''))) {
    return say(
      words(
        '走访计划不得写罪名、刑罚或者社区矫正身份',
        'a visit plan says nothing of the offence, the sentence or the correction',
      ),
      words('改用中性表述，如“入户了解生活情况”', 'use neutral words, such as «a call about living conditions»'),
    );
  }
  return othersWithoutReason(data);
}

/** CHECK-02: planned or not, nobody learns of the correction without a need that somebody has written down. */
export const othersWithoutReason = (data: Data): Refusal | undefined =>
  (NEEDS_REASON.includes(data.visitPlace) || data.others) && !data.reason
    ? refusal(
        'CHECK-02',
        VISIT_CITE,
        words('与邻里、单位、学校接触，须写明必要的理由', 'speaking with neighbours, an employer or a school needs a reason'),
        words('写明理由，或者只走访本人住所', 'state it, or visit the home only'),
      )
    : undefined;

export const visits = {
  id: 'visits',
  title: words('约定时间与走访', 'Appointments and visits'),
  cite: [law(26, 34)],
  actions: {
    'declare-hours': {
      title: words('登记工作、学习时间', 'Record hours of work or school'),
      event: 'hours-declared',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CLS-02',
      cite: HOURS_CITE,
      refuse: (_context, input) =>
        input && input.busy !== 'none' && (input.begins === undefined || input.ends === undefined)
          ? refusal(
              'CLS-02',
              HOURS_CITE,
              words('没有写明起止时间', 'the hours are not stated'),
              words('写明开始和结束时间；没有固定时间的选“没有固定时间”', 'give begin and end, or choose «no fixed hours»'),
            )
          : undefined,
    },
    'make-appointment': {
      title: words('约定时间', 'Make an appointment'),
      event: 'appointment-made',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'RIGHT-04',
      cite: HOURS_CITE,
      refuse: (context, input) => (input ? inOwnHours(context, input) : undefined),
    },
    'plan-visit': {
      title: words('制定走访计划', 'Plan a visit'),
      event: 'visit-planned',
      from: SUPERVISED_STATES,
      by: STAFF,
      rule: 'CHECK-02',
      cite: VISIT_CITE,
      refuse: (context, input) => (input ? (visitShows(input) ?? inOwnHours(context, input)) : undefined),
    },
  },
  duties: [],
  findings: [appointmentsInOwnHours, visitsThatShow, visitsToOthers, reportsInOwnHours],
} as const satisfies CorrectionsProcedure;

const made = (event: PastEvent, wrong: Refusal): FindingMade => ({
  rule: wrong.rule,
  severity: 'warning',
  words: words(wrong.zh, wrong.en.charAt(0).toUpperCase() + wrong.en.slice(1)),
  cite: wrong.cite,
  since: event.on,
});

/** What lies ahead can still be moved; what is past is past. */
function appointmentsInOwnHours(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('appointment-made', 'visit-planned').flatMap((event) => {
    const day = event.data.day as PlainDate | undefined;
    const wrong = day !== undefined && day >= context.on ? inOwnHours(context, event.data) : undefined;
    return wrong ? [made(event, wrong)] : [];
  });
}

function visitsThatShow(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('visit-planned').flatMap((event) => {
    const day = event.data.day as PlainDate | undefined;
    const wrong = day !== undefined && day >= context.on ? visitShows(event.data) : undefined;
    return wrong ? [made(event, wrong)] : [];
  });
}

/** A visit made to people around the person, and nothing says why. */
function visitsToOthers(context: CorrectionsContext): readonly FindingMade[] {
  return context.history.all('visit-made').flatMap((event) => {
    const wrong = othersWithoutReason(event.data);
    return wrong ? [made(event, wrong)] : [];
  });
}

/** A report in person in the hours declared: shown once, for the last one, so that the next is called for at another hour. */
function reportsInOwnHours(context: CorrectionsContext): readonly FindingMade[] {
  const last = context.history.all('report-made').findLast((event) => event.at !== undefined && event.data.form === 'in-person');
  if (!last?.at) return [];
  const { minute } = shanghaiMinute(last.at);
  const taken = busyOn(context, last.on).find((busy) => overlaps(busy, [minute, minute + 1]));
  if (!taken) return [];
  return [
    {
      rule: 'RIGHT-04',
      severity: 'notice',
      words: words(
        `${last.on} ${sayMinute(minute)}到所报告，在本人申报的时间（${sayStretches([taken])}）内；${wayRound(context, addDays(last.on, 1)).zh}`,
        `The report in person of ${last.on} ${sayMinute(minute)} lay in the person’s declared hours (${sayStretches([taken])}); ${wayRound(context, addDays(last.on, 1)).en}`,
      ),
      cite: HOURS_CITE,
      since: last.on,
    },
  ];
}
