import { describe, expect, it } from 'vitest';
import { MATTERS } from '../corrections/concerns.ts';
import { aCase } from './a-case.ts';

/** Aspects of the everyday procedures that stand nowhere else: late, moved, taken away, refused. 2026-03-05 is a Thursday; 5 + 3 = Sunday the 8th: Monday the 9th. */
const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');
const medical = aCase().onTemporaryRelease('medical').active('2026-01-05').term('2026-01-01', '2028-12-31');
const expected = aCase().onProbation().term('2026-03-03', '2027-03-02');
const proof = { form: 'by hand', receipt: 'signed' };

describe('DOC-01, DOC-02, DOC-04, DOC-05 arrival', () => {
  it.each([
    ['DOC-01', 'deliver', 'decision-effective', 'decision-organ 2026-03-03 → 2026-03-13 lifted'],
    ['DOC-02', 'main', 'documents-received', 'county-agency 2026-03-03 → 2026-03-09 lifted'],
    ['DOC-04', 'main', 'documents-requested', 'decision-organ 2026-03-03 → 2026-03-09 lifted'],
  ] as const)('%s-z what was due before the record began is lifted: %s', (rule, clock, type, line) => {
    // 3 March + 10 = Friday the 13th; + 5 = Sunday the 8th: Monday the 9th. The record begins on the 16th.
    const over = expected
      .happened(type, '2026-03-03')
      .happened('taken-over', '2026-03-16', { state: 'active', source: 'ledger' });
    expect(over.explainOn('2026-03-16').line(rule, clock)).toBe(line);
  });
  it('DOC-01-y the effect is recorded once', () => {
    expect(expected.effective('2026-03-03').doing('2026-03-04', 'record-decision', ['county-examiner'])).toBe(
      'refused by DOC-01',
    );
  });
  it('DOC-05-x without the written notice lateness is recorded and no sanction suggested; with it, it is', () => {
    // 3 + 10 = Friday 13 March; reported on the 20th, seven days late.
    const late = (told: boolean) =>
      (told ? expected.effective('2026-03-03').toldInWriting('2026-03-03') : expected.effective('2026-03-03'))
        .reportedIn('2026-03-20')
        .explainOn('2026-03-20')
        .found('ADM-01');
    expect(late(false)).toEqual(['notice since 2026-03-20']);
    expect(late(true)).toEqual(['breach since 2026-03-20']);
  });
  it('DOC-05-y whoever has reported is no longer told by when to', () => {
    const there = expected.effective('2026-03-03').reportedIn('2026-03-05');
    expect(there.doing('2026-03-05', 'record-reporting-notice', ['officer'])).toBe('refused by DOC-05');
  });
});

describe('CHECK-01 a round that lies wholly in custody', () => {
  it('CHECK-01-x is lifted; one that does not is not', () => {
    const visited = active
      .graded('2026-01-05', 'ordinary')
      .set('visit.byGrade', { ordinary: [{ channel: 'visit', times: 1, every: 1, unit: 'month' }] })
      .inCustody('2026-02-27')
      .outOfCustody('2026-04-08');
    expect(visited.explainOn('2026-04-08').lines('CHECK-01', 'visit')).toContain(
      'judicial-office 2026-03-01 → 2026-03-31 lifted',
    );
    expect(visited.explainOn('2026-04-08').lines('CHECK-01', 'visit')).toContain('judicial-office 2026-04-01 → 2026-04-30 open');
  });
});

describe('promptly, with a threshold of the county: moved off a Sunday, and missed is overdue', () => {
  it('LEAVE-07-z the procuratorate is told of a leave of the higher agency', () => {
    const granted = active.set('promptly.LEAVE-07', 3).happened('leave-approved', '2026-03-05', {
      from: '2026-03-10',
      to: '2026-04-20',
      approvedBy: 'higher',
    });
    expect(granted.explainOn('2026-03-09').line('LEAVE-07', 'procuratorate')).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(granted.explainOn('2026-03-10').line('LEAVE-07', 'procuratorate')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
    expect(granted.happened('procuratorate-told', '2026-03-11').explainOn('2026-03-11').line('LEAVE-07', 'procuratorate')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 met-late on 2026-03-11',
    );
  });
  it('REP-09-x another guarantor is named', () => {
    const lost = medical.set('promptly.REP-09', 3).happened('guarantor-lost', '2026-03-05', { ground: '外出务工' });
    expect(lost.explainOn('2026-03-09').line('REP-09', 'replace')).toBe('person 2026-03-05 → 2026-03-09 open');
    expect(lost.explainOn('2026-03-10').line('REP-09', 'replace')).toBe('person 2026-03-05 → 2026-03-09 overdue');
  });
  it('REP-10-x a request to meet is decided; the end of the case takes nothing away from whoever asked', () => {
    const asked = active.set('promptly.REP-10', 3).happened('meeting-requested', '2026-03-05', { whom: 'co-offender' });
    expect(asked.explainOn('2026-03-09').line('REP-10')).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(asked.explainOn('2026-03-10').line('REP-10')).toBe('county-agency 2026-03-05 → 2026-03-09 overdue');
    expect(asked.happened('meeting-approved', '2026-03-11').explainOn('2026-03-11').line('REP-10')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 met-late on 2026-03-11',
    );
  });
  it('RIGHT-06-x a decision against praise goes to the person', () => {
    const declined = active.set('promptly.RIGHT-06', 3).happened('praise-declined', '2026-03-05', { praiseLacks: 'time' });
    expect(declined.explainOn('2026-03-09').line('RIGHT-06', 'copy-person')).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(declined.explainOn('2026-03-10').line('RIGHT-06', 'copy-person')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
  });
  it('RIGHT-03-x the answer to an objection goes to the person, after the end of the case too', () => {
    const answered = active
      .set('promptly.RIGHT-03', 3)
      .happened('objection-filed', '2026-03-02', { disputed: 'warning', content: 'not so' })
      .happened('objection-answered', '2026-03-05', { outcome: 'refused', content: 'it stands' });
    expect(answered.explainOn('2026-03-09').line('RIGHT-03', 'copy-person')).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(answered.explainOn('2026-03-10').line('RIGHT-03', 'copy-person')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
    expect(answered.happened('died', '2026-03-06').explainOn('2026-03-10').line('RIGHT-03', 'copy-person')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
  });
});

describe('LOST-04 held and freed on the day of the loss', () => {
  it('LOST-04-p is known to be somewhere where it came after the loss, and lost where it came before', () => {
    // 2 March + 10 = 12 March.
    const lost = (of: typeof active) => of.happened('contact-lost', '2026-03-02');
    const held = (of: typeof active) => of.inCustody('2026-03-02').outOfCustody('2026-03-02');
    const after = held(lost(active)).explainOn('2026-03-12');
    expect(after.line('LOST-01')).toBe('county-agency 2026-03-02 → 2026-03-02 lifted');
    expect(after.lines('LOST-04', 'tenth-day')).toEqual([]);
    const before = lost(held(active)).explainOn('2026-03-12');
    expect(before.line('LOST-01')).toBe('county-agency 2026-03-02 → 2026-03-02 overdue');
    expect(before.lines('LOST-04', 'tenth-day')).toEqual(['county-agency 2026-03-12 → 2026-03-12 open']);
  });
});

describe('LEAVE-09 the day back', () => {
  it('LEAVE-09-z is never after the day on which the return is reported', () => {
    const back = (fields: Record<string, unknown>) =>
      active
        .happened('leave-approved', '2026-03-05', { from: '2026-03-10', to: '2026-03-12', approvedBy: 'judicial-office' })
        .happened('leave-returned', '2026-03-12', fields)
        .explainOn('2026-03-13')
        .line('LEAVE-09');
    expect(back({ backOn: '2026-03-13' })).toBe('person 2026-03-05 → 2026-03-12 met on 2026-03-12');
    expect(back({ backOn: '2026-03-11' })).toBe('person 2026-03-05 → 2026-03-12 met on 2026-03-11');
  });
});

describe('REP-05, REP-06 wait in custody', () => {
  it('REP-05-x the re-examination moves by the days in it', () => {
    // 5 January + 3 months = Sunday 5 April; 4 to 6 April are off: Tuesday the 7th. In custody from 2 to 12 March, 10 days: Friday 17 April.
    const held = medical.inCustody('2026-03-02');
    expect(held.explainOn('2026-04-07').line('REP-05')).toBe('person 2026-01-05 → 2026-04-07 paused');
    expect(held.outOfCustody('2026-03-12').explainOn('2026-04-17').line('REP-05')).toBe('person 2026-01-05 → 2026-04-17 open');
  });
  it('REP-06-x so does one with a longer interval', () => {
    // Two months more: 5 January + 5 months = Friday 5 June; + 10 days in custody = Monday 15 June.
    const longer = medical.happened('interval-extended', '2026-02-02', {
      what: 're-examination',
      months: 2,
      approvedBy: 'higher',
    });
    const held = longer.inCustody('2026-03-02').outOfCustody('2026-03-12');
    expect(longer.explainOn('2026-06-05').line('REP-05')).toBe('person 2026-01-05 → 2026-06-05 open');
    expect(held.explainOn('2026-06-15').line('REP-05')).toBe('person 2026-01-05 → 2026-06-15 open');
  });
});

describe('PSP-03 an attack on staff is for the police', () => {
  const attacked = active.happened('emergency-found', '2026-03-05', { emergency: 'attack-on-staff', content: 'threatened' });
  const served = (on: string) => attacked.happened('copy-served', on, { copyOf: 'attack', copyTo: 'public-security', ...proof });
  it('PSP-03-a who are told promptly; no report of an emergency is owed for it', () => {
    expect(attacked.explainOn('2026-03-06').line('PSP-03', 'copy-public-security')).toBe(
      'county-agency 2026-03-05 → promptly open',
    );
    expect(served('2026-03-06').explainOn('2026-03-06').line('PSP-03', 'copy-public-security')).toBe(
      'county-agency 2026-03-05 → promptly met on 2026-03-06',
    );
    expect(attacked.explainOn('2026-03-06').lines('EMER-01', 'copy-procuratorate')).toEqual([]);
  });
  it('PSP-03-b a threshold moves off a Sunday, and missed is overdue', () => {
    const watched = attacked.set('promptly.PSP-03', 3);
    expect(watched.explainOn('2026-03-09').line('PSP-03', 'copy-public-security')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 open',
    );
    expect(watched.explainOn('2026-03-10').line('PSP-03', 'copy-public-security')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
  });
  it('PSP-03-c the end of the case ends nothing of it, and it is not told without proof', () => {
    expect(attacked.happened('died', '2026-03-06').explainOn('2026-03-10').line('PSP-03', 'copy-public-security')).toBe(
      'county-agency 2026-03-05 → promptly open',
    );
    const serve = { copyOf: 'attack', copyTo: 'public-security' };
    expect(attacked.doing('2026-03-06', 'serve-copy', ['officer'], serve)).toBe('refused by ASSESS-02');
    expect(attacked.doing('2026-03-06', 'serve-copy', ['officer'], { ...serve, ...proof })).toBe('made copy-served');
  });
});

describe('ASSESS-04 the result is evidence', () => {
  const assessed = active.happened('assessed', '2026-04-07', { result: 'qualified' });
  it('ASSESS-04-a is named while a proposal is before the court, and no longer once it has ruled', () => {
    const proposed = assessed.happened('commutation-proposed', '2026-05-06');
    expect(assessed.explainOn('2026-05-06').found('ASSESS-04')).toEqual([]);
    expect(proposed.explainOn('2026-05-06').found('ASSESS-04')).toEqual(['notice since 2026-05-06']);
    expect(proposed.explainOn('2026-05-06').findings('ASSESS-04')[0]?.zh).toBe(
      '考核1次（2026-04-07），结果可以作为认定的依据，由裁定、决定机关认定',
    );
    expect(proposed.happened('commutation-ruled', '2026-05-20').explainOn('2026-05-20').found('ASSESS-04')).toEqual([]);
    expect(active.happened('commutation-proposed', '2026-05-06').explainOn('2026-05-06').found('ASSESS-04')).toEqual([]);
  });
  it('ASSESS-04-b whoever rules reads the results, and the police who search do not', () => {
    for (const matter of ['revocation', 'return', 'commutation'] as const) expect(MATTERS[matter].shows).toContain('assessed');
    expect(MATTERS.search.shows).not.toContain('assessed');
  });
});
