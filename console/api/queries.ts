import { QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  BandName,
  CaseEvent,
  CaseHeader,
  CaseItem,
  DutyItem,
  Expected,
  Explanation,
  Leaves,
  Me,
  Organisation,
  Outlook,
  Page,
  Scope,
  Staff,
  Today,
} from './answers.ts';
import { call, Problem, type Query } from './client.ts';

/** A refusal, a missing page or a lost session is an answer, not a hiccup: only a silent server is asked again. */
function worthAsking(failures: number, error: Error): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 502) && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: worthAsking, refetchOnWindowFocus: true } },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => ({
    ...(await call<Omit<Me, 'heardAt'>>('/api/me', { signal })),
    heardAt: performance.now(),
  }),
  staleTime: 300_000,
});

export const todayQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['today', scope],
    queryFn: ({ signal }) => call<Today>('/api/today', { query: { scope }, signal }),
    refetchInterval: 120_000,
  });

export const bandQuery = (scope: Scope, band: BandName, after: string | undefined) =>
  queryOptions({
    queryKey: ['band', scope, band, after ?? ''],
    queryFn: ({ signal }) => call<Page<DutyItem>>('/api/duties', { query: { scope, band, after, limit: 50 }, signal }),
  });

export const casesQuery = (query: Query) =>
  queryOptions({
    queryKey: ['cases', query],
    queryFn: ({ signal }) => call<Page<CaseItem>>('/api/cases', { query, signal }),
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'header'],
    queryFn: ({ signal }) => call<CaseHeader>(`/api/cases/${id}`, { signal }),
  });

/** A view of a case: on which day one asks, and as it was known on which day. */
export interface Sight {
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
}

export const explainQuery = (id: string, { on, knownAt }: Sight = {}) =>
  queryOptions({
    queryKey: ['case', id, 'explain', on ?? '', knownAt ?? ''],
    queryFn: ({ signal }) => call<Explanation>(`/api/cases/${id}/explain`, { query: { on, knownAt }, signal }),
  });

/** What the person may look forward to, and the sanction ladder. */
export const outlookQuery = (id: string, { on, knownAt }: Sight = {}) =>
  queryOptions({
    queryKey: ['case', id, 'outlook', on ?? '', knownAt ?? ''],
    queryFn: ({ signal }) => call<Outlook>(`/api/cases/${id}/outlook`, { query: { on, knownAt }, signal }),
  });

export const eventsQuery = (id: string, knownAt?: string) =>
  queryOptions({
    queryKey: ['case', id, 'events', knownAt ?? ''],
    queryFn: ({ signal }) =>
      call<{ items: readonly CaseEvent[]; names: Readonly<Record<string, string>> }>(`/api/cases/${id}/events`, {
        query: { knownAt },
        signal,
      }),
  });

/** Organisations of a kind, for choosing one. */
export const organisationsQuery = (kind: string) =>
  queryOptions({
    queryKey: ['organisations', kind],
    queryFn: ({ signal }) =>
      call<{ items: readonly Organisation[] }>('/api/organisations', { query: { kind }, signal }).then(({ items }) => items),
    staleTime: 600_000,
  });

/** The judicial offices one may see, for choosing a unit. */
export const officesQuery = organisationsQuery('judicial-office');

/** Who works in the county, for naming somebody in a record. */
export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => call<{ items: readonly Staff[] }>('/api/staff', { signal }).then(({ items }) => items),
  staleTime: 600_000,
});

/** A page of those who should report and have not. */
export const expectedQuery = (after: string | undefined) =>
  queryOptions({
    queryKey: ['cases', 'expected', after ?? ''],
    queryFn: ({ signal }) => call<Expected>('/api/expected', { query: { after, limit: 100 }, signal }),
  });

/** Leaves in hand, by the day they end. */
export const leavesQuery = (query: Query) =>
  queryOptions({
    queryKey: ['cases', 'leaves', query],
    queryFn: ({ signal }) => call<Leaves>('/api/leaves', { query, signal }),
  });

export const dutiesQuery = (query: Query) =>
  queryOptions({
    queryKey: ['duties', query],
    queryFn: ({ signal }) => call<Page<DutyItem>>('/api/duties', { query: { ...query, count: true }, signal }),
  });
