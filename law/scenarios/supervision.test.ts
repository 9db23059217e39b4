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
