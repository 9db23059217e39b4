/** Everything a paper of a case is filled from, read in the caller's scope. */
import { asItReads, explain } from '../../../law/index.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { caseFileOf, findCase, readHistory } from '../cases/case-store.ts';
import { withoutHidden } from '../cases/withholding.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import type { PaperContext } from './field-reading.ts';
import type { Organ } from './numbering.ts';
import type { PaperPeople } from './people-port.ts';

export interface CasePlace {
  readonly unit: string;
  readonly region: string;
  readonly office: Organ | undefined;
  readonly agency: Organ;
  readonly county: string | undefined;
}

/** The office and the agency that answer for a unit. */
export async function placeOf(tx: Tx, unit: string, region: string): Promise<CasePlace> {
  const { rows } = await tx.query<{ id: string; name: string; kind: string }>(
    `SELECT o.id, o.name, o.kind FROM guitu.organisation o
     WHERE o.id = $1 OR o.id = (SELECT parent FROM guitu.organisation WHERE id = $1)`,
    [unit],
  );
  const own = rows.find(({ id }) => id === unit);
  const agency = own?.kind === 'judicial-office' ? (rows.find(({ id }) => id !== unit) ?? own) : own;
  if (!own || !agency) throw new Error(`unit ${unit} is not known`);
  const places = await tx.query<{ name: string }>(
    `SELECT name FROM guitu.region WHERE code = $1 ORDER BY valid_from DESC LIMIT 1`,
    [region.slice(0, 6)],
  );
  const county = places.rows[0]?.name;
  const stem = (county ?? agency.name).replace(/(社区矫正.*|县|市|区)$/, '');
  const office = own.kind === 'judicial-office' ? own : undefined;
  return {
    unit,
    region,
    county,
    agency: { id: agency.id, name: agency.name, short: stem },
    office: office && {
      id: office.id,
      name: office.name,
      short: `${stem}${office.name.replace(/司法所$/, '').replace(county ?? '', '')}`,
    },
  };
}

/** What the papers of a case are filled from; undefined when the caller may not see it. */
export async function contextOf(
  deps: { readonly cipher: FieldCipher; readonly printed: PaperPeople },
  tx: Tx,
  reader: Pick<Actor, 'account'>,
  paper: { readonly kind: string; readonly caseId: string; readonly event: string | null; readonly signer: 'office' | 'county' },
  on: PlainDate,
): Promise<(PaperContext & { readonly place: CasePlace }) | undefined> {
  const row = await findCase(tx, paper.caseId);
  if (!row) return undefined;
  const recorded = caseFileOf(withoutHidden(reader, await readHistory(tx, deps.cipher, row)));
  const file = asItReads(recorded, on);
  const place = await placeOf(tx, row.unit, row.region);
  const { term, grade, duties } = explain(recorded, on);
  const names = await regionNames(
    tx,
    file.events.map((event) => event.destination).filter((code) => typeof code === 'string'),
  );
  return {
    kind: paper.kind,
    caseId: row.id,
    duties,
    file,
    person: row.person === null ? undefined : await deps.printed.read(tx, row.person),
    term: term ?? null,
    grade: grade ?? null,
    event: file.events.find((event) => event.id === paper.event),
    organ: (paper.signer === 'office' ? (place.office ?? place.agency) : place.agency).name,
    agency: place.agency.name,
    office: place.office?.name,
    county: place.county,
    placeOf: (code) => names.get(code),
    place,
  };
}

async function regionNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await tx.query<{ code: string; name: string }>(
    `SELECT DISTINCT ON (code) code, name FROM guitu.region WHERE code = ANY ($1::text[]) ORDER BY code, valid_from DESC`,
    [[...codes]],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
