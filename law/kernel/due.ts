import { countDays, countMonths, countWorkingDays, fixedDay, type HolidayRule } from './counting.ts';
import { hoursAfter } from './instant.ts';
import { addDays, type PlainDate } from './plain-date.ts';
import type { CaseContext, DueRule, Start } from './procedure.ts';

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
  return (start, context) => {
    const threshold = context.parameters.promptly(rule, start.opens);
    return {
      counted: threshold === undefined ? undefined : countDays(start.opens, threshold.value, context.calendar),
      rule: 'moves',
    };
  };
}
