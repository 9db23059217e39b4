/**
 * What is to be served on whom, and what serving it is in the case (送达): rulebook §5.2; 社区矫正法 27; 实施办法 16, 26, 30, 32.
 *
 * 1. Every copy (copies.ts), every refusal told in writing, the receipt to the court, the decision on a move: one row for each document and recipient.
 * 2. A row names the papers of the county's forms that are served, the act that it is, and what that act says. Where no paper of ours belongs to it (the
 *    court's own ruling, a report by telephone) the list of papers is empty, and the act's form asks for the proof.
 */
import type { Duty } from '../kernel/explanation.ts';
import type { PastEvent } from '../kernel/history.ts';
import type { DerivedDuty } from '../kernel/procedure.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import { COPIES, type CopyOf, type CopyTo, clockOf } from './copies.ts';
import type { OrganKind } from './events/fields.ts';
import { papersOn } from './papers.ts';
import { COPY_DOCUMENTS } from './vocabulary.ts';

/** Kinds of units of the register that a recipient can be; the person, the guardian and the higher agency are none. */
const UNITS_OF: Readonly<Partial<Record<CopyTo, readonly OrganKind[]>>> = {
  procuratorate: ['procuratorate'],
  'new-procuratorate': ['procuratorate'],
  'public-security': ['public-security'],
  'new-public-security': ['public-security'],
  'decision-organ': ['court', 'public-security', 'prison'],
  'trial-court': ['court'],
  prison: ['prison'],
};

/** Kinds of units that can be named as the `addressee` of what is served on this recipient; empty where none is. */
export function unitsServed(to: string): readonly string[] {
  return Object.entries(UNITS_OF).find(([recipient]) => recipient === to)?.[1] ?? [];
}

export interface Serving {
  readonly what: Words;
  readonly to: CopyTo;
  /** The record it is of; there is none for what is served before anything was decided. */
  readonly of: PastEvent | undefined;
  /** Papers that are served, any one of them. */
  readonly papers: readonly string[];
  /** True where the paper may have been made for another record of the case. */
  readonly anyOfCase: boolean;
  readonly action: string;
  /** What the act says beside the day, the way and the proof. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The duty it does, where a clock asks for it. */
  readonly duty: Duty | undefined;
  /** The record of its service. */
  readonly done: PastEvent | undefined;
}

/** The paper a copy of a document is. */
const PAPER_OF: Readonly<Partial<Record<CopyOf, readonly string[]>>> = {
  praise: ['E02'],
  'praise-declined': ['G04'],
  admonition: ['E04'],
  warning: ['E06'],
  'punishment-proposal': ['E07'],
  'place-permit': ['D10'],
  interval: ['D18'],
  'revocation-proposal': ['E08', 'E09'],
  'recommittal-proposal': ['E10'],
  'arrest-request': ['E11'],
  move: ['D07'],
  'commutation-proposal': ['E12'],
  release: ['F04'],
  death: ['F06'],
  'objection-answer': ['G05'],
};

interface Other {
  readonly what: Words;
  readonly to: CopyTo;
  readonly papers: readonly string[];
  readonly anyOfCase?: true;
  readonly action: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

const told = (refused: string): Other => ({
  what: words('不予批准告知书', 'Refusal'),
  to: 'person',
  papers: ['G04'],
  action: 'serve-refusal',
  input: { refused },
});

/** Clocks that are met by serving something that is no copy. */
const OTHERS: Readonly<Record<string, Other>> = {
  'DOC-02 main': { what: words('送达回执', 'Receipt'), to: 'decision-organ', papers: ['B01'], action: 'send-receipt' },
  'LEAVE-02 tell': told('leave'),
  'LEAVE-09 tell': told('extension'),
  'LEAVE-11 tell': told('travel'),
  'REP-10 tell': told('meeting'),
  'LEAVE-07 procuratorate': {
    what: words('上一级批准的外出', 'Leave approved by the higher agency'),
    to: 'procuratorate',
    papers: ['D02'],
    action: 'tell-procuratorate',
  },
  'LOST-03 main': {
    what: words('失去联系的通报', 'Loss of contact'),
    to: 'procuratorate',
    papers: ['D17', 'B07'],
    anyOfCase: true,
    action: 'tell-procuratorate',
  },
  'MOVE-04 main': { what: COPY_DOCUMENTS.move, to: 'person', papers: ['D07'], action: 'serve-move' },
};

/** Every service that this case owes or has made, in the order of its duties; what no clock asks for stands last. */
export function servingsOf(context: CorrectionsContext, duties: readonly DerivedDuty[]): readonly Serving[] {
  return [
    ...duties.flatMap((derived) => copyOf(context, derived) ?? otherOf(derived) ?? []),
    ...movesGranted(context),
    ...noticeToReport(context),
  ];
}

function copyOf(context: CorrectionsContext, { duty, started, act }: DerivedDuty): Serving | undefined {
  if (duty.doneBy !== 'serve-copy' || !started) return undefined;
  for (const row of COPIES) {
    const to = row.to.find((one) => row.rule === duty.rule && clockOf(row.rule, one.to, row.who) === duty.clock)?.to;
    if (to === undefined || !(row.events as readonly string[]).includes(started.type)) continue;
    const made = papersOn({ type: started.type, ...started.data }, context.facts);
    return {
      what: COPY_DOCUMENTS[row.of],
      to,
      of: started,
      papers: (PAPER_OF[row.of] ?? []).filter((paper) => made.includes(paper)),
      anyOfCase: false,
      action: 'serve-copy',
      input: { copyOf: row.of, copyTo: to, ...linkTo(started), ...runOf(started) },
      duty,
      done: act,
    };
  }
  return undefined;
}

function otherOf({ duty, started, act }: DerivedDuty): Serving | undefined {
  const other = OTHERS[`${duty.rule} ${duty.clock}`];
  if (!other) return undefined;
  const { input = {}, anyOfCase = false, ...row } = other;
  const link = started && other.action === 'serve-refusal' ? linkTo(started) : {};
  return { ...row, of: started, anyOfCase, input: { ...input, ...link, ...(started ? runOf(started) : {}) }, duty, done: act };
}

const linkTo = ({ id }: PastEvent) => (id === undefined ? {} : { event: id });
const runOf = ({ proceeding }: PastEvent) => (proceeding === undefined ? {} : { proceeding });

/** A move that was granted is served too: from that day on the person is on the way. No clock of its own asks for it. */
function movesGranted({ history }: CorrectionsContext): readonly Serving[] {
  return history.all('move-decided').flatMap((decided) => {
    if (decided.data.approved !== true) return [];
    const next = history.all('move-decided').find(({ index }) => index > decided.index);
    const done = history.all('move-served').find(({ index }) => index > decided.index && (!next || index < next.index));
    const { what, to, papers, action } = OTHERS['MOVE-04 main'] as Other; // stands above
    return [{ what, to, of: decided, papers, anyOfCase: false, action, input: runOf(decided), duty: undefined, done }];
  });
}

/** DOC-05: before the person has reported, a written notice makes lateness his own. */
function noticeToReport({ history, track }: CorrectionsContext): readonly Serving[] {
  const done = history.last('reporting-notice-given');
  if (!done && track.state !== 'expected') return [];
  const what = words('书面告知报到', 'Written reporting notice');
  return [
    {
      what,
      to: 'person',
      of: undefined,
      papers: ['B02'],
      anyOfCase: true,
      action: 'record-reporting-notice',
      input: {},
      duty: undefined,
      done,
    },
  ];
}
