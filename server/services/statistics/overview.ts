/**
 * The dashboard of an office or a county: counts under the reader's scope, each with the list that makes it. The counts of people and
 * duties are the lists' own conditions, so a number and its list cannot say different things. Indicators carry the ids of the statistics
 * catalogue (S04 …) where one is meant.
 */
import { addDays, addMonths, type PlainDate, plainDate } from '../../../law/kernel/plain-date.ts';
import type { Words } from '../../../law/kernel/words.ts';
import { type CaseFilter, countCases, countCasesBy } from '../../platform/cases/case-list.ts';
import { countDuties, countDutiesBy, type DutyFilter } from '../../platform/cases/duty-list.ts';
import type { Reach } from '../../platform/cases/reach.ts';
import type { Tx } from '../../platform/postgres/database.ts';

/** Days ahead that «about to be released» looks. */
export const RELEASES_AHEAD = 60;
const RELEASES_SHOWN = 10;
export const MONTHS_BACK = 12;

/** A list and its filter, as they stand in the address of the page. */
export interface Drill {
  readonly list: 'people' | 'duties';
  readonly filter: Readonly<Record<string, string | boolean>>;
}

export interface Counted {
  readonly code: string;
  readonly count: number;
  readonly drill: Drill;
}

export interface Overview {
  readonly on: PlainDate;
  readonly figures: readonly (Counted & { readonly indicator?: string })[];
  readonly byKind: readonly Counted[];
  readonly byGrade: readonly Counted[];
  readonly byState: readonly Counted[];
  readonly overdueByRule: readonly (Counted & { readonly act: Words })[];
  readonly week: readonly Counted[];
  /** Oldest month first, `2026-01`. */
  readonly months: readonly {
    readonly month: string;
    readonly received: Counted;
    readonly ended: Counted;
    readonly released: Counted;
  }[];
  readonly offices: readonly {
    readonly id: string;
    readonly name: string;
    readonly inService: Counted;
    readonly waiting: Counted;
    readonly overdue: Counted;
    readonly week: Counted;
  }[];
  readonly releases: { readonly total: Counted; readonly items: readonly Release[] };
}

interface Release {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly ends: PlainDate;
}

/** `reach`: what is counted; `unit`: set where one unit alone was asked for, and then part of every drill. */
export async function overviewOf(tx: Tx, today: PlainDate, reach: Reach, unit: string | undefined): Promise<Overview> {
  const within = unit === undefined ? {} : { unit };
  const people = (filter: Readonly<Record<string, string | boolean>>): Drill => ({
    list: 'people',
    filter: { ...filter, ...within },
  });
  const duties = (filter: Readonly<Record<string, string | boolean>>): Drill => ({
    list: 'duties',
    filter: { ...filter, ...within },
  });
  const cases = (filter: Omit<CaseFilter, 'reach' | 'case'>): CaseFilter => ({ reach, case: 'corrections', ...filter });
  const owed = (filter: Omit<DutyFilter, 'reach'>): DutyFilter => ({ reach, ...filter });
  const inService = cases({ standing: 'in-service' });
  const soon = { endsFrom: today, endsTo: addDays(today, RELEASES_AHEAD) };
  const releasing = cases({ standing: 'in-service', ...soon });

  const by = async (column: 'kind' | 'state' | 'grade'): Promise<Counted[]> =>
    (await countCasesBy(tx, inService, column)).map(({ code, count }) => ({
      code: code ?? 'none',
      count,
      drill: people({ standing: 'in-service', [column]: code ?? 'none' }),
    }));
  const one = (code: string, count: number, drill: Drill): Counted => ({ code, count, drill });
  const weekDays = await countDutiesBy(tx, today, owed({ band: 'week' }), 'due');
  return {
    on: today,
    figures: [
      { ...one('inService', await countCases(tx, inService), people({ standing: 'in-service' })), indicator: 'S10' },
      one('waiting', await countCases(tx, cases({ standing: 'waiting' })), people({ standing: 'waiting' })),
      one('overdue', await countDuties(tx, today, owed({ band: 'overdue' })), duties({ band: 'overdue' })),
      one('due', await countDuties(tx, today, owed({ band: 'due' })), duties({ band: 'due' })),
      one('week', await countDuties(tx, today, owed({ band: 'week' })), duties({ band: 'week' })),
    ],
    byKind: await by('kind'),
    byGrade: await by('grade'),
    byState: await by('state'),
    overdueByRule: (await countDutiesBy(tx, today, owed({ band: 'overdue' }), 'rule')).map(({ code, act, count }) => ({
      ...one(code, count, duties({ band: 'overdue', rule: code })),
      act,
    })),
    week: weekDays
      .map(({ code, count }) => one(code, count, duties({ band: 'week', dueFrom: code, dueBefore: addDays(plainDate(code), 1) })))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    months: await monthsOf(tx, today, reach.units, people),
    offices: unit === undefined ? await officesOf(tx, today, reach) : [],
    releases: {
      total: one('releases', await countCases(tx, releasing), people({ standing: 'in-service', ...soon })),
      items: await nextReleases(tx, reach.units, soon.endsFrom, soon.endsTo),
    },
  };
}

/** Arrivals (S02 and S03 together: a move in is received like a judgment), every end (S09), and of these the releases at term (S04). */
async function monthsOf(
  tx: Tx,
  today: PlainDate,
  units: readonly string[],
  people: (filter: Readonly<Record<string, string>>) => Drill,
): Promise<Overview['months']> {
  const thisMonth = plainDate(`${today.slice(0, 7)}-01`);
  const first = addMonths(thisMonth, 1 - MONTHS_BACK);
  const { rows } = await tx.query<{ month: string; received: number; ended: number; released: number }>(
    `WITH m AS MATERIALIZED (
       SELECT received_on, ended_on, state FROM guitu.case_milestone
       WHERE unit = ANY ($1::uuid[]) AND domain = 'corrections' AND (received_on >= $2 OR ended_on >= $2))
     SELECT month, sum(received) AS received, sum(ended) AS ended, sum(released) AS released FROM (
       SELECT to_char(received_on, 'YYYY-MM') AS month, 1 AS received, 0 AS ended, 0 AS released FROM m WHERE received_on BETWEEN $2 AND $3
       UNION ALL
       SELECT to_char(ended_on, 'YYYY-MM'), 0, 1, CASE state WHEN 'released' THEN 1 ELSE 0 END FROM m WHERE ended_on BETWEEN $2 AND $3) x
     GROUP BY month`,
    [units, first, today],
  );
  const found = new Map(rows.map((row) => [row.month, row]));
  return Array.from({ length: MONTHS_BACK }, (_, index) => {
    const from = addMonths(first, index);
    const to = addDays(addMonths(from, 1), -1);
    const month = from.slice(0, 7);
    const row = found.get(month);
    const last = to > today ? today : to;
    return {
      month,
      received: { code: 'received', count: row?.received ?? 0, drill: people({ receivedFrom: from, receivedTo: last }) },
      ended: { code: 'ended', count: row?.ended ?? 0, drill: people({ endedFrom: from, endedTo: last }) },
      released: {
        code: 'released',
        count: row?.released ?? 0,
        drill: people({ state: 'released', endedFrom: from, endedTo: last }),
      },
    };
  });
}

/** Every unit beside the others; those without a person stand there with zero. */
async function officesOf(tx: Tx, today: PlainDate, reach: Reach): Promise<Overview['offices']> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    `SELECT id, name FROM guitu.organisation WHERE id = ANY ($1::uuid[]) AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)
     ORDER BY region, id`,
    [reach.units, today],
  );
  const countOf = (counts: readonly { readonly code: string | null; readonly count: number }[], id: string) =>
    counts.find(({ code }) => code === id)?.count ?? 0;
  const inService = await countCasesBy(tx, { reach, case: 'corrections', standing: 'in-service' }, 'unit');
  const waiting = await countCasesBy(tx, { reach, case: 'corrections', standing: 'waiting' }, 'unit');
  const overdue = await countDutiesBy(tx, today, { reach, band: 'overdue' }, 'unit');
  const week = await countDutiesBy(tx, today, { reach, band: 'week' }, 'unit');
  return rows.map(({ id, name }) => ({
    id,
    name,
    inService: {
      code: 'inService',
      count: countOf(inService, id),
      drill: { list: 'people', filter: { standing: 'in-service', unit: id } },
    },
    waiting: {
      code: 'waiting',
      count: countOf(waiting, id),
      drill: { list: 'people', filter: { standing: 'waiting', unit: id } },
    },
    overdue: { code: 'overdue', count: countOf(overdue, id), drill: { list: 'duties', filter: { band: 'overdue', unit: id } } },
    week: { code: 'week', count: countOf(week, id), drill: { list: 'duties', filter: { band: 'week', unit: id } } },
  }));
}

/** Whose term ends next. */
async function nextReleases(tx: Tx, units: readonly string[], from: PlainDate, to: PlainDate): Promise<Release[]> {
  const { rows } = await tx.query<Release>(
    `SELECT c.id, COALESCE(p.name, '') AS name, o.name AS unit, c.term_to AS ends
     FROM guitu.case_now c JOIN guitu.organisation o ON o.id = c.unit LEFT JOIN guitu.person p ON p.id = c.person
     WHERE c.unit = ANY ($1::uuid[]) AND c.domain = 'corrections' AND NOT c.closed AND c.state NOT IN ('expected', 'overdue')
       AND c.term_to BETWEEN $2 AND $3
     ORDER BY c.term_to, c.id LIMIT ${RELEASES_SHOWN}`,
    [units, from, to],
  );
  return rows;
}
