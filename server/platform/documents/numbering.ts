/** Numbers of papers (forms §1.1): per organ, mark and calendar year, from 1, taken at signing and at no other time, with no gap. */
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import type { Tx } from '../postgres/database.ts';

export interface PaperNumber {
  readonly text: string;
  readonly mark: string;
  readonly year: number;
  readonly serial: number;
}

export interface Organ {
  readonly id: string;
  readonly name: string;
  /** What its numbers begin with where the county has set nothing. */
  readonly short: string;
}

/** How a number is written unless the county says otherwise. */
export const FORMAT = '（{年}）{简称}矫{字}字第{号}号';

interface Numbering {
  format: string;
  short_name: string;
  marks: Record<string, string>;
}

/** The county's way of writing numbers on a day. */
export async function numberingOf(tx: Tx, agency: string, on: PlainDate): Promise<Numbering | undefined> {
  const { rows } = await tx.query<Numbering>(
    `SELECT format, short_name, marks FROM guitu.paper_numbering WHERE agency = $1 AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1`,
    [agency, on],
  );
  return rows[0];
}

/** Takes the next number. The counter's row stays locked until the transaction ends: if it fails, the number was never given. */
export async function takeNumber(
  tx: Tx,
  organ: Organ,
  agency: string,
  kind: { readonly id: string; readonly mark: string },
  on: PlainDate,
): Promise<PaperNumber> {
  const year = Number(on.slice(0, 4));
  const setting = await numberingOf(tx, agency, on);
  const mark = setting?.marks[kind.id] ?? kind.mark;
  const { rows } = await tx.query<{ last: number }>(
    `INSERT INTO guitu.paper_counter AS c (organ, mark, year, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT ON CONSTRAINT paper_counter_pk DO UPDATE SET last = c.last + 1 RETURNING last`,
    [organ.id, mark, year],
  );
  const serial = rows[0]?.last;
  if (serial === undefined) throw new Error('the counter of numbers gave none');
  const short = organ.id === agency ? (setting?.short_name ?? organ.short) : organ.short;
  const text = (setting?.format ?? FORMAT)
    .replaceAll('{年}', String(year))
    .replaceAll('{简称}', short)
    .replaceAll('{字}', mark)
    .replaceAll('{号}', String(serial));
  return { text, mark, year, serial };
}
