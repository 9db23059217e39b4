import { describe, expect, it } from 'vitest';
import { DaytimeSchema, minuteOf, overlaps, partsOf, sayMinute, without } from './daytime.ts';

describe('a time of day', () => {
  it.each(['00:00', '08:30', '23:59'])('%s is one', (text) => expect(DaytimeSchema.safeParse(text).success).toBe(true));
  it.each(['24:00', '8:30', '08:60', '08:30:00', '', 'noon'])('%s is none', (text) =>
    expect(DaytimeSchema.safeParse(text).success).toBe(false),
  );
  it('is a minute and back', () => {
    expect(minuteOf('08:30')).toBe(510);
    expect(sayMinute(510)).toBe('08:30');
    expect(sayMinute(0)).toBe('00:00');
  });
});

describe('a stretch from begin to end', () => {
  it('of one day', () => expect(partsOf('08:00', '17:30')).toEqual({ today: [480, 1050], tomorrow: undefined }));
  it('over midnight takes both days', () =>
    expect(partsOf('22:00', '06:00')).toEqual({ today: [1320, 1440], tomorrow: [0, 360] }));
  it('to midnight takes none of the next', () =>
    expect(partsOf('22:00', '00:00')).toEqual({ today: [1320, 1440], tomorrow: undefined }));
  it('from a time to itself is a whole day', () =>
    expect(partsOf('06:00', '06:00')).toEqual({ today: [360, 1440], tomorrow: [0, 360] }));
});

describe('what is free', () => {
  it('stretches that only touch do not overlap', () => {
    expect(overlaps([0, 10], [10, 20])).toBe(false);
    expect(overlaps([0, 11], [10, 20])).toBe(true);
  });
  it('is what is left of the open hours', () => {
    expect(
      without(
        [
          [510, 720],
          [840, 1050],
        ],
        [[600, 900]],
      ),
    ).toEqual([
      [510, 600],
      [900, 1050],
    ]);
    expect(without([[510, 720]], [[0, 1440]])).toEqual([]);
    expect(without([[510, 720]], [])).toEqual([[510, 720]]);
    expect(
      without(
        [[510, 720]],
        [
          [560, 600],
          [580, 640],
        ],
      ),
    ).toEqual([
      [510, 560],
      [640, 720],
    ]);
  });
});
