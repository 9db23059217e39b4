import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { refusal } from '../../../law/kernel/refusal.ts';
import { words } from '../../../law/kernel/words.ts';
import { testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { languageOf } from './language.ts';
import { refused } from './problems.ts';

const test = await testDatabase();
const app = await testServer(test, (server) => {
  const open = { config: { public: true } };
  server.post(
    '/api/echo/:id',
    { ...open, schema: { params: z.object({ id: z.uuid() }), body: z.object({ on: PlainDateSchema, n: z.number().min(1) }) } },
    async (request) => request.body,
  );
  server.get('/api/refuse', open, async () => {
    throw refused(refusal('REVP-06', ['社区矫正法 46'], words('管制不能撤销。', 'It cannot be revoked.')));
  });
  server.get('/api/bug', open, async () => {
    throw new Error('id 990101199001011234 of 周明');
  });
  server.get('/api/slow', open, async () =>
    test.open({ statementTimeoutMs: 50 }).asSystem('test', (tx) => tx.query('SELECT pg_sleep(3)')),
  );
  server.get('/api/closed', async () => 'never seen');
});
const ID = '6f1c1f0e-6a53-4c52-8f0e-3c5a3b0b8a11';
const json = { 'content-type': 'application/json' };

describe('what cannot be answered', () => {
  it.each([
    ['JSON that is none', { headers: json, payload: '{"on":' }, 400, 'bad-request'],
    ['an empty body', { headers: json, payload: '' }, 400, 'bad-request'],
    [
      'a body as text',
      { headers: { 'content-type': 'text/plain' }, payload: '{"on":"2026-10-09","n":1}' },
      415,
      'unsupported-type',
    ],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'n=1' }, 415, 'unsupported-type'],
    ['a body beyond a megabyte', { headers: json, payload: `{"on":"${'x'.repeat(1_100_000)}"}` }, 413, 'too-large'],
    ['a poisoned prototype', { headers: json, payload: '{"__proto__":{"n":1}}' }, 400, 'bad-request'],
  ])('%s', async (_what, request, status, kind) => {
    const answer = await app.inject({ method: 'POST', url: `/api/echo/${ID}`, ...request });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ status, type: `/api/docs/problems#${kind}` });
  });

  it('faults are named with their place, in the caller’s language', async () => {
    const send = (language: string) =>
      app.inject({
        method: 'POST',
        url: `/api/echo/${ID}`,
        headers: { 'accept-language': language },
        payload: { on: '2026-02-30', n: 0 },
      });
    const english = (await send('en')).json<{ status: number; faults: string[] }>();
    expect(english.faults[0]).toBe('body.on: 2026-02-30 is not a date');
    expect(english.faults[1]).toMatch(/^body\.n: Too small/);
    const chinese = (await send('zh-CN')).json<{ faults: string[]; title: string }>();
    expect(chinese.title).toBe('请求有误');
    expect(chinese.faults[1]).toMatch(/^body\.n: 数值过小/);
    const id = await app.inject({ method: 'POST', url: '/api/echo/1', payload: { on: '2026-02-03', n: 1 } });
    expect(id.json<{ faults: string[] }>().faults[0]).toMatch(/^params\.id: /);
  });

  it('a refusal carries rule and articles', async () => {
    const answer = await app.inject({ url: '/api/refuse', headers: { 'accept-language': 'fr, en;q=0.8, zh;q=0.5' } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ rule: 'REVP-06', cite: ['社区矫正法 46'], detail: 'It cannot be revoked.' });
  });

  it('a bug says nothing of what it met', async () => {
    const answer = await app.inject({ url: '/api/bug' });
    expect(answer.statusCode).toBe(500);
    const { instance, ...said } = answer.json<{ instance: string }>();
    expect(instance).toBe(answer.headers['x-request-id']);
    expect(JSON.stringify(said)).not.toMatch(/9901|周明/);
  });

  it('a query that takes too long is 503, to be tried again', async () => {
    const answer = await app.inject({ url: '/api/slow' });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  });

  it('unknown addresses are 404, wrong methods 405 with the right ones, and a route without a word is closed', async () => {
    expect((await app.inject({ url: '/api/nothing' })).statusCode).toBe(404);
    const wrong = await app.inject({ method: 'PUT', url: `/api/echo/${ID}`, payload: {} });
    expect([wrong.statusCode, wrong.headers.allow]).toEqual([405, 'POST']);
    expect((await app.inject({ url: '/api/closed' })).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/%zz' })).statusCode).toBe(400);
    expect((await app.inject({ url: '/assets/none.js' })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/people' })).statusCode).toBe(405);
  });
});

describe('what is always there', () => {
  it('health, metrics and the description', async () => {
    expect((await app.inject({ url: '/api/health' })).json()).toEqual({ status: 'ok' });
    const metrics = await app.inject({ url: '/api/metrics' });
    expect(metrics.body).toContain('guitu_http_request_seconds_bucket');
    expect(metrics.body).toContain('route="/api/echo/:id"');
    const description = (await app.inject({ url: '/api/openapi.json' })).json<{
      openapi: string;
      paths: Record<string, unknown>;
    }>();
    expect(description.openapi).toBe('3.1.0');
    expect(JSON.stringify(description.paths['/api/echo/{id}'])).toContain('"format":"date"');
    expect((await app.inject({ url: '/api/docs' })).statusCode).toBeLessThan(400);
  });

  it('headers that keep pages and answers where they belong', async () => {
    const { headers } = await app.inject({ url: '/api/health' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['server-timing']).toMatch(/^total;dur=/);
  });
});

describe('the language of an answer', () => {
  it.each([
    [undefined, undefined, 'zh'],
    [undefined, 'en', 'en'],
    ['en-US,en;q=0.9', 'zh', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'en', 'zh'],
    ['fr, en;q=0.5, zh;q=0.7', undefined, 'zh'],
    ['fr', 'en', 'en'],
    ['en;q=0', undefined, 'zh'],
  ] as const)('%s, account %s: %s', (header, account, language) => {
    expect(languageOf(header, account)).toBe(language);
  });
});
