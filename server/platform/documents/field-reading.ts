/** How fields of papers read the record: which event a paper speaks of, and how papers write days and texts. */
import type { CaseFile, Duty } from '../../../law/index.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { PrintedPerson } from './people-port.ts';

export interface PaperContext {
  /** Which paper it is: a blank form of a request is filled from no request. */
  readonly kind: string;
  readonly caseId: string;
  readonly file: CaseFile;
  readonly person: PrintedPerson | undefined;
  /** Term and grade as the law reads them, corrections included. */
  readonly term: { readonly from: PlainDate; readonly to: PlainDate } | null;
  readonly grade: string | null;
  readonly duties: readonly Duty[];
  /** The event that called for the paper, where one did. */
  readonly event: RecordedEvent | undefined;
  /** Organ in whose name it is signed, the county agency, the office, the county's name. */
  readonly organ: string;
  readonly agency: string;
  readonly office: string | undefined;
  readonly county: string | undefined;
  /** Name of a division by its code. */
  readonly placeOf: (code: string) => string | undefined;
  /** The paper a proof of service is about. */
  readonly about?: { readonly title: string; readonly number: string | null };
  /** The number and day of signing; a draft has neither. */
  readonly number?: string;
  readonly signedOn?: PlainDate;
  readonly signedBy?: string;
}

export type Field = (context: PaperContext) => string | undefined;

/** `2026-11-24` as papers write it: 2026年11月24日. */
export function sayDay(day: unknown): string | undefined {
  if (typeof day !== 'string') return undefined;
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? `${year}年${month}月${date}日` : undefined;
}

/** A day, and the hour where it is known: `2026-03-02T14:05:00+08:00` → 2026年3月2日14时5分. */
export function sayMoment({ on, at }: Pick<RecordedEvent, 'on' | 'at'>): string | undefined {
  const hour = /T(\d{2}):(\d{2})/.exec(at ?? '');
  return `${sayDay(on)}${hour ? `${Number(hour[1])}时${Number(hour[2])}分` : ''}`;
}

/** `自2026年3月1日起至2026年3月8日止`; with one day only, that day. */
export function sayPeriod(from: unknown, to: unknown): string | undefined {
  const [first, last] = [sayDay(from), sayDay(to)];
  if (first === undefined || first === last) return first ?? last;
  return last === undefined ? `自${first}起` : `自${first}起至${last}止`;
}

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;
export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const wordOf = (list: Readonly<Record<string, { readonly zh: string }>>, code: unknown) =>
  typeof code === 'string' && Object.hasOwn(list, code) ? list[code]?.zh : undefined;
/** Parts that are known, one after the other; nothing where none is. */
export const joined = (parts: readonly (string | undefined)[], between = '；'): string | undefined =>
  text(parts.filter((part) => part !== undefined && part !== '').join(between));

export const last = ({ file }: PaperContext, ...types: readonly string[]) =>
  file.events.findLast((event) => types.includes(event.type));

const sameRun = (a: RecordedEvent, b: RecordedEvent) =>
  a.proceeding === undefined || b.proceeding === undefined || a.proceeding === b.proceeding;

/**
 * The record of these types that a paper speaks of: its own; else the last before it, of its run where runs are named; for a paper of no record the
 * last of the case. Never one that came later: that is of another matter.
 */
export function of(context: PaperContext, ...types: readonly string[]): RecordedEvent | undefined {
  const { event, file } = context;
  if (event === undefined) return last(context, ...types);
  return types.includes(event.type) ? event : before(file, event, types);
}

/** The last record of these types before another; not beyond an earlier one of the types that close a matter. */
export function before(
  file: CaseFile,
  event: RecordedEvent,
  types: readonly string[],
  closing: readonly string[] = [],
): RecordedEvent | undefined {
  const place = file.events.indexOf(event);
  for (const one of file.events.slice(0, place).reverse()) {
    if (types.includes(one.type) && sameRun(one, event)) return one;
    if (closing.includes(one.type) && sameRun(one, event)) return undefined;
  }
  return undefined;
}

/** The first record of these types after another; not beyond the next that opens a matter of its own. */
export function after(
  file: CaseFile,
  event: RecordedEvent,
  types: readonly string[],
  opening: readonly string[],
): RecordedEvent | undefined {
  const place = file.events.indexOf(event);
  for (const one of file.events.slice(place + 1)) {
    const named = event.proceeding !== undefined && one.proceeding === event.proceeding;
    if (types.includes(one.type) && sameRun(one, event)) return one;
    if (!named && opening.includes(one.type) && event.proceeding === undefined) return undefined;
  }
  return undefined;
}
