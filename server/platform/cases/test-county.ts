/** A database with a county in it, for tests of the platform: two offices, their county agency, a far county, and who works there. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type PlainDate, plainDate } from '../../../law/kernel/plain-date.ts';
import { readConfig } from '../../config.ts';
import { systemClock } from '../clock.ts';
import { type KeyRing, openKeyRing } from '../keys/keys.ts';
import { createLogger } from '../logs/logger.ts';
import type { Database } from '../postgres/database.ts';
import { openDatabase } from '../postgres/open.ts';
import type { Actor } from '../scope/actor.ts';
import type { Role } from '../scope/roles.ts';

export interface TestCounty {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly dataFolder: string;
  readonly ownerUrl: string;
  readonly today: PlainDate;
  readonly clock: ReturnType<typeof systemClock>;
  readonly logger: ReturnType<typeof createLogger>;
  /** Units: `officeA` and `officeB` below `county`; `farCounty` is another county. */
  readonly units: Readonly<Record<'county' | 'officeA' | 'officeB' | 'farCounty', string>>;
  readonly officerA: Actor;
  readonly officerB: Actor;
  readonly examiner: Actor;
  /** As the examiner, and may see juveniles' and sealed files. */
  readonly juvenileExaminer: Actor;
  readonly farExaminer: Actor;
  /** Runs SQL as the owner of the database, past every policy: to prepare, to tamper, to look. */
  asOwner<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

export const TEST_TODAY = plainDate('2026-11-24');

export async function openTestCounty(options: { today?: PlainDate } = {}): Promise<TestCounty> {
  const today = options.today ?? TEST_TODAY;
  const dataFolder = mkdtempSync(join(tmpdir(), 'guitu-cases-'));
  const read = readConfig({ GUITU_DATA: dataFolder, GUITU_LOG: 'silent' });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const clock = systemClock(today);
  const logger = createLogger('silent');
  const opened = await openDatabase(read.config, clock, logger);
  const { ring } = await openKeyRing(dataFolder);
  const owner = new pg.Pool({ connectionString: opened.ownerUrl, max: 2, options: '-c search_path=guitu -c TimeZone=UTC' });
  owner.on('error', () => undefined);
  const units = { county: randomUUID(), officeA: randomUUID(), officeB: randomUUID(), farCounty: randomUUID() };
  await owner.query(
    `INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES
       ($1, 'county-agency', '永丰县社区矫正管理局', '360825', NULL),
       ($2, 'judicial-office', '恩江司法所', '360825100', $1),
       ($3, 'judicial-office', '坑田司法所', '360825101', $1),
       ($4, 'county-agency', '吉水县社区矫正管理局', '360822', NULL)`,
    [units.county, units.officeA, units.officeB, units.farCounty],
  );
  const actor = (name: string, role: Role, organisation: string, reach: string[], compartments: string[] = []): Actor => ({
    account: randomUUID(),
    name,
    locale: 'zh',
    roles: [role],
    posts: [
      {
        id: randomUUID(),
        role,
        organisation,
        organisationName: name,
        kind: organisation === units.county || organisation === units.farCounty ? 'county-agency' : 'judicial-office',
        region: '360825',
      },
    ],
    units: reach,
    writeUnits: reach,
    compartments,
    today,
  });
  const all = [units.county, units.officeA, units.officeB];
  return {
    database: opened.database,
    ring,
    dataFolder,
    ownerUrl: opened.ownerUrl,
    today,
    clock,
    logger,
    units,
    officerA: actor('甲所工作人员', 'officer', units.officeA, [units.officeA]),
    officerB: actor('乙所工作人员', 'officer', units.officeB, [units.officeB]),
    examiner: actor('县局审查员', 'county-examiner', units.county, all),
    juvenileExaminer: actor('未检专员', 'county-examiner', units.county, all, ['juvenile', 'sealed']),
    farExaminer: actor('外县审查员', 'county-examiner', units.farCounty, [units.farCounty]),
    asOwner: async <R>(sql: string, params: readonly unknown[] = []) => {
      const { rows } = await owner.query(sql, [...params]);
      return rows as R[]; // the caller names the row's type where it writes the SQL
    },
    close: async () => {
      await owner.end();
      await opened.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
