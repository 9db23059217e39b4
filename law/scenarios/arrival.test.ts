import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

// 2026-03-03 is a Tuesday. 2026-09-25 to 27 and 2026-10-01 to 07 are off; Saturday 2026-10-10 is worked in exchange.
const probation = aCase().onProbation();
const plain = probation.effective('2026-03-03');
const october = probation.effective('2026-09-25');
const released = aCase().onTemporaryRelease();

describe('DOC-01 notice within 5 days, documents within 10', () => {
  it('DOC-01-a notice is due 5 days after effect, on 30 September', () => {
    // 25 + 5 = 30 September, a Wednesday.
    expect(october.explainOn('2026-09-30').line('DOC-01', 'notify')).toBe('decision-organ 2026-09-25 → 2026-09-30 open');
  });
  it('DOC-01-b notice due on a Sunday moves to Monday', () => {
    // 3 + 5 = Sunday 8 March.
    expect(plain.explainOn('2026-03-09').line('DOC-01', 'notify')).toBe('decision-organ 2026-03-03 → 2026-03-09 open');
  });
  it('DOC-01-c notice is overdue from the day after', () => {
    expect(plain.explainOn('2026-03-10').line('DOC-01', 'notify')).toBe('decision-organ 2026-03-03 → 2026-03-09 overdue');
  });
  it('DOC-01-d documents are due 10 days after effect', () => {
    // 3 + 10 = Friday 13 March.
    expect(plain.explainOn('2026-03-13').line('DOC-01', 'deliver')).toBe('decision-organ 2026-03-03 → 2026-03-13 open');
  });
  it('DOC-01-e documents due in the National Day holiday move to 8 October', () => {
    // 25 September + 10 = 5 October.
    expect(october.explainOn('2026-10-08').line('DOC-01', 'deliver')).toBe('decision-organ 2026-09-25 → 2026-10-08 open');
  });
  it('DOC-01-f documents are overdue from the day after', () => {
    expect(october.explainOn('2026-10-09').line('DOC-01', 'deliver')).toBe('decision-organ 2026-09-25 → 2026-10-08 overdue');
  });
  it('DOC-01-g a notice meets the first clock and not the second', () => {
    const answer = october.happened('notice-received', '2026-09-28').explainOn('2026-10-09');
    expect(answer.line('DOC-01', 'notify')).toBe('decision-organ 2026-09-25 → 2026-09-30 met on 2026-09-28');
    expect(answer.line('DOC-01', 'deliver')).toBe('decision-organ 2026-09-25 → 2026-10-08 overdue');
  });
  it('DOC-01-h documents meet both clocks, each late or in time by itself', () => {
    const answer = plain.happened('documents-received', '2026-03-11').explainOn('2026-03-20');
    expect(answer.line('DOC-01', 'notify')).toBe('decision-organ 2026-03-03 → 2026-03-09 met-late on 2026-03-11');
    expect(answer.line('DOC-01', 'deliver')).toBe('decision-organ 2026-03-03 → 2026-03-13 met on 2026-03-11');
  });
  it('DOC-01-i a notice that came before the effect meets it, on its own day', () => {
    const answer = plain.happened('notice-received', '2026-03-01').explainOn('2026-03-20');
    expect(answer.line('DOC-01', 'notify')).toBe('decision-organ 2026-03-03 → 2026-03-09 met on 2026-03-01');
  });
});

describe.each([
  ['DOC-02', 'county-agency', 'documents-received', 'receipt-sent'],
  ['DOC-04', 'decision-organ', 'documents-requested', 'documents-supplied'],
] as const)('%s five days', (rule, who, starts, meets) => {
  it(`${rule}-a is due 5 days later`, () => {
    // Thursday 5 March + 5 = Tuesday 10 March.
    const answer = probation.happened(starts, '2026-03-05').happened(meets, '2026-03-10').explainOn('2026-03-11');
    expect(answer.line(rule)).toBe(`${who} 2026-03-05 → 2026-03-10 met on 2026-03-10`);
  });
  it(`${rule}-b due on a Sunday moves to Monday`, () => {
    // 3 + 5 = Sunday 8 March.
    expect(probation.happened(starts, '2026-03-03').explainOn('2026-03-09').line(rule)).toBe(
      `${who} 2026-03-03 → 2026-03-09 open`,
    );
  });
  it(`${rule}-c missed is overdue, and done later is late`, () => {
    const missed = probation.happened(starts, '2026-03-05');
    expect(missed.explainOn('2026-03-11').line(rule)).toBe(`${who} 2026-03-05 → 2026-03-10 overdue`);
    expect(missed.happened(meets, '2026-03-16').explainOn('2026-03-16').line(rule)).toBe(
      `${who} 2026-03-05 → 2026-03-10 met-late on 2026-03-16`,
    );
  });
  it(`${rule}-d each has a clock of its own`, () => {
    const answer = probation
      .happened(starts, '2026-03-05')
      .happened(meets, '2026-03-06')
      .happened(starts, '2026-03-12')
      .explainOn('2026-03-12');
    // Thursday 12 March + 5 = Tuesday 17 March.
    expect(answer.lines(rule)).toEqual([
      `${who} 2026-03-05 → 2026-03-10 met on 2026-03-06`,
      `${who} 2026-03-12 → 2026-03-17 open`,
    ]);
  });
  it(`${rule}-e two on one day are two duties that can be told apart`, () => {
    const answer = probation
      .happened(starts, '2026-03-05', { note: 'a' })
      .happened(starts, '2026-03-05', { note: 'b' })
      .explainOn('2026-03-05');
    expect(answer.duties(rule)).toHaveLength(2);
    expect(new Set(answer.duties(rule).map(({ proceeding }) => proceeding)).size).toBe(2);
  });
});

describe('DOC-04 here before the papers', () => {
  it('DOC-04-f the person is taken on all the same, and it is noted', () => {
    const answer = plain.reportedIn('2026-03-05').explainOn('2026-03-05');
    expect(answer.state).toBe('registered');
    expect(answer.found('DOC-04')).toEqual(['notice since 2026-03-05']);
  });
});

describe('RPT-01 the person reports within 10 days', () => {
  it('RPT-01-a is due 10 days after effect', () => {
    // 3 + 10 = Friday 13 March.
    const answer = plain.reportedIn('2026-03-12').explainOn('2026-03-12');
    expect(answer.line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met on 2026-03-12');
    expect(answer.state).toBe('registered');
  });
  it('RPT-01-b due day in the National Day holiday moves to 8 October', () => {
    // 25 September + 10 = 5 October; 1 to 7 October are off; the 8th is a Thursday.
    const answer = october.explainOn('2026-10-08');
    expect(answer.line('RPT-01')).toBe('person 2026-09-25 → 2026-10-08 open');
    expect(answer.state).toBe('expected');
    expect(answer.explanation.nextState).toEqual({ state: 'overdue', on: '2026-10-09' });
  });
  it('RPT-01-c missed is overdue from the day after, and so is the case', () => {
    const answer = october.explainOn('2026-10-09');
    expect(answer.line('RPT-01')).toBe('person 2026-09-25 → 2026-10-08 overdue');
    expect(answer.state).toBe('overdue');
  });
  it('RPT-01-d due on a Saturday worked in exchange stays', () => {
    // 30 September + 10 = Saturday 10 October, a make-up day.
    expect(probation.effective('2026-09-30').explainOn('2026-10-10').line('RPT-01')).toBe('person 2026-09-30 → 2026-10-10 open');
  });
  it('RPT-01-e a day that the next notice could move is provisional', () => {
    // 24 December + 10 = Sunday 3 January 2027: Monday the 4th, unless the notice for 2027 says otherwise.
    const duty = probation.effective('2026-12-24').explainOn('2026-12-24').duty('RPT-01');
    expect(duty).toMatchObject({ due: '2027-01-04', provisional: true });
    expect(plain.explainOn('2026-03-03').duty('RPT-01').provisional).toBeUndefined();
  });
  it('RPT-01-f registration meets it without a report of its own', () => {
    expect(plain.registered('2026-03-13').explainOn('2026-03-13').line('RPT-01')).toBe(
      'person 2026-03-03 → 2026-03-13 met on 2026-03-13',
    );
  });
  it('RPT-01-g late by 10 days is within the limit of an admonition', () => {
    // Due 8 October; 18 October is 10 days later.
    const answer = october.toldInWriting('2026-09-25').reportedIn('2026-10-18').explainOn('2026-10-18');
    expect(answer.line('RPT-01')).toBe('person 2026-09-25 → 2026-10-08 met-late on 2026-10-18');
    expect(answer.found('ADM-01')).toEqual(['breach since 2026-10-18']);
    expect(answer.found('WARN-01')).toEqual([]);
  });
  it('RPT-01-h late by 11 days is beyond it', () => {
    const answer = october.toldInWriting('2026-09-25').reportedIn('2026-10-19').explainOn('2026-10-19');
    expect(answer.found('WARN-01')).toEqual(['breach since 2026-10-19']);
    expect(answer.found('ADM-01')).toEqual([]);
  });
  it('RPT-01-i with a proper reason, or never told in writing, lateness is a record only', () => {
    const told = october.toldInWriting('2026-09-25');
    expect(told.reportedIn('2026-10-12', 'yes').explainOn('2026-10-12').found('ADM-01')).toEqual(['notice since 2026-10-12']);
    expect(october.reportedIn('2026-10-12').explainOn('2026-10-12').found('ADM-01')).toEqual(['notice since 2026-10-12']);
  });
  it('RPT-01-j waits in custody, and its day moves by the days in custody', () => {
    // Due 13 March; in custody from the 10th until the 16th, 6 days: Thursday 19 March.
    const held = plain.inCustody('2026-03-10');
    expect(held.explainOn('2026-03-15').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 paused');
    expect(held.explainOn('2026-03-15').state).toBe('expected');
    const free = held.outOfCustody('2026-03-16');
    expect(free.explainOn('2026-03-19').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-19 open');
    expect(free.explainOn('2026-03-20').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-19 overdue');
  });
  it('RPT-01-l days in custody after that day are not days late', () => {
    // Due 13 March; late by 3 days when custody begins on the 16th, held for 20 days until 5 April.
    const held = plain.toldInWriting('2026-03-03').inCustody('2026-03-16');
    expect(held.explainOn('2026-03-30').findings('RPT-03')[0]?.en).toContain('3 days late (14 days in custody not counted)');
    const free = held.outOfCustody('2026-04-05');
    expect(free.reportedIn('2026-04-12').explainOn('2026-04-12').found('ADM-01')).toEqual(['breach since 2026-04-12']);
    expect(free.reportedIn('2026-04-13').explainOn('2026-04-13').found('WARN-01')).toEqual(['breach since 2026-04-13']);
    // A month after 13 March is 13 April; with the 20 days held it is 3 May.
    expect(free.doing('2026-05-03', 'propose-revocation', ['county-head'], { ground: 2 })).toBe('refused by REVP-01');
    expect(free.doing('2026-05-04', 'propose-revocation', ['county-head'], { ground: 2 })).toBe('made revocation-proposed');
  });
  it('RPT-01-k a person released temporarily is handed over and does not report', () => {
    expect(released.effective('2026-03-03').explainOn('2026-03-20').lines('RPT-01')).toEqual([]);
  });
});

describe('RPT-02 a person released temporarily is handed over within 10 days', () => {
  const received = (on: string, organ: string) =>
    released.effective('2026-03-02').happened('decision-received-by-custodian', on, { organ });
  it('RPT-02-a counts from the day the custodian had the decision', () => {
    const answer = received('2026-03-03', 'prison-administration').handedOver('2026-03-12').explainOn('2026-03-12');
    expect(answer.line('RPT-02')).toBe('prison 2026-03-03 → 2026-03-13 met on 2026-03-12');
    expect(answer.state).toBe('registered');
  });
  it('RPT-02-b a day off does not move it: the person is in custody', () => {
    // 24 September + 10 = Sunday 4 October, in the National Day holiday.
    const answer = released
      .happened('decision-received-by-custodian', '2026-09-24', { organ: 'court' })
      .handedOver('2026-10-08')
      .explainOn('2026-10-08');
    expect(answer.line('RPT-02')).toBe('public-security 2026-09-24 → 2026-10-04 met-late on 2026-10-08');
  });
  it('RPT-02-c missed is overdue from the day after, and so is the case', () => {
    const answer = received('2026-03-03', 'public-security').explainOn('2026-03-14');
    expect(answer.line('RPT-02')).toBe('public-security 2026-03-03 → 2026-03-13 overdue');
    expect(answer.state).toBe('overdue');
  });
  it('RPT-02-d without a day of receipt the day of effect starts it, and an unknown organ is the decision organ', () => {
    expect(released.effective('2026-03-03').explainOn('2026-03-13').line('RPT-02')).toBe(
      'decision-organ 2026-03-03 → 2026-03-13 open',
    );
  });
});

describe('RPT-03 whoever has not reported is searched for at once', () => {
  it('RPT-03-a is not owed while the day to report lasts', () => {
    expect(october.explainOn('2026-10-08').lines('RPT-03')).toEqual([]);
  });
  it('RPT-03-b is owed the day after, on that day', () => {
    const answer = october.explainOn('2026-10-09');
    expect(answer.line('RPT-03')).toBe('county-agency 2026-10-09 → 2026-10-09 open');
    expect(answer.found('RPT-03')).toEqual(['breach since 2026-10-09']);
  });
  it('RPT-03-c stands on a Saturday', () => {
    // Due Friday 13 March: the search is due on Saturday the 14th.
    expect(plain.explainOn('2026-03-16').line('RPT-03')).toBe('county-agency 2026-03-14 → 2026-03-14 overdue');
  });
  it('RPT-03-d a search that day meets it, a later one is late', () => {
    expect(october.happened('search-started', '2026-10-09').explainOn('2026-10-20').line('RPT-03')).toBe(
      'county-agency 2026-10-09 → 2026-10-09 met on 2026-10-09',
    );
    expect(october.happened('search-started', '2026-10-12').explainOn('2026-10-20').line('RPT-03')).toBe(
      'county-agency 2026-10-09 → 2026-10-09 met-late on 2026-10-12',
    );
  });
  it('RPT-03-e is lifted by the report', () => {
    const answer = october.reportedIn('2026-10-12').explainOn('2026-10-12');
    expect(answer.line('RPT-03')).toBe('county-agency 2026-10-09 → 2026-10-09 lifted');
    expect(answer.found('RPT-03')).toEqual([]);
  });
});
