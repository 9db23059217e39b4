import { describe, expect, it } from 'vitest';
import { refusalOfProfile } from '../index.ts';
import { aCase } from './a-case.ts';

const HEAD = ['county-head'] as const;
// Monday 5 January 2026.
const entered = aCase().onProbation().registered('2026-01-05').term('2026-01-05', '2027-12-31');
const province = entered.inProfile('provincial-grading-2020');
const jingbian = entered.inProfile('jingbian');
const demo = aCase().onProbation().active('2026-03-05').term('2026-01-05', '2027-12-31').inProfile('demo');

describe('CLS-01 a phase brings its grade, and its end asks for a decision', () => {
  it('CLS-01-a two months of the strict grade for everybody, to the day', () => {
    expect(province.explainOn('2026-01-05').explanation.grade).toBe('strict');
    expect(province.explainOn('2026-03-04').lines('CLS-01', 'phase')).toEqual([]);
    expect(province.explainOn('2026-03-05').lines('CLS-01', 'phase')).toEqual(['county-agency 2026-03-05 → promptly open']);
  });
  it('CLS-01-b a threshold moves off a Sunday; missed it is overdue, decided later it is late', () => {
    // 5 March + 3 = Sunday 8 March: Monday the 9th.
    const watched = province.set('promptly.CLS-01', 3);
    expect(watched.explainOn('2026-03-09').line('CLS-01', 'phase')).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(watched.explainOn('2026-03-10').line('CLS-01', 'phase')).toBe('county-agency 2026-03-05 → 2026-03-09 overdue');
    expect(watched.graded('2026-03-11').explainOn('2026-03-11').line('CLS-01', 'phase')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 met-late on 2026-03-11',
    );
    const { because } = watched.explainOn('2026-03-09').duty('CLS-01', 'phase');
    expect(because.zh).toBe(
      '2026年3月5日入矫教育阶段结束，次日起算第3日为3月8日，逢周末，顺延至3月9日。依据：社区矫正法 24；实施办法 21。',
    );
    expect(because.en).toBe(
      '2026-03-05: the initial phase is over; day 3, counted from the next day, is 2026-03-08, a weekend, so it moves to 2026-03-09. Basis: 社区矫正法 24; 实施办法 21.',
    );
  });
  it('CLS-01-c from the last day of a year the phase ends on the last day of February', () => {
    const late = aCase().onProbation().registered('2025-12-31').term('2025-12-31', '2027-12-30');
    expect(late.inProfile('provincial-grading-2020').explainOn('2026-02-28').lines('CLS-01', 'phase')).toEqual([
      'county-agency 2026-02-28 → promptly open',
    ]);
  });
  it('CLS-01-d a decision made before the phase is over does not do what its end asks for', () => {
    const early = province.graded('2026-03-04', 'strict');
    expect(early.explainOn('2026-03-05').line('CLS-01', 'phase')).toBe('county-agency 2026-03-05 → promptly open');
    expect(early.explainOn('2026-03-05').line('CLS-01')).toBe('county-agency 2026-01-05 → promptly met on 2026-03-04');
    expect(early.graded('2026-03-05', 'ordinary').explainOn('2026-03-05').line('CLS-01', 'phase')).toBe(
      'county-agency 2026-03-05 → promptly met on 2026-03-05',
    );
  });
  it('CLS-01-e another grade is refused while the phase runs, and decided from the day it is over', () => {
    const lighter = { grade: 'ordinary', reason: 'low risk' };
    const refused = province.perform('2026-03-04', 'grade', HEAD, lighter);
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        rule: 'CLS-01',
        zh: '本阶段一律适用“严管”（本地参数），至2026-03-04止',
        en: 'this phase has the grade «Strict» for everybody (local parameter), until 2026-03-04',
        remedy: { zh: '2026-03-05起再确定其他类别', en: 'decide another grade from 2026-03-05' },
      },
    });
    expect(province.doing('2026-03-05', 'grade', HEAD, lighter)).toBe('made graded');
  });
  it('CLS-01-f one decided all the same is shown, and the phase still holds', () => {
    const wrong = province.happened('graded', '2026-02-02', { grade: 'relaxed', reason: 'low risk' }).explainOn('2026-02-03');
    expect(wrong.found('CLS-01')).toEqual(['warning since 2026-02-02']);
    expect(wrong.explanation.grade).toBe('strict');
  });
  it('CLS-01-g national law knows no phase', () => {
    expect(entered.explainOn('2026-06-30').lines('CLS-01', 'phase')).toEqual([]);
    expect(entered.explainOn('2026-06-30').explanation.grade).toBe(null);
  });
  it('CLS-01-h a person taken over entered before this record: no phase is begun again', () => {
    const moved = aCase().onProbation().takenOver('2026-03-02', 'active').inProfile('provincial-grading-2020');
    expect(moved.explainOn('2026-06-02').lines('CLS-01', 'phase')).toEqual([]);
  });
});

describe('CLS-01 who decides', () => {
  const lighter = { grade: 'A', reason: 'assessed' };
  it('CLS-01-i in Jingbian the office classifies after a month, and the county may', () => {
    // 5 January + 1 month = 5 February.
    expect(jingbian.explainOn('2026-02-05').lines('CLS-01', 'phase')).toEqual(['judicial-office 2026-02-05 → promptly open']);
    expect(jingbian.doing('2026-02-05', 'grade', ['office-head'], lighter)).toBe('made graded');
    expect(jingbian.doing('2026-02-05', 'grade', HEAD, lighter)).toBe('made graded');
    expect(jingbian.doing('2026-02-05', 'grade', ['officer'], lighter)).toBe('refused by CLS-01');
  });
  it('CLS-01-j elsewhere it is the county agency', () => {
    expect(entered.doing('2026-02-05', 'grade', ['office-head'], lighter)).toBe('refused by CLS-01');
    expect(entered.doing('2026-02-05', 'grade', ['office-head', 'county-examiner'], lighter)).toBe('made graded');
    const byOffice = entered.happened('graded', '2026-02-05', { grade: 'A', approvedBy: 'judicial-office' });
    expect(byOffice.explainOn('2026-02-05').found('CLS-01')).toEqual(['warning since 2026-02-05']);
    expect(byOffice.inProfile('jingbian').explainOn('2026-02-05').found('CLS-01')).toEqual([]);
  });
  it('CLS-01-k a grade the county does not have is refused', () => {
    expect(demo.doing('2026-03-06', 'grade', HEAD, { grade: 'A' })).toBe('refused by CLS-01');
    expect(demo.doing('2026-03-06', 'grade', HEAD, { grade: 'relaxed' })).toBe('made graded');
  });
});

describe('CLS-01 a change states its reason, and the person is told', () => {
  it('CLS-01-l where the county asks for the reason, none is refused', () => {
    const strict = province.graded('2026-01-07', 'strict');
    expect(strict.doing('2026-03-05', 'grade', HEAD, { grade: 'ordinary' })).toBe('refused by CLS-01');
    expect(strict.doing('2026-03-05', 'grade', HEAD, { grade: 'strict' })).toBe('made graded');
    expect(strict.doing('2026-03-05', 'grade', HEAD, { grade: 'ordinary', reason: 'assessed' })).toBe('made graded');
  });
  it('CLS-01-m elsewhere a change without one is shown while it is the latest', () => {
    const changed = entered.graded('2026-01-07', 'strict').graded('2026-03-05', 'ordinary');
    expect(changed.explainOn('2026-03-05').found('CLS-01')).toEqual(['notice since 2026-03-05']);
    expect(changed.graded('2026-04-07', 'ordinary').explainOn('2026-04-07').found('CLS-01')).toEqual([]);
    const reasoned = entered.graded('2026-01-07', 'strict').happened('graded', '2026-03-05', { grade: 'ordinary', reason: 'r' });
    expect(reasoned.explainOn('2026-03-05').found('CLS-01')).toEqual([]);
  });
  it('CLS-01-n the first grade and each change are told; keeping it is not news', () => {
    const graded = entered.graded('2026-01-07', 'strict').happened('grade-told', '2026-01-08');
    expect(graded.graded('2026-04-07', 'strict').explainOn('2026-04-07').lines('CLS-01', 'told')).toEqual([
      'judicial-office 2026-01-07 → promptly met on 2026-01-08',
    ]);
    expect(graded.graded('2026-04-07', 'ordinary').explainOn('2026-04-07').lines('CLS-01', 'told')).toEqual([
      'judicial-office 2026-01-07 → promptly met on 2026-01-08',
      'judicial-office 2026-04-07 → promptly open',
    ]);
  });
  it('CLS-01-o nothing is told before it is decided', () => {
    expect(entered.doing('2026-01-06', 'tell-grade', ['officer'])).toBe('refused by CLS-01');
    expect(entered.graded('2026-01-06').doing('2026-01-06', 'tell-grade', ['officer'])).toBe('made grade-told');
  });
});

describe('CLS-01 the grade is decided again when the cycle is over', () => {
  it('CLS-01-p three months after the last decision, in the demonstration profile', () => {
    // 5 March + 3 months = Friday 5 June.
    expect(demo.explainOn('2026-06-05').line('CLS-01', 'review')).toBe('county-agency 2026-03-05 → 2026-06-05 open');
    expect(demo.explainOn('2026-06-06').line('CLS-01', 'review')).toBe('county-agency 2026-03-05 → 2026-06-05 overdue');
    const { because } = demo.explainOn('2026-06-05').duty('CLS-01', 'review');
    expect(because.zh).toBe('2026年3月5日上一次完成（第5条记录），满3个月为6月5日。依据：社区矫正法 24；实施办法 21。');
    expect(because.en).toBe('2026-03-05: last done (record 5); 3 months later is 2026-06-05. Basis: 社区矫正法 24; 实施办法 21.');
  });
  it('CLS-01-q keeping the grade is a decision, and the next cycle counts from the day it was made', () => {
    // Decided on Wednesday 3 June: Thursday 3 September. Late, on 8 June: Tuesday 8 September.
    expect(demo.graded('2026-06-03').explainOn('2026-06-03').lines('CLS-01', 'review')).toEqual([
      'county-agency 2026-03-05 → 2026-06-05 met on 2026-06-03',
      'county-agency 2026-06-03 → 2026-09-03 open',
    ]);
    expect(demo.graded('2026-06-08').explainOn('2026-06-08').lines('CLS-01', 'review')).toEqual([
      'county-agency 2026-03-05 → 2026-06-05 met-late on 2026-06-08',
      'county-agency 2026-06-08 → 2026-09-08 open',
    ]);
  });
  it('CLS-01-r from 30 November it falls at the end of February and moves off the Sunday', () => {
    // 30 November + 3 months = 28 February 2027, a Sunday: Monday 1 March, provisionally.
    expect(demo.graded('2026-11-30').explainOn('2026-12-01').duties('CLS-01', 'review').at(-1)).toMatchObject({
      due: '2027-03-01',
      provisional: true,
    });
  });
  it('CLS-01-s custody rests it, a proposal to revoke takes it away', () => {
    // Ten days from 1 to 11 June: 5 June becomes Monday 15 June.
    const held = demo.inCustody('2026-06-01').outOfCustody('2026-06-11');
    expect(held.explainOn('2026-06-15').line('CLS-01', 'review')).toBe('county-agency 2026-03-05 → 2026-06-15 open');
    const proposed = demo.happened('breach-found', '2026-05-11').happened('revocation-proposed', '2026-05-12');
    expect(proposed.explainOn('2026-06-08').line('CLS-01', 'review')).toBe('county-agency 2026-03-05 → 2026-06-05 lifted');
    const refused = proposed.happened('court-ruled', '2026-06-03', { outcome: 'refused' });
    expect(refused.explainOn('2026-06-04').line('CLS-01', 'review')).toBe('county-agency 2026-03-05 → 2026-06-05 open');
  });
  it('CLS-01-t no cycle, no such duty', () => {
    expect(entered.graded('2026-01-07').explainOn('2027-01-07').lines('CLS-01', 'review')).toEqual([]);
  });
});

describe('CLS-01 local grounds for the strict grade are shown, and decide nothing', () => {
  const ordinary = province.happened('graded', '2026-03-05', { grade: 'ordinary', reason: 'assessed' });
  it('CLS-01-u a warning is one, one admonition is not, two are', () => {
    expect(ordinary.happened('warned', '2026-04-07').explainOn('2026-04-07').found('CLS-01')).toEqual([
      'notice since 2026-04-07',
    ]);
    const once = ordinary.happened('admonished', '2026-04-07');
    expect(once.explainOn('2026-04-07').found('CLS-01')).toEqual([]);
    const twice = once.happened('admonished', '2026-05-06').explainOn('2026-05-06');
    expect(twice.findings('CLS-01')[0]).toMatchObject({
      zh: '训诫2次，符合本地“严管”的情形；是否调整由人决定',
      en: '2 admonitions: a local ground for «Strict»; whether to change the grade is for a human to decide',
    });
    expect(twice.explanation.grade).toBe('ordinary');
  });
  it('CLS-01-v what a later decision has weighed is not shown again', () => {
    const weighed = ordinary
      .happened('warned', '2026-04-07')
      .happened('graded', '2026-04-08', { grade: 'ordinary', reason: 'weighed' });
    expect(weighed.explainOn('2026-04-08').found('CLS-01')).toEqual([]);
  });
  it('CLS-01-w a failed assessment is one; a good one, and the nation, know none', () => {
    const assessed = (result: string) => ordinary.happened('assessed', '2026-04-07', { result });
    expect(assessed('unqualified').explainOn('2026-04-07').found('CLS-01')).toEqual(['notice since 2026-04-07']);
    expect(assessed('good').explainOn('2026-04-07').found('CLS-01')).toEqual([]);
    expect(entered.graded('2026-03-05').happened('warned', '2026-04-07').explainOn('2026-04-07').found('CLS-01')).toEqual([]);
  });
});

describe('REG-07 the plan follows the grade, the phase and its own cycle', () => {
  const planned = jingbian.happened('plan-made', '2026-01-07', { goals: [{ goal: 'find work', by: '2026-06-30' }] });
  it('REG-07-a the end of the initial and the beginning of the final phase bring it up', () => {
    // The last month of a term that ends on 31 December begins on 1 December.
    const whole = planned.term('2026-01-05', '2026-12-31');
    expect(whole.explainOn('2026-02-05').lines('REG-07')).toEqual(['county-agency 2026-02-05 → promptly open']);
    expect(whole.happened('plan-revised', '2026-02-09').explainOn('2026-12-01').lines('REG-07')).toEqual([
      'county-agency 2026-02-05 → promptly met on 2026-02-09',
      'county-agency 2026-12-01 → promptly open',
    ]);
  });
  it('REG-07-b a change of grade does; reviewing the plan and keeping it is an answer', () => {
    const changed = entered.happened('plan-made', '2026-01-07').graded('2026-01-07', 'strict').graded('2026-04-07', 'ordinary');
    expect(changed.explainOn('2026-04-07').lines('REG-07')).toEqual(['county-agency 2026-04-07 → promptly open']);
    expect(changed.happened('plan-reviewed', '2026-04-08').explainOn('2026-04-08').lines('REG-07')).toEqual([
      'county-agency 2026-04-07 → promptly met on 2026-04-08',
    ]);
  });
  it('REG-07-c a cycle of three months due at Qingming moves to 7 April; missed, it is overdue', () => {
    // 5 January + 3 months = Sunday 5 April; 4 to 6 April are off.
    const cycled = entered.happened('plan-made', '2026-01-05').set('plan.reviewCycle', 3);
    expect(cycled.explainOn('2026-04-07').line('REG-07', 'review')).toBe('judicial-office 2026-01-05 → 2026-04-07 open');
    expect(cycled.explainOn('2026-04-08').line('REG-07', 'review')).toBe('judicial-office 2026-01-05 → 2026-04-07 overdue');
    expect(cycled.happened('plan-reviewed', '2026-04-09').explainOn('2026-04-09').lines('REG-07', 'review')).toEqual([
      'judicial-office 2026-01-05 → 2026-04-07 met-late on 2026-04-09',
      'judicial-office 2026-04-09 → 2026-07-09 open',
    ]);
  });
  it('REG-07-d a term shorter than the phase has no end of it; no plan, nothing to review', () => {
    const short = jingbian.term('2026-01-05', '2026-01-31').explainOn('2026-01-31');
    expect(short.lines('REG-07')).toEqual([]);
    expect(entered.doing('2026-01-06', 'review-plan', ['officer'])).toBe('refused by REG-07');
    expect(planned.doing('2026-01-08', 'review-plan', ['officer'])).toBe('made plan-reviewed');
  });
});

describe('a regime that ended with the law it stood on is not chosen', () => {
  it.each(['sichuan-2014', 'fujian-levels', 'five-class', 'yifeng-2012'])('%s', (id) => {
    const refused = refusalOfProfile(id);
    expect(refused?.rule).toBe('CLS-01');
    expect(refused?.zh).toContain('适用至2020-06-30，社区矫正法施行后不得选用');
    expect(refused?.en).toContain('it ended on 2020-06-30');
    expect(refused?.remedy?.en).toContain('provincial-grading-2020');
  });
  it.each(['national', 'demo', 'provincial-grading-2020', 'jingbian'])('%s is', (id) => {
    expect(refusalOfProfile(id)).toBeUndefined();
  });
  it('nor is one that nobody knows', () => expect(refusalOfProfile('mars')?.zh).toBe('没有“mars”这一参数组'));
});
