/**
 * The key ring: what makes identity numbers, phones, addresses and health data unreadable in the database, its log, its backups.
 *
 * Every field is sealed on its own with AES-256-GCM. The place it belongs to (table, row, column) is authenticated with it, so a value
 * moved to another row or column does not open. The id of the key stands inside the value: a new key can be added at any time, new
 * values use it, old values still open until they are sealed again.
 *
 * Exact look-up («is this identity number known?») goes by a keyed hash of the normalised value: equal values have equal hashes, and
 * nothing else can be learned without the key.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Words } from '../../../law/kernel/words.ts';

/** Where a sealed value lives. A value opens only at the place it was sealed for. */
export interface FieldPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export interface FieldCipher {
  /** Encrypts `plain` for `place` under the newest key. Two calls never give the same bytes. */
  seal(place: FieldPlace, plain: string): Buffer;
  /** Decrypts what `seal` gave for the same place. Throws when the value was moved or changed, or its key is not on the ring. */
  open(place: FieldPlace, value: Buffer): string;
  /** As `seal`, for bytes: pictures, scans, papers. */
  sealBytes(place: FieldPlace, plain: Uint8Array): Buffer;
  /** As `open`, for what `sealBytes` gave. */
  openBytes(place: FieldPlace, value: Buffer): Buffer;
}

export interface KeyRing extends FieldCipher {
  /** Keyed hash (16 bytes) of the normalised value, for exact look-up in columns of this `field`; fields do not compare with each other. */
  blindIndex(field: string, value: string): Buffer;
  /** Short public name of the ring, stored in the database so that a wrong ring is noticed at start. Says nothing about the keys. */
  readonly fingerprint: string;
  /** Number of the key that new values are sealed with. */
  readonly newest: number;
}

const FORMAT_BYTE = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + 4;

const RingFile = z.object({
  format: z.literal('guitu.keys/1'),
  /** Field keys by number; the highest seals new values. Never remove one while a value of it may be left. */
  fields: z.record(z.string().regex(/^[1-9]\d*$/), z.base64()),
  /** Key of the blind indexes. Changing it means computing every index anew. */
  index: z.base64(),
});
type RingFile = z.infer<typeof RingFile>;

/** What the first run says, loudly: without the ring nobody will ever read the sealed values again. */
export const KEEP_A_COPY: Words = {
  zh: '已生成本机密钥。请立即把密钥文件另存一份，放在本机和数据库备份以外的地方：丢失密钥，身份证号、住址、健康信息将永远无法恢复。',
  en: 'A key ring was made. Keep a copy of the key file now, away from this machine and from the backups: if it is lost, identity numbers, addresses and health data can never be read again.',
};

/** Path of the ring under the data folder. */
export function ringPath(dataFolder: string): string {
  return join(dataFolder, 'keys', 'ring.json');
}

/**
 * Reads the key ring under `dataFolder`, or makes one at first run (folder mode 700, file mode 600, written whole or not at all).
 * `made` tells the caller to print {@link KEEP_A_COPY}. Throws when the file is there but cannot be read as a ring.
 */
export async function openKeyRing(dataFolder: string): Promise<{ ring: KeyRing; made: boolean; path: string }> {
  const path = ringPath(dataFolder);
  const found = await readRing(path);
  if (found) return { ring: keyRing(found), made: false, path };
  const fresh: RingFile = {
    format: 'guitu.keys/1',
    fields: { 1: randomBytes(32).toString('base64') },
    index: randomBytes(32).toString('base64'),
  };
  await mkdir(join(dataFolder, 'keys'), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(fresh, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Of processes that start together one makes the ring. A rename would put a second ring over the first, and what the first has sealed could never be opened again.
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return openKeyRing(dataFolder);
  } finally {
    await unlink(draft);
  }
  return { ring: keyRing(fresh), made: true, path };
}

async function readRing(path: string): Promise<RingFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = RingFile.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${path} is not a key ring: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}

/** A ring that lives only in memory: for tests, and for trying a restore without touching the real ring. */
export function temporaryKeyRing(): KeyRing {
  return keyRing({
    format: 'guitu.keys/1',
    fields: { 1: randomBytes(32).toString('base64') },
    index: randomBytes(32).toString('base64'),
  });
}

/** The ring of a parsed ring file. */
export function keyRing(file: RingFile): KeyRing {
  const fieldKeys = new Map(Object.entries(file.fields).map(([id, key]) => [Number(id), keyOf(key, 'guitu field')]));
  const indexKey = keyOf(file.index, 'guitu blind index');
  const newest = Math.max(...fieldKeys.keys());
  const newestKey = fieldKeys.get(newest);
  if (!newestKey) throw new Error('the key ring holds no field key');
  return {
    newest,
    fingerprint: createHmac('sha256', indexKey).update('guitu fingerprint').digest('hex').slice(0, 16),
    seal: (place, plain) => sealBytes(place, Buffer.from(plain, 'utf8')),
    open: (place, value) => openBytes(place, value).toString('utf8'),
    sealBytes,
    openBytes,
    blindIndex(field, value) {
      const hash = createHmac('sha256', indexKey);
      for (const part of [field, normalise(value)]) hash.update(`${Buffer.byteLength(part)}:`).update(part);
      return hash.digest().subarray(0, 16);
    },
  };

  function sealBytes(place: FieldPlace, plain: Uint8Array): Buffer {
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt8(FORMAT_BYTE, 0);
    header.writeUInt32BE(newest, 1);
    const nonce = randomBytes(NONCE_BYTES);
    // Newest is the key with that number: looked up above.
    const cipher = createCipheriv('aes-256-gcm', newestKey as Buffer, nonce).setAAD(placeBytes(header, place));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([header, nonce, body, cipher.getAuthTag()]);
  }

  function openBytes(place: FieldPlace, value: Buffer): Buffer {
    if (value.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES || value.readUInt8(0) !== FORMAT_BYTE) {
      throw new Error(`${place.table}.${place.column} of ${place.row} holds no sealed value`);
    }
    const header = value.subarray(0, HEADER_BYTES);
    const id = header.readUInt32BE(1);
    const key = fieldKeys.get(id);
    if (!key)
      throw new Error(`${place.table}.${place.column} of ${place.row} was sealed with key ${id}, which is not on this ring`);
    const nonce = value.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(placeBytes(header, place));
    decipher.setAuthTag(value.subarray(value.length - TAG_BYTES));
    const body = value.subarray(HEADER_BYTES + NONCE_BYTES, value.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }
}

/** Width, case, spaces and hyphens do not make another number: `３６０８２５ｘ` is `360825X`. */
export function normalise(value: string): string {
  return value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '');
}

function keyOf(base64: string, purpose: string): Buffer {
  const master = Buffer.from(base64, 'base64');
  if (master.length !== 32) throw new Error('a key of the ring is not 32 bytes long');
  return Buffer.from(hkdfSync('sha256', master, '', purpose, 32));
}

/** Length-prefixed, so that («ab», «c») and («a», «bc») are two places. */
function placeBytes(header: Buffer, place: FieldPlace): Buffer {
  const parts = [place.table, place.row, place.column].map((part) => `${Buffer.byteLength(part)}:${part}`);
  return Buffer.concat([header, Buffer.from(parts.join(''))]);
}
