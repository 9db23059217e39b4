/**
 * The register of places: administrative divisions with the days they existed. A code stays readable after its division was merged away,
 * since ID numbers, judgments and old files keep naming it (320811 清浦区, until 2016).
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../../platform/postgres/database.ts';

export type PlaceLevel = 'province' | 'city' | 'county' | 'town' | 'village';

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: PlaceLevel;
  readonly parent: string | null;
  readonly validFrom: PlainDate;
  /** First day it no longer exists. */
  readonly validTo: PlainDate | null;
  readonly successor: string | null;
}

const Named = z.object({ code: z.string().regex(/^\d{2,12}$/), name: z.string().min(1) });
const Divisions = z.object({
  source: z.string(),
  counties: z.array(Named.extend({ city: Named, province: Named, towns: z.array(Named) })),
  /** First day of a shipped county that has not always been there. */
  since: z.record(z.string(), z.iso.date()),
  former: z.array(Named.extend({ parent: z.string(), validTo: z.iso.date(), successor: z.string() })),
});
type Divisions = z.infer<typeof Divisions>;
export type County = Divisions['counties'][number];

/** Divisions that ship with Guitu: `divisions.json`, whose `source` says where they come from. */
export function shippedDivisions(): Divisions {
  return Divisions.parse(JSON.parse(readFileSync(new URL('./divisions.json', import.meta.url), 'utf8')));
}

/** Every province, prefecture and county there is now (GB/T 2260), so that a destination anywhere can be named. From the same source. */
function nationalDivisions(): SeedRow[] {
  const [, ...lines] = readFileSync(new URL('./divisions.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): SeedRow => {
    const [code = '', name = ''] = line.split(',');
    return { code, name, level: LEVELS[code.length] ?? 'county', parent: code.length === 2 ? null : code.slice(0, -2) };
  });
}

/** What a code of so many digits names. */
const LEVELS: Readonly<Record<number, PlaceLevel>> = { 2: 'province', 4: 'city', 6: 'county' };

/** The shipped county with this six-digit code. */
export function findShippedCounty(code: string): County | undefined {
  return shippedDivisions().counties.find((county) => county.code === code);
}

interface SeedRow {
  code: string;
  name: string;
  level: PlaceLevel;
  parent: string | null;
  from?: string | undefined;
  to?: string;
  successor?: string;
}

/** Adds the shipped divisions that are not there yet; changes nothing a county has entered itself. Returns how many were added. */
export async function seedPlaces(tx: Tx): Promise<number> {
  const { counties, former, since } = shippedDivisions();
  const rows: SeedRow[] = [
    ...nationalDivisions().map((row): SeedRow => ({ ...row, from: since[row.code] })),
    ...counties.flatMap(({ code, towns }) => towns.map((town): SeedRow => ({ ...town, level: 'town', parent: code }))),
  ];
  for (const { code, name, parent, validTo, successor } of former) {
    rows.push({ code, name, level: 'county', parent, to: validTo, successor });
  }
  const { rowCount } = await tx.query(
    `INSERT INTO guitu.region (code, name, level, parent, valid_from, valid_to, successor)
     SELECT r.code, r.name, r.level, r.parent, COALESCE(r."from", date '1949-10-01'), r."to", r.successor
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, name text, level text, parent text, "from" date, "to" date, successor text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
  return rowCount;
}

const COLUMNS = `code, name, level, parent, valid_from AS "validFrom", valid_to AS "validTo", successor`;

/** Places below `parent` (provinces when it is not given) that exist on `on`; all that ever existed when `on` is not given. */
export async function listPlaces(tx: Tx, { parent, on }: { parent?: string; on?: PlainDate }): Promise<Place[]> {
  const { rows } = await tx.query<Place>(
    `SELECT ${COLUMNS} FROM guitu.region
     WHERE parent IS NOT DISTINCT FROM $1 AND ($2::date IS NULL OR (valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)))
     ORDER BY code, valid_from`,
    [parent ?? null, on ?? null],
  );
  return rows;
}

/** Every province, city and county there is or was, by code and name: judgments and old sheets name those that were merged away as well. */
export async function listDivisions(tx: Tx): Promise<Pick<Place, 'code' | 'name'>[]> {
  const { rows } = await tx.query<Pick<Place, 'code' | 'name'>>(
    'SELECT DISTINCT ON (code) code, name FROM guitu.region WHERE length(code) <= 6 ORDER BY code, valid_from DESC',
  );
  return rows;
}

/** The division a code named on a day; where it had ended or not begun, the latest one with that code. */
export async function findPlace(tx: Tx, code: string, on: PlainDate): Promise<Place | undefined> {
  const { rows } = await tx.query<Place>(
    `SELECT ${COLUMNS} FROM guitu.region WHERE code = $1
     ORDER BY (valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)) DESC, valid_from DESC LIMIT 1`,
    [code, on],
  );
  return rows[0];
}
