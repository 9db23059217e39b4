import type { BothWords } from '../../words/language.ts';
import type { Setting } from './settings-data.ts';
import { W } from './words.ts';

/** What an entry sets, in words: a parameter's title, the profile, or the holiday notice of a year. */
export function entryTitle(key: string, parameters: readonly Setting[], say: (words: BothWords) => string): string {
  if (key === 'profile') return say(W.profile);
  if (key.startsWith('holidays.')) return `${say(W.holidays)} ${key.slice('holidays.'.length)}`;
  const setting = parameters.find((one) => one.key === key);
  return setting === undefined ? key : say(setting.title);
}
