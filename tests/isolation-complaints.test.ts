/**
 * A complaint is invisible to the account complained of (RIGHT-02). Everything that account can ask is asked before and after: what it hears must
 * be the same to the letter, while its colleagues, the county and the procuratorate see the complaint. Nothing can be told from a count, a gap or
 * an order that it does not change.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { plainDate } from '../law/kernel/plain-date.ts';
import { registerSessionRoutes } from '../server/platform/accounts/session-routes.ts';
import { auditList } from '../server/platform/audit/audit-list.ts';
import { registerAuditRoutes } from '../server/platform/audit/audit-routes.ts';
import { registerActionRoutes } from '../server/platform/cases/action-routes.ts';
import { registerBatchRoutes } from '../server/platform/cases/batch-routes.ts';
import { caseLists } from '../server/platform/cases/case-lists.ts';
import { registerCaseRoutes } from '../server/platform/cases/case-routes.ts';
import { registerDutyCalendarRoutes } from '../server/platform/cases/duty-calendar-routes.ts';
import { registerDutyRoutes } from '../server/platform/cases/duty-routes.ts';
import { registerExpectedRoutes } from '../server/platform/cases/expected-routes.ts';
import { createCases } from '../server/platform/cases/pipeline.ts';
import { registerPaperRoutes } from '../server/platform/documents/paper-routes.ts';
import { registerFileRoutes } from '../server/platform/files/file-routes.ts';
import type { App } from '../server/platform/http/server.ts';
import { temporaryKeyRing } from '../server/platform/keys/keys.ts';
import { registerListRoutes } from '../server/platform/lists/list-routes.ts';
import { createLogger } from '../server/platform/logs/logger.ts';
import { runNightly } from '../server/platform/nightly/nightly.ts';
import { registerHandOverRoutes } from '../server/platform/officers/hand-over-routes.ts';
import { registerOfficerRoutes } from '../server/platform/officers/officer-routes.ts';
import type { Role } from '../server/platform/scope/roles.ts';
import { casePeople } from '../server/registers/people/case-people.ts';
import { paperPeople } from '../server/registers/people/paper-people.ts';
import { openPeople } from '../server/registers/people/people.ts';
import { registerPeopleRoutes } from '../server/registers/people/people-routes.ts';
import { createMessenger } from '../server/services/messaging/messenger.ts';
import { registerMessageRoutes } from '../server/services/messaging/routes.ts';
import { runTurn } from '../server/services/messaging/turns.ts';
import { registerStatisticsRoutes } from '../server/services/statistics/statistics-routes.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from './accounts.ts';
import { testDatabase } from './postgres.ts';

/** A Tuesday. */
const given = await testDatabase(plainDate('2026-11-24'));
const ring = temporaryKeyRing();
const tokens: Record<string, string> = {};
const accounts: Record<string, string> = {};
let app: App;
let office: string;
let id: string;
let turn: () => Promise<unknown>;
let night: () => Promise<{ differences: number }>;

const POSTS: readonly (readonly [string, Role, 'office' | 'county' | 'bureau' | 'procuratorate'])[] = [
  ['officer', 'officer', 'office'],
  ['colleague', 'officer', 'office'],
  ['office-head', 'office-head', 'office'],
  ['examiner', 'county-examiner', 'county'],
  ['second', 'county-examiner', 'county'],
  ['head', 'county-head', 'county'],
  ['prosecutor', 'prosecutor', 'procuratorate'],
  ['auditor', 'auditor', 'county'],
  ['administrator', 'administrator', 'county'],
];

beforeAll(async () => {
  const county = await addOrganisation(given, 'county-agency', '永丰县社区矫正管理局', '360825');
  office = await addOrganisation(given, 'judicial-office', '恩江司法所', '360825100', county);
  const bureau = await addOrganisation(given, 'justice-bureau', '永丰县司法局', '360825');
  const procuratorate = await addOrganisation(given, 'procuratorate', '永丰县人民检察院', '360825');
  const units = { office, county, bureau, procuratorate };
  for (const [login, role, unit] of POSTS) accounts[login] = (await addAccount(given, login, role, units[unit])).id;
  // Who audits in this county also examines: nobody keeps a small agency from giving both posts to one hand.
  await given.asOwner(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES (gen_random_uuid(), $1, $2, 'auditor', '2020-01-01', now())`,
    [accounts.second, county],
  );
  const keys = { ...given, logger: createLogger('silent'), keys: ring, cipher: ring, carriers: {} };
  const messenger = createMessenger(keys);
  turn = () => runTurn({ ...keys, messenger });
  night = () => runNightly(keys);
  app = await testServer(given, (server, plain) => {
    const deps = { ...plain, cipher: ring };
    const register = openPeople(ring, deps.clock);
    const people = casePeople(register, true);
    const all = { ...deps, people, cases: createCases(deps), messenger };
    registerSessionRoutes(server, plain);
    registerCaseRoutes(server, all);
    registerActionRoutes(server, all);
    registerDutyRoutes(server, all);
    registerDutyCalendarRoutes(server, deps);
    registerExpectedRoutes(server, deps);
    registerBatchRoutes(server, all);
    registerOfficerRoutes(server, all);
    registerHandOverRoutes(server, all);
    registerStatisticsRoutes(server, deps);
    registerPeopleRoutes(server, deps, register);
    registerFileRoutes(server, deps);
    registerPaperRoutes(server, { ...all, printed: paperPeople(ring) });
    registerMessageRoutes(server, { ...all, keys: ring, carriers: {} });
    registerAuditRoutes(server, deps);
    registerListRoutes(server, deps, [...caseLists(people), auditList]);
  });
  for (const [account] of POSTS) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }
  id = await open('王一', '990101198803010016');
  await open('赵二', '990101198803010059');
});

async function call<T = Record<string, unknown>>(as: string, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'zh' };
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return {
    status: answer.statusCode,
    rows: answer.headers['x-rows'],
    body: answer.headers['content-type']?.toString().includes('json') === true ? answer.json<T>() : (undefined as T),
  };
}

async function open(name: string, idNumber: string, as = 'examiner', more: readonly object[] = []): Promise<string> {
  const answer = await call<{ id: string }>(as, 'POST', '/api/cases', {
    case: 'corrections',
    person: { name, idNumber },
    // With a threshold the answer has a day: it is counted, ranked, reminded of.
    settings: {
      profile: 'national',
      set: { 'promptly.RIGHT-02': 3, 'remind.table': { 'RIGHT-02': [{ to: 'staff', days: [1, 3], hours: [], by: ['in-app'] }] } },
    },
    unit: office,
    facts: { kind: 'suspended-sentence', born: '1988-03-01', county: '360825', term: { from: '2026-09-10', to: '2028-09-09' } },
    events: [
      { type: 'decision-effective', on: '2026-09-10' },
      { type: 'reported-in', on: '2026-09-14' },
      { type: 'registered', on: '2026-09-14' },
      { type: 'declared', on: '2026-09-16' },
      { type: 'graded', on: '2026-09-20', grade: 'strict' },
      ...more,
    ],
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function send(as: string, bytes: Buffer, name: string): Promise<{ id: string; sha256: string }> {
  const boundary = 'xx-boundary';
  const field = `--${boundary}\r\nContent-Disposition: form-data; name="caseId"\r\n\r\n${id}\r\n`;
  const head = `${field}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const answer = await app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { authorization: `Bearer ${tokens[as]}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

const versionFor = async (as: string) => (await call<{ version: number }>(as, 'GET', `/api/cases/${id}`)).body.version;

async function act(as: string, action: string, input: object = {}, expected = 200) {
  const answer = await call<{ version: number; events: { id: string; type: string }[]; duties: { rule: string }[] }>(
    as,
    'POST',
    `/api/cases/${id}/actions/${action}`,
    { version: await versionFor(as), input },
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(expected);
  return answer.body;
}

/** Every way to ask about cases and what is owed, with a name for each. */
const ASKED: Readonly<Record<string, () => readonly [method: 'GET' | 'POST', url: string, payload?: object]>> = {
  today: () => ['GET', '/api/today?scope=county'],
  mine: () => ['GET', '/api/today?scope=mine'],
  duties: () => ['GET', '/api/duties?scope=county&count=true&limit=200'],
  'duties of the rule': () => ['GET', '/api/duties?scope=county&count=true&rule=RIGHT-02'],
  'duties of the case': () => ['GET', `/api/duties?caseId=${id}&status=open&count=true&limit=200`],
  calendar: () => ['GET', '/api/duties/calendar?from=2026-11-02&before=2026-12-07&scope=county'],
  'duties as workbook': () => ['GET', '/api/lists/duties/export.xlsx?scope=county'],
  cases: () => ['GET', '/api/cases?scope=county'],
  'people as workbook': () => ['GET', '/api/lists/people/export.xlsx?scope=county'],
  header: () => ['GET', `/api/cases/${id}`],
  file: () => ['GET', `/api/cases/${id}/file`],
  'file as known': () => ['GET', `/api/cases/${id}/file?knownAt=2026-11-24`],
  events: () => ['GET', `/api/cases/${id}/events`],
  'events as known': () => ['GET', `/api/cases/${id}/events?knownAt=2026-11-24`],
  explain: () => ['GET', `/api/cases/${id}/explain`],
  'explain later': () => ['GET', `/api/cases/${id}/explain?on=2026-12-10`],
  'explain as known': () => ['GET', `/api/cases/${id}/explain?knownAt=2026-11-24`],
  'preview of an answer': () => [
    'POST',
    `/api/cases/${id}/preview`,
    { action: 'answer-complaint', input: { content: '已经查明' } },
  ],
  'preview of passing on': () => ['POST', `/api/cases/${id}/preview`, { action: 'pass-on-complaint', input: {} }],
  'preview of a report': () => ['POST', `/api/cases/${id}/preview`, { action: 'record-report', input: { form: 'phone' } }],
  papers: () => ['GET', `/api/papers?caseId=${id}`],
  bundles: () => ['GET', `/api/papers/bundles?caseId=${id}`],
  files: () => ['GET', `/api/files?caseId=${id}`],
  'messages of the case': () => ['GET', `/api/cases/${id}/messages`],
  'own messages': () => ['GET', '/api/messages'],
  unread: () => ['GET', '/api/messages/unread'],
  deliveries: () => ['GET', '/api/deliveries'],
  people: () => ['GET', '/api/people?q=%E7%8E%8B'],
  workload: () => ['GET', '/api/workload'],
  'hand-over': () => ['GET', `/api/caseload?unit=${office}`],
  expected: () => ['GET', '/api/expected'],
  overview: () => ['GET', '/api/statistics/overview'],
  audit: () => ['GET', '/api/audit?act=case.act'],
};

type Heard = Readonly<Record<string, unknown>>;

/** Everything `as` hears; only the hour at which papers and requests were made differs from one asking to the next. */
async function hears(as: string): Promise<Heard> {
  const heard: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(ASKED)) {
    const answer = await call(as, ...ask());
    expect([200, 403, 404], name).toContain(answer.status);
    heard[name] = JSON.parse(JSON.stringify(answer).replaceAll(/"(requestId|instance)":"[^"]*"/g, '"$1":""'));
  }
  return heard;
}

const changed = (before: Heard, after: Heard) =>
  Object.keys(ASKED).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** What shows a complaint to whoever may see it. */
const SHOWS = [
  'today',
  'duties',
  'duties of the rule',
  'duties of the case',
  'calendar',
  'duties as workbook',
  'cases',
  'header',
  'file',
  'file as known',
  'events',
  'events as known',
  'explain',
  'explain later',
  'explain as known',
];

async function watching<T>(names: readonly string[], work: () => Promise<T>) {
  const before = new Map<string, Heard>();
  for (const name of names) before.set(name, await hears(name));
  const done = await work();
  await turn();
  const changes: Record<string, string[]> = {};
  for (const name of names) changes[name] = changed(before.get(name) ?? {}, await hears(name));
  return { done, changes };
}

/** Everything is asked twice by each reader, in turn. */
const LONG = { timeout: 180_000 };

describe('a complaint of an officer', LONG, () => {
  let filed = '';

  test('changes nothing that he hears, and is seen by his colleagues, the county and the procuratorate', async () => {
    const { done, changes } = await watching(['officer', 'colleague', 'office-head', 'examiner', 'head', 'prosecutor'], () =>
      act('examiner', 'file-complaint', { complainedOf: accounts.officer, content: '言语粗暴' }),
    );
    filed = done.events[0]?.id ?? '';
    expect(done.duties.map(({ rule }) => rule)).toContain('RIGHT-02');
    expect(changes.officer).toEqual([]);
    for (const reader of ['colleague', 'office-head', 'examiner', 'head', 'prosecutor']) {
      expect([reader, SHOWS.filter((name) => !changes[reader]?.includes(name))]).toEqual([reader, []]);
    }
    expect(changes.head).toContain('overview');
  });

  test('names him to those who read of it', async () => {
    const { body } = await call<{ items: { data: { complainedOf?: string } }[]; names: Record<string, string> }>(
      'head',
      'GET',
      `/api/cases/${id}/events`,
    );
    expect(body.items.at(-1)?.data.complainedOf).toBe(accounts.officer);
    expect(body.names[accounts.officer ?? '']).toBe('测试officer');
  });

  test('goes on without him: corrected, passed on, answered, and the reminder of it', async () => {
    const { changes } = await watching(['officer', 'examiner'], async () => {
      await act('head', 'correct-event', { event: filed, fields: { content: '言语粗暴，当众' }, reason: '补充' });
      await act('second', 'pass-on-complaint', { content: '转送' });
    });
    expect(changes.officer).toEqual([]);
    expect(changes.examiner).toContain('events');
    expect(
      (await call<{ items: unknown[] }>('examiner', 'GET', '/api/duties?scope=county&rule=RIGHT-02')).body.items,
    ).toHaveLength(1);
  });

  test('is not lost or laid open by what he does on the case, nor by the nightly pass', async () => {
    const done = await act('officer', 'record-report', { form: 'phone' });
    expect(done.events.map(({ type }) => type)).toEqual(['report-made']);
    expect(done.duties.filter(({ rule }) => rule === 'RIGHT-02')).toEqual([]);
    expect(done.version).toBe(await versionFor('officer'));
    const [stored] = await given.asOwner(`SELECT hidden_from FROM guitu.duty WHERE case_id = $1 AND rule = 'RIGHT-02'`, [id]);
    expect(stored).toEqual({ hidden_from: [accounts.officer] });
    expect((await night()).differences).toBe(0);
    const items = (await call<{ items: { seq: number }[] }>('officer', 'GET', `/api/cases/${id}/events`)).body.items;
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, place) => place + 1));
    expect((await call('officer', 'GET', `/api/cases/${id}`)).body).toMatchObject({
      version: items.length,
      chain: { events: items.length, verified: true },
    });
  });

  test('what is handed in with it he neither finds nor fetches, also after he has acted on the case himself', async () => {
    const recording = await send('examiner', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(64, 7)]), '录音.mp3');
    const filesOf = async (as: string) =>
      (await call<{ items: { id: string }[] }>(as, 'GET', `/api/files?caseId=${id}`)).body.items.map((one) => one.id);
    await act('examiner', 'file-complaint', {
      complainedOf: accounts.officer,
      content: '当众辱骂',
      attachments: [{ title: '录音', sha256: recording.sha256 }],
    });
    expect(await filesOf('colleague')).toContain(recording.id);
    const unseen = async () => {
      expect(await filesOf('officer')).not.toContain(recording.id);
      expect((await call('officer', 'GET', `/api/files/${recording.id}`)).status).toBe(404);
    };
    await unseen();
    await act('officer', 'record-contact', { form: 'phone' });
    await unseen();
    await act('head', 'record-contact', { form: 'phone' });
    expect((await night()).differences).toBe(0);
    await unseen();
    expect((await call('head', 'GET', `/api/files/${recording.id}`)).status).toBe(200);
  });

  test('shows in no number of a record: lists and answers count as his file does', async () => {
    interface Said {
      readonly rule: string;
      readonly clock: string;
      readonly opens: string;
      readonly because: { readonly zh: string };
    }
    const key = ({ rule, clock, opens }: Said) => `${rule} ${clock} ${opens}`;
    const input = { grade: 'ordinary' };
    const graded = await act('head', 'grade', input);
    expect(graded.events.map(({ type }) => type)).toEqual(['graded']);
    const done = await call<{ duties: (Said & { change: string })[] }>(
      'officer',
      'POST',
      `/api/cases/${id}/actions/record-report`,
      { version: await versionFor('officer'), input: { form: 'in-person' } },
    );
    expect(done.status).toBe(200);
    const file = (await call<{ duties: Said[] }>('officer', 'GET', `/api/cases/${id}/explain`)).body.duties;
    const said = new Map(file.map((duty) => [key(duty), duty.because.zh]));
    const listed = (await call<{ items: Said[] }>('officer', 'GET', `/api/duties?caseId=${id}&status=open&limit=200`)).body.items;
    const numbered = [...listed, ...done.body.duties.filter(({ change }) => change !== 'removed')].filter(
      (duty) => said.has(key(duty)) && /第\d+条记录/.test(duty.because.zh),
    );
    expect(numbered.length).toBeGreaterThan(1);
    for (const duty of numbered) expect([key(duty), duty.because.zh]).toEqual([key(duty), said.get(key(duty))]);
    // The head of the county counts all of them, and so otherwise: the test would see nothing if nobody did.
    const whole = (await call<{ items: Said[] }>('head', 'GET', `/api/duties?caseId=${id}&status=open&limit=200`)).body.items;
    expect(whole.filter((duty) => said.has(key(duty)) && said.get(key(duty)) !== duty.because.zh).length).toBeGreaterThan(0);
  });

  test('lets him neither answer it, nor pass it on, nor correct it, nor guess its record', async () => {
    const nobodys = { event: '00000000-0000-7000-8000-000000000000', fields: { content: 'x' }, reason: 'x' };
    const said = async (event: string) =>
      JSON.stringify(await act('officer', 'correct-event', { ...nobodys, event }, 400))
        .replaceAll(event, 'ID')
        .replaceAll(/"(requestId|instance)":"[^"]*"/g, '');
    expect(await said(filed)).toBe(await said(nobodys.event));
    await act('officer', 'pass-on-complaint', {}, 422);
  });

  test('his counts are those of his lists', async () => {
    const today = (await call<{ bands: { total: number; items: unknown[] }[] }>('officer', 'GET', '/api/today?scope=office'))
      .body;
    for (const { total, items } of today.bands) expect(items).toHaveLength(Math.min(total, 30));
    const list = (
      await call<{ items: unknown[]; total: number }>('officer', 'GET', '/api/duties?scope=office&count=true&limit=200')
    ).body;
    expect(list.items).toHaveLength(list.total);
    expect((await call('officer', 'GET', '/api/lists/duties/export.xlsx?scope=office')).rows).toBe(String(list.total));
  });

  test('follows him to whatever post he stands in for', async () => {
    await given.asOwner(
      `INSERT INTO guitu.stand_in (id, post, account, valid_from, valid_to, reason, created_at, created_by)
       SELECT gen_random_uuid(), p.id, $1, '2026-11-01', '2027-11-01', '出差', now(), $1 FROM guitu.post p WHERE p.account = $2`,
      [accounts.officer, accounts.head],
    );
    expect((await call<{ items: unknown[] }>('officer', 'GET', '/api/duties?scope=county&rule=RIGHT-02')).body.items).toEqual([]);
    await act('officer', 'answer-complaint', { content: '没有此事' }, 422);
    await given.asOwner('DELETE FROM guitu.stand_in WHERE account = $1', [accounts.officer]);
  });

  test('is answered by the county', async () => {
    const { changes } = await watching(['officer', 'examiner'], () =>
      act('examiner', 'answer-complaint', { content: '已经查明，给予批评' }),
    );
    expect(changes.officer).toEqual([]);
    expect(changes.examiner).toContain('duties');
  });
});

describe('a complaint of the head of the county', LONG, () => {
  test('is hidden from the head, owed by the examiners, and passed on to the procuratorate', async () => {
    const { changes } = await watching(['head', 'examiner', 'prosecutor'], async () => {
      await act('colleague', 'file-complaint', { complainedOf: accounts.head, content: '收受礼品' });
      await act('examiner', 'pass-on-complaint', { content: '转送' });
    });
    expect(changes.head).toEqual([]);
    expect(changes.examiner).toContain('mine');
    expect(changes.prosecutor).toContain('events');
  });
});

describe('a sanction by whoever is complained of', LONG, () => {
  test('that nobody reviewed shows to the county, and not to its author (RIGHT-16)', async () => {
    const own = await open('孙三', '990101198803010024', 'second', [
      { type: 'complaint-filed', on: '2026-11-02', complainedOf: accounts.second },
      { type: 'admonished', on: '2026-11-10', ground: 1 },
    ]);
    const found = async (as: string) =>
      (await call<{ findings: { rule: string }[] }>(as, 'GET', `/api/cases/${own}/explain`)).body.findings.map(
        ({ rule }) => rule,
      );
    expect(await found('head')).toContain('RIGHT-16');
    expect(await found('second')).not.toContain('RIGHT-16');
    expect(await found('second')).toEqual((await found('head')).filter((rule) => rule !== 'RIGHT-16'));
  });
});

describe('a complaint of whoever audits', LONG, () => {
  test('is in the audit of the others and not in his', async () => {
    const { done, changes } = await watching(['second', 'auditor', 'administrator'], () =>
      act('head', 'file-complaint', { complainedOf: accounts.second, content: '态度恶劣' }),
    );
    expect(changes.second).toEqual([]);
    expect(changes.auditor).toEqual(['audit']);
    expect(changes.administrator).toEqual([]);
    const { items } = (await call<{ items: { detail: object }[] }>('auditor', 'GET', '/api/audit?act=case.act')).body;
    expect(items[0]?.detail).toMatchObject({ action: 'file-complaint', records: [done.events[0]?.id] });
  });
});

describe('what a complaint is of', LONG, () => {
  test('is somebody who works in the county, or nobody named', async () => {
    const staff = (await call<{ items: { account: string; name: string }[] }>('colleague', 'GET', '/api/staff')).body.items;
    expect(staff.map(({ account }) => account).sort()).toEqual(
      ['officer', 'colleague', 'office-head', 'examiner', 'second', 'head'].map((one) => accounts[one]).sort(),
    );
    expect((await call('prosecutor', 'GET', '/api/staff')).status).toBe(403);
    for (const nobody of ['李所长', accounts.administrator, '00000000-0000-4000-8000-000000000000']) {
      expect(await act('colleague', 'file-complaint', { complainedOf: nobody, content: '态度恶劣' }, 400)).toMatchObject({
        faults: [`input.complainedOf: ${JSON.stringify(nobody)} is not somebody who works in this county`],
      });
    }
    const unnamed = await act('colleague', 'file-complaint', { content: '办事拖拉' });
    expect(
      await act('colleague', 'correct-event', { event: unnamed.events[0]?.id, fields: { complainedOf: 'x' }, reason: 'x' }, 400),
    ).toMatchObject({
      faults: [expect.stringContaining('is not somebody who works in this county')],
    });
    await act('colleague', 'file-complaint', { complainedOf: accounts.colleague, content: '态度恶劣' }, 422);
  });

  test('can be learned late: a correction hides it from whoever it names, with its duty', async () => {
    const unnamed = await act('examiner', 'file-complaint', { content: '服务大厅工作人员' });
    expect((await call<{ items: unknown[] }>('colleague', 'GET', `/api/cases/${id}/events`)).body.items).toContainEqual(
      expect.objectContaining({ id: unnamed.events[0]?.id }),
    );
    await act('examiner', 'correct-event', {
      event: unnamed.events[0]?.id,
      fields: { complainedOf: accounts.colleague },
      reason: '查明',
    });
    expect(JSON.stringify(await hears('colleague'))).not.toContain(unnamed.events[0]?.id);
    await act('examiner', 'correct-event', {
      event: unnamed.events[0]?.id,
      fields: { complainedOf: accounts['office-head'] },
      reason: '更正',
    });
    const rows = await given.asOwner<{ hidden_from: string[] }>(
      `SELECT hidden_from FROM guitu.duty WHERE case_id = $1 AND rule = 'RIGHT-02' AND $2 = ANY (hidden_from)`,
      [id, accounts.colleague],
    );
    expect(rows.map(({ hidden_from }) => hidden_from)).toEqual([[accounts.colleague, accounts['office-head']].sort()]);
  });
});
