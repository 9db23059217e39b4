import { queryOptions } from '@tanstack/react-query';
import type { Named } from '../../api/answers.ts';
import { call } from '../../api/client.ts';
import type { BothWords } from '../../words/language.ts';

/** A post of another organ, for which a key can be made. */
export interface KeyPost {
  readonly id: string;
  readonly holder: string;
  readonly roleTitle: BothWords;
  readonly organisation: Named;
}

export interface KeyRow {
  readonly id: string;
  readonly state: 'living' | 'revoked' | 'over' | 'post-ended';
  readonly holder: string;
  readonly roleTitle: BothWords;
  readonly organisation: Named;
  readonly label: string;
  readonly created: string;
  readonly byName: string;
  /** First instant at which it opens nothing more. */
  readonly expires: string;
  readonly revoked: string | null;
  readonly revokedBy: string | null;
  readonly revokedWhy: string | null;
  readonly used: string | null;
}

export const KEYS = 'api-keys';

export const keysQuery = queryOptions({
  queryKey: [KEYS],
  queryFn: ({ signal }) => call<{ items: readonly KeyRow[]; posts: readonly KeyPost[] }>('/api/api-keys', { signal }),
});
