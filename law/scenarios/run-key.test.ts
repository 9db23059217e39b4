import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';
import { StepByStep } from './step-by-step.ts';

const active = aCase().onProbation().active('2026-01-05');
const week = { from: '2026-03-09', to: '2026-03-13', destination: '110101' };
const later = { from: '2026-03-23', to: '2026-03-25', destination: '110101' };

describe('an act opened from a duty names the run it belongs to', () => {
  it('approves the request whose duty it was opened from, not the latest', () => {
    const two = new StepByStep(active)
      .act('2026-03-02', 'request-leave', 'officer', week)
      .act('2026-03-03', 'request-leave', 'officer', later);
    const [first] = two.case.explainOn('2026-03-04').duties('LEAVE-02', 'decide');
    const done = two.act('2026-03-04', 'approve-leave', 'office-head', { proceeding: first?.proceeding });
    expect(done.case.explainOn('2026-03-04').lines('LEAVE-02', 'decide')).toEqual([
      'judicial-office 2026-03-02 → promptly met on 2026-03-04',
      'judicial-office 2026-03-03 → promptly open',
    ]);
    expect(done.case.explainOn('2026-03-04').line('LEAVE-09')).toBe('person 2026-03-04 → 2026-03-13 open');
  });
  it('tells two requests for the same day apart', () => {
    const two = new StepByStep(active)
      .act('2026-03-02', 'request-leave', 'officer', week)
      .act('2026-03-02', 'request-leave', 'officer', week);
    expect(two.case.file().events.slice(-2)).toMatchObject([
      { proceeding: 'leave-2026-03-09' },
      { proceeding: 'leave-2026-03-09.2' },
    ]);
  });
  it('a request recorded without a key is decided too: the number its duty shows is ours, and goes into no record', () => {
    const asked = active.happened('leave-requested', '2026-03-02', week);
    const proceeding = asked.explainOn('2026-03-03').duties('LEAVE-02', 'decide')[0]?.proceeding;
    expect(proceeding).toBe('leave-1');
    const done = new StepByStep(asked).act('2026-03-03', 'approve-leave', 'office-head', { proceeding });
    expect(done.case.file().events.at(-1)).not.toHaveProperty('proceeding');
    expect(done.case.explainOn('2026-03-03').line('LEAVE-02', 'decide')).toBe(
      'judicial-office 2026-03-02 → promptly met on 2026-03-03',
    );
  });
  it('so is a move, whose requests carry no key', () => {
    const asked = active.happened('move-requested', '2026-03-02', { destination: '360802' });
    const [duty] = asked.explainOn('2026-03-03').duties('MOVE-02');
    const done = new StepByStep(asked).act('2026-03-03', 'consult-move', 'county-examiner', { proceeding: duty?.proceeding });
    expect(done.case.explainOn('2026-03-03').line('MOVE-02')).toContain('met on 2026-03-03');
  });
  it('a number that kept two clocks of one day apart is taken off the key', () => {
    const named = { ...week, proceeding: 'leave-spring' };
    const asked = active.happened('leave-requested', '2026-03-02', named);
    const approved = asked.happened('leave-approved', '2026-03-03', {
      proceeding: 'leave-spring',
      approvedBy: 'judicial-office',
    });
    const longer = approved.happened('leave-extended', '2026-03-03', {
      proceeding: 'leave-spring',
      to: '2026-03-15',
      approvedBy: 'county',
    });
    const numbered = longer
      .explainOn('2026-03-10')
      .duties('LEAVE-09')
      .find(({ status }) => status === 'open')?.proceeding;
    expect(numbered).toBe('leave-spring-2');
    const back = new StepByStep(longer).act('2026-03-15', 'return-from-leave', 'officer', { proceeding: numbered });
    expect(back.case.file().events.at(-1)).toMatchObject({ proceeding: 'leave-spring' });
    expect(back.case.explainOn('2026-03-16').findings('LEAVE-10')).toEqual([]);
  });
  it('a key nobody knows yet begins a run of that name', () => {
    const asked = new StepByStep(active).act('2026-03-02', 'request-leave', 'officer', { ...week, proceeding: 'harvest' });
    expect(asked.case.file().events.at(-1)).toMatchObject({ proceeding: 'harvest' });
  });
});
