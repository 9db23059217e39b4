import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../server/config.ts';
import { createCases } from '../../server/platform/cases/pipeline.ts';
import { elapsedMs, systemClock } from '../../server/platform/clock.ts';
import { openKeyRing } from '../../server/platform/keys/keys.ts';
import { requireRing } from '../../server/platform/keys/ring-check.ts';
import { createLogger } from '../../server/platform/logs/logger.ts';
import type { Database, Tx } from '../../server/platform/postgres/database.ts';
import { openDatabase } from '../../server/platform/postgres/open.ts';
import { openPeople } from '../../server/registers/people/people.ts';
import {
  type ImportMode,
  type ImportRecord,
  type ImportStore,
  importStore,
  piecesOf,
} from '../../server/services/ledger/import-store.ts';
import { sayIssue } from '../../server/services/ledger/issue.ts';
import { runImports } from '../../server/services/ledger/run-import.ts';
import { writeRefused } from '../../server/services/ledger/workbooks.ts';
import { readArguments, UsageFault, withUsage } from './arguments.ts';

const PROBLEMS_SHOWN = 20;

/**
 * `guitu import FILE [--mode dry-run|import] [--unit CODE|ID] [--as LOGIN] [--refused OUT.xlsx]`: imports a ledger straight into the
 * configured database, whether or not a server runs. Without `--as` the machine itself imports, past every scope; with it, the account's
 * posts decide. Exit 1 when the file cannot be read or rows were refused.
 */
export function run(args: readonly string[]): Promise<number> {
  return withUsage('import', async () => {
    const { values, positionals } = readArguments(args, {
      mode: { type: 'string', default: 'dry-run' },
      unit: { type: 'string' },
      as: { type: 'string' },
      refused: { type: 'string' },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new UsageFault('give one file: guitu import LEDGER.xlsx --mode dry-run');
    const mode = values.mode;
    if (mode !== 'dry-run' && mode !== 'import') throw new UsageFault(`--mode: ${mode} is neither dry-run nor import`);
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new UsageFault(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    const read = readConfig();
    if (!read.ok) throw new UsageFault(read.faults.join('\n'));
    const { config } = read;
    const logger = createLogger(config.logLevel === 'debug' ? 'debug' : 'error');
    const clock = systemClock(config.today);
    const { ring, path } = await openKeyRing(config.dataFolder);
    const { database, close } = await openDatabase(config, clock, logger);
    const stopping = new AbortController();
    process.once('SIGINT', () => stopping.abort());
    try {
      await database.asSystem('keys', (tx) => requireRing(tx, ring, path, clock));
      const store = importStore(ring);
      const { unit, account } = await database.asSystem('imports', async (tx) => ({
        unit: await unitOf(tx, values.unit),
        account: values.as === undefined ? null : await accountOf(tx, values.as),
      }));
      const id = await database.asSystem('imports', (tx) =>
        store.create(
          tx,
          {
            account,
            unit: unit.id,
            region: unit.region.slice(0, 6),
            mode: mode satisfies ImportMode,
            fileName: basename(file),
            pieces: piecesOf(bytes),
            ownNames: {},
          },
          clock.now(),
        ),
      );
      process.stdout.write(`${basename(file)} → ${unit.name} (${mode})\n`);
      const deps = {
        database,
        clock,
        logger,
        keys: ring,
        people: openPeople(ring, clock),
        cases: createCases({ database, cipher: ring, clock }),
        demo: config.demo,
      };
      const record = await watch(database, store, id, runImports(deps, { only: id, signal: stopping.signal }), stopping);
      return await report(database, store, record, values.refused);
    } finally {
      await close();
    }
  });
}

/** Shows how far it has come until it ends, here or (where a server's process was faster to claim it) there. */
async function watch(
  database: Database,
  store: ImportStore,
  id: string,
  running: Promise<number>,
  stopping: AbortController,
): Promise<ImportRecord> {
  const started = elapsedMs();
  let failure: unknown;
  const ended = running.then(
    () => true,
    (error: unknown) => {
      failure = error;
      return true;
    },
  );
  for (;;) {
    const over = await Promise.race([ended, sleep(1_000, false)]);
    if (failure) throw failure;
    const record = await database.asSystem('imports', (tx) => store.find(tx, id));
    if (!record) throw new Error('the import is gone');
    const seconds = Math.round((elapsedMs() - started) / 1_000);
    const line = `已读 ${record.rowsRead} 行 rows · 通过 ${record.accepted} accepted · 退回 ${record.refused} refused · 未变 ${record.unchanged} unchanged · ${seconds} s`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}` : over ? `${line}\n` : '');
    if (record.state === 'done' || record.state === 'failed' || stopping.signal.aborted) {
      if (process.stdout.isTTY) process.stdout.write('\n');
      return record;
    }
    if (over) await sleep(1_000);
  }
}

async function report(
  database: Database,
  store: ImportStore,
  record: ImportRecord,
  refusedFile: string | undefined,
): Promise<number> {
  if (record.problem) {
    const { reason, remedy } = record.problem;
    process.stderr.write(`${reason.zh}。${remedy.zh}。\n${reason.en}. ${remedy.en}.\n`);
    return 1;
  }
  if (record.state !== 'done') {
    process.stderr.write('已停止；服务器或下一次运行会接着导入。\nStopped; the server or the next run goes on with it.\n');
    return 1;
  }
  process.stdout.write(`警告 ${record.warnings} warnings\n`);
  const issues = await database.asSystem('imports', (tx) => store.issues(tx, record.id, 2_000));
  const refusals = issues.filter(({ severity }) => severity === 'refusal');
  for (const issue of refusals.slice(0, PROBLEMS_SHOWN)) {
    const { zh, en } = sayIssue(issue);
    process.stdout.write(`  第 ${issue.row} 行 ${zh}\n  row ${issue.row}: ${en}\n`);
  }
  if (refusals.length > PROBLEMS_SHOWN) process.stdout.write('  …\n');
  if (refusedFile !== undefined && record.refused > 0 && record.layout) {
    await pipeline(
      writeRefused(record.layout, refusedRows(database, store, record.id), 'zh'),
      createWriteStream(refusedFile, { mode: 0o600 }),
    );
    process.stdout.write(`${refusedFile}\n`);
  }
  return record.refused > 0 ? 1 : 0;
}

async function* refusedRows(database: Database, store: ImportStore, id: string) {
  for (let after = 0; ; ) {
    const from = after;
    const rows = await database.asSystem('imports', (tx) => store.refusedRows(tx, id, from, 500));
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/** The county agency (or office) by its division code or id; the only county agency when none is named. */
async function unitOf(tx: Tx, wanted: string | undefined): Promise<{ id: string; name: string; region: string }> {
  const { rows } = await tx.query<{ id: string; name: string; region: string }>(
    `SELECT id, name, region FROM guitu.organisation
     WHERE kind IN ('county-agency', 'judicial-office') AND ($1::text IS NULL OR id::text = $1 OR region = $1)
       AND ($1::text IS NOT NULL OR kind = 'county-agency') ORDER BY kind, region`,
    [wanted ?? null],
  );
  const [unit] = rows;
  if (unit && rows.length === 1) return unit;
  if (!unit)
    throw new UsageFault(
      wanted === undefined
        ? 'there is no county agency yet: set the county up first'
        : `--unit: ${wanted} is no county agency or judicial office`,
    );
  throw new UsageFault(`--unit: name one of\n${rows.map(({ region, name }) => `  ${region}  ${name}`).join('\n')}`);
}

async function accountOf(tx: Tx, login: string): Promise<string> {
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM guitu.account WHERE login = $1 AND ended_at IS NULL', [
    login.toLowerCase(),
  ]);
  if (!rows[0]) throw new UsageFault(`--as: there is no account ${login}`);
  return rows[0].id;
}
