/** The settings of a county as a screen shows them: every parameter with the value of the day, where it comes from, and what is entered for other days. */
import { z } from 'zod';
import { NOTICES } from '../../../law/calendar/published.ts';
import { CASE_KINDS, catalogueOf } from '../../../law/index.ts';
import type { YearNotice } from '../../../law/kernel/calendar.ts';
import { type PlainDate, yearOf } from '../../../law/kernel/plain-date.ts';
import { type Words, words } from '../../../law/kernel/words.ts';
import { DEFINITIONS, type ParameterKey } from '../../../law/parameters/definitions.ts';
import { PROFILE_KEY, PROFILES, parametersOf } from '../../../law/parameters/profiles.ts';
import type { Tx } from '../postgres/database.ts';
import { type StoredEntry, withCounty } from './county-settings.ts';

const BothWords = z.object({ zh: z.string(), en: z.string() });

const EntryView = z.object({
  from: z.string(),
  value: z.unknown(),
  withdrawn: z.boolean(),
  source: z.string(),
  recorded: z.string(),
  by: z.string(),
});

export const SettingView = z.object({
  key: z.string(),
  title: BothWords,
  unit: z.string().nullable(),
  scope: z.enum(['locked', 'local']),
  /** JSON schema of the value: what an input is drawn from. */
  schema: z.record(z.string(), z.unknown()),
  value: z.unknown(),
  origin: z.enum(['national', 'profile', 'setting', 'none']),
  source: z.string().nullable(),
  confidence: z.string().nullable(),
  note: z.string().nullable(),
  entries: z.array(EntryView),
});
export type SettingView = z.infer<typeof SettingView>;

export const SettingsView = z.object({
  county: z.string(),
  day: z.string(),
  profile: z.object({ id: z.string(), title: BothWords, source: z.string(), entries: z.array(EntryView) }),
  profiles: z.array(z.object({ id: z.string(), title: BothWords, source: z.string() })),
  parameters: z.array(SettingView),
  years: z.array(
    z.object({
      year: z.int(),
      state: z.enum(['published', 'entered', 'provisional']),
      source: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
});

interface NamedEntry extends StoredEntry {
  readonly by: string;
}

/** What the county has entered, with who entered it, newest last. */
export async function readNamedEntries(tx: Tx, county: string): Promise<readonly NamedEntry[]> {
  const { rows } = await tx.query<NamedEntry>(
    `SELECT key, valid_from AS "from", withdrawn, value, source, recorded, replan, by_name AS by FROM guitu.setting
     WHERE county = $1 ORDER BY place`,
    [county],
  );
  return rows;
}

export function settingsView(
  county: string,
  entries: readonly NamedEntry[],
  base: string,
  day: PlainDate,
): z.infer<typeof SettingsView> {
  const settings = withCounty({ profile: base }, entries) ?? { profile: base };
  const parameters = parametersOf({ profile: base, set: {}, entries: settings.entries ?? [] });
  const entriesOf = (key: string) => entries.filter((entry) => entry.key === key).map(entryView);
  const profileId = String(settings.entries?.findLast(({ key, from }) => key === PROFILE_KEY && from <= day)?.value ?? base);
  return {
    county,
    day,
    profile: { ...describeProfile(profileId), entries: entriesOf(PROFILE_KEY) },
    profiles: Object.keys(PROFILES).map(describeProfile),
    parameters: [
      ...(Object.keys(DEFINITIONS) as ParameterKey[]).map((key): SettingView => {
        const definition = DEFINITIONS[key];
        const found = parameters.find(key, day);
        return {
          key,
          title: { zh: definition.zh, en: definition.en },
          unit: 'unit' in definition ? (definition.unit ?? null) : null,
          scope: definition.scope,
          schema: z.toJSONSchema(definition.schema as z.ZodType, { unrepresentable: 'any' }),
          value: found?.value ?? null,
          origin: found?.origin ?? 'none',
          source: found?.entry.source ?? null,
          confidence: found?.entry.confidence ?? null,
          note: found?.entry.note ?? null,
          entries: entriesOf(key),
        };
      }),
      ...[...PROMPT_ACTS].map(([rule, title]) =>
        promptlyView(rule, title, parameters.promptly(rule, day), entriesOf(`promptly.${rule}`)),
      ),
    ],
    years: yearsOf(entries, yearOf(day)),
  };
}

/** What the law wants done promptly, by rule. One rule may ask for several acts; they share a threshold. */
const PROMPT_ACTS: ReadonlyMap<string, Words> = new Map(
  [
    ...Map.groupBy(
      CASE_KINDS.flatMap((kind) => catalogueOf(kind).procedures)
        .flatMap(({ duties }) => duties)
        .filter(({ promptly }) => promptly !== undefined),
      ({ promptly }) => String(promptly),
    ),
  ].map(([rule, duties]) => [
    rule,
    words([...new Set(duties.map(({ act }) => act.zh))].join('；'), [...new Set(duties.map(({ act }) => act.en))].join('; ')),
  ]),
);

function promptlyView(
  rule: string,
  title: Words,
  found: ReturnType<ReturnType<typeof parametersOf>['promptly']>,
  entries: SettingView['entries'],
): SettingView {
  return {
    key: `promptly.${rule}`,
    title: { zh: title.zh, en: title.en },
    unit: 'day',
    scope: 'local',
    schema: { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'null' }] },
    value: found?.value ?? null,
    origin: found?.origin ?? 'none',
    source: found?.entry.source ?? null,
    confidence: found?.entry.confidence ?? null,
    note: null,
    entries,
  };
}

function describeProfile(id: string) {
  const profile = PROFILES[id];
  return { id, title: { zh: profile?.zh ?? id, en: profile?.en ?? id }, source: profile?.source ?? '' };
}

function entryView({ from, value, withdrawn, source, recorded, by }: NamedEntry): z.infer<typeof EntryView> {
  return { from, value, withdrawn, source, recorded: recorded.toISOString(), by };
}

/** The years with a notice, and the next ones up to two ahead. */
function yearsOf(entries: readonly NamedEntry[], year: number): z.infer<typeof SettingsView>['years'] {
  const entered = new Map(
    entries.flatMap(({ key, value, by }) =>
      key.startsWith('holidays.') ? [[(value as YearNotice).year, { ...(value as YearNotice), by }]] : [],
    ),
  );
  const published = new Map(NOTICES.map((notice) => [notice.year, notice.source]));
  const years = [...new Set([...published.keys(), ...entered.keys(), year, year + 1, year + 2])].sort((a, b) => b - a);
  return years.map((one) => {
    const own = entered.get(one);
    if (own !== undefined) return { year: one, state: 'entered' as const, source: own.source, by: own.by };
    const source = published.get(one);
    return source === undefined
      ? { year: one, state: 'provisional' as const, source: null, by: null }
      : { year: one, state: 'published' as const, source, by: null };
  });
}
