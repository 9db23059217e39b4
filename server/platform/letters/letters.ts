/**
 * Letters: what one case sends to another. A letter is stored in the transaction of the act that sends it; the relay delivers it to the
 * receiver's own pipeline, where it becomes an event that carries the letter's id. What goes on paper is recorded with its number, and the
 * answer is recorded by hand. Nothing changes at the sender until the answer comes: the old county stays responsible.
 */
import { randomUUIDv7 } from 'node:crypto';
import { CASE_FILE_FORMAT, parseCaseFile } from '../../../law/index.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import { audit } from '../audit/audit.ts';
import { findCase, readHistory } from '../cases/case-store.ts';
import { type Doer, systemDoer } from '../cases/doer.ts';
import type { NewCase } from '../cases/opening.ts';
import type { Cases } from '../cases/pipeline.ts';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import { addToOutbox } from '../outbox/outbox.ts';
import type { Tx } from '../postgres/database.ts';

/** What is to happen at the receiver: events for a case it has, or a case it is to open. */
export type LetterContent =
  | { readonly events: readonly RecordedEvent[] }
  | { readonly open: Omit<NewCase, 'unit' | 'letter' | 'keepRecorded'> };

export interface NewLetter {
  /** What it is, for lists: `move-consulted`, `papers-sent`. */
  readonly kind: string;
  readonly fromCase: string;
  /** Within this Guitu: the unit that takes it in, and the case if it has one. On paper: the number under which it was sent. */
  readonly to:
    | { readonly carrier: 'guitu'; readonly unit: string; readonly case?: string; readonly name: string }
    | { readonly carrier: 'paper'; readonly name: string; readonly number: string };
  readonly content: LetterContent;
}

export interface LetterDeps {
  readonly cipher: FieldCipher;
  readonly clock: Clock;
}

export const DELIVER = 'letter.deliver';

/** Stores `letter` in the sender's transaction, and what makes the relay deliver it. Throws when the sender's case is out of reach. */
export async function sendLetter(deps: LetterDeps, tx: Tx, sender: Doer, letter: NewLetter): Promise<string> {
  const from = await findCase(tx, letter.fromCase);
  if (!from) throw new Error('a letter is sent from a case within reach');
  const id = randomUUIDv7();
  const { to } = letter;
  const within = to.carrier === 'guitu' ? to : undefined;
  const now = deps.clock.now();
  await tx.query(
    `INSERT INTO guitu.letter (id, kind, from_case, from_unit, to_unit, to_case, to_name, carrier, content, sent, paper_number)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      letter.kind,
      from.id,
      from.unit,
      within?.unit ?? null,
      within?.case ?? null,
      to.name,
      to.carrier,
      deps.cipher.seal({ table: 'letter', row: id, column: 'content' }, JSON.stringify(letter.content)),
      now,
      to.carrier === 'paper' ? to.number : null,
    ],
  );
  if (within) await addToOutbox(tx, { topic: DELIVER, caseId: from.id, subject: id, at: now });
  await audit(tx, sender, { act: 'letter.send', object: 'letter', id, detail: { kind: letter.kind, carrier: to.carrier } });
  return id;
}

interface LetterRow {
  from_case: string;
  to_unit: string | null;
  to_case: string | null;
  content: Buffer | null;
  delivered: Date | null;
  refused: string | null;
}

/** Delivers one letter in the relay's transaction. What was delivered or refused before stays as it is: twice is once. */
export async function deliverLetter(deps: LetterDeps & { readonly cases: Cases }, tx: Tx, id: string): Promise<void> {
  const { rows } = await tx.query<LetterRow>(
    'SELECT from_case, to_unit, to_case, content, delivered, refused FROM guitu.letter WHERE id = $1 FOR UPDATE',
    [id],
  );
  const row = rows[0];
  if (!row) throw new Error(`there is no letter ${id}`);
  if (row.delivered !== null || row.refused !== null) return;
  if (row.content === null || row.to_unit === null) throw new Error(`letter ${id} says neither what it brings nor to whom`);
  // sendLetter wrote it.
  const content = JSON.parse(deps.cipher.open({ table: 'letter', row: id, column: 'content' }, row.content)) as LetterContent;
  const relay = systemDoer(deps.clock.today());
  const taken =
    'open' in content
      ? await openFor(deps, tx, relay, { ...content.open, unit: row.to_unit, letter: id })
      : await takeIn(deps, tx, relay, row.to_case, content.events, id);
  if ('refused' in taken) {
    await tx.query('UPDATE guitu.letter SET refused = $2 WHERE id = $1', [id, taken.refused]);
  } else {
    await tx.query('UPDATE guitu.letter SET to_case = $2, delivered = $3, delivered_as = $4 WHERE id = $1', [
      id,
      taken.case,
      deps.clock.now(),
      taken.event,
    ]);
  }
}

type Taken = { readonly case: string; readonly event: string | null } | { readonly refused: string };

async function openFor({ cases }: { readonly cases: Cases }, tx: Tx, relay: Doer, one: NewCase): Promise<Taken> {
  const { domain, facts, events, settings } = one;
  const read = parseCaseFile({
    format: CASE_FILE_FORMAT,
    case: domain,
    facts,
    events,
    ...(settings === undefined ? {} : { settings }),
  });
  if (!read.ok) return { refused: read.faults.join('; ') };
  return { case: (await cases.open(tx, relay, one)).id, event: null };
}

async function takeIn(
  { cases, cipher }: LetterDeps & { readonly cases: Cases },
  tx: Tx,
  relay: Doer,
  caseId: string | null,
  events: readonly RecordedEvent[],
  letter: string,
): Promise<Taken> {
  const row = caseId === null ? undefined : await findCase(tx, caseId);
  if (!row) return { refused: 'the case it is for is not here' };
  const history = await readHistory(tx, cipher, row);
  const known = history.events.map(({ event }) => event);
  const read = parseCaseFile({ format: CASE_FILE_FORMAT, case: row.domain, facts: history.facts, events: [...known, ...events] });
  if (!read.ok) return { refused: read.faults.join('; ') };
  const taken = await cases.takeIn(tx, relay, row.id, events, letter);
  return taken ? { case: row.id, event: taken.event } : { refused: 'the case it is for is not here' };
}
