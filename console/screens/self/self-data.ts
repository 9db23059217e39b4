import { queryOptions } from '@tanstack/react-query';
import { call, newIdempotencyKey } from '../../api/client.ts';
import type { BothWords } from '../../words/language.ts';

export interface OwnDuty {
  readonly rule: string;
  readonly act: BothWords;
  readonly due: string | null;
  readonly dueAt?: string;
  readonly status: 'open' | 'overdue' | 'paused';
  readonly because: BothWords;
  readonly cite: readonly string[];
}

interface ExpectedDay {
  readonly what: string;
  readonly title: BothWords;
  readonly earliest: string;
  readonly reached: boolean;
  readonly because: BothWords;
}

export interface OwnRequest {
  readonly what: 'leave' | 'extension' | 'travel' | 'meeting' | 'objection' | 'complaint';
  readonly proceeding?: string;
  readonly title: BothWords;
  readonly asked: string;
  readonly state: 'waiting' | 'sent-up' | 'granted' | 'refused' | 'withdrawn' | 'answered';
  readonly answered: string | null;
  readonly from?: string;
  readonly to?: string;
  readonly about?: BothWords;
  readonly ground?: BothWords;
  readonly text?: string;
  readonly remedy?: BothWords;
}

interface May {
  readonly action: string;
  readonly title: BothWords;
  readonly allowed: boolean;
  readonly refusal?: { readonly zh: string; readonly en: string; readonly cite: readonly string[]; readonly remedy?: BothWords };
}

export interface Self {
  readonly today: string;
  readonly name: string;
  readonly office: string;
  readonly call: string | null;
  readonly officer: string | null;
  readonly purpose: 'look' | 'ask';
  readonly until: string;
  readonly duties: readonly OwnDuty[];
  readonly expected: readonly ExpectedDay[];
  readonly requests: readonly OwnRequest[];
  readonly may: readonly May[];
}

export const selfQuery = queryOptions({
  queryKey: ['self'],
  queryFn: ({ signal }) => call<Self>('/api/self', { signal }),
  staleTime: 0,
  refetchInterval: 120_000,
});

export const enterSelf = (code: string, number: string) =>
  call<void>('/api/self/session', { method: 'POST', body: { code, number } });

export const leaveSelf = () => call<void>('/api/self/session', { method: 'DELETE' });

export type About =
  | { readonly kind: 'officer' }
  | { readonly kind: 'office' }
  | { readonly kind: 'other'; readonly name: string };

/** Sends one request; `key` is made once for a form, so that sending twice is asking once. */
export const askFor = (action: string, input: Readonly<Record<string, unknown>>, key = newIdempotencyKey(), about?: About) =>
  call<{ on: string }>(`/api/self/actions/${action}`, {
    method: 'POST',
    body: { input, ...(about === undefined ? {} : { about }) },
    idempotencyKey: key,
  });

export interface ProofFile {
  readonly name: string;
  readonly sha256: string;
}

export function sendProof(file: File): Promise<ProofFile> {
  const form = new FormData();
  form.set('file', file);
  return call<ProofFile>('/api/self/files', { method: 'POST', body: form });
}

interface Place {
  readonly code: string;
  readonly name: string;
}

export const placesQuery = (parent: string | undefined) =>
  queryOptions({
    queryKey: ['self-places', parent ?? ''],
    queryFn: ({ signal }) =>
      call<{ items: readonly Place[] }>('/api/self/places', { query: { parent }, signal }).then(({ items }) => items),
    staleTime: Number.POSITIVE_INFINITY,
  });
