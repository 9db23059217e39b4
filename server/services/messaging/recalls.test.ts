/** What was told is put right when the county changes its calendar, and when a clock rests and runs again. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../law/kernel/plain-date.ts';
import { confirmReplan } from '../../platform/replan/confirm.ts';
import { insertReplan } from '../../platform/replan/replan-store.ts';
import { workOne } from '../../platform/replan/work.ts';
import type { Actor } from '../../platform/scope/actor.ts';
import type { Role } from '../../platform/scope/roles.ts';
import { Change, entriesOf } from '../../platform/settings/change.ts';
import { addPoint } from './contact-points.ts';
import { openSaid } from './content.ts';
import { messagingCounty } from './test-messages.ts';
import { runTurn } from './turns.ts';

// Tuesday, 2 March 2027; 23 February + 10 = Friday the 5th.
const county = await messagingCounty(plainDate('2027-03-02'));
const { deps, cases, clock, database, examiner, officerA, units, ring } = county;

async function inApp(account: string, caseId: string | null): Promise<string[]> {
  const rows = await county.asOwner<{ id: string; said: Buffer }>(
    `SELECT id, said FROM guitu.delivery WHERE account = $1 AND case_id IS NOT DISTINCT FROM $2 AND state = 'delivered' ORDER BY id`,
    [account, caseId],
  );
  return rows.map(({ id, said }) => openSaid(ring, id, said).text.zh);
}

test('a holiday notice that the county enters: everybody who was told hears the new day and why, in his language', async () => {
  const opened = await county.expected(
    Array.from({ length: 30 }, (_, n) => `137${String(n).padStart(8, '0')}`),
    '2027-02-23',
  );
  await database.inScope(officerA, (tx) =>
    addPoint(deps, tx, { person: opened[0]?.person ?? '' }, officerA.account, {
      kind: 'phone',
      value: '13700000000',
      holder: 'self',
      locale: 'en',
    }),
  );
  await runTurn(deps);
  const first = await county.texts();
  expect(first.length).toBe(30);
  expect(first.find(({ to }) => to === '13700000000')?.text).toMatch(/^Hello\. Please come to the agreed place by Fri 5 Mar\./);

  const read = entriesOf(
    Change.parse({
      values: [],
      notices: [
        {
          year: 2027,
          source: '国办发明电〔2026〕8号',
          off: [
            { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
            { name: '春节', from: '2027-02-05', to: '2027-02-11' },
            { name: '试休', from: '2027-03-05', to: '2027-03-07' },
            { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
            { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
            { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
            { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
            { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
          ],
          makeUp: [],
        },
      ],
    }),
  );
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const replan = await database.inScope(examiner, (tx) =>
    insertReplan(tx, {
      unit: units.county,
      county: '360825',
      entries: read.entries,
      day: clock.today(),
      created: clock.now(),
      by: examiner.account,
      byName: examiner.name,
    }),
  );
  const work = { database, clock, cipher: ring, logger: deps.logger, messenger: county.messenger };
  while (await workOne(work));
  await database.inScope(examiner, (tx) => confirmReplan(tx, examiner, replan, clock));
  while (await workOne(work));

  await runTurn(deps);
  const recalls = (await county.texts()).filter(({ id }) => first.every((one) => one.id !== id));
  expect(recalls.length).toBe(30);
  for (const { to, text } of recalls) {
    if (to === '13700000000') expect(text).toContain('by Fri 5 Mar: this is now Mon 8 Mar, because the last day was a day off');
    else expect(text).toContain('3月5日（周五）前到约定的地点办理手续，现改为3月8日（周一）前，因遇休息日顺延');
  }
  // The office hears of the whole change as well.
  expect((await inApp(officerA.account, null)).some((text) => text.includes('期限有变动'))).toBe(true);
});

describe('a clock of hours that rests and runs again', () => {
  test('is told to whoever has the matter in hand: rests for now, then the new hour', async () => {
    const [centre, department] = [randomUUID(), randomUUID()];
    await county.asOwner(
      `INSERT INTO guitu.organisation (id, kind, name, region) VALUES ($1, 'grid-centre', '恩江网格中心', '360825100'), ($2, 'handling-unit', '县住建局', '360825')`,
      [centre, department],
    );
    const staff = (name: string, role: Role, unit: string): Actor => ({
      ...officerA,
      account: randomUUID(),
      name,
      roles: [role],
      posts: [{ id: randomUUID(), role, organisation: unit, organisationName: name, kind: role, region: '360825100' }],
      units: [unit],
      writeUnits: [unit],
      compartments: [],
    });
    const dispatcher = staff('网格中心干部', 'grid-centre', centre);
    const worker = staff('住建局干部', 'handling-unit', department);
    for (const one of [dispatcher, worker]) await county.account(one);
    const at = (hour: string) => ({ on: plainDate('2027-03-02'), at: `2027-03-02T${hour}:00+08:00` });
    const { id } = await database.inScope(dispatcher, (tx) =>
      cases.open(tx, dispatcher, {
        domain: 'grid-event',
        person: null,
        unit: centre,
        facts: { kind: '04' },
        events: [
          { type: 'reported', ...at('09:00'), category: '04', level: 'urgent' },
          { type: 'accepted', ...at('09:10') },
          { type: 'dispatched', ...at('09:20'), unit: department },
          { type: 'signed', ...at('09:30') },
          { type: 'started', ...at('09:30') },
        ],
      }),
    );
    await runTurn(deps);
    // Two hours for an urgent safety hazard: half past eleven.
    expect(await inApp(worker.account, id)).toEqual([expect.stringMatching(/3月2日（周二）11:30到期/)]);

    const act = async (action: string, input: object) => {
      const { rows } = await database.asSystem('test', (tx) =>
        tx.query<{ version: number }>('SELECT version FROM guitu."case" WHERE id = $1', [id]),
      );
      const done = await cases.act(dispatcher, id, action, { version: rows[0]?.version ?? 0, input });
      if (!done.ok) throw new Error(JSON.stringify(done));
    };
    await act('suspend-event', { ...at('10:00'), reasons: '等待断电' });
    await runTurn(deps);
    expect((await inApp(worker.account, id)).at(-1)).toMatch(/先前告知的.*11:30到期，现暂缓，恢复后另行告知/);

    clock.advance(3_600_000);
    await act('resume-event', at('11:00'));
    await runTurn(deps);
    const said = await inApp(worker.account, id);
    expect(said.at(-1)).toMatch(/现仍需办理，期限为3月2日（周二）12:30/);
    expect(said.length).toBe(3);
    clock.advance(-3_600_000);
  });
});
