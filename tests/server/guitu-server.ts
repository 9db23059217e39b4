/** A whole Guitu, run as its users run it: a process of its own, its own port, its own data folder, on a day of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Api, openApi } from './api.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
/** The pinned runtime, as `npm start` uses it. */
const RUNTIME = join(ROOT, 'node_modules', 'node', 'bin', 'node');

/** One account of `demo-accounts.json` (contract §6). */
const Account = z.object({
  account: z.string(),
  password: z.string(),
  role: z.string(),
  organisation: z.string(),
  region: z.string(),
});
export type Account = z.infer<typeof Account>;

export interface ServerOptions {
  /** The day it lives on. */
  readonly today: string;
  /** Whether the demonstration county is loaded at first run. */
  readonly demo?: boolean;
  /** A folder that outlives the process; made and removed here where none is given. */
  readonly dataFolder?: string;
  readonly databaseUrl?: string;
  /** How long the first start may take. */
  readonly patienceMs?: number;
}

export interface GuituServer {
  readonly url: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** What it printed so far. */
  printed(): string;
  /** The demonstration's account of this role; of the small county where `county` says so. */
  account(role: string, county?: string): Account;
  /** Signs in as that account and returns the API as it may use it. */
  as(role: string, county?: string): Promise<Api>;
  anonymous(): Api;
  /** Ends it as Ctrl-C does, and removes a folder that was made here. */
  stop(): Promise<void>;
  /** Ends it as a power cut does: the process and its PostgreSQL at once. Keeps the folder. */
  kill(): Promise<void>;
}

/** Starts a server and waits until its health says ready. Throws with what it printed when it does not come up. */
export async function startServer(options: ServerOptions): Promise<GuituServer> {
  const ownFolder = options.dataFolder === undefined;
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'guitu-server-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(RUNTIME, ['--disable-warning=ExperimentalWarning', join(ROOT, 'server', 'main.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      GUITU_DATA: dataFolder,
      GUITU_TODAY: options.today,
      GUITU_DEMO: options.demo === false ? '0' : '1',
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  await untilReady(url, child, options.patienceMs ?? 180_000, () => text);

  const account = (role: string, county = '360825'): Account => {
    const found = accountsOf(dataFolder).find((entry) => entry.role === role && belongsTo(entry, county));
    if (!found) throw new Error(`demo-accounts.json has no ${role} of ${county}`);
    return found;
  };
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    dataFolder,
    process: child,
    printed: () => text,
    account,
    as: async (role, county) => {
      const { account: login, password } = account(role, county);
      return openApi(url).signIn(login, password);
    },
    anonymous: () => openApi(url),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      if (ownFolder) rmSync(dataFolder, { recursive: true, force: true });
    },
    async kill() {
      const postgres = childrenOf(child.pid);
      child.kill('SIGKILL');
      for (const pid of postgres) endAtOnce(pid);
      await ended;
    },
  };
}

/** Accounts of the city and the province carry the county's ending in their name, not in their region. */
function belongsTo({ account, region }: Account, county: string): boolean {
  return region.startsWith(county) || account.endsWith(county === '360825' ? '.yongfeng' : '.lingui');
}

export function accountsOf(dataFolder: string): Account[] {
  return z.array(Account).parse(JSON.parse(readFileSync(join(dataFolder, 'demo-accounts.json'), 'utf8')));
}

/** The processes that `pid` has started: its PostgreSQL. Read from /proc, as the fault tests run on Linux. */
function childrenOf(pid: number | undefined): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
}

function parentOf(pid: number): number | undefined {
  try {
    // "pid (name) state ppid …": the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its parent.
  }
}

async function untilReady(url: string, child: ChildProcess, patienceMs: number, printed: () => string): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed()}`);
    try {
      const answer = await fetch(`${url}/api/health`);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(150);
  }
  child.kill('SIGKILL');
  throw new Error(`The server was not ready after ${Math.round(patienceMs / 1000)} s:\n${printed()}`);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
