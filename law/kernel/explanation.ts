import type { PlainDate } from './plain-date.ts';
import { type Words, words } from './words.ts';

/** The one who owes the act (contract §4). */
export const DUTY_HOLDERS = [
  'person',
  'decision-organ',
  'county-agency',
  'judicial-office',
  'higher-agency',
  'new-county',
  'court',
  'public-security',
  'procuratorate',
  'prison',
  'group',
  'bureau-head',
  // Of the community's matters:
  'grid-manager',
  'grid-centre',
  'handling-unit',
  'called-unit',
  'grid-checker',
] as const;
export type DutyHolder = (typeof DUTY_HOLDERS)[number];

/** What the holders are called in lists. */
export const HOLDER_WORDS = {
  person: words('本人', 'The person'),
  'decision-organ': words('决定机关', 'Deciding organ'),
  'county-agency': words('县矫正机构', 'County agency'),
  'judicial-office': words('司法所', 'Judicial office'),
  'higher-agency': words('上级机构', 'Higher agency'),
  'new-county': words('新执行地', 'New county'),
  court: words('人民法院', 'Court'),
  'public-security': words('公安机关', 'Police'),
  procuratorate: words('人民检察院', 'Procuratorate'),
  prison: words('监狱', 'Prison'),
  group: words('矫正小组', 'Group'),
  'bureau-head': words('司法局负责人', 'Bureau head'),
  'grid-manager': words('网格员', 'Grid manager'),
  'grid-centre': words('网格中心', 'Grid centre'),
  'handling-unit': words('承办单位', 'Handling unit'),
  'called-unit': words('被呼部门', 'Called department'),
  'grid-checker': words('核查员', 'Checker'),
} as const satisfies Record<DutyHolder, Words>;

/** `open` also on the due day; `overdue` from the day after. */
export type DutyStatus = 'open' | 'met' | 'met-late' | 'overdue' | 'paused' | 'lifted';

/** How a due day was counted: what the calendar strip draws and the sentence says. */
export interface Counting {
  readonly kind: 'days' | 'working-days' | 'months' | 'hours' | 'minutes' | 'office-hours' | 'fixed' | 'promptly';
  /** Days, working days, months or hours counted; null for a fixed day or `promptly`. */
  readonly amount: number | null;
  /** The last day before the holiday rule and before rested days are added; null when the law says promptly. */
  readonly nominal: PlainDate | null;
  /** True when the holiday rule moved the nominal day. */
  readonly moved: boolean;
  /** Days added because the clock rested: custody, a suspension. */
  readonly restedDays: number;
}

/** Who must do what, by when, because of which event and which article. */
export interface Duty {
  readonly rule: string;
  readonly clock: string;
  readonly who: DutyHolder;
  /** What must be done, for a row of a list: `到县社区矫正机构报到`. */
  readonly act: Words;
  /** Key of the run of a procedure it belongs to, where a case can have several (one leave, one move). */
  readonly proceeding?: string;
  readonly opens: PlainDate;
  readonly due: PlainDate | null;
  /** ISO instant in +08:00, beside `due`, where the law counts hours and the hour of the start is known. */
  readonly dueAt?: string;
  readonly status: DutyStatus;
  readonly doneOn: PlainDate | null;
  readonly cite: readonly string[];
  /** The event that started the clock, the arithmetic and the article, in words. */
  readonly because: Words;
  readonly counting: Counting;
  /** What follows when it is missed; a human decides. */
  readonly missed?: Words;
  /** Name of the action that does it, where Guitu has one. */
  readonly doneBy?: string;
  /** True when the counting touched a year whose holiday notice is not published. */
  readonly provisional?: true;
  /** Why a lifted duty is no longer owed. */
  readonly lifted?: Words;
  /** Accounts that must not see it: whoever is complained of does not see the complaint (RIGHT-02). */
  readonly hiddenFrom?: readonly string[];
}

export type FindingSeverity = 'breach' | 'warning' | 'notice' | 'favourable';

/** Something the law makes of the history that a human must look at. Never a sanction. */
export interface Finding {
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly zh: string;
  readonly en: string;
  readonly cite: readonly string[];
  /** Day it first held, where that is known. */
  readonly since?: PlainDate;
  /** Accounts that must not see it (RIGHT-02). */
  readonly hiddenFrom?: readonly string[];
}

/** What a person may look forward to, from which day on, if nothing changes. It decides nothing. */
export interface Eligibility {
  readonly what: 'praise' | 'grade-review' | 'prohibition-end' | 'positioning-end' | 'release';
  readonly title: Words;
  readonly earliest: PlainDate;
  /** Whether that day has come. */
  readonly reached: boolean;
  /** Last day on which somebody owes the decision, where there is one. */
  readonly decideBy: PlainDate | null;
  readonly rule: string;
  readonly cite: readonly string[];
  readonly because: Words;
  /** Conditions a human examines; `holds` null: not for a record to say. */
  readonly conditions: readonly { readonly code: string; readonly lack: Words; readonly holds: boolean | null }[];
}

/** A step of the sanction ladder, for the kind of one case. */
export interface LadderStep {
  readonly step: 'admonition' | 'warning' | 'punishment' | 'revocation' | 'arrest' | 'new-crime';
  readonly title: Words;
  readonly rule: string;
  /** Whether the law has this step for the kind at all. */
  readonly open: boolean;
  readonly said: Words;
  readonly cite: readonly string[];
  /** Each time it was taken: the day, the ground, and the id of its record. */
  readonly taken: readonly { readonly on: PlainDate; readonly ground: string | number | null; readonly event: string | null }[];
  /** The day of the first breach found after the last time; whether that is «still no change» is for a human to say. */
  readonly breachSince: PlainDate | null;
}

/** What some post may do now, or may not and why. */
export interface ActionStatus {
  readonly action: string;
  readonly title: Words;
  readonly allowed: boolean;
  readonly refusal?: {
    readonly rule: string;
    readonly cite: readonly string[];
    readonly zh: string;
    readonly en: string;
    readonly remedy?: Words;
  };
}

/** A leave that is in hand on the day asked about. */
export interface LeaveNow {
  /** Key of its run, as its duties carry it. */
  readonly proceeding: string;
  readonly stage: 'asked' | 'sent-up' | 'granted' | 'away' | 'overstayed';
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly days: number | null;
  /** Days since the last one; 0 while it is not over. */
  readonly daysLate: number;
  /** Six-digit division code. */
  readonly destination: string | null;
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly askedOn: PlainDate | null;
  /** When the person was last heard of since the first day away. */
  readonly lastWord: PlainDate | null;
  /** Until when an extension that waits asks. */
  readonly extensionTo: PlainDate | null;
}

/** Why the person is not where the state alone would have one think: out of reach, held, or under a measure that leaves the person free to report. */
export interface Absence {
  readonly why: 'lost' | 'held' | 'bound';
  readonly since: PlainDate;
  /** Code of the measure, where another organ took one and the record says which. */
  readonly measure?: string;
}

/** That the case concerns another organ, because of one event; from a day to a day, half-open. */
export interface Concern {
  /** The organ, as a unit of the register. */
  readonly organ: string;
  /** What it is about, as the domain names it. */
  readonly matter: string;
  readonly event: string;
  readonly since: PlainDate;
  readonly until?: PlainDate;
  /** Actions it may do in the matter, types of events it reads, rules of the duties it owes and as whom. */
  readonly acts: readonly string[];
  readonly shows: readonly string[];
  readonly rules: readonly string[];
  readonly holders: readonly DutyHolder[];
}

/** What the law makes of one case on one day: the answer of `guitu explain`. */
export interface Explanation {
  readonly on: PlainDate;
  readonly state: string;
  /** The state that comes by date alone, and its day, if nothing happens before: expected → overdue, term over → expiry-hold. */
  readonly nextState: { readonly state: string; readonly on: PlainDate } | null;
  readonly grade: string | null;
  readonly term: { readonly from: PlainDate; readonly to: PlainDate } | null;
  /** The unit the case has been given to, to act on it beside its own; absent where there is none. */
  readonly handler?: string;
  /** The case it was joined to. */
  readonly joined?: string;
  /** Leaves in hand; absent where there is none. */
  readonly leaves?: readonly LeaveNow[];
  /** What else keeps the person away on the day; absent where nothing does. */
  readonly absences?: readonly Absence[];
  /** Other organs whom it concerns or concerned; absent where there is none. */
  readonly concerns?: readonly Concern[];
  readonly duties: readonly Duty[];
  readonly actions: readonly ActionStatus[];
  readonly findings: readonly Finding[];
}
