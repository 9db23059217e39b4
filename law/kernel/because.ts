import type { Calendar } from './calendar.ts';
import type { Counting } from './explanation.ts';
import { addDays, type PlainDate, sayDate } from './plain-date.ts';
import type { Start } from './procedure.ts';
import { type Words, words } from './words.ts';

/** Everything the sentence needs to know about one duty. */
export interface BecauseOf {
  readonly start: Start;
  readonly due: PlainDate | undefined;
  readonly dueAt: string | undefined;
  readonly counting: Counting;
  /** What the count holds beside the limit itself. */
  readonly within?: Words | undefined;
  /** What the clock rested for, where it did: «羁押». */
  readonly restedFor?: Words | undefined;
  readonly cite: readonly string[];
  readonly calendar: Calendar;
  readonly provisional: boolean;
}

/** The event that started the clock, the arithmetic and the article, in words. */
export function because(of: BecauseOf): Words {
  const { start, cite } = of;
  const record = start.event ? start.event.index + 1 : undefined;
  const arithmetic = sayArithmetic(of);
  const year = of.provisional
    ? words(
        '所涉年份放假通知尚未公布，此日为暂定。',
        ' The holiday notice of that year is not published: the day is provisional.',
      )
    : words('', '');
  const sources = cite.join('；');
  return words(
    `${sayDate(start.opens)}${start.said.zh}${record ? `（第${record}条记录）` : ''}，${arithmetic.zh}。${year.zh}依据：${sources}。`,
    `${start.opens}: ${start.said.en}${record ? ` (record ${record})` : ''}; ${arithmetic.en}.${year.en} Basis: ${cite.join('; ')}.`,
  );
}

function sayArithmetic({ start, due, dueAt, counting, within, restedFor, calendar }: BecauseOf): Words {
  const day = (date: PlainDate) => sayDate(date, start.opens);
  const { kind, amount, nominal } = counting;
  if (due === undefined || nominal === null)
    return words('法律要求及时办理，未规定天数', 'the law says promptly and sets no number of days');
  const counted = ((): Words => {
    switch (kind) {
      case 'days':
        return words(`次日起算第${amount}日为${day(nominal)}`, `day ${amount}, counted from the next day, is ${nominal}`);
      case 'months':
        return words(`满${amount}个月为${day(nominal)}`, `${amount} month${amount === 1 ? '' : 's'} later is ${nominal}`);
      case 'working-days': {
        const off = daysOffBetween(start.opens, nominal, calendar);
        return words(
          `次日起算第${amount}个工作日为${day(nominal)}${off > 0 ? `，其间休息日${off}天不计` : ''}`,
          `working day ${amount}, counted from the next day, is ${nominal}${off > 0 ? `, ${off} days off not counted` : ''}`,
        );
      }
      case 'hours':
        return dueAt === undefined
          ? words(
              `${amount}小时，起算时刻未记录，至${day(nominal)}`,
              `${amount} hours; the hour of the start is not on record, so until ${nominal}`,
            )
          : words(
              `${amount}小时至${day(nominal)}${dueAt.slice(11, 16)}`,
              `${amount} hours end at ${dueAt.slice(0, 10)} ${dueAt.slice(11, 16)}`,
            );
      case 'minutes':
        return words(
          `${amount}分钟，至${day(nominal)}${dueAt ? dueAt.slice(11, 16) : ''}`,
          `${amount} minutes end ${dueAt === undefined ? `on ${nominal}` : `at ${dueAt.slice(0, 10)} ${dueAt.slice(11, 16)}`}`,
        );
      case 'office-hours':
        return words(
          `${amount}个工作时，至${day(nominal)}${dueAt ? dueAt.slice(11, 16) : ''}`,
          `${amount} office hours end ${dueAt === undefined ? `on ${nominal}` : `at ${dueAt.slice(0, 10)} ${dueAt.slice(11, 16)}`}`,
        );
      case 'fixed':
        return nominal === start.opens
          ? words('应当日办理', 'to be done the same day')
          : words(`至${day(nominal)}止`, `it ends on ${nominal}`);
      case 'promptly':
        return words('法律要求及时办理', 'the law says promptly');
    }
  })();
  const moved = counting.moved ? sayMove(nominal, calendar, day, counting.restedDays > 0 ? undefined : due) : words('', '');
  const custody = restedFor
    ? words(
        `，${restedFor.zh}${counting.restedDays}日相应顺延，至${day(due)}`,
        `, ${counting.restedDays} days of ${restedFor.en} are added, so ${due}`,
      )
    : words('', '');
  const held = within ? words(`，其中${within.zh}`, `, of which ${within.en}`) : words('', '');
  return words(`${counted.zh}${held.zh}${moved.zh}${custody.zh}`, `${counted.en}${held.en}${moved.en}${custody.en}`);
}

function sayMove(nominal: PlainDate, calendar: Calendar, day: (date: PlainDate) => string, due: PlainDate | undefined): Words {
  const kind = calendar.dayKind(nominal);
  const zh = kind.kind === 'holiday' ? `逢${kind.name}放假` : '逢周末';
  const en = kind.kind === 'holiday' ? `a day off (${kind.name})` : 'a weekend';
  return due === undefined
    ? words(`，${zh}顺延`, `, ${en}, and moves on`)
    : words(`，${zh}，顺延至${day(due)}`, `, ${en}, so it moves to ${due}`);
}

function daysOffBetween(from: PlainDate, to: PlainDate, calendar: Calendar): number {
  let off = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (calendar.dayKind(day).off) off += 1;
  return off;
}
