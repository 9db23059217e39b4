/** The cells of one row with the questions the import asks of them; collects what is wrong as it is asked. */
import type { Kind } from '../../../law/corrections/vocabulary.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { termEnd } from '../../../law/kernel/term.ts';
import { ageOn, type IdNumber, readIdNumber, type Sex } from '../../registers/people/id-number.ts';
import { findCode, KIND_CODES, REPORTING_CODES, type Reporting, SEX_CODES } from './codes.ts';
import { COLUMNS, type ColumnKey, columnOf } from './columns.ts';
import type { Issue } from './issue.ts';
import { findOffice, type Office } from './offices.ts';
import { readDate } from './reading/date.ts';
import { findLength } from './reading/length.ts';
import { isDamaged, tidy } from './reading/text.ts';
import type { LedgerEntry, RowContext } from './row.ts';
import { type ROW_WORDS, type RowCode, sayRow } from './row-words.ts';
import { type Cell, cellText, columnLetters, LIMITS, type SheetRow } from './sheet/sheet.ts';

type Args<Code extends RowCode> = Parameters<(typeof ROW_WORDS)[Code]>;

/** What people write in a cell that has nothing to say. */
const NOTHING = /^(无|没有|暂无|空|不详|[-/\\—–－]+|N\/?A)$/i;

export class RowCells {
  readonly issues: Issue[] = [];
  readonly texts = new Map<ColumnKey, string>();
  readonly #row: SheetRow;
  readonly #context: RowContext;

  constructor(row: SheetRow, context: RowContext) {
    this.#row = row;
    this.#context = context;
    for (const { key } of COLUMNS) this.#readText(key);
  }

  get refused(): boolean {
    return this.issues.some(({ severity }) => severity === 'refusal');
  }

  warn<Code extends RowCode>(key: ColumnKey, code: Code, ...args: Args<Code>): void {
    this.#note(key, 'warning', code, args);
  }

  refuse<Code extends RowCode>(key: ColumnKey, code: Code, ...args: Args<Code>): undefined {
    this.#note(key, 'refusal', code, args);
    return undefined;
  }

  name(): string | undefined {
    const name = this.#required('name');
    if (name === undefined) return undefined;
    return /^[\d\s.+-]*$/.test(name) || name.length > 60 ? this.refuse('name', 'name') : name;
  }

  idNumber(): IdNumber | undefined {
    const cell = this.#cell('idNumber');
    if (this.#required('idNumber') === undefined || cell === undefined) return undefined;
    // Fifteen digits are all a spreadsheet's number holds; a longer one has lost its end even where the file shows zeros.
    const lost = cell.kind === 'number' && (/E/i.test(cell.raw) || cell.raw.replace(/\D/g, '').length > 15);
    const result = readIdNumber(lost ? '1E+17' : cellText(cell), { on: this.#context.on, demo: this.#context.demo });
    if (!result.ok) return this.#refuseId(`id-${result.fault}`, result);
    if (result.id.kind === 'resident-15') this.warn('idNumber', 'id-old');
    return result.id;
  }

  kind(): Kind | undefined {
    const text = this.#required('kind');
    if (text === undefined) return undefined;
    return findCode(KIND_CODES, text) ?? this.refuse('kind', text.includes('剥夺政治权利') ? 'kind-abolished' : 'kind');
  }

  term(): { from: PlainDate; to: PlainDate } | undefined {
    const [hasFrom, hasTo] = [this.#required('termFrom'), this.#required('termTo')];
    const from = hasFrom === undefined ? undefined : this.date('termFrom');
    const to = hasTo === undefined ? undefined : this.date('termTo');
    if (from === undefined || to === undefined) return undefined;
    if (to < from) return this.refuse('termTo', 'term-order', from);
    if (from > this.#context.on) return this.refuse('termFrom', 'term-future');
    this.#compareLength(from, to);
    if (to < this.#context.on) this.warn('termTo', 'term-over');
    return { from, to };
  }

  sex(): Sex | undefined {
    const text = this.texts.get('sex');
    return text === undefined ? undefined : (findCode(SEX_CODES, text) ?? this.refuse('sex', 'sex'));
  }

  prohibition(): LedgerEntry['prohibition'] {
    const [from, to] = [this.date('prohibitionFrom'), this.date('prohibitionTo')];
    const content = this.said('prohibition');
    if (from && to && to < from) this.refuse('prohibitionTo', 'prohibition-order', from);
    if (content === undefined) {
      if (from || to) this.warn('prohibition', 'prohibition-empty');
      return undefined;
    }
    return { content, ...(from ? { from } : {}), ...(to ? { to } : {}) };
  }

  /** A place that is not known, or may be either of two, is left out: the file then says nothing of it, and no copy is asked for. */
  decidedIn(): string | undefined {
    const text = this.said('decidedIn');
    if (text === undefined) return undefined;
    const codes = this.#context.places.find(text);
    if (codes.length !== 1) this.warn('decidedIn', codes.length === 0 ? 'place-unknown' : 'place-ambiguous');
    return codes.length === 1 ? codes[0] : undefined;
  }

  /** Decides whether the person has arrived. What cannot be read is refused: a guess would hide somebody nobody supervises. */
  reporting(): { reportedOn: PlainDate | undefined; reporting: Reporting | undefined } {
    const reportedOn = this.pastDate('reportedOn');
    const text = this.said('reporting');
    const stated = text === undefined ? undefined : findCode(REPORTING_CODES, text);
    if (text !== undefined && stated === undefined) this.refuse('reporting', 'reporting');
    const absent = stated === 'missing' || stated === 'not-yet';
    if (absent && reportedOn) this.refuse('reporting', 'reporting-contradicts');
    if (stated !== undefined && !absent && this.said('reportedOn') === undefined) this.warn('reportedOn', 'reported-when');
    if (text === undefined && this.said('reportedOn') === undefined) this.warn('reporting', 'not-reported');
    return { reportedOn, reporting: stated ?? (reportedOn ? 'in-time' : undefined) };
  }

  office(): Office | undefined {
    const [column, residence] = [this.texts.get('office') ?? '', this.texts.get('residence') ?? ''];
    const result = findOffice(this.#context.offices, column, residence);
    if (result.ok) return result.office;
    const key = column !== '' || !this.#context.header.index.has('residence') ? 'office' : 'residence';
    const names = result.candidates.join('、');
    if (result.fault === 'not-yours') return this.refuse(key, 'office-not-yours', names);
    if (result.fault === 'ambiguous') return this.refuse(key, 'office-ambiguous', names);
    return this.refuse(key, 'office-unknown', column === '' && residence === '' ? 'nothing' : key);
  }

  /** Whether the offence was certainly before 18; warns also where it may have been. */
  juvenile(born: PlainDate, termFrom: PlainDate): boolean {
    const age = ageOn(born, termFrom);
    if (age < 14) this.refuse('termFrom', 'age');
    else if (age < 18 && !this.#context.juveniles) this.refuse('name', 'juvenile-post');
    else if (age < 18) this.warn('termFrom', 'juvenile');
    // A trial takes up to two years from the offence, so one of 18 or 19 may have been a minor then; only the judgment tells.
    else if (age < 20) this.warn('termFrom', 'maybe-juvenile', age);
    return age < 18;
  }

  phone(): string | undefined {
    const cell = this.#cell('phone');
    const text = this.said('phone');
    if (cell === undefined || text === undefined) return undefined;
    if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return this.refuse('phone', 'phone-lost-digits');
    if (!/^(\+?86)?(1[3-9]\d{9}|0\d{9,11}|\d{7,8})$/.test(text.normalize('NFKC').replace(/[\s()-]/g, '')))
      this.warn('phone', 'phone');
    return text;
  }

  pastDate(key: ColumnKey): PlainDate | undefined {
    const date = this.date(key);
    return date !== undefined && date > this.#context.on ? this.refuse(key, 'future') : date;
  }

  date(key: ColumnKey): PlainDate | undefined {
    const cell = this.#cell(key);
    const text = this.said(key);
    if (cell === undefined || text === undefined) return undefined;
    if (cell.kind === 'number' && cell.date) return cell.date;
    const result = readDate(text, this.#context.date1904);
    return result.ok ? result.date : this.refuse(key, 'date', result.reason);
  }

  /** The text of an optional column; undefined also for «无» and the like. */
  said(key: ColumnKey): string | undefined {
    const text = this.texts.get(key);
    return text === undefined || NOTHING.test(text) ? undefined : text;
  }

  #compareLength(from: PlainDate, to: PlainDate): void {
    const text = this.said('termLength');
    if (text === undefined) return;
    const length = findLength(text);
    if (length === undefined) this.warn('termLength', 'length-unread');
    else {
      const counted = termEnd(from, length);
      if (counted !== to) this.warn('termTo', 'term-length', text, counted, to);
    }
  }

  #cell(key: ColumnKey): Cell | undefined {
    const at = this.#context.header.index.get(key);
    return at === undefined ? undefined : this.#row.cells.get(at);
  }

  #readText(key: ColumnKey): void {
    const cell = this.#cell(key);
    if (cell === undefined) return;
    const text = cellText(cell);
    if (cell.kind === 'formula') this.refuse(key, 'formula');
    else if (cell.kind === 'error') this.refuse(key, 'cell-error');
    else if (isDamaged(text)) this.refuse(key, 'damaged');
    else if (text.length > LIMITS.cellText) this.refuse(key, 'too-long');
    else if (tidy(text) !== '') this.texts.set(key, tidy(text));
  }

  #required(key: ColumnKey): string | undefined {
    const text = this.texts.get(key);
    if (text !== undefined) return text;
    // A cell that holds something unreadable has been told of already.
    return this.#cell(key) === undefined ? this.refuse(key, 'empty') : undefined;
  }

  #refuseId(code: string, said: { reason: Issue['reason']; remedy: Issue['remedy'] }): undefined {
    this.#note('idNumber', 'refusal', 'id', [said], code);
    return undefined;
  }

  #note<Code extends RowCode>(
    key: ColumnKey,
    severity: Issue['severity'],
    code: Code,
    args: Args<Code>,
    as: string = code,
  ): void {
    const at = this.#context.header.index.get(key);
    const column = this.#context.header.columns.find(({ index }) => index === at);
    this.issues.push({
      row: this.#row.number,
      column: column?.header ?? columnOf(key).title,
      letters: at === undefined ? '' : columnLetters(at),
      value: at === undefined ? '' : cellText(this.#row.cells.get(at)),
      severity,
      code: as,
      ...sayRow(code, ...args),
    });
  }
}
