/**
 * Files of cases: scans of receipts, photographs, evidence. A file belongs to one case, and whoever may read the case may read it. The
 * content is known by its SHA-256: the same content uploaded twice to a case is one file.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { type MediaType, sniffMediaType } from './media-type.ts';

/** Largest file that is taken. */
export const FILE_BYTES = 20 * 1024 * 1024;

export interface StoredFile {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly size: number;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
  readonly created: Date;
}

export type FileRefused = 'empty' | 'too-large' | 'unknown-type';
export type FileAdded = { readonly ok: true; readonly file: StoredFile } | { readonly ok: false; readonly why: FileRefused };

/** The stored bytes are not those that were stored. */
export class FileTampered extends Error {
  override name = 'FileTampered';
}

export interface FileStore {
  /** Adds a file to a case in the caller's transaction, or answers with the one of the same content. The database refuses a case the actor may not change. */
  add(tx: Tx, actor: Pick<Actor, 'account'>, file: { caseId: string; name: string; bytes: Buffer }): Promise<FileAdded>;
  /** What is known of a file, if the caller may read its case. */
  find(tx: Tx, id: string): Promise<StoredFile | undefined>;
  /** The content, checked against its hash. Throws {@link FileTampered}. */
  read(tx: Tx, file: StoredFile): Promise<Buffer>;
  /** The files of a case, in the order they came. */
  list(tx: Tx, caseId: string): Promise<StoredFile[]>;
}

const COLUMNS = `id, case_id AS "caseId", name, media_type AS "mediaType", size, encode(content, 'hex') AS sha256, created`;

export function fileStore({ cipher, clock }: { cipher: FieldCipher; clock: Clock }): FileStore {
  const placeOf = (id: string) => ({ table: 'file_content', row: id, column: 'sealed' });
  return {
    async add(tx, actor, { caseId, name, bytes }) {
      if (bytes.length === 0) return { ok: false, why: 'empty' };
      if (bytes.length > FILE_BYTES) return { ok: false, why: 'too-large' };
      const mediaType = sniffMediaType(bytes);
      if (mediaType === undefined) return { ok: false, why: 'unknown-type' };
      const content = createHash('sha256').update(bytes).digest();
      const known = await tx.query<StoredFile>(
        `SELECT ${COLUMNS} FROM guitu.file WHERE case_id = $1 AND content = $2 ORDER BY id LIMIT 1`,
        [caseId, content],
      );
      if (known.rows[0]) return { ok: true, file: known.rows[0] };
      const id = randomUUID();
      const { rows } = await tx.query<StoredFile>(
        `INSERT INTO guitu.file (id, case_id, content, name, media_type, size, created, by_account)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
        [id, caseId, content, plainName(name), mediaType, bytes.length, clock.now(), actor.account],
      );
      await tx.query('INSERT INTO guitu.file_content (file, case_id, sealed) VALUES ($1, $2, $3)', [
        id,
        caseId,
        cipher.sealBytes(placeOf(id), bytes),
      ]);
      return { ok: true, file: rows[0] as StoredFile }; // an INSERT of one row returns it
    },

    async find(tx, id) {
      const { rows } = await tx.query<StoredFile>(`SELECT ${COLUMNS} FROM guitu.file WHERE id = $1`, [id]);
      return rows[0];
    },

    async read(tx, file) {
      const { rows } = await tx.query<{ sealed: Buffer }>('SELECT sealed FROM guitu.file_content WHERE file = $1', [file.id]);
      const sealed = rows[0]?.sealed;
      if (!sealed) throw new FileTampered(`file ${file.id} has no content`);
      let bytes: Buffer;
      try {
        bytes = cipher.openBytes(placeOf(file.id), sealed);
      } catch (error) {
        throw new FileTampered(`file ${file.id} does not open`, { cause: error });
      }
      if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
        throw new FileTampered(`file ${file.id} is not what was stored`);
      }
      return bytes;
    },

    async list(tx, caseId) {
      const { rows } = await tx.query<StoredFile>(`SELECT ${COLUMNS} FROM guitu.file WHERE case_id = $1 ORDER BY created, id`, [
        caseId,
      ]);
      return rows;
    },
  };
}

/** The last part of the name, without what a file system or a header could trip over. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return last.replace(/[\u0000-\u001f\u007f"]/g, '').slice(-150) || 'file';
}
