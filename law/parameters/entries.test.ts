import { describe, expect, it } from 'vitest';
import { calendarWith, PUBLISHED_CALENDAR } from '../calendar/published.ts';
import { explain, faultOfSetting, parseCaseFile } from '../index.ts';
import { faultsOfNotice, type YearNotice } from '../kernel/calendar.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { parametersOf } from './profiles.ts';

const from = (key: string, day: string, value: unknown) => ({ key, from: plainDate(day), value, source: '永司矫〔2026〕9号' });
const on = plainDate;

describe('dated entries of a county', () => {
  const parameters = parametersOf({
    profile: 'demo',
    set: {},
    entries: [
      from('grade.reviewCycle', '2026-06-01', 6),
      from('grade.reviewCycle', '2026-09-01', null),
      from('release.prepDays', '2026-06-01', 45),
      from('release.prepDays', '2026-06-01', 60),
      { key: 'grade.reviewCycle', from: on('2027-01-01'), source: '永司矫〔2026〕12号' },
    ],
  });
  it('hold from their day on, and the profile before it', () => {
    expect(parameters.find('grade.reviewCycle', on('2026-05-31'))?.origin).toBe('profile');
    expect(parameters.find('grade.reviewCycle', on('2026-06-01'))).toMatchObject({ value: 6, origin: 'setting' });
  });
  it('can say «none», and go back to the profile', () => {
    expect(parameters.find('grade.reviewCycle', on('2026-09-01'))).toBeUndefined();
    expect(parameters.find('grade.reviewCycle', on('2027-01-01'))?.origin).toBe('profile');
  });
  it('of one day the last counts', () => {
    expect(parameters.get('release.prepDays', on('2026-06-01')).value).toBe(60);
  });
  it('yield to an override of the case itself', () => {
    const entries = [from('release.prepDays', '2026-06-01', 45)];
    expect(
      parametersOf({ profile: 'demo', set: { 'release.prepDays': 20 }, entries }).get('release.prepDays', on('2026-07-01')).value,
    ).toBe(20);
  });
  it('choose the profile from a day on', () => {
    const changed = parametersOf({ profile: 'demo', set: {}, entries: [from('profile', '2026-06-01', 'national')] });
    expect(changed.find('grade.initial', on('2026-05-31'))?.value).toBeDefined();
    expect(changed.find('grade.initial', on('2026-06-01'))).toBeUndefined();
  });
  it.each([
    ['report.days', 5, 'fixed by national law'],
    ['release.prepDays', -1, 'wrong shape'],
    ['no.such', 1, 'is not a parameter'],
    ['profile', 'no-such', 'is not one of'],
    ['promptly.ABC-12', 3, 'not in the rule book'],
    ['promptly.RPT-01', 3, 'sets days for nothing'],
  ])('refuse %s = %s', (key, value, said) => {
    expect(faultOfSetting(from(key, '2026-06-01', value))).toContain(said);
  });
  it('what was entered for a rule that asks for nothing may be withdrawn', () => {
    const { value: _, ...withdrawn } = from('promptly.ABC-12', '2026-06-01', 3);
    expect(faultOfSetting(withdrawn)).toBeUndefined();
  });
});

const NOTICE_2027: YearNotice = {
  year: 2027,
  source: '国办发明电〔2026〕7号',
  off: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
  ],
  makeUp: ['2027-02-13'],
};

describe('an entered holiday notice', () => {
  it('makes the year published and leaves the others', () => {
    const calendar = calendarWith([NOTICE_2027]);
    expect(calendar.dayKind(on('2027-02-08'))).toMatchObject({ off: true, name: '春节', provisional: false });
    expect(calendar.dayKind(on('2027-02-13'))).toMatchObject({ off: false, kind: 'make-up' });
    expect(calendar.dayKind(on('2026-10-01'))).toEqual(PUBLISHED_CALENDAR.dayKind(on('2026-10-01')));
    expect(PUBLISHED_CALENDAR.dayKind(on('2027-02-08'))).toMatchObject({ off: false, provisional: true });
  });
  it.each<[string, Partial<YearNotice>, string]>([
    ['an end before its beginning', { off: [{ name: '元旦', from: '2027-01-03', to: '2027-01-01' }] }, 'off[0].to'],
    ['another year', { off: [...NOTICE_2027.off, { name: '国庆', from: '2026-10-01', to: '2026-10-03' }] }, 'off[2].from'],
    [
      'two that overlap',
      { off: [...NOTICE_2027.off, { name: '除夕', from: '2027-02-05', to: '2027-02-05' }] },
      'already off for 春节',
    ],
    ['a stretch too long', { off: [{ name: '元旦', from: '2027-01-01', to: '2027-02-01' }] }, 'longer than 15 days'],
    ['a made-up Wednesday', { makeUp: ['2027-02-17'] }, 'no Saturday or Sunday'],
    ['a made-up day off', { makeUp: ['2027-02-06'] }, 'also a day off'],
    ['a day named twice', { makeUp: ['2027-02-13', '2027-02-13'] }, 'named twice'],
    ['no New Year', { off: [] }, '2027-01-01 is not a day off'],
  ])('is refused with %s', (_what, part, said) => {
    expect(
      faultsOfNotice({ ...NOTICE_2027, ...part })
        .map(({ path, reason }) => `${path}: ${reason.en}`)
        .join('\n'),
    ).toContain(said);
  });
  it('moves a deadline of a case file', () => {
    const file = (holidays: unknown) =>
      parseCaseFile({
        format: 'guitu.case-file/1',
        case: 'corrections',
        facts: { kind: 'suspended-sentence' },
        settings: { holidays },
        events: [{ type: 'decision-effective', on: '2027-01-27' }],
      });
    // 27 January + 10 = 6 February, a Saturday inside the holiday of 5–11 February: on 12 February, a Friday.
    const read = file([NOTICE_2027]);
    const due = read.ok && explain(read.file, on('2027-01-28')).duties.find(({ rule }) => rule === 'RPT-01');
    expect(due).toMatchObject({ due: '2027-02-12' });
    expect(due ? due.provisional : undefined).not.toBe(true);
    const before = file([]);
    // Without the notice the weekend alone moves it: Monday 8 February, provisionally.
    expect(before.ok && explain(before.file, on('2027-01-28')).duties.find(({ rule }) => rule === 'RPT-01')).toMatchObject({
      due: '2027-02-08',
      provisional: true,
    });
    const wrong = file([{ ...NOTICE_2027, makeUp: ['2027-02-17'] }]);
    expect(wrong.ok ? [] : wrong.faults).toEqual(['settings.holidays[0]: makeUp[0]: 2027-02-17 is no Saturday or Sunday']);
  });
});
