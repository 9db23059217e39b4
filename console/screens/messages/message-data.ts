/** Answers of the messages' routes, as the pages read them. */
import type { Named } from '../../api/answers.ts';
import type { BothWords } from '../../words/language.ts';
import type { messages } from '../../words/zh/messages.ts';

export type Channel = keyof typeof messages.channels;
type Topic = keyof typeof messages.topics;
type Why = keyof typeof messages.why;

export interface OwnMessage {
  readonly id: string;
  readonly topic: string;
  readonly title: BothWords;
  readonly text: BothWords | null;
  readonly caseId: string | null;
  readonly at: string;
  readonly read: boolean;
}

export const COUNTY_LISTS = ['failed', 'waiting', 'stopped'] as const;
export type CountyList = (typeof COUNTY_LISTS)[number];

export interface CountyItem {
  readonly id: string;
  readonly caseId: string;
  readonly person: string;
  readonly unit: Named;
  readonly topic: string | null;
  readonly channel: Channel;
  readonly why: string | null;
  readonly attempts: number;
  readonly at: string;
  readonly mayAct: boolean;
}

export interface CountyAnswer {
  readonly items: readonly CountyItem[];
  readonly next: string | null;
  readonly counts: Readonly<Record<CountyList, number>>;
  readonly channels: { readonly mail: boolean; readonly sms: 'gateway' | 'folder'; readonly reports: boolean };
}

export interface Told {
  readonly id: string;
  readonly topic: string;
  readonly channel: Channel;
  readonly state: keyof typeof messages.states;
  readonly title: BothWords | null;
  readonly text: string | null;
  readonly to: string | null;
  readonly holder: Holder | null;
  readonly created: string;
  readonly notBefore: string | null;
  readonly sent: string | null;
  readonly delivered: string | null;
  readonly failed: string | null;
  readonly failure: string | null;
  readonly attempts: number;
}

export type Holder = keyof typeof messages.case.holders;

export interface Contact {
  readonly id: string;
  readonly kind: 'phone' | 'mail';
  readonly masked: string;
  readonly holder: Holder;
  readonly source: keyof typeof messages.case.sources;
  readonly locale: keyof typeof messages.case.locales;
  readonly created: string;
  readonly stopped: string | null;
  readonly stoppedWhy: string | null;
}

export interface CaseMessages {
  readonly items: readonly Told[];
  readonly next: string | null;
  readonly contacts: readonly Contact[];
  readonly mayChange: boolean;
  readonly hasPerson: boolean;
}

const WHYS: Readonly<Record<Why, true>> = {
  'wrong-number': true,
  refused: true,
  unreachable: true,
  interrupted: true,
  'no-address': true,
  stopped: true,
  'gave-up': true,
};

/** The key of the words for a reason; undefined for what an officer wrote himself, which is shown as it is. */
export function whyKey(why: string): Why | undefined {
  return Object.hasOwn(WHYS, why) ? (why as Why) : undefined;
}

const TOPICS: Readonly<Record<Topic, true>> = {
  'case.handed-over': true,
  'case.taken-away': true,
  'office.changed': true,
  'caseload.handed-over': true,
  'officer.changed': true,
  'office-change.to-answer': true,
  'duties.moved': true,
  'paper.served': true,
  'contact.stopped': true,
  'duty.reminder': true,
  'duty.recall': true,
  other: true,
};

/** A topic that is newer than this page is called a message. */
export function topicKey(topic: string): Topic {
  return Object.hasOwn(TOPICS, topic) ? (topic as Topic) : 'other';
}
