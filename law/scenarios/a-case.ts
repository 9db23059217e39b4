import type { EventName } from '../corrections/events.ts';
import { type CaseFile, explain, type Performed, parseCaseFile, perform, type RecordedEvent, type Role } from '../index.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { Answer } from './answer.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Contents {
  readonly case: string;
  readonly facts: Fields;
  readonly settings: { readonly profile: string; readonly set: Fields };
  readonly events: readonly Fields[];
}

/** A group that may stand for anybody: a woman, and a member who knows minors. */
export const A_GROUP = [
  { role: 'judicial-office', sex: 'female', knowsMinors: true },
  { role: 'residents-committee', sex: 'male' },
];

/** A piece of evidence with all that makes it one (CHECK-03). */
export const EVIDENCE = [{ source: 'record of the call', collectedOn: '2026-03-02', collector: 'li', sha256: 'a1b2' }];

/** A case that a scenario builds up, sentence by sentence. Every step gives a new builder, so that scenarios may branch from one beginning. */
export class CaseBuilder {
  readonly #contents: Contents;

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  // Facts ------------------------------------------------------------------------------------------------------------------------------

  facts(facts: Fields): CaseBuilder {
    return this.#but({ facts: { ...this.#contents.facts, ...facts } });
  }

  onProbation(): CaseBuilder {
    return this.facts({ kind: 'suspended-sentence' });
  }

  underSurveillance(): CaseBuilder {
    return this.facts({ kind: 'public-surveillance' });
  }

  onParole(): CaseBuilder {
    return this.facts({ kind: 'parole' });
  }

  onTemporaryRelease(temporaryReleaseGround = 'medical'): CaseBuilder {
    return this.facts({ kind: 'temporary-release', temporaryReleaseGround });
  }

  term(from: string, to: string): CaseBuilder {
    return this.facts({ term: { from, to } });
  }

  aWoman(): CaseBuilder {
    return this.facts({ sex: 'female' });
  }

  aJuvenile(): CaseBuilder {
    return this.facts({ juvenileAtOffence: true });
  }

  prohibited(from: string, to: string): CaseBuilder {
    return this.facts({ prohibition: { content: 'no bars', from, to } });
  }

  // Settings ---------------------------------------------------------------------------------------------------------------------------

  inProfile(profile: string): CaseBuilder {
    return this.#but({ settings: { ...this.#contents.settings, profile } });
  }

  set(key: string, value: unknown): CaseBuilder {
    return this.#but({ settings: { ...this.#contents.settings, set: { ...this.#contents.settings.set, [key]: value } } });
  }

  // What happened ----------------------------------------------------------------------------------------------------------------------

  /** Any event of the catalogue; the named steps below are this with a better name. */
  happened(type: EventName, on: string, fields: Fields = {}): CaseBuilder {
    return this.event({ type, on, ...fields });
  }

  event(event: Fields): CaseBuilder {
    return this.#but({ events: [...this.#contents.events, event] });
  }

  effective(on: string, organ?: string): CaseBuilder {
    return this.happened('decision-effective', on, organ ? { organ } : {});
  }

  /** The written notice that makes lateness the person's own (DOC-05). */
  toldInWriting(on: string): CaseBuilder {
    return this.happened('reporting-notice-given', on);
  }

  reportedIn(on: string, properReason?: 'yes' | 'no' | 'unknown'): CaseBuilder {
    return this.happened('reported-in', on, properReason ? { properReason } : {});
  }

  handedOver(on: string): CaseBuilder {
    return this.happened('handed-over', on);
  }

  registered(on: string): CaseBuilder {
    return this.happened('registered', on);
  }

  groupFormed(on: string, members: readonly Fields[] = A_GROUP): CaseBuilder {
    return this.happened('group-formed', on, { members });
  }

  declared(on: string): CaseBuilder {
    return this.happened('declared', on, { guardianPresent: true });
  }

  graded(on: string, grade = 'ordinary'): CaseBuilder {
    return this.happened('graded', on, { grade });
  }

  /** Registered, in a group, declared, planned and graded on one day: the state is `active` and intake owes nothing. */
  active(on: string): CaseBuilder {
    return this.registered(on).groupFormed(on).declared(on).happened('plan-made', on).graded(on);
  }

  takenOver(on: string, state = 'active', grade?: string): CaseBuilder {
    return this.happened('taken-over', on, { state, ...(grade ? { grade } : {}) });
  }

  /** Custody from `decidedOn`, told on `on`. */
  inCustody(on: string, decidedOn?: string): CaseBuilder {
    return this.happened('custody-notified', on, { measure: 'criminal-detention', ...(decidedOn ? { decidedOn } : {}) });
  }

  outOfCustody(on: string): CaseBuilder {
    return this.happened('custody-ended', on);
  }

  // Asking -----------------------------------------------------------------------------------------------------------------------------

  /** The case file, read as any file is; throws the faults, because a scenario writes readable files. */
  file(): CaseFile {
    const read = parseCaseFile({ format: 'guitu.case-file/1', ...this.#contents });
    if (!read.ok) throw new Error(read.faults.join('\n'));
    return read.file;
  }

  explainOn(day: string, options: { horizonDays?: number } = {}): Answer {
    return new Answer(explain(this.file(), plainDate(day), options));
  }

  /** Performs an action on `day` with these posts, as `actor`. */
  perform(day: string, action: string, by: readonly Role[], input: unknown = {}, actor?: string): Performed {
    return perform(this.file(), action, input, { on: plainDate(day), by, ...(actor ? { actor } : {}) });
  }

  /** The rule that refuses, the faults, or the types of the events made. */
  doing(day: string, action: string, by: readonly Role[], input: unknown = {}, actor?: string): string {
    const done = this.perform(day, action, by, input, actor);
    if (done.ok) return `made ${done.events.map((event) => event.type).join(', ')}`;
    return 'refusal' in done ? `refused by ${done.refusal.rule}` : done.faults.join('; ');
  }

  /** The case after the events an action made. */
  after(events: readonly RecordedEvent[]): CaseBuilder {
    return this.#but({ events: [...this.#contents.events, ...events] });
  }

  #but(change: Partial<Contents>): CaseBuilder {
    return new CaseBuilder({ ...this.#contents, ...change });
  }
}

/** A corrections case with nothing on record: probation, in the national profile, without a term. */
export function aCase(): CaseBuilder {
  return new CaseBuilder({
    case: 'corrections',
    facts: { kind: 'suspended-sentence' },
    settings: { profile: 'national', set: {} },
    events: [],
  });
}

/** An assessment with nothing on record. */
export function anAssessment(): CaseBuilder {
  return new CaseBuilder({ case: 'investigation', facts: {}, settings: { profile: 'national', set: {} }, events: [] });
}
