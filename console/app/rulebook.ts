import { useQuery } from '@tanstack/react-query';
import type { Rule } from '../../law/rules/rules.ts';

/** A rule in plain words. The rulebook is a file of its own, fetched the first time a rule is asked for. */
export function useRule(rule: string): { readonly rule: Rule | undefined; readonly known: boolean } {
  const { data } = useQuery({
    queryKey: ['rulebook'],
    queryFn: async () => (await import('../../law/rules/rules.ts')).RULES,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: 2,
  });
  return { rule: data?.[rule], known: data !== undefined };
}
