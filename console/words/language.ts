import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from './days.ts';
import { type TermTable, termWords } from './law-terms.ts';
import { zh } from './zh/index.ts';
import type { messages } from './zh/messages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    resources: { console: typeof zh & { messages: typeof messages } };
  }
}

/** The shape of the Chinese words with English in their place: a missing or surplus English word does not compile. */
export type SameWords<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameWords<T[K]> };

/** Words of both languages, as law writes them. */
export interface BothWords {
  readonly zh: string;
  readonly en: string;
}

const STORED = 'guitu.language';

/** The language chosen on this machine, or undefined where nobody has. */
export function storedLanguage(): Language | undefined {
  const stored = localStorage.getItem(STORED);
  return stored === 'en' || stored === 'zh' ? stored : undefined;
}

/** Starts the words; English comes in a file of its own, only for those who read it. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    ns: 'console',
    defaultNS: 'console',
    resources: { zh: { console: zh } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await showLanguage(storedLanguage() ?? 'zh');
}

/** Changes the language of the page and remembers it on this machine. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await showLanguage(language);
}

/** Shows the page in a language without remembering it: the account's own, where nobody has chosen on this machine. */
export async function showLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.exists('shell.name', { lng: 'en', fallbackLng: [] })) {
    const { en } = await import('./en/index.ts');
    i18next.addResourceBundle('en', 'console', en, true, true);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = i18next.t('shell.name');
}

/** The language in use, for code that is no component. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

/** The words of the console (`t`), the language, `say` for words that come in both, `term` for a code of the case file. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    t,
    language,
    say: (words: BothWords): string => words[language],
    term: (table: TermTable, code: string): string => termWords(table, code)?.[language] ?? code,
  };
}

/** Adds the words of pages that few open first: they come with the page, not with the first screen. */
export function addWords(words: { readonly zh: object; readonly en: object }): void {
  i18next.addResourceBundle('zh', 'console', words.zh, true, true);
  i18next.addResourceBundle('en', 'console', words.en, true, true);
}
