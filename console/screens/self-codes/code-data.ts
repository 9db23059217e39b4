import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.ts';

export type Purpose = 'look' | 'ask';

export interface CodeItem {
  readonly id: string;
  readonly purpose: Purpose;
  readonly issued: string;
  readonly issuedBy: string;
  readonly expires: string;
  readonly used: string | null;
  readonly tries: number;
  readonly state: 'alive' | 'expired' | 'used' | 'revoked' | 'replaced' | 'too-many-tries';
  readonly open: boolean;
}

export const codesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['self-codes', caseId],
    queryFn: ({ signal }) =>
      call<{ hours: number; call: string | null; items: readonly CodeItem[] }>(`/api/cases/${caseId}/self-codes`, { signal }),
  });
