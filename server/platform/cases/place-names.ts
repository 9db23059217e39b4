import type { RecordedEvent } from '../../../law/kernel/event.ts';
import type { Tx } from '../postgres/database.ts';

/** What six-digit codes are called, from the province down: 北京市东城区. A level without a name of its own (市辖区) is left out. */
export async function placeNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const partsOf = (code: string) =>
    [2, 4, 6].filter((digits) => code.slice(digits - 2, digits) !== '00').map((digits) => code.slice(0, digits));
  const { rows } = await tx.query<{ code: string; name: string }>(
    `SELECT DISTINCT ON (code) code, name FROM guitu.region WHERE code = ANY ($1::text[]) ORDER BY code, valid_from DESC`,
    [[...new Set(codes.flatMap(partsOf))]],
  );
  const known = new Map(rows.map(({ code, name }) => [code, name]));
  const isName = (name: string | undefined) => name !== undefined && !/^(市辖区|县|.*直辖县级行政区划)$/.test(name);
  return new Map(
    codes.map((code) => {
      const parts = partsOf(code).map((part) => known.get(part));
      return [code, parts.filter(isName).join('') || code];
    }),
  );
}

/** The destinations that a history names, in words. */
export function namesOfDestinations(tx: Tx, events: readonly RecordedEvent[]): Promise<Map<string, string>> {
  const codes = events.map(({ destination }) => destination).filter((code) => typeof code === 'string');
  return codes.length === 0 ? Promise.resolve(new Map()) : placeNames(tx, codes);
}
