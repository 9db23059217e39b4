import { beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { sampleCsv, sampleLedger } from '../../../tests/ledger/sample.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerSessionRoutes } from '../../platform/accounts/session-routes.ts';
import { createCases } from '../../platform/cases/pipeline.ts';
import type { App } from '../../platform/http/server.ts';
import { temporaryKeyRing } from '../../platform/keys/keys.ts';
import { createLogger } from '../../platform/logs/logger.ts';
import { organisationId, seedOrganisations } from '../../registers/organisations/organisations.ts';
import { openPeople } from '../../registers/people/people.ts';
import { registerPeopleRoutes } from '../../registers/people/people-routes.ts';
import { findShippedCounty, seedPlaces } from '../../registers/places/places.ts';
import { registerImportRoutes } from './import-routes.ts';
import { runImports } from './run-import.ts';
import { openTable } from './sheet/open-table.ts';

const day = plainDate('2026-11-24');
const test = await testDatabase(day);
const { database, clock, asOwner } = test;
const keys = temporaryKeyRing();
const people = openPeople(keys, clock);
let woken = 0;
let app: App;
const cookies: Record<string, string> = {};
const sample = sampleLedger({ on: day, rows: 50, bad: 5 });

beforeAll(async () => {
  const county = findShippedCounty('360825');
  if (!county) throw new Error('360825 is shipped');
  await database.asSystem('test', async (tx) => {
    await seedPlaces(tx);
    await seedOrganisations(tx, county);
  });
  const agency = organisationId('county-agency', '360825');
  await addAccount(test, 'examiner', 'county-examiner', agency, { juvenile: true });
  await addAccount(test, 'head', 'county-head', agency);
  await addAccount(test, 'prosecutor', 'prosecutor', organisationId('procuratorate', '360825'));
  app = await testServer(test, (server, deps) => {
    registerSessionRoutes(server, deps);
    registerPeopleRoutes(server, deps, people);
    registerImportRoutes(server, {
      ...deps,
      keys,
      runner: {
        wake: () => {
          woken += 1;
        },
        stop: async () => undefined,
      },
    });
  });
  for (const account of ['examiner', 'head', 'prosecutor']) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    cookies[account] = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }
});

const run = () =>
  runImports({
    database,
    clock,
    logger: createLogger('silent'),
    keys,
    people,
    cases: createCases({ database, cipher: keys, clock }),
    demo: true,
  });

const get = (url: string, as = 'examiner', language = 'zh') =>
  app.inject({ url, headers: { cookie: cookies[as] ?? '', 'accept-language': language } });

function upload(fields: Record<string, string>, file: { name: string; text: string } | undefined, as = 'examiner') {
  const boundary = 'x-boundary';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  // The file first, as some programs send it.
  if (file) {
    parts.unshift(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: text/csv\r\n\r\n${file.text}\r\n`,
    );
  }
  return app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: { cookie: cookies[as] ?? '', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.join('')}--${boundary}--\r\n`,
  });
}
const ledger = { name: '台账.csv', text: sampleCsv(sample) };
const form = { kind: 'corrections-ledger', mode: 'dry-run' };

describe('an upload', () => {
  it('is tried, looked at, confirmed once, and its refused rows come back', async () => {
    const queued = await upload(form, ledger);
    expect(queued.statusCode).toBe(202);
    const { id } = queued.json<{ id: string }>();
    expect((await get(`/api/imports/${id}`)).json()).toMatchObject({ state: 'queued', rows: 0, refusedWorkbook: null });
    expect(woken).toBe(1);
    await run();
    const tried = (await get(`/api/imports/${id}`, 'examiner', 'en')).json();
    expect(tried).toMatchObject({
      state: 'done',
      mode: 'dry-run',
      rows: 50,
      accepted: 45,
      refused: 5,
      unchanged: 0,
      refusedWorkbook: `/api/imports/${id}/refused.xlsx`,
    });
    const refusal = tried.issues.find((issue: { severity: string }) => issue.severity === 'refusal');
    expect(refusal).toMatchObject({
      row: sample.badRows[0],
      column: '身份证号',
      letters: 'D',
      reason: expect.stringContaining('ID number'),
    });
    expect(tried.columns).toHaveLength(37);

    const first = await app.inject({
      method: 'POST',
      url: `/api/imports/${id}/confirm`,
      headers: { cookie: cookies.examiner ?? '' },
    });
    const again = await app.inject({
      method: 'POST',
      url: `/api/imports/${id}/confirm`,
      headers: { cookie: cookies.examiner ?? '' },
    });
    expect([first.statusCode, again.json()]).toEqual([202, first.json()]);
    await run();
    expect((await get(`/api/imports/${first.json<{ id: string }>().id}`)).json()).toMatchObject({
      state: 'done',
      mode: 'import',
      accepted: 45,
    });
    expect((await get('/api/people?limit=200')).json<{ items: unknown[] }>().items).toHaveLength(45);

    const workbook = await get(`/api/imports/${id}/refused.xlsx`);
    expect(workbook.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('台账-退回.xlsx')}`);
    let rows = 0;
    for await (const _ of (await openTable(workbook.rawPayload, '退回.xlsx')).sheets[0]?.rows() ?? []) rows++;
    expect(rows).toBe(3 + 5);
  });

  it.each([
    ['no file', form, undefined],
    ['no mode', { kind: 'corrections-ledger' }, ledger],
    ['another kind', { ...form, kind: 'volunteers' }, ledger],
    ['a unit that is not theirs', { ...form, unit: '6f1c1f0e-6a53-4c52-8f0e-3c5a3b0b8a11' }, ledger],
    ['a mapping to nowhere', { ...form, mapping: '{"类别":"nonsense"}' }, ledger],
    ['a mapping that is no JSON', { ...form, mapping: '{' }, ledger],
  ])('with %s is a bad request that says so', async (_, fields, file) => {
    const answer = await upload(fields as Record<string, string>, file);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: string }>().detail).not.toBe('');
  });

  it('of JSON is a bad request', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { cookie: cookies.examiner ?? '' },
      payload: form,
    });
    expect(answer.statusCode).toBe(400);
  });

  it('of what is no table fails with reason and remedy in the caller’s language', async () => {
    const { id } = (await upload(form, { name: '台账.xlsx', text: '姓名,身份证号\n' })).json<{ id: string }>();
    await run();
    const failed = (await get(`/api/imports/${id}`, 'examiner', 'en')).json();
    expect(failed).toMatchObject({
      state: 'failed',
      problem: { code: 'extension', reason: expect.stringContaining('.xlsx'), remedy: expect.any(String) },
    });
  });

  it('is nobody else’s: another account does not find it, and a post without the permission may not', async () => {
    const { id } = (await upload(form, ledger)).json<{ id: string }>();
    expect((await get(`/api/imports/${id}`, 'head')).statusCode).toBe(404);
    expect((await get('/api/imports', 'head')).json()).toEqual({ items: [] });
    expect((await get(`/api/imports/${id}/refused.xlsx`, 'head')).statusCode).toBe(404);
    expect((await upload(form, ledger, 'prosecutor')).statusCode).toBe(403);
    expect((await get('/api/imports', 'prosecutor')).statusCode).toBe(403);
  });
});

describe('a person', () => {
  it('is unmasked for a reason, which the audit keeps', async () => {
    const { items } = (await get('/api/people?limit=1')).json<{ items: { id: string; idMasked: string }[] }>();
    const person = items[0];
    if (!person) throw new Error('somebody was imported');
    const unmask = (payload: object, as = 'examiner') =>
      app.inject({ method: 'POST', url: `/api/people/${person.id}/unmask`, headers: { cookie: cookies[as] ?? '' }, payload });
    expect((await unmask({ field: 'idNumber', reason: '' })).statusCode).toBe(400);
    expect((await unmask({ field: 'legacy', reason: '核对身份' })).statusCode).toBe(400);
    expect((await unmask({ field: 'idNumber', reason: '核对身份' }, 'prosecutor')).statusCode).toBe(403);
    const shown = await unmask({ field: 'idNumber', reason: '核对身份' });
    expect(shown.json<{ value: string }>().value).toMatch(/^990101\d{11}[\dX]$/);
    const [entry] = await asOwner(`SELECT detail FROM guitu.audit WHERE act = 'person.unmask' AND object_id = $1`, [person.id]);
    expect(entry).toEqual({ detail: { field: 'idNumber', reason: '核对身份' } });
    expect((await get(`/api/people/${person.id}`)).json()).toMatchObject({
      idMasked: person.idMasked,
      cases: [{ case: 'corrections' }],
    });
  });
});

it('the template is a workbook', async () => {
  const answer = await get('/api/imports/template.xlsx');
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
});
