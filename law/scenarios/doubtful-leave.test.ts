import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

/** Leaves at the edges: windows over month ends, returns told late, leaves not taken, custody and loss on the way, the end of the term. */
const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');
const granted = (from: string, to: string, of: CaseBuilder = active) =>
  of
    .happened('leave-requested', '2026-02-02', { from, to, reason: 'family' })
    .happened('leave-approved', '2026-02-02', { from, to, approvedBy: 'county' });
const returned = (of: CaseBuilder, on: string, fields = {}) => of.happened('leave-returned', on, fields);
const asks = (of: CaseBuilder, on: string, from: string, to: string) =>
  of.happened('leave-requested', on, { from, to, reason: 'family' }).doing(on, 'approve-leave', ['county-head']);
/** Tuesday 10 to Monday 16 March. */
const week = granted('2026-03-10', '2026-03-16');

describe('LEAVE-09 back on one day, reported on another', () => {
  it('LEAVE-09-p back on the last day and reported the next is in time', () => {
    const answer = returned(week, '2026-03-17', { backOn: '2026-03-16', properReason: 'no' }).explainOn('2026-03-17');
    expect(answer.line('LEAVE-09')).toBe('person 2026-02-02 → 2026-03-16 met on 2026-03-16');
    expect(answer.found('LEAVE-10')).toEqual([]);
  });
  it('LEAVE-09-q without the day back, the day of the report is all that is known', () => {
    const answer = returned(week, '2026-03-17').explainOn('2026-03-17');
    expect(answer.line('LEAVE-09')).toBe('person 2026-02-02 → 2026-03-16 met-late on 2026-03-17');
    expect(answer.found('LEAVE-10')).toEqual(['breach since 2026-03-17']);
  });
  it('LEAVE-09-r nobody is back before going or after telling of it', () => {
    const back = (backOn: string) => week.doing('2026-03-14', 'return-from-leave', ['officer'], { backOn });
    expect(back('2026-03-15')).toBe('refused by LEAVE-09');
    expect(back('2026-03-09')).toBe('refused by LEAVE-09');
    expect(back('2026-03-13')).toBe('made leave-returned');
    expect(week.doing('2026-03-12', 'return-from-leave', ['officer'])).toBe('made leave-returned');
  });
});

describe('LEAVE-09 the return is reported within the hours the county has set', () => {
  const report = (hours: number, on: string, backOn = '2026-03-13') =>
    returned(granted('2026-03-10', '2026-03-16', active.set('leave.returnReportHours', hours)), on, { backOn }).explainOn(on);
  it('LEAVE-09-s twenty-four hours from a day without an hour end with the next day, a Saturday or not', () => {
    // Friday 13 March; 24 hours: Saturday the 14th. Hours are not moved off a day off.
    expect(report(24, '2026-03-14').line('LEAVE-09', 'report')).toBe('person 2026-03-13 → 2026-03-14 met on 2026-03-14');
    expect(report(24, '2026-03-15').line('LEAVE-09', 'report')).toBe('person 2026-03-13 → 2026-03-14 met-late on 2026-03-15');
    expect(report(24, '2026-03-13').line('LEAVE-09', 'report')).toBe('person 2026-03-13 → 2026-03-14 met on 2026-03-13');
  });
  it('LEAVE-09-t seventy-two hours are three days, over the end of a month', () => {
    const turn = granted('2026-03-24', '2026-03-30', active.set('leave.returnReportHours', 72));
    // 30 March + 3 days = 2 April.
    const told = (on: string) => returned(turn, on, { backOn: '2026-03-30' }).explainOn(on).line('LEAVE-09', 'report');
    expect(told('2026-04-02')).toBe('person 2026-03-30 → 2026-04-02 met on 2026-04-02');
    expect(told('2026-04-03')).toBe('person 2026-03-30 → 2026-04-02 met-late on 2026-04-03');
  });
  it('LEAVE-09-u where nothing is set, or nobody knows the day, there is no such clock', () => {
    expect(returned(week, '2026-03-17', { backOn: '2026-03-16' }).explainOn('2026-03-17').lines('LEAVE-09', 'report')).toEqual(
      [],
    );
    const unknown = granted('2026-03-10', '2026-03-16', active.set('leave.returnReportHours', 24));
    expect(returned(unknown, '2026-03-17').explainOn('2026-03-17').lines('LEAVE-09', 'report')).toEqual([]);
  });
});

describe('LEAVE-07 over thirty days within two months', () => {
  it('LEAVE-07-s thirty in all are the county’s, thirty-one the higher agency’s', () => {
    // 2 to 21 March are 20 days. 13 to 22 April are 10: 30 from 23 February to 22 April. One more makes 31.
    const first = returned(granted('2026-03-02', '2026-03-21'), '2026-03-21');
    expect(asks(first, '2026-04-08', '2026-04-13', '2026-04-22')).toBe('made leave-approved');
    expect(asks(first, '2026-04-08', '2026-04-13', '2026-04-23')).toBe('refused by LEAVE-07');
  });
  it('LEAVE-07-t a day that has left the window counts no more', () => {
    // The window of a leave to 22 May begins on 23 March: of 2 to 21 March nothing is in it. To 20 May it begins on the 21st: one day.
    const first = returned(granted('2026-03-02', '2026-03-21'), '2026-03-21');
    expect(asks(first, '2026-04-15', '2026-04-23', '2026-05-22')).toBe('made leave-approved');
    expect(asks(first, '2026-04-15', '2026-04-21', '2026-05-20')).toBe('refused by LEAVE-07');
    expect(asks(first, '2026-04-15', '2026-04-22', '2026-05-20')).toBe('made leave-approved');
  });
  it('LEAVE-07-u over the end of February the window ends with the month’s last day', () => {
    // To 30 April: two months are 1 March to 30 April; 20 to 28 February are outside. 11 to 30 April are 20, alone.
    const february = returned(granted('2026-02-09', '2026-02-28'), '2026-02-28');
    expect(asks(february, '2026-04-01', '2026-04-11', '2026-04-30')).toBe('made leave-approved');
    // To 27 April: 28 February to 27 April. Its one day and 30 from 29 March make 31.
    expect(asks(february, '2026-03-20', '2026-03-29', '2026-04-27')).toBe('refused by LEAVE-07');
  });
  it('LEAVE-07-v back early, the days really away count; reported later or not', () => {
    // Granted 2 to 26 March, back on the 16th: 15 days. Another 15 make 30.
    const early = (fields = {}, on = '2026-03-16') => returned(granted('2026-03-02', '2026-03-26'), on, fields);
    expect(asks(early(), '2026-03-30', '2026-04-06', '2026-04-20')).toBe('made leave-approved');
    expect(asks(early({ backOn: '2026-03-16' }, '2026-03-20'), '2026-03-30', '2026-04-06', '2026-04-20')).toBe(
      'made leave-approved',
    );
    expect(asks(early({}, '2026-03-17'), '2026-03-30', '2026-04-06', '2026-04-20')).toBe('refused by LEAVE-07');
  });
  it('LEAVE-07-w a leave granted and not taken counts nothing, and owes nothing more', () => {
    // Told on 8 March that he does not go on the 10th. 30 days then are the county’s own.
    const stayed = returned(granted('2026-03-10', '2026-03-29'), '2026-03-08');
    expect(stayed.explainOn('2026-03-30').line('LEAVE-09')).toBe('person 2026-02-02 → 2026-03-29 met on 2026-03-08');
    expect(stayed.explainOn('2026-03-30').found('LEAVE-10')).toEqual([]);
    expect(asks(stayed, '2026-03-09', '2026-03-12', '2026-04-10')).toBe('made leave-approved');
    expect(asks(granted('2026-03-10', '2026-03-29'), '2026-03-30', '2026-04-02', '2026-04-12')).toBe('refused by LEAVE-09');
  });
  it('LEAVE-07-x an extension counts with what it extends', () => {
    // 2 to 21 March are 20; to 31 March 30, still the county’s; to 1 April 31.
    const away = granted('2026-03-02', '2026-03-21');
    expect(away.doing('2026-03-19', 'extend-leave', ['county-head'], { to: '2026-03-31' })).toBe('made leave-extended');
    expect(away.doing('2026-03-19', 'extend-leave', ['county-head'], { to: '2026-04-01' })).toBe('refused by LEAVE-07');
    expect(away.doing('2026-03-19', 'extend-leave', ['higher-agency'], { to: '2026-04-01' })).toBe('made leave-extended');
  });
});

describe('LEAVE-09 something comes between', () => {
  it('LEAVE-09-v whoever is not back from one leave goes on no other', () => {
    expect(asks(week, '2026-03-18', '2026-03-25', '2026-03-27')).toBe('refused by LEAVE-09');
    expect(asks(returned(week, '2026-03-17'), '2026-03-18', '2026-03-25', '2026-03-27')).toBe('made leave-approved');
  });
  it('LEAVE-09-w custody in the middle: the last day waits, and afterwards moves by the days held', () => {
    // Held from the 12th to the 20th, eight days: 16 + 8 = 24 March. Nobody was called or ordered back meanwhile.
    const held = granted('2026-03-10', '2026-03-16', active.set('leave.checkInFrequency', 'daily'))
      .happened('contact-made', '2026-03-10')
      .happened('contact-made', '2026-03-11')
      .inCustody('2026-03-12', '2026-03-12');
    const during = held.explainOn('2026-03-18');
    expect(during.line('LEAVE-09')).toBe('person 2026-02-02 → 2026-03-16 paused');
    expect(during.lines('LEAVE-08', 'contact').map((line) => line.split(' ').slice(4).join(' '))).toEqual([
      'met on 2026-03-10',
      'met on 2026-03-11',
      ...Array.from({ length: 5 }, () => 'lifted'),
    ]);
    const free = held.outOfCustody('2026-03-20');
    expect(free.explainOn('2026-03-24').line('LEAVE-09')).toBe('person 2026-02-02 → 2026-03-24 open');
    expect(free.explainOn('2026-03-25').found('LEAVE-10')).toEqual(['breach since 2026-03-25']);
  });
  it('LEAVE-09-x beyond the last day of the term nobody owes a return', () => {
    const ending = active.term('2026-01-05', '2026-03-13');
    const away = granted('2026-03-10', '2026-03-16', ending);
    expect(away.explainOn('2026-03-13').line('LEAVE-09')).toBe('person 2026-02-02 → 2026-03-16 open');
    expect(away.explainOn('2026-03-17').line('LEAVE-09')).toBe('person 2026-02-02 → 2026-03-16 lifted');
    expect(away.explainOn('2026-03-17').found('LEAVE-10')).toEqual([]);
  });
  it('LEAVE-10-j lost on leave: both go on until the person is found and back', () => {
    const lost = week.happened('contact-lost', '2026-03-14');
    const day = lost.explainOn('2026-03-18');
    expect(day.findings('LOST-01')[0]?.en).toContain('4 days, within 10 days');
    expect(day.found('LEAVE-10')).toEqual(['breach since 2026-03-17']);
    // Back without anybody recording that the search is over: it goes on, and says so.
    const back = returned(lost, '2026-03-19');
    expect(back.explainOn('2026-03-20').findings('LOST-04')).toMatchObject([
      {
        severity: 'notice',
        en: 'Lost on 2026-03-14, and on 2026-03-19 there is a record of the person: if that is so, record who was found, and when',
      },
    ]);
    const found = back.happened('found', '2026-03-19', { properReason: 'no' }).explainOn('2026-03-20');
    expect(found.findings('LOST-04').map(({ severity }) => severity)).toEqual(['breach']);
    expect(found.findings('LOST-04')[0]?.en).toContain('found on 2026-03-19: 5 days');
  });
});
