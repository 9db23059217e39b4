/** Every number of the dashboard against the list that it leads to: same scope, same filter, same count. */
import { beforeAll, describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerSessionRoutes } from '../../platform/accounts/session-routes.ts';
import { registerActionRoutes } from '../../platform/cases/action-routes.ts';
import { registerCaseRoutes } from '../../platform/cases/case-routes.ts';
import { registerDutyRoutes } from '../../platform/cases/duty-routes.ts';
import { createCases } from '../../platform/cases/pipeline.ts';
import type { App } from '../../platform/http/server.ts';
import { temporaryKeyRing } from '../../platform/keys/keys.ts';
import { casePeople } from '../../registers/people/case-people.ts';
import { openPeople } from '../../registers/people/people.ts';
import type { Counted, Overview } from './overview.ts';
import { registerStatisticsRoutes } from './statistics-routes.ts';

const given = await testDatabase(plainDate('2026-11-24'));
const tokens: Record<string, string> = {};
let offices: Record<'a' | 'b', string>;
let app: App;
let person = 0;

beforeAll(async () => {
  const county = await addOrganisation(given, 'county-agency', '永丰县社区矫正管理局', '360825');
  offices = {
    a: await addOrganisation(given, 'judicial-office', '恩江司法所', '360825100', county),
    b: await addOrganisation(given, 'judicial-office', '坑田司法所', '360825101', county),
  };
  await addAccount(given, 'head', 'county-head', county);
  await addAccount(given, 'young', 'county-head', county, { juvenile: true });
  await addAccount(given, 'head-a', 'office-head', offices.a);
  await addAccount(given, 'officer-a', 'officer', offices.a);
  app = await testServer(given, (server, deps) => {
    const people = casePeople(openPeople(temporaryKeyRing(), deps.clock), true);
    const all = { ...deps, people, cases: createCases(deps) };
    registerSessionRoutes(server, deps);
    registerCaseRoutes(server, all);
    registerActionRoutes(server, all);
    registerDutyRoutes(server, all);
    registerStatisticsRoutes(server, deps);
  });
  for (const account of ['head', 'young', 'head-a', 'officer-a']) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }
  const registered = (on: string) => [
    { type: 'decision-effective', on: '2026-06-01' },
    { type: 'reported-in', on },
    { type: 'registered', on, id: 'r' },
    { type: 'declared', on },
  ];
  await open(offices.a, { from: '2026-06-01', to: '2026-12-20' }, registered('2026-06-08'));
  await open(offices.a, { from: '2026-06-01', to: '2027-05-31' }, [
    ...registered('2026-07-03'),
    { type: 'graded', on: '2026-07-10', grade: 'strict' },
  ]);
  await open(offices.a, { from: '2026-06-01', to: '2026-11-20' }, [
    ...registered('2026-06-09'),
    { type: 'released', on: '2026-11-20' },
  ]);
  await open(offices.a, { from: '2026-06-01', to: '2027-05-31' }, [
    ...registered('2026-08-05'),
    { type: 'died', on: '2026-10-02' },
  ]);
  // Typed as August, was July; and an end that was recorded by mistake.
  await open(offices.b, { from: '2026-06-01', to: '2027-05-31' }, [
    ...registered('2026-08-05'),
    { type: 'event-corrected', on: '2026-08-06', event: 'r', fields: { on: '2026-07-30' }, reason: '笔误' },
  ]);
  await open(offices.b, { from: '2026-06-01', to: '2027-05-31' }, [
    ...registered('2026-09-02'),
    { type: 'died', on: '2026-10-03', id: 'd' },
    { type: 'event-withdrawn', on: '2026-10-04', event: 'd', reason: '记错人' },
  ]);
  await open(offices.b, { from: '2026-11-01', to: '2027-10-31' }, [{ type: 'decision-effective', on: '2026-11-01' }]);
  await open(offices.a, { from: '2026-06-01', to: '2026-12-20' }, registered('2026-06-08'), { juvenileAtOffence: true });
});

async function call<T>(as: string, method: 'GET' | 'POST', url: string, payload?: object): Promise<{ status: number; body: T }> {
  const answer = await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${tokens[as]}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json<T>() };
}

async function open(unit: string, term: object, events: object[], facts: object = {}): Promise<void> {
  person += 1;
  const answer = await call('young', 'POST', '/api/cases', {
    case: 'corrections',
    person: { name: `测试${person}`, idNumber: numbered(person) },
    unit,
    facts: { kind: 'suspended-sentence', born: '1988-03-01', county: '360825', term, ...facts },
    events,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
}

/** A made-up identity number with its check digit (GB 11643). */
function numbered(n: number): string {
  const body = `99010119880301${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

function numbersOf(overview: Overview): Counted[] {
  return [
    ...overview.figures,
    ...overview.byKind,
    ...overview.byGrade,
    ...overview.byState,
    ...overview.overdueByRule,
    ...overview.week,
    ...overview.months.flatMap(({ received, ended, released }) => [received, ended, released]),
    ...overview.offices.flatMap(({ inService, waiting, overdue, week }) => [inService, waiting, overdue, week]),
    overview.releases.total,
  ];
}

async function overviewAs(as: string, query = ''): Promise<Overview> {
  const { status, body } = await call<Overview>(as, 'GET', `/api/statistics/overview${query}`);
  expect(status).toBe(200);
  return body;
}

/** How many rows the list has that a number leads to. */
async function listed(as: string, { list, filter }: Counted['drill']): Promise<number> {
  const query = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]));
  const path = list === 'people' ? `/api/cases?case=corrections&${query}` : `/api/duties?count=true&${query}`;
  const { status, body } = await call<{ total: number; items: unknown[]; next: string | null }>(as, 'GET', path);
  expect(status).toBe(200);
  if (body.next === null) expect(body.items.length).toBe(body.total);
  return body.total;
}

describe('the dashboard', () => {
  test.each([
    ['head', ''],
    ['young', ''],
    ['head-a', ''],
    ['head', 'b'],
  ])('as %s %s: each number is the count of its list', async (as, unit) => {
    const overview = await overviewAs(as, unit === '' ? '' : `?unit=${offices.b}`);
    const numbers = numbersOf(overview);
    expect(numbers.length).toBeGreaterThan(45);
    for (const { code, count, drill } of numbers) {
      expect([code, drill, await listed(as, drill)]).toEqual([code, drill, count]);
    }
    // Parts make the whole.
    const inService = overview.figures.find(({ indicator }) => indicator === 'S10')?.count;
    for (const parts of [overview.byKind, overview.byGrade, overview.byState]) {
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(inService);
    }
    const overdue = overview.figures.find(({ code }) => code === 'overdue')?.count;
    expect(overview.overdueByRule.reduce((sum, { count }) => sum + count, 0)).toBe(overdue);
    const week = overview.figures.find(({ code }) => code === 'week')?.count;
    expect(overview.week.reduce((sum, { count }) => sum + count, 0)).toBe(week);
  });

  test('says what happened in which month, as corrected, and leaves out what was withdrawn', async () => {
    const { months } = await overviewAs('head');
    const of = (month: string) => {
      const found = months.find((one) => one.month === month);
      return [found?.received.count, found?.ended.count, found?.released.count];
    };
    expect(months).toHaveLength(12);
    expect(of('2026-06')).toEqual([2, 0, 0]);
    expect(of('2026-07')).toEqual([2, 0, 0]);
    expect(of('2026-08')).toEqual([1, 0, 0]);
    expect(of('2026-09')).toEqual([1, 0, 0]);
    expect(of('2026-10')).toEqual([0, 1, 0]);
    expect(of('2026-11')).toEqual([0, 1, 1]);
  });

  test('an office sees its own numbers, a juvenile counts for who may see the file, and an officer has no dashboard', async () => {
    const count = async (as: string) => (await overviewAs(as)).figures.find(({ indicator }) => indicator === 'S10')?.count;
    expect(await count('head')).toBe(4);
    expect(await count('young')).toBe(5);
    expect(await count('head-a')).toBe(2);
    const own = await overviewAs('head-a');
    expect(own.offices).toEqual([]);
    expect(own.releases.items.map(({ ends }) => ends)).toEqual(['2026-12-20']);
    expect((await overviewAs('young')).releases.items).toHaveLength(2);
    expect((await overviewAs('head-a', `?unit=${offices.b}`)).figures.every(({ count }) => count === 0)).toBe(true);
    expect((await call('officer-a', 'GET', '/api/statistics/overview')).status).toBe(403);
  });
});
