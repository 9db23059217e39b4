import {
  countDays,
  countMonths,
  countOfficeHours,
  countWorkingDays,
  fixedDay,
  type HolidayRule,
  type OfficeHours,
} from './counting.ts';
import { hoursAfter } from './instant.ts';
import { addDays, type PlainDate } from './plain-date.ts';
import type { CaseContext, DueDay, DueRule, Start } from './procedure.ts';
import { type Words, words } from './words.ts';

type Stands<C> = (start: Start, context: C) => boolean;
const ruleOf = <C>(stands: boolean | Stands<C> | undefined, start: Start, context: C): HolidayRule =>
  (typeof stands === 'function' ? stands(start, context) : stands === true) ? 'stands' : 'moves';

/** So many calendar days after the start; the holiday rule moves the last day unless it `stands`. */
export function days<C extends CaseContext, K extends string>(
  key: K,
  options: { stands?: boolean | Stands<C> } = {},
): DueRule<C> {
  return (start, context) => {
    const rule = ruleOf(options.stands, start, context);
    return { counted: countDays(start.opens, context.parameters.count(key, start.opens).value, context.calendar, rule), rule };
  };
}

/** So many months after the start, plus what `extra` adds to the normal interval. */
export function months<C extends CaseContext, K extends string>(
  key: K,
  extra?: (start: Start, context: C) => number,
): DueRule<C> {
  return (start, context) => {
    const amount = context.parameters.count(key, start.opens).value + (extra?.(start, context) ?? 0);
    return { counted: countMonths(start.opens, amount, context.calendar), rule: 'moves' };
  };
}

export function workingDays<C extends CaseContext, K extends string>(key: K | ((start: Start, context: C) => K)): DueRule<C> {
  return (start, context) => {
    const name = typeof key === 'function' ? key(start, context) : key;
    return {
      counted: countWorkingDays(start.opens, context.parameters.count(name, start.opens).value, context.calendar),
      rule: 'moves',
    };
  };
}

/** So many hours after the instant of the start; without an hour on record, the same hour is taken to be the day's last. */
export function hours<C extends CaseContext, K extends string>(key: K): DueRule<C> {
  return (start, context) => {
    const amount = context.parameters.count(key, start.opens).value;
    const at = start.event?.at;
    const due = at === undefined ? { day: addDays(start.opens, Math.ceil(amount / 24)) } : hoursAfter(at, amount);
    const counted = fixedDay(due.day);
    return {
      counted: { ...counted, counting: { ...counted.counting, kind: 'hours', amount } },
      ...('at' in due ? { dueAt: due.at } : {}),
      rule: 'stands',
    };
  };
}

/** The day itself («当日»): nothing is counted and nothing moves it. */
export function sameDay<C extends CaseContext>(): DueRule<C> {
  return (start) => ({ counted: fixedDay(start.opens), rule: 'stands' });
}

/** A day an order or the term names. Undefined when the history does not say. */
export function onDay<C extends CaseContext>(day: (start: Start, context: C) => PlainDate | undefined): DueRule<C> {
  return (start, context) => {
    const due = day(start, context);
    return { counted: due === undefined ? undefined : fixedDay(due), rule: 'stands' };
  };
}

/** The law says promptly (及时): no day, unless the county has set an alert threshold for the rule. */
export function promptly<C extends CaseContext>(rule: string): DueRule<C> {
  const due = (start: Start, context: C): DueDay => {
    const threshold = context.parameters.promptly(rule, start.opens);
    return {
      counted: threshold === undefined ? undefined : countDays(start.opens, threshold.value, context.calendar),
      rule: 'moves',
    };
  };
  return Object.assign(due, { promptly: rule });
}

/** A length as a local table gives it: minutes, office hours, working days, clock hours or calendar days. */
export interface LimitLength {
  readonly amount: number;
  readonly unit: 'minute' | 'office-hour' | 'working-day' | 'hour' | 'day';
}

/** A limit out of a local table, with the office hours it is counted in. */
export interface OfficeLimit {
  /** Undefined where the table has no row: then the duty has no day. */
  readonly limit: LimitLength | undefined;
  readonly office: OfficeHours;
  /** What was added to it, in its own unit, and how that is said: an extension, a rest. */
  readonly added?: (due: DueDay) => readonly { readonly amount: number; readonly said: Words }[];
}

/**
 * Counts a local limit. Hours need the instant of the start; where the record has none, the day is counted as if it had begun when the office closed,
 * and no instant is claimed.
 */
export function officeLimit<C extends CaseContext>(find: (start: Start, context: C) => OfficeLimit): DueRule<C> {
  return (start, context) => {
    const { limit, office, added } = find(start, context);
    if (!limit) return { counted: undefined, rule: 'stands' };
    const plain = countLimit(start, limit, office, context);
    const more = added?.(plain) ?? [];
    if (more.length === 0) return plain;
    const amount = more.reduce((sum, one) => sum + one.amount, limit.amount);
    const within = words(more.map(({ said }) => said.zh).join('、'), more.map(({ said }) => said.en).join(' and '));
    return { ...countLimit(start, { ...limit, amount }, office, context), within };
  };
}

const CLOSING = '23:59:00+08:00';
const MINUTES_AN_HOUR = 60;

/** The end of a limit that begins with `start`. */
export function countLimit(start: Start, limit: LimitLength, office: OfficeHours, context: CaseContext): DueDay {
  const { amount, unit } = limit;
  const at = start.event?.at;
  switch (unit) {
    case 'office-hour': {
      const counted = countOfficeHours(at ?? `${start.opens}T${CLOSING}`, amount, office, context.calendar);
      return { counted, rule: 'stands', ...(at === undefined ? {} : { dueAt: counted.at }) };
    }
    case 'minute':
    case 'hour': {
      const kind = unit === 'hour' ? 'hours' : 'minutes';
      const end = hoursAfter(at ?? `${start.opens}T${CLOSING}`, unit === 'hour' ? amount : amount / MINUTES_AN_HOUR);
      const counted = fixedDay(end.day);
      return {
        counted: { ...counted, counting: { ...counted.counting, kind, amount } },
        rule: 'stands',
        ...(at === undefined ? {} : { dueAt: end.at }),
      };
    }
    case 'working-day':
      return { counted: countWorkingDays(start.opens, amount, context.calendar), rule: 'moves' };
    case 'day':
      return { counted: countDays(start.opens, amount, context.calendar), rule: 'moves' };
  }
}
