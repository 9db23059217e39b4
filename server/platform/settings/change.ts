/** A change of settings as it is proposed: entries to add, checked by the law before anything is computed with them. */
import { z } from 'zod';
import { missingHolidays } from '../../../law/calendar/whole-year.ts';
import { faultOfPrompt, faultOfSetting, refusalOfProfile } from '../../../law/index.ts';
import { faultsOfNotice, type YearNotice } from '../../../law/kernel/calendar.ts';
import { type PlainDate, plainDate } from '../../../law/kernel/plain-date.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import { YearNoticeSchema } from '../../../law/kernel/year-notice-schema.ts';
import { DEFINITIONS, type ParameterKey, PROMPTLY } from '../../../law/parameters/definitions.ts';
import { PROFILE_KEY } from '../../../law/parameters/profiles.ts';
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

/** The entries of a change, or what is wrong with it. */
export function entriesOf(change: Change): { readonly entries: readonly NewEntry[] } | { readonly faults: readonly Words[] } {
  const faults: Words[] = [
    ...change.values.flatMap((entry) => faultOf(entry) ?? []),
    ...change.notices.flatMap((notice) => {
      const wrong = faultsOfNotice(notice).map(({ reason }) => reason);
      // Days that lie in the wrong order or year are put right first.
      return wrong.length > 0 ? wrong : missingHolidays(notice);
    }),
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
  if (entries.length === 0) faults.push(words('没有要更改的内容', 'nothing is changed'));
  const seen = new Set<string>();
  for (const { key, from } of entries) {
    if (seen.has(`${key} ${from}`)) faults.push(words(`${key} 自 ${from} 起写了两次`, `${key} is changed twice from ${from}`));
    seen.add(`${key} ${from}`);
  }
  return faults.length > 0 ? { faults } : { entries };
}

/** Why a value may not stand, in words for the screen. */
function faultOf(entry: z.infer<typeof ValueChange>): Words | undefined {
  const reason = faultOfSetting(entry);
  if (reason === undefined) return undefined;
  const prompt = PROMPTLY.exec(entry.key)?.[1];
  const unset = prompt === undefined ? undefined : faultOfPrompt(prompt);
  if (unset !== undefined) return words(unset.zh, `${entry.key} ${unset.en}`);
  const definition = Object.hasOwn(DEFINITIONS, entry.key) ? DEFINITIONS[entry.key as ParameterKey] : undefined;
  const title = definition ?? { zh: entry.key, en: entry.key };
  if (definition?.scope === 'locked') return words(`“${title.zh}”由国家规定，本县不能更改`, `«${title.en}» ${reason}`);
  if (entry.key === PROFILE_KEY) {
    const no = refusalOfProfile(String(entry.value));
    return no === undefined ? words('参数组不可选', reason) : words(no.zh, no.en);
  }
  return definition === undefined && prompt === undefined
    ? words(`没有“${entry.key}”这一参数`, `${entry.key} ${reason}`)
    : words(`“${title.zh}”的值不合要求：请检查是否缺项、是否为负数`, `«${title.en}» ${reason}`);
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
