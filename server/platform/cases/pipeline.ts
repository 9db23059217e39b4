/**
 * The one pipeline: every procedure of every domain goes through here, in one transaction. Lock the case → read its history → ask the law →
 * append, sealed into the chain → derive the duties anew and write the difference → audit with the case's head → answer.
 */
import { randomUUID } from 'node:crypto';
import { type CaseFile, explain, type Finding, perform } from '../../../law/index.ts';
import type { RecordedEvent } from '../../../law/kernel/event.ts';
import type { DutyHolder, DutyStatus, Explanation } from '../../../law/kernel/explanation.ts';
import { isCorrection } from '../../../law/kernel/history.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Refusal, refusal } from '../../../law/kernel/refusal.ts';
import { words } from '../../../law/kernel/words.ts';
import { audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import { draftPapers } from '../documents/drafts.ts';
import type { FieldCipher } from '../keys/keys.ts';
import { findOfficer } from '../officers/officers.ts';
import type { Database, Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { insertEvents, prepareEvents, type Recorder } from './append.ts';
import { type CaseRow, caseFileOf, findCase, lockCase, readHistory } from './case-store.ts';
import { writeStandings } from './case-writer.ts';
import type { Doer } from './doer.ts';
import { type FactColumns, forJuvenilePosts, storedFactColumns } from './fact-columns.ts';
import { OTHER_REQUEST, once } from './once.ts';
import { type NewCase, type OpenedCase, openCases } from './opening.ts';
import { eventsOfPart, isOwnDuty, notPutToIt, type OrganPart, openPart, organActing, rolesInPart } from './organ-part.ts';
import { type Answered, answersFor, rolesFor } from './posts.ts';
import { faultsOfReferences } from './references.ts';
import {
  type DutyDifference,
  type DutyFacts,
  type DutyReasons,
  difference,
  dutyKey,
  instantInShanghai,
  standingOf,
  statusOn,
} from './standing.ts';
import { asReadBy, eventsReadBy, type Reader, versionFor, withoutHidden } from './withholding.ts';

/** A duty that an act added, changed or took away. */
export interface DutyChange extends DutyReasons {
  /** Undefined in a preview and for a duty that is gone. */
  readonly id?: string;
  readonly change: 'added' | 'changed' | 'removed';
  readonly caseId: string;
  readonly rule: string;
  readonly clock: string;
  readonly proceeding?: string;
  readonly who: DutyHolder;
  readonly unit: string;
  readonly opens: PlainDate;
  readonly due: PlainDate | null;
  /** Its last day before, where it moved; null where it had none. */
  readonly was?: PlainDate | null;
  readonly dueAt?: string;
  readonly status: DutyStatus;
  readonly doneOn: PlainDate | null;
  readonly provisional?: true;
  readonly cite: readonly string[];
}

export interface Act {
  readonly version: number;
  readonly events: readonly RecordedEvent[];
  readonly duties: readonly DutyChange[];
}

/** Why a command was not carried out. Nothing was changed. */
export type No =
  | { readonly ok: false; readonly no: 'not-found' }
  | { readonly ok: false; readonly no: 'stale'; readonly version: number }
  | { readonly ok: false; readonly no: 'refused'; readonly refusal: Refusal }
  | { readonly ok: false; readonly no: 'faults'; readonly faults: readonly string[] }
  | { readonly ok: false; readonly no: 'other-request' };

/** A change with the accounts that must not be told of it, or are told other reasons. */
type WholeChange = DutyChange & Pick<DutyFacts, 'hiddenFrom' | 'reasonsFor'>;
type Appended = Omit<Act, 'duties'> & { readonly duties: readonly WholeChange[] };

const shownTo =
  ({ account }: Pick<Actor, 'account'>) =>
  ({ hiddenFrom }: WholeChange): boolean =>
    !hiddenFrom.includes(account);

const toldTo =
  ({ account }: Pick<Actor, 'account'>) =>
  ({ hiddenFrom: _, reasonsFor, ...change }: WholeChange): DutyChange => ({ ...change, ...reasonsFor[account] });

export type ActResult = ({ readonly ok: true } & Act) | No;

export interface Preview {
  readonly refusal?: Refusal;
  readonly duties: readonly DutyChange[];
  /** What the law would newly see in the history. */
  readonly findings: readonly Finding[];
}

export interface Command {
  /** Version of the case the caller saw. */
  readonly version: number;
  /** The event's fields plus `on`. */
  readonly input: unknown;
}

/** A command that is part of another act: the case is locked, and nobody saw a version of it. */
type Unversioned = Pick<Command, 'input'> & Partial<Command>;

export interface Cases {
  /** Opens one case; with `idempotencyKey`, at most once. Throws {@link InvalidCase} when it cannot be read. */
  open(tx: Tx, actor: Doer, one: NewCase): Promise<OpenedCase>;
  /** Opens many in a handful of statements; all or none. */
  openMany(tx: Tx, actor: Doer, many: readonly NewCase[]): Promise<OpenedCase[]>;
  /** Carries out `action` in a transaction of its own. */
  act(actor: Actor, caseId: string, action: string, command: Command, idempotencyKey?: string): Promise<ActResult>;
  /** As `act`, in a transaction that is already open: for what is an act of the case and something else at once. */
  actWithin(tx: Tx, actor: Actor, caseId: string, action: string, input: Readonly<Record<string, unknown>>): Promise<ActResult>;
  /** Appends events that came with a letter, in the relay's transaction; a letter that was taken in before adds nothing. */
  takeIn(
    tx: Tx,
    actor: Doer,
    caseId: string,
    events: readonly RecordedEvent[],
    letter: string,
  ): Promise<{ event: string } | undefined>;
  /** What `action` would change, or why not; writes nothing. */
  preview(tx: Tx, actor: Actor, caseId: string, action: string, input: unknown): Promise<({ ok: true } & Preview) | No>;
  /** The case file as `reader` may read it, as it stands or as it was known at the instant `knownAt`; undefined when it is out of scope. */
  file(tx: Tx, reader: Reader, caseId: string, knownAt?: Date): Promise<CaseFile | undefined>;
  /** What the law makes of what `reader` may read, on a day as a whole; with `asked.now`, as of that instant of the day. */
  explain(
    tx: Tx,
    reader: Pick<Reader, 'account'>,
    caseId: string,
    on: PlainDate,
    asked?: { knownAt?: Date | undefined; now?: Date | undefined },
  ): Promise<Explanation | undefined>;
}

export interface CasesDeps {
  readonly database: Database;
  readonly cipher: FieldCipher;
  readonly clock: Clock;
}

export function createCases(deps: CasesDeps): Cases {
  const { database, cipher, clock } = deps;

  async function actIn(tx: Tx, actor: Actor, caseId: string, action: string, command: Unversioned): Promise<ActResult> {
    const part = await openPart(tx, actor, caseId);
    const row = await lockCase(tx, caseId);
    if (!row)
      return (await findCase(tx, caseId)) ? { ok: false, no: 'refused', refusal: readOnly() } : { ok: false, no: 'not-found' };
    const file = caseFileOf(await readHistory(tx, cipher, row));
    const known = versionFor(actor.account, row.version, file.events);
    if (command.version !== undefined && known !== command.version) return { ok: false, no: 'stale', version: known };
    const refused = part && notPutToIt(part, action);
    if (refused) return { ok: false, no: 'refused', refusal: refused };
    const performed = perform(file, action, command.input, performing(actor, row, clock.now(), part && { part, action }));
    if (!performed.ok) {
      return 'refusal' in performed
        ? { ok: false, no: 'refused', refusal: performed.refusal }
        : { ok: false, no: 'faults', faults: performed.faults };
    }
    const faults = await faultsOfReferences(tx, row, performed.events, file.events);
    if (faults.length > 0) return { ok: false, no: 'faults', faults };
    const apart = wouldLoseSight(actor, row, file, performed.events);
    if (apart) return { ok: false, no: 'refused', refusal: apart };
    const by = part && {
      ...(await organActing(tx, actor, part, action)),
      ...(actor.key === undefined ? {} : { key: actor.key }),
    };
    const act = await append(tx, actor, row, file, performed.events, action, by);
    const all = [...file.events, ...act.events];
    const shown = act.duties.filter(shownTo(actor));
    return {
      ok: true,
      version: versionFor(actor.account, act.version, all),
      events: part ? eventsOfPart(part, all, act.events) : eventsReadBy(actor, row, all, act.events),
      duties: (part ? shown.filter((duty) => isOwnDuty(part, duty)) : shown).map(toldTo(actor)),
    };
  }

  async function append(
    tx: Tx,
    actor: Doer,
    row: CaseRow,
    file: CaseFile,
    events: readonly RecordedEvent[],
    action: string,
    came: Pick<Recorder, 'organ' | 'key' | 'letter'> = {},
  ): Promise<Appended> {
    const recorder = { account: actor.account, name: await recordedName(tx, actor, row), at: clock.now(), ...came };
    const end = { caseId: row.id, domain: row.domain, version: row.version, head: row.head };
    const prepared = prepareEvents(cipher, end, events, recorder);
    await insertEvents(tx, [prepared]);
    await draftPapers(tx, { caseId: row.id, file, by: actor.name, at: clock.now() }, prepared.events);
    const after = { ...file, events: [...file.events, ...prepared.events] };
    const standing = standingOf(after, actor.today);
    const owner = { ...row, ...columnsAfter(row, after, prepared.events, actor.today) };
    const { duties, ids } = await writeStandings(
      tx,
      [{ owner, version: prepared.version, head: prepared.head, standing }],
      clock.now(),
    );
    await audit(tx, actor, {
      act: 'case.act',
      object: 'case',
      id: row.id,
      detail: {
        action,
        events: prepared.rows.map(({ record }) => record.type),
        records: prepared.rows.map(({ record }) => record.id),
      },
      head: prepared.head,
    });
    const changes = changesOf(row, duties.get(row.id) ?? NO_CHANGE, actor.today, clock.now());
    return {
      version: prepared.version,
      events: prepared.events,
      duties: changes.map((change) => {
        const id = ids.get(`${row.id} ${dutyKey({ ...change, proceeding: change.proceeding ?? '' })}`);
        return id === undefined ? change : { id, ...change };
      }),
    };
  }

  return {
    async open(tx, actor, one) {
      const [opened] = await openCases(deps, tx, actor, [one]);
      if (!opened) throw new Error('a case that was opened has an id');
      return opened;
    },
    openMany: (tx, actor, many) => openCases(deps, tx, actor, many),

    act: async (actor, caseId, action, command, idempotencyKey) => {
      const request = { caseId, action, version: command.version, input: command.input };
      const result = await database.inScope(actor, (tx) =>
        once(
          deps,
          tx,
          { account: actor.account, key: idempotencyKey, request },
          () => actIn(tx, actor, caseId, action, command),
          (answer) => answer.ok,
        ),
      );
      return result === OTHER_REQUEST ? { ok: false, no: 'other-request' } : result;
    },

    async actWithin(tx, actor, caseId, action, input) {
      const row = await findCase(tx, caseId);
      return row ? actIn(tx, actor, caseId, action, { input }) : { ok: false, no: 'not-found' };
    },

    async takeIn(tx, actor, caseId, events, letter) {
      const row = await lockCase(tx, caseId);
      if (!row) return undefined;
      const history = await readHistory(tx, cipher, row);
      const known = history.events.find((event) => event.letter === letter);
      if (known) return { event: known.id };
      const act = await append(tx, actor, row, caseFileOf(history), events, 'take-in-letter', { letter });
      const last = act.events.at(-1)?.id;
      return last === undefined ? undefined : { event: last };
    },

    async preview(tx, actor, caseId, action, input) {
      const part = await openPart(tx, actor, caseId);
      const row = await findCase(tx, caseId);
      if (!row) return { ok: false, no: 'not-found' };
      const refused = part && notPutToIt(part, action);
      if (refused) return { ok: true, refusal: refused, duties: [], findings: [] };
      const history = await readHistory(tx, cipher, row);
      const file = caseFileOf(history);
      const performed = perform(file, action, input, performing(actor, row, clock.now(), part && { part, action }));
      if (!performed.ok) {
        if ('faults' in performed) return { ok: false, no: 'faults', faults: performed.faults };
        return { ok: true, refusal: performed.refusal, duties: [], findings: [] };
      }
      const apart = wouldLoseSight(actor, row, file, performed.events);
      if (apart) return { ok: true, refusal: apart, duties: [], findings: [] };
      const now = standingOf(file, actor.today).duties.map((facts) => ({ id: '', facts }));
      const then = standingOf({ ...file, events: [...file.events, ...performed.events] }, actor.today).duties;
      const shown = changesOf(row, difference(now, then), actor.today, clock.now()).filter(shownTo(actor));
      const duties = (part ? shown.filter((duty) => isOwnDuty(part, duty)) : shown).map(toldTo(actor));
      // An organ reads its own part of a case, and of the rest not even what the law makes of it.
      const findings = part ? [] : newFindings(caseFileOf(withoutHidden(actor, history)), performed.events, actor);
      return { ok: true, duties, findings };
    },

    async file(tx, reader, caseId, knownAt) {
      const row = await findCase(tx, caseId);
      return row && caseFileOf(asReadBy(reader, await readHistory(tx, cipher, row)), knownAt);
    },

    async explain(tx, reader, caseId, on, { knownAt, now } = {}) {
      const row = await findCase(tx, caseId);
      const asOf = now === undefined ? {} : { now: instantInShanghai(now) };
      return row && explain(caseFileOf(withoutHidden(reader, await readHistory(tx, cipher, row)), knownAt), on, asOf);
    },
  };
}

/**
 * As whom an act is recorded: a stand-in under his own name, with «代» and whose post it is. He stands in where the post he fills holds the
 * case, or where no post of his own answers for it.
 */
async function recordedName(tx: Tx, doer: Doer, row: CaseRow): Promise<string> {
  const posts = ('posts' in doer ? (doer as Actor).posts : []).filter((post) =>
    answersFor(post, row.unit, row.region, row.handler),
  );
  const lent = posts.filter(({ standIn }) => standIn === true);
  if (lent.length === 0) return doer.name;
  const officer = await findOfficer(tx, row.id);
  const post = lent.find(({ id }) => id === officer?.post) ?? (posts.length === lent.length ? lent[0] : undefined);
  return post?.holder === undefined ? doer.name : `${doer.name}（代${post.holder}）`;
}

/** The columns that follow the facts, after `events`: only what mends the record changes a fact. */
function columnsAfter(row: CaseRow, after: CaseFile, events: readonly RecordedEvent[], today: PlainDate): FactColumns {
  return events.some(({ type }) => isCorrection(type)) ? storedFactColumns(row, after, today) : row;
}

/** A correction by which the case becomes a juvenile's is for a post that sees it afterwards, as the opening of one is. */
function wouldLoseSight(actor: Actor, row: CaseRow, file: CaseFile, events: readonly RecordedEvent[]): Refusal | undefined {
  const { juvenile } = columnsAfter(row, { ...file, events: [...file.events, ...events] }, events, actor.today);
  return juvenile && !row.juvenile && !actor.compartments.includes('juvenile')
    ? forJuvenilePosts(words('请由承办未成年人社区矫正的人员更正。', 'Ask a colleague who works with juveniles to correct it.'))
    : undefined;
}

/** As whom the law is asked: by the posts that answer for the case, or, for an organ, by those to whose organ the matter was put. */
export function performing(
  actor: Actor,
  answered: Answered,
  now: Date,
  organ?: { readonly part: OrganPart; readonly action: string },
) {
  const by = organ ? rolesInPart(actor, organ.part, organ.action) : rolesFor(actor, answered);
  return { on: actor.today, now: instantInShanghai(now), by, actor: actor.account, key: randomUUID().slice(0, 8) };
}

/** What the law would see in the history after an act and does not see before it: that a request is late, that a trip lies outside the permit. */
function newFindings(file: CaseFile, events: readonly RecordedEvent[], { today, account }: Actor): readonly Finding[] {
  const keyOf = ({ rule, zh }: Finding) => `${rule} ${zh}`;
  const known = new Set(explain(file, today).findings.map(keyOf));
  return explain({ ...file, events: [...file.events, ...events] }, today).findings.filter(
    (finding) => !known.has(keyOf(finding)) && finding.hiddenFrom?.includes(account) !== true,
  );
}

const NO_CHANGE: DutyDifference = { added: [], changed: [], removed: [] };

function changesOf(
  row: CaseRow,
  { added, changed, removed, movedFrom }: DutyDifference,
  today: PlainDate,
  now: Date,
): WholeChange[] {
  const say = (facts: DutyFacts, change: DutyChange['change']): WholeChange => ({
    change,
    caseId: row.id,
    rule: facts.rule,
    clock: facts.clock,
    ...(facts.proceeding === '' ? {} : { proceeding: facts.proceeding }),
    who: facts.who,
    unit: row.unit,
    opens: facts.opens,
    due: facts.due,
    ...(facts.dueAt === null ? {} : { dueAt: facts.dueAt }),
    status: statusOn(facts, today, now),
    doneOn: facts.doneOn,
    ...(facts.provisional ? { provisional: true } : {}),
    cite: facts.cite,
    hiddenFrom: facts.hiddenFrom,
    reasonsFor: facts.reasonsFor,
    ...facts.reasons,
  });
  return [
    ...added.map((facts) => say(facts, 'added')),
    ...changed.map((facts) => {
      const was = movedFrom?.get(dutyKey(facts));
      return was === undefined ? say(facts, 'changed') : { ...say(facts, 'changed'), was };
    }),
    ...removed.map(({ facts }) => say(facts, 'removed')),
  ];
}

function readOnly(): Refusal {
  return refusal(
    'SCOPE-01',
    ['社区矫正法 9'],
    words('您的岗位可以查阅此案，但不能办理。', 'Your post may read this case but not act on it.'),
    words(
      '请由负责该对象的司法所或县社区矫正机构办理。',
      'The judicial office or county agency responsible for the person acts.',
    ),
  );
}
