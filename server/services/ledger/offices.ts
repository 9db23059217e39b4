/** Which office answers for a row: the one the sheet names, else the one of the town in the residence. */
import { tidy } from './reading/text.ts';

export interface Office {
  readonly id: string;
  readonly name: string;
  /** Division code: nine digits for a town's office, six for a county agency. */
  readonly region: string;
  /** Names of the town it serves, now and before: 恩江镇. */
  readonly towns: readonly string[];
  /** Whether the importing post may open cases there. */
  readonly writable: boolean;
}

export type OfficeResult =
  | { readonly ok: true; readonly office: Office; readonly by: 'column' | 'residence' }
  | { readonly ok: false; readonly fault: 'unknown' | 'ambiguous' | 'not-yours'; readonly candidates: readonly string[] };

/** The office named in `column` or, where that is empty, of the town in `residence`. */
export function findOffice(offices: readonly Office[], column: string, residence: string): OfficeResult {
  const named = tidy(column).replace(/ /g, '');
  const found = named === '' ? byTown(offices, tidy(residence).replace(/ /g, '')) : byName(offices, named);
  const [office] = found;
  if (office === undefined) return { ok: false, fault: 'unknown', candidates: [] };
  if (found.length > 1) return { ok: false, fault: 'ambiguous', candidates: found.map(({ name }) => name) };
  if (!office.writable) return { ok: false, fault: 'not-yours', candidates: [office.name] };
  return { ok: true, office, by: named === '' ? 'residence' : 'column' };
}

/** 恩江司法所, 恩江镇司法所, 永丰县司法局恩江司法所 and 恩江镇 all mean the same office. */
function byName(offices: readonly Office[], named: string): readonly Office[] {
  const exact = offices.filter((office) => office.name === named);
  if (exact.length > 0) return exact;
  const stem = stemOf(named.replace(/^.*(司法局|县|区|市)(?=.)/, '').replace(/司法所$/, ''));
  if (stem === '') return [];
  return offices.filter((office) => [office.name.replace(/司法所$/, ''), ...office.towns].some((name) => stemOf(name) === stem));
}

/** The town whose name stands earliest in the address; of two that begin together, the longer. A name without 镇/乡 counts after the county's. */
function byTown(offices: readonly Office[], residence: string): readonly Office[] {
  const places = offices.flatMap((office) =>
    office.towns.map((town) => ({ office, at: residence.indexOf(town), length: town.length })),
  );
  const full = earliest(places);
  if (full.length > 0) return full;
  return earliest(
    offices.flatMap((office) =>
      office.towns.map((town) => {
        const stem = stemOf(town);
        const at = stem.length < 2 ? -1 : residence.search(new RegExp(`(?<=[县区市])${escapePattern(stem)}`));
        return { office, at, length: stem.length };
      }),
    ),
  );
}

function earliest(places: readonly { office: Office; at: number; length: number }[]): readonly Office[] {
  const found = places.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at || b.length - a.length);
  const [first] = found;
  if (first === undefined) return [];
  return [...new Set(found.filter(({ at, length }) => at === first.at && length === first.length).map(({ office }) => office))];
}

function stemOf(town: string): string {
  return town.replace(/(街道办事处|街道|民族乡|畲族乡|镇|乡|垦殖场|林场|办事处)$/, '');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
