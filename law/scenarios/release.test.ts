import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const COUNTY = ['county-examiner'] as const;
// 31 December 2026 is a Thursday. 45 days before it is 16 November, 30 days before it Tuesday 1 December.
const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2026-12-31');
// 4 October 2026 is a Sunday in the National Day holiday. 45 days before it is 20 August, 30 days before it Friday 4 September.
const october = active.term('2026-01-01', '2026-10-04');

describe('REL-01 the personal summary, thirty days before the end', () => {
  it('REL-01-a opens 45 days before and is due 30 days before', () => {
    expect(active.explainOn('2026-11-15').lines('REL-01')).toEqual([]);
    expect(active.explainOn('2026-11-16').line('REL-01')).toBe('person 2026-11-16 → 2026-12-01 open');
    expect(active.happened('summary-written', '2026-11-30').explainOn('2026-12-02').line('REL-01')).toBe(
      'person 2026-11-16 → 2026-12-01 met on 2026-11-30',
    );
  });
  it('REL-01-b counts backwards: a Sunday does not move it', () => {
    // The term ends on 29 December: 30 days before is Sunday 29 November, 45 days before is 14 November.
    const answer = active.term('2026-01-01', '2026-12-29').explainOn('2026-11-30');
    expect(answer.line('REL-01')).toBe('person 2026-11-14 → 2026-11-29 overdue');
  });
  it('REL-01-c missed is overdue, written later is late', () => {
    expect(active.explainOn('2026-12-02').line('REL-01')).toBe('person 2026-11-16 → 2026-12-01 overdue');
    expect(active.happened('summary-written', '2026-12-10').explainOn('2026-12-10').line('REL-01')).toBe(
      'person 2026-11-16 → 2026-12-01 met-late on 2026-12-10',
    );
  });
  it('REL-01-d written before the preparation it is met on its own day', () => {
    expect(active.happened('summary-written', '2026-11-02').explainOn('2026-11-16').line('REL-01')).toBe(
      'person 2026-11-16 → 2026-12-01 met on 2026-11-02',
    );
  });
  it('REL-01-e over the end of February', () => {
    // 15 March 2027 less 30 days is 13 February, less 45 days 29 January.
    expect(active.term('2026-03-16', '2027-03-15').explainOn('2027-01-29').line('REL-01')).toBe(
      'person 2027-01-29 → 2027-02-13 open',
    );
  });
});

describe('REL-02 released on the last day', () => {
  it('REL-02-a done on the day it is met', () => {
    const answer = active.happened('released', '2026-12-31').explainOn('2027-01-04');
    expect(answer.line('REL-02')).toBe('county-agency 2026-11-16 → 2026-12-31 met on 2026-12-31');
    expect(answer.state).toBe('released');
  });
  it('REL-02-b a last day in the National Day holiday stands', () => {
    expect(october.explainOn('2026-10-04').line('REL-02')).toBe('county-agency 2026-08-20 → 2026-10-04 open');
  });
  it('REL-02-c missed is overdue from the day after, and nobody is released by the calendar', () => {
    const answer = october.explainOn('2026-10-05');
    expect(answer.line('REL-02')).toBe('county-agency 2026-08-20 → 2026-10-04 overdue');
    expect(answer.state).toBe('active');
  });
  it('REL-02-d released before or after the day is a breach', () => {
    expect(active.happened('released', '2026-12-30').explainOn('2026-12-30').found('REL-02')).toEqual([
      'breach since 2026-12-30',
    ]);
    expect(active.happened('released', '2027-01-04').explainOn('2027-01-04').found('REL-02')).toEqual([
      'breach since 2027-01-04',
    ]);
    expect(active.happened('released', '2026-12-31').explainOn('2026-12-31').found('REL-02')).toEqual([]);
  });
  it('REL-02-e nobody may release before the day, nor without a term', () => {
    expect(active.doing('2026-12-30', 'release', COUNTY)).toBe('refused by REL-02');
    expect(active.doing('2026-12-31', 'release', COUNTY)).toBe('made released');
    expect(active.doing('2027-01-04', 'release', COUNTY, { on: '2026-12-30' })).toBe('refused by REL-02');
    expect(aCase().active('2026-01-05').doing('2026-12-31', 'release', COUNTY)).toBe('refused by REL-02');
  });
  it('REL-02-f what the person still owed is lifted the day after the last one', () => {
    expect(active.explainOn('2026-12-31').line('REL-01')).toBe('person 2026-11-16 → 2026-12-01 overdue');
    expect(active.explainOn('2027-01-01').line('REL-01')).toBe('person 2026-11-16 → 2026-12-01 lifted');
  });
});

describe('REL-04 the prison is told within the last month', () => {
  const released = active.onTemporaryRelease();
  it('REL-04-a opens a month before the end and is due on it', () => {
    expect(released.explainOn('2026-11-29').lines('REL-04')).toEqual([]);
    // A month before 31 December is 30 November: November has no 31st.
    expect(released.explainOn('2026-11-30').line('REL-04')).toBe('county-agency 2026-11-30 → 2026-12-31 open');
    expect(released.happened('prison-told', '2026-12-07').explainOn('2026-12-07').line('REL-04')).toBe(
      'county-agency 2026-11-30 → 2026-12-31 met on 2026-12-07',
    );
  });
  it('REL-04-b a last day in the National Day holiday stands', () => {
    expect(released.term('2026-01-01', '2026-10-04').explainOn('2026-10-04').line('REL-04')).toBe(
      'county-agency 2026-09-04 → 2026-10-04 open',
    );
  });
  it('REL-04-c missed is overdue', () => {
    expect(released.explainOn('2027-01-01').line('REL-04')).toBe('county-agency 2026-11-30 → 2026-12-31 overdue');
  });
  it('REL-04-d is owed for temporary release alone', () => {
    expect(active.explainOn('2026-12-31').lines('REL-04')).toEqual([]);
  });
});

describe('REL-06 the term is over and something is pending', () => {
  const proposed = active.happened('breach-found', '2026-12-01').happened('revocation-proposed', '2026-12-15');
  it('REL-06-a a proposal holds the case for a human from the day after', () => {
    expect(proposed.explainOn('2026-12-31').state).toBe('revocation-pending');
    expect(proposed.explainOn('2026-12-31').explanation.nextState).toEqual({ state: 'expiry-hold', on: '2027-01-01' });
    const held = proposed.explainOn('2027-01-01');
    expect(held.state).toBe('expiry-hold');
    expect(held.line('REL-02')).toBe('county-agency 2026-11-16 → 2026-12-31 paused');
    expect(held.found('REL-06')).toEqual(['warning since 2027-01-01']);
    expect(held.may('release')).toBe('refused by REL-06');
  });
  it('REL-06-b so does custody', () => {
    expect(active.inCustody('2026-12-21').explainOn('2027-01-01').state).toBe('expiry-hold');
  });
  it('REL-06-c so does a person who is not in hand', () => {
    const term = ['2026-01-01', '2026-12-31'] as const;
    expect(
      aCase()
        .term(...term)
        .effective('2026-12-28')
        .explainOn('2027-01-01').state,
    ).toBe('expiry-hold');
    expect(
      aCase()
        .term(...term)
        .effective('2026-03-03')
        .explainOn('2027-01-01').state,
    ).toBe('expiry-hold');
    const moving = active.happened('move-decided', '2026-12-28', { approved: true }).happened('move-served', '2026-12-29');
    expect(moving.explainOn('2027-01-01').state).toBe('expiry-hold');
  });
  it('REL-06-d a refusal brings back the state before, and the release is overdue', () => {
    const answer = proposed.happened('court-ruled', '2027-01-08', { outcome: 'refused' }).explainOn('2027-01-08');
    expect(answer.state).toBe('active');
    expect(answer.line('REL-02')).toBe('county-agency 2026-11-16 → 2026-12-31 overdue');
  });
  it('REL-06-e whoever was never in hand may be released by a human’s decision', () => {
    const never = aCase().term('2026-01-01', '2026-12-31').effective('2026-03-03');
    expect(never.doing('2027-01-04', 'release', COUNTY)).toBe('made released');
    expect(never.happened('released', '2027-01-04').explainOn('2027-01-04').state).toBe('released');
  });
});

describe('REL-05, REL-08, DOC-01 other ends', () => {
  it.each([
    ['REL-08-a death terminates', 'died', 'terminated-death'],
    ['REL-05-a a pardon releases, and nobody is to be released again', 'pardoned', 'released-pardon'],
    ['DOC-01-j an annulled judgment cancels', 'annulled', 'cancelled'],
  ] as const)('%s', (_name, type, state) => {
    const answer = active.happened(type, '2026-11-20').explainOn('2026-12-20');
    expect(answer.state).toBe(state);
    expect(answer.line('REL-01')).toBe('person 2026-11-16 → 2026-12-01 lifted');
    expect(answer.line('REL-02')).toBe(`county-agency 2026-11-16 → 2026-12-31 lifted`);
  });
  it.each(['died', 'pardoned', 'annulled'] as const)('REL-07-a after %s nothing opens and a later event is a finding', (type) => {
    const ended = active.happened(type, '2026-06-01');
    expect(ended.explainOn('2026-12-31').lines('REL-02')).toEqual([]);
    const late = ended.happened('declared', '2026-06-02').explainOn('2026-06-02');
    expect(late.state).toBe(ended.explainOn('2026-06-01').state);
    expect(late.explanation.findings.filter(({ since }) => since === '2026-06-02')).toHaveLength(1);
  });
  it('REL-08-b every state that is not final may end so', () => {
    expect(aCase().effective('2026-03-03').happened('died', '2026-03-05').explainOn('2026-03-20').state).toBe('terminated-death');
    expect(aCase().effective('2026-03-03').happened('died', '2026-03-05').explainOn('2026-03-20').line('RPT-01')).toBe(
      'person 2026-03-03 → 2026-03-13 lifted',
    );
  });
});
