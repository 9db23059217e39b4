import { describe, expect, it } from 'vitest';
import { aCase, EVIDENCE } from './a-case.ts';

/** Sanctions, praise, complaints and losses at the edges. */
const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');
const heard = (on: string, of = active) =>
  of.happened('breach-found', on, { evidence: EVIDENCE }).happened('statement-taken', on);
const HEAD = ['county-head'] as const;

describe('CHECK-03 what carried one sanction carries no second, on record either', () => {
  it('CHECK-03-x a second warning on the breach of the first', () => {
    const once = heard('2026-03-02').happened('warned', '2026-03-03');
    expect(once.explainOn('2026-03-03').found('CHECK-03')).toEqual([]);
    const twice = once.happened('warned', '2026-03-20').explainOn('2026-03-20');
    // Neither a breach nor a word of the person stands after 3 March.
    expect(twice.found('CHECK-03')).toEqual(['warning since 2026-03-20', 'warning since 2026-03-20']);
    expect(heard('2026-03-19', once).happened('warned', '2026-03-20').explainOn('2026-03-20').found('CHECK-03')).toEqual([]);
  });
  it('CHECK-03-y what was found on the day of the sanction, and after it, did not carry it', () => {
    const after = active.happened('warned', '2026-03-03').happened('breach-found', '2026-03-03', { evidence: EVIDENCE });
    expect(after.explainOn('2026-03-03').found('CHECK-03')).toEqual(['warning since 2026-03-03', 'warning since 2026-03-03']);
  });
});

describe('ADM-01, WARN-01 on the last day of the term', () => {
  const ending = heard('2026-03-12', active.term('2026-01-05', '2026-03-13'));
  it('ADM-01-x the last day is a day of supervision; the day after is none', () => {
    expect(ending.doing('2026-03-13', 'admonish', HEAD)).toBe('made admonished');
    expect(ending.doing('2026-03-14', 'admonish', HEAD)).toBe('refused by ADM-01');
    expect(ending.doing('2026-03-14', 'warn', HEAD)).toBe('refused by WARN-01');
    // Decided on the last day and recorded late, it is a fact of that day.
    expect(ending.doing('2026-03-16', 'warn', HEAD, { on: '2026-03-13' })).toBe('made warned');
    expect(ending.doing('2026-03-14', 'propose-punishment', HEAD)).toBe('refused by PSP-01');
  });
});

describe('RIGHT-16 a review that said no is none', () => {
  const against = active.event({ type: 'complaint-filed', on: '2026-03-02', complainedOf: 'li' });
  const proposed = against
    .event({ type: 'breach-found', on: '2026-03-04', by: 'li', evidence: EVIDENCE })
    .happened('statement-taken', '2026-03-04');
  const reviewed = (outcome: string) => proposed.event({ type: 'second-review-made', on: '2026-03-05', by: 'wang', outcome });
  it('RIGHT-16-x for the decision and for the record alike', () => {
    expect(reviewed('refused').doing('2026-03-06', 'warn', HEAD, {}, 'zhao')).toBe('refused by RIGHT-16');
    expect(reviewed('granted').doing('2026-03-06', 'warn', HEAD, {}, 'zhao')).toBe('made warned');
    const warned = (outcome: string) => reviewed(outcome).event({ type: 'warned', on: '2026-03-06', by: 'zhao' });
    expect(warned('refused').explainOn('2026-03-06').found('RIGHT-16')).toEqual(['warning since 2026-03-06']);
    expect(warned('granted').explainOn('2026-03-06').found('RIGHT-16')).toEqual([]);
  });
  it('RIGHT-16-y six months from the complaint, over a month’s end', () => {
    // 31 August + 6 months = 28 February 2027: that day still needs the review, 1 March does not.
    const august = active
      .event({ type: 'complaint-filed', on: '2026-08-31', complainedOf: 'li' })
      .event({ type: 'breach-found', on: '2027-02-26', by: 'li', evidence: EVIDENCE })
      .happened('statement-taken', '2027-02-26');
    expect(august.doing('2027-02-28', 'warn', HEAD, {}, 'zhao')).toBe('refused by RIGHT-16');
    expect(august.doing('2027-03-01', 'warn', HEAD, {}, 'zhao')).toBe('made warned');
  });
});

describe('CHECK-04 the notice within three days, counted as days are counted', () => {
  const told = (decided: string, on: string) => active.inCustody(on, decided).explainOn(on).found('CHECK-04');
  it('CHECK-04-x the third day on a Sunday ends with Monday', () => {
    // Thursday 5 March + 3 = Sunday the 8th: Monday the 9th.
    expect(told('2026-03-05', '2026-03-09')).toEqual([]);
    expect(told('2026-03-05', '2026-03-10')).toEqual(['notice since 2026-03-10']);
    // Monday 2 March + 3 = Thursday the 5th.
    expect(told('2026-03-02', '2026-03-05')).toEqual([]);
    expect(told('2026-03-02', '2026-03-06')).toEqual(['notice since 2026-03-06']);
  });
  it('CHECK-04-y in the National Day holiday', () => {
    // 29 September + 3 = 2 October, in the holiday of 1 to 7 October: Thursday the 8th.
    expect(told('2026-09-29', '2026-10-08')).toEqual([]);
    expect(told('2026-09-29', '2026-10-09')).toEqual(['notice since 2026-10-09']);
  });
});

describe('REWARD-01 the clock a praise answered stays on record', () => {
  const counted = active.set('praise.decideDays', 10).set('praise.anewAfter', ['sanction', 'praise']);
  it('REWARD-01-n praised on the day, or late, and the next six months begin', () => {
    // 5 January + 6 months = 5 July; + 10 = Wednesday 15 July. From 15 July six months: 15 January 2027, a Friday.
    const praised = (on: string) => counted.happened('praised', on).explainOn('2027-01-15').lines('REWARD-01', 'decide');
    expect(praised('2026-07-15')).toEqual([
      'county-agency 2026-07-05 → 2026-07-15 met on 2026-07-15',
      'county-agency 2027-01-15 → 2027-01-25 open',
    ]);
    // Praised the day after, the six months end a day later: 16 January + 10 = 26 January.
    expect(counted.happened('praised', '2026-07-16').explainOn('2027-01-16').lines('REWARD-01', 'decide')).toEqual([
      'county-agency 2026-07-05 → 2026-07-15 met-late on 2026-07-16',
      'county-agency 2027-01-16 → 2027-01-26 open',
    ]);
  });
  it('REWARD-02-x praised early for an outstanding act answers no clock, and begins one', () => {
    // Eligible from 5 September. 31 August + 6 months = 28 February 2027; + 10 = Wednesday 10 March.
    const march = aCase()
      .onProbation()
      .active('2026-03-05')
      .term('2026-03-05', '2028-03-04')
      .set('praise.decideDays', 10)
      .set('praise.anewAfter', ['sanction', 'praise']);
    const early = march.happened('praised', '2026-08-31', { ground: 'outstanding' });
    expect(early.explainOn('2027-02-28').lines('REWARD-01', 'decide')).toEqual(['county-agency 2027-02-28 → 2027-03-10 open']);
  });
});

describe('LOST-04 found on the same day, lost again, hours over days off', () => {
  const lost = (on: string, of = active) => of.happened('contact-lost', on);
  it('LOST-04-x found on the day of the loss: no day out, and still to be looked at', () => {
    const found = lost('2026-03-06').happened('found', '2026-03-06', { properReason: 'no' }).explainOn('2026-03-06');
    expect(found.line('LOST-01')).toBe('county-agency 2026-03-06 → 2026-03-06 lifted');
    expect(found.findings('LOST-04')[0]?.en).toContain('0 days');
    expect(found.lines('LOST-04', 'tenth-day')).toEqual([]);
    expect(found.line('LOST-04', 'handle')).toBe('county-agency 2026-03-06 → promptly open');
  });
  it('LOST-04-y two losses are counted apart, each from its own day', () => {
    const first = lost('2026-03-02')
      .happened('found', '2026-03-07', { properReason: 'no' })
      .happened('loss-handled', '2026-03-09');
    const second = lost('2026-04-01', first).explainOn('2026-04-12');
    // 1 April + 10 = 11 April; on the 12th it is the eleventh day.
    expect(second.findings('LOST-01')[0]?.en).toContain('11 days, beyond 10 days');
    expect(second.found('LOST-04')).toEqual([]);
    expect(second.lines('LOST-04', 'tenth-day')).toEqual(['county-agency 2026-04-11 → 2026-04-11 overdue']);
  });
  it('LOST-04-z lost on the last day of January, a month is over on the last day of February', () => {
    const day = (on: string) => lost('2026-01-31').explainOn(on).findings('LOST-01')[0]?.en;
    expect(day('2026-02-28')).toContain('the limit of a warning');
    expect(day('2026-03-01')).toContain('over a month');
  });
  it('LOST-01-x twenty-four hours from Friday evening end on Saturday evening', () => {
    const friday = active
      .set('lost.onSiteHours', 24)
      .event({ type: 'contact-lost', on: '2026-03-13', at: '2026-03-13T18:30:00+08:00' });
    const duty = friday.explainOn('2026-03-14').duty('LOST-01', 'on-site');
    expect([duty.due, duty.dueAt, duty.status]).toEqual(['2026-03-14', '2026-03-14T18:30:00+08:00', 'open']);
    expect(friday.explainOn('2026-03-15').duty('LOST-01', 'on-site').status).toBe('overdue');
  });
});

describe('MOVE-04, CHECK-02 what a refusal and a visit must say', () => {
  it('MOVE-04-g a refused move names its ground from the list; «other» needs words', () => {
    const answered = active
      .happened('move-requested', '2026-02-02')
      .happened('move-consulted', '2026-02-03')
      .happened('move-answered', '2026-02-05', { accepted: false });
    const decide = (input: Record<string, unknown>) =>
      answered.doing('2026-02-06', 'decide-move', HEAD, { approved: false, ...input });
    expect(decide({})).toBe('refused by MOVE-04');
    expect(decide({ ground: '不同意' })).toBe('refused by MOVE-04');
    expect(decide({ refusedFor: 'other' })).toBe('refused by MOVE-04');
    expect(decide({ refusedFor: 'other', ground: '居住证明待核实' })).toBe('made move-decided');
    expect(decide({ refusedFor: 'not-accepted' })).toBe('made move-decided');
  });
  it('CHECK-02-x a visit at work, at school or to neighbours says why, planned or not', () => {
    const visit = (input: Record<string, unknown>) => active.doing('2026-03-05', 'record-visit', ['officer'], input);
    expect(visit({ visitPlace: 'workplace' })).toBe('refused by CHECK-02');
    expect(visit({ visitPlace: 'home', others: 'the neighbour' })).toBe('refused by CHECK-02');
    expect(visit({ visitPlace: 'workplace', reason: 'the employer asked for it' })).toBe('made visit-made');
    expect(visit({ visitPlace: 'home' })).toBe('made visit-made');
    expect(
      active.happened('visit-made', '2026-03-05', { visitPlace: 'neighbours' }).explainOn('2026-03-05').found('CHECK-02'),
    ).toEqual(['warning since 2026-03-05']);
  });
});
