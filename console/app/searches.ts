import type { BandName, DutyStatus, Scope } from '../api/answers.ts';

/**
 * What each page keeps in the address. Anything else an address carries is dropped without a word: an old link opens the page, it never
 * breaks it.
 */
type Raw = Readonly<Record<string, unknown>>;

/** A string worth keeping; digits come back from the address as numbers. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((one) => one === value);
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

/** Fields of a form that stand in it already: texts by name. */
function texts(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** `true`, also where it comes back from a saved filter as text. */
function yes(value: unknown): true | undefined {
  return value === true || value === 'true' ? true : undefined;
}

/** Where a person stands, coarser than the state. */
export const STANDINGS = ['in-service', 'waiting', 'ended'] as const;
type Standing = (typeof STANDINGS)[number];

/** Leaves out what is undefined, so that addresses stay short. */
function kept<Search extends object>(search: Search): { [K in keyof Search]?: Exclude<Search[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof Search]?: Exclude<Search[K], undefined>;
  }; // the same keys with the undefined ones gone, which Object.fromEntries cannot express
}

/** Where a cursor list stands: the cursors of the pages before, so that one can go back, and every link is complete. */
export const cursorSearch = (raw: Raw) =>
  kept({ trail: Array.isArray(raw.trail) ? raw.trail.flatMap((one) => text(one) ?? []) : undefined });

/** The papers' list: what is shown of it, and which page. */
export const papersSearch = (raw: Raw) =>
  kept({
    state: oneOf(raw.state, ['draft', 'signed', 'served', 'void'] as const),
    kind: text(raw.kind),
    register: typeof raw.register === 'number' ? raw.register : undefined,
    page: typeof raw.page === 'number' && raw.page > 1 ? raw.page : undefined,
  });

/** Which paper of a case is open, or wanted: for a duty (its key) or for a record; on whom it is to be served, and whence one came. */
export const casePapersSearch = (raw: Raw) =>
  kept({
    paper: text(raw.paper),
    serve: text(raw.serve),
    record: text(raw.record),
    to: text(raw.to),
    from: oneOf(raw.from, ['today'] as const),
  });

export const signInSearch = (raw: Raw) => kept({ to: text(raw.to), ended: raw.ended === true ? true : undefined });

export const todaySearch = (raw: Raw) =>
  kept({
    scope: oneOf<Scope>(raw.scope, ['mine', 'office', 'county']),
    band: oneOf<BandName>(raw.band, ['overdue', 'due', 'week', 'promptly']),
    why: text(raw.why),
    ...cursorSearch(raw),
  });

/** What the list of leaves shows of them, and which page. */
export const LEAVES_SHOWN = ['late', 'back-today', 'out', 'waiting'] as const;
export const leavesSearch = (raw: Raw) => kept({ show: oneOf(raw.show, LEAVES_SHOWN), ...cursorSearch(raw) });

export const peopleSearch = (raw: Raw) =>
  kept({
    q: text(raw.q),
    kind: text(raw.kind),
    state: text(raw.state),
    grade: text(raw.grade),
    standing: oneOf<Standing>(raw.standing, STANDINGS),
    endsFrom: day(raw.endsFrom),
    endsTo: day(raw.endsTo),
    receivedFrom: day(raw.receivedFrom),
    receivedTo: day(raw.receivedTo),
    endedFrom: day(raw.endedFrom),
    endedTo: day(raw.endedTo),
    late: yes(raw.late),
    unit: text(raw.unit),
    officer: text(raw.officer),
    concern: oneOf(raw.concern, ['unassigned']),
    ...cursorSearch(raw),
  });

/** How much the calendar shows at once. */
export const CALENDAR_VIEWS = ['month', 'week', 'day'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

export const calendarSearch = (raw: Raw) =>
  kept({
    view: oneOf<CalendarView>(raw.view, CALENDAR_VIEWS),
    day: day(raw.day),
    scope: oneOf<Scope>(raw.scope, ['mine', 'office', 'county']),
  });

export const officeChangesSearch = (raw: Raw) => kept({ open: yes(raw.open), ...cursorSearch(raw) });

export const unitSearch = (raw: Raw) => kept({ unit: text(raw.unit) });

export const dutiesSearch = (raw: Raw) =>
  kept({
    q: text(raw.q),
    scope: oneOf<Scope>(raw.scope, ['mine', 'office', 'county']),
    band: oneOf<BandName>(raw.band, ['overdue', 'due', 'week', 'promptly']),
    status: oneOf<DutyStatus>(raw.status, ['open', 'overdue', 'paused', 'met', 'met-late', 'lifted']),
    rule: text(raw.rule),
    who: text(raw.who),
    unit: text(raw.unit),
    dueFrom: day(raw.dueFrom),
    dueBefore: day(raw.dueBefore),
    ahead: yes(raw.ahead),
    ...cursorSearch(raw),
  });

export const mattersSearch = (raw: Raw) =>
  kept({ q: text(raw.q), kind: category(raw.kind), state: text(raw.state), ...cursorSearch(raw) });

/** `01`: an address gives it back as the number 1. */
function category(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value).padStart(2, '0') : text(value);
}

export const caseSearch = (raw: Raw) =>
  kept({
    on: day(raw.on),
    knownAt: day(raw.knownAt),
    why: text(raw.why),
    act: text(raw.act),
    clock: text(raw.clock),
    event: text(raw.event),
    fill: texts(raw.fill),
  });

export const accountsSearch = (raw: Raw) => kept({ q: text(raw.q), ...cursorSearch(raw) });

export const auditSearch = (raw: Raw) =>
  kept({ act: text(raw.act), object: text(raw.object), id: text(raw.id), account: text(raw.account), ...cursorSearch(raw) });

export const messagesSearch = (raw: Raw) =>
  kept({ show: oneOf(raw.show, ['failed', 'waiting', 'stopped'] as const), unread: yes(raw.unread), ...cursorSearch(raw) });
