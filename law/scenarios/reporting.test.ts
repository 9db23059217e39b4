import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const medical = aCase().onTemporaryRelease('medical');
const march = medical.registered('2026-03-10');

describe('REP-04 the body condition is reported every month', () => {
  it('REP-04-a counts from registration', () => {
    // 10 March + 1 month = Friday 10 April.
    expect(march.explainOn('2026-04-10').line('REP-04')).toBe('person 2026-03-10 → 2026-04-10 open');
  });
  it('REP-04-b from the last day of January it is due on the last day of February', () => {
    // 28 February 2026 is a Saturday worked in exchange: it stays.
    expect(medical.registered('2026-01-31').explainOn('2026-02-28').line('REP-04')).toBe('person 2026-01-31 → 2026-02-28 open');
  });
  it('REP-04-c due in the National Day holiday moves to 8 October', () => {
    expect(medical.registered('2026-09-02').explainOn('2026-10-08').line('REP-04')).toBe('person 2026-09-02 → 2026-10-08 open');
  });
  it('REP-04-d missed is overdue', () => {
    expect(march.explainOn('2026-04-11').line('REP-04')).toBe('person 2026-03-10 → 2026-04-10 overdue');
  });
  it('REP-04-e the next one counts from the day the last was really done, late or early', () => {
    // Done on 13 April (a Monday): the next is due on 13 May. Done on 20 March: 20 April.
    expect(march.happened('health-reported', '2026-04-13').explainOn('2026-04-13').lines('REP-04')).toEqual([
      'person 2026-03-10 → 2026-04-10 met-late on 2026-04-13',
      'person 2026-04-13 → 2026-05-13 open',
    ]);
    expect(march.happened('health-reported', '2026-03-20').explainOn('2026-03-20').lines('REP-04')).toEqual([
      'person 2026-03-10 → 2026-04-10 met on 2026-03-20',
      'person 2026-03-20 → 2026-04-20 open',
    ]);
  });
  it('REP-04-f done on the day of registration it is the earlier occurrence, and one round is open', () => {
    expect(march.happened('health-reported', '2026-03-10').explainOn('2026-03-11').lines('REP-04')).toEqual([
      'person 2026-03-10 → 2026-04-10 open',
    ]);
  });
  it('REP-04-g two reports on one day are one', () => {
    const twice = march
      .happened('health-reported', '2026-04-01', { hospital: 'a' })
      .happened('health-reported', '2026-04-01', { hospital: 'b' });
    // 1 April + 1 month = 1 May, off until the 5th: Wednesday 6 May.
    expect(twice.explainOn('2026-04-02').lines('REP-04')).toEqual([
      'person 2026-03-10 → 2026-04-10 met on 2026-04-01',
      'person 2026-04-01 → 2026-05-06 open',
    ]);
  });
  it('REP-04-h waits in custody and moves by the days in it', () => {
    // Due 10 April; in custody from the 1st until the 11th, 10 days: Monday 20 April.
    const held = march.inCustody('2026-04-03', '2026-04-01');
    expect(held.explainOn('2026-04-10').line('REP-04')).toBe('person 2026-03-10 → 2026-04-10 paused');
    expect(held.outOfCustody('2026-04-11').explainOn('2026-04-20').line('REP-04')).toBe('person 2026-03-10 → 2026-04-20 open');
  });
  it('REP-04-i what was overdue before custody stays overdue', () => {
    const held = march.inCustody('2026-04-20');
    expect(held.explainOn('2026-04-21').line('REP-04')).toBe('person 2026-03-10 → 2026-04-10 overdue');
  });
  it('REP-04-j is not owed on probation', () => {
    expect(aCase().onProbation().registered('2026-03-10').explainOn('2026-06-10').lines('REP-04')).toEqual([]);
  });
  it('REP-04-k nothing opens after the term, and what is open is lifted', () => {
    const answer = march.term('2026-03-01', '2026-04-05').happened('health-reported', '2026-04-05').explainOn('2026-04-06');
    expect(answer.lines('REP-04')).toEqual([
      'person 2026-03-10 → 2026-04-10 met on 2026-04-05',
      'person 2026-04-05 → 2026-05-06 lifted',
    ]);
  });
});

describe('REP-05 medical release is re-examined every three months', () => {
  it('REP-05-a counts from registration', () => {
    expect(march.explainOn('2026-06-10').line('REP-05')).toBe('person 2026-03-10 → 2026-06-10 open');
  });
  it('REP-05-b from 30 November it is due at the end of February, moved off a Sunday', () => {
    // 30 November + 3 months = 28 February 2027, a Sunday: Monday 1 March, provisionally.
    const duty = medical.registered('2026-11-30').explainOn('2026-12-01').duty('REP-05');
    expect(duty).toMatchObject({ due: '2027-03-01', provisional: true, status: 'open' });
  });
  it('REP-05-c missed is overdue, and the next counts from the day it was done', () => {
    expect(march.explainOn('2026-06-11').line('REP-05')).toBe('person 2026-03-10 → 2026-06-10 overdue');
    // 22 June + 3 months = Tuesday 22 September.
    expect(march.happened('re-examined', '2026-06-22').explainOn('2026-06-22').lines('REP-05')).toEqual([
      'person 2026-03-10 → 2026-06-10 met-late on 2026-06-22',
      'person 2026-06-22 → 2026-09-22 open',
    ]);
  });
  it('REP-05-d is not owed by those released for another ground', () => {
    const nursing = aCase().onTemporaryRelease('pregnancy-nursing').registered('2026-03-10').explainOn('2026-03-10');
    expect(nursing.lines('REP-05')).toEqual([]);
    expect(nursing.lines('REP-07')).toEqual([]);
    expect(nursing.lines('REP-04')).toEqual(['person 2026-03-10 → 2026-04-10 open']);
  });
});

describe('REP-06 a longer interval needs the right approver', () => {
  const extended = (months: number, approvedBy?: string, what = 're-examination') =>
    march.happened('interval-extended', '2026-04-01', { what, months, ...(approvedBy ? { approvedBy } : {}) });
  it('REP-06-a two months more, from the next higher agency, are added to the three', () => {
    // 10 March + 5 months = Monday 10 August.
    const answer = extended(2, 'higher').explainOn('2026-08-10');
    expect(answer.line('REP-05')).toBe('person 2026-03-10 → 2026-08-10 open');
    expect(answer.found('REP-06')).toEqual([]);
  });
  it('REP-06-b one month more on the county’s own approval is a breach, and the day follows it all the same', () => {
    // 10 March + 1 + 1 months = 10 May, a Sunday: Monday the 11th.
    const answer = extended(1, 'county', 'health-report').explainOn('2026-05-11');
    expect(answer.line('REP-04')).toBe('person 2026-03-10 → 2026-05-11 open');
    expect(answer.found('REP-06')).toEqual(['breach since 2026-04-01']);
  });
  it('REP-06-c three months more are for the province', () => {
    expect(extended(3, 'higher').explainOn('2026-04-01').found('REP-06')).toEqual(['breach since 2026-04-01']);
    expect(extended(3, 'province').explainOn('2026-04-01').found('REP-06')).toEqual([]);
  });
  it('REP-06-d one interval extended leaves the other alone', () => {
    const answer = extended(2, 'higher').explainOn('2026-04-01');
    expect(answer.line('REP-04')).toBe('person 2026-03-10 → 2026-04-10 open');
  });
  it('REP-06-e missed beyond the longer interval is overdue', () => {
    expect(extended(2, 'higher').explainOn('2026-08-11').line('REP-05')).toBe('person 2026-03-10 → 2026-08-10 overdue');
  });
  it('REP-06-f a decision made after a round was done says nothing about that round', () => {
    const answer = march.happened('re-examined', '2026-06-12').happened('interval-extended', '2026-06-15', {
      what: 're-examination',
      months: 2,
      approvedBy: 'higher',
    });
    // The first round stays due on 10 June, and late; the second has five months: 12 November, a Thursday.
    expect(answer.explainOn('2026-06-20').lines('REP-05')).toEqual([
      'person 2026-03-10 → 2026-06-10 met-late on 2026-06-12',
      'person 2026-06-12 → 2026-11-12 open',
    ]);
  });
});

describe('REP-07 the agency reviews every three months', () => {
  it('REP-07-a counts from registration', () => {
    expect(march.explainOn('2026-06-10').line('REP-07')).toBe('county-agency 2026-03-10 → 2026-06-10 open');
  });
  it('REP-07-b due in the Labour Day holiday moves to 6 May', () => {
    // 3 February + 3 months = 3 May; 1 to 5 May are off.
    expect(medical.registered('2026-02-03').explainOn('2026-05-06').line('REP-07')).toBe(
      'county-agency 2026-02-03 → 2026-05-06 open',
    );
  });
  it('REP-07-c missed is overdue; done, the next counts from that day', () => {
    expect(march.explainOn('2026-06-11').line('REP-07')).toBe('county-agency 2026-03-10 → 2026-06-10 overdue');
    expect(march.happened('agency-review-made', '2026-06-10').explainOn('2026-06-10').lines('REP-07')).toEqual([
      'county-agency 2026-03-10 → 2026-06-10 met on 2026-06-10',
      'county-agency 2026-06-10 → 2026-09-10 open',
    ]);
  });
  it('REP-07-d custody does not pause what the agency owes', () => {
    expect(march.inCustody('2026-04-01').explainOn('2026-06-11').line('REP-07')).toBe(
      'county-agency 2026-03-10 → 2026-06-10 overdue',
    );
  });
});
