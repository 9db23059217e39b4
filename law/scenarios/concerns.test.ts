import { describe, expect, it } from 'vitest';
import { EVENTS, type EventName } from '../corrections/events.ts';
import { unitsServed } from '../corrections/servings.ts';
import { servings } from '../index.ts';
import { addDays, plainDate } from '../kernel/plain-date.ts';
import { aCase, type CaseBuilder } from './a-case.ts';

const active = aCase().onProbation().active('2026-01-05').term('2026-01-05', '2027-12-31').facts({ county: '360825' });
const DAY = plainDate('2026-08-05');
const on = (one: CaseBuilder, day: string = DAY) =>
  (one.explainOn(day).explanation.concerns ?? []).map(({ organ, matter, event, since, until }) => ({
    organ,
    matter,
    event,
    since,
    until,
  }));

describe('a paper served on an organ of the register', () => {
  // 5 August + 90 days = 3 November: 26 left of August, 30, 31, 3.
  const served = { matter: 'copy', event: 'served', since: DAY, until: '2026-11-03' };
  const SERVED: readonly EventName[] = ['copy-served', 'receipt-sent', 'procuratorate-told'];

  const saying = (type: EventName) => (type === 'copy-served' ? { copyOf: 'warning', copyTo: 'procuratorate' } : {});

  it.each(SERVED)('%s: concerns it from that day on, for the days it may be read', (type) => {
    const one = active.happened(type, DAY, { id: 'served', addressee: 'the-organ', ...saying(type) });
    expect(on(one)).toEqual([{ organ: 'the-organ', ...served }]);
  });

  it.each(SERVED)('%s: concerns nobody where the organ is named in words or not at all', (type) => {
    expect(on(active.happened(type, DAY, { id: 'served', ...saying(type) }))).toEqual([]);
  });

  it('a service withdrawn concerns nobody', () => {
    const one = active
      .happened('copy-served', DAY, { id: 'served', addressee: 'the-organ', copyOf: 'warning', copyTo: 'prison' })
      .happened('event-withdrawn', DAY, { id: 'back', event: 'served', reason: 'x' });
    expect(on(one)).toEqual([]);
  });

  it('two organs served by two records are two concerns, each of its own record', () => {
    const one = active
      .happened('copy-served', DAY, { id: 'one', addressee: 'police', copyOf: 'release', copyTo: 'public-security' })
      .happened('copy-served', DAY, { id: 'two', addressee: 'prosecutors', copyOf: 'release', copyTo: 'procuratorate' });
    expect(on(one).map(({ organ, event }) => [organ, event])).toEqual([
      ['police', 'one'],
      ['prosecutors', 'two'],
    ]);
  });

  it('every record that serves a paper on an organ can name it, and no other can', () => {
    const naming = Object.entries(EVENTS)
      .filter(([, { fields }]) => 'addressee' in fields.shape && 'receiptHash' in fields.shape)
      .map(([type]) => type);
    expect(naming.sort()).toEqual([...SERVED].sort());
  });

  it('of what is served the recipients that are organs name a unit, the person none', () => {
    const rows = servings(active.happened('warned', DAY, { id: 'decision' }).file(), DAY);
    expect(rows.map(({ to }) => [to, unitsServed(to)]).sort()).toEqual([
      ['person', []],
      ['procuratorate', ['procuratorate']],
    ]);
    expect(unitsServed('decision-organ')).toEqual(['court', 'public-security', 'prison']);
  });
});

describe('what was asked of an organ', () => {
  const lost = active.happened('contact-lost', DAY).happened('police-asked', DAY, { id: 'asked', addressee: 'the-police' });

  it('concerns it until it is settled, and some days more', () => {
    expect(on(lost)).toEqual([{ organ: 'the-police', matter: 'search', event: 'asked', since: DAY, until: undefined }]);
    const found = lost.happened('found', addDays(DAY, 10));
    expect(on(found, '2026-08-15')).toMatchObject([{ until: '2026-11-13' }]);
  });
});
