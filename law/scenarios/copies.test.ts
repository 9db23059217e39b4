import { describe, expect, it } from 'vitest';
import { COPIES } from '../corrections/copies.ts';
import { catalogueOf } from '../index.ts';
import { aCase, anAssessment, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31');
const out = aCase().onTemporaryRelease('medical').active('2026-01-05').term('2026-01-05', '2027-12-31');
const proof = { form: 'by hand', receipt: 'signed by the clerk' };
const clocks = (of: CaseBuilder, on = '2026-08-05') =>
  of
    .explainOn(on)
    .explanation.duties.filter(({ clock, rule }) => clock.includes('copy') || (rule === 'LEAVE-07' && clock === 'procuratorate'))
    .map(({ rule, clock, who }) => `${rule} ${clock} ${who}`)
    .sort();

describe('every row of the table of copies (rulebook §5.2)', () => {
  it.each<[string, CaseBuilder, readonly string[]]>([
    [
      'legal documents, where they came from elsewhere',
      active.facts({ decidedIn: '360802', county: '360825' }).happened('documents-received', '2026-01-05'),
      ['DOC-03 copy-procuratorate county-agency', 'DOC-03 copy-public-security county-agency'],
    ],
    [
      'legal documents of the same county',
      active.facts({ decidedIn: '360825', county: '360825' }).happened('documents-received', '2026-01-05'),
      [],
    ],
    ['praise', active.happened('praised', '2026-08-05'), ['ASSESS-02 copy county-agency', 'ASSESS-02 copy-person county-agency']],
    [
      'admonition',
      active.happened('admonished', '2026-08-05'),
      ['ASSESS-02 copy county-agency', 'ASSESS-02 copy-person county-agency'],
    ],
    ['warning', active.happened('warned', '2026-08-05'), ['ASSESS-02 copy county-agency', 'ASSESS-02 copy-person county-agency']],
    ...(['praised', 'admonished', 'warned'] as const).map((type): [string, CaseBuilder, readonly string[]] => [
      `JUV-03-j ${type}, of a juvenile`,
      active.facts({ juvenileAtOffence: true }).happened(type, '2026-08-05'),
      ['ASSESS-02 copy county-agency', 'ASSESS-02 copy-guardian county-agency', 'ASSESS-02 copy-person county-agency'],
    ]),
    ['punishment proposal', active.happened('punishment-proposed', '2026-08-05'), ['ASSESS-02 copy county-agency']],
    [
      'restricted place',
      active.prohibited('2026-01-05', '2026-12-31').happened('place-permitted', '2026-08-05'),
      ['BAN-03 copy-procuratorate county-agency', 'BAN-03 copy-trial-court county-agency'],
    ],
    [
      'longer interval',
      out.happened('interval-extended', '2026-08-05', { what: 're-examination', months: 2, approvedBy: 'higher' }),
      ['REP-06 copy-procuratorate county-agency'],
    ],
    ['revocation', active.happened('revocation-proposed', '2026-08-05'), ['REVP-01 copy-procuratorate county-agency']],
    ['return to prison', out.happened('recommittal-proposed', '2026-08-05'), ['RECM-01 copy-procuratorate county-agency']],
    [
      'arrest, asked for and decided on one day',
      active
        .happened('revocation-proposed', '2026-08-05')
        .happened('arrest-requested', '2026-08-05')
        .happened('arrest-decided', '2026-08-05', { outcome: 'granted' }),
      [
        'REVP-01 copy-procuratorate county-agency',
        'REVP-04 copy-procuratorate county-agency',
        'REVP-04 court-copy-procuratorate court',
      ],
    ],
    [
      'the ruling on revocation, served by the court',
      active.happened('revocation-proposed', '2026-08-03').happened('court-ruled', '2026-08-05', { outcome: 'refused' }),
      [
        'REVP-01 copy-procuratorate county-agency',
        'REVP-03 court-copy-procuratorate court',
        'REVP-03 court-copy-public-security court',
      ],
    ],
    [
      'the ruling on parole goes to the prison that keeps the file as well',
      active
        .onParole()
        .happened('revocation-proposed', '2026-08-03')
        .happened('court-ruled', '2026-08-05', { outcome: 'granted' }),
      [
        'REVP-01 copy-procuratorate county-agency',
        'REVP-03 court-copy-prison court',
        'REVP-03 court-copy-procuratorate court',
        'REVP-03 court-copy-public-security court',
      ],
    ],
    [
      'the decision on return, whichever organ made it',
      out.happened('recommittal-proposed', '2026-08-03').happened('organ-decided', '2026-08-05', { outcome: 'granted' }),
      [
        'RECM-01 copy-procuratorate county-agency',
        'RECM-02 copy-procuratorate decision-organ',
        'RECM-02 copy-public-security decision-organ',
      ],
    ],
    [
      'a court that decides on the return',
      out.happened('recommittal-proposed', '2026-08-03').happened('court-ruled', '2026-08-05', { outcome: 'granted' }),
      [
        'RECM-01 copy-procuratorate county-agency',
        'RECM-02 copy-procuratorate decision-organ',
        'RECM-02 copy-public-security decision-organ',
      ],
    ],
    [
      'move granted',
      active.happened('move-decided', '2026-08-05', { approved: true }).happened('papers-received', '2026-08-05'),
      [
        'MOVE-05 copy-decision-organ county-agency',
        'MOVE-05 copy-procuratorate county-agency',
        'MOVE-05 copy-public-security county-agency',
        'MOVE-06 copy-new-procuratorate new-county',
        'MOVE-06 copy-new-public-security new-county',
      ],
    ],
    ['move refused', active.happened('move-decided', '2026-08-05', { approved: false }), []],
    [
      'commutation on probation',
      active.happened('commutation-proposed', '2026-08-05').happened('commutation-ruled', '2026-08-05'),
      [
        'COMM-01 copy-procuratorate county-agency',
        'COMM-01 copy-public-security county-agency',
        'COMM-01 court-copy-procuratorate court',
        'COMM-01 court-copy-public-security court',
      ],
    ],
    [
      'commutation of somebody out of prison',
      out.happened('commutation-proposed', '2026-08-05'),
      [
        'COMM-01 copy-prison county-agency',
        'COMM-01 copy-procuratorate county-agency',
        'COMM-01 copy-public-security county-agency',
      ],
    ],
    [
      'release',
      active.happened('released', '2026-08-05'),
      [
        'REL-03 copy-decision-organ county-agency',
        'REL-03 copy-procuratorate county-agency',
        'REL-03 copy-public-security county-agency',
      ],
    ],
    [
      'death on probation',
      active.happened('died', '2026-08-05'),
      [
        'REL-08 copy-decision-organ county-agency',
        'REL-08 copy-procuratorate county-agency',
        'REL-08 copy-public-security county-agency',
      ],
    ],
    [
      'death out of prison',
      out.happened('died', '2026-08-05'),
      [
        'REL-08 copy-decision-organ county-agency',
        'REL-08 copy-prison county-agency',
        'REL-08 copy-procuratorate county-agency',
        'REL-08 copy-public-security county-agency',
      ],
    ],
    [
      'emergency',
      active.happened('emergency-found', '2026-08-05', { emergency: 'mass-incident' }),
      ['EMER-01 copy-higher-agency county-agency', 'EMER-01 copy-procuratorate county-agency'],
    ],
    [
      'leave of the higher agency',
      active.happened('leave-approved', '2026-08-03', { from: '2026-08-05', to: '2026-09-20', approvedBy: 'higher' }),
      ['LEAVE-07 procuratorate county-agency'],
    ],
  ])('%s', (_name, of, owed) => expect(clocks(of)).toEqual(owed));

  it('the opinion of an assessment goes to the body that asked, and to the procuratorate', () => {
    const sent = anAssessment()
      .event({ type: 'commission-received', on: '2026-03-02' })
      .event({ type: 'opinion-sent', on: '2026-03-05' });
    expect(sent.explainOn('2026-03-05').line('INV-04', 'copy')).toBe('county-agency 2026-03-05 → promptly open');
    expect(sent.event({ type: 'opinion-copied', on: '2026-03-06' }).explainOn('2026-03-06').line('INV-04', 'copy')).toBe(
      'county-agency 2026-03-05 → promptly met on 2026-03-06',
    );
  });
  it('names no document that no action makes', () => {
    const made = new Set(Object.values(catalogueOf('corrections').actions).map(({ event }) => event));
    for (const { events } of COPIES) for (const event of events) expect(made).toContain(event);
  });
});

describe('ASSESS-02 a copy is served, on a day, with proof', () => {
  const warned = active.happened('warned', '2026-03-05');
  const served = (of: CaseBuilder, on: string, fields = {}) =>
    of.happened('copy-served', on, { copyOf: 'warning', copyTo: 'person', ...proof, ...fields });
  it('ASSESS-02-e the person’s copy meets the person’s clock alone', () => {
    const answer = served(warned, '2026-03-06').explainOn('2026-03-06');
    expect(answer.line('ASSESS-02', 'copy-person')).toBe('county-agency 2026-03-05 → promptly met on 2026-03-06');
    expect(answer.line('ASSESS-02', 'copy')).toBe('county-agency 2026-03-05 → promptly open');
    expect(answer.duty('ASSESS-02', 'copy-person').because).toEqual({
      zh: '2026年3月5日警告（第6条记录），法律要求及时办理，未规定天数。依据：实施办法 32。',
      en: '2026-03-05: warned (record 6); the law says promptly and sets no number of days. Basis: 实施办法 32.',
    });
  });
  it('ASSESS-02-f the county’s threshold for copies moves off a Sunday, and missed is overdue', () => {
    // Thursday 5 March + 3 = Sunday the 8th: Monday the 9th.
    const watched = warned.set('copies.serveDays', 3);
    expect(watched.explainOn('2026-03-09').line('ASSESS-02', 'copy-person')).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(watched.explainOn('2026-03-10').line('ASSESS-02', 'copy-person')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 overdue',
    );
    expect(served(watched, '2026-03-11').explainOn('2026-03-11').line('ASSESS-02', 'copy-person')).toBe(
      'county-agency 2026-03-05 → 2026-03-09 met-late on 2026-03-11',
    );
    expect(watched.set('promptly.ASSESS-02', 10).explainOn('2026-03-10').duty('ASSESS-02', 'copy-person').due).toBe('2026-03-16');
  });
  it('ASSESS-02-g one copy serves one decision', () => {
    const twice = served(warned.happened('warned', '2026-04-07'), '2026-04-08').explainOn('2026-04-08');
    expect(twice.lines('ASSESS-02', 'copy-person')).toEqual([
      'county-agency 2026-03-05 → promptly met on 2026-04-08',
      'county-agency 2026-04-07 → promptly open',
    ]);
    const named = active
      .happened('warned', '2026-03-05', { proceeding: 'a' })
      .happened('warned', '2026-04-07', { proceeding: 'b' });
    expect(served(named, '2026-04-08', { proceeding: 'b' }).explainOn('2026-04-08').lines('ASSESS-02', 'copy-person')).toEqual([
      'county-agency 2026-03-05 → promptly open',
      'county-agency 2026-04-07 → promptly met on 2026-04-08',
    ]);
  });
  it('ASSESS-02-h without its way and its receipt it is refused; on record it counts, and is shown', () => {
    const serve = (input: Record<string, unknown>, of = warned) =>
      of.doing('2026-03-06', 'serve-copy', ['officer'], { copyOf: 'warning', copyTo: 'person', ...input });
    expect(serve({})).toBe('refused by ASSESS-02');
    expect(serve({ form: 'by hand' })).toBe('refused by ASSESS-02');
    expect(serve(proof)).toBe('made copy-served');
    expect(serve(proof, active)).toBe('refused by ASSESS-02');
    const bare = served(warned, '2026-03-06', { receipt: undefined }).explainOn('2026-03-06');
    expect(bare.line('ASSESS-02', 'copy-person')).toBe('county-agency 2026-03-05 → promptly met on 2026-03-06');
    expect(bare.findings('ASSESS-02')[0]?.en).toBe('Served on 2026-03-06: there is no receipt, and nobody signed for it');
  });
  it('ASSESS-02-i what was owed when the case ended is still served after it, and is no finding', () => {
    const ended = active.happened('released', '2026-08-05');
    const copied = ended.happened('copy-served', '2026-08-07', { copyOf: 'release', copyTo: 'public-security', ...proof });
    expect(copied.explainOn('2026-08-07').line('REL-03', 'copy-public-security')).toBe(
      'county-agency 2026-08-05 → promptly met on 2026-08-07',
    );
    expect(copied.explainOn('2026-08-07').found('REL-07')).toEqual([]);
    expect(copied.explainOn('2026-08-07').state).toBe('released');
  });
  it('REL-08-a a death out of prison is told to the prison within five days, moved off a day off', () => {
    // Monday 3 August + 5 = Saturday the 8th: Monday the 10th.
    const died = out.happened('died', '2026-08-03');
    expect(died.explainOn('2026-08-10').line('REL-08', 'copy-prison')).toBe('county-agency 2026-08-03 → 2026-08-10 open');
    expect(died.explainOn('2026-08-11').line('REL-08', 'copy-prison')).toBe('county-agency 2026-08-03 → 2026-08-10 overdue');
    const told = died.happened('copy-served', '2026-08-10', { copyOf: 'death', copyTo: 'prison', ...proof });
    expect(told.explainOn('2026-08-11').line('REL-08', 'copy-prison')).toBe(
      'county-agency 2026-08-03 → 2026-08-10 met on 2026-08-10',
    );
  });
});

describe('an organ serves its own decision', () => {
  const decided = active
    .happened('revocation-proposed', '2026-03-02')
    .happened('arrest-requested', '2026-03-02')
    .event({ type: 'arrest-decided', on: '2026-03-04', outcome: 'granted', id: 'e-arrest' });
  const copy = { copyOf: 'arrest-decision', copyTo: 'procuratorate', ...proof };
  it('REVP-04-x the court serves the decision on arrest, and the copy names it', () => {
    const done = decided.perform('2026-03-05', 'serve-decision', ['court'], copy);
    expect(done).toMatchObject({ ok: true, events: [{ type: 'copy-served', event: 'e-arrest' }] });
    if (!done.ok) return;
    expect(decided.after(done.events).explainOn('2026-03-05').line('REVP-04', 'court-copy-procuratorate')).toBe(
      'court 2026-03-04 → promptly met on 2026-03-05',
    );
    expect(decided.explainOn('2026-03-05').line('REVP-04', 'court-copy-procuratorate')).toBe('court 2026-03-04 → promptly open');
  });
  it('REVP-04-y needs proof, and serves nothing that is the agency’s', () => {
    const serve = (input: Record<string, unknown>) => decided.doing('2026-03-05', 'serve-decision', ['court'], input);
    expect(serve({ ...copy, receipt: undefined })).toBe('refused by ASSESS-02');
    expect(serve({ ...copy, copyOf: 'arrest-request' })).toBe('refused by ASSESS-02');
    expect(serve({ ...copy, copyOf: 'commutation-ruling' })).toBe('refused by ASSESS-02');
    expect(decided.doing('2026-03-05', 'serve-decision', ['county-head'], copy)).toMatch(/^refused by /);
  });
  it('REVP-03-x a county’s threshold moves off a Sunday, and missed is overdue; the end of the case ends no copy', () => {
    // Thursday 5 March + 3 = Sunday the 8th: Monday the 9th.
    const ruled = active
      .set('promptly.REVP-03', 3)
      .happened('revocation-proposed', '2026-03-02')
      .happened('court-ruled', '2026-03-05', { outcome: 'granted' });
    expect(ruled.explainOn('2026-03-09').line('REVP-03', 'court-copy-procuratorate')).toBe('court 2026-03-05 → 2026-03-09 open');
    expect(ruled.explainOn('2026-03-10').line('REVP-03', 'court-copy-procuratorate')).toBe(
      'court 2026-03-05 → 2026-03-09 overdue',
    );
    const ended = ruled.happened('taken-into-custody', '2026-03-06').happened('copy-served', '2026-03-09', {
      copyOf: 'revocation-ruling',
      copyTo: 'procuratorate',
      ...proof,
    });
    expect(ended.explainOn('2026-03-10').state).toBe('terminated-revoked');
    expect(ended.explainOn('2026-03-10').line('REVP-03', 'court-copy-procuratorate')).toBe(
      'court 2026-03-05 → 2026-03-09 met on 2026-03-09',
    );
  });
  it('RECM-02-x the prison serves its decision on the return', () => {
    const returned = out
      .happened('recommittal-proposed', '2026-03-02')
      .happened('organ-decided', '2026-03-05', { outcome: 'granted' });
    const served = returned.perform('2026-03-06', 'serve-decision', ['prison'], {
      copyOf: 'return-decision',
      copyTo: 'public-security',
      ...proof,
    });
    expect(served.ok && returned.after(served.events).explainOn('2026-03-06').line('RECM-02', 'copy-public-security')).toBe(
      'decision-organ 2026-03-05 → promptly met on 2026-03-06',
    );
  });
});

describe('BAN-03 entry of a restricted place', () => {
  const order = active.prohibited('2026-01-05', '2026-12-31');
  it('BAN-03-a without an order there is nothing to permit; an order without exception has none', () => {
    expect(active.doing('2026-03-05', 'permit-place', ['county-examiner'])).toBe('refused by BAN-03');
    expect(order.doing('2026-03-05', 'permit-place', ['county-examiner'])).toBe('made place-permitted');
    const absolute = order.facts({ prohibition: { from: '2026-01-05', to: '2026-12-31', absolute: true } });
    expect(absolute.doing('2026-03-05', 'permit-place', ['county-examiner'])).toBe('refused by BAN-03');
    expect(absolute.happened('place-permitted', '2026-03-05').explainOn('2026-03-05').found('BAN-03')).toEqual([
      'breach since 2026-03-05',
    ]);
  });
  it('BAN-03-b an office does not permit it', () => {
    expect(order.doing('2026-03-05', 'permit-place', ['office-head'])).toBe('refused by BAN-03');
  });
});
