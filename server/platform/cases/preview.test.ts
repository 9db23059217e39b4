/** Looking before acting: what a grade and what custody add, move and lift is said before, and is what happens. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { createCases, type DutyChange } from './pipeline.ts';
import { testCounty } from './test-county.ts';

/** A Tuesday. */
const county = await testCounty(plainDate('2026-11-24'));
const { database, clock, ring, units, examiner } = county;
const cases = createCases({ database, clock, cipher: ring });

const open = (facts: object, events: readonly object[]) =>
  database.inScope(examiner, (tx) =>
    cases.open(tx, examiner, {
      domain: 'corrections',
      person: randomUUID(),
      unit: units.officeA,
      facts: { sex: 'male', born: '1988-03-01', county: '360825', ...facts },
      settings: { profile: 'demo' },
      events,
    }),
  );

const line = ({ change, rule, clock, was, due, status }: DutyChange) =>
  `${change} ${rule}/${clock} ${was === undefined ? '' : `${was} → `}${due} ${status}`;

/** Looks, then acts, and answers what both said. */
async function lookAndAct(id: string, version: number, action: string, input: object) {
  const looked = await database.inScope(examiner, (tx) => cases.preview(tx, examiner, id, action, input));
  if (!looked.ok || looked.refusal) throw new Error(JSON.stringify(looked));
  const acted = await cases.act(examiner, id, action, { version, input });
  if (!acted.ok) throw new Error(JSON.stringify(acted));
  expect(acted.duties.map(line).sort()).toEqual(looked.duties.map(line).sort());
  return looked.duties.map(line).sort();
}

test('a grade: rounds of the new one come, those of the old one go', async () => {
  const { id, version } = await open({ kind: 'suspended-sentence', term: { from: '2026-09-01', to: '2028-08-31' } }, [
    { type: 'decision-effective', on: '2026-09-01' },
    { type: 'registered', on: '2026-09-04' },
    { type: 'declared', on: '2026-09-05' },
    { type: 'graded', on: '2026-09-05', grade: 'strict' },
  ]);
  const lines = await lookAndAct(id, version, 'grade', { on: '2026-11-24', grade: 'ordinary', reason: '三个月内无违规' });
  // The strict grade's weekly calls go; visits go from every month to every second one: December's is due with January.
  expect(lines.filter((one) => !/ REP-01\//.test(one))).toEqual([
    'added CLS-01/review 2027-02-24 open',
    'added CLS-01/told 2026-12-04 open',
    'added REG-07/main null open',
    'changed CHECK-01/visit 2026-12-31 → 2027-01-31 open',
    // The entry phase was over on 4 October; ten days later, and nobody had decided.
    'changed CLS-01/phase 2026-10-14 met-late',
    // 5 September + 3 months = 5 December, a Saturday: Monday the 7th.
    'changed CLS-01/review 2026-12-07 met',
    'removed CHECK-01/visit 2027-01-31 open',
  ]);
  expect(lines.filter((one) => one.startsWith('removed REP-01/phone'))).toHaveLength(9);
});

test('custody: what the person owes waits; once it ends, each day moves by the days in custody', async () => {
  const { id, version } = await open(
    { kind: 'temporary-release', temporaryReleaseGround: 'medical', term: { from: '2026-10-26', to: '2028-10-25' } },
    [
      { type: 'decision-effective', on: '2026-10-26' },
      { type: 'registered', on: '2026-11-02' },
      { type: 'declared', on: '2026-11-03' },
    ],
  );
  const held = await lookAndAct(id, version, 'record-custody', {
    on: '2026-11-10',
    measure: 'administrative-detention',
    decidedOn: '2026-11-10',
  });
  expect(held).toEqual([
    'changed ASSESS-01/main 2027-02-03 paused',
    'changed REP-01/phone 2026-11-15 paused',
    // The week of 16 to 22 November lies wholly in custody.
    'changed REP-01/phone 2026-11-22 lifted',
    'changed REP-01/phone 2026-11-29 paused',
    'changed REP-04/main 2026-12-02 paused',
    'changed REP-05/main 2027-02-02 paused',
  ]);
  const free = await lookAndAct(id, version + 1, 'record-custody-end', { on: '2026-11-20', ended: 'freed' });
  // Ten days, from the 10th to the 20th; of the week from 16 November the four days before the 20th.
  expect(free).toEqual([
    // 3 November + 3 months = 3 February; + 10 days = 13 February 2027, a Saturday: Monday the 15th.
    'changed ASSESS-01/main 2027-02-03 → 2027-02-15 open',
    'changed REP-01/phone 2026-11-15 → 2026-11-25 open',
    'changed REP-01/phone 2026-11-22 → 2026-11-26 open',
    'changed REP-01/phone 2026-11-29 open',
    // 2 December + 10 = 12 December, a Saturday: Monday the 14th.
    'changed REP-04/main 2026-12-02 → 2026-12-14 open',
    'changed REP-05/main 2027-02-02 → 2027-02-12 open',
  ]);
});

test('what the law would newly see is said as well: asked at short notice, and no leave at all within the same city', async () => {
  const { id, version } = await open({ kind: 'suspended-sentence', term: { from: '2026-09-01', to: '2028-08-31' } }, [
    { type: 'decision-effective', on: '2026-09-01' },
    { type: 'registered', on: '2026-09-04' },
    { type: 'declared', on: '2026-09-05' },
  ]);
  const look = async (input: object) => {
    const looked = await database.inScope(examiner, (tx) => cases.preview(tx, examiner, id, 'request-leave', input));
    return looked.ok && looked.findings.map(({ rule, severity }) => `${rule} ${severity}`);
  };
  expect(await look({ from: '2026-11-30', to: '2026-12-01', destination: '110101' })).toEqual([]);
  expect(await look({ from: '2026-11-25', to: '2026-11-26', destination: '110101' })).toEqual(['LEAVE-03 notice']);
  expect(await look({ from: '2026-11-30', to: '2026-12-01', destination: '360825' })).toEqual(['LEAVE-01 notice']);
  // What is on record already is not new: a second request says nothing of the first.
  const asked = await cases.act(examiner, id, 'request-leave', {
    version,
    input: { from: '2026-11-25', to: '2026-11-26', destination: '110101' },
  });
  expect(asked.ok).toBe(true);
  expect(await look({ from: '2026-11-30', to: '2026-12-01', destination: '110101' })).toEqual([]);
});
