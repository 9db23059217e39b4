/** Reminders and their recalls, in a real database, through the real pipeline. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { openSaid } from './content.ts';
import { messagingCounty } from './test-messages.ts';
import { runTurn } from './turns.ts';

// 16 November 2026 + 10 = 26 November, a Thursday; today is Tuesday the 24th at ten.
const county = await messagingCounty();
const { deps, cases, officerA, examiner, clock, ring } = county;

async function correct(one: { id: string; event: string }, on: string): Promise<void> {
  const { rows } = await deps.database.asSystem('test', (tx) =>
    tx.query<{ version: number }>('SELECT version FROM guitu."case" WHERE id = $1', [one.id]),
  );
  const done = await cases.act(examiner, one.id, 'correct-event', {
    version: rows[0]?.version ?? 0,
    input: { event: one.event, fields: { on }, reason: '判决书日期录错' },
  });
  if (!done.ok) throw new Error(JSON.stringify(done));
}

async function inApp(account: string, caseId: string): Promise<string[]> {
  const rows = await county.asOwner<{ id: string; said: Buffer }>(
    `SELECT id, said FROM guitu.delivery WHERE account = $1 AND case_id = $2 AND state = 'delivered' ORDER BY id`,
    [account, caseId],
  );
  return rows.map(({ id, said }) => openSaid(ring, id, said).text.zh);
}

describe('a thousand reminders', () => {
  const PERSONS = 1_000;

  test('say the living day, are said once, and are put right when the day moves', { timeout: 240_000 }, async () => {
    const opened = await county.expected(
      Array.from({ length: PERSONS }, (_, n) => `139${String(n).padStart(8, '0')}`),
      '2026-11-16',
    );
    await runTurn(deps);
    const first = await county.texts();
    expect(first.length).toBe(PERSONS);
    expect(new Set(first.map(({ to }) => to)).size).toBe(PERSONS);
    expect(first.filter(({ text }) => !text.includes('11月26日（周四）'))).toEqual([]);

    await runTurn(deps);
    await runTurn(deps);
    expect((await county.texts()).length).toBe(PERSONS);

    // 18 November + 10 = 28 November, a Saturday: the Monday after, the 30th.
    for (let from = 0; from < opened.length; from += 8)
      await Promise.all(opened.slice(from, from + 8).map((one) => correct(one, '2026-11-18')));
    await runTurn(deps);
    const all = await county.texts();
    expect(all.length).toBe(2 * PERSONS);
    const recalls = all.filter(({ text }) => text.includes('先前告知'));
    expect(recalls.length).toBe(PERSONS);
    expect(new Set(recalls.map(({ to }) => to)).size).toBe(PERSONS);
    expect(recalls.filter(({ text }) => !/11月26日（周四）前.*现改为11月30日（周一）前，因/.test(text))).toEqual([]);

    await runTurn(deps);
    expect((await county.texts()).length).toBe(2 * PERSONS);
  });
});

describe('one duty', () => {
  const texts = async (phone: string) => (await county.texts()).filter(({ to }) => to === phone).map(({ text }) => text);

  test('what waits for the morning says what is so in the morning', async () => {
    const [one] = await county.expected(['13800000001'], '2026-11-16');
    clock.advance(12 * 3_600_000);
    try {
      await runTurn(deps);
      expect(await texts('13800000001')).toEqual([]);
      await correct(one as never, '2026-11-17');
      clock.advance(11 * 3_600_000);
      await runTurn(deps);
      // 17 November + 10 = 27 November, a Friday.
      const said = await texts('13800000001');
      expect(said.length).toBe(1);
      expect(said[0]).toContain('11月27日（周五）');
    } finally {
      clock.advance(-23 * 3_600_000);
    }
  });

  test('of which another day was told before: the reminder that waits for the morning puts it right itself', async () => {
    const phone = '13800000008';
    const [one] = await county.expected([phone], '2026-11-16');
    await runTurn(deps);
    expect((await texts(phone)).length).toBe(1);
    // At night recall and new reminder both wait; in the morning one of them speaks.
    clock.advance(12 * 3_600_000);
    try {
      await correct(one as never, '2026-11-17');
      await runTurn(deps);
      clock.advance(12 * 3_600_000);
      await runTurn(deps);
      const said = await texts(phone);
      expect(said.slice(1)).toEqual([
        expect.stringContaining('先前告知您11月26日（周四）前到约定的地点办理手续，现改为11月27日（周五）前'),
      ]);
    } finally {
      clock.advance(-24 * 3_600_000);
    }
  });

  test('that is lifted is recalled: nothing is to be done any more', async () => {
    const [one] = await county.expected(['13800000002'], '2026-11-16');
    await runTurn(deps);
    const { rows } = await deps.database.asSystem('test', (tx) =>
      tx.query<{ version: number }>('SELECT version FROM guitu."case" WHERE id = $1', [one?.id]),
    );
    const done = await cases.act(examiner, one?.id ?? '', 'withdraw-event', {
      version: rows[0]?.version ?? 0,
      input: { event: one?.event, reason: '裁判文书未生效' },
    });
    expect(done.ok).toBe(true);
    await runTurn(deps);
    const said = await texts('13800000002');
    expect(said.length).toBe(2);
    expect(said[1]).toContain('现不再需要办理');
  });

  test('that is done needs no more words', async () => {
    const [one] = await county.expected(['13800000003'], '2026-11-16');
    await runTurn(deps);
    const done = await cases.act(officerA, one?.id ?? '', 'report-in', {
      version: 1,
      input: { on: '2026-11-24' },
    });
    expect(done).toMatchObject({ ok: true });
    await runTurn(deps);
    expect((await texts('13800000003')).length).toBe(1);
  });

  test('a text message names neither the person nor what he is to the office', async () => {
    await county.expected(['13800000004'], '2026-11-16');
    await runTurn(deps);
    const [said] = await texts('13800000004');
    expect(said).toContain('恩江司法所');
    expect(said).not.toMatch(/矫正|缓刑|假释|管制|监外|判决|犯罪|服刑|赵测试/);
  });

  test('a juvenile’s names no office, goes to the guardian, and is watched by a post that may see him', async () => {
    const keeper = county.juvenileExaminer;
    const [one] = await county.expected(['13800000005'], '2026-11-16', { facts: { juvenileAtOffence: true }, as: keeper });
    await county.database.inScope(keeper, async (tx) => {
      const { addPoint } = await import('./contact-points.ts');
      await addPoint(deps, tx, { person: one?.person ?? '' }, keeper.account, {
        kind: 'phone',
        value: '13800000006',
        holder: 'guardian',
      });
    });
    await runTurn(deps);
    expect(await texts('13800000005')).toEqual([]);
    const [said] = await texts('13800000006');
    expect(said).toContain('您的联系人');
    expect(said).not.toContain('司法所');
    clock.advance(24 * 3_600_000);
    await runTurn(deps);
    clock.advance(-24 * 3_600_000);
    expect(await inApp(officerA.account, one?.id ?? '')).toEqual([]);
    expect((await inApp(keeper.account, one?.id ?? '')).length).toBe(1);
  });

  test('the staff are told inside Guitu with the arithmetic, and told again when it moves', async () => {
    const [one] = await county.expected(['13800000007'], '2026-11-15');
    await runTurn(deps);
    const [reminder] = await inApp(officerA.account, one?.id ?? '');
    expect(reminder).toMatch(/赵测试0：到县社区矫正机构报到，11月25日（周三）到期。.*社区矫正法 21/);
    await correct(one as never, '2026-11-17');
    await runTurn(deps);
    const said = await inApp(officerA.account, one?.id ?? '');
    expect(said.at(-1)).toMatch(/先前告知的“到县社区矫正机构报到”11月25日（周三）到期，现改为11月27日（周五）前，因.*11月17日/);
  });
});

describe('a county’s own table', () => {
  // Its turns go through the thousand of above once more.
  test('holds from its day on, by rule', { timeout: 120_000 }, async () => {
    const replan = randomUUID();
    const { account, name } = examiner;
    await county.asOwner(
      `INSERT INTO guitu.replan (id, unit, county, state, entries, after, day, created, by_account, by_name)
       VALUES ($1, $2, '360825', 'applied', '[]', 0, '2026-11-24', now(), $3, $4)`,
      [replan, county.units.county, account, name],
    );
    const set = (from: string, lines: object[]) =>
      county.asOwner(
        `INSERT INTO guitu.setting (id, unit, county, key, valid_from, value, source, recorded, by_account, by_name, replan)
         VALUES (gen_random_uuid(), $1, '360825', 'remind.table', $2, $3, '本县通知', now(), $4, $5, $6)`,
        [county.units.county, from, JSON.stringify({ 'RPT-01': lines }), account, name, replan],
      );
    await set('2026-11-24', [{ to: 'person', days: [5], hours: [], by: ['sms'] }]);
    await set('2026-11-26', []);
    // 19 November + 10 = 29 November, a Sunday: the 30th, six days ahead today and five tomorrow; 18 + 10 = 28, a Saturday: the 30th too.
    const [one] = await county.expected(['13800000021'], '2026-11-19');
    await runTurn(deps);
    expect((await county.texts()).filter(({ to }) => to === '13800000021')).toEqual([]);
    clock.advance(24 * 3_600_000);
    await runTurn(deps);
    expect((await county.texts()).filter(({ to }) => to === '13800000021').length).toBe(1);
    expect(await inApp(officerA.account, one?.id ?? '')).toEqual([]);
    clock.advance(24 * 3_600_000);
    await county.expected(['13800000022'], '2026-11-19');
    await runTurn(deps);
    expect((await county.texts()).filter(({ to }) => to === '13800000022')).toEqual([]);
    clock.advance(-48 * 3_600_000);
    await county.asOwner(`DELETE FROM guitu.setting`);
  });
});

describe('a clock of hours', () => {
  test('is reminded of by the hour', async () => {
    const { units, database } = county;
    await database.inScope(officerA, (tx) =>
      cases.open(tx, officerA, {
        domain: 'grid-event',
        person: null,
        unit: units.officeA,
        facts: { kind: '04' },
        events: [
          { type: 'reported', on: plainDate('2026-11-24'), at: '2026-11-24T09:55:00+08:00', category: '04', level: 'urgent' },
          { type: 'accepted', on: plainDate('2026-11-24'), at: '2026-11-24T09:56:00+08:00' },
          { type: 'dispatched', on: plainDate('2026-11-24'), at: '2026-11-24T09:57:00+08:00', unit: 'x' },
          { type: 'signed', on: plainDate('2026-11-24'), at: '2026-11-24T09:58:00+08:00' },
        ],
      }),
    );
    const [duty] = await county.asOwner<{ case_id: string; due_at: Date | null }>(
      `SELECT case_id, due_at FROM guitu.duty WHERE rule = 'GRID-04'`,
    );
    // Two hours for an urgent safety hazard: 11:58.
    expect(duty?.due_at?.toISOString()).toBe('2026-11-24T03:58:00.000Z');
    await runTurn(deps);
    const said = await inApp(officerA.account, duty?.case_id ?? '');
    expect(said.some((text) => text.includes('11月24日（周二）11:58到期'))).toBe(true);
  });
});
