import type { YearNotice } from '../kernel/calendar.ts';
import { addDays, plainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';

/**
 * The seven holidays of every year (全国年节及纪念日放假办法 2). Those with a day of the solar calendar name it; the others name the stretch of the
 * year their day can fall in. A second day of 劳动节 came with the amendment in force since 2025.
 */
const HOLIDAYS: readonly {
  readonly name: Words;
  readonly from: string;
  readonly to: string;
  /** Every day of it is off, not just one. */
  readonly each?: true;
  readonly since?: number;
}[] = [
  { name: words('元旦', 'New Year'), from: '01-01', to: '01-01', each: true },
  { name: words('春节', 'the Spring Festival'), from: '01-20', to: '02-22' },
  { name: words('清明', 'Qingming'), from: '04-04', to: '04-06' },
  { name: words('劳动节', 'Labour Day'), from: '05-01', to: '05-01', each: true },
  { name: words('劳动节', 'Labour Day'), from: '05-02', to: '05-02', each: true, since: 2025 },
  { name: words('端午', 'the Dragon Boat Festival'), from: '05-25', to: '06-26' },
  { name: words('中秋', 'the Mid-Autumn Festival'), from: '09-06', to: '09-30' },
  { name: words('国庆节', 'National Day'), from: '10-01', to: '10-03', each: true },
];

/**
 * Holidays that a notice of a whole year must have and this one has not: a year with half a notice would count its other holidays as working days.
 * 中秋 may lie within the days of 国庆节; the stretch then carries its name.
 */
export function missingHolidays(notice: YearNotice): Words[] {
  const off = new Set<string>();
  for (const { from, to } of notice.off) {
    for (let day = plainDate(from); day <= to; day = addDays(day, 1)) off.add(day);
  }
  const named = (name: string) => notice.off.some((stretch) => stretch.name.includes(name));
  const missing = HOLIDAYS.filter(({ name, from, to, each, since }) => {
    if (since !== undefined && notice.year < since) return false;
    const days: string[] = [];
    for (let day = plainDate(`${notice.year}-${from}`); day <= `${notice.year}-${to}`; day = addDays(day, 1)) days.push(day);
    if (each) return !days.every((day) => off.has(day));
    return !days.some((day) => off.has(day)) && !(name.zh === '中秋' && named('中秋'));
  });
  return missing.map(({ name, from, to, each }) =>
    each
      ? words(`${name.zh}（${said(from, to)}）没有全部放假`, `${name.en} (${said(from, to)}) is not wholly off`)
      : words(`没有${name.zh}的放假`, `there is no holiday for ${name.en}`),
  );
}

const said = (from: string, to: string) => (from === to ? from : `${from}–${to}`);
