/**
 * Who is on leave, who is due back and who is late, who is about to go, and which requests wait. Which cases these are the stored duties say; what is
 * said of each leave the law reads from the history, so that nothing about it is stored a second time.
 */
import { z } from 'zod';
import { APPROVERS, LEAVE_REASONS } from '../../../law/corrections/vocabulary.ts';
import { type LeaveNow, leavesOn } from '../../../law/index.ts';
import type { PlainDate } from '../../../law/kernel/plain-date.ts';
import { type Locale, type Words, words } from '../../../law/kernel/words.ts';
import type { FieldCipher } from '../keys/keys.ts';
import { defineList, type List } from '../lists/list.ts';
import { OFFICER_COLUMNS, Officer, type OfficerRow, officerOf } from '../officers/officers.ts';
import type { Tx } from '../postgres/database.ts';
import type { Actor } from '../scope/actor.ts';
import { caseFileOf, findCases, readHistories } from './case-store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { Named, namesOf } from './duty-list.ts';
import { placeNames } from './place-names.ts';
import { reachOf, SCOPES } from './reach.ts';

const STAGES = ['asked', 'sent-up', 'granted', 'away', 'overstayed'] as const satisfies readonly LeaveNow['stage'][];

/** What one looks for: requests that wait, leaves granted and not over, those of them that end today, those that ended. */
const SHOWN = ['waiting', 'out', 'back-today', 'late'] as const;
type Shown = (typeof SHOWN)[number];

export const LeaveItem = z.object({
  caseId: z.string(),
  name: z.string(),
  unit: Named,
  officer: Officer.nullable(),
  proceeding: z.string(),
  stage: z.enum(STAGES),
  from: z.string().nullable(),
  to: z.string().nullable(),
  days: z.int().nullable(),
  daysLate: z.int(),
  destination: z.object({ code: z.string(), name: z.string() }).nullable(),
  reason: z.string().nullable(),
  approvedBy: z.string().nullable(),
  askedOn: z.string().nullable(),
  lastWord: z.string().nullable(),
  extensionTo: z.string().nullable(),
});
export type LeaveItem = z.infer<typeof LeaveItem>;

export const LeaveQuery = z.object({
  scope: z.enum(SCOPES).default('county'),
  unit: z.uuid().optional(),
  show: z.enum(SHOWN).optional(),
});
type Asked = z.infer<typeof LeaveQuery> & { readonly cases?: readonly string[] | undefined };

/** The duties that say a leave is in hand: the decision on a request, and the return. */
const IN_HAND = `
  SELECT d.case_id, d.due, d.status, d.rule FROM guitu.duty_now d
  WHERE d.unit = ANY ($1::uuid[]) AND d.status IN ('open', 'overdue')
    AND ((d.rule = 'LEAVE-02' AND d.clock = 'decide') OR (d.rule = 'LEAVE-09' AND d.clock = 'main'))`;

const CONDITIONS: Readonly<Record<Shown, string>> = {
  waiting: `h.rule = 'LEAVE-02'`,
  out: `h.rule = 'LEAVE-09'`,
  'back-today': `h.rule = 'LEAVE-09' AND h.due = guitu.scope_today()`,
  late: `h.rule = 'LEAVE-09' AND h.status = 'overdue'`,
};

/** Whether a leave is among those a filter shows; the same as the duty says, for a case with several. */
const isShown = (shown: Shown | undefined, { stage, to }: LeaveNow, today: PlainDate): boolean => {
  const waits = stage === 'asked' || stage === 'sent-up';
  switch (shown) {
    case undefined:
      return true;
    case 'waiting':
      return waits;
    case 'out':
      return !waits;
    case 'back-today':
      return !waits && to === today;
    case 'late':
      return stage === 'overstayed';
  }
};

export async function countLeaves(tx: Tx, units: readonly string[]): Promise<Record<Shown, number>> {
  const counts = SHOWN.map((shown) => `count(*) FILTER (WHERE ${CONDITIONS[shown]}) AS "${shown}"`);
  const { rows } = await tx.query<Record<Shown, number>>(`SELECT ${counts.join(', ')} FROM (${IN_HAND}) h`, [units]);
  return rows[0] ?? { waiting: 0, out: 0, 'back-today': 0, late: 0 };
}

/** Stands for «no day yet» in the order. */
const FAR = '9999-12-31';

interface Row extends OfficerRow {
  id: string;
  person: string | null;
  unit: string;
  unit_name: string;
  day: PlainDate;
}

/** A page of cases with their leaves: whoever should be back first comes first, requests without a day last. */
export async function listLeaves(
  tx: Tx,
  cipher: FieldCipher,
  actor: Actor,
  { scope, unit, show, cases }: Asked,
  page: { readonly after?: string; readonly limit: number },
): Promise<{ items: LeaveItem[]; next: string | null }> {
  const { units } = reachOf(actor, scope, unit);
  const [day, id] = readCursor(page.after, 2) ?? [];
  const { rows } = await tx.query<Row>(
    `SELECT c.id, c.person, c.unit, o.name AS unit_name, w.day, ${OFFICER_COLUMNS} FROM (
       SELECT h.case_id, min(COALESCE(h.due, '${FAR}')) AS day FROM (${IN_HAND}) h
       WHERE ${show === undefined ? 'true' : CONDITIONS[show]} AND ($3::uuid[] IS NULL OR h.case_id = ANY ($3::uuid[])) GROUP BY h.case_id) w
     JOIN guitu."case" c ON c.id = w.case_id
     JOIN guitu.organisation o ON o.id = c.unit
     LEFT JOIN guitu.officer_now f ON f.case_id = c.id
     WHERE $4::date IS NULL OR (w.day, c.id) > ($4::date, $5::uuid)
     ORDER BY w.day, c.id LIMIT $2`,
    [units, page.limit + 1, cases ?? null, day ?? null, id ?? null],
  );
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: await itemsOf(tx, cipher, shown, (leave) => isShown(show, leave, actor.today), actor.today),
    next: rows.length > page.limit && last ? writeCursor([last.day, last.id]) : null,
  };
}

async function itemsOf(
  tx: Tx,
  cipher: FieldCipher,
  rows: readonly Row[],
  wanted: (leave: LeaveNow) => boolean,
  today: PlainDate,
): Promise<LeaveItem[]> {
  if (rows.length === 0) return [];
  const histories = await readHistories(
    tx,
    cipher,
    await findCases(
      tx,
      rows.map(({ id }) => id),
      false,
    ),
  );
  const leaves = new Map(
    histories.map((history) => [history.row.id, leavesOn(caseFileOf(history), today).filter(wanted)] as const),
  );
  const names = await namesOf(tx, rows);
  const places = await placeNames(
    tx,
    [...leaves.values()].flat().flatMap(({ destination }) => destination ?? []),
  );
  return rows.flatMap((row) =>
    (leaves.get(row.id) ?? []).map(
      ({ destination, ...leave }): LeaveItem => ({
        caseId: row.id,
        name: names.get(row.person ?? '') ?? '',
        unit: { id: row.unit, name: row.unit_name },
        officer: officerOf(row),
        ...leave,
        destination: destination === null ? null : { code: destination, name: places.get(destination) ?? destination },
      }),
    ),
  );
}

const STAGE_WORDS = {
  asked: words('待审批', 'To be decided'),
  'sent-up': words('已报上一级', 'Sent up'),
  granted: words('已批准，未出发', 'Granted, to come'),
  away: words('外出中', 'Away'),
  overstayed: words('逾期未归', 'Not back'),
} as const satisfies Record<LeaveNow['stage'], Words>;

/** The words of a code; one that no table has is said as it stands. */
const say = (table: Readonly<Record<string, Words>>, code: string | null, locale: Locale): string | null =>
  code === null ? null : ((Object.hasOwn(table, code) ? table[code]?.[locale] : undefined) ?? code);

export function leaveList(cipher: FieldCipher): List {
  return defineList({
    name: 'leaves',
    title: words('外出台账', 'Leaves'),
    needs: 'case.read',
    filter: LeaveQuery,
    columns: [
      { key: 'name', title: words('姓名', 'Name'), width: 12, value: ({ name }: LeaveItem) => name },
      { key: 'stage', title: words('状态', 'State'), value: ({ stage }, locale) => STAGE_WORDS[stage][locale] },
      { key: 'destination', title: words('目的地', 'Where'), width: 24, value: ({ destination }) => destination?.name ?? null },
      { key: 'reason', title: words('事由', 'Why'), value: ({ reason }, locale) => say(LEAVE_REASONS, reason, locale) },
      { key: 'from', title: words('起', 'From'), value: ({ from }) => from },
      { key: 'to', title: words('止', 'To'), value: ({ to }) => to },
      { key: 'days', title: words('天数', 'Days'), value: ({ days }) => days },
      { key: 'late', title: words('逾期日数', 'Days late'), value: ({ daysLate }) => daysLate || null },
      { key: 'lastWord', title: words('最近联络', 'Last word'), value: ({ lastWord }) => lastWord },
      {
        key: 'approvedBy',
        title: words('批准机关', 'Granted by'),
        width: 20,
        value: ({ approvedBy }, locale) => say(APPROVERS, approvedBy, locale),
      },
      { key: 'asked', title: words('申请日期', 'Asked on'), extra: true, value: ({ askedOn }) => askedOn },
      { key: 'unit', title: words('执行地', 'Unit'), width: 22, value: ({ unit }) => unit.name },
      { key: 'officer', title: words('承办人', 'Officer'), value: ({ officer }) => officer?.name ?? null },
    ],
    read: (tx, actor, query, page) => listLeaves(tx, cipher, actor, query, page),
  });
}
