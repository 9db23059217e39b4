import { describe, expect, it } from 'vitest';
import { eligibilities } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder } from './a-case.ts';
import type { Answer } from './answer.ts';

const HEAD = ['county-head'] as const;
const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');

const WORTHY = { acceptsJudgment: true, obeysLaw: true, obeysRules: true, takesPart: true };
const proposed = (on: string) => active.happened('praise-proposed', on, { ...WORTHY, by: 'li' });

/** What is wrong with a praise; that one may be given is a favourable finding of the same rule. */
const faults = (answer: Answer) => answer.found('REWARD-01').filter((line) => !line.startsWith('favourable'));

describe('REWARD-01 praise not before six months', () => {
  const since = (from: string) => aCase().onProbation().active(from).term(from, '2027-12-31');
  const praised = (from: string, on: string) => faults(since(from).happened('praised', on).explainOn(on));
  it('REWARD-01-a six months to the day are enough', () => expect(praised('2026-01-05', '2026-07-05')).toEqual([]));
  it('REWARD-01-b from 31 August they end on the last day of February', () => {
    expect(praised('2025-08-31', '2026-02-28')).toEqual([]);
    expect(praised('2025-08-31', '2026-02-27')).toEqual(['warning since 2026-02-27']);
  });
  it('REWARD-01-c a day less is noted, and refused to whoever asks first', () => {
    expect(praised('2026-01-05', '2026-07-04')).toEqual(['warning since 2026-07-04']);
    expect(proposed('2026-07-01').doing('2026-07-04', 'praise', HEAD)).toBe('refused by REWARD-01');
    expect(proposed('2026-07-01').doing('2026-07-05', 'praise', HEAD)).toBe('made praised');
  });
  it('REWARD-01-d the day it was given counts, not the day it is recorded', () => {
    expect(proposed('2026-07-01').doing('2026-08-01', 'praise', HEAD, { on: '2026-07-04' })).toBe('refused by REWARD-01');
  });
  it('REWARD-02-a an outstanding act needs no wait', () => {
    const brave = active.happened('praise-proposed', '2026-02-02', { ground: 'outstanding', content: 'saved a child' });
    expect(brave.doing('2026-02-02', 'praise', HEAD, { ground: 'outstanding' })).toBe('made praised');
    expect(brave.doing('2026-02-02', 'praise', HEAD)).toBe('refused by REWARD-01');
    expect(faults(active.happened('praised', '2026-02-02', { ground: 'outstanding' }).explainOn('2026-02-02'))).toEqual([]);
  });
});

describe('REWARD-01 praise is proposed by one and decided by another', () => {
  const propose = (input: Record<string, unknown>) => active.doing('2026-07-06', 'propose-praise', ['officer'], input);
  it('REWARD-01-e each of the four conditions is affirmed', () => {
    expect(propose(WORTHY)).toBe('made praise-proposed');
    for (const condition of Object.keys(WORTHY)) {
      expect(propose({ ...WORTHY, [condition]: false })).toBe('refused by REWARD-01');
      expect(propose({ ...WORTHY, [condition]: undefined })).toBe('refused by REWARD-01');
    }
    expect(propose({})).toBe('refused by REWARD-01');
  });
  it('REWARD-02-b an outstanding act is described', () => {
    expect(propose({ ground: 'outstanding' })).toBe('refused by REWARD-02');
    expect(propose({ ground: 'outstanding', content: 'saved a child' })).toBe('made praise-proposed');
  });
  it('REWARD-01-f no praise without a proposal, none on one already decided, none by whoever proposed', () => {
    expect(active.doing('2026-07-06', 'praise', HEAD)).toBe('refused by REWARD-01');
    expect(proposed('2026-07-06').doing('2026-07-07', 'praise', HEAD, {}, 'li')).toBe('refused by ORG-02');
    expect(proposed('2026-07-06').doing('2026-07-07', 'praise', HEAD, {}, 'wang')).toBe('made praised');
    const decided = proposed('2026-07-06').happened('praise-declined', '2026-07-07', { praiseLacks: 'takesPart' });
    expect(decided.doing('2026-07-08', 'praise', HEAD)).toBe('refused by REWARD-01');
  });
  it('REWARD-01-q it is the county’s decision, whatever was written', () => {
    const done = proposed('2026-07-06').perform('2026-07-07', 'praise', HEAD, { approvedBy: 'judicial-office' });
    expect(done).toMatchObject({ ok: true, events: [{ type: 'praised', approvedBy: 'county' }] });
  });
  it('REWARD-01-g the proposal is decided promptly; a threshold moves off a Sunday, and missed is overdue', () => {
    // Thursday 2 July + 3 = Sunday the 5th: Monday the 6th.
    expect(proposed('2026-07-02').explainOn('2026-08-02').line('REWARD-01', 'proposal')).toBe(
      'county-agency 2026-07-02 → promptly open',
    );
    const watched = proposed('2026-07-02').set('promptly.REWARD-01', 3);
    expect(watched.explainOn('2026-07-06').line('REWARD-01', 'proposal')).toBe('county-agency 2026-07-02 → 2026-07-06 open');
    expect(watched.explainOn('2026-07-07').line('REWARD-01', 'proposal')).toBe('county-agency 2026-07-02 → 2026-07-06 overdue');
    expect(watched.happened('praised', '2026-07-08').explainOn('2026-07-08').line('REWARD-01', 'proposal')).toBe(
      'county-agency 2026-07-02 → 2026-07-06 met-late on 2026-07-08',
    );
  });
  it('RIGHT-06-a who declines says why, by the condition that fails', () => {
    const decline = (input: Record<string, unknown>) =>
      proposed('2026-07-06').doing('2026-07-07', 'decline-praise', ['county-examiner'], input);
    expect(decline({})).toBe('refused by RIGHT-06');
    expect(decline({ praiseLacks: 'other' })).toBe('refused by RIGHT-06');
    expect(decline({ praiseLacks: 'other', content: 'under investigation' })).toBe('made praise-declined');
    // A note stays in the file: the letter to the person has the reason.
    expect(decline({ praiseLacks: 'other', note: 'under investigation' })).toBe('refused by RIGHT-06');
    expect(decline({ praiseLacks: 'obeysRules' })).toBe('made praise-declined');
  });
  it('RIGHT-06-b and the person gets it in writing', () => {
    const declined = proposed('2026-07-06').happened('praise-declined', '2026-07-07', { praiseLacks: 'time' });
    expect(declined.explainOn('2026-07-07').line('RIGHT-06', 'copy-person')).toBe('county-agency 2026-07-07 → promptly open');
    const told = declined.happened('copy-served', '2026-07-08', {
      copyOf: 'praise-declined',
      copyTo: 'person',
      form: 'by hand',
      receipt: 'signed',
    });
    expect(told.explainOn('2026-07-08').line('RIGHT-06', 'copy-person')).toBe(
      'county-agency 2026-07-07 → promptly met on 2026-07-08',
    );
  });
});

describe('REWARD-01 eligibility opens a duty to decide, on a day the county has set', () => {
  const counted = active.set('praise.decideDays', 10);
  it('REWARD-01-h six months after registration; ten days moved off a weekend', () => {
    // 5 January + 6 months = Sunday 5 July; + 10 = Wednesday 15 July.
    expect(counted.explainOn('2026-07-04').lines('REWARD-01', 'decide')).toEqual([]);
    expect(counted.explainOn('2026-07-15').line('REWARD-01', 'decide')).toBe('county-agency 2026-07-05 → 2026-07-15 open');
    expect(counted.explainOn('2026-07-16').line('REWARD-01', 'decide')).toBe('county-agency 2026-07-05 → 2026-07-15 overdue');
    expect(counted.explainOn('2026-07-15').duty('REWARD-01', 'decide').because).toEqual({
      zh: '2026年7月5日起符合表扬的时间条件，次日起算第10日为7月15日。依据：实施办法 33。',
      en: '2026-07-05: eligible for praise as to time; day 10, counted from the next day, is 2026-07-15. Basis: 实施办法 33.',
    });
  });
  it('REWARD-01-i a sanction begins the six months anew where the county says so', () => {
    // 30 August + 6 months = 28 February 2027.
    const warned = counted.set('praise.anewAfter', ['sanction', 'praise']).happened('warned', '2026-08-30');
    expect(warned.explainOn('2027-02-27').lines('REWARD-01', 'decide')).toEqual([]);
    expect(warned.explainOn('2027-02-28').duty('REWARD-01', 'decide').opens).toBe('2027-02-28');
  });
  it('REWARD-01-j declined, it is considered again where the county says so', () => {
    const declined = counted.happened('praise-declined', '2026-07-10', { praiseLacks: 'takesPart' });
    expect(declined.explainOn('2026-12-31').lines('REWARD-01', 'decide')).toEqual([
      'county-agency 2026-07-05 → 2026-07-15 met on 2026-07-10',
    ]);
    // Three months after 10 July: 10 October, a Saturday worked in exchange; + 10 = Tuesday 20 October.
    const again = declined.set('praise.againMonths', 3);
    expect(again.explainOn('2026-10-10').lines('REWARD-01', 'decide')).toEqual([
      'county-agency 2026-07-05 → 2026-07-15 met on 2026-07-10',
      'county-agency 2026-10-10 → 2026-10-20 open',
    ]);
  });
});

describe('REWARD-01 refusal, eligibility and finding count from one day', () => {
  /** Earliest day the person is told, whether praise is refused the day before it and given on it, and what is found where it was given too early. */
  const answers = (of: CaseBuilder, before: string, day: string) => {
    const ready = of.happened('praise-proposed', before, { ...WORTHY, by: 'li' });
    return {
      told: eligibilities(of.file(), plainDate(before)).find(({ what }) => what === 'praise')?.earliest,
      dayBefore: ready.doing(before, 'praise', HEAD),
      onTheDay: ready.doing(day, 'praise', HEAD),
      tooEarly: faults(of.happened('praised', before).explainOn(before)),
      inTime: faults(of.happened('praised', day).explainOn(day)),
      opens: of.set('praise.decideDays', 10).explainOn(day).lines('REWARD-01', 'decide').at(-1)?.split(' ')[1],
    };
  };
  const same = (before: string, day: string) => ({
    told: day,
    dayBefore: 'refused by REWARD-01',
    onTheDay: 'made praised',
    tooEarly: [`warning since ${before}`],
    inTime: [],
    opens: day,
  });
  it('REWARD-01-s the article counts from the beginning of community corrections: registered after the term began, from then', () => {
    // Term from 5 January, registered on 20 February: + 6 months = 20 August.
    const late = aCase().onProbation().active('2026-02-20').term('2026-01-05', '2027-12-31');
    expect(answers(late, '2026-08-19', '2026-08-20')).toEqual(same('2026-08-19', '2026-08-20'));
    // Registered before its first day, as with a term that begins later: 5 March + 6 months = 5 September.
    const early = aCase().onProbation().active('2026-02-20').term('2026-03-05', '2027-12-31');
    expect(answers(early, '2026-09-04', '2026-09-05')).toEqual(same('2026-09-04', '2026-09-05'));
  });
  it('REWARD-01-t a sanction or a praise begins nothing anew by national law', () => {
    // 5 January + 6 months = 5 July, though warned on 2 June and praised for an act on 3 June.
    const warned = active.happened('warned', '2026-06-02').happened('praised', '2026-06-03', { ground: 'outstanding' });
    expect(answers(warned, '2026-07-04', '2026-07-05')).toEqual(same('2026-07-04', '2026-07-05'));
  });
  it('REWARD-01-u where the county counts anew, all of them do', () => {
    // 2 June + 6 months = 2 December.
    const anew = active.set('praise.anewAfter', ['sanction']).happened('warned', '2026-06-02');
    expect(answers(anew, '2026-12-01', '2026-12-02')).toEqual(same('2026-12-01', '2026-12-02'));
    // A praise begins nothing there: still 5 July.
    const praised = active.set('praise.anewAfter', ['sanction']).happened('praised', '2026-06-03', { ground: 'outstanding' });
    expect(answers(praised, '2026-07-04', '2026-07-05')).toEqual(same('2026-07-04', '2026-07-05'));
  });
  it('REWARD-01-v of a record taken over nothing later than the first day of the term is certain', () => {
    const over = aCase()
      .onProbation()
      .term('2025-03-05', '2027-12-31')
      .happened('taken-over', '2026-05-06', { state: 'active', source: 'ledger' });
    // 5 March 2025 + 6 months is long past: praise may be given the day after the record began.
    expect(over.happened('praise-proposed', '2026-05-06', { ...WORTHY, by: 'li' }).doing('2026-05-07', 'praise', HEAD)).toBe(
      'made praised',
    );
    expect(eligibilities(over.file(), plainDate('2026-05-07'))[0]).toMatchObject({ what: 'praise', earliest: '2025-09-05' });
  });
  it('REWARD-01-w after a praise it is considered again where the county says so', () => {
    const praised = active.set('praise.decideDays', 10).happened('praised', '2026-07-10');
    expect(praised.explainOn('2027-06-01').lines('REWARD-01', 'decide')).toEqual([
      'county-agency 2026-07-05 → 2026-07-15 met on 2026-07-10',
    ]);
    // 10 July + 6 months = Sunday 10 January 2027; + 10 = Wednesday 20 January.
    expect(praised.set('praise.againMonths', 6).explainOn('2027-01-10').lines('REWARD-01', 'decide')).toEqual([
      'county-agency 2026-07-05 → 2026-07-15 met on 2026-07-10',
      'county-agency 2027-01-10 → 2027-01-20 open',
    ]);
    const found = (day: string) => praised.set('praise.againMonths', 6).explainOn(day).findings('REWARD-01')[0]?.zh;
    expect(found('2026-07-11')).toBe('2026-07-10已表扬；若无变化，2027-01-10起再次审议');
    expect(praised.explainOn('2026-07-11').findings('REWARD-01')[0]?.zh).toBe(
      '2026-07-10已表扬；自2026-07-05起满足表扬的时间条件，四项条件由人审查',
    );
  });
});

describe('COMM-01 the court rules on commutation within 30 days', () => {
  const proposed = (on: string) => active.happened('commutation-proposed', on);
  it('COMM-01-a counts from the proposal', () => {
    // 3 March + 30 = Thursday 2 April.
    expect(proposed('2026-03-03').happened('commutation-ruled', '2026-04-02').explainOn('2026-04-03').line('COMM-01')).toBe(
      'court 2026-03-03 → 2026-04-02 met on 2026-04-02',
    );
  });
  it('COMM-01-b due at Qingming moves to 7 April', () => {
    // 5 March + 30 = Saturday 4 April; 4 to 6 April are off.
    expect(proposed('2026-03-05').explainOn('2026-04-07').line('COMM-01')).toBe('court 2026-03-05 → 2026-04-07 open');
  });
  it('COMM-01-c missed is overdue, ruled later is late', () => {
    expect(proposed('2026-03-03').explainOn('2026-04-03').line('COMM-01')).toBe('court 2026-03-03 → 2026-04-02 overdue');
    expect(proposed('2026-03-03').happened('commutation-ruled', '2026-04-09').explainOn('2026-04-09').line('COMM-01')).toBe(
      'court 2026-03-03 → 2026-04-02 met-late on 2026-04-09',
    );
  });
  it('COMM-01-d a ruling sets a new last day, and the release follows it', () => {
    const commuted = proposed('2026-03-03').happened('commutation-ruled', '2026-04-02', {
      outcome: 'granted',
      newTo: '2026-12-31',
    });
    expect(commuted.explainOn('2026-04-01').explanation.term).toEqual({ from: '2026-01-05', to: '2027-12-31' });
    expect(commuted.explainOn('2026-12-31').explanation.term).toEqual({ from: '2026-01-05', to: '2026-12-31' });
    // 45 days before 31 December is 16 November.
    expect(commuted.explainOn('2026-12-31').line('REL-02')).toBe('county-agency 2026-11-16 → 2026-12-31 open');
  });
  it('COMM-01-e a refusal leaves the term alone', () => {
    const refused = proposed('2026-03-03').happened('commutation-ruled', '2026-04-02', {
      outcome: 'refused',
      newTo: '2026-12-31',
    });
    expect(refused.explainOn('2026-04-02').explanation.term?.to).toBe('2027-12-31');
  });
  it('COMM-01-g goes to the court through the city or the provincial agency: a proposal that names none is noted', () => {
    const by = (approvedBy?: string) =>
      active
        .happened('commutation-proposed', '2026-03-03', approvedBy ? { approvedBy } : {})
        .explainOn('2026-03-03')
        .found('COMM-01');
    expect(by('higher')).toEqual([]);
    expect(by('province')).toEqual([]);
    expect(by('county')).toEqual(['notice since 2026-03-03']);
    expect(by()).toEqual(['notice since 2026-03-03']);
    const before = active.happened('commutation-proposed', '2026-03-03');
    expect(
      before.happened('taken-over', '2026-03-04', { state: 'active', source: 'ledger' }).explainOn('2026-03-04').found('COMM-01'),
    ).toEqual([]);
  });
  it('COMM-01-f a parole term is not commuted', () => {
    const parole = active.onParole();
    expect(parole.explainOn('2026-03-03').may('propose-commutation')).toBe('refused by COMM-01');
    expect(parole.happened('commutation-proposed', '2026-03-03').explainOn('2026-03-03').found('COMM-01')).toEqual([
      'breach since 2026-03-03',
    ]);
  });
});
