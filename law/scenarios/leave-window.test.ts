import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05');
const granted = (on: string, from: string, to: string, approvedBy: string, of: CaseBuilder = active) =>
  of
    .happened('leave-requested', on, { from, to, reason: 'family', destination: '110000' })
    .happened('leave-approved', on, { from, to, approvedBy });
const asked = (on: string, from: string, to: string, of: CaseBuilder) =>
  of.happened('leave-requested', on, { from, to, reason: 'family', destination: '110000' });
const decider = (of: CaseBuilder, on: string) => of.explainOn(on).duties('LEAVE-02', 'decide').at(-1)?.who;

describe('LEAVE-07 windows that overlap', () => {
  // Granted in April for 1 to 20 June: 20 days.
  const june = granted('2026-04-06', '2026-06-01', '2026-06-20', 'county');

  it('LEAVE-07-j a leave granted before for later days counts in its own two months', () => {
    // The two months that end on 20 June begin on 21 April. 10 to 19 May are 10: thirty.
    expect(decider(asked('2026-05-06', '2026-05-10', '2026-05-19', june), '2026-05-06')).toBe('county-agency');
    // 10 to 20 May are 11: thirty-one, though the two months that end on 20 May hold eleven.
    expect(decider(asked('2026-05-06', '2026-05-10', '2026-05-20', june), '2026-05-06')).toBe('higher-agency');
  });
  it('LEAVE-07-k what lies before that window does not count in it', () => {
    // 11 to 21 April are 11 days, of which the 21st alone lies in the two months that end on 20 June.
    expect(decider(asked('2026-04-07', '2026-04-11', '2026-04-21', june), '2026-04-07')).toBe('county-agency');
  });
  it('LEAVE-07-l days that lie in two leaves count once', () => {
    // 1 to 20 and 11 to 25 March are 25 days; with 1 to 5 April thirty, for the office. The window begins on 6 February.
    const march = granted(
      '2026-02-24',
      '2026-03-11',
      '2026-03-25',
      'county',
      granted('2026-02-23', '2026-03-01', '2026-03-20', 'county'),
    );
    expect(decider(asked('2026-03-27', '2026-04-01', '2026-04-05', march), '2026-03-27')).toBe('judicial-office');
    expect(decider(asked('2026-03-27', '2026-04-01', '2026-04-06', march), '2026-03-27')).toBe('higher-agency');
  });
  it('LEAVE-07-m a leap year has a day more in it', () => {
    // Two months that end on 28 April begin on 28 February in 2026, which has no 29th, and on 29 February in 2028.
    const of = (year: number) =>
      granted(`${year}-02-10`, `${year}-02-20`, `${year}-02-28`, 'county').happened('leave-returned', `${year}-02-28`);
    // 30 March to 28 April are 30 days.
    expect(decider(asked('2026-03-20', '2026-03-30', '2026-04-28', of(2026)), '2026-03-20')).toBe('higher-agency');
    expect(decider(asked('2028-03-20', '2028-03-30', '2028-04-28', of(2028)), '2028-03-20')).toBe('county-agency');
  });
  it('LEAVE-07-n over the end of the year', () => {
    // 15 to 31 December are 17 days, 1 to 13 January 13: thirty in one leave, and one more is the higher agency’s.
    const turn = granted('2026-12-01', '2026-12-15', '2027-01-13', 'county');
    expect(turn.explainOn('2026-12-01').found('LEAVE-07')).toEqual([]);
    expect(granted('2026-12-01', '2026-12-15', '2027-01-14', 'county').explainOn('2026-12-01').found('LEAVE-07')).toEqual([
      'breach since 2026-12-01',
    ]);
  });
  it('LEAVE-07-o what was decided stays decided: a later leave does not change by whom', () => {
    const first = granted('2026-03-02', '2026-03-10', '2026-03-29', 'county');
    const second = granted('2026-04-06', '2026-04-10', '2026-04-24', 'higher', first.happened('leave-returned', '2026-03-29'));
    expect(second.explainOn('2026-04-25').lines('LEAVE-02', 'decide')).toEqual([
      'county-agency 2026-03-02 → promptly met on 2026-03-02',
      'higher-agency 2026-04-06 → promptly met on 2026-04-06',
    ]);
    expect(second.explainOn('2026-04-25').lines('LEAVE-07', 'send-up')).toEqual([
      'county-agency 2026-04-06 → promptly met on 2026-04-06',
    ]);
  });
  it('LEAVE-07-p the request is sent up, the higher agency decides, the procuratorate is told', () => {
    const twenty = granted('2026-03-02', '2026-03-10', '2026-03-29', 'county').happened('leave-returned', '2026-03-29');
    const third = asked('2026-04-07', '2026-04-20', '2026-04-30', twenty);
    expect(third.explainOn('2026-04-07').line('LEAVE-07', 'send-up')).toBe('county-agency 2026-04-07 → promptly open');
    expect(third.doing('2026-04-08', 'approve-leave', ['county-head'])).toBe('refused by LEAVE-07');
    const up = third.perform('2026-04-08', 'send-leave-up', ['county-examiner'], { paperNumber: '（2026）外请3号' });
    const sent = third.after(up.ok ? up.events : []);
    expect(sent.explainOn('2026-04-08').line('LEAVE-07', 'send-up')).toBe(
      'county-agency 2026-04-07 → promptly met on 2026-04-08',
    );
    const done = sent.perform('2026-04-09', 'approve-leave', ['higher-agency']);
    expect(done).toMatchObject({ ok: true, events: [{ type: 'leave-approved', approvedBy: 'higher' }] });
    // Decided on paper, it is the same record with the paper's number.
    const onPaper = { approvedBy: 'higher', paperNumber: '吉市矫外〔2026〕4号', paperOn: '2026-04-09' };
    expect(sent.perform('2026-04-10', 'approve-leave', ['county-examiner'], onPaper)).toMatchObject({
      ok: true,
      events: [{ type: 'leave-approved', ...onPaper }],
    });
    const answered = sent.after(done.ok ? done.events : []);
    expect(answered.explainOn('2026-04-09').line('LEAVE-07', 'procuratorate')).toBe('county-agency 2026-04-09 → promptly open');
    expect(answered.happened('procuratorate-told', '2026-04-10').explainOn('2026-04-10').line('LEAVE-07', 'procuratorate')).toBe(
      'county-agency 2026-04-09 → promptly met on 2026-04-10',
    );
  });
  it('LEAVE-07-q what the county may decide is not sent up', () => {
    const eight = asked('2026-03-02', '2026-03-10', '2026-03-17', active);
    expect(eight.doing('2026-03-02', 'send-leave-up', ['county-examiner'])).toBe('refused by LEAVE-05');
  });
});

describe('LEAVE-05 an extension is judged with the whole length, what it extends is not', () => {
  const five = granted('2026-03-02', '2026-03-09', '2026-03-13', 'judicial-office');
  it('LEAVE-05-d the office’s five days stay right when the county makes them ten', () => {
    const extended = five.happened('leave-extended', '2026-03-12', { to: '2026-03-18', approvedBy: 'county' });
    expect(extended.explainOn('2026-03-12').found('LEAVE-05')).toEqual([]);
  });
  it('LEAVE-05-e ten days by the office are wrong from the extension on', () => {
    const extended = five.happened('leave-extended', '2026-03-12', { to: '2026-03-18', approvedBy: 'judicial-office' });
    expect(extended.explainOn('2026-03-12').found('LEAVE-05')).toEqual(['breach since 2026-03-12']);
  });
  it('LEAVE-05-f ten days over the end of a year are the county’s', () => {
    // 25 to 31 December are seven days, with 1 to 3 January ten.
    const turn = asked('2026-12-18', '2026-12-25', '2027-01-03', active);
    expect(turn.doing('2026-12-18', 'approve-leave', ['office-head'])).toBe('refused by LEAVE-05');
    expect(turn.doing('2026-12-18', 'approve-leave', ['county-head'])).toBe('made leave-approved');
  });
});
