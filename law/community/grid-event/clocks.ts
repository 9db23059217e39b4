/**
 * How the clocks of a grid event are counted: office hours (工作时) within posted hours, clock hours, working days and days, each from the county's table.
 * An extension adds to the limit in the limit's own unit; while an event is suspended its clock rests, and the rest is added in the same unit.
 */
import { officeHoursBetween, workingDaysBetween } from '../../kernel/counting.ts';
import { type LimitLength, officeLimit } from '../../kernel/due.ts';
import { hoursBetween, isNotAfter, minutesBetween } from '../../kernel/instant.ts';
import { daysBetween } from '../../kernel/plain-date.ts';
import type { DueDay, Rest, Start } from '../../kernel/procedure.ts';
import { type Words, words } from '../../kernel/words.ts';
import { type GridContext, type GridDuty, kindOf, startOf } from './context.ts';

type LimitKey =
  | 'grid.acceptLimit'
  | 'grid.dispatchLimit'
  | 'grid.signLimit'
  | 'grid.verifyLimit'
  | 'grid.callbackLimit'
  | 'grid.urgeLimit'
  | 'grid.emergencyLimit'
  | 'grid.helpLimit';

/** A limit of the county's table that is the same for every category. */
export function within(key: LimitKey): GridDuty['due'] {
  return officeLimit((start, { parameters }) => ({
    limit: parameters.get(key, start.opens).value,
    office: parameters.get('office.hours', start.opens).value,
  }));
}

/** The limit of the category, urgent or general, on the day the clock starts. A category that has no urgent limit keeps its general one. */
export function disposalLimit(start: Start, { parameters, history }: GridContext): LimitLength | undefined {
  const { category, level } = kindOf(history);
  const row = parameters.get('grid.disposalLimits', start.opens).value[category];
  return level === 'urgent' ? (row?.urgent ?? row?.general) : row?.general;
}

/** The category's limit, with what an extension granted and what a suspension rested since the clock started. */
export const disposalDue: GridDuty['due'] = officeLimit((start, context) => {
  const limit = disposalLimit(start, context);
  return {
    limit,
    office: context.parameters.get('office.hours', start.opens).value,
    added: (plain) => (limit === undefined ? [] : [...extensions(start, context, limit), ...rests(start, context, limit, plain)]),
  };
});

/** The running clock of disposal: its start, and when it ends as things stand. */
export function runningDisposal(context: GridContext): { start: Start; due: DueDay } | undefined {
  const event = context.history.last('signed', 'check-failed', 'reopened');
  if (!event) return undefined;
  const start = startOf(event);
  return { start, due: disposalDue(start, context) };
}

/** Whether a deadline has passed: at its hour where both are known, else with its day. */
export function hasPassed({ counted, dueAt }: DueDay, { on, now }: GridContext): boolean {
  if (!counted) return false;
  return dueAt !== undefined && now !== undefined ? !isNotAfter(now, dueAt) : counted.due < on;
}

const UNITS = {
  minute: words('分钟', 'minutes'),
  'office-hour': words('工作时', 'office hours'),
  'working-day': words('工作日', 'working days'),
  hour: words('小时', 'hours'),
  day: words('日', 'days'),
} as const satisfies Record<LimitLength['unit'], Words>;

/** «2工作时», «2 office hours». */
export function sayLength({ amount, unit }: LimitLength): Words {
  const said = Number(amount.toFixed(1)); // a tenth of an hour is as near as a row of a list says it
  return words(`${said}${UNITS[unit].zh}`, `${said} ${UNITS[unit].en}`);
}

interface Added {
  readonly amount: number;
  readonly said: Words;
}

function added(amount: number, unit: LimitLength['unit'], zh: string, en: string): Added[] {
  const length = sayLength({ amount, unit });
  return amount === 0 ? [] : [{ amount, said: words(`${zh}${length.zh}`, `${length.en} of ${en}`) }];
}

function extensions(start: Start, { history }: GridContext, { unit }: LimitLength): Added[] {
  const granted = history.all('extension-granted').filter((event) => follows(event, start));
  return granted.flatMap((event) => added(Number(event.data.amount), unit, '延期', 'extension'));
}

function rests(start: Start, context: GridContext, { unit }: LimitLength, plain: DueDay): Added[] {
  const last = plain.counted?.due;
  return suspensionsOf(context)
    .filter((rest) => rest.event.index > (start.event?.index ?? -1) && last !== undefined && rest.from <= last)
    .flatMap((rest) => (rest.to === undefined ? [] : added(restedIn(rest, unit, context), unit, '挂起', 'suspension')));
}

const LAST_MINUTE = 'T23:59:00+08:00';

function restedIn(rest: Suspension, unit: LimitLength['unit'], { calendar, parameters }: GridContext): number {
  const to = rest.to ?? rest.from;
  const fromAt = rest.fromAt ?? `${rest.from}${LAST_MINUTE}`;
  const toAt = rest.toAt ?? `${to}${LAST_MINUTE}`;
  switch (unit) {
    case 'office-hour':
      return officeHoursBetween(fromAt, toAt, parameters.get('office.hours', rest.from).value, calendar);
    case 'working-day':
      return workingDaysBetween(rest.from, to, calendar);
    case 'day':
      return daysBetween(rest.from, to);
    case 'hour':
      return hoursBetween(fromAt, toAt);
    case 'minute':
      return minutesBetween(fromAt, toAt);
  }
}

interface Suspension extends Rest {
  readonly event: NonNullable<Start['event']>;
  readonly fromAt: string | undefined;
  readonly toAt: string | undefined;
}

/** Suspensions, from the instant each began to the instant work went on. */
function suspensionsOf({ history }: GridContext): readonly Suspension[] {
  return history.all('suspended').map((event) => {
    const resumed = history.all('resumed').find((other) => other.on >= event.on && other.index > event.index);
    return { event, from: event.on, fromAt: event.at, to: resumed?.on, toAt: resumed?.at, why: words('挂起', 'suspension') };
  });
}

/** The suspension that lasts: while it does, the clock cannot run out. One that is over is in the count already. */
export function suspensionNow(context: GridContext): readonly Rest[] {
  return suspensionsOf(context).filter(({ to }) => to === undefined);
}

function follows(event: { readonly on: string; readonly index: number }, start: Start): boolean {
  return event.on > start.opens || (event.on === start.opens && event.index > (start.event?.index ?? -1));
}
