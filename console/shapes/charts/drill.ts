import type { LinkProps } from '@tanstack/react-router';
import { dutiesSearch, peopleSearch } from '../../app/searches.ts';

/** A number's list and its filter, as the server says it. */
export interface Drill {
  readonly list: 'people' | 'duties';
  readonly filter: Readonly<Record<string, string | boolean>>;
}

export type DrillTo = Pick<LinkProps, 'to' | 'search'>;

/** The page that shows what a number counts. */
export function drillTo({ list, filter }: Drill): DrillTo {
  return list === 'people' ? { to: '/people', search: peopleSearch(filter) } : { to: '/duties', search: dutiesSearch(filter) };
}
