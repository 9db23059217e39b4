/** What carries a message out of the house. */
import type { Channel } from '../content.ts';

export interface Outgoing {
  /** Id of the delivery: the carrier's own key, so that the same one is known again. */
  readonly id: string;
  readonly to: string;
  readonly title: string;
  readonly text: string;
}

/**
 * `refused` will not get better by trying again, `later` may, and after `unclear` nobody knows whether it went out: it is not sent again
 * by itself, because a person told twice is a person told wrongly.
 */
export type Sent =
  | { readonly ok: true; readonly providerId?: string }
  | {
      readonly ok: false;
      readonly again: 'refused' | 'later' | 'unclear';
      readonly why: 'refused' | 'wrong-number' | 'unreachable';
    };

export interface Carrier {
  send(message: Outgoing): Promise<Sent>;
  close?(): void;
}

export type Carriers = Partial<Readonly<Record<Exclude<Channel, 'in-app'>, Carrier>>>;
