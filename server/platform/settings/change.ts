/** A change of settings as it is proposed: entries to add, checked by the law before anything is computed with them. */
import { z } from 'zod';
import { faultsOfNotice, type YearNotice, YearNoticeSchema } from '../../../law/kernel/calendar.ts';
import { type PlainDate, PlainDateSchema, plainDate } from '../../../law/kernel/plain-date.ts';
import { faultOfEntry } from '../../../law/parameters/profiles.ts';
import { holidaysKey } from './county-settings.ts';

/** A value from a day on; without `value`, back to what the profile and national law say. */
export const ValueChange = z.strictObject({
  key: z.string().min(1).max(80),
  from: PlainDateSchema,
  value: z.unknown().optional(),
  source: z.string().trim().min(2).max(200),
});

export const Change = z.strictObject({
  values: z.array(ValueChange).max(200).default([]),
  /** A State Council notice of a year, or an amended one. */
  notices: z.array(YearNoticeSchema).max(5).default([]),
});
export type Change = z.infer<typeof Change>;

/** An entry to be stored. */
export interface NewEntry {
  readonly key: string;
  readonly from: PlainDate;
  readonly withdrawn: boolean;
  readonly value: unknown;
  readonly source: string;
}

/** The entries of a change, or what is wrong with it, one line a fault with the path in the request. */
export function entriesOf(change: Change): { readonly entries: readonly NewEntry[] } | { readonly faults: readonly string[] } {
  const faults = [
    ...change.values.flatMap((entry, index) => {
      const reason = faultOfEntry(entry);
      return reason === undefined ? [] : [`values[${index}].value: ${entry.key} ${reason}`];
    }),
    ...change.notices.flatMap((notice, index) => faultsOfNotice(notice).map((fault) => `notices[${index}].${fault}`)),
  ];
  const entries = [
    ...change.values.map((entry) => ({
      key: entry.key,
      from: entry.from,
      withdrawn: !('value' in entry),
      value: entry.value ?? null,
      source: entry.source,
    })),
    ...change.notices.map((notice) => noticeEntry(notice)),
  ];
  if (entries.length === 0) faults.push('values: nothing is changed');
  const seen = new Set<string>();
  for (const { key, from } of entries) {
    if (seen.has(`${key} ${from}`)) faults.push(`values: ${key} is changed twice from ${from}`);
    seen.add(`${key} ${from}`);
  }
  return faults.length > 0 ? { faults } : { entries };
}

function noticeEntry(notice: YearNotice): NewEntry {
  return {
    key: holidaysKey(notice.year),
    from: plainDate(`${notice.year}-01-01`),
    withdrawn: false,
    value: notice,
    source: notice.source,
  };
}
