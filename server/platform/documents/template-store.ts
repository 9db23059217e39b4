/** Which template a paper is printed with: the county's own of the day, else the product's. */
import { createHash, randomUUID } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { ownTemplate, type PaperKind } from './catalogue.ts';

export interface TemplateVersion {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly note: string | null;
  readonly sha256: string;
  readonly created: Date;
}

const COLUMNS = `id, kind, version, valid_from AS "validFrom", note, encode(sha256, 'hex') AS sha256, created`;

/** The template used on `on` at `agency`: the version of the latest day that has come, the later one of two of a day. */
export async function templateOn(
  tx: Tx,
  agency: string,
  kind: PaperKind,
  on: PlainDate,
): Promise<{ bytes: Buffer; sha256: string }> {
  const { rows } = await tx.query<{ content: Buffer; sha256: string }>(
    `SELECT content, encode(sha256, 'hex') AS sha256 FROM guitu.paper_template WHERE agency = $1 AND kind = $2 AND valid_from <= $3
     ORDER BY valid_from DESC, version DESC LIMIT 1`,
    [agency, kind.id, on],
  );
  if (rows[0]) return { bytes: rows[0].content, sha256: rows[0].sha256 };
  const bytes = ownTemplate(kind);
  return { bytes, sha256: hashOf(bytes) };
}

export async function listVersions(tx: Tx, agency: string): Promise<TemplateVersion[]> {
  const { rows } = await tx.query<TemplateVersion>(
    `SELECT ${COLUMNS} FROM guitu.paper_template WHERE agency = $1 ORDER BY kind, version`,
    [agency],
  );
  return rows;
}

export async function versionContent(tx: Tx, agency: string, kind: PaperKind, version: number): Promise<Buffer | undefined> {
  if (version === 0) return ownTemplate(kind);
  const { rows } = await tx.query<{ content: Buffer }>(
    'SELECT content FROM guitu.paper_template WHERE agency = $1 AND kind = $2 AND version = $3',
    [agency, kind.id, version],
  );
  return rows[0]?.content;
}

/** Adds a version that was checked. */
export async function addVersion(
  tx: Tx,
  actor: Pick<Actor, 'account'>,
  given: { agency: string; kind: PaperKind; validFrom: PlainDate; note: string | undefined; bytes: Buffer; at: Date },
): Promise<TemplateVersion> {
  const { rows } = await tx.query<TemplateVersion>(
    `INSERT INTO guitu.paper_template (id, kind, agency, version, valid_from, note, content, sha256, created, created_by)
     SELECT $1, $2, $3, COALESCE(max(version), 0) + 1, $4, $5, $6, decode($7, 'hex'), $8, $9
     FROM guitu.paper_template WHERE agency = $3 AND kind = $2 RETURNING ${COLUMNS}`,
    [
      randomUUID(),
      given.kind.id,
      given.agency,
      given.validFrom,
      given.note ?? null,
      given.bytes,
      hashOf(given.bytes),
      given.at,
      actor.account,
    ],
  );
  return rows[0] as TemplateVersion; // an INSERT of one row returns it
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
