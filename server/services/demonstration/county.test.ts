import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { explain, parseCaseFile } from '../../../law/index.ts';
import type { Explanation } from '../../../law/kernel/explanation.ts';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { readIdNumber } from '../../registers/people/id-number.ts';
import { type DemoCase, demonstrationOf } from './county.ts';

/** A day after a long holiday, one inside a holiday, and one in a year without a published calendar. */
const DAYS = ['2026-10-09', '2026-02-18', '2027-03-01'].map(plainDate);

function explained(one: DemoCase, on: (typeof DAYS)[number]): Explanation {
  const { facts, settings, events } = one;
  const read = parseCaseFile({ format: 'guitu.case-file/1', case: 'corrections', facts, settings, events });
  if (!read.ok) throw new Error(`${one.plot}: ${read.faults.join('; ')}`);
  return explain(read.file, on);
}

const fingerprint = (day: (typeof DAYS)[number], seed?: string) =>
  createHash('sha256')
    .update(JSON.stringify(demonstrationOf(day, seed).cases))
    .digest('hex');

test('the same seed and day make the same county to the byte; another seed or day makes another', () => {
  const [day, next] = [plainDate('2026-10-09'), plainDate('2026-10-10')];
  const first = fingerprint(day);
  expect(fingerprint(day)).toBe(first);
  expect(fingerprint(day, 'other')).not.toBe(first);
  expect(fingerprint(next)).not.toBe(first);
});

describe.each(DAYS)('on %s', (day) => {
  const { cases, houses } = demonstrationOf(day);
  const stories = cases.map((one) => ({ one, explanation: explained(one, day) }));

  test('486 persons in the large county, 30 in the small one, nobody twice', () => {
    expect(houses.map((house) => cases.filter((one) => one.facts.county === house.county.code).length)).toEqual([486, 30]);
    expect(new Set(cases.map((one) => one.person.idNumber)).size).toBe(516);
    expect(new Set(cases.flatMap((one) => [one.id, ...one.events.map((event) => event.id)])).size).toBe(
      cases.reduce((sum, one) => sum + 1 + one.events.length, 0),
    );
  });

  test('every identity number is well formed and of no division that exists', () => {
    for (const { person } of cases) {
      expect(person.idNumber.startsWith('990101')).toBe(true);
      expect(readIdNumber(person.idNumber, { on: day, demo: true })).toMatchObject({
        ok: true,
        id: { sex: person.sex, born: person.born },
      });
    }
  });

  test('nothing happened today or later: the day is left to be worked', () => {
    expect(cases.flatMap((one) => one.events).filter((event) => event.on >= day)).toEqual([]);
  });

  test('all four kinds, and every state but those that need another county or investigation', () => {
    expect(new Set(cases.map((one) => one.facts.kind)).size).toBe(4);
    expect([...new Set(stories.map(({ explanation }) => explanation.state))].sort()).toEqual([
      'active',
      'cancelled',
      'expected',
      'expiry-hold',
      'fugitive',
      'overdue',
      'registered',
      'released',
      'released-pardon',
      'revocation-pending',
      'terminated-death',
      'terminated-recommitted',
      'terminated-revoked',
      'transfer-in-transit',
      'transferred-out',
    ]);
  });

  test('praise, the end of a phase, a complaint and orders are there to be worked on', () => {
    const counted = (rule: string, clock: string, status: string) =>
      stories.filter(({ explanation }) =>
        explanation.duties.some((duty) => duty.rule === rule && duty.clock === clock && duty.status === status),
      ).length;
    const told = (type: string) => cases.filter((one) => one.events.some((event) => event.type === type)).length;
    expect(counted('REWARD-01', 'decide', 'open')).toBeGreaterThan(0);
    expect(counted('CLS-01', 'phase', 'met')).toBeGreaterThan(100);
    expect(counted('RIGHT-02', 'main', 'open')).toBe(2);
    expect(counted('LEAVE-08', 'contact', 'open')).toBeGreaterThan(0);
    expect(told('praise-declined')).toBeGreaterThan(20);
    expect(told('praised')).toBeGreaterThan(20);
    expect(told('prohibition-reported')).toBeGreaterThan(4);
  });

  test('nobody breaks a rule but where the story is about that', () => {
    const breaches = stories.flatMap(({ one, explanation }) =>
      explanation.findings
        .filter(({ severity, rule }) => severity === 'breach' && !one.breaks.includes(rule))
        .map((finding) => `${one.plot}: ${finding.rule} ${finding.zh}`),
    );
    expect(breaches).toEqual([]);
  });

  test('nothing is late but where the story is about that', () => {
    const late = stories.flatMap(({ one, explanation }) =>
      explanation.duties
        .filter(({ status, rule }) => (status === 'overdue' || status === 'met-late') && !one.breaks.includes(rule))
        .map((duty) => `${one.plot}: ${duty.rule} ${duty.opens} → ${duty.due}, ${duty.status} ${duty.doneOn ?? ''}`),
    );
    expect(late).toEqual([]);
  });
});
