import { queryOptions, useQuery } from '@tanstack/react-query';
import { calendarWith } from '../../law/calendar/published.ts';
import type { Calendar, YearNotice } from '../../law/kernel/calendar.ts';
import { call } from '../api/client.ts';

const NONE: readonly YearNotice[] = [];

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: ({ signal }) => call<{ entered: readonly YearNotice[] }>('/api/calendar', { signal }),
  staleTime: 300_000,
});

/** The county's calendar: the published notices, and those it has entered itself. Until the server has answered, the published ones. */
export function useCalendar(): Calendar {
  return calendarWith(useQuery(calendarQuery).data?.entered ?? NONE);
}
