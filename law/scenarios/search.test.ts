import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-01', '2027-12-31');
const lost = (on: string, of: CaseBuilder = active) => of.happened('contact-lost', on);

describe('LOST-01 out of reach is not yet lost', () => {
  const failed = (of: CaseBuilder, at: string) => of.happened('contact-failed', at.slice(0, 10), { at, way: 'phone' });
  it('LOST-01-g after the hours the county has set it is decided', () => {
    const county = active.set('contact.lostAfter', 24);
    // Saturday 14 March, half past nine: Sunday at the same hour.
    const answer = failed(county, '2026-03-14T09:30:00+08:00').explainOn('2026-03-15');
    expect(answer.line('LOST-01', 'recognise')).toBe('judicial-office 2026-03-14 → 2026-03-15 open');
    expect(answer.duty('LOST-01', 'recognise').dueAt).toBe('2026-03-15T09:30:00+08:00');
    expect(failed(county, '2026-03-14T09:30:00+08:00').explainOn('2026-03-16').line('LOST-01', 'recognise')).toBe(
      'judicial-office 2026-03-14 → 2026-03-15 overdue',
    );
  });
  it('LOST-01-h two days over the end of a year', () => {
    const county = active.set('contact.lostAfter', 48);
    expect(failed(county, '2026-12-30T18:00:00+08:00').explainOn('2026-12-31').line('LOST-01', 'recognise')).toBe(
      'judicial-office 2026-12-30 → 2027-01-01 open',
    );
  });
  it('LOST-01-i counts from the first time nobody answered; the person reached lifts it', () => {
    const county = active.set('contact.lostAfter', 24);
    const twice = failed(failed(county, '2026-03-10T09:00:00+08:00'), '2026-03-10T15:00:00+08:00');
    expect(twice.explainOn('2026-03-10').lines('LOST-01', 'recognise')).toEqual(['judicial-office 2026-03-10 → 2026-03-11 open']);
    const reached = twice.happened('contact-made', '2026-03-11', { form: 'phone' });
    expect(reached.explainOn('2026-03-12').line('LOST-01', 'recognise')).toBe('judicial-office 2026-03-10 → 2026-03-11 lifted');
    expect(lost('2026-03-11', twice).explainOn('2026-03-12').line('LOST-01', 'recognise')).toBe(
      'judicial-office 2026-03-10 → 2026-03-11 met on 2026-03-11',
    );
    // Out of reach again later: another round.
    expect(failed(reached, '2026-04-01T09:00:00+08:00').explainOn('2026-04-01').lines('LOST-01', 'recognise').at(-1)).toBe(
      'judicial-office 2026-04-01 → 2026-04-02 open',
    );
  });
  it('LOST-01-j without hours the law says at once, and no day', () => {
    expect(failed(active, '2026-03-10T09:00:00+08:00').explainOn('2026-04-10').line('LOST-01', 'recognise')).toBe(
      'judicial-office 2026-03-10 → promptly open',
    );
  });
  it('LOST-01-k whoever is held is not lost, and nobody is lost twice', () => {
    expect(active.inCustody('2026-03-09').doing('2026-03-10', 'record-lost-contact', ['officer'])).toBe('refused by LOST-01');
    expect(lost('2026-03-10').doing('2026-03-11', 'record-lost-contact', ['officer'])).toBe('refused by LOST-01');
  });
});

describe('LOST-01 on site, and in writing', () => {
  it('LOST-01-l on site within the hours the county has set: a telephone call is not that', () => {
    const county = active.set('lost.onSiteHours', 24);
    const search = lost('2026-03-10', county).happened('search-step', '2026-03-10', { way: 'phone' });
    expect(search.explainOn('2026-03-11').line('LOST-01', 'on-site')).toBe('judicial-office 2026-03-10 → 2026-03-11 open');
    expect(search.explainOn('2026-03-12').line('LOST-01', 'on-site')).toBe('judicial-office 2026-03-10 → 2026-03-11 overdue');
    const there = search.happened('search-step', '2026-03-11', { way: 'on-site' });
    expect(there.explainOn('2026-03-12').line('LOST-01', 'on-site')).toBe(
      'judicial-office 2026-03-10 → 2026-03-11 met on 2026-03-11',
    );
    expect(lost('2026-03-10').explainOn('2026-03-11').lines('LOST-01', 'on-site')).toEqual([]);
    // A visit while the person was still there is no search.
    const visited = county.happened('visit-made', '2026-03-06').happened('contact-lost', '2026-03-10');
    expect(visited.explainOn('2026-03-11').line('LOST-01', 'on-site')).toBe('judicial-office 2026-03-10 → 2026-03-11 open');
  });
  it('LOST-01-m every day written down, days off too, until found', () => {
    const county = active.set('lost.logEveryDays', 1);
    // Friday 13 to Monday 16 March; nothing was written on Sunday.
    const search = lost('2026-03-13', county)
      .happened('search-step', '2026-03-13', { way: 'phone' })
      .happened('search-step', '2026-03-14', { way: 'family' });
    expect(search.explainOn('2026-03-16').lines('LOST-01', 'log')).toEqual([
      'judicial-office 2026-03-13 → 2026-03-13 met on 2026-03-13',
      'judicial-office 2026-03-14 → 2026-03-14 met on 2026-03-14',
      'judicial-office 2026-03-15 → 2026-03-15 overdue',
      'judicial-office 2026-03-16 → 2026-03-16 open',
    ]);
    const found = search.happened('found', '2026-03-16').explainOn('2026-03-20');
    expect(found.lines('LOST-01', 'log').slice(-2)).toEqual([
      'judicial-office 2026-03-15 → 2026-03-15 lifted',
      'judicial-office 2026-03-16 → 2026-03-16 lifted',
    ]);
  });
  it('LOST-01-n for a month: from 31 January to the last day of February', () => {
    const rounds = (on: string, until: string) =>
      lost(on, aCase().active('2026-01-05').set('lost.logEveryDays', 1)).explainOn(until).lines('LOST-01', 'log');
    // 31 January and 28 days of February; 29 in the leap year 2028.
    expect(rounds('2026-01-31', '2026-04-30')).toHaveLength(29);
    expect(rounds('2028-01-31', '2028-04-30')).toHaveLength(30);
  });
});

describe('LOST-02 the police answer', () => {
  const asked = lost('2026-03-10').happened('police-asked', '2026-03-11', { paperNumber: '协查1号' });
  it('LOST-02-d by their own post, or on paper: one record', () => {
    expect(asked.explainOn('2026-03-11').line('LOST-02', 'answer')).toBe('public-security 2026-03-11 → promptly open');
    const own = asked.perform('2026-03-13', 'answer-search', ['police'], { content: '未发现其下落' });
    const onPaper = asked.perform('2026-03-13', 'record-police-answer', ['county-examiner'], {
      content: '未发现其下落',
      paperNumber: '永公函〔2026〕7号',
      paperOn: '2026-03-12',
    });
    expect(own).toMatchObject({ ok: true, events: [{ type: 'police-answered', on: '2026-03-13' }] });
    expect(onPaper).toMatchObject({ ok: true, events: [{ type: 'police-answered', paperNumber: '永公函〔2026〕7号' }] });
    for (const answer of [own, onPaper]) {
      expect(
        asked
          .after(answer.ok ? answer.events : [])
          .explainOn('2026-03-13')
          .line('LOST-02', 'answer'),
      ).toBe('public-security 2026-03-11 → promptly met on 2026-03-13');
    }
  });
  it('LOST-02-e nobody answers what was not asked, and the county does not answer for the police as itself', () => {
    expect(lost('2026-03-10').doing('2026-03-11', 'answer-search', ['police'])).toBe('refused by LOST-02');
    expect(asked.doing('2026-03-12', 'answer-search', ['county-head'])).toBe('refused by LOST-02');
    expect(asked.doing('2026-03-12', 'record-police-answer', ['officer'])).toBe('refused by LOST-02');
  });
  it('LOST-02-f found lifts it', () => {
    expect(asked.happened('found', '2026-03-12').explainOn('2026-03-12').line('LOST-02', 'answer')).toBe(
      'public-security 2026-03-11 → promptly lifted',
    );
  });
});

describe('LOST-04 somebody looks at the crossing points', () => {
  it('LOST-04-e on the tenth day, a Sunday or not', () => {
    // 12 March + 10 = Sunday 22 March.
    expect(lost('2026-03-12').explainOn('2026-03-21').lines('LOST-04', 'tenth-day')).toEqual([]);
    expect(lost('2026-03-12').explainOn('2026-03-22').line('LOST-04', 'tenth-day')).toBe(
      'county-agency 2026-03-22 → 2026-03-22 open',
    );
    expect(lost('2026-03-12').explainOn('2026-03-23').line('LOST-04', 'tenth-day')).toBe(
      'county-agency 2026-03-22 → 2026-03-22 overdue',
    );
    expect(
      lost('2026-03-12').happened('search-reviewed', '2026-03-22').explainOn('2026-03-23').line('LOST-04', 'tenth-day'),
    ).toBe('county-agency 2026-03-22 → 2026-03-22 met on 2026-03-22');
  });
  it('LOST-04-f a month from 31 January, in a common and in a leap year', () => {
    expect(lost('2026-01-31').explainOn('2026-02-28').line('LOST-04', 'month')).toBe(
      'county-agency 2026-02-28 → 2026-02-28 open',
    );
    const leap = aCase().onProbation().active('2028-01-05').happened('contact-lost', '2028-01-31');
    expect(leap.explainOn('2028-02-28').lines('LOST-04', 'month')).toEqual([]);
    expect(leap.explainOn('2028-02-29').line('LOST-04', 'month')).toBe('county-agency 2028-02-29 → 2028-02-29 open');
  });
  it('LOST-04-g a look on the fifth day is not the one on the tenth', () => {
    const early = lost('2026-03-10').happened('search-reviewed', '2026-03-15').explainOn('2026-03-21');
    expect(early.line('LOST-04', 'tenth-day')).toBe('county-agency 2026-03-20 → 2026-03-20 overdue');
  });
  it('LOST-04-h found or held before, there is nothing to look at', () => {
    expect(lost('2026-03-10').happened('found', '2026-03-15').explainOn('2026-03-30').lines('LOST-04', 'tenth-day')).toEqual([]);
    expect(
      lost('2026-03-10').inCustody('2026-03-16', '2026-03-15').explainOn('2026-04-30').lines('LOST-04', 'tenth-day'),
    ).toEqual([]);
    expect(lost('2026-03-10').happened('found', '2026-03-25').explainOn('2026-04-30').lines('LOST-04', 'month')).toEqual([]);
  });
});

describe('LOST-04 found, somebody decides', () => {
  const found = (fields: Record<string, unknown> = {}) => lost('2026-03-10').happened('found', '2026-03-22', fields);
  it('LOST-04-i a sanction, a proposal or a decision of its own meets it', () => {
    expect(found().explainOn('2026-03-22').line('LOST-04', 'handle')).toBe('county-agency 2026-03-22 → promptly open');
    const handled = found().happened('loss-handled', '2026-03-24', { content: '手机遗失，教育后不予处分' });
    expect(handled.explainOn('2026-03-24').line('LOST-04', 'handle')).toBe(
      'county-agency 2026-03-22 → promptly met on 2026-03-24',
    );
    expect(handled.explainOn('2026-03-24').found('LOST-04')).toEqual([]);
    expect(found().happened('warned', '2026-03-26').explainOn('2026-03-26').line('LOST-04', 'handle')).toBe(
      'county-agency 2026-03-22 → promptly met on 2026-03-26',
    );
  });
  it('LOST-04-n a sanction for something else before does not', () => {
    const before = lost('2026-03-10', active.happened('admonished', '2026-02-10')).happened('found', '2026-03-22');
    expect(before.explainOn('2026-03-22').line('LOST-04', 'handle')).toBe('county-agency 2026-03-22 → promptly open');
  });
  it('LOST-04-o found and lost again on one day: the second loss is open', () => {
    const again = lost('2026-03-10').happened('found', '2026-03-12').happened('contact-lost', '2026-03-12', { note: '再次失联' });
    expect(again.doing('2026-03-13', 'record-search-step', ['officer'])).toBe('made search-step');
    expect(again.explainOn('2026-03-22').line('LOST-04', 'tenth-day')).toBe('county-agency 2026-03-22 → 2026-03-22 open');
  });
  it('LOST-04-j with a proper reason it is a record only', () => {
    expect(found({ properReason: 'yes' }).explainOn('2026-03-22').lines('LOST-04', 'handle')).toEqual([]);
  });
  it('LOST-04-k the decision says what and why, and needs a loss that is over', () => {
    expect(found().doing('2026-03-24', 'handle-loss', ['county-head'])).toBe('refused by LOST-04');
    expect(lost('2026-03-10').doing('2026-03-24', 'handle-loss', ['county-head'], { content: '…' })).toBe('refused by LOST-04');
    expect(found().doing('2026-03-24', 'handle-loss', ['county-head'], { content: '教育' })).toBe('made loss-handled');
  });
  it('LOST-04-l the police report whom they found', () => {
    expect(lost('2026-03-10').perform('2026-03-22', 'report-found', ['police'])).toMatchObject({
      ok: true,
      events: [{ type: 'found', foundBy: 'police' }],
    });
  });
  it('LOST-04-m a day the county sets moves off a day off', () => {
    // Sunday 22 March + 6 = Saturday the 28th: Monday the 30th.
    expect(
      lost('2026-03-10', active.set('promptly.LOST-04', 6))
        .happened('found', '2026-03-22')
        .explainOn('2026-03-31')
        .line('LOST-04', 'handle'),
    ).toBe('county-agency 2026-03-22 → 2026-03-30 overdue');
  });
});

describe('LOST-04 the days on which somebody looks', () => {
  it('LOST-04-looks-a are said while the person is missing, as long as they lie ahead', () => {
    const said = (on: string) =>
      lost('2026-03-10')
        .explainOn(on)
        .findings('LOST-01')
        .map(({ zh, en }) => `${zh.split('；')[1] ?? ''} ${en.split('; ')[1] ?? ''}`.trim());
    // 10 March + 10 = 20 March; a month later is 10 April.
    expect(said('2026-03-12')).toEqual(['2026-03-20、2026-04-10当日研判 looked at again on 2026-03-20 and 2026-04-10']);
    expect(said('2026-03-20')).toEqual(['2026-04-10当日研判 looked at again on 2026-04-10']);
    expect(said('2026-04-10')).toEqual(['']);
  });
});
