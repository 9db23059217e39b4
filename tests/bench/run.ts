/**
 * `npm run bench`: how long things take on this machine. Starts a server with the demonstration county on a folder of its own and asks it
 * as its users do; reads the law without a server. Prints one line a measure and changes nothing. No figure here is asserted anywhere:
 * what a machine does under load is no test.
 */
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { explain, parseCaseFile } from '../../law/index.ts';
import { addDays, plainDate } from '../../law/kernel/plain-date.ts';
import { sampleCsv, sampleLedger } from '../ledger/sample.ts';
import type { Api, Json } from '../server/api.ts';
import { type GuituServer, ROOT, startServer } from '../server/guitu-server.ts';
import { theLists } from './lists.ts';

const TODAY = plainDate('2026-10-09');
const SECONDS = 3;
const IMPORT_ROWS = 2_000;
const AT_ONCE = 8;

const say = (line: string) => process.stdout.write(`${line}\n`);
const row = (title: string, figures: string) => say(`${title.padEnd(46)} ${figures}`);

/** What the server answered; a refusal would be measured as if it were work. */
async function answered(asked: Promise<{ readonly status: number; readonly text: string }>): Promise<void> {
  const { status, text } = await asked;
  if (status !== 200) throw new Error(`the server answered ${status}: ${text}`);
}

/** Calls `work` for some seconds, `atOnce` at a time; prints calls a second and how long one takes. */
async function measure(title: string, work: (turn: number) => Promise<unknown> | unknown, atOnce = 1): Promise<void> {
  const taken: number[] = [];
  let turn = 0;
  for (let warm = 0; warm < 3; warm += 1) await work(turn++);
  const began = performance.now();
  const until = began + SECONDS * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        const started = performance.now();
        await work(turn++);
        taken.push(performance.now() - started);
      }
    }),
  );
  const rate = taken.length / ((performance.now() - began) / 1_000);
  taken.sort((a, b) => a - b);
  const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(taken.length > 2_000 ? 3 : 1);
  row(
    title,
    `${rate.toFixed(rate < 100 ? 1 : 0).padStart(7)} /s   median ${at(0.5)} ms   95 % ${at(0.95)} ms   ${atOnce} at once`,
  );
}

function residentMegabytes(server: GuituServer): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1_024);
}

async function theLaw(): Promise<void> {
  const read = parseCaseFile(JSON.parse(readFileSync(join(ROOT, 'docs', 'contract', 'examples', 'late.json'), 'utf8')));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  await measure('explain a short case file, on changing days', (turn) => explain(read.file, addDays(TODAY, turn % 300)));
}

async function theServer(api: Api): Promise<void> {
  const ids: string[] = (await api.get('/api/cases?state=active&limit=200')).body.items.map(({ id }: Json) => id);
  const one = (turn: number) => ids[turn % ids.length];
  row('people in the county', String((await api.get('/api/cases?limit=1')).body.total).padStart(7));
  await measure('today’s list of the county', () => answered(api.get('/api/today?scope=county')));
  await measure('today’s list of the county', () => answered(api.get('/api/today?scope=county')), AT_ONCE);
  await measure('people, a page of 50', () => answered(api.get('/api/cases?limit=50')), AT_ONCE);
  await measure('open a file: explanation and history', (turn) => answered(api.get(`/api/cases/${one(turn)}`)), AT_ONCE);
  await measure('record an act: a report, whole pipeline', async (turn) => {
    const id = one(turn);
    const { version } = (await api.get(`/api/cases/${id}`)).body;
    const input = { on: TODAY, form: 'phone' };
    await answered(api.command(`/api/cases/${id}/actions/record-report`, { version, input }));
  });
}

async function theImport(server: GuituServer, api: Api): Promise<void> {
  const bytes = new TextEncoder().encode(sampleCsv(sampleLedger({ rows: IMPORT_ROWS, on: TODAY, seed: 7 })));
  const before = residentMegabytes(server);
  const began = performance.now();
  const { body } = await api.upload(
    '/api/imports',
    { name: 'ledger.csv', bytes },
    { kind: 'corrections-ledger', mode: 'import' },
  );
  let state: Json;
  do {
    await sleep(200);
    state = (await api.get(`/api/imports/${body.id}`)).body;
  } while (state.state !== 'done' && state.state !== 'failed');
  const seconds = (performance.now() - began) / 1_000;
  row(
    `import ${IMPORT_ROWS} rows`,
    `${(IMPORT_ROWS / seconds).toFixed(0).padStart(7)} /s   ${seconds.toFixed(1)} s   ${state.accepted} in   server ${before} → ${residentMegabytes(server)} MB`,
  );
}

say(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
);
await theLaw();
const began = performance.now();
const server = await startServer({ today: TODAY });
try {
  row('start with the demonstration, to ready', `${((performance.now() - began) / 1_000).toFixed(1).padStart(7)} s`);
  const api = await server.as('county-examiner');
  await theServer(api);
  await theImport(server, api);
  await theLists(server, row);
  row('memory of the server at the end', `${String(residentMegabytes(server)).padStart(7)} MB`);
} finally {
  await server.stop();
}
