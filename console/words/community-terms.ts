import {
  EMERGENCY_SERVICES,
  GRID_CATEGORIES,
  GRID_LEVELS,
  GRID_SOURCES,
  SATISFACTION,
  URGING_GROUNDS,
} from '../../law/community/grid-event/categories.ts';
import { STATES } from '../../law/community/grid-event/states.ts';
import type { Words } from '../../law/kernel/words.ts';

/** What the codes of the community's matters are called: the law's own tables. Looked at after those of corrections; no code is in both. */
export const COMMUNITY_TERMS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  kind: GRID_CATEGORIES,
  category: GRID_CATEGORIES,
  state: STATES,
  level: GRID_LEVELS,
  source: GRID_SOURCES,
  urging: URGING_GROUNDS,
  service: EMERGENCY_SERVICES,
  satisfaction: SATISFACTION,
};
