import type { BothWords } from '../../words/language.ts';
import { VALUE_WORDS, W } from './words.ts';

/** A parameter's value in words, for a table cell. */
export function sayValue(value: unknown, unit: string | null, say: (words: BothWords) => string): string {
  const word = (code: string) => (VALUE_WORDS[code] === undefined ? code : say(VALUE_WORDS[code]));
  const tell = (one: unknown): string => {
    if (one === null || one === undefined) return say(W.none);
    if (typeof one === 'boolean') return say(one ? W.yes : W.no);
    if (typeof one === 'number') return String(one);
    if (typeof one === 'string') return word(one);
    if (Array.isArray(one))
      return one.every((part) => typeof part === 'number') ? one.map(clock).join('–') : one.map(tell).join('；');
    const record = one as Readonly<Record<string, unknown>>;
    if (isFrequency(record)) {
      const { channel, times, every, unit: per } = record;
      return say({
        zh: `${word(channel)}每${every === 1 ? '' : every}${word(per)}${times}次`,
        en: `${word(channel)} ${times} × every ${every === 1 ? '' : `${every} `}${word(per)}`,
      });
    }
    if ('amount' in record && 'unit' in record) return `${record.amount} ${word(String(record.unit))}`;
    return Object.entries(record)
      .map(([name, inner]) => `${word(name)}：${tell(inner)}`)
      .join('；');
  };
  const said = tell(value);
  return typeof value === 'number' && unit !== null ? `${said} ${word(unit)}`.trim() : said;
}

function isFrequency(
  record: Readonly<Record<string, unknown>>,
): record is { channel: string; times: number; every: number; unit: string } {
  return typeof record.channel === 'string' && typeof record.times === 'number' && typeof record.unit === 'string';
}

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
