import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');
const lost = (on: string) => active.happened('contact-lost', on);

describe('LOST-01 lost means searched for at once', () => {
  it('LOST-01-a a search step the same day meets it', () => {
    const answer = lost('2026-03-10').happened('search-step', '2026-03-10', { step: 'phoned' }).explainOn('2026-03-11');
    expect(answer.line('LOST-01')).toBe('county-agency 2026-03-10 → 2026-03-10 met on 2026-03-10');
    expect(answer.found('LOST-01')).toEqual(['breach since 2026-03-10']);
  });
  it('LOST-01-b a Saturday does not move it', () => {
    expect(lost('2026-03-14').explainOn('2026-03-14').line('LOST-01')).toBe('county-agency 2026-03-14 → 2026-03-14 open');
    expect(lost('2026-03-14').explainOn('2026-03-15').line('LOST-01')).toBe('county-agency 2026-03-14 → 2026-03-14 overdue');
  });
  it('LOST-01-c a search the day after is late', () => {
    expect(lost('2026-03-10').happened('search-started', '2026-03-11').explainOn('2026-03-11').line('LOST-01')).toBe(
      'county-agency 2026-03-10 → 2026-03-10 met-late on 2026-03-11',
    );
  });
  it('LOST-01-d found without a search lifts it', () => {
    expect(lost('2026-03-10').happened('found', '2026-03-10').explainOn('2026-03-10').line('LOST-01')).toBe(
      'county-agency 2026-03-10 → 2026-03-10 lifted',
    );
  });
  it('LOST-01-e the search for an earlier loss does not meet a later one', () => {
    const again = lost('2026-03-10')
      .happened('search-step', '2026-03-10', { step: 'phoned' })
      .happened('search-step', '2026-03-11', { step: 'visited' })
      .happened('police-asked', '2026-03-11')
      .happened('procuratorate-told', '2026-03-11')
      .happened('procuratorate-told', '2026-03-12', { note: 'in writing' })
      .happened('found', '2026-03-12')
      .happened('contact-lost', '2026-06-10');
    const answer = again.explainOn('2026-06-10');
    expect(answer.lines('LOST-01').at(-1)).toBe('county-agency 2026-06-10 → 2026-06-10 open');
    expect(answer.lines('LOST-02').at(-1)).toBe('county-agency 2026-06-10 → promptly open');
    expect(answer.lines('LOST-03').at(-1)).toBe('county-agency 2026-06-10 → promptly open');
  });
});

describe('LOST-01 after a search for somebody who never reported', () => {
  it('LOST-01-f that search does not meet a later loss', () => {
    // Due 13 March, searched for on the 14th, here on the 16th, lost on 10 June.
    const answer = aCase()
      .effective('2026-03-03')
      .happened('search-started', '2026-03-14')
      .reportedIn('2026-03-16')
      .active('2026-03-16')
      .happened('contact-lost', '2026-06-10')
      .explainOn('2026-06-10');
    expect(answer.line('LOST-01')).toBe('county-agency 2026-06-10 → 2026-06-10 open');
    expect(answer.lines('LOST-03').at(-1)).toBe('county-agency 2026-06-10 → promptly open');
  });
});

describe('LOST-02 the police are asked, LOST-03 the procuratorate is told', () => {
  it.each([
    ['LOST-02', 'police-asked'],
    ['LOST-03', 'procuratorate-told'],
  ] as const)('%s-a promptly, without a day of its own', (rule, meets) => {
    expect(lost('2026-03-10').explainOn('2026-06-10').line(rule)).toBe('county-agency 2026-03-10 → promptly open');
    expect(lost('2026-03-10').happened(meets, '2026-03-16').explainOn('2026-03-16').line(rule)).toBe(
      'county-agency 2026-03-10 → promptly met on 2026-03-16',
    );
  });
  it.each(['LOST-02', 'LOST-03'])('%s-b a threshold the county sets moves off a Saturday, and missed is overdue', (rule) => {
    // Thursday 12 March + 2 = Saturday the 14th: Monday the 16th.
    const watched = lost('2026-03-12').set(`promptly.${rule}`, 2);
    expect(watched.explainOn('2026-03-16').line(rule)).toBe('county-agency 2026-03-12 → 2026-03-16 open');
    expect(watched.explainOn('2026-03-17').line(rule)).toBe('county-agency 2026-03-12 → 2026-03-16 overdue');
  });
  it.each(['LOST-02', 'LOST-03'])('%s-c found lifts it', (rule) => {
    expect(lost('2026-03-10').happened('found', '2026-03-12').explainOn('2026-03-12').line(rule)).toBe(
      'county-agency 2026-03-10 → promptly lifted',
    );
  });
  it('LOST-03-d a search that was started starts it', () => {
    const answer = lost('2026-03-10').happened('search-started', '2026-03-11').explainOn('2026-03-11');
    expect(answer.line('LOST-03')).toBe('county-agency 2026-03-11 → promptly open');
  });
});

describe('LOST-04 found: the days away are shown, and nothing is concluded', () => {
  const found = (on: string, properReason?: string) =>
    lost('2026-01-31')
      .happened('found', on, properReason ? { properReason } : {})
      .explainOn(on)
      .findings('LOST-04')[0];
  it('LOST-04-a ten days are within the limit of an admonition', () => {
    expect(found('2026-02-10')).toMatchObject({ severity: 'breach', since: '2026-01-31' });
    expect(found('2026-02-10')?.en).toContain('within 10 days, the limit of an admonition');
  });
  it('LOST-04-b eleven days are beyond it', () => {
    expect(found('2026-02-11')?.en).toContain('beyond 10 days, the limit of a warning');
  });
  it('LOST-04-c a month from 31 January is over on 1 March', () => {
    // The same date in February is its last day, the 28th.
    expect(found('2026-02-28')?.en).not.toContain('over a month');
    expect(found('2026-03-01')?.en).toContain('over a month');
  });
  it('LOST-04-d with a proper reason it is a record only', () => {
    expect(found('2026-03-01', 'yes')).toMatchObject({ severity: 'notice' });
  });
});
