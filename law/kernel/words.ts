/** One sentence in both languages of the product. Chinese is the original, English is complete. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Locale = keyof Words;

export function words(zh: string, en: string): Words {
  return { zh, en };
}
