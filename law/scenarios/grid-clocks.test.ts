import { describe, expect, it } from 'vitest';
import { aGridEvent } from './a-grid-event.ts';

/**
 * Posted office hours are 8:30–12:00 and 14:00–17:30: seven a day. In 2026 the National Day holiday runs from 1 to 7 October; Saturday 10 October is
 * worked in exchange. The calendar: Wed 30 September, Thu 8, Fri 9, Sat 10 (worked), Sun 11, Mon 12, Tue 13, Wed 14, Thu 15, Fri 16 October.
 */
const dueAt = (story: ReturnType<typeof aGridEvent>, rule: string, when: string) => story.asOf(when).duty(rule).dueAt;

describe('GRID-01 / acceptance within four office hours', () => {
  it('GRID-01-a over the holiday: one hour on 30 September, three on 8 October', () => {
    expect(dueAt(aGridEvent().reported('2026-09-30 16:30'), 'GRID-01', '2026-10-08')).toBe('2026-10-08T11:30:00+08:00');
  });
  it('GRID-01-b reported at night before a Saturday that is worked: 8:30–12:00 and half an hour more', () => {
    expect(dueAt(aGridEvent().reported('2026-10-09 22:00'), 'GRID-01', '2026-10-10')).toBe('2026-10-10T14:30:00+08:00');
  });
  it('GRID-01-c reported on a Sunday: counted from Monday 8:30', () => {
    expect(dueAt(aGridEvent().reported('2026-10-11 10:00'), 'GRID-01', '2026-10-12')).toBe('2026-10-12T14:30:00+08:00');
  });
  it('GRID-01-d reported in the noon break: three and a half hours that day, half an hour the next', () => {
    expect(dueAt(aGridEvent().reported('2026-10-12 12:30'), 'GRID-01', '2026-10-12')).toBe('2026-10-13T09:00:00+08:00');
  });
  it('GRID-01-e runs out at its hour for whoever asks as of an hour, with its day for whoever asks about a day', () => {
    const reported = aGridEvent().reported('2026-10-11 10:00');
    expect(reported.asOf('2026-10-12 14:30').duty('GRID-01').status).toBe('open');
    expect(reported.asOf('2026-10-12 14:31').duty('GRID-01').status).toBe('overdue');
    expect(reported.asOf('2026-10-12').duty('GRID-01').status).toBe('open');
    expect(reported.asOf('2026-10-13').duty('GRID-01').status).toBe('overdue');
  });
  it('GRID-01-f is met in time up to the minute, and late after it', () => {
    const reported = aGridEvent().reported('2026-10-11 10:00');
    expect(reported.happened('accepted', '2026-10-12 14:30').asOf('2026-10-13').duty('GRID-01').status).toBe('met');
    expect(reported.happened('accepted', '2026-10-12 14:31').asOf('2026-10-13').duty('GRID-01').status).toBe('met-late');
  });
  it('GRID-01-g without an hour on record claims no hour: the whole day is left', () => {
    const reported = aGridEvent().happened('reported', '2026-10-12 09:00', { category: '01', at: undefined });
    const duty = reported.asOf('2026-10-12').duty('GRID-01');
    expect([duty.due, duty.dueAt]).toEqual(['2026-10-13', undefined]);
  });
});

describe('GRID-02, GRID-03, GRID-05, GRID-06 / dispatch, signing, check, call-back', () => {
  it('GRID-02-a two office hours: accepted at 16:30, so an hour that day and one the next', () => {
    const accepted = aGridEvent().reported('2026-10-12 16:00').happened('accepted', '2026-10-12 16:30');
    expect(dueAt(accepted, 'GRID-02', '2026-10-12')).toBe('2026-10-13T09:30:00+08:00');
  });
  it('GRID-03-a one working day: dispatched on Friday, so Saturday the 10th, which is worked', () => {
    const dispatched = aGridEvent()
      .reported('2026-10-09 09:00')
      .happened('accepted', '2026-10-09 10:00')
      .happened('dispatched', '2026-10-09 11:00', { unit: 'a' });
    expect(dispatched.asOf('2026-10-09').line('GRID-03')).toBe('handling-unit 2026-10-09 → 2026-10-10 open');
  });
  it('GRID-03-b a return that is rejected starts the clock of signing anew', () => {
    const rejected = aGridEvent()
      .reported('2026-10-09 09:00')
      .happened('accepted', '2026-10-09 10:00')
      .happened('dispatched', '2026-10-09 11:00', { unit: 'a' })
      .happened('return-requested', '2026-10-10 09:00', { reasons: '非本单位职责' })
      .happened('return-rejected', '2026-10-12 09:00');
    expect(rejected.asOf('2026-10-12').lines('GRID-03')).toEqual([
      'handling-unit 2026-10-09 → 2026-10-10 met on 2026-10-10',
      'handling-unit 2026-10-12 → 2026-10-13 open',
    ]);
  });
  it('GRID-05-a two working days over a Sunday: disposed on Saturday the 10th, so Tuesday the 13th', () => {
    const disposed = aGridEvent().begun('2026-10-09 09:00').happened('disposed', '2026-10-10 10:00', { result: '已清运' });
    expect(disposed.asOf('2026-10-12').line('GRID-05')).toBe('grid-checker 2026-10-10 → 2026-10-13 open');
  });
  it('GRID-06-a five working days after the check: Friday the 9th, so 10, 12, 13, 14, 15', () => {
    const passed = aGridEvent()
      .begun('2026-10-08 09:00')
      .happened('disposed', '2026-10-08 10:00', { result: '已清运' })
      .happened('check-assigned', '2026-10-08 11:00')
      .happened('check-passed', '2026-10-09 09:00');
    expect(passed.asOf('2026-10-09').line('GRID-06')).toBe('grid-centre 2026-10-09 → 2026-10-15 open');
  });
});

describe('GRID-04 / disposal by category and urgency', () => {
  // 20 minutes of 30 September are left; four hours need 3 h 40 min of 8 October: 8:30–12:00 is 3 h 30, so 14:10.
  it('GRID-04-a general, four office hours', () => {
    expect(dueAt(aGridEvent('01').signed('2026-09-30 17:10'), 'GRID-04', '2026-10-08')).toBe('2026-10-08T14:10:00+08:00');
  });
  it('GRID-04-b urgent, two office hours: 1 h 40 min of 8 October', () => {
    const signed = aGridEvent('01').signed('2026-09-30 17:10', { level: 'urgent' });
    expect(dueAt(signed, 'GRID-04', '2026-10-08')).toBe('2026-10-08T10:10:00+08:00');
  });
  it('GRID-04-c an urgent hazard has two clock hours, at night and on a holiday', () => {
    const signed = aGridEvent('04').signed('2026-09-30 23:10', { level: 'urgent' });
    expect(dueAt(signed, 'GRID-04', '2026-10-01')).toBe('2026-10-01T01:10:00+08:00');
  });
  it('GRID-04-d five working days: 8, 9, 10 (worked), 12, 13 October', () => {
    expect(aGridEvent('02').signed('2026-09-30 09:00').asOf('2026-10-08').line('GRID-04')).toBe(
      'handling-unit 2026-09-30 → 2026-10-13 open',
    );
  });
  it('GRID-04-e seven calendar days end on the holiday, so the day after it', () => {
    expect(aGridEvent('05').signed('2026-09-30 09:00').asOf('2026-10-08').line('GRID-04')).toBe(
      'handling-unit 2026-09-30 → 2026-10-08 open',
    );
  });
  // Signed Monday 9:00: three hours to noon, one after 14:00: 15:00. Four more: 6.5 hours on Monday, 1.5 on Tuesday: 10:00.
  it('GRID-04-f an extension adds to the limit, in its own unit, and says so', () => {
    const extended = aGridEvent('01')
      .begun('2026-10-12 09:00')
      .happened('extension-requested', '2026-10-12 11:00', { reasons: '需调设备', amount: 4 })
      .happened('extension-granted', '2026-10-12 11:30', { amount: 4 });
    const duty = extended.asOf('2026-10-12').duty('GRID-04');
    expect(duty.dueAt).toBe('2026-10-13T10:00:00+08:00');
    expect(duty.because).toMatchInlineSnapshot(`
      {
        "en": "2026-10-12: signed for (record 4); 8 office hours end at 2026-10-13 10:00, of which 4 office hours of extension. Basis: 本地事项清单.",
        "zh": "2026年10月12日签收（第4条记录），8个工作时，至10月13日10:00，其中延期4工作时。依据：本地事项清单。",
      }
    `);
  });
  // At rest on Monday 10–12 and 14–17:30 and on Tuesday 8:30–10: seven office hours. 4 + 7 = 11: 6.5 on Monday, 4.5 on Tuesday: 15:00.
  it('GRID-04-g a suspension rests the clock hour by hour', () => {
    const suspended = aGridEvent('01')
      .begun('2026-10-12 09:00')
      .happened('suspended', '2026-10-12 10:00', { reasons: '道路施工' });
    expect(suspended.asOf('2026-10-13 09:00').duty('GRID-04').status).toBe('paused');
    const resumed = suspended.happened('resumed', '2026-10-13 10:00');
    expect(dueAt(resumed, 'GRID-04', '2026-10-13 11:00')).toBe('2026-10-13T15:00:00+08:00');
    expect(resumed.asOf('2026-10-13 15:01').duty('GRID-04').status).toBe('overdue');
  });
  // Signed Thursday 8: 9, 10, 12, 13, 14. At rest from the 9th to the 12th: 10 and 12 are two working days, so 15 and 16 more.
  it('GRID-04-h and day by day where the limit is in working days', () => {
    const resumed = aGridEvent('02')
      .begun('2026-10-08 09:00')
      .happened('suspended', '2026-10-09 09:00', { reasons: '等配件' })
      .happened('resumed', '2026-10-12 09:00');
    expect(resumed.asOf('2026-10-12').duty('GRID-04').due).toBe('2026-10-16');
  });
  it('GRID-04-i what is done again has the whole limit again', () => {
    const failed = aGridEvent('01')
      .begun('2026-10-12 08:30')
      .happened('disposed', '2026-10-12 10:00', { result: '已清运' })
      .happened('check-assigned', '2026-10-12 10:30')
      .happened('check-failed', '2026-10-12 11:00', { defect: '仍有残留' });
    // One hour to noon, three from 14:00.
    expect(
      failed
        .asOf('2026-10-12')
        .duties('GRID-04')
        .map(({ dueAt: at, status }) => [at, status]),
    ).toEqual([
      ['2026-10-12T14:30:00+08:00', 'met'],
      ['2026-10-12T17:00:00+08:00', 'open'],
    ]);
  });
  it('GRID-04-j a category corrected afterwards moves the clock', () => {
    const corrected = aGridEvent('01')
      .happened('reported', '2026-10-12 09:00', { category: '01', id: 'r' })
      .happened('accepted', '2026-10-12 09:00')
      .happened('dispatched', '2026-10-12 09:00', { unit: 'a' })
      .happened('signed', '2026-10-12 09:00')
      .happened('event-corrected', '2026-10-12 09:30', { event: 'r', fields: { category: '11' }, reason: '选错类别' });
    expect(corrected.asOf('2026-10-12').line('GRID-04')).toBe('handling-unit 2026-10-12 → 2026-10-13 open');
  });
});

describe('GRID-07, GRID-08, GRID-09 / urging, emergencies, help', () => {
  it('GRID-07-a an urging is answered within four office hours', () => {
    const urged = aGridEvent('02').begun('2026-09-30 09:00').happened('urged', '2026-10-14 09:00', { urging: 'overdue' });
    expect(dueAt(urged, 'GRID-07', '2026-10-14')).toBe('2026-10-14T15:00:00+08:00');
  });
  it('GRID-08-a the call comes within five minutes, at any hour', () => {
    const reported = aGridEvent('10').reported('2026-10-12 02:58', { level: 'urgent' });
    expect(dueAt(reported, 'GRID-08', '2026-10-12')).toBe('2026-10-12T03:03:00+08:00');
    expect(reported.asOf('2026-10-12').found('GRID-08')).toEqual(['warning since 2026-10-12']);
    const called = reported.happened('emergency-called', '2026-10-12 03:00', { service: '120' });
    expect(called.asOf('2026-10-12').duty('GRID-08').status).toBe('met');
    expect(called.asOf('2026-10-12').found('GRID-08')).toEqual([]);
  });
  it('GRID-08-b nobody calls for what is urgent but harms nobody', () => {
    expect(aGridEvent('01').reported('2026-10-12 02:58', { level: 'urgent' }).asOf('2026-10-12').duties('GRID-08')).toEqual([]);
  });
  it('GRID-09-a a called department answers within thirty minutes, past midnight too', () => {
    const called = aGridEvent('10')
      .reported('2026-10-12 23:00')
      .happened('help-called', '2026-10-12 23:50', { department: '县水利局', reasons: '河水上涨' });
    expect(dueAt(called, 'GRID-09', '2026-10-12')).toBe('2026-10-13T00:20:00+08:00');
  });
});
