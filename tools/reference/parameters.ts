import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ParameterEntry, Profile } from '../../law/kernel/parameters.ts';
import { DEFINITIONS } from '../../law/parameters/definitions.ts';
import { PROFILES } from '../../law/parameters/profiles.ts';
import { both, code, pageHead, table } from './markdown.ts';

/** Every number the law, a province or a county sets: value, validity, source, confidence, scope. */
export function parametersPage(): string {
  const { national, ...others } = PROFILES;
  if (!national) throw new Error('there is no national profile');
  const named = keysNamedByRules();
  return [
    ...pageHead(
      { en: 'Parameters', zh: '参数' },
      {
        en:
          'Numbers never stand in a procedure: they are here, by date. `locked`: national law sets it, no county can change it. `local`: the county or the province ' +
          'sets it, and may set none. Confidence says how the value came into this release: `verified` read in the text of the law; `secondary` read in a ' +
          'secondary source; `recalled` entered from memory, check the article before relying on it; `derived` follows from others; `product` a choice of ' +
          'this product, not law. `read`: whether a rule of this release counts with it; the others are kept for what comes.',
        zh:
          '数字不写在程序里，都在这里，并有生效日期。`locked`：国家规定，地方不得改；`local`：由省、县设定，也可不设。可信程度：`verified` 已核对法律原文；' +
          '`secondary` 据二手资料；`recalled` 凭记忆录入，使用前请核对条文；`derived` 由其他参数推出；`product` 本产品的选择，不是法律。`read`：本版本是否有规则用到；其余为后续功能预留。',
      },
    ),
    '## Definitions and national values · 定义与全国值',
    '',
    ...table(
      ['key', '参数', 'unit', 'scope', 'value', 'from – to', 'source', 'confidence', 'read'],
      Object.entries(DEFINITIONS).flatMap(([key, definition]) => {
        const unit = 'unit' in definition ? String(definition.unit) : '–';
        const head = [code(key), both(definition), unit, definition.scope];
        const entries = national.entries[key] ?? [];
        const read = named.has(key) ? 'yes' : 'not yet';
        return entries.length === 0
          ? [[...head, '–', '–', '–', '–', read]]
          : entries.map((entry) => [...head, ...said(entry), read]);
      }),
    ),
    'Beside these, `promptly.RULE` sets an alert threshold in days for an act the law calls prompt; nothing national sets one. ' +
      '此外，`promptly.规则号` 为法律要求“及时”的事项设定提醒天数；国家未设。',
    '',
    ...noteLines(national),
    ...Object.values(others).flatMap(profileSection),
  ].join('\n');
}

const LAW = fileURLToPath(new URL('../../law/', import.meta.url));
/** Where values are kept, and not read. */
const KEPT: readonly string[] = ['parameters/definitions.ts', 'parameters/national.ts', 'parameters/demo.ts'];

/** Keys that stand in the text of a rule; the type of a key is its text, so that nothing else can name it. */
function keysNamedByRules(): ReadonlySet<string> {
  const text = globSync('**/*.ts', { cwd: LAW })
    .filter((path) => !path.endsWith('.test.ts') && !KEPT.includes(path.replaceAll('\\', '/')))
    .map((path) => readFileSync(`${LAW}/${path}`, 'utf8'))
    .join('\n');
  return new Set(Object.keys(DEFINITIONS).filter((key) => text.includes(`'${key}'`)));
}

function profileSection(profile: Profile): string[] {
  return [
    `## Profile \`${profile.id}\` · ${both(profile)}`,
    '',
    `${profile.source}`,
    '',
    ...table(
      ['key', 'value', 'from – to', 'source', 'confidence'],
      Object.entries(profile.entries).flatMap(([key, entries]) => entries.map((entry) => [code(key), ...said(entry)])),
    ),
    ...noteLines(profile),
  ];
}

function said(entry: ParameterEntry): readonly string[] {
  return [sayValue(entry.value), sayValidity(entry), entry.source, entry.confidence];
}

function sayValue(value: unknown): string {
  return typeof value === 'object' && value !== null ? code(JSON.stringify(value)) : String(value);
}

function sayValidity({ from, to }: ParameterEntry): string {
  if (from === undefined && to === undefined) return 'always';
  return `${from ?? ''} – ${to === undefined ? '' : `before ${to}`}`;
}

/** Notes are long and few: one list under the table, one line a note. */
function noteLines(profile: Profile): string[] {
  const keys = new Map<string, string[]>();
  for (const [key, entries] of Object.entries(profile.entries)) {
    for (const { note } of entries) if (note !== undefined) keys.set(note, [...(keys.get(note) ?? []), key]);
  }
  return keys.size === 0
    ? []
    : ['Notes · 说明', '', ...[...keys].map(([note, of]) => `- ${note} (${of.map(code).join(', ')})`), ''];
}
