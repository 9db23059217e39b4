import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05');
const granted = (from: string, to: string, of: CaseBuilder = active) =>
  of
    .happened('leave-requested', '2026-02-02', { from, to, reason: 'family', destination: '110000' })
    .happened('leave-approved', '2026-02-02', { from, to, approvedBy: 'county' });
/** Tuesday 10 to Monday 16 March. */
const week = (of: CaseBuilder = active) => granted('2026-03-10', '2026-03-16', of);

describe('LEAVE-08 in touch while the person is away', () => {
  const every = (days: number | 'daily') => active.set('leave.checkInFrequency', days);
  it('LEAVE-08-a once in three days: the rounds of a week', () => {
    const answer = week(every(3)).happened('contact-made', '2026-03-12', { form: 'phone' }).explainOn('2026-03-16');
    expect(answer.lines('LEAVE-08', 'contact')).toEqual([
      'judicial-office 2026-03-10 → 2026-03-12 met on 2026-03-12',
      'judicial-office 2026-03-13 → 2026-03-15 overdue',
      'judicial-office 2026-03-16 → 2026-03-16 open',
    ]);
  });
  it('LEAVE-08-b a report of the person counts, and a day off moves nothing', () => {
    // Sunday 15 March.
    const reported = week(every(3)).happened('leave-checked-in', '2026-03-15', { form: 'video' }).explainOn('2026-03-15');
    expect(reported.lines('LEAVE-08', 'contact').at(-1)).toBe('judicial-office 2026-03-13 → 2026-03-15 met on 2026-03-15');
  });
  it('LEAVE-08-c daily, over the end of February of a leap year', () => {
    const leap = granted('2028-02-28', '2028-03-01', every('daily')).explainOn('2028-03-01');
    expect(leap.lines('LEAVE-08', 'contact')).toEqual([
      'judicial-office 2028-02-28 → 2028-02-28 overdue',
      'judicial-office 2028-02-29 → 2028-02-29 overdue',
      'judicial-office 2028-03-01 → 2028-03-01 open',
    ]);
  });
  it('LEAVE-08-d back early ends the rounds; back at all ends what was missed', () => {
    const back = week(every(3)).happened('leave-returned', '2026-03-14').explainOn('2026-03-20');
    expect(back.lines('LEAVE-08', 'contact')).toEqual([
      'judicial-office 2026-03-10 → 2026-03-12 lifted',
      'judicial-office 2026-03-13 → 2026-03-14 lifted',
    ]);
  });
  it('LEAVE-08-e where the county has set nothing there is none', () => {
    expect(week().explainOn('2026-03-12').lines('LEAVE-08', 'contact')).toEqual([]);
  });
  it('LEAVE-08-f the destination is asked on paper, and answers', () => {
    expect(active.doing('2026-03-10', 'ask-destination', ['county-examiner'], { organName: '某区社区矫正管理局' })).toBe(
      'refused by LEAVE-09',
    );
    expect(week().doing('2026-03-10', 'record-destination-answer', ['county-examiner'], { accepted: true })).toBe(
      'refused by LEAVE-08',
    );
    const asked = week().happened('destination-asked', '2026-03-10', { organName: '某区社区矫正管理局' });
    expect(asked.doing('2026-03-11', 'record-destination-answer', ['county-examiner'], { accepted: true })).toBe(
      'made destination-answered',
    );
  });
});

describe('LEAVE-09 the reminder before the last day', () => {
  const reminding = active.set('leave.remindDaysBefore', 2);
  it('LEAVE-09-e opens so many days before', () => {
    expect(week(reminding).explainOn('2026-03-13').lines('LEAVE-09', 'remind')).toEqual([]);
    expect(week(reminding).explainOn('2026-03-14').line('LEAVE-09', 'remind')).toBe(
      'judicial-office 2026-03-14 → 2026-03-16 open',
    );
    expect(week(reminding).happened('leave-reminded', '2026-03-15').explainOn('2026-03-15').line('LEAVE-09', 'remind')).toBe(
      'judicial-office 2026-03-14 → 2026-03-16 met on 2026-03-15',
    );
  });
  it('LEAVE-09-f a leave granted for tomorrow is reminded of at once', () => {
    const short = granted('2026-02-02', '2026-02-03', reminding).explainOn('2026-02-02');
    expect(short.line('LEAVE-09', 'remind')).toBe('judicial-office 2026-02-02 → 2026-02-03 open');
  });
  it('LEAVE-09-g an extension moves it', () => {
    const longer = week(reminding).happened('leave-extended', '2026-03-15', { to: '2026-03-20', approvedBy: 'county' });
    expect(longer.explainOn('2026-03-18').lines('LEAVE-09', 'remind')).toEqual([
      'judicial-office 2026-03-14 → 2026-03-16 lifted',
      'judicial-office 2026-03-18 → 2026-03-20 open',
    ]);
  });
  it('LEAVE-09-h over the end of a month', () => {
    const turn = granted('2026-02-25', '2026-03-01', reminding).explainOn('2026-02-27');
    expect(turn.line('LEAVE-09', 'remind')).toBe('judicial-office 2026-02-27 → 2026-03-01 open');
  });
});

describe('LEAVE-09 an extension', () => {
  it('LEAVE-09-i is asked for, and decided', () => {
    const asked = week().happened('leave-extension-requested', '2026-03-13', { to: '2026-03-18', reason: 'medical' });
    expect(asked.explainOn('2026-03-13').line('LEAVE-09', 'extension')).toBe('county-agency 2026-03-13 → promptly open');
    // 10 to 18 March are nine days: not the office’s any more.
    expect(asked.doing('2026-03-14', 'extend-leave', ['office-head'], { to: '2026-03-18' })).toBe('refused by LEAVE-05');
    const done = asked.perform('2026-03-14', 'extend-leave', ['county-head'], { to: '2026-03-18' });
    expect(done).toMatchObject({ ok: true, events: [{ type: 'leave-extended', approvedBy: 'county' }] });
    const longer = asked.after(done.ok ? done.events : []).explainOn('2026-03-17');
    expect(longer.line('LEAVE-09', 'extension')).toBe('county-agency 2026-03-13 → promptly met on 2026-03-14');
    expect(longer.lines('LEAVE-09')).toEqual(['person 2026-02-02 → 2026-03-16 lifted', 'person 2026-03-14 → 2026-03-18 open']);
    expect(longer.found('LEAVE-10')).toEqual([]);
  });
  it('LEAVE-09-j refused: it says why, and the last day stands', () => {
    const asked = week().happened('leave-extension-requested', '2026-03-13', { to: '2026-03-18' });
    expect(asked.doing('2026-03-14', 'refuse-extension', ['county-head'])).toBe('refused by LEAVE-09');
    expect(asked.doing('2026-03-14', 'refuse-extension', ['county-head'], { refusedFor: 'other' })).toBe('refused by LEAVE-09');
    expect(asked.doing('2026-03-14', 'refuse-extension', ['county-head'], { refusedFor: 'no-proof' })).toBe(
      'made leave-extension-refused',
    );
    expect(week().doing('2026-03-14', 'refuse-extension', ['county-head'], { refusedFor: 'no-proof' })).toBe(
      'refused by LEAVE-09',
    );
    const refused = asked.happened('leave-extension-refused', '2026-03-14', { refusedFor: 'no-proof' }).explainOn('2026-03-17');
    expect(refused.lines('LEAVE-09')).toEqual(['person 2026-02-02 → 2026-03-16 overdue']);
  });
  it('LEAVE-09-k does not end before what it extends', () => {
    expect(week().doing('2026-03-13', 'request-extension', ['officer'], { to: '2026-03-16' })).toBe('refused by LEAVE-09');
    expect(active.doing('2026-03-13', 'request-extension', ['officer'], { to: '2026-03-16' })).toBe('refused by LEAVE-09');
  });
});

describe('LEAVE-10 ordered to return', () => {
  it('LEAVE-10-e the day after, the same day', () => {
    expect(week().explainOn('2026-03-16').lines('LEAVE-10', 'order')).toEqual([]);
    expect(week().explainOn('2026-03-17').line('LEAVE-10', 'order')).toBe('county-agency 2026-03-17 → 2026-03-17 open');
    expect(week().explainOn('2026-03-18').line('LEAVE-10', 'order')).toBe('county-agency 2026-03-17 → 2026-03-17 overdue');
    const ordered = week().happened('return-ordered', '2026-03-17').explainOn('2026-03-18');
    expect(ordered.line('LEAVE-10', 'order')).toBe('county-agency 2026-03-17 → 2026-03-17 met on 2026-03-17');
  });
  it('LEAVE-10-f a Sunday does not move it', () => {
    // A leave to Saturday 14 March.
    const saturday = granted('2026-03-10', '2026-03-14').explainOn('2026-03-16');
    expect(saturday.line('LEAVE-10', 'order')).toBe('county-agency 2026-03-15 → 2026-03-15 overdue');
  });
  it('LEAVE-10-g whoever is back, or is held, has nothing to be ordered', () => {
    expect(week().happened('leave-returned', '2026-03-18').explainOn('2026-03-20').line('LEAVE-10', 'order')).toBe(
      'county-agency 2026-03-17 → 2026-03-17 lifted',
    );
    expect(week().inCustody('2026-03-16', '2026-03-15').explainOn('2026-03-20').lines('LEAVE-10', 'order')).toEqual([]);
  });
  it('LEAVE-10-h the days late stand on the ladder', () => {
    const late = (on: string) => week().explainOn(on).findings('LEAVE-10')[0]?.en;
    // 16 March + 10 = 26 March; a month later is 16 April.
    expect(late('2026-03-26')).toContain('within 10 days, the limit of an admonition');
    expect(late('2026-03-27')).toContain('beyond 10 days, the limit of a warning');
    expect(late('2026-04-16')).toContain('the limit of a warning');
    expect(late('2026-04-17')).toContain('over a month');
  });
  it('LEAVE-10-k days in custody are not days late', () => {
    // Four days late when custody begins on 20 March; nothing is added until it ends on 3 April.
    const held = week().inCustody('2026-03-20');
    expect(held.explainOn('2026-03-30').findings('LEAVE-10')[0]?.en).toContain(
      'not back after 4 days (10 days in custody not counted)',
    );
    expect(held.explainOn('2026-03-30').findings('LEAVE-10')[0]?.en).toContain('now in custody');
    const free = held.outOfCustody('2026-04-03');
    const back = (on: string) => free.happened('leave-returned', on).explainOn(on).findings('LEAVE-10')[0]?.en;
    // 16 March + 10 days late + 14 days held = 9 April.
    expect(back('2026-04-09')).toContain('10 days late (14 days in custody not counted), within 10 days');
    expect(back('2026-04-10')).toContain('beyond 10 days, the limit of a warning');
    // A month later than 16 April by the 14 days held: 30 April.
    expect(back('2026-04-30')).toContain('beyond 10 days, the limit of a warning');
    expect(back('2026-05-01')).toContain('over a month');
  });
  it('LEAVE-10-i with a proper reason late is a record only', () => {
    expect(
      week().happened('leave-returned', '2026-03-18', { properReason: 'yes' }).explainOn('2026-03-18').found('LEAVE-10'),
    ).toEqual(['notice since 2026-03-17']);
  });
});

describe('LEAVE-02 the refusal goes to the person in writing', () => {
  const refused = active
    .happened('leave-requested', '2026-03-02', { from: '2026-03-10', to: '2026-03-12' })
    .happened('leave-refused', '2026-03-04', { refusedFor: 'no-proof' });
  it('LEAVE-02-c promptly, by its own paper', () => {
    expect(refused.explainOn('2026-03-04').line('LEAVE-02', 'tell')).toBe('county-agency 2026-03-04 → promptly open');
    const other = refused.happened('refusal-served', '2026-03-05', { refused: 'travel' });
    expect(other.explainOn('2026-03-05').line('LEAVE-02', 'tell')).toBe('county-agency 2026-03-04 → promptly open');
    const served = refused.happened('refusal-served', '2026-03-05', { refused: 'leave', paperNumber: '不准外1号' });
    expect(served.explainOn('2026-03-05').line('LEAVE-02', 'tell')).toBe('county-agency 2026-03-04 → promptly met on 2026-03-05');
    expect(served.doing('2026-03-06', 'serve-refusal', ['officer'])).toBe('refused by LEAVE-02');
  });
  it('LEAVE-02-d a day the county sets moves off a day off', () => {
    // Wednesday 4 March + 3 = Saturday the 7th: Monday the 9th.
    const watched = refused.set('promptly.LEAVE-02', 3).explainOn('2026-03-10');
    expect(watched.line('LEAVE-02', 'tell')).toBe('county-agency 2026-03-04 → 2026-03-09 overdue');
  });
  it('LEAVE-02-e names its ground: one of the list; «other» alone says nothing, nor do words alone', () => {
    const asked = active.happened('leave-requested', '2026-03-02', { from: '2026-03-10', to: '2026-03-12' });
    const refuse = (input: unknown) => asked.doing('2026-03-04', 'refuse-leave', ['office-head'], input);
    expect(refuse({})).toBe('refused by LEAVE-02');
    expect(refuse({ refusedFor: 'other' })).toBe('refused by LEAVE-02');
    expect(refuse({ ground: '当日须到庭' })).toBe('refused by LEAVE-02');
    expect(refuse({ refusedFor: 'other', ground: '当日须到庭' })).toBe('made leave-refused');
    expect(refuse({ refusedFor: 'untrue' })).toBe('made leave-refused');
  });
  it('LEAVE-02-f a request that was withdrawn is not decided', () => {
    const asked = active.happened('leave-requested', '2026-03-02', { from: '2026-03-10', to: '2026-03-12' });
    const gone = asked.happened('leave-withdrawn', '2026-03-03', { via: 'self-service' });
    expect(gone.explainOn('2026-03-03').line('LEAVE-02', 'decide')).toBe('judicial-office 2026-03-02 → promptly lifted');
    expect(gone.doing('2026-03-03', 'approve-leave', ['office-head'])).toBe('refused by LEAVE-02');
    expect(gone.doing('2026-03-03', 'withdraw-leave-request', ['person'])).toBe('refused by LEAVE-02');
  });
  it('LEAVE-02-g the person asks by his own page, and decides nothing', () => {
    const asks = active.perform('2026-03-02', 'request-leave', ['person'], {
      from: '2026-03-10',
      to: '2026-03-12',
      reason: 'medical',
    });
    expect(asks).toMatchObject({ ok: true, events: [{ type: 'leave-requested', via: 'self-service' }] });
    const asked = active.after(asks.ok ? asks.events : []);
    expect(asked.doing('2026-03-02', 'approve-leave', ['person'])).toBe('refused by LEAVE-02');
    expect(asked.doing('2026-03-02', 'return-from-leave', ['person'])).toBe('refused by LEAVE-09');
  });
  it('LEAVE-02-h nobody in custody goes on leave, and two leaves do not overlap', () => {
    const held = active.inCustody('2026-03-02');
    expect(held.doing('2026-03-03', 'request-leave', ['officer'], { from: '2026-03-10', to: '2026-03-12' })).toBe(
      'refused by CHECK-04',
    );
    const twice = week().happened('leave-requested', '2026-03-09', { from: '2026-03-16', to: '2026-03-18' });
    expect(twice.doing('2026-03-09', 'approve-leave', ['county-head'])).toBe('refused by LEAVE-09');
  });
});

describe('LEAVE-09 two leaves at a time', () => {
  // Granted for 10 to 12 March, and for 20 to 22 March.
  const both = granted('2026-03-20', '2026-03-22', granted('2026-03-10', '2026-03-12'));
  it('LEAVE-09-l what happens on leave happens to the one the person is on', () => {
    const back = both.happened('leave-returned', '2026-03-11').explainOn('2026-03-13');
    expect(back.lines('LEAVE-09')).toEqual([
      'person 2026-02-02 → 2026-03-12 met on 2026-03-11',
      'person 2026-02-02 → 2026-03-22 open',
    ]);
    // Three days are made nine: for the county, though the other leave would stay within seven.
    expect(both.doing('2026-03-11', 'extend-leave', ['office-head'], { to: '2026-03-18' })).toBe('refused by LEAVE-05');
  });
  it('LEAVE-09-m granted and extended on one day, it has one last day, and not being back on it is a breach', () => {
    const longer = both
      .happened('leave-returned', '2026-03-12')
      .happened('leave-requested', '2026-03-13', { from: '2026-03-13', to: '2026-03-14' })
      .happened('leave-approved', '2026-03-13', { from: '2026-03-13', to: '2026-03-14', approvedBy: 'county' })
      .happened('leave-extended', '2026-03-13', { to: '2026-03-16', approvedBy: 'county' });
    expect(longer.explainOn('2026-03-16').lines('LEAVE-09').slice(-2)).toEqual([
      'person 2026-03-13 → 2026-03-14 lifted',
      'person 2026-03-13 → 2026-03-16 open',
    ]);
    expect(longer.explainOn('2026-03-17').found('LEAVE-10')).toEqual(['breach since 2026-03-17']);
    expect(longer.explainOn('2026-03-17').line('LEAVE-10', 'order')).toBe('county-agency 2026-03-17 → 2026-03-17 open');
  });
  it('LEAVE-09-n nothing is granted or extended for days that have passed', () => {
    const asked = active.happened('leave-requested', '2026-03-02', { from: '2026-03-04', to: '2026-03-05' });
    expect(asked.doing('2026-03-05', 'approve-leave', ['county-head'])).toBe('made leave-approved');
    expect(asked.doing('2026-03-06', 'approve-leave', ['county-head'])).toBe('refused by LEAVE-02');
    // Decided in time and recorded late, it is a fact of its own day.
    expect(asked.doing('2026-03-06', 'approve-leave', ['county-head'], { on: '2026-03-03' })).toBe('made leave-approved');
    expect(week().doing('2026-03-19', 'extend-leave', ['county-head'], { to: '2026-03-18' })).toBe('refused by LEAVE-09');
  });
  it('LEAVE-09-o a leave is named by its key where the record gave it one', () => {
    const keyed = active
      .happened('leave-requested', '2026-03-02', { from: '2026-03-10', to: '2026-03-12', proceeding: 'a' })
      .happened('leave-requested', '2026-03-03', { from: '2026-04-10', to: '2026-04-20', proceeding: 'b' });
    expect(keyed.doing('2026-03-04', 'approve-leave', ['office-head'], { proceeding: 'a' })).toBe('made leave-approved');
    expect(keyed.doing('2026-03-04', 'approve-leave', ['office-head'], { proceeding: 'b' })).toBe('refused by LEAVE-05');
    expect(keyed.doing('2026-03-04', 'approve-leave', ['office-head'], { proceeding: 'c' })).toBe('refused by LEAVE-02');
  });
});
