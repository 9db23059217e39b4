/**
 * Sending. A delivery is claimed and its words are written down in one transaction, then it is carried out of the house, then what came of
 * it is recorded. Who dies in between leaves it claimed: it is marked interrupted and shown to the staff, and never sent again by itself.
 * What is shown inside Guitu happens with the claim, exactly once.
 */
import { randomUUIDv7 } from 'node:crypto';
import type { Locale } from '../../../law/kernel/words.ts';
import type { Parameters } from '../../../law/parameters/profiles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeyRing } from '../../platform/keys/keys.ts';
import type { Logger } from '../../platform/logs/logger.ts';
import type { Messenger } from '../../platform/messages/port.ts';
import type { Database, Tx } from '../../platform/postgres/database.ts';
import { readCountySettings, settingsFor } from '../../platform/settings/county-settings.ts';
import type { Carriers, Outgoing, Sent } from './carriers/carrier.ts';
import { findPoints, pointForPerson, stopPoint } from './contact-points.ts';
import { type Channel, type Said, sealSaid } from './content.ts';
import { endOfQuiet, parametersFor } from './reminder-table.ts';
import { type DeliveryRow, render, type Telling } from './render.ts';

const BATCH = 50;
const AT_ONCE = 10;
/** When a claim counts as interrupted: five rounds of {@link AT_ONCE}, and a carrier gives up after 20 seconds. */
const CLAIM_MS = 120_000;

export interface DispatchDeps {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly messenger: Messenger;
  readonly carriers: Carriers;
}

interface Job {
  readonly channel: Exclude<Channel, 'in-app'>;
  readonly point: string;
  readonly attempts: number;
  readonly most: number;
  readonly outgoing: Outgoing;
}

/** Sends what waits; returns how many deliveries had their turn. */
export async function sendWaiting(deps: DispatchDeps): Promise<number> {
  for (let total = 0; ; ) {
    const { taken, jobs } = await deps.database.asSystem('messages', (tx) => claimBatch(deps, tx));
    for (let from = 0; from < jobs.length; from += AT_ONCE) {
      await Promise.all(jobs.slice(from, from + AT_ONCE).map((job) => carry(deps, job)));
    }
    total += taken;
    if (taken < BATCH) return total;
  }
}

async function claimBatch(deps: DispatchDeps, tx: Tx): Promise<{ taken: number; jobs: Job[] }> {
  const now = deps.clock.now();
  const { rows } = await tx.often<DeliveryRow>(
    `SELECT d.id, d.message, d.topic, d.case_id AS "caseId", d.account, d.person, d.channel, d.attempts, m.content,
            p.name AS "personName", o.name AS office, c.juvenile, c.state, c.region, c.settings
     FROM guitu.delivery d JOIN guitu.message m ON m.id = d.message
       LEFT JOIN guitu.case_now c ON c.id = d.case_id LEFT JOIN guitu.person p ON p.id = c.person
       LEFT JOIN guitu.organisation o ON o.id = c.unit
     WHERE d.state = 'queued' AND d.try_after <= $1 ORDER BY d.try_after, d.id LIMIT ${BATCH} FOR UPDATE OF d SKIP LOCKED`,
    [now],
  );
  const county = await readCountySettings(
    tx,
    rows.flatMap(({ region }) => region ?? []),
  );
  const jobs: Job[] = [];
  for (const row of rows) {
    await tx.query('SAVEPOINT one');
    try {
      const job = await claimOne(deps, tx, row, parametersFor(row.settings, settingsFor(county, row.region ?? '')));
      if (job) jobs.push(job);
    } catch (error) {
      await tx.query('ROLLBACK TO SAVEPOINT one');
      deps.logger.error({ err: error, delivery: row.id }, 'a message could not be made; trying again later');
      await postpone(tx, row.id, new Date(now.getTime() + backOff(row.attempts)));
    }
  }
  return { taken: rows.length, jobs };
}

async function claimOne(deps: DispatchDeps, tx: Tx, row: DeliveryRow, parameters: Parameters): Promise<Job | undefined> {
  const now = deps.clock.now();
  const today = deps.clock.today();
  const night = row.person === null ? undefined : endOfQuiet(now, parameters.find('remind.quiet', today)?.value ?? undefined);
  if (night) {
    await tx.query('UPDATE guitu.delivery SET try_after = $2 WHERE id = $1', [row.id, night]);
    return undefined;
  }
  const rendered = await render({ cipher: deps.keys, clock: deps.clock }, tx, row);
  if ('withdraw' in rendered) {
    await tx.query(`UPDATE guitu.delivery SET state = 'withdrawn', failure = $2 WHERE id = $1`, [row.id, rendered.withdraw]);
    return undefined;
  }
  if (row.channel === 'in-app') {
    await tx.often(
      `UPDATE guitu.delivery SET state = 'delivered', said = $2, sent = $3, delivered = $3, attempts = attempts + 1 WHERE id = $1`,
      [row.id, sealSaid(deps.keys, row.id, rendered.say), now],
    );
    await remember(tx, row, rendered.telling, now);
    return undefined;
  }
  const found = await whereTo(deps, tx, row);
  if (!found.ok) {
    await tx.query(`UPDATE guitu.delivery SET state = 'failed', failed = $2, failure = $3 WHERE id = $1`, [
      row.id,
      now,
      found.why,
    ]);
    return undefined;
  }
  const { id: point, value, locale } = found.point;
  await tx.often(
    `UPDATE guitu.delivery SET state = 'sending', said = $2, locale = $3, contact_point = $4, claimed_until = $5, attempts = attempts + 1,
       failure = NULL WHERE id = $1`,
    [row.id, sealSaid(deps.keys, row.id, rendered.say), locale, point, new Date(now.getTime() + CLAIM_MS)],
  );
  await remember(tx, row, rendered.telling, now);
  return {
    channel: row.channel,
    point,
    attempts: row.attempts + 1,
    most: parameters.get('remind.attempts', today).value,
    outgoing: outgoing(row.id, value, rendered.say, locale),
  };
}

function outgoing(id: string, to: string, { title, text }: Said, locale: Locale): Outgoing {
  return { id, to, title: title[locale], text: text[locale] };
}

async function whereTo(deps: DispatchDeps, tx: Tx, { person, account, channel, juvenile }: DeliveryRow) {
  const kind = channel === 'mail' ? 'mail' : 'phone';
  if (person !== null) return pointForPerson(deps, tx, person, kind, juvenile ?? false);
  const points = (await findPoints(deps, tx, { account: account ?? '' })).filter((point) => point.kind === kind);
  const point = points.find(({ stopped }) => stopped === null);
  if (point) return { ok: true as const, point };
  return { ok: false as const, why: points.length > 0 ? ('stopped' as const) : ('no-address' as const) };
}

/** What the recipient will have been told, kept so that it can be put right. */
async function remember(tx: Tx, row: DeliveryRow, telling: Telling | undefined, at: Date): Promise<void> {
  if (!telling) return;
  const { caseId, rule, clock, proceeding, opens, standing, due, dueAt, replaces } = telling;
  const key = [caseId, rule, clock, proceeding, opens, row.account, row.person, row.channel];
  if (replaces) {
    await tx.often(
      `DELETE FROM guitu.told WHERE (case_id, rule, clock, proceeding, opens, channel) = ($1, $2, $3, $4, $5, $8)
         AND account IS NOT DISTINCT FROM $6 AND person IS NOT DISTINCT FROM $7 AND id <> $9`,
      [...key, replaces],
    );
    await tx.often(
      `UPDATE guitu.told SET proceeding = $2, opens = $3, standing = $4, due = $5, due_at = $6, at = $7, delivery = $8,
         was_standing = CASE delivery WHEN $8 THEN was_standing ELSE standing END, was_due = CASE delivery WHEN $8 THEN was_due ELSE due END,
         was_due_at = CASE delivery WHEN $8 THEN was_due_at ELSE due_at END WHERE id = $1`,
      [replaces, proceeding, opens, standing, due, dueAt, at, row.id],
    );
    return;
  }
  await tx.often(
    `INSERT INTO guitu.told (id, case_id, rule, clock, proceeding, opens, account, person, channel, standing, due, due_at, at, delivery)
     VALUES ($9, $1, $2, $3, $4, $5, $6, $7, $8, $10, $11, $12, $13, $14)
     ON CONFLICT ON CONSTRAINT told_once DO UPDATE SET standing = EXCLUDED.standing, due = EXCLUDED.due, due_at = EXCLUDED.due_at,
       at = EXCLUDED.at, delivery = EXCLUDED.delivery, was_standing = NULL, watched = true`,
    [...key, randomUUIDv7(), standing, due, dueAt, at, row.id],
  );
}

/** Carries one out of the house and records what came of it. */
async function carry(deps: DispatchDeps, job: Job): Promise<void> {
  const carrier = deps.carriers[job.channel];
  let sent: Sent;
  try {
    sent = carrier ? await carrier.send(job.outgoing) : { ok: false, again: 'later', why: 'unreachable' };
  } catch (error) {
    deps.logger.error({ err: error, delivery: job.outgoing.id }, 'a carrier broke; whether the message went out is unknown');
    sent = { ok: false, again: 'unclear', why: 'unreachable' };
  }
  await deps.database.asSystem('messages', (tx) => record(deps, tx, job, sent));
}

async function record(deps: DispatchDeps, tx: Tx, job: Job, sent: Sent): Promise<void> {
  const { id } = job.outgoing;
  const now = deps.clock.now();
  if (sent.ok) {
    // A report may have overtaken us: what it said stands.
    await tx.often(
      `UPDATE guitu.delivery SET state = CASE state WHEN 'sending' THEN 'sent' ELSE state END, claimed_until = NULL, sent = $2,
         provider_id = COALESCE($3, provider_id) WHERE id = $1`,
      [id, now, sent.providerId ?? null],
    );
    return;
  }
  if (sent.again === 'later' && job.attempts < job.most) {
    await tx.query(
      `UPDATE guitu.delivery SET state = 'queued', claimed_until = NULL, try_after = $2, failure = $3 WHERE id = $1 AND state = 'sending'`,
      [id, new Date(now.getTime() + backOff(job.attempts)), sent.why],
    );
    return;
  }
  const why = sent.again === 'unclear' ? 'interrupted' : sent.again === 'later' ? 'gave-up' : sent.why;
  await fail(deps, tx, { id, point: job.point, why });
}

/** Ends a delivery as failed. What it would have told counts as not told, unless nobody knows; a wrong number is stopped. */
export async function fail(
  deps: Pick<DispatchDeps, 'clock' | 'messenger'>,
  tx: Tx,
  { id, point, why }: { readonly id: string; readonly point: string | null; readonly why: string },
): Promise<void> {
  await tx.query(
    `UPDATE guitu.delivery SET state = 'failed', claimed_until = NULL, failed = $2, failure = $3 WHERE id = $1 AND state IN ('sending', 'sent')`,
    [id, deps.clock.now(), why],
  );
  if (why !== 'interrupted') {
    await tx.query(
      `DELETE FROM guitu.told t USING guitu.delivery d WHERE t.delivery = $1 AND d.id = t.delivery AND d.topic = 'duty.reminder'`,
      [id],
    );
  }
  if (why === 'wrong-number' && point !== null) await stopPoint(deps, tx, point, null, 'wrong-number');
}

/** Claims whose process died: whether they went out is unknown, so a person decides. */
export async function markInterrupted({ database, clock }: Pick<DispatchDeps, 'database' | 'clock'>): Promise<number> {
  return database.asSystem('messages', async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE guitu.delivery SET state = 'failed', claimed_until = NULL, failed = $1, failure = 'interrupted'
       WHERE state = 'sending' AND claimed_until < $1`,
      [clock.now()],
    );
    return rowCount;
  });
}

async function postpone(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.query('UPDATE guitu.delivery SET attempts = attempts + 1, try_after = $2 WHERE id = $1', [id, until]);
}

/** One minute, two, four … six hours at most. */
function backOff(attempts: number): number {
  return Math.min(2 ** attempts * 30, 21_600) * 1_000;
}
