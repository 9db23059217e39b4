/** The rows of one claimed import: read one by one, written in chunks, each chunk in one transaction with the record of its rows. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { State } from '../../../law/corrections/vocabulary.ts';
import { explain, parseCaseFile } from '../../../law/index.ts';
import { CASE_FILE_FORMAT } from '../../../law/kernel/case-file.ts';
import { words } from '../../../law/kernel/words.ts';
import { DatabaseUnavailable, type Tx } from '../../platform/postgres/database.ts';
import type { OwnNames } from './columns.ts';
import { findHeader, type Header } from './header.ts';
import { caseOf, type LedgerCase, type StateOf } from './history.ts';
import { type DoneRow, type ImportProblem, type ImportRecord, type ImportStore, importStore } from './import-store.ts';
import type { Issue } from './issue.ts';
import type { Office } from './offices.ts';
import type { Places } from './places.ts';
import { type LedgerEntry, type RowContext, readRow } from './row.ts';
import { sayRow } from './row-words.ts';
import { type GoodRow, type Importer, type RowWriter, rowWriter } from './row-writer.ts';
import type { ImportDeps } from './run-import.ts';
import { openTable } from './sheet/open-table.ts';
import { cellText, type SheetRow } from './sheet/sheet.ts';
import type { TextRow } from './workbooks.ts';

/** An import this process works on, and in whose name. */
export interface Claim {
  readonly record: ImportRecord;
  readonly token: string;
  readonly importer: Importer;
  readonly within: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly offices: readonly Office[];
  readonly places: Places;
  readonly juveniles: boolean;
  readonly ownNames: OwnNames;
  readonly signal?: AbortSignal;
}

/** Another process took the import over, or the caller asked to stop: nothing is wrong and nothing more is written. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** Rows written in one transaction: enough to be fast, few enough that a kill repeats little and locks are short. */
const CHUNK = 100;

interface PendingRow {
  readonly row: SheetRow;
  readonly issues: readonly Issue[];
  readonly good?: GoodRow;
}

/**
 * Reads and writes every row; ends the import. Gives the number of rows, or the problem when no header is found.
 * Throws {@link Stopped}, `UnreadableFile`, and what the database throws when it cannot be reached.
 */
export async function importRows(deps: ImportDeps, claim: Claim): Promise<{ read: number } | { problem: ImportProblem }> {
  const store = importStore(deps.keys);
  const writer = rowWriter(deps);
  const { record, token } = claim;
  const table = await openTable(await claim.within((tx) => store.bytes(tx, record.file)), record.fileName);
  const found = await findHeader(table, claim.ownNames);
  if (!found.ok) {
    await claim.within((tx) =>
      store.saveLayout(tx, record.id, { name: '', titles: [], header: { number: 0, cells: {} }, columns: found.columns }),
    );
    return { problem: { code: 'header', reason: found.reason, remedy: found.remedy } };
  }
  const { header } = found;
  const done = await claim.within(async (tx) => {
    await store.saveLayout(tx, record.id, layoutOf(header));
    return store.resume(tx, record);
  });
  const context: RowContext = {
    header,
    date1904: table.date1904,
    on: claim.importer.today,
    demo: deps.demo,
    offices: claim.offices,
    places: claim.places,
    juveniles: claim.juveniles,
  };
  const reader = rowReader(context, claim);
  const flush = (rows: readonly PendingRow[], read: number) => writeChunk({ deps, store, writer, claim }, rows, read);

  let read = 0;
  let pending: PendingRow[] = [];
  for await (const row of header.sheet.rows()) {
    if (row.number <= header.row || !holdsSomething(row, header)) continue;
    read++;
    const one = reader(row);
    if (!done.has(row.number)) pending.push(one);
    if (pending.length < CHUNK) continue;
    await flush(pending, read);
    pending = [];
    await nextTurn();
    if (claim.signal?.aborted) throw new Stopped();
  }
  await flush(pending, read);
  const ended = await claim.within((tx) => store.finish(tx, { id: record.id, token }, read, deps.clock.now()));
  if (!ended) throw new Stopped();
  return { read };
}

/** Reads rows in order, noticing those that repeat an earlier one and those the law cannot read as a case. */
function rowReader(context: RowContext, { record }: Claim): (row: SheetRow) => PendingRow {
  const seen = new Map<string, number>();
  return (row) => {
    const result = readRow(row, context);
    if (!result.ok) return { row, issues: result.issues };
    const { entry, warnings } = result;
    const key = `${entry.id.number} ${entry.term.from}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) return { row, issues: [...warnings, rowIssue(entry, 'repeated', sayRow('repeated', earlier))] };
    seen.set(key, entry.row);
    const opens = caseOf(entry, {
      on: context.on,
      county: record.region,
      source: `台账导入：${record.fileName} 第 ${entry.row} 行`,
      stateOf,
    });
    const faults = faultsOf(opens);
    if (faults.length > 0) {
      const said = sayRow(
        'law',
        words(`不能作为案件录入（${faults.join('；')}）`, `cannot be read as a case (${faults.join('; ')})`),
      );
      return { row, issues: [...warnings, rowIssue(entry, 'law', said)] };
    }
    return { row, issues: warnings, good: { entry, opens } };
  };
}

function faultsOf(opens: LedgerCase): readonly string[] {
  const parsed = parseCaseFile({ format: CASE_FILE_FORMAT, case: 'corrections', ...opens });
  return parsed.ok ? [] : parsed.faults;
}

const stateOf: StateOf = (facts, events, on) =>
  // The law's state of a corrections case is one of its own table.
  explain({ format: CASE_FILE_FORMAT, case: 'corrections', facts, events: [...events] }, on).state as State;

function rowIssue(entry: LedgerEntry, code: string, { reason, remedy }: Pick<Issue, 'reason' | 'remedy'>): Issue {
  return { row: entry.row, column: '', letters: '', value: '', severity: 'refusal', code, reason, remedy };
}

interface Writing {
  readonly deps: ImportDeps;
  readonly store: ImportStore;
  readonly writer: RowWriter;
  readonly claim: Claim;
}

/**
 * Writes a chunk; when it fails, its rows one by one, so that a row nobody foresaw is refused and does not hold the rest up. An
 * unreachable database is nobody's row: it ends the run, and another takes over.
 */
async function writeChunk(writing: Writing, rows: readonly PendingRow[], read: number): Promise<void> {
  try {
    await writeTogether(writing, rows, read);
  } catch (error) {
    if (error instanceof Stopped || error instanceof DatabaseUnavailable) throw error;
    const [row] = rows;
    if (row === undefined) throw error;
    if (rows.length > 1) {
      for (const one of rows) await writeChunk(writing, [one], read);
      return;
    }
    const incident = randomUUID().slice(0, 8);
    writing.deps.logger.error(
      { err: error, import: writing.claim.record.id, row: row.row.number, incident },
      'a row could not be written',
    );
    if (!row.good) throw error;
    const issue = rowIssue(row.good.entry, 'failed', sayRow('failed', incident));
    await writeTogether(writing, [{ row: row.row, issues: [...row.issues, issue] }], read);
  }
}

async function writeTogether({ deps, store, writer, claim }: Writing, rows: readonly PendingRow[], read: number): Promise<void> {
  const { record, token, importer, within } = claim;
  const importing = record.mode === 'import';
  await within(async (tx) => {
    const good = rows.flatMap((row) => (row.good ? [row.good] : []));
    if (importing && good.length > 0) await writer.lock(tx, record.region);
    const existing = await writer.existing(tx, good);
    const fresh = good.filter(({ entry }) => !existing.has(entry.row));
    const ids = importing ? await writer.write(tx, importer, fresh, record.id) : [];
    const opened = new Map(fresh.map(({ entry }, index) => [entry.row, ids[index] ?? null]));
    const done = rows.map((row) => doneRow(row, existing, opened));
    // A trial keeps only the rows somebody will want to see.
    const kept = importing ? done : done.filter(({ result, issues }) => result.outcome !== 'accepted' || issues.length > 0);
    const ours = await store.advance(tx, { id: record.id, token }, kept, {
      read,
      plainAccepted: done.length - kept.length,
      now: deps.clock.now(),
    });
    if (!ours) throw new Stopped();
  });
}

function doneRow(
  { row, issues, good }: PendingRow,
  existing: ReadonlyMap<number, string>,
  opened: ReadonlyMap<number, string | null>,
): DoneRow {
  if (!good) return { row: row.number, issues, result: { outcome: 'refused' }, cells: textRow(row).cells };
  const known = existing.get(row.number);
  if (known !== undefined) return { row: row.number, issues: [], result: { outcome: 'unchanged', caseId: known } };
  return { row: row.number, issues, result: { outcome: 'accepted', caseId: opened.get(row.number) ?? null } };
}

/** Rows that hold only a number in front or a stray mark outside the known columns are as good as blank. */
function holdsSomething(row: SheetRow, { index }: Header): boolean {
  for (const at of index.values()) if (row.cells.has(at)) return true;
  return false;
}

function layoutOf({ sheet, titles, columns, row }: Header) {
  const header = Object.fromEntries(columns.map(({ index, header: name }) => [index, name]));
  return { name: sheet.name, titles: titles.map(textRow), header: { number: row, cells: header }, columns };
}

function textRow(row: SheetRow): TextRow {
  return { number: row.number, cells: Object.fromEntries([...row.cells].map(([index, cell]) => [index, cellText(cell)])) };
}
