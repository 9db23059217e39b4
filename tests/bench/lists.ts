/** A list of 100,000 rows as a workbook: how long, and how much memory the server takes for it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createLogger } from '../../server/platform/logs/logger.ts';
import { openDatabase } from '../../server/platform/postgres/open.ts';
import type { GuituServer } from '../server/guitu-server.ts';

const ROWS = 100_000;

/** Copies rows of `table` until it has {@link ROWS} more that fit `where`, each with an id of its own. */
async function multiply(
  owner: pg.Client,
  table: 'case' | 'duty',
  where: string,
  fresh: Readonly<Record<string, string>>,
): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'guitu."${table}"'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
  );
  const names = rows.map(({ name }) => `"${name}"`).join(', ');
  const values = rows.map(({ name }) => fresh[name] ?? `d."${name}"`).join(', ');
  await owner.query(
    `INSERT INTO guitu."${table}" (${names}) SELECT ${values}
     FROM (SELECT * FROM guitu."${table}" WHERE ${where}) d, generate_series(1, ${ROWS}) n LIMIT ${ROWS}`,
  );
}

/** The highest memory of the server while `work` runs, in megabytes, and how long it took. */
async function watched<T>(server: GuituServer, work: () => Promise<T>) {
  const read = () =>
    Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  const before = read();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, read());
  }, 50);
  const began = performance.now();
  const value = await work();
  clearInterval(timer);
  return { value, seconds: (performance.now() - began) / 1_000, before: Math.round(before), most: Math.round(most) };
}

export async function theLists(server: GuituServer, row: (title: string, figures: string) => void): Promise<void> {
  const config = readConfig({ GUITU_DATA: server.dataFolder });
  if (!config.ok) throw new Error(config.faults.join('\n'));
  const opened = await openDatabase(config.config, systemClock(), createLogger('error'));
  const owner = new pg.Client({ connectionString: opened.ownerUrl });
  await owner.connect();
  try {
    const county = `unit IN (SELECT id FROM guitu.organisation WHERE region LIKE '360825%')`;
    const open = `done_on IS NULL AND NOT lifted AND NOT moot AND opens <= '2026-10-09' AND ${county}`;
    await multiply(owner, 'duty', open, { id: 'gen_random_uuid()', clock: `'bench-' || n` });
    await multiply(owner, 'case', county, { id: 'gen_random_uuid()' });
    await owner.query('ANALYZE');
  } finally {
    await owner.end();
    await opened.close();
  }
  const { account, password } = server.account('county-examiner');
  const signedIn = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
  const { token } = (await signedIn.json()) as { token: string }; // the contract's word for it
  for (const list of ['duties', 'people']) {
    const path = join(server.dataFolder, `${list}.xlsx`);
    const { value, seconds, before, most } = await watched(server, async () => {
      const answer = await fetch(`${server.url}/api/lists/${list}/export.xlsx`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (answer.status !== 200) throw new Error(`the server answered ${answer.status}: ${await answer.text()}`);
      return Buffer.from(await answer.arrayBuffer());
    });
    writeFileSync(path, value);
    let rows = -3;
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, {})) for await (const _ of sheet) rows += 1;
    if (rows < ROWS) throw new Error(`the workbook of ${list} has ${rows} rows`);
    row(
      `workbook of ${rows} ${list}`,
      `${seconds.toFixed(1).padStart(7)} s   ${(value.length / 2 ** 20).toFixed(1)} MB   server ${before} → at most ${most} MB`,
    );
  }
}
