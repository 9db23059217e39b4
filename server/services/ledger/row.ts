/**
 * One row of the sheet becomes an entry, or the list of everything that is wrong with it. All faults of a row are told at once, so that it
 * is mended once.
 */
import type { Kind } from '../../../law/corrections/vocabulary.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { IdNumber, Sex } from '../../registers/people/id-number.ts';
import type { Reporting } from './codes.ts';
import type { ColumnKey } from './columns.ts';
import type { Header } from './header.ts';
import type { Issue } from './issue.ts';
import type { Office } from './offices.ts';
import type { Places } from './places.ts';
import { RowCells } from './row-cells.ts';
import type { SheetRow } from './sheet/sheet.ts';

export interface LedgerEntry {
  readonly row: number;
  readonly office: Office;
  readonly id: IdNumber;
  readonly name: string;
  readonly sex: Sex;
  readonly born: PlainDate;
  readonly kind: Kind;
  readonly term: { readonly from: PlainDate; readonly to: PlainDate };
  readonly prohibition: { readonly content: string; readonly from?: PlainDate; readonly to?: PlainDate } | undefined;
  /** Six-digit division code of the place the deciding organ is in; undefined where the sheet does not say, or names none that is known. */
  readonly decidedIn: string | undefined;
  readonly papersReceived: PlainDate | undefined;
  readonly reportedOn: PlainDate | undefined;
  /** Undefined when neither the type nor the time of reporting is given: not reported, as far as the sheet knows. */
  readonly reporting: Reporting | undefined;
  /** True when the age at the start of the term proves an offence before 18. */
  readonly juvenile: boolean;
  /** Every column as it was written, tidied; for print and for giving the row back. */
  readonly texts: ReadonlyMap<ColumnKey, string>;
}

export interface RowContext {
  readonly header: Header;
  readonly date1904: boolean;
  /** The day of the import. */
  readonly on: PlainDate;
  readonly demo: boolean;
  readonly offices: readonly Office[];
  readonly places: Places;
  /** Whether the importing post may hold juveniles' files. */
  readonly juveniles: boolean;
}

export type RowResult =
  | { readonly ok: true; readonly entry: LedgerEntry; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads a row below the header. Sex and birth date are those of the ID number, whose checksum vouches for them; the sheet's are compared. */
export function readRow(row: SheetRow, context: RowContext): RowResult {
  const cells = new RowCells(row, context);
  const name = cells.name();
  const id = cells.idNumber();
  const [sex, born] = [cells.sex(), cells.date('born')];
  cells.phone();
  const kind = cells.kind();
  const term = cells.term();
  const prohibition = cells.prohibition();
  const decidedIn = cells.decidedIn();
  const papersReceived = cells.pastDate('papersReceived');
  const { reportedOn, reporting } = cells.reporting();
  const office = cells.office();

  if (id && born && born !== id.born) cells.warn('born', 'born-differs', id.born);
  if (id && sex && sex !== id.sex) cells.warn('sex', 'sex-differs');
  if (term && reportedOn && reportedOn < term.from) cells.warn('reportedOn', 'reported-early', term.from);
  const juvenile = id !== undefined && term !== undefined && cells.juvenile(id.born, term.from);
  if (cells.refused || !name || !id || !kind || !term || !office) return { ok: false, issues: cells.issues };
  return {
    ok: true,
    warnings: cells.issues,
    entry: {
      row: row.number,
      office,
      id,
      name,
      sex: id.sex,
      born: id.born,
      kind,
      term,
      prohibition,
      decidedIn,
      papersReceived,
      reportedOn,
      reporting,
      juvenile,
      texts: cells.texts,
    },
  };
}
