import { describe, expect, it } from 'vitest';
import type { EventName } from '../corrections/events.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2028-12-31');
const breached = active.happened('breach-found', '2026-02-02', { ground: 'left the county' });
const fitted = (from: string, to: string, of: CaseBuilder = breached, approvedBy = 'bureau-head') =>
  of.happened('positioning-approved', from, { ground: 2, from, to, approvedBy });

describe('EPOS-01 only on one of five grounds, each with its evidence', () => {
  const GROUNDS: readonly (readonly [number, EventName])[] = [
    [1, 'breach-found'],
    [2, 'contact-lost'],
    [3, 'warned'],
    [4, 'punished'],
    [5, 'revocation-proposed'],
  ];
  it.each(GROUNDS)('EPOS-01-a ground %i rests on %s', (ground, evidence) => {
    const order = { ground, from: '2026-03-10', to: '2026-06-09', approvedBy: 'bureau-head' };
    expect(active.happened('positioning-approved', '2026-03-10', order).explainOn('2026-03-10').found('EPOS-01')).toEqual([
      'breach since 2026-03-10',
    ]);
    const founded = active.happened(evidence, '2026-03-09').happened('positioning-approved', '2026-03-10', order);
    expect(founded.explainOn('2026-03-10').found('EPOS-01')).toEqual([]);
  });
  it('EPOS-01-b evidence found afterwards does not support it', () => {
    const early = fitted('2026-03-10', '2026-06-09', active).happened('breach-found', '2026-03-11');
    expect(early.explainOn('2026-03-11').found('EPOS-01')).toEqual(['breach since 2026-03-10']);
  });
  it('EPOS-01-c no ground, or one the law does not name, is none', () => {
    const order = { from: '2026-03-10', to: '2026-06-09', approvedBy: 'bureau-head' };
    for (const ground of [undefined, 6, 'for safety']) {
      const given = breached.happened('positioning-approved', '2026-03-10', { ...order, ...(ground ? { ground } : {}) });
      expect(given.explainOn('2026-03-10').found('EPOS-01')).toEqual(['breach since 2026-03-10']);
    }
  });
  it('EPOS-01-d the head of the county justice bureau approves, and nobody else', () => {
    expect(fitted('2026-03-10', '2026-06-09', breached, 'county').explainOn('2026-03-10').found('EPOS-01')).toEqual([
      'breach since 2026-03-10',
    ]);
    expect(fitted('2026-03-10', '2026-06-09', breached, 'province').explainOn('2026-03-10').found('EPOS-01')).toEqual([
      'breach since 2026-03-10',
    ]);
    expect(fitted('2026-03-10', '2026-06-09').explainOn('2026-03-10').found('EPOS-01')).toEqual([]);
  });
});

describe('EPOS-02 three months at most, then off or extended', () => {
  it('EPOS-02-a three months end the day before the same date', () => {
    // 10 March + 3 months, less a day = 9 June.
    const answer = fitted('2026-03-10', '2026-06-09').explainOn('2026-06-09');
    expect(answer.line('EPOS-02')).toBe('county-agency 2026-03-10 → 2026-06-09 open');
    expect(answer.found('EPOS-02')).toEqual([]);
  });
  it('EPOS-02-b a day more is too long', () => {
    expect(fitted('2026-03-10', '2026-06-10').explainOn('2026-03-10').found('EPOS-02')).toEqual(['breach since 2026-03-10']);
  });
  it('EPOS-02-c from 30 November three months end on 27 February', () => {
    expect(fitted('2026-11-30', '2027-02-27').explainOn('2026-11-30').found('EPOS-02')).toEqual([]);
    expect(fitted('2026-11-30', '2027-02-28').explainOn('2026-11-30').found('EPOS-02')).toEqual(['breach since 2026-11-30']);
  });
  it('EPOS-02-d a last day in the National Day holiday stands, and missed is overdue the next day', () => {
    // Sunday 4 October 2026.
    const order = fitted('2026-07-05', '2026-10-04');
    expect(order.explainOn('2026-10-04').line('EPOS-02')).toBe('county-agency 2026-07-05 → 2026-10-04 open');
    expect(order.explainOn('2026-10-05').line('EPOS-02')).toBe('county-agency 2026-07-05 → 2026-10-04 overdue');
  });
  it('EPOS-02-e off on the last day is in time, a day later is late', () => {
    const order = fitted('2026-03-10', '2026-06-09');
    expect(order.happened('positioning-removed', '2026-06-09').explainOn('2026-06-10').line('EPOS-02')).toBe(
      'county-agency 2026-03-10 → 2026-06-09 met on 2026-06-09',
    );
    expect(order.happened('positioning-removed', '2026-06-10').explainOn('2026-06-10').line('EPOS-02')).toBe(
      'county-agency 2026-03-10 → 2026-06-09 met-late on 2026-06-10',
    );
  });
  it('EPOS-02-f an extension meets the order and opens its own', () => {
    const extended = fitted('2026-03-10', '2026-06-09').happened('positioning-extended', '2026-06-08', {
      from: '2026-06-10',
      to: '2026-09-09',
      approvedBy: 'bureau-head',
    });
    const answer = extended.explainOn('2026-09-10');
    expect(answer.lines('EPOS-02')).toEqual([
      'county-agency 2026-03-10 → 2026-06-09 met on 2026-06-08',
      'county-agency 2026-06-08 → 2026-09-09 overdue',
    ]);
    expect(answer.found('EPOS-02')).toEqual([]);
  });
  it('EPOS-02-g an extension of more than three months, or without a last day, is too long', () => {
    const extended = (to?: string) =>
      fitted('2026-03-10', '2026-06-09').happened('positioning-extended', '2026-06-08', {
        from: '2026-06-10',
        ...(to ? { to } : {}),
      });
    expect(extended('2026-09-10').explainOn('2026-06-08').found('EPOS-02')).toEqual(['breach since 2026-06-08']);
    expect(extended().explainOn('2026-06-08').found('EPOS-02')).toEqual(['breach since 2026-06-08']);
  });
  it('EPOS-02-h a release ends it', () => {
    const free = fitted('2026-03-10', '2026-06-09').term('2026-01-01', '2026-05-31').happened('released', '2026-05-31');
    expect(free.explainOn('2026-06-10').line('EPOS-02')).toBe('county-agency 2026-03-10 → 2026-06-09 lifted');
  });
});
