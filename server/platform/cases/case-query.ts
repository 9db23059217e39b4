/** What one may ask of the lists of cases and duties, as it stands in an address; and the filter it makes for this caller. */
import { z } from 'zod';
import { DUTY_HOLDERS } from '../../../law/kernel/explanation.ts';
import { PlainDateSchema } from '../../../law/kernel/plain-date-schema.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { type CaseFilter, CONCERNS, STANDINGS } from './case-list.ts';
import { BANDS, type DutyFilter, STATUSES } from './duty-list.ts';
import type { CasePeople } from './people-port.ts';
import { reachOf, SCOPES } from './reach.ts';

/** How many persons a search by name may mean. */
const FOUND_AT_MOST = 500;

/** `true` in an address. */
const Yes = z.stringbool().optional();
const word = z.string().max(40).optional();

/** Kinds of case that are about one person; the others are matters with a title. */
export const ABOUT_A_PERSON: readonly string[] = ['corrections', 'investigation'];

export const CaseQuery = z.object({
  case: word,
  kind: word,
  state: word,
  grade: word.describe('A grade, or `none`: not decided yet'),
  standing: z.enum(STANDINGS).optional(),
  endsFrom: PlainDateSchema.optional(),
  endsTo: PlainDateSchema.optional(),
  receivedFrom: PlainDateSchema.optional(),
  receivedTo: PlainDateSchema.optional(),
  endedFrom: PlainDateSchema.optional(),
  endedTo: PlainDateSchema.optional(),
  late: Yes.describe('With a duty past its day'),
  concern: z.enum(CONCERNS).optional().describe('Open cases that no officer holds'),
  officer: z.uuid().optional().describe('Open cases that this post holds'),
  unit: z.uuid().optional(),
  scope: z.enum(SCOPES).default('county'),
  q: z.string().max(100).optional(),
});

export const DutyQuery = z.object({
  status: z.enum(STATUSES).optional(),
  band: z.enum(BANDS).optional(),
  scope: z.enum(SCOPES).default('county'),
  dueFrom: PlainDateSchema.optional(),
  dueBefore: PlainDateSchema.optional(),
  unit: z.uuid().optional(),
  rule: word,
  who: z.enum(DUTY_HOLDERS).optional(),
  ahead: Yes.describe('Also what opens only later'),
  q: z.string().max(100).optional(),
});

export async function caseFilterOf(
  tx: Tx,
  people: CasePeople,
  actor: Actor,
  { scope, unit, q, ...given }: z.infer<typeof CaseQuery>,
): Promise<CaseFilter> {
  const reach = reachOf(actor, scope, unit);
  // A matter is found by what it is called, a person's case by the person.
  if (given.case !== undefined && !ABOUT_A_PERSON.includes(given.case)) {
    return { reach, ...said(given), ...(q?.trim() ? { titled: q.trim() } : {}) };
  }
  return { reach, ...said(given), ...(await personsOf(tx, people, q)) };
}

export async function dutyFilterOf(
  tx: Tx,
  people: CasePeople,
  actor: Actor,
  { scope, unit, q, ...given }: z.infer<typeof DutyQuery>,
): Promise<DutyFilter> {
  return { reach: reachOf(actor, scope, unit), ...said(given), ...(await personsOf(tx, people, q)) };
}

async function personsOf(tx: Tx, people: CasePeople, q: string | undefined): Promise<{ persons?: readonly string[] }> {
  return q?.trim() ? { persons: await people.search(tx, q.trim(), FOUND_AT_MOST) } : {};
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what nobody said. */
function said<T extends object>(given: T): Said<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Said<T>; // the same keys with the undefined ones gone
}
