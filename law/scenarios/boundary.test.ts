import { describe, expect, it } from 'vitest';
import { isBeyondBorder, isLeaving, KINDS_OF_PLACE, kindOfPlace } from '../corrections/boundary.ts';
import { aCase } from './a-case.ts';

describe('LEAVE-01 what counts as leaving', () => {
  it.each([
    // home, destination, leaving?
    ['360802', '360803', false, 'two urban districts of one city'],
    ['360825', '360802', true, 'a county and an urban district of its city'],
    ['360825', '360825', false, 'within the county'],
    ['360881', '360802', true, 'a county-level city and an urban district'],
    ['110101', '110119', false, 'two districts of a municipality'],
    ['500103', '500151', false, 'two districts of a municipality, one of the later numbers'],
    ['500103', '500229', true, 'a district and a county of a municipality'],
    ['422801', '422802', true, 'two county-level cities of one autonomous prefecture'],
    ['532501', '532503', true, 'two county-level cities of another'],
    ['429004', '429005', true, 'two cities directly under the province'],
    ['441900', '441900', false, 'a city without districts'],
    ['360802', '360800', true, 'a whole city: nobody can say where in it'],
  ])('%s → %s is leaving: %s (%s)', (home, destination, leaving) => {
    expect(isLeaving(home, destination)).toBe(leaving);
    expect(isLeaving(destination, home)).toBe(leaving);
  });

  it('says what kind of place a code is, in both languages', () => {
    expect(kindOfPlace('110101')?.words.en).toBe('District of a municipality');
    expect(kindOfPlace('422801')?.words.zh).toBe('地区、自治州、盟的县级市');
    expect(kindOfPlace('360000')).toBeUndefined();
    expect(new Set(KINDS_OF_PLACE.map(({ words }) => words.zh)).size).toBe(KINDS_OF_PLACE.length);
  });

  it('a request that needs no leave is noted, and not refused', () => {
    const home = aCase().facts({ county: '360802' }).active('2026-01-05');
    const within = { from: '2026-03-10', to: '2026-03-12', destination: '360803' };
    expect(home.happened('leave-requested', '2026-03-02', within).explainOn('2026-03-02').found('LEAVE-01')).toEqual([
      'notice since 2026-03-02',
    ]);
    expect(home.doing('2026-03-02', 'request-leave', ['officer'], within)).toBe('made leave-requested');
  });
});

describe('EXIT-01 there is no leave beyond the border', () => {
  it.each(['710000', '810000', '820000'])('%s', (destination) => {
    expect(isBeyondBorder(destination)).toBe(true);
    expect(
      aCase().active('2026-01-05').doing('2026-03-02', 'request-leave', ['officer'], {
        from: '2026-03-10',
        to: '2026-03-12',
        destination,
      }),
    ).toBe('refused by EXIT-01');
  });
});
