/** The audit: its chain, its rows against the bytes sealed, the heads it remembers of every case, and the checkpoints kept outside. */
import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { type Counts, chainHash, type Findings } from './findings.ts';

const PAGE = 10_000;

interface SealRow {
  place: string;
  audit_seq: string;
  bytes: Buffer;
  prev: Buffer;
  hash: Buffer;
  id: string | null;
  micros: string | null;
  account: string | null;
  by_name: string;
  act: string;
  object: string;
  object_id: string;
  detail: string;
  head: string | null;
  address: string | null;
  request_id: string | null;
}

/** Follows the chain of seals from place 1 and compares every row with what was sealed. Returns hashes of the places asked for. */
export async function verifyAudit(
  client: Client,
  findings: Findings,
  counts: Counts,
  wanted: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const hashes = new Map<number, string>();
  let prev = Buffer.alloc(32);
  let place = 0;
  for (;;) {
    const { rows } = await client.query<SealRow>(
      `SELECT s.place, s.audit_seq, s.bytes, s.prev, s.hash, a.id, (extract(epoch FROM a.at) * 1000000)::bigint::text AS micros, a.account,
         a.by_name, a.act, a.object, a.object_id, a.detail::text AS detail, encode(a.head, 'hex') AS head, a.address, a.request_id
       FROM guitu.audit_seal s LEFT JOIN guitu.audit a ON a.seq = s.audit_seq WHERE s.place > $1 ORDER BY s.place LIMIT ${PAGE}`,
      [place],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      place += 1;
      const where = `audit, place ${place}`;
      if (Number(row.place) !== place) {
        findings.add(where, '封存缺失', 'the seal is missing');
        return hashes;
      }
      if (!row.prev.equals(prev) || !chainHash(prev, row.bytes).equals(row.hash)) {
        findings.add(where, '封存链断裂', 'the seal does not follow from the one before');
        return hashes;
      }
      if (row.id === null) findings.add(where, `审计记录 ${row.audit_seq} 缺失`, `row ${row.audit_seq} of the audit is missing`);
      else if (!sealedBytes(place, row).equals(row.bytes)) {
        findings.add(where, `审计记录 ${row.audit_seq} 已被改动`, `row ${row.audit_seq} of the audit was changed`);
      }
      prev = row.hash as Buffer<ArrayBuffer>; // pg gives plain buffers
      if (wanted.has(place)) hashes.set(place, row.hash.toString('hex'));
    }
    counts.auditRows = place;
  }
  await verifyQueue(client, findings, counts);
  return hashes;
}

function sealedBytes(place: number, row: SealRow): Buffer {
  const { id, micros, account, by_name, act, object, object_id, detail, head, address, request_id } = row;
  const columns = [
    place,
    Number(row.audit_seq),
    id,
    micros,
    account,
    by_name,
    act,
    object,
    object_id,
    detail,
    head,
    address,
    request_id,
  ];
  return Buffer.from(JSON.stringify(columns), 'utf8');
}

/** Rows not yet sealed must wait in the queue: a row in neither place was slipped in or had its seal removed. */
async function verifyQueue(client: Client, findings: Findings, counts: Counts): Promise<void> {
  const { rows } = await client.query<{ seq: string; waits: boolean }>(
    `SELECT a.seq, u.seq IS NOT NULL AS waits FROM guitu.audit a LEFT JOIN guitu.audit_unsealed u USING (seq)
     WHERE NOT EXISTS (SELECT 1 FROM guitu.audit_seal s WHERE s.audit_seq = a.seq) ORDER BY a.seq`,
  );
  counts.unsealedAuditRows = rows.length;
  for (const row of rows) {
    if (!row.waits) findings.add(`audit, row ${row.seq}`, '没有封存', 'has no seal and does not wait for one');
  }
}

/** The audit remembers the head of a case after every act: a chain that was cut back no longer has it, whatever the case row says. */
export async function verifyHeads(client: Client, findings: Findings): Promise<void> {
  const { rows: cut } = await client.query<{ seq: string; object_id: string }>(
    `SELECT a.seq, a.object_id FROM guitu.audit a
     WHERE a.object = 'case' AND a.head IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM guitu.case_event e WHERE e.case_id = a.object_id::uuid AND (e.hash = a.head OR (e.seq = 1 AND e.prev = a.head)))
       AND NOT EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = a.object_id::uuid AND c.head = a.head)
     ORDER BY a.seq`,
  );
  for (const row of cut) {
    findings.add(
      `case ${row.object_id}`,
      `审计记录 ${row.seq} 所记的链尾已不在链上：记录被截去`,
      `its chain no longer has the head that row ${row.seq} of the audit remembers: records were cut off`,
    );
  }
  const { rows: unknown } = await client.query<{ id: string }>(
    `SELECT c.id FROM guitu."case" c
     WHERE NOT EXISTS (SELECT 1 FROM guitu.audit a WHERE a.object = 'case' AND a.object_id = c.id::text AND a.head = c.head) ORDER BY c.id`,
  );
  for (const row of unknown) {
    findings.add(`case ${row.id}`, '链尾没有对应的审计记录', 'no row of the audit knows the head of its chain');
  }
}

export interface Checkpoint {
  readonly at: string;
  readonly place: number;
  readonly hash: string;
}

/** Checkpoints noted outside the database; none when there is no file. */
export function readCheckpoints(path: string): Checkpoint[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Checkpoint); // a line that is none has no place and is reported as missing
}

export function verifyCheckpoints(
  checkpoints: readonly Checkpoint[],
  hashes: ReadonlyMap<number, string>,
  findings: Findings,
): void {
  for (const { at, place, hash } of checkpoints) {
    if (hashes.get(place) !== hash) {
      findings.add(`audit, place ${place}`, `与 ${at} 的检查点不符`, `is not what the checkpoint of ${at} noted`);
    }
  }
}
