import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { openLogFiles } from './log-files.ts';
import { createLogger } from './logger.ts';

const folder = mkdtempSync(join(tmpdir(), 'guitu-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes JSON lines into a file named after the day, and the next server goes on in it', async () => {
  const logs = join(folder, 'logs');
  for (const line of ['first', 'second']) createLogger('info', await openLogFiles(logs, 8080)).info({ name: '张三' }, line);
  const lines = () => readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n').filter(Boolean));
  await vi.waitFor(() => expect(lines()).toHaveLength(2));
  expect(readdirSync(logs)).toEqual([expect.stringMatching(/^guitu-8080\.\d{4}-\d{2}-\d{2}\.\d+\.log$/)]);
  expect(lines().map((line) => JSON.parse(line).msg)).toEqual(['first', 'second']);
  expect(lines().join()).not.toContain('张三');
});
