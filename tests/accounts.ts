/** A small county with its posts, and a server on it, for tests that go through HTTP. */
import { randomUUID } from 'node:crypto';
import { readConfig } from '../server/config.ts';
import { hashPassword } from '../server/platform/accounts/password.ts';
import { type App, buildServer, type ServerDeps } from '../server/platform/http/server.ts';
import { temporaryKeyRing } from '../server/platform/keys/keys.ts';
import { createLogger } from '../server/platform/logs/logger.ts';
import type { Role } from '../server/platform/scope/roles.ts';
import type { TestDatabase } from './postgres.ts';

export const PASSWORD = '春眠不觉晓-处处闻啼鸟';

export async function addOrganisation(
  test: TestDatabase,
  kind: string,
  name: string,
  region: string,
  parent?: string,
): Promise<string> {
  const id = randomUUID();
  await test.asOwner('INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES ($1, $2, $3, $4, $5)', [
    id,
    kind,
    name,
    region,
    parent ?? null,
  ]);
  return id;
}

let hashed: Promise<string> | undefined;

/** Adds an account with one post and the test's password. */
export async function addAccount(
  test: TestDatabase,
  login: string,
  role: Role,
  organisation: string,
  flags: { juvenile?: boolean; sealed?: boolean } = {},
): Promise<{ id: string; post: string }> {
  hashed ??= hashPassword(PASSWORD);
  const [id, post] = [randomUUID(), randomUUID()];
  await test.asOwner(
    `INSERT INTO guitu.account (id, login, name, home, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, now())`,
    [id, login, `测试${login}`, organisation, await hashed],
  );
  await test.asOwner(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, juvenile, sealed, created_at)
     VALUES ($1, $2, $3, $4, '2020-01-01', $5, $6, now())`,
    [post, id, organisation, role, flags.juvenile ?? false, flags.sealed ?? false],
  );
  return { id, post };
}

/** A server on the test's database with the routes that `register` adds; configured as a default start would be, or as `env` says. */
export async function testServer(
  test: TestDatabase,
  register: (app: App, deps: ServerDeps) => void,
  env: Record<string, string> = {},
): Promise<App> {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const deps: ServerDeps = {
    config: read.config,
    clock: test.clock,
    database: test.database,
    logger: createLogger('silent'),
    cipher: temporaryKeyRing(),
  };
  return buildServer(deps, (app) => register(app, deps));
}
