/** From a configuration to a database that is ready: server started or reached, role made, migrations run, pool of the app's role open. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from '../../config.ts';
import { type Clock, elapsedMs } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';
import { createDatabase, type Database, isTransient } from './database.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { keptSecret } from './kept-secret.ts';
import { migrate } from './migrate.ts';

export const APP_ROLE = 'guitu_app';

export interface OpenDatabase {
  readonly database: Database;
  /** The owner's connection, for backups and checks that must not depend on the app's role. A secret. */
  readonly ownerUrl: string;
  /** Closes the pool and, where this process started PostgreSQL, stops it. */
  close(): Promise<void>;
}

/** Opens the database of `config`. Throws with the way to mend it when the server, the role or a migration refuses. */
export async function openDatabase(config: Config, clock: Clock, logger: Logger): Promise<OpenDatabase> {
  const embedded = config.databaseUrl === undefined ? await startEmbeddedPostgres(config.dataFolder, logger) : undefined;
  try {
    if (embedded) await createDatabaseNamed('guitu', `${urlOf(embedded)}/postgres`);
    const ownerUrl = embedded ? `${urlOf(embedded)}/guitu` : (config.databaseUrl as string); // undefined only when embedded
    const password = appPassword(config.dataFolder);
    await prepare(ownerUrl, password, logger);
    const database = createDatabase({ connection: appConnection(ownerUrl, password), clock, logger });
    return {
      database,
      ownerUrl,
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The owner's connection turned into the app role's: same server and database, other name and password. */
export function appConnection(ownerUrl: string, password: string) {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(password);
  return { connectionString: url.href, user: APP_ROLE, password, database: decodeURIComponent(url.pathname.slice(1)) };
}

/** Makes the app's role, when it is not there or its password is not ours, and runs the migrations as the owner. */
export async function prepare(ownerUrl: string, password: string, logger: Logger): Promise<void> {
  const owner = await connectPatiently(ownerUrl);
  try {
    await requireVersion(owner);
    await ensureAppRole(owner, ownerUrl, password);
    await migrate(owner, logger);
  } finally {
    await owner.end();
  }
}

async function createDatabaseNamed(name: string, url: string): Promise<void> {
  const client = await connectPatiently(url);
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // 42P04, 23505: another process made it at the same moment.
    if (!['42P04', '23505'].includes(String((error as { code?: unknown }).code))) throw error;
  } finally {
    await client.end();
  }
}

async function connectPatiently(url: string): Promise<pg.Client> {
  const deadline = elapsedMs() + 30_000;
  for (let wait = 100; ; wait = Math.min(wait * 2, 2_000)) {
    const client = new pg.Client({ connectionString: url, application_name: 'guitu-owner', connectionTimeoutMillis: 10_000 });
    // A connection lost between queries is reported here; the next query fails and says so.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!isTransient(error) || elapsedMs() > deadline) {
        const { hostname, port } = new URL(url);
        throw new Error(
          `PostgreSQL at ${hostname}:${port || 5432} refuses the connection: ${(error as Error).message}. Check DATABASE_URL and that the server runs.`,
          { cause: error },
        );
      }
      await sleep(wait);
    }
  }
}

async function requireVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ server_version_num: string }>('SHOW server_version_num');
  const version = Number(rows[0]?.server_version_num);
  if (version < 150_000) throw new Error(`PostgreSQL ${Math.floor(version / 10_000)} is too old: Guitu needs 15 or newer.`);
}

/** Waits for its turn: processes that start together would make the role twice. */
async function ensureAppRole(owner: pg.Client, ownerUrl: string, password: string): Promise<void> {
  await owner.query('SELECT pg_advisory_lock($1)', [0x72_6f_6c_65]);
  try {
    const { rows } = await owner.query<{ unsafe: boolean }>(
      'SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS unsafe FROM pg_roles WHERE rolname = $1',
      [APP_ROLE],
    );
    const secret = pg.escapeLiteral(password);
    if (rows[0] === undefined) {
      await owner.query(
        `CREATE ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD ${secret}`,
      );
    } else if (rows[0].unsafe) {
      throw new Error(
        `The role ${APP_ROLE} may bypass the limits of data scope. Take SUPERUSER, BYPASSRLS, CREATEROLE and CREATEDB from it.`,
      );
    } else if (!(await canSignIn(ownerUrl, password))) {
      await owner.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${secret}`);
    }
    const name = pg.escapeIdentifier(decodeURIComponent(new URL(ownerUrl).pathname.slice(1)));
    await owner.query(`GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`);
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [0x72_6f_6c_65]);
  }
}

async function canSignIn(ownerUrl: string, password: string): Promise<boolean> {
  const client = new pg.Client({ ...appConnection(ownerUrl, password), connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The app role's password, made at first run; servers that share a database share this file as they share the keys beside it. */
function appPassword(dataFolder: string): string {
  return keptSecret(join(dataFolder, 'postgres-app-password'));
}

function urlOf({ host, port, user, password }: { host: string; port: number; user: string; password: string }): string {
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}`;
}
