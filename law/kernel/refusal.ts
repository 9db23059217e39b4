import type { Words } from './words.ts';

/**
 * An expected "no": the act is not open, to this post, with this input. Never an exception; exceptions are bugs and broken machines.
 */
export interface Refusal {
  /** Rule that says no, as in the rulebook: `REVP-06`. */
  readonly rule: string;
  /** Articles behind the rule, as printed: `社区矫正法 46`. */
  readonly cite: readonly string[];
  /** What is refused and why, in plain words. */
  readonly zh: string;
  readonly en: string;
  /** What one may do instead. */
  readonly remedy?: Words;
}

export function refusal(rule: string, cite: readonly string[], reason: Words, remedy?: Words): Refusal {
  return { rule, cite, zh: reason.zh, en: reason.en, ...(remedy ? { remedy } : {}) };
}
