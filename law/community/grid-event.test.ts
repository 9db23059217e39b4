import { describe, expect, it } from 'vitest';
import { explain, parseCaseFile, perform, type RecordedEvent } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';

const at = (time: string) => ({ on: plainDate(time.slice(0, 10)), at: `${time}:00+08:00` });
const reported: RecordedEvent = { type: 'reported', category: '01', ...at('2026-09-30T16:30'), by: 'walker' };
const accepted: RecordedEvent = { type: 'accepted', ...at('2026-09-30T16:50') };
const dispatched: RecordedEvent = { type: 'dispatched', unit: 'urban-management', ...at('2026-09-30T17:00') };
const signed: RecordedEvent = { type: 'signed', ...at('2026-09-30T17:10') };

function fileOf(...events: RecordedEvent[]) {
  const parsed = parseCaseFile({ format: 'guitu.case-file/1', case: 'grid-event', facts: {}, events });
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  return parsed.file;
}
const dutyOf = (rule: string, on: string, ...events: RecordedEvent[]) =>
  explain(fileOf(...events), plainDate(on)).duties.find((duty) => duty.rule === rule);

describe('grid event', () => {
  // 16:30–17:30 is one office hour of Wednesday 30 September; the other three come after the National Day holiday, from 8:30 on 8 October.
  it('GRID-01-a counts office hours over the holiday', () => {
    expect(dutyOf('GRID-01', '2026-10-08', reported)).toMatchObject({
      due: '2026-10-08',
      dueAt: '2026-10-08T11:30:00+08:00',
      status: 'open',
    });
  });
  it('GRID-01-b is met by accepting in time and overdue from the day after', () => {
    expect(dutyOf('GRID-01', '2026-10-09', reported)).toMatchObject({ status: 'overdue' });
    expect(dutyOf('GRID-01', '2026-10-09', reported, accepted)).toMatchObject({ status: 'met', doneOn: '2026-09-30' });
  });
  // 20 minutes of 30 September are left; four hours need 3 h 40 min of 8 October: 8:30–12:00 is 3 h 30, so 14:10.
  it('GRID-04-a disposal of a general matter of category 01', () => {
    expect(dutyOf('GRID-04', '2026-10-08', reported, accepted, dispatched, signed)).toMatchObject({
      dueAt: '2026-10-08T14:10:00+08:00',
    });
  });
  it('GRID-04-b an extension adds its days and a suspension rests the clock', () => {
    const started: RecordedEvent = { type: 'started', ...at('2026-10-08T08:40') };
    const asked: RecordedEvent = { type: 'extension-requested', ground: '需调设备', days: 2, ...at('2026-10-08T09:00') };
    const granted: RecordedEvent = { type: 'extension-granted', days: 2, ...at('2026-10-08T09:30') };
    const history = [reported, accepted, dispatched, signed, started, asked, granted];
    // 8 October and two days: 10 October is a Saturday on which people work.
    expect(dutyOf('GRID-04', '2026-10-09', ...history)).toMatchObject({ due: '2026-10-10' });
    const suspended: RecordedEvent = { type: 'suspended', ground: '道路施工', ...at('2026-10-09T09:00') };
    expect(dutyOf('GRID-04', '2026-10-12', ...history, suspended)).toMatchObject({ status: 'paused' });
    const resumed: RecordedEvent = { type: 'resumed', ...at('2026-10-12T09:00') };
    // Three days rested: 13 October.
    expect(dutyOf('GRID-04', '2026-10-12', ...history, suspended, resumed)).toMatchObject({ due: '2026-10-13', status: 'open' });
  });
  it('GRID-05-a the checker is never the handler', () => {
    const disposed: RecordedEvent = { type: 'disposed', result: '已清运', ...at('2026-10-08T10:00'), by: 'handler' };
    const assigned: RecordedEvent = { type: 'check-assigned', ...at('2026-10-08T10:30') };
    const file = fileOf(
      reported,
      accepted,
      dispatched,
      signed,
      { type: 'started', ...at('2026-10-08T08:40') },
      disposed,
      assigned,
    );
    const check = (actor: string) =>
      perform(file, 'pass-check', {}, { on: plainDate('2026-10-08'), by: ['grid-checker'], actor });
    expect(check('handler')).toMatchObject({ ok: false, refusal: { rule: 'ORG-02' } });
    expect(check('checker')).toMatchObject({ ok: true });
  });
  it('GRID-03-a a unit may ask once to have it taken back', () => {
    const asked: RecordedEvent = { type: 'return-requested', ground: '非职责范围', ...at('2026-10-08T09:00') };
    const rejected: RecordedEvent = { type: 'return-rejected', ...at('2026-10-08T10:00') };
    const again = perform(
      fileOf(reported, accepted, dispatched, asked, rejected),
      'request-return',
      { ground: '再次' },
      {
        on: plainDate('2026-10-08'),
        by: ['handling-unit'],
      },
    );
    expect(again).toMatchObject({ ok: false, refusal: { rule: 'GRID-03' } });
  });
  it('ends archived, after the call-back', () => {
    const history = [
      reported,
      accepted,
      dispatched,
      signed,
      { type: 'started', ...at('2026-10-08T08:40') },
      { type: 'disposed', result: '已清运', ...at('2026-10-08T10:00') },
      { type: 'check-assigned', ...at('2026-10-08T10:30') },
      { type: 'check-passed', ...at('2026-10-08T11:00') },
    ] satisfies RecordedEvent[];
    expect(explain(fileOf(...history), plainDate('2026-10-08')).state).toBe('closed');
    const archived: RecordedEvent = { type: 'archived', satisfaction: 'satisfied', ...at('2026-10-09T09:00') };
    expect(explain(fileOf(...history, archived), plainDate('2026-10-09'))).toMatchObject({ state: 'archived' });
  });
});
