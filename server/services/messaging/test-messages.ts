/** A county that is told things, for tests: accounts with their posts, persons with phones, a folder that text messages are written to. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCases } from '../../platform/cases/pipeline.ts';
import { testCounty } from '../../platform/cases/test-county.ts';
import { createLogger } from '../../platform/logs/logger.ts';
import type { Actor } from '../../platform/scope/actor.ts';
import { openPeople } from '../../registers/people/people.ts';
import type { Carriers } from './carriers/carrier.ts';
import { smsFolder } from './carriers/sms-folder.ts';
import type { DispatchDeps } from './dispatch.ts';
import { createMessenger } from './messenger.ts';

interface Text {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

export async function messagingCounty(day?: Parameters<typeof testCounty>[0]) {
  const county = await testCounty(day);
  const { database, clock, ring } = county;
  const folder = mkdtempSync(join(tmpdir(), 'guitu-sms-'));
  const messenger = createMessenger({ cipher: ring, clock });
  const carriers: Carriers = { sms: smsFolder(folder) };
  const deps: DispatchDeps = { database, keys: ring, clock, logger: createLogger('silent'), messenger, carriers };
  const cases = createCases({ database, cipher: ring, clock });
  const people = openPeople(ring, clock);

  for (const actor of [county.officerA, county.officerB, county.examiner, county.juvenileExaminer]) await account(actor);

  async function account(actor: Actor): Promise<void> {
    const juvenile = actor.compartments.includes('juvenile');
    await county.asOwner('INSERT INTO guitu.account (id, login, name, home, created_at) VALUES ($1, $2, $3, $4, now())', [
      actor.account,
      `u${actor.account.slice(0, 12)}`,
      actor.name,
      actor.posts[0]?.organisation,
    ]);
    for (const post of actor.posts) {
      await county.asOwner(
        `INSERT INTO guitu.post (id, account, organisation, role, valid_from, juvenile, sealed, created_at) VALUES ($1, $2, $3, $4, '2020-07-01', $5, $5, now())`,
        [post.id, actor.account, post.organisation, post.role, juvenile],
      );
    }
  }

  /** Opens cases of persons who are to report within ten days of `effective`; gives the ids of the cases and of their first events. */
  async function expected(
    phones: readonly (string | undefined)[],
    effective: string,
    more: { facts?: Record<string, unknown>; as?: Actor } = {},
  ): Promise<{ id: string; person: string; event: string }[]> {
    const actor = more.as ?? county.officerA;
    return database.inScope(actor, async (tx) => {
      const persons = await people.createMany(
        tx,
        actor.account,
        phones.map((phone, index) => ({
          name: `赵测试${index}`,
          id: {
            number: `99010119880301${String(1000 + index)}`,
            kind: 'resident' as const,
            sex: 'male' as const,
            born: '1988-03-01' as never,
          },
          ...(phone === undefined ? {} : { phone }),
        })),
      );
      const opened = await cases.openMany(
        tx,
        actor,
        persons.map((person) => ({
          domain: 'corrections',
          person,
          unit: county.units.officeA,
          facts: {
            kind: 'suspended-sentence',
            born: '1988-03-01',
            term: { from: effective, to: '2028-11-09' },
            ...more.facts,
          },
          events: [{ type: 'decision-effective', on: effective }],
        })),
      );
      const { rows } = await tx.query<{ case_id: string; id: string }>(
        'SELECT case_id, id FROM guitu.case_event WHERE case_id = ANY ($1::uuid[])',
        [opened.map(({ id }) => id)],
      );
      const events = new Map(rows.map((row) => [row.case_id, row.id]));
      return opened.map(({ id }, index) => ({ id, person: persons[index] ?? '', event: events.get(id) ?? '' }));
    });
  }

  /** What was written to the folder, oldest first. */
  async function texts(): Promise<Text[]> {
    const names = (await readdir(join(folder, 'sms')).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
    return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, 'sms', name), 'utf8')) as Text));
  }

  const deliveries = (caseId: string) =>
    county.asOwner<{ id: string; topic: string; channel: string; state: string; failure: string | null; attempts: number }>(
      'SELECT id, topic, channel, state, failure, attempts FROM guitu.delivery WHERE case_id = $1 ORDER BY id',
      [caseId],
    );

  return { ...county, deps, cases, people, messenger, folder, account, expected, texts, deliveries, key: () => randomUUID() };
}
