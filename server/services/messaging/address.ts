/** Addressing: from a message to its deliveries, one for each recipient and channel. */
import { randomUUIDv7 } from 'node:crypto';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Locale } from '../../../law/kernel/words.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldCipher } from '../../platform/keys/keys.ts';
import type { Logger } from '../../platform/logs/logger.ts';
import type { Database, Tx } from '../../platform/postgres/database.ts';
import { type AnyTopic, type Channel, openContent, type RecallContent, type ReminderContent } from './content.ts';
import { findLiveDuty } from './live-duty.ts';

const BATCH = 100;

export interface AddressDeps {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Channels that are set up, besides the one inside Guitu. */
  readonly channels: ReadonlySet<Channel>;
}

interface MessageRow {
  readonly id: string;
  readonly topic: AnyTopic;
  readonly caseId: string | null;
  readonly account: string | null;
  readonly unit: string | null;
  readonly role: string | null;
  readonly person: string | null;
  readonly content: Buffer;
  readonly attempts: number;
  readonly record: string | null;
}

interface Recipient {
  readonly account: string | null;
  readonly person: string | null;
  readonly locale: Locale;
  readonly channels: readonly Channel[];
}

/** Addresses the messages that wait, a batch at a time; returns how many. One that fails waits longer, and the others go on. */
export async function addressMessages(deps: AddressDeps): Promise<number> {
  for (let total = 0; ; ) {
    const done = await deps.database.asSystem('messages', (tx) => addressBatch(deps, tx));
    total += done;
    if (done < BATCH) return total;
  }
}

async function addressBatch(deps: AddressDeps, tx: Tx): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await tx.query<MessageRow>(
    `SELECT id, topic, case_id AS "caseId", to_account AS account, to_unit AS unit, to_role AS role, to_person AS person, content, attempts, record
     FROM guitu.message WHERE addressed IS NULL AND try_after <= $1 ORDER BY try_after, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    [now],
  );
  for (const message of rows) {
    await tx.query('SAVEPOINT one');
    try {
      await addressOne(deps, tx, message);
      await tx.query('UPDATE guitu.message SET addressed = $2, attempts = attempts + 1 WHERE id = $1', [message.id, now]);
    } catch (error) {
      await tx.query('ROLLBACK TO SAVEPOINT one');
      deps.logger.error({ err: error, message: message.id }, 'a message could not be addressed; trying again later');
      const wait = Math.min(2 ** message.attempts * 60, 3_600) * 1_000;
      await tx.query('UPDATE guitu.message SET attempts = attempts + 1, try_after = $2 WHERE id = $1', [
        message.id,
        new Date(now.getTime() + wait),
      ]);
    }
  }
  return rows.length;
}

async function addressOne(deps: AddressDeps, tx: Tx, message: MessageRow): Promise<void> {
  const now = deps.clock.now();
  const recipients = await recipientsOf(deps, tx, message);
  const rows = recipients.flatMap(({ account, person, locale, channels }) =>
    channels.map((channel) => ({ id: randomUUIDv7(), account, person, locale, channel })),
  );
  await tx.query(
    `INSERT INTO guitu.delivery (id, message, topic, case_id, account, person, channel, state, locale, created, try_after)
     SELECT id, $2, $3, $4, account, person, channel, 'queued', locale, $5, $5
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, account uuid, person uuid, channel text, locale text) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), message.id, message.topic, message.caseId, now],
  );
}

async function recipientsOf(deps: AddressDeps, tx: Tx, message: MessageRow): Promise<Recipient[]> {
  const by = channelsOf(deps, message);
  if (message.person !== null) {
    const channels = by.filter((channel) => channel !== 'in-app' && deps.channels.has(channel));
    return [{ account: null, person: message.person, locale: 'zh', channels }];
  }
  const today = deps.clock.today();
  const hidden = await hiddenFromWhom(deps, tx, message);
  const accounts = message.account !== null ? [message.account] : await staffOf(tx, message, today, hidden);
  const { rows } = await tx.query<{ id: string; locale: Locale; kinds: string[] }>(
    `SELECT a.id, a.locale, ARRAY(SELECT p.kind FROM guitu.contact_point p
       WHERE p.account = a.id AND p.replaced IS NULL AND p.stopped IS NULL) AS kinds
     FROM guitu.account a WHERE a.id = ANY ($1::uuid[]) AND a.id <> ALL ($2::uuid[]) AND a.ended_at IS NULL`,
    [accounts, hidden],
  );
  // A recall goes the way the first word went, whatever has been chosen since.
  const chosen = (kinds: readonly string[], channel: Channel) =>
    channel === 'in-app' ||
    message.topic === 'duty.recall' ||
    (deps.channels.has(channel) && kinds.includes(channel === 'mail' ? 'mail' : 'phone'));
  return rows.map(({ id, locale, kinds }) => ({
    account: id,
    person: null,
    locale,
    channels: by.filter((channel) => chosen(kinds, channel)),
  }));
}

/** Accounts that hear nothing of what the message tells: the duty it reminds of, or the record it comes of, is hidden from them. */
async function hiddenFromWhom(
  { cipher }: AddressDeps,
  tx: Tx,
  { id, topic, caseId, content, record }: MessageRow,
): Promise<readonly string[]> {
  if (topic === 'duty.reminder' && caseId !== null) {
    const { duty } = openContent<ReminderContent>(cipher, id, content);
    return (await findLiveDuty(tx, { caseId, ...duty }))?.hiddenFrom ?? [];
  }
  if (record === null) return [];
  const { rows } = await tx.query<{ account: string }>('SELECT account FROM guitu.hidden WHERE object = $1', [record]);
  return rows.map(({ account }) => account);
}

/** What the work on a case asks of the staff goes to the officer who holds it and to who stands in for him; else to the post. */
async function staffOf(
  tx: Tx,
  { topic, caseId, unit, role }: MessageRow,
  today: PlainDate,
  hidden: readonly string[],
): Promise<string[]> {
  if (caseId !== null && (topic === 'duty.reminder' || topic === 'contact.stopped')) {
    const { rows } = await tx.query<{ account: string; standIn: string | null }>(
      `SELECT account, stand_in AS "standIn" FROM guitu.officer_now WHERE case_id = $1 AND organisation = $2 AND role = $3`,
      [caseId, unit, role],
    );
    const officers = rows
      .flatMap(({ account, standIn }) => (standIn === null ? [account] : [account, standIn]))
      .filter((account) => !hidden.includes(account));
    if (officers.length > 0) return officers;
  }
  return holdersOf(tx, { unit: unit ?? '', role: role ?? '', caseId, today, hidden });
}

/** A message of the port goes inside Guitu and, to who chose it, as a letter; to a person as a text message. */
function channelsOf({ cipher }: AddressDeps, { id, topic, content, person }: MessageRow): readonly Channel[] {
  if (topic === 'duty.reminder' || topic === 'duty.recall')
    return openContent<ReminderContent | RecallContent>(cipher, id, content).by;
  return person === null ? ['in-app', 'mail'] : ['sms'];
}

/**
 * Who holds a post of `role` at `unit` today, stand-ins included, and may see the case. Where nobody does: whoever may act there or at
 * the agency above and may see it, so that a juvenile's case is never nobody's, nor a complaint of whoever would be told.
 */
async function holdersOf(
  tx: Tx,
  {
    unit,
    role,
    caseId,
    today,
    hidden,
  }: { unit: string; role: string; caseId: string | null; today: PlainDate; hidden: readonly string[] },
): Promise<string[]> {
  const { rows } = await tx.query<{ account: string; rank: number }>(HOLDERS, [unit, role, caseId, today, hidden]);
  const best = rows[0]?.rank;
  return rows.filter(({ rank }) => rank === best).map(({ account }) => account);
}

const HOLDERS = `
  WITH held AS (
    SELECT p.account, p.organisation, p.role, p.juvenile, p.sealed FROM guitu.post p
    WHERE p.valid_from <= $4 AND (p.valid_to IS NULL OR p.valid_to > $4)
    UNION ALL
    SELECT s.account, p.organisation, p.role, p.juvenile, p.sealed FROM guitu.stand_in s JOIN guitu.post p ON p.id = s.post
    WHERE s.valid_from <= $4 AND s.valid_to > $4 AND p.valid_from <= $4 AND (p.valid_to IS NULL OR p.valid_to > $4)
  ), eligible AS (
    SELECT h.account, min(CASE WHEN h.organisation = $1 AND h.role = $2 THEN 1 WHEN h.organisation = $1 THEN 2 ELSE 3 END) AS rank
    FROM held h JOIN guitu.role r ON r.name = h.role JOIN guitu.organisation o ON o.id = $1
    WHERE h.organisation IN (o.id, o.parent) AND ((h.organisation = $1 AND h.role = $2) OR 'case.act' = ANY (r.permissions))
    GROUP BY h.account
  )
  SELECT e.account, e.rank FROM eligible e
  WHERE e.account <> ALL ($5::uuid[]) AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM guitu."case" c WHERE c.id = $3
    AND (NOT c.juvenile OR EXISTS (SELECT 1 FROM held h WHERE h.account = e.account AND h.juvenile))
    AND (NOT c.sealed OR EXISTS (SELECT 1 FROM held h WHERE h.account = e.account AND h.sealed))))
  ORDER BY e.rank, e.account`;
