import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const active = aCase().onTemporaryRelease('self-care').active('2026-03-02').term('2026-01-01', '2027-12-31');

describe('CHECK-04 the agency is told of custody within 3 days', () => {
  it('CHECK-04-a three days later is in time', () => {
    expect(active.inCustody('2026-03-12', '2026-03-09').explainOn('2026-03-12').found('CHECK-04')).toEqual([]);
  });
  it('CHECK-04-b over the end of a month', () => {
    // 27 February + 3 = 2 March.
    expect(active.inCustody('2026-03-02', '2026-02-27').explainOn('2026-03-02').found('CHECK-04')).toEqual([]);
  });
  it('CHECK-04-c four days later is noted, against nobody under supervision', () => {
    expect(active.inCustody('2026-03-13', '2026-03-09').explainOn('2026-03-13').found('CHECK-04')).toEqual([
      'notice since 2026-03-13',
    ]);
  });
  it('CHECK-04-d what the person owes waits from the day of the decision, even before anybody was told', () => {
    // Due 2 April; in custody from 30 March, told on 7 April.
    const told = active.inCustody('2026-04-07', '2026-03-30');
    expect(told.explainOn('2026-04-07').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 paused');
    // On 3 April nobody knew: it read as overdue then.
    expect(told.explainOn('2026-04-03').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 overdue');
  });
  it('CHECK-04-e afterwards its day moves by the days in custody, and off a day off', () => {
    // Due Thursday 2 April; 30 March to 8 April are 9 days: Saturday 11 April, so Monday the 13th.
    const free = active.inCustody('2026-03-30').outOfCustody('2026-04-08');
    expect(free.explainOn('2026-04-13').line('REP-04')).toBe('person 2026-03-02 → 2026-04-13 open');
    expect(free.explainOn('2026-04-14').line('REP-04')).toBe('person 2026-03-02 → 2026-04-13 overdue');
    expect(free.explainOn('2026-04-13').duty('REP-04').counting.restedDays).toBe(9);
  });
  it('CHECK-04-f two stays in custody add up', () => {
    // Due 2 April; 3 days from 23 to 26 March: Sunday 5 April, so Tuesday the 7th after Qingming; 4 days from 1 to 5 April: Saturday the 11th, Monday the 13th.
    const twice = active.inCustody('2026-03-23').outOfCustody('2026-03-26').inCustody('2026-04-01').outOfCustody('2026-04-05');
    expect(twice.explainOn('2026-04-06').line('REP-04')).toBe('person 2026-03-02 → 2026-04-13 open');
  });
  it('CHECK-04-g custody ended before a duty opened does not touch it', () => {
    const answer = active
      .inCustody('2026-03-03')
      .outOfCustody('2026-03-05')
      .happened('health-reported', '2026-03-09')
      .explainOn('2026-03-09');
    expect(answer.lines('REP-04').at(-1)).toBe('person 2026-03-09 → 2026-04-09 open');
  });
  it('CHECK-04-h custody changes no state', () => {
    expect(active.inCustody('2026-03-30').explainOn('2026-03-30').state).toBe('active');
  });
});

describe('CHECK-04 notices of all kinds', () => {
  const told = (measure: string, fields: Record<string, unknown> = {}) =>
    active.happened('custody-notified', '2026-03-30', { measure, ...fields });
  it.each([
    'administrative-detention',
    'judicial-detention',
    'criminal-detention',
    'arrest',
    'drug-rehabilitation',
    'residential-surveillance',
    'other',
  ])('CHECK-04-i %s: what the person owes waits', (measure) => {
    expect(told(measure).explainOn('2026-04-10').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 paused');
  });
  it('CHECK-04-j on bail the person reports as before', () => {
    expect(told('bail').explainOn('2026-04-03').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 overdue');
    expect(told('bail').explainOn('2026-04-03').may('record-custody-end')).toBe('allowed');
  });
  it('CHECK-04-k bail ends the detention it takes the place of', () => {
    // Detained from 23 March, bailed on the 26th: 3 days. Due Thursday 2 April: Sunday the 5th, so Tuesday the 7th after Qingming.
    const bailed = active.inCustody('2026-03-23').happened('custody-notified', '2026-03-26', { measure: 'bail' });
    expect(bailed.explainOn('2026-04-06').line('REP-04')).toBe('person 2026-03-02 → 2026-04-07 open');
    const arrested = active.inCustody('2026-03-23').happened('custody-notified', '2026-03-26', { measure: 'arrest' });
    expect(arrested.explainOn('2026-04-06').line('REP-04')).toBe('person 2026-03-02 → 2026-04-02 paused');
    expect(arrested.outOfCustody('2026-03-26').explainOn('2026-04-06').line('REP-04')).toBe(
      'person 2026-03-02 → 2026-04-07 open',
    );
  });
  it('CHECK-04-l a measure whose last day has passed is asked about', () => {
    // Ten days of administrative detention from 30 March: 8 April is the last.
    const ten = told('administrative-detention', { until: '2026-04-08' });
    expect(ten.explainOn('2026-04-08').lines('CHECK-04', 'ask')).toEqual([]);
    expect(ten.explainOn('2026-04-09').line('CHECK-04', 'ask')).toBe('county-agency 2026-04-09 → promptly open');
    expect(ten.outOfCustody('2026-04-09').explainOn('2026-04-09').line('CHECK-04', 'ask')).toBe(
      'county-agency 2026-04-09 → promptly met on 2026-04-09',
    );
    expect(ten.outOfCustody('2026-04-08').explainOn('2026-04-20').lines('CHECK-04', 'ask')).toEqual([]);
  });
  it('CHECK-04-m over the end of a month and of a leap February', () => {
    const leap = aCase()
      .active('2028-01-05')
      .happened('custody-notified', '2028-02-15', { measure: 'judicial-detention', until: '2028-02-29' });
    expect(leap.explainOn('2028-02-29').lines('CHECK-04', 'ask')).toEqual([]);
    expect(leap.explainOn('2028-03-01').line('CHECK-04', 'ask')).toBe('county-agency 2028-03-01 → promptly open');
    // A threshold of 2 days: 29 February + 1 = 1 March, + 2 = Friday 3 March.
    expect(leap.set('promptly.CHECK-04', 2).explainOn('2028-03-04').line('CHECK-04', 'ask')).toBe(
      'county-agency 2028-03-01 → 2028-03-03 overdue',
    );
  });
  it('CHECK-04-n by the organ itself, or recorded from its paper: one history', () => {
    const notice = { measure: 'administrative-detention', decidedOn: '2026-03-30', until: '2026-04-08' };
    const own = active.perform('2026-03-31', 'notify-custody', ['police'], notice);
    const onPaper = active.perform('2026-03-31', 'record-custody', ['officer'], {
      ...notice,
      paperNumber: '永公（治）行拘通字〔2026〕12号',
    });
    expect(own).toMatchObject({ ok: true, events: [{ type: 'custody-notified', ...notice }] });
    expect(onPaper).toMatchObject({ ok: true, events: [{ type: 'custody-notified', ...notice }] });
    expect(active.doing('2026-03-31', 'notify-custody', ['officer'], notice)).toBe('refused by CHECK-04');
    expect(active.doing('2026-03-31', 'record-custody', ['police'], notice)).toBe('refused by CHECK-04');
  });
  it('CHECK-04-o days that cannot be are refused', () => {
    const late = { measure: 'arrest', decidedOn: '2026-04-01' };
    expect(active.doing('2026-03-31', 'record-custody', ['officer'], { ...late, on: '2026-03-31' })).toBe('refused by CHECK-04');
    expect(active.doing('2026-04-02', 'record-custody', ['officer'], { ...late, until: '2026-03-31' })).toBe(
      'refused by CHECK-04',
    );
    expect(active.doing('2026-03-31', 'notify-custody-end', ['police'], { ended: 'freed' })).toBe('refused by CHECK-04');
  });
});

describe('CHECK-04 what custody does beside', () => {
  const probation = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2026-06-30');
  it('CHECK-04-p ends a search: whoever is held is not out of supervision', () => {
    const lost = probation.happened('contact-lost', '2026-03-10').inCustody('2026-03-16', '2026-03-14');
    const answer = lost.explainOn('2026-04-30');
    expect(answer.line('LOST-01')).toBe('county-agency 2026-03-10 → 2026-03-10 lifted');
    expect(answer.line('LOST-03')).toBe('county-agency 2026-03-10 → promptly lifted');
    // 10 to 14 March: four days, and no more of them come.
    expect(answer.findings('LOST-04')[0]?.en).toBe(
      'Out of contact since 2026-03-10, held from 2026-03-14: 4 days, within 10 days, the limit of an admonition',
    );
    // A month later a loss that nobody had explained would carry a proposal; this one does not.
    expect(answer.may('propose-revocation')).toBe('refused by REVP-01');
    expect(probation.happened('contact-lost', '2026-03-10').explainOn('2026-04-30').may('propose-revocation')).toBe('allowed');
  });
  it('CHECK-04-q held before contact was lost, nothing was the person’s fault', () => {
    const held = probation.happened('contact-lost', '2026-03-10').inCustody('2026-03-16', '2026-03-09');
    expect(held.explainOn('2026-03-20').findings('LOST-04')).toMatchObject([{ severity: 'notice', since: '2026-03-10' }]);
    // On the 15th nobody knew.
    expect(held.explainOn('2026-03-15').found('LOST-01')).toEqual(['breach since 2026-03-10']);
  });
  it('CHECK-04-r the term runs on; when it ends while a measure lasts, a human decides', () => {
    const free = probation.inCustody('2026-03-16').outOfCustody('2026-04-16');
    expect(free.explainOn('2026-06-30').line('REL-02')).toBe('county-agency 2026-05-16 → 2026-06-30 open');
    expect(probation.inCustody('2026-06-16').explainOn('2026-07-01').state).toBe('expiry-hold');
    const bailed = probation.happened('custody-notified', '2026-06-16', { measure: 'bail' });
    expect(bailed.explainOn('2026-07-01').state).toBe('expiry-hold');
    expect(bailed.happened('custody-ended', '2026-06-20').explainOn('2026-07-01').state).toBe('active');
  });
  it('CHECK-04-s on leave and held: the last day waits, and moves by the days in custody', () => {
    const leave = { from: '2026-03-10', to: '2026-03-16' };
    const away = probation.happened('leave-requested', '2026-03-02', leave).happened('leave-approved', '2026-03-02', leave);
    expect(away.inCustody('2026-03-14').explainOn('2026-03-20').line('LEAVE-09')).toBe('person 2026-03-02 → 2026-03-16 paused');
    // Held from the 14th to the 19th, five days: 21 March.
    const freed = away.inCustody('2026-03-14').outOfCustody('2026-03-19');
    expect(freed.explainOn('2026-03-21').line('LEAVE-09')).toBe('person 2026-03-02 → 2026-03-21 open');
    expect(freed.explainOn('2026-03-21').found('LEAVE-10')).toEqual([]);
  });
});
