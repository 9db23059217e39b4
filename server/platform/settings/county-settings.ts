/** What a county has set, read for the law: dated values, and the holiday notices it has entered. */
import type { CaseFile } from '../../../law/index.ts';
import type { YearNotice } from '../../../law/kernel/calendar.ts';
import type { CaseSettings } from '../../../law/kernel/case-file.ts';
import type { SettingEntry } from '../../../law/kernel/parameters.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';

/** Key of the notice of a year. */
export const holidaysKey = (year: number) => `holidays.${year}`;
const HOLIDAYS = /^holidays\.(\d{4})$/;

/** An entry as stored, in the order of entry. */
export interface StoredEntry {
  readonly key: string;
  readonly from: PlainDate;
  readonly withdrawn: boolean;
  readonly value: unknown;
  readonly source: string;
  readonly recorded: Date;
  /** The change it came with. */
  readonly replan: string;
}

/** What a county has set, in the order it was entered. */
export type CountySettings = readonly StoredEntry[];

const NOTHING: CountySettings = [];

/** The county of a division code: its first six digits. */
export const countyOf = (region: string): string => region.slice(0, 6);

/** What the counties of `regions` have set, by county. */
export async function readCountySettings(tx: Tx, regions: readonly string[]): Promise<ReadonlyMap<string, CountySettings>> {
  const counties = [...new Set(regions.map(countyOf))];
  const { rows } = await tx.often<StoredEntry & { county: string }>(
    `SELECT county, key, valid_from AS "from", withdrawn, value, source, recorded, replan FROM guitu.setting
     WHERE county = ANY ($1::text[]) ORDER BY place`,
    [counties],
  );
  return Map.groupBy(rows, ({ county }) => county);
}

/** The settings a case of `region` is read with. */
export function settingsFor(settings: ReadonlyMap<string, CountySettings>, region: string): CountySettings {
  return settings.get(countyOf(region)) ?? NOTHING;
}

/** The case's own settings with the county's laid under them; `knownAt`: as they were known then. */
export function withCounty(own: CaseSettings | undefined, county: CountySettings, knownAt?: Date): CaseSettings | undefined {
  const known = knownAt === undefined ? county : county.filter(({ recorded }) => recorded <= knownAt);
  if (known.length === 0) return own;
  const read = readEntries(known);
  return {
    ...own,
    ...(read.entries.length === 0 ? {} : { entries: read.entries }),
    ...(read.holidays.length === 0 ? {} : { holidays: read.holidays }),
  };
}

/** What is the case's own in the settings of a file: the dated values and holiday notices of the county it comes from stay there (contract §1). */
export function ownSettings(given: CaseSettings | undefined): CaseSettings | undefined {
  if (given === undefined) return undefined;
  const { entries: _entries, holidays: _holidays, ...own } = given;
  return own;
}

/** A file that came in, as the settings of the county it came to make it. */
export function fileWithCounty(file: CaseFile, county: CountySettings): CaseFile {
  const settings = withCounty(ownSettings(file.settings), county);
  return settings === undefined ? file : { ...file, settings };
}

interface ReadSettings {
  readonly entries: readonly SettingEntry[];
  readonly holidays: readonly YearNotice[];
}

/** The same list of entries gives the same notices, object for object: the law keeps a calendar for each. */
const readBefore = new WeakMap<CountySettings, ReadSettings>();

function readEntries(known: CountySettings): ReadSettings {
  const before = readBefore.get(known);
  if (before !== undefined) return before;
  const notices = new Map<string, YearNotice | undefined>();
  const entries: SettingEntry[] = [];
  for (const { key, from, withdrawn, value, source } of known) {
    // What was stored was checked by the law when it was entered.
    if (HOLIDAYS.test(key)) notices.set(key, withdrawn ? undefined : (value as YearNotice));
    else entries.push({ key, from, ...(withdrawn ? {} : { value }), source });
  }
  const holidays = [...notices.values()].filter((notice) => notice !== undefined);
  const read = { entries, holidays };
  readBefore.set(known, read);
  return read;
}
