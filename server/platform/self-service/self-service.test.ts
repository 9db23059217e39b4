/** The person's own page: the life of a code, what it opens and what it does not, asking and being answered. */
import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../../tests/accounts.ts';
import { openDesk } from '../../../tests/desk.ts';
import { checkCharacter } from '../../registers/people/id-number.ts';
import { TRIES } from './codes.ts';

const desk = await openDesk();
const { app, test, cases, units } = desk;
const { asOwner, clock, database } = test;
const MINUTE = 60_000;

/** JSON from outside, read where a test knows what it asked for. */
// biome-ignore lint/suspicious/noExplicitAny: the tests read answers field by field, and a wrong field fails the test
type Json = any;

/** Last four characters of the identity number of a case's person: the desk numbers its persons in the order it opens their cases. */
function numberOf(caseId: string | undefined): string {
  const place = Object.values(cases).indexOf(caseId as string); // one of the desk's
  const digits = `9901011988030${1001 + place}`;
  return `${digits}${checkCharacter(digits)}`.slice(-4);
}

let visits = 0;
/** Each visit from an address of its own, unless a test says otherwise. */
function anAddress(): string {
  visits += 1;
  return `10.9.0.${visits % 250}`;
}
interface Visit {
  readonly status: number;
  readonly body: Json;
  readonly cookie: string | undefined;
  readonly setCookie: string;
}
async function enterWith(code: string, number: string, from = anAddress()): Promise<Visit> {
  const answer = await app.inject({ method: 'POST', url: '/api/self/session', payload: { code, number }, remoteAddress: from });
  const setCookie = String(answer.headers['set-cookie'] ?? '');
  return {
    status: answer.statusCode,
    body: answer.body ? answer.json() : undefined,
    cookie: /^(guitu-self=[^;]+)/.exec(setCookie)?.[1],
    setCookie,
  };
}
async function issue(caseId: string, payload: object = {}, who = 'wang'): Promise<{ id: string; code: string }> {
  const answer = await desk.call(who, 'POST', `/api/cases/${caseId}/self-codes`, payload);
  expect(answer.status).toBe(201);
  return answer.body;
}
async function entered(caseId: string, payload: object = {}): Promise<string> {
  const { code } = await issue(caseId, payload);
  const visit = await enterWith(code, numberOf(caseId));
  expect(visit.status).toBe(204);
  return visit.cookie as string; // a 204 sets it, and the test above says so
}
async function asPerson(cookie: string | undefined, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const answer = await app.inject({
    method,
    url,
    headers: cookie === undefined ? {} : { cookie },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body ? (answer.json() as Json) : undefined };
}
const codesOf = async (caseId: string) =>
  (await desk.call('wang', 'GET', `/api/cases/${caseId}/self-codes`)).body.items as Json[];
const codeOf = async (caseId: string, id: string) => (await codesOf(caseId)).find((one) => one.id === id);

describe('a code', () => {
  it('is twelve digits, stands in the database as a hash alone, and is audited without itself', async () => {
    const { id, code } = await issue(cases.a1 as string, { call: '0796-5550123' });
    expect(code).toMatch(/^\d{12}$/);
    const [row] = await asOwner<Json>('SELECT * FROM guitu.self_code WHERE id = $1', [id]);
    expect(JSON.stringify(row)).not.toContain(code);
    expect((row.code as Buffer).length).toBe(16);
    const audits = await asOwner<Json>(`SELECT * FROM guitu.audit WHERE act = 'self-code.issue' AND detail ->> 'code' = $1`, [
      id,
    ]);
    expect(audits).toHaveLength(1);
    expect(JSON.stringify(audits)).not.toContain(code);
    const listed = await codeOf(cases.a1 as string, id);
    expect(listed).toMatchObject({ id, state: 'alive', issuedBy: expect.any(String), call: '0796-5550123', purpose: 'ask' });
    expect(JSON.stringify(listed)).not.toContain(code);
  });

  it('opens one session, and a second time nothing', async () => {
    const { id, code } = await issue(cases.a1 as string);
    const number = numberOf(cases.a1 as string);
    const spaced = `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`;
    const first = await enterWith(spaced, number);
    expect(first.status).toBe(204);
    expect(first.setCookie).toMatch(/HttpOnly/);
    expect(first.setCookie).toMatch(/SameSite=Strict/);
    const token = (first.cookie as string).split('=')[1] as string;
    expect(JSON.stringify(await asOwner("SELECT encode(secret, 'hex') AS s, * FROM guitu.self_session"))).not.toContain(token);
    const second = await enterWith(code, number);
    expect([second.status, second.cookie]).toEqual([401, undefined]);
    expect(await codeOf(cases.a1 as string, id)).toMatchObject({ state: 'used', open: true });
  });

  it('opens one session when it comes twice at once', async () => {
    const { code } = await issue(cases.a1 as string);
    const number = numberOf(cases.a1 as string);
    const both = await Promise.all([enterWith(code, number), enterWith(code, number)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  it('answers a wrong code, a wrong number and a person that does not exist in the same words', async () => {
    const { code } = await issue(cases.a1 as string);
    const other = String((Number(code) + 1) % 10 ** 12).padStart(12, '0');
    const answers = [
      await enterWith(code, '000X'),
      await enterWith(other, numberOf(cases.a1 as string)),
      await enterWith('1', '1'),
    ];
    const said = answers.map(({ status, body }) => JSON.stringify([status, { ...body, instance: '' }]));
    expect(new Set(said).size).toBe(1);
    expect(answers[0]?.body.type).toContain('wrong-code');
  });

  it('dies of wrong numbers, and the right one is too late', async () => {
    const { id, code } = await issue(cases.a1 as string);
    for (let turn = 0; turn < TRIES; turn += 1) expect((await enterWith(code, '000X')).status).toBe(401);
    expect((await enterWith(code, numberOf(cases.a1 as string))).status).toBe(401);
    expect(await codeOf(cases.a1 as string, id)).toMatchObject({ state: 'too-many-tries', tries: TRIES });
    const audits = await asOwner(`SELECT 1 FROM guitu.audit WHERE act = 'self-session.refuse' AND detail ->> 'code' = $1`, [id]);
    expect(audits).toHaveLength(TRIES);
  });

  it('is slowed down by the address, and a staff sign-in from there is not', async () => {
    const guess = () => enterWith('999999999999', '0000', '10.8.8.8');
    let last = await guess();
    for (let turn = 0; turn < 6; turn += 1) last = await guess();
    expect(last.status).toBe(429);
    expect(last.body.retryAfter).toBeGreaterThan(0);
    const staff = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: 'wang', password: 'wrong-wrong' },
      remoteAddress: '10.8.8.8',
    });
    expect(staff.statusCode).toBe(401);
  });

  it('ends when the next is issued for the same purpose, and not for the other', async () => {
    const first = await issue(cases.a2 as string);
    const look = await issue(cases.a2 as string, { purpose: 'look' });
    await issue(cases.a2 as string);
    const states = Object.fromEntries((await codesOf(cases.a2 as string)).map(({ id, state }) => [id, state]));
    expect([states[first.id], states[look.id]]).toEqual(['replaced', 'alive']);
    expect((await enterWith(first.code, numberOf(cases.a2 as string))).status).toBe(401);
  });

  it('can be taken back, before it was used and after: the session ends with it', async () => {
    const unused = await issue(cases.a1 as string);
    expect((await desk.call('li', 'DELETE', `/api/cases/${cases.a1}/self-codes/${unused.id}`)).status).toBe(204);
    expect((await enterWith(unused.code, numberOf(cases.a1 as string))).status).toBe(401);
    const { id, code } = await issue(cases.a1 as string);
    const { cookie } = await enterWith(code, numberOf(cases.a1 as string));
    expect((await asPerson(cookie, 'GET', '/api/self')).status).toBe(200);
    expect((await desk.call('li', 'DELETE', `/api/cases/${cases.a1}/self-codes/${id}`)).status).toBe(204);
    expect((await asPerson(cookie, 'GET', '/api/self')).status).toBe(401);
    const acts = await asOwner<{ act: string }>(`SELECT act FROM guitu.audit WHERE detail ->> 'code' = $1 ORDER BY seq`, [id]);
    expect(acts.map(({ act }) => act)).toEqual(['self-code.issue', 'self-session.open', 'self-code.revoke']);
  });

  it('belongs to who acts on the case: another office finds nothing, a reader may not, and the code of one case is none of another', async () => {
    const path = `/api/cases/${cases.a1}/self-codes`;
    expect((await desk.call('zhao', 'POST', path, {})).status).toBe(404);
    expect((await desk.call('far', 'GET', path)).status).toBe(404);
    expect((await desk.call('viewer', 'POST', path, {})).status).toBe(403);
    expect((await desk.call('admin', 'GET', path)).status).toBe(404);
    const { id } = await issue(cases.a1 as string);
    expect((await desk.call('wang', 'DELETE', `/api/cases/${cases.a2}/self-codes/${id}`)).status).toBe(404);
  });
});

describe('the page', () => {
  it('shows the own duties with day and reason, what may be expected, whom to call; no offence, no finding, nobody else', async () => {
    const cookie = await entered(cases.a3 as string, { call: '恩江司法所 0796-5550123' });
    const { status, body } = await asPerson(cookie, 'GET', '/api/self');
    expect(status).toBe(200);
    expect(body).toMatchObject({ office: '恩江司法所', call: '恩江司法所 0796-5550123', purpose: 'ask', today: clock.today() });
    expect(body.duties.length).toBeGreaterThan(0);
    for (const duty of body.duties) expect(duty.act.zh && duty.because.zh && duty.act.en && duty.because.en).toBeTruthy();
    expect(body.expected.map(({ what }: Json) => what)).toContain('release');
    expect(body.may.map(({ action }: Json) => action)).toEqual(
      expect.arrayContaining(['request-leave', 'file-objection', 'file-complaint']),
    );
    expect(Object.keys(body).sort()).toEqual(
      ['call', 'duties', 'expected', 'may', 'name', 'office', 'officer', 'purpose', 'requests', 'term', 'today', 'until'].sort(),
    );
    const read = await asOwner(
      `SELECT 1 FROM guitu.audit WHERE act = 'case.read' AND object_id = $1 AND detail ->> 'part' = 'own-page'`,
      [cases.a3],
    );
    expect(read).toHaveLength(1);
  });

  it('needs the session of a code: neither nothing nor a staff member’s own will do, and it opens no route of the staff', async () => {
    expect((await asPerson(undefined, 'GET', '/api/self')).status).toBe(401);
    const signed = await app.inject({ method: 'POST', url: '/api/session', payload: { account: 'wang', password: PASSWORD } });
    const staff = signed.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await asPerson(staff, 'GET', '/api/me')).status).toBe(200);
    expect((await asPerson(staff, 'GET', '/api/self')).status).toBe(401);
    const cookie = await entered(cases.a1 as string);
    for (const url of [
      `/api/cases/${cases.a1}`,
      `/api/cases/${cases.a1}/file`,
      '/api/me',
      '/api/duties',
      `/api/cases/${cases.a1}/self-codes`,
    ]) {
      expect([url, (await asPerson(cookie, 'GET', url)).status]).toEqual([url, 401]);
    }
  });

  it('idles out after a quarter of an hour, is over after one, and ends when one leaves', async () => {
    const idle = await entered(cases.a1 as string);
    clock.advance(16 * MINUTE);
    expect((await asPerson(idle, 'GET', '/api/self')).status).toBe(401);
    const long = await entered(cases.a1 as string);
    for (let turn = 0; turn < 5; turn += 1) {
      clock.advance(11 * MINUTE);
      expect((await asPerson(long, 'GET', '/api/self')).status).toBe(200);
    }
    clock.advance(6 * MINUTE);
    expect((await asPerson(long, 'GET', '/api/self')).status).toBe(401);
    const left = await entered(cases.a1 as string);
    expect((await asPerson(left, 'DELETE', '/api/self/session')).status).toBe(204);
    expect((await asPerson(left, 'GET', '/api/self')).status).toBe(401);
  });

  it('refuses a request that another site’s page sends', async () => {
    const cookie = await entered(cases.a1 as string);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/self/actions/file-objection',
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
      payload: { input: {} },
    });
    expect([answer.statusCode, answer.json().type]).toEqual([403, expect.stringContaining('foreign-page')]);
  });
});

describe('asking', () => {
  const leave = { from: '2026-12-02', to: '2026-12-04', reason: 'medical', destination: '360802' };

  it('a leave goes the way of every act: it waits for the office, is decided there, and the reason comes back', async () => {
    const cookie = await entered(cases.a1 as string);
    const asked = await asPerson(cookie, 'POST', '/api/self/actions/request-leave', { input: leave });
    expect([asked.status, asked.body]).toEqual([200, { on: clock.today() }]);
    const { body: events } = await desk.call('wang', 'GET', `/api/cases/${cases.a1}/events`);
    const event = events.items.find(({ type }: Json) => type === 'leave-requested');
    expect(JSON.stringify(event)).toContain('self-service');
    expect(JSON.stringify(event)).toContain('本人（自助页面）');
    const { body: law } = await desk.call('wang', 'GET', `/api/cases/${cases.a1}/explain`);
    expect(law.duties.find((duty: Json) => duty.rule === 'LEAVE-02' && duty.status === 'open')).toBeTruthy();
    const { body: header } = await desk.call('examiner', 'GET', `/api/cases/${cases.a1}`);
    const refusing = await desk.call('chief', 'POST', `/api/cases/${cases.a1}/actions/refuse-leave`, {
      version: header.version,
      input: { refusedFor: 'no-proof', ground: '请补交预约单' },
    });
    expect([refusing.status, refusing.body.detail]).toEqual([200, undefined]);
    const { body } = await asPerson(cookie, 'GET', '/api/self');
    expect(body.requests[0]).toMatchObject({
      what: 'leave',
      state: 'refused',
      ground: { zh: '证明材料不足，未按要求补正' },
      text: '请补交预约单',
    });
  });

  it('the law’s no comes with its rule, its article and what to do', async () => {
    const cookie = await entered(cases.a1 as string);
    const abroad = await asPerson(cookie, 'POST', '/api/self/actions/request-leave', {
      input: { ...leave, destination: '820000' },
    });
    expect(abroad.status).toBe(422);
    expect(abroad.body).toMatchObject({
      rule: 'EXIT-01',
      detail: expect.stringContaining('不准出境'),
      remedy: expect.anything(),
    });
  });

  it('sent twice under one key it is one request', async () => {
    const cookie = await entered(cases.a2 as string);
    const send = () =>
      app.inject({
        method: 'POST',
        url: '/api/self/actions/request-leave',
        headers: { cookie, 'idempotency-key': 'once' },
        payload: { input: leave },
      });
    expect((await send()).statusCode).toBe(200);
    expect((await send()).statusCode).toBe(200);
    const rows = await asOwner(`SELECT 1 FROM guitu.case_event WHERE case_id = $1 AND type = 'leave-requested'`, [cases.a2]);
    expect(rows).toHaveLength(1);
  });

  it('opens what the law opens to the person, today, and nothing of the staff', async () => {
    const cookie = await entered(cases.a3 as string);
    for (const action of ['approve-leave', 'register', 'correct-event', 'no-such-act']) {
      expect([action, (await asPerson(cookie, 'POST', `/api/self/actions/${action}`, { input: {} })).status]).toEqual([
        action,
        404,
      ]);
    }
    const dated = await asPerson(cookie, 'POST', '/api/self/actions/request-leave', { input: { ...leave, on: '2026-11-01' } });
    expect([dated.status, dated.body.faults]).toEqual([400, ['input.on: is not said here']]);
    const unreadable = await asPerson(cookie, 'POST', '/api/self/actions/request-leave', { input: { from: 'soon' } });
    expect(unreadable.status).toBe(400);
  });

  it('a code to look only lets one look', async () => {
    const cookie = await entered(cases.a3 as string, { purpose: 'look' });
    expect((await asPerson(cookie, 'GET', '/api/self')).body.may).toEqual([]);
    expect((await asPerson(cookie, 'POST', '/api/self/actions/request-leave', { input: leave })).status).toBe(403);
  });

  it('a complaint about the officer names his account, found without a list; one about a name finds it or leaves it', async () => {
    const { post, id: account } = desk.people.wang as { id: string; post: string };
    const given = await desk.call('head-a', 'POST', `/api/cases/${cases.a3}/officer`, { post, reason: '分工' });
    const cookie = await entered(cases.a3 as string);
    const complain = (payload: object) => asPerson(cookie, 'POST', '/api/self/actions/file-complaint', payload);
    const content = '态度生硬，拒收材料';
    expect((await complain({ input: { content } })).status).toBe(400);
    expect((await complain({ input: { content, complainedOf: account }, about: { kind: 'office' } })).status).toBe(400);
    expect((await complain({ input: { content }, about: { kind: 'officer' } })).status).toBe(200);
    expect((await complain({ input: { content }, about: { kind: 'other', name: '没有此人' } })).status).toBe(200);
    const complaints = await asOwner<{ record: string }>(
      `SELECT record FROM guitu.case_event WHERE case_id = $1 AND type = 'complaint-filed' ORDER BY seq`,
      [cases.a3],
    );
    const accounts = complaints.map(({ record }) => JSON.parse(record).data.complainedOf);
    expect(given.status).toBeLessThan(300);
    expect(accounts).toEqual([account, undefined]);
    expect(complaints.map(({ record }) => record).join()).not.toContain('态度生硬');
    const { body } = await asPerson(cookie, 'GET', '/api/self');
    expect(JSON.stringify(body)).not.toContain(account);
  });

  it('a photograph comes without where it was taken, belongs to the case, and other kinds of file are not taken', async () => {
    const cookie = await entered(cases.a2 as string);
    const send = (bytes: Buffer, name: string) => {
      const boundary = 'xx-boundary';
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
      return app.inject({
        method: 'POST',
        url: '/api/self/files',
        headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      });
    };
    const jpeg = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 12]),
      Buffer.from('GPS here..'),
      Buffer.from([0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]),
    ]);
    const stored = await send(jpeg, 'proof.jpg');
    expect(stored.statusCode).toBe(201);
    const { id, sha256 } = stored.json();
    const kept = await desk.call('wang', 'GET', `/api/cases/${cases.a2}`);
    expect(kept.status).toBe(200);
    const [row] = await asOwner<Json>(
      "SELECT case_id, encode(content, 'hex') AS content, by_account, size::int FROM guitu.file WHERE id = $1",
      [id],
    );
    expect(row).toMatchObject({ case_id: cases.a2, content: sha256, size: jpeg.length - 14 });
    expect((await send(Buffer.from('ID3 song'), 'song.mp3')).statusCode).toBe(415);
    expect((await send(Buffer.from('#!/bin/sh'), 'x.sh')).statusCode).toBe(415);
    // A picture may go with a complaint, and is hidden with it from whoever is complained of.
    const { post } = desk.people.wang as { post: string };
    expect((await desk.call('head-a', 'POST', `/api/cases/${cases.a2}/officer`, { post, reason: '分工' })).status).toBeLessThan(
      300,
    );
    const [before] = await asOwner<Json>('SELECT count(*)::int AS n FROM guitu.hidden WHERE object = $1', [id]);
    const complained = await asPerson(cookie, 'POST', '/api/self/actions/file-complaint', {
      about: { kind: 'officer' },
      input: { content: '不给办理', attachments: [{ title: 'proof.jpg', sha256 }] },
    });
    expect(complained.status).toBeLessThan(300);
    const [after] = await asOwner<Json>('SELECT count(*)::int AS n FROM guitu.hidden WHERE object = $1', [id]);
    expect([before, after]).toEqual([{ n: 0 }, { n: 1 }]);
    const proof = { proof: 'diagnosis', title: 'proof.jpg', sha256 };
    const asked = await asPerson(cookie, 'POST', '/api/self/actions/request-leave', {
      input: { ...leave, from: '2026-12-10', to: '2026-12-11', proofs: [proof] },
    });
    expect(asked.status).toBe(200);
  });
});

describe('a code and the clock', () => {
  it('is over after its hours, which the county sets by day', async () => {
    const { code } = await issue(cases.b1 as string, {}, 'zhao');
    const number = numberOf(cases.b1 as string);
    clock.advance(72 * 60 * MINUTE - 1_000);
    const again = await issue(cases.b1 as string, {}, 'zhao');
    expect((await enterWith(code, number)).status).toBe(401); // replaced by the next one
    clock.advance(72 * 60 * MINUTE + 1_000);
    expect((await enterWith(again.code, number)).status).toBe(401);
    const { body } = await desk.call('zhao', 'GET', `/api/cases/${cases.b1}/self-codes`);
    expect(body.items[0].state).toBe('expired');
    expect(body.hours).toBe(72);
  });

  it('issued on a later day than the server now lives on opens nothing', async () => {
    const { code } = await issue(cases.b1 as string, {}, 'zhao');
    const number = numberOf(cases.b1 as string);
    clock.advance(-24 * 60 * MINUTE);
    expect((await enterWith(code, number)).status).toBe(401);
    clock.advance(24 * 60 * MINUTE);
    expect((await enterWith(code, number)).status).toBe(204);
  });
});

describe('isolation, asked of the database itself', () => {
  it('the scope of the person shows the one case and what hangs on it, whatever is asked', async () => {
    const [own] = await asOwner<{ person: string }>('SELECT person FROM guitu."case" WHERE id = $1', [cases.a1]);
    const actor = {
      account: own?.person as string,
      name: '本人',
      locale: 'zh' as const,
      roles: [],
      posts: [],
      units: [],
      writeUnits: [],
      compartments: [],
      own: { case: cases.a1 as string },
      today: clock.today(),
    };
    const tables = await asOwner<{ name: string; key: string }>(
      `SELECT c.relname AS name, a.attname AS key FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = 'guitu'::regnamespace AND c.relkind IN ('r', 'v')
         AND (a.attname = 'case_id' OR (c.relname IN ('case', 'case_now') AND a.attname = 'id'))`,
    );
    expect(tables.length).toBeGreaterThan(10);
    await database.inScope(actor, async (tx) => {
      for (const { name, key } of tables) {
        const { rows } = await tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM guitu."${name}" WHERE ${key} <> $1`, [
          cases.a1,
        ]);
        expect([name, rows[0]?.n]).toEqual([name, 0]);
      }
      const count = async (sql: string, params: readonly unknown[] = []) => (await tx.query(sql, params)).rows.length;
      expect(await count('SELECT 1 FROM guitu."case"')).toBe(1);
      expect(await count('SELECT 1 FROM guitu.person')).toBe(1);
      expect(await count('SELECT 1 FROM guitu.case_event')).toBeGreaterThan(0);
      for (const closed of [
        'account',
        'post',
        'session',
        'self_code',
        'self_session',
        'letter',
        'message',
        'assignment',
        'audit',
        'saved_filter',
      ]) {
        expect([closed, await count(`SELECT 1 FROM guitu.${closed}`)]).toEqual([
          closed,
          closed === 'assignment' ? expect.any(Number) : 0,
        ]);
      }
    });
    const changes = (sql: string, params: readonly unknown[]) => database.inScope(actor, (tx) => tx.query(sql, params));
    expect((await changes(`UPDATE guitu."case" SET state = 'released' WHERE id <> $1`, [cases.a1])).rowCount).toBe(0);
    expect((await changes('DELETE FROM guitu.duty WHERE case_id <> $1', [cases.a1])).rowCount).toBe(0);
    expect((await changes('UPDATE guitu.person SET name = name', [])).rowCount).toBe(0);
    await expect(changes(`UPDATE guitu."case" SET unit = $2 WHERE id = $1`, [cases.a1, units.b])).rejects.toThrow(
      /move it|row-level/,
    );
    await expect(
      changes(
        `INSERT INTO guitu.case_event (case_id, seq, id, type, on_date, recorded, record, prev, hash)
         VALUES ($1, 99, gen_random_uuid(), 'leave-approved', '2026-11-24', now(), '{}', decode(repeat('00', 32), 'hex'), decode(repeat('01', 32), 'hex'))`,
        [cases.a2],
      ),
    ).rejects.toThrow('row-level security');
    await expect(
      changes(
        `INSERT INTO guitu.self_code (id, case_id, person, purpose, code, issued, issued_by, issued_name, expires)
         VALUES (gen_random_uuid(), $1, $2, 'look', decode(repeat('00', 16), 'hex'), now(), $2, 'x', now() + interval '1 hour')`,
        [cases.a1, own?.person],
      ),
    ).rejects.toThrow('row-level security');
    await expect(
      changes(
        `INSERT INTO guitu.audit (at, account, by_name, act, object, object_id) VALUES (now(), $1, 'x', 'case.act', 'case', 'x')`,
        [desk.people.wang?.id],
      ),
    ).rejects.toThrow('row-level security');
  });

  it('a juvenile’s page opens for the juvenile, and a colleague without the post issues no code', async () => {
    expect((await desk.call('wang', 'POST', `/api/cases/${cases.a4}/self-codes`, {})).status).toBe(404);
    const { code } = await issue(cases.a4 as string, {}, 'examiner');
    const { cookie } = await enterWith(code, numberOf(cases.a4 as string));
    expect((await asPerson(cookie, 'GET', '/api/self')).status).toBe(200);
    const asked = await asPerson(cookie, 'POST', '/api/self/actions/file-objection', {
      input: { disputed: 'grade', content: '不同意' },
    });
    expect(asked.status).toBe(200);
  });

  it('what happened by itself keeps the chains whole', async () => {
    const rows = await asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM guitu.case_event WHERE by_name = '本人（自助页面）' AND by_account IS NOT NULL`,
    );
    expect(rows[0]?.n).toBeGreaterThan(3);
    for (const id of [cases.a1, cases.a2, cases.a3]) {
      const { body } = await desk.call('examiner', 'GET', `/api/cases/${id}`);
      expect(body.chain.verified).toBe(true);
    }
  });
});
