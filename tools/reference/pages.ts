import { actionsPage } from './actions.ts';
import { eventsPage } from './events.ts';
import { parametersPage } from './parameters.ts';
import { rulesPage } from './rules.ts';
import { statesPage } from './states.ts';

/** The generated pages under `docs/reference`, each with what writes it. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'actions.md': actionsPage,
  'events.md': eventsPage,
  'rules.md': rulesPage,
  'states.md': statesPage,
  'parameters.md': parametersPage,
};

/** Where they lie. */
export const REFERENCE_FOLDER = new URL('../../docs/reference/', import.meta.url);
