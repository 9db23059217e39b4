import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Actor } from '../scope/actor.ts';

/** Who a record names: an actor with an account, or the system itself (the relay, the demonstration). */
export interface Doer extends Pick<Actor, 'name' | 'address' | 'requestId'> {
  readonly account: string | null;
  readonly today: PlainDate;
}

/** The system as the one who records, on `today`. */
export function systemDoer(today: PlainDate): Doer {
  return { account: null, name: '归途', today };
}
