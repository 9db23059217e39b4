import { queryOptions } from '@tanstack/react-query';
import type { Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import type { BothWords } from '../../words/language.ts';
import type { Schema } from './schema.ts';

/** What the county entered for a day, and who did. */
export interface Entry {
  readonly from: string;
  readonly value: unknown;
  readonly withdrawn: boolean;
  readonly source: string;
  readonly recorded: string;
  readonly by: string;
}

export interface Setting {
  readonly key: string;
  readonly title: BothWords;
  readonly unit: string | null;
  readonly scope: 'locked' | 'local';
  readonly schema: Schema;
  readonly value: unknown;
  readonly origin: 'national' | 'profile' | 'setting' | 'none';
  readonly source: string | null;
  readonly confidence: 'verified' | 'secondary' | 'recalled' | 'derived' | 'product' | null;
  readonly note: string | null;
  readonly entries: readonly Entry[];
}

interface Profile {
  readonly id: string;
  readonly title: BothWords;
  readonly source: string;
}

export interface Settings {
  readonly county: string;
  readonly day: string;
  readonly profile: Profile & { readonly entries: readonly Entry[] };
  readonly profiles: readonly Profile[];
  readonly parameters: readonly Setting[];
  readonly years: readonly {
    readonly year: number;
    readonly state: 'published' | 'entered' | 'provisional';
    readonly source: string | null;
    readonly by: string | null;
  }[];
}

export interface Change {
  readonly id: string;
  readonly state: 'previewing' | 'previewed' | 'applying' | 'applied' | 'dropped';
  readonly entries: readonly {
    readonly key: string;
    readonly from: string;
    readonly withdrawn: boolean;
    readonly value: unknown;
    readonly source: string;
  }[];
  readonly created: string;
  readonly by: string;
  readonly progress: { readonly previewed: number; readonly applied: number; readonly total: number };
  readonly touched: { readonly previewed: number; readonly applied: number };
  readonly since: number;
  readonly failed: number;
}

export interface RuleEffect {
  readonly rule: string;
  readonly act: BothWords;
  readonly added: number;
  readonly moved: number;
  readonly lifted: number;
  readonly people: number;
}

interface DutyEffect {
  readonly rule: string;
  readonly clock: string;
  readonly act: BothWords;
  readonly was: string | null;
  readonly now: string | null;
}

export interface TouchedCase {
  readonly caseId: string;
  readonly name: string;
  readonly unit: string;
  readonly added: readonly DutyEffect[];
  readonly moved: readonly DutyEffect[];
  readonly lifted: readonly DutyEffect[];
}

export interface Notice {
  readonly year: number;
  readonly source: string;
  readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly makeUp: readonly string[];
}

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call<Settings>('/api/settings', { signal }),
});

export const changesQuery = queryOptions({
  queryKey: ['settings', 'changes'],
  queryFn: ({ signal }) => call<{ items: readonly Change[] }>('/api/settings/changes', { signal }),
});

const WORKING = new Set<Change['state']>(['previewing', 'applying']);

/** One change; asked again every second while the server works on it. */
export const changeQuery = (id: string) =>
  queryOptions({
    queryKey: ['settings', 'changes', id],
    queryFn: ({ signal }) => call<Change & { readonly rules: readonly RuleEffect[] }>(`/api/settings/changes/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || WORKING.has(data.state) ? 1_000 : false),
  });

export const touchedQuery = (id: string, state: string, after: string | undefined) =>
  queryOptions({
    queryKey: ['settings', 'changes', id, 'cases', state, after ?? ''],
    queryFn: ({ signal }) =>
      call<Page<TouchedCase>>(`/api/settings/changes/${id}/cases`, { query: { after, limit: 20 }, signal }),
  });

/** Proposes a change; answers where its effect is shown. */
export const propose = (body: { values?: readonly object[]; notices?: readonly Notice[] }) =>
  call<{ id: string }>('/api/settings/changes', { method: 'POST', body });
