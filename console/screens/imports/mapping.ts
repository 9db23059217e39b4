import type { FoundColumn, Mapping, SheetColumn } from '../../api/imports.ts';

/** The mapping as the server found it, with what was changed on screen. */
export function mappingOf(columns: readonly FoundColumn[], changes: Mapping): Mapping {
  return Object.fromEntries(
    columns.map(({ header, key }): [string, string | null] => [header, header in changes ? (changes[header] ?? null) : key]),
  );
}

/** Required columns of the system that nothing is matched to. */
export function missingColumns(mapping: Mapping, sheet: readonly SheetColumn[]): SheetColumn[] {
  const taken = new Set(Object.values(mapping));
  return sheet.filter(({ key, required }) => required && !taken.has(key));
}
