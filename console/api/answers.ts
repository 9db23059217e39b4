import type {
  ActionStatus,
  Counting,
  DutyHolder,
  DutyStatus,
  Eligibility,
  Explanation,
  Finding,
  LadderStep,
  LeaveNow,
} from '../../law/kernel/explanation.ts';
import type { BothWords } from '../words/language.ts';

/** What the API answers, as the contract (§7) and the server's routes say. Days are `YYYY-MM-DD` in Shanghai. */
export type { ActionStatus, Counting, DutyHolder, DutyStatus, Explanation, Finding };

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Post {
  readonly id: string;
  readonly role: string;
  readonly roleTitle: string | BothWords;
  readonly organisation: Named & { readonly kind: string; readonly region: string };
}

export interface Me {
  readonly account: string;
  readonly name: string;
  readonly locale: string;
  readonly posts: readonly Post[];
  readonly permissions: readonly string[];
  /** Kinds of case the posts work with. */
  readonly domains: readonly string[];
  readonly today: string;
  /** The server's instant. */
  readonly at: string;
  readonly largeType: boolean;
  /** When that was by this page's own stopwatch. */
  readonly heardAt: number;
  readonly day: { readonly off: boolean; readonly note?: string | BothWords | null };
  readonly county: { readonly code: string; readonly name: string } | null;
  readonly secondFactor?: boolean;
  readonly notices: readonly (string | BothWords)[];
}

export interface PersonBrief {
  readonly id: string;
  readonly name: string;
}

/** Who holds a case today, and who stands in for him. */
export interface Officer {
  readonly post: string;
  readonly name: string;
  readonly standIn?: string;
}

/** One duty as a list shows it. */
export interface DutyItem {
  readonly id: string;
  readonly caseId: string;
  readonly case: string;
  readonly person: PersonBrief;
  readonly kind: string;
  readonly state: string;
  readonly caseVersion: number;
  readonly rule: string;
  readonly clock: string;
  readonly proceeding?: string;
  readonly who: DutyHolder;
  readonly unit: Named;
  readonly act: BothWords;
  readonly opens: string;
  readonly due: string | null;
  readonly dueAt?: string | null;
  readonly status: DutyStatus;
  readonly doneOn?: string | null;
  readonly cite: readonly string[];
  readonly because: BothWords;
  readonly counting: Counting | null;
  /** The action that does it, and what it is called. */
  readonly doneBy?: string | null;
  readonly doneByTitle?: BothWords | null;
  readonly missed?: BothWords | null;
  readonly provisional?: boolean;
}

export type BandName = 'overdue' | 'due' | 'week' | 'promptly';
export type Scope = 'mine' | 'office' | 'county';

export interface Today {
  readonly counts: Readonly<Record<BandName, number>> & {
    readonly unsupervised?: number | null;
    readonly unassigned?: number | null;
  };
  readonly verified: { readonly at: string; readonly cases: number } | null;
  readonly bands: readonly { readonly band: BandName; readonly total: number; readonly items: readonly DutyItem[] }[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string | null;
  readonly total?: number;
}

export interface Term {
  readonly from: string;
  readonly to: string;
}

export interface CaseItem {
  readonly id: string;
  readonly case: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly grade: string | null;
  readonly term: Term | null;
  readonly unit: Named;
  readonly version: number;
  readonly officer?: Officer | null;
  readonly nextDue: string | null;
  readonly nextDueAt?: string;
  readonly overdue: number;
}

/** Somebody who should report and has not. */
export interface ExpectedItem {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly effective: string | null;
  readonly unit: Named;
  readonly due: string | null;
}

export interface Expected extends Page<ExpectedItem> {
  readonly counts: { readonly overdue: number; readonly expected: number };
}

/** A leave in hand, with whose it is. */
export interface LeaveItem extends Omit<LeaveNow, 'destination'> {
  readonly caseId: string;
  readonly name: string;
  readonly unit: Named;
  readonly officer: Officer | null;
  readonly destination: { readonly code: string; readonly name: string } | null;
}

export interface Leaves extends Page<LeaveItem> {
  readonly counts: Readonly<Record<'waiting' | 'out' | 'back-today' | 'late', number>>;
}

export interface CaseHeader {
  readonly id: string;
  readonly case: string;
  readonly kind: string;
  readonly state: string;
  readonly grade: string | null;
  readonly version: number;
  readonly term: Term | null;
  readonly number?: string | null;
  readonly person: PersonBrief & {
    readonly sex?: string | null;
    readonly born?: string | null;
    readonly idMasked?: string | null;
    readonly juvenile?: boolean;
  };
  readonly unit: Named;
  readonly officer?: Officer | null;
  /** Unit it was given to, case it was joined to, cases joined to it. */
  readonly handler?: Named;
  readonly joined?: Named;
  readonly joins?: readonly Named[];
  readonly group?: number | null;
  readonly chain: { readonly events: number; readonly verified: boolean };
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface CaseEvent {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly title: BothWords | string;
  readonly on: string;
  readonly at?: string | null;
  readonly recorded: string | null;
  readonly by: string | null;
  /** How another organ's act came: by its own post, by its system, recorded from its paper; and which organ. */
  readonly way?: 'post' | 'api' | 'paper';
  readonly organ?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly correctedBy?: string | readonly string[] | null;
  readonly corrects?: string | null;
}

export interface Outlook {
  readonly eligibilities: readonly Eligibility[];
  readonly ladder: readonly LadderStep[];
}

export interface Organisation extends Named {
  readonly kind: string;
  readonly region?: string;
}

/** Somebody who works in the county, as a record may name him. */
export interface Staff {
  readonly account: string;
  readonly name: string;
  readonly unit: Named;
  readonly roleTitle: BothWords;
}

/** A duty that an act adds, changes or takes away. */
export interface DutyChange {
  readonly change: 'added' | 'changed' | 'removed';
  readonly rule: string;
  readonly clock: string;
  readonly proceeding?: string;
  readonly who: DutyHolder;
  readonly act?: BothWords;
  readonly opens: string;
  readonly due: string | null;
  /** Its last day before, where it moved. */
  readonly was?: string | null;
  readonly dueAt?: string | null;
  readonly status: DutyStatus;
  readonly because?: BothWords;
}

export interface ActAnswer {
  readonly version: number;
  readonly events: readonly unknown[];
  readonly duties: readonly DutyChange[];
}

export interface PreviewAnswer {
  readonly refusal?: {
    readonly rule: string;
    readonly cite: readonly string[];
    readonly zh: string;
    readonly en: string;
    readonly remedy?: BothWords;
  } | null;
  readonly duties: readonly DutyChange[];
  readonly findings: readonly Finding[];
}
