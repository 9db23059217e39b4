/**
 * A command happens once. The caller names it with an Idempotency-Key; the first transaction to store the key does the work and stores the
 * answer with it, so either both are there or neither is. Others with the same key wait for it and get the same answer.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { FieldCipher } from '../keys/keys.ts';
import type { Tx } from '../postgres/database.ts';
import { canonical } from './chain.ts';

/** The key was used for another request. */
export const OTHER_REQUEST = Symbol('other request');

export interface OnceDeps {
  readonly cipher: FieldCipher;
  readonly clock: Clock;
}

/**
 * Runs `command` at most once for (`account`, `key`) and answers with what it answered then. Without a key it just runs.
 * `keep` says whether an answer had an effect and is to be remembered; others may be asked again. Answers must be JSON.
 */
export async function once<T>(
  deps: OnceDeps,
  tx: Tx,
  call: { readonly account: string; readonly key: string | undefined; readonly request: unknown },
  command: () => Promise<T>,
  keep: (answer: T) => boolean,
): Promise<T | typeof OTHER_REQUEST> {
  const { account, key } = call;
  if (key === undefined) return command();
  const request = createHash('sha256').update(canonical(call.request)).digest();
  // Waits while another transaction with this key is open; after it commits, nothing is inserted.
  const { rowCount } = await tx.often(
    'INSERT INTO guitu.idempotency (account, key, request, created) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [account, key, request, deps.clock.now()],
  );
  const place = { table: 'idempotency', row: `${account} ${key}`, column: 'answer' };
  if (rowCount === 0) {
    const { rows } = await tx.often<{ request: Buffer; answer: Buffer | null }>(
      'SELECT request, answer FROM guitu.idempotency WHERE account = $1 AND key = $2',
      [account, key],
    );
    const known = rows[0];
    if (!known?.request.equals(request) || known.answer === null) return OTHER_REQUEST;
    // It was stored below as the JSON of a T.
    return JSON.parse(deps.cipher.open(place, known.answer)) as T;
  }
  const answer = await command();
  if (keep(answer)) {
    await tx.often('UPDATE guitu.idempotency SET answer = $3 WHERE account = $1 AND key = $2', [
      account,
      key,
      deps.cipher.seal(place, JSON.stringify(answer)),
    ]);
  } else {
    await tx.query('DELETE FROM guitu.idempotency WHERE account = $1 AND key = $2', [account, key]);
  }
  return answer;
}

/** Forgets keys older than `days`: nobody repeats a command after that. */
export async function forgetOldKeys(tx: Tx, clock: Clock, days: number): Promise<void> {
  await tx.query('DELETE FROM guitu.idempotency WHERE created < $1', [new Date(clock.now().getTime() - days * 86_400_000)]);
}
