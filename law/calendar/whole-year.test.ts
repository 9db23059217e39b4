import { describe, expect, it } from 'vitest';
import { NOTICES } from './published.ts';
import { missingHolidays } from './whole-year.ts';

const NOTICE_2026 = NOTICES.find(({ year }) => year === 2026);
if (NOTICE_2026 === undefined) throw new Error('2026 is published');
const without = (name: string) => ({ ...NOTICE_2026, off: NOTICE_2026.off.filter((one) => one.name !== name) });

describe('a notice of a whole year', () => {
  it.each(NOTICES)('has all seven holidays: $year', (notice) => {
    expect(missingHolidays(notice)).toEqual([]);
  });

  it.each(['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆节'])('without %s is no whole year', (name) => {
    expect(missingHolidays(without(name)).map(({ zh }) => zh.includes(name))).toContain(true);
  });

  it('may have 中秋 within the days of 国庆节, and says so in the name', () => {
    // In 2028 the fifteenth of the eighth month is 3 October.
    const off = [...without('中秋').off.filter(({ name }) => name !== '国庆节')];
    const october = (name: string) => ({ ...NOTICE_2026, off: [...off, { name, from: '2026-10-01', to: '2026-10-08' }] });
    expect(missingHolidays(october('国庆节、中秋'))).toEqual([]);
    expect(missingHolidays(october('国庆节'))).toEqual([
      { zh: '没有中秋的放假', en: 'there is no holiday for the Mid-Autumn Festival' },
    ]);
  });

  it('needs each of the first three days of October', () => {
    const off = NOTICE_2026.off.map((one) => (one.name === '国庆节' ? { ...one, from: '2026-10-02' } : one));
    expect(missingHolidays({ ...NOTICE_2026, off }).map(({ zh }) => zh)).toEqual(['国庆节（10-01–10-03）没有全部放假']);
  });
});
