import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05');
const asked = (on: string, from: string, to: string, of: CaseBuilder = active) =>
  of.happened('leave-requested', on, { from, to, reason: 'family', destination: '110000' });
/** Asked and approved on one day. */
const granted = (on: string, from: string, to: string, approvedBy: string, of: CaseBuilder = active) =>
  asked(on, from, to, of).happened('leave-approved', on, { from, to, approvedBy });
const returned = (on: string, of: CaseBuilder) => of.happened('leave-returned', on);

describe('LEAVE-02 a request is decided promptly', () => {
  it('LEAVE-02-a opens with the request, for whoever may approve it', () => {
    expect(asked('2026-03-02', '2026-03-10', '2026-03-16').explainOn('2026-03-02').line('LEAVE-02', 'decide')).toBe(
      'judicial-office 2026-03-02 → promptly open',
    );
    expect(asked('2026-03-02', '2026-03-10', '2026-03-17').explainOn('2026-03-02').line('LEAVE-02', 'decide')).toBe(
      'county-agency 2026-03-02 → promptly open',
    );
    expect(asked('2026-03-02', '2026-03-10', '2026-04-09').explainOn('2026-03-02').line('LEAVE-02', 'decide')).toBe(
      'higher-agency 2026-03-02 → promptly open',
    );
  });
  it('LEAVE-02-b a refusal meets it as an approval does', () => {
    const refused = asked('2026-03-02', '2026-03-10', '2026-03-16').happened('leave-refused', '2026-03-04', {
      ground: 'no proof',
    });
    expect(refused.explainOn('2026-03-04').line('LEAVE-02', 'decide')).toBe(
      'judicial-office 2026-03-02 → promptly met on 2026-03-04',
    );
  });
});

describe('LEAVE-03 normally asked three days ahead', () => {
  it('LEAVE-03-a three days ahead is in time', () => {
    expect(asked('2026-03-02', '2026-03-05', '2026-03-06').explainOn('2026-03-02').found('LEAVE-03')).toEqual([]);
  });
  it('LEAVE-03-b over the end of a month', () => {
    // 26 February + 3 = 1 March.
    expect(asked('2026-02-26', '2026-03-01', '2026-03-02').explainOn('2026-02-26').found('LEAVE-03')).toEqual([]);
    expect(asked('2026-02-27', '2026-03-01', '2026-03-02').explainOn('2026-02-27').found('LEAVE-03')).toEqual([
      'notice since 2026-02-27',
    ]);
  });
  it('LEAVE-03-c less is noted and refuses nothing', () => {
    const late = asked('2026-03-02', '2026-03-04', '2026-03-05');
    expect(late.explainOn('2026-03-02').found('LEAVE-03')).toEqual(['notice since 2026-03-02']);
    expect(late.doing('2026-03-02', 'approve-leave', ['office-head'], { approvedBy: 'judicial-office' })).toBe(
      'made leave-approved',
    );
  });
});

describe('LEAVE-04 up to 7 days: the judicial office, if delegated', () => {
  it('LEAVE-04-a seven days, both ends counted, are its own', () => {
    const answer = granted('2026-03-02', '2026-03-10', '2026-03-16', 'judicial-office').explainOn('2026-03-02');
    expect([...answer.found('LEAVE-04'), ...answer.found('LEAVE-05')]).toEqual([]);
  });
  it('LEAVE-04-b seven days over the end of a month too', () => {
    // 26, 27, 28 February and 1 to 4 March.
    const answer = granted('2026-02-20', '2026-02-26', '2026-03-04', 'judicial-office').explainOn('2026-02-26');
    expect(answer.found('LEAVE-05')).toEqual([]);
  });
  it('LEAVE-04-c not delegated, one day is the county’s', () => {
    const kept = active.set('leave.delegatedToOffice', false);
    expect(
      granted('2026-03-02', '2026-03-10', '2026-03-10', 'judicial-office', kept).explainOn('2026-03-02').found('LEAVE-04'),
    ).toEqual(['breach since 2026-03-02']);
    expect(granted('2026-03-02', '2026-03-10', '2026-03-10', 'county', kept).explainOn('2026-03-02').found('LEAVE-04')).toEqual(
      [],
    );
  });
  it('LEAVE-04-d a county that counts one end only has a day more', () => {
    const oneEnd = active.set('leave.countBothEnds', false);
    expect(
      granted('2026-03-02', '2026-03-10', '2026-03-17', 'judicial-office', oneEnd).explainOn('2026-03-02').found('LEAVE-05'),
    ).toEqual([]);
  });
});

describe('LEAVE-05 up to 30 days: the county', () => {
  it('LEAVE-05-a eight days are not the judicial office’s', () => {
    const answer = granted('2026-03-02', '2026-03-10', '2026-03-17', 'judicial-office').explainOn('2026-03-02');
    expect(answer.found('LEAVE-05')).toEqual(['breach since 2026-03-02']);
  });
  it('LEAVE-05-b thirty days over the end of a month are the county’s', () => {
    // 15 to 28 February are 14 days, 1 to 16 March are 16.
    const answer = granted('2026-02-10', '2026-02-15', '2026-03-16', 'county').explainOn('2026-02-15');
    expect([...answer.found('LEAVE-05'), ...answer.found('LEAVE-06'), ...answer.found('LEAVE-07')]).toEqual([]);
  });
  it('LEAVE-05-c a higher approval than needed is no breach, and one that does not say by whom is not judged', () => {
    expect(granted('2026-03-02', '2026-03-10', '2026-03-17', 'higher').explainOn('2026-03-02').found('LEAVE-05')).toEqual([]);
    const silent = asked('2026-03-02', '2026-03-10', '2026-03-17').happened('leave-approved', '2026-03-02');
    expect(silent.explainOn('2026-03-02').found('LEAVE-05')).toEqual([]);
  });
});

describe('LEAVE-06 the county approves 30 days at most', () => {
  it('LEAVE-06-a thirty-one days by the county are beyond it', () => {
    const answer = granted('2026-03-02', '2026-03-10', '2026-04-09', 'county').explainOn('2026-03-02');
    expect(answer.found('LEAVE-06')).toEqual(['breach since 2026-03-02']);
  });
  it('LEAVE-06-b thirty are not', () => {
    expect(granted('2026-03-02', '2026-03-10', '2026-04-08', 'county').explainOn('2026-03-02').found('LEAVE-06')).toEqual([]);
  });
  it('LEAVE-06-c thirty-one over the end of February are', () => {
    // 15 to 28 February are 14 days, 1 to 17 March are 17.
    expect(granted('2026-02-10', '2026-02-15', '2026-03-17', 'county').explainOn('2026-02-15').found('LEAVE-06')).toEqual([
      'breach since 2026-02-10',
    ]);
  });
});

describe('LEAVE-07 over 30 days, or over 30 within two months: the next higher agency', () => {
  const march = (to: string) => granted('2026-02-25', '2026-03-01', to, 'county');
  /** 5 to 15 April are 11 days; the two months that end on 15 April begin on 16 February. */
  const april = (of: CaseBuilder, approvedBy = 'county') => granted('2026-04-01', '2026-04-05', '2026-04-15', approvedBy, of);

  it('LEAVE-07-a nineteen days before and eleven now are thirty: the county’s', () => {
    expect(
      april(returned('2026-03-19', march('2026-03-19')))
        .explainOn('2026-04-01')
        .found('LEAVE-07'),
    ).toEqual([]);
  });
  it('LEAVE-07-b twenty and eleven are thirty-one: not the county’s', () => {
    const twenty = returned('2026-03-20', march('2026-03-20'));
    expect(april(twenty).explainOn('2026-04-01').found('LEAVE-07')).toEqual(['breach since 2026-04-01']);
    expect(april(twenty, 'higher').explainOn('2026-04-01').found('LEAVE-07')).toEqual([]);
  });
  it('LEAVE-07-c a leave returned early counts the days really taken', () => {
    // Approved to the 25th, back on the 19th: 19 days.
    expect(
      april(returned('2026-03-19', march('2026-03-25')))
        .explainOn('2026-04-01')
        .found('LEAVE-07'),
    ).toEqual([]);
  });
  it('LEAVE-07-d a refused one counts none', () => {
    const refused = asked('2026-02-25', '2026-03-01', '2026-03-20').happened('leave-refused', '2026-02-26', {
      ground: 'no proof',
    });
    expect(april(refused).explainOn('2026-04-01').found('LEAVE-07')).toEqual([]);
  });
  it('LEAVE-07-e one not yet over counts as approved', () => {
    // 16 March to 4 April are 20 days, still going on when the second is approved: 31 with 5 to 15 April.
    const away = granted('2026-03-10', '2026-03-16', '2026-04-04', 'county');
    expect(april(away).explainOn('2026-04-01').found('LEAVE-07')).toEqual(['breach since 2026-04-01']);
  });
  it('LEAVE-07-f days before the two months do not count', () => {
    // 28 March to 17 April are 21 days; the window begins on 18 February: of 10 to 20 February three days are in it. 24 in all.
    const february = returned('2026-02-20', granted('2026-02-05', '2026-02-10', '2026-02-20', 'county'));
    expect(
      granted('2026-03-20', '2026-03-28', '2026-04-17', 'county', february).explainOn('2026-03-20').found('LEAVE-07'),
    ).toEqual([]);
    // 28 March to 24 April are 28 days; the window begins on 25 February: none of the first leave is in it.
    expect(
      granted('2026-03-20', '2026-03-28', '2026-04-24', 'county', february).explainOn('2026-03-20').found('LEAVE-07'),
    ).toEqual([]);
    const long = returned('2026-02-24', granted('2026-02-05', '2026-02-16', '2026-02-24', 'county'));
    // 26 March to 21 April are 27 days; the window begins on 22 February: 22, 23, 24 are in it. Thirty.
    expect(granted('2026-03-20', '2026-03-26', '2026-04-21', 'county', long).explainOn('2026-03-20').found('LEAVE-07')).toEqual(
      [],
    );
    // A day earlier at both ends, 25 March to 20 April: the window begins on 21 February, four days are in it. Thirty-one.
    expect(granted('2026-03-20', '2026-03-25', '2026-04-20', 'county', long).explainOn('2026-03-20').found('LEAVE-07')).toEqual([
      'breach since 2026-03-20',
    ]);
  });
  it('LEAVE-07-g a later leave does not make an earlier approval wrong', () => {
    const both = april(returned('2026-03-20', march('2026-03-20')), 'higher');
    expect(both.explainOn('2026-04-20').found('LEAVE-07')).toEqual([]);
  });
  it('LEAVE-07-h the procuratorate is told promptly', () => {
    const higher = granted('2026-03-02', '2026-03-10', '2026-04-09', 'higher');
    expect(higher.explainOn('2026-03-02').line('LEAVE-07', 'procuratorate')).toBe('county-agency 2026-03-02 → promptly open');
    expect(higher.happened('procuratorate-told', '2026-03-05').explainOn('2026-03-05').line('LEAVE-07', 'procuratorate')).toBe(
      'county-agency 2026-03-02 → promptly met on 2026-03-05',
    );
  });
});

describe('LEAVE-07 what the procuratorate was told before', () => {
  it('LEAVE-07-i was not about this leave', () => {
    const told = active
      .happened('contact-lost', '2026-02-02')
      .happened('procuratorate-told', '2026-02-03')
      .happened('found', '2026-02-04');
    const answer = granted('2026-03-02', '2026-03-10', '2026-04-09', 'higher', told).explainOn('2026-03-02');
    expect(answer.line('LEAVE-07', 'procuratorate')).toBe('county-agency 2026-03-02 → promptly open');
  });
});

describe('LEAVE-09 back by the last day', () => {
  it('LEAVE-09-a back on the last day is in time', () => {
    const answer = returned('2026-03-16', granted('2026-03-02', '2026-03-10', '2026-03-16', 'judicial-office')).explainOn(
      '2026-03-16',
    );
    expect(answer.line('LEAVE-09')).toBe('person 2026-03-02 → 2026-03-16 met on 2026-03-16');
  });
  it('LEAVE-09-b a last day in the National Day holiday stands', () => {
    // Sunday 4 October 2026.
    const october = granted('2026-09-21', '2026-09-28', '2026-10-04', 'judicial-office');
    expect(october.explainOn('2026-10-04').line('LEAVE-09')).toBe('person 2026-09-21 → 2026-10-04 open');
    expect(october.explainOn('2026-10-05').line('LEAVE-09')).toBe('person 2026-09-21 → 2026-10-04 overdue');
  });
  it('LEAVE-09-c back a day later is late', () => {
    const answer = returned('2026-03-17', granted('2026-03-02', '2026-03-10', '2026-03-16', 'judicial-office')).explainOn(
      '2026-03-17',
    );
    expect(answer.line('LEAVE-09')).toBe('person 2026-03-02 → 2026-03-16 met-late on 2026-03-17');
  });
  it('LEAVE-09-d two leaves have two clocks, and a return ends its own', () => {
    const first = returned('2026-03-12', granted('2026-03-02', '2026-03-10', '2026-03-12', 'judicial-office'));
    const answer = granted('2026-05-11', '2026-05-18', '2026-05-20', 'judicial-office', first).explainOn('2026-05-18');
    expect(answer.lines('LEAVE-09')).toEqual([
      'person 2026-03-02 → 2026-03-12 met on 2026-03-12',
      'person 2026-05-11 → 2026-05-20 open',
    ]);
  });
});

describe('LEAVE-10 not back', () => {
  const leave = granted('2026-03-02', '2026-03-10', '2026-03-16', 'judicial-office');
  it('LEAVE-10-a in time is nothing', () => {
    expect(leave.explainOn('2026-03-16').found('LEAVE-10')).toEqual([]);
    expect(returned('2026-03-16', leave).explainOn('2026-03-20').found('LEAVE-10')).toEqual([]);
  });
  it('LEAVE-10-b away the day after is a breach', () => {
    expect(leave.explainOn('2026-03-17').found('LEAVE-10')).toEqual(['breach since 2026-03-17']);
  });
  it('LEAVE-10-c from the day after a last day off too', () => {
    const october = granted('2026-09-21', '2026-09-28', '2026-10-04', 'judicial-office');
    expect(october.explainOn('2026-10-08').found('LEAVE-10')).toEqual(['breach since 2026-10-05']);
  });
  it('LEAVE-10-d back late is a breach too', () => {
    expect(returned('2026-03-18', leave).explainOn('2026-03-18').found('LEAVE-10')).toEqual(['breach since 2026-03-17']);
  });
});
