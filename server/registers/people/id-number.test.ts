import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlainDate, plainDate } from '../../../law/kernel/plain-date.ts';
import { ageOn, checkCharacter, type IdNumberFault, maskIdNumber, normaliseIdNumber, readIdNumber } from './id-number.ts';

const on = plainDate('2026-11-24');
const read = (text: string, demo = false) => readIdNumber(text, { on, demo });
const withCheck = (seventeen: string) => seventeen + checkCharacter(seventeen);

describe('ID numbers that are accepted', () => {
  it.each([
    ['the standard’s own sample with X', '11010519491231002X', 'resident', '1949-12-31', 'female'],
    ['the standard’s own sample', '440524188001010014', 'too-old', '', ''],
    ['lower-case x, spaces and full-width digits', ' １１０１０５ 19491231 002x', 'resident', '1949-12-31', 'female'],
    ['an abolished division (清浦区)', withCheck('32081119850607001'), 'resident', '1985-06-07', 'male'],
    ['a Hong Kong resident’s permit', withCheck('81000019900101001'), 'hmt-permit', '1990-01-01', 'male'],
    ['a Taiwan resident’s permit', withCheck('83000019900101002'), 'hmt-permit', '1990-01-01', 'female'],
    ['a foreigner’s permanent residence card', withCheck('91112419900101003'), 'foreign-permit', '1990-01-01', 'male'],
    ['an old number of 15 digits', '320811650607001', 'resident-15', '1965-06-07', 'male'],
  ])('%s', (_, text, kind, born, sex) => {
    const result = read(text);
    if (kind === 'too-old') expect(result).toMatchObject({ ok: false, fault: 'too-old' });
    else expect(result).toMatchObject({ ok: true, id: { kind, born, sex } });
  });

  it('accepts the made-up prefix in a demonstration only', () => {
    expect(read('990101199001010019', true)).toMatchObject({
      ok: true,
      id: { born: '1990-01-01', sex: 'male', kind: 'resident' },
    });
    expect(read('990101199001010019')).toMatchObject({ ok: false, fault: 'made-up' });
    expect(read('990101900101001')).toMatchObject({ ok: false, fault: 'made-up' });
  });
});

describe('ID numbers that are refused', () => {
  const cases: readonly [IdNumberFault, string][] = [
    ['empty', '   '],
    ['lost-digits', '3.60825199001011E+17'],
    ['lost-digits', '360825199001011000'],
    ['shape', '36082519900101A019'],
    ['shape', '护照E12345678'],
    ['length', '3608251990010100'],
    ['length', '3608251990010100199'],
    ['division', withCheck('00010119900101001')],
    ['date', withCheck('36082519900230001')],
    ['future', withCheck('36082520270101001')],
    ['too-young', withCheck('36082520200101001')],
    ['too-old', withCheck('36082519000101001')],
    ['checksum', '110105194912310021'],
  ];
  it.each(cases)('%s: %s', (fault, text) => {
    const result = read(text);
    expect(result).toMatchObject({ ok: false, fault });
    if (!result.ok) {
      expect(result.reason.zh).not.toBe('');
      expect(result.reason.en).not.toBe('');
      expect(result.remedy.zh).not.toBe('');
    }
  });
});

const seventeen = fc
  .tuple(
    fc.constantFrom('360825', '450312', '320812', '350583'),
    fc.integer({ min: 1930, max: 2008 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(
    ([d, y, m, day, s]) => `${d}${y}${String(m).padStart(2, '0')}${String(day).padStart(2, '0')}${String(s).padStart(3, '0')}`,
  );

it('a true number ending 000 is not taken for one that lost digits', () => {
  const digits = Array.from(
    { length: 90 },
    (_, i) => `3608251990${String((i % 9) + 1).padStart(2, '0')}${String((i % 28) + 1).padStart(2, '0')}${(i % 9) + 1}00`,
  );
  const number = digits.map(withCheck).find((candidate) => candidate.endsWith('000'));
  expect(number).toBeDefined();
  expect(read(String(number)).ok).toBe(true);
});

describe('properties', () => {
  it('every number with its check character is read; its sex and birth date come back', () => {
    fc.assert(
      fc.property(seventeen, (digits) => {
        const number = withCheck(digits);
        const result = read(number);
        expect(result.ok).toBe(true);
        if (result.ok) {
          expect(result.id.born.replaceAll('-', '')).toBe(digits.slice(6, 14));
          expect(result.id.sex).toBe(Number(digits[16]) % 2 ? 'male' : 'female');
        }
      }),
    );
  });

  it('a single wrong digit is always noticed', () => {
    fc.assert(
      fc.property(seventeen, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const number = withCheck(digits);
        const wrong = number.slice(0, at) + ((Number(number[at]) + shift) % 10) + number.slice(at + 1);
        expect(read(wrong).ok).toBe(false);
      }),
    );
  });

  it('never throws, and reading is the same for the normalised spelling', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (text) => {
        expect(read(text)).toEqual(read(normaliseIdNumber(text)));
      }),
    );
  });
});

it('masks all but the first and the last four', () => {
  expect(maskIdNumber('990101199001012014')).toBe('9901••••••••2014');
});

it.each([
  ['2000-05-01', '2014-05-01', 13],
  ['2000-05-01', '2014-05-02', 14],
  ['2000-02-29', '2018-02-28', 17],
  ['2000-02-29', '2018-03-01', 18],
])('age of one born %s on %s is %i: a birthday counts from the day after', (born, day, age) => {
  expect(ageOn(born as PlainDate, day as PlainDate)).toBe(age);
});
