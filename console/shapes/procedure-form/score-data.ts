import { queryOptions } from '@tanstack/react-query';
import type { ScoreSheet } from '../../../law/index.ts';
import { call } from '../../api/client.ts';

interface Days {
  readonly day?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The points of the running cycle, or of the days asked about, and the rows of the county's table. */
export const scoreQuery = (caseId: string, { day, from, to }: Days = {}) =>
  queryOptions({
    queryKey: ['case', caseId, 'score', day ?? '', from ?? '', to ?? ''],
    queryFn: ({ signal }) => call<ScoreSheet>(`/api/cases/${caseId}/score`, { query: { day, from, to }, signal }),
  });
