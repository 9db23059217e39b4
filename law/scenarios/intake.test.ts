import { describe, expect, it } from 'vitest';
import type { EventName } from '../corrections/events.ts';
import { A_GROUP, aCase } from './a-case.ts';

const probation = aCase().onProbation().effective('2026-03-03').happened('documents-received', '2026-03-04');
const MEN = [{ role: 'judicial-office', sex: 'male', knowsMinors: true }];

describe('REG-01 whoever arrives is registered in the same visit', () => {
  it('REG-01-a is due the same day', () => {
    const answer = probation.reportedIn('2026-03-05').registered('2026-03-05').explainOn('2026-03-06');
    expect(answer.line('REG-01')).toBe('county-agency 2026-03-05 → 2026-03-05 met on 2026-03-05');
  });
  it('REG-01-b stands on a Saturday', () => {
    expect(probation.reportedIn('2026-03-07').explainOn('2026-03-07').line('REG-01')).toBe(
      'county-agency 2026-03-07 → 2026-03-07 open',
    );
  });
  it('REG-01-c missed is overdue the next day, even a Sunday, and done later is late', () => {
    const here = probation.reportedIn('2026-03-07');
    expect(here.explainOn('2026-03-08').line('REG-01')).toBe('county-agency 2026-03-07 → 2026-03-07 overdue');
    expect(here.registered('2026-03-09').explainOn('2026-03-09').line('REG-01')).toBe(
      'county-agency 2026-03-07 → 2026-03-07 met-late on 2026-03-09',
    );
  });
  it('REG-01-d a hand-over starts it too', () => {
    const answer = aCase().onTemporaryRelease().handedOver('2026-03-05').explainOn('2026-03-05');
    expect(answer.line('REG-01')).toBe('county-agency 2026-03-05 → 2026-03-05 open');
  });
});

const PROMPT: readonly (readonly [string, EventName, Record<string, unknown>, string])[] = [
  ['REG-03', 'group-formed', { members: A_GROUP }, 'promptly.REG-03'],
  ['REG-05', 'declared', {}, 'promptly.REG-05'],
  ['REG-06', 'plan-made', {}, 'promptly.REG-06'],
  ['CLS-01', 'graded', { grade: 'strict' }, 'promptly.CLS-01'],
];

describe.each(PROMPT)('%s promptly after registration', (rule, type, fields, threshold) => {
  const registered = probation.registered('2026-03-05');
  it(`${rule}-a has no day in national law, and never falls overdue`, () => {
    expect(registered.explainOn('2026-03-05').line(rule)).toBe('county-agency 2026-03-05 → promptly open');
    expect(registered.explainOn('2027-03-05').line(rule)).toBe('county-agency 2026-03-05 → promptly open');
  });
  it(`${rule}-b done on any day is met`, () => {
    expect(registered.happened(type, '2026-06-01', fields).explainOn('2026-06-01').line(rule)).toBe(
      'county-agency 2026-03-05 → promptly met on 2026-06-01',
    );
  });
  it(`${rule}-c a threshold the county sets gives a day, moved off a Sunday`, () => {
    // Thursday 5 March + 3 = Sunday the 8th: Monday the 9th.
    expect(registered.set(threshold, 3).explainOn('2026-03-09').line(rule)).toBe('county-agency 2026-03-05 → 2026-03-09 open');
  });
  it(`${rule}-d past the threshold it is overdue, and done later is late`, () => {
    const strict = registered.set(threshold, 4);
    expect(strict.explainOn('2026-03-10').line(rule)).toBe('county-agency 2026-03-05 → 2026-03-09 overdue');
    expect(strict.happened(type, '2026-03-11', fields).explainOn('2026-03-11').line(rule)).toBe(
      'county-agency 2026-03-05 → 2026-03-09 met-late on 2026-03-11',
    );
  });
  it(`${rule}-e done before registration it is met on that day`, () => {
    const answer = probation.happened(type, '2026-03-04', fields).registered('2026-03-05').explainOn('2026-03-05');
    expect(answer.line(rule)).toBe('county-agency 2026-03-05 → promptly met on 2026-03-04');
  });
});

describe('REG-05 the county’s own day for the declaration', () => {
  it('REG-05-f declaration.maxDaysAfterIntake sets it', () => {
    const answer = probation.registered('2026-03-03').set('declaration.maxDaysAfterIntake', 3).explainOn('2026-03-03');
    expect(answer.line('REG-05')).toBe('county-agency 2026-03-03 → 2026-03-06 open');
  });
  it('REG-05-g the declaration makes the case active', () => {
    const answer = probation.registered('2026-03-05').groupFormed('2026-03-05').declared('2026-03-05').explainOn('2026-03-05');
    expect(answer.state).toBe('active');
  });
});

describe('REG-03 who must be in the group', () => {
  const registered = probation.registered('2026-03-05');
  it('REG-03-f a woman’s group needs a woman', () => {
    const answer = registered.aWoman().groupFormed('2026-03-06', MEN).explainOn('2026-03-06');
    expect(answer.found('REG-03')).toEqual(['breach since 2026-03-06']);
    expect(answer.line('REG-03')).toBe('county-agency 2026-03-05 → promptly met on 2026-03-06');
  });
  it('REG-03-g a later group that has a woman mends it', () => {
    const answer = registered.aWoman().groupFormed('2026-03-06', MEN).groupFormed('2026-03-09').explainOn('2026-03-09');
    expect(answer.found('REG-03')).toEqual([]);
  });
  it('REG-03-h a man’s group need not have one', () => {
    expect(registered.facts({ sex: 'male' }).groupFormed('2026-03-06', MEN).explainOn('2026-03-06').found('REG-03')).toEqual([]);
  });
  it('REG-03-i a juvenile’s group needs somebody who knows minors', () => {
    const strangers = [{ role: 'judicial-office', sex: 'female' }];
    const answer = registered.aJuvenile().groupFormed('2026-03-06', strangers).explainOn('2026-03-06');
    expect(answer.found('REG-03')).toEqual(['breach since 2026-03-06']);
    expect(registered.aJuvenile().groupFormed('2026-03-06').explainOn('2026-03-06').found('REG-03')).toEqual([]);
  });
});

describe('JUV-03 the guardian attends a juvenile’s declaration', () => {
  const grouped = probation.registered('2026-03-05').groupFormed('2026-03-05');
  it('JUV-03-a without the guardian it is a breach', () => {
    const answer = grouped.aJuvenile().happened('declared', '2026-03-06', { guardianPresent: false }).explainOn('2026-03-06');
    expect(answer.found('JUV-03')).toEqual(['breach since 2026-03-06']);
    expect(answer.state).toBe('active');
  });
  it('JUV-03-b with the guardian it is not', () => {
    expect(grouped.aJuvenile().declared('2026-03-06').explainOn('2026-03-06').found('JUV-03')).toEqual([]);
  });
  it('JUV-03-c an adult needs none', () => {
    expect(grouped.happened('declared', '2026-03-06').explainOn('2026-03-06').found('JUV-03')).toEqual([]);
  });
});

describe('REG-07 a change of grade opens a review of the plan', () => {
  const active = probation.active('2026-03-05');
  it('REG-07-a the first grade is none', () => expect(active.explainOn('2026-03-05').lines('REG-07')).toEqual([]));
  it('REG-07-b another grade is one, and the revised plan meets it', () => {
    const changed = active.graded('2026-06-05', 'strict');
    expect(changed.explainOn('2026-06-05').line('REG-07')).toBe('county-agency 2026-06-05 → promptly open');
    expect(changed.happened('plan-revised', '2026-06-10').explainOn('2026-06-10').line('REG-07')).toBe(
      'county-agency 2026-06-05 → promptly met on 2026-06-10',
    );
    expect(changed.explainOn('2026-06-05').explanation.grade).toBe('strict');
  });
  it('REG-07-c the same grade again is none', () => {
    expect(active.graded('2026-06-05', 'ordinary').explainOn('2026-06-05').lines('REG-07')).toEqual([]);
  });
});
