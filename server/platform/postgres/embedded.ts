/**
 * The embedded PostgreSQL: initdb once, then one `postgres` process per data folder, watched and started again when it dies.
 * We start the programs ourselves, because the package's own switch of user fails where that user cannot reach the folders.
 *
 * Several Guitu processes may share a data folder (the server and a command): the first starts PostgreSQL and owns it, the others are
 * guests. When the owner ends before them, a guest starts it again on the same port and owns it. When the owner was killed, its
 * PostgreSQL lives on as an orphan: the next process to start stops it properly and starts its own.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { elapsedMs } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';
import { type ClusterHome, handOver, prepareClusterHome } from './cluster-home.ts';
import { keptSecret } from './kept-secret.ts';
import { isAlive, type Postmaster, runningPostmaster, stopProcess } from './postmaster.ts';

const run = promisify(execFile);
const OWNER = 'guitu';

export interface EmbeddedPostgres {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Stops the server when this process owns it; a guest leaves it alone. */
  stop(): Promise<void>;
}

/** Starts or joins the PostgreSQL of `dataFolder`. Throws with the end of PostgreSQL's own log when it does not come up in a minute. */
export async function startEmbeddedPostgres(dataFolder: string, logger: Logger): Promise<EmbeddedPostgres> {
  const home = prepareClusterHome(dataFolder);
  if (home.moved) logger.warn({ cluster: home.cluster }, home.moved);
  const password = ownerPassword(dataFolder, existsSync(home.cluster));
  await initialise(home, password, logger);
  const deadline = elapsedMs() + 60_000;
  while (elapsedMs() < deadline) {
    const running = runningPostmaster(home.cluster);
    if (running !== undefined) {
      if (await belongsToLivingOwner(home.cluster, running.pid)) {
        if (!running.ready) {
          await sleep(100);
          continue;
        }
        logger.info({ port: running.port }, 'using the embedded PostgreSQL of another Guitu process');
        const { stop } = watchAsGuest(home, dataFolder, running, logger);
        return { host: '127.0.0.1', port: running.port, user: OWNER, password, stop };
      }
      logger.warn({ pid: running.pid }, 'an earlier Guitu was killed and left its PostgreSQL running: stopping it');
      await stopProcess(running.pid);
      continue;
    }
    // The last port again where it is free: other processes of this data folder then find it where they left it.
    const port = await freePort(lastPort(home.cluster));
    const child = await launch(home, dataFolder, port);
    if (child !== undefined) {
      const supervisor = supervise(home, dataFolder, port, child, logger);
      return { host: '127.0.0.1', port, user: OWNER, password, stop: supervisor.stop };
    }
    await sleep(250);
  }
  throw new Error(`The embedded PostgreSQL did not start. ${logPath(dataFolder)} ends with:\n${tail(logPath(dataFolder))}`);
}

function ownerPassword(dataFolder: string, clusterExists: boolean): string {
  const file = join(dataFolder, 'postgres-owner-password');
  if (clusterExists && !existsSync(file))
    throw new Error(`${file} is missing, and the embedded cluster cannot be opened without it. Put it back from a copy.`);
  return keptSecret(file);
}

/** Makes the cluster beside its place and renames it, so that a kill in the middle leaves no half cluster. */
async function initialise(home: ClusterHome, password: string, logger: Logger): Promise<void> {
  if (existsSync(home.cluster)) return;
  const started = elapsedMs();
  const fresh = `${home.cluster}.${process.pid}`;
  const passwordFile = `${fresh}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  handOver(fresh, home.runAs);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  handOver(passwordFile, home.runAs);
  try {
    await run(
      join(home.programs, 'initdb'),
      [
        `--pgdata=${fresh}`,
        `--username=${OWNER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
        '--data-checksums',
      ],
      { ...home.runAs, cwd: '/', env: programEnvironment() },
    );
    renameSync(fresh, home.cluster);
    logger.info({ ms: Math.round(elapsedMs() - started) }, 'made a new PostgreSQL cluster');
  } catch (error) {
    if (existsSync(home.cluster)) return; // another process was faster, with the same password
    throw new Error(`The embedded PostgreSQL could not be made: ${(error as Error).message}`, { cause: error });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** Starts `postgres` and waits until it takes connections; undefined when it ended instead (taken port, another one was faster). */
async function launch(home: ClusterHome, dataFolder: string, port: number): Promise<ChildProcess | undefined> {
  const log = openSync(logPath(dataFolder), 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '80',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details quote what people typed; the log holds neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_connections: '',
  };
  const child = spawn(
    join(home.programs, 'postgres'),
    ['-D', home.cluster, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: Ctrl-C reaches the whole foreground group, and PostgreSQL must outlive the requests that are being finished.
    { ...home.runAs, cwd: '/', env: programEnvironment(), detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  const deadline = elapsedMs() + 60_000;
  while (!ended && elapsedMs() < deadline) {
    const running = runningPostmaster(home.cluster);
    if (running?.ready && running.pid === child.pid) {
      writeFileSync(ownerPath(home.cluster), JSON.stringify({ postmaster: child.pid, owner: process.pid, port }), {
        mode: 0o600,
      });
      return child;
    }
    await sleep(25);
  }
  if (!ended) child.kill('SIGQUIT');
  return undefined;
}

function supervise(home: ClusterHome, dataFolder: string, port: number, first: ChildProcess, logger: Logger) {
  let child = first;
  let stopping = false;
  let restarting: Promise<void> | undefined;
  const watch = () => {
    child.unref();
    child.once('exit', (code, signal) => {
      if (stopping) return;
      logger.error({ code, signal }, 'PostgreSQL ended unexpectedly: starting it again');
      restarting = restart().finally(() => {
        restarting = undefined;
      });
    });
  };
  const restart = async () => {
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 5_000)) {
      const again = await launch(home, dataFolder, port);
      if (again !== undefined) {
        child = again;
        watch();
        logger.info({ port }, 'PostgreSQL is back');
        return;
      }
      await sleep(wait);
    }
  };
  watch();
  return {
    stop: async () => {
      stopping = true;
      await restarting;
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await stopProcess(child.pid);
    },
  };
}

/** A guest looks twice a second whether PostgreSQL is still there; when its owner has stopped it, the guest takes it over. */
function watchAsGuest(home: ClusterHome, dataFolder: string, joined: Postmaster, logger: Logger) {
  let owned: ReturnType<typeof supervise> | undefined;
  let stopping = false;
  let looking: Promise<void> | undefined;
  const look = async () => {
    if (owned || runningPostmaster(home.cluster) !== undefined) return;
    const child = await launch(home, dataFolder, joined.port);
    if (child === undefined) return; // another guest was faster
    owned = supervise(home, dataFolder, joined.port, child, logger);
    clearInterval(timer);
    logger.info({ port: joined.port }, 'the process that owned PostgreSQL has ended: taken over');
  };
  const timer = setInterval(() => {
    if (stopping || looking) return;
    looking = look().finally(() => {
      looking = undefined;
    });
  }, 500).unref();
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await looking;
      await owned?.stop();
    },
  };
}

/** The owner's note may come a moment after PostgreSQL is up: wait for it before calling it an orphan. */
async function belongsToLivingOwner(cluster: string, postmaster: number): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      const note = JSON.parse(readFileSync(ownerPath(cluster), 'utf8')) as { postmaster?: unknown; owner?: unknown };
      if (note.postmaster === postmaster && typeof note.owner === 'number') return isAlive(note.owner);
    } catch {
      // not written yet, or half written
    }
    if (!isAlive(postmaster)) return false;
    await sleep(100);
  }
  return false;
}

function lastPort(cluster: string): number {
  try {
    const { port } = JSON.parse(readFileSync(ownerPath(cluster), 'utf8')) as { port?: unknown };
    return typeof port === 'number' ? port : 0;
  } catch {
    return 0;
  }
}

/** `wished` where it is free, else any free one. */
async function freePort(wished: number): Promise<number> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(wished, '127.0.0.1', resolve);
    });
  } catch (error) {
    if (wished === 0) throw error;
    return freePort(0);
  }
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1');
  return address.port;
}

const ownerPath = (cluster: string) => join(dirname(cluster), 'owner.json');
const logPath = (dataFolder: string) => join(dataFolder, 'postgres.log');
const programEnvironment = () => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(no log)';
}
