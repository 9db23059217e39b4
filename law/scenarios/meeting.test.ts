import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05');
const VICTIM = { whom: 'victim', name: '张某' };
const asked = (on: string, of: CaseBuilder = active) => of.happened('meeting-requested', on, VICTIM);
const met = (on: string, of: CaseBuilder, fields: Record<string, unknown> = VICTIM) => of.happened('meeting-held', on, fields);

describe('REP-10 is asked for and decided', () => {
  it('REP-10-a promptly, by the county', () => {
    expect(asked('2026-03-02').explainOn('2026-03-02').line('REP-10')).toBe('county-agency 2026-03-02 → promptly open');
    expect(asked('2026-03-02').doing('2026-03-03', 'approve-meeting', ['office-head'])).toBe('refused by REP-10');
    const approved = asked('2026-03-02').happened('meeting-approved', '2026-03-04');
    expect(approved.explainOn('2026-03-04').line('REP-10')).toBe('county-agency 2026-03-02 → promptly met on 2026-03-04');
  });
  it('REP-10-b a day the county sets moves off a day off', () => {
    // Thursday 5 March + 3 = Sunday the 8th: Monday the 9th.
    expect(asked('2026-03-05', active.set('promptly.REP-10', 3)).explainOn('2026-03-10').line('REP-10')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
  });
  it('REP-10-c two requests have two answers', () => {
    const two = asked('2026-03-02').happened('meeting-requested', '2026-03-03', { whom: 'co-offender', name: '李某' });
    const one = two.happened('meeting-refused', '2026-03-04', { ground: '同案' }).explainOn('2026-03-04');
    expect(one.lines('REP-10')).toEqual([
      'county-agency 2026-03-02 → promptly open',
      'county-agency 2026-03-03 → promptly met on 2026-03-04',
    ]);
    expect(two.happened('meeting-refused', '2026-03-04').doing('2026-03-04', 'approve-meeting', ['county-head'])).toBe(
      'made meeting-approved',
    );
  });
  it('REP-10-d a refusal names its ground and is told in writing', () => {
    expect(asked('2026-03-02').doing('2026-03-04', 'refuse-meeting', ['county-head'])).toBe('refused by REP-10');
    const refused = asked('2026-03-02').happened('meeting-refused', '2026-03-04', { ground: '被害人不同意' });
    expect(refused.explainOn('2026-03-04').line('REP-10', 'tell')).toBe('county-agency 2026-03-04 → promptly open');
    expect(refused.happened('refusal-served', '2026-03-05').explainOn('2026-03-05').line('REP-10', 'tell')).toBe(
      'county-agency 2026-03-04 → promptly met on 2026-03-05',
    );
  });
});

describe('REP-10 a permit, and meetings without one', () => {
  const permitted = asked('2026-02-20').happened('meeting-approved', '2026-02-23', { from: '2026-02-26', to: '2026-02-28' });
  it('REP-10-e holds on the days it names, over the end of February', () => {
    expect(met('2026-02-28', permitted).explainOn('2026-03-02').found('REP-10')).toEqual([]);
    expect(met('2026-03-01', permitted).explainOn('2026-03-02').found('REP-10')).toEqual(['breach since 2026-03-01']);
    expect(met('2026-02-25', permitted).explainOn('2026-03-02').found('REP-10')).toEqual(['breach since 2026-02-25']);
  });
  it('REP-10-f is for the one it names', () => {
    const other = met('2026-02-26', permitted, { whom: 'victim', name: '王某' }).explainOn('2026-02-26');
    expect(other.findings('REP-10')[0]?.en).toBe('Met on 2026-02-26 without approval: victim or close relatives');
  });
  it('REP-10-g whoever need not be asked for may come', () => {
    expect(met('2026-03-02', active, { whom: 'visitor', name: '表兄' }).explainOn('2026-03-02').found('REP-10')).toEqual([]);
    expect(met('2026-03-02', active, { whom: 'co-offender' }).explainOn('2026-03-02').found('REP-10')).toEqual([
      'breach since 2026-03-02',
    ]);
  });
});

describe('REP-10 those who may not be met stand on a list', () => {
  const barred = active.happened('contact-barred', '2026-02-02', { whom: 'co-offender', name: '李某', until: '2026-12-31' });
  it('REP-10-h a visitor who is on it is a finding, until the day it names', () => {
    const visit = (on: string) => met(on, barred, { whom: 'visitor', name: '李某' }).explainOn(on).found('REP-10');
    expect(visit('2026-12-31')).toEqual(['breach since 2026-12-31']);
    expect(visit('2027-01-01')).toEqual([]);
  });
  it('REP-10-i taken off, it is none', () => {
    const cleared = barred.happened('contact-cleared', '2026-05-06', { name: '李某', ground: '刑满' });
    expect(met('2026-05-06', cleared, { name: '李某' }).explainOn('2026-05-06').found('REP-10')).toEqual([]);
    expect(met('2026-05-05', cleared, { name: '李某' }).explainOn('2026-05-06').found('REP-10')).toEqual([
      'breach since 2026-05-05',
    ]);
    expect(cleared.doing('2026-05-07', 'clear-contact', ['county-head'], { name: '李某' })).toBe('refused by REP-10');
    expect(barred.doing('2026-05-07', 'clear-contact', ['county-head'], { name: '王某' })).toBe('refused by REP-10');
  });
  it('REP-10-j in a request or among those who travel along, the one who decides is told', () => {
    const ask = barred.happened('meeting-requested', '2026-03-02', { whom: 'visitor', name: '李某' });
    expect(ask.explainOn('2026-03-02').found('REP-10')).toEqual(['warning since 2026-03-02']);
    const leave = barred.happened('leave-requested', '2026-03-02', {
      from: '2026-03-10',
      to: '2026-03-12',
      companions: ['王某', '李某'],
    });
    expect(leave.explainOn('2026-03-02').findings('REP-10')).toMatchObject([
      { severity: 'warning', zh: '申请中有禁止接触名单上的人：李某（同案犯）' },
    ]);
    expect(leave.happened('leave-refused', '2026-03-03', { ground: '同行人' }).explainOn('2026-03-03').found('REP-10')).toEqual(
      [],
    );
  });
  it('REP-10-k says who and of which kind', () => {
    expect(active.doing('2026-03-02', 'bar-contact', ['county-head'], { whom: 'visitor', name: '李某' })).toBe(
      'refused by REP-10',
    );
    expect(active.doing('2026-03-02', 'bar-contact', ['county-head'], { whom: 'victim' })).toBe('refused by REP-10');
    expect(active.doing('2026-03-02', 'bar-contact', ['county-head'], VICTIM)).toBe('made contact-barred');
  });
});
