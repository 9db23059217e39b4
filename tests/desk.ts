/** A county's desk for tests that go through HTTP: two offices under an agency, another county, who works there, and cases in hand. */
import { plainDate } from '../law/kernel/plain-date.ts';
import { readConfig } from '../server/config.ts';
import { registerAccountRoutes } from '../server/platform/accounts/account-routes.ts';
import { registerMeRoute } from '../server/platform/accounts/me-route.ts';
import { registerSessionRoutes } from '../server/platform/accounts/session-routes.ts';
import { registerActionRoutes } from '../server/platform/cases/action-routes.ts';
import { registerCaseRoutes } from '../server/platform/cases/case-routes.ts';
import { systemDoer } from '../server/platform/cases/doer.ts';
import { registerDutyRoutes } from '../server/platform/cases/duty-routes.ts';
import { registerLeaveRoutes } from '../server/platform/cases/leave-routes.ts';
import { createCases } from '../server/platform/cases/pipeline.ts';
import { type App, buildServer, type ServerDeps } from '../server/platform/http/server.ts';
import { temporaryKeyRing } from '../server/platform/keys/keys.ts';
import { createLogger } from '../server/platform/logs/logger.ts';
import { registerHandOverRoutes } from '../server/platform/officers/hand-over-routes.ts';
import { registerOfficeChangeRoutes } from '../server/platform/officers/office-change-routes.ts';
import { registerOfficerRoutes } from '../server/platform/officers/officer-routes.ts';
import { registerPostRoutes } from '../server/platform/officers/post-routes.ts';
import { registerCodeRoutes } from '../server/platform/self-service/code-routes.ts';
import { registerSelfRoutes } from '../server/platform/self-service/self-routes.ts';
import { registerOrganisationRoutes } from '../server/registers/organisations/organisation-routes.ts';
import { registerUnitRoutes } from '../server/registers/organisations/unit-routes.ts';
import { casePeople } from '../server/registers/people/case-people.ts';
import { checkCharacter, readIdNumber } from '../server/registers/people/id-number.ts';
import { openPeople } from '../server/registers/people/people.ts';
import { selfPeople } from '../server/registers/people/self-people.ts';
import { createMessenger } from '../server/services/messaging/messenger.ts';
import { addAccount, addOrganisation, PASSWORD } from './accounts.ts';
import { type TestDatabase, testDatabase } from './postgres.ts';

/** JSON from outside, read where a test knows what it asked for. */
// biome-ignore lint/suspicious/noExplicitAny: the tests read answers field by field, and a wrong field fails the test
type Json = any;

export interface Desk {
  readonly test: TestDatabase;
  readonly app: App;
  readonly units: Record<'county' | 'a' | 'b' | 'far' | 'bureau', string>;
  /** Accounts and their posts, by login. */
  readonly people: Record<string, { id: string; post: string }>;
  /** Ids of the cases: a1–a4 of office A (a4 a juvenile's), b1 of office B, far1 of the other county. */
  readonly cases: Record<string, string>;
  call(
    who: string,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<{ status: number; body: Json }>;
  /** Opens one more case at a unit. */
  open(unit: string, facts?: Readonly<Record<string, unknown>>): Promise<string>;
}

export async function openDesk(): Promise<Desk> {
  const test = await testDatabase(plainDate('2026-11-24'));
  const bureau = await addOrganisation(test, 'justice-bureau', '永丰县司法局', '360825');
  const county = await addOrganisation(test, 'county-agency', '永丰县社区矫正管理局', '360825', bureau);
  const units = {
    bureau,
    county,
    a: await addOrganisation(test, 'judicial-office', '恩江司法所', '360825100', county),
    b: await addOrganisation(test, 'judicial-office', '坑田司法所', '360825101', county),
    far: await addOrganisation(test, 'county-agency', '吉水县社区矫正管理局', '360822'),
  };
  const juvenile = { juvenile: true };
  const people: Desk['people'] = {
    wang: await addAccount(test, 'wang', 'officer', units.a),
    li: await addAccount(test, 'li', 'officer', units.a),
    'head-a': await addAccount(test, 'head-a', 'office-head', units.a),
    zhao: await addAccount(test, 'zhao', 'officer', units.b),
    'head-b': await addAccount(test, 'head-b', 'office-head', units.b),
    examiner: await addAccount(test, 'examiner', 'county-examiner', units.county, juvenile),
    chief: await addAccount(test, 'chief', 'county-head', units.county, juvenile),
    admin: await addAccount(test, 'admin', 'administrator', units.county),
    viewer: await addAccount(test, 'viewer', 'prosecutor', units.county),
    far: await addAccount(test, 'far', 'county-examiner', units.far),
    'far-admin': await addAccount(test, 'far-admin', 'administrator', units.far),
  };
  const read = readConfig({});
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const cipher = temporaryKeyRing();
  const deps: ServerDeps = {
    config: read.config,
    clock: test.clock,
    database: test.database,
    logger: createLogger('silent'),
    cipher,
  };
  const register = openPeople(cipher, test.clock);
  const cases = createCases(deps);
  const caseDeps = { ...deps, cases, people: casePeople(register, true), messenger: createMessenger(deps) };
  const app = await buildServer(deps, (server) => {
    registerSessionRoutes(server, deps);
    registerMeRoute(server, deps);
    registerAccountRoutes(server, deps);
    registerDutyRoutes(server, caseDeps);
    registerCaseRoutes(server, caseDeps);
    registerLeaveRoutes(server, deps);
    registerActionRoutes(server, caseDeps);
    registerOrganisationRoutes(server, deps);
    registerUnitRoutes(server, deps);
    registerPostRoutes(server, deps);
    registerOfficerRoutes(server, caseDeps);
    registerCodeRoutes(server, { ...deps, keys: cipher });
    registerSelfRoutes(server, { ...deps, cases, keys: cipher, selfPeople: selfPeople(register) });
    registerHandOverRoutes(server, caseDeps);
    registerOfficeChangeRoutes(server, caseDeps);
  });
  let made = 0;
  const open: Desk['open'] = (unit, facts = {}) =>
    test.database.asSystem('test', async (tx) => {
      made += 1;
      const digits = `9901011988030${String(1000 + made)}`;
      const id = readIdNumber(digits + checkCharacter(digits), { on: test.clock.today(), demo: true });
      if (!id.ok) throw new Error(id.reason.en);
      const person = await register.create(tx, 'system', { name: `测试${made}`, id: id.id });
      const one = {
        domain: 'corrections',
        person,
        unit,
        settings: { profile: 'demo' },
        facts: { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-10-10', to: '2028-10-09' }, ...facts },
        events: [
          { type: 'decision-effective', on: '2026-10-10' },
          { type: 'registered', on: '2026-10-15' },
        ],
      };
      return (await cases.open(tx, systemDoer(test.clock.today()), one)).id;
    });
  const tokens: Record<string, string> = {};
  const call: Desk['call'] = async (who, method, url, payload) => {
    if (tokens[who] === undefined) {
      const signed = await app.inject({ method: 'POST', url: '/api/session', payload: { account: who, password: PASSWORD } });
      const token = signed.json<{ token?: string }>().token;
      if (token === undefined) throw new Error(`${who} cannot sign in: ${signed.body}`);
      tokens[who] = token;
    }
    const answer = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${tokens[who]}` },
      ...(payload === undefined ? {} : { payload }),
    });
    // A session lasts half a day: on the next one he signs in again.
    if (answer.statusCode === 401) {
      delete tokens[who];
      return call(who, method, url, payload);
    }
    return { status: answer.statusCode, body: answer.body ? answer.json() : undefined };
  };
  const ids: Record<string, string> = {};
  for (const name of ['a1', 'a2', 'a3']) ids[name] = await open(units.a);
  ids.a4 = await open(units.a, { born: '2009-03-01', juvenileAtOffence: true });
  ids.b1 = await open(units.b);
  ids.far1 = await open(units.far);
  return { test, app, units, people, cases: ids, call, open };
}
