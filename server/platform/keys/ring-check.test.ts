import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/postgres.ts';
import { temporaryKeyRing } from './keys.ts';
import { requireRing } from './ring-check.ts';

const { database, clock } = await testDatabase();

test('a database knows its key ring: the same one starts again, another one stops with the way to mend it', async () => {
  const ring = temporaryKeyRing();
  const check = (one: typeof ring) => database.asSystem('test', (tx) => requireRing(tx, one, '/data/keys/ring.json', clock));
  await check(ring);
  await check(ring);
  await expect(check(temporaryKeyRing())).rejects.toThrow('put the kept copy of that key file in its place');
});
