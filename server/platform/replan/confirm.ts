/** From a previewed change to a confirmed one: the entries are stored, and the work begins. */
import { randomUUIDv7 } from 'node:crypto';
import { type Refusal, refusal } from '../../../law/kernel/refusal.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { findReplan, lastPlace, moveReplan, type Replan } from './replan-store.ts';

/**
 * Stores the entries of the previewed change and sets it to work, in the caller's transaction. Refuses when it is still being previewed, is
 * done or dropped, when it was previewed on another day, and when somebody else's change came between: its figures would no longer be true.
 */
export async function confirmReplan(tx: Tx, actor: Actor, id: string, clock: Clock): Promise<Refusal | undefined> {
  // Two confirmations of one county take turns: the second sees the first one's entries.
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('replan'), hashtext($1))", [(await findReplan(tx, id))?.county ?? '']);
  const replan = await findReplan(tx, id, true);
  if (replan === undefined) return gone();
  if (replan.state !== 'previewed') return notPreviewed(replan);
  if (replan.day !== clock.today()) return outdated();
  if ((await lastPlace(tx, replan.county)) !== replan.after) return changedMeanwhile();
  for (const entry of replan.entries) {
    await tx.query(
      `INSERT INTO guitu.setting (id, unit, county, key, valid_from, withdrawn, value, source, recorded, by_account, by_name, replan)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        randomUUIDv7(),
        replan.unit,
        replan.county,
        entry.key,
        entry.from,
        entry.withdrawn,
        entry.withdrawn ? null : JSON.stringify(entry.value),
        entry.source,
        clock.now(),
        actor.account,
        actor.name,
        replan.id,
      ],
    );
  }
  await moveReplan(tx, replan.id, { state: 'applying', confirmed: clock.now() });
  await audit(tx, actor, {
    act: 'settings.change',
    object: 'replan',
    id: replan.id,
    detail: { county: replan.county, entries: replan.entries.map(({ key, from }) => ({ key, from })) },
  });
  return undefined;
}

const CITE = ['社区矫正法 9'];
const AGAIN = words('请重新预览后再确认。', 'Preview it again, then confirm.');

function gone(): Refusal {
  return refusal('SET-01', CITE, words('没有这项变更。', 'There is no such change.'), AGAIN);
}

function notPreviewed({ state }: Replan): Refusal {
  if (state === 'previewing') {
    return refusal(
      'SET-01',
      CITE,
      words('影响还没有算完。', 'Its effect has not been computed to the end.'),
      words('请等预览完成。', 'Wait until the preview is complete.'),
    );
  }
  return refusal('SET-01', CITE, words('这项变更已经确认或者放弃。', 'This change was confirmed or dropped before.'), AGAIN);
}

function outdated(): Refusal {
  return refusal(
    'SET-02',
    CITE,
    words('预览是前一天算的，期限可能已经不同。', 'It was previewed on an earlier day; the figures may differ by now.'),
    AGAIN,
  );
}

function changedMeanwhile(): Refusal {
  return refusal(
    'SET-03',
    CITE,
    words('预览之后，有人确认了另一项设置变更。', 'Somebody confirmed another change of settings since the preview.'),
    AGAIN,
  );
}
