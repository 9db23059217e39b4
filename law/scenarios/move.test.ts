import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');
const requested = (on: string, of: CaseBuilder = active) => of.happened('move-requested', on, { destination: '360825' });
const consulted = (on: string) => requested('2026-02-02').happened('move-consulted', on);
const decided = (on: string, approved: boolean, of: CaseBuilder = active) =>
  requested('2026-02-02', of)
    .happened('move-consulted', '2026-02-03')
    .happened('move-answered', '2026-02-05', { accepted: approved })
    .happened('move-decided', on, { approved });
const served = (on: string) => decided('2026-02-09', true).happened('move-served', on);

describe.each([
  ['MOVE-02', 'county-agency', requested, 'move-consulted'],
  ['MOVE-03', 'new-county', consulted, 'move-answered'],
  ['MOVE-04', 'county-agency', (on: string) => decided(on, false), 'move-served'],
  ['MOVE-05', 'county-agency', (on: string) => decided(on, true), 'papers-sent'],
  ['MOVE-06', 'new-county', (on: string) => decided('2026-02-09', true).happened('papers-received', on), 'move-receipt-sent'],
] as const)('%s within five days', (rule, who, started, meets) => {
  it(`${rule}-a is due 5 days later`, () => {
    // Thursday 5 March + 5 = Tuesday 10 March.
    expect(started('2026-03-05').explainOn('2026-03-10').line(rule)).toBe(`${who} 2026-03-05 → 2026-03-10 open`);
    expect(started('2026-03-05').happened(meets, '2026-03-09').explainOn('2026-03-09').line(rule)).toBe(
      `${who} 2026-03-05 → 2026-03-10 met on 2026-03-09`,
    );
  });
  it(`${rule}-b due in the National Day holiday moves to 8 October`, () => {
    // 28 September + 5 = Saturday 3 October.
    expect(started('2026-09-28').explainOn('2026-10-08').line(rule)).toBe(`${who} 2026-09-28 → 2026-10-08 open`);
  });
  it(`${rule}-c missed is overdue, and done later is late`, () => {
    expect(started('2026-03-05').explainOn('2026-03-11').line(rule)).toBe(`${who} 2026-03-05 → 2026-03-10 overdue`);
    expect(started('2026-03-05').happened(meets, '2026-03-12').explainOn('2026-03-12').line(rule)).toBe(
      `${who} 2026-03-05 → 2026-03-10 met-late on 2026-03-12`,
    );
  });
});

describe('MOVE-04 and MOVE-05 part at the decision', () => {
  it('MOVE-04-d a grant is not told as a refusal, MOVE-05-d a refusal sends no papers', () => {
    expect(decided('2026-03-05', true).explainOn('2026-03-05').lines('MOVE-04')).toEqual([]);
    expect(decided('2026-03-05', false).explainOn('2026-03-05').lines('MOVE-05')).toEqual([]);
  });
  it('MOVE-04-e a refusal served changes no state', () => {
    expect(decided('2026-03-05', false).happened('move-served', '2026-03-06').explainOn('2026-03-06').state).toBe('active');
  });
  it('MOVE-04-f deciding before the new county answered is noted, granting against its answer is a warning', () => {
    const early = requested('2026-02-02').happened('move-decided', '2026-03-05', { approved: true });
    expect(early.explainOn('2026-03-05').found('MOVE-04')).toEqual(['notice since 2026-03-05']);
    const against = requested('2026-02-02').happened('move-answered', '2026-02-05', { accepted: false });
    expect(against.happened('move-decided', '2026-03-05', { approved: true }).explainOn('2026-03-05').found('MOVE-04')).toEqual([
      'warning since 2026-03-05',
    ]);
  });
});

describe('MOVE-06 without a day of receipt', () => {
  it('MOVE-06-d the day of sending starts the new county’s clock', () => {
    const sent = decided('2026-02-09', true).happened('papers-sent', '2026-03-05');
    expect(sent.explainOn('2026-03-05').line('MOVE-06')).toBe('new-county 2026-03-05 → 2026-03-10 open');
    // Received on the 9th: 9 + 5 = Saturday 14 March, Monday the 16th.
    expect(sent.happened('papers-received', '2026-03-09').explainOn('2026-03-09').line('MOVE-06')).toBe(
      'new-county 2026-03-09 → 2026-03-16 open',
    );
  });
});

describe('MOVE-07 at the new county within seven days of the decision', () => {
  it('MOVE-07-a counts from the day it was served', () => {
    // Thursday 5 March + 7 = Thursday 12 March.
    const answer = served('2026-03-05').explainOn('2026-03-12');
    expect(answer.line('MOVE-07')).toBe('person 2026-03-05 → 2026-03-12 open');
    expect(answer.state).toBe('transfer-in-transit');
    const there = served('2026-03-05').happened('registered-at-new-county', '2026-03-12').explainOn('2026-03-12');
    expect(there.line('MOVE-07')).toBe('person 2026-03-05 → 2026-03-12 met on 2026-03-12');
    expect(there.state).toBe('transferred-out');
  });
  it('MOVE-07-b due on a Saturday moves to Monday', () => {
    // Saturday 7 March + 7 = Saturday 14 March.
    expect(served('2026-03-07').explainOn('2026-03-16').line('MOVE-07')).toBe('person 2026-03-07 → 2026-03-16 open');
  });
  it('MOVE-07-c missed is overdue: the old county searches', () => {
    const answer = served('2026-03-05').explainOn('2026-03-13');
    expect(answer.line('MOVE-07')).toBe('person 2026-03-05 → 2026-03-12 overdue');
    expect(answer.found('MOVE-07')).toEqual(['breach since 2026-03-13']);
  });
  it('MOVE-07-d a failed move lifts it and brings the state back', () => {
    const answer = served('2026-03-05').happened('move-failed', '2026-03-16').explainOn('2026-03-16');
    expect(answer.line('MOVE-07')).toBe('person 2026-03-05 → 2026-03-12 lifted');
    expect(answer.state).toBe('active');
  });
  it('MOVE-07-f the old county searches the day after, that day', () => {
    expect(served('2026-03-05').explainOn('2026-03-12').lines('MOVE-07', 'search')).toEqual([]);
    const search = 'county-agency 2026-03-13 → 2026-03-13';
    const missed = served('2026-03-05');
    expect(missed.explainOn('2026-03-13').line('MOVE-07', 'search')).toBe(`${search} open`);
    expect(missed.explainOn('2026-03-14').line('MOVE-07', 'search')).toBe(`${search} overdue`);
    const searched = missed.happened('search-started', '2026-03-13');
    expect(searched.explainOn('2026-03-14').line('MOVE-07', 'search')).toBe(`${search} met on 2026-03-13`);
    // Giving the move up does not end the search; the person does, there or here.
    expect(missed.happened('move-failed', '2026-03-16').explainOn('2026-03-16').line('MOVE-07', 'search')).toBe(
      `${search} overdue`,
    );
    for (const there of ['registered-at-new-county', 'contact-made', 'found'] as const) {
      expect(missed.happened(there, '2026-03-16').explainOn('2026-03-16').line('MOVE-07', 'search')).toBe(`${search} lifted`);
    }
    // Given up in time, or held: nobody is searched for.
    expect(served('2026-03-05').happened('move-failed', '2026-03-12').explainOn('2026-03-20').lines('MOVE-07', 'search')).toEqual(
      [],
    );
    expect(missed.inCustody('2026-03-10').explainOn('2026-03-20').lines('MOVE-07', 'search')).toEqual([]);
  });
  it('MOVE-07-e a second move has clocks of its own', () => {
    const again = requested('2026-09-01', served('2026-03-05').happened('move-failed', '2026-03-16'));
    expect(again.explainOn('2026-09-01').lines('MOVE-02')).toEqual([
      // 2 + 5 = Saturday 7 February, moved to Monday the 9th; 1 + 5 = Sunday 6 September, moved to Monday the 7th.
      'county-agency 2026-02-02 → 2026-02-09 met on 2026-02-03',
      'county-agency 2026-09-01 → 2026-09-07 open',
    ]);
  });
});
