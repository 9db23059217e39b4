import { queryOptions } from '@tanstack/react-query';
import type { Page } from './answers.ts';
import { call } from './client.ts';

export interface ImportSummary {
  readonly id: string;
  readonly mode: 'dry-run' | 'import';
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly fileName: string;
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly unchanged: number;
  readonly warnings: number;
  readonly refusedWorkbook: string | null;
  readonly progress: { readonly read: number; readonly total: number | null };
  readonly problem: { readonly code: string; readonly reason: string; readonly remedy: string } | null;
  readonly follows: string | null;
  readonly created: string;
  readonly finished: string | null;
}

export interface FoundColumn {
  readonly index: number;
  readonly letters: string;
  readonly header: string;
  readonly key: string | null;
  readonly title: string | null;
}

export interface ImportIssue {
  readonly row: number;
  readonly column: string;
  readonly letters: string;
  readonly value: string;
  readonly severity: 'refusal' | 'warning';
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface ImportDetail extends ImportSummary {
  readonly columns: readonly FoundColumn[];
  readonly issues: readonly ImportIssue[];
}

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  readonly en: string;
  readonly required: boolean;
}

/** How often one looks how far an import has come. */
const LOOK = 1_000;

export function isGoing({ state }: Pick<ImportSummary, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => call<Page<ImportSummary>>('/api/imports', { signal }).then(({ items }) => items),
  refetchInterval: ({ state: { data } }) => (data?.some(isGoing) ? LOOK : false),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => call<ImportDetail>(`/api/imports/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isGoing(data) ? LOOK : false),
  });

export const sheetColumnsQuery = queryOptions({
  queryKey: ['imports', 'columns'],
  queryFn: ({ signal }) => call<Page<SheetColumn>>('/api/imports/columns', { signal }).then(({ items }) => items),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Column of the file → column of the system, null to leave it out. */
export type Mapping = Readonly<Record<string, string | null>>;

export function uploadLedger(
  file: File,
  { unit, mapping }: { unit?: string | undefined; mapping?: Mapping | undefined },
): Promise<{ id: string }> {
  const form = new FormData();
  form.set('kind', 'corrections-ledger');
  form.set('mode', 'dry-run');
  if (unit !== undefined) form.set('unit', unit);
  if (mapping !== undefined) form.set('mapping', JSON.stringify(mapping));
  form.set('file', file); // last, so that the fields are known when the file arrives
  return call<{ id: string }>('/api/imports', { method: 'POST', body: form });
}
