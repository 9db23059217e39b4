/** The register of organisations: the county agency, its judicial offices, and the organs it works with. Names of units are no secret. */
import { createHash } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import type { County } from '../places/places.ts';

export const ORGANISATION_KINDS = [
  'province-agency',
  'city-agency',
  'county-agency',
  'judicial-office',
  'justice-bureau',
  'court',
  'procuratorate',
  'public-security',
  'prison',
  'residents-committee',
  'other',
  'grid-centre',
  'grid',
  'handling-unit',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly region: string;
  readonly parent: string | null;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** Always the same id for the same organ of the same division, so that setting a county up twice sets it up once. */
export function organisationId(kind: OrganisationKind, region: string): string {
  const hash = createHash('sha256').update(`guitu organisation ${kind} ${region}`).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6); // version 8 of RFC 9562: made in our own way
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** 恩江镇 → 恩江司法所; 永丰县工业园区 → 工业园区司法所. */
export function officeName(town: string, county: string): string {
  const plain = town.startsWith(county) ? town.slice(county.length) : town;
  const stem = plain.replace(/(街道办事处|街道|畲族乡|民族乡|镇|乡)$/, '');
  return `${stem.length >= 2 ? stem : plain}司法所`;
}

/**
 * What a county starts with: justice bureau, corrections agency, an office for every town, court, procuratorate and police.
 * The offices stand below the agency and the agency below the bureau.
 */
export function countyOrganisations(county: County): Omit<Organisation, 'validFrom' | 'validTo'>[] {
  const { code, name } = county;
  const unit = (kind: OrganisationKind, title: string, parent: OrganisationKind | null, region = code) => ({
    id: organisationId(kind, region),
    kind,
    name: title,
    region,
    parent: parent === null ? null : organisationId(parent, code),
  });
  return [
    unit('justice-bureau', `${name}司法局`, null),
    unit('county-agency', `${name}社区矫正管理局`, 'justice-bureau'),
    ...county.towns.map((town) => unit('judicial-office', officeName(town.name, name), 'county-agency', town.code)),
    unit('court', `${name}人民法院`, null),
    unit('procuratorate', `${name}人民检察院`, null),
    unit('public-security', `${name}公安局`, null),
  ];
}

/** Adds a county's organisations where they are missing. Returns the id of its agency. */
export async function seedOrganisations(tx: Tx, county: County, validFrom?: PlainDate): Promise<string> {
  await tx.query(
    `INSERT INTO guitu.organisation (id, kind, name, region, parent, valid_from)
     SELECT o.id, o.kind, o.name, o.region, o.parent, COALESCE($2::date, date '2020-07-01')
     FROM jsonb_to_recordset($1::jsonb) AS o (id uuid, kind text, name text, region text, parent uuid)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(countyOrganisations(county)), validFrom ?? null],
  );
  return organisationId('county-agency', county.code);
}

const COLUMNS = `id, kind, name, region, parent, valid_from AS "validFrom", valid_to AS "validTo"`;

/** Organisations on a day, of a kind, and under one of them (itself included) where asked; in the order of their divisions. */
export async function listOrganisations(
  tx: Tx,
  { kind, under, on }: { kind?: OrganisationKind | undefined; under?: string | undefined; on: PlainDate },
): Promise<Organisation[]> {
  const { rows } = await tx.query<Organisation>(
    `WITH RECURSIVE below AS (
       SELECT id FROM guitu.organisation WHERE id = $2
       UNION SELECT o.id FROM guitu.organisation o JOIN below b ON o.parent = b.id)
     SELECT ${COLUMNS} FROM guitu.organisation
     WHERE ($1::text IS NULL OR kind = $1) AND ($2::uuid IS NULL OR id IN (SELECT id FROM below))
       AND valid_from <= $3::date AND (valid_to IS NULL OR valid_to > $3::date)
     ORDER BY region, kind, name`,
    [kind ?? null, under ?? null, on],
  );
  return rows;
}

/** An office with the names its town has and had, for finding it in an address. */
export interface OfficeWithTowns {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly towns: readonly string[];
}

/** Judicial offices of the county `region` (six digits) on a day, each with the names of its town and of towns merged into it. */
export async function listOfficesWithTowns(tx: Tx, region: string, on: PlainDate): Promise<OfficeWithTowns[]> {
  const { rows } = await tx.query<OfficeWithTowns>(
    `SELECT o.id, o.name, o.region,
       COALESCE((SELECT array_agg(DISTINCT r.name) FROM guitu.region r WHERE r.code = o.region OR r.successor = o.region), '{}') AS towns
     FROM guitu.organisation o
     WHERE o.kind = 'judicial-office' AND left(o.region, 6) = $1 AND o.valid_from <= $2::date AND (o.valid_to IS NULL OR o.valid_to > $2::date)
     ORDER BY o.region, o.name`,
    [region, on],
  );
  return rows;
}
