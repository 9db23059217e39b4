import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { temporaryKeyRing } from '../keys/keys.ts';
import { CHAIN_START, type ChainRow, canonical, firstBreak, link } from './chain.ts';
import { openFields, SEALED_FACTS, sealFields } from './sealing.ts';

describe('canonical JSON', () => {
  test('does not depend on the order of keys, and reads back to the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
      }),
    );
  });

  test('leaves out what is undefined and refuses what is not JSON', () => {
    expect(canonical({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
    expect(() => canonical({ a: Number.NaN })).toThrow('cannot be recorded');
    expect(() => canonical({ a: () => 1 })).toThrow('cannot be recorded');
  });
});

describe('chain', () => {
  const opening = canonical({ case: 'c', facts: { kind: 'parole' } });
  const chain = (records: readonly string[]): ChainRow[] => {
    let prev = link(CHAIN_START, opening);
    return records.map((record, index) => {
      const row = { seq: index + 1, record, prev, hash: link(prev, record) };
      prev = row.hash;
      return row;
    });
  };
  const rows = chain(['{"n":1}', '{"n":2}', '{"n":3}']);
  const head = rows[2]?.hash ?? CHAIN_START;

  test('holds from the opening to the head, also without events', () => {
    expect(firstBreak(opening, rows, head)).toBeUndefined();
    expect(firstBreak(opening, [], link(CHAIN_START, opening))).toBeUndefined();
  });

  test.each<[string, number, readonly ChainRow[]]>([
    ['a changed record', 2, rows.map((row) => (row.seq === 2 ? { ...row, record: '{"n":9}' } : row))],
    [
      'a changed record with its own hash mended',
      3,
      rows.map((row) => (row.seq === 2 ? { ...row, record: 'x', hash: link(row.prev, 'x') } : row)),
    ],
    ['a deleted record', 2, rows.filter((row) => row.seq !== 2)],
    [
      'two records swapped',
      1,
      rows.map((row) => ({ ...row, record: row.seq === 1 ? '{"n":2}' : row.seq === 2 ? '{"n":1}' : row.record })),
    ],
    ['a cut-off tail', 3, rows.slice(0, 2)],
    ['a record added behind the head', 4, [...rows, { seq: 4, record: 'x', prev: head, hash: link(head, 'x') }]],
  ])('%s breaks it at place %i', (_what, place, changed) => {
    expect(firstBreak(opening, changed, head)).toBe(place);
  });

  test('another opening breaks it at place 1', () => {
    expect(firstBreak(`${opening} `, rows, head)).toBe(1);
  });
});

describe('sealed values', () => {
  const ring = temporaryKeyRing();
  const place = { caseId: 'c', seq: 0 };

  test('leave no trace in the record and come back whole', () => {
    const facts = {
      kind: 'parole',
      prohibition: { content: '不得进入网吧', from: '2026-01-01' },
      temporaryReleaseGround: 'medical',
    };
    const { data, rows } = sealFields(ring, place, facts, SEALED_FACTS);
    expect(JSON.stringify(data)).not.toMatch(/网吧|medical/);
    expect(openFields(ring, data, rows)).toEqual(facts);
    expect(facts.prohibition.content).toBe('不得进入网吧');
  });

  test('a deleted value leaves its field out; missing fields stay missing', () => {
    const { data, rows } = sealFields(ring, place, { hospital: '县医院', form: 'a' }, ['hospital', 'reason']);
    expect(rows).toHaveLength(1);
    expect(
      openFields(
        ring,
        data,
        rows.map((row) => ({ ...row, value: null })),
      ),
    ).toEqual({ form: 'a' });
  });

  test('equal values have different commitments', () => {
    const commit = () => sealFields(ring, place, { a: 'x' }, ['a']).rows[0]?.commitment.toString('hex');
    expect(commit()).not.toBe(commit());
  });
});
