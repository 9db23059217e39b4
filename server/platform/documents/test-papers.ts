/** A county with an office, its people and its posts, for tests of papers: the real routes over a database of their own. */
import { randomUUID } from 'node:crypto';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { addAccount, addOrganisation, PASSWORD, testServer } from '../../../tests/accounts.ts';
import { testDatabase } from '../../../tests/postgres.ts';
import { registerSessionRoutes } from '../accounts/session-routes.ts';
import { registerActionRoutes } from '../cases/action-routes.ts';
import type { CasePeople } from '../cases/people-port.ts';
import { createCases } from '../cases/pipeline.ts';
import { registerFileRoutes } from '../files/file-routes.ts';
import type { Message } from '../messages/port.ts';
import { registerPaperRoutes } from './paper-routes.ts';
import { registerTemplateRoutes } from './template-routes.ts';

// biome-ignore lint/suspicious/noExplicitAny: the tests read JSON field by field, and a wrong field fails the test
export type Json = any;

const people: CasePeople = {
  find: async () => undefined,
  search: async () => [],
  create: async (tx, actor, { name }) => {
    const id = randomUUID();
    await tx.query(
      `INSERT INTO guitu.person (id, name, sex, born, spellings, id_kind, id_number, id_index, id_last_six, created_by, created)
       VALUES ($1, $2, 'male', '1988-03-01', '', 'resident', '\\x00', decode(repeat('00', 16), 'hex'), decode(repeat('00', 16), 'hex'), $3, now())`,
      [id, name, actor.account],
    );
    return { ok: true, id };
  },
};

export async function paperCounty() {
  const given = await testDatabase(plainDate('2026-11-24'));
  const tokens: Record<string, string> = {};
  const told: Message[] = [];
  const county = await addOrganisation(given, 'county-agency', '永丰县社区矫正管理局', '360825');
  const office = await addOrganisation(given, 'judicial-office', '恩江司法所', '360825100', county);
  const other = await addOrganisation(given, 'judicial-office', '坑田司法所', '360825101', county);
  await given.asOwner(
    `INSERT INTO guitu.region (code, name, level) VALUES ('360825', '永丰县', 'county') ON CONFLICT DO NOTHING`,
  );
  await addAccount(given, 'examiner', 'county-examiner', county);
  await addAccount(given, 'head', 'county-head', county);
  await addAccount(given, 'officer-a', 'officer', office);
  await addAccount(given, 'officer-b', 'officer', other);
  await addAccount(given, 'prosecutor', 'prosecutor', county);
  const app = await testServer(given, (server, deps) => {
    const all = {
      ...deps,
      people,
      cases: createCases(deps),
      messenger: { tell: async (_tx: unknown, message: Message) => void told.push(message) },
      printed: {
        read: async () => ({ name: '李测试', sex: 'male', born: '1988-03-01', idNumber: '990101198803010015', particulars: {} }),
      },
    };
    registerSessionRoutes(server, deps);
    registerActionRoutes(server, all);
    registerFileRoutes(server, deps);
    registerPaperRoutes(server, all);
    registerTemplateRoutes(server, deps);
  });
  for (const account of ['examiner', 'head', 'officer-a', 'officer-b', 'prosecutor']) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password: PASSWORD } });
    tokens[account] = answer.json<{ token: string }>().token;
  }

  async function call(
    as: string,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object,
  ): Promise<{ status: number; body: Json; raw: Buffer }> {
    const headers = { authorization: `Bearer ${tokens[as]}`, 'accept-language': 'en' };
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: isJson ? answer.json() : undefined, raw: answer.rawPayload };
  }

  async function send(as: string, url: string, bytes: Buffer, fields: Record<string, string> = {}) {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.append(key, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'file');
    const packed = new Response(form);
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${tokens[as]}`,
        'content-type': packed.headers.get('content-type') ?? '',
        'accept-language': 'en',
      },
      payload: Buffer.from(await packed.arrayBuffer()),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: (isJson ? answer.json() : undefined) as Json };
  }

  async function openCase(events: readonly object[] = []): Promise<{ id: string; version: number }> {
    const answer = await call('examiner', 'POST', '/api/cases', {
      case: 'corrections',
      person: { name: '李测试', idNumber: '990101198803010015' },
      unit: office,
      facts: {
        kind: 'suspended-sentence',
        sex: 'male',
        born: '1988-03-01',
        county: '360825',
        term: { from: '2026-11-10', to: '2028-11-09' },
      },
      events: [
        { type: 'decision-effective', on: '2026-11-10', organName: '永丰县人民法院' },
        { type: 'reported-in', on: '2026-11-20' },
        ...events,
      ],
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  async function make(caseId: string, kind: string, as = 'examiner'): Promise<string> {
    return (await call(as, 'POST', '/api/papers', { caseId, kind })).body.id;
  }

  return { given, app, told, call, send, openCase, make };
}
