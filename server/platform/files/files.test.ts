import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerSessionRoutes } from '../accounts/session-routes.ts';
import { createCases } from '../cases/pipeline.ts';
import type { App } from '../http/server.ts';
import { registerFileRoutes } from './file-routes.ts';
import { FILE_BYTES } from './file-store.ts';
import { sniffMediaType } from './media-type.ts';

const given = await testDatabase(plainDate('2026-11-24'));
const tokens: Record<string, string> = {};
let app: App;
let caseId = '';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  const county = await addOrganisation(given, 'county-agency', '永丰县社区矫正管理局', '360825');
  const officeA = await addOrganisation(given, 'judicial-office', '恩江司法所', '360825100', county);
  const officeB = await addOrganisation(given, 'judicial-office', '坑田司法所', '360825101', county);
  await addAccount(given, 'examiner', 'county-examiner', county);
  await addAccount(given, 'officer-a', 'officer', officeA);
  await addAccount(given, 'officer-b', 'officer', officeB);
  await addAccount(given, 'prosecutor', 'prosecutor', county);
  app = await testServer(given, (server, deps) => {
    registerSessionRoutes(server, deps);
    registerFileRoutes(server, deps);
    const cases = createCases(deps);
    server.get('/api/open', async (request) =>
      deps.database.inScope(server.actorOf(request), (tx) =>
        cases.open(tx, server.actorOf(request), {
          domain: 'corrections',
          person: null,
          unit: officeA,
          facts: { kind: 'suspended-sentence' },
          events: [{ type: 'decision-effective', on: '2026-11-10' }],
        }),
      ),
    );
  });
  for (const account of ['examiner', 'officer-a', 'officer-b', 'prosecutor']) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }
  caseId = (await get('examiner', '/api/open')).json<{ id: string }>().id;
});

const get = (as: string, url: string) =>
  app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'en' } });

async function upload(as: string, bytes: Buffer, name = '回证.png', fields: Record<string, string> = { caseId }) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const packed = new Response(form);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/files',
    headers: {
      authorization: `Bearer ${tokens[as]}`,
      'content-type': packed.headers.get('content-type') ?? '',
      'accept-language': 'en',
    },
    payload: Buffer.from(await packed.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

describe('uploading', () => {
  test('gives id, hash, size and the type of the content; the same content again is the same file', async () => {
    const first = await upload('officer-a', PNG);
    expect(first).toMatchObject({
      status: 201,
      body: { mediaType: 'image/png', size: PNG.length, sha256: createHash('sha256').update(PNG).digest('hex') },
    });
    expect((await upload('examiner', PNG, 'again.png')).body.id).toBe(first.body.id);
  });

  test('what the file says it is counts, not its name', async () => {
    expect(await upload('officer-a', Buffer.from('<script>alert(1)</script>'), 'x.png')).toMatchObject({ status: 415 });
    expect(await upload('officer-a', Buffer.from('MZ\x90'), 'x.pdf')).toMatchObject({ status: 415 });
    expect(await upload('officer-a', Buffer.from('%PDF-1.7 '), 'x.exe')).toMatchObject({
      status: 201,
      body: { mediaType: 'application/pdf' },
    });
    expect(await upload('officer-a', Buffer.alloc(0))).toMatchObject({ status: 400 });
  });

  test('a file too large and a form without a case are refused in words', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(FILE_BYTES)]);
    expect(await upload('officer-a', large)).toMatchObject({ status: 413, body: { detail: 'The file is larger than 20 MB.' } });
    expect(await upload('officer-a', PNG, 'a.png', {})).toMatchObject({ status: 400 });
  });
});

describe('scope', () => {
  test('who may not read the case knows of no file; who may only read adds none', async () => {
    const { body } = await upload('officer-a', PNG);
    const url = `/api/files/${body.id}`;
    expect((await get('officer-b', url)).statusCode).toBe(404);
    expect((await upload('officer-b', PNG)).status).toBe(404);
    expect((await get('officer-b', `/api/files?caseId=${caseId}`)).json()).toEqual({ items: [] });
    expect((await get('prosecutor', url)).statusCode).toBe(200);
    expect((await upload('prosecutor', PNG)).status).toBe(403);
  });

  test('reading gives the bytes and is audited', async () => {
    const { body } = await upload('officer-a', PNG);
    const answer = await get('examiner', `/api/files/${body.id}`);
    expect(answer.rawPayload.equals(PNG)).toBe(true);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''%E5%9B%9E%E8%AF%81.png");
    const rows = await given.asOwner(`SELECT detail FROM guitu.audit WHERE act = 'file.read' AND object_id = $1`, [caseId]);
    expect(rows).toContainEqual({ detail: { file: body.id } });
  });
});

test('the bytes are sealed, and changed ones are not given out', async () => {
  const bytes = Buffer.concat([PNG, Buffer.from('tamper')]);
  const { body } = await upload('officer-a', bytes);
  const rows = await given.asOwner('SELECT sealed FROM guitu.file_content WHERE file = $1', [body.id]);
  expect(Buffer.from(rows[0]?.sealed as Buffer).includes(PNG.subarray(0, 16))).toBe(false);
  await given.asOwner('UPDATE guitu.file_content SET sealed = set_byte(sealed, 40, 1 # get_byte(sealed, 40)) WHERE file = $1', [
    body.id,
  ]);
  expect((await get('officer-a', `/api/files/${body.id}`)).statusCode).toBe(500);
});

test('types are told from the first bytes', () => {
  expect(sniffMediaType(Buffer.from('\xff\xd8\xff\xe0', 'latin1'))).toBe('image/jpeg');
  expect(sniffMediaType(Buffer.from('....ftypisom'))).toBe('video/mp4');
  expect(sniffMediaType(Buffer.from('PK\x03\x04 word/document.xml'))).toMatch(/wordprocessingml/);
  expect(sniffMediaType(Buffer.from('PK\x03\x04 word/document.xml vbaProject.bin'))).toBeUndefined();
  expect(sniffMediaType(Buffer.from('hello'))).toBeUndefined();
});
