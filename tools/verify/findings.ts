/**
 * The verifier shares no code with what it verifies: own SQL, own hashing, own decryption, written from the comments in the database's
 * schema. Copy this folder beside `pg` and it runs anywhere.
 */
import { createHash } from 'node:crypto';

/** One place at which the record does not hold. */
export interface Finding {
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

export interface Counts {
  cases: number;
  events: number;
  sealedValues: number;
  deletedValues: number;
  auditRows: number;
  unsealedAuditRows: number;
  checkpoints: number;
}

/** Collects findings in the order found; the first is what a reader needs, the rest is kept short. */
export class Findings {
  readonly list: Finding[] = [];
  total = 0;

  add(where: string, zh: string, en: string): void {
    this.total += 1;
    if (this.list.length < 50) this.list.push({ where, zh, en });
  }
}

/** SHA-256(prev ‖ byte length as 32 bits, big end first ‖ bytes). */
export function chainHash(prev: Buffer, bytes: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes.length);
  return createHash('sha256')
    .update(Buffer.concat([prev, size, bytes]))
    .digest();
}
