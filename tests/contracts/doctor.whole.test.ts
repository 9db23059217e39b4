/** `guitu doctor` beside a running server: what it looks at, and that it tells what is wrong. */
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { ROOT } from '../server/guitu-server.ts';

const { dataFolder, today } = inject('demo');

function doctor(env: Readonly<Record<string, string>> = {}): { readonly code: number | null; readonly out: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'tools', 'guitu.mjs'), 'doctor'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, GUITU_DATA: dataFolder, GUITU_TODAY: today, ...env },
  });
  return { code: status, out: stdout };
}

test('finds a fresh installation fit, one line a look', () => {
  const { code, out } = doctor();
  expect(out).not.toContain('✗');
  for (const look of [
    'runtime',
    'database',
    'durability',
    'limits of scope',
    'keys',
    'audit',
    'outbox',
    'nightly check',
    'incidents',
  ]) {
    expect(out).toMatch(new RegExp(`^[✓!] ${look}: `, 'm'));
  }
  expect(out).toContain('Fit to run.');
  expect(code).toBe(0);
});

test('says of a key ring that others can read how to mend it, and fails', () => {
  const ring = join(dataFolder, 'keys', 'ring.json');
  chmodSync(ring, 0o644);
  try {
    const { code, out } = doctor();
    expect(out).toContain(`✗ keys: ${ring} can be read by others: chmod 600 ${ring}`);
    expect(code).toBe(1);
  } finally {
    chmodSync(ring, 0o600);
  }
});

test('names a wrong setting and stops there', () => {
  const { code, out } = doctor({ PORT: '99999' });
  expect(out).toContain('✗ settings: PORT');
  expect(code).toBe(1);
});
