/** What the server says about units, posts, stand-ins, workload, hand-overs and changes of office. */
import { queryOptions } from '@tanstack/react-query';
import type { Named, Page } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import type { BothWords } from '../../words/language.ts';

export interface Unit extends Named {
  readonly kind: string;
  readonly region: string;
  readonly parent: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly cases: number;
  readonly posts: number;
  readonly below: number;
  readonly mine: boolean;
}

export interface UnitChange {
  readonly what: 'added' | 'renamed' | 'moved' | 'closed';
  readonly on: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
  readonly by: string;
}

export interface PostRow extends Named {
  readonly account: string;
  readonly role: string;
  readonly roleTitle: BothWords;
  readonly organisation: Named;
  readonly from: string;
  readonly to: string | null;
  readonly juvenile: boolean;
  readonly holds: boolean;
  /** Null for who sees no case of that unit. */
  readonly cases: number | null;
  readonly standIn: (Named & { readonly from: string; readonly to: string }) | null;
}

export interface StandIn extends Named {
  readonly holder: string;
  readonly roleTitle: BothWords;
  readonly organisation: Named;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly state: 'coming' | 'now' | 'over';
}

export interface Load {
  readonly cases: number;
  readonly grades: Readonly<Record<string, number>>;
  readonly due: number;
  readonly week: number;
  readonly overdue: number;
  readonly late: number;
}

export interface OfficerLoad extends Load {
  readonly post: string;
  readonly name: string;
  readonly roleTitle: BothWords;
  readonly standIn?: string;
}

export interface UnitLoad {
  readonly unit: Named & { readonly kind: string };
  readonly total: Load;
  readonly officers: readonly OfficerLoad[];
  readonly unassigned: Load;
}

export interface Workload {
  readonly total: Load & { readonly officers: number };
  readonly units: readonly UnitLoad[];
}

export interface Going {
  readonly caseId: string;
  readonly name: string;
  readonly grade: string | null;
  readonly duties: number;
  readonly overdue: number;
}

export interface HandOverPreview {
  readonly cases: number;
  readonly duties: number;
  readonly overdue: number;
  readonly goes: readonly {
    readonly to: Named;
    readonly cases: readonly Going[];
    readonly duties: number;
    readonly overdue: number;
  }[];
  readonly stays: readonly Going[];
}

export interface HandOver {
  readonly id: string;
  readonly unit: Named;
  readonly from: string;
  readonly to: readonly string[];
  readonly starts: string;
  readonly reason: string;
  readonly made: string;
  readonly by: string;
  readonly cases: number;
  readonly told: number;
  readonly duties: number;
}

export type ToldHow = 'in-person' | 'phone' | 'notice-signed' | 'message';

export interface HandOverPerson {
  readonly caseId: string;
  readonly name: string;
  readonly grade: string | null;
  readonly to: string;
  readonly duties: number;
  readonly told: { readonly on: string; readonly how: ToldHow; readonly note: string; readonly by: string } | null;
}

export type ChangeState = 'asked' | 'refused' | 'sent' | 'accepted' | 'returned' | 'withdrawn';

/** One step of a change of office: when, by whom, and what was said. */
interface Step {
  readonly on: string;
  readonly by: string;
  readonly words?: string;
}

export interface OfficeChange {
  readonly id: string;
  readonly caseId: string;
  readonly opens: boolean;
  readonly name: string;
  readonly from: Named;
  readonly to: Named;
  readonly state: ChangeState;
  readonly reason: string;
  readonly asked: Step;
  readonly decided: Step | null;
  readonly answered: Step | null;
  readonly may: readonly ('decide' | 'answer' | 'withdraw')[];
}

export interface Held {
  readonly officer: string;
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
  readonly by: string;
}

/** Everything of the organisation is asked anew after a change. */
export const ORGANISATION = 'organisation';

export const unitsQuery = (closed: boolean) =>
  queryOptions({
    queryKey: [ORGANISATION, 'units', closed],
    queryFn: ({ signal }) =>
      call<Page<Unit>>('/api/units', { query: { closed: closed || undefined }, signal }).then(({ items }) => items),
  });

export const unitChangesQuery = (id: string) =>
  queryOptions({
    queryKey: [ORGANISATION, 'unit-changes', id],
    queryFn: ({ signal }) => call<Page<UnitChange>>(`/api/units/${id}/changes`, { signal }).then(({ items }) => items),
  });

export const postsQuery = (on: string | undefined, unit?: string) =>
  queryOptions({
    queryKey: [ORGANISATION, 'posts', on ?? '', unit ?? ''],
    queryFn: ({ signal }) => call<Page<PostRow>>('/api/posts', { query: { on, unit }, signal }).then(({ items }) => items),
  });

export const standInsQuery = queryOptions({
  queryKey: [ORGANISATION, 'stand-ins'],
  queryFn: ({ signal }) => call<Page<StandIn>>('/api/stand-ins', { signal }).then(({ items }) => items),
});

export const workloadQuery = queryOptions({
  queryKey: [ORGANISATION, 'workload'],
  queryFn: ({ signal }) => call<Workload>('/api/workload', { signal }),
});

export const caseloadQuery = (unit: string, from: string | undefined) =>
  queryOptions({
    queryKey: [ORGANISATION, 'caseload', unit, from ?? ''],
    queryFn: ({ signal }) => call<Page<Going>>('/api/caseload', { query: { unit, from }, signal }).then(({ items }) => items),
  });

export const handOversQuery = (after: string | undefined) =>
  queryOptions({
    queryKey: [ORGANISATION, 'hand-overs', after ?? ''],
    queryFn: ({ signal }) => call<Page<HandOver>>('/api/hand-overs', { query: { after, limit: 50 }, signal }),
  });

export const handOverQuery = (id: string) =>
  queryOptions({
    queryKey: [ORGANISATION, 'hand-over', id],
    queryFn: ({ signal }) =>
      call<HandOver & { readonly persons: readonly HandOverPerson[] }>(`/api/hand-overs/${id}`, { signal }),
  });

export const officeChangesQuery = (open: boolean, after: string | undefined) =>
  queryOptions({
    queryKey: [ORGANISATION, 'office-changes', open, after ?? ''],
    queryFn: ({ signal }) =>
      call<Page<OfficeChange>>('/api/office-changes', { query: { open: open || undefined, after, limit: 50 }, signal }),
  });

export const heldQuery = (caseId: string) =>
  queryOptions({
    queryKey: [ORGANISATION, 'held', caseId],
    queryFn: ({ signal }) => call<Page<Held>>(`/api/cases/${caseId}/officers`, { signal }).then(({ items }) => items),
  });
