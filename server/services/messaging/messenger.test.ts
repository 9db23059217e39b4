import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createCases } from '../../platform/cases/pipeline.ts';
import { testCounty } from '../../platform/cases/test-county.ts';
import { createMessenger } from './messenger.ts';

const county = await testCounty();
const { database, clock, ring, officerA, officerB, units } = county;
const messenger = createMessenger({ cipher: ring, clock });
const cases = createCases({ database, cipher: ring, clock });

const openOne = () =>
  database.inScope(officerA, async (tx) =>
    cases.open(tx, officerA, {
      domain: 'corrections',
      person: null,
      unit: units.officeA,
      facts: { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } },
      events: [{ type: 'decision-effective', on: '2026-11-10' }],
    }),
  );
const count = async (key: string) =>
  (await county.asOwner<{ n: number }>('SELECT count(*)::int AS n FROM guitu.message WHERE key = $1', [key]))[0]?.n;
const handOver = (key: string, caseId: string) => ({
  key,
  topic: 'case.handed-over' as const,
  to: { unit: units.officeA, role: 'officer' as const },
  caseId,
  values: { on: '2026-11-24', reason: '' },
});

describe('telling', () => {
  test('is stored with what it tells of, once for a key', async () => {
    const { id } = await openOne();
    const key = randomUUID();
    for (let turn = 0; turn < 3; turn += 1) await database.inScope(officerA, (tx) => messenger.tell(tx, handOver(key, id)));
    expect(await count(key)).toBe(1);
  });

  test('is not stored when the transaction fails', async () => {
    const { id } = await openOne();
    const key = randomUUID();
    await expect(
      database.inScope(officerA, async (tx) => {
        await messenger.tell(tx, handOver(key, id));
        throw new Error('the hand-over failed');
      }),
    ).rejects.toThrow('the hand-over failed');
    expect(await count(key)).toBe(0);
  });

  test('about a case out of reach is refused by the database', async () => {
    const { id } = await openOne();
    await expect(database.inScope(officerB, (tx) => messenger.tell(tx, handOver(randomUUID(), id)))).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('keeps its values sealed', async () => {
    const { id } = await openOne();
    const key = randomUUID();
    await database.inScope(officerA, (tx) =>
      messenger.tell(tx, { ...handOver(key, id), values: { on: 'x', reason: '住院治疗' } }),
    );
    const [row] = await county.asOwner<{ content: Buffer }>('SELECT content FROM guitu.message WHERE key = $1', [key]);
    expect(row?.content.includes(Buffer.from('住院'))).toBe(false);
  });
});
