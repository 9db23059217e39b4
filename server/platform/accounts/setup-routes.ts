/**
 * The first run without the demonstration: a county, its offices, the first administrator. Open to whoever can reach the server, so it
 * asks for a code that only the terminal of the server shows, and it closes for good with the first account.
 */
import { createHash, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import { badRequest, conflict, Problem } from '../http/problems.ts';
import type { App, ServerDeps } from '../http/server.ts';
import type { Database, Tx } from '../postgres/database.ts';
import { addAccount, addPost } from './account-store.ts';
import { faultOfPassword, hashPassword } from './password.ts';
import { normaliseLogin } from './sign-in.ts';

export interface SetupDeps extends ServerDeps {
  /** What the terminal showed; undefined when nothing is to be set up. */
  readonly setupCode: string | undefined;
  /** Where the key ring lies, to remind of a copy. */
  readonly keyFile: string;
}

const Setup = z.object({
  code: z.string().max(40),
  county: z.object({ code: z.string().regex(/^\d{6}$/, 'six digits, as 360825'), name: z.string().min(2).max(40) }),
  offices: z
    .array(z.object({ region: z.string().regex(/^\d{9}$/, 'nine digits, as 360825100'), name: z.string().min(2).max(60) }))
    .min(1)
    .max(200),
  administrator: z.object({
    login: z.string().min(2).max(64),
    name: z.string().min(1).max(100),
    password: z.string().max(1_000),
  }),
});

/** Whether nobody can sign in yet. */
export function isSetupNeeded(database: Database): Promise<boolean> {
  return database.asSystem('setup', async (tx) => {
    const { rows } = await tx.query('SELECT 1 FROM guitu.account LIMIT 1');
    return rows.length === 0;
  });
}

/** Ten digits for the terminal. */
export function newSetupCode(): string {
  return `${randomInt(10 ** 5, 10 ** 6)}-${randomInt(10 ** 5, 10 ** 6)}`;
}

export function registerSetupRoutes(app: App, { database, clock, setupCode, keyFile }: SetupDeps): void {
  app.get(
    '/api/setup',
    {
      config: { public: true },
      schema: {
        tags: ['setup'],
        summary: 'Whether the first run is still to be done',
        response: { 200: z.object({ needed: z.boolean() }) },
      },
    },
    async () => ({ needed: setupCode !== undefined && (await isSetupNeeded(database)) }),
  );

  let wrongCodes = 0;
  app.post(
    '/api/setup',
    {
      config: { public: true },
      schema: {
        tags: ['setup'],
        summary: 'First run: county, offices, first administrator',
        body: Setup,
        response: { 201: z.object({ account: z.string(), agency: z.string(), keyFile: z.string() }) },
      },
    },
    async (request, reply) => {
      const { code, county, offices, administrator } = request.body;
      if (setupCode === undefined || !(await isSetupNeeded(database))) throw done();
      // Ten digits and twenty tries: the server is started again for another code.
      if (wrongCodes >= 20 || !same(code.replaceAll(/\D/g, ''), setupCode.replaceAll(/\D/g, ''))) {
        wrongCodes += 1;
        throw new Problem({
          status: 403,
          kind: 'wrong-setup-code',
          title: words('初始化码不正确', 'The setup code is not right'),
          detail: words(
            '请输入服务器启动时终端显示的初始化码。',
            'Enter the code that the server’s terminal showed at its start.',
          ),
        });
      }
      const login = normaliseLogin(administrator.login);
      const fault = faultOfPassword(administrator.password, login);
      if (fault) throw badRequest(fault);
      const stray = offices.find((office) => !office.region.startsWith(county.code));
      if (stray)
        throw badRequest(words(`${stray.name} 的区划代码不在本县。`, `The code of ${stray.name} is not of this county.`));
      const hash = await hashPassword(administrator.password);
      // The scope of a system transaction is the organisations there are at its beginning: they come first.
      const agency = await database.asSystem('setup', (tx) => addCounty(tx, county, offices));
      const account = await database.asSystem('setup', async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock($1)', [0x73_65_74_75]);
        if ((await tx.query('SELECT 1 FROM guitu.account LIMIT 1')).rows.length > 0) return undefined;
        const id = await addAccount(tx, { login, name: administrator.name, home: agency, locale: 'zh' }, null, clock.now());
        if (id === undefined) return undefined;
        await tx.query('UPDATE guitu.account SET password_hash = $2, password_set_at = $3 WHERE id = $1', [
          id,
          hash,
          clock.now(),
        ]);
        const post = { organisation: agency, role: 'administrator', from: clock.today(), juvenile: false, sealed: false };
        await addPost(tx, id, post, null, clock.now());
        const by = { account: null, name: administrator.name, address: request.ip, requestId: request.id };
        await audit(tx, by, {
          act: 'setup.finish',
          object: 'account',
          id,
          detail: { county: county.code, offices: offices.length },
        });
        return id;
      });
      if (account === undefined) throw done();
      return reply.code(201).send({ account, agency, keyFile });
    },
  );
}

function done(): Problem {
  return conflict('already-set-up', words('系统已经初始化，请直接登录。', 'Everything is set up: sign in.'));
}

/** Adds the county's bureau, agency and offices, or finds them where an earlier try had come so far. Returns the agency. */
async function addCounty(
  tx: Tx,
  county: { code: string; name: string },
  offices: readonly { region: string; name: string }[],
): Promise<string> {
  await tx.query(
    `INSERT INTO guitu.region (code, name, level, parent) VALUES ($1, $2, 'county', left($1, 4)) ON CONFLICT DO NOTHING`,
    [county.code, county.name],
  );
  const add = async (kind: string, name: string, region: string, parent: string | null): Promise<string> => {
    const { rows } = await tx.query<{ id: string }>(
      'SELECT id FROM guitu.organisation WHERE kind = $1 AND region = $2 AND name = $3',
      [kind, region, name],
    );
    const id = rows[0]?.id ?? randomUUID();
    await tx.query(
      'INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING',
      [id, kind, name, region, parent],
    );
    return id;
  };
  const bureau = await add('justice-bureau', `${county.name}司法局`, county.code, null);
  const agency = await add('county-agency', `${county.name}社区矫正管理局`, county.code, bureau);
  for (const office of offices) await add('judicial-office', office.name, office.region, agency);
  return agency;
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
