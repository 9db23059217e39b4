import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const found = (kind: string, from: string, to: string) => {
  const answer = aCase().facts({ kind }).term(from, to).explainOn('2026-01-05');
  return ['TERM-01', 'TERM-02', 'TERM-05'].filter((rule) => answer.findings(rule).length > 0);
};

describe('TERM-01 surveillance from three months, for several crimes up to three years', () => {
  it('TERM-01-a three months and three years may stand', () => {
    expect(found('public-surveillance', '2026-01-05', '2026-04-04')).toEqual([]);
    expect(found('public-surveillance', '2026-01-05', '2029-01-04')).toEqual([]);
  });
  it('TERM-01-b from 31 January three months end on 29 April', () => {
    expect(found('public-surveillance', '2026-01-31', '2026-04-29')).toEqual([]);
    expect(found('public-surveillance', '2026-01-31', '2026-04-28')).toEqual(['TERM-01']);
  });
  it('TERM-01-c a day less or a day more is shown, and nothing is overwritten', () => {
    expect(found('public-surveillance', '2026-01-05', '2026-04-03')).toEqual(['TERM-01']);
    expect(found('public-surveillance', '2026-01-05', '2029-01-05')).toEqual(['TERM-01']);
    const answer = aCase().underSurveillance().term('2026-01-05', '2026-04-03').explainOn('2026-01-05');
    expect(answer.explanation.term).toEqual({ from: '2026-01-05', to: '2026-04-03' });
  });
});

describe('TERM-02 probation from two months up to five years', () => {
  it('TERM-02-a two months and five years may stand', () => {
    expect(found('suspended-sentence', '2026-01-05', '2026-03-04')).toEqual([]);
    expect(found('suspended-sentence', '2026-01-05', '2031-01-04')).toEqual([]);
  });
  it('TERM-02-b from 31 December two months end on 27 February', () => {
    expect(found('suspended-sentence', '2026-12-31', '2027-02-27')).toEqual([]);
    expect(found('suspended-sentence', '2026-12-31', '2027-02-26')).toEqual(['TERM-02']);
  });
  it('TERM-02-c a day less or a day more is shown', () => {
    expect(found('suspended-sentence', '2026-01-05', '2026-03-03')).toEqual(['TERM-02']);
    expect(found('suspended-sentence', '2026-01-05', '2031-01-05')).toEqual(['TERM-02']);
  });
  it('TERM-02-d parole and temporary release run as long as what is left', () => {
    expect(found('parole', '2026-01-05', '2026-01-20')).toEqual([]);
    expect(found('temporary-release', '2026-01-05', '2040-01-04')).toEqual([]);
  });
});

describe('TERM-05 a term that ends before it begins', () => {
  it('TERM-05-a is shown for every kind', () => {
    for (const kind of ['public-surveillance', 'suspended-sentence', 'parole', 'temporary-release']) {
      expect(found(kind, '2026-01-05', '2026-01-04')).toEqual(['TERM-05']);
    }
  });
  it('TERM-05-b the old term stands until the facts are corrected', () => {
    const corrected = aCase().term('2026-01-05', '2026-01-04').event({
      type: 'facts-corrected',
      on: '2026-02-02',
      path: 'facts.term.to',
      was: '2026-01-04',
      now: '2027-01-04',
      document: '执行通知书',
    });
    expect(corrected.explainOn('2026-02-01').findings('TERM-05')).toHaveLength(1);
    expect(corrected.explainOn('2026-02-02').findings('TERM-05')).toEqual([]);
    expect(corrected.explainOn('2026-02-02').explanation.term?.to).toBe('2027-01-04');
  });
  it('TERM-05-c without a term nothing is guessed', () => {
    const answer = aCase().active('2026-01-05').explainOn('2026-06-05');
    expect(answer.explanation.term).toBeNull();
    expect(answer.lines('REL-02')).toEqual([]);
  });
});

describe('BAN-01 prohibition orders', () => {
  const ordered = (kind: string, from: string, to: string) =>
    aCase().facts({ kind }).term('2026-01-05', '2027-01-04').prohibited(from, to).explainOn('2026-01-05').found('BAN-01');
  it('BAN-01-a may go with suspension from two months and with surveillance from three', () => {
    expect(ordered('suspended-sentence', '2026-01-05', '2026-03-04')).toEqual([]);
    expect(ordered('public-surveillance', '2026-01-05', '2026-04-04')).toEqual([]);
    expect(ordered('suspended-sentence', '2026-01-05', '2027-01-04')).toEqual([]);
  });
  it('BAN-01-b from 31 December two months end on 27 February', () => {
    const order = (to: string) =>
      aCase().term('2026-12-31', '2028-12-30').prohibited('2026-12-31', to).explainOn('2026-12-31').found('BAN-01');
    expect(order('2027-02-27')).toEqual([]);
    expect(order('2027-02-26')).toEqual(['warning']);
  });
  it('BAN-01-c shorter, or longer than the term, is shown', () => {
    expect(ordered('suspended-sentence', '2026-01-05', '2026-03-03')).toEqual(['warning']);
    expect(ordered('public-surveillance', '2026-01-05', '2026-04-03')).toEqual(['warning']);
    expect(ordered('suspended-sentence', '2026-01-05', '2027-01-05')).toEqual(['warning']);
  });
  it('BAN-01-d never goes with parole or temporary release', () => {
    expect(ordered('parole', '2026-01-05', '2026-06-04')).toEqual(['breach']);
    expect(ordered('temporary-release', '2026-01-05', '2026-06-04')).toEqual(['breach']);
  });
});
