import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Field keys by number, read from the key file. */
export type FieldKeys = ReadonlyMap<number, Buffer>;

/** Reads the field keys of a ring file; undefined when there is no such file. */
export function readFieldKeys(path: string): FieldKeys | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const ring: { fields: Record<string, string> } = JSON.parse(text);
  return new Map(
    Object.entries(ring.fields).map(([number, key]) => [
      Number(number),
      Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'guitu field', 32)),
    ]),
  );
}

/**
 * Whether `value` opens at its place and is what `commitment` promised. The value: 1 ‖ key number (4) ‖ nonce (12) ‖ ciphertext ‖ tag (16),
 * authenticated with the first five bytes and the length-prefixed table, row and column; inside: salt as 64 hex digits ‖ JSON.
 */
export function keepsCommitment(keys: FieldKeys, id: string, value: Buffer, commitment: Buffer): boolean {
  const key = keys.get(value.readUInt32BE(1));
  if (value.readUInt8(0) !== 1 || key === undefined) return false;
  const place = ['sealed_value', id, 'value'].map((part) => `${Buffer.byteLength(part)}:${part}`).join('');
  const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(5, 17));
  decipher.setAAD(Buffer.concat([value.subarray(0, 5), Buffer.from(place)]));
  decipher.setAuthTag(value.subarray(-16));
  let plain: Buffer;
  try {
    plain = Buffer.concat([decipher.update(value.subarray(17, -16)), decipher.final()]);
  } catch {
    return false;
  }
  const salt = Buffer.from(plain.subarray(0, 64).toString('latin1'), 'hex');
  return createHash('sha256').update(salt).update(plain.subarray(64)).digest().equals(commitment);
}
