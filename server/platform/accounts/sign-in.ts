/** Signing in: name, password, second factor; counted, timed alike for names that exist and names that do not, and audited. */
import { audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Database } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { findActor } from '../scope/find-actor.ts';
import { TooBusy, verifyPassword } from './password.ts';
import { stepOfCode } from './second-factor.ts';
import { openSession } from './sessions.ts';
import { type Attempt, countAttempt, takeBackAttempt } from './throttle.ts';

export interface SignInDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
}

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  readonly totp?: string | undefined;
  readonly address: string;
  readonly agent: string;
  readonly requestId: string;
}

export type SignInResult =
  | { readonly ok: true; readonly token: string; readonly session: string; readonly actor: Actor }
  | { readonly ok: false; readonly why: 'wrong' | 'second-factor-needed' | 'busy' }
  | { readonly ok: false; readonly why: 'locked'; readonly seconds: number };

interface AccountRow {
  id: string;
  name: string;
  password_hash: string | null;
  totp_secret: Buffer | null;
  totp_last_step: number | null;
}

/** How long an address stays known after a sign-in from it. */
const KNOWN_MS = 30 * 24 * 3_600_000;

/** Name as stored: without spaces around it, in small letters. */
export function normaliseLogin(login: string): string {
  return login.trim().toLowerCase().normalize('NFKC');
}

/** Signs in. `wrong` covers every wrong part alike: the name, the password, the code. */
export async function signIn({ database, clock, cipher }: SignInDeps, input: SignInInput): Promise<SignInResult> {
  const now = clock.now();
  const login = normaliseLogin(input.login);
  const counted = await database.asSystem('sign-in', async (tx) => {
    const { rows } = await tx.query<AccountRow & { known: boolean }>(
      `SELECT a.id, a.name, a.password_hash, a.totp_secret, a.totp_last_step,
         EXISTS (SELECT 1 FROM guitu.session s WHERE s.account = a.id AND s.address = $2 AND s.created_at > $3) AS known
       FROM guitu.account a WHERE a.login = $1 AND a.ended_at IS NULL`,
      [login, input.address, new Date(now.getTime() - KNOWN_MS)],
    );
    const attempt: Attempt = { login, address: input.address, known: rows[0]?.known ?? false };
    return { account: rows[0], attempt, outcome: await countAttempt(tx, attempt, now) };
  });
  if (!counted.outcome.ok) return { ok: false, why: 'locked', seconds: counted.outcome.seconds };

  const { account, attempt } = counted;
  const right = await verifyPassword(input.password, account?.password_hash ?? null).catch((error: unknown) => {
    if (error instanceof TooBusy) return 'busy' as const;
    throw error;
  });
  if (right === 'busy') {
    await database.asSystem('sign-in', (tx) => takeBackAttempt(tx, attempt));
    return { ok: false, why: 'busy' };
  }
  const checked =
    right && account ? secondFactor(cipher, account, input.totp, now) : { ok: false as const, why: 'wrong' as const };

  return database.asSystem('sign-in', async (tx): Promise<SignInResult> => {
    const by = { account: account?.id ?? null, name: account?.name ?? '', address: input.address, requestId: input.requestId };
    if (!checked.ok || account === undefined) {
      // Asking for the code is no failure: the password was right.
      if (!checked.ok && checked.why === 'second-factor-needed') await takeBackAttempt(tx, attempt);
      else await audit(tx, { ...by, account: null }, { act: 'session.refuse', object: 'account', id: account?.id ?? '' });
      return { ok: false, why: checked.ok ? 'wrong' : checked.why };
    }
    if (checked.step !== null) {
      const { rowCount } = await tx.query(
        'UPDATE guitu.account SET totp_last_step = $2 WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)',
        [account.id, checked.step],
      );
      if (rowCount === 0) return { ok: false, why: 'wrong' }; // the same code, used a moment ago
    }
    await takeBackAttempt(tx, attempt);
    const actor = await findActor(tx, account.id, clock.today(), { address: input.address, requestId: input.requestId });
    if (actor === undefined) return { ok: false, why: 'wrong' }; // ended a moment ago
    const { id, token } = await openSession(tx, account.id, input, now);
    await audit(tx, actor, { act: 'session.open', object: 'session', id });
    return { ok: true, token, session: id, actor };
  });
}

type Checked = { ok: true; step: number | null } | { ok: false; why: 'wrong' | 'second-factor-needed' };

function secondFactor(cipher: FieldCipher, account: AccountRow, code: string | undefined, now: Date): Checked {
  if (account.totp_secret === null) return { ok: true, step: null };
  if (!code) return { ok: false, why: 'second-factor-needed' };
  const secret = cipher.open({ table: 'account', row: account.id, column: 'totp_secret' }, account.totp_secret);
  const step = stepOfCode(secret, code, now, account.totp_last_step);
  return step === undefined ? { ok: false, why: 'wrong' } : { ok: true, step };
}
