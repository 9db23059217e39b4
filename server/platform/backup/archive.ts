/**
 * The backup's container: one encrypted file. What is inside is compressed, cut into chunks, and every chunk is sealed with AES-256-GCM
 * under a key made from the passphrase. The number of the chunk and whether it is the last are authenticated with it, so a changed byte, a
 * missing, repeated or swapped chunk and a cut-off end are all found while reading.
 *
 * File: `GUITUBK1` ‖ salt (16) ‖ nonce prefix (4) ‖ chunks. Chunk: length of what follows (4) ‖ last? (1) ‖ ciphertext ‖ tag (16).
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';

const MAGIC = Buffer.from('GUITUBK1');
const SALT_BYTES = 16;
const PREFIX_BYTES = 4;
const TAG_BYTES = 16;
const CHUNK_BYTES = 256 * 1024;
const HEADER_BYTES = MAGIC.length + SALT_BYTES + PREFIX_BYTES;

/** The file is not a backup, was changed, is cut off, or the key is another one. */
export class DamagedBackup extends Error {
  override name = 'DamagedBackup';
}

/** scrypt with 128 MB: guessing a passphrase costs about a third of a second a try. */
function keyFrom(secret: string, salt: Buffer): Buffer {
  return scryptSync(secret.normalize('NFC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 });
}

function nonceOf(prefix: Buffer, index: number): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeBigUInt64BE(BigInt(index), PREFIX_BYTES);
  return nonce;
}

/** Encrypts what is written into it. */
export function sealArchive(secret: string): Transform {
  const salt = randomBytes(SALT_BYTES);
  const prefix = randomBytes(PREFIX_BYTES);
  const header = Buffer.concat([MAGIC, salt, prefix]);
  const key = keyFrom(secret, salt);
  let index = 0;
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  const chunk = (plain: Buffer, last: boolean): Buffer => {
    const flag = Buffer.from([last ? 1 : 0]);
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, index++)).setAAD(Buffer.concat([header, flag]));
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length + 1);
    return Buffer.concat([length, flag, body]);
  };
  const transform = new Transform({
    transform(data: Buffer, _encoding, done: TransformCallback) {
      pending.push(data);
      pendingBytes += data.length;
      if (pendingBytes > CHUNK_BYTES) {
        let all = Buffer.concat(pending);
        // One chunk is always held back: the last one must say that it is the last.
        while (all.length > CHUNK_BYTES) {
          this.push(chunk(all.subarray(0, CHUNK_BYTES), false));
          all = all.subarray(CHUNK_BYTES);
        }
        pending = [all];
        pendingBytes = all.length;
      }
      done();
    },
    flush(done: TransformCallback) {
      this.push(chunk(Buffer.concat(pending), true));
      done();
    },
  });
  transform.push(header);
  return transform;
}

/** Decrypts an archive; the stream fails with {@link DamagedBackup} at the first chunk that is not as written. */
export async function* openArchive(source: Readable, secret: string): AsyncGenerator<Buffer> {
  const read = exactReader(source);
  const header = await read(HEADER_BYTES);
  if (!header?.subarray(0, MAGIC.length).equals(MAGIC)) throw new DamagedBackup('this file is not a backup of Guitu');
  const key = keyFrom(secret, header.subarray(MAGIC.length, MAGIC.length + SALT_BYTES));
  const prefix = header.subarray(MAGIC.length + SALT_BYTES);
  for (let index = 0; ; index++) {
    const length = (await read(4))?.readUInt32BE(0);
    if (length === undefined) throw new DamagedBackup(`the backup is cut off after part ${index}`);
    if (length < 1 + TAG_BYTES || length > CHUNK_BYTES + 1 + TAG_BYTES)
      throw new DamagedBackup(`part ${index + 1} of the backup is damaged`);
    const body = await read(length);
    if (!body) throw new DamagedBackup(`the backup is cut off in part ${index + 1}`);
    const flag = body.subarray(0, 1);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, index)).setAAD(Buffer.concat([header, flag]));
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
    let plain: Buffer;
    try {
      plain = Buffer.concat([decipher.update(body.subarray(1, body.length - TAG_BYTES)), decipher.final()]);
    } catch {
      throw new DamagedBackup(
        index === 0
          ? 'the key does not open this backup, or its first part is damaged'
          : `part ${index + 1} of the backup is damaged`,
      );
    }
    yield plain;
    if (flag[0] === 1) {
      if (await read(1)) throw new DamagedBackup('something was added behind the end of the backup');
      return;
    }
  }
}

/** Reads exactly so many bytes at a time; undefined when the source ends before. */
export function exactReader(source: AsyncIterable<Buffer>): (bytes: number) => Promise<Buffer | undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  return async (bytes) => {
    const parts: Buffer[] = [held];
    let total = held.length;
    while (total < bytes) {
      const next = await iterator.next();
      if (next.done) break;
      parts.push(next.value);
      total += next.value.length;
    }
    const all = parts.length === 1 ? held : Buffer.concat(parts);
    if (all.length < bytes) {
      held = all;
      return undefined;
    }
    held = all.subarray(bytes);
    return all.subarray(0, bytes);
  };
}
