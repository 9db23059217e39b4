import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';

const medical = aCase().onTemporaryRelease('medical').active('2026-01-05').term('2026-01-01', '2028-12-31');
const pregnant = aCase().onTemporaryRelease('pregnancy-nursing').aWoman().active('2026-01-05').term('2026-01-01', '2028-12-31');
const FIT = { name: '甲', relation: '配偶', capable: true, unrestricted: true, settled: true, near: true };

describe('REP-05 at a hospital the province has named', () => {
  const listed = medical.set('medical.hospitals', ['市中心医院', '县人民医院']);
  it('REP-05-h is chosen from the county’s list', () => {
    expect(listed.doing('2026-04-02', 'record-re-examination', ['officer'], { hospital: '县人民医院' })).toBe('made re-examined');
    expect(listed.perform('2026-04-02', 'record-re-examination', ['officer'], { hospital: '某诊所' })).toMatchObject({
      ok: false,
      refusal: { rule: 'REP-05', remedy: { zh: '到名单内的医院复查：市中心医院、县人民医院' } },
    });
    expect(listed.doing('2026-04-02', 'record-re-examination', ['officer'])).toBe('refused by REP-05');
  });
  it('REP-05-i elsewhere on record it is noted, and the round is done all the same', () => {
    const elsewhere = listed.happened('re-examined', '2026-04-02', { hospital: '某诊所' }).explainOn('2026-04-02');
    expect(elsewhere.found('REP-05')).toEqual(['warning since 2026-04-02']);
    expect(elsewhere.lines('REP-05')[0]).toBe('person 2026-01-05 → 2026-04-07 met on 2026-04-02');
  });
  it('REP-05-j without a list, or without a hospital on record, nothing can be said', () => {
    expect(medical.doing('2026-04-02', 'record-re-examination', ['officer'], { hospital: '某诊所' })).toBe('made re-examined');
    expect(listed.happened('re-examined', '2026-04-02').explainOn('2026-04-02').found('REP-05')).toEqual([]);
  });
});

describe('REP-06 who may lengthen an interval', () => {
  const extend = (months: number, approvedBy: string) =>
    medical.doing('2026-03-02', 'extend-interval', ['county-examiner'], { what: 're-examination', months, approvedBy });
  it('REP-06-g one and two months the next higher agency, three the province', () => {
    expect(extend(1, 'county')).toBe('refused by REP-06');
    expect(extend(2, 'higher')).toBe('made interval-extended');
    expect(extend(3, 'higher')).toBe('refused by REP-06');
    expect(extend(3, 'province')).toBe('made interval-extended');
  });
  it('REP-06-h over the end of a leap February the longer round ends on its last day', () => {
    // 31 December 2027, a month and one more: 29 February 2028, a Tuesday.
    const leap = aCase().onTemporaryRelease().active('2027-12-31').happened('interval-extended', '2027-12-31', {
      what: 'health-report',
      months: 1,
      approvedBy: 'higher',
    });
    expect(leap.explainOn('2028-02-29').line('REP-04')).toBe('person 2027-12-31 → 2028-02-29 open');
  });
});

describe('REP-08 the ground is looked at again', () => {
  const expecting = (day: string) => pregnant.happened('diagnosis-made', '2026-03-02', { check: 'pregnancy', expectedOn: day });
  it('REP-08-a on the expected day, a Sunday or not', () => {
    // Sunday 6 September 2026.
    expect(expecting('2026-09-06').explainOn('2026-09-05').lines('REP-08', 'delivery')).toEqual([]);
    expect(expecting('2026-09-06').explainOn('2026-09-06').line('REP-08', 'delivery')).toBe(
      'county-agency 2026-09-06 → 2026-09-06 open',
    );
    expect(expecting('2026-09-06').explainOn('2026-09-07').line('REP-08', 'delivery')).toBe(
      'county-agency 2026-09-06 → 2026-09-06 overdue',
    );
  });
  it('REP-08-b on the child’s first birthday; born on 29 February it is the 28th', () => {
    const born = (day: string) => expecting('2028-03-10').happened('diagnosis-made', day, { check: 'pregnancy', bornOn: day });
    expect(born('2028-02-29').explainOn('2028-12-31').lines('REP-08', 'delivery')).toEqual([]);
    expect(born('2028-02-29').explainOn('2029-02-27').lines('REP-08', 'birthday')).toEqual([]);
    expect(born('2028-02-29').explainOn('2029-02-28').line('REP-08', 'birthday')).toBe(
      'county-agency 2029-02-28 → 2029-02-28 open',
    );
  });
  it('REP-08-c another check meets it', () => {
    const seen = expecting('2026-09-07').happened('diagnosis-made', '2026-09-07', { check: 'pregnancy', content: '尚未分娩' });
    expect(seen.explainOn('2026-09-08').line('REP-08', 'delivery')).toBe(
      'county-agency 2026-09-07 → 2026-09-07 met on 2026-09-07',
    );
  });
  it('REP-08-d over the end of the year', () => {
    expect(expecting('2026-12-31').explainOn('2027-01-01').line('REP-08', 'delivery')).toBe(
      'county-agency 2026-12-31 → 2026-12-31 overdue',
    );
  });
  it('REP-08-e is for temporary release only', () => {
    expect(aCase().active('2026-01-05').doing('2026-03-02', 'record-diagnosis', ['county-examiner'])).toBe('refused by REP-08');
    expect(pregnant.doing('2026-03-02', 'record-diagnosis', ['county-examiner'], { check: 'pregnancy' })).toBe(
      'made diagnosis-made',
    );
  });
});

describe('REP-09 the guarantor', () => {
  it('REP-09-a every condition is looked at', () => {
    const name = (input: unknown) => medical.perform('2026-03-02', 'name-guarantor', ['officer'], input);
    expect(name(FIT)).toMatchObject({ ok: true });
    expect(name({ ...FIT, settled: false })).toMatchObject({
      ok: false,
      refusal: { rule: 'REP-09', zh: '保证人的条件未经核实：有固定住处和收入' },
    });
    expect(name({ name: '甲' })).toMatchObject({ ok: false, refusal: { rule: 'REP-09' } });
    expect(pregnant.doing('2026-03-02', 'name-guarantor', ['officer'], FIT)).toBe('refused by REP-09');
  });
  it('REP-09-b one on record who does not meet them is shown', () => {
    const unfit = medical.happened('guarantor-named', '2026-03-02', { ...FIT, near: false }).explainOn('2026-03-02');
    expect(unfit.found('REP-09')).toEqual(['warning since 2026-03-02']);
    expect(medical.happened('guarantor-named', '2026-03-02', { name: '甲' }).explainOn('2026-03-02').found('REP-09')).toEqual([]);
  });
  it('REP-09-c lost, another is named promptly; nothing follows by itself', () => {
    const lost = medical
      .happened('guarantor-named', '2026-02-02', FIT)
      .happened('guarantor-lost', '2026-03-02', { ground: '外出务工' });
    expect(lost.explainOn('2026-03-02').line('REP-09', 'replace')).toBe('person 2026-03-02 → promptly open');
    expect(lost.explainOn('2026-03-02').found('REP-09')).toEqual(['warning since 2026-03-02']);
    const again = lost.happened('guarantor-named', '2026-03-10', FIT).explainOn('2026-03-10');
    expect(again.line('REP-09', 'replace')).toBe('person 2026-03-02 → promptly met on 2026-03-10');
    expect(again.found('REP-09')).toEqual([]);
  });
  it('REP-09-d a day the county sets moves off a day off, and waits in custody', () => {
    // Monday 2 March + 5 = Saturday the 7th: Monday the 9th.
    const lost = medical.set('promptly.REP-09', 5).happened('guarantor-lost', '2026-03-02');
    expect(lost.explainOn('2026-03-10').line('REP-09', 'replace')).toBe('person 2026-03-02 → 2026-03-09 overdue');
    expect(lost.inCustody('2026-03-05').explainOn('2026-03-10').line('REP-09', 'replace')).toBe(
      'person 2026-03-02 → 2026-03-09 paused',
    );
  });
  it('REP-09-e what the guarantor reports is looked into', () => {
    const told = medical.happened('visit-made', '2026-02-27').happened('guarantor-reported', '2026-03-02', { report: 'absent' });
    expect(told.explainOn('2026-03-02').line('REP-09', 'follow')).toBe('county-agency 2026-03-02 → promptly open');
    expect(told.happened('visit-made', '2026-03-03').explainOn('2026-03-03').line('REP-09', 'follow')).toBe(
      'county-agency 2026-03-02 → promptly met on 2026-03-03',
    );
  });
});
