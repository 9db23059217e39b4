/** Tampering with the database as its owner would: every change must show in `guitu verify`, and the first bad place must be named. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { sealBatch } from '../server/platform/audit/sealer.ts';
import { createCases } from '../server/platform/cases/pipeline.ts';
import { testCounty } from '../server/platform/cases/test-county.ts';
import { keyRing } from '../server/platform/keys/keys.ts';
import { checkpointPath, noteCheckpoint } from '../server/platform/seals/checkpoint.ts';
import { type VerifyReport, verify } from '../tools/verify/verify.ts';

const county = await testCounty();
const { database, clock, examiner, units, ownerUrl } = county;
const folder = mkdtempSync(join(tmpdir(), 'guitu-verify-'));
const ringFile = {
  format: 'guitu.keys/1' as const,
  fields: { 1: Buffer.alloc(32, 1).toString('base64') },
  index: Buffer.alloc(32, 2).toString('base64'),
};
const keys = join(folder, 'ring.json');
const checkpoints = checkpointPath(folder);
const court = randomUUID();
let victim = '';
let other = '';

const look = (): Promise<VerifyReport> => verify({ database: ownerUrl, keys, checkpoints });

beforeAll(async () => {
  writeFileSync(keys, JSON.stringify(ringFile));
  await county.asOwner(
    `INSERT INTO guitu.organisation (id, kind, name, region) VALUES ($1, 'court', '永丰县人民法院', '360825')`,
    [court],
  );
  const cases = createCases({ database, clock, cipher: keyRing(ringFile) });
  const one = {
    domain: 'corrections',
    person: randomUUID(),
    unit: units.officeA,
    facts: {
      kind: 'suspended-sentence',
      born: '1988-03-01',
      term: { from: '2026-11-10', to: '2028-11-09' },
      prohibition: { content: '禁止进入网吧' },
    },
    events: [
      { type: 'decision-effective', on: '2026-11-10', note: '一审', decidedBy: court },
      { type: 'documents-received', on: '2026-11-12' },
      { type: 'reported-in', on: '2026-11-18', note: '本人到场' },
    ],
  };
  const opened = await database.inScope(examiner, (tx) => cases.openMany(tx, examiner, [one, one, { ...one, events: [] }]));
  victim = opened[0]?.id ?? '';
  other = opened[1]?.id ?? '';
  await cases.act(examiner, victim, 'register', { version: 3, input: { on: '2026-11-18' } });
  while ((await sealBatch(database, clock)) > 0);
  await noteCheckpoint(database, clock, checkpoints, 0);
});

/** Runs `sql` past every trigger, as somebody with the owner's password would; looks; and puts everything back. */
async function tamper(sql: string): Promise<VerifyReport> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const tables = ['"case"', 'case_event', 'sealed_value', 'audit', 'audit_seal', 'audit_unsealed', 'duty'];
  try {
    await client.query(
      `SET session_replication_role = replica; ${tables.map((table) => `CREATE TEMP TABLE copy_of_${table.replaceAll('"', '')} AS TABLE guitu.${table}`).join('; ')}`,
    );
    const { rowCount } = await client.query(sql.replaceAll(':victim', `'${victim}'`).replaceAll(':other', `'${other}'`));
    expect(rowCount).toBeGreaterThan(0);
    return await look();
  } finally {
    for (const table of tables) {
      const own = table === 'audit' ? ' OVERRIDING SYSTEM VALUE' : '';
      const columns = await storedColumns(client, `guitu.${table}`);
      await client.query(
        `DELETE FROM guitu.${table}; INSERT INTO guitu.${table} (${columns})${own} SELECT ${columns} FROM copy_of_${table.replaceAll('"', '')}`,
      );
    }
    await client.end();
  }
}

/** The columns of a table that are written; the others the database works out itself. */
async function storedColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  return rows[0]?.columns ?? '';
}

const HASH = (record: string, prev: string) =>
  `sha256(${prev} || int4send(octet_length(convert_to(${record}, 'UTF8'))) || convert_to(${record}, 'UTF8'))`;

describe('a record as it was written', () => {
  test('is whole', async () => {
    const report = await look();
    expect(report.findings).toEqual([]);
    expect(report.counts).toMatchObject({
      cases: 3,
      events: 7,
      sealedValues: 7,
      auditRows: 4,
      unsealedAuditRows: 0,
      checkpoints: 1,
    });
  });

  test('is whole with what it concerns, which whoever looks leaves as it is', async () => {
    const concerns = () =>
      county.asOwner<{ case_id: string }>('SELECT case_id, organ, matter FROM guitu.concern ORDER BY case_id = $1 DESC', [
        victim,
      ]);
    const before = await concerns();
    expect(before).toEqual([victim, other].map((id) => ({ case_id: id, organ: court, matter: 'decision' })));
    expect((await look()).total).toBe(0);
    expect(await concerns()).toEqual(before);
  });

  test('stays whole when a value is lawfully deleted', async () => {
    const report = await tamper(
      `UPDATE guitu.sealed_value SET value = NULL, deleted = now(), deleted_why = '保存期满' WHERE case_id = :victim AND field = 'note'`,
    );
    expect(report.total).toBe(0);
    expect(report.counts.deletedValues).toBe(2);
  });

  test('stays whole after the next act, whose audit row still waits for its seal', async () => {
    const cases = createCases({ database, clock, cipher: keyRing(ringFile) });
    await cases.act(examiner, other, 'register', { version: 3, input: { on: '2026-11-18' } });
    const report = await look();
    expect(report).toMatchObject({ total: 0, counts: { unsealedAuditRows: 1 } });
    await sealBatch(database, clock);
  });
});

describe('tampering shows, and its first place is named', () => {
  test.each<[what: string, sql: string, where: string]>([
    [
      'a changed record',
      `UPDATE guitu.case_event SET record = replace(record, '2026-11-12', '2026-11-13') WHERE case_id = :victim AND seq = 2`,
      'record 2',
    ],
    [
      'a changed record with its hash mended',
      `UPDATE guitu.case_event SET record = replace(record, '2026-11-12', '2026-11-13'), on_date = '2026-11-13',
         hash = ${HASH(`replace(record, '2026-11-12', '2026-11-13')`, 'prev')} WHERE case_id = :victim AND seq = 2`,
      'record 3',
    ],
    [
      'the last record changed, its hash and the head of the case mended',
      `WITH forged AS (UPDATE guitu.case_event SET record = replace(record, '2026-11-18', '2026-11-19'), on_date = '2026-11-19',
         hash = ${HASH(`replace(record, '2026-11-18', '2026-11-19')`, 'prev')} WHERE case_id = :victim AND seq = 4 RETURNING hash)
       UPDATE guitu."case" SET head = forged.hash FROM forged WHERE id = :victim`,
      'victim',
    ],
    ['a deleted record', 'DELETE FROM guitu.case_event WHERE case_id = :victim AND seq = 2', 'record 2'],
    [
      'an inserted record',
      `INSERT INTO guitu.case_event SELECT case_id, 5, gen_random_uuid(), type, on_date, at, proceeding, recorded, by_account, by_name, letter, record, hash, ${HASH('record', 'hash')}
       FROM guitu.case_event WHERE case_id = :victim AND seq = 4`,
      'record 5',
    ],
    [
      'two records swapped',
      `UPDATE guitu.case_event e SET record = o.record, type = o.type FROM guitu.case_event o
       WHERE e.case_id = :victim AND o.case_id = :victim AND ((e.seq = 2 AND o.seq = 3) OR (e.seq = 3 AND o.seq = 2))`,
      'record 2',
    ],
    ['a cut-off tail', 'DELETE FROM guitu.case_event WHERE case_id = :victim AND seq > 2', 'record 3'],
    [
      'a cut-off tail with version and head put back',
      `WITH cut AS (DELETE FROM guitu.case_event WHERE case_id = :victim AND seq = 4 RETURNING prev)
       UPDATE guitu."case" SET version = 3, head = cut.prev FROM cut WHERE id = :victim`,
      'victim',
    ],
    [
      'a column beside the record',
      `UPDATE guitu.case_event SET by_name = '别人' WHERE case_id = :victim AND seq = 3`,
      'record 3',
    ],
    ['the day in a column', `UPDATE guitu.case_event SET on_date = '2026-11-01' WHERE case_id = :victim AND seq = 3`, 'record 3'],
    ['changed facts', `UPDATE guitu."case" SET facts = facts || '{"kind":"parole"}' WHERE id = :victim`, 'record 0'],
    ['another person', `UPDATE guitu."case" SET person = gen_random_uuid() WHERE id = :victim`, 'record 0'],
    [
      'records moved from another case',
      `UPDATE guitu.case_event e SET record = o.record, hash = o.hash, prev = o.prev, id = gen_random_uuid() FROM guitu.case_event o
       WHERE e.case_id = :victim AND o.case_id = :other AND e.seq = o.seq AND e.seq = 2`,
      'record 2',
    ],
    [
      'a changed sealed value',
      `UPDATE guitu.sealed_value SET value = set_byte(value, 30, get_byte(value, 30) # 1) WHERE case_id = :victim AND seq = 3`,
      'record 3, note',
    ],
    [
      'a changed commitment',
      `UPDATE guitu.sealed_value SET commitment = sha256('x') WHERE case_id = :victim AND seq = 3`,
      'record 3, note',
    ],
    ['a removed sealed value', 'DELETE FROM guitu.sealed_value WHERE case_id = :victim AND seq = 3', 'record 3'],
    [
      'a whole case removed',
      'WITH gone AS (DELETE FROM guitu.case_event WHERE case_id = :victim), s AS (DELETE FROM guitu.sealed_value WHERE case_id = :victim) DELETE FROM guitu."case" WHERE id = :victim',
      'victim',
    ],
    ['a changed audit row', `UPDATE guitu.audit SET by_name = '别人' WHERE seq = 2`, 'audit, place 2'],
    ['a removed audit row', 'DELETE FROM guitu.audit WHERE seq = 2', 'audit, place 2'],
    [
      'an audit row slipped in',
      `INSERT INTO guitu.audit (at, by_name, act, object, object_id) VALUES (now(), 'x', 'case.read', 'case', :victim)`,
      'audit, row',
    ],
    ['a removed seal', 'DELETE FROM guitu.audit_seal WHERE place = 2', 'audit, place 2'],
    [
      'the tail of the audit cut off with its seals',
      'WITH seals AS (DELETE FROM guitu.audit_seal WHERE place >= 4) DELETE FROM guitu.audit WHERE seq >= 4',
      '',
    ],
  ])('%s', async (_what, sql, where) => {
    const report = await tamper(sql);
    expect(report.total).toBeGreaterThan(0);
    expect(report.findings[0]?.where).toContain(where === 'victim' ? victim : where);
    if (where.startsWith('record')) expect(report.findings[0]?.where).toContain(victim);
  });

  test('without the keys everything but the values themselves is still checked', async () => {
    const report = await verify({ database: ownerUrl });
    expect(report).toMatchObject({ total: 0, opened: false });
  });

  test('twenty single-byte changes all over the records are all found', async () => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    const { rows } = await client.query<{ seq: number; record: string }>(
      'SELECT seq, record FROM guitu.case_event WHERE case_id = $1',
      [victim],
    );
    let missed = 0;
    for (let n = 0; n < 20; n++) {
      const row = rows[n % rows.length];
      if (!row) throw new Error('the victim has records');
      const at = (n * 7919) % row.record.length;
      const changed = row.record.slice(0, at) + String.fromCharCode(row.record.charCodeAt(at) ^ 1) + row.record.slice(at + 1);
      await client.query('UPDATE guitu.case_event SET record = $3 WHERE case_id = $1 AND seq = $2', [victim, row.seq, changed]);
      if ((await look()).findings[0]?.where !== `case ${victim}, record ${row.seq}`) missed += 1;
      await client.query('UPDATE guitu.case_event SET record = $3 WHERE case_id = $1 AND seq = $2', [
        victim,
        row.seq,
        row.record,
      ]);
    }
    await client.end();
    expect(missed).toBe(0);
    expect((await look()).total).toBe(0);
  });
});
