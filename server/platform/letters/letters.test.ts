import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { createCases } from '../cases/pipeline.ts';
import { testCounty } from '../cases/test-county.ts';
import { relayOne } from '../outbox/outbox.ts';
import { DELIVER, deliverLetter, type NewLetter, sendLetter } from './letters.ts';

const county = await testCounty();
const { database, clock, ring, examiner, farExaminer, units } = county;
const deps = { database, clock, cipher: ring };
const cases = createCases(deps);
const logger = { error: () => undefined } as never; // the relay only ever calls error
const handlers = {
  [DELIVER]: (tx: Parameters<typeof deliverLetter>[1], id: string) => deliverLetter({ ...deps, cases }, tx, id),
};
const relay = () => relayOne({ database, clock, logger, handlers });

const facts = { kind: 'suspended-sentence', born: '1988-03-01', term: { from: '2026-11-10', to: '2028-11-09' } };
const openAt = (unit: string, actor: typeof examiner) =>
  database.inScope(actor, (tx) =>
    cases.open(tx, actor, {
      domain: 'corrections',
      person: randomUUID(),
      unit,
      facts,
      events: [{ type: 'decision-effective', on: '2026-11-10' }],
    }),
  );
const send = (fromCase: string, to: NewLetter['to'], content: NewLetter['content']) =>
  database.inScope(examiner, (tx) => sendLetter(deps, tx, examiner, { kind: 'papers-sent', fromCase, to, content }));
const letter = async (id: string) =>
  (
    await county.asOwner(
      `SELECT to_case, delivered IS NOT NULL AS delivered, delivered_as, refused, paper_number FROM guitu.letter WHERE id = $1`,
      [id],
    )
  )[0];
const drain = async () => {
  while (await relay());
};

describe('letters', () => {
  test('become one event of the receiver that carries their id, however often they are delivered', async () => {
    const [from, to] = [await openAt(units.officeA, examiner), await openAt(units.farCounty, farExaminer)];
    const id = await send(
      from.id,
      { carrier: 'guitu', unit: units.farCounty, case: to.id, name: '吉水县' },
      { events: [{ type: 'documents-received', on: plainDate('2026-11-20') }] },
    );
    await Promise.all([relay(), relay(), relay(), relay()]);
    await drain();
    await database.asSystem('test', (tx) => deliverLetter({ ...deps, cases }, tx, id));
    const file = await database.inScope(farExaminer, (tx) => cases.file(tx, farExaminer, to.id));
    expect(file?.events.map((event) => [event.type, event.letter])).toEqual([
      ['decision-effective', undefined],
      ['documents-received', id],
    ]);
    expect(await letter(id)).toMatchObject({ delivered: true, delivered_as: file?.events[1]?.id });
    // The sender is as responsible as before: nothing happened to its case.
    expect((await database.inScope(examiner, (tx) => cases.file(tx, examiner, from.id)))?.events).toHaveLength(1);
  });

  test('open a case at a receiver that has none, once', async () => {
    const from = await openAt(units.officeA, examiner);
    const id = await send(
      from.id,
      { carrier: 'guitu', unit: units.farCounty, name: '吉水县' },
      { open: { domain: 'corrections', person: null, facts, events: [{ type: 'decision-effective', on: '2026-11-10' }] } },
    );
    await drain();
    await county.asOwner('UPDATE guitu.outbox SET done = NULL WHERE subject = $1', [id]);
    await drain();
    const row = await letter(id);
    expect(row).toMatchObject({ delivered: true });
    expect(await county.asOwner('SELECT count(*)::int AS n FROM guitu.case_event WHERE letter = $1', [id])).toEqual([{ n: 1 }]);
    expect(await database.inScope(farExaminer, (tx) => cases.file(tx, farExaminer, String(row?.to_case)))).toBeDefined();
  });

  test('on paper are recorded with their number and wait for nobody', async () => {
    const from = await openAt(units.officeA, examiner);
    const id = await send(
      from.id,
      { carrier: 'paper', name: '泰和县社区矫正管理局', number: '永矫函〔2026〕7号' },
      { events: [] },
    );
    await drain();
    expect(await letter(id)).toMatchObject({ delivered: false, paper_number: '永矫函〔2026〕7号' });
  });

  test('that the receiver cannot read are refused with the reason, and nothing is appended', async () => {
    const [from, to] = [await openAt(units.officeA, examiner), await openAt(units.farCounty, farExaminer)];
    const id = await send(
      from.id,
      { carrier: 'guitu', unit: units.farCounty, case: to.id, name: '吉水县' },
      { events: [{ type: 'no-such-event', on: plainDate('2026-11-20') }] },
    );
    await drain();
    expect(await letter(id)).toMatchObject({ delivered: false, refused: expect.stringContaining('no-such-event') });
  });

  test('roll back with the act that sends them', async () => {
    const from = await openAt(units.officeA, examiner);
    const before = await county.asOwner('SELECT count(*)::int AS n FROM guitu.letter');
    await expect(
      database.inScope(examiner, async (tx) => {
        await sendLetter(deps, tx, examiner, {
          kind: 'papers-sent',
          fromCase: from.id,
          to: { carrier: 'guitu', unit: units.farCounty, name: '吉水县' },
          content: { events: [] },
        });
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    expect(await county.asOwner('SELECT count(*)::int AS n FROM guitu.letter')).toEqual(before);
    expect(await relay()).toBe(false);
  });

  test('a failing entry waits and lets the others pass', async () => {
    const from = await openAt(units.officeA, examiner);
    await county.asOwner(
      `INSERT INTO guitu.outbox (topic, case_id, subject, created, try_after) VALUES ('nobody.knows', $1, gen_random_uuid(), '2020-01-01', '2020-01-01')`,
      [from.id],
    );
    expect(await relay()).toBe(true);
    expect(await relay()).toBe(false);
    const [row] = await county.asOwner(
      `SELECT attempts, done, try_after > $1 AS later FROM guitu.outbox WHERE topic = 'nobody.knows'`,
      [clock.now()],
    );
    expect(row).toEqual({ attempts: 1, done: null, later: true });
  });
});
