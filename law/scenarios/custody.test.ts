import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const active = aCase().onTemporaryRelease('self-care').active('2026-03-02').term('2026-01-01', '2027-12-31');

describe('CHECK-04 the agency is told of custody within 3 days', () => {
  it('CHECK-04-a three days later is in time', () => {
    expect(active.inCustody('2026-03-12', '2026-03-09').explainOn('2026-03-12').found('CHECK-04')).toEqual([]);
  });
  it('CHECK-04-b over the end of a month', () => {
    // 27 February + 3 = 2 March.
    expect(active.inCustody('2026-03-02', '2026-02-27').explainOn('2026-03-02').found('CHECK-04')).toEqual([]);
  });
  it('CHECK-04-c four days later is noted, against nobody under supervision', () => {
    expect(active.inCustody('2026-03-13', '2026-03-09').explainOn('2026-03-13').found('CHECK-04')).toEqual([
      'notice since 2026-03-13',
    ]);
  });
  it('CHECK-04-d what the person owes waits from the day of the decision, even before anybody was told', () => {
    // Due 2 April; in custody from 30 March, told on 7 April.
    const told = active.inCustody('2026-04-07', '2026-03-30');
    expect(told.explainOn('2026-04-07').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 paused');
    // On 3 April nobody knew: it read as overdue then.
    expect(told.explainOn('2026-04-03').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 overdue');
  });
  it('CHECK-04-e afterwards its day moves by the days in custody, and off a day off', () => {
    // Due Thursday 2 April; 30 March to 8 April are 9 days: Saturday 11 April, so Monday the 13th.
    const free = active.inCustody('2026-03-30').outOfCustody('2026-04-08');
    expect(free.explainOn('2026-04-13').line('REP-04')).toBe('person 2026-03-02 → 2026-04-13 open');
    expect(free.explainOn('2026-04-14').line('REP-04')).toBe('person 2026-03-02 → 2026-04-13 overdue');
    expect(free.explainOn('2026-04-13').duty('REP-04').counting.restedDays).toBe(9);
  });
  it('CHECK-04-f two stays in custody add up', () => {
    // Due 2 April; 3 days from 23 to 26 March: Sunday 5 April, so Tuesday the 7th after Qingming; 4 days from 1 to 5 April: Saturday the 11th, Monday the 13th.
    const twice = active.inCustody('2026-03-23').outOfCustody('2026-03-26').inCustody('2026-04-01').outOfCustody('2026-04-05');
    expect(twice.explainOn('2026-04-06').line('REP-04')).toBe('person 2026-03-02 → 2026-04-13 open');
  });
  it('CHECK-04-g custody ended before a duty opened does not touch it', () => {
    const answer = active
      .inCustody('2026-03-03')
      .outOfCustody('2026-03-05')
      .happened('health-reported', '2026-03-09')
      .explainOn('2026-03-09');
    expect(answer.lines('REP-04').at(-1)).toBe('person 2026-03-09 → 2026-04-09 open');
  });
  it('CHECK-04-h custody changes no state', () => {
    expect(active.inCustody('2026-03-30').explainOn('2026-03-30').state).toBe('active');
  });
});
