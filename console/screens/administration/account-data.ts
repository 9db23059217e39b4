import { queryOptions } from '@tanstack/react-query';
import type { Named, Organisation, Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';

export interface AccountPost {
  readonly id: string;
  readonly role: string;
  readonly organisation: Named;
  readonly from: string;
  readonly to: string | null;
  readonly juvenile: boolean;
  readonly sealed: boolean;
}

export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly home: Named;
  readonly ended: boolean;
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
  readonly posts: readonly AccountPost[];
}

export interface Role {
  readonly name: string;
  readonly title: string;
  readonly permissions: readonly string[];
  /** Kind of the units it is held at, where it is a post of another organ. */
  readonly organ: string | null;
}

export const accountsQuery = (q: string | undefined, after: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'list', q ?? '', after ?? ''],
    queryFn: ({ signal }) => call<Page<AccountRow>>('/api/accounts', { query: { q, after, limit: 50 }, signal }),
  });

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => call<Page<Role>>('/api/roles', { signal }).then(({ items }) => items),
  staleTime: 600_000,
});

export const organisationsQuery = queryOptions({
  queryKey: ['organisations', 'all'],
  queryFn: ({ signal }) => call<Page<Organisation>>('/api/organisations', { signal }).then(({ items }) => items),
  staleTime: 600_000,
});

/** A code that lets its holder set a password; shown once. */
export interface OneTimeCode {
  readonly code: string;
  readonly expires: string;
  readonly name: string;
}
