/** Text as people type it in spreadsheets: full-width letters, stray spaces, invisible marks. */

/** Half-width letters and digits, no invisible marks, single spaces; for values that are compared. Names keep `tidy`. */
export function normalise(text: string): string {
  return tidy(text.normalize('NFKC'));
}

/** Removes invisible marks and outer blanks, and makes every run of blanks one space; leaves rare characters (生僻字) alone. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
}

/** True for text that no honest cell holds: NUL and other control characters, or half of a character. */
export function isDamaged(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed();
}

/** The parts of a cell that lists things with `##`, without the empty ones. */
export function splitList(text: string): string[] {
  return text
    .split(/##|＃＃/)
    .map(tidy)
    .filter((part) => part !== '');
}
