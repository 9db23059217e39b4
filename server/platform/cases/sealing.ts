/**
 * Sealed values: names, health and free text of a record are stored beside it, encrypted, and may be lawfully deleted. The record keeps
 * `{ sealed: id, commitment }`, so the chain neither shows them nor breaks when they go. The commitment is salted, and the salt goes with
 * the value: nobody can find a deleted value by trying.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FieldCipher } from '../keys/keys.ts';
import { canonical } from './chain.ts';

export interface SealedRow {
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly field: string;
  readonly commitment: Buffer;
  readonly value: Buffer;
}

/** A sealed value as read back; `value` is null once it was lawfully deleted. */
export interface StoredSealedRow {
  readonly id: string;
  readonly seq: number;
  readonly field: string;
  readonly value: Buffer | null;
}

const SALT_BYTES = 32;

/** Facts that are sensitive in themselves, as paths into the facts of a case. */
export const SEALED_FACTS: readonly string[] = ['prohibition.content', 'temporaryReleaseGround'];

/** Replaces the fields at `paths` of `data` by references. Missing fields stay missing. */
export function sealFields(
  cipher: FieldCipher,
  place: { readonly caseId: string; readonly seq: number },
  data: Readonly<Record<string, unknown>>,
  paths: readonly string[],
): { data: Record<string, unknown>; rows: SealedRow[] } {
  let open: Record<string, unknown> = { ...data };
  const rows: SealedRow[] = [];
  for (const path of paths) {
    const value = valueAt(open, path);
    if (value === undefined || value === null) continue;
    const id = randomUUID();
    const plain = canonical(value);
    const salt = randomBytes(SALT_BYTES);
    const commitment = createHash('sha256').update(salt).update(plain, 'utf8').digest();
    rows.push({
      id,
      ...place,
      field: path,
      commitment,
      value: cipher.seal({ table: 'sealed_value', row: id, column: 'value' }, salt.toString('hex') + plain),
    });
    open = withValueAt(open, path, { sealed: id, commitment: commitment.toString('hex') });
  }
  return { data: open, rows };
}

/** Puts the values back; a value that was lawfully deleted leaves its field out. */
export function openFields(
  cipher: FieldCipher,
  data: Readonly<Record<string, unknown>>,
  rows: readonly StoredSealedRow[],
): Record<string, unknown> {
  let open: Record<string, unknown> = { ...data };
  for (const row of rows) {
    if (row.value === null) {
      open = withValueAt(open, row.field, undefined);
      continue;
    }
    const plain = cipher.open({ table: 'sealed_value', row: row.id, column: 'value' }, row.value).slice(SALT_BYTES * 2);
    open = withValueAt(open, row.field, JSON.parse(plain));
  }
  return open;
}

function valueAt(data: Readonly<Record<string, unknown>>, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), data);
}

function withValueAt(data: Readonly<Record<string, unknown>>, path: string, value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  const copy: Record<string, unknown> = { ...data };
  if (rest.length === 0) {
    if (value === undefined) delete copy[key];
    else copy[key] = value;
    return copy;
  }
  const inner = copy[key];
  copy[key] = withValueAt(isRecord(inner) ? inner : {}, rest.join('.'), value);
  return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
