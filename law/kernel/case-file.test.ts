import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../index.ts';

const FILE = { format: 'guitu.case-file/1', case: 'corrections', facts: { kind: 'suspended-sentence' }, events: [] };
const faults = (input: unknown) => {
  const read = parseCaseFile(input);
  return read.ok ? [] : read.faults;
};
const inEvent = (event: unknown) => faults({ ...FILE, events: [event] });
const inFacts = (facts: unknown) => faults({ ...FILE, facts });
const inSettings = (settings: unknown) => faults({ ...FILE, settings });
const KINDS = 'public-surveillance, suspended-sentence, parole, temporary-release';
const PROFILES = 'national, demo, provincial-grading-2020, jingbian';
const CASES = 'corrections, investigation, grid-event';

describe('what cannot be read is a fault, one line each, beginning with the bare path (contract §3.1, §4)', () => {
  it.each([
    [null, 'the document: must be a JSON object'],
    [[], 'the document: must be a JSON object'],
    ['{}', 'the document: must be a JSON object'],
    [{ ...FILE, format: 'guitu.case-file/2' }, 'format: "guitu.case-file/2" is not guitu.case-file/1'],
    [{ ...FILE, format: undefined }, 'format: nothing is not guitu.case-file/1'],
    [{ ...FILE, case: 'fishing' }, `case: "fishing" is not one of ${CASES}`],
    [{ ...FILE, case: 'constructor' }, `case: "constructor" is not one of ${CASES}`],
    [{ ...FILE, case: undefined }, `case: nothing is not one of ${CASES}`],
    [{ ...FILE, id: 7 }, 'id: 7 is not text'],
    [{ ...FILE, events: undefined }, 'events: nothing is not a list'],
    [{ ...FILE, events: {} }, 'events: {} is not a list'],
  ])('the document %j', (document, line) => expect(faults(document)).toEqual([line]));

  it.each([
    [undefined, 'facts: is missing'],
    [[], 'facts: [] is not an object'],
    [{}, 'facts.kind: is missing'],
    [{ kind: 'fine' }, `facts.kind: "fine" is not one of ${KINDS}`],
    [{ kind: 'parole', born: '1990-13-01' }, 'facts.born: 1990-13-01 is not a date'],
    [{ kind: 'parole', born: 19900101 }, 'facts.born: 19900101 is not a date'],
    [{ kind: 'parole', sex: 'm' }, 'facts.sex: "m" is not one of male, female, unknown'],
    [{ kind: 'parole', county: '3608' }, 'facts.county: "3608": must be a six-digit division code'],
    [{ kind: 'parole', term: { from: '2026-01-01' } }, 'facts.term.to: is missing'],
    [{ kind: 'parole', term: { from: '2026-02-30', to: '2026-12-31' } }, 'facts.term.from: 2026-02-30 is not a date'],
    [{ kind: 'parole', term: 'two years' }, 'facts.term: "two years" is not an object'],
    [{ kind: 'parole', juvenileAtOffence: 'yes' }, 'facts.juvenileAtOffence: "yes" is not true or false'],
    [
      { kind: 'temporary-release', temporaryReleaseGround: 'old' },
      'facts.temporaryReleaseGround: "old" is not one of medical, pregnancy-nursing, self-care',
    ],
  ])('the facts %j', (facts, line) => expect(inFacts(facts)).toEqual([line]));

  it.each([
    ['x', 'events[0]: "x" is not an object'],
    [null, 'events[0]: null is not an object'],
    [{ on: '2026-01-05' }, 'events[0].type: nothing is not an event type of this case'],
    [{ type: 7, on: '2026-01-05' }, 'events[0].type: 7 is not an event type of this case'],
    [{ type: 'flew', on: '2026-01-05' }, 'events[0].type: "flew" is not an event type of this case'],
    [{ type: 'toString', on: '2026-01-05' }, 'events[0].type: "toString" is not an event type of this case'],
    [
      { type: 'commission-received', on: '2026-01-05' },
      'events[0].type: "commission-received" is not an event type of this case',
    ],
    [{ type: 'registered' }, 'events[0].on: is missing'],
    [{ type: 'registered', on: '2026-02-30' }, 'events[0].on: 2026-02-30 is not a date'],
    [{ type: 'registered', on: '2026-2-3' }, 'events[0].on: 2026-2-3 is not a date'],
    [{ type: 'registered', on: 20260105 }, 'events[0].on: 20260105 is not a date'],
    [
      { type: 'arrest-requested', on: '2026-01-05', at: '2026-01-05 10:00' },
      'events[0].at: 2026-01-05 10:00 is not an instant such as 2026-10-09T09:30:00+08:00',
    ],
    [{ type: 'registered', on: '2026-01-05', proceeding: 4 }, 'events[0].proceeding: 4 is not text'],
    [
      { type: 'leave-approved', on: '2026-01-05', approvedBy: 'mayor' },
      'events[0].approvedBy: "mayor" is not one of judicial-office, county, higher, province, bureau-head',
    ],
    [{ type: 'leave-requested', on: '2026-01-05', from: '2026-02-30' }, 'events[0].from: 2026-02-30 is not a date'],
    [
      { type: 'leave-requested', on: '2026-01-05', reason: 'fun' },
      'events[0].reason: "fun" is not one of medical, study, proceedings, family, work, other',
    ],
    [
      { type: 'leave-requested', on: '2026-01-05', destination: '11' },
      'events[0].destination: "11": must be a six-digit division code',
    ],
    [
      { type: 'custody-notified', on: '2026-01-05', measure: 'house' },
      'events[0].measure: "house" is not one of administrative-detention, criminal-detention, arrest, drug-rehabilitation, judicial-detention, residential-surveillance, bail, other',
    ],
    [{ type: 'court-ruled', on: '2026-01-05', outcome: 'maybe' }, 'events[0].outcome: "maybe" is not one of granted, refused'],
    [
      { type: 'decision-effective', on: '2026-01-05', organ: 'mayor' },
      'events[0].organ: "mayor" is not one of court, prison-administration, public-security',
    ],
    [
      { type: 'reported-in', on: '2026-01-05', properReason: 'maybe' },
      'events[0].properReason: "maybe" is not one of yes, no, unknown',
    ],
    [
      { type: 'interval-extended', on: '2026-01-05', what: 'visit', months: 1 },
      'events[0].what: "visit" is not one of health-report, re-examination',
    ],
    [
      { type: 'interval-extended', on: '2026-01-05', what: 're-examination', months: 1.5 },
      'events[0].months: 1.5 is not a whole number',
    ],
    [{ type: 'move-decided', on: '2026-01-05', approved: 'yes' }, 'events[0].approved: "yes" is not true or false'],
    [
      { type: 'facts-corrected', on: '2026-01-05', path: 'facts.born', now: '2026-02-30' },
      'events[0].now: facts.born: 2026-02-30 is not a date',
    ],
  ])('the event %j', (event, line) => expect(inEvent(event)).toEqual([line]));

  it.each([
    [[], 'settings: [] is not an object'],
    [{ profile: 'mars' }, `settings.profile: "mars" is not one of ${PROFILES}`],
    [
      { profile: 'sichuan-2014' },
      `settings.profile: "sichuan-2014" ended on 2020-06-30 with the law it stood on and is not one of ${PROFILES}`,
    ],
    [{ set: [] }, 'settings.set: [] is not an object'],
    [{ set: { 'report.days': 12 } }, 'settings.set.report.days: is fixed by national law and cannot be overridden'],
    [{ set: { 'epos.maxMonths': 3 } }, 'settings.set.epos.maxMonths: is fixed by national law and cannot be overridden'],
    [{ set: { 'no.such': 1 } }, 'settings.set.no.such: is not a parameter'],
    [{ set: { constructor: 1 } }, 'settings.set.constructor: is not a parameter'],
    [{ set: { 'promptly.REG-03': -1 } }, 'settings.set.promptly.REG-03: must be a whole number of days, or null'],
    [
      { set: { 'release.prepDays': 'x' } },
      'settings.set.release.prepDays: has the wrong shape: Invalid input: expected number, received string',
    ],
  ])('the settings %j', (settings, line) => expect(inSettings(settings)).toEqual([line]));

  it('the place of the event in the record is the place in the path', () => {
    const fine = { type: 'contact-made', on: '2026-01-05' };
    expect(faults({ ...FILE, events: [fine, fine, fine, { ...fine, on: '2026-02-30' }] })).toEqual([
      'events[3].on: 2026-02-30 is not a date',
    ]);
  });
  it('every fault is said, not only the first', () => {
    expect(faults({ ...FILE, format: 'x', facts: { kind: 'fine' }, events: [{ type: 'flew', on: 'today' }] })).toEqual([
      'format: "x" is not guitu.case-file/1',
      `facts.kind: "fine" is not one of ${KINDS}`,
      'events[0].type: "flew" is not an event type of this case',
      'events[0].on: today is not a date',
    ]);
  });
  it('a correction may not leave a record that cannot be read', () => {
    const events = [
      { type: 'registered', on: '2026-01-05', id: 'a' },
      { type: 'event-corrected', on: '2026-01-06', event: 'a', fields: { on: '2026-02-30' } },
    ];
    expect(faults({ ...FILE, events })).toEqual(['events[1].fields.on: 2026-02-30 is not a date']);
  });
});

describe('what can be read is no fault', () => {
  it.each([
    [
      'fields this version does not know',
      { ...FILE, colour: 1, facts: { kind: 'parole', hobby: 'x' }, events: [{ type: 'registered', on: '2026-01-05', foo: 1 }] },
    ],
    ['a grade of a profile’s own', { ...FILE, events: [{ type: 'graded', on: '2026-01-05', grade: 'A' }] }],
    ['a ground in words', { ...FILE, events: [{ type: 'warned', on: '2026-01-05', ground: 'left the county' }] }],
    ['a broken guard', { ...FILE, events: [{ type: 'released', on: '2026-01-05' }] }],
    [
      'a correction of a record that is not there',
      { ...FILE, events: [{ type: 'event-withdrawn', on: '2026-01-05', event: 'x' }] },
    ],
    [
      'local settings',
      { ...FILE, settings: { profile: 'demo', set: { 'leave.delegatedToOffice': false, 'promptly.REG-03': null } } },
    ],
  ])('%s', (_name, document) => expect(faults(document)).toEqual([]));

  it('the document is handed on as it came', () => {
    const read = parseCaseFile(FILE);
    expect(read.ok && read.file).toEqual(FILE);
  });
});
