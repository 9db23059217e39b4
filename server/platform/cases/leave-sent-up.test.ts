/** A leave beyond thirty days on its way through the posts: the person's office records it, the county sends it up, the next higher agency decides. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '../scope/actor.ts';
import { createCases } from './pipeline.ts';
import { testCounty } from './test-county.ts';

const county = await testCounty();
const { database, clock, ring, officerA, examiner, units } = county;
const cases = createCases({ database, cipher: ring, clock });

const city = randomUUID();
await county.asOwner(
  `INSERT INTO guitu.organisation (id, kind, name, region, parent) VALUES ($1, 'city-agency', '吉安市社区矫正支队', '360800', NULL)`,
  [city],
);
const higher: Actor = {
  ...examiner,
  account: randomUUID(),
  name: '市局干部',
  roles: ['higher-agency'],
  posts: [
    {
      id: randomUUID(),
      role: 'higher-agency',
      organisation: city,
      organisationName: '吉安市',
      kind: 'city-agency',
      region: '360800',
    },
  ],
  caseloadUnits: [],
};

const EVENTS = [
  { type: 'decision-effective', on: '2026-09-01' },
  { type: 'registered', on: '2026-09-07' },
  { type: 'group-formed', on: '2026-09-07', members: [{ role: 'judicial-office', sex: 'male' }] },
  { type: 'declared', on: '2026-09-08' },
];
const LEAVE = { from: '2026-11-30', to: '2027-01-04', reason: 'medical', destination: '310101' };

test('each does its own part, and no other', async () => {
  const { id, version } = await database.inScope(examiner, (tx) =>
    cases.open(tx, examiner, {
      domain: 'corrections',
      person: randomUUID(),
      unit: units.officeA,
      facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-09-01', to: '2028-08-31' } },
      events: EVENTS,
    }),
  );
  let at = version;
  const act = async (actor: Actor, action: string, input: unknown = {}) => {
    const done = await cases.act(actor, id, action, { version: at, input });
    if (done.ok) at = done.version;
    return done;
  };
  expect(await act(officerA, 'request-leave', LEAVE)).toMatchObject({ ok: true });
  expect(await act(examiner, 'approve-leave')).toMatchObject({ no: 'refused', refusal: { rule: 'LEAVE-07' } });
  expect(await act(higher, 'send-leave-up')).toMatchObject({ no: 'refused', refusal: { rule: 'LEAVE-07' } });
  expect(await act(examiner, 'send-leave-up', { paperNumber: '永矫外请〔2026〕1号' })).toMatchObject({ ok: true });
  const decided = await act(higher, 'approve-leave', { approvedBy: 'province' });
  expect(decided).toMatchObject({ ok: true, events: [{ type: 'leave-approved', approvedBy: 'higher' }] });
  if (!decided.ok) throw new Error('not decided');
  expect(
    decided.duties.filter(({ change }) => change === 'added').map(({ rule, clock, who }) => `${rule}/${clock} ${who}`),
  ).toEqual(expect.arrayContaining(['LEAVE-09/main person', 'LEAVE-07/procuratorate county-agency']));
  for (const action of ['record-visit', 'warn', 'return-from-leave', 'tell-procuratorate']) {
    expect(await act(higher, action)).toMatchObject({ no: 'refused' });
  }
});
