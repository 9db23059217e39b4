/** One grid event on one day, as its rules look at it. */
import type { DanglingCorrection, History, PastEvent } from '../../kernel/history.ts';
import type { ActionRule, CaseContext, DutyRule, Start } from '../../kernel/procedure.ts';
import { type Refusal, refusal } from '../../kernel/refusal.ts';
import { type Words, words } from '../../kernel/words.ts';
import type { Parameters } from '../../parameters/profiles.ts';
import type { GRID_LEVELS } from './categories.ts';
import { EVENTS, type EventName } from './events.ts';
import type { State } from './states.ts';

/** The county's own matter list (事项清单) says who owns a category and by when. */
export const LIST = ['本地事项清单'];

export interface GridContext extends CaseContext {
  readonly dangling: readonly DanglingCorrection[];
  readonly parameters: Parameters;
  readonly state: State;
}

export type GridAction = ActionRule<GridContext, State>;
export type GridDuty = DutyRule<GridContext>;

/** Category and urgency as last reported or corrected. */
export function kindOf(history: History): { category: string; level: keyof typeof GRID_LEVELS } {
  const reported = history.last('reported');
  return { category: String(reported?.data.category ?? ''), level: reported?.data.level === 'urgent' ? 'urgent' : 'general' };
}

export function startOf(event: PastEvent): Start {
  const type = EVENTS[event.type as EventName];
  return { opens: event.on, event, said: words(type.zh, type.en.toLowerCase()) };
}

export const each =
  (...types: readonly EventName[]) =>
  ({ history }: GridContext): readonly Start[] =>
    history.all(...types).map(startOf);

export function no(rule: string, zh: string, en: string, remedy?: Words): Refusal {
  return refusal(rule, LIST, words(zh, en), remedy);
}
