/** Letters of the cases within reach, newest first; and the same as a list for columns, filters and workbooks. */
import { z } from 'zod';
import { type Locale, type Words, words } from '../../../law/kernel/words.ts';
import { readCursor, writeCursor } from '../cases/cursor.ts';
import { Named } from '../cases/duty-list.ts';
import { inShanghai } from '../lists/instants.ts';
import { defineList } from '../lists/list.ts';
import type { Tx } from '../postgres/database.ts';

export const LetterItem = z.object({
  id: z.string(),
  kind: z.string(),
  direction: z.enum(['out', 'in']),
  carrier: z.enum(['guitu', 'paper']),
  fromCase: z.string(),
  fromUnit: Named,
  toCase: z.string().nullable(),
  toUnit: Named.nullable(),
  toName: z.string(),
  sent: z.string(),
  delivered: z.string().nullable(),
  paperNumber: z.string().nullable(),
  refused: z.string().nullable(),
});

interface Row {
  id: string;
  kind: string;
  carrier: 'guitu' | 'paper';
  from_case: string;
  from_unit: string;
  from_name: string;
  to_case: string | null;
  to_unit: string | null;
  to_unit_name: string | null;
  to_name: string;
  sent: Date;
  delivered: Date | null;
  paper_number: string | null;
  refused: string | null;
}
type LetterItem = z.infer<typeof LetterItem>;

export const LetterQuery = z.object({ case: z.uuid().optional() });

export async function listLetters(
  tx: Tx,
  units: readonly string[],
  filter: z.infer<typeof LetterQuery>,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: LetterItem[]; next: string | null }> {
  const params: unknown[] = [units, limit + 1];
  const conditions = ['(l.from_unit = ANY ($1::uuid[]) OR l.to_unit = ANY ($1::uuid[]))'];
  if (filter.case !== undefined) {
    params.push(filter.case);
    conditions.push(`(l.from_case = $${params.length} OR l.to_case = $${params.length})`);
  }
  const last = readCursor(after, 1)?.[0];
  if (last) {
    params.push(last);
    conditions.push(`l.id < $${params.length}::uuid`);
  }
  const { rows } = await tx.query<Row>(
    `SELECT l.id, l.kind, l.carrier, l.from_case, l.from_unit, f.name AS from_name, l.to_case, l.to_unit, t.name AS to_unit_name,
            l.to_name, l.sent, l.delivered, l.paper_number, l.refused
     FROM guitu.letter l JOIN guitu.organisation f ON f.id = l.from_unit LEFT JOIN guitu.organisation t ON t.id = l.to_unit
     WHERE ${conditions.join(' AND ')} ORDER BY l.id DESC LIMIT $2`,
    params,
  );
  const shown = rows.slice(0, limit);
  const end = shown.at(-1);
  return {
    items: shown.map((row) => itemOf(row, units)),
    next: rows.length > limit && end ? writeCursor([end.id]) : null,
  };
}

function itemOf(row: Row, units: readonly string[]): LetterItem {
  return {
    id: row.id,
    kind: row.kind,
    direction: units.includes(row.from_unit) ? 'out' : 'in',
    carrier: row.carrier,
    fromCase: row.from_case,
    fromUnit: { id: row.from_unit, name: row.from_name },
    toCase: row.to_case,
    toUnit: row.to_unit === null ? null : { id: row.to_unit, name: row.to_unit_name ?? row.to_name },
    toName: row.to_name,
    sent: row.sent.toISOString(),
    delivered: row.delivered?.toISOString() ?? null,
    paperNumber: row.paper_number,
    refused: row.refused,
  };
}

/** Letters between offices of the county, which are about no event of a case. */
const OFFICE_LETTERS: Readonly<Record<string, Words>> = {
  'office-change-sent': words('变更负责单位函', 'Change of office'),
  'office-change-answered': words('变更负责单位复函', 'Answer to a change of office'),
};

const DIRECTIONS = { out: words('发出', 'Out'), in: words('收到', 'In') };
const CARRIERS = { guitu: words('系统内', 'Guitu'), paper: words('纸质', 'Paper') };

export const letterList = defineList({
  name: 'letters',
  title: words('函件', 'Letters'),
  needs: 'case.read',
  filter: LetterQuery,
  columns: [
    {
      key: 'kind',
      title: words('种类', 'Kind'),
      width: 24,
      value: ({ kind }: LetterItem, locale) => OFFICE_LETTERS[kind]?.[locale] ?? kind,
    },
    { key: 'number', title: words('文号', 'Number'), extra: true, value: ({ paperNumber }) => paperNumber },
    { key: 'way', title: words('收发', 'Way'), value: ({ direction }, locale) => DIRECTIONS[direction][locale] },
    { key: 'from', title: words('发函单位', 'From'), width: 24, value: ({ fromUnit }) => fromUnit.name },
    { key: 'to', title: words('收函单位', 'To'), width: 24, value: ({ toUnit, toName }) => toUnit?.name ?? toName },
    { key: 'by', title: words('方式', 'By'), value: ({ carrier }, locale) => CARRIERS[carrier][locale] },
    { key: 'sent', title: words('发出', 'Sent'), width: 18, value: ({ sent }) => inShanghai(sent) },
    { key: 'arrived', title: words('送达', 'Arrived'), width: 24, value: arrival },
  ],
  read: (tx, actor, filter, page) => listLetters(tx, actor.units, filter, page),
});

function arrival({ delivered, refused }: LetterItem, locale: Locale): string {
  if (refused !== null) return locale === 'zh' ? `被退回：${refused}` : `sent back: ${refused}`;
  return delivered === null ? (locale === 'zh' ? '未送达' : 'not yet') : inShanghai(delivered);
}
