import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const weekly = (times: number) => ({ ordinary: [{ channel: 'phone', times, every: 1, unit: 'week' }] });
const monthly = (times: number) => ({ ordinary: [{ channel: 'in-person', times, every: 1, unit: 'month' }] });
// Thursday 5 March 2026: the first whole week is 9 to 15 March, the first whole month April.
const active = aCase().onProbation().active('2026-03-05').term('2026-01-01', '2026-12-31');
const phoning = active.set('report.byGrade', weekly(1));

describe('REP-01 reports by grade, as often as the county says', () => {
  it('REP-01-a national law fixes none', () => {
    expect(
      active.explainOn('2026-06-30').explanation.duties.filter(({ rule }) => rule === 'REP-01' || rule === 'CHECK-01'),
    ).toEqual([]);
  });
  it('REP-01-b once a week is due on the last day of the first whole week, and the next occurrence is shown', () => {
    expect(phoning.explainOn('2026-03-09').lines('REP-01', 'phone')).toEqual([
      'person 2026-03-09 → 2026-03-15 open',
      'person 2026-03-16 → 2026-03-22 open',
    ]);
  });
  it('REP-01-c a report within the week meets it, none leaves it overdue', () => {
    const reported = phoning.happened('report-made', '2026-03-11', { form: 'phone' });
    expect(reported.explainOn('2026-03-23').lines('REP-01', 'phone')).toEqual([
      'person 2026-03-09 → 2026-03-15 met on 2026-03-11',
      'person 2026-03-16 → 2026-03-22 overdue',
      'person 2026-03-23 → 2026-03-29 open',
      'person 2026-03-30 → 2026-04-05 open',
    ]);
  });
  it('REP-01-d twice a month is two duties within the month', () => {
    const twice = active.set('report.byGrade', monthly(2)).happened('report-made', '2026-04-07', { form: 'in-person' });
    expect(twice.explainOn('2026-05-01').lines('REP-01', 'in-person').slice(0, 2)).toEqual([
      'person 2026-04-01 → 2026-04-30 met on 2026-04-07',
      'person 2026-04-01 → 2026-04-30 overdue',
    ]);
  });
  it('REP-01-e one falling wholly in custody is lifted, one partly in it is not', () => {
    const held = phoning.inCustody('2026-03-14').outOfCustody('2026-03-25').explainOn('2026-03-26');
    expect(held.duties('REP-01', 'phone').map(({ opens, status }) => [opens, status])).toEqual([
      ['2026-03-09', 'open'],
      ['2026-03-16', 'lifted'],
      ['2026-03-23', 'open'],
      ['2026-03-30', 'open'],
    ]);
  });
  it('REP-01-f none opens after the term', () => {
    const ending = phoning.term('2026-01-01', '2026-03-17').explainOn('2026-03-17').lines('REP-01', 'phone');
    expect(ending.at(-1)).toBe('person 2026-03-16 → 2026-03-22 open');
    expect(ending).toHaveLength(2);
  });
  it('REP-01-g another grade has its own frequency', () => {
    const both = { ...weekly(1), relaxed: [{ channel: 'phone', times: 1, every: 1, unit: 'month' }] };
    const relaxed = active.set('report.byGrade', both).graded('2026-03-20', 'relaxed').explainOn('2026-03-31');
    expect(relaxed.lines('REP-01', 'phone').at(-1)).toBe('person 2026-04-01 → 2026-04-30 open');
  });
});

describe('REP-01, CHECK-01 rounds are derived again when the grade, the phase or the table changes', () => {
  const tables = {
    strict: [{ channel: 'in-person', times: 1, every: 1, unit: 'month' }],
    relaxed: [{ channel: 'in-person', times: 1, every: 3, unit: 'month' }],
  };
  const relaxed = aCase()
    .onProbation()
    .registered('2026-03-05')
    .term('2026-01-01', '2026-12-31')
    .set('report.byGrade', tables)
    .graded('2026-03-05', 'relaxed');
  const lines = (of: typeof relaxed, on: string) => of.explainOn(on).lines('REP-01', 'in-person');
  it('REP-01-h a quarter that was running ends with the grade, and the new grade’s months begin', () => {
    // Quarters of whole months: April to June. Strict from Thursday 7 May: the first whole month is June.
    expect(lines(relaxed, '2026-04-30')).toEqual(['person 2026-04-01 → 2026-06-30 open', 'person 2026-07-01 → 2026-09-30 open']);
    expect(lines(relaxed.graded('2026-05-07', 'strict'), '2026-06-01')).toEqual([
      'person 2026-04-01 → 2026-06-30 lifted',
      'person 2026-06-01 → 2026-06-30 open',
      'person 2026-07-01 → 2026-07-31 open',
    ]);
  });
  it('REP-01-i a month that was running is finished as it began', () => {
    const strict = aCase()
      .onProbation()
      .registered('2026-03-05')
      .term('2026-01-01', '2026-12-31')
      .set('report.byGrade', tables)
      .graded('2026-03-05', 'strict');
    expect(lines(strict.graded('2026-04-15', 'relaxed'), '2026-05-01')).toEqual([
      'person 2026-04-01 → 2026-04-30 overdue',
      'person 2026-05-01 → 2026-07-31 open',
    ]);
  });
  it('REP-01-j keeping the grade begins no quarter anew', () => {
    expect(lines(relaxed.graded('2026-05-07', 'relaxed'), '2026-05-08')).toEqual([
      'person 2026-04-01 → 2026-06-30 open',
      'person 2026-07-01 → 2026-09-30 open',
    ]);
  });
  it('REP-01-k in the province everybody reports weekly in person and in writing for two months, and is talked to', () => {
    // Monday 5 January is the first day of a whole week; the phase is over on Thursday 5 March, the week from 2 March has begun.
    const province = aCase().onProbation().registered('2026-01-05').term('2026-01-05', '2027-12-31');
    const answer = province.inProfile('provincial-grading-2020').graded('2026-03-05', 'ordinary').explainOn('2026-03-31');
    const opens = (rule: string, clock: string) => answer.duties(rule, clock).map((duty) => `${duty.opens} ${duty.due}`);
    expect(opens('REP-01', 'in-person')[0]).toBe('2026-01-05 2026-01-11');
    expect(opens('REP-01', 'in-person').at(-1)).toBe('2026-03-02 2026-03-08');
    expect(opens('REP-01', 'in-person')).toHaveLength(9);
    expect(opens('REP-01', 'written')).toEqual(opens('REP-01', 'in-person'));
    expect(opens('CHECK-01', 'talk')).toEqual(opens('REP-01', 'in-person'));
    expect(answer.duties('REP-01', 'written')[0]?.because).toEqual({
      zh: '2026年1月5日起的一轮，严管每周1次（本地参数），至1月11日止。依据：社区矫正法 23；实施办法 24。',
      en: '2026-01-05: a round of the grade «Strict», 1 every week (local parameter); it ends on 2026-01-11. Basis: 社区矫正法 23; 实施办法 24.',
    });
  });
  it('REP-01-l a table that comes into force later asks for nothing before', () => {
    // The province's measures hold from Wednesday 1 July 2020; the first whole week begins on Monday the 6th.
    const before = aCase().onProbation().registered('2020-06-15').term('2020-06-15', '2021-06-14').graded('2020-06-15', 'strict');
    expect(before.inProfile('provincial-grading-2020').explainOn('2020-07-06').lines('REP-01', 'in-person')).toEqual([
      'person 2020-07-06 → 2020-07-12 open',
      'person 2020-07-13 → 2020-07-19 open',
    ]);
  });
});

describe('CHECK-01 visits, talks, contacts and checks as the table says', () => {
  const often = (channel: string, unit: 'week' | 'month') => ({ ordinary: [{ channel, times: 1, every: 1, unit }] });
  it('CHECK-01-a a visit in the month meets it, none leaves it overdue', () => {
    const visited = active.set('visit.byGrade', often('visit', 'month'));
    expect(visited.happened('visit-made', '2026-04-30').explainOn('2026-04-30').lines('CHECK-01', 'visit')[0]).toBe(
      'judicial-office 2026-04-01 → 2026-04-30 met on 2026-04-30',
    );
    expect(visited.explainOn('2026-05-01').lines('CHECK-01', 'visit')[0]).toBe('judicial-office 2026-04-01 → 2026-04-30 overdue');
    expect(
      visited
        .happened('visit-made', '2026-05-06')
        .happened('visit-made', '2026-05-20')
        .explainOn('2026-05-20')
        .lines('CHECK-01', 'visit')[0],
    ).toBe('judicial-office 2026-04-01 → 2026-04-30 met-late on 2026-05-20');
  });
  it('CHECK-01-b a talk counts as the talk first; a plain contact is no talk', () => {
    const both = active.set('individualTalk.byGrade', often('talk', 'week')).set('contact.byGrade', often('contact', 'week'));
    const met = (form: string) => {
      const answer = both.happened('contact-made', '2026-03-10', { form }).explainOn('2026-03-10');
      return [answer.duties('CHECK-01', 'talk')[0]?.status, answer.duties('CHECK-01', 'contact')[0]?.status];
    };
    expect(met('talk')).toEqual(['met', 'open']);
    expect(met('phone')).toEqual(['open', 'met']);
  });
  it('CHECK-01-c an information check a week is due on the Sunday', () => {
    const checked = active.set('check.byGrade', often('check', 'week'));
    expect(checked.explainOn('2026-03-15').lines('CHECK-01', 'check')[0]).toBe('judicial-office 2026-03-09 → 2026-03-15 open');
    expect(checked.explainOn('2026-03-16').lines('CHECK-01', 'check')[0]).toBe('judicial-office 2026-03-09 → 2026-03-15 overdue');
    expect(checked.happened('information-checked', '2026-03-13').explainOn('2026-03-16').lines('CHECK-01', 'check')[0]).toBe(
      'judicial-office 2026-03-09 → 2026-03-15 met on 2026-03-13',
    );
  });
});

describe('REP-03 a prohibition order is reported on while it is in force', () => {
  const order = active
    .prohibited('2026-03-05', '2026-06-30')
    .set('prohibition.reportFrequency', { channel: 'prohibition', times: 1, every: 1, unit: 'month' });
  it('REP-03-a once a month from the first whole one, and not after the order', () => {
    const months = order.explainOn('2026-08-31').duties('REP-03', 'prohibition');
    expect(months.map(({ opens, due, status }) => `${opens} ${due} ${status}`)).toEqual([
      '2026-04-01 2026-04-30 overdue',
      '2026-05-01 2026-05-31 overdue',
      '2026-06-01 2026-06-30 overdue',
    ]);
  });
  it('REP-03-b reported it is met; the last day is the month’s own, a Sunday too', () => {
    const may = order.happened('prohibition-reported', '2026-04-30').happened('prohibition-reported', '2026-05-31');
    expect(may.explainOn('2026-05-31').lines('REP-03', 'prohibition')).toEqual([
      'person 2026-04-01 → 2026-04-30 met on 2026-04-30',
      'person 2026-05-01 → 2026-05-31 met on 2026-05-31',
      'person 2026-06-01 → 2026-06-30 open',
    ]);
    expect(may.explainOn('2026-05-31').duties('REP-03', 'prohibition')[1]?.because).toEqual({
      zh: '2026年5月1日起的一轮，禁止令每月1次（本地参数），至5月31日止。依据：实施办法 24。',
      en: '2026-05-01: a round of the prohibition order, 1 every month (local parameter); it ends on 2026-05-31. Basis: 实施办法 24.',
    });
  });
  it('REP-03-c missed it is overdue and shown', () => {
    expect(order.explainOn('2026-05-01').found('REP-03')).toEqual(['warning since 2026-05-01']);
    expect(
      order.happened('prohibition-reported', '2026-05-06').explainOn('2026-05-31').duties('REP-03', 'prohibition')[0]?.status,
    ).toBe('overdue');
  });
  it('REP-03-d without an order nothing is owed, and nothing reported', () => {
    expect(active.explainOn('2026-05-01').lines('REP-03', 'prohibition')).toEqual([]);
    expect(active.doing('2026-03-06', 'record-prohibition-report', ['officer'])).toBe('refused by REP-03');
    expect(order.doing('2026-03-06', 'record-prohibition-report', ['officer'])).toBe('made prohibition-reported');
  });
});
