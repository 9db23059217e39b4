import { describe, expect, it } from 'vitest';
import { explain, visibleTo } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder, EVIDENCE } from './a-case.ts';

const HEAD = ['county-head'] as const;
const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');
const breached = (of: CaseBuilder, on = '2026-03-02') =>
  of.happened('breach-found', on, { ground: 'left the county', evidence: EVIDENCE });
const heard = (of: CaseBuilder, on = '2026-03-02') => breached(of, on).happened('statement-taken', on);

describe('ADM-01 late or away by ten days at most: admonition; WARN-01 beyond: warning', () => {
  const told = (effective: string) => aCase().effective(effective).toldInWriting(effective);
  const found = (effective: string, reported: string) => {
    const answer = told(effective).reportedIn(reported).explainOn(reported);
    return { admonition: answer.found('ADM-01'), warning: answer.found('WARN-01') };
  };
  it('ADM-01-a three days late is for an admonition', () => {
    // Due Friday 13 March.
    expect(found('2026-03-03', '2026-03-16')).toEqual({ admonition: ['breach since 2026-03-16'], warning: [] });
  });
  it('ADM-01-b ten days over the end of a month are', () => {
    // 20 January + 10 = Friday 30 January; 9 February is ten days later.
    expect(found('2026-01-20', '2026-02-09')).toEqual({ admonition: ['breach since 2026-02-09'], warning: [] });
  });
  it('ADM-01-c the days count from the day that the holiday moved', () => {
    // 25 September + 10 moves to 8 October; 18 October is ten days later.
    expect(found('2026-09-25', '2026-10-18')).toEqual({ admonition: ['breach since 2026-10-18'], warning: [] });
  });
  it('WARN-01-a eleven days are for a warning', () => {
    expect(found('2026-03-03', '2026-03-24')).toEqual({ admonition: [], warning: ['breach since 2026-03-24'] });
  });
  it('WARN-01-b eleven days over the end of a month are', () => {
    expect(found('2026-01-20', '2026-02-10')).toEqual({ admonition: [], warning: ['breach since 2026-02-10'] });
  });
  it('WARN-01-c whoever is still missing is shown the limit, and nothing is concluded', () => {
    const finding = (on: string) => told('2026-03-03').explainOn(on).findings('RPT-03')[0]?.en;
    expect(finding('2026-03-23')).toContain('Within 10 days: the limit of an admonition');
    expect(finding('2026-03-24')).toContain('Beyond 10 days: the limit of a warning');
    // A month after 13 March is 13 April.
    expect(finding('2026-04-13')).toContain('Beyond 10 days: the limit of a warning');
    expect(finding('2026-04-14')).toContain('Over a month');
  });
  it('WARN-01-d two admonitions are shown, with what came after them', () => {
    const twice = active.happened('admonished', '2026-03-02').happened('admonished', '2026-05-06');
    expect(active.happened('admonished', '2026-03-02').explainOn('2026-05-06').found('WARN-01')).toEqual([]);
    expect(twice.explainOn('2026-05-06').findings('WARN-01')[0]?.en).toContain('no breach after the last');
    expect(breached(twice, '2026-05-20').explainOn('2026-05-20').findings('WARN-01')[0]?.en).toContain('a breach after the last');
    expect(twice.happened('warned', '2026-05-20').explainOn('2026-05-20').found('WARN-01')).toEqual([]);
  });
});

describe('ADM-01, WARN-01, PSP-01 no sanction without evidence and the person’s word', () => {
  it.each([
    ['admonish', 'ADM-01', 'admonished'],
    ['warn', 'WARN-01', 'warned'],
    ['propose-punishment', 'PSP-01', 'punishment-proposed'],
  ])('%s', (action, rule, type) => {
    expect(active.doing('2026-03-05', action, HEAD)).toBe(`refused by ${rule}`);
    expect(breached(active).doing('2026-03-05', action, HEAD)).toBe(`refused by ${rule}`);
    expect(heard(active).doing('2026-03-05', action, HEAD)).toBe(`made ${type}`);
  });
  it('ADM-01-d evidence once used does not carry a second sanction', () => {
    const once = heard(active).happened('admonished', '2026-03-05');
    expect(once.doing('2026-03-06', 'warn', HEAD)).toBe('refused by WARN-01');
    expect(heard(once, '2026-04-07').doing('2026-04-08', 'warn', HEAD)).toBe('made warned');
  });
});

describe('PSP-02 the item on supervision rules does not cover parole', () => {
  const parole = active.onParole();
  it('PSP-01-a surveillance, suspension and temporary release are covered', () => {
    for (const kind of ['public-surveillance', 'suspended-sentence', 'temporary-release']) {
      expect(heard(active.facts({ kind })).doing('2026-03-05', 'propose-punishment', HEAD)).toBe('made punishment-proposed');
    }
  });
  it('PSP-02-a a proposal for a parolee is refused', () => {
    expect(heard(parole).doing('2026-03-05', 'propose-punishment', HEAD)).toBe('refused by PSP-02');
    expect(heard(parole).explainOn('2026-03-05').may('propose-punishment')).toBe('refused by PSP-02');
  });
  it('PSP-02-b one on record is a breach, and changes no state', () => {
    const answer = parole.happened('punishment-proposed', '2026-03-05').explainOn('2026-03-05');
    expect(answer.found('PSP-02')).toEqual(['breach since 2026-03-05']);
    expect(answer.state).toBe('active');
  });
  it('PSP-02-c for the others it is none', () => {
    expect(active.happened('punishment-proposed', '2026-03-05').explainOn('2026-03-05').found('PSP-02')).toEqual([]);
  });
});

describe('ASSESS-02 a decision is copied to the procuratorate promptly', () => {
  it.each(['praised', 'admonished', 'warned', 'punishment-proposed'] as const)(
    'ASSESS-02-a %s opens it, without a day',
    (type) => {
      expect(active.happened(type, '2026-08-05').explainOn('2027-08-05').line('ASSESS-02', 'copy')).toBe(
        'county-agency 2026-08-05 → promptly open',
      );
    },
  );
  it('ASSESS-02-b the copy meets it', () => {
    const copied = active.happened('warned', '2026-03-05').happened('copied-to-procuratorate', '2026-03-10');
    expect(copied.explainOn('2026-03-10').line('ASSESS-02', 'copy')).toBe(
      'county-agency 2026-03-05 → promptly met on 2026-03-10',
    );
  });
  it('ASSESS-02-c a threshold moves off a Sunday, and missed is overdue', () => {
    // Thursday 5 March + 3 = Sunday the 8th: Monday the 9th.
    const watched = active.set('promptly.ASSESS-02', 3).happened('warned', '2026-03-05');
    expect(watched.explainOn('2026-03-09').line('ASSESS-02', 'copy')).toBe('county-agency 2026-03-05 → 2026-03-09 open');
    expect(watched.explainOn('2026-03-10').line('ASSESS-02', 'copy')).toBe('county-agency 2026-03-05 → 2026-03-09 overdue');
  });
  it('ASSESS-02-d praise and warning on one day are two copies', () => {
    const both = active
      .happened('praised', '2026-08-05', { ground: 'outstanding' })
      .happened('warned', '2026-08-05')
      .explainOn('2026-08-05');
    expect(new Set(both.duties('ASSESS-02', 'copy').map(({ proceeding }) => proceeding)).size).toBe(2);
  });
});

describe('CHECK-03 evidence is whole, or it is none', () => {
  const told = active.happened('statement-taken', '2026-03-02');
  it.each([
    [{ source: 'a call' }],
    [{ source: 'a call', collectedOn: '2026-03-02', collector: 'li' }],
    [{ source: 'a call', collectedOn: '2026-03-02', sha256: 'a1' }],
    [{ source: 'a call', collector: 'li', sha256: 'a1' }],
    [{ source: '', collectedOn: '2026-03-02', collector: 'li', sha256: 'a1' }],
  ])('CHECK-03-a %j is refused', (piece) => {
    const half = told.happened('breach-found', '2026-03-02', { evidence: [piece] });
    expect(half.doing('2026-03-05', 'warn', HEAD)).toBe('refused by CHECK-03');
    expect(half.doing('2026-03-05', 'keep-evidence', ['officer'], { evidence: [piece] })).toBe('refused by CHECK-03');
  });
  it('CHECK-03-b a piece kept later makes the breach whole', () => {
    const bare = told.happened('breach-found', '2026-03-02');
    expect(bare.doing('2026-03-05', 'warn', HEAD)).toBe('refused by CHECK-03');
    expect(bare.happened('evidence-kept', '2026-03-04', { evidence: EVIDENCE }).doing('2026-03-05', 'warn', HEAD)).toBe(
      'made warned',
    );
  });
  it('CHECK-03-c no statement is given: the reason why stands for it, and none is refused', () => {
    const silent = breached(active);
    expect(silent.doing('2026-03-05', 'note-no-statement', ['officer'])).toBe('refused by CHECK-03');
    expect(silent.happened('statement-lacking', '2026-03-04', { reason: 'in hospital' }).doing('2026-03-05', 'warn', HEAD)).toBe(
      'made warned',
    );
  });
  it('CHECK-03-d a sanction on record says what did not stand before it', () => {
    const found = (of: CaseBuilder) =>
      of
        .happened('warned', '2026-03-05')
        .explainOn('2026-03-05')
        .findings('CHECK-03')
        .map(({ en }) => en);
    expect(found(active)).toEqual([
      'No breach and no evidence stands before the sanction of 2026-03-05',
      'No statement of the person stands before the sanction of 2026-03-05',
    ]);
    expect(found(told.happened('breach-found', '2026-03-02'))).toEqual([
      'No evidence with its source, day, collector and hash stands before the sanction of 2026-03-05',
    ]);
    expect(found(heard(active))).toEqual([]);
  });
  it('CHECK-03-e evidence used on a day carries no second sanction on that day', () => {
    const once = heard(active, '2026-03-05').happened('admonished', '2026-03-05');
    expect(once.doing('2026-03-05', 'warn', HEAD)).toBe('refused by WARN-01');
  });
});

describe('ORG-02 a second signer', () => {
  const proposed = heard(active).happened('sanction-proposed', '2026-03-03', { sanction: 'warning', by: 'li' });
  it('ORG-02-a whoever proposed does not decide', () => {
    expect(proposed.doing('2026-03-05', 'warn', HEAD, {}, 'li')).toBe('refused by ORG-02');
    expect(proposed.doing('2026-03-05', 'warn', HEAD, {}, 'wang')).toBe('made warned');
  });
  it('ORG-02-b nor reviews the own proposal', () => {
    expect(proposed.doing('2026-03-05', 'review-sanction', HEAD, { outcome: 'granted' }, 'li')).toBe('refused by ORG-02');
    expect(proposed.doing('2026-03-05', 'review-sanction', HEAD, { outcome: 'granted' }, 'wang')).toBe('made second-review-made');
    // A review that says nothing lets nothing pass.
    expect(proposed.doing('2026-03-05', 'review-sanction', HEAD, {}, 'wang')).toBe('input.outcome: is missing');
  });
  it('ORG-02-c an office’s own warning is a breach of power, shown by the rule of the sanction', () => {
    const byOffice = heard(active).happened('warned', '2026-03-05', { approvedBy: 'judicial-office' });
    expect(byOffice.explainOn('2026-03-05').found('WARN-01')).toEqual(['breach since 2026-03-05']);
    expect(
      heard(active).happened('warned', '2026-03-05', { approvedBy: 'county' }).explainOn('2026-03-05').found('WARN-01'),
    ).toEqual([]);
  });
  it.each(['officer', 'office-head', 'county-examiner'] as const)('ORG-02-d %s neither admonishes nor warns', (post) => {
    expect(heard(active).doing('2026-03-05', 'admonish', [post])).toBe('refused by ADM-01');
    expect(heard(active).doing('2026-03-05', 'warn', [post])).toBe('refused by WARN-01');
  });
});

describe('ORG-02 two people sign each sanction', () => {
  const lost = active.happened('contact-lost', '2026-03-02').happened('found', '2026-03-14');
  const ready = (of: CaseBuilder) =>
    of.happened('evidence-kept', '2026-03-15', { evidence: EVIDENCE }).happened('statement-taken', '2026-03-15');
  it('ORG-02-e a loss alone is nobody’s proposal: one is asked for first', () => {
    expect(ready(lost).doing('2026-03-16', 'warn', HEAD, {}, 'li')).toBe('refused by ORG-02');
    expect(ready(lost).explainOn('2026-03-16').may('warn')).toBe('refused by ORG-02');
    const proposed = ready(lost).happened('sanction-proposed', '2026-03-16', { sanction: 'warning', by: 'wang' });
    expect(proposed.doing('2026-03-16', 'warn', HEAD, {}, 'li')).toBe('made warned');
  });
  it('ORG-02-f a breach that somebody else records afterwards does not take the proposer’s name off', () => {
    const own = heard(active)
      .happened('sanction-proposed', '2026-03-03', { sanction: 'warning', by: 'li' })
      .happened('breach-found', '2026-03-04', { evidence: EVIDENCE, by: 'wang' });
    expect(own.doing('2026-03-05', 'warn', HEAD, {}, 'li')).toBe('refused by ORG-02');
    expect(own.doing('2026-03-05', 'warn', HEAD, {}, 'zhao')).toBe('made warned');
  });
  it('ORG-02-g a proposal that was declined is used up', () => {
    const declined = heard(active)
      .happened('sanction-proposed', '2026-03-03', { sanction: 'warning', by: 'li' })
      .happened('sanction-declined', '2026-03-04', { reason: 'slight', by: 'zhao' });
    expect(declined.doing('2026-03-05', 'warn', HEAD, {}, 'zhao')).toBe('refused by ORG-02');
    expect(declined.doing('2026-03-05', 'decline-sanction', HEAD, { reason: 'slight' }, 'zhao')).toBe('refused by CHECK-03');
  });
  it('ORG-02-h the county agency decides, whatever was written', () => {
    const done = heard(active).perform('2026-03-05', 'warn', HEAD, { approvedBy: 'judicial-office' }, 'zhao');
    expect(done).toMatchObject({ ok: true, events: [{ approvedBy: 'county' }] });
  });
});

describe('WARN-01 / decide: what is proposed waits for the second signer', () => {
  const proposed = (of: CaseBuilder, sanction = 'warning') => heard(of).happened('sanction-proposed', '2026-03-05', { sanction });
  it.each([
    ['admonition', 'ADM-01'],
    ['warning', 'WARN-01'],
    ['punishment', 'PSP-01'],
  ])('WARN-01-decide-a %s is decided promptly, without a day', (sanction, rule) => {
    expect(proposed(active, sanction).explainOn('2026-06-05').line(rule, 'decide')).toBe(
      'county-agency 2026-03-05 → promptly open',
    );
  });
  it('WARN-01-decide-b any decision meets it, none among them', () => {
    for (const type of ['admonished', 'warned', 'punishment-proposed', 'sanction-declined'] as const) {
      expect(proposed(active).happened(type, '2026-03-06').explainOn('2026-03-06').line('WARN-01', 'decide')).toBe(
        'county-agency 2026-03-05 → promptly met on 2026-03-06',
      );
    }
  });
  it('WARN-01-decide-c an earlier warning does not; a threshold moves off a Sunday, and missed is overdue', () => {
    const watched = proposed(active.set('promptly.WARN-01', 10).happened('warned', '2026-03-05'));
    // 5 March + 10 = Sunday 15 March: Monday the 16th.
    expect(watched.explainOn('2026-03-16').line('WARN-01', 'decide')).toBe('county-agency 2026-03-05 → 2026-03-16 open');
    expect(watched.explainOn('2026-03-17').line('WARN-01', 'decide')).toBe('county-agency 2026-03-05 → 2026-03-16 overdue');
  });
  it('WARN-01-decide-d the end of the case takes it away', () => {
    expect(proposed(active).happened('died', '2026-03-10').explainOn('2026-03-17').line('WARN-01', 'decide')).toBe(
      'county-agency 2026-03-05 → promptly lifted',
    );
  });
  it('WARN-01-decide-e says why', () => {
    expect(proposed(active).explainOn('2026-03-05').duty('WARN-01', 'decide').because).toMatchInlineSnapshot(`
      {
        "en": "2026-03-05: sanction proposed (record 8); the law says promptly and sets no number of days. Basis: 社区矫正法 28; 实施办法 35.",
        "zh": "2026年3月5日提出处分意见（第8条记录），法律要求及时办理，未规定天数。依据：社区矫正法 28；实施办法 35。",
      }
    `);
  });
});

describe('CHECK-03 a breach is looked into promptly', () => {
  const found = active.happened('breach-found', '2026-03-05');
  it('CHECK-03-f without a day, until something is proposed or decided', () => {
    expect(found.explainOn('2026-06-05').line('CHECK-03')).toBe('judicial-office 2026-03-05 → promptly open');
    for (const type of ['sanction-proposed', 'sanction-declined', 'warned', 'loss-handled', 'revocation-proposed'] as const) {
      expect(found.happened(type, '2026-03-09').explainOn('2026-03-09').line('CHECK-03')).toBe(
        'judicial-office 2026-03-05 → promptly met on 2026-03-09',
      );
    }
  });
  it('CHECK-03-g what was decided about an earlier breach does not meet it', () => {
    const again = found.happened('warned', '2026-03-09').happened('breach-found', '2026-03-20').explainOn('2026-03-31');
    expect(again.lines('CHECK-03')).toEqual([
      'judicial-office 2026-03-05 → promptly met on 2026-03-09',
      'judicial-office 2026-03-20 → promptly open',
    ]);
  });
  it('CHECK-03-h a threshold moves off a Sunday; missed is overdue; the end of the case takes it away', () => {
    const watched = found.set('promptly.CHECK-03', 10);
    // 5 March + 10 = Sunday 15 March: Monday the 16th.
    expect(watched.explainOn('2026-03-16').line('CHECK-03')).toBe('judicial-office 2026-03-05 → 2026-03-16 open');
    expect(watched.explainOn('2026-03-17').line('CHECK-03')).toBe('judicial-office 2026-03-05 → 2026-03-16 overdue');
    expect(watched.happened('died', '2026-03-10').explainOn('2026-03-17').line('CHECK-03')).toBe(
      'judicial-office 2026-03-05 → 2026-03-16 lifted',
    );
  });
  it('CHECK-03-i a statement says what was said', () => {
    expect(found.doing('2026-03-06', 'take-statement', ['officer'])).toBe('refused by CHECK-03');
    expect(found.doing('2026-03-06', 'take-statement', ['officer'], { content: 'admits it' })).toBe('made statement-taken');
  });
});

describe('RIGHT-16 no retaliation for a complaint', () => {
  // Complained of on 5 March; six months are over on 5 September.
  const complained = active.happened('complaint-filed', '2026-03-05', { complainedOf: 'li' });
  const proposal = (of: CaseBuilder, on: string, by: string) =>
    heard(of, on).happened('sanction-proposed', on, { sanction: 'warning', by });
  it('RIGHT-16-a what li proposes within six months is reviewed first', () => {
    const byLi = proposal(complained, '2026-09-03', 'li');
    expect(byLi.doing('2026-09-05', 'warn', HEAD, {}, 'wang')).toBe('refused by RIGHT-16');
    expect(byLi.doing('2026-09-06', 'warn', HEAD, {}, 'wang')).toBe('made warned');
  });
  it('RIGHT-16-b reviewed by somebody else it may be decided; reviewed by li, or against it, it may not', () => {
    const byLi = proposal(complained, '2026-04-07', 'li');
    const reviewed = (by: string, outcome = 'granted') =>
      byLi.happened('second-review-made', '2026-04-08', { by, outcome }).doing('2026-04-09', 'warn', HEAD, {}, 'wang');
    expect(reviewed('zhao')).toBe('made warned');
    expect(reviewed('li')).toBe('refused by RIGHT-16');
    expect(reviewed('zhao', 'refused')).toBe('refused by RIGHT-16');
  });
  it('RIGHT-16-c li, who decides, is told that a review is needed, and nothing of a complaint', () => {
    const byZhao = proposal(complained, '2026-04-07', 'zhao');
    const refused = byZhao.perform('2026-04-09', 'warn', HEAD, {}, 'li');
    expect(refused).toMatchObject({ ok: false, refusal: { rule: 'ORG-02', zh: '此项处分须先经另一人复核' } });
    expect(JSON.stringify(refused)).not.toMatch(/投诉|complain|RIGHT/);
    expect(byZhao.doing('2026-04-09', 'warn', HEAD, {}, 'wang')).toBe('made warned');
    expect(byZhao.explainOn('2026-04-09').may('warn')).toBe('allowed');
  });
  it('RIGHT-16-d one on record without a review is shown, but not to li', () => {
    const done = proposal(complained, '2026-04-07', 'li')
      .happened('warned', '2026-04-09', { by: 'wang' })
      .explainOn('2026-04-09');
    expect(done.findings('RIGHT-16')).toMatchObject([{ severity: 'warning', since: '2026-04-09', hiddenFrom: ['li'] }]);
  });
  it('RIGHT-16-f the county owes the review within five days, and li neither sees the duty nor meets it', () => {
    const byLi = proposal(complained, '2026-04-07', 'li');
    // 7 April + 5 = Sunday 12 April: Monday the 13th.
    expect(byLi.explainOn('2026-04-13').line('RIGHT-16')).toBe('county-agency 2026-04-07 → 2026-04-13 open');
    expect(byLi.explainOn('2026-04-14').line('RIGHT-16')).toBe('county-agency 2026-04-07 → 2026-04-13 overdue');
    expect(byLi.explainOn('2026-04-13').duty('RIGHT-16').hiddenFrom).toEqual(['li']);
    const reviewed = (by: string) => byLi.happened('second-review-made', '2026-04-08', { by, outcome: 'refused' });
    expect(reviewed('li').explainOn('2026-04-08').line('RIGHT-16')).toBe('county-agency 2026-04-07 → 2026-04-13 open');
    expect(reviewed('zhao').explainOn('2026-04-08').line('RIGHT-16')).toBe(
      'county-agency 2026-04-07 → 2026-04-13 met on 2026-04-08',
    );
    const seen = explain(visibleTo(byLi.file(), 'li'), plainDate('2026-04-08'));
    expect(seen.duties.filter(({ rule }) => rule === 'RIGHT-16')).toEqual([]);
  });
  it('RIGHT-16-g a complaint that comes while the proposal waits counts from its own day; after the decision, before six months, or of another it asks nothing', () => {
    const waiting = proposal(active, '2026-04-07', 'li');
    const filed = (of: CaseBuilder, on: string, complainedOf = 'li') => of.happened('complaint-filed', on, { complainedOf });
    // 9 April + 5 = Tuesday 14 April.
    expect(filed(waiting, '2026-04-09').explainOn('2026-04-09').line('RIGHT-16')).toBe(
      'county-agency 2026-04-09 → 2026-04-14 open',
    );
    const declined = filed(waiting, '2026-04-09').happened('sanction-declined', '2026-04-10', { reason: 'slight' });
    expect(declined.explainOn('2026-04-10').line('RIGHT-16')).toBe('county-agency 2026-04-09 → 2026-04-14 lifted');
    const none = [
      filed(waiting.happened('warned', '2026-04-08'), '2026-04-09'),
      filed(waiting, '2026-04-09', 'zhao'),
      proposal(complained, '2026-09-08', 'li'),
    ];
    for (const of of none) expect(of.explainOn('2026-09-08').lines('RIGHT-16')).toEqual([]);
  });
  it('RIGHT-16-e a county may watch longer', () => {
    const byLi = proposal(complained.set('complaint.reviewMonths', 12), '2026-10-08', 'li');
    expect(byLi.doing('2026-10-09', 'warn', HEAD, {}, 'wang')).toBe('refused by RIGHT-16');
  });
});

describe('PSP-01 the answer of public security is tracked', () => {
  const proposed = (of: CaseBuilder) => heard(of).happened('punishment-proposed', '2026-03-05');
  it('PSP-01-b promptly, without a day', () => {
    expect(proposed(active).explainOn('2026-06-05').line('PSP-01', 'answer')).toBe('public-security 2026-03-05 → promptly open');
  });
  it('PSP-01-c punished or not, it is an answer', () => {
    expect(proposed(active).happened('punished', '2026-03-10').explainOn('2026-03-10').line('PSP-01', 'answer')).toBe(
      'public-security 2026-03-05 → promptly met on 2026-03-10',
    );
    expect(proposed(active).happened('punishment-refused', '2026-03-11').explainOn('2026-03-11').line('PSP-01', 'answer')).toBe(
      'public-security 2026-03-05 → promptly met on 2026-03-11',
    );
  });
  it('PSP-01-d a threshold moves off a Sunday; missed is overdue, and what ends the case takes it away', () => {
    const watched = proposed(active.set('promptly.PSP-01', 10));
    // 5 March + 10 = Sunday 15 March: Monday the 16th.
    expect(watched.explainOn('2026-03-16').line('PSP-01', 'answer')).toBe('public-security 2026-03-05 → 2026-03-16 open');
    expect(watched.explainOn('2026-03-17').line('PSP-01', 'answer')).toBe('public-security 2026-03-05 → 2026-03-16 overdue');
    expect(watched.happened('died', '2026-03-10').explainOn('2026-03-17').line('PSP-01', 'answer')).toBe(
      'public-security 2026-03-05 → 2026-03-16 lifted',
    );
  });
});
