import { describe, expect, it } from 'vitest';
import { anAssessment } from './a-case.ts';

const received = (on: string, fastTrack?: boolean) =>
  anAssessment().event({ type: 'commission-received', on, ...(fastTrack === undefined ? {} : { fastTrack }) });
const complete = (on: string, fastTrack?: boolean) => received(on, fastTrack).event({ type: 'commission-completed', on });

describe('INV-04 ten working days, five in fast-track cases', () => {
  it('INV-04-a counts working days from the day the papers are complete', () => {
    // From Tuesday 3 March: 4 to 6 are three, 9 to 13 are eight, Monday 16 nine, Tuesday 17 ten.
    const answer = complete('2026-03-03').explainOn('2026-03-17');
    expect(answer.line('INV-04')).toBe('county-agency 2026-03-03 → 2026-03-17 open');
    expect(answer.state).toBe('complete');
  });
  it('INV-04-b five in a fast-track case', () => {
    // 4, 5, 6, 9, 10 March.
    expect(complete('2026-03-03', true).explainOn('2026-03-03').line('INV-04')).toBe(
      'county-agency 2026-03-03 → 2026-03-10 open',
    );
  });
  it('INV-04-c the National Day holiday does not count, the Saturday worked in exchange does', () => {
    // From 30 September: Thursday 8, Friday 9, Saturday 10 October, Monday 12, Tuesday 13.
    expect(complete('2026-09-30', true).explainOn('2026-09-30').line('INV-04')).toBe(
      'county-agency 2026-09-30 → 2026-10-13 open',
    );
  });
  it('INV-04-d over the end of a year whose next notice is not out it is provisional', () => {
    // From Thursday 24 December: 25, 28, 29, 30, 31 are five; 1 to 3 January off; 4 to 8 January are ten.
    expect(complete('2026-12-24').explainOn('2026-12-24').duty('INV-04')).toMatchObject({ due: '2027-01-08', provisional: true });
  });
  it('INV-04-e missed is overdue, sent later is late', () => {
    expect(complete('2026-03-03').explainOn('2026-03-18').line('INV-04')).toBe('county-agency 2026-03-03 → 2026-03-17 overdue');
    const sent = complete('2026-03-03').event({ type: 'opinion-sent', on: '2026-03-19' }).explainOn('2026-03-19');
    expect(sent.line('INV-04')).toBe('county-agency 2026-03-03 → 2026-03-17 met-late on 2026-03-19');
    expect(sent.state).toBe('opined');
  });
  it('INV-04-f sent on the day it is met', () => {
    const sent = complete('2026-03-03').event({ type: 'opinion-sent', on: '2026-03-17' }).explainOn('2026-03-17');
    expect(sent.line('INV-04')).toBe('county-agency 2026-03-03 → 2026-03-17 met on 2026-03-17');
  });
  it('INV-04-g the clock does not start before the papers are complete', () => {
    const answer = received('2026-03-03').explainOn('2026-06-03');
    expect(answer.lines('INV-04')).toEqual([]);
    expect(answer.state).toBe('commissioned');
  });
  it('INV-04-h a commission sent back lifts it', () => {
    const answer = complete('2026-03-03').event({ type: 'commission-returned', on: '2026-03-09' }).explainOn('2026-03-20');
    expect(answer.line('INV-04')).toBe('county-agency 2026-03-03 → 2026-03-17 lifted');
    expect(answer.state).toBe('returned');
  });
});

describe('INV-02, INV-06 promptly', () => {
  it('INV-02-a the procuratorate is told of the commission', () => {
    expect(received('2026-03-03').explainOn('2026-06-03').line('INV-02')).toBe('county-agency 2026-03-03 → promptly open');
    const told = received('2026-03-03').event({ type: 'procuratorate-told', on: '2026-03-05' });
    expect(told.explainOn('2026-03-05').line('INV-02')).toBe('county-agency 2026-03-03 → promptly met on 2026-03-05');
  });
  it('INV-06-a the organ says whether it adopted the opinion', () => {
    const opined = complete('2026-03-03').event({ type: 'opinion-sent', on: '2026-03-10' });
    expect(opined.explainOn('2026-06-10').line('INV-06')).toBe('decision-organ 2026-03-10 → promptly open');
    const adopted = opined.event({ type: 'adoption-told', on: '2026-05-11', adopted: true });
    expect(adopted.explainOn('2026-05-11').line('INV-06')).toBe('decision-organ 2026-03-10 → promptly met on 2026-05-11');
  });
});
