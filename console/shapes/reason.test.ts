import { expect, test } from 'vitest';
import { reasonForRow, recordInReason } from './reason.ts';

const because = {
  zh: '2026年2月12日收到法律文书（第2条记录），次日起算第5日为2月17日，逢春节放假，顺延至2月24日。依据：实施办法 16。',
  en: '2026-02-12: Legal documents received (record 2); day 5, counted from the next day, is 2026-02-17. Basis: 实施办法 16.',
};

test('a row says the reason without the articles and without the year of today', () => {
  expect(reasonForRow(because, '2026-10-09', 'zh')).toBe(
    '2月12日收到法律文书（第2条记录），次日起算第5日为2月17日，逢春节放假，顺延至2月24日',
  );
  expect(reasonForRow(because, '2026-10-09', 'en')).toBe(
    '12 Feb: Legal documents received (record 2); day 5, counted from the next day, is 17 Feb',
  );
});

test('another year is said', () => {
  expect(reasonForRow(because, '2027-01-04', 'zh')).toContain('2026年2月12日');
});

test('the record that started the clock is found', () => {
  expect(recordInReason(because)).toBe(2);
  expect(recordInReason({ zh: '每月 1 次', en: '' })).toBeUndefined();
});
