import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { CaseInHandContext } from './case-in-hand.ts';
import type { Catalogue } from './law.ts';

/**
 * The law's catalogue of one kind of case, that of the file in hand unless said otherwise: events, actions, states, and the rules in plain words. It is a file of its own, fetched the
 * first time something asks for it, so that the first screen does not wait for it.
 */
export function useLawBook(given?: string, wanted = true): Catalogue | undefined {
  const { kind: inHand } = useContext(CaseInHandContext);
  const kind = given ?? inHand;
  return useQuery({
    enabled: wanted,
    queryKey: ['law-book', kind],
    queryFn: async () => (await import('./law.ts')).catalogueOf(kind),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: 2,
  }).data;
}
