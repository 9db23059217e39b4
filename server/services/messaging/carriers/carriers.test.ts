/** Carriers against real servers on the loopback: SMTP and HTTP. */
import { mkdtempSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, describe, expect, test } from 'vitest';
import { mailCarrier } from './mail.ts';
import { smsFolder } from './sms-folder.ts';
import { smsGateway } from './sms-gateway.ts';

const message = {
  id: '01a20d9e-b4a5-779f-82e2-9106218e2c25',
  to: 'li@county.example',
  title: '期限提醒',
  text: '请登录归途查看。',
};
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

async function smtp(answer: { rcpt?: number; data?: number | 'hang-up' } = {}) {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'guitu' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: (_address, _session, done) =>
      answer.rcpt === undefined ? done() : done(Object.assign(new Error('no such mailbox'), { responseCode: answer.rcpt })),
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      stream.on('end', () => {
        letters.push(text);
        if (answer.data === 'hang-up') for (const connection of server.connections) connection._socket.destroy();
        else if (answer.data === undefined) done();
        else done(Object.assign(new Error('try later'), { responseCode: answer.data }));
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  closing.push(() => server.close());
  const { port } = server.server.address() as AddressInfo; // it listens on a port
  const carrier = mailCarrier({ url: `smtp://guitu:p%40ss@127.0.0.1:${port}`, from: 'guitu@county.example' });
  closing.push(() => carrier.close?.());
  return { letters, carrier };
}

describe('letters', () => {
  test('arrive at a mail server, with a login, a Chinese subject and our id', async () => {
    const { letters, carrier } = await smtp();
    expect(await carrier.send(message)).toEqual({ ok: true, providerId: `<${message.id}@guitu>` });
    expect(letters.length).toBe(1);
    expect(letters[0]).toContain(`Message-ID: <${message.id}@guitu>`);
    expect(letters[0]).toContain('To: li@county.example');
    expect(letters[0]).toMatch(/Subject: =\?UTF-8\?/i);
  });

  test.each([
    ['a mailbox that is not there', { rcpt: 550 }, { again: 'refused', why: 'wrong-number' }],
    ['a mailbox that is full for now', { rcpt: 452 }, { again: 'later', why: 'unreachable' }],
    ['a server that is busy', { data: 451 }, { again: 'later', why: 'unreachable' }],
    ['a text it will not have', { data: 554 }, { again: 'refused', why: 'refused' }],
    ['a connection that breaks after the text had gone', { data: 'hang-up' as const }, { again: 'unclear', why: 'unreachable' }],
  ])('say what became of it: %s', async (_what, answer, expected) => {
    const { carrier } = await smtp(answer);
    expect(await carrier.send(message)).toEqual({ ok: false, ...expected });
  });

  test('wait when nobody listens', async () => {
    const carrier = mailCarrier({ url: 'smtp://127.0.0.1:9', from: 'guitu@county.example' });
    expect(await carrier.send(message)).toEqual({ ok: false, again: 'later', why: 'unreachable' });
  });
});

async function gateway(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo; // it listens on a port
  return smsGateway({ url: `http://127.0.0.1:${port}/send`, key: 'gateway-key' });
}

describe('the gateway for text messages', () => {
  test('gets id, number and text, and the key', async () => {
    let seen: unknown;
    const carrier = await gateway((request, response, body) => {
      seen = { ...JSON.parse(body), key: request.headers.authorization, once: request.headers['idempotency-key'] };
      response.end(JSON.stringify({ id: 4711 }));
    });
    expect(await carrier.send({ ...message, to: '13800000001' })).toEqual({ ok: true, providerId: '4711' });
    const { id, text } = message;
    expect(seen).toEqual({ id, to: '13800000001', text, key: 'Bearer gateway-key', once: id });
  });

  test.each([
    [400, { reason: 'wrong-number' }, { again: 'refused', why: 'wrong-number' }],
    [403, {}, { again: 'refused', why: 'refused' }],
    [429, {}, { again: 'later', why: 'unreachable' }],
    [503, {}, { again: 'later', why: 'unreachable' }],
  ])('%i says whether to try again', async (status, body, expected) => {
    const carrier = await gateway((_request, response) => response.writeHead(status).end(JSON.stringify(body)));
    expect(await carrier.send(message)).toEqual({ ok: false, ...expected });
  });

  test('that hangs up is unclear; that is not there is tried again', async () => {
    const carrier = await gateway((request) => request.socket.destroy());
    expect(await carrier.send(message)).toMatchObject({ again: 'unclear' });
    const gone = createServer();
    await new Promise<void>((ready) => {
      gone.listen(0, '127.0.0.1', ready);
    });
    const { port } = gone.address() as AddressInfo; // it listens on a port
    await new Promise((closed) => gone.close(closed));
    const nobody = smsGateway({ url: `http://127.0.0.1:${port}/send`, key: undefined });
    expect(await nobody.send(message)).toMatchObject({ again: 'later' });
  });
});

test('without a gateway each message is one whole file that only its owner reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guitu-sms-'));
  expect(await smsFolder(folder).send(message)).toEqual({ ok: true });
  expect(await readdir(join(folder, 'sms'))).toEqual([`${message.id}.json`]);
  const path = join(folder, 'sms', `${message.id}.json`);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ id: message.id, to: message.to, text: message.text });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
