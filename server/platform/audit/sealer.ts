/**
 * The sealer: chains audit rows after they are committed. Chaining inside the act would make all acts of the county wait for each other;
 * chaining without a lock forks. One sealer at a time holds an advisory lock, and UNIQUE(prev) stands behind it.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';
import type { Database } from '../postgres/database.ts';

/** Key of the advisory lock; any constant of ours. */
const LOCK = 0x73_65_61_6c;
const BATCH = 2_000;
const GENESIS = Buffer.alloc(32);

interface UnsealedRow {
  seq: number;
  id: string;
  at: string;
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

/** Seals one batch, oldest rows first. Returns how many; 0 when none waits or another process is sealing. */
export function sealBatch(database: Database, clock: Clock): Promise<number> {
  return database.asSystem('audit-seal', async (tx) => {
    const { rows: locks } = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [LOCK]);
    if (!locks[0]?.mine) return 0;
    const { rows: lasts } = await tx.query<{ place: number; hash: Buffer }>(
      'SELECT place, hash FROM guitu.audit_seal ORDER BY place DESC LIMIT 1',
    );
    const { rows } = await tx.query<UnsealedRow>(
      `SELECT a.seq, a.id, (extract(epoch FROM a.at) * 1000000)::bigint::text AS at, a.account, a.by_name, a.act, a.object, a.object_id,
         a.detail::text AS detail, encode(a.head, 'hex') AS head, a.address, a.request_id
       FROM guitu.audit_unsealed u JOIN guitu.audit a ON a.seq = u.seq ORDER BY u.seq LIMIT $1`,
      [BATCH],
    );
    if (rows.length === 0) return 0;
    let prev = lasts[0]?.hash ?? GENESIS;
    const seals = rows.map((row, index) => {
      const place = (lasts[0]?.place ?? 0) + index + 1;
      const bytes = Buffer.from(JSON.stringify([place, ...Object.values(inOrder(row))]), 'utf8');
      const seal = { place, seq: row.seq, bytes, prev, hash: link(prev, bytes) };
      prev = seal.hash;
      return seal;
    });
    await tx.query(
      `INSERT INTO guitu.audit_seal (place, audit_seq, bytes, prev, hash, sealed_at)
       SELECT place, seq, bytes, prev, hash, $6 FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[]) AS s (place, seq, bytes, prev, hash)`,
      [
        seals.map((seal) => seal.place),
        seals.map((seal) => seal.seq),
        seals.map((seal) => seal.bytes),
        seals.map((seal) => seal.prev),
        seals.map((seal) => seal.hash),
        clock.now(),
      ],
    );
    await tx.query('DELETE FROM guitu.audit_unsealed WHERE seq = ANY ($1::bigint[])', [rows.map((row) => row.seq)]);
    return rows.length;
  });
}

/** SHA-256(prev ‖ byte length as 32 bits, big end first ‖ bytes). */
function link(prev: Buffer, bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return createHash('sha256').update(prev).update(length).update(bytes).digest();
}

/** The columns in the order the seal's bytes have them (see the comment on guitu.audit_seal.bytes). */
function inOrder(row: UnsealedRow) {
  const { seq, id, at, account, by_name, act, object, object_id, detail, head, address, request_id } = row;
  return { seq, id, at, account, by_name, act, object, object_id, detail, head, address, request_id };
}

/** Seals every second until stopped; a failure is logged and tried again at the next turn. */
export function startSealer(database: Database, clock: Clock, logger: Logger): { stop(): Promise<void> } {
  let turn: Promise<void> | undefined;
  const timer = setInterval(() => {
    turn ??= sealAll(database, clock)
      .catch((error: unknown) => logger.error({ err: error }, 'the audit could not be sealed; trying again'))
      .finally(() => {
        turn = undefined;
      });
  }, 1_000).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
      await sealAll(database, clock).catch((error: unknown) =>
        logger.error({ err: error }, 'the last rows of the audit stay unsealed'),
      );
    },
  };
}

async function sealAll(database: Database, clock: Clock): Promise<void> {
  while ((await sealBatch(database, clock)) > 0);
}
