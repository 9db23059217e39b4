import type { Role } from '../index.ts';
import type { CaseBuilder } from './a-case.ts';

/** A case on which one act follows another, as the counter does it: each through `perform`, and each must be allowed. */
export class StepByStep {
  readonly #now: CaseBuilder;

  constructor(now: CaseBuilder) {
    this.#now = now;
  }

  get case(): CaseBuilder {
    return this.#now;
  }

  /** Does it, as `actor`; throws the refusal, because the next step needs this one. */
  act(day: string, action: string, by: Role, input: unknown = {}, actor: string = by): StepByStep {
    const done = this.#now.perform(day, action, [by], input, actor);
    if (!done.ok) {
      throw new Error(
        `${day} ${action}: ${'refusal' in done ? `${done.refusal.rule} ${done.refusal.en}` : done.faults.join('; ')}`,
      );
    }
    return new StepByStep(this.#now.after(done.events.map((event) => ({ ...event, by: actor }))));
  }
}
