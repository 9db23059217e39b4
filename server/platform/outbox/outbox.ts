/**
 * The outbox: what must still happen because of a committed act. A row is written with the act, and done in one transaction with its effect,
 * so it happens exactly once whatever dies in between. Several relays may run: each claims rows the others do not hold.
 */
import type { Clock } from '../clock.ts';
import type { Logger } from '../logs/logger.ts';
import type { Database, Tx } from '../postgres/database.ts';

export interface OutboxEntry {
  readonly topic: string;
  /** Case it belongs to; who may write that case may add the entry. */
  readonly caseId: string;
  /** What it is about; topic and subject are unique, so an entry can be added only once. */
  readonly subject: string;
  readonly at: Date;
}

export async function addToOutbox(tx: Tx, { topic, caseId, subject, at }: OutboxEntry): Promise<void> {
  await tx.query(
    'INSERT INTO guitu.outbox (topic, case_id, subject, created, try_after) VALUES ($1, $2, $3, $4, $4) ON CONFLICT DO NOTHING',
    [topic, caseId, subject, at],
  );
}

/** What to do for each topic, within the relay's transaction. */
export type Handlers = Readonly<Record<string, (tx: Tx, subject: string) => Promise<void>>>;

export interface RelayDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly handlers: Handlers;
}

interface Claimed {
  readonly id: number;
  readonly topic: string;
  readonly subject: string;
  readonly attempts: number;
}

/** Does the oldest entry that waits. Returns false when none does. A failed entry waits longer each time, and the others go on. */
export async function relayOne({ database, clock, logger, handlers }: RelayDeps): Promise<boolean> {
  let claimed: Claimed | undefined;
  try {
    return await database.asSystem('relay', async (tx) => {
      const { rows } = await tx.query<Claimed>(
        `SELECT id, topic, subject, attempts FROM guitu.outbox WHERE done IS NULL AND try_after <= $1
         ORDER BY try_after, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [clock.now()],
      );
      claimed = rows[0];
      if (!claimed) return false;
      const handler = handlers[claimed.topic];
      if (!handler) throw new Error(`nobody knows what to do for ${claimed.topic}`);
      await handler(tx, claimed.subject);
      await tx.query('UPDATE guitu.outbox SET done = $2, attempts = attempts + 1, failure = NULL WHERE id = $1', [
        claimed.id,
        clock.now(),
      ]);
      return true;
    });
  } catch (error) {
    if (!claimed) throw error;
    logger.error({ err: error, topic: claimed.topic, subject: claimed.subject }, 'an outbox entry failed; trying again later');
    await postpone(database, clock, claimed);
    return true;
  }
}

async function postpone(database: Database, clock: Clock, { id, attempts }: Claimed): Promise<void> {
  const wait = Math.min(2 ** attempts * 5, 3_600) * 1_000;
  await database.asSystem('relay', (tx) =>
    tx.query(
      `UPDATE guitu.outbox SET attempts = attempts + 1, try_after = $2, failure = 'see the log' WHERE id = $1 AND done IS NULL`,
      [id, new Date(clock.now().getTime() + wait)],
    ),
  );
}

/** Relays every two seconds until stopped. */
export function startRelay(deps: RelayDeps): { stop(): Promise<void> } {
  let stopped = false;
  let turn: Promise<void> | undefined;
  const timer = setInterval(() => {
    turn ??= (async () => {
      while (!stopped && (await relayOne(deps)));
    })()
      .catch((error: unknown) => deps.logger.error({ err: error }, 'the relay could not look; trying again'))
      .finally(() => {
        turn = undefined;
      });
  }, 2_000).unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}
