import { describe, expect, it } from 'vitest';
import { explain } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05');
const on = (of: CaseBuilder, day: string) => explain(of.file(), plainDate(day)).absences;

describe('what keeps a person away', () => {
  it('CHECK-04 shows who is held, by which measure, from its day until it ends; on bail the person is bound, not held', () => {
    const held = active.happened('custody-notified', '2026-03-03', { measure: 'criminal-detention', decidedOn: '2026-03-02' });
    expect(on(active, '2026-03-03')).toBeUndefined();
    expect(on(held, '2026-03-02')).toBeUndefined();
    expect(on(held, '2026-03-03')).toEqual([{ why: 'held', since: '2026-03-02', measure: 'criminal-detention' }]);
    expect(on(held.happened('custody-ended', '2026-03-09', { how: 'freed' }), '2026-03-09')).toBeUndefined();
    const bail = active.happened('custody-notified', '2026-03-03', { measure: 'bail' });
    expect(on(bail, '2026-03-10')).toEqual([{ why: 'bound', since: '2026-03-03', measure: 'bail' }]);
  });
  it('LOST-01 shows who is out of reach until found or known to be held', () => {
    const lost = active.happened('contact-lost', '2026-03-03');
    expect(on(lost, '2026-03-05')).toEqual([{ why: 'lost', since: '2026-03-03' }]);
    expect(on(lost.happened('found', '2026-03-06', { by: 'police' }), '2026-03-06')).toBeUndefined();
    const held = lost.happened('custody-notified', '2026-03-07', { measure: 'administrative-detention' });
    expect(on(held, '2026-03-07')).toEqual([{ why: 'held', since: '2026-03-07', measure: 'administrative-detention' }]);
  });
  it('shows nothing after the case has ended', () => {
    const lost = active.happened('contact-lost', '2026-03-03').happened('died', '2026-03-04');
    expect(on(lost, '2026-03-04')).toBeUndefined();
  });
});
