/** Who sees which message over HTTP, who may change what, and what a carrier may report. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { addAccount, PASSWORD, testServer } from '../../../tests/accounts.ts';
import type { Json } from '../../../tests/server/api.ts';
import { registerSessionRoutes } from '../../platform/accounts/session-routes.ts';
import type { App } from '../../platform/http/server.ts';
import { registerMessageRoutes } from './routes.ts';
import { messagingCounty } from './test-messages.ts';
import { runTurn } from './turns.ts';

const REPORT_KEY = 'a-key-of-more-than-twenty-characters';
const county = await messagingCounty();
const { deps, examiner, units } = county;
const tokens: Record<string, string> = {};
const accounts: Record<string, string> = {};
let app: App;
let own: { id: string; person: string; event: string };
let juvenile: { id: string; person: string; event: string };

beforeAll(async () => {
  const posts = [
    ['officer-a', 'officer', units.officeA, {}],
    ['officer-b', 'officer', units.officeB, {}],
    ['examiner', 'county-examiner', units.county, {}],
    ['keeper', 'county-examiner', units.county, { juvenile: true }],
    ['viewer', 'city-viewer', units.county, {}],
    ['far', 'county-examiner', units.farCounty, {}],
    ['administrator', 'administrator', units.county, {}],
  ] as const;
  for (const [login, role, unit, flags] of posts) accounts[login] = (await addAccount(county, login, role, unit, flags)).id;
  app = await testServer(
    county,
    (server, given) => {
      registerSessionRoutes(server, given);
      registerMessageRoutes(server, { ...given, keys: county.ring, messenger: county.messenger, carriers: deps.carriers });
    },
    { GUITU_SMS_REPORT_KEY: REPORT_KEY },
  );
  for (const [login] of posts) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account: login, password: PASSWORD } });
    tokens[login] = answer.json<{ token: string }>().token;
  }
  // Due tomorrow, so that the office is reminded too.
  own = (await county.expected(['13500000001'], '2026-11-15'))[0] as typeof own;
  juvenile = (
    await county.expected(['13500000002'], '2026-11-15', { facts: { juvenileAtOffence: true }, as: county.juvenileExaminer })
  )[0] as typeof own;
  await runTurn(deps);
});

async function call(as: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'en' };
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json<Json>() };
}

describe('one’s own messages', () => {
  test('are one’s own: the office’s officer is told, the other office and the administrator are not', async () => {
    const mine = await call('officer-a', 'GET', '/api/messages');
    expect(mine.body.unread).toBeGreaterThan(0);
    const about = mine.body.items.filter((item: Json) => item.caseId === own.id);
    expect(about.length).toBe(1);
    expect(about[0].text.zh).toContain('到县社区矫正机构报到，11月25日（周三）到期');
    for (const other of ['officer-b', 'viewer', 'far', 'administrator'])
      expect((await call(other, 'GET', '/api/messages')).body).toEqual({ items: [], unread: 0, next: null });
  });

  test('of a juvenile go to the post that may see him, and to nobody else', async () => {
    const about = async (login: string) =>
      (await call(login, 'GET', '/api/messages')).body.items.filter((item: Json) => item.caseId === juvenile.id).length;
    expect([await about('keeper'), await about('officer-a'), await about('examiner')]).toEqual([1, 0, 0]);
  });

  test('are marked read by their owner alone', async () => {
    const { body } = await call('officer-a', 'GET', '/api/messages?unread=true');
    const { id } = body.items[0];
    await call('officer-b', 'POST', '/api/messages/read', { ids: [id] });
    await call('officer-b', 'POST', '/api/messages/read', {});
    expect((await call('officer-a', 'GET', '/api/messages/unread')).body.unread).toBe(body.unread);
    expect((await call('officer-a', 'POST', '/api/messages/read', { ids: [id] })).body.unread).toBe(body.unread - 1);
    expect((await call('officer-a', 'POST', '/api/messages/read', {})).body.unread).toBe(0);
  });

  test('about a case that has left one’s reach keep their title and lose their text', async () => {
    const key = randomUUID();
    await county.database.inScope(examiner, (tx) =>
      county.messenger.tell(tx, {
        key,
        topic: 'case.handed-over',
        to: { account: accounts['officer-b'] ?? '' },
        caseId: own.id,
        values: { on: '2026-11-24', reason: '' },
      }),
    );
    await runTurn(deps);
    const [item] = (await call('officer-b', 'GET', '/api/messages')).body.items;
    expect(item).toMatchObject({ title: { zh: '案件转由您负责' }, text: null, caseId: null });
  });
});

describe('what a person was told', () => {
  test('is for whoever may read the case', async () => {
    const { status, body } = await call('officer-a', 'GET', `/api/cases/${own.id}/messages`);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ channel: 'sms', state: 'sent', to: '135••••0001', holder: 'self', failure: null }]);
    expect(body.items[0].text).toContain('11月25日（周三）前');
    expect(body.contacts).toMatchObject([{ masked: '135••••0001', source: 'register', stopped: null }]);
    expect(body.mayChange).toBe(true);
    expect((await call('viewer', 'GET', `/api/cases/${own.id}/messages`)).body.mayChange).toBe(false);
    for (const other of ['officer-b', 'far', 'administrator'])
      expect((await call(other, 'GET', `/api/cases/${own.id}/messages`)).status).toBe(404);
    for (const other of ['officer-a', 'examiner', 'viewer'])
      expect((await call(other, 'GET', `/api/cases/${juvenile.id}/messages`)).status).toBe(404);
    expect((await call('keeper', 'GET', `/api/cases/${juvenile.id}/messages`)).status).toBe(200);
  });

  test('numbers are added, stopped and used again by whoever may act on the case', async () => {
    const phone = { phone: '135 0000 0003', holder: 'guardian' };
    for (const [login, status] of [
      ['officer-b', 404],
      ['far', 404],
      ['viewer', 403],
      ['administrator', 403],
      ['officer-a', 201],
    ] as const)
      expect([login, (await call(login, 'POST', `/api/cases/${own.id}/contact-points`, phone)).status]).toEqual([login, status]);
    const find = async () => (await call('officer-a', 'GET', `/api/cases/${own.id}/messages`)).body.contacts;
    const point = (await find()).find((one: Json) => one.holder === 'guardian');
    expect(point.masked).toBe('135••••0003');
    const reason = { reason: '本人称号码有误' };
    for (const verb of ['stop', 'resume'] as const) {
      for (const [login, status] of [
        ['officer-b', 404],
        ['far', 404],
        ['viewer', 403],
        ['officer-a', 200],
        ['officer-a', 404],
      ] as const)
        expect([verb, login, (await call(login, 'POST', `/api/contact-points/${point.id}/${verb}`, reason)).status]).toEqual([
          verb,
          login,
          status,
        ]);
    }
  });

  test('a number that is none is refused', async () => {
    const { status, body } = await call('officer-a', 'POST', `/api/cases/${own.id}/contact-points`, { phone: '12ab' });
    expect([status, JSON.stringify(body.faults)]).toEqual([400, expect.stringContaining('not a telephone number')]);
  });
});

describe('a carrier’s report', () => {
  const report = (key: string | undefined, body: object) =>
    app.inject({
      method: 'POST',
      url: '/api/delivery-reports',
      payload: body,
      headers: { 'accept-language': 'en', ...(key === undefined ? {} : { 'x-report-key': key }) },
    });
  const smsOf = async (caseId: string) => (await county.deliveries(caseId)).filter(({ channel }) => channel === 'sms');

  test('without the right key is refused, and changes nothing', async () => {
    const [sms] = await smsOf(own.id);
    for (const key of [undefined, '', 'wrong', `${REPORT_KEY}x`]) {
      const answer = await report(key, { id: sms?.id, state: 'failed', reason: 'wrong-number' });
      expect(answer.statusCode).toBe(403);
    }
    expect((await smsOf(own.id))[0]?.state).toBe('sent');
  });

  test('proves the delivery, and says when it does not know it', async () => {
    const [sms] = await smsOf(own.id);
    expect((await report(REPORT_KEY, { id: sms?.id, state: 'delivered' })).json()).toEqual({ known: true });
    expect((await smsOf(own.id))[0]?.state).toBe('delivered');
    expect((await report(REPORT_KEY, { id: randomUUID(), state: 'delivered' })).json()).toEqual({ known: false });
    // A later word of failure does not undo the proof.
    await report(REPORT_KEY, { id: sms?.id, state: 'failed' });
    expect((await smsOf(own.id))[0]?.state).toBe('delivered');
  });

  test('of a wrong number stops it, puts it on the county’s page, and a new number lets it be sent again', async () => {
    const [one] = await county.expected(['13500000009'], '2026-11-16');
    const id = one?.id ?? '';
    await runTurn(deps);
    const [sms] = await smsOf(id);
    await report(REPORT_KEY, { id: sms?.id, state: 'failed', reason: 'wrong-number' });
    await runTurn(deps);
    const page = async (login: string, show: string) => (await call(login, 'GET', `/api/deliveries?show=${show}`)).body;
    for (const login of ['officer-a', 'examiner', 'viewer']) {
      const failed = await page(login, 'failed');
      expect(failed.items).toMatchObject([{ caseId: id, why: 'wrong-number', unit: { id: units.officeA } }]);
      expect(failed.counts).toEqual({ failed: 1, waiting: 0, stopped: 1 });
      expect((await page(login, 'stopped')).items).toMatchObject([{ caseId: id }]);
    }
    for (const login of ['officer-b', 'far'])
      expect((await page(login, 'failed')).counts).toEqual({ failed: 0, waiting: 0, stopped: 0 });
    expect((await call('administrator', 'GET', '/api/deliveries')).status).toBe(403);
    const told = (await call('officer-a', 'GET', '/api/messages')).body.items;
    expect(told.some((item: Json) => item.topic === 'contact.stopped')).toBe(true);

    for (const [login, status] of [
      ['officer-b', 404],
      ['far', 404],
      ['viewer', 403],
    ] as const)
      expect((await call(login, 'POST', `/api/deliveries/${sms?.id}/send-again`)).status).toBe(status);
    await call('officer-a', 'POST', `/api/cases/${id}/contact-points`, { phone: '13500000010' });
    expect((await call('officer-a', 'POST', `/api/deliveries/${sms?.id}/send-again`)).status).toBe(200);
    await runTurn(deps);
    expect((await smsOf(id))[0]?.state).toBe('sent');
    expect((await county.texts()).some(({ to }) => to === '13500000010')).toBe(true);
    expect((await page('officer-a', 'failed')).counts).toEqual({ failed: 0, waiting: 0, stopped: 0 });
  });
});

test('the ways one is told are one’s own choice', async () => {
  const none = { mail: null, phone: null, available: { mail: false, sms: true } };
  expect((await call('officer-a', 'GET', '/api/me/channels')).body).toEqual(none);
  const set = await call('officer-a', 'PUT', '/api/me/channels', { mail: 'li@county.example', phone: '13500000011' });
  expect(set.body).toMatchObject({ mail: 'li@county.example', phone: '13500000011' });
  expect((await call('officer-b', 'GET', '/api/me/channels')).body).toEqual(none);
  const [row] = await county.asOwner<{ value: Buffer }>('SELECT value FROM guitu.contact_point WHERE account = $1 LIMIT 1', [
    accounts['officer-a'],
  ]);
  expect(row?.value.includes(Buffer.from('county.example'))).toBe(false);
  await call('officer-a', 'PUT', '/api/me/channels', { mail: null, phone: null });
  expect((await call('officer-a', 'GET', '/api/me/channels')).body).toEqual(none);
});
