/** What a delivery says at the moment its turn comes: read from the living case, or that it is no longer true and is withdrawn. */
import type { CaseSettings } from '../../../law/kernel/case-file.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Clock, dayInShanghai } from '../../platform/clock.ts';
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
import { type DutyRef, findLiveDuty, findSuccessor, type LiveDuty } from './live-duty.ts';
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

/** A clock of hours that was spoken of so recently is not spoken of again. */
const JUST_TOLD_MINUTES = 30;

async function renderReminder(deps: RenderDeps, tx: Tx, row: DeliveryRow, about: About): Promise<Rendered> {
  const { duty: ref } = openContent<ReminderContent>(deps.cipher, row.message, row.content);
  const living = row.caseId === null ? undefined : await findLiveDuty(tx, { caseId: row.caseId, ...ref });
  const duty = living && asToldTo(row, living);
  if (duty?.standing !== 'owed' || duty.due === null || isHidden(duty, row)) return { withdraw: 'no-longer-so' };
  const past = duty.dueAt === null ? duty.due < about.today : duty.dueAt <= deps.clock.now();
  if (past) return { withdraw: 'no-longer-so' };
  const { due, dueAt } = duty;
  const telling: Telling = { caseId: duty.caseId, ...ref, standing: 'owed', due, dueAt };
  const told = (await findTold(tx, row, telling)) ?? (await findToldOfGone(tx, row, telling));
  if (told) {
    const same = told.standing === 'owed' && told.due === due && told.dueAt?.getTime() === dueAt?.getTime();
    // A recall, or another lead of the same day, has said it already.
    if (same && isJustTold(told.at, dueAt, deps.clock)) return { withdraw: 'told-today' };
    // Something else was told before: the reminder puts it right, or two messages would contradict each other.
    if (!same) {
      const kind = told.standing === 'owed' ? 'moved' : 'owed-again';
      return { say: recallWords(told, { kind, duty }, about), telling: { ...telling, replaces: told.id } };
    }
  }
  return { say: reminderWords({ ...duty, due }, about), telling };
}

/** Whoever is complained of hears nothing of the complaint; it may have become his only after the message was addressed. */
function isHidden({ hiddenFrom }: LiveDuty, { account }: DeliveryRow): boolean {
  return account !== null && hiddenFrom.includes(account);
}

/** The duty with the reasons that this recipient may read. */
function asToldTo({ account }: DeliveryRow, duty: LiveDuty): LiveDuty {
  const reasons = account === null ? undefined : duty.reasonsFor[account];
  return reasons === undefined ? duty : { ...duty, reasons };
}

/** What this recipient was told of the duty by this channel before this delivery. */
async function findTold(
  tx: Tx,
  row: DeliveryRow,
  { caseId, rule, clock, proceeding, opens }: DutyRef,
): Promise<ToldRow | undefined> {
  const { rows } = await tx.often<ToldRow & Before>(
    `SELECT ${TOLD_COLUMNS}, ${BEFORE_COLUMNS} FROM guitu.told t
     WHERE (t.case_id, t.rule, t.clock, t.proceeding, t.opens, t.channel) = ($1, $2, $3, $4, $5, $6)
       AND t.account IS NOT DISTINCT FROM $7 AND t.person IS NOT DISTINCT FROM $8 FOR UPDATE`,
    [caseId, rule, clock, proceeding, opens, row.channel, row.account, row.person],
  );
  const known = rows[0];
  if (!known) return undefined;
  return known.delivery === row.id ? before(known) : known;
}

/** The same of a duty that is gone because its clock now starts on another day, when this one took its place. */
async function findToldOfGone(
  tx: Tx,
  row: DeliveryRow,
  { caseId, rule, clock, proceeding, opens, due }: Telling,
): Promise<ToldRow | undefined> {
  const { rows } = await tx.often<ToldRow>(
    `SELECT ${TOLD_COLUMNS} FROM guitu.told t
     WHERE (t.case_id, t.rule, t.clock, t.proceeding, t.channel) = ($1, $2, $3, $4, $6) AND t.opens <> $5 AND t.watched
       AND t.account IS NOT DISTINCT FROM $7 AND t.person IS NOT DISTINCT FROM $8
       AND NOT EXISTS (SELECT 1 FROM guitu.duty d
         WHERE (d.case_id, d.rule, d.clock, d.proceeding, d.opens) = (t.case_id, t.rule, t.clock, t.proceeding, t.opens))
     ORDER BY abs(t.due - $9::date) LIMIT 1 FOR UPDATE`,
    [caseId, rule, clock, proceeding, opens, row.channel, row.account, row.person, due],
  );
  const told = rows[0];
  if (!told) return undefined;
  const successor = await findSuccessor(tx, told, { due: told.due, on: dayInShanghai(told.at) });
  return successor?.opens === opens ? told : undefined;
}

function isJustTold(at: Date, dueAt: Date | null, clock: Clock): boolean {
  if (dueAt === null) return dayInShanghai(at) === clock.today();
  return clock.now().getTime() - at.getTime() < JUST_TOLD_MINUTES * 60_000;
}

interface Before {
  readonly delivery: string;
  readonly wasStanding: ToldRow['standing'] | null;
  readonly wasDue: PlainDate | null;
  readonly wasDueAt: Date | null;
}

const BEFORE_COLUMNS = 't.delivery, t.was_standing AS "wasStanding", t.was_due AS "wasDue", t.was_due_at AS "wasDueAt"';

/** Tried again: what it puts right is what had been told before it. Undefined when nothing had been. */
function before({ wasStanding, wasDue, wasDueAt, ...told }: ToldRow & Before): ToldRow | undefined {
  return wasStanding === null ? undefined : { ...told, standing: wasStanding, due: wasDue, dueAt: wasDueAt };
}

async function renderRecall(deps: RenderDeps, tx: Tx, row: DeliveryRow, about: About): Promise<Rendered> {
  const { told: id } = openContent<RecallContent>(deps.cipher, row.message, row.content);
  const { rows } = await tx.often<ToldRow & Before>(
    `SELECT ${TOLD_COLUMNS}, ${BEFORE_COLUMNS} FROM guitu.told t WHERE t.id = $1 AND t.watched FOR UPDATE`,
    [id],
  );
  const known = rows[0];
  const told = known?.delivery === row.id ? before(known) : known;
  if (!told) return { withdraw: 'no-longer-so' };
  const correction = await findCorrection(tx, told);
  if (correction === 'settled') {
    await tx.often('UPDATE guitu.told SET watched = false WHERE id = $1', [id]);
    return { withdraw: 'no-longer-so' };
  }
  if (correction === 'same') {
    // It went there and back before anything was said; what changes next is a new recall.
    await tx.often('UPDATE guitu.told SET at = $2 WHERE id = $1', [id, deps.clock.now()]);
    return { withdraw: 'no-longer-so' };
  }
  const { kind, duty } = correction;
  if (duty !== undefined && isHidden(duty, row)) return { withdraw: 'no-longer-so' };
  const said = { kind, duty: duty && asToldTo(row, duty) };
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
  return { say: recallWords(told, said, about), telling };
}
