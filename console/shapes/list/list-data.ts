import { queryOptions } from '@tanstack/react-query';
import { call, fetchFile, type Query } from '../../api/client.ts';
import type { BothWords } from '../../words/language.ts';

/** Lists of the server: each keeps columns and filters for the account and comes as a workbook. */
export type ListName = 'people' | 'duties' | 'expected' | 'leaves' | 'letters' | 'accounts' | 'audit' | 'imports';

/** A filter as it stands in the address of its list. */
export type ListFilter = Readonly<Record<string, string | number | boolean | undefined>>;

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: ListFilter;
  readonly shared: boolean;
  readonly own: boolean;
  readonly by: string;
}

export interface ListSettings {
  readonly columns: readonly string[] | null;
  readonly filters: readonly SavedFilter[];
  readonly shareWith: { readonly id: string; readonly name: string } | null;
}

export interface BatchAction {
  readonly action: string;
  readonly event: string;
  readonly title: BothWords;
}

export interface BatchAnswer {
  readonly done: number;
  readonly refused: number;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly ok: boolean;
    readonly why?: BothWords;
    readonly rule?: string;
    readonly cite?: readonly string[];
  }[];
}

export const settingsQuery = (list: ListName) =>
  queryOptions({
    queryKey: ['list-settings', list],
    queryFn: ({ signal }) => call<ListSettings>(`/api/lists/${list}/settings`, { signal }),
    staleTime: 300_000,
  });

export const batchActionsQuery = queryOptions({
  queryKey: ['batch-actions'],
  queryFn: ({ signal }) => call<{ items: readonly BatchAction[] }>('/api/batches/actions', { signal }).then(({ items }) => items),
  staleTime: Number.POSITIVE_INFINITY,
});

export function keepColumns(list: ListName, columns: readonly string[] | null): Promise<void> {
  return call<void>(`/api/lists/${list}/columns`, { method: 'PUT', body: { columns } });
}

/** Fetches the workbook and gives it to the browser to keep; answers how many rows it has. */
export async function takeOut(list: ListName, filter: Query, columns: readonly string[], name: string): Promise<number> {
  const { bytes, headers } = await fetchFile(`/api/lists/${list}/export.xlsx`, {
    query: { ...filter, columns: columns.join(',') },
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return Number(headers.get('x-rows'));
}
