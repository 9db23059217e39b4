/** What a county has set travels in its case files: the command line reads them as the server does. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { type Api, openApi } from '../server/api.ts';
import { guitu } from './command.ts';

const { url, dataFolder, today } = inject('demo');

async function head(): Promise<Api> {
  const accounts = JSON.parse(readFileSync(join(dataFolder, 'demo-accounts.json'), 'utf8'));
  // The smaller county: what is set here stays out of the way of the tests that share the server.
  const { account, password } = accounts.find(({ account: login }: { account: string }) => login === 'county-head.lingui');
  return openApi(url).signIn(account, password);
}

test('an exported file with an entered notice and a dated value explains as the server does', async () => {
  const api = await head();
  const proposed = await api.post('/api/settings/changes', {
    values: [{ key: 'promptly.REG-05', from: '2026-01-01', value: 4, source: '临司矫〔2026〕1号' }],
    notices: [
      {
        year: 2027,
        source: '国办发明电〔2026〕7号',
        off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-05' }],
        makeUp: ['2027-01-09'],
      },
    ],
  });
  expect(proposed.status).toBe(201);
  const state = async () => (await api.get(`/api/settings/changes/${proposed.body.id}`)).body.state;
  while ((await state()) === 'previewing') await sleep(200);
  expect((await api.post(`/api/settings/changes/${proposed.body.id}/confirm`)).status).toBe(204);
  while ((await state()) === 'applying') await sleep(200);
  expect(await state()).toBe('applied');

  const { items } = (await api.get('/api/cases?state=active&limit=5')).body;
  expect(items.length).toBeGreaterThan(0);
  for (const { id } of items) {
    const file = (await api.get(`/api/cases/${id}/file`)).body;
    expect(file.settings.entries).toContainEqual(expect.objectContaining({ key: 'promptly.REG-05', value: 4 }));
    expect(file.settings.holidays).toHaveLength(1);
    const outside = guitu(['explain', '-', '--on', today, '--json'], file);
    expect(outside.err).toBe('');
    expect(JSON.parse(outside.out)).toEqual((await api.get(`/api/cases/${id}/explain?on=${today}`)).body);
  }
});
