import { because } from './because.ts';
import { afterDaysOff } from './counting.ts';
import type { Counting, Duty, DutyStatus } from './explanation.ts';
import type { PastEvent } from './history.ts';
import { isNotAfter } from './instant.ts';
import { addDays, daysBetween, earlier, later, type PlainDate } from './plain-date.ts';
import type { CaseContext, DerivedDuty, DutyRule, Rest, Start } from './procedure.ts';
import { type Words, words } from './words.ts';

/**
 * Derives every duty of a case: who must do what, by when, and where it stands on the day asked about.
 *
 * @param rules in an order in which a rule stands after those whose duties it looks at
 * @param until duties that open after this day are left out: the day asked about, or a horizon beyond it
 */
export function deriveDuties<C extends CaseContext>(
  rules: readonly DutyRule<C>[],
  context: C,
  until: PlainDate,
): readonly DerivedDuty[] {
  const derived: DerivedDuty[] = [];
  for (const rule of rules) {
    if (rule.appliesTo && !rule.appliesTo(context)) continue;
    const starts = rule.starts(context, derived).filter((start) => opensInTime(rule, start, context, until));
    derived.push(...(rule.recurring ? recur(rule, starts, context, until) : settleEach(rule, keptApart(starts), context)));
  }
  return derived;
}

function holderOf<C>(rule: DutyRule<C>, start: Start, context: C) {
  return typeof rule.who === 'function' ? rule.who(start, context) : rule.who;
}

/** Nothing opens after the case has ended; nothing opens for the person, and no round of anybody's, after the last day of the term. */
function opensInTime<C extends CaseContext>(rule: DutyRule<C>, start: Start, context: C, until: PlainDate): boolean {
  if (start.opens > until && !start.isNext) return false;
  if (context.ended && start.opens > context.ended.on && !rule.opensAfterEnd) return false;
  const isPersons = holderOf(rule, start, context) === 'person';
  return !((isPersons || rule.recurring) && context.lastDay !== undefined && start.opens > context.lastDay);
}

/** Whether `event` comes after the event that started the clock, in the order of the fold. */
function follows(event: PastEvent, start: Start): boolean {
  if (event.on !== start.opens) return event.on > start.opens;
  // Within a day the hours decide, where both are on record: what was done at ten does not meet what was ordered at eleven.
  const from = start.event?.at;
  if (from !== undefined && event.at !== undefined && event.at !== from) return !isNotAfter(event.at, from);
  return start.event === undefined || event.on !== start.event.on || event.index !== start.event.index;
}

/** Two starts of one clock on one day stay apart: the later one is numbered, so that rule, clock, proceeding and day name one duty (contract §4). */
function keptApart(starts: readonly Start[]): readonly Start[] {
  const times = new Map<string, number>();
  return starts.map((start) => {
    const key = `${start.opens} ${start.proceeding ?? ''}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? start : { ...start, proceeding: `${start.proceeding ?? start.event?.type ?? 'start'}-${time}` };
  });
}

/**
 * Pairs starts with the acts that meet them. An act on or after the start meets it, and meets every earlier start of the same run that is still open;
 * an act done before its clock started meets it too (contract §3.8), unless it already met an earlier start.
 */
function settleEach<C extends CaseContext>(rule: DutyRule<C>, starts: readonly Start[], context: C): readonly DerivedDuty[] {
  const used = new Set<PastEvent>();
  return starts.map((start) => {
    const acts = (start.run ?? context.history.events).filter((event) => rule.met.includes(event.type) && event !== start.event);
    const act = acts.find((event) => !used.has(event) && !follows(event, start)) ?? acts.find((event) => follows(event, start));
    if (act) used.add(act);
    return settle(rule, start, act, context);
  });
}

/**
 * A duty that comes again: the next one opens on the day the last one was really done (contract §3.6). What is done on the day a round opens belongs to the
 * round before: two reports on one day are one report, and no day opens two rounds.
 */
function recur<C extends CaseContext>(
  rule: DutyRule<C>,
  starts: readonly Start[],
  context: C,
  until: PlainDate,
): readonly DerivedDuty[] {
  const first = starts[0];
  if (!first) return [];
  const acts = context.history.all(...rule.met);
  const before = acts.findLast((act) => act.on <= first.opens);
  const settled: DerivedDuty[] = [];
  let start: Start = before ? again(before) : first;
  for (;;) {
    const current = start;
    const act = acts.find((event) => event.on > current.opens);
    const attempt = settle(rule, current, act, context);
    const began = context.recordBegan;
    const due = attempt.duty.due;
    // A gap that ends only after the record began says nothing about the time before it: the round is lifted and counting begins anew.
    if (began !== undefined && due !== null && due < began && current.opens < began && (act === undefined || act.on > began)) {
      settled.push(settle(rule, current, undefined, context));
      start = { opens: began, said: words('接续此前的监管记录', 'this record began') };
      continue;
    }
    settled.push(attempt);
    if (!act) break;
    start = again(act);
    if (!opensInTime(rule, start, context, until)) break;
  }
  return settled;
}

function again(act: PastEvent): Start {
  return { opens: act.on, event: act, said: words('上一次完成', 'last done') };
}

function settle<C extends CaseContext>(rule: DutyRule<C>, start: Start, found: PastEvent | undefined, context: C): DerivedDuty {
  const who = holderOf(rule, start, context);
  const { counted, dueAt, within, rule: holidayRule } = rule.due(start, context);
  const rests = rule.rests?.(context) ?? (who === 'person' ? context.custody : []);
  const waiting = counted ? wait(counted.due, start, found, rests, context, holidayRule === 'moves') : undefined;
  const due = waiting?.due ?? counted?.due;
  const provisional = (counted?.provisional ?? false) || (waiting?.provisional ?? false);
  const counting: Counting = {
    ...(counted?.counting ?? { kind: 'promptly', amount: null, nominal: null, moved: false }),
    restedDays: waiting?.days ?? 0,
  };
  const gone = rule.lifted?.(start, context);
  const act = found && gone && gone.on < found.on ? undefined : found;
  const lifting = act ? undefined : liftingOf(rule, start, due, who === 'person', context, gone);
  const paused = waiting?.paused || (rule.waits?.(start, context) ?? false);
  const status = statusOf({ act, due, dueAt, lifted: lifting !== undefined, paused, on: context.on, now: context.now });
  const duty: Duty = {
    rule: rule.rule,
    clock: rule.clock ?? 'main',
    who,
    act: rule.act,
    ...(start.proceeding === undefined ? {} : { proceeding: start.proceeding }),
    opens: start.opens,
    due: due ?? null,
    ...(dueAt === undefined ? {} : { dueAt }),
    status,
    doneOn: act?.on ?? null,
    cite: rule.cite,
    because: because({
      start,
      due,
      dueAt,
      counting,
      within,
      restedFor: waiting?.why,
      cite: rule.cite,
      calendar: context.calendar,
      provisional,
    }),
    counting,
    ...(rule.missed ? { missed: rule.missed } : {}),
    ...(rule.doneBy ? { doneBy: rule.doneBy } : {}),
    ...(provisional ? { provisional: true } : {}),
    ...(lifting ? { lifted: lifting.why } : {}),
    ...(start.hiddenFrom?.length ? { hiddenFrom: start.hiddenFrom } : {}),
  };
  return { duty, liftedOn: lifting?.on, started: start.event, act, resting: waiting?.paused ?? false };
}

interface StatusInput {
  readonly act: PastEvent | undefined;
  readonly due: PlainDate | undefined;
  readonly dueAt: string | undefined;
  readonly lifted: boolean;
  readonly paused: boolean;
  readonly on: PlainDate;
  readonly now: string | undefined;
}

function statusOf({ act, due, dueAt, lifted, paused, on, now }: StatusInput): DutyStatus {
  if (act) return isInTime(act, due, dueAt) ? 'met' : 'met-late';
  if (lifted) return 'lifted';
  if (paused) return 'paused';
  if (due === undefined) return 'open';
  // Days pass at midnight; a clock that counts hours runs out at its hour, for whoever asks as of an hour.
  if (dueAt !== undefined && now !== undefined) return isNotAfter(now, dueAt) ? 'open' : 'overdue';
  return due < on ? 'overdue' : 'open';
}

function isInTime(act: PastEvent, due: PlainDate | undefined, dueAt: string | undefined): boolean {
  if (due === undefined) return true;
  return dueAt !== undefined && act.at !== undefined ? isNotAfter(act.at, dueAt) : act.on <= due;
}

/**
 * A clock that rests (contract §3.6: custody and what the person owes): from the first day it cannot run out; afterwards its day moves by the days
 * rested. What was overdue before the rest began stays overdue: its day has passed.
 */
function wait(
  due: PlainDate,
  start: Start,
  act: PastEvent | undefined,
  rests: readonly Rest[],
  context: CaseContext,
  moves: boolean,
) {
  let day = due;
  let days = 0;
  let provisional = false;
  let why: Words | undefined;
  // The clock has stopped for good once the case has ended, and for the person once the term is over: custody after that moves nothing.
  const stops = [context.ended?.on, context.lastDay].filter((end) => end !== undefined).reduce(earlier, context.on);
  for (const span of rests) {
    const from = later(span.from, start.opens);
    if (from > stops) continue;
    if (from > day || from > context.on || (act && act.on < from)) continue;
    const until = span.to === undefined ? undefined : earlier(span.to, stops);
    const to = act ? earlier(until ?? act.on, act.on) : until;
    if (to === undefined) return { due: day, days, why, provisional, paused: true };
    if (to <= from) continue;
    const added = daysBetween(from, to);
    days += added;
    why = span.why;
    day = addDays(day, added);
    if (moves) {
      const settled = afterDaysOff(day, context.calendar);
      day = settled.due;
      provisional ||= settled.provisional;
    }
  }
  return { due: day, days, why, provisional, paused: false };
}

function liftingOf<C extends CaseContext>(
  rule: DutyRule<C>,
  start: Start,
  due: PlainDate | undefined,
  isPersons: boolean,
  context: C,
  gone: { on: PlainDate; why: Words } | undefined,
): { on: PlainDate; why: Words } | undefined {
  const began = context.recordBegan;
  if (began !== undefined && (due === undefined ? start.opens < began : due < began)) {
    return { on: began, why: words('此前的情况不在本记录内', 'before this record began') };
  }
  if (gone) return gone;
  // What others had failed to do by then stays on record as overdue.
  if (context.ended && (isPersons || (rule.endsWithCase && !(due !== undefined && due < context.ended.on)))) return context.ended;
  if (isPersons && context.lastDay !== undefined && context.on > context.lastDay) {
    return { on: context.lastDay, why: words('矫正期限已满', 'the term is over') };
  }
  return undefined;
}
