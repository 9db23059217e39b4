import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';
import type { Answer } from './answer.ts';

const HEAD = ['county-head'] as const;
const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');

/** What is wrong with a praise; that one may be given is a favourable finding of the same rule. */
const faults = (answer: Answer) => answer.found('REWARD-01').filter((line) => !line.startsWith('favourable'));

describe('REWARD-01 praise not before six months', () => {
  const praised = (from: string, on: string) => faults(active.term(from, '2027-12-31').happened('praised', on).explainOn(on));
  it('REWARD-01-a six months to the day are enough', () => expect(praised('2026-01-05', '2026-07-05')).toEqual([]));
  it('REWARD-01-b from 31 August they end on the last day of February', () => {
    expect(praised('2025-08-31', '2026-02-28')).toEqual([]);
    expect(praised('2025-08-31', '2026-02-27')).toEqual(['warning since 2026-02-27']);
  });
  it('REWARD-01-c a day less is noted, and refused to whoever asks first', () => {
    expect(praised('2026-01-05', '2026-07-04')).toEqual(['warning since 2026-07-04']);
    expect(active.doing('2026-07-04', 'praise', HEAD)).toBe('refused by REWARD-01');
    expect(active.doing('2026-07-05', 'praise', HEAD)).toBe('made praised');
  });
  it('REWARD-01-d the day it was given counts, not the day it is recorded', () => {
    expect(active.doing('2026-08-01', 'praise', HEAD, { on: '2026-07-04' })).toBe('refused by REWARD-01');
  });
  it('REWARD-02-a an outstanding act needs no wait', () => {
    expect(active.doing('2026-02-02', 'praise', HEAD, { ground: 'outstanding' })).toBe('made praised');
    expect(faults(active.happened('praised', '2026-02-02', { ground: 'outstanding' }).explainOn('2026-02-02'))).toEqual([]);
  });
});

describe('COMM-01 the court rules on commutation within 30 days', () => {
  const proposed = (on: string) => active.happened('commutation-proposed', on);
  it('COMM-01-a counts from the proposal', () => {
    // 3 March + 30 = Thursday 2 April.
    expect(proposed('2026-03-03').happened('commutation-ruled', '2026-04-02').explainOn('2026-04-03').line('COMM-01')).toBe(
      'court 2026-03-03 → 2026-04-02 met on 2026-04-02',
    );
  });
  it('COMM-01-b due at Qingming moves to 7 April', () => {
    // 5 March + 30 = Saturday 4 April; 4 to 6 April are off.
    expect(proposed('2026-03-05').explainOn('2026-04-07').line('COMM-01')).toBe('court 2026-03-05 → 2026-04-07 open');
  });
  it('COMM-01-c missed is overdue, ruled later is late', () => {
    expect(proposed('2026-03-03').explainOn('2026-04-03').line('COMM-01')).toBe('court 2026-03-03 → 2026-04-02 overdue');
    expect(proposed('2026-03-03').happened('commutation-ruled', '2026-04-09').explainOn('2026-04-09').line('COMM-01')).toBe(
      'court 2026-03-03 → 2026-04-02 met-late on 2026-04-09',
    );
  });
  it('COMM-01-d a ruling sets a new last day, and the release follows it', () => {
    const commuted = proposed('2026-03-03').happened('commutation-ruled', '2026-04-02', {
      outcome: 'granted',
      newTo: '2026-12-31',
    });
    expect(commuted.explainOn('2026-04-01').explanation.term).toEqual({ from: '2026-01-05', to: '2027-12-31' });
    expect(commuted.explainOn('2026-12-31').explanation.term).toEqual({ from: '2026-01-05', to: '2026-12-31' });
    // 45 days before 31 December is 16 November.
    expect(commuted.explainOn('2026-12-31').line('REL-02')).toBe('county-agency 2026-11-16 → 2026-12-31 open');
  });
  it('COMM-01-e a refusal leaves the term alone', () => {
    const refused = proposed('2026-03-03').happened('commutation-ruled', '2026-04-02', {
      outcome: 'refused',
      newTo: '2026-12-31',
    });
    expect(refused.explainOn('2026-04-02').explanation.term?.to).toBe('2027-12-31');
  });
  it('COMM-01-f a parole term is not commuted', () => {
    const parole = active.onParole();
    expect(parole.explainOn('2026-03-03').may('propose-commutation')).toBe('refused by COMM-01');
    expect(parole.happened('commutation-proposed', '2026-03-03').explainOn('2026-03-03').found('COMM-01')).toEqual([
      'breach since 2026-03-03',
    ]);
  });
});
