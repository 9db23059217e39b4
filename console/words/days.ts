/**
 * Days as people say them. Only for showing a day the law has already named: what is due, and when, is never counted here.
 */
export type Language = 'zh' | 'en';

const ZH_WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const EN_WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;
}

/** How many days lie between two days: 1 from today to tomorrow, negative backwards. */
export function daysApart(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Monday 0 to Sunday 6. */
export function weekdayIndex(day: string): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

export function weekdayName(day: string, language: Language): string {
  return (language === 'zh' ? ZH_WEEKDAYS : EN_WEEKDAYS)[weekdayIndex(day)] ?? '';
}

/** One character for the head of the calendar strip: 五, F. */
export function weekdayLetter(day: string, language: Language): string {
  const name = weekdayName(day, language);
  return language === 'zh' ? name.slice(1) : name.slice(0, 2);
}

/** «10月8日», with the year when it is not today's: «2027年1月4日»; «8 Oct», «4 Jan 2027». */
export function sayDay(day: string, today: string, language: Language): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const sameYear = year === today.slice(0, 4);
  if (language === 'zh') return sameYear ? `${month}月${date}日` : `${year}年${month}月${date}日`;
  const said = `${date} ${EN_MONTHS[month - 1]}`;
  return sameYear ? said : `${said} ${year}`;
}

/** «10月9日 周五», «Fri 9 Oct». */
export function sayDayAndWeekday(day: string, today: string, language: Language): string {
  const weekday = weekdayName(day, language);
  return language === 'zh' ? `${sayDay(day, today, 'zh')} ${weekday}` : `${weekday} ${sayDay(day, today, 'en')}`;
}

/** «2026年10月9日 周五», «Friday»-less «Fri 9 Oct 2026»: always with the year. */
export function sayFullDay(day: string, language: Language): string {
  return sayDayAndWeekday(day, '', language);
}

/** For hovering: «2026-10-08 周四». */
export function exactDay(day: string, language: Language): string {
  return `${day} ${weekdayName(day, language)}`;
}

/** «超 1 日», «今日», «还有 22 日»; «1 day over», «today», «22 days left». */
export function howFar(day: string, today: string, language: Language): string {
  const days = daysApart(today, day);
  if (days === 0) return language === 'zh' ? '今日' : 'today';
  if (language === 'zh') return days < 0 ? `超 ${-days} 日` : `还有 ${days} 日`;
  const count = Math.abs(days);
  return `${count} ${count === 1 ? 'day' : 'days'} ${days < 0 ? 'over' : 'left'}`;
}

/** «余 305 日», «305 days to go»; «已届满», «term over» after the last day. */
export function sayRemaining(lastDay: string, today: string, language: Language): string {
  const days = daysApart(today, lastDay);
  if (days < 0) return language === 'zh' ? '期限已届满' : 'term over';
  if (language === 'zh') return days === 0 ? '今日届满' : `余 ${days} 日`;
  return days === 0 ? 'ends today' : `${days} ${days === 1 ? 'day' : 'days'} to go`;
}

const SHANGHAI = 'Asia/Shanghai';
const clockFormat = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: SHANGHAI,
});
const dayFormat = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: SHANGHAI });

/** The Shanghai day of an instant, `YYYY-MM-DD`. */
export function dayOfInstant(instant: string): string {
  return dayFormat.format(Date.parse(instant));
}

/** The Shanghai hour of an instant, `09:12`. */
export function hourOfInstant(instant: string | number): string {
  return clockFormat.format(typeof instant === 'number' ? instant : Date.parse(instant));
}

/** «2026-10-09 09:12»: the Shanghai minute of so many milliseconds since 1970. */
export function sayMinute(instant: number): string {
  return `${dayFormat.format(instant)} ${clockFormat.format(instant)}`;
}

/** «10月3日 09:12»: an instant in Shanghai. */
export function sayInstant(instant: string, today: string, language: Language): string {
  return `${sayDay(dayOfInstant(instant), today, language)} ${hourOfInstant(instant)}`;
}

/** Whole years since `born`, on `today`. */
export function ageOn(born: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}
