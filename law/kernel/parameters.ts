import { z } from 'zod';
import type { PlainDate } from './plain-date.ts';

/** How far a value can be trusted; shown beside it on the settings screen. */
export type Confidence = 'verified' | 'secondary' | 'recalled' | 'derived' | 'product';

/** What a parameter is: its shape, and who may set it. */
export interface ParameterDefinition<T = unknown> {
  readonly schema: z.ZodType<T>;
  readonly zh: string;
  readonly en: string;
  readonly unit?: 'day' | 'working-day' | 'month' | 'year' | 'hour' | 'count';
  /** `locked`: a national number, never editable by a county. `local`: the county or province sets it, and may set none. */
  readonly scope: 'locked' | 'local';
}

/** One value with its validity `[from, to)` and its source. */
export interface ParameterEntry {
  readonly value: unknown;
  readonly source: string;
  readonly confidence: Confidence;
  /** First day it holds; always, when absent. */
  readonly from?: PlainDate;
  /** First day it no longer holds; still, when absent. */
  readonly to?: PlainDate;
  readonly note?: string;
}

/**
 * One value a county has set, from a day on. Entries are only ever added: on a day the one with the latest `from` holds, of several with the
 * same day the last in the list.
 */
export interface SettingEntry {
  /** A parameter's key, `promptly.…`, or `profile`: the profile that holds from then on. */
  readonly key: string;
  readonly from: PlainDate;
  /** Absent: back to what the profile and national law say. `null` is a value: «none». */
  readonly value?: unknown;
  /** The county's own paper that says so. */
  readonly source: string;
}

/** A named set of values laid over the national ones. */
export interface Profile {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  readonly entries: Readonly<Record<string, readonly ParameterEntry[]>>;
}

/** A value as the rules read it, with the words for «why». */
export interface ResolvedParameter<T> {
  readonly value: T;
  readonly entry: ParameterEntry;
  readonly origin: 'national' | 'profile' | 'setting';
}

function entryOn(entries: readonly ParameterEntry[] | undefined, on: PlainDate): ParameterEntry | undefined {
  return entries?.find((entry) => (entry.from === undefined || entry.from <= on) && (entry.to === undefined || on < entry.to));
}

/** The entry of `key` that holds on a day; undefined when there is none. */
export function settingOn(entries: readonly SettingEntry[], key: string, on: PlainDate): SettingEntry | undefined {
  let holds: SettingEntry | undefined;
  for (const entry of entries) {
    if (entry.key === key && entry.from <= on && (holds === undefined || entry.from >= holds.from)) holds = entry;
  }
  return holds;
}

/**
 * Resolves one parameter on one day: a single setting of the case wins over the county's dated entries, these over the profile, the profile over the national set.
 * Undefined when nothing sets it on that day: for a local parameter that means «none».
 */
export function resolveParameter(
  key: string,
  on: PlainDate,
  layers: {
    set: Readonly<Record<string, unknown>>;
    entries: readonly SettingEntry[];
    profile: Profile;
    national: Profile;
  },
): ResolvedParameter<unknown> | undefined {
  if (Object.hasOwn(layers.set, key)) {
    return {
      value: layers.set[key],
      entry: { value: layers.set[key], source: 'settings.set', confidence: 'product' },
      origin: 'setting',
    };
  }
  const entry = settingOn(layers.entries, key, on);
  if (entry && 'value' in entry) {
    const { value, source, from } = entry;
    return { value, entry: { value, source, confidence: 'product', from }, origin: 'setting' };
  }
  const fromProfile = layers.profile === layers.national ? undefined : entryOn(layers.profile.entries[key], on);
  if (fromProfile) return { value: fromProfile.value, entry: fromProfile, origin: 'profile' };
  const fromNation = entryOn(layers.national.entries[key], on);
  return fromNation ? { value: fromNation.value, entry: fromNation, origin: 'national' } : undefined;
}

/** What rules of any domain read numbers through: by key and by day, never by constant. */
export interface ParameterReader {
  /** A count on a day; throws when nothing sets it, because national law always sets what a clock counts with. */
  count(key: string, on: PlainDate): ResolvedParameter<number>;
  /** Alert threshold in days for an act the law calls prompt; undefined where no profile sets one. */
  promptly(rule: string, on: PlainDate): ResolvedParameter<number> | undefined;
}

export const count = z.int().min(0);
export const countOrNone = z.int().min(0).nullable();
