/** What a delivery says at the moment its turn comes: read from the living case, or that it is no longer true and is withdrawn. */
import type { CaseSettings } from '../../../law/kernel/case-file.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldCipher } from '../../platform/keys/keys.ts';
import { TOPICS, type TopicWords } from '../../platform/messages/topics.ts';
import type { Tx } from '../../platform/postgres/database.ts';
import {
  type AnyTopic,
  type Channel,
  openContent,
  type RecallContent,
  type ReminderContent,
  type Said,
  type Values,
} from './content.ts';
import { type DutyRef, findLiveDuty } from './live-duty.ts';
import { findCorrection, TOLD_COLUMNS, type ToldRow } from './recalls.ts';
import { type About, fill, recallWords, reminderWords } from './wording.ts';

export interface RenderDeps {
  readonly cipher: FieldCipher;
  readonly clock: Clock;
}

export interface DeliveryRow {
  readonly id: string;
  readonly message: string;
  readonly topic: AnyTopic;
  readonly caseId: string | null;
  readonly account: string | null;
  readonly person: string | null;
  readonly channel: Channel;
  readonly attempts: number;
  readonly content: Buffer;
  readonly personName: string | null;
  readonly office: string | null;
  readonly juvenile: boolean | null;
  readonly state: string | null;
  readonly region: string | null;
  readonly settings: CaseSettings | null;
}

/** What was told of which duty, to be remembered with the delivery. */
export interface Telling extends DutyRef {
  readonly standing: ToldRow['standing'];
  readonly due: PlainDate | null;
  readonly dueAt: Date | null;
  /** Row of `told` that it puts right. */
  readonly replaces?: string;
}

export type Rendered =
  | { readonly say: Said; readonly telling?: Telling }
  | { readonly withdraw: 'no-longer-so' | 'told-today' | 'ended' };

/** States in which nothing more is said to the person: dead, in prison, or never ours. */
const SILENT = new Set([
  'terminated-death',
  'terminated-revoked',
  'terminated-recommitted',
  'not-accepted',
  'cancelled',
  'returned',
  'archived',
]);

export async function render(deps: RenderDeps, tx: Tx, row: DeliveryRow): Promise<Rendered> {
  if (row.person !== null && row.state !== null && SILENT.has(row.state)) return { withdraw: 'ended' };
  const about: About = {
    audience: row.person !== null ? 'person' : row.channel === 'in-app' ? 'staff' : 'staff-outside',
    person: row.personName ?? '',
    office: row.office ?? '',
    juvenile: row.juvenile ?? false,
    today: deps.clock.today(),
  };
  if (row.topic === 'duty.reminder') return renderReminder(deps, tx, row, about);
  if (row.topic === 'duty.recall') return renderRecall(deps, tx, row, about);
  const values = openContent<Values>(deps.cipher, row.message, row.content);
  const known: TopicWords = TOPICS[row.topic];
  const text =
    about.audience === 'person' ? (known.person ?? known.title) : about.audience === 'staff-outside' ? known.title : known.text;
  return { say: { title: known.title, text: fill(text, { office: about.office, ...values, person: about.person }) } };
}

async function renderReminder(deps: RenderDeps, tx: Tx, row: DeliveryRow, about: About): Promise<Rendered> {
  const { duty: ref } = openContent<ReminderContent>(deps.cipher, row.message, row.content);
  const duty = row.caseId === null ? undefined : await findLiveDuty(tx, { caseId: row.caseId, ...ref });
  if (duty?.standing !== 'owed' || duty.due === null) return { withdraw: 'no-longer-so' };
  const past = duty.dueAt === null ? duty.due < about.today : duty.dueAt <= deps.clock.now();
  if (past) return { withdraw: 'no-longer-so' };
  const { due, dueAt } = duty;
  // A recall, or another lead of the same day, has said it already.
  const { rowCount } = await tx.query(
    `SELECT 1 FROM guitu.told t WHERE (t.case_id, t.rule, t.clock, t.proceeding, t.opens, t.channel) = ($1, $2, $3, $4, $5, $6)
       AND t.account IS NOT DISTINCT FROM $7 AND t.person IS NOT DISTINCT FROM $8 AND t.standing = 'owed' AND t.due = $9
       AND (t.at AT TIME ZONE 'Asia/Shanghai')::date = $10 AND $11::timestamptz IS NULL AND t.delivery <> $12`,
    [
      duty.caseId,
      ref.rule,
      ref.clock,
      ref.proceeding,
      ref.opens,
      row.channel,
      row.account,
      row.person,
      due,
      about.today,
      dueAt,
      row.id,
    ],
  );
  if (rowCount > 0) return { withdraw: 'told-today' };
  return {
    say: reminderWords({ ...duty, due }, about),
    telling: { caseId: duty.caseId, ...ref, standing: 'owed', due, dueAt },
  };
}

interface Before {
  readonly delivery: string;
  readonly wasStanding: ToldRow['standing'] | null;
  readonly wasDue: PlainDate | null;
  readonly wasDueAt: Date | null;
}

async function renderRecall(deps: RenderDeps, tx: Tx, row: DeliveryRow, about: About): Promise<Rendered> {
  const { told: id } = openContent<RecallContent>(deps.cipher, row.message, row.content);
  const { rows } = await tx.query<ToldRow & Before>(
    `SELECT ${TOLD_COLUMNS}, t.delivery, t.was_standing AS "wasStanding", t.was_due AS "wasDue", t.was_due_at AS "wasDueAt"
     FROM guitu.told t WHERE t.id = $1 AND t.watched FOR UPDATE`,
    [id],
  );
  const known = rows[0];
  if (!known) return { withdraw: 'no-longer-so' };
  // Tried again: what it puts right is what had been told before it.
  const told: ToldRow =
    known.delivery === row.id && known.wasStanding !== null
      ? { ...known, standing: known.wasStanding, due: known.wasDue, dueAt: known.wasDueAt }
      : known;
  const correction = await findCorrection(tx, told);
  if (correction === 'settled') {
    await tx.query('UPDATE guitu.told SET watched = false WHERE id = $1', [id]);
    return { withdraw: 'no-longer-so' };
  }
  if (correction === 'same') {
    // It went there and back before anything was said; what changes next is a new recall.
    await tx.query('UPDATE guitu.told SET at = $2 WHERE id = $1', [id, deps.clock.now()]);
    return { withdraw: 'no-longer-so' };
  }
  const { kind, duty } = correction;
  const { caseId, rule, clock, proceeding, opens } = duty ?? told;
  const telling: Telling = {
    caseId,
    rule,
    clock,
    proceeding,
    opens,
    standing: kind === 'paused' || kind === 'lifted' ? kind : 'owed',
    due: kind === 'lifted' ? told.due : (duty?.due ?? null),
    dueAt: kind === 'lifted' ? told.dueAt : (duty?.dueAt ?? null),
    replaces: id,
  };
  if (kind === 'moved' && telling.due === told.due && telling.dueAt?.getTime() === told.dueAt?.getTime()) {
    // Another row of the same day: nothing a recipient would notice.
    await tx.query('UPDATE guitu.told SET opens = $2, proceeding = $3 WHERE id = $1', [id, opens, proceeding]);
    return { withdraw: 'no-longer-so' };
  }
  return { say: recallWords(told, correction, about), telling };
}
