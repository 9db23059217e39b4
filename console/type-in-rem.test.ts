import { expect, test } from 'vitest';
import { inRem } from './type-in-rem.ts';

test.each([
  ['a { font-size: 12px; padding: 12px }', 'a { font-size: 0.75rem; padding: 12px }'],
  ['b{font:600 11px / 16px var(--sans-face)}', 'b{font:600 0.6875rem / 1rem var(--sans-face)}'],
  ['i { line-height: 19px; border: 1px solid }', 'i { line-height: 1.1875rem; border: 1px solid }'],
  ['u { line-height: 1.4; font-family: x }', 'u { line-height: 1.4; font-family: x }'],
])('%s', (drawn, built) => {
  expect(inRem(drawn)).toBe(built);
});
