import { useWords } from '../../words/language.ts';
import { papers as en } from './words-en.ts';
import { papers as zh } from './words-zh.ts';

type Leaves<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${K}` : Leaves<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** The words of the papers' screens (`p`), fetched with them, beside those of the console. */
export function usePaperWords() {
  const words = useWords();
  const p = (key: Leaves<typeof zh>, values: Readonly<Record<string, string | number>> = {}): string => {
    const found = key
      .split('.')
      .reduce<unknown>((inner, part) => (inner as Readonly<Record<string, unknown>>)[part], words.language === 'zh' ? zh : en);
    return String(found).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
  return { ...words, p };
}
