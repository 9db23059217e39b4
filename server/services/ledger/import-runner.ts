/** Watches for imports and has a process of their own do them; one at a time on this machine, other machines may do others. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Logger } from '../../platform/logs/logger.ts';
import type { Database } from '../../platform/postgres/database.ts';
import { importStore } from './import-store.ts';

const PROCESS = join(import.meta.dirname, 'import-process.ts');
/** How often to look for imports that another machine queued or a dead process left. */
const LOOK_MS = 5_000;
/** Bound on the process's heap: with the file and its strings it stays under 300 MB for 100,000 rows. */
const HEAP_MB = 128;

export interface ImportRunner {
  /** An import was queued: look now. */
  wake(): void;
  /** Asks the process to end after its chunk, and waits for it. */
  stop(): Promise<void>;
}

export function startImportRunner({
  database,
  clock,
  keys,
  logger,
}: {
  database: Database;
  clock: Clock;
  keys: KeyRing;
  logger: Logger;
}): ImportRunner {
  const store = importStore(keys);
  let child: ChildProcess | undefined;
  let looking = false;
  let stopped = false;

  async function look(): Promise<void> {
    if (looking || child || stopped) return;
    looking = true;
    try {
      const waiting = await database.asSystem('imports', (tx) => store.waiting(tx, clock.now()));
      if (waiting && !stopped) start();
    } catch (error) {
      // The next look comes in five seconds; a database that is away is reported by everybody who needs it.
      logger.warn({ err: error }, 'could not look for imports');
    } finally {
      looking = false;
    }
  }

  function start(): void {
    const process = spawn(
      globalThis.process.execPath,
      [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=4', '--disable-warning=ExperimentalWarning', PROCESS],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    child = process;
    process.on('error', (error) => logger.error({ err: error }, 'the process for imports did not start'));
    process.on('close', (code, signal) => {
      child = undefined;
      if (code !== 0) logger.warn({ code, signal }, 'the process for imports ended early');
      // What it left is taken over once its heartbeat is old; what was queued meanwhile is looked for at once.
      else void look();
    });
  }

  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  void look();
  return {
    wake: () => void look(),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      const running = child;
      if (!running) return;
      const ended = new Promise((resolve) => running.once('close', resolve));
      running.kill('SIGTERM');
      await ended;
    },
  };
}
