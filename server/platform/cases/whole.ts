import type { Tx } from '../postgres/database.ts';

/**
 * Runs `work` with histories and duties whole, also what is hidden from the account of the transaction: what follows from a history is derived
 * from all of it, whoever acts. Nothing that is read so leaves the server before `withholding.ts` has looked at it.
 */
export async function readingWhole<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const end = () => tx.query(`SELECT set_config('guitu.whole', '', true)`);
  await tx.query(`SELECT set_config('guitu.whole', 'on', true)`);
  const done = await work().catch(async (error: unknown) => {
    // After a failed statement nothing can be said any more in this transaction; taking it back then comes with the rollback.
    await end().catch(() => undefined);
    throw error;
  });
  await end();
  return done;
}
