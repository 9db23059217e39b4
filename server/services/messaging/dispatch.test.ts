/** What became of a message: sent once, tried again, given up, interrupted, stopped. Carriers here are real functions that answer as told. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Outgoing, Sent } from './carriers/carrier.ts';
import { findPoints } from './contact-points.ts';
import { sendWaiting } from './dispatch.ts';
import { messagingCounty } from './test-messages.ts';
import { runTurn } from './turns.ts';

const county = await messagingCounty();
const { deps, clock, officerA, database } = county;

/** A second process with a carrier that answers as told, and counts. */
function process(answer: (message: Outgoing) => Sent | Promise<Sent>) {
  const sent: Outgoing[] = [];
  const carriers = {
    sms: {
      send: async (message: Outgoing) => {
        sent.push(message);
        return answer(message);
      },
    },
  };
  return { sent, deps: { ...deps, database: county.open(), carriers } };
}

const stateOf = async (caseId: string) => {
  const rows = (await county.deliveries(caseId)).filter(({ channel }) => channel === 'sms');
  return rows.map(({ state, failure, attempts }) => ({ state, failure, attempts }));
};
const one = async (phone?: string) => {
  const [opened] = await county.expected([phone], '2026-11-16');
  return opened ?? { id: '', person: '', event: '' };
};

describe('a crash', () => {
  test('between sending and recording: never sent again by itself, shown as interrupted', async () => {
    const { id } = await one('13700000001');
    const dying = process(() => new Promise(() => undefined));
    const turn = runTurn(dying.deps);
    await expect.poll(() => dying.sent.length).toBe(1);
    expect(await stateOf(id)).toEqual([{ state: 'sending', failure: null, attempts: 1 }]);

    const next = process(() => ({ ok: true }));
    await runTurn(next.deps);
    expect(next.sent).toEqual([]);
    clock.advance(121_000);
    await runTurn(next.deps);
    expect(next.sent).toEqual([]);
    expect(await stateOf(id)).toEqual([{ state: 'failed', failure: 'interrupted', attempts: 1 }]);
    void turn;
  });

  test('before the claim is committed: the next process sends it, once', async () => {
    const { id } = await one('13700000002');
    const breaking = {
      ...deps,
      keys: {
        ...deps.keys,
        seal: (place: Parameters<typeof deps.keys.seal>[0], plain: string) => {
          if (place.column === 'said') throw new Error('the disk is full');
          return deps.keys.seal(place, plain);
        },
      },
    };
    await runTurn(breaking);
    expect(await stateOf(id)).toEqual([{ state: 'queued', failure: null, attempts: 1 }]);
    clock.advance(60_000);
    const next = process(() => ({ ok: true }));
    await runTurn(next.deps);
    expect(next.sent.length).toBe(1);
    expect((await stateOf(id))[0]?.state).toBe('sent');
  });
});

test('four processes at once send each message once', async () => {
  const opened = await county.expected(
    Array.from({ length: 40 }, (_, n) => `136${String(n).padStart(8, '0')}`),
    '2026-11-16',
  );
  const all = Array.from({ length: 4 }, () => process(() => ({ ok: true })));
  await Promise.all(all.map((each) => runTurn(each.deps)));
  await Promise.all(all.map((each) => sendWaiting(each.deps)));
  const sent = all.flatMap((each) => each.sent.map(({ to }) => to));
  expect(sent.length).toBe(40);
  expect(new Set(sent).size).toBe(40);
  for (const { id } of opened) expect((await stateOf(id))[0]?.state).toBe('sent');
});

test('what fails for now is tried again, later each time, and given up in the end', async () => {
  const { id } = await one('13700000003');
  const busy = process(() => ({ ok: false, again: 'later', why: 'unreachable' }));
  await runTurn(busy.deps);
  const at: number[] = [];
  for (let minute = 0; minute < 240 && (await stateOf(id))[0]?.state === 'queued'; minute += 1) {
    const before = busy.sent.length;
    clock.advance(60_000);
    await sendWaiting(busy.deps);
    if (busy.sent.length > before) at.push(minute);
  }
  expect(busy.sent.length).toBe(6);
  const waits = at.map((minute, index) => minute - (at[index - 1] ?? -1));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(await stateOf(id)).toEqual([{ state: 'failed', failure: 'gave-up', attempts: 6 }]);
  // What did not arrive was not told: nothing is recalled.
  const told = await county.asOwner('SELECT 1 FROM guitu.told WHERE case_id = $1 AND person IS NOT NULL', [id]);
  expect(told).toEqual([]);
});

test('a recall that fails for now is tried again with the same words', async () => {
  const { id, event } = await one('13700000005');
  await runTurn(process(() => ({ ok: true })).deps);
  const done = await county.cases.act(county.examiner, id, 'correct-event', {
    version: 1,
    input: { event, fields: { on: '2026-11-17' }, reason: '判决书日期录错' },
  });
  expect(done.ok).toBe(true);
  let turn = 0;
  const second = process(() => {
    turn += 1;
    return turn === 1 ? { ok: false, again: 'later', why: 'unreachable' } : { ok: true };
  });
  await runTurn(second.deps);
  clock.advance(60_000);
  await runTurn(second.deps);
  await runTurn(second.deps);
  expect(second.sent.length).toBe(2);
  for (const { text } of second.sent)
    expect(text).toContain('先前告知您11月26日（周四）前到约定的地点办理手续，现改为11月27日（周五）前');
  // The third is the reminder of the new day: the recall has said it today.
  expect((await stateOf(id)).map(({ state }) => state)).toEqual(['sent', 'sent', 'withdrawn']);
});

test('a wrong number is stopped, the office is told, and nothing goes there any more', async () => {
  const { id, person } = await one('13700000004');
  const wrong = process(() => ({ ok: false, again: 'refused', why: 'wrong-number' }));
  await runTurn(wrong.deps);
  expect(await stateOf(id)).toEqual([{ state: 'failed', failure: 'wrong-number', attempts: 1 }]);
  const points = await database.inScope(officerA, (tx) => findPoints(deps, tx, { person }));
  expect(points).toMatchObject([{ value: '13700000004', stoppedWhy: 'wrong-number' }]);
  await runTurn(wrong.deps);
  const topics = (await county.deliveries(id)).map(({ topic, channel }) => `${topic} ${channel}`);
  expect(topics).toContain('contact.stopped in-app');

  clock.advance(24 * 3_600_000);
  await runTurn(wrong.deps);
  clock.advance(-24 * 3_600_000);
  expect(wrong.sent.filter(({ to }) => to === '13700000004').length).toBe(1);
  expect((await stateOf(id)).at(-1)).toEqual({ state: 'failed', failure: 'stopped', attempts: 0 });
});

test('a person without a number: the record says that nothing could be sent', async () => {
  const { id } = await one();
  await runTurn(process(() => ({ ok: true })).deps);
  expect(await stateOf(id)).toEqual([{ state: 'failed', failure: 'no-address', attempts: 0 }]);
});

test('the officer who holds a case is reminded; the others of the office are not', async () => {
  const { officerA, account, asOwner, units } = county;
  const post = () => ({
    id: randomUUID(),
    role: 'officer' as const,
    organisation: units.officeA,
    organisationName: 'x',
    kind: 'x',
    region: '360825',
  });
  const [holder, deputy] = [0, 1].map(() => ({ ...officerA, account: randomUUID(), name: '所里同事', posts: [post()] }));
  if (!holder || !deputy) throw new Error('two were made');
  for (const one of [holder, deputy]) await account(one);
  const [held] = await county.expected(['13700000006'], '2026-11-15');
  const [free] = await county.expected(['13700000007'], '2026-11-15');
  await asOwner(
    `INSERT INTO guitu.assignment (id, case_id, post, officer, valid_from, reason, created_at, by_name)
     VALUES (gen_random_uuid(), $1, $2, '所里同事', '2026-11-01', '分案', now(), '所长')`,
    [held?.id, holder.posts[0]?.id],
  );
  await runTurn(process(() => ({ ok: true })).deps);
  const told = async (caseId: string | undefined) => {
    const rows = await asOwner<{ account: string }>(
      'SELECT account FROM guitu.delivery WHERE case_id = $1 AND account IS NOT NULL ORDER BY account',
      [caseId],
    );
    return rows.map((row) => row.account);
  };
  expect(await told(held?.id)).toEqual([holder.account]);
  expect(await told(free?.id)).toEqual([officerA.account, holder.account, deputy.account].sort());
});
