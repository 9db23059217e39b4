/** What an 18-digit resident ID number says about itself (GB 11643): the birth date, the sex, and whether its last character fits. */
export interface IdReading {
  readonly born: string;
  readonly sex: 'male' | 'female';
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/**
 * Reads a number while it is typed, so that a slip shows before it is sent; the server checks again and decides. Undefined for a number
 * that is not whole, whose date is no date, or whose last character does not fit.
 */
export function readIdNumber(text: string): IdReading | undefined {
  const number = text.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  if (CHECKS[sum % 11] !== number[17]) return undefined;
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const instant = Date.parse(`${born}T00:00:00Z`);
  // A date that does not exist is either refused by the parser or rolls over to another month.
  if (Number.isNaN(instant) || new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' }).format(instant) !== born) return undefined;
  return { born, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
}
