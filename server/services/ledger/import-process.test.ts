import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, inject, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { sampleCsv, sampleLedger } from '../../../tests/ledger/sample.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { openKeyRing } from '../../platform/keys/keys.ts';
import { organisationId, seedOrganisations } from '../../registers/organisations/organisations.ts';
import { findShippedCounty, seedPlaces } from '../../registers/places/places.ts';
import { importStore, piecesOf } from './import-store.ts';

const day = plainDate('2026-11-24');
const { database, clock, ownerUrl, asOwner } = await testDatabase(day);
const dataFolder = mkdtempSync(join(tmpdir(), 'guitu-import-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** The process the server starts, on this test's database. */
function startProcess() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-process.ts')], {
    stdio: 'ignore',
    env: { DATABASE_URL: ownerUrl, GUITU_DATA: dataFolder, GUITU_TODAY: day, GUITU_LOG: 'silent' },
  });
  return { child, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
}

it('kill -9 in the middle of an import: the next process goes on; nothing is lost and nothing is double', {
  timeout: 180_000,
}, async () => {
  // The process shares the app role's password with every other pool of the test run.
  writeFileSync(join(dataFolder, 'postgres-app-password'), inject('postgres').appPassword, { mode: 0o600 });
  const { ring } = await openKeyRing(dataFolder);
  const store = importStore(ring);
  const county = findShippedCounty('360825');
  if (!county) throw new Error('360825 is shipped');
  const sample = sampleLedger({ on: day, rows: 1_500, bad: 15 });
  const id = await database.asSystem('test', async (tx) => {
    await seedPlaces(tx);
    await seedOrganisations(tx, county);
    return store.create(
      tx,
      {
        account: null,
        unit: organisationId('county-agency', '360825'),
        region: '360825',
        mode: 'import',
        fileName: '台账.csv',
        pieces: piecesOf(Buffer.from(sampleCsv(sample))),
        ownNames: {},
      },
      clock.now(),
    );
  });
  const found = () => database.asSystem('test', (tx) => store.find(tx, id));

  const first = startProcess();
  for (;;) {
    const record = await found();
    if ((record?.accepted ?? 0) > 0) break;
    if (first.child.exitCode !== null) throw new Error(`the process ended with ${first.child.exitCode} before it wrote anything`);
    await sleep(20);
  }
  first.child.kill('SIGKILL');
  expect(await first.ended).toBeNull();
  const killed = await found();
  expect(killed).toMatchObject({ state: 'running' });
  expect(killed?.accepted).toBeLessThan(1_485);

  // Instead of waiting for the heartbeat to grow old.
  await asOwner(`UPDATE guitu.import SET heartbeat = heartbeat - interval '1 minute'`);
  expect(await startProcess().ended).toBe(0);
  expect(await found()).toMatchObject({ state: 'done', rowsRead: 1_500, accepted: 1_485, refused: 15, unchanged: 0 });
  const [counted] = await asOwner(
    `SELECT (SELECT count(*)::int FROM guitu."case") AS cases, (SELECT count(DISTINCT key)::int FROM guitu.ledger_entry) AS keys,
       (SELECT count(*)::int FROM guitu.import_row WHERE case_id IS NOT NULL) AS rows,
       (SELECT count(*)::int FROM guitu.case_event WHERE type = 'taken-over') AS taken`,
  );
  expect(counted).toEqual({ cases: 1_485, keys: 1_485, rows: 1_485, taken: 1_485 });
});
