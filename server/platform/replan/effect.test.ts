import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { findCase, readHistory } from '../cases/case-store.ts';
import { createCases } from '../cases/pipeline.ts';
import { testCounty } from '../cases/test-county.ts';
import type { StoredEntry } from '../settings/county-settings.ts';
import { effectOf } from './effect.ts';

/** A Tuesday. */
const today = plainDate('2026-11-24');
const county = await testCounty(today);
const { database, clock, ring, units, examiner } = county;
const cases = createCases({ database, clock, cipher: ring });

const threshold = (value: number | null): StoredEntry => ({
  key: 'promptly.REG-05',
  from: plainDate('2026-11-01'),
  withdrawn: false,
  value,
  source: '永司矫〔2026〕9号',
  recorded: clock.now(),
  replan: randomUUID(),
});

let waiting: string;
let declared: string;

const effect = (id: string, before: readonly StoredEntry[], after: readonly StoredEntry[]) =>
  database.inScope(examiner, async (tx) => {
    const row = await findCase(tx, id);
    if (row === undefined) throw new Error('the case was opened above');
    return effectOf(await readHistory(tx, ring, row), before, after, today);
  });

beforeAll(async () => {
  // Registered on Friday 20 November; one is declared on Monday the 23rd.
  const events = [
    { type: 'decision-effective', on: '2026-11-10' },
    { type: 'registered', on: '2026-11-20' },
  ];
  const opened = await database.inScope(examiner, (tx) =>
    cases.openMany(
      tx,
      examiner,
      [events, [...events, { type: 'declared', on: '2026-11-23' }]].map((history) => ({
        domain: 'corrections',
        person: randomUUID(),
        unit: units.officeA,
        facts: { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } },
        events: history,
      })),
    ),
  );
  [waiting = '', declared = ''] = opened.map(({ id }) => id);
});

describe('what is still owed', () => {
  test('is moved by another threshold, and told with both days', async () => {
    // 20 November + 5 = 25 November, a Wednesday; + 7 = 27 November, a Friday.
    expect((await effect(waiting, [threshold(5)], [threshold(5), threshold(7)])).moved).toEqual([
      expect.objectContaining({ rule: 'REG-05', was: '2026-11-25', now: '2026-11-27' }),
    ]);
  });

  test('is not touched by the same value again', async () => {
    expect(await effect(waiting, [threshold(5)], [threshold(5), threshold(5)])).toEqual({ added: [], moved: [], lifted: [] });
  });
});

describe('what was done', () => {
  test('in time before and after is no work for anybody', async () => {
    expect(await effect(declared, [], [threshold(5)])).toEqual({ added: [], moved: [], lifted: [] });
  });

  test('and is late by the new day is told, and so is the way back', async () => {
    // 20 November + 0 = 20 November: done on the 23rd it is late.
    const strict = [expect.objectContaining({ rule: 'REG-05', was: null, now: '2026-11-20' })];
    expect((await effect(declared, [], [threshold(0)])).moved).toEqual(strict);
    expect((await effect(declared, [threshold(0)], [threshold(0), threshold(null)])).moved).toHaveLength(1);
  });
});
