import type { Locale } from '../../../law/kernel/words.ts';

/** The language of an answer: the first of Accept-Language that the product speaks, else the account's, else Chinese. */
export function languageOf(acceptLanguage: string | undefined, account?: Locale): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((entry) => (entry.language === 'zh' || entry.language === 'en') && entry.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.language;
  return wanted === 'en' || wanted === 'zh' ? wanted : (account ?? 'zh');
}
