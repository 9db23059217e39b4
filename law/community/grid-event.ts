/**
 * Grid event (网格事件): the seven links of city management — collect, open file, dispatch, handle, feed back, check and close, evaluate.
 *
 * 1. GRID-01: a reported event is accepted, or refused with a reason and the right channel named, within office hours.
 * 2. GRID-02, 03: accepted, it is dispatched to its owner, who signs for it; a unit may ask once to have it taken back, with a legal reason.
 * 3. GRID-04: the owner disposes of it within the limit of its category; one extension, asked before the day. While it is suspended the clock rests.
 * 4. GRID-05: somebody else than the handler checks it; what fails is done again.
 * 5. GRID-06: closed, the reporter is called back, and the file is archived with an evaluation.
 * 6. GRID-07: what is late is urged; what was urged and is late again goes to the superior of the unit.
 * 7. GRID-08: an emergency goes to 110, 119 or 120 first. GRID-09: the street calls departments. GRID-10: two reports of one thing are one event.
 *
 * Limits are local tables, kept as parameters with their source. What it may not become is in `grid-event/refusals.ts` (GRID-11).
 */
import { z } from 'zod';
import type { Domain } from '../kernel/domain.ts';
import { historyOf, type PastEvent } from '../kernel/history.ts';
import { danglingFindings } from '../kernel/mending.ts';
import type { Procedure } from '../kernel/procedure.ts';
import { words } from '../kernel/words.ts';
import type { Parameters } from '../parameters/profiles.ts';
import { ACTIONS } from './grid-event/actions.ts';
import { codesOf, GRID_CATEGORIES } from './grid-event/categories.ts';
import type { GridContext } from './grid-event/context.ts';
import { DUTIES } from './grid-event/duties.ts';
import { evaluation } from './grid-event/evaluation.ts';
import { EVENTS, type EventName } from './grid-event/events.ts';
import { dissatisfied, emergency, escalation, extensionsBeyondTheMost, suspensionToReview } from './grid-event/findings.ts';
import { FINAL, LEADS_TO, STATES, type State } from './grid-event/states.ts';

const lifecycle: Procedure<GridContext, State> = {
  id: 'grid-event',
  title: words('网格事件', 'Grid event'),
  cite: ['城市管理业务规程'],
  actions: ACTIONS,
  duties: DUTIES,
  findings: [
    emergency,
    escalation,
    extensionsBeyondTheMost,
    suspensionToReview,
    dissatisfied,
    evaluation,
    ({ dangling }) => danglingFindings(dangling),
  ],
};

const FactsSchema = z.looseObject({
  kind: z.enum(codesOf(GRID_CATEGORIES)).optional(),
  /** What and where in a few words, without a name: what a list shows. */
  title: z.string().optional(),
  county: z
    .string()
    .regex(/^\d{6}$/, { error: 'must be a six-digit division code' })
    .optional(),
});

export const gridEvent: Domain<GridContext, State, z.infer<typeof FactsSchema>, Parameters> = {
  id: 'grid-event',
  title: words('网格事件', 'Grid event'),
  facts: FactsSchema,
  events: EVENTS,
  states: STATES,
  procedures: [lifecycle],
  contextOf({ record, on, calendar, parameters }) {
    let state: State = 'draft';
    let ending: PastEvent | undefined;
    const counted: PastEvent[] = [];
    for (const event of record.events) {
      if (ending) break;
      counted.push(event);
      state = LEADS_TO[event.type as EventName] ?? state;
      if (FINAL.includes(state)) ending = event;
    }
    return {
      on,
      history: historyOf(counted),
      calendar,
      parameters,
      dangling: record.dangling,
      state,
      custody: [],
      ended: ending ? { on: ending.on, why: whyEnded(state) } : undefined,
      lastDay: undefined,
      recordBegan: undefined,
    };
  },
  stateOn: ({ state }) => state,
  nextStateOf: () => null,
  handlerOf: ({ history }) => asText(history.last('dispatched')?.data.unit),
  joinedTo: ({ history, state }) => (state === 'merged' ? asText(history.last('merged')?.data.into) : undefined),
};

function whyEnded(state: State) {
  if (state === 'merged') return words('已并入主事件', 'joined to the leading event');
  return state === 'not-accepted' ? words('不予受理', 'not accepted') : words('事件已办结', 'the event is closed');
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
