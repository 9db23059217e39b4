import { describe, expect, it } from 'vitest';
import { aCase } from './a-case.ts';
import { StepByStep } from './step-by-step.ts';

describe('lost, found after twelve days, heard, warned, the copy served, the objection answered', () => {
  const active = aCase().onProbation().term('2026-01-01', '2027-12-31').active('2026-01-05').set('contact.lostAfter', 24);

  // Thursday 26 February: nobody answers. A day later it is a loss, and the search begins.
  const lost = new StepByStep(active)
    .act('2026-02-26', 'record-failed-contact', 'officer', { at: '2026-02-26T09:00:00+08:00', way: 'phone' })
    .act('2026-02-27', 'record-lost-contact', 'officer')
    .act('2026-02-27', 'record-search-step', 'officer', { way: 'family', step: '家属称不知其去向' })
    .act('2026-02-27', 'record-search-step', 'officer', { way: 'on-site', step: '住处无人' });

  const searched = lost
    .act('2026-02-28', 'ask-police', 'county-examiner', { paperNumber: '（2026）协查2号', paperOn: '2026-02-28' })
    .act('2026-02-28', 'tell-procuratorate', 'county-examiner')
    .act('2026-03-03', 'answer-search', 'police', { content: '2月25日购票离县' });

  it('everybody who has to act on a loss has', () => {
    const answer = searched.case.explainOn('2026-03-03');
    expect(answer.line('LOST-01', 'recognise')).toBe('judicial-office 2026-02-26 → 2026-02-27 met on 2026-02-27');
    expect(answer.line('LOST-01')).toBe('county-agency 2026-02-27 → 2026-02-27 met on 2026-02-27');
    expect(answer.line('LOST-02')).toBe('county-agency 2026-02-27 → promptly met on 2026-02-28');
    expect(answer.line('LOST-02', 'answer')).toBe('public-security 2026-02-28 → promptly met on 2026-03-03');
    expect(answer.line('LOST-03')).toBe('county-agency 2026-02-27 → promptly met on 2026-02-28');
  });

  it('on the tenth day somebody looks', () => {
    // 27 February + 10 = Monday 9 March.
    expect(searched.case.explainOn('2026-03-09').line('LOST-04', 'tenth-day')).toBe('county-agency 2026-03-09 → 2026-03-09 open');
  });

  // 27 February + 12 = Wednesday 11 March.
  const found = searched
    .act('2026-03-09', 'review-search', 'county-head', { content: '继续查找，找到后视情节警告' })
    .act('2026-03-11', 'report-found', 'police', { properReason: 'no' });
  it('found after twelve days: beyond the limit of a warning, and nothing follows by itself', () => {
    const answer = found.case.explainOn('2026-03-11');
    expect(answer.findings('LOST-04')).toMatchObject([
      {
        severity: 'breach',
        zh: '自2026-02-27失去联系，2026-03-11找到，脱离监管12日，已超过10日，达到警告界限',
        en: 'Out of contact since 2026-02-27, found on 2026-03-11: 12 days, beyond 10 days, the limit of a warning',
      },
    ]);
    expect(answer.line('LOST-04', 'tenth-day')).toBe('county-agency 2026-03-09 → 2026-03-09 met on 2026-03-09');
    expect(answer.lines('LOST-04', 'month')).toEqual([]);
    expect(answer.line('LOST-04', 'handle')).toBe('county-agency 2026-03-11 → promptly open');
    expect(found.case.doing('2026-03-12', 'warn', ['county-head'], {}, 'head')).toBe('refused by WARN-01');
  });

  const warned = found
    .act('2026-03-12', 'record-breach', 'officer', {
      content: '脱离监管12日',
      evidence: [{ source: '查找记录、公安机关答复', collectedOn: '2026-03-12', collector: '李某', sha256: '5e' }],
    })
    .act('2026-03-12', 'take-statement', 'officer', { content: '外出打工，手机停机' })
    .act('2026-03-13', 'warn', 'county-head', { ground: 1 });
  it('warned: the loss has been decided upon, and copies are owed', () => {
    const answer = warned.case.explainOn('2026-03-13');
    expect(answer.line('LOST-04', 'handle')).toBe('county-agency 2026-03-11 → promptly met on 2026-03-13');
    expect(answer.found('LOST-04')).toEqual([]);
    expect(owed(warned)).toEqual(['county-agency 2026-03-13 → promptly open', 'county-agency 2026-03-13 → promptly open']);
  });

  const served = warned
    .act('2026-03-13', 'serve-copy', 'officer', { copyOf: 'warning', copyTo: 'person', form: 'in-person', receipt: '本人签收' })
    .act('2026-03-16', 'serve-copy', 'county-examiner', {
      copyOf: 'warning',
      copyTo: 'procuratorate',
      form: 'written',
      receipt: '回执',
    });
  it('the copies are served, to the person and to the procuratorate', () => {
    expect(owed(served)).toEqual([
      'county-agency 2026-03-13 → promptly met on 2026-03-13',
      'county-agency 2026-03-13 → promptly met on 2026-03-16',
    ]);
  });

  it('the person objects, and is answered', () => {
    const objected = served.act('2026-03-18', 'file-objection', 'officer', { disputed: 'warning', content: '认为有正当理由' });
    expect(
      objected.case
        .explainOn('2026-03-18')
        .explanation.duties.filter(isObjection)
        .map(({ status }) => status),
    ).toEqual(['open']);
    const answered = objected.act('2026-03-20', 'answer-objection', 'county-examiner', {
      outcome: 'refused',
      content: '维持警告',
    });
    expect(
      answered.case
        .explainOn('2026-03-20')
        .explanation.duties.filter(isObjection)
        .map(({ doneOn }) => doneOn),
    ).toEqual(['2026-03-20']);
    // The warning stands in the counters of what may follow, and no proposal can rest on one.
    expect(answered.case.explainOn('2026-03-20').found('REVP-01')).toEqual([]);
  });

  const isObjection = ({ doneBy }: { readonly doneBy?: string }) => doneBy === 'answer-objection';
  /** What is owed to the person, and to the procuratorate. */
  function owed({ case: now }: StepByStep): readonly string[] {
    const answer = now.explainOn('2026-03-31');
    return [answer.line('ASSESS-02', 'copy-person'), answer.line('ASSESS-02', 'copy')];
  }
});
