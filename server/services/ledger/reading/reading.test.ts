import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '../../../../law/kernel/plain-date.ts';
import { dateOfSerial, readDate } from './date.ts';
import { findLength } from './length.ts';
import { findNumber } from './numerals.ts';
import { isDamaged, splitList, tidy } from './text.ts';

describe('dates', () => {
  it.each([
    '2026-10-09',
    '2026-10-9',
    '2026/10/9',
    '2026.10.9',
    '2026.10.09.',
    '20261009',
    '2026年10月9日',
    '2026年10月09号',
    '2026 年 10 月 9 日',
    '二〇二六年十月九日',
    '二零二六年十月九日',
    '二○二六年一十月九日',
    '２０２６年１０月９日',
    '2026-10-09 00:00:00',
    '2026-10-09T08:30:00.000',
    '2026/10/9 8:30',
    '46304',
    '46304.5',
    ' 2026-10-09\u200b ',
  ])('%s is 9 October 2026', (text) => {
    expect(readDate(text)).toEqual({ ok: true, date: '2026-10-09' });
  });

  it.each([
    ['2026-02-30', 'not a day'],
    ['2026年13月1日', 'not a day'],
    ['20260230', 'not a day'],
    ['2026年10月', 'no day'],
    ['2026-10', 'no day'],
    ['26.10.9', 'uncertain'],
    ['10/9/2026', 'uncertain'],
    ['26年10月9日', 'uncertain'],
    ['长期', 'not a date'],
    ['', 'not a date'],
    ['2026-10/09', 'not a date'],
    ['123', 'not a date'],
  ])('%s is refused: %s', (text, why) => {
    const result = readDate(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.reason.en).toContain(why);
  });

  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, undefined],
    [61, false, '1900-03-01'],
    [46304, false, '2026-10-09'],
    [0, true, '1904-01-01'],
    [44842, true, '2026-10-09'],
    [-1, false, undefined],
    [2_958_465, false, undefined],
    [Number.NaN, false, undefined],
  ])('serial %d (1904: %s) is %s', (serial, date1904, day) => {
    expect(dateOfSerial(serial, date1904)).toBe(day);
  });

  const anyDay = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays(plainDate('1910-01-01'), days));
  const spellings: readonly ((date: PlainDate) => string)[] = [
    (date) => date,
    (date) => date.replaceAll('-', ''),
    (date) => date.replaceAll('-', '/'),
    (date) => `${Number(date.slice(0, 4))}.${Number(date.slice(5, 7))}.${Number(date.slice(8))}`,
    (date) => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`,
  ];
  it('every day is read back from every spelling', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...spellings),
        (date, spell) => void expect(readDate(spell(date))).toEqual({ ok: true, date }),
      ),
    );
  });
  it('no text makes it throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void readDate(text)));
  });
});

it.each([
  ['12', 12],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['二十一', 21],
  ['一百零五', 105],
  ['二〇二六', 2026],
  ['两', 2],
  ['', undefined],
  ['十十', undefined],
  ['甲', undefined],
])('the numeral %s is %s', (text, number) => {
  expect(findNumber(text)).toBe(number);
});

it.each([
  ['三年', { years: 3, months: 0, days: 0 }],
  ['1年6个月', { years: 1, months: 6, days: 0 }],
  ['一年零六个月', { years: 1, months: 6, days: 0 }],
  ['有期徒刑十个月', { years: 0, months: 10, days: 0 }],
  ['18个月', { years: 0, months: 18, days: 0 }],
  ['拘役四个月', { years: 0, months: 4, days: 0 }],
  ['一年半', { years: 1, months: 6, days: 0 }],
  ['半年', { years: 0, months: 6, days: 0 }],
  ['2年3个月15天', { years: 2, months: 3, days: 15 }],
  ['有期徒刑二年，缓刑三年', undefined],
  ['无期', undefined],
  ['', undefined],
])('the length %s', (text, length) => {
  expect(findLength(text)).toEqual(length);
});

it('tidies text without touching rare characters', () => {
  expect(tidy(' \u3000张\u200b𬱖 \n 三 ')).toBe('张𬱖 三');
  expect(splitList('2001-2005,某校,学生## ##2006-至今,某厂,工人＃＃')).toEqual(['2001-2005,某校,学生', '2006-至今,某厂,工人']);
});

it.each([
  ['a\u0000b', true],
  ['\ud800', true],
  ['张𬱖', false],
  ['两行\n文字\t', false],
])('damaged: %j is %s', (text, damaged) => {
  expect(isDamaged(text)).toBe(damaged);
});
