import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { meQuery } from '../api/queries.ts';
import { hourOfInstant } from '../words/days.ts';

/**
 * The hour in Shanghai as the server's clock has it, `09:12`: what stands in a form whose clocks count hours. The browser's own clock is never asked; only
 * how long ago the server said its time.
 */
export function useHourNow(): () => string | undefined {
  const { data: me } = useQuery(meQuery);
  return useCallback(
    () => (me === undefined ? undefined : hourOfInstant(Date.parse(me.at) + performance.now() - me.heardAt)),
    [me],
  );
}
