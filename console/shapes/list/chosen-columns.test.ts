import { describe, expect, it } from 'vitest';
import { chosenColumns, moveKey } from './chosen-columns.ts';

const columns = [{ key: 'a' }, { key: 'b', extra: true }, { key: 'c' }, { key: 'acts', fixed: true }] as const;
const keys = (kept?: readonly string[] | null) => chosenColumns(columns, kept).map(({ key }) => key);

describe('the columns of a list', () => {
  it('come without the extra ones', () => expect(keys(null)).toEqual(['a', 'c', 'acts']));
  it('are what the account keeps, in its order', () => expect(keys(['b', 'a'])).toEqual(['b', 'a', 'acts']));
  it('leave out what is gone, and are never none', () => {
    expect(keys(['gone', 'c'])).toEqual(['c', 'acts']);
    expect(keys(['gone'])).toEqual(['a', 'c', 'acts']);
  });
  it('move by one place and stop at the ends', () => {
    expect(moveKey(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveKey(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(moveKey(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(moveKey(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });
});
