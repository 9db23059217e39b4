import { law } from '../kernel/citation.ts';
import {
  type ParameterReader,
  type Profile,
  type ResolvedParameter,
  resolveParameter,
  type SettingEntry,
  settingOn,
} from '../kernel/parameters.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { type Refusal, refusal } from '../kernel/refusal.ts';
import { type Words, words } from '../kernel/words.ts';
import { DEFINITIONS, type ParameterKey, type ParameterValue, PROMPTLY, PromptlySchema } from './definitions.ts';
import { DEMO } from './demo.ts';
import { ENDED_REGIMES } from './ended.ts';
import { JINGBIAN } from './jingbian.ts';
import { NATIONAL } from './national.ts';
import { PROVINCIAL_GRADING_2020 } from './provincial-grading-2020.ts';

export const PROFILES: Readonly<Record<string, Profile>> = Object.fromEntries(
  [NATIONAL, DEMO, PROVINCIAL_GRADING_2020, JINGBIAN].map((profile) => [profile.id, profile]),
);
export const PROFILE_IDS: readonly string[] = Object.keys(PROFILES);

/** Says no to a profile that may not be chosen: a regime that ended with the law it stood on, or a name nobody knows. */
export function refusalOfProfile(id: string): Refusal | undefined {
  const remedy = words(`可选：${PROFILE_IDS.join('、')}`, `choose one of ${PROFILE_IDS.join(', ')}`);
  if (Object.hasOwn(PROFILES, id)) return undefined;
  const ended = Object.hasOwn(ENDED_REGIMES, id) ? ENDED_REGIMES[id] : undefined;
  return ended
    ? refusal(
        'CLS-01',
        [law(63)],
        words(
          `“${ended.name.zh}”属旧制，适用至${ended.to}，社区矫正法施行后不得选用（${ended.source}）`,
          `«${ended.name.en}» is an old regime: it ended on ${ended.to}, the day before the Law, and cannot be chosen`,
        ),
        remedy,
      )
    : refusal('CLS-01', [law(24)], words(`没有“${id}”这一参数组`, `there is no profile ${id}`), remedy);
}

/** What a case file that names the profile is told: undefined when it may stand. */
export function faultOfProfile(id: unknown): string | undefined {
  if (typeof id === 'string' && Object.hasOwn(PROFILES, id)) return undefined;
  const known = `is not one of ${PROFILE_IDS.join(', ')}`;
  const ended = typeof id === 'string' && Object.hasOwn(ENDED_REGIMES, id) ? ENDED_REGIMES[id] : undefined;
  return ended ? `ended on ${ended.to} with the law it stood on and ${known}` : known;
}

/** The key of the entry that says which profile holds. */
export const PROFILE_KEY = 'profile';

/** The settings of a case file: a profile's name, single overrides by key, and the county's own entries by day. */
export interface Settings {
  readonly profile: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly entries?: readonly SettingEntry[];
}

/** The typed reader: every key has the shape its definition says. */
export interface Parameters extends ParameterReader {
  /** The value on a day; throws when nothing sets a locked key on that day, because national law always does. */
  get<K extends ParameterKey>(key: K, on: PlainDate): ResolvedParameter<ParameterValue<K>>;
  /** The value on a day, or undefined where no profile sets it: for a local parameter that means «none». */
  find<K extends ParameterKey>(key: K, on: PlainDate): ResolvedParameter<ParameterValue<K>> | undefined;
}

/** Keys of parameters that are plain counts: what a clock can be counted with. */
export type CountKey = { [K in ParameterKey]: ParameterValue<K> extends number ? K : never }[ParameterKey];

/** Why no threshold can be set for a rule: nobody knows it, or it asks for nothing promptly. Undefined where one can. */
export type FaultOfPrompt = (rule: string) => Words | undefined;

/**
 * Checks one override: undefined when it may stand, else the reason it may not (unknown key, locked, wrong shape, a threshold for nothing).
 *
 * @param faultOfPrompt which rules have a duty the law wants done promptly: the procedures say so, not the parameters
 */
export function faultOfOverride(key: string, value: unknown, faultOfPrompt: FaultOfPrompt): string | undefined {
  const rule = PROMPTLY.exec(key)?.[1];
  if (rule !== undefined) {
    const fault = faultOfPrompt(rule);
    if (fault !== undefined) return fault.en;
    return PromptlySchema.safeParse(value).success ? undefined : 'must be a whole number of days, or null';
  }
  if (!Object.hasOwn(DEFINITIONS, key)) return 'is not a parameter';
  const definition = DEFINITIONS[key as ParameterKey];
  if (definition.scope === 'locked') return 'is fixed by national law and cannot be overridden';
  const parsed = definition.schema.safeParse(value);
  return parsed.success ? undefined : `has the wrong shape: ${parsed.error.issues[0]?.message ?? 'unreadable'}`;
}

export function parametersOf(settings: Settings): Parameters {
  const { entries = [] } = settings;
  const chosen = PROFILES[settings.profile] ?? NATIONAL;
  const dated = entries.some(({ key }) => key === PROFILE_KEY);
  const profileOn = (on: PlainDate) => {
    const entry = dated ? settingOn(entries, PROFILE_KEY, on) : undefined;
    return entry === undefined ? chosen : (PROFILES[String(entry.value)] ?? chosen);
  };
  const layersOn = (on: PlainDate) => ({ set: settings.set, entries, profile: profileOn(on), national: NATIONAL });
  // The casts below rest on the definitions: overrides were checked against the schema by faultOfOverride, and a test checks every entry
  // of every profile against it.
  const find = <K extends ParameterKey>(key: K, on: PlainDate) => {
    const found = resolveParameter(key, on, layersOn(on));
    return found === undefined || found.value === null ? undefined : (found as ResolvedParameter<ParameterValue<K>>);
  };
  const get = <K extends ParameterKey>(key: K, on: PlainDate) => {
    const found = find(key, on);
    if (!found) throw new Error(`no value for parameter ${key} on ${on}`);
    return found;
  };
  return {
    find,
    get,
    count: (key, on) => get(key as CountKey, on),
    promptly(rule, on) {
      const key = rule === 'REG-05' ? 'declaration.maxDaysAfterIntake' : undefined;
      const found =
        resolveParameter(`promptly.${rule}`, on, layersOn(on)) ?? (key ? resolveParameter(key, on, layersOn(on)) : undefined);
      return typeof found?.value === 'number' ? (found as ResolvedParameter<number>) : undefined;
    },
  };
}

/** Checks one dated entry: undefined when it may stand, else the reason it may not. One that was entered before its rule was known as such may be withdrawn. */
export function faultOfEntry(entry: SettingEntry, faultOfPrompt: FaultOfPrompt): string | undefined {
  if (!('value' in entry)) return entry.key === PROFILE_KEY || isParameter(entry.key) ? undefined : 'is not a parameter';
  return entry.key === PROFILE_KEY ? faultOfProfile(entry.value) : faultOfOverride(entry.key, entry.value, faultOfPrompt);
}

function isParameter(key: string): boolean {
  return PROMPTLY.test(key) || Object.hasOwn(DEFINITIONS, key);
}
