import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCase, type CaseBuilder } from '../scenarios/a-case.ts';
import { correctedRecord, correctFacts } from './history.ts';
import { plainDate } from './plain-date.ts';

const event = (type: string, on: string, fields: Record<string, unknown> = {}) => ({ type, on: plainDate(on), ...fields });
const read = (events: readonly ReturnType<typeof event>[], on: string) =>
  correctedRecord(events, plainDate(on)).events.map(({ type, on: day, index }) => `${day} ${type} ${index + 1}`);

describe('the order of the fold (contract §3.2)', () => {
  it('goes by the day it happened, ties by the order of recording', () => {
    const events = [
      event('registered', '2026-03-05'),
      event('declared', '2026-03-05'),
      event('decision-effective', '2026-03-03'),
    ];
    expect(read(events, '2026-03-05')).toEqual([
      '2026-03-03 decision-effective 3',
      '2026-03-05 registered 1',
      '2026-03-05 declared 2',
    ]);
  });
  it('leaves out what happens after the day asked about', () => {
    expect(read([event('registered', '2026-03-05'), event('declared', '2026-03-06')], '2026-03-05')).toEqual([
      '2026-03-05 registered 1',
    ]);
  });
  it('counts a fact recorded late from the day it happened', () => {
    // The report of 12 March is recorded after a search of the 16th, and the day to report was the 13th.
    const late = aCase()
      .effective('2026-03-03')
      .happened('search-started', '2026-03-16')
      .reportedIn('2026-03-12')
      .explainOn('2026-03-16');
    expect(late.line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met on 2026-03-12');
    expect(late.lines('RPT-03')).toEqual([]);
  });
});

describe('a repeated identical event adds nothing', () => {
  const once: ReturnType<typeof event> & { note?: string } = event('documents-received', '2026-03-05', {
    note: 'judgment',
    missing: ['plan'],
  });
  it('whatever its place in the chain and the hour of its recording', () => {
    const again = { ...once, recorded: '2026-03-06T08:00:00+08:00', hash: 'ff' };
    expect(read([once, again], '2026-03-06')).toEqual(['2026-03-05 documents-received 1']);
  });
  it('whatever the order of its fields', () => {
    const again = { missing: ['plan'], note: 'judgment', on: once.on, type: once.type };
    expect(read([once, again], '2026-03-06')).toHaveLength(1);
  });
  it('another day, another field or another order in a list is another event', () => {
    expect(
      read([once, event('documents-received', '2026-03-06', { note: 'judgment', missing: ['plan'] })], '2026-03-06'),
    ).toHaveLength(2);
    expect(read([once, { ...once, note: 'plan' }], '2026-03-06')).toHaveLength(2);
    const lists = [
      ['a', 'b'],
      ['b', 'a'],
    ].map((missing) => event('documents-received', '2026-03-05', { missing }));
    expect(read(lists, '2026-03-06')).toHaveLength(2);
  });
  it('and makes one duty', () => {
    const twice = aCase().happened('documents-received', '2026-03-05').happened('documents-received', '2026-03-05');
    expect(twice.explainOn('2026-03-05').lines('DOC-02')).toEqual(['county-agency 2026-03-05 → 2026-03-10 open']);
  });
});

describe('corrections', () => {
  const wrong = aCase().effective('2026-03-03').event({ type: 'reported-in', on: '2026-03-21', id: 'r' });
  const mended = wrong.event({
    type: 'event-corrected',
    on: '2026-03-23',
    event: 'r',
    fields: { on: '2026-03-12' },
    reason: 'typing error',
  });

  it('an event corrected counts as it should have been written, from the day of the correction', () => {
    expect(mended.explainOn('2026-03-22').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met-late on 2026-03-21');
    expect(mended.explainOn('2026-03-23').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met on 2026-03-12');
  });
  it('the later of two corrections of one field holds', () => {
    const twice = mended.event({ type: 'event-corrected', on: '2026-03-24', event: 'r', fields: { on: '2026-03-14' } });
    expect(twice.explainOn('2026-03-24').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met-late on 2026-03-14');
  });
  it('a correction never changes the type', () => {
    const retyped = wrong.event({ type: 'event-corrected', on: '2026-03-23', event: 'r', fields: { type: 'died' } });
    expect(retyped.explainOn('2026-03-23').state).toBe('registered');
  });
  it('an event withdrawn never happened', () => {
    const gone = wrong.event({ type: 'event-withdrawn', on: '2026-03-23', event: 'r', reason: 'another person' });
    expect(gone.explainOn('2026-03-22').state).toBe('registered');
    expect(gone.explainOn('2026-03-23').state).toBe('overdue');
  });
  it('a correction withdrawn does not hold', () => {
    const back = wrong
      .event({ type: 'event-corrected', on: '2026-03-23', id: 'c', event: 'r', fields: { on: '2026-03-12' } })
      .event({ type: 'event-withdrawn', on: '2026-03-24', event: 'c' });
    expect(back.explainOn('2026-03-24').line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met-late on 2026-03-21');
  });
  it('a withdrawal withdrawn brings the event back', () => {
    const back = wrong
      .event({ type: 'event-withdrawn', on: '2026-03-23', id: 'w', event: 'r' })
      .event({ type: 'event-withdrawn', on: '2026-03-24', event: 'w' });
    expect(back.explainOn('2026-03-23').state).toBe('overdue');
    expect(back.explainOn('2026-03-24').state).toBe('registered');
  });
  it('one that names no record is a finding and changes nothing', () => {
    const dangling = wrong
      .event({ type: 'event-corrected', on: '2026-03-23', event: 'x', fields: { on: '2026-03-12' } })
      .explainOn('2026-03-23');
    expect(dangling.found('REG-02')).toEqual(['warning since 2026-03-23']);
    expect(dangling.line('RPT-01')).toBe('person 2026-03-03 → 2026-03-13 met-late on 2026-03-21');
  });
  it('a corrected or withdrawn event does not live on in its repeat', () => {
    const twice = aCase()
      .effective('2026-03-03')
      .event({ type: 'reported-in', on: '2026-03-21', id: 'r' })
      .event({ type: 'reported-in', on: '2026-03-21', id: 'r' });
    const gone = twice.event({ type: 'event-withdrawn', on: '2026-03-23', event: 'r' });
    expect(gone.explainOn('2026-03-23').state).toBe('overdue');
    const moved = twice.event({ type: 'event-corrected', on: '2026-03-23', event: 'r', fields: { on: '2026-03-25' } });
    expect(moved.explainOn('2026-03-24').state).toBe('overdue');
  });
  it('a correction repeated after a later one does not come back', () => {
    const first = { type: 'event-corrected', on: '2026-03-23', event: 'r', fields: { on: '2026-03-12' } };
    const second = { ...first, fields: { on: '2026-03-14' } };
    expect(wrong.event(first).event(second).event(first).explainOn('2026-03-23').line('RPT-01')).toBe(
      'person 2026-03-03 → 2026-03-13 met-late on 2026-03-14',
    );
  });
  it('an event corrected away from a final state makes the later ones count again', () => {
    const ended = aCase()
      .active('2026-01-05')
      .event({ type: 'died', on: '2026-03-02', id: 'd' })
      .happened('contact-made', '2026-03-10');
    expect(ended.explainOn('2026-03-10').state).toBe('terminated-death');
    expect(ended.event({ type: 'event-withdrawn', on: '2026-03-11', event: 'd' }).explainOn('2026-03-11').state).toBe('active');
  });
});

describe('facts corrected', () => {
  it('hold from the day of the correction, with or without the leading facts.', () => {
    for (const path of ['facts.kind', 'kind']) {
      const corrected = aCase()
        .effective('2026-03-03')
        .event({ type: 'facts-corrected', on: '2026-03-10', path, was: 'suspended-sentence', now: 'temporary-release' });
      expect(corrected.explainOn('2026-03-09').lines('RPT-01')).toHaveLength(1);
      expect(corrected.explainOn('2026-03-10').lines('RPT-01')).toEqual([]);
      expect(corrected.explainOn('2026-03-10').lines('RPT-02')).toHaveLength(1);
    }
  });
  it('leave the original facts as they were', () => {
    const facts = { kind: 'parole', term: { from: '2026-01-01', to: '2026-12-31' } };
    expect(correctFacts(facts, 'term.to', '2027-06-30')).toEqual({
      kind: 'parole',
      term: { from: '2026-01-01', to: '2027-06-30' },
    });
    expect(facts.term.to).toBe('2026-12-31');
    expect(correctFacts({ kind: 'parole' }, 'term.from', '2026-01-01')).toEqual({ kind: 'parole', term: { from: '2026-01-01' } });
  });
  it('reach nothing beyond the facts', () => {
    correctFacts({}, '__proto__.polluted', true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('the order of recording', () => {
  // Every day has one event, so that no tie is broken by the order of recording.
  const steps: readonly ((of: CaseBuilder) => CaseBuilder)[] = [
    (of) => of.effective('2026-03-03'),
    (of) => of.happened('documents-received', '2026-03-05'),
    (of) => of.reportedIn('2026-03-06'),
    (of) => of.registered('2026-03-09'),
    (of) => of.groupFormed('2026-03-10'),
    (of) => of.declared('2026-03-11'),
    (of) => of.inCustody('2026-03-16'),
    (of) => of.outOfCustody('2026-03-20'),
    (of) => of.happened('breach-found', '2026-03-23'),
    (of) => of.happened('revocation-proposed', '2026-03-24'),
    (of) => of.happened('court-ruled', '2026-04-01', { outcome: 'refused' }),
    (of) => of.happened('contact-lost', '2026-04-02'),
    (of) => of.happened('found', '2026-04-08'),
  ];
  const all = steps.map((_, place) => place);
  const told = (order: readonly number[]) => {
    const { explanation } = order
      .reduce((of, place) => steps[place]?.(of) ?? of, aCase().onProbation().term('2026-03-03', '2027-03-02'))
      .explainOn('2026-04-10');
    // The sentence names the record by its place; everything else must be the same.
    return { ...explanation, duties: explanation.duties.map(({ because: _because, ...duty }) => duty) };
  };
  it('says nothing where every event has its own day', () => {
    const expected = told(all);
    const anyOrder = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    fc.assert(
      fc.property(anyOrder, (order) => {
        expect(told(order)).toEqual(expected);
      }),
    );
  });
});
