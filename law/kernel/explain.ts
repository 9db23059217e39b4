import type { Calendar } from './calendar.ts';
import type { CaseFile } from './case-file.ts';
import type { Domain } from './domain.ts';
import { deriveDuties } from './duty.ts';
import type { ActionStatus, Explanation, Finding } from './explanation.ts';
import { correctedRecord, correctFacts } from './history.ts';
import type { ParameterReader } from './parameters.ts';
import { addDays, type PlainDate } from './plain-date.ts';
import type { ActionRule, CaseContext, DerivedDuty, Role } from './procedure.ts';
import { type Refusal, refusal } from './refusal.ts';
import { words } from './words.ts';

/** What a case is read with: the day, the calendar, the parameters. */
export interface ReadOn<P extends ParameterReader> {
  readonly on: PlainDate;
  /** The instant asked about: with it, a clock that counts hours runs out at its hour and not only with its day. */
  readonly now?: string;
  readonly calendar: Calendar;
  readonly parameters: P;
  /** Also duties that open within so many days after `on`: what a server stores ahead. */
  readonly horizonDays?: number;
}

/** A case read on a day: everything actions, explanations and checks are made from. */
export interface CaseReading<C extends CaseContext, S extends string> {
  readonly context: C;
  readonly duties: readonly DerivedDuty[];
  readonly state: S;
}

/** Folds the history, derives the duties and lays the calendar over the state. The file has been read by `readCaseFile`. */
export function readCase<C extends CaseContext, S extends string, F, P extends ParameterReader>(
  domain: Domain<C, S, F, P>,
  file: CaseFile,
  { on, now, calendar, parameters, horizonDays = 0 }: ReadOn<P>,
): CaseReading<C, S> {
  const context = {
    ...contextOn(domain, file, { on, calendar, parameters }),
    ...(now === undefined ? {} : { now }),
  };
  const duties = deriveDuties(
    domain.procedures.flatMap((procedure) => procedure.duties),
    context,
    addDays(on, horizonDays),
  );
  return { context, duties, state: domain.stateOn(context, duties) };
}

/** The folded history and the facts as corrections have left them, before any duty is derived. */
export function contextOn<C extends CaseContext, S extends string, F, P extends ParameterReader>(
  domain: Domain<C, S, F, P>,
  file: CaseFile,
  { on, calendar, parameters }: Pick<ReadOn<P>, 'on' | 'calendar' | 'parameters'>,
): C {
  const record = correctedRecord(file.events, on);
  const facts = record.factCorrections.reduce<Readonly<Record<string, unknown>>>(
    (current, correction) => correctFacts(current, String(correction.path), correction.now),
    file.facts,
  );
  return domain.contextOf({ facts: domain.facts.parse(facts), record, on, calendar, parameters });
}

/** What the law makes of a case on a day. Same file, day, calendar and parameters: same answer, to the byte. */
export function explainCase<C extends CaseContext, S extends string, F, P extends ParameterReader>(
  domain: Domain<C, S, F, P>,
  file: CaseFile,
  read: ReadOn<P>,
): Explanation {
  const reading = readCase(domain, file, read);
  const { context, duties, state } = reading;
  const findings = domain.procedures.flatMap((procedure) => procedure.findings.flatMap((find) => find(context, duties)));
  return {
    on: read.on,
    state,
    nextState: domain.nextStateOf(context, duties, state),
    grade: domain.gradeOf?.(context) ?? null,
    term: domain.termOf?.(context) ?? null,
    ...linksOf(domain, context),
    ...awayFrom(domain, context),
    duties: duties.map(({ duty }) => duty),
    actions: domain.procedures.flatMap((procedure) =>
      Object.entries(procedure.actions).map(([name, action]) => actionStatus(domain, reading, name, action)),
    ),
    findings: findings.map(
      ({ rule, severity, words: said, cite, since, hiddenFrom }): Finding => ({
        rule,
        severity,
        zh: said.zh,
        en: said.en,
        cite,
        ...(since ? { since } : {}),
        ...(hiddenFrom?.length ? { hiddenFrom } : {}),
      }),
    ),
  };
}

/** Which unit the case has been given to, which case it was joined to, and whom it concerns, for domains that know of such things. */
function linksOf<C extends CaseContext, S extends string, F, P extends ParameterReader>(domain: Domain<C, S, F, P>, context: C) {
  const handler = domain.handlerOf?.(context);
  const joined = domain.joinedTo?.(context);
  const concerns = domain.concernsOf?.(context) ?? [];
  return {
    ...(handler === undefined ? {} : { handler }),
    ...(joined === undefined ? {} : { joined }),
    ...(concerns.length === 0 ? {} : { concerns }),
  };
}

/** The leaves in hand and what else keeps the person away, where there is any. */
function awayFrom<C extends CaseContext, S extends string, F, P extends ParameterReader>(domain: Domain<C, S, F, P>, context: C) {
  const leaves = domain.leavesOf?.(context) ?? [];
  const absences = domain.absencesOf?.(context) ?? [];
  return { ...(leaves.length === 0 ? {} : { leaves }), ...(absences.length === 0 ? {} : { absences }) };
}

function actionStatus<C extends CaseContext, S extends string, F, P extends ParameterReader>(
  domain: Domain<C, S, F, P>,
  reading: CaseReading<C, S>,
  name: string,
  action: ActionRule<C, S>,
): ActionStatus {
  const refused = refuseAction(domain, reading, action, undefined, action.by);
  return { action: name, title: action.title, allowed: refused === undefined, ...(refused ? { refusal: refused } : {}) };
}

/** Whether the action is open in this state, with this input, to these posts; a refusal otherwise. */
export function refuseAction<C extends CaseContext, S extends string, F, P extends ParameterReader>(
  domain: Domain<C, S, F, P>,
  { context, state }: CaseReading<C, S>,
  action: ActionRule<C, S>,
  input: Readonly<Record<string, unknown>> | undefined,
  by: readonly Role[],
  actor?: string,
): Refusal | undefined {
  // The law's own «no» first: it says more than the state does.
  const refused = action.refuse?.(context, input, by, actor);
  if (refused) return refused;
  if (action.from.includes(state)) return undefined;
  const named = domain.states[state];
  return refusal(
    action.rule,
    action.cite,
    words(
      `当前状态为“${named.zh}”，不能办理“${action.title.zh}”`,
      `the state is «${named.en}»: «${action.title.en}» is not open`,
    ),
    words(
      `可在以下状态办理：${action.from.map((from) => domain.states[from].zh).join('、')}`,
      `open in: ${action.from.map((from) => domain.states[from].en).join(', ')}`,
    ),
  );
}
