import { type ParameterReader, type Profile, type ResolvedParameter, resolveParameter } from '../kernel/parameters.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { DEFINITIONS, type ParameterKey, type ParameterValue, PROMPTLY, PromptlySchema } from './definitions.ts';
import { DEMO } from './demo.ts';
import { NATIONAL } from './national.ts';

export const PROFILES: Readonly<Record<string, Profile>> = { [NATIONAL.id]: NATIONAL, [DEMO.id]: DEMO };
export const PROFILE_IDS: readonly string[] = Object.keys(PROFILES);

/** The settings of a case file: a profile's name, and single overrides by key. */
export interface Settings {
  readonly profile: string;
  readonly set: Readonly<Record<string, unknown>>;
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

/** Checks one override: undefined when it may stand, else the reason it may not (unknown key, locked, wrong shape). */
export function faultOfOverride(key: string, value: unknown): string | undefined {
  if (PROMPTLY.test(key)) return PromptlySchema.safeParse(value).success ? undefined : 'must be a whole number of days, or null';
  if (!Object.hasOwn(DEFINITIONS, key)) return 'is not a parameter';
  const definition = DEFINITIONS[key as ParameterKey];
  if (definition.scope === 'locked') return 'is fixed by national law and cannot be overridden';
  const parsed = definition.schema.safeParse(value);
  return parsed.success ? undefined : `has the wrong shape: ${parsed.error.issues[0]?.message ?? 'unreadable'}`;
}

export function parametersOf(settings: Settings): Parameters {
  const profile = PROFILES[settings.profile] ?? NATIONAL;
  const layers = { set: settings.set, profile, national: NATIONAL };
  // The casts below rest on the definitions: overrides were checked against the schema by faultOfOverride, and a test checks every entry
  // of every profile against it.
  const find = <K extends ParameterKey>(key: K, on: PlainDate) => {
    const found = resolveParameter(key, on, layers);
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
      const found = resolveParameter(`promptly.${rule}`, on, layers) ?? (key ? resolveParameter(key, on, layers) : undefined);
      return typeof found?.value === 'number' ? (found as ResolvedParameter<number>) : undefined;
    },
  };
}
