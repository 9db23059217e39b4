/** Which division a cell names: by its code, or by its name as sheets write it, from the county up or from the province down. */
import { tidy } from './reading/text.ts';

export interface Division {
  /** Two digits a province, four a city, six a county. */
  readonly code: string;
  readonly name: string;
}

export interface Places {
  /** Six-digit codes of the divisions a cell may mean; none when it names none. */
  find(text: string): readonly string[];
}

const sixDigits = (code: string) => code.padEnd(6, '0');
/** Levels that only count: 市辖区 of 北京市, 省直辖县级行政区划 of a province. */
const UNNAMED = /^(市辖区|县|.*直辖县级行政区划)$/;

/** Reads names against `divisions`. «永丰县», «吉安市永丰县» and «江西省吉安市永丰县» are one; «江西永丰» is none: it is not guessed at. */
export function placesOf(divisions: readonly Division[]): Places {
  const nameOf = new Map(divisions.map(({ code, name }) => [code, name]));
  const byName = new Map<string, Set<string>>();
  const codes = new Set<string>();
  for (const { code, name } of divisions) {
    codes.add(sixDigits(code));
    if (UNNAMED.test(name)) continue;
    const above = [2, 4]
      .filter((digits) => digits < code.length)
      .map((digits) => nameOf.get(code.slice(0, digits)) ?? '')
      .filter((part) => !UNNAMED.test(part));
    const [province = '', city = ''] = above;
    for (const written of new Set([name, `${city}${name}`, `${province}${name}`, `${province}${city}${name}`])) {
      const known = byName.get(written) ?? new Set();
      byName.set(written, known.add(sixDigits(code)));
    }
  }
  return {
    find(text) {
      const written = tidy(text).normalize('NFKC').replace(/\s/g, '');
      if (/^\d{6}$/.test(written)) return codes.has(written) ? [written] : [];
      return [...(byName.get(written) ?? [])];
    },
  };
}
