import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../tests/postgres.ts';
import { audit } from './audit.ts';
import { sealBatch } from './sealer.ts';

const { database, asOwner, clock } = await testDatabase();
const system = { account: null, name: '系统' } as const;

async function write(detail: Record<string, unknown>): Promise<void> {
  await database.asSystem('test', (tx) => audit(tx, system, { act: 'case.read', object: 'case', id: randomUUID(), detail }));
}

describe('the audit', () => {
  it('chains rows in the order of sealing, each from the bytes stored', async () => {
    await write({ n: 1, why: '核对“身份”' });
    await write({ n: 2 });
    expect(await sealBatch(database, clock)).toBe(2);
    await write({ n: 3 });
    expect(await sealBatch(database, clock)).toBe(1);
    expect(await sealBatch(database, clock)).toBe(0);
    const seals = await asOwner<{ place: number; bytes: Buffer; prev: Buffer; hash: Buffer }>(
      'SELECT place, bytes, prev, hash FROM guitu.audit_seal ORDER BY place',
    );
    let prev: Buffer = Buffer.alloc(32);
    for (const seal of seals) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(seal.bytes.length);
      expect(seal.prev.equals(prev)).toBe(true);
      expect(
        createHash('sha256')
          .update(Buffer.concat([prev, length, seal.bytes]))
          .digest()
          .equals(seal.hash),
      ).toBe(true);
      prev = seal.hash;
    }
    expect(seals).toHaveLength(3);
  });

  it('does not fork when many seal at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => write({ n })));
    await Promise.all(Array.from({ length: 6 }, () => sealBatch(database, clock)));
    while ((await sealBatch(database, clock)) > 0);
    const [counts] = await asOwner(`SELECT (SELECT count(*) FROM guitu.audit) = (SELECT count(*) FROM guitu.audit_seal) AS whole,
      (SELECT max(place) FROM guitu.audit_seal) = (SELECT count(*) FROM guitu.audit_seal) AS gapless`);
    expect(counts).toEqual({ whole: true, gapless: true });
  });

  it('is never changed, not even by the owner', async () => {
    await expect(asOwner(`UPDATE guitu.audit SET by_name = 'x'`)).rejects.toThrow('append-only');
    await expect(asOwner('DELETE FROM guitu.audit_seal')).rejects.toThrow('append-only');
    await expect(asOwner('TRUNCATE guitu.audit CASCADE')).rejects.toThrow('append-only');
    await expect(database.asSystem('test', (tx) => tx.query(`UPDATE guitu.audit SET by_name = 'x'`))).rejects.toThrow(
      'permission denied',
    );
  });
});
