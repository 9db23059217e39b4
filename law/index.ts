/**
 * The law's public face: read a case file, ask what the law makes of it on a day, perform an action, count a term. Pure: no clock, no I/O, no chance.
 */
import { z } from 'zod';
import { calendarWith, PUBLISHED_CALENDAR } from './calendar/published.ts';
import { gridEvent } from './community/grid-event.ts';
import { corrections } from './corrections/corrections.ts';
import { eligibilitiesOf } from './corrections/eligibility.ts';
import { basisOf } from './corrections/evidence.ts';
import { hiddenFrom } from './corrections/hidden.ts';
import { ladderOf } from './corrections/ladder.ts';
import { type OwnRequest, ownRequestsOf } from './corrections/own-requests.ts';
import { type ScoreSheet, type SheetDays, scoreSheetOf } from './corrections/score-sheet.ts';
import { rowTextsOf } from './corrections/scoring.ts';
import { type Serving, servingsOf } from './corrections/servings.ts';
import { investigation } from './investigation/investigation.ts';
import type { Calendar, YearNotice } from './kernel/calendar.ts';
import { type CaseFile, faultsOf, type Read, readCaseFile } from './kernel/case-file.ts';
import type { Domain } from './kernel/domain.ts';
import { EVENT_ENVELOPE, type EventType, type RecordedEvent } from './kernel/event.ts';
import { contextOn, explainCase, type ReadOn, readCase, refuseAction } from './kernel/explain.ts';
import type { DutyHolder, Eligibility, Explanation, LadderStep, LeaveNow } from './kernel/explanation.ts';
import { correctedRecord, correctFacts, isCorrection } from './kernel/history.ts';
import type { SettingEntry } from './kernel/parameters.ts';
import type { PlainDate } from './kernel/plain-date.ts';
import type { Acting, ActionRule, CaseContext, Procedure, Role } from './kernel/procedure.ts';
import { type Refusal, refusal } from './kernel/refusal.ts';
import { recordedKey } from './kernel/run-key.ts';
import { type Words, words } from './kernel/words.ts';
import { faultOfEntry, faultOfOverride, faultOfProfile, type Parameters, parametersOf } from './parameters/profiles.ts';
import { RULES, type Rule } from './rules/rules.ts';

export { hiddenFrom } from './corrections/hidden.ts';
export type { OwnRequest } from './corrections/own-requests.ts';
export type { ScoreChoice, ScoreSheet } from './corrections/score-sheet.ts';
export type { Calendar, YearNotice } from './kernel/calendar.ts';
export { calendarOf } from './kernel/calendar.ts';
export type { CaseFile } from './kernel/case-file.ts';
export { CASE_FILE_FORMAT } from './kernel/case-file.ts';
export type { RecordedEvent } from './kernel/event.ts';
export type {
  ActionStatus,
  Concern,
  Counting,
  Duty,
  DutyHolder,
  DutyStatus,
  Eligibility,
  Explanation,
  Finding,
  FindingSeverity,
  LadderStep,
  LeaveNow,
} from './kernel/explanation.ts';
export type { PlainDate } from './kernel/plain-date.ts';
export type { Role } from './kernel/procedure.ts';
export { ROLES } from './kernel/procedure.ts';
export type { Refusal } from './kernel/refusal.ts';
export type { Locale, Words } from './kernel/words.ts';
export { refusalOfProfile } from './parameters/profiles.ts';
export { PUBLISHED_CALENDAR };

/** A domain with its own context and states hidden: what a caller needs to know of it is here. */
interface AnyDomain {
  readonly id: string;
  readonly title: Words;
  readonly facts: z.ZodType;
  readonly events: Readonly<Record<string, EventType>>;
  readonly states: Readonly<Record<string, Words>>;
  readonly actions: Readonly<Record<string, ActionInfo>>;
  readonly procedures: readonly ProcedureInfo[];
  explain(file: CaseFile, read: ReadOn<Parameters>): Explanation;
  leavesOn(file: CaseFile, read: ReadOn<Parameters>): readonly LeaveNow[];
  perform(
    file: CaseFile,
    action: string,
    asked: RecordedEvent,
    read: ReadOn<Parameters>,
    by: readonly Role[],
    who: Acting,
  ): { readonly refusal: Refusal } | { readonly event: RecordedEvent };
}

/** What a screen or a page of the docs shows of an action. */
export interface ActionInfo {
  readonly title: Words;
  readonly event: string;
  readonly from: readonly string[];
  readonly by: readonly Role[];
  readonly rule: string;
  readonly cite: readonly string[];
  readonly procedure: string;
  /** Event types of the requests and proposals it decides. */
  readonly decides: readonly string[];
  /** Fields that the act settles by itself: a form need not ask for them. */
  readonly settles: readonly string[];
}

/** A row of a procedure's duty table, as far as it can be shown without a case: when it opens and how it is counted are functions of the history. */
export interface DutyInfo {
  readonly rule: string;
  readonly clock: string;
  /** Undefined when the history decides who owes it. */
  readonly who: DutyHolder | undefined;
  readonly act: Words;
  readonly cite: readonly string[];
  /** Event types that do it. */
  readonly met: readonly string[];
  readonly recurring: boolean;
  readonly doneBy: string | undefined;
  /** The rule whose alert threshold counts it, where the law only says «promptly». */
  readonly promptly: string | undefined;
  readonly missed: Words | undefined;
}

/** A procedure with its duty table: what a page of the docs shows. */
export interface ProcedureInfo {
  readonly id: string;
  readonly title: Words;
  readonly cite: readonly string[];
  readonly duties: readonly DutyInfo[];
}

function infoOf<C extends CaseContext, S extends string>({ id, title, cite, duties }: Procedure<C, S>): ProcedureInfo {
  return {
    id,
    title,
    cite,
    duties: duties.map((duty) => ({
      rule: duty.rule,
      clock: duty.clock ?? 'main',
      who: typeof duty.who === 'string' ? duty.who : undefined,
      act: duty.act,
      cite: duty.cite,
      met: duty.met,
      recurring: duty.recurring === true,
      doneBy: duty.doneBy,
      promptly: duty.due.promptly,
      missed: duty.missed,
    })),
  };
}

function open<C extends CaseContext, S extends string, F>(domain: Domain<C, S, F, Parameters>): AnyDomain {
  const actions = new Map<string, ActionRule<C, S>>(domain.procedures.flatMap((procedure) => Object.entries(procedure.actions)));
  const infos = domain.procedures.flatMap((procedure) =>
    Object.entries(procedure.actions).map(([name, action]): [string, ActionInfo] => [
      name,
      {
        title: action.title,
        event: action.event,
        from: action.from,
        by: action.by,
        rule: action.rule,
        cite: action.cite,
        procedure: procedure.id,
        decides: action.decides ?? [],
        settles: action.settles ?? [],
      },
    ]),
  );
  return {
    id: domain.id,
    title: domain.title,
    facts: domain.facts,
    events: domain.events,
    states: domain.states,
    actions: Object.fromEntries(infos),
    procedures: domain.procedures.map(infoOf),
    explain: (file, read) => explainCase(domain, file, read),
    leavesOn: (file, read) => domain.leavesOf?.(contextOn(domain, file, read)) ?? [],
    perform(file, name, asked, read, by, who) {
      const { actor } = who;
      const action = actions.get(name);
      if (!action) throw new Error(`unknown action ${name}`);
      const posts = action.by.filter((role) => by.includes(role));
      if (posts.length === 0) return { refusal: notYours(action.rule, action.cite, action.title) };
      const reading = readCase(domain, file, read);
      const { proceeding: named, ...fields } = asked;
      const proceeding = named === undefined ? undefined : recordedKey(named, file.events, reading.duties);
      const event: RecordedEvent = { ...fields, ...(proceeding === undefined ? {} : { proceeding }) };
      const refused =
        proposedByActor(file, action.decides ?? [], actor) ?? refuseAction(domain, reading, action, event, posts, actor);
      return refused ? { refusal: refused } : { event: { ...event, ...action.fills?.(reading.context, event, posts, who) } };
    },
  };
}

const DOMAINS: Readonly<Record<string, AnyDomain>> = {
  corrections: open(corrections),
  investigation: open(investigation),
  'grid-event': open(gridEvent),
};

function domainOf(id: string): AnyDomain {
  const domain = Object.hasOwn(DOMAINS, id) ? DOMAINS[id] : undefined;
  if (!domain) throw new Error(`unknown kind of case ${id}`);
  return domain;
}

const PROMPT_RULES: ReadonlySet<string> = new Set(
  Object.values(DOMAINS).flatMap(({ procedures }) =>
    procedures.flatMap(({ duties }) => duties.flatMap(({ promptly }) => promptly ?? [])),
  ),
);

/** Why an alert threshold (`promptly.RULE`) cannot be set for a rule: undefined where a duty of it is one the law wants done promptly. */
export function faultOfPrompt(rule: string): Words | undefined {
  if (PROMPT_RULES.has(rule)) return undefined;
  return Object.hasOwn(RULES, rule)
    ? words(
        `${rule}没有法律要求“及时”办理的事项，不能设提醒天数`,
        `sets days for nothing: the law wants nothing of ${rule} done promptly`,
      )
    : words(`没有${rule}这一规则`, `names ${rule}, which is not in the rule book`);
}

/** Checks one dated entry of a county's settings: undefined when it may stand, else the reason it may not. */
export function faultOfSetting(entry: SettingEntry): string | undefined {
  return faultOfEntry(entry, faultOfPrompt);
}

/** Reads a case file; faults name the bare path and what is wrong there. */
export function parseCaseFile(input: unknown): Read {
  return readCaseFile(input, {
    domains: DOMAINS,
    faultOfProfile,
    faultOfOverride: (key, value) => faultOfOverride(key, value, faultOfPrompt),
    faultOfEntry: faultOfSetting,
  });
}

export interface ReadingOptions {
  /** Another calendar to count with than the published one and the notices of the case file. */
  readonly calendar?: Calendar;
  /** The instant asked about: hour clocks run out within the day. Without it a day is asked about as a whole. */
  readonly now?: string;
  /** Also duties that open within so many days. */
  readonly horizonDays?: number;
}

const NO_NOTICES: readonly YearNotice[] = [];

function readOn(file: CaseFile, on: PlainDate, options: ReadingOptions): ReadOn<Parameters> {
  const parameters = parametersOf({
    profile: file.settings?.profile ?? 'national',
    set: file.settings?.set ?? {},
    ...(file.settings?.entries === undefined ? {} : { entries: file.settings.entries }),
  });
  return {
    on,
    calendar: options.calendar ?? calendarWith(file.settings?.holidays ?? NO_NOTICES),
    parameters,
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.horizonDays === undefined ? {} : { horizonDays: options.horizonDays }),
  };
}

/** What the law makes of a case on a day: state, duties, actions, findings (contract §4). */
export function explain(file: CaseFile, on: PlainDate, options: ReadingOptions = {}): Explanation {
  return domainOf(file.case).explain(file, readOn(file, on, options));
}

/** The leaves in hand on a day: asked for, to come, under way, overstayed. Cheaper than a whole explanation; none for other kinds of case. */
export function leavesOn(file: CaseFile, on: PlainDate): readonly LeaveNow[] {
  return domainOf(file.case).leavesOn(file, readOn(file, on, {}));
}

/** What a person may look forward to, and from which day on, if nothing changes (REWARD-01). Earliest first; none for other kinds of case. */
export function eligibilities(file: CaseFile, on: PlainDate, options: ReadingOptions = {}): readonly Eligibility[] {
  if (file.case !== corrections.id) return [];
  const { context, duties } = readCase(corrections, file, readOn(file, on, options));
  return eligibilitiesOf(context, duties);
}

/** What the person has asked for, objected to and complained of, with the answers; newest first. None for other kinds of case. */
export function ownRequests(file: CaseFile, on: PlainDate, options: ReadingOptions = {}): readonly OwnRequest[] {
  return file.case === corrections.id ? ownRequestsOf(readCase(corrections, file, readOn(file, on, options)).context) : [];
}

/** What a sanction would rest on as the case stands: the records by their id, and who signed first. */
export function sanctionBasis(file: CaseFile, on: PlainDate, options: ReadingOptions = {}): SanctionRecords | undefined {
  if (file.case !== corrections.id) return undefined;
  const { breach, evidence, statement, proposal } = basisOf(readCase(corrections, file, readOn(file, on, options)).context);
  return {
    breach: breach?.id ?? null,
    evidence: evidence.flatMap(({ id }) => id ?? []),
    statement: statement?.id ?? null,
    proposal: proposal?.id ?? null,
    proposedBy: proposal?.by ?? null,
  };
}

/** The records a sanction would rest on; null or empty while there is none. */
export interface SanctionRecords {
  readonly breach: string | null;
  readonly evidence: readonly string[];
  readonly statement: string | null;
  readonly proposal: string | null;
  /** The account that signed first. */
  readonly proposedBy: string | null;
}

/** How far the sanction ladder has been climbed, for the kind of this case (rulebook §5.3). */
export function sanctionLadder(file: CaseFile, on: PlainDate, options: ReadingOptions = {}): readonly LadderStep[] {
  return file.case === corrections.id ? ladderOf(readCase(corrections, file, readOn(file, on, options)).context) : [];
}

/** What the assessment of a person rests on: the points of the running cycle (or of the days asked about) and the rows of the county's table. */
export function scoreSheet(
  file: CaseFile,
  on: PlainDate,
  asked: SheetDays = {},
  options: ReadingOptions = {},
): ScoreSheet | undefined {
  if (file.case !== corrections.id) return undefined;
  const { context, duties } = readCase(corrections, file, readOn(file, on, options));
  return scoreSheetOf(context, duties, asked);
}

/** The case as it reads on a day: corrections carried out, what was withdrawn left out, one record for each fact. */
export function asItReads(file: CaseFile, on: PlainDate): CaseFile {
  const { events, factCorrections } = correctedRecord(file.events, on);
  return {
    ...file,
    facts: factCorrections.reduce<CaseFile['facts']>(
      (facts, correction) => correctFacts(facts, String(correction.path), correction.now),
      file.facts,
    ),
    events: events.map(({ index: _, data, ...event }) => ({ ...event, ...data })),
  };
}

/** What is to be served on whom, what was, and what serving it is in the case (rulebook §5.2). */
export function servings(file: CaseFile, on: PlainDate, options: ReadingOptions = {}): readonly Serving[] {
  if (file.case !== corrections.id) return [];
  const { context, duties } = readCase(corrections, file, readOn(file, on, options));
  return servingsOf(context, duties);
}

/** What the rows of the score table are called whose codes this history holds. */
export function scoreRowTexts(file: CaseFile, on: PlainDate, options: ReadingOptions = {}): Readonly<Record<string, string>> {
  if (file.case !== corrections.id || !file.events.some(({ type }) => type === 'points-entered')) return {};
  return rowTextsOf(readCase(corrections, file, readOn(file, on, options)).context);
}

/** The case as an account may see it: without what is hidden from it (RIGHT-02). Explained, it shows neither the duty nor the finding that comes of it. */
export function visibleTo(file: CaseFile, account: string): CaseFile {
  const hidden = hiddenFrom(file.events);
  return hidden.some((accounts) => accounts.includes(account))
    ? { ...file, events: file.events.filter((_, place) => !hidden[place]?.includes(account)) }
    : file;
}

/** Who acts, on which day, and with which calendar. */
export interface Performing extends ReadingOptions {
  readonly on: PlainDate;
  readonly by: readonly Role[];
  /** The account that acts, as events name it in `by`: a proposer never approves. */
  readonly actor?: string;
  /** A name that no run of the case has yet, for an act that begins one which must be told apart. */
  readonly key?: string;
}

export type Performed =
  | { readonly ok: true; readonly events: readonly RecordedEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Performs an action on a case: the events it yields, a refusal, or what is wrong with the input. Appends nothing itself.
 *
 * @param input the fields of the action's event, and `on`, the day it happened (today when left out; never later than today)
 */
export function perform(file: CaseFile, action: string, input: unknown, performing: Performing): Performed {
  const domain = domainOf(file.case);
  const info = Object.hasOwn(domain.actions, action) ? domain.actions[action] : undefined;
  const type = info ? domain.events[info.event] : undefined;
  if (!info || !type) return { ok: false, faults: [`action: ${action} is not an action of this case`] };
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { ok: false, faults: ['input: must be an object'] };
  const given = { on: performing.on, ...input };
  const faults = faultsOf(inputSchema(type), given, ['input']);
  if (faults.length > 0) return { ok: false, faults };
  const asked: RecordedEvent = { type: info.event, ...given };
  if (asked.on > performing.on) return { ok: false, faults: [`input.on: ${asked.on} lies after ${performing.on}`] };
  const { by, actor, key } = performing;
  const done = domain.perform(file, action, asked, readOn(file, performing.on, performing), by, { actor, key });
  if ('refusal' in done) return { ok: false, refusal: done.refusal };
  const { event } = done;
  if (isCorrection(event.type)) {
    // What is corrected is the record; the settings it is read with are another matter.
    const { settings: _, ...record } = file;
    const after = parseCaseFile({ ...record, events: [...file.events, event] });
    if (!after.ok) return { ok: false, faults: after.faults };
    // A record that is hidden from whoever corrects is none for him.
    const { events } = actor === undefined ? file : visibleTo(file, actor);
    if (event.type !== 'facts-corrected' && !events.some((candidate) => candidate.id === event.event)) {
      return { ok: false, faults: [`input.event: ${String(event.event)} is not a record of this case`] };
    }
  }
  return { ok: true, events: [event] };
}

const inputSchemas = new WeakMap<EventType, z.ZodObject>();

/** What an action takes: its event's fields, `on`, `at` and `proceeding`, and nothing else. */
export function inputSchema(type: EventType): z.ZodObject {
  let schema = inputSchemas.get(type);
  if (!schema) {
    const { on, at, proceeding } = EVENT_ENVELOPE;
    schema = z.strictObject({ on, at, proceeding, ...type.fields.shape });
    inputSchemas.set(type, schema);
  }
  return schema;
}

function notYours(rule: string, cite: readonly string[], title: Words): Refusal {
  return refusal(
    rule,
    cite,
    words(`您的岗位不能办理“${title.zh}”`, `your post may not do «${title.en}»`),
    words('请由有权的岗位办理', 'ask a post that may'),
  );
}

/** A decision is not made by whoever proposed it: the last proposing event must be somebody else's. */
function proposedByActor(file: CaseFile, proposals: readonly string[], actor: string | undefined): Refusal | undefined {
  const proposal = file.events.findLast((event) => proposals.includes(event.type));
  return actor !== undefined && proposal?.by === actor
    ? refusal(
        'ORG-02',
        ['社区矫正法 9'],
        words('提请人不得审批自己提请的事项', 'whoever proposed it may not decide it'),
        words('请由另一人审批', 'ask a colleague to decide'),
      )
    : undefined;
}

export interface Catalogue {
  readonly title: Words;
  readonly facts: z.ZodType;
  readonly events: Readonly<Record<string, EventType>>;
  readonly states: Readonly<Record<string, Words>>;
  readonly actions: Readonly<Record<string, ActionInfo>>;
  readonly procedures: readonly ProcedureInfo[];
  /** Every rule that a duty, a finding or a refusal names, in plain words. */
  readonly rules: Readonly<Record<string, Rule>>;
}

/** The kinds of case this Guitu knows. */
export const CASE_KINDS: readonly string[] = Object.keys(DOMAINS);

/** Events, states, actions and duty tables of a kind of case: what forms, timelines and the docs are drawn from. */
export function catalogueOf(kind: string): Catalogue {
  const { title, facts, events, states, actions, procedures } = domainOf(kind);
  return { title, facts, events, states, actions, procedures, rules: RULES };
}
