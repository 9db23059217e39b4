/** Chinese numerals up to 9,999: 十二, 二十, 一百零五, 〇, 两, and digit by digit (二〇二六). */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  O: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Characters that may stand in a numeral, for use inside a pattern's brackets. */
export const NUMERAL_CHARACTERS = `0-9${Object.keys(DIGITS).join('')}${Object.keys(UNITS).join('')}`;

/** The number a numeral says; undefined when it is none. Reads `12`, `十二`, `二〇二六`, `廿` is not read. */
export function findNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (text === '') return undefined;
  const characters = [...text];
  if (characters.every((character) => DIGITS[character] !== undefined)) {
    return characters.length > 4
      ? undefined
      : characters.reduce((number, character) => number * 10 + (DIGITS[character] ?? 0), 0);
  }
  let total = 0;
  let pending: number | undefined;
  let lastUnit = 10_000;
  for (const character of characters) {
    const digit = DIGITS[character];
    const unit = UNITS[character];
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = digit;
    } else if (unit !== undefined && unit < lastUnit) {
      // A bare 十 says ten, as in 十二; 零 before a unit says nothing.
      total += (pending === undefined || pending === 0 ? 1 : pending) * unit;
      pending = undefined;
      lastUnit = unit;
    } else return undefined;
  }
  return total + (pending ?? 0);
}
