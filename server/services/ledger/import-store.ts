/** The tables behind an import: the upload, who works on it, and what became of each row. */
import { randomUUID } from 'node:crypto';
import type { Words } from '../../../law/kernel/words.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import type { FoundColumn } from './header.ts';
import type { Issue } from './issue.ts';
import type { OriginalSheet, RefusedRow } from './workbooks.ts';

export type ImportMode = 'dry-run' | 'import';
export type ImportState = 'queued' | 'running' | 'done' | 'failed';

/** Why a whole file was not read. */
export interface ImportProblem {
  readonly code: string;
  readonly reason: Words;
  readonly remedy: Words;
}

/** What was found above the rows. */
export interface Layout extends OriginalSheet {
  readonly columns: readonly FoundColumn[];
}

export interface ImportRecord {
  readonly id: string;
  readonly account: string | null;
  readonly unit: string;
  readonly region: string;
  readonly mode: ImportMode;
  readonly state: ImportState;
  readonly file: string;
  readonly fileName: string;
  readonly ownNames: Readonly<Record<string, string | null>>;
  readonly layout: Layout | null;
  readonly problem: ImportProblem | null;
  readonly rowsRead: number;
  readonly rowsTotal: number | null;
  readonly accepted: number;
  readonly refused: number;
  readonly unchanged: number;
  readonly warnings: number;
  readonly attempts: number;
  readonly follows: string | null;
  readonly created: Date;
  readonly finished: Date | null;
}

export interface NewImport {
  readonly account: string | null;
  readonly unit: string;
  /** Six-digit code of the county. */
  readonly region: string;
  readonly mode: ImportMode;
  readonly fileName: string;
  readonly pieces: readonly Buffer[];
  /** Header as `headerName` gives it → our column, null to leave out. */
  readonly ownNames: Readonly<Record<string, string | null>>;
}

export type RowOutcome =
  | { readonly outcome: 'accepted'; readonly caseId: string | null }
  | { readonly outcome: 'unchanged'; readonly caseId: string | null }
  | { readonly outcome: 'refused' };

export interface DoneRow {
  readonly row: number;
  readonly result: RowOutcome;
  readonly issues: readonly Issue[];
  /** Cells of a refused row, to be given back. */
  readonly cells?: Readonly<Record<number, string>>;
}

/** An upload is kept, sealed and stored in pieces of this size, so that no step holds the file twice. */
export const PIECE_BYTES = 768 * 1024;
/** A process that has not been heard of for so long is taken for dead. A chunk of rows takes a second or two. */
export const STALE_MS = 20_000;
/** Uploads that were tried and never confirmed are kept this long. */
const KEEP_MS = 7 * 86_400_000;

const COLUMNS = `id, account, unit, region, mode, state, file, file_name AS "fileName", own_names AS "ownNames", layout, problem,
  rows_read AS "rowsRead", rows_total AS "rowsTotal", accepted, refused, unchanged, warnings, attempts, follows, created, finished`;

type StoredImport = Omit<ImportRecord, 'layout'> & { layout: Buffer | null };

export interface ImportStore {
  create(tx: Tx, input: NewImport, now: Date): Promise<string>;
  /** Queues the import that `dryRun` was a trial of; the one already queued when it was confirmed before. Undefined: its file is gone. */
  confirm(tx: Tx, dryRun: ImportRecord, now: Date): Promise<string | undefined>;
  find(tx: Tx, id: string): Promise<ImportRecord | undefined>;
  list(tx: Tx, limit: number): Promise<ImportRecord[]>;
  bytes(tx: Tx, file: string): Promise<Buffer>;
  /** First issues in the order of rows. */
  issues(tx: Tx, id: string, limit: number): Promise<Issue[]>;
  refusedRows(tx: Tx, id: string, after: number, limit: number): Promise<RefusedRow[]>;

  /** Whether there is something to claim. */
  waiting(tx: Tx, now: Date): Promise<boolean>;
  /** Takes the oldest import that nobody works on (or `only`), with everything it has to start or go on with. */
  claim(tx: Tx, token: string, now: Date, only?: string): Promise<ImportRecord | undefined>;
  /** Rows done before, by number; a dry run begins anew. */
  resume(tx: Tx, claimed: ImportRecord): Promise<ReadonlySet<number>>;
  saveLayout(tx: Tx, id: string, layout: Layout): Promise<void>;
  /** Writes what became of rows and moves the counters. False: another process has the import now, and the caller must stop. */
  advance(
    tx: Tx,
    claimed: { id: string; token: string },
    rows: readonly DoneRow[],
    step: { read: number; plainAccepted: number; now: Date },
  ): Promise<boolean>;
  finish(tx: Tx, claimed: { id: string; token: string }, read: number, now: Date): Promise<boolean>;
  fail(tx: Tx, claimed: { id: string; token: string }, problem: ImportProblem, now: Date): Promise<boolean>;
  /** Removes uploads nobody needs any more. */
  purge(tx: Tx, now: Date): Promise<void>;

  ownNames(tx: Tx, region: string): Promise<ReadonlyMap<string, string | null>>;
  rememberNames(
    tx: Tx,
    region: string,
    names: Readonly<Record<string, string | null>>,
    account: string | null,
    now: Date,
  ): Promise<void>;
}

export function importStore(keys: KeyRing): ImportStore {
  const read = ({ layout, ...row }: StoredImport): ImportRecord => ({
    ...row,
    // Sealed by `saveLayout`, so it has this shape.
    layout: layout && (JSON.parse(keys.open({ table: 'import', row: row.id, column: 'layout' }, layout)) as Layout),
  });
  const rowPlace = (id: string, row: number) => ({ table: 'import_row', row: `${id}/${row}`, column: 'detail' });
  const openDetail = (id: string, row: number, detail: Buffer) =>
    // Sealed by `advance`, so it has this shape.
    JSON.parse(keys.open(rowPlace(id, row), detail)) as { issues: Issue[]; cells?: Record<number, string> };

  return {
    async create(tx, input, now) {
      const [id, file] = [randomUUID(), randomUUID()];
      await tx.query(
        `INSERT INTO guitu.import (id, account, unit, region, kind, mode, state, file, file_name, file_bytes, own_names, created)
         VALUES ($1, $2, $3, $4, 'corrections-ledger', $5, 'queued', $6, $7, $8, $9, $10)`,
        [
          id,
          input.account,
          input.unit,
          input.region,
          input.mode,
          file,
          input.fileName,
          input.pieces.reduce((sum, piece) => sum + piece.length, 0),
          JSON.stringify(input.ownNames),
          now,
        ],
      );
      for (const [seq, piece] of input.pieces.entries()) {
        const sealed = keys.seal(filePlace(file, seq), piece.toString('base64'));
        await tx.query('INSERT INTO guitu.import_file (file, seq, data) VALUES ($1, $2, $3)', [file, seq, sealed]);
      }
      return id;
    },

    async confirm(tx, dryRun, now) {
      const { rows: before } = await tx.query<{ id: string }>('SELECT id FROM guitu.import WHERE follows = $1', [dryRun.id]);
      if (before[0]) return before[0].id;
      const id = randomUUID();
      const { rowCount } = await tx.query(
        `INSERT INTO guitu.import (id, account, unit, region, kind, mode, state, file, file_name, file_bytes, own_names, rows_total, follows, created)
         SELECT $2, account, unit, region, kind, 'import', 'queued', file, file_name, file_bytes, own_names, rows_read, id, $3
         FROM guitu.import i WHERE id = $1 AND EXISTS (SELECT 1 FROM guitu.import_file f WHERE f.file = i.file)`,
        [dryRun.id, id, now],
      );
      return rowCount === 1 ? id : undefined;
    },

    async find(tx, id) {
      const { rows } = await tx.query<StoredImport>(`SELECT ${COLUMNS} FROM guitu.import WHERE id = $1`, [id]);
      return rows[0] && read(rows[0]);
    },

    async list(tx, limit) {
      const { rows } = await tx.query<StoredImport>(`SELECT ${COLUMNS} FROM guitu.import ORDER BY created DESC, id LIMIT $1`, [
        limit,
      ]);
      return rows.map(read);
    },

    async bytes(tx, file) {
      const { rows } = await tx.query<{ bytes: number }>('SELECT file_bytes AS bytes FROM guitu.import WHERE file = $1 LIMIT 1', [
        file,
      ]);
      const bytes = Buffer.alloc(rows[0]?.bytes ?? 0);
      let filled = 0;
      for (let seq = 0; filled < bytes.length; seq++) {
        const { rows: found } = await tx.query<{ data: Buffer }>(
          'SELECT data FROM guitu.import_file WHERE file = $1 AND seq = $2',
          [file, seq],
        );
        const piece = found[0];
        if (!piece) throw new Error(`piece ${seq} of the uploaded file is missing`);
        filled += bytes.write(keys.open(filePlace(file, seq), piece.data), filled, 'base64');
      }
      return bytes;
    },

    async issues(tx, id, limit) {
      const { rows } = await tx.query<{ row: number; detail: Buffer }>(
        'SELECT row, detail FROM guitu.import_row WHERE import = $1 AND detail IS NOT NULL ORDER BY row LIMIT $2',
        [id, limit],
      );
      return rows.flatMap(({ row, detail }) => openDetail(id, row, detail).issues).slice(0, limit);
    },

    async refusedRows(tx, id, after, limit) {
      const { rows } = await tx.query<{ row: number; detail: Buffer }>(
        `SELECT row, detail FROM guitu.import_row WHERE import = $1 AND outcome = 'refused' AND row > $2 ORDER BY row LIMIT $3`,
        [id, after, limit],
      );
      return rows.map(({ row, detail }) => {
        const { issues, cells = {} } = openDetail(id, row, detail);
        return { number: row, cells, issues };
      });
    },

    async waiting(tx, now) {
      const { rowCount } = await tx.query(`SELECT 1 FROM guitu.import WHERE ${CLAIMABLE} LIMIT 1`, [staleBefore(now)]);
      return rowCount > 0;
    },

    async claim(tx, token, now, only) {
      const { rows } = await tx.query<StoredImport>(
        `UPDATE guitu.import SET state = 'running', claim = $2, heartbeat = $3, started = COALESCE(started, $3), attempts = attempts + 1
         WHERE id = (SELECT id FROM guitu.import WHERE ${CLAIMABLE} AND ($4::uuid IS NULL OR id = $4)
                     ORDER BY created LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING ${COLUMNS}`,
        [staleBefore(now), token, now, only ?? null],
      );
      return rows[0] && read(rows[0]);
    },

    async resume(tx, { id, mode }) {
      if (mode === 'dry-run') await tx.query('DELETE FROM guitu.import_row WHERE import = $1', [id]);
      const { rows } = await tx.query<{ row: number; outcome: string; warnings: number }>(
        'SELECT row, outcome, warnings FROM guitu.import_row WHERE import = $1',
        [id],
      );
      const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
      await tx.query(
        'UPDATE guitu.import SET rows_read = 0, accepted = $2, refused = $3, unchanged = $4, warnings = $5 WHERE id = $1',
        [id, count('accepted'), count('refused'), count('unchanged'), rows.reduce((sum, row) => sum + row.warnings, 0)],
      );
      return new Set(rows.map(({ row }) => row));
    },

    async saveLayout(tx, id, layout) {
      const sealed = keys.seal({ table: 'import', row: id, column: 'layout' }, JSON.stringify(layout));
      await tx.query('UPDATE guitu.import SET layout = $2 WHERE id = $1', [id, sealed]);
    },

    async advance(tx, { id, token }, rows, { read: rowsRead, plainAccepted, now }) {
      const warningsOf = (row: DoneRow) => row.issues.filter(({ severity }) => severity === 'warning').length;
      const count = (outcome: RowOutcome['outcome']) => rows.filter(({ result }) => result.outcome === outcome).length;
      const { rowCount } = await tx.query(
        `UPDATE guitu.import SET rows_read = $3, accepted = accepted + $4, refused = refused + $5, unchanged = unchanged + $6,
           warnings = warnings + $7, heartbeat = $8, attempts = 0 WHERE id = $1 AND claim = $2 AND state = 'running'`,
        [
          id,
          token,
          rowsRead,
          count('accepted') + plainAccepted,
          count('refused'),
          count('unchanged'),
          rows.reduce((sum, row) => sum + warningsOf(row), 0),
          now,
        ],
      );
      if (rowCount === 0) return false;
      if (rows.length === 0) return true;
      await tx.query(
        `INSERT INTO guitu.import_row (import, row, outcome, case_id, warnings, detail)
         SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::uuid[], $5::integer[], $6::bytea[])`,
        [
          id,
          rows.map(({ row }) => row),
          rows.map(({ result }) => result.outcome),
          rows.map(({ result }) => ('caseId' in result ? result.caseId : null)),
          rows.map(warningsOf),
          rows.map(({ row, issues, cells, result }) =>
            issues.length === 0 && result.outcome !== 'refused'
              ? null
              : keys.seal(rowPlace(id, row), JSON.stringify({ issues, ...(cells ? { cells } : {}) })),
          ),
        ],
      );
      return true;
    },

    async finish(tx, { id, token }, rowsRead, now) {
      const { rows } = await tx.query<{ file: string; mode: ImportMode }>(
        `UPDATE guitu.import SET state = 'done', rows_read = $3, rows_total = $3, finished = $4, claim = NULL
         WHERE id = $1 AND claim = $2 AND state = 'running' RETURNING file, mode`,
        [id, token, rowsRead, now],
      );
      if (rows[0]?.mode === 'import') await tx.query('DELETE FROM guitu.import_file WHERE file = $1', [rows[0].file]);
      return rows.length === 1;
    },

    async fail(tx, { id, token }, problem, now) {
      const { rowCount } = await tx.query(
        `UPDATE guitu.import SET state = 'failed', problem = $3, finished = $4, claim = NULL
         WHERE id = $1 AND claim = $2 AND state = 'running'`,
        [id, token, JSON.stringify(problem), now],
      );
      return rowCount === 1;
    },

    async purge(tx, now) {
      await tx.query(
        `DELETE FROM guitu.import_file f WHERE NOT EXISTS (SELECT 1 FROM guitu.import i
           WHERE i.file = f.file AND (i.state IN ('queued', 'running') OR i.created > $1))`,
        [new Date(now.getTime() - KEEP_MS)],
      );
    },

    async ownNames(tx, region) {
      const { rows } = await tx.query<{ header: string; key: string | null }>(
        'SELECT header, key FROM guitu.import_mapping WHERE region = $1',
        [region],
      );
      return new Map(rows.map(({ header, key }) => [header, key]));
    },

    async rememberNames(tx, region, names, account, now) {
      const headers = Object.keys(names);
      if (headers.length === 0) return;
      await tx.query(
        `INSERT INTO guitu.import_mapping (region, header, key, updated, updated_by)
         SELECT $1, header, key, $4, $5 FROM unnest($2::text[], $3::text[]) AS m (header, key)
         ON CONFLICT (region, header) DO UPDATE SET key = EXCLUDED.key, updated = EXCLUDED.updated, updated_by = EXCLUDED.updated_by`,
        [region, headers, headers.map((header) => names[header] ?? null), now, account],
      );
    },
  };
}

/** A file that lies in memory as one, in pieces. */
export function piecesOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, seq) =>
    bytes.subarray(seq * PIECE_BYTES, (seq + 1) * PIECE_BYTES),
  );
}

const CLAIMABLE = `(state = 'queued' OR (state = 'running' AND heartbeat < $1))`;

function staleBefore(now: Date): Date {
  return new Date(now.getTime() - STALE_MS);
}

function filePlace(file: string, seq: number) {
  return { table: 'import_file', row: `${file}/${seq}`, column: 'data' };
}
