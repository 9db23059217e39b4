/**
 * Putting a backup back: into a database that was migrated and holds nobody yet, in one transaction. Every table is read back and hashed
 * before anything is declared good; a changed byte, a cut-off end or a different hash leaves the database as it was.
 */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DamagedBackup, exactReader, openArchive } from './archive.ts';
import { FRAME, hashTable, type Manifest, type TableSum } from './backup.ts';
import { PLAIN_OUTPUT, readTables } from './tables.ts';

/** The database cannot take this backup; nothing was changed. */
export class CannotRestore extends Error {
  override name = 'CannotRestore';
}

export interface RestoreReport {
  readonly manifest: Manifest;
  readonly tables: readonly TableSum[];
}

interface Frame {
  readonly kind: number;
  readonly content: Buffer;
}

/** Restores the backup at `path` into the database at `ownerUrl`, which must be migrated and empty. */
export async function restoreBackup(ownerUrl: string, path: string, secret: string): Promise<RestoreReport> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'guitu-restore' });
  await client.connect();
  try {
    const frames = readFrames(path, secret);
    const manifest = await readManifest(frames);
    await client.query('BEGIN');
    await client.query(PLAIN_OUTPUT);
    await refuseUnlessFitting(client, manifest);
    await openForCopy(client, manifest);
    const tables = await copyTables(client, manifest, frames);
    await closeAfterCopy(client, manifest);
    await client.query('COMMIT');
    return { manifest, tables };
  } catch (error) {
    // The connection may be in the middle of a COPY: ending it rolls everything back.
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
      ? new DamagedBackup('the backup cannot be unpacked', { cause: error })
      : error;
  } finally {
    await client.end();
  }
}

async function* readFrames(path: string, secret: string): AsyncGenerator<Frame> {
  const archive = Readable.from(openArchive(createReadStream(path), secret));
  const unpacked = createGunzip();
  archive.on('error', (error) => unpacked.destroy(error));
  const read = exactReader(archive.pipe(unpacked));
  for (;;) {
    const header = await read(5);
    if (!header) return;
    const content = await read(header.readUInt32BE(1));
    if (!content) throw new DamagedBackup('the backup ends in the middle of a table');
    yield { kind: header.readUInt8(0), content };
  }
}

async function nextFrame(frames: AsyncGenerator<Frame>, ...kinds: number[]): Promise<Frame> {
  const next = await frames.next();
  if (next.done || !kinds.includes(next.value.kind)) throw new DamagedBackup('the backup is not in the order of a backup');
  return next.value;
}

async function readManifest(frames: AsyncGenerator<Frame>): Promise<Manifest> {
  // The archive's seal vouches that backup.ts wrote it.
  const manifest = JSON.parse((await nextFrame(frames, FRAME.manifest)).content.toString('utf8')) as Manifest;
  if (manifest.format !== 'guitu.backup/1')
    throw new CannotRestore(`this Guitu cannot read a backup of the format ${manifest.format}`);
  return manifest;
}

async function refuseUnlessFitting(client: pg.Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM guitu_meta.migration ORDER BY version',
  );
  const here = rows.map((row) => `${row.name} ${row.checksum}`).join('\n');
  const there = manifest.migrations.map((row) => `${row.name} ${row.checksum}`).join('\n');
  if (here !== there) {
    throw new CannotRestore(
      `the backup was made by another version of Guitu (last migration ${manifest.migrations.at(-1)?.name}, here ${rows.at(-1)?.name}): restore with that version, then start the newer one`,
    );
  }
  const tables = await readTables(client);
  if (JSON.stringify(tables) !== JSON.stringify(manifest.tables))
    throw new CannotRestore('the tables of this database are not those of the backup');
  const { rows: used } = await client.query<{ used: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM guitu.account) OR EXISTS (SELECT 1 FROM guitu."case") OR EXISTS (SELECT 1 FROM guitu.audit) AS used',
  );
  if (used[0]?.used) throw new CannotRestore('this database is in use: restore into an empty one');
}

/** Triggers and policies that stop editing also stop putting back; they return before the commit. */
async function openForCopy(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { name } of manifest.tables) {
    await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER; ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  }
  for (const { name } of manifest.tables.toReversed()) await client.query(`DELETE FROM ${name}`);
}

async function closeAfterCopy(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { name } of manifest.tables) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  await client.query(
    `DO $$ DECLARE t regclass; BEGIN
       FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'guitu' AND c.relkind = 'r' AND c.relrowsecurity
       LOOP EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t); END LOOP; END $$`,
  );
  for (const { name, value } of manifest.sequences) await client.query('SELECT setval($1::regclass, $2::bigint)', [name, value]);
}

async function copyTables(client: pg.Client, manifest: Manifest, frames: AsyncGenerator<Frame>): Promise<TableSum[]> {
  const sums: TableSum[] = [];
  for (const table of manifest.tables) {
    await nextFrame(frames, FRAME.table);
    const stream = client.query(copyFrom(`COPY ${table.name} (${table.columns.join(', ')}) FROM STDIN`));
    const sum = await fill(stream, frames);
    const found = await hashTable(client, table);
    if (found.hash !== sum.hash || found.rows !== sum.rows) {
      throw new DamagedBackup(`${table.name} reads differently after the restore: ${found.rows} rows of ${sum.rows}`);
    }
    sums.push(sum);
  }
  await nextFrame(frames, FRAME.end);
  if (!(await frames.next()).done) throw new DamagedBackup('something stands behind the end of the backup');
  return sums;
}

async function fill(stream: Writable, frames: AsyncGenerator<Frame>): Promise<TableSum> {
  try {
    for (;;) {
      const next = await nextFrame(frames, FRAME.data, FRAME.tableEnd);
      if (next.kind === FRAME.tableEnd) {
        stream.end();
        await finished(stream);
        return JSON.parse(next.content.toString('utf8')) as TableSum; // backup.ts wrote it
      }
      if (!stream.write(next.content)) await once(stream, 'drain');
    }
  } catch (error) {
    stream.destroy(error instanceof Error ? error : undefined);
    throw error;
  }
}
