import type { Kind, Organ } from '../../../../law/corrections/vocabulary.ts';
import type { PlainDate } from '../../../../law/kernel/plain-date.ts';

/** What a judgment fixed, before anything happened. */
export interface Life {
  readonly kind: Kind;
  readonly sex: 'male' | 'female';
  readonly juvenile: boolean;
  /** Day the judgment, ruling or decision took effect. */
  readonly effective: PlainDate;
  readonly term: { readonly from: PlainDate; readonly to: PlainDate };
  readonly organ: Organ;
  readonly organName: string;
  readonly ground?: 'medical' | 'pregnancy-nursing' | 'self-care';
  /** Days of a prohibition order, both included. */
  readonly prohibited?: { readonly from: PlainDate; readonly to: PlainDate };
}
