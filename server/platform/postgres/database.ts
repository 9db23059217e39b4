/**
 * The only way to the data. A transaction belongs to an actor whose scope is set, for this transaction alone, in the same message as
 * BEGIN; the policies of the database do the rest. There is no way to run a query outside a scope.
 */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Clock, elapsedMs } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';
import type { Actor } from '../scope/actor.ts';

export interface Tx {
  /** Runs one statement. Columns come back as: date → `PlainDate` text, timestamptz → Date, bigint → number, jsonb → value, bytea → Buffer. */
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<{ rows: R[]; rowCount: number }>;
  /**
   * The same for a statement that every act, message or request runs. Its text must be a constant: PostgreSQL plans it a few times for each
   * connection and then keeps the plan. Planning our policies takes several times as long as reading one case by them.
   */
  often<R = Record<string, unknown>>(sql: string, params: readonly unknown[]): Promise<{ rows: R[]; rowCount: number }>;
}

export interface Database {
  /** Runs `fn` in one transaction that sees and changes what `actor` may. Commits when it returns, rolls back when it throws. */
  inScope<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `fn` over all units and compartments, for a purpose that no person has: signing in, nightly checks, imports already approved. */
  asSystem<T>(purpose: string, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** Transactions run as system so far, by purpose; for the metrics. */
  systemUses(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** PostgreSQL cannot be reached now; the caller may try again. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}

export interface DatabaseOptions {
  /** Connection of the app's role. */
  readonly connection: {
    readonly connectionString?: string;
    host?: string;
    port?: number;
    user: string;
    password: string;
    database: string;
  };
  readonly clock: Clock;
  readonly logger: Logger;
  readonly maxConnections?: number;
  readonly statementTimeoutMs?: number;
  /** How long to keep trying for a connection while PostgreSQL restarts. */
  readonly patienceMs?: number;
}

/** PostgreSQL's own words for "not now": starting up, shutting down, too many clients, connection lost. */
const TRANSIENT = new Set([
  '57P03',
  '57P01',
  '57P02',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

const EVERYTHING = ['juvenile', 'sealed', 'accounts', 'audit', 'system'];

export function createDatabase(options: DatabaseOptions): Database {
  const { clock, logger, patienceMs = 15_000 } = options;
  const pool = new pg.Pool({
    ...options.connection,
    max: options.maxConnections ?? 20,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'guitu',
    options: '-c DateStyle=ISO -c TimeZone=UTC -c search_path=guitu',
    types: { getTypeParser: parserOf },
  });
  // The pool listens to a connection while it idles; one that dies in the middle of a transaction would end the process. The query that
  // waits for it fails, and says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection was lost'));
  const uses = new Map<string, number>();

  async function connect(): Promise<pg.PoolClient> {
    const deadline = elapsedMs() + patienceMs;
    for (let wait = 50; ; wait = Math.min(wait * 2, 1_000)) {
      try {
        return await pool.connect();
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (elapsedMs() + wait > deadline) throw new DatabaseUnavailable('PostgreSQL cannot be reached', { cause: error });
        await sleep(wait);
      }
    }
  }

  async function transaction<T>(begin: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await begun(begin);
    let open = true;
    const run = async <R>(statement: pg.QueryConfig) => {
      if (!open) throw new Error('This transaction has ended; a query was not awaited');
      const result = await client.query(statement);
      // The caller names the row's type where it writes the SQL; the driver cannot know it.
      return { rows: result.rows as R[], rowCount: result.rowCount ?? 0 };
    };
    const tx: Tx = {
      query: (text, params) => run({ text, ...(params === undefined ? {} : { values: [...params] }) }),
      often: (text, params) => run({ name: nameOf(text), text, values: [...params] }),
    };
    try {
      const value = await fn(tx);
      open = false;
      const ended = await client.query('COMMIT');
      // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
      if (ended.command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back');
      client.release();
      return value;
    } catch (error) {
      open = false;
      const broken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      client.release(broken);
      throw broken && isTransient(error)
        ? new DatabaseUnavailable('The connection to PostgreSQL was lost', { cause: error })
        : error;
    }
  }

  /** A connection whose transaction has begun; a connection that died in the pool is replaced, since nothing has run yet. */
  async function begun(begin: string): Promise<pg.PoolClient> {
    for (let attempt = 0; ; attempt += 1) {
      const client = await connect();
      try {
        await client.query(begin);
        return client;
      } catch (error) {
        client.release(true);
        if (!isTransient(error)) throw error;
        if (attempt >= 50) throw new DatabaseUnavailable('PostgreSQL cannot be reached', { cause: error });
      }
    }
  }

  return {
    inScope: (actor, fn) => transaction(beginFor(actor, clock.now()), fn),
    asSystem: (purpose, fn) => {
      uses.set(purpose, (uses.get(purpose) ?? 0) + 1);
      logger.debug({ purpose }, 'acting as the system');
      return transaction(beginAsSystem(clock.today(), clock.now()), fn);
    },
    systemUses: () => uses,
    close: () => pool.end(),
  };
}

const names = new Map<string, string>();

/** What a connection calls a statement it keeps; at most 63 bytes, and the same for the same text. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** BEGIN and the whole scope in one message. Every value is a quoted literal; none comes from a request. */
function beginFor(actor: Actor, now: Date): string {
  return begin({
    units: literal(uuidArray(actor.units)),
    write_units: literal(uuidArray(actor.writeUnits)),
    account_units: literal(uuidArray(actor.accountUnits ?? [])),
    caseload_units: literal(uuidArray(actor.caseloadUnits ?? [])),
    organs: literal(uuidArray(actor.organs ?? [])),
    opened: `''`,
    account: literal(actor.account),
    own_case: literal(actor.own?.case ?? ''),
    // `system` is the process's own: whatever made this actor, it cannot carry it in.
    compartments: literal(wordArray(actor.compartments.filter((word) => word !== 'system'))),
    today: literal(actor.today),
    now: literal(now.toISOString()),
  });
}

function beginAsSystem(today: PlainDate, now: Date): string {
  const all = `COALESCE((SELECT array_agg(id)::text FROM guitu.organisation), '')`;
  return begin({
    units: all,
    write_units: all,
    account_units: all,
    caseload_units: all,
    organs: `''`,
    opened: `''`,
    account: `''`,
    own_case: `''`,
    compartments: literal(wordArray(EVERYTHING)),
    today: literal(today),
    now: literal(now.toISOString()),
  });
}

function begin(settings: Record<string, string>): string {
  const calls = Object.entries(settings).map(([name, value]) => `set_config('guitu.${name}', ${value}, true)`);
  return `BEGIN; SELECT ${calls.join(', ')}`;
}

function uuidArray(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `{${ids.join(',')}}`;
}

function wordArray(compartments: readonly string[]): string {
  return compartments.length === 0 ? '' : `{${compartments.join(',')}}`;
}

function literal(text: string): string {
  return pg.escapeLiteral(text);
}

export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as Error & { code?: unknown }).code;
  if (typeof code === 'string') return TRANSIENT.has(code);
  return /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message);
}

const { builtins } = pg.types;

/** Days stay text (a `Date` would drag a time zone in); bigints are counters of ours and stay far below 2^53. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === builtins.DATE) return (text: string) => text;
  if (oid === 1182) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','));
  if (oid === builtins.INT8) return safeInteger;
  return pg.types.getTypeParser(oid, format as 'text');
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`);
  return value;
}
