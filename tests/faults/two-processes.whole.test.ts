/**
 * Two web processes on one database: started at the same moment on an empty one, sent the same requests at the same time, one of them
 * killed in the middle. Every act has happened once, and every chain holds.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Api, Json } from '../server/api.ts';
import { type GuituServer, ROOT, startServer } from '../server/guitu-server.ts';

const TODAY = '2026-10-09';
const PATIENCE = 300_000;
const CASES = 40;
const dataFolder = mkdtempSync(join(tmpdir(), 'guitu-two-processes-'));

let [first, second]: (GuituServer | undefined)[] = [];
let one: Api;
let other: Api;
beforeAll(async () => {
  [first, second] = await Promise.all([startServer({ today: TODAY, dataFolder }), startServer({ today: TODAY, dataFolder })]);
  one = await first.as('county-examiner');
  other = await second.as('county-examiner');
}, PATIENCE);
afterAll(async () => {
  await second?.kill();
  await first?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}, PATIENCE);

const settled = async (answers: readonly Promise<Answer>[]): Promise<readonly Answer[]> =>
  (await Promise.allSettled(answers)).flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));

const entries = async (id: string): Promise<readonly Json[]> => (await one.get(`/api/cases/${id}/file`)).body.events;

test('started together on an empty database, one loads the demonstration and the other waits for it', {
  timeout: PATIENCE,
}, async () => {
  const loads = [first, second].filter((server) => server?.printed().includes('Demonstration loaded'));
  expect(loads).toHaveLength(1);
  const [here, there] = [await one.get('/api/cases?limit=1'), await other.get('/api/cases?limit=1')];
  expect(here.body.total).toBeGreaterThan(400);
  expect(there.body.total).toBe(here.body.total);
});

test('the same requests sent to both under load, one killed in the middle: each act once, no chain broken', {
  timeout: PATIENCE,
}, async () => {
  const { items } = (await one.get(`/api/cases?state=active&limit=${CASES}`)).body;
  expect(items).toHaveLength(CASES);
  const before = new Map<string, number>();
  for (const { id } of items) before.set(id, (await entries(id)).length);
  const commands = await Promise.all(
    items.map(async ({ id }: Json) => ({
      id,
      key: randomUUID(),
      body: { version: (await one.get(`/api/cases/${id}`)).body.version, input: { on: TODAY, form: 'phone' } },
    })),
  );
  const send = (api: Api, { id, key, body }: (typeof commands)[number]) =>
    api.send('POST', `/api/cases/${id}/actions/record-report`, body, { 'idempotency-key': key });
  const sent = commands.flatMap((command) => [
    send(one, command),
    send(other, command),
    send(one, command),
    send(other, command),
  ]);
  await Promise.race(sent);
  await second?.kill();
  const answers = await settled(sent);
  expect(answers.every(({ status }) => status === 200 || status === 409 || status === 503)).toBe(true);
  // The database of the two may have stopped with the one that was killed: the other starts it again and goes on.
  for (const command of commands) {
    let last: Answer;
    do last = await send(one, command);
    while (last.status === 503);
    expect(last.status).toBe(200);
  }
  for (const { id } of items) {
    const now = await entries(id);
    expect(now.length).toBe((before.get(id) ?? 0) + 1);
    expect(now.at(-1)?.type).toBe('report-made');
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools', 'guitu.mjs'), 'verify'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, GUITU_DATA: dataFolder, GUITU_TODAY: TODAY },
  });
  expect(`${status} ${stdout}${stderr}`).toMatch(/^0 /);
});
