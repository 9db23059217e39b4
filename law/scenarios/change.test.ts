import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

// Thursday 5 March 2026.
const active = aCase().onProbation().active('2026-03-05').term('2026-01-05', '2027-12-31');
const watched = active.set('promptly.REP-02', 3);
const moved = { change: 'home', happenedOn: '2026-03-12' };

describe('REP-02 a change is reported promptly', () => {
  it('REP-02-a from the day it happened; without a threshold it has no day', () => {
    expect(active.happened('change-reported', '2026-03-20', moved).explainOn('2026-03-20').line('REP-02')).toBe(
      'person 2026-03-12 → promptly met on 2026-03-20',
    );
  });
  it('REP-02-b a threshold moves off a Sunday, and its text says so in both languages', () => {
    // Thursday 12 March + 3 = Sunday the 15th: Monday the 16th.
    const reported = watched.happened('change-reported', '2026-03-16', moved).explainOn('2026-03-16');
    expect(reported.line('REP-02')).toBe('person 2026-03-12 → 2026-03-16 met on 2026-03-16');
    expect(reported.duty('REP-02').because).toEqual({
      zh: '2026年3月12日居所变化，次日起算第3日为3月15日，逢周末，顺延至3月16日。依据：实施办法 24。',
      en: '2026-03-12: home; day 3, counted from the next day, is 2026-03-15, a weekend, so it moves to 2026-03-16. Basis: 实施办法 24.',
    });
  });
  it('REP-02-c reported later it is late', () => {
    expect(watched.happened('change-reported', '2026-03-17', moved).explainOn('2026-03-17').line('REP-02')).toBe(
      'person 2026-03-12 → 2026-03-16 met-late on 2026-03-17',
    );
  });
  it('REP-02-d what the agency finds first is owed and shown until it is reported', () => {
    const found = watched.happened('change-noticed', '2026-03-17', moved);
    expect(found.explainOn('2026-03-17').line('REP-02')).toBe('person 2026-03-12 → 2026-03-16 overdue');
    expect(found.explainOn('2026-03-17').found('REP-02')).toEqual(['warning since 2026-03-12']);
    const told = found.happened('change-reported', '2026-03-18', moved).explainOn('2026-03-18');
    expect(told.line('REP-02')).toBe('person 2026-03-12 → 2026-03-16 met-late on 2026-03-18');
    expect(told.found('REP-02')).toEqual([]);
  });
  it('REP-02-e another change is another duty', () => {
    const both = watched
      .happened('change-noticed', '2026-03-17', moved)
      .happened('change-reported', '2026-03-18', { change: 'job', happenedOn: '2026-03-18' })
      .explainOn('2026-03-18');
    expect(both.lines('REP-02')).toEqual([
      'person 2026-03-12 → 2026-03-16 overdue',
      'person 2026-03-18 → 2026-03-23 met on 2026-03-18',
    ]);
  });
  it('REP-02-f reported before the agency writes it down it is one change', () => {
    const once = watched
      .happened('change-reported', '2026-03-13', moved)
      .happened('change-noticed', '2026-03-17', moved)
      .explainOn('2026-03-17');
    expect(once.found('REP-02')).toEqual([]);
    expect(once.lines('REP-02')).toEqual(['person 2026-03-12 → 2026-03-16 met on 2026-03-13']);
  });
  it('REP-02-g over the end of February it is counted in days', () => {
    // Friday 27 February + 3 = Monday 2 March.
    const late = aCase().onProbation().active('2026-02-02').set('promptly.REP-02', 3);
    const told = late.happened('change-reported', '2026-03-02', { change: 'family', happenedOn: '2026-02-27' });
    expect(told.explainOn('2026-03-02').line('REP-02')).toBe('person 2026-02-27 → 2026-03-02 met on 2026-03-02');
  });
});
