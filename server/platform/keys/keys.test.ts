import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyRing, normalise, openKeyRing, ringPath, temporaryKeyRing } from './keys.ts';

const place = { table: 'person', row: '018f', column: 'id_number' };

describe('key ring', () => {
  test('is made once, readable by its owner alone, and read again afterwards', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guitu-keys-'));
    const first = await openKeyRing(folder);
    expect(first.made).toBe(true);
    expect((await stat(ringPath(folder))).mode & 0o777).toBe(0o600);
    const second = await openKeyRing(folder);
    expect(second.made).toBe(false);
    expect(second.ring.fingerprint).toBe(first.ring.fingerprint);
    expect(second.ring.open(place, first.ring.seal(place, '990101199001010011'))).toBe('990101199001010011');
  });

  test('is one ring when several processes start together', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guitu-keys-'));
    const opened = await Promise.all(Array.from({ length: 8 }, () => openKeyRing(folder)));
    expect(opened.filter(({ made }) => made)).toHaveLength(1);
    expect(new Set(opened.map(({ ring }) => ring.fingerprint)).size).toBe(1);
    expect((await openKeyRing(folder)).ring.fingerprint).toBe(opened[0]?.ring.fingerprint);
    expect(await readdir(join(folder, 'keys'))).toEqual(['ring.json']);
  });

  test('a damaged ring stops the program instead of being replaced', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guitu-keys-'));
    await openKeyRing(folder);
    await writeFile(ringPath(folder), '{"format":"guitu.keys/1"}');
    await expect(openKeyRing(folder)).rejects.toThrow('is not a key ring');
  });

  test('values sealed before a rotation still open, and new ones name the new key', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guitu-keys-'));
    const { ring: before } = await openKeyRing(folder);
    const old = before.seal(place, '永丰县恩江镇');
    const file = JSON.parse(await readFile(ringPath(folder), 'utf8'));
    const after = keyRing({ ...file, fields: { ...file.fields, 2: Buffer.alloc(32, 7).toString('base64') } });
    expect(after.open(place, old)).toBe('永丰县恩江镇');
    const fresh = after.seal(place, '永丰县恩江镇');
    expect(fresh.readUInt32BE(1)).toBe(2);
    expect(() => before.open(place, fresh)).toThrow('which is not on this ring');
  });
});

describe('sealed field', () => {
  const ring = temporaryKeyRing();

  test('opens to what was sealed, whatever it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (plain) => ring.open(place, ring.seal(place, plain)) === plain));
  });

  test('does not open in another row, column or table, nor with a changed byte', () => {
    const value = ring.seal(place, 'secret');
    expect(() => ring.open({ ...place, row: '018e' }, value)).toThrow();
    expect(() => ring.open({ ...place, column: 'phone' }, value)).toThrow();
    expect(() => ring.open({ ...place, table: 'case' }, value)).toThrow();
    for (let at = 0; at < value.length; at++) {
      const changed = Buffer.from(value);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => ring.open(place, changed)).toThrow();
    }
  });

  test('the same text never gives the same bytes, and no byte of it shows', () => {
    const plain = '990101199001010011';
    expect(ring.seal(place, plain)).not.toEqual(ring.seal(place, plain));
    expect(ring.seal(place, plain).includes(plain)).toBe(false);
  });
});

describe('blind index', () => {
  const ring = temporaryKeyRing();

  test('finds the same number however it was typed', () => {
    expect(normalise('９９０１０１ 19900101-001x')).toBe('99010119900101001X');
    expect(ring.blindIndex('id-number', '９９０１０１19900101001x')).toEqual(
      ring.blindIndex('id-number', ' 990101-19900101001X '),
    );
  });

  test('differs by field, by value and by ring', () => {
    const index = ring.blindIndex('id-number', '13800000000');
    expect(ring.blindIndex('phone', '13800000000')).not.toEqual(index);
    expect(ring.blindIndex('id-number', '13800000001')).not.toEqual(index);
    expect(temporaryKeyRing().blindIndex('id-number', '13800000000')).not.toEqual(index);
  });
});
