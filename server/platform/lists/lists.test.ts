/** Every list as a workbook, settings and filters of an account, and acts in rows: through HTTP, on a county of two offices. */
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { casePeople } from '../../registers/people/case-people.ts';
import { openPeople } from '../../registers/people/people.ts';
import { importList } from '../../services/ledger/import-list.ts';
import { accountList } from '../accounts/account-list.ts';
import { registerSessionRoutes } from '../accounts/session-routes.ts';
import { auditList } from '../audit/audit-list.ts';
import { registerActionRoutes } from '../cases/action-routes.ts';
import { registerBatchRoutes } from '../cases/batch-routes.ts';
import { caseLists } from '../cases/case-lists.ts';
import { registerCaseRoutes } from '../cases/case-routes.ts';
import { registerDutyCalendarRoutes } from '../cases/duty-calendar-routes.ts';
import { registerDutyRoutes } from '../cases/duty-routes.ts';
import { registerExpectedRoutes } from '../cases/expected-routes.ts';
import { leaveList } from '../cases/leave-list.ts';
import { createCases } from '../cases/pipeline.ts';
import type { App } from '../http/server.ts';
import { temporaryKeyRing } from '../keys/keys.ts';
import { letterList } from '../letters/letter-list.ts';
import { registerListRoutes } from './list-routes.ts';
import { TooManyRows, writeSheet } from './workbook.ts';

const given = await testDatabase(plainDate('2026-11-24'));
const tokens: Record<string, string> = {};
const ids: Record<string, string> = {};
let offices: Record<'a' | 'b', string>;
let app: App;
const LISTS = ['people', 'duties', 'expected', 'leaves', 'letters', 'accounts', 'audit', 'imports'];

beforeAll(async () => {
  const county = await addOrganisation(given, 'county-agency', '永丰县社区矫正管理局', '360825');
  offices = {
    a: await addOrganisation(given, 'judicial-office', '恩江司法所', '360825100', county),
    b: await addOrganisation(given, 'judicial-office', '坑田司法所', '360825101', county),
  };
  await addAccount(given, 'examiner', 'county-examiner', county);
  await addAccount(given, 'juvenile', 'county-examiner', county, { juvenile: true });
  await addAccount(given, 'officer-a', 'officer', offices.a);
  await addAccount(given, 'second-a', 'officer', offices.a);
  await addAccount(given, 'officer-b', 'officer', offices.b);
  await addAccount(given, 'viewer', 'city-viewer', county);
  await addAccount(given, 'administrator', 'administrator', county);
  await addAccount(given, 'auditor', 'auditor', county);
  app = await testServer(given, (server, deps) => {
    const people = casePeople(openPeople(temporaryKeyRing(), deps.clock), true);
    const all = { ...deps, people, cases: createCases(deps) };
    registerSessionRoutes(server, deps);
    registerCaseRoutes(server, all);
    registerDutyRoutes(server, all);
    registerDutyCalendarRoutes(server, deps);
    registerActionRoutes(server, all);
    registerExpectedRoutes(server, deps);
    registerBatchRoutes(server, all);
    registerListRoutes(server, deps, [
      ...caseLists(people),
      leaveList(deps.cipher),
      letterList,
      accountList,
      auditList,
      importList({ list: async () => [] }),
    ]);
  });
  for (const account of ['examiner', 'juvenile', 'officer-a', 'second-a', 'officer-b', 'viewer', 'administrator', 'auditor']) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }
  ids.a = await open('王一', '990101198803010016', offices.a);
  ids.formula = await open('=SUM(A1)', '990101198803010032', offices.a);
  ids.b = await open('赵二', '990101198803010059', offices.b);
  ids.young = await open('小少年', '990101198803010075', offices.a, { juvenileAtOffence: true });
});

async function call<T = Record<string, unknown>>(
  as: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  key?: string,
) {
  const headers = { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'zh', ...(key ? { 'idempotency-key': key } : {}) };
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? (undefined as T) : answer.json<T>() };
}

async function open(name: string, idNumber: string, unit: string, facts: object = {}): Promise<string> {
  const answer = await call<{ id: string }>('juvenile', 'POST', '/api/cases', {
    case: 'corrections',
    person: { name, idNumber },
    settings: { profile: 'demo' },
    unit,
    facts: {
      kind: 'suspended-sentence',
      born: '1988-03-01',
      county: '360825',
      term: { from: '2026-09-10', to: '2028-09-09' },
      ...facts,
    },
    events: [
      { type: 'decision-effective', on: '2026-09-10' },
      ...(name === '=SUM(A1)'
        ? []
        : [
            { type: 'reported-in', on: '2026-09-14' },
            { type: 'registered', on: '2026-09-14' },
            { type: 'declared', on: '2026-09-16' },
            { type: 'graded', on: '2026-09-20', grade: 'strict' },
          ]),
    ],
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

/** The workbook: its first line, its titles, its rows as text, and its last line. */
async function workbook(as: string, url: string) {
  const answer = await app.inject({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'zh' },
  });
  if (answer.statusCode !== 200) return { status: answer.statusCode, mark: '', titles: [], rows: [], end: '' };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const lines: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    lines.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).text));
  });
  const [mark, titles, ...rows] = lines;
  const end = rows.pop();
  expect(Number(answer.headers['x-rows'])).toBe(rows.length);
  return { status: 200, mark: mark?.[0] ?? '', titles: titles ?? [], rows, end: end?.[0] ?? '' };
}

describe('a list as a workbook', () => {
  test('every list is one, for whoever may read it, and 403 for others', async () => {
    for (const list of LISTS) {
      const reader = list === 'accounts' ? 'administrator' : list === 'audit' ? 'auditor' : 'examiner';
      const { status, mark, titles } = await workbook(reader, `/api/lists/${list}/export.xlsx`);
      expect([list, status]).toEqual([list, 200]);
      expect(mark).toContain(`测试${reader}`);
      expect(titles.length).toBeGreaterThan(3);
      const stranger = reader === 'examiner' ? 'auditor' : 'officer-a';
      expect((await workbook(stranger, `/api/lists/${list}/export.xlsx`)).status).toBe(403);
    }
  });

  test('holds no row the account cannot see, whatever it asks for', async () => {
    const seen = async (as: string, filter = '') =>
      (await workbook(as, `/api/lists/people/export.xlsx?columns=name${filter}`)).rows.map(([name]) => name).sort();
    expect(await seen('juvenile')).toEqual(['=SUM(A1)', '小少年', '王一', '赵二'].sort());
    expect(await seen('examiner')).toEqual(['=SUM(A1)', '王一', '赵二'].sort());
    expect(await seen('officer-a')).toEqual(['=SUM(A1)', '王一'].sort());
    expect(await seen('officer-b')).toEqual(['赵二']);
    expect(await seen('officer-b', `&unit=${offices.a}`)).toEqual([]);
    expect(await seen('officer-b', `&q=${encodeURIComponent('王一')}`)).toEqual([]);
    for (const list of ['duties', 'expected']) {
      const { rows } = await workbook('officer-b', `/api/lists/${list}/export.xlsx?columns=name`);
      expect(rows.map(([name]) => name).filter((name) => name !== '赵二')).toEqual([]);
    }
    const duties = await workbook('examiner', '/api/lists/duties/export.xlsx?columns=name');
    expect(duties.rows.some(([name]) => name === '小少年')).toBe(false);
    expect(duties.rows.some(([name]) => name === '王一')).toBe(true);
  });

  test('says the same rows as the page, in the columns and the order asked for', async () => {
    const { body } = await call<{ items: { person: { name: string }; rule: string; due: string | null }[]; total: number }>(
      'officer-a',
      'GET',
      '/api/duties?limit=200&count=true&status=overdue',
    );
    const { rows, titles, end } = await workbook(
      'officer-a',
      '/api/lists/duties/export.xlsx?columns=due,rule,name&status=overdue',
    );
    expect(titles).toEqual(['期满', '规则', '姓名']);
    expect(body.total).toBeGreaterThan(0);
    expect(rows).toEqual(body.items.map((item) => [item.due ?? '及时', item.rule, item.person.name]));
    expect(end).toBe(`共 ${body.total} 行`);
    expect((await workbook('officer-a', '/api/lists/duties/export.xlsx?columns=idNumber')).status).toBe(400);
  });

  test('carries text as text, and nothing of an identity number', async () => {
    const answer = await app.inject({
      method: 'GET',
      url: '/api/lists/people/export.xlsx',
      headers: { authorization: `Bearer ${tokens.examiner}` },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
    let said = '';
    let formulas = 0;
    book.worksheets[0]?.eachRow((row) => {
      row.eachCell((cell) => {
        said += `${cell.text}\n`;
        if (cell.type === ExcelJS.ValueType.Formula) formulas += 1;
      });
    });
    expect(formulas).toBe(0);
    expect(said).toContain('=SUM(A1)');
    expect(said).not.toContain('990101');
  });

  test('is in the audit: who, which filter, how many rows, and no number that was searched for', async () => {
    await workbook('officer-b', '/api/lists/people/export.xlsx?columns=name&q=990101198803010059&standing=in-service');
    const [row] = await given.asOwner<{ by_name: string; object_id: string; detail: Record<string, unknown> }>(
      `SELECT by_name, object_id, detail FROM guitu.audit WHERE act = 'list.export' ORDER BY seq DESC LIMIT 1`,
    );
    expect(row).toMatchObject({
      by_name: '测试officer-b',
      object_id: 'people',
      detail: { rows: 1, columns: ['name'], filter: { q: '……', standing: 'in-service' } },
    });
  });

  test('a sheet with too many rows is not made', async () => {
    const sheet = { name: 'x', mark: 'x', columns: [{ title: 'n' }], end: String };
    async function* pages() {
      for (let page = 0; page < 5; page += 1) yield Array.from({ length: 3 }, (_, n) => [n]);
    }
    await expect(writeSheet(sheet, pages(), 14)).rejects.toThrow(TooManyRows);
    const made = await writeSheet(sheet, pages(), 15);
    expect(made.rows).toBe(15);
    await made.file.close();
  });
});

describe('what an account keeps of a list', () => {
  test('columns: its own, in its order, and back', async () => {
    const settings = async (as: string) =>
      (await call<{ columns: string[] | null }>(as, 'GET', '/api/lists/people/settings')).body.columns;
    expect((await call('officer-a', 'PUT', '/api/lists/people/columns', { columns: ['next', 'name'] })).status).toBe(204);
    expect(await settings('officer-a')).toEqual(['next', 'name']);
    expect(await settings('second-a')).toBeNull();
    expect((await call('officer-a', 'PUT', '/api/lists/people/columns', { columns: ['secret'] })).status).toBe(400);
    expect((await call('officer-a', 'PUT', '/api/lists/people/columns', { columns: null })).status).toBe(204);
    expect(await settings('officer-a')).toBeNull();
  });

  test('filters: one’s own, shared with the unit and no further, never with a name in them', async () => {
    const names = async (as: string) =>
      (await call<{ filters: { name: string }[] }>(as, 'GET', '/api/lists/people/settings')).body.filters.map(({ name }) => name);
    const keep = (as: string, name: string, filter: object, shared: boolean) =>
      call<{ id: string }>(as, 'POST', '/api/lists/people/filters', { name, filter, shared });
    const mine = await keep('officer-a', '严管', { grade: 'strict' }, false);
    expect(mine.status).toBe(201);
    expect((await keep('officer-a', '缓刑', { kind: 'suspended-sentence' }, true)).status).toBe(201);
    expect(await names('officer-a')).toEqual(['严管', '缓刑']);
    expect(await names('second-a')).toEqual(['缓刑']);
    expect(await names('officer-b')).toEqual([]);
    expect(await names('examiner')).toEqual([]);
    expect(await keep('officer-a', '王', { q: '王一' }, true)).toMatchObject({ status: 422, body: { rule: 'LIST-02' } });
    expect((await keep('officer-a', '王', { standing: 'nowhere' }, false)).status).toBe(400);
    expect(await keep('auditor', '我的', {}, false)).toMatchObject({ status: 403 });
    expect((await call('second-a', 'DELETE', `/api/lists/people/filters/${mine.body.id}`)).status).toBe(404);
    expect((await call('officer-a', 'DELETE', `/api/lists/people/filters/${mine.body.id}`)).status).toBe(204);
    expect(await names('officer-a')).toEqual(['缓刑']);
  });
});

describe('acts in rows', () => {
  const version = async (id: string) => (await call<{ version: number }>('juvenile', 'GET', `/api/cases/${id}`)).body.version;

  test('each row by itself: done, refused with the reason, or not there', async () => {
    const chosen = await Promise.all(
      ['a', 'formula', 'b', 'young'].map(async (who) => ({ id: ids[who] ?? '', version: await version(ids[who] ?? '') })),
    );
    const body = { action: 'record-report', input: { form: 'phone' }, cases: chosen };
    const answer = await call<{
      done: number;
      refused: number;
      rows: { id: string; name: string; ok: boolean; why?: { zh: string } }[];
    }>('officer-a', 'POST', '/api/batches', body, 'batch-1');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ done: 1, refused: 3 });
    const [a, expected, b, young] = answer.body.rows;
    expect(a).toMatchObject({ id: ids.a, name: '王一', ok: true, version: (chosen[0]?.version ?? 0) + 1 });
    expect(expected).toMatchObject({ ok: false, name: '=SUM(A1)' });
    expect(expected?.why?.zh.length).toBeGreaterThan(4);
    // Out of scope and not there are one answer, and no name comes with it.
    for (const hidden of [b, young])
      expect(hidden).toMatchObject({ ok: false, name: '', why: { zh: expect.stringContaining('没有这份卷宗') } });
    expect(await call('officer-a', 'POST', '/api/batches', body, 'batch-1')).toEqual(answer);
    expect(await version(ids.a ?? '')).toBe((chosen[0]?.version ?? 0) + 1);
    expect((await call('officer-a', 'POST', '/api/batches', body)).body).toMatchObject({ done: 0, refused: 4 });
  });

  test('nothing that decides about a person, and nothing by who only reads', async () => {
    const cases = [{ id: ids.a, version: await version(ids.a ?? '') }];
    for (const action of ['warn', 'approve-leave', 'release', 'admonish', 'propose-revocation', 'grade']) {
      expect(await call('examiner', 'POST', '/api/batches', { action, cases })).toMatchObject({
        status: 422,
        body: { rule: 'LIST-04' },
      });
    }
    expect((await call('viewer', 'POST', '/api/batches', { action: 'record-report', cases })).status).toBe(403);
  });
});

describe('the calendar of duties', () => {
  interface Days {
    days: { day: string; kind: string; off: boolean; name: string | null; owed: number; overdue: number }[];
  }

  test('counts what the list of the day has, ahead too, and knows the days off', async () => {
    const { body } = await call<Days>('officer-a', 'GET', '/api/duties/calendar?from=2026-11-30&before=2027-01-11');
    expect(body.days).toHaveLength(42);
    expect(body.days.find(({ day }) => day === '2026-12-05')).toMatchObject({ kind: 'weekend', off: true, name: null });
    expect(body.days.find(({ day }) => day === '2027-01-01')).toMatchObject({ kind: 'holiday', off: true, name: '元旦' });
    const busy = body.days.filter(({ owed }) => owed > 0);
    expect(busy.length).toBeGreaterThan(1);
    for (const { day, owed } of busy) {
      const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      const query = `/api/duties?count=true&dueFrom=${day}&dueBefore=${next}`;
      expect((await call<{ total: number }>('officer-a', 'GET', `${query}&ahead=true`)).body.total).toBe(owed);
    }
    const { body: past } = await call<Days>('officer-a', 'GET', '/api/duties/calendar?from=2026-10-14&before=2026-11-24');
    const late = await call<{ total: number }>('officer-a', 'GET', '/api/duties?count=true&band=overdue&dueFrom=2026-10-14');
    expect(past.days.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(late.body.total);
    expect(late.body.total).toBeGreaterThan(0);
  });

  test('another office sees none of it, and nobody asks for a year', async () => {
    const { body } = await call<Days>(
      'officer-b',
      'GET',
      `/api/duties/calendar?from=2026-11-30&before=2027-01-11&unit=${offices.a}`,
    );
    expect(body.days.every(({ owed }) => owed === 0)).toBe(true);
    expect((await call('officer-b', 'GET', '/api/duties/calendar?from=2026-01-01&before=2026-12-31')).status).toBe(400);
  });
});

describe('who is expected', () => {
  test('is paged without a gap or a repeat, whoever is overdue first', async () => {
    for (let n = 0; n < 5; n += 1)
      await given.asOwner(
        `INSERT INTO guitu."case" (id, domain, kind, unit, region, juvenile, sealed, facts, opening, version, head, state, closed, derived_on, derived_through, created, updated)
       VALUES (gen_random_uuid(), 'corrections', 'parole', $1, '360825101', false, false, '{}', '', 0, sha256('x'), $2, false, '2026-11-24', '2027-01-30', now(), now())`,
        [offices.b, n < 2 ? 'overdue' : 'expected'],
      );
    interface Page {
      items: { id: string; state: string }[];
      next: string | null;
      counts: { overdue: number; expected: number };
    }
    const items: Page['items'] = [];
    let counts: Page['counts'] | undefined;
    for (let after = ''; ; ) {
      const { body } = await call<Page>('examiner', 'GET', `/api/expected?limit=2${after}`);
      items.push(...body.items);
      counts = body.counts;
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.length).toBe(6);
    expect(items.map(({ state }) => state)).toEqual(
      [...items]
        .map(({ state }) => state)
        .sort()
        .reverse(),
    );
    expect(counts).toEqual({
      overdue: items.filter(({ state }) => state === 'overdue').length,
      expected: items.filter(({ state }) => state === 'expected').length,
    });
  });
});
