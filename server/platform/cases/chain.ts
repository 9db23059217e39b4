/**
 * The hash chain of a case. Place 0 is the opening (facts, settings, who, when), then one record per event. What is stored is exactly what
 * was hashed, so that anybody can check it with a hash function and nothing else.
 *
 * hash = SHA-256(prev ‖ byte length of the record, 4 bytes, big end first ‖ record in UTF-8); before place 0 come 32 zero bytes.
 */
import { createHash } from 'node:crypto';

export const CHAIN_START: Buffer = Buffer.alloc(32);

/** JSON with the keys of every object in order of their code units and nothing between tokens: one value, one text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item === undefined ? null : item)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${fields.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} cannot be recorded`);
  const text = JSON.stringify(value);
  if (text === undefined) throw new RangeError(`${typeof value} cannot be recorded`);
  return text;
}

/** The hash of `record` after `prev`. */
export function link(prev: Buffer, record: string): Buffer {
  const bytes = Buffer.from(record, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return createHash('sha256').update(prev).update(length).update(bytes).digest();
}

export interface ChainRow {
  readonly seq: number;
  readonly record: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

/** First place at which a case's chain does not hold, or undefined when it holds from the opening to the head. Rows in order of `seq`. */
export function firstBreak(opening: string, rows: readonly ChainRow[], head: Buffer): number | undefined {
  let prev = link(CHAIN_START, opening);
  let expected = 1;
  for (const row of rows) {
    // Nothing may stand behind the head.
    if (prev.equals(head)) return expected;
    if (row.seq !== expected || !row.prev.equals(prev) || !link(prev, row.record).equals(row.hash)) return expected;
    prev = row.hash;
    expected += 1;
  }
  return prev.equals(head) ? undefined : expected;
}
