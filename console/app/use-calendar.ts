import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { calendarWith } from '../../law/calendar/published.ts';
import type { Calendar, YearNotice } from '../../law/kernel/calendar.ts';
import type { SettingEntry } from '../../law/kernel/parameters.ts';
import { call } from '../api/client.ts';

const NONE: readonly YearNotice[] = [];

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: ({ signal }) =>
    call<{ entered: readonly YearNotice[]; entries: readonly SettingEntry[] }>('/api/calendar', { signal }),
  staleTime: 300_000,
});

/** The county's calendar: the published notices, and those it has entered itself. Until the server has answered, the published ones. */
export function useCalendar(): Calendar {
  return calendarWith(useQuery(calendarQuery).data?.entered ?? NONE);
}

/** What the county has set, as a case file carries it: a preview in the browser counts with it. Empty until the server has answered. */
export function useCountySettings(): { readonly holidays: readonly YearNotice[]; readonly entries: readonly SettingEntry[] } {
  const { data } = useQuery(calendarQuery);
  return useMemo(() => ({ holidays: data?.entered ?? NONE, entries: data?.entries ?? [] }), [data]);
}
