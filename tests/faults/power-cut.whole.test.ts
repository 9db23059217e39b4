/**
 * A power cut: the server, its import and its PostgreSQL are killed at once in the middle of an import, and again it starts; then the whole
 * machine is lost and comes back from its backup. Nothing acknowledged is lost, nothing is there twice, every chain holds.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainDate } from '../../law/kernel/plain-date.ts';
import { sampleCsv, sampleLedger } from '../ledger/sample.ts';
import type { Api, Json } from '../server/api.ts';
import { type GuituServer, ROOT, startServer } from '../server/guitu-server.ts';

const TODAY = '2026-10-09';
const [ROWS, BAD] = [3_000, 30];
const PATIENCE = 400_000;
const folder = mkdtempSync(join(tmpdir(), 'guitu-power-cut-'));
const dataFolder = join(folder, 'data');
const ledger = new TextEncoder().encode(sampleCsv(sampleLedger({ rows: ROWS, bad: BAD, on: plainDate(TODAY), seed: 11 })));

let server: GuituServer;
beforeAll(async () => {
  server = await startServer({ today: TODAY, dataFolder });
}, PATIENCE);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, PATIENCE);

async function upload(api: Api, mode: 'import' | 'dry-run'): Promise<string> {
  const { status, body } = await api.upload(
    '/api/imports',
    { name: 'ledger.csv', bytes: ledger },
    { kind: 'corrections-ledger', mode },
  );
  expect(status).toBe(202);
  return body.id;
}

async function until(api: Api, id: string, reached: (one: Json) => boolean): Promise<Json> {
  for (;;) {
    const { body } = await api.get(`/api/imports/${id}`);
    if (reached(body)) return body;
    if (body.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(body.problem)}`);
    await sleep(100);
  }
}

const isOver = (one: Json) => one.state === 'done';

/** Runs a `guitu` command on a data folder of its own choice. */
function guitu(args: readonly string[], data: string): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools', 'guitu.mjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, GUITU_DATA: data, GUITU_TODAY: TODAY },
  });
  return { code: status, out: `${stdout}${stderr}` };
}

test('killed in the middle of an import, started again: nothing lost, nothing double', { timeout: PATIENCE }, async () => {
  const before = await server.as('county-examiner');
  const { total } = (await before.get('/api/cases?limit=1')).body;
  const { body: list } = await before.get('/api/cases?state=active&limit=1');
  const id = await upload(before, 'import');
  await until(before, id, ({ progress, state }) => state === 'running' && progress.read > ROWS / 10);
  const act = await before.command(`/api/cases/${list.items[0].id}/actions/record-report`, {
    version: (await before.get(`/api/cases/${list.items[0].id}`)).body.version,
    input: { on: TODAY, form: 'phone' },
  });
  expect(act.status).toBe(200);
  const cut = (await before.get(`/api/imports/${id}`)).body;
  expect(cut.state).toBe('running');
  await server.kill();

  server = await startServer({ today: TODAY, dataFolder });
  const after = await server.as('county-examiner');
  expect((await after.get(`/api/cases/${list.items[0].id}`)).body.version).toBe(act.body.version);
  const done = await until(after, id, isOver);
  expect({ rows: done.rows, refused: done.refused, accepted: done.accepted }).toEqual({
    rows: ROWS,
    refused: BAD,
    accepted: ROWS - BAD,
  });
  expect((await after.get('/api/cases?limit=1')).body.total).toBe(total + ROWS - BAD);

  const again = await until(after, await upload(after, 'import'), isOver);
  expect({ accepted: again.accepted, unchanged: again.unchanged }).toEqual({ accepted: 0, unchanged: ROWS - BAD });
  expect((await after.get('/api/cases?limit=1')).body.total).toBe(total + ROWS - BAD);
});

test('backed up while it works, destroyed, restored elsewhere: every hash the same, and it works on', {
  timeout: PATIENCE,
}, async () => {
  const key = join(folder, 'backup.key');
  writeFileSync(key, `${randomUUID()}${randomUUID()}\n`, { mode: 0o600 });
  // The command refuses a key that lies beside the backup.
  mkdirSync(join(folder, 'backups'));
  const file = join(folder, 'backups', 'guitu.backup');
  const backup = guitu(['backup', file, '--key', key], dataFolder);
  expect(backup.out).toContain('Backed up');
  expect(backup.code).toBe(0);
  const api = await server.as('county-examiner');
  const { items } = (await api.get('/api/cases?limit=200')).body;
  const hashes = async (by: Api) => {
    const { body } = await by.get(`/api/cases/${items[0].id}/file`);
    return body.events.map(({ hash }: Json) => hash);
  };
  const known = await hashes(api);
  const { total } = (await api.get('/api/cases?limit=1')).body;
  await server.stop();

  const restored = join(folder, 'restored');
  mkdirSync(restored, { mode: 0o700 });
  cpSync(join(dataFolder, 'keys'), join(restored, 'keys'), { recursive: true });
  cpSync(join(dataFolder, 'demo-accounts.json'), join(restored, 'demo-accounts.json'));
  rmSync(dataFolder, { recursive: true, force: true });
  expect(existsSync(dataFolder)).toBe(false);
  const restore = guitu(['restore', file, '--key', key], restored);
  expect(restore.out).toContain('all hashes equal');
  expect(restore.code).toBe(0);
  const verified = guitu(['verify'], restored);
  expect(`${verified.code} ${verified.out}`).toMatch(/^0 /);

  server = await startServer({ today: TODAY, dataFolder: restored });
  const later = await server.as('county-examiner');
  expect((await later.get('/api/cases?limit=1')).body.total).toBe(total);
  expect(known.length).toBeGreaterThan(0);
  expect(await hashes(later)).toEqual(known);
});
