/** A county for tests of the platform: two offices, their agency, another county, and who works there. */
import { randomUUID } from 'node:crypto';
import { type PlainDate, plainDate } from '../../../law/kernel/plain-date.ts';
import { type TestDatabase, testDatabase } from '../../../tests/postgres.ts';
import { type KeyRing, temporaryKeyRing } from '../keys/keys.ts';
import type { Actor } from '../scope/actor.ts';
import type { Role } from '../scope/roles.ts';

type UnitName = 'county' | 'officeA' | 'officeB' | 'farCounty';

export interface TestCounty extends TestDatabase {
  readonly ring: KeyRing;
  readonly today: PlainDate;
  /** Units: `officeA` and `officeB` below `county`; `farCounty` is another county. */
  readonly units: Readonly<Record<UnitName, string>>;
  readonly officerA: Actor;
  readonly officerB: Actor;
  readonly examiner: Actor;
  /** As the examiner, and may see juveniles' and sealed files. */
  readonly juvenileExaminer: Actor;
  /** Sees what the examiner sees and may change none of it. */
  readonly viewer: Actor;
  readonly farExaminer: Actor;
}

/** Makes the county in a database of its own. Call once, in `beforeAll` or at the top of a test file. */
export async function testCounty(day: PlainDate = plainDate('2026-11-24')): Promise<TestCounty> {
  const given = await testDatabase(day);
  const units = { county: randomUUID(), officeA: randomUUID(), officeB: randomUUID(), farCounty: randomUUID() };
  await given.asOwner(
    `INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES
       ($1, 'county-agency', '永丰县社区矫正管理局', '360825', NULL),
       ($2, 'judicial-office', '恩江司法所', '360825100', $1),
       ($3, 'judicial-office', '坑田司法所', '360825101', $1),
       ($4, 'county-agency', '吉水县社区矫正管理局', '360822', NULL)`,
    [units.county, units.officeA, units.officeB, units.farCounty],
  );
  const whole = [units.county, units.officeA, units.officeB];
  const person = (name: string, role: Role, unit: UnitName, reach: string[], compartments: string[] = []): Actor => ({
    account: randomUUID(),
    name,
    locale: 'zh',
    roles: [role],
    posts: [
      {
        id: randomUUID(),
        role,
        organisation: units[unit],
        organisationName: unit,
        kind: unit.startsWith('office') ? 'judicial-office' : 'county-agency',
        region: '360825',
      },
    ],
    units: reach,
    writeUnits: role === 'city-viewer' ? [] : reach,
    caseloadUnits: role === 'county-examiner' ? reach : [],
    compartments,
    today: day,
  });
  return {
    ...given,
    ring: temporaryKeyRing(),
    today: day,
    units,
    officerA: person('甲所干部', 'officer', 'officeA', [units.officeA]),
    officerB: person('乙所干部', 'officer', 'officeB', [units.officeB]),
    examiner: person('县局干部', 'county-examiner', 'county', whole),
    juvenileExaminer: person('未矫专员', 'county-examiner', 'county', whole, ['juvenile', 'sealed']),
    viewer: person('市局查看', 'city-viewer', 'county', whole),
    farExaminer: person('外县干部', 'county-examiner', 'farCounty', [units.farCounty]),
  };
}
