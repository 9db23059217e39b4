import { type Language, sayDay } from '../words/days.ts';
import type { BothWords } from '../words/language.ts';

/**
 * The law's reason in one line for a row: without the articles (the row names them itself) and without the year where it is this year's.
 * The panel shows the reason whole.
 */
export function reasonForRow(because: BothWords, today: string, language: Language): string {
  const year = today.slice(0, 4);
  if (language === 'zh') {
    return because.zh
      .replace(/依据：[^。]*。?$/, '')
      .replaceAll(`${year}年`, '')
      .replace(/。$/, '');
  }
  return because.en
    .replace(/\s*Basis: .*$/, '')
    .replace(/\d{4}-\d{2}-\d{2}/g, (day) => sayDay(day, today, 'en'))
    .replace(/\.$/, '');
}

/** The number of the record that started the clock, where the reason names it. */
export function recordInReason(because: BothWords): number | undefined {
  const found = /第(\d+)条记录/.exec(because.zh)?.[1];
  return found === undefined ? undefined : Number(found);
}
