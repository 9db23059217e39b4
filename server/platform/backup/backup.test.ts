import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/postgres.ts';
import { createCases } from '../cases/pipeline.ts';
import { testCounty } from '../cases/test-county.ts';
import { writeBackup } from './backup.ts';
import { restoreBackup } from './restore.ts';

const full = await testCounty();
const empty = await testDatabase();
const spare = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'guitu-backup-'));
const path = join(folder, 'guitu.backup');
const SECRET = 'a passphrase kept elsewhere';

beforeAll(async () => {
  const [county, person, police, post] = [full.units.county, randomUUID(), randomUUID(), randomUUID()];
  await full.asOwner(
    `INSERT INTO guitu.organisation (id, kind, name, region) VALUES ($1, 'public-security', '永丰县公安局', '360825')`,
    [police],
  );
  await full.asOwner(
    `INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1, 'zhang', E'张\\t三\\\\N', $2, '2026-10-09 10:00:00.123456+08')`,
    [person, county],
  );
  // A case that concerns the police, and the key of their system.
  const cases = createCases({ database: full.database, clock: full.clock, cipher: full.ring });
  await full.database.inScope(full.examiner, (tx) =>
    cases.openMany(tx, full.examiner, [
      {
        domain: 'corrections',
        person: null,
        unit: full.units.officeA,
        facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-06-01', to: '2028-05-31' } },
        events: [
          { type: 'registered', on: '2026-06-05' },
          { type: 'contact-lost', on: '2026-11-20' },
          { type: 'police-asked', on: '2026-11-20', addressee: police },
        ],
      },
    ]),
  );
  await full.asOwner(
    `INSERT INTO guitu.post (id, account, organisation, role, valid_from, created_at) VALUES ($1, $2, $3, 'police', '2026-01-01', now())`,
    [post, person, police],
  );
  await full.asOwner(
    `INSERT INTO guitu.api_key (id, post, label, secret, created_at, created_by, by_name, expires_at, revoked_at, revoked_by, revoked_why)
     VALUES (gen_random_uuid(), $1, '警务系统', sha256('x'), now(), $2, '张三', now() + interval '90 days', now(), '张三', '停用')`,
    [post, person],
  );
  for (let n = 0; n < 3000; n++) {
    if (n % 1000 === 0)
      await full.asOwner(
        `INSERT INTO guitu.audit (at, account, by_name, act, object, object_id, detail)
       SELECT clock_timestamp(), $1, '张三', 'case.read', 'case', gen_random_uuid(), jsonb_build_object('n', i, 'text', repeat('核对', 30)) FROM generate_series(1, 1000) i`,
        [person],
      );
  }
});

describe('backup and restore', () => {
  test('bring every table back to the same hash, sequences and locks included', async () => {
    const made = await writeBackup(full.ownerUrl, path, SECRET, full.clock.now());
    expect(made.tables.find((table) => table.name === 'guitu.audit')?.rows).toBe(3001);
    for (const kept of ['concern', 'api_key']) expect(made.tables.find(({ name }) => name === `guitu.${kept}`)?.rows).toBe(1);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const back = await restoreBackup(empty.ownerUrl, path, SECRET);
    expect(back.tables).toEqual(made.tables);
    const again = await writeBackup(empty.ownerUrl, join(folder, 'again.backup'), SECRET, full.clock.now());
    expect(again.tables).toEqual(made.tables);
    await expect(empty.asOwner(`UPDATE guitu.audit SET by_name = 'x'`)).rejects.toThrow('append-only');
    const [locks] = await empty.asOwner(
      `SELECT count(*) FILTER (WHERE relrowsecurity AND NOT relforcerowsecurity)::int AS unforced FROM pg_class WHERE relnamespace = 'guitu'::regnamespace`,
    );
    expect(locks).toEqual({ unforced: 0 });
    const [next] = await empty.asOwner(
      `INSERT INTO guitu.audit (at, by_name, act, object, object_id) VALUES (now(), 'x', 'a.b', 'c', 'd') RETURNING seq::int`,
    );
    expect(next).toEqual({ seq: 3002 });
  });

  test('nothing of the content shows in the file', () => {
    const bytes = readFileSync(path);
    for (const planted of ['张三', '核对', 'zhang', 'guitu.audit']) expect(bytes.includes(planted)).toBe(false);
  });

  test('a database in use is refused and left alone', async () => {
    await expect(restoreBackup(full.ownerUrl, path, SECRET)).rejects.toThrow('in use');
    expect(await full.asOwner('SELECT count(*)::int AS n FROM guitu.audit')).toEqual([{ n: 3001 }]);
  });

  test('another key, a changed byte anywhere, a cut-off end or an addition is found, and nothing stays', async () => {
    await expect(restoreBackup(spare.ownerUrl, path, 'another passphrase')).rejects.toThrow('key does not open');
    const bytes = readFileSync(path);
    const damaged = join(folder, 'damaged.backup');
    const places = [0, 10, 25, 30, 40, Math.floor(bytes.length / 2), bytes.length - 20, bytes.length - 1];
    const damages = [
      ...places.map((at) =>
        Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 0x10]), bytes.subarray(at + 1)]),
      ),
      bytes.subarray(0, bytes.length - 1),
      bytes.subarray(0, 200),
      Buffer.concat([bytes, Buffer.from([0])]),
    ];
    for (const damage of damages) {
      writeFileSync(damaged, damage);
      await expect(restoreBackup(spare.ownerUrl, damaged, SECRET)).rejects.toThrow();
    }
    expect(
      await spare.asOwner('SELECT (SELECT count(*) FROM guitu.audit)::int + (SELECT count(*) FROM guitu.account)::int AS n'),
    ).toEqual([{ n: 0 }]);
  });

  test('an owner without superuser rights sees everything too', async () => {
    const url = new URL(full.ownerUrl);
    const name = url.pathname.slice(1);
    const role = `owner_${name}`;
    const admin = new pg.Client({ connectionString: full.ownerUrl });
    await admin.connect();
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'for-tests-only'`);
    await admin.query(`GRANT ALL ON DATABASE ${name} TO ${role}; GRANT ${role} TO CURRENT_USER`);
    await admin.query(`ALTER SCHEMA guitu OWNER TO ${role}; ALTER SCHEMA guitu_meta OWNER TO ${role}`);
    await admin.query(`DO $$ DECLARE t text; BEGIN
      FOR t IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('guitu', 'guitu_meta') LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO ${role}', t); END LOOP; END $$`);
    url.username = role;
    url.password = 'for-tests-only';
    const bySuperuser = await writeBackup(full.ownerUrl, join(folder, 'super.backup'), SECRET, full.clock.now());
    const byOwner = await writeBackup(url.href, join(folder, 'owner.backup'), SECRET, full.clock.now());
    expect(byOwner.tables).toEqual(bySuperuser.tables);
    await admin.query(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await admin.end();
  });
});
