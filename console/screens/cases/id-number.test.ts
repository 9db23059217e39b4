import { expect, test } from 'vitest';
import { readIdNumber } from './id-number.ts';

/** Completes a made-up number of the demonstration's own division. */
function completed(seventeen: string): string {
  const last = [...'0123456789X'].find((check) => readIdNumber(seventeen + check) !== undefined);
  if (last === undefined) throw new Error('no check character fits');
  return seventeen + last;
}

test('the number tells birth and sex', () => {
  expect(readIdNumber(completed('99010119820304201'))).toEqual({ born: '1982-03-04', sex: 'male' });
  expect(readIdNumber(completed('99010119991231202'))).toEqual({ born: '1999-12-31', sex: 'female' });
});

test('exactly one last character fits', () => {
  expect([...'0123456789X'].filter((check) => readIdNumber(`99010119820304201${check}`) !== undefined)).toHaveLength(1);
});

test('a date that does not exist, or a number that is not whole, says nothing', () => {
  for (const check of '0123456789X') expect(readIdNumber(`99010119820230201${check}`)).toBeUndefined();
  expect(readIdNumber('9901011982')).toBeUndefined();
});
