/** Once per test run: an embedded PostgreSQL in a throw-away folder with one migrated database, the template of all others. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createLogger } from '../server/platform/logs/logger.ts';
import { startEmbeddedPostgres } from '../server/platform/postgres/embedded.ts';
import { prepare } from '../server/platform/postgres/open.ts';

export interface TestServer {
  /** Owner's address without a database. */
  readonly url: string;
  readonly appPassword: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer;
  }
}

/** Name of the migrated database that every test database is a copy of. */
export const TEMPLATE = 'guitu_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'guitu-tests-'));
  const logger = createLogger('error');
  const server = await startEmbeddedPostgres(folder, logger);
  const url = `postgres://${server.user}:${server.password}@${server.host}:${server.port}`;
  const appPassword = 'for-tests-only';
  const owner = new pg.Client({ connectionString: `${url}/postgres` });
  await owner.connect();
  // The folder is thrown away at the end: nothing need be forced to the disk. What a power cut does is tried on servers of their own.
  await owner.query('ALTER SYSTEM SET fsync = off');
  await owner.query('SELECT pg_reload_conf()');
  await owner.query(`CREATE DATABASE ${TEMPLATE}`);
  await owner.end();
  await prepare(`${url}/${TEMPLATE}`, appPassword, logger);
  project.provide('postgres', { url, appPassword });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
