/**
 * A person enters the own page with a code and the last four characters of the identity number. Every wrong part is answered alike, counted and
 * audited: the answer tells neither whether a code is out nor whether a person exists.
 */
import { timingSafeEqual } from 'node:crypto';
import { type Attempt, countAttempt, takeBackAttempt } from '../accounts/throttle.ts';
import { audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import { type KeyRing, normalise } from '../keys/keys.ts';
import type { Database } from '../postgres/database.ts';
import { hashOfCode, TRIES } from './codes.ts';
import type { SelfPeople } from './people-port.ts';
import { openSelfSession, SELF_NAME } from './self-session.ts';

export interface EnterDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Pick<KeyRing, 'blindIndex'>;
  readonly people: SelfPeople;
}

export interface Entering {
  readonly code: string;
  /** Last four characters of the identity number. */
  readonly number: string;
  readonly address: string;
  readonly agent: string;
  readonly requestId: string;
}

export type Entered =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: 'wrong' }
  | { readonly ok: false; readonly why: 'locked'; readonly seconds: number };

/** Two processes' clocks may differ by so much; a code from a later day than today is not taken. */
const SKEW_MS = 5 * 60_000;

interface CodeRow {
  id: string;
  case_id: string;
  person: string;
  tries: number;
}

export async function enter({ database, clock, keys, people }: EnterDeps, input: Entering): Promise<Entered> {
  const now = clock.now();
  const code = hashOfCode(keys, input.code);
  // Counted apart from the staff's sign-in: who guesses codes in an office's network locks out no officer.
  const attempt: Attempt = { login: `self ${code.toString('hex')}`, address: `self ${input.address}`, known: false };
  const counted = await database.asSystem('self-service', (tx) => countAttempt(tx, attempt, now));
  if (!counted.ok) return { ok: false, why: 'locked', seconds: counted.seconds };
  return database.asSystem('self-service', async (tx): Promise<Entered> => {
    // Locked, so that guesses sent at once are counted one after the other, and two right ones open one session.
    const { rows } = await tx.query<CodeRow>(
      `SELECT id, case_id, person, tries FROM guitu.self_code
       WHERE code = $1 AND ended IS NULL AND expires > $2 AND issued <= $3 FOR UPDATE`,
      [code, now, new Date(now.getTime() + SKEW_MS)],
    );
    const [found] = rows;
    const by = { account: null, name: '', address: input.address, requestId: input.requestId };
    const known = found && (await people.lastFour(tx, found.person));
    if (!found || known === undefined || !isSame(known, input.number)) {
      if (found) {
        const dead = found.tries + 1 >= TRIES;
        await tx.query(
          `UPDATE guitu.self_code SET tries = tries + 1, ended = CASE WHEN $2 THEN $3::timestamptz END,
             ended_why = CASE WHEN $2 THEN 'too-many-tries' END WHERE id = $1`,
          [found.id, dead, now],
        );
      }
      await audit(tx, by, {
        act: 'self-session.refuse',
        object: 'case',
        id: found?.case_id ?? '',
        detail: found ? { code: found.id, try: found.tries + 1 } : {},
      });
      return { ok: false, why: 'wrong' };
    }
    await tx.query(`UPDATE guitu.self_code SET used = $2, ended = $2, ended_why = 'used' WHERE id = $1`, [found.id, now]);
    const session = await openSelfSession(tx, found.id, input, now);
    await takeBackAttempt(tx, attempt);
    await audit(
      tx,
      { ...by, name: SELF_NAME },
      { act: 'self-session.open', object: 'case', id: found.case_id, detail: { code: found.id, session: session.id } },
    );
    return { ok: true, token: session.token };
  });
}

/** Compared in the same time whether or not the first characters agree. */
function isSame(known: string, typed: string): boolean {
  const [a, b] = [Buffer.from(normalise(known)), Buffer.from(normalise(typed))];
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}
