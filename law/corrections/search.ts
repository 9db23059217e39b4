/** What belongs to one search: its events, its rounds, and when it is over (LOST-01 to 04). */
import { law } from '../kernel/citation.ts';
import type { PastEvent } from '../kernel/history.ts';
import { dayPeriods, type Period } from '../kernel/periods.ts';
import { addMonths, earlier, later } from '../kernel/plain-date.ts';
import type { Start } from '../kernel/procedure.ts';
import { refusal } from '../kernel/refusal.ts';
import { words } from '../kernel/words.ts';
import { startOf } from './clocks.ts';
import type { CorrectionsContext } from './context.ts';
import { type Loss, lossesOf, openLoss } from './losses.ts';

const searching = (context: CorrectionsContext) => openLoss(context) !== undefined || context.history.has('search-started');
/** A step of a search needs one. */
export const whileLost = (rule: string) => (context: CorrectionsContext) =>
  searching(context)
    ? undefined
    : refusal(
        rule,
        [law(30)],
        words('没有正在进行的查找', 'no search is going on'),
        words('先登记失去联系', 'record the loss of contact first'),
      );

/** Events that end a search: the person is there. */
const BACK = ['found', 'reported-in', 'handed-over', 'registered'];
/** Events by which the person was reached. */
export const SIGNS: readonly string[] = [
  ...BACK,
  'report-made',
  'visit-made',
  'contact-made',
  'leave-checked-in',
  'leave-returned',
  'health-reported',
  'statement-taken',
  'custody-notified',
];

/** What belongs to the loss on which `event` lies: from the last time the person was there until the next. */
export function runOf(context: CorrectionsContext, event: PastEvent): readonly PastEvent[] {
  const events = context.history.events;
  const place = events.indexOf(event);
  const before = events.findLastIndex((candidate, index) => index < place && BACK.includes(candidate.type));
  const after = events.findIndex((candidate, index) => index > place && BACK.includes(candidate.type));
  return events.slice(before + 1, after < 0 ? undefined : after + 1);
}

export function isSearch(event: PastEvent): boolean {
  return event.type === 'search-started';
}

/** Clocks that the search for an earlier loss does not stop. */
export function startsOf(events: readonly PastEvent[], context: CorrectionsContext): readonly Start[] {
  return events.map((event) => ({ ...startOf(event), run: runOf(context, event) }));
}

export function eachLoss(context: CorrectionsContext): readonly Start[] {
  return startsOf(context.history.all('contact-lost'), context);
}

/** Nobody is searched for whose whereabouts are known. */
export function known(start: Start, context: CorrectionsContext) {
  const loss = lossesOf(context).find(({ lost }) => lost === start.event);
  if (loss?.known !== undefined) {
    return {
      on: loss.known,
      why: loss.held ? words('本人被羁押', 'the person is in custody') : words('已查找到人', 'the person has been found'),
    };
  }
  const found = context.history.all('found').find((event) => event.on >= start.opens);
  const held = context.custody.find((span) => span.to === undefined || span.to > start.opens);
  const custody = held && later(held.from, start.opens);
  if (custody !== undefined && (found === undefined || custody < found.on)) {
    return { on: custody, why: words('本人被羁押', 'the person is in custody') };
  }
  return found ? { on: found.on, why: words('已查找到人', 'the person has been found') } : undefined;
}

/** The first time nobody answered since the person was last reached. */
export function firstFailures(context: CorrectionsContext): readonly Start[] {
  const events = context.history.events;
  return context.history.all('contact-failed').flatMap((event) => {
    const place = events.indexOf(event);
    const before = events
      .slice(0, place)
      .findLast(({ type }) => type === 'contact-failed' || type === 'contact-lost' || SIGNS.includes(type));
    if (before?.type === 'contact-failed' || before?.type === 'contact-lost') return [];
    return [{ ...startOf(event), run: events.slice(place + 1) }];
  });
}

/** The days of a search are written down until a month is over; where the county has set no frequency there are no such duties. */
function logRoundsFor({ lost, known: seen }: Loss, context: CorrectionsContext): readonly Period[] {
  const every = context.parameters.find('lost.logEveryDays', lost.on)?.value;
  if (!every) return [];
  const month = addMonths(lost.on, context.parameters.get('sanction.revocationMonths', lost.on).value);
  return dayPeriods(lost.on, seen === undefined ? month : earlier(seen, month), every);
}

export function logRounds(context: CorrectionsContext): readonly Start[] {
  return lossesOf(context).flatMap((loss) =>
    logRoundsFor(loss, context).map(({ from, to }) => ({
      ...startOf(loss.lost, words('起一轮查找记录，频次由本县设定', 'a round of the search, as often as the county has set')),
      opens: from,
      run: runOf(context, loss.lost).filter((event) => event.on >= from && event.on <= to),
    })),
  );
}

export function logRoundsOf(start: Start, context: CorrectionsContext): readonly Period[] {
  const loss = lossesOf(context).find(({ lost }) => lost === start.event);
  return loss ? logRoundsFor(loss, context) : [];
}
