import type { Clock } from '../clock.ts';
import type { Tx } from '../postgres/database.ts';
import type { KeyRing } from './keys.ts';

/**
 * Notes the ring's name in a new database; throws when the database was sealed with another ring. A ring made anew after the old one was lost
 * would otherwise go unnoticed until somebody opens an old file.
 */
export async function requireRing(tx: Tx, ring: Pick<KeyRing, 'fingerprint'>, path: string, clock: Clock): Promise<void> {
  const { rows } = await tx.query<{ fingerprint: string }>('SELECT fingerprint FROM guitu.key_ring');
  if (rows.length === 0) {
    await tx.query('INSERT INTO guitu.key_ring (fingerprint, since) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      ring.fingerprint,
      clock.now(),
    ]);
    return;
  }
  if (rows.some((row) => row.fingerprint === ring.fingerprint)) return;
  throw new Error(
    `${path} is not the key ring this database was sealed with (${rows.map((row) => row.fingerprint).join(', ')}): put the kept copy of that key file in its place.`,
  );
}
