import { createContext, useContext } from 'react';

/** The day the server lives on, `YYYY-MM-DD` in Shanghai. The browser's own clock is never asked. */
export const TodayContext = createContext('1970-01-01');

export function useToday(): string {
  return useContext(TodayContext);
}
