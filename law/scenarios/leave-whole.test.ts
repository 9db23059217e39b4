import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';
import { StepByStep } from './step-by-step.ts';

describe('a leave of eight days, refused at the office, granted by the county, overstayed, warned', () => {
  const active = aCase().onProbation().term('2026-01-01', '2027-12-31').facts({ county: '360825' }).active('2026-01-05');
  // Monday 9 to Monday 16 March are eight days.
  const eight = { from: '2026-03-09', to: '2026-03-16', reason: 'medical', destination: '110101' };
  const asked = new StepByStep(active).act('2026-03-03', 'request-leave', 'person', {
    ...eight,
    proofs: [{ proof: 'diagnosis', title: '门诊病历' }],
  });

  it('the office may not grant it, and is told who may', () => {
    expect(asked.case.perform('2026-03-04', 'approve-leave', ['office-head'], {}, 'office')).toMatchObject({
      ok: false,
      refusal: { rule: 'LEAVE-05', remedy: { zh: '报县级社区矫正机构审批', en: 'send it to the county agency' } },
    });
  });

  const away = asked.act('2026-03-05', 'approve-leave', 'county-head');
  it('the county may, and the person is due back on the sixteenth', () => {
    const answer = away.case.explainOn('2026-03-16');
    expect(answer.line('LEAVE-02', 'decide')).toBe('county-agency 2026-03-03 → promptly met on 2026-03-05');
    expect(answer.line('LEAVE-09')).toBe('person 2026-03-05 → 2026-03-16 open');
    expect(away.case.file().events.at(-1)).toMatchObject({ type: 'leave-approved', approvedBy: 'county' });
  });

  const overstayed = away
    .act('2026-03-17', 'order-return', 'officer', { form: 'phone' })
    .act('2026-03-30', 'return-from-leave', 'officer', { backOn: '2026-03-29', properReason: 'no' });
  it('back thirteen days late, reported a day after: beyond the limit of a warning', () => {
    // 16 to 29 March: thirteen days. Reporting on the 30th does not lengthen them.
    const answer = overstayed.case.explainOn('2026-03-30');
    expect(answer.line('LEAVE-10', 'order')).toBe('county-agency 2026-03-17 → 2026-03-17 met on 2026-03-17');
    expect(answer.line('LEAVE-09')).toBe('person 2026-03-05 → 2026-03-16 met-late on 2026-03-29');
    expect(answer.findings('LEAVE-10')).toMatchObject([
      {
        severity: 'breach',
        zh: '外出至2026-03-16，2026-03-29才返回，逾期13日，已超过10日，达到警告界限',
        en: 'Leave ended on 2026-03-16, back on 2026-03-29: 13 days late, beyond 10 days, the limit of a warning',
      },
    ]);
    // The finding is not a sanction: without the breach on record and the person's word nobody is warned.
    expect(overstayed.case.doing('2026-03-31', 'warn', ['county-head'])).toBe('refused by WARN-01');
  });

  it('heard, and warned by somebody who did not find the breach', () => {
    const heard = overstayed
      .act('2026-03-31', 'record-breach', 'officer', {
        content: '外出逾期13日未归',
        evidence: [{ source: '外出审批表、到所笔录', collectedOn: '2026-03-31', collector: '李某', sha256: 'a1' }],
      })
      .act('2026-03-31', 'take-statement', 'officer', { content: '因病情反复未及时返回，也未报告' });
    expect(heard.case.doing('2026-04-01', 'warn', ['county-head'], {}, 'officer')).toBe('refused by ORG-02');
    const warned = heard.act('2026-04-01', 'warn', 'county-head', { ground: 2 });
    expect(warned.case.explainOn('2026-04-01').line('ASSESS-02', 'copy')).toBe('county-agency 2026-04-01 → promptly open');
  });
});
