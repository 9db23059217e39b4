/** A sanction on its way: evidence whose file lies with the case, and two accounts that sign. */
import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fileStore } from '../files/file-store.ts';
import type { Actor } from '../scope/actor.ts';
import { createCases } from './pipeline.ts';
import { testCounty } from './test-county.ts';

const county = await testCounty();
const { database, clock, ring, officerA, examiner, units } = county;
const cases = createCases({ database, cipher: ring, clock });
const files = fileStore({ cipher: ring, clock });

const headOf = (name: string): Actor => ({
  ...examiner,
  account: randomUUID(),
  name,
  roles: ['county-head'],
  posts: examiner.posts.map((post) => ({ ...post, id: randomUUID(), role: 'county-head' as const })),
});
const [head, otherHead] = [headOf('县局负责人'), headOf('县局副职')];

const HISTORY = [
  { type: 'decision-effective', on: '2026-09-01' },
  { type: 'registered', on: '2026-09-07' },
  { type: 'group-formed', on: '2026-09-07', members: [{ role: 'judicial-office', sex: 'male' }] },
  { type: 'declared', on: '2026-09-08' },
];

const openCase = () =>
  database.inScope(examiner, (tx) =>
    cases.open(tx, examiner, {
      domain: 'corrections',
      person: randomUUID(),
      unit: units.officeA,
      facts: { kind: 'suspended-sentence', county: '360825', term: { from: '2026-09-01', to: '2028-08-31' } },
      events: HISTORY,
    }),
  );

let [id, at] = ['', 0];
beforeEach(async () => {
  ({ id, version: at } = await openCase());
});

const act = async (actor: Actor, action: string, input: unknown = {}) => {
  const done = await cases.act(actor, id, action, { version: at, input });
  if (done.ok) at = done.version;
  return done;
};
async function attach(to: string, text: string): Promise<string> {
  const added = await database.inScope(officerA, (tx) =>
    files.add(tx, officerA, { caseId: to, name: '查找记录.pdf', bytes: Buffer.from(`%PDF-1.7 ${text}`) }),
  );
  if (!added.ok) throw new Error(added.why);
  return added.file.sha256;
}
const piece = (sha256?: string) => ({
  evidence: [{ source: '查找记录', collectedOn: '2026-11-23', collector: '甲所干部', ...(sha256 ? { sha256 } : {}) }],
});
const typed = createHash('sha256').update('nothing that was kept').digest('hex');

describe('evidence', () => {
  test('a hash is that of a file of this case: a typed one, and one of another case, are refused', async () => {
    const other = await openCase();
    const elsewhere = await attach(other.id, 'of somebody else');
    for (const sha256 of [typed, elsewhere]) {
      expect(await act(officerA, 'keep-evidence', piece(sha256))).toEqual({
        ok: false,
        no: 'faults',
        faults: [`input.evidence[0].sha256: "${sha256}" is not the hash of a file of this case`],
      });
    }
    const kept = await attach(id, 'of this case');
    expect(await act(officerA, 'keep-evidence', piece(kept))).toMatchObject({ ok: true, events: [{ type: 'evidence-kept' }] });
  });

  test('what is only on paper may be named with a breach, and is not whole', async () => {
    const onPaper = { evidence: [{ source: '证人证言', collectedOn: '2026-11-23', collector: '甲所干部', keptAt: '档案柜3' }] };
    expect(await act(officerA, 'keep-evidence', onPaper)).toMatchObject({ no: 'refused', refusal: { rule: 'CHECK-03' } });
    expect(await act(officerA, 'record-breach', onPaper)).toMatchObject({ ok: true });
    await act(officerA, 'take-statement', { content: '承认' });
    await act(officerA, 'propose-sanction', { sanction: 'warning' });
    expect(await act(head, 'warn')).toMatchObject({ no: 'refused', refusal: { rule: 'CHECK-03' } });
  });

  test('a correction puts in no other hash than that of a file of this case', async () => {
    const kept = await act(officerA, 'keep-evidence', piece(await attach(id, 'the record')));
    if (!kept.ok) throw new Error('not kept');
    const correct = (sha256: string) =>
      act(officerA, 'correct-event', { event: kept.events[0]?.id, fields: piece(sha256), reason: '文件附错' });
    expect(await correct(typed)).toMatchObject({
      no: 'faults',
      faults: [`input.fields.evidence[0].sha256: "${typed}" is not the hash of a file of this case`],
    });
    expect(await correct(await attach(id, 'the right record'))).toMatchObject({ ok: true });
  });
});

describe('two people sign', () => {
  /** A breach with its evidence and the person's word, recorded and proposed by `by`. */
  async function proposedBy(by: Actor): Promise<void> {
    expect(await act(officerA, 'record-breach', piece(await attach(id, 'proof')))).toMatchObject({ ok: true });
    expect(await act(officerA, 'take-statement')).toMatchObject({ no: 'refused', refusal: { rule: 'CHECK-03' } });
    expect(await act(officerA, 'take-statement', { content: '承认' })).toMatchObject({ ok: true });
    expect(await act(by, 'propose-sanction', { sanction: 'warning' })).toMatchObject({ ok: true });
  }
  const waiting = async () =>
    (
      await county.asOwner<{ who: string; clock: string; done_on: string | null }>(
        `SELECT who, clock, done_on FROM guitu.duty WHERE case_id = $1 AND rule = 'WARN-01'`,
        [id],
      )
    ).map(({ who, clock, done_on }) => `${who} ${clock} ${done_on === null ? 'open' : 'done'}`);

  test('the proposal stands in the worklist until another account decides; the level is not written in by hand', async () => {
    await proposedBy(officerA);
    expect(await waiting()).toEqual(['county-agency decide open']);
    expect(await act(head, 'warn', { approvedBy: 'judicial-office' })).toMatchObject({
      ok: true,
      events: [{ type: 'warned', approvedBy: 'county', by: head.account }],
    });
    expect(await waiting()).toEqual(['county-agency decide done']);
  });

  test('whoever proposed does not decide, also when somebody else has recorded another breach since', async () => {
    await proposedBy(head);
    expect(await act(head, 'warn')).toMatchObject({ no: 'refused', refusal: { rule: 'ORG-02' } });
    await act(officerA, 'record-breach', { content: '又一次' });
    expect(await act(head, 'warn')).toMatchObject({ no: 'refused', refusal: { rule: 'ORG-02' } });
    expect(await act(otherHead, 'warn')).toMatchObject({ ok: true });
  });

  test('nobody signs for somebody else: a signer cannot be named', async () => {
    await proposedBy(head);
    for (const named of [{ by: otherHead.account }, { signer: otherHead.account }]) {
      expect(await act(head, 'warn', named)).toMatchObject({ no: 'faults' });
    }
  });

  test('a proposal may be declined, with a reason, and then waits no more', async () => {
    await proposedBy(officerA);
    expect(await act(head, 'decline-sanction')).toMatchObject({ no: 'refused', refusal: { rule: 'CHECK-03' } });
    expect(await act(head, 'decline-sanction', { reason: '有正当理由' })).toMatchObject({ ok: true });
    expect(await waiting()).toEqual(['county-agency decide done']);
    expect(await act(head, 'warn')).toMatchObject({ no: 'refused', refusal: { rule: 'ORG-02' } });
  });
});
