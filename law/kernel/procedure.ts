import type { Calendar } from './calendar.ts';
import type { Counted, HolidayRule } from './counting.ts';
import type { Duty, DutyHolder, FindingSeverity } from './explanation.ts';
import type { History, PastEvent } from './history.ts';
import type { ParameterReader } from './parameters.ts';
import type { PlainDate } from './plain-date.ts';
import type { Refusal } from './refusal.ts';
import type { Words } from './words.ts';

/** The posts that act in Guitu. Who holds one, where and from when to when, is data of the server. */
export const ROLES = [
  'officer',
  'office-head',
  'county-examiner',
  'county-head',
  'bureau-head',
  'city-viewer',
  'province-viewer',
  'prosecutor',
  'auditor',
  'administrator',
  // Partners who act on a case by their own post, and the person, who asks and reports:
  'higher-agency',
  'court',
  'police',
  'prison',
  'person',
  // Of the community's matters:
  'grid-manager',
  'grid-centre',
  'handling-unit',
  'grid-checker',
] as const;
export type Role = (typeof ROLES)[number];

/** A stretch of days `[from, to)`; `to` is undefined while it lasts. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate | undefined;
}

/** Days on which a clock rests: it cannot run out, and afterwards its day moves by the days rested. */
export interface Rest extends Span {
  /** Why, as a noun: «羁押», «custody». */
  readonly why: Words;
}

/**
 * What a rule may look at: one case on one day. No clock, no database. Domains extend it with what their rules need.
 */
export interface CaseContext {
  /** The day asked about. */
  readonly on: PlainDate;
  /** The instant asked about, where one asks as of an hour: a clock that counts hours runs out within the day. */
  readonly now?: string;
  readonly history: History;
  readonly calendar: Calendar;
  readonly parameters: ParameterReader;
  /** Days on which what the person owes rests: custody (contract §3.6). */
  readonly custody: readonly Rest[];
  /** The final event, if the case has ended: what is owed to or by the person no longer is. */
  readonly ended: { readonly on: PlainDate; readonly why: Words } | undefined;
  /** Last day on which the person owes anything. */
  readonly lastDay: PlainDate | undefined;
  /** The day this record began, for a history that began elsewhere (`taken-over`). */
  readonly recordBegan: PlainDate | undefined;
}

/** One start of a clock. */
export interface Start {
  readonly opens: PlainDate;
  /** What happened, to be said in the explanation: «9月25日判决生效». Without the date. */
  readonly said: Words;
  readonly event?: PastEvent;
  /** Key of the run it belongs to; `met` looks only at that run's events. */
  readonly proceeding?: string;
  readonly run?: readonly PastEvent[];
  /** The next occurrence of a recurring duty: shown although its day has not come (contract §4). */
  readonly isNext?: true;
  /** Accounts that must not see it (RIGHT-02). */
  readonly hiddenFrom?: readonly string[];
}

/** A counted deadline together with the parameter it was counted with. */
export interface DueDay {
  readonly counted: Counted | undefined;
  /** Hour clocks: the instant, where the hour of the start is known. */
  readonly dueAt?: string;
  /** What the count holds beside the limit itself, said after the arithmetic: an extension, hours at rest. */
  readonly within?: Words;
  /** Whether the holiday rule applies again when days in custody are added. */
  readonly rule: HolidayRule;
}

export type DueRule<C> = ((start: Start, context: C) => DueDay) & {
  /** The rule whose alert threshold counts it, where the law only says «promptly». */
  readonly promptly?: string;
};

/** Who must do what, by when, because of which event and which article. */
export interface DutyRule<C> {
  readonly rule: string;
  /** `main` unless the rule has several clocks. */
  readonly clock?: string;
  readonly who: DutyHolder | ((start: Start, context: C) => DutyHolder);
  readonly act: Words;
  readonly cite: readonly string[];
  readonly appliesTo?: (context: C) => boolean;
  /** Events, or a function of the case and of the duties derived before this one. */
  readonly starts: (context: C, derived: readonly DerivedDuty[]) => readonly Start[];
  readonly due: DueRule<C>;
  /** Event types that do it. */
  readonly met: readonly string[];
  /** `recurring`: a new one opens on the day the last one was really done (contract §3.6). */
  readonly recurring?: true;
  /** What takes the duty away before it is done. */
  readonly lifted?: (start: Start, context: C) => { readonly on: PlainDate; readonly why: Words } | undefined;
  /**
   * True for a duty of somebody else than the person that the end of the case takes away too: nobody rules on a proposal against the dead. What was overdue before stays so. Whatever the
   * person owes always ends with the case; what others owe (a receipt to a court) does not.
   */
  readonly endsWithCase?: true;
  /** Days on which this clock rests; for what the person owes, custody, unless the rule says otherwise. */
  readonly rests?: (context: C) => readonly Rest[];
  /** True for a duty that also opens after the case has ended: whoever objects then is still answered. */
  readonly opensAfterEnd?: true;
  /** True while this duty, which is not the person's own, must wait (contract §3.3: REL-02 in an expiry hold). */
  readonly waits?: (start: Start, context: C) => boolean;
  /** What follows when it is missed. A human decides. */
  readonly missed?: Words;
  /** The action that does it. */
  readonly doneBy?: string;
}

/** A duty as derived, with what later rules need and the answer does not show. */
export interface DerivedDuty {
  readonly duty: Duty;
  readonly liftedOn: PlainDate | undefined;
  /** What started its clock, and what did it. */
  readonly started: PastEvent | undefined;
  readonly act: PastEvent | undefined;
  /** Its clock was at rest when last looked at: nothing follows from its day having passed. */
  readonly resting: boolean;
}

export interface FindingMade {
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly words: Words;
  readonly cite: readonly string[];
  readonly since?: PlainDate;
  /** Accounts that must not see it (RIGHT-02). */
  readonly hiddenFrom?: readonly string[];
}

/** A small pure function: what the law makes of the history that a human must look at. */
export type FindingRule<C> = (context: C, duties: readonly DerivedDuty[]) => readonly FindingMade[];

/** Who acts, and what the act may be called. */
export interface Acting {
  /** The account, where one is known. */
  readonly actor: string | undefined;
  /** A name that no run has yet, for an act that begins one which must be told apart. */
  readonly key: string | undefined;
}

/** An action: who may record which event, from which states, and when the law says no. */
export interface ActionRule<C, S extends string> {
  readonly title: Words;
  readonly event: string;
  readonly from: readonly S[];
  readonly by: readonly Role[];
  /** Rule shown when the state does not allow it. */
  readonly rule: string;
  readonly cite: readonly string[];
  /** Event types that propose what this action decides: whoever recorded the last of them may not decide. */
  readonly decides?: readonly string[];
  /** Of the fields that `fills` settles, those a form need not ask for. */
  readonly settles?: readonly string[];
  /** Fields the act itself settles, whatever the form says: an approval by the head of an office is the office's. */
  readonly fills?: (
    context: C,
    input: Readonly<Record<string, unknown>>,
    by: readonly Role[],
    who: Acting,
  ) => Readonly<Record<string, unknown>>;
  /** Says no, or nothing. Without input it is asked what is already known from the history. */
  readonly refuse?: (
    context: C,
    input: Readonly<Record<string, unknown>> | undefined,
    by: readonly Role[],
    /** The account that acts, where one is known. */
    actor?: string,
  ) => Refusal | undefined;
}

/** One statutory procedure: what a file under `law/corrections` holds. */
export interface Procedure<C, S extends string> {
  readonly id: string;
  readonly title: Words;
  readonly cite: readonly string[];
  readonly actions: Readonly<Record<string, ActionRule<C, S>>>;
  readonly duties: readonly DutyRule<C>[];
  readonly findings: readonly FindingRule<C>[];
}
