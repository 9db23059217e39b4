/**
 * Backup without pg_dump: one REPEATABLE READ snapshot, every table copied out in the order of its key, one hash per table, all of it
 * compressed and encrypted into one file. Works the same for the embedded server and for one of your own.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { sealArchive } from './archive.ts';
import { copyOut, PLAIN_OUTPUT, readSequences, readTables, type SequenceState, type TableShape, WHOLE_HOUSE } from './tables.ts';

/** First frame of the archive. */
export interface Manifest {
  readonly format: 'guitu.backup/1';
  readonly made: string;
  readonly server: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly tables: readonly TableShape[];
  readonly sequences: readonly SequenceState[];
  /** Name of the key ring whose keys open the sealed fields; the keys are not in the backup. */
  readonly keyRings: readonly string[];
}

export interface TableSum {
  readonly name: string;
  readonly rows: number;
  /** SHA-256 of the table as copied out. */
  readonly hash: string;
}

export interface BackupReport {
  readonly manifest: Manifest;
  readonly tables: readonly TableSum[];
}

/** Frames inside the archive: kind (1 byte), length (4 bytes), content. */
export const FRAME = { manifest: 1, table: 2, data: 3, tableEnd: 4, end: 5 } as const;

/**
 * Writes a backup of the database at `ownerUrl` to `path`, encrypted under `secret`. The file appears under its name only when it is
 * whole and on the disk. Throws when `path` exists.
 */
export async function writeBackup(ownerUrl: string, path: string, secret: string, made: Date): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'guitu-backup' });
  await client.connect();
  const draft = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(PLAIN_OUTPUT);
    await client.query(WHOLE_HOUSE);
    const report: { manifest: Manifest; tables: TableSum[] } = { manifest: await describe(client, made), tables: [] };
    await pipeline(
      Readable.from(frames(client, report)),
      createGzip({ level: 6 }),
      sealArchive(secret),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    );
    await client.query('COMMIT');
    const file = await open(draft, 'r+');
    await file.sync();
    await file.close();
    await rename(draft, path);
    return report;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function describe(client: pg.Client, made: Date): Promise<Manifest> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM guitu_meta.migration ORDER BY version',
  );
  const server = await client.query<{ server_version: string }>('SHOW server_version');
  const rings = await client.query<{ fingerprint: string }>('SELECT fingerprint FROM guitu.key_ring ORDER BY fingerprint');
  return {
    format: 'guitu.backup/1',
    made: made.toISOString(),
    server: server.rows[0]?.server_version ?? '',
    migrations: migrations.rows,
    tables: await readTables(client),
    sequences: await readSequences(client),
    keyRings: rings.rows.map((row) => row.fingerprint),
  };
}

async function* frames(client: pg.Client, report: { manifest: Manifest; tables: TableSum[] }): AsyncGenerator<Buffer> {
  yield jsonFrame(FRAME.manifest, report.manifest);
  for (const table of report.manifest.tables) {
    yield jsonFrame(FRAME.table, { name: table.name });
    const hash = createHash('sha256');
    const stream = client.query(copyTo(copyOut(table)));
    let rows = 0;
    for await (const data of stream) {
      // The stream of COPY gives buffers; its type does not say so.
      const bytes = data as Buffer;
      hash.update(bytes);
      rows += linesIn(bytes);
      yield frame(FRAME.data, bytes);
    }
    const sum: TableSum = { name: table.name, rows, hash: hash.digest('hex') };
    report.tables.push(sum);
    yield jsonFrame(FRAME.tableEnd, sum);
  }
  yield jsonFrame(FRAME.end, { tables: report.tables.length });
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

function frame(kind: number, content: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(content.length, 1);
  return Buffer.concat([header, content]);
}

function jsonFrame(kind: number, content: unknown): Buffer {
  return frame(kind, Buffer.from(JSON.stringify(content), 'utf8'));
}

/** Hash of one table as it is now, for comparison with a backup's. */
export async function hashTable(client: pg.ClientBase, table: TableShape): Promise<TableSum> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const data of client.query(copyTo(copyOut(table)))) {
    const bytes = data as Buffer; // as above
    hash.update(bytes);
    rows += linesIn(bytes);
  }
  return { name: table.name, rows, hash: hash.digest('hex') };
}
