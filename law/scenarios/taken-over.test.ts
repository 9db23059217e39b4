import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

// A history that began in another county and was taken over on 2 March 2026 (contract §3.7).
const before = aCase().onProbation().term('2025-01-01', '2026-12-31').effective('2025-01-01').registered('2025-01-08');
const taken = before.takenOver('2026-03-02', 'active', 'ordinary');

describe('REG-02 a record that began elsewhere', () => {
  it('REG-02-a sets the state and the grade it names', () => {
    const answer = taken.explainOn('2026-03-02');
    expect(answer.state).toBe('active');
    expect(answer.explanation.grade).toBe('ordinary');
  });
  it('REG-02-b what was due before it and is not recorded is lifted', () => {
    const answer = taken.explainOn('2026-03-02');
    expect(answer.line('DOC-01', 'notify')).toBe('decision-organ 2025-01-01 → 2025-01-06 lifted');
    expect(answer.duty('DOC-01', 'notify').lifted?.en).toBe('before this record began');
  });
  it('REG-02-c what started before it without a day is lifted too', () => {
    const answer = taken.explainOn('2026-03-02');
    for (const rule of ['REG-03', 'REG-05', 'REG-06', 'CLS-01']) expect(answer.duty(rule).status).toBe('lifted');
  });
  it('REG-02-d what was done stands as it was', () => {
    expect(taken.explainOn('2026-03-02').line('RPT-01')).toBe('person 2025-01-01 → 2025-01-13 met on 2025-01-08');
  });
  it('REG-02-e nothing of it makes a finding', () => {
    const answer = aCase()
      .term('2025-01-01', '2026-12-31')
      .effective('2025-01-01')
      .takenOver('2026-03-02')
      .explainOn('2026-03-02');
    expect(answer.explanation.findings.filter(({ severity }) => severity === 'breach' || severity === 'warning')).toEqual([]);
    expect(answer.lines('RPT-03')).toEqual(['county-agency 2025-01-14 → 2025-01-14 lifted']);
  });
  it('REG-02-f what falls due afterwards is owed', () => {
    // Effective 24 February + 10 = Friday 6 March, after the record began.
    const fresh = aCase().effective('2026-02-24').takenOver('2026-03-02', 'expected');
    expect(fresh.explainOn('2026-03-02').line('RPT-01')).toBe('person 2026-02-24 → 2026-03-06 open');
    expect(fresh.explainOn('2026-03-09').state).toBe('overdue');
  });
  it.each(['expected', 'overdue', 'registered', 'active', 'revocation-pending', 'transfer-in-transit', 'fugitive'])(
    'REG-02-g takes over %s',
    (state) => {
      expect(aCase().takenOver('2026-03-02', state).explainOn('2026-03-02').state).toBe(state);
    },
  );
  it('REG-02-h an overdue person taken over is still to be searched for', () => {
    expect(aCase().takenOver('2026-03-02', 'overdue').explainOn('2026-03-02').found('RPT-03')).toEqual(['breach']);
  });
});

describe('recurring duties of a record that began elsewhere', () => {
  const released = aCase().onTemporaryRelease('medical').term('2025-01-01', '2027-12-31');
  it('REP-04-l count from the day it was taken over', () => {
    // 2 March + 1 month = Thursday 2 April.
    expect(released.takenOver('2026-03-02').explainOn('2026-03-02').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 open');
  });
  it('REP-04-m or from the last one really done before', () => {
    const reported = released.happened('health-reported', '2026-02-24').takenOver('2026-03-02');
    expect(reported.explainOn('2026-03-02').line('REP-04')).toBe('person 2026-02-24 → 2026-03-24 open');
  });
  it('REP-04-n one that fell due before it is lifted, and counting begins anew', () => {
    const long = released.happened('health-reported', '2025-11-03').takenOver('2026-03-02');
    expect(long.explainOn('2026-03-02').lines('REP-04')).toEqual([
      'person 2025-11-03 → 2025-12-03 lifted',
      'person 2026-03-02 → 2026-04-02 open',
    ]);
  });
  it('REP-05-e, REP-07-e the other recurring duties too', () => {
    const answer = released.takenOver('2026-03-02').explainOn('2026-03-02');
    expect(answer.line('REP-05')).toBe('person 2026-03-02 → 2026-06-02 open');
    expect(answer.line('REP-07')).toBe('county-agency 2026-03-02 → 2026-06-02 open');
  });
});
