import { expect, test } from 'vitest';
import { type Colour, palette } from './palette.ts';

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(palette[a]), luminance(palette[b])].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const pairs: [Colour, Colour][] = [
  ...(['paper', 'ground', 'band', 'blue-2', 'grey-2'] as const).flatMap((ground): [Colour, Colour][] =>
    (['ink', 'ink-2', 'ink-3', 'blue', 'red', 'amber'] as const).map((text): [Colour, Colour] => [text, ground]),
  ),
  ['red', 'red-2'],
  ['amber', 'amber-2'],
  ['green', 'green-2'],
  ['green', 'paper'],
  ['paper', 'blue'],
  ['paper', 'red'],
];

test.each(pairs)('%s on %s can be read', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});
