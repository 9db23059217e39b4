/**
 * Finding what was told and is no longer so: the day has moved, the duty rests, or nothing is owed any more. Each is put right by a message
 * of its own to the same recipient by the same channel.
 */
import { randomUUIDv7 } from 'node:crypto';
import { addDays, type PlainDate } from '../../../law/kernel/plain-date.ts';
import { dayInShanghai } from '../../platform/clock.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import { type Channel, sealContent } from './content.ts';
import { type DutyRef, findLiveDuty, findSuccessor, type LiveDuty } from './live-duty.ts';
import type { ReminderDeps } from './reminders.ts';

/** A day that passed so long ago is not put right any more. */
const WATCH_DAYS = 60;
const PAGE = 1_000;

export interface ToldRow extends DutyRef {
  readonly id: string;
  readonly account: string | null;
  readonly person: string | null;
  readonly channel: Channel;
  readonly standing: 'owed' | 'paused' | 'lifted';
  readonly due: PlainDate | null;
  readonly dueAt: Date | null;
  readonly at: Date;
}

export const TOLD_COLUMNS = `t.id, t.case_id AS "caseId", t.rule, t.clock, t.proceeding, t.opens, t.account, t.person, t.channel, t.standing,
  t.due, t.due_at AS "dueAt", t.at`;

/** Plans a recall for everything told that is no longer so; returns how many are new. */
export async function planRecalls({ database, cipher, clock }: ReminderDeps): Promise<number> {
  return database.asSystem('recalls', async (tx) => {
    await forgetSettled(tx, addDays(clock.today(), -WATCH_DAYS));
    let planned = 0;
    for (let after = ''; ; ) {
      const { rows } = await tx.query<ToldRow>(DIFFERING, [after === '' ? null : after]);
      const messages = rows.map((told) => {
        const id = randomUUIDv7();
        return {
          id,
          key: `recall ${told.id} ${told.at.getTime()}`,
          case_id: told.caseId,
          to_account: told.account,
          to_person: told.person,
          content: sealContent(cipher, id, { told: told.id, by: [told.channel] }).toString('hex'),
        };
      });
      const { rowCount } = await tx.query(
        `INSERT INTO guitu.message (id, key, topic, case_id, to_account, to_person, content, created, try_after)
         SELECT id, key, 'duty.recall', case_id, to_account, to_person, decode(content, 'hex'), $2, $2
         FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, key text, case_id uuid, to_account uuid, to_person uuid, content text)
         ON CONFLICT DO NOTHING`,
        [JSON.stringify(messages), clock.now()],
      );
      planned += rowCount;
      const last = rows.at(-1);
      if (rows.length < PAGE || !last) return planned;
      after = last.id;
    }
  });
}

/** What was done needs no more words, and neither does a day long past. */
async function forgetSettled(tx: Tx, before: PlainDate): Promise<void> {
  await tx.query(
    `UPDATE guitu.told t SET watched = false WHERE t.watched AND (t.due < $1 OR EXISTS (SELECT 1 FROM guitu.duty d
       WHERE (d.case_id, d.rule, d.clock, d.proceeding, d.opens) = (t.case_id, t.rule, t.clock, t.proceeding, t.opens)
         AND d.done_on IS NOT NULL))`,
    [before],
  );
}

/** Whether it is told anew is decided when it is sent; here only what differs is found, a page at a time. */
const DIFFERING = `
  SELECT ${TOLD_COLUMNS} FROM guitu.told t
    LEFT JOIN (guitu.duty_now n JOIN guitu.duty d ON d.id = n.id)
      ON (n.case_id, n.rule, n.clock, n.proceeding, n.opens) = (t.case_id, t.rule, t.clock, t.proceeding, t.opens)
  WHERE t.watched AND ($1::uuid IS NULL OR t.id > $1)
    AND (CASE WHEN n.id IS NULL OR d.moot OR n.status = 'lifted' THEN 'lifted' WHEN n.status = 'paused' THEN 'paused' ELSE 'owed' END <> t.standing
      OR (n.id IS NOT NULL AND t.standing = 'owed' AND (n.due IS DISTINCT FROM t.due OR n.due_at IS DISTINCT FROM t.due_at)))
  ORDER BY t.id LIMIT ${PAGE}`;

/** What is so now of a duty that was told; undefined when there is nothing to put right. */
export interface Correction {
  readonly kind: 'moved' | 'paused' | 'lifted' | 'owed-again';
  /** The living duty; undefined when no row says anything about it any more. */
  readonly duty: LiveDuty | undefined;
}

export async function findCorrection(tx: Tx, told: ToldRow): Promise<Correction | 'same' | 'settled'> {
  const own = await findLiveDuty(tx, told);
  const duty = own ?? (await findSuccessor(tx, told, { due: told.due, on: dayInShanghai(told.at) }));
  if (duty?.standing === 'done') return 'settled';
  const standing = duty?.standing ?? 'lifted';
  if (standing === 'owed') {
    if (duty?.due === told.due && duty.dueAt?.getTime() === told.dueAt?.getTime()) {
      return told.standing === 'owed' ? (own ? 'same' : { kind: 'moved', duty }) : { kind: 'owed-again', duty };
    }
    return { kind: told.standing === 'owed' ? 'moved' : 'owed-again', duty };
  }
  return standing === told.standing ? 'same' : { kind: standing, duty };
}
