import { queryOptions } from '@tanstack/react-query';
import type { DutyStatus } from '../../api/answers.ts';
import { call, fetchFile, type Query } from '../../api/client.ts';

import type { BothWords } from '../../words/language.ts';

export const RECIPIENTS = [
  'person',
  'decision-organ',
  'procuratorate',
  'public-security',
  'office',
  'new-county',
  'group',
  'trial-court',
  'prison',
  'higher-agency',
  'new-procuratorate',
  'new-public-security',
  'other',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];
export const HOWS = ['direct', 'left', 'post', 'electronic', 'proxy'] as const;
export type How = (typeof HOWS)[number];
export const STATES = ['draft', 'signed', 'served', 'void'] as const;
export type PaperState = (typeof STATES)[number];

export interface PaperItem {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly title: BothWords;
  readonly state: PaperState;
  readonly person: string | null;
  readonly unit: string;
  readonly made: string;
  readonly number: string | null;
  readonly signedOn: string | null;
  readonly signedBy: string | null;
  readonly servedOn: string | null;
  readonly voidOn: string | null;
  readonly voidWhy: string | null;
}

export interface PaperDetail extends PaperItem {
  readonly to: readonly Recipient[];
  readonly fields: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly from: 'record' | 'written' | null;
  }[];
  readonly services: readonly {
    readonly id: string;
    readonly recipient: Recipient;
    readonly how: How;
    readonly on: string;
    readonly detail: string | null;
    readonly file: string | null;
    readonly byName: string;
    readonly withdrawnWhy: string | null;
  }[];
}

/** What is to be served on whom, for which record, and what was. */
export interface Serving {
  readonly what: BothWords;
  readonly to: Recipient;
  /** Kinds of units of the register that can be named as whom it was served on. */
  readonly units: readonly string[];
  readonly event: string | null;
  readonly on: string | null;
  readonly kind: string | null;
  readonly paper: Pick<PaperItem, 'id' | 'kind' | 'state' | 'number'> | null;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly duty: {
    readonly rule: string;
    readonly clock: string;
    readonly proceeding: string | null;
    readonly opens: string;
    readonly due: string | null;
    readonly status: DutyStatus;
  } | null;
  readonly done: {
    readonly on: string;
    readonly form: string | null;
    readonly receipt: string | null;
    readonly receiptHash: string | null;
    readonly paperNumber: string | null;
  } | null;
}

export interface PaperKind {
  readonly id: string;
  readonly title: BothWords;
}

export interface Bundle {
  readonly id: string;
  readonly title: BothWords;
  readonly missing: readonly string[];
  readonly complete: boolean;
}

export const papersQuery = (query: Query) =>
  queryOptions({
    queryKey: ['papers', query],
    queryFn: ({ signal }) => call<{ items: readonly PaperItem[]; total: number }>('/api/papers', { query, signal }),
  });

export const paperQuery = (id: string) =>
  queryOptions({ queryKey: ['papers', 'one', id], queryFn: ({ signal }) => call<PaperDetail>(`/api/papers/${id}`, { signal }) });

export const kindsQuery = queryOptions({
  queryKey: ['paper-kinds'],
  queryFn: ({ signal }) => call<{ items: readonly PaperKind[] }>('/api/papers/kinds', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const bundlesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['papers', 'bundles', caseId],
    queryFn: ({ signal }) => call<{ items: readonly Bundle[] }>('/api/papers/bundles', { query: { caseId }, signal }),
  });

/** Under the case's own key: every act renews it. */
export const servingsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'servings'],
    queryFn: ({ signal }) =>
      call<{ items: readonly Serving[] }>(`/api/cases/${caseId}/servings`, { signal }).then(({ items }) => items),
  });

/** The key of the duty a service does, as the file names one. */
export const dutyKeyOf = ({ duty }: Serving): string | undefined =>
  duty === null ? undefined : [duty.rule, duty.clock, duty.proceeding ?? '', duty.opens].join('~');

/** Hands a fetched file to the browser as a download of this name. */
export function keepFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export async function download(path: string, name: string): Promise<void> {
  keepFile((await fetchFile(path)).bytes, name);
}
