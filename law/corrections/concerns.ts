/**
 * What concerns another organ (其他机关的关联事项): 社区矫正法 9, 12, 20, 30, 33, 46–50.
 *
 * 1. A case concerns an organ from the act that makes it so: it is asked (to search, to punish, to rule, to decide), it is to carry a decision out, a paper
 *    is served on it (a copy, a receipt, a notice: one rule for all), or the decision under which the person serves is its own.
 * 2. Only an organ named as a unit of the register is meant; one named in words has no post here, and answers on paper.
 * 3. It ends when the request is withdrawn; or some days after the matter is settled or the case has ended, so that what was done can still be read.
 * 4. In a matter the organ may do what the law gives it there, and reads what belongs to it: never health, complaints or addresses.
 */
import type { Concern, DutyHolder } from '../kernel/explanation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { addDays, earlier, type PlainDate } from '../kernel/plain-date.ts';
import { type Words, words } from '../kernel/words.ts';
import type { CorrectionsContext } from './context.ts';
import type { EventName } from './events.ts';

interface Matter {
  readonly title: Words;
  /** Events that make a case the organ's, each with the field that names it. */
  readonly asks: Readonly<Partial<Record<EventName, string>>>;
  readonly withdrawn?: readonly EventName[];
  readonly settled: readonly EventName[];
  /** Settled by the event that makes it so, which is all there is to read: a paper was served. */
  readonly atOnce?: true;
  readonly acts: readonly string[];
  readonly shows: readonly EventName[];
  /** Rules of the duties the organ owes here, and as whom. */
  readonly rules: readonly string[];
  readonly holders: readonly DutyHolder[];
}

const BREACH: readonly EventName[] = [
  'breach-found',
  'evidence-kept',
  'statement-taken',
  'statement-lacking',
  'admonished',
  'warned',
];
/** What may show repentance or a serious breach to whoever rules (ASSESS-04; 社区矫正法 28). */
const RESULTS: readonly EventName[] = ['assessed', 'praised'];
const CUSTODY: readonly EventName[] = ['custody-notified', 'custody-ended'];
const CUSTODY_ACTS = ['notify-custody', 'notify-custody-end'];

/** The matters by which a case concerns an organ. */
export const MATTERS = {
  search: {
    title: words('协助查找', 'Help with a search'),
    asks: { 'police-asked': 'addressee' },
    settled: ['found', 'reported-in', 'handed-over', 'taken-into-custody'],
    acts: ['answer-search', 'report-found', ...CUSTODY_ACTS],
    shows: ['contact-lost', 'police-asked', 'police-answered', 'found', ...CUSTODY],
    rules: ['LOST-02'],
    holders: ['public-security'],
  },
  punishment: {
    title: words('治安管理处罚', 'Public-security punishment'),
    asks: { 'punishment-proposed': 'addressee' },
    settled: ['punished', 'punishment-refused'],
    acts: ['punish', 'decline-punishment', ...CUSTODY_ACTS],
    shows: [...BREACH, 'punishment-proposed', 'punished', 'punishment-refused', ...CUSTODY],
    rules: ['PSP-01'],
    holders: ['public-security'],
  },
  revocation: {
    title: words('撤销缓刑、假释', 'Revocation'),
    asks: { 'revocation-proposed': 'addressee' },
    withdrawn: ['proposal-withdrawn'],
    settled: ['court-ruled', 'new-crime-revoked'],
    acts: ['rule-on-revocation', 'revoke-for-new-crime', 'serve-decision', ...CUSTODY_ACTS],
    shows: [
      ...BREACH,
      ...RESULTS,
      'punished',
      'contact-lost',
      'found',
      'revocation-proposed',
      'proposal-withdrawn',
      'arrest-requested',
      'arrest-decided',
      'court-ruled',
      'new-crime-revoked',
      ...CUSTODY,
    ],
    rules: ['REVP-03'],
    holders: ['court'],
  },
  arrest: {
    title: words('提请逮捕', 'Arrest'),
    asks: { 'arrest-requested': 'addressee' },
    withdrawn: ['proposal-withdrawn'],
    settled: ['court-ruled', 'new-crime-revoked'],
    acts: ['decide-arrest', 'serve-decision', ...CUSTODY_ACTS],
    shows: [
      ...BREACH,
      'contact-lost',
      'found',
      'revocation-proposed',
      'arrest-requested',
      'arrest-decided',
      'court-ruled',
      ...CUSTODY,
    ],
    rules: ['REVP-04'],
    holders: ['court'],
  },
  return: {
    title: words('收监执行', 'Return to prison'),
    asks: { 'recommittal-proposed': 'addressee' },
    withdrawn: ['proposal-withdrawn'],
    settled: ['organ-decided', 'court-ruled'],
    acts: ['decide-return', 'serve-decision'],
    shows: [
      ...BREACH,
      ...RESULTS,
      'punished',
      'contact-lost',
      'found',
      'recommittal-proposed',
      'proposal-withdrawn',
      'organ-decided',
      ...CUSTODY,
    ],
    rules: ['RECM-02'],
    holders: ['decision-organ'],
  },
  commutation: {
    title: words('减刑', 'Commutation'),
    asks: { 'commutation-proposed': 'addressee' },
    settled: ['commutation-ruled'],
    acts: ['rule-on-commutation', 'serve-decision'],
    shows: [...RESULTS, 'admonished', 'warned', 'punished', 'commutation-proposed', 'commutation-ruled'],
    rules: ['COMM-01'],
    holders: ['court'],
  },
  execution: {
    title: words('执行逮捕、收监', 'Carrying out an arrest or a return'),
    asks: {},
    settled: ['taken-into-custody'],
    acts: ['take-into-custody', 'report-not-found', 'report-found', ...CUSTODY_ACTS],
    shows: [
      'arrest-decided',
      'court-ruled',
      'organ-decided',
      'new-crime-revoked',
      'not-found-after-ruling',
      'taken-into-custody',
      'found',
      ...CUSTODY,
    ],
    rules: ['RECM-03', 'RECM-04'],
    holders: ['public-security', 'prison'],
  },
  decision: {
    title: words('决定机关', 'The decision is its own'),
    asks: { 'decision-effective': 'decidedBy' },
    settled: [],
    acts: ['revoke-for-new-crime'],
    shows: [
      'decision-effective',
      'reporting-notice-given',
      'decision-received-by-custodian',
      'notice-received',
      'documents-received',
      'receipt-sent',
      'documents-requested',
      'documents-supplied',
      'reported-in',
      'registered',
      'new-crime-revoked',
      'released',
      'died',
    ],
    rules: ['DOC-01', 'DOC-04'],
    holders: ['decision-organ'],
  },
  copy: {
    title: words('收到抄送、送达', 'A paper was served'),
    asks: { 'copy-served': 'addressee', 'receipt-sent': 'addressee', 'procuratorate-told': 'addressee' },
    settled: [],
    atOnce: true,
    acts: [],
    shows: ['copy-served', 'receipt-sent', 'procuratorate-told'],
    rules: [],
    holders: [],
  },
} as const satisfies Record<string, Matter>;
export type MatterName = keyof typeof MATTERS;

/** Decisions that somebody carries out, where they were granted: by the police, and where the person is taken. */
const CARRIED_OUT = [
  'arrest-decided',
  'court-ruled',
  'organ-decided',
  'new-crime-revoked',
] as const satisfies readonly EventName[];
const EXECUTORS = ['executor', 'takenTo'];

/** Every concern of the history, in the order of the events that made it. */
export function concernsOf(context: CorrectionsContext): readonly Concern[] {
  const named = (event: PastEvent, field: string) => {
    const organ = event.data[field];
    return typeof organ === 'string' && organ !== '' && event.id !== undefined ? [{ organ, event: event.id }] : [];
  };
  // The keys of the table above, in its order.
  const asked = (Object.keys(MATTERS) as MatterName[]).flatMap((name) => {
    const matter: Matter = MATTERS[name];
    return Object.entries(matter.asks).flatMap(([type, field]) =>
      context.history
        .all(type as EventName) // a key of `asks`
        .flatMap((event) => named(event, field).map((one) => concern(context, name, event, one))),
    );
  });
  const carried = context.history
    .all(...CARRIED_OUT)
    .filter(({ data }) => data.outcome !== 'refused')
    .flatMap((event) =>
      EXECUTORS.flatMap((field) => named(event, field)).map((one) => concern(context, 'execution', event, one)),
    );
  const all = [...asked, ...carried];
  // One organ may be named twice by one event: it is one concern.
  return all.filter((one, place) => all.findIndex((other) => keyOf(other) === keyOf(one)) === place);
}

const keyOf = ({ organ, matter, event }: Concern) => `${organ} ${matter} ${event}`;

function concern(
  context: CorrectionsContext,
  name: MatterName,
  event: PastEvent,
  { organ, event: id }: { organ: string; event: string },
): Concern {
  const matter: Matter = MATTERS[name];
  const until = endOf(context, matter, event);
  return {
    organ,
    matter: name,
    event: id,
    since: event.on,
    ...(until === undefined ? {} : { until }),
    acts: matter.acts,
    shows: matter.shows,
    rules: matter.rules,
    holders: matter.holders,
  };
}

/** First day it concerns the organ no more. */
function endOf(context: CorrectionsContext, matter: Matter, event: PastEvent): PlainDate | undefined {
  const after = context.history.events.slice(context.history.events.indexOf(event) + 1);
  const first = (types: readonly string[]) => after.find(({ type }) => types.includes(type))?.on;
  const withdrawn = first(matter.withdrawn ?? []);
  const settled = matter.atOnce ? event.on : first(matter.settled);
  const over = [settled, context.ended?.on].filter((day) => day !== undefined);
  const read = over.map((day) => addDays(day, context.parameters.get('partners.readDays', day).value));
  const ends = [...read, ...(withdrawn === undefined ? [] : [withdrawn])];
  return ends.length === 0 ? undefined : ends.reduce(earlier);
}
