import { describe, expect, it } from 'vitest';
import { eligibilities, sanctionLadder, scoreRowTexts, scoreSheet } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const OFFICER = ['officer'] as const;
const PAPER = [{ source: 'register of calls' }];
const TABLE = [
  { code: 'MISSED', text: '未按时报告', points: -2, evidence: '报告记录', capPerMonth: 3 },
  { code: 'DEED', text: '好人好事', points: 5, evidence: '证明材料', enteredBy: ['county-examiner'] },
  { code: 'LESSON', text: '学习突出', points: 2, evidence: '' },
];
const active = aCase().onProbation().active('2026-03-05').term('2026-01-05', '2027-12-31');
const scoring = active.set('assessment.scheme', 'points').set('assessment.scoreTable', TABLE);
const entered = (of: CaseBuilder, on: string, row: string, points: number) => of.happened('points-entered', on, { row, points });

describe('ASSESS-01 the person is assessed when the local cycle is over', () => {
  const cycled = active.set('assessment.cycleMonths', 1);
  it('ASSESS-01-a a month after the declaration, and the next from the day it was really done', () => {
    // 5 March + 1 month = Sunday 5 April; Qingming, 4 to 6 April: Tuesday 7 April.
    expect(cycled.explainOn('2026-04-07').line('ASSESS-01')).toBe('judicial-office 2026-03-05 → 2026-04-07 open');
    expect(cycled.explainOn('2026-04-08').line('ASSESS-01')).toBe('judicial-office 2026-03-05 → 2026-04-07 overdue');
    expect(cycled.happened('assessed', '2026-04-08', { result: 'qualified' }).explainOn('2026-04-08').lines('ASSESS-01')).toEqual(
      ['judicial-office 2026-03-05 → 2026-04-07 met-late on 2026-04-08', 'judicial-office 2026-04-08 → 2026-05-08 open'],
    );
  });
  it('ASSESS-01-b from the last day of January it falls on the last day of February', () => {
    // 28 February 2026 is a Saturday worked in exchange: it stays.
    const late = aCase().onProbation().active('2026-01-31').set('assessment.cycleMonths', 1);
    expect(late.explainOn('2026-02-28').line('ASSESS-01')).toBe('judicial-office 2026-01-31 → 2026-02-28 open');
  });
  it('ASSESS-01-c custody rests it, a proposal to revoke takes it away, no cycle means none', () => {
    // Ten days from 1 to 11 April: 7 April becomes Friday 17 April.
    const held = cycled.inCustody('2026-04-01').outOfCustody('2026-04-11');
    expect(held.explainOn('2026-04-17').line('ASSESS-01')).toBe('judicial-office 2026-03-05 → 2026-04-17 open');
    expect(cycled.happened('revocation-proposed', '2026-04-02').explainOn('2026-04-08').line('ASSESS-01')).toBe(
      'judicial-office 2026-03-05 → 2026-04-07 lifted',
    );
    expect(active.explainOn('2027-03-05').lines('ASSESS-01')).toEqual([]);
  });
});

describe('ASSESS-01 points come from a row of the table, with its evidence', () => {
  const enter = (input: Record<string, unknown>, by: readonly ('officer' | 'county-examiner')[] = OFFICER, of = scoring) =>
    of.doing('2026-03-10', 'enter-points', by, input);
  it('ASSESS-01-d the row, the evidence and the post are looked at', () => {
    expect(enter({ row: 'MISSED', evidence: PAPER })).toBe('made points-entered');
    expect(enter({ row: 'MISSED' })).toBe('refused by ASSESS-01');
    expect(enter({ row: 'LATE', evidence: PAPER })).toBe('refused by ASSESS-01');
    expect(enter({ row: 'LESSON' })).toBe('made points-entered');
    expect(enter({ row: 'DEED', evidence: PAPER })).toBe('refused by ASSESS-01');
    expect(enter({ row: 'DEED', evidence: PAPER }, ['county-examiner'])).toBe('made points-entered');
  });
  it('ASSESS-01-e a county that does not score takes none', () => {
    expect(enter({ row: 'MISSED', evidence: PAPER }, OFFICER, active)).toBe('refused by ASSESS-01');
    expect(enter({ row: 'MISSED', evidence: PAPER }, OFFICER, scoring.set('assessment.scheme', 'levels'))).toBe(
      'refused by ASSESS-01',
    );
  });
  it('ASSESS-01-f the number is the table’s, whatever the form says', () => {
    const done = scoring.perform('2026-03-10', 'enter-points', OFFICER, { row: 'MISSED', points: -50, evidence: PAPER });
    expect(done).toMatchObject({ ok: true, events: [{ type: 'points-entered', points: -2 }] });
  });
});

describe('ASSESS-01 points only propose', () => {
  const lines = { praiseFrom: 4, talkBelow: -4 };
  const watched = scoring.set('assessment.proposals', lines);
  const missed = (of: CaseBuilder, ...days: readonly string[]) =>
    days.reduce((more, day) => entered(more, day, 'MISSED', -2), of);
  const found = (of: CaseBuilder, on: string) => of.explainOn(on).findings('ASSESS-01');
  it('ASSESS-01-g a month counts no more of a row than its cap', () => {
    // Three times −2 in March are capped at −3; one more in April makes −5, below −4.
    const march = missed(watched, '2026-03-10', '2026-03-17', '2026-03-24');
    expect(found(march, '2026-03-31')).toEqual([]);
    const april = missed(march, '2026-04-07');
    expect(found(april, '2026-04-07')).toMatchObject([
      {
        severity: 'notice',
        zh: '本周期（自2026-03-05）计-5分，低于提示线-4分，可以谈话了解；积分只作参考，是否处理由人决定',
        en: '-5 points in this cycle (since 2026-03-05): below the line of -4, a talk may help. Points only propose; a human decides',
      },
    ]);
  });
  it('ASSESS-01-h the line of praise is reached and not before', () => {
    const lessons = entered(watched, '2026-03-10', 'LESSON', 2);
    expect(found(lessons, '2026-03-10')).toEqual([]);
    expect(found(entered(lessons, '2026-03-11', 'LESSON', 2), '2026-03-11')).toMatchObject([{ severity: 'favourable' }]);
  });
  it('ASSESS-01-i no number of points opens a duty, changes a grade or refuses anything', () => {
    const bad = missed(watched, '2026-03-10', '2026-04-07', '2026-05-06', '2026-06-02', '2026-07-07');
    const without = watched.explainOn('2026-07-07').explanation;
    const withPoints = bad.explainOn('2026-07-07').explanation;
    expect(withPoints.duties).toEqual(without.duties);
    expect(withPoints.actions).toEqual(without.actions);
    expect(withPoints.grade).toEqual(without.grade);
    expect(withPoints.state).toEqual(without.state);
  });
  it('ASSESS-01-j an assessment begins the count anew, and is held against its rows', () => {
    const april = missed(watched, '2026-03-10', '2026-03-17', '2026-03-24', '2026-04-07');
    const period = { from: '2026-03-05', to: '2026-04-07', result: 'qualified' };
    expect(found(april.happened('assessed', '2026-04-08', { ...period, points: -5 }), '2026-04-08')).toEqual([]);
    expect(found(april.happened('assessed', '2026-04-08', { ...period, points: -8 }), '2026-04-08')).toMatchObject([
      { en: 'The assessment of 2026-04-08 says -8 points; its rows, capped, make -5' },
    ]);
  });
  it('ASSESS-01-k a row counts in the month it happened, not in the month it was entered', () => {
    const late = watched
      .happened('points-entered', '2026-04-01', { row: 'MISSED', points: -2, happenedOn: '2026-03-30' })
      .happened('points-entered', '2026-04-01', { row: 'MISSED', points: -2, happenedOn: '2026-03-31' })
      .happened('points-entered', '2026-04-02', { row: 'MISSED', points: -2, happenedOn: '2026-04-02' });
    // −3 of March, −2 of April: −5.
    expect(found(late, '2026-04-02')[0]?.zh).toContain('计-5分');
  });
});

describe('ASSESS-01 the sheet an assessment rests on', () => {
  const missed = ['2026-03-10', '2026-03-17', '2026-04-07'].reduce(
    (more, on) => more.event({ type: 'points-entered', on, id: on, row: 'MISSED', points: -2 }),
    scoring.set('assessment.cycleMonths', 3).set('assessment.proposals', { talkBelow: -4 }),
  );
  const sheet = (of: CaseBuilder, on: string, asked: Parameters<typeof scoreSheet>[2] = {}) =>
    scoreSheet(of.file(), plainDate(on), asked);
  it('ASSESS-01-l each entry with its record, and what the cap of its month left of it', () => {
    // Twice −2 in March are capped at −3: the second counts −1. With −2 of April: −5. 5 March + 3 months = Friday 5 June.
    expect(sheet(missed, '2026-04-08')).toMatchObject({
      scheme: 'points',
      from: '2026-03-05',
      to: '2026-04-08',
      due: '2026-06-05',
      score: -5,
      lines: { praiseFrom: null, talkBelow: -4 },
      entries: [
        { event: '2026-03-10', day: '2026-03-10', text: '未按时报告', points: -2, counted: -2 },
        { event: '2026-03-17', day: '2026-03-17', points: -2, counted: -1 },
        { event: '2026-04-07', day: '2026-04-07', points: -2, counted: -2 },
      ],
    });
  });
  it('ASSESS-01-m a row says what its month still counts, on the day the points are for', () => {
    const row = (day: string) => sheet(missed, '2026-04-08', { day: plainDate(day) })?.rows[0];
    expect(row('2026-03-20')).toMatchObject({ code: 'MISSED', capPerMonth: 3, left: 0, counts: 0 });
    expect(row('2026-04-08')).toMatchObject({ left: 1, counts: -1 });
    expect(row('2026-05-06')).toMatchObject({ left: 3, counts: -2 });
    expect(sheet(missed, '2026-04-08')?.rows.slice(1)).toMatchObject([
      { code: 'DEED', evidence: '证明材料', enteredBy: ['county-examiner'], capPerMonth: null, left: null, counts: 5 },
      { code: 'LESSON', evidence: '', enteredBy: null, counts: 2 },
    ]);
  });
  it('ASSESS-01-n other days may be asked about; after an assessment the cycle begins anew', () => {
    expect(sheet(missed, '2026-04-08', { from: plainDate('2026-03-15'), to: plainDate('2026-03-31') })?.score).toBe(-2);
    const assessed = missed.happened('assessed', '2026-04-08', { result: 'qualified' });
    expect(sheet(assessed, '2026-04-09')).toMatchObject({ from: '2026-04-09', score: 0, entries: [] });
  });
  it('ASSESS-01-p a row is called what the table of its day calls it', () => {
    expect(scoreRowTexts(missed.file(), plainDate('2026-04-08'))).toEqual({ MISSED: '未按时报告' });
    expect(scoreRowTexts(active.file(), plainDate('2026-04-08'))).toEqual({});
  });
  it('ASSESS-01-o a county without points has an empty table, another kind of case no sheet', () => {
    expect(sheet(active, '2026-04-08')).toMatchObject({ scheme: null, rows: [], entries: [], due: null });
    expect(
      scoreSheet({ ...active.file(), case: 'investigation', facts: {}, events: [] }, plainDate('2026-04-08')),
    ).toBeUndefined();
  });
});

describe('what a person may look forward to, if nothing changes', () => {
  const on = (of: CaseBuilder, day: string) =>
    eligibilities(of.file(), plainDate(day)).map(({ what, earliest, reached, decideBy }) => ({
      what,
      earliest,
      reached,
      decideBy,
    }));
  it('REWARD-01-k praise, then the last day, earliest first', () => {
    // Registered on 5 March: six months later is 5 September.
    expect(on(active, '2026-09-04')).toEqual([
      { what: 'praise', earliest: '2026-09-05', reached: false, decideBy: null },
      { what: 'release', earliest: '2027-12-31', reached: false, decideBy: '2027-12-31' },
    ]);
    expect(on(active, '2026-09-05')[0]).toMatchObject({ what: 'praise', reached: true });
  });
  const anew = active.set('praise.anewAfter', ['sanction', 'praise']);
  it('REWARD-01-l a sanction moves praise where the county counts anew, and a day beyond the term is not promised', () => {
    expect(on(anew.happened('admonished', '2026-08-31'), '2026-09-01')[0]?.earliest).toBe('2027-02-28');
    expect(on(anew.happened('admonished', '2027-08-02'), '2027-08-03').map(({ what }) => what)).toEqual(['release']);
  });
  it('REWARD-01-m with the county’s days the decision has a day', () => {
    // 5 September + 10 = Tuesday 15 September.
    expect(on(active.set('praise.decideDays', 10), '2026-09-05')[0]).toMatchObject({ what: 'praise', decideBy: '2026-09-15' });
  });
  it('REWARD-01-o declined, the day is that on which the county looks again, with the condition that failed', () => {
    const declined = active.happened('praise-declined', '2026-09-10', { praiseLacks: 'takesPart' });
    const praiseOf = (of: CaseBuilder, day: string) => eligibilities(of.file(), plainDate(day))[0];
    expect(praiseOf(declined, '2026-09-11')).toMatchObject({
      earliest: '2026-09-05',
      reached: true,
      because: { zh: '2026年9月10日审议后暂不表扬（未积极参加教育学习等活动）；时间条件已满足，四项条件由人审查' },
    });
    // 10 September + 6 months = 10 March 2027.
    const again = declined.set('praise.againMonths', 6);
    expect(praiseOf(again, '2026-09-11')).toMatchObject({
      earliest: '2027-03-10',
      reached: false,
      because: {
        zh: '2026年9月10日审议后暂不表扬（未积极参加教育学习等活动）；到期再次审议，四项条件由人审查',
        en: 'on 2026-09-10 praise was declined for now (has not taken part in education); it is considered again from that day, the four conditions are for a human to examine',
      },
    });
    expect(praiseOf(again, '2027-03-10')).toMatchObject({ earliest: '2027-03-10', reached: true });
    // A praise or a sanction begins the six months anew there, and the decision against it is of the past: 15 September + 6 months.
    expect(
      praiseOf(again.set('praise.anewAfter', ['sanction', 'praise']).happened('admonished', '2026-09-15'), '2026-09-16'),
    ).toMatchObject({
      earliest: '2027-03-15',
      because: { zh: expect.stringContaining('自接受社区矫正') },
    });
    const other = active.happened('praise-declined', '2026-09-10', { praiseLacks: 'other', content: 'under investigation' });
    expect(praiseOf(other, '2026-09-11')?.because.zh).toMatch(/^2026年9月10日审议后暂不表扬；/);
  });
  it('REWARD-01-p the file says the same in what the law sees', () => {
    const found = (of: CaseBuilder, day: string) => of.explainOn(day).findings('REWARD-01')[0]?.zh;
    const declined = active.happened('praise-declined', '2026-09-10', { praiseLacks: 'takesPart' });
    expect(found(active, '2026-09-04')).toBe('若无变化，最早可于2026-09-05考虑表扬');
    expect(found(active, '2026-09-05')).toBe('自2026-09-05起满足表扬的时间条件，四项条件由人审查');
    expect(found(declined, '2026-09-10')).toBe('自2026-09-05起满足表扬的时间条件；2026-09-10审议后暂不表扬');
    const again = declined.set('praise.againMonths', 6);
    expect(found(again, '2027-03-09')).toBe('2026-09-10审议后暂不表扬；若无变化，2027-03-10起再次审议');
    expect(found(again, '2027-03-10')).toBe('2026-09-10审议后暂不表扬；自2027-03-10起应再次审议，四项条件由人审查');
  });
  it('CLS-01-x the end of the phase, then the cycle', () => {
    const province = active.inProfile('provincial-grading-2020');
    expect(on(province, '2026-03-06')[0]).toEqual({
      what: 'grade-review',
      earliest: '2026-05-05',
      reached: false,
      decideBy: null,
    });
    // The demonstration has a month's phase (5 April), then a cycle of three months from the decision of 7 April.
    const demo = active.inProfile('demo');
    const graded = demo.happened('graded', '2026-04-07', { grade: 'strict' });
    expect(on(demo, '2026-03-06')[0]).toMatchObject({ what: 'grade-review', earliest: '2026-04-05', decideBy: null });
    expect(on(graded, '2026-04-08')[0]).toEqual({
      what: 'grade-review',
      earliest: '2026-07-07',
      reached: false,
      decideBy: '2026-07-07',
    });
  });
  it('BAN-01-x, EPOS-02-x orders end on their own last days', () => {
    const ordered = active
      .prohibited('2026-03-05', '2026-06-30')
      .happened('breach-found', '2026-03-09')
      .happened('positioning-approved', '2026-03-10', {
        ground: 2,
        from: '2026-03-10',
        to: '2026-06-09',
        approvedBy: 'bureau-head',
      });
    expect(on(ordered, '2026-03-10').map(({ what, earliest }) => `${what} ${earliest}`)).toEqual([
      'positioning-end 2026-06-09',
      'prohibition-end 2026-06-30',
      'praise 2026-09-05',
      'release 2027-12-31',
    ]);
  });
  it('nothing is promised to a case that has ended, nor in a case of another kind', () => {
    expect(on(active.happened('released', '2026-09-04'), '2026-09-05')).toEqual([]);
    const other = active.file();
    expect(eligibilities({ ...other, case: 'investigation', facts: {}, events: [] }, plainDate('2026-09-05'))).toEqual([]);
  });
  it('no condition is concluded from a record', () => {
    const [praise] = eligibilities(active.file(), plainDate('2026-09-05'));
    expect(praise?.conditions.map(({ holds }) => holds)).toEqual([null, null, null, null]);
  });
});

describe('the sanction ladder by kind (rulebook §5.3)', () => {
  const open = (kind: string) =>
    sanctionLadder(active.facts({ kind }).file(), plainDate('2026-03-10'))
      .filter((step) => step.open)
      .map(({ step }) => step);
  it.each([
    ['public-surveillance', ['admonition', 'warning', 'punishment']],
    ['suspended-sentence', ['admonition', 'warning', 'punishment', 'revocation', 'arrest', 'new-crime']],
    ['parole', ['admonition', 'warning', 'revocation', 'arrest', 'new-crime']],
    ['temporary-release', ['admonition', 'warning', 'punishment', 'revocation']],
  ])('%s', (kind, steps) => expect(open(kind)).toEqual(steps));
  it('says of a new crime what follows for each kind', () => {
    const said = (kind: string) =>
      sanctionLadder(active.facts({ kind }).file(), plainDate('2026-03-10')).find(({ step }) => step === 'new-crime')?.said.en;
    expect(said('public-surveillance')).toBe('tried, the terms combined; nothing is revoked');
    expect(said('parole')).toBe('the court that tries it revokes');
    expect(said('temporary-release')).toBe('tried; returned to prison as needed');
  });
  it('counts each step with its day, ground and record, and shows a later breach without concluding', () => {
    const twice = active
      .event({ type: 'admonished', on: '2026-03-10', id: 'a', ground: 2 })
      .event({ type: 'admonished', on: '2026-04-07', id: 'b' });
    const [admonition] = sanctionLadder(twice.file(), plainDate('2026-04-08'));
    expect(admonition).toMatchObject({
      taken: [
        { on: '2026-03-10', ground: 2, event: 'a' },
        { on: '2026-04-07', ground: null, event: 'b' },
      ],
      breachSince: null,
    });
    const again = twice.happened('breach-found', '2026-04-09');
    expect(sanctionLadder(again.file(), plainDate('2026-04-10'))[0]?.breachSince).toBe('2026-04-09');
    expect(sanctionLadder(again.file(), plainDate('2026-04-10'))[1]).toMatchObject({
      step: 'warning',
      taken: [],
      breachSince: null,
    });
  });
});
