import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/postgres.ts';
import { createCases } from '../../platform/cases/pipeline.ts';
import { openKeyRing } from '../../platform/keys/keys.ts';
import { findActor } from '../../platform/scope/find-actor.ts';
import { openPeople } from '../../registers/people/people.ts';
import type { DemoAccount } from './accounts-file.ts';
import { isFirstRun, loadDemonstration } from './load.ts';

const DAY = '2026-10-09';
let at: TestDatabase;
let accounts: readonly DemoAccount[];
const dataFolder = mkdtempSync(join(tmpdir(), 'guitu-demo-'));
const said: string[] = [];

beforeAll(async () => {
  at = await testDatabase();
  const { ring } = await openKeyRing(dataFolder);
  const { database, clock } = at;
  const cases = createCases({ database, cipher: ring, clock });
  expect(await isFirstRun(database)).toBe(true);
  accounts = await loadDemonstration(
    { database, clock, cases, people: openPeople(ring, clock), dataFolder, say: (line) => said.push(line) },
    clock.today(),
  );
}, 240_000);

test('516 cases, each with a person, a chain and the state of the day', async () => {
  const [row] = await at.asOwner<Record<string, number>>(
    `SELECT count(*)::int AS cases, count(DISTINCT person)::int AS persons, count(*) FILTER (WHERE version > 0)::int AS told
     FROM guitu."case" WHERE domain = 'corrections'`,
  );
  expect(row).toEqual({ cases: 516, persons: 516, told: 516 });
  const [events] = await at.asOwner<{ out: number; early: number }>(
    `SELECT count(*) FILTER (WHERE on_date >= $1)::int AS out, count(*) FILTER (WHERE recorded < on_date)::int AS early FROM guitu.case_event`,
    [DAY],
  );
  expect(events).toEqual({ out: 0, early: 0 });
});

test('it is no first run any more, and the progress was told', async () => {
  expect(await isFirstRun(at.database)).toBe(false);
  expect(said.at(-1)).toMatch(/Demonstration loaded \(\d/);
  expect(said.some((line) => line.includes('516/516'))).toBe(true);
});

test('one account a role and county, in a file only its owner reads; each sees its own county alone', async () => {
  const file = join(dataFolder, 'demo-accounts.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(accounts);
  expect(accounts).toHaveLength(36);
  const seen = await Promise.all(
    accounts.map(async ({ account }) => {
      const actor = await at.database.asSystem('test', async (tx) => {
        const { rows } = await tx.query<{ id: string }>('SELECT id FROM guitu.account WHERE login = $1', [account]);
        return findActor(tx, rows[0]?.id ?? '', at.clock.today());
      });
      if (!actor) throw new Error(`${account} is nobody`);
      return at.database.inScope(actor, async (tx) => {
        const { rows } = await tx.query<{ county: string; count: number }>(
          `SELECT substr(region, 1, 6) AS county, count(*)::int AS count FROM guitu."case" GROUP BY 1 ORDER BY 1`,
        );
        return [account, rows] as const;
      });
    }),
  );
  const of = (account: string) => seen.find(([name]) => name === account)?.[1];
  // Nine juveniles in the large county and two in the small one are for their own posts.
  expect(of('county-examiner.yongfeng')).toEqual([{ county: '360825', count: 486 }]);
  expect(of('bureau-head.yongfeng')).toEqual([{ county: '360825', count: 477 }]);
  expect(of('county-examiner.lingui')).toEqual([{ county: '450312', count: 30 }]);
  expect(of('province-viewer.lingui')).toEqual([{ county: '450312', count: 28 }]);
  expect(of('administrator.yongfeng')).toEqual([]);
  expect(of('officer.yongfeng')).toHaveLength(1);
  // The grids are for those who work there: the centre sees all sixteen events, a department those it was given, no agency any.
  expect(of('grid-centre.yongfeng')).toEqual([{ county: '360825', count: 16 }]);
  expect(of('grid-manager.yongfeng')).toEqual([{ county: '360825', count: 8 }]);
  expect(of('handling-unit.yongfeng')).toEqual([{ county: '360825', count: 4 }]);
  expect(of('grid-centre.lingui')).toEqual([{ county: '450312', count: 2 }]);
});
