/** The messages' own worker: plans, addresses and sends, over and over, until stopped. Several processes may run it together. */
import { elapsedMs } from '../../platform/clock.ts';
import { addressMessages } from './address.ts';
import type { Channel } from './content.ts';
import { type DispatchDeps, markInterrupted, sendWaiting } from './dispatch.ts';
import { planRecalls } from './recalls.ts';
import { planReminders } from './reminders.ts';

const TURN_MS = 2_000;
const LOOK_FOR_RECALLS_MS = 6_000;
const LOOK_FOR_REMINDERS_MS = 15_000;

/** One turn; `plan` says what is looked for besides what waits. */
export async function runTurn(
  deps: DispatchDeps,
  plan: { readonly reminders: boolean; readonly recalls: boolean } = { reminders: true, recalls: true },
): Promise<void> {
  const planning = { database: deps.database, cipher: deps.keys, clock: deps.clock };
  await markInterrupted(deps);
  if (plan.recalls) await planRecalls(planning);
  if (plan.reminders) await planReminders(planning);
  await addressMessages({ ...planning, logger: deps.logger, channels: channelsOf(deps) });
  await sendWaiting(deps);
}

function channelsOf({ carriers }: DispatchDeps): ReadonlySet<Channel> {
  // The keys of the carriers are channels, by their type.
  return new Set(Object.keys(carriers) as Channel[]);
}

export function startMessages(deps: DispatchDeps): { stop(): Promise<void> } {
  let turn: Promise<void> | undefined;
  const last = { reminders: Number.NEGATIVE_INFINITY, recalls: Number.NEGATIVE_INFINITY };
  const timer = setInterval(() => {
    turn ??= (async () => {
      const now = elapsedMs();
      const plan = {
        reminders: now - last.reminders >= LOOK_FOR_REMINDERS_MS,
        recalls: now - last.recalls >= LOOK_FOR_RECALLS_MS,
      };
      if (plan.reminders) last.reminders = now;
      if (plan.recalls) last.recalls = now;
      await runTurn(deps, plan);
    })()
      .catch((error: unknown) => deps.logger.error({ err: error }, 'the messages could not be looked after; trying again'))
      .finally(() => {
        turn = undefined;
      });
  }, TURN_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
      for (const carrier of Object.values(deps.carriers)) carrier?.close?.();
    },
  };
}
