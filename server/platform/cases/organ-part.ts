/**
 * What of a case is another organ's: the matters by which it concerns a court, the police or a prison today, what they may do in them, and what leaves
 * the house. The law must read the whole history to say what an act makes of it, so the case is opened to the organ's transaction here, and only here.
 */
import type { MatterName } from '../../../law/corrections/concerns.ts';
import { servedByOrgans } from '../../../law/corrections/copies.ts';
import { catalogueOf, type Explanation, type RecordedEvent } from '../../../law/index.ts';
import { isCorrection } from '../../../law/kernel/history.ts';
import { type Refusal, refusal } from '../../../law/kernel/refusal.ts';
import { words } from '../../../law/kernel/words.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { isOrgan } from '../scope/find-actor.ts';
import type { Role } from '../scope/roles.ts';
import type { History } from './case-store.ts';

export interface OwnMatter {
  readonly organ: string;
  readonly matter: string;
  readonly event: string;
  readonly acts: readonly string[];
  readonly shows: readonly string[];
  readonly rules: readonly string[];
  readonly holders: readonly string[];
}

/** The matters of one case that are the organ's today. */
export type OrganPart = readonly OwnMatter[];

/** Opens the case to the organ's transaction and says what of it is its own; undefined for whoever works at an agency or office. */
export async function openPart(tx: Tx, actor: Pick<Actor, 'organs'>, caseId: string): Promise<OrganPart | undefined> {
  if (!isOrgan(actor)) return undefined;
  const { rows: opened } = await tx.query<{ opened: boolean }>('SELECT guitu.open_concerned($1) AS opened', [caseId]);
  if (opened[0]?.opened !== true) return [];
  const { rows } = await tx.query<OwnMatter>(
    `SELECT organ, matter, event, acts, shows, rules, holders FROM guitu.concern
     WHERE case_id = $1 AND organ = ANY ($2::uuid[]) AND since <= guitu.scope_today() AND (until IS NULL OR until > guitu.scope_today())
     ORDER BY since, matter, event`,
    [caseId, actor.organs],
  );
  return rows;
}

/** Posts count in the matters of their own organ, and there only for what was put to it. */
export function rolesInPart(actor: Actor, part: OrganPart, action: string): Role[] {
  const organs = new Set(part.filter(({ acts }) => acts.includes(action)).map(({ organ }) => organ));
  return [...new Set(actor.posts.filter(({ organisation }) => organs.has(organisation)).map(({ role }) => role))];
}

/** Why an organ may not do what nobody put to it, whatever its posts may do elsewhere. */
export function notPutToIt(part: OrganPart, action: string): Refusal | undefined {
  return part.some(({ acts }) => acts.includes(action))
    ? undefined
    : refusal(
        'SCOPE-03',
        ['社区矫正法 9'],
        words('这一事项没有提请贵机关办理。', 'This was not put to your organ.'),
        words('由受理提请的机关办理。', 'The organ it was put to acts.'),
      );
}

/** The organ that acts: the one to which what is done was put. */
export async function organActing(
  tx: Tx,
  actor: Actor,
  part: OrganPart,
  action: string,
): Promise<{ organ?: { id: string; name: string } }> {
  const organ = part.find(({ acts, organ: one }) => acts.includes(action) && actor.organs?.includes(one))?.organ;
  const { rows } = await tx.query<{ id: string; name: string }>('SELECT id, name FROM guitu.organisation WHERE id = $1', [
    organ ?? null,
  ]);
  return rows[0] === undefined ? {} : { organ: rows[0] };
}

const SERVED = 'copy' satisfies MatterName;

/** The records that belong to the organ's matters, with whatever corrects them. */
export function eventsOfPart(part: OrganPart, all: readonly RecordedEvent[], events = all): readonly RecordedEvent[] {
  // A paper is shown to whom it was served, not to everybody who was served one.
  const reads = ({ type, id }: RecordedEvent) =>
    part.some(({ matter, shows, event }) => shows.includes(type) && (matter !== SERVED || event === id));
  const matters = new Set(all.filter(reads).map(({ id }) => id));
  // And an organ reads what it served of its own decision: the copies of what is already its to read and its to serve.
  const serves = part.some(({ acts }) => acts.includes('serve-decision'));
  const served = (event: RecordedEvent) =>
    serves && event.type === 'copy-served' && servedByOrgans.includes(String(event.copyOf)) && matters.has(String(event.event));
  const read = new Set(all.filter((event) => reads(event) || served(event)).map(({ id }) => id));
  return events.filter((event) =>
    isCorrection(event.type) ? typeof event.event === 'string' && read.has(event.event) : read.has(event.id),
  );
}

const FACTS = ['kind', 'sex', 'born', 'county', 'term', 'decidedIn', 'crossProvince', 'title'];

/** The history as the organ reads it. */
export function historyOfPart(part: OrganPart, history: History): History {
  const events = eventsOfPart(
    part,
    history.events.map(({ event }) => event),
  );
  return {
    ...history,
    facts: Object.fromEntries(Object.entries(history.facts).filter(([field]) => FACTS.includes(field))),
    events: history.events.filter(({ event }) => events.includes(event)),
  };
}

/** Whether a duty is the organ's own. */
export function isOwnDuty(part: OrganPart, duty: { readonly rule: string; readonly who: string }): boolean {
  return part.some(({ rules, holders }) => rules.includes(duty.rule) && holders.includes(duty.who));
}

/** What the law makes of the case, as far as it is the organ's: where it stands, what it owes and what it may do. */
export function explanationOfPart(part: OrganPart, explanation: Explanation): Explanation {
  const { on, state, nextState, term, duties, actions } = explanation;
  const acts = new Set(part.flatMap((matter) => matter.acts));
  return {
    on,
    state,
    nextState,
    grade: null,
    term,
    duties: duties.filter((duty) => isOwnDuty(part, duty)).map((duty) => ({ ...duty, ...ownAct(acts, duty.doneBy) })),
    actions: actions.filter(({ action }) => acts.has(action)),
    findings: [],
  };
}

/** The organ's own action where the duty names the agency's record of it: both make one event. */
function ownAct(acts: ReadonlySet<string>, doneBy: string | undefined): { doneBy?: string } {
  const { actions } = catalogueOf('corrections');
  const event = doneBy === undefined ? undefined : actions[doneBy]?.event;
  const own = [...acts].find((act) => event !== undefined && actions[act]?.event === event);
  return own === undefined ? {} : { doneBy: own };
}
